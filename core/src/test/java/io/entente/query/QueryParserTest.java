package io.entente.query;

import static io.entente.query.Expression.field;
import static io.entente.query.Expression.nothing;
import static io.entente.query.Expression.phrase;
import static io.entente.query.Expression.prefix;
import static io.entente.query.Expression.word;
import static io.entente.query.Expression.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.document.DocumentKind;
import io.entente.document.PolicyDate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {

  private static final Expression A = word("a");
  private static final Expression B = word("b");
  private static final Expression C = word("c");
  private static final Expression D = word("d");

  /** Both ways of reading agree on text that follows the grammar. */
  private static void assertReads(Expression expected, String text) {
    assertEquals(expected, Expression.parse(text), text);
    PolicyQuery forgiven = PolicyQuery.of(text);
    assertEquals(PolicyQuery.of(expected), forgiven, text);
    assertEquals(List.of(), forgiven.remarks(), text);
  }

  private static void assertRefused(int offset, String message, String text) {
    QuerySyntaxException e =
        assertThrows(QuerySyntaxException.class, () -> Expression.parse(text), text);
    assertEquals(message + " (at offset " + offset + ")", e.getMessage(), text);
    assertEquals(offset, e.offset(), text);
  }

  private static void assertForgiven(Expression expected, String text, String... remarks) {
    assertThrows(QuerySyntaxException.class, () -> Expression.parse(text), text);
    PolicyQuery forgiven = PolicyQuery.of(text);
    assertEquals(PolicyQuery.of(expected), forgiven, text);
    assertEquals(List.of(remarks), forgiven.remarks(), text);
  }

  @Test
  void blankTextSaysNothing() {
    assertReads(nothing(), "");
    assertReads(nothing(), " \t\n\u00a0\u3000\u2028\u0085");
  }

  @Test
  void wordsArePartedByAnyWhiteSpace() {
    assertReads(words(A, B, C, D, word("e")), " a\u00a0b\u3000c\td\u0085e\n");
  }

  @Test
  void wordsKeepTheirPunctuation() {
    for (String text : List.of(
        "$100",
        "€1.5bn",
        "37%",
        "S/RES/1325",
        "1/CP.21",
        "l'État",
        "phase-out",
        "12:30",
        "http://x.org/y?z",
        "Note:",
        "a*b",
        "???",
        "…",
        "[sic]",
        "R&D",
        "—",
        "->",
        "--all")) {
      assertReads(word(text), text);
    }
  }

  @Test
  void anyQuoteOpensAndAnyClosesAPhrase() {
    for (String text : List.of(
        "\"trade war\"",
        "“trade war”",
        "„trade war“",
        "‟trade war\"",
        "«trade war»",
        "\"trade war“",
        "“ trade war ”")) {
      assertReads(phrase("trade war"), text);
    }
    assertReads(words(A, phrase("b c"), D), "a\"b c\"d");
    assertReads(words(word("'a"), word("b'")), "'a b'");
  }

  @Test
  void dashDirectlyBeforeAnItemExcludesIt() {
    assertReads(words(A, B.not()), "a -b");
    assertReads(words(A, B.not()), "a −b");
    assertReads(words(A, B.not()), "a –b");
    assertReads(words(A, phrase("b c").not()), "a -“b c”");
    assertReads(words(A, prefix("tariff").not()), "a -tariff*");
    assertReads(words(A, words(B, C).not()), "a -(b c)");
    assertReads(words(A, word("(EU)").not()), "a -(EU)");
    assertReads(words(A, field(Filter.country("JP")).not()), "a -country:JP");
    assertReads(word("$100").not(), "-$100");
    assertReads(words(B.not(), C).and(A), "(-b c) AND a");
    assertReads(words(phrase("trade"), word("-related")), "\"trade\"-related");
    assertReads(words(A, word("\u2014"), B), "a — b");
  }

  @Test
  void loneDashIsAWordOnlyWhereAllIsForgiven() {
    assertRefused(6, "expected a word, phrase or bracket directly behind –", "trade – war");
    assertForgiven(words(word("trade"), word("-"), word("war")), "trade - war");
    assertReads(word("-"), "\\-");
  }

  @Test
  void bracketsWithinAWordAreItsOwn() {
    for (String text : List.of(
        "5(2)",
        "COM(2021)706",
        "30101(4)(a)",
        "f()",
        "a(b(c)d)e",
        "(EU)",
        "(2)",
        "(a)(b)",
        "(EU)2018/1999",
        "(日本)")) {
      assertReads(word(text), text);
    }
    assertReads(words(word("Art."), word("5"), word("(2)")), "Art. 5 (2)");
    assertReads(
        words(word("Regulation"), word("(EU)"), word("2018/1999")), "Regulation (EU) 2018/1999");
    assertReads(words(A, words(B, C).or(D)), "a(b c) OR d");
    assertReads(word("5(2)"), "(5(2))");
    assertReads(word("steel"), "(steel)");
    assertReads(word("(EU)"), "((EU))");
    assertReads(words(A, B).not(), "NOT(a b)");
    assertReads(A.and(B.or(C)), "a AND(b OR c)");
    assertReads(A.and(word("(b)")), "a AND(b)");
    assertReads(A.near(5, B.or(C)), "a NEAR/5(b c)");
  }

  @Test
  void starBehindTwoLettersOrDigitsMakesAPrefix() {
    assertReads(prefix("tariff"), "tariff*");
    assertReads(prefix("20"), "20*");
    assertReads(prefix("関税"), "関税*");
    assertReads(words(A, prefix("tariff")).or(B), "(a tariff*) OR b");
    String expected = "a prefix needs at least 2 letters or digits, and nothing else, before the *";
    for (String text : List.of("a*", "*", "phase-out*", "tariff**")) {
      assertRefused(2, expected, "x " + text);
    }
    assertForgiven(
        words(A, word("b*")),
        "a b*",
        "'b*' at 2 is no prefix, which is 2 or more letters or digits and nothing else: read as a word");
    assertThrows(IllegalArgumentException.class, () -> prefix("𝔘"));
  }

  @Test
  void operatorsBindTighterThanStandingSideBySide() {
    assertReads(
        words(word("steel"), word("tariffs").or(word("duties"))), "steel tariffs OR duties");
    assertReads(words(A, B.and(C), D), "a b AND c d");
  }

  @Test
  void andBindsTighterThanOrAndNearnessTighterThanAnd() {
    assertReads(A.or(B.and(C)).or(D), "a OR b AND c OR d");
    assertReads(A.and(B.near(3, C)), "a AND b NEAR/3 c");
    assertReads(A.and(B.not()).and(C.not()), "a AND NOT b AND -c");
    assertReads(A.or(B).and(C), "(a OR b) AND c");
    assertReads(A.not().not(), "NOT NOT a");
    assertReads(A.not().not(), "NOT -a");
  }

  @Test
  void nearnessGroupsFromTheLeft() {
    assertReads(A.near(10, B), "a NEAR b");
    assertReads(A.near(0, B).near(1000, C), "a NEAR/0 b NEAR/1000 c");
    assertReads(A.near(5, B.inSentenceWith(C)), "a NEAR/5 (b SENTENCE c)");
    assertReads(A.inSentenceWith(B).inParagraphWith(C), "a SENTENCE b PARAGRAPH c");
    assertReads(
        phrase("trade war").near(10, prefix("tariff").or(word("duties"))),
        "\"trade war\" NEAR/10 (tariff* OR duties)");
  }

  @Test
  void whatStandsSideBySideInABracketIsAlternativesNearSomething() {
    Expression alternatives = prefix("tariff").or(word("duties")).or(phrase("b c"));
    assertReads(alternatives.near(5, A), "(tariff* duties \"b c\") NEAR/5 a");
    assertReads(alternatives.near(5, A), "(tariff* or duties or \"b c\") NEAR/5 a");
    assertReads(A.near(5, B.or(C)), "a NEAR/5 (b or c)");
    assertReads(A.near(5, B.or(C).or(D)), "a NEAR/5 (b OR c d)");
    assertReads(A.inSentenceWith(B.or(C).or(D)), "a SENTENCE ((b c) OR d)");
  }

  @Test
  void lowerCaseOrIsAnOperatorBesideAnythingButPlainWords() {
    assertReads(words(A, B), "a or b");
    assertReads(words(A, B, C, D), "a b or c or d");
    assertReads(words(A, B.or(phrase("c d"))), "a b or \"c d\"");
    assertReads(A.or(B).or(phrase("c d")), "a or b or \"c d\"");
    assertReads(prefix("tariff").or(A), "tariff* or a");
    assertReads(A.or(words(B, C)), "a or (b c)");
    assertReads(A.or(word("steel")), "a or (steel)");
    assertReads(A.or(B.near(2, C)), "a or b NEAR/2 c");
    assertReads(
        field(Filter.country("JP")).or(field(Filter.country("IN"))), "country:JP or country:IN");
    assertReads(A.or(B).or(C), "a OR b or c");
  }

  @Test
  void lowerCaseOrWithoutTwoSidesIsAWord() {
    Expression or = word("or");
    assertReads(or, "or");
    assertReads(words(or, A), "or a");
    assertReads(words(A, or), "a or");
    assertReads(A.and(or), "a AND or");
    assertReads(words(A, or, phrase("b")), "a \\or \"b\"");
    assertReads(words(A, or.or(phrase("b"))), "a \\or or \"b\"");
  }

  @Test
  void otherOperatorsInLowerCaseAreWords() {
    assertReads(words(A, word("and"), B, word("not"), C, word("near"), D), "a and b not c near d");
    assertReads(words(A, word("Or"), phrase("b c")), "a Or \"b c\"");
  }

  @Test
  void fieldsAreReadInAnyCaseWithAlternativesBetweenCommas() {
    assertReads(field(Filter.country("JP", "IN")), "country:JP,IN");
    assertReads(field(Filter.country("JP")), "Country:japan");
    assertReads(field(Filter.mentions("GB")), "MENTIONS:\"United Kingdom\"");
    assertReads(field(Filter.topic("trade", "energy")), "topic:trade,energy");
    assertReads(field(Filter.kind(DocumentKind.LAW, DocumentKind.TREATY)), "kind:law,Treaty");
    assertReads(field(Filter.title("Climate Act")), "title:\"Climate Act\"");
    assertReads(field(Filter.document("a b", "c,d")), "document:\"a b\",\"c,d\"");
    assertReads(field(Filter.document("a", "b c", "d(1)")), "document:a,«b c»,d(1)");
    assertReads(field(Filter.document("a,b")), "document:a\\,b");
    assertReads(field(Filter.language("zh-Hant")), "language:zh-Hant");
    assertReads(field(Filter.source("http://x.org/y")), "source:http://x.org/y");
    assertReads(field(Filter.inForce("2008-05")), "inforce:2008-05");
    assertReads(words(A, field(Filter.country("JP")).or(B)), "a (country:JP OR b)");
  }

  @Test
  void datesMayBeRangesWithOpenEnds() {
    PolicyDate from = PolicyDate.parse("2008");
    PolicyDate to = PolicyDate.parse("2010-06");
    assertReads(field(Filter.in("2008")), "in:2008");
    assertReads(field(new Filter.DateRange(from, to)), "in:2008..2010-06");
    assertReads(field(Filter.from("2008")), "in:2008..");
    assertReads(field(Filter.to("2010-06")), "in:..2010-06");
    assertReads(field(Filter.from("2008")), "after:2008");
    assertReads(field(Filter.to("2010-06")), "before:2010-06");
  }

  @Test
  void fieldsSideBySideWithTheRestBecomeFilters() {
    PolicyQuery query = PolicyQuery.parse("a country:JP \"b c\" in:2008");
    assertEquals(words(A, phrase("b c")), query.expression());
    assertEquals(List.of(Filter.country("JP"), Filter.in("2008")), query.filters());
    assertEquals("a \"b c\" country:JP in:2008", query.text());
    assertEquals(nothing(), PolicyQuery.of("country:JP").expression());
    assertEquals(
        A.and(field(Filter.country("JP"))), PolicyQuery.of("a AND country:JP").expression());
  }

  @Test
  void backslashMakesTheNextCharacterOrdinary() {
    assertReads(word("OR"), "\\OR");
    assertReads(word("or"), "\\or");
    assertReads(word("-x"), "\\-x");
    assertReads(word("tariff*"), "tariff\\*");
    assertReads(word("country:JP"), "country\\:JP");
    assertReads(word("(a"), "\\(a");
    assertReads(word("a\"b"), "a\\\"b");
    assertReads(word("\\"), "\\\\");
    assertReads(phrase("say \"no\" \\ “yes”"), "\"say \\\"no\\\" \\\\ \\“yes\\”\"");
    assertReads(word("-x").not(), "-\\-x");
    assertRefused(2, "expected a character behind \\", "a \\");
    assertForgiven(
        words(A, word("\\"), B), "a \\ b", "\\ at 2 has nothing behind it: read as it is");
  }

  @Test
  void operatorsNeedBothSides() {
    String expected = "expected a word, phrase or bracket ";
    assertRefused(10, expected + "behind OR", "tariffs OR");
    assertRefused(12, expected + "behind AND", "tariffs AND OR duties");
    assertRefused(0, expected + "before OR", "OR a");
    assertRefused(1, expected + "before NEAR/3", "(NEAR/3 a)");
    assertRefused(11, expected + "behind SENTENCE", "(a SENTENCE)");
    assertRefused(3, expected + "behind NOT", "NOT");
    assertRefused(5, expected + "behind NOT", "(NOT )");
    assertRefused(3, expected + "between brackets", "a () b");
  }

  @Test
  void quotesAndBracketsMustBeClosed() {
    assertRefused(2, "quote is never closed", "a \"trade war");
    assertRefused(9, "quote is never closed", "document:\"a b");
    assertRefused(2, "expected words between quotes", "a \" \" b");
    assertRefused(2, "bracket is never closed", "a (b c");
    assertRefused(0, "bracket is never closed", "(a (b c)");
    assertRefused(5, "nothing to close here", "(a b)) c");
    assertRefused(1, "nothing to close here", "a)");
  }

  @Test
  void nearnessNeedsANumberInRange() {
    for (String distance : List.of("x", "", "1001", "-1", "5.5", "99999999999")) {
      assertRefused(
          2,
          "NEAR/" + distance + ": expected a number from 0 to 1000",
          "a NEAR/" + distance + " b");
    }
    assertForgiven(
        words(A, word("NEAR/x"), B),
        "a NEAR/x b",
        "'NEAR/x' at 2 needs a number from 0 to 1000: read as a word");
    assertReads(A.near(7, B), "a NEAR/0007 b");
  }

  @Test
  void nearnessStandsBetweenWhatHasAPlace() {
    String expected = " stands between words, phrases, prefixes and alternatives";
    assertRefused(2, "NEAR/5" + expected, "a NEAR/5 (b AND c)");
    assertRefused(2, "NEAR" + expected, "a NEAR country:JP");
    assertRefused(2, "SENTENCE" + expected, "a SENTENCE (b -c)");
    assertRefused(6, "PARAGRAPH" + expected, "NOT a PARAGRAPH b");
    assertForgiven(
        words(A, B.and(C), D),
        "a NEAR/5 (b AND c) NEAR/5 d",
        "'NEAR/5' at 2" + expected + ": read as if side by side",
        "'NEAR/5' at 19" + expected + ": read as if side by side");
    assertForgiven(
        D.and(words(A, word("SENTENCE"), field(Filter.country("JP")))),
        "d AND a SENTENCE country:JP",
        "'SENTENCE' at 8" + expected + ": read as if side by side");
  }

  @Test
  void unknownFieldsAreRefusedWithTheKnownOnes() {
    String known =
        "; known are country, mentions, topic, kind, title, document, language, source, after,"
            + " before, in, inforce";
    assertRefused(2, "unknown field 'foo'" + known, "a foo:bar");
    assertRefused(2, "unknown field 'foo'" + known, "a foo:\"bar baz\"");
    assertRefused(3, "unknown field 'foo'" + known, "a -foo:bar");
    assertForgiven(
        words(A, word("foo:bar")), "a foo:bar", "'foo:' at 2 is no known field: read as a word");
    assertReads(words(word("Note:"), A), "Note: a");
  }

  @Test
  void badValuesAreRefusedWhereTheyStand() {
    assertRefused(8, "unknown country 'Atlantis'", "country:Atlantis");
    assertRefused(13, "unknown country 'Atlantis'", "a country:JP,Atlantis");
    assertRefused(5, "date must be like 2008, 2025-08 or 2025-08-29, got 'May'", "a in:May");
    assertRefused(3, "date range ends on 2008, before it begins on 2010", "in:2010..2008");
    assertRefused(3, "a date range needs a bound", "in:..");
    assertRefused(8, "field 'in' takes one value", "in:2008,2010");
    assertRefused(8, "expected a value behind country:", "country: JP");
    assertRefused(11, "expected a value between commas", "country:JP, IN");
    assertRefused(8, "expected a value between commas", "country:,JP");
    assertRefused(9, "filter by document needs a value", "document:\"\"");
    QuerySyntaxException e =
        assertThrows(QuerySyntaxException.class, () -> Expression.parse("kind:song"));
    assertEquals(5, e.offset());
    assertTrue(
        String.valueOf(e.getMessage()).startsWith("kind must be one of article, "), e::toString);
  }

  @Test
  void badValuesAreForgivenAsWordsOrLeftOut() {
    assertForgiven(
        words(A, word("Atlantis")),
        "a country:Atlantis",
        "country: at 2: unknown country 'Atlantis': read as words");
    assertForgiven(
        words(word("New"), word("Atlantis")).not(),
        "-country:\"New Atlantis\"",
        "country: at 1: unknown country 'New Atlantis': read as words");
    assertForgiven(
        field(Filter.country("JP")),
        "country:Atlantis,JP",
        "country: at 0: unknown country 'Atlantis': left out");
    assertForgiven(
        words(word("Atlantis"), word("Utopia")),
        "country:Atlantis,Utopia",
        "country: at 0: unknown country 'Atlantis': read as words",
        "country: at 0: unknown country 'Utopia': read as words");
    assertForgiven(
        words(word("country:"), word("JP")),
        "country: JP",
        "'country:' at 0 has no value directly behind it: read as a word");
    assertForgiven(
        words(field(Filter.country("JP")), A),
        "country:JP, a",
        "comma at 10 has no value beside it: left out");
    assertForgiven(
        words(word("2008"), word("2010")),
        "in:2008,2010",
        "field 'in' at 0 takes one value: read as words");
  }

  @Test
  void operatorsWithoutASideAreForgiven() {
    assertForgiven(word("tariffs"), "tariffs AND", "'AND' at 8 has nothing behind it: left out");
    assertForgiven(word("tariffs"), "OR tariffs", "'OR' at 0 has nothing before it: left out");
    assertForgiven(A.or(B), "a AND OR b", "'AND' at 2 has nothing behind it: left out");
    assertForgiven(A, "a NEAR/5", "'NEAR/5' at 2 has nothing behind it: left out");
    assertForgiven(
        A,
        "a NOT -()",
        "'NOT' at 2 has nothing behind it: left out",
        "'-' at 6 has nothing behind it: left out",
        "bracket at 7 holds nothing: left out");
    assertForgiven(
        words(word("LIFE"), word("SENTENCE")),
        "LIFE SENTENCE",
        "'SENTENCE' at 5 has nothing behind it: read as a word");
    assertForgiven(
        words(A, word("NEAR").not()),
        "a NOT NEAR",
        "'NEAR' at 6 has nothing before it: read as a word");
  }

  @Test
  void quotesAndBracketsWithoutAnotherAreForgiven() {
    assertForgiven(
        words(word("trade"), word("war"), C),
        "\"trade war c",
        "quote at 0 is never closed: read without it");
    assertForgiven(
        words(phrase("a b"), C, D.not()),
        "\"a b\" \"c -d",
        "quote at 6 is never closed: read without it");
    assertForgiven(words(word("12"), A), "12\" a", "quote at 2 is never closed: read without it");
    assertForgiven(A.or(B), "a OR (b", "bracket at 5 is never closed: read without it");
    assertForgiven(words(A, B), "a) b", "bracket at 1 closes nothing: left out");
    assertForgiven(
        A,
        "a AND (",
        "'AND' at 2 has nothing behind it: left out",
        "bracket at 6 is never closed: read without it");
    assertForgiven(A, "a \"\"", "quotes at 2 hold no words: left out");
    assertForgiven(
        field(Filter.document("a")).and(B),
        "document:\"a AND b",
        "quote at 9 is never closed: read without it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "???",
        "((((",
        "\"",
        "\"\"",
        "()",
        "NOT",
        "AND",
        "-",
        ")",
        "OR OR",
        "( ) \" \"",
        "-()"
      })
  void textThatSaysNothingFindsNothingRatherThanEverything(String text) {
    Expression[] expected =
        Stream.of(text.split(" ", -1)).map(Expression::word).toArray(Expression[]::new);
    assertEquals(words(expected), PolicyQuery.of(text).expression());
  }

  @Test
  void manyRemarksAreCutShort() {
    List<String> remarks = PolicyQuery.of("a " + ")".repeat(500)).remarks();
    assertEquals(21, remarks.size());
    assertEquals("and 480 more like these", remarks.getLast());
  }

  @Test
  void textThatIsTooLongIsRefusedEvenWhereAllElseIsForgiven() {
    String longest = "a".repeat(PolicyQuery.MAX_LENGTH);
    assertReads(word(longest), longest);
    String message = "query text must have at most 10000 characters, got 10001 (at offset 10000)";
    for (QuerySyntaxException e : List.of(
        assertThrows(QuerySyntaxException.class, () -> Expression.parse(longest + "a")),
        assertThrows(QuerySyntaxException.class, () -> FilterText.parse(longest + "a")),
        assertThrows(QuerySyntaxException.class, () -> PolicyQuery.of(longest + "a")))) {
      assertEquals(message, e.getMessage());
    }
  }

  @Test
  void nestingIsLimited() {
    assertReads(A, "( ".repeat(50) + "a" + ")".repeat(50));
    assertEquals(A, Expression.parse("( ".repeat(100) + "a" + ")".repeat(100)));
    String message = "brackets and exclusions are nested more than 100 deep";
    assertRefused(100, message, "(".repeat(101) + "a b" + ")".repeat(101));
    assertRefused(400, message, "NOT ".repeat(101) + "a");
    assertRefused(702, "NEAR is nested more than 100 deep", "a NEAR ".repeat(101) + "a");
    PolicyQuery forgiven = PolicyQuery.of("( ".repeat(51) + "a" + ")".repeat(51));
    assertEquals(PolicyQuery.of(A), forgiven);
    assertEquals(List.of("bracket at 100 is nested too deep: left out"), forgiven.remarks());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a ",
        "(",
        ")",
        "a(",
        "a( ",
        "a(b)",
        "\"",
        "\" ",
        "a\"b",
        "\\",
        "\\a",
        "\\ ",
        "-",
        "-(",
        "-a ",
        "*",
        "a* ",
        "NOT ",
        "NOT (",
        "OR ",
        "or ",
        "a or ",
        "a OR ",
        "a AND ",
        "a NEAR ",
        "a SENTENCE -",
        "a NEAR (",
        "country:JP ",
        "in:",
        "document:\"a\",",
        "country:\"a\" ",
        "x:",
        ",",
        "(EU)",
        "()",
        "a NEAR (b NEAR c AND d) "
      })
  void longTextIsReadFast(String piece) {
    String text = piece.repeat(10_000).substring(0, 10_000);
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      PolicyQuery.of(text);
      least = Math.min(least, (System.nanoTime() - start) / 1_000_000);
    }
    assertTrue(least < 50, piece + " took " + least + " ms");
  }

  @Test
  void documentedExamplesAreReadAsTheySay() throws IOException {
    Pattern row = Pattern.compile("\\| `(.*?)` \\| `(.*?)` \\|(?: (.*?) ?\\|)?");
    int rows = 0;
    boolean forgiven = false;
    for (String line : Files.readAllLines(Path.of("../docs/queries.md"))) {
      forgiven |= line.equals("## What is forgiven");
      Matcher matcher = row.matcher(line);
      if (matcher.matches() && forgiven) {
        PolicyQuery query = PolicyQuery.of(matcher.group(1));
        assertEquals(matcher.group(2), query.text());
        assertEquals(matcher.group(3), String.join("; ", query.remarks()));
        rows++;
      } else if (matcher.matches() && matcher.group(3) == null) {
        assertEquals(matcher.group(2), Expression.parse(matcher.group(1)).toString());
        rows++;
      }
    }
    assertEquals(22, rows);
  }

  @Test
  void localeMakesNoDifference() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertReads(field(Filter.in("2008")), "IN:2008");
      assertReads(field(Filter.inForce("2008")), "INFORCE:2008");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void filterTextHasFieldsOnly() {
    assertEquals(List.of(), FilterText.parse(" "));
    assertEquals(
        List.of(Filter.country("JP"), Filter.document("a b"), Filter.from("2008")),
        FilterText.parse("country:JP  document:\"a b\" after:2008"));
  }

  @Test
  void filterTextSaysWhereItIsWrong() {
    assertNoFilter(11, "expected field:value, got 'steel'", "country:JP steel");
    assertNoFilter(11, "expected field:value, got '-'", "country:JP -in:2008");
    assertNoFilter(11, "expected field:value, got 'OR'", "country:JP OR in:2008");
    assertNoFilter(0, "expected field:value, got '('", "(country:JP)");
    assertNoFilter(8, "unknown country 'Atlantis'", "country:Atlantis");
    assertNoFilter(9, "quote is never closed", "document:\"a b");
  }

  private static void assertNoFilter(int offset, String message, String text) {
    QuerySyntaxException e =
        assertThrows(QuerySyntaxException.class, () -> FilterText.parse(text), text);
    assertEquals(message + " (at offset " + offset + ")", e.getMessage());
    assertEquals(offset, e.offset());
  }
}
