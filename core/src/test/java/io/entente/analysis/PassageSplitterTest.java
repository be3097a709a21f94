package io.entente.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.document.DocumentKind;
import io.entente.document.Passage;
import io.entente.document.PolicyDocument;
import io.entente.document.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassageSplitterTest {
  private static final String LONG =
      "The parties keep a register of every licence they grant, and they send each other"
          + " a copy of it before the end of March, together with the names of those who asked in vain.";
  private static final String OTHER =
      "A licence lapses when its holder has made no use of it for two years, unless the"
          + " authority that granted it has been told why and has accepted the reason in writing beforehand.";

  private final PassageSplitter splitter = new PassageSplitter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Article 5 Critical minerals | Article 5 | Critical minerals",
        "CHAPTER II. General provisions | Chapter II | General provisions",
        "ARTICLE V - Definitions | Article V | Definitions",
        "## Article. I. | Article I | ''",
        "Introduction | Introduction | Introduction",
        "Artículo 1º.- Objeto | Artículo 1º | Objeto",
        "### Chapitre 1er. - Dispositions. | Chapitre 1er | Dispositions",
        "Erster Abschnitt | Erster Abschnitt | ''",
        "§ 12 Begriffe | § 12 | Begriffe",
        "**Section 3(2) and after** | Section 3(2) and after | Section 3(2) and after",
        "Part of the plan | Part of the plan | Part of the plan",
        "IV. Final clauses | IV | Final clauses",
        "1.2 Scope | 1.2 | Scope",
        "2030 targets | 2030 targets | 2030 targets",
        "ANNEX: Tariffs | Annex | Tariffs",
        "PREAMBLE | Preamble | Preamble",
        "*** | '' | ''"
      })
  void headingIsTakenApart(String text, String label, String title) {
    assertEquals(new Heading(label, title), Heading.parse(text));
  }

  @Test
  void givenPassagesStayAsTheyAre() {
    PolicyDocument document = PolicyDocument.builder("d", "")
        .passage("4.2", " Prefer rail. ")
        .passage("4.3", " ")
        .passage("4.4", "Short.")
        .build();
    List<Passage> passages = check(document);
    assertEquals(List.of("4.2", "4.4"), passages.stream().map(Passage::id).toList());
    assertEquals("Prefer rail.", passages.get(0).text());
  }

  @Test
  void articlesOfAFrenchCodeHaveALetterBeforeTheirNumber() {
    List<Passage> passages =
        splitter.split(PolicyDocument.builder("code", "Code du câble").text("""
        Chapitre Ier

        Article L. 121-1

        Le transport par câble est libre, sous réserve de l'article L. 121-3 du présent code.

        Article L. 121-3

        L'exploitant paie une redevance.

        Article R121-7 Le tarif est fixé par décret.
        """).build());
    assertEquals(
        List.of(
            "[Chapitre Ier, Article L. 121-1]",
            "[Chapitre Ier, Article L. 121-3]",
            "[Chapitre Ier, Article R121-7]"),
        passages.stream().map(passage -> passage.path().toString()).toList());
  }

  /** As laws of Korea and Japan are set in translation. */
  @Test
  void titleInBracketsMayStandBetweenTheNumberAndTheText() {
    List<Passage> passages =
        splitter.split(PolicyDocument.builder("act", "Cable Cars Act").text("""
        Article 1 (Purpose) This Act provides for cable cars.
        Article 2 (Definitions) (1) A cable car hangs from a cable.
        (2) Article 1 (Purpose) of the Railways Act does not apply.
        Article 3 (Agency) The Agency has a budget of 964.9 billion won.

        Article 4 (2) is repealed.

        Article 9 (Inspection) The Agency inspects cable cars.

        Article 10 (1) Whoever runs one pays.

        Article 4 (Fees)

        The fee is five won.
        """).build());
    assertEquals(
        List.of(
            "[Article 1] Purpose: This Act provides for cable cars.",
            "[Article 2] Definitions: (1) A cable car hangs from a cable.\n(2) Article 1 (Purpose) of the"
                + " Railways Act does not apply.",
            "[Article 3] Agency: The Agency has a budget of 964.9 billion won.\n\nArticle 4 (2) is repealed.",
            "[Article 9] Inspection: The Agency inspects cable cars.",
            "[Article 10, (1)] : Article 10 (1) Whoever runs one pays.",
            "[Article 4] Fees: The fee is five won."),
        passages.stream()
            .map(passage -> passage.path() + " " + passage.heading() + ": " + passage.text())
            .toList());
  }

  @Test
  void chaptersArticlesAndParagraphsBecomeThePath() {
    List<Passage> passages = split("""
        CHAPTER II
        General provisions

        Article 5
        Licences

        1. %s

        2. %s

        Article 6 - Fees

        %s
        """.formatted(LONG, OTHER, LONG));
    assertEquals(
        List.of("chapter-ii/article-5/1", "chapter-ii/article-5/2", "chapter-ii/article-6"),
        ids(passages));
    assertEquals(List.of("Chapter II", "Article 5", "(2)"), passages.get(1).path());
    assertEquals("General provisions › Licences", passages.get(1).heading());
    assertEquals("General provisions › Fees", passages.get(2).heading());
  }

  @Test
  void sectionPathAndHeadingArePrefix() {
    PolicyDocument document = PolicyDocument.builder("d", "")
        .section(Section.of(
            List.of("Chapter I", "Article 1"), "Scope", "(1) " + LONG + "\n(2) " + OTHER))
        .section(Section.of(List.of("Chapter I", "Article 2"), "Aims", LONG))
        .build();
    List<Passage> passages = check(document);
    assertEquals(
        List.of("chapter-i/article-1/1", "chapter-i/article-1/2", "chapter-i/article-2"),
        ids(passages));
    assertEquals("Aims", passages.get(2).heading());
  }

  @Test
  void referenceAtTheStartOfAWrappedLineIsNoHeading() {
    List<Passage> passages = split("""
        The council may suspend the licence of a holder who acts against
        Article 5, or who fails to send the copy that is asked for under
        Section 4 of the rules, or who breaks the conditions laid down in
        Article 7
        or in any rule made under it, for a period of at most two years.
        """);
    assertEquals(1, passages.size());
    assertEquals(List.of(), passages.get(0).path());
  }

  @Test
  void numberBehindAnAbbreviatedDivisionIsItsOwn() {
    String point = (LONG + " " + OTHER + " ").repeat(3).strip();
    List<Passage> passages = split("     Section 1.  Purpose.  " + LONG
        + "\n\n\u00a0    Sec. 2.  Policy and Principles.  " + OTHER + "\n\n     (a)  " + point
        + "\n\n     Sec. 10.  Use by the Ports.\n\n     10.1.  Guidance.  (a)  " + point
        + "\n\n     (b)  " + point + "\n\n     Sec. 11.  (a)  " + point + "\n\n     (b)  "
        + point);
    assertEquals(
        List.of(
            "section-1",
            "sec-2/p1",
            "sec-2/a",
            "sec-10/p1",
            "sec-10/10.1/b",
            "sec-11/a",
            "sec-11/b"),
        ids(passages));
    assertEquals(List.of("Sec. 10", "10.1", "(b)"), passages.get(4).path());
    assertEquals(
        List.of("art-1", "art-2", "art-3"),
        ids(split("Art. 1. " + LONG + "\n\nArt. 2. " + OTHER + "\n\nART. 3. The " + LONG)));
  }

  @Test
  void titleThatGoesOnInTheNextLineIsNotCut() {
    List<Passage> passages = split("""
        Section 1. Purpose. The council keeps the register of all licences
        that are in force in at least one of the ports of the two parties.

        Sec. 2. General
        Provisions*.*  (a) Nothing in this order shall be read as taking
        from the council what any law gives to it or to its members now.

        Sec. 3. When the
        Treasury finds that a licence has lapsed it tells the council, and
        the council strikes it from the register within the next ten days.

        Sec. 4. Fees
        The council sets the fees for each year before the end of January,
        and it makes them known to all of the holders in the usual manner.
        """);
    assertEquals(List.of("section-1", "sec-2", "sec-3", "sec-4"), ids(passages));
    assertEquals(
        List.of("", "", "", "Fees"), passages.stream().map(Passage::heading).toList());
    assertTrue(passages.get(1).text().startsWith("Sec. 2. General\nProvisions"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Article 3. Definitions\n1. ", "\u00A7 13. Fees\n1. "})
  void titleBehindANumberWithAStopIsAHeading(String beginning) {
    List<Passage> passages = split("Article 1. Scope\n" + OTHER + "\n\n" + beginning + LONG);
    String title = beginning.substring(beginning.indexOf(". ") + 2, beginning.indexOf('\n'));
    assertEquals(title, passages.getLast().heading());
  }

  @Test
  void repealedSectionsOfTwoPartsAreNoContents() {
    List<Passage> passages = split("Part I\n\nSec. 1. Fees. " + LONG
        + "\n\nSec. 2. Repealed.\n\nSec. 3. Repealed.\n\nPart II\n\nSec. 1. Ports. " + LONG
        + "\n\nSec. 2. Repealed.\n\nSec. 3. Repealed.\n\nSec. 4. Ships. " + LONG);
    assertTrue(
        passages.stream().anyMatch(each -> each.path().equals(List.of("Part I", "Sec. 2"))),
        () -> passages.stream().map(Passage::path).toList().toString());
  }

  @Test
  void linesOfATableOfContentsAreNoSections() {
    List<Passage> passages = split(LONG
        + "\n\nSec. 1. Grants to ports.\nSec. 2. Reports.\n\nSEC. 1. GRANTS TO PORTS.\n\n" + LONG
        + "\n\nSEC. 2. REPORTS. " + OTHER + "\n\nSec. 3. Fees. " + LONG);
    assertEquals(List.of("preamble", "sec-1", "sec-2", "sec-3"), ids(passages));
    assertTrue(passages.get(0).text().endsWith("Sec. 2. Reports."));
  }

  @Test
  void abbreviatedDivisionInRunningTextIsNoHeading() {
    List<Passage> passages = split("Section 1. " + LONG + "\n\nSec. 2 of the Act is repealed. "
        + OTHER + "\n\nSec. 5 of the Act and the rules made under\nSec. 2. " + OTHER
        + " See Sec. 2. The board keeps the register that is named in Art. 2. The ports do not.");
    assertEquals(
        List.of("Section 1"),
        passages.stream().flatMap(p -> p.path().stream()).distinct().toList());
    PolicyDocument document = PolicyDocument.builder("d", "")
        .section(Section.of(
            List.of("Article 8"), "", "1. " + LONG + " It is named in Sec. 2. The " + LONG))
        .build();
    assertEquals(List.of("article-8/1"), ids(check(document)));
  }

  @Test
  void paragraphsRunTogetherInALineArePartedWhereTheNumbersFollow() {
    String run = "1. " + LONG + " 2.  " + OTHER + " 3. " + LONG + " Paragraph 9. Is not one.";
    PolicyDocument document = PolicyDocument.builder("d", "")
        .section(Section.of(List.of("Article 8"), "", run))
        .build();
    assertEquals(List.of("article-8/1", "article-8/2", "article-8/3"), ids(check(document)));
  }

  @Test
  void pointsStayWithTheirIntroductionWhileShort() {
    List<Passage> passages = split("Article 1\n\n"
        + "(2) A holder of a licence that is in force in at least one of the ports shall:\n"
        + "(a) keep books of all goods;\n(b) show them when asked; and\n(c) pay.\n\n(3) " + LONG);
    assertEquals(List.of("article-1/2", "article-1/3"), ids(passages));
    assertTrue(passages.get(0).text().endsWith("(c) pay."));
  }

  @Test
  void longPointsBecomePassages() {
    String point = (LONG + " ").repeat(3).strip();
    List<Passage> passages =
        split("Article 1\n\n(1) " + LONG + "\n(a) " + point + "\n(b) " + point + "\n(c) " + point);
    assertEquals(
        List.of("article-1/1", "article-1/1/a", "article-1/1/b", "article-1/1/c"), ids(passages));
    assertEquals(List.of("Article 1", "(1)", "(b)"), passages.get(2).path());
  }

  @Test
  void letterAndRomanNumeralAreToldApartByTheirSequence() {
    StringBuilder text = new StringBuilder("Article 1\n\n");
    for (char c = 'a'; c <= 'j'; c++) {
      text.append('(').append(c).append(") ").append(LONG).append("\n\n");
    }
    text.append("Article 2\n\n(1) ")
        .append((LONG + " ").repeat(6))
        .append("\n\n(i) ")
        .append(LONG)
        .append("\n\n(ii) ")
        .append(OTHER);
    List<Passage> passages = split(text.toString());
    assertEquals(List.of("Article 1", "(i)"), passages.get(8).path());
    assertEquals(
        List.of("Article 2", "(1)", "(ii)"), passages.get(passages.size() - 1).path());
  }

  @Test
  void shortParagraphsAreJoinedButNotAcrossArticles() {
    List<Passage> passages =
        split("Article 1\n\nOne is short.\n\nTwo is short.\n\nArticle 2\n\nThree is short.");
    assertEquals(
        List.of("One is short.\n\nTwo is short.", "Three is short."),
        passages.stream().map(Passage::text).toList());
  }

  @Test
  void whatSurroundsATextIsNotJoinedWithItOrWithOtherSuch() {
    List<Passage> passages = splitter.split(PolicyDocument.builder("d", "Dues")
        .text(
            "Dues are low.\n\nAbout the author: Ana Moreau writes on tides.\n\nPilots are few.\n\n"
                + "References\n\nIto, K. (2014). Quay.\n\nBerg, L. (2019). Quay.\n\n"
                + "Notes to editors: Call the desk.")
        .build());
    assertEquals(
        List.of(
            "Dues are low.",
            "About the author: Ana Moreau writes on tides.",
            "Pilots are few.",
            "References\n\nIto, K. (2014). Quay.\n\nBerg, L. (2019). Quay.",
            "Notes to editors: Call the desk."),
        passages.stream().map(Passage::text).toList());
  }

  @Test
  void rowsOfAContentsPageStayTogetherAndApartFromTheText() {
    String rows =
        "Contents\n\nPorts ........ 1\n\nOn the sea\n\nShips ........ 9\n\nFees ........ iv";
    List<Passage> passages = splitter.split(PolicyDocument.builder("d", "Dues")
        .text(rows + "\n\nDues are low.\n\nPilots are few.")
        .build());
    assertEquals(
        List.of(rows, "Dues are low.\n\nPilots are few."),
        passages.stream().map(Passage::text).toList());
  }

  @Test
  void newsIsItsParagraphs() {
    List<Passage> passages = check(PolicyDocument.builder("n", "")
        .kind(DocumentKind.ARTICLE)
        .text(LONG + "\n\n" + OTHER + "\n\nToo short.\n\n" + LONG)
        .build());
    assertEquals(List.of("p1", "p2", "p4"), ids(passages));
  }

  @Test
  void indentedFirstLinesBeginParagraphsOfWrappedText() {
    List<Passage> passages = split("""
        Rain fell on the coast all week and eased the drought that had
        kept the mills closed since the first days of January, the board
        of growers said in a note sent to its members on Friday evening.
            Stocks at the port rose to the highest level since the year
        before last, and the mills expect to work through the night until
        the end of the month if the roads to the hills stay open to them.
        """);
    assertEquals(2, passages.size());
    assertTrue(passages.get(1).text().startsWith("Stocks"));
  }

  @Test
  void markdownHeadingsNestAndTheTitleIsNoStep() {
    PolicyDocument document = PolicyDocument.builder("d", "The Act")
        .text("# The Act\n\n## Aims\n\n" + LONG + "\n\n### Means\n\n" + OTHER + "\n\n## End\n\n"
            + LONG)
        .build();
    List<Passage> passages = check(document);
    assertEquals(List.of("aims", "aims/means", "end"), ids(passages));
    assertEquals("Aims › Means", passages.get(1).heading());
  }

  @Test
  void headingWithNothingBelowItIsKeptAsText() {
    assertEquals(
        "Article 2", split("Article 1\n\n" + LONG + "\n\nArticle 2").get(1).text());
  }

  @Test
  void textBeforeTheFirstArticleIsThePreamble() {
    List<Passage> passages = split(LONG + "\n\n" + OTHER + "\n\nArticle 1\n\n" + LONG
        + "\n\nArticle 2\n\n" + LONG + "\n\nArticle 3\n\n" + LONG);
    assertEquals(
        List.of("preamble/p1", "preamble/p2", "article-1", "article-2", "article-3"),
        ids(passages));
  }

  @Test
  void sectionsStandBelowArticlesOrAboveThemAsTheTextHasIt() {
    List<Passage> below = split("Article I.\n\nSection 1. " + LONG + "\n\nSection 2. " + OTHER
        + "\n\nArticle II.\n\nSection 1. " + LONG);
    assertEquals(
        List.of("article-i/section-1", "article-i/section-2", "article-ii/section-1"), ids(below));
    List<Passage> above = split("Section 1\nScope\n\nArticle 1\n\n" + LONG
        + "\n\nSection 2\nAims\n\nArticle 2\n\n" + OTHER);
    assertEquals(List.of("section-1/article-1", "section-2/article-2"), ids(above));
  }

  @Test
  void numberingThatBeginsInTheMiddleIsFollowed() {
    List<Passage> passages = split("41. " + LONG + "\n42. " + OTHER + "\n43. " + LONG);
    assertEquals(List.of("41", "42", "43"), ids(passages));
    assertEquals(List.of("(42)"), passages.get(1).path());
  }

  @Test
  void overlongParagraphIsCutBetweenSentences() {
    List<Passage> passages = split((LONG + " " + OTHER + " ").repeat(10));
    assertTrue(passages.size() > 3);
    for (Passage passage : passages) {
      assertTrue(passage.text().endsWith(".") && passage.text().length() <= 1800, passage.text());
    }
    assertEquals(List.of("p1", "p1~2", "p1~3"), ids(passages).subList(0, 3));
  }

  @Test
  void overlongSentenceIsCutAtClauses() {
    List<Passage> passages = split("considering the reports, ".repeat(1000).strip());
    for (Passage passage : passages) {
      assertTrue(passage.text().endsWith(",") && passage.text().length() <= 4000, passage.text());
    }
  }

  @Test
  void hostileTextsAreSplitInLinearTime() {
    List<String> texts = List.of(
        "a".repeat(5_000_000),
        "word ".repeat(1_000_000),
        "\n".repeat(1_000_000) + "x",
        "(a)\n".repeat(100_000),
        "Article 1\n".repeat(100_000),
        "# A\n## B\n".repeat(50_000),
        ". (a ".repeat(200_000),
        "\u201C14A Boats\n".repeat(100_000),
        "Article 5 Words of it\n".repeat(100_000),
        "Article 5 (Words\n".repeat(100_000),
        "CONTENTS\n1. One\n2. Two\n3. Three\n".repeat(30_000),
        "SCHEDULE\nSection 3\n".repeat(50_000),
        "1 Offences\n(1) This Act\n".repeat(50_000),
        "12 Boats of this Act\n".repeat(100_000),
        "Boats\n1. (1) This Act.\n".repeat(50_000),
        "(".repeat(1_000_000),
        "\uD83D\uDE00".repeat(500_000),
        "**".repeat(500_000));
    assertTimeout(Duration.ofSeconds(20), () -> texts.forEach(this::split));
  }

  @Test
  void optionsOutOfOrderAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new PassageOptions(50, 40, 200));
    assertThrows(IllegalArgumentException.class, () -> new PassageOptions(1, 2, 3));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomTextsKeepEveryPromise(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 150; round++) {
      List<String> sentences = new ArrayList<>();
      String text = randomText(random, sentences);
      String message = "seed=" + seed + " round=" + round;
      PolicyDocument document = PolicyDocument.builder("d", "").text(text).build();
      List<Passage> passages = check(document, message);
      assertEquals(passages, splitter.split(document), message);
      int from = 0;
      for (String sentence : sentences) {
        int at = text.indexOf(sentence, from);
        from = at + sentence.length();
        int end = from;
        assertTrue(
            passages.stream().anyMatch(p -> p.start() <= at && p.end() >= end),
            message + " cuts: " + sentence);
      }
    }
  }

  private static String randomText(Random random, List<String> sentences) {
    String[] words = {
      "trade", "the", "Parties", "U.S.", "levy", "of", "1.5", "Art. 5", "Mr. Ito", "ports", "and",
      "steel"
    };
    StringBuilder text = new StringBuilder();
    int paragraphs = 1 + random.nextInt(25);
    int article = 1;
    int number = 1;
    for (int p = 0; p < paragraphs; p++) {
      switch (random.nextInt(7)) {
        case 0 -> {
          text.append("Article ")
              .append(article++)
              .append(random.nextBoolean() ? "\n\n" : " Fees\n\n");
          number = 1;
        }
        case 1 -> text.append("## Aims\n\n");
        case 2 -> text.append(number++).append(". ");
        case 3 -> text.append("(").append((char) ('a' + random.nextInt(6))).append(") ");
        default -> {}
      }
      int count = random.nextInt(10) == 0 ? 40 : 1 + random.nextInt(4);
      for (int s = 0; s < count; s++) {
        StringBuilder sentence = new StringBuilder("Sentence").append(sentences.size());
        int length = 2 + random.nextInt(30);
        for (int w = 0; w < length; w++) {
          sentence.append(' ').append(words[random.nextInt(words.length)]);
        }
        sentence.append(" end").append(random.nextInt(5) == 0 ? "?" : ".");
        sentences.add(sentence.toString());
        text.append(sentence).append(random.nextInt(6) == 0 ? "  " : " ");
      }
      text.append(random.nextInt(4) == 0 ? "\n" : "\n\n");
    }
    return text.toString();
  }

  private List<Passage> split(String text) {
    return check(PolicyDocument.builder("d", "").text(text).build());
  }

  private List<Passage> check(PolicyDocument document) {
    return check(document, "");
  }

  private List<Passage> check(PolicyDocument document, String message) {
    List<Passage> passages = splitter.split(document);
    String text = document.text();
    Set<String> ids = new HashSet<>();
    int end = 0;
    for (int i = 0; i < passages.size(); i++) {
      Passage passage = passages.get(i);
      assertEquals(text.substring(passage.start(), passage.end()), passage.text(), message);
      assertEquals(passage.text().strip(), passage.text(), message);
      assertEquals(i, passage.ordinal(), message);
      assertTrue(passage.start() >= end && ids.add(passage.id()), () -> message + " " + passage);
      assertTrue(
          passage.id().chars().allMatch(c -> c > ' ' && c < 127 && c != '#')
              && passage.id().length() < 95,
          () -> message + " " + passage);
      assertTrue(passage.text().length() <= PassageOptions.DEFAULT.hardMaxChars(), message);
      assertCovered(text.substring(end, passage.start()), message);
      end = passage.end();
    }
    assertCovered(text.substring(end), message);
    return passages;
  }

  /** What is in no passage is white space or a heading. */
  private static void assertCovered(String gap, String message) {
    for (String line : gap.split("\n")) {
      assertTrue(
          line.isBlank() || line.length() < 120 && !line.contains("Sentence"),
          () -> message + " lost: " + line);
    }
  }

  private static List<String> ids(List<Passage> passages) {
    return passages.stream().map(Passage::id).toList();
  }
}
