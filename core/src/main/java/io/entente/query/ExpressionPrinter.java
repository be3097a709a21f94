package io.entente.query;

import io.entente.query.QueryLexer.Kind;
import io.entente.query.QueryLexer.Token;
import java.util.List;

/** Writes expressions as text that {@link QueryParser#strict} reads back, with no bracket too many. */
final class ExpressionPrinter {

  // How tightly the parts of the grammar bind.
  static final int QUERY = 0;
  static final int SIDE = 1;
  static final int AND = 2;
  static final int NEAR = 3;
  static final int UNARY = 4;
  static final int PRIMARY = 5;

  private final StringBuilder text = new StringBuilder();

  private ExpressionPrinter() {}

  static String print(Expression expression) {
    ExpressionPrinter printer = new ExpressionPrinter();
    printer.write(expression, QUERY);
    return printer.text.toString();
  }

  static int level(Expression expression) {
    return switch (expression) {
      case Expression.Words ignored -> QUERY;
      case Expression.Or ignored -> SIDE;
      case Expression.And ignored -> AND;
      case Expression.Near ignored -> NEAR;
      case Expression.Within ignored -> NEAR;
      case Expression.Not ignored -> UNARY;
      default -> PRIMARY;
    };
  }

  private void write(Expression expression, int least) {
    boolean bracketed = level(expression) < least;
    if (bracketed) {
      text.append('(');
    }
    switch (expression) {
      case Expression.Word word -> writeWord(word.text());
      case Expression.Phrase phrase -> text.append(quoted(phrase.text()));
      case Expression.Prefix prefix -> text.append(prefix.text()).append('*');
      case Expression.Field field -> text.append(FilterText.print(field.filter()));
      case Expression.Words words -> write(words.parts(), " ", SIDE);
      case Expression.Or or -> write(or.parts(), " OR ", AND);
      case Expression.And and -> write(and.parts(), " AND ", NEAR);
      case Expression.Not not -> writeNot(not.part());
      case Expression.Near near -> writeNear(near.left(), "NEAR/" + near.distance(), near.right());
      case Expression.Within within ->
        writeNear(within.left(), within.extent().name(), within.right());
    }
    if (bracketed) {
      text.append(')');
    }
  }

  private void write(List<Expression> parts, String between, int least) {
    for (int i = 0; i < parts.size(); i++) {
      text.append(i == 0 ? "" : between);
      write(parts.get(i), least);
    }
  }

  private void writeNear(Expression left, String operator, Expression right) {
    write(left, NEAR);
    text.append(' ').append(operator).append(' ');
    write(right, UNARY);
  }

  private void writeNot(Expression part) {
    int at = text.length();
    write(part, UNARY);
    int first = text.codePointAt(at);
    boolean tight = Character.isLetterOrDigit(first) || first == '"' || first == '(';
    text.insert(at, tight && !(part instanceof Expression.Not) ? "-" : "NOT ");
  }

  private void writeWord(String word) {
    if (isPlain(word) || isRead(word, word)) {
      text.append(word);
      return;
    }
    String escaped = escaped(word);
    text.append(isRead(escaped, word) ? escaped : "\\" + escaped);
  }

  /** Whether a word is small letters and figures alone, or begins with a capital, and can mean nothing else. */
  private static boolean isPlain(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean small = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
      if (!small && (i > 0 || !(c >= 'A' && c <= 'Z'))) {
        return false;
      }
    }
    return !word.isEmpty() && !word.equals("or");
  }

  /** Whether text is read as just this word. */
  private static boolean isRead(String text, String word) {
    try {
      List<Token> tokens = QueryLexer.tokens(text, (offset, error, remark) -> {
        throw new QuerySyntaxException(error, offset);
      });
      return tokens.size() == 1
          && tokens.getFirst().kind() == Kind.OPERAND
          && new Expression.Word(word).equals(tokens.getFirst().operand());
    } catch (QuerySyntaxException e) {
      return false;
    }
  }

  private static String escaped(String word) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if ("\\():*".indexOf(c) >= 0 || QueryLexer.isQuote(c)) {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return escaped.toString();
  }

  /** Returns text between quotes. */
  static String quoted(String plain) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c == '\\' || QueryLexer.isQuote(c)) {
        quoted.append('\\');
      }
      quoted.append(c);
    }
    return quoted.append('"').toString();
  }
}
