package io.entente.query;

import io.entente.document.DocumentKind;
import io.entente.document.PolicyDate;
import io.entente.query.Expression.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random expressions of every sort, nested at most four deep. The same random numbers give the same
 * expressions.
 */
public final class RandomQueries {

  private static final int MAX_DEPTH = 4;

  private static final List<String> NASTY_WORDS = List.of(
      "tariff",
      "steel",
      "OR",
      "or",
      "AND",
      "NOT",
      "NEAR",
      "NEAR/5",
      "NEAR/x",
      "SENTENCE",
      "PARAGRAPH",
      "not",
      "a\"b",
      "\"",
      "“",
      "\\",
      "a\\",
      "\\\"",
      "(",
      ")",
      "()",
      "(a",
      "a)",
      "(EU)",
      "(a(b)c)",
      "5(2)",
      "OR(2)",
      "COM(2021)706",
      ")(",
      "-",
      "-x",
      "–x",
      "--",
      "−5",
      "->",
      "x:y",
      "x:",
      ":",
      "::",
      "x:/y",
      "http://x.org/a(b)",
      "country:JP",
      "Country:",
      "in:",
      "12:30",
      "tariff*",
      "*",
      "a*",
      "**",
      "a*b",
      "$100",
      "€1.5bn",
      "37%",
      "§",
      "S/RES/1325",
      "a,b",
      ",",
      "???",
      "日本",
      "Größe",
      "𝔘𝔫𝔦",
      "👍",
      "\ud83d",
      "\udc4d",
      "\u0000",
      "\u200b",
      "\ufeffx",
      "e\u0301",
      "l'État",
      "NEAR/5(2)",
      "or(a)");

  private static final List<String> NASTY_PHRASES = List.of(
      "trade war",
      "a",
      "say \"no\"",
      "\\",
      "\\\"",
      "”",
      "OR",
      "(",
      "a ) b",
      "-x",
      "tariff*",
      "country:JP",
      "a\nb",
      "a\u00a0b",
      "«b»",
      "日本 の",
      "\ud83d",
      "?");

  private static final List<String> STARTS =
      List.of("ta", "tariff", "20", "日本", "Grö", "OR", "𝔘𝔫");

  private static final List<String> VALUES = List.of(
      "steel",
      "a b",
      "a,b",
      "a\"b",
      "\\",
      "(a",
      "b)",
      " x ",
      "cop21.txt",
      "a/b",
      "-",
      ":",
      "OR",
      "日本",
      "\ud83d",
      "a:b(c)");

  private static final List<PolicyDate> DATES = List.of(
      PolicyDate.parse("0001"),
      PolicyDate.parse("2008"),
      PolicyDate.parse("2008-06"),
      PolicyDate.parse("2008-06-30"),
      PolicyDate.parse("2025-08"),
      PolicyDate.parse("9999-12-31"));

  private static final List<String> CODES = List.of("JP", "IN", "CD", "CG", "US", "EU", "QUAD");

  private final Random random;
  private final List<String> words;
  private final List<String> phrases;
  private final List<String> starts;
  private final List<Filter> filters;
  private final boolean nasty;

  private RandomQueries(
      Random random,
      List<String> words,
      List<String> phrases,
      List<String> starts,
      List<Filter> filters,
      boolean nasty) {
    this.random = random;
    this.words = words;
    this.phrases = phrases;
    this.starts = starts;
    this.filters = filters;
    this.nasty = nasty;
  }

  /** Makes expressions with words that are hard to print and to read. */
  public static RandomQueries nasty(Random random) {
    return new RandomQueries(random, NASTY_WORDS, NASTY_PHRASES, STARTS, List.of(), true);
  }

  /**
   * Makes expressions whose words, phrases and prefixes come from a vocabulary.
   *
   * @param random where chance comes from
   * @param vocabulary words of letters and digits, some of them with two or more
   * @param filters the filters to choose fields from; none for no fields
   * @return the maker
   */
  public static RandomQueries searchable(
      Random random, List<String> vocabulary, List<Filter> filters) {
    List<String> phrases = new ArrayList<>();
    for (int i = 0; i < 4 * vocabulary.size(); i++) {
      String phrase = any(random, vocabulary) + " " + any(random, vocabulary);
      phrases.add(random.nextInt(3) == 0 ? phrase + " " + any(random, vocabulary) : phrase);
    }
    List<String> starts = new ArrayList<>();
    for (String word : vocabulary) {
      if (word.length() >= 2) {
        starts.add(word.substring(0, 2 + random.nextInt(word.length() - 1)));
      }
    }
    return new RandomQueries(random, vocabulary, phrases, starts, filters, false);
  }

  /** Returns the next expression. */
  public Expression next() {
    return expression(random.nextInt(MAX_DEPTH + 1));
  }

  private static <T> T any(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private <T> T any(List<T> choices) {
    return any(random, choices);
  }

  private Expression expression(int depth) {
    if (depth == 0) {
      boolean field = random.nextInt(5) == 0 && (nasty || !filters.isEmpty());
      return field ? Expression.field(nasty ? nastyFilter() : any(filters)) : item();
    }
    return switch (random.nextInt(7)) {
      case 0 -> Expression.words(several(depth).toArray(Expression[]::new));
      case 1 -> new Expression.And(several(depth));
      case 2 -> new Expression.Or(several(depth));
      case 3 -> new Expression.Not(expression(depth - 1));
      case 4, 5 -> placed(depth);
      default -> expression(0);
    };
  }

  private List<Expression> several(int depth) {
    List<Expression> parts = new ArrayList<>();
    for (int i = 2 + random.nextInt(2); i > 0; i--) {
      parts.add(expression(random.nextInt(depth)));
    }
    return parts;
  }

  private Expression item() {
    return switch (random.nextInt(4)) {
      case 0 -> Expression.phrase(any(phrases));
      case 1 -> Expression.prefix(any(starts));
      default -> Expression.word(any(words));
    };
  }

  private Expression placed(int depth) {
    if (depth == 0) {
      return item();
    }
    Expression left = placed(random.nextInt(depth));
    Expression right = placed(random.nextInt(depth));
    return switch (random.nextInt(4)) {
      case 0 -> left.or(right);
      case 1 -> new Expression.Within(left, right, any(List.of(Extent.values())));
      default -> left.near(any(List.of(0, 1, 5, 10, 1000)), right);
    };
  }

  private Filter nastyFilter() {
    return switch (random.nextInt(10)) {
      case 0 -> new Filter.Country(some(CODES));
      case 1 -> new Filter.Mentions(some(CODES));
      case 2 -> new Filter.Topic(some(VALUES));
      case 3 -> new Filter.Kind(some(List.of(DocumentKind.values())));
      case 4 -> new Filter.Document(some(VALUES));
      case 5 -> new Filter.Language(some(List.of("en", "zh-Hant", "x y")));
      case 6 -> new Filter.Source(some(VALUES));
      case 7 -> new Filter.Title(any(List.of("steel", "the \"Act\" (2)", "a,b", "in:2008 ")));
      case 8 -> new Filter.InForce(any(DATES));
      default -> range();
    };
  }

  private Filter range() {
    PolicyDate one = any(DATES);
    PolicyDate other = any(DATES);
    return switch (random.nextInt(3)) {
      case 0 -> new Filter.DateRange(one, null);
      case 1 -> new Filter.DateRange(null, one);
      default ->
        other.last().isBefore(one.first())
            ? new Filter.DateRange(other, one)
            : new Filter.DateRange(one, other);
    };
  }

  private <T> List<T> some(List<T> choices) {
    List<T> some = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      some.add(any(choices));
    }
    return some;
  }
}
