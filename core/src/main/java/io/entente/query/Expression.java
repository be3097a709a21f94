package io.entente.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a passage has to say: the part of a query that matches and scores. Immutable.
 *
 * <p>An expression is read from text by {@link #parse}, or put together by a program:
 * {@code phrase("trade war").near(10, prefix("tariff").or(word("duties")))}. {@link #toString} gives
 * text that parses back to an equal expression, unless that text is longer than {@link #parse} reads.
 *
 * <p>Brackets and exclusions in that text, and nearness, may be nested 100 deep; an expression that would
 * be nested deeper is refused where it is made, with an {@link IllegalArgumentException}.
 */
public sealed interface Expression {

  /** The most brackets and exclusions within one another, and of nearness within one another. */
  int MAX_NESTING = 100;

  /** The most words that a nearness may allow between its two sides. */
  int MAX_DISTANCE = 1000;

  /**
   * A word in any of its forms, or a unit such as {@code $100} or {@code 5(2)}.
   *
   * @param text the word as typed, without white space
   */
  record Word(String text) implements Expression {
    /**
     * Checks the word.
     *
     * @throws IllegalArgumentException if it is empty or holds white space
     */
    public Word {
      Objects.requireNonNull(text, "text");
      if (text.isEmpty() || text.chars().anyMatch(QueryLexer::isSpace)) {
        throw new IllegalArgumentException(
            "a word must not be empty or hold white space, got '" + text + "'");
      }
    }

    @Override
    public String toString() {
      return ExpressionPrinter.print(this);
    }
  }

  /**
   * Words exactly as they are, one behind the other in one sentence.
   *
   * @param text the words, without white space before and behind
   */
  record Phrase(String text) implements Expression {
    /**
     * Takes white space off both ends.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public Phrase {
      Objects.requireNonNull(text, "text");
      text = stripped(text);
      if (text.isEmpty()) {
        throw new IllegalArgumentException("a phrase must not be blank");
      }
    }

    @Override
    public String toString() {
      return ExpressionPrinter.print(this);
    }
  }

  /**
   * All words that begin so.
   *
   * @param text the beginning, at least two letters or digits, without the star
   */
  record Prefix(String text) implements Expression {
    /**
     * Checks the beginning.
     *
     * @throws IllegalArgumentException if it is shorter, or holds anything else
     */
    public Prefix {
      Objects.requireNonNull(text, "text");
      if (text.codePointCount(0, text.length()) < 2
          || text.codePoints().anyMatch(c -> !Character.isLetterOrDigit(c))) {
        throw new IllegalArgumentException(
            "a prefix must be at least two letters or digits, got '" + text + "'");
      }
    }

    @Override
    public String toString() {
      return ExpressionPrinter.print(this);
    }
  }

  /**
   * Parts side by side, as typed into a search box: of the plain words any may match, and more are
   * better; every other part must match. A passage has to match a plain word only where no other
   * part says anything; exclusions, and what is made of fields alone, say nothing. Small words such as
   * {@code the} count only where there is nothing else.
   *
   * @param parts two or more, or none to say nothing
   */
  record Words(List<Expression> parts) implements Expression {
    /**
     * Copies the list; lists within the list become part of it.
     *
     * @throws IllegalArgumentException if there is just one part, which {@link Expression#words} returns
     *     as it is, or if they are nested too deep
     */
    public Words {
      Objects.requireNonNull(parts, "parts");
      parts = flat(Words.class, parts);
      Nesting.check(parts, ExpressionPrinter.SIDE);
      if (parts.size() == 1) {
        throw new IllegalArgumentException("a part side by side with nothing is the part itself");
      }
    }

    @Override
    public String toString() {
      return ExpressionPrinter.print(this);
    }
  }

  /**
   * All parts must match.
   *
   * @param parts two or more
   */
  record And(List<Expression> parts) implements Expression {
    /**
     * Copies the list; conjunctions in it become part of it.
     *
     * @throws IllegalArgumentException if there are fewer than two parts, one says nothing, or they are
     *     nested too deep
     */
    public And {
      Objects.requireNonNull(parts, "parts");
      parts = several("AND", flat(And.class, parts));
      Nesting.check(parts, ExpressionPrinter.NEAR);
    }

    @Override
    public String toString() {
      return ExpressionPrinter.print(this);
    }
  }

  /**
   * At least one part must match.
   *
   * @param parts two or more
   */
  record Or(List<Expression> parts) implements Expression {
    /**
     * Copies the list; alternatives in it become part of it.
     *
     * @throws IllegalArgumentException if there are fewer than two parts, one says nothing, or they are
     *     nested too deep
     */
    public Or {
      Objects.requireNonNull(parts, "parts");
      parts = several("OR", flat(Or.class, parts));
      Nesting.check(parts, ExpressionPrinter.AND);
    }

    @Override
    public String toString() {
      return ExpressionPrinter.print(this);
    }
  }

  /**
   * The part must not match.
   *
   * @param part what is excluded
   */
  record Not(Expression part) implements Expression {
    /**
     * Checks the part.
     *
     * @throws IllegalArgumentException if it says nothing, or is nested too deep
     */
    public Not {
      Objects.requireNonNull(part, "part");
      saying("NOT", part);
      Nesting.checkNot(part);
    }

    @Override
    public String toString() {
      return ExpressionPrinter.print(this);
    }
  }

  /**
   * Both sides occur, in either order, with at most so many words between them. The end of a sentence
   * and a symbol such as {@code %} count as one word.
   *
   * @param left a word, phrase, prefix, nearness, or alternatives of these
   * @param right likewise
   * @param distance the most words between, in [0, 1000]
   */
  record Near(Expression left, Expression right, int distance) implements Expression {
    /**
     * Checks the sides and the distance.
     *
     * @throws IllegalArgumentException if a side has no place in a text, the distance is out of range, or
     *     the sides are nested too deep
     */
    public Near {
      Objects.requireNonNull(left, "left");
      Objects.requireNonNull(right, "right");
      if (distance < 0 || distance > MAX_DISTANCE) {
        throw new IllegalArgumentException(
            "distance must be in [0, " + MAX_DISTANCE + "], got " + distance);
      }
      placed("NEAR", left);
      placed("NEAR", right);
      Nesting.checkNear(left, right);
    }

    @Override
    public String toString() {
      return ExpressionPrinter.print(this);
    }
  }

  /**
   * Both sides occur, in either order, within one sentence or one paragraph.
   *
   * @param left a word, phrase, prefix, nearness, or alternatives of these
   * @param right likewise
   * @param extent within what
   */
  record Within(Expression left, Expression right, Extent extent) implements Expression {
    /**
     * Checks the sides.
     *
     * @throws IllegalArgumentException if a side has no place in a text, or the sides are nested too deep
     */
    public Within {
      Objects.requireNonNull(left, "left");
      Objects.requireNonNull(right, "right");
      Objects.requireNonNull(extent, "extent");
      placed(extent.name(), left);
      placed(extent.name(), right);
      Nesting.checkNear(left, right);
    }

    @Override
    public String toString() {
      return ExpressionPrinter.print(this);
    }
  }

  /** A stretch of text that two things may share. */
  enum Extent {
    /** From one end of a sentence to the next. */
    SENTENCE,
    /** From one empty line to the next. */
    PARAGRAPH
  }

  /**
   * The passage or its document satisfies a filter; for filters inside brackets, alternatives and
   * exclusions.
   *
   * @param filter the filter
   */
  record Field(Filter filter) implements Expression {
    /** Checks that there is a filter. */
    public Field {
      Objects.requireNonNull(filter, "filter");
    }

    @Override
    public String toString() {
      return ExpressionPrinter.print(this);
    }
  }

  /**
   * Reads an expression strictly.
   *
   * @param text the text, as {@code docs/queries.md} describes it
   * @return the expression
   * @throws QuerySyntaxException if the text does not follow the grammar, is longer than
   *     {@link PolicyQuery#MAX_LENGTH} or nested more than 100 deep; it says where, and what was expected
   */
  static Expression parse(String text) {
    Objects.requireNonNull(text, "text");
    return QueryParser.strict(text);
  }

  /**
   * Returns the expression that says nothing, for queries by filters alone.
   *
   * @return an empty list of words
   */
  static Expression nothing() {
    return new Words(List.of());
  }

  /**
   * Returns a word in any of its forms.
   *
   * @param text the word, without white space
   * @return the expression
   * @throws IllegalArgumentException if it is empty or holds white space
   */
  static Expression word(String text) {
    return new Word(text);
  }

  /**
   * Returns words exactly as they are.
   *
   * @param text the words
   * @return the expression
   * @throws IllegalArgumentException if they are blank
   */
  static Expression phrase(String text) {
    return new Phrase(text);
  }

  /**
   * Returns all words that begin so.
   *
   * @param text the beginning, at least two letters or digits
   * @return the expression
   * @throws IllegalArgumentException if it is shorter or holds anything else
   */
  static Expression prefix(String text) {
    return new Prefix(text);
  }

  /**
   * Returns parts side by side, as {@link Words} has them.
   *
   * @param parts the parts
   * @return the expression; the part itself if there is just one
   */
  static Expression words(Expression... parts) {
    Objects.requireNonNull(parts, "parts");
    List<Expression> flat = flat(Words.class, Arrays.asList(parts));
    return flat.size() == 1 ? flat.getFirst() : new Words(flat);
  }

  /**
   * Returns what satisfies a filter.
   *
   * @param filter the filter
   * @return the expression
   */
  static Expression field(Filter filter) {
    return new Field(filter);
  }

  /**
   * Requires this and another.
   *
   * @param other the other
   * @return the expression
   * @throws IllegalArgumentException if one of them says nothing
   */
  default Expression and(Expression other) {
    Objects.requireNonNull(other, "other");
    return new And(List.of(this, other));
  }

  /**
   * Requires this or another.
   *
   * @param other the other
   * @return the expression
   * @throws IllegalArgumentException if one of them says nothing
   */
  default Expression or(Expression other) {
    Objects.requireNonNull(other, "other");
    return new Or(List.of(this, other));
  }

  /**
   * Excludes this.
   *
   * @return the expression
   * @throws IllegalArgumentException if this says nothing
   */
  default Expression not() {
    return new Not(this);
  }

  /**
   * Requires this near another.
   *
   * @param distance the most words between, in [0, 1000]
   * @param other the other
   * @return the expression
   * @throws IllegalArgumentException as {@link Near} says
   */
  default Expression near(int distance, Expression other) {
    Objects.requireNonNull(other, "other");
    return new Near(this, other, distance);
  }

  /**
   * Requires this in one sentence with another.
   *
   * @param other the other
   * @return the expression
   * @throws IllegalArgumentException as {@link Within} says
   */
  default Expression inSentenceWith(Expression other) {
    Objects.requireNonNull(other, "other");
    return new Within(this, other, Extent.SENTENCE);
  }

  /**
   * Requires this in one paragraph with another.
   *
   * @param other the other
   * @return the expression
   * @throws IllegalArgumentException as {@link Within} says
   */
  default Expression inParagraphWith(Expression other) {
    Objects.requireNonNull(other, "other");
    return new Within(this, other, Extent.PARAGRAPH);
  }

  /**
   * Tells whether this says nothing.
   *
   * @return true for {@link #nothing}
   */
  default boolean isNothing() {
    return this instanceof Words words && words.parts().isEmpty();
  }

  /** Returns the expression as text that {@link #parse} reads back. */
  @Override
  String toString();

  // Whether an expression has a place in a text, so that it can be near something.
  private static boolean isPlaced(Expression expression) {
    return switch (expression) {
      case Word ignored -> true;
      case Phrase ignored -> true;
      case Prefix ignored -> true;
      case Near ignored -> true;
      case Within ignored -> true;
      case Or or -> or.parts().stream().allMatch(Expression::isPlaced);
      case Words ignored -> false;
      case And ignored -> false;
      case Not ignored -> false;
      case Field ignored -> false;
    };
  }

  private static void placed(String operator, Expression side) {
    if (!isPlaced(side)) {
      throw new IllegalArgumentException(
          operator + " stands between words, phrases, prefixes and alternatives, got " + side);
    }
  }

  private static List<Expression> several(String operator, List<Expression> parts) {
    if (parts.size() < 2) {
      throw new IllegalArgumentException(
          operator + " needs at least two parts, got " + parts.size());
    }
    parts.forEach(part -> saying(operator, part));
    return parts;
  }

  private static void saying(String operator, Expression part) {
    if (part.isNothing()) {
      throw new IllegalArgumentException(operator + " needs parts that say something");
    }
  }

  private static List<Expression> flat(Class<? extends Expression> kind, List<Expression> parts) {
    List<Expression> flat = new ArrayList<>(parts.size());
    for (Expression part : parts) {
      Objects.requireNonNull(part, "part");
      List<Expression> inner = kind.isInstance(part) ? parts(part) : null;
      if (inner == null) {
        flat.add(part);
      } else {
        flat.addAll(inner);
      }
    }
    return List.copyOf(flat);
  }

  private static @Nullable List<Expression> parts(Expression expression) {
    return switch (expression) {
      case Words words -> words.parts();
      case And and -> and.parts();
      case Or or -> or.parts();
      default -> null;
    };
  }

  private static String stripped(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && QueryLexer.isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && QueryLexer.isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }
}
