package io.entente.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.vocabulary.Countries;
import io.entente.vocabulary.Country;
import io.entente.vocabulary.CountryGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionRoundTripTest {

  private static final String ALPHABET =
      "aabbOR NEAR/5 NOT or AND \"\"“”()()()--–*:,\\\\ \t\n\u00a0\u0085\u2028.x2§$\u0000\ud83d\udc4d日é";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatIsPrintedIsReadBackAsAnEqualExpression(long seed) {
    RandomQueries queries = RandomQueries.nasty(new Random(seed));
    for (int i = 0; i < 25_000; i++) {
      Expression expression = queries.next();
      String text = expression.toString();
      assertEquals(expression, parse(text, seed), () -> "seed=" + seed + " text=" + text);
    }
  }

  @Test
  void searchableExpressionsAreReadBackToo() {
    RandomQueries queries = RandomQueries.searchable(
        new Random(5), List.of("steel", "tariff", "no", "x"), List.of(Filter.country("JP")));
    for (int i = 0; i < 10_000; i++) {
      Expression expression = queries.next();
      assertEquals(expression, Expression.parse(expression.toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anyTextIsForgivenAndItsQueryIsReadBackStrictly(long seed) {
    Random random = new Random(seed);
    RandomQueries queries = RandomQueries.nasty(random);
    for (int i = 0; i < 250_000; i++) {
      String text = switch (i % 4) {
        case 0 -> randomText(random);
        case 1 -> randomAscii(random);
        case 2 -> mutated(queries.next().toString(), random);
        default -> fromAlphabet(random);
      };
      assertForgiven(text, seed);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void longTextIsForgivenToo(long seed) {
    Random random = new Random(seed);
    RandomQueries queries = RandomQueries.nasty(random);
    for (int i = 0; i < 100; i++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 4000) {
        text.append(i % 2 == 0 ? mutated(queries.next().toString(), random) : fromAlphabet(random));
        text.append(random.nextBoolean() ? " " : "");
      }
      assertForgiven(text.substring(0, 4000), seed);
    }
  }

  @Test
  void whatIsNestedTooDeepIsForgiven() {
    for (String piece : List.of(
        "(",
        "NOT ",
        "-(",
        "(a ",
        "a NEAR ",
        "x AND a NEAR NOT (",
        "(a OR (b AND -(",
        "a NEAR (b OR ",
        "NOT (NOT ",
        "(a NEAR b OR ",
        "() ",
        "a AND ",
        "a NEAR (country:JP ",
        "(x country:Nowhere,y AND ")) {
      for (String end : List.of("", "a", ")".repeat(500), "a" + ")".repeat(2000))) {
        String text = piece.repeat(200) + end;
        assertForgiven(text, 0);
      }
    }
  }

  @Test
  void whatAProgramNestsTooDeepIsRefusedAndWhatItNestsAsDeepAsAllowedIsReadBack() {
    for (UnaryOperator<Expression> step : List.<UnaryOperator<Expression>>of(
        Expression::not,
        part -> part.or(Expression.word("b")).and(Expression.word("c")),
        part -> Expression.word("b").or(Expression.word("c").and(part)),
        part -> part.or(Expression.word("b")).near(3, Expression.word("c")),
        part -> part.inSentenceWith(Expression.word("b")),
        part -> Expression.word("b").inParagraphWith(part),
        part -> Expression.words(part, Expression.word("b")).not(),
        part -> new Expression.And(List.of(part.not(), Expression.word("b"))).not())) {
      Expression deepest = Expression.word("a");
      IllegalArgumentException refused = null;
      for (int i = 0; i < 20_000 && refused == null; i++) {
        try {
          deepest = step.apply(deepest);
        } catch (IllegalArgumentException e) {
          refused = e;
        }
      }
      assertEquals(deepest, Expression.parse(deepest.toString()));
      assertEquals(
          "an expression must not be nested more than 100 deep",
          refused == null ? "" : refused.getMessage());
    }
  }

  @Test
  void flatExpressionsMayBeAsLongAsTheyLike() {
    Expression any = Expression.word("a");
    for (int i = 0; i < 2_000; i++) {
      any = any.or(Expression.word("b" + i));
    }
    assertEquals(2_001, ((Expression.Or) any).parts().size());
  }

  @Test
  void everyCountryAndGroupIsReadBack() {
    List<String> codes = new ArrayList<>();
    Countries.bundled().all().stream().map(Country::code).forEach(codes::add);
    Countries.bundled().groups().stream().map(CountryGroup::code).forEach(codes::add);
    for (String code : codes) {
      Expression expression = Expression.field(new Filter.Country(List.of(code)));
      assertEquals(expression, Expression.parse(expression.toString()));
    }
  }

  @Test
  void bracketsArePrintedOnlyWhereTheyAreNeeded() {
    for (String text : List.of(
        "steel tariffs OR duties",
        "steel (a b) OR c",
        "a AND b OR c AND -d",
        "(a OR b) AND (c d)",
        "-(a b) -\"c d\" -ef* NOT $5",
        "a NEAR/5 b NEAR/0 c SENTENCE d",
        "a NEAR/5 (b PARAGRAPH c)",
        "\"trade war\" NEAR/10 (tariff* OR duties)",
        "NOT -a",
        "(a country:JP) OR in:2008..2010",
        "Article 5(2) Regulation (EU) 2018/1999")) {
      assertEquals(text, Expression.parse(text).toString());
    }
  }

  @Test
  void wordsThatLookLikeSomethingElseAreEscaped() {
    assertEquals("\\OR", Expression.word("OR").toString());
    assertEquals("\\or", Expression.word("or").toString());
    assertEquals("\\-x", Expression.word("-x").toString());
    assertEquals("NOT \\-x", Expression.word("-x").not().toString());
    assertEquals("tariff\\*", Expression.word("tariff*").toString());
    assertEquals("country\\:JP", Expression.word("country:JP").toString());
    assertEquals("http://x", Expression.word("http://x").toString());
    assertEquals("a\\\"b", Expression.word("a\"b").toString());
    assertEquals("\\\\", Expression.word("\\").toString());
    assertEquals("a\\(b", Expression.word("a(b").toString());
    assertEquals("\"say \\\"no\\\"\"", Expression.phrase("say \"no\"").toString());
    assertEquals(
        "document:\"a b\",\"c,d\"",
        Expression.field(Filter.document("a b", "c,d")).toString());
  }

  @Test
  void nothingIsPrintedAsEmptyText() {
    assertEquals("", Expression.nothing().toString());
    assertEquals(Expression.nothing(), Expression.parse(""));
    assertEquals(Expression.nothing(), Expression.parse(" \u00a0\n"));
  }

  @Test
  void whatNoTextCanSayIsNoExpression() {
    Expression nothing = Expression.nothing();
    Expression a = Expression.word("a");
    assertThrows(IllegalArgumentException.class, nothing::not);
    assertThrows(IllegalArgumentException.class, () -> a.and(nothing));
    assertThrows(IllegalArgumentException.class, () -> nothing.or(a));
    assertThrows(IllegalArgumentException.class, () -> a.near(3, nothing));
    assertThrows(IllegalArgumentException.class, () -> new Expression.Words(List.of(a)));
    assertThrows(IllegalArgumentException.class, () -> new Filter.Country(List.of("Japan")));
    assertThrows(IllegalArgumentException.class, () -> Filter.document(" "));
    assertEquals(a, Expression.words(nothing, a));
  }

  private static Expression parse(String text, long seed) {
    try {
      return Expression.parse(text);
    } catch (QuerySyntaxException e) {
      throw new AssertionError("seed=" + seed + " text=" + text, e);
    }
  }

  private static void assertForgiven(String text, long seed) {
    PolicyQuery query;
    try {
      query = PolicyQuery.of(text);
    } catch (RuntimeException e) {
      throw new AssertionError("seed=" + seed + " text=" + text, e);
    }
    if (text.length() % 4 == 0) {
      assertAgrees(query, text, seed);
    }
    String printed = query.text();
    if (printed.length() > PolicyQuery.MAX_LENGTH) {
      return;
    }
    try {
      assertEquals(query, PolicyQuery.parse(printed), () -> "seed=" + seed + " text=" + text);
    } catch (QuerySyntaxException e) {
      throw new AssertionError("seed=" + seed + " text=" + text + " printed=" + printed, e);
    }
    boolean blank = text.chars().allMatch(QueryLexer::isSpace);
    assertEquals(
        blank,
        query.expression().isNothing() && query.filters().isEmpty(),
        () -> "seed=" + seed + text);
    assertTrue(query.remarks().size() <= 21);
  }

  /** What strict reading takes, forgiving reads alike and without a remark. */
  private static void assertAgrees(PolicyQuery forgiven, String text, long seed) {
    try {
      assertEquals(PolicyQuery.parse(text), forgiven, () -> "seed=" + seed + " text=" + text);
    } catch (QuerySyntaxException e) {
      return;
    }
    assertEquals(List.of(), forgiven.remarks(), () -> "seed=" + seed + " text=" + text);
  }

  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      text.append((char) random.nextInt(random.nextBoolean() ? 0x10000 : 0x3000));
    }
    return text.toString();
  }

  private static String randomAscii(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(25); i > 0; i--) {
      text.append((char) random.nextInt(128));
    }
    return text.toString();
  }

  private static String fromAlphabet(Random random) {
    List<String> pieces = List.of(
        "AND",
        "OR",
        "or",
        "NOT",
        "NEAR/",
        "NEAR/3",
        "NEAR",
        "SENTENCE",
        "PARAGRAPH",
        "country:",
        "in:",
        "kind:law",
        "foo:",
        "a",
        "tariff*",
        "5",
        "JP",
        "..",
        " ",
        " ",
        " ");
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(16); i > 0; i--) {
      if (random.nextBoolean()) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      } else {
        text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
    }
    return text.toString();
  }

  private static String mutated(String printed, Random random) {
    StringBuilder text = new StringBuilder(printed);
    for (int i = random.nextInt(4); i > 0 && !text.isEmpty(); i--) {
      int at = random.nextInt(text.length());
      int other = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        default -> {
          char c = text.charAt(at);
          text.setCharAt(at, text.charAt(other));
          text.setCharAt(other, c);
        }
      }
    }
    return text.toString();
  }
}
