package io.entente.internal.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.analysis.PassageSplitter;
import io.entente.analysis.Units;
import io.entente.document.DocumentKind;
import io.entente.document.Passage;
import io.entente.document.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvisionsTest {

  /** Passages from lines of a path, its steps parted by {@code >}, and a text behind {@code |}. */
  private static List<Provisions.Keys> keys(String... lines) {
    List<Passage> passages = new ArrayList<>();
    for (String line : lines) {
      int bar = line.indexOf('|');
      String path = bar < 0 ? line : line.substring(0, bar);
      String text = bar < 0 ? "Text." : line.substring(bar + 1);
      List<String> steps = path.isBlank() ? List.of() : List.of(path.strip().split(" > "));
      passages.add(new Passage(
          "d", "p" + passages.size(), passages.size(), steps, "", text, 0, text.length()));
    }
    return Provisions.keys(passages, false);
  }

  private static String starts(Provisions.Keys keys) {
    return String.join("; ", keys.starts());
  }

  private static String within(Provisions.Keys keys) {
    return String.join("; ", keys.within());
  }

  @ParameterizedTest
  @CsvSource({
    "Article 5, article 5",
    "ARTICLE IV, article 4",
    "Article 5 bis, article 5bis",
    "Chapitre Ier, chapter 1",
    "Titre Ier, title 1",
    "Article L. 121-3, article l121-3",
    "Article R121-3, article r121-3",
    "Article D. 12-4-1 bis, article d12-4-1bis",
    "Article 5-bis, article 5bis",
    "Article 5 Definitions, article 5",
    "Article 14.3, article 14.3",
    "Article 10.07, article 10.07",
    "Artículo 3-05, article 3-05",
    "ARTICLE - 7, article 7",
    "Artikel 16a, article 16a",
    "artigo 2º, article 2",
    "Art. 1er, article 1",
    "Article únic, article 1",
    "Artículo primero, article 1",
    "第五条, article 5",
    "第一百二十三條, article 123",
    "第十條, article 10",
    "第12条之一, article 12-1",
    "第三章, chapter 3",
    "附件二, annex 2",
    "§ 247, section 247",
    "Section 247, section 247",
    "Sec. 30101, section 30101",
    "Annex II, annex 2",
    "Annex A, annex a",
    "Annex 2-A, annex 2-a",
    "Annex, annex",
    "Anlage 3, annex 3",
    "Schedule Penalties under section 3, schedule",
    "First Schedule, schedule 1",
    "Chapter Twenty-One, chapter 21",
    "CHAPTER TWENTY TWO, chapter 22",
    "Capítol tercer, chapter 3",
    "Erster Abschnitt, section 1",
    "Première partie, part 1",
    "Part 3, part 3",
    "Rule 4, rule 4",
    "Regulation 5, regulation 5",
    "Clause 6, clause 6",
    "Principle 7, principle 7",
    "Título IV, title 4",
    "Protocol 1, protocol 1",
    "Präambel, preamble",
    "Préambule, preamble",
    "1.2 Scope, section 1.2",
    "Section 3 - 5 years, section 3",
    "Introduction, ''",
    "Articles of association, ''",
    "Partnerships, ''"
  })
  void aStepOfThePathHasOneKeyInAllLanguages(String path, String key) {
    assertEquals(key, starts(keys(path).getFirst()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Article 5(2)(a)",
        "Article IV",
        "Article 5 bis",
        "Section 30101(4)",
        "§ 247",
        "Annex A",
        "Annex II",
        "Chapter 2",
        "Article 10.07",
        "Artikel 16a"
      })
  void keysAreThoseOfReferences(String reference) {
    String term = Units.references("see " + reference + " thereof").getFirst().term();
    assertTrue(keys(reference).getFirst().starts().contains(term), term);
  }

  @Test
  void onlyTheFirstPassageOfAnArticleBeginsIt() {
    List<Provisions.Keys> keys = keys(
        "Chapter II > Article 5 > (1)", "Chapter II > Article 5 > (2)", "Chapter II > Article 6");
    assertEquals("chapter 2; article 5; article 5(1)", starts(keys.get(0)));
    assertEquals("article 5(2)", starts(keys.get(1)));
    assertEquals("chapter 2; article 5; article 5(2)", within(keys.get(1)));
    assertEquals("article 6", starts(keys.get(2)));
    assertEquals("chapter 2; article 6", within(keys.get(2)));
  }

  @Test
  void everyProvisionOfARangeBegins() {
    assertEquals(
        "article 5; article 5(2); article 5(3); article 5(4)",
        starts(keys("Article 5 > (2)–(4)").getFirst()));
    assertEquals(
        "article 5; article 5(1); article 5(1)(b); article 5(1)(c)",
        starts(keys("Article 5 > (1) > (b)–(c)").getFirst()));
    assertEquals(
        "part 1; section 3; section 4; section 5",
        starts(keys("Part 1 > Sections 3 to 5 Definitions").getFirst()));
  }

  @Test
  void provisionsBeginWithinTheText() {
    assertEquals(
        "article 5; article 5(1); article 5(2); article 5(2)(a); article 5(2)(a)(i); article 5(2)(a)(ii);"
            + " article 5(2)(b); article 5(3)",
        starts(keys("Article 5|1. One.\n2. Two:\n(a) a:\n(i) x;\n(ii) y;\n(b) b.\n3. Three.")
            .getFirst()));
    assertEquals(
        "article 5; article 5(2); article 5(2)(a); article 5(2)(b)",
        starts(keys("Article 5 > (2)|2. Two:\n• \ta. first\n• \tb. second").getFirst()));
    assertEquals(
        "article 5(d); article 5(e)",
        starts(keys("Article 5 > (a)–(c)|(a) a\n(b) b\n(c) c", "Article 5 > (d)–(e)|(d) d\n(e) e")
            .get(1)));
    assertEquals(
        "article 5; article 5.1; article 5(1); article 5.2; article 5(2)",
        starts(keys("Article 5|5.1 One.\n5.2 Two.").getFirst()));
  }

  @Test
  void theLetterIFollowsH() {
    StringBuilder text = new StringBuilder("Article 1|They are:");
    for (char c = 'a'; c <= 'j'; c++) {
      text.append("\n(").append(c).append(") text");
    }
    String starts = starts(keys(text.toString()).getFirst());
    assertTrue(starts.endsWith("article 1(h); article 1(i); article 1(j)"), starts);
  }

  @Test
  void numbersOutOfSequenceBeginNothing() {
    assertEquals(
        "article 5",
        starts(keys("Article 5|In the year\n1995. That was\n(c) text").getFirst()));
  }

  @Test
  void articlesOfAnAnnexDoNotHideThoseOfTheMainBody() {
    List<Provisions.Keys> keys = keys(
        "Article 1",
        "Article 2",
        "Annex II > Article 1 > (2)",
        "Annex II > Article 7",
        "Protocol 1 > Article 2");
    assertEquals("annex 2; annex 2 article 1; annex 2 article 1(2)", starts(keys.get(2)));
    assertEquals("article 7; annex 2 article 7", starts(keys.get(3)));
    assertEquals("protocol 1; protocol 1 article 2", starts(keys.get(4)));
    assertEquals("article 1", starts(keys.get(0)));
  }

  @Test
  void articlesNumberedAnewInEachChapterKeepThePlainKey() {
    List<Provisions.Keys> keys =
        keys("Chapter 2 > Article 1", "Chapter 2 > Article 2", "Chapter 3 > Article 1 > (1)");
    assertEquals("chapter 2; article 1; chapter 2 article 1", starts(keys.get(0)));
    assertEquals("article 2", starts(keys.get(1)));
    assertEquals(
        "chapter 3; article 1; chapter 3 article 1; article 1(1); chapter 3 article 1(1)",
        starts(keys.get(2)));
  }

  @Test
  void sectionsOfAnArticleAreFoundAlsoByTheArticle() {
    List<Provisions.Keys> keys = keys("Article I > Section 8", "Article II > Section 8");
    assertEquals("article 1; section 8; article 1 section 8", starts(keys.get(0)));
  }

  @Test
  void anAnnexDoesNotLieInTheArticleBefore() {
    assertEquals(
        "chapter 8; annex 8.3; annex 8.3(2)",
        within(keys("Chapter 8 > Article 8.1 > Annex 8.3 > (2)").getFirst()));
  }

  @Test
  void pathsOfDocumentsThatWereSplitBeforeAreRead() {
    assertEquals("part 2; article 14.3", starts(keys("Part 2 > Article 14.3").getFirst()));
    assertEquals("rule 7.3; rule 7.3(2)", starts(keys("Rule 7.3(2)").getFirst()));
    assertEquals("section 14.3.2; section 14.3.2(1)", starts(keys("14.3.2.(1)").getFirst()));
  }

  @Test
  void aSectionSignIsNotTheAbschnittAboveIt() {
    List<Provisions.Keys> keys = keys("Abschnitt 3 > § 7 > (1)");
    assertEquals("division 3; section 7; section 7(1)", starts(keys.getFirst()));
  }

  @Test
  void passagesWithoutProvisionsHaveNoKeys() {
    assertEquals("", within(keys("|Words.\n(a) Point.").getFirst()));
    assertEquals("paragraph 1", within(keys("|Words.\n1. Point.").getFirst()));
    assertEquals(List.of(), Provisions.keys(List.of(), true));
  }

  @Test
  void pathsOfTheSplitterAreRead() {
    String text =
        "Chapter I\nGeneral\n\nArticle 1\nScope\n\n1. This Agreement applies.\n\n2. It does not apply to:\n"
            + "(a) fish;\n(b) birds.\n\nArticle 2\nTerms\n\nThe words mean what they mean.\n\nAnnex\n\nArticle 1\n\nForms.";
    List<Passage> passages = new PassageSplitter()
        .split(PolicyDocument.builder("d", "Agreement").text(text).build());
    List<String> starts = Provisions.keys(passages, true).stream()
        .flatMap(keys -> keys.starts().stream())
        .toList();
    for (String key : List.of(
        "chapter 1",
        "article 1",
        "article 1(2)",
        "article 1(2)(b)",
        "article 2",
        "annex article 1")) {
      assertEquals(1, starts.stream().filter(key::equals).count(), key + " in " + starts);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatBeginsInAPassageIsWithinIt(long seed) {
    Random random = new Random(seed);
    String[] steps = {
      "Article 1",
      "Annex",
      "(2)",
      "(a)–(c)",
      "§ 3",
      "Part I",
      "1.1",
      "Notes",
      "IV",
      "(1.2)",
      "()",
      ""
    };
    String[] texts = {
      "1. a\n2. b", "(a) (i) b\n(ii) c", "1.1 a\n1.2 b", "(", "1.", "a)\n\n\n(b)", "第"
    };
    for (int i = 0; i < 300; i++) {
      String[] lines = new String[1 + random.nextInt(5)];
      for (int j = 0; j < lines.length; j++) {
        StringBuilder path = new StringBuilder();
        for (int k = random.nextInt(4); k > 0; k--) {
          path.append(steps[random.nextInt(steps.length)]).append(" > ");
        }
        lines[j] = path + "Notes|" + texts[random.nextInt(texts.length)];
      }
      for (Provisions.Keys keys : keys(lines)) {
        assertTrue(
            keys.within().containsAll(keys.starts()),
            "seed=" + seed + " " + String.join("//", lines));
        assertFalse(keys.within().contains(""), "seed=" + seed);
      }
    }
  }

  @Test
  void numbersOfALawWithoutOtherDivisionsAreItsSections() {
    PolicyDocument act = PolicyDocument.builder("trams", "Tramways Law")
        .kind(DocumentKind.LAW)
        .text("""
            1. Trams are carriages on rails, and lines are rails in a street that carriages of no other kind may use.

            2. Nobody runs a tram without a licence of the city, which is given for five years and may be given again.

            3. The fee for a licence is ten rupees, to be paid in the first month of the year to the city's treasurer.
            """)
        .build();
    List<Passage> passages = new PassageSplitter().split(act);
    assertEquals(
        List.of("section 1", "section 2", "section 3"),
        Provisions.keys(passages, true).stream().map(ProvisionsTest::starts).toList());
    assertEquals(
        List.of("paragraph 1", "paragraph 2", "paragraph 3"),
        Provisions.keys(passages, false).stream().map(ProvisionsTest::starts).toList());
  }

  @Test
  void paragraphsOfAScheduleAreNumberedThroughItsParts() {
    List<Provisions.Keys> keys =
        keys("Section 1", "Schedule 1 > Part 1 > 1", "Schedule 1 > Part 2 > 2");
    assertTrue(keys.get(1).starts().contains("schedule 1(1)"), starts(keys.get(1)));
    assertTrue(keys.get(2).starts().contains("schedule 1(2)"), starts(keys.get(2)));
  }

  @Test
  void paragraphsOfResolutionsAndRecitalsAreNamed() {
    List<Provisions.Keys> keys = keys("Preamble > (14)", "Article 1 > (2)");
    assertTrue(keys.get(0).starts().contains("recital 14"), starts(keys.get(0)));
    assertEquals("article 1; article 1(2)", starts(keys.get(1)));
    assertEquals("paragraph 4", starts(keys("(4)").getFirst()));
    assertEquals("paragraph 2; paragraph 2(a)", starts(keys("Paragraph 2 > (a)").getFirst()));
  }

  @Test
  void recitalsAndParagraphsThatWereJoinedAreNamed() {
    assertTrue(keys("Preamble|Whereas:\n(1) Wax is wax.\n(2) Bees make it.")
        .getFirst()
        .starts()
        .contains("recital 2"));
    assertEquals(
        "paragraph 1; paragraph 2",
        starts(
            keys("|The Council,\n1. Demands peace;\n2. Decides to meet again.").getFirst()));
  }

  @Test
  void paragraphsOfAnArticleMayHaveASignOrANumberAlone() {
    assertEquals(
        "article 3; article 3(1); article 3(2)",
        starts(keys("Art. 3|§ 1º Money is paid.\n§ 2º It is counted.").getFirst()));
    assertEquals(
        "article 4; article 4(1); article 4(2)",
        starts(keys("Art. 4|1 Money is paid.\n2 It is counted.").getFirst()));
  }
}
