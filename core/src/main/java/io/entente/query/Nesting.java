package io.entente.query;

import java.util.List;

/**
 * How deep expressions are nested: in the brackets and exclusions that {@link ExpressionPrinter} writes, and in
 * nearness. What is within the limit is read back by {@link QueryParser#strict}.
 */
final class Nesting {

  private Nesting() {}

  /** Checks what is put together of parts; {@code least} says which of them stand in brackets. */
  static void check(List<Expression> parts, int least) {
    check(within(parts, least));
  }

  /** Checks the exclusion of a part. */
  static void checkNot(Expression part) {
    check(1 + within(part, ExpressionPrinter.UNARY));
  }

  /** Checks the nearness of two sides. */
  static void checkNear(Expression left, Expression right) {
    check(nearness(left, right));
    check(sides(left, right));
  }

  private static void check(int depth) {
    if (depth > Expression.MAX_NESTING) {
      throw new IllegalArgumentException(
          "an expression must not be nested more than " + Expression.MAX_NESTING + " deep");
    }
  }

  private static int brackets(Expression expression) {
    return switch (expression) {
      case Expression.Words words -> within(words.parts(), ExpressionPrinter.SIDE);
      case Expression.Or or -> within(or.parts(), ExpressionPrinter.AND);
      case Expression.And and -> within(and.parts(), ExpressionPrinter.NEAR);
      case Expression.Not not -> 1 + within(not.part(), ExpressionPrinter.UNARY);
      case Expression.Near near -> sides(near.left(), near.right());
      case Expression.Within within -> sides(within.left(), within.right());
      default -> 0;
    };
  }

  private static int sides(Expression left, Expression right) {
    return Math.max(within(left, ExpressionPrinter.NEAR), within(right, ExpressionPrinter.UNARY));
  }

  private static int within(List<Expression> parts, int least) {
    return parts.stream().mapToInt(part -> within(part, least)).max().orElse(0);
  }

  private static int within(Expression part, int least) {
    return brackets(part) + (ExpressionPrinter.level(part) < least ? 1 : 0);
  }

  /** How deep nearness and alternatives in it are within one another. */
  static int nearness(Expression placed) {
    return switch (placed) {
      case Expression.Near near -> nearness(near.left(), near.right());
      case Expression.Within within -> nearness(within.left(), within.right());
      case Expression.Or or ->
        1 + or.parts().stream().mapToInt(Nesting::nearness).max().orElse(0);
      default -> 0;
    };
  }

  private static int nearness(Expression left, Expression right) {
    return 1 + Math.max(nearness(left), nearness(right));
  }
}
