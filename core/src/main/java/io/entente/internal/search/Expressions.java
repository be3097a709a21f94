package io.entente.internal.search;

import io.entente.query.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Questions about the parts of an expression. */
final class Expressions {

  private Expressions() {}

  /** Returns the parts of a list of words and other things, or else the expression alone. */
  static List<Expression> sides(Expression expression) {
    return expression instanceof Expression.Words words ? words.parts() : List.of(expression);
  }

  /** Returns the words, phrases, prefixes and fields of an expression in order. */
  static List<Expression> leaves(Expression expression) {
    List<Expression> leaves = new ArrayList<>();
    addLeaves(expression, leaves);
    return leaves;
  }

  private static void addLeaves(Expression expression, List<Expression> leaves) {
    switch (expression) {
      case Expression.Words list -> list.parts().forEach(part -> addLeaves(part, leaves));
      case Expression.And and -> and.parts().forEach(part -> addLeaves(part, leaves));
      case Expression.Or or -> or.parts().forEach(part -> addLeaves(part, leaves));
      case Expression.Not not -> addLeaves(not.part(), leaves);
      case Expression.Near near -> {
        addLeaves(near.left(), leaves);
        addLeaves(near.right(), leaves);
      }
      case Expression.Within within -> {
        addLeaves(within.left(), leaves);
        addLeaves(within.right(), leaves);
      }
      default -> leaves.add(expression);
    }
  }

  /** Counts the operators of an expression. */
  static int operators(Expression expression) {
    return switch (expression) {
      case Expression.Words words -> operators(words.parts());
      case Expression.And and -> and.parts().size() - 1 + operators(and.parts());
      case Expression.Or or -> or.parts().size() - 1 + operators(or.parts());
      case Expression.Not not -> 1 + operators(not.part());
      case Expression.Near near -> 1 + operators(near.left()) + operators(near.right());
      case Expression.Within within -> 1 + operators(within.left()) + operators(within.right());
      default -> 0;
    };
  }

  private static int operators(List<Expression> parts) {
    return parts.stream().mapToInt(Expressions::operators).sum();
  }

  /** Whether an expression is made of fields alone, which admit but say nothing. */
  static boolean onlyAdmits(Expression expression) {
    return switch (expression) {
      case Expression.Field ignored -> true;
      case Expression.Not not -> onlyAdmits(not.part());
      case Expression.And and -> onlyAdmit(and.parts());
      case Expression.Or or -> onlyAdmit(or.parts());
      case Expression.Words words -> !words.parts().isEmpty() && onlyAdmit(words.parts());
      default -> false;
    };
  }

  private static boolean onlyAdmit(List<Expression> parts) {
    return parts.stream().allMatch(Expressions::onlyAdmits);
  }

  /** Returns the exclusions that the whole query requires, told apart by where they stand. */
  static Set<Expression.Not> requiredNots(Expression expression) {
    Set<Expression.Not> required = Collections.newSetFromMap(new IdentityHashMap<>());
    addRequiredNots(expression, required);
    return required;
  }

  private static void addRequiredNots(Expression expression, Set<Expression.Not> required) {
    switch (expression) {
      case Expression.Not not -> required.add(not);
      case Expression.And and -> and.parts().forEach(part -> addRequiredNots(part, required));
      case Expression.Words words -> words.parts().forEach(part -> addRequiredNots(part, required));
      default -> {
        // What is within alternatives or nearness is not required.
      }
    }
  }
}
