package io.entente.benchmarks.relevance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.PolicyIndex;
import io.entente.benchmarks.relevance.JudgedCollection.Half;
import io.entente.benchmarks.relevance.JudgedCollection.Question;
import io.entente.benchmarks.relevance.Ranker.Ranked;
import io.entente.corpus.JsonLines;
import io.entente.corpus.eval.Evaluation;
import io.entente.document.PolicyDocument;
import io.entente.query.Inference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelevanceBenchTest {

  private static final double TO_SIX_DIGITS = 5e-7;

  private static final String DOCUMENTS = """
      {"id":"port","language":"en","passages":[\
      {"id":"1","text":"Ferries do not leave after dark."},\
      {"id":"2","text":"Ferries need a pilot whenever fog covers the channel and the lights cannot be seen."}]}
      {"id":"quay","language":"en","passages":[{"id":"1 a","text":"Boats tie up on the left."}]}
      {"id":"truce","language":"en","passages":[{"id":"1","text":"The weapons fell silent at dawn."}]}
      {"id":"salt","language":"en","countries":["NO"],"passages":[{"id":"1","text":"Salt is taxed twice."}]}
      {"id":"salt-too","language":"en","countries":["IS"],"passages":[{"id":"1","text":"Salt is taxed twice."}]}
      """;

  private static final String TOPICS =
      "night\tdark\nguns\tweapans\nunjudged\tpilot\ntax\tsalt tax\tcountry:IS\n";

  private static final String QRELS = """
      night 0 port#1 1
      night 0 quay#1%20a 1
      guns 0 truce#1 2
      tax 0 salt-too#1 1
      elsewhere 0 port#1 1
      """;

  @TempDir
  Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("documents.jsonl"), DOCUMENTS);
    Files.writeString(folder.resolve("topics.tsv"), TOPICS);
    Files.writeString(folder.resolve("qrels.txt"), QRELS);
  }

  private interface Use {
    void of(Ranker entente, Ranker lucene) throws IOException;
  }

  private void withBoth(Use use) throws IOException {
    try (PolicyIndex index = PolicyIndex.inMemory()) {
      Set<String> ids = new LinkedHashSet<>();
      for (String line : DOCUMENTS.lines().toList()) {
        PolicyDocument document = JsonLines.parse(line, "documents.jsonl", 0);
        index.add(document);
        ids.add(document.id());
      }
      index.commit();
      try (PlainLucene lucene = new PlainLucene(folder.resolve("plain"), index, ids, false)) {
        use.of(new EntenteRanker("Entente", index, Set.of()), lucene);
      }
    }
  }

  private String printed(int status, String... options) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<String> args = new ArrayList<>(List.of("--collection", folder.toString()));
    args.addAll(Arrays.asList(options));
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    assertEquals(status, RelevanceBench.run(out, args.toArray(String[]::new)));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String line(String printed, String begin) {
    return printed.lines().filter(line -> line.startsWith(begin)).findFirst().orElseThrow();
  }

  @Test
  void figuresOfBothAreThoseReckonedByHand() throws IOException {
    // night: one of two is found, first: nDCG = 1 / (1 + 1/log2(3)) = 1 / 1.630930 = 0.613147,
    // recall and
    //   AP 1/2, reciprocal rank 1, by both.
    // guns: Entente spells the word right and has 1 throughout; plain Lucene finds nothing.
    // tax: the filter leaves one of two equal texts, so 1 throughout, by both.
    JudgedCollection collection = JudgedCollection.read(folder, Half.BOTH, false);
    withBoth((entente, lucene) -> {
      List<Measured> both = Measured.all(collection, List.of(entente, lucene), true);
      Evaluation first = both.get(0).evaluation();
      assertEquals((0.613147 + 1 + 1) / 3, first.ndcgAt10(), TO_SIX_DIGITS);
      assertEquals(2.5 / 3, first.recallAt10(), TO_SIX_DIGITS);
      assertEquals(2.5 / 3, first.recallAt100(), TO_SIX_DIGITS);
      assertEquals(2.5 / 3, first.mapAt10(), TO_SIX_DIGITS);
      assertEquals(1, first.mrrAt10(), TO_SIX_DIGITS);
      Evaluation second = both.get(1).evaluation();
      assertEquals((0.613147 + 0 + 1) / 3, second.ndcgAt10(), TO_SIX_DIGITS);
      assertEquals(0.5, second.recallAt10(), TO_SIX_DIGITS);
      assertEquals(0.5, second.recallAt100(), TO_SIX_DIGITS);
      assertEquals(0.5, second.mapAt10(), TO_SIX_DIGITS);
      assertEquals(2.0 / 3, second.mrrAt10(), TO_SIX_DIGITS);
      PairedTest ndcg = both.get(0).against(both.get(1), Evaluation::ndcgAt10);
      assertEquals(1.0 / 3, ndcg.difference(), TO_SIX_DIGITS);
      assertEquals(List.of(1, 0, 2), List.of(ndcg.gains(), ndcg.losses(), ndcg.ties()));
      assertEquals(1, ndcg.pValue(), TO_SIX_DIGITS);
      for (Measured each : both) {
        assertEquals(3, each.nanos().size());
        assertTrue(each.meanMillis() > 0 && each.medianMillis() > 0);
      }
    });
  }

  @Test
  void aDocumentIsThereOnceWithItsBestPassage() throws IOException {
    Question ferries = new Question("q", "ferries", "", Map.of("port", 1));
    withBoth((entente, lucene) -> {
      for (Ranker ranker : List.of(entente, lucene)) {
        List<Ranked> passages = ranker.rank(ferries, 10, false);
        assertEquals(
            List.of("port#1", "port#2"),
            passages.stream().map(each -> each.judgedAs(false)).toList());
        List<Ranked> documents = ranker.rank(ferries, 10, true);
        assertEquals(List.of(new Ranked("port", "1")), documents);
        assertEquals("port", documents.getFirst().judgedAs(true));
      }
    });
  }

  @Test
  void judgedDocumentsAreRecognised() throws IOException {
    assertFalse(JudgedCollection.read(folder, Half.BOTH, false).ofDocuments());
    assertTrue(JudgedCollection.read(folder, Half.BOTH, true).ofDocuments());
    Files.writeString(folder.resolve("qrels.txt"), "night 0 port 1\n");
    assertTrue(JudgedCollection.read(folder, Half.BOTH, false).ofDocuments());
    assertTrue(printed(0).contains("1 questions, documents judged"));
  }

  @Test
  void halvesShareTheJudgedQuestions() {
    assertEquals(List.of("night", "guns", "tax"), ids(Half.BOTH));
    assertEquals(List.of("night", "tax"), ids(Half.FIRST));
    assertEquals(List.of("guns"), ids(Half.SECOND));
  }

  private List<String> ids(Half half) {
    return JudgedCollection.read(folder, half, false).questions().stream()
        .map(Question::id)
        .toList();
  }

  @Test
  void reportTellsWhichQuestionsGainAndWhatWasFound() {
    String report = printed(0);
    assertTrue(report.contains("5 documents, 6 passages, 3 questions, passages judged"), report);
    assertTrue(line(report, "Entente ").contains(" 0.8710   0.8333   0.8333   0.8333   1.0000 "));
    assertTrue(line(report, "plain ").contains(" 0.5377   0.5000   0.5000   0.5000   0.6667 "));
    assertTrue(report.contains("nDCG@10  +0.3333, p = 1.0000; 1 gain, 0 lose, 2 tie"), report);
    String shown = report.substring(report.indexOf("GAINS"));
    assertTrue(shown.startsWith("GAINS +1.0000  guns: weapans"), shown);
    assertTrue(shown.contains("    truce#1 [2] The weapons fell silent at dawn."), shown);
    assertTrue(shown.contains("  1 truce#1 [2] The weapons fell silent at dawn."), shown);
    assertFalse(report.contains("LOSES"), report);
    assertFalse(printed(0, "--show", "0").contains("GAINS"));
  }

  @Test
  void everyInferenceIsSwitchedOffInTurn() {
    String report = printed(0, "--ablation", "--show", "0");
    for (Inference inference : Inference.values()) {
      assertTrue(report.contains("- without " + inference.id() + " "), report);
    }
    assertTrue(line(report, "- without spelling").contains("-0.3333"), report);
    String off = printed(0, "--without", "spelling", "--without", "titles", "--ablation");
    assertTrue(line(off, "Entente -spelling -titles ").contains(" 0.5377 "), off);
    assertFalse(off.contains("- without spelling"), off);
  }

  @Test
  void severalCollectionsEndInATable() {
    String report = printed(0, "--collection", folder.toString(), "--half", "2", "--show", "0");
    String table = report.substring(report.indexOf("Entente/plain"));
    String name = String.valueOf(folder.getFileName()).toLowerCase(Locale.ROOT);
    assertEquals(
        2,
        table
            .lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name))
            .count(),
        table);
    assertTrue(table.contains(" 1.0000  0.0000   +1.0000"), table);
    assertTrue(line(table, "mean").contains("+1.0000"), table);
  }

  @Test
  void titlesHelpPlainLuceneIfAskedFor() throws IOException {
    Files.writeString(
        folder.resolve("documents.jsonl"),
        "{\"id\":\"d\",\"title\":\"Whaling\",\"text\":\"It is over.\"}\n");
    Files.writeString(folder.resolve("topics.tsv"), "q\twhaling\n");
    Files.writeString(folder.resolve("qrels.txt"), "q 0 d 1\n");
    assertTrue(line(printed(0), "plain ").contains(" 0.0000 "));
    assertTrue(line(printed(0, "--with-titles"), "plain ").contains(" 1.0000 "));
  }

  @Test
  void whatCannotBeReadIsSaid() throws IOException {
    assertEquals(2, RelevanceBench.run(System.out));
    printed(1, "--half", "3");
    Files.writeString(folder.resolve("topics.tsv"), "night\tdark\nnight\tdark\n");
    assertTrue(assertThrows(
            IllegalArgumentException.class, () -> JudgedCollection.read(folder, Half.BOTH, false))
        .getMessage()
        .endsWith("topics.tsv:2: question id 'night' occurs twice"));
    Files.writeString(folder.resolve("topics.tsv"), "night\tdark\tof words\n");
    assertThrows(
        IllegalArgumentException.class, () -> JudgedCollection.read(folder, Half.BOTH, false));
    Files.writeString(folder.resolve("topics.tsv"), "night\n");
    assertThrows(
        IllegalArgumentException.class, () -> JudgedCollection.read(folder, Half.BOTH, false));
    Files.writeString(folder.resolve("topics.tsv"), "unjudged\tdark\n");
    assertThrows(
        IllegalArgumentException.class, () -> JudgedCollection.read(folder, Half.BOTH, false));
  }
}
