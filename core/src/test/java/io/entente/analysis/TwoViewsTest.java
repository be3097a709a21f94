package io.entente.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exact and the stemmed view of texts, and what is at which position. */
class TwoViewsTest {

  private static final String[] PARTS = {
    "the ",
    "Parties ",
    "India's ",
    "mining ",
    "licences ",
    "and ",
    "Å",
    "1.5",
    "U.S. ",
    "naïve ",
    "東京",
    "\uD83D\uDE00",
    "of ",
    "\n",
    "\n\n",
    "\r\n",
    "-",
    "–",
    ". ",
    "! ",
    "。",
    "$",
    "100 ",
    "%",
    "§ ",
    "phase-out ",
    "co\u00ADoperation ",
    "co\u00AD\n",
    "\u200B",
    "\uFEFF",
    "Article 5(2) ",
    "USD ",
    "per cent ",
    "Art. ",
    "S/RES/1325 ",
    "x",
    "hard-to-abate",
    "'s ",
    " ",
    "& "
  };

  private final TwoViews views = new TwoViews();

  @Test
  void wordsAreInSmallLettersWithoutDiacriticsOrInvisibleCharacters() {
    assertEquals("india's naive cooperation", exact("India's naïve co\u00ADoperation"));
    assertEquals("the cooperation of", exact("the co\u00AD\n  operation of"));
    assertEquals("zerowidth", exact("zero\u200Dwidth\u00AD"));
    assertEquals("co", exact("\uFEFFco\u00AD\n\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "costs $100 | costs $ 100",
        "€ £ ¥ % ‰ ° § № & | € £ ¥ % ‰ ° § № &",
        "1.5 °C | 1.5 ° c",
        "１００％ of R&D | 100 % of r & d",
        "A$5,000 (37%) | a $ 5000 37 %",
        "'a-$5' | a $ 5",
        "# “quoted” (in) [a] /b/ — c | quoted in a b c"
      })
  void signsAreTokensAndMarksAreNot(String text, String terms) {
    assertEquals(terms, exact(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nuclear reactors. Feasibility | nuclear reactors . feasibility",
        "Art. 5 of the U.S. Senate rules. | art 5 of the u.s senate rules",
        "One. Two! Three | one . two . three",
        "... One. --- . Two | one . two",
        "Pay 5%. $6 is due. | pay 5 % . $ 6 is due"
      })
  void endOfSentenceIsTokenBetweenWords(String text, String terms) {
    assertEquals(terms, exact(text));
  }

  @Test
  void endOfParagraphStandsAtThePositionOfTheSentenceEnd() throws IOException {
    views.read("One.\r\n \r\nTwo\n\nThree.\nFour");
    assertEquals(
        List.of("one@0", ".@1", "¶@1", "two@2", ".@3", "¶@3", "three@4", ".@5", "four@6"),
        placed(views.exact()));
    assertTrue(views.isEnd(2) && !views.isWord(2));
    assertEquals(3, views.position(5 - 1));
    assertThrows(IllegalArgumentException.class, () -> views.term(9));
  }

  @Test
  void wordsInCapitalsAreThereTwiceAtTheSamePosition() throws IOException {
    TwoViews views = read("US, U.S., E.U.R. or USMCA; Us, A, 4G, U.Sa and \u00c5B");
    assertEquals(
        List.of("us@0", "US@0", "u.s@1", "US@1", "e.u.r@2", "EUR@2", "or@3", "usmca@4", "us@5"),
        placed(views.exact()).subList(0, 9));
    List<String> others = terms(views.exact());
    assertEquals(
        List.of(),
        others.subList(9, others.size()).stream()
            .filter(term -> Character.isUpperCase(term.charAt(0)))
            .toList());
  }

  @Test
  void stemsAreAtThePositionsOfTheirWords() throws IOException {
    views.read("The fees of $5. Mining is banned");
    assertEquals(
        List.of("the@0", "fees@1", "of@2", "$@3", "5@4", ".@5", "mining@6", "is@7", "banned@8"),
        placed(views.exact()));
    assertEquals(List.of("fee@1", "$5@3", "5@4", "mine@6", "ban@8"), placed(views.stemmed()));
  }

  @Test
  void wordIsStemmedAloneAsInTheStemmedView() {
    views.read("The mining");
    assertNull(views.stem(0));
    assertEquals("mine", views.stem(1));
    assertEquals('m', views.first(1));
  }

  @Test
  void unitSpansAllItsCharacters() throws IOException {
    String text = "It paid 100 dollars under paragraph 2 of Article 5.";
    views.read(text);
    TokenStream stream = views.stemmed();
    CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
    OffsetAttribute offset = stream.getAttribute(OffsetAttribute.class);
    List<String> spans = new ArrayList<>();
    stream.reset();
    while (stream.incrementToken()) {
      if (term.toString().matches(".*[ $(].*")) {
        spans.add(term + "=" + text.substring(offset.startOffset(), offset.endOffset()));
      }
    }
    assertEquals(
        List.of("$100=100 dollars", "article 5(2)=paragraph 2 of Article 5", "article 5=Article 5"),
        spans);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "phase-out | phase@0 phaseout@0 out@1",
        "co-operation | co@0 cooper@0 oper@1",
        "net‑zero | net@0 netzero@0 zero@1",
        "net–zero | net@0 netzero@0 zero@1",
        "net—zero | net@0 zero@1",
        "net - zero | net@0 zero@1",
        "hard-to-abate | hard@0 hardtoab@0 abat@2",
        "in-depth | indepth@0 depth@1",
        "COVID-19 | covid@0 19@1"
      })
  void wordWithHyphenIsAlsoOneWord(String text, String stems) throws IOException {
    views.read(text);
    assertEquals(List.of(stems.split(" ")), placed(views.stemmed()));
  }

  @Test
  void wordMayBePartedAtTheEndOfLineOnlyBehindHyphen() throws IOException {
    views.read("govern-\n  ment");
    assertEquals(List.of("govern@0", "govern@0", "ment@1"), placed(views.stemmed()));
    views.read("govern\n-ment");
    assertEquals(List.of("govern@0", "ment@1"), placed(views.stemmed()));
  }

  @Test
  void pairsAreNeighboursWithinSentence() throws IOException {
    views.read("Ban of $ nuclear reactors. Phase-out of 5% plans");
    assertEquals(
        Stream.of("ban nuclear", "nuclear reactor", "phase out", "out 5", "5 plan")
            .map(TwoViews::pair)
            .toList(),
        bytes(views.pairs()));
  }

  @Test
  void compoundsAreTheWordsOfTwoParts() {
    views.read("a phase-out, hard-to-abate, in-depth; co-operation at 5% and a phase-out");
    assertEquals(List.of("phaseout phase out", "cooper co oper"), views.compounds());
  }

  @Test
  void fragmentStandsForWhatItMayBeInLongerText() {
    views.read("Art. 5. The");
    List<List<String>> variants = views.phraseVariants(16);
    assertEquals(4, variants.size());
    assertEquals(exact("Art. 5. The"), String.join(" ", variants.get(0)));
    assertTrue(variants.contains(List.of("art", "5", ".", "the")), variants::toString);
    assertTrue(variants.contains(List.of("art", "5", "the")), variants::toString);
    views.read("One.\n\nTwo");
    assertEquals(
        List.of(List.of("one", ".", "two"), List.of("one", "two")), views.phraseVariants(16));
    views.read("no stop at 5%");
    assertEquals(List.of(List.of("no", "stop", "at", "5", "%")), views.phraseVariants(16));
    views.read("");
    assertEquals(List.of(List.of()), views.phraseVariants(1));
  }

  @Test
  void variantsStopAtTheLimit() {
    views.read("A b. C d. E f. G h. I j. K l. M");
    for (int limit = 1; limit < 70; limit++) {
      List<List<String>> variants = views.phraseVariants(limit);
      assertEquals(Integer.highestOneBit(limit), Math.min(64, variants.size()), "limit=" + limit);
    }
    assertThrows(IllegalArgumentException.class, () -> views.phraseVariants(0));
  }

  @Test
  void phraseDoesNotReachAcrossSentencesNorValues() throws IOException {
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
        Analyzer analyzer = PolicyAnalyzers.exact()) {
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
        Document document = new Document();
        document.add(
            new TextField("f", read("Nuclear reactors. Feasibility of $100 the").exact()));
        document.add(new TextField("f", read("Next value").exact()));
        writer.addDocument(document);
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        assertEquals(0, searcher.count(new PhraseQuery("f", "reactors", "feasibility")));
        assertEquals(1, searcher.count(new PhraseQuery("f", "reactors", ".", "feasibility")));
        assertEquals(1, searcher.count(new PhraseQuery("f", "of", "$", "100")));
        assertEquals(0, searcher.count(new PhraseQuery("f", "of", "100")));
        assertEquals(0, searcher.count(new PhraseQuery(500, "f", "the", "next")));
      }
    }
  }

  @Test
  void hostileTextsTakeLinearTime() {
    List<String> texts = List.of(
        "a-".repeat(300_000),
        "a\u00AD\n".repeat(300_000),
        "a. B".repeat(200_000),
        "a. ".repeat(300_000),
        "$. ".repeat(300_000),
        "\n\n".repeat(500_000) + "x",
        "A\n\n".repeat(200_000),
        "\u00AD".repeat(1_000_000));
    assertTimeout(Duration.ofSeconds(20), () -> {
      for (String text : texts) {
        views.read(text);
        tokens(views.pairs());
        views.compounds();
      }
    });
  }

  @Test
  void nothingIsInTextWithoutWordsOrSigns() throws IOException {
    views.read(" .\n\n- ");
    assertTrue(views.isEmpty());
    assertEquals(List.of(), placed(views.stemmed()));
    assertEquals(List.of(), views.compounds());
    views.read("%");
    assertFalse(views.isEmpty());
    assertEquals(List.of(), placed(views.stemmed()));
    assertEquals(tokens(views.exact()).get(1), tokens(views.stemmed()).get(0));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void randomTextsKeepEveryPromise(long seed) throws IOException {
    Random random = new Random(seed);
    try (Analyzer stemmed = PolicyAnalyzers.stemmed();
        Analyzer exact = PolicyAnalyzers.exact();
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(exact))) {
      for (int round = 0; round < 300; round++) {
        StringBuilder built = new StringBuilder();
        for (int i = random.nextInt(round % 50 == 0 ? 3000 : 30); i > 0; i--) {
          built.append(PARTS[random.nextInt(PARTS.length)]);
        }
        String text = built.toString();
        String shown = "seed=" + seed + " round=" + round + " text=" + text;
        views.read(text);
        checkTokens(text, shown);
        List<String> exactTokens = tokens(views.exact());
        List<String> stemTokens = tokens(views.stemmed());
        List<String> pairs = tokens(views.pairs());
        assertEquals(exactTokens, tokens(views.exact()), shown);
        assertEquals(stemTokens, tokens(views.stemmed()), shown);
        assertEquals(pairs, tokens(views.pairs()), shown);
        TwoViews again = read(text);
        assertEquals(pairs, tokens(again.pairs()), shown);
        assertEquals(stemTokens, tokens(again.stemmed()), shown);
        assertEquals(exactTokens, tokens(again.exact()), shown);
        assertEquals(exactTokens, tokens(exact.tokenStream("f", text)), shown);
        assertEquals(stemTokens, tokens(stemmed.tokenStream("f", text)), shown);
        assertEquals(lastPosition(exactTokens), lastPosition(stemTokens), shown);
        Set<String> positions = new HashSet<>();
        placed(views.exact()).forEach(t -> positions.add(t.substring(t.lastIndexOf('@'))));
        for (String stem : placed(views.stemmed())) {
          assertTrue(positions.contains(stem.substring(stem.lastIndexOf('@'))), shown);
        }
        assertEquals(withoutParagraphs(), views.phraseVariants(16).get(0), shown);
        assertTrue(views.phraseVariants(16).size() <= 16, shown);
        views.compounds();
        Document document = new Document();
        document.add(new TextField("e", views.exact()));
        document.add(new TextField("s", views.stemmed()));
        document.add(new TextField("s", again.stemmed()));
        document.add(new TextField("p", views.pairs()));
        writer.addDocument(document);
      }
    }
  }

  private void checkTokens(String text, String shown) {
    int last = 0;
    int position = -1;
    boolean word = false;
    for (int i = 0; i < views.size(); i++) {
      String at = shown + " i=" + i;
      assertTrue(
          views.startOffset(i) >= last
              && views.endOffset(i) >= views.startOffset(i)
              && views.endOffset(i) <= text.length(),
          at);
      last = views.endOffset(i);
      boolean paragraph = views.term(i).equals(TwoViews.PARAGRAPH_END);
      assertEquals(paragraph ? position : position + 1, views.position(i), at);
      position = views.position(i);
      if (views.term(i).equals(TwoViews.SENTENCE_END)) {
        assertTrue(word && i + 1 < views.size(), at);
        word = false;
      }
      assertEquals(paragraph || views.term(i).equals(TwoViews.SENTENCE_END), views.isEnd(i), at);
      word |= views.isWord(i);
      assertFalse(views.isWord(i) && views.endOffset(i) == views.startOffset(i), at);
    }
  }

  private List<String> withoutParagraphs() {
    List<String> terms = new ArrayList<>();
    for (int i = 0; i < views.size(); i++) {
      if (!views.term(i).equals(TwoViews.PARAGRAPH_END)) {
        terms.add(views.term(i));
      }
    }
    return terms;
  }

  private static TwoViews read(String text) {
    TwoViews views = new TwoViews();
    views.read(text);
    return views;
  }

  private String exact(String text) {
    views.read(text);
    List<String> terms = new ArrayList<>();
    for (int i = 0; i < views.size(); i++) {
      terms.add(views.term(i));
    }
    return String.join(" ", terms);
  }

  private static List<String> terms(TokenStream stream) throws IOException {
    return placed(stream).stream().map(t -> t.substring(0, t.lastIndexOf('@'))).toList();
  }

  private static List<BytesRef> bytes(TokenStream stream) throws IOException {
    List<BytesRef> terms = new ArrayList<>();
    TermToBytesRefAttribute term = stream.getAttribute(TermToBytesRefAttribute.class);
    stream.reset();
    while (stream.incrementToken()) {
      terms.add(BytesRef.deepCopyOf(term.getBytesRef()));
    }
    stream.end();
    stream.close();
    return terms;
  }

  private static List<String> placed(TokenStream stream) throws IOException {
    List<String> placed = new ArrayList<>();
    CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
    PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
    int position = -1;
    stream.reset();
    while (stream.incrementToken()) {
      position += step.getPositionIncrement();
      placed.add(term + "@" + position);
    }
    stream.end();
    stream.close();
    return placed;
  }

  private static List<String> tokens(TokenStream stream) throws IOException {
    List<String> tokens = new ArrayList<>();
    TermToBytesRefAttribute term = stream.getAttribute(TermToBytesRefAttribute.class);
    OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
    PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
    int position = -1;
    stream.reset();
    while (stream.incrementToken()) {
      position += step.getPositionIncrement();
      tokens.add(term.getBytesRef() + " " + step.getPositionIncrement() + " " + offset.startOffset()
          + "-" + offset.endOffset());
    }
    stream.end();
    tokens.add((position + step.getPositionIncrement()) + " " + offset.endOffset());
    stream.close();
    return tokens;
  }

  private static String lastPosition(List<String> tokens) {
    return tokens.get(tokens.size() - 1);
  }
}
