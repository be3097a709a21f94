package io.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code entente run}: questions of a file, answered in the form that evaluations take. */
class RunCommandTest extends CommandFixture {

  private static List<String[]> runLines(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(line -> line.split(" ")).toList();
  }

  private static void assertIsRun(List<String[]> lines) {
    Map<String, Float> lastScore = new HashMap<>();
    Map<String, Integer> lastRank = new HashMap<>();
    for (String[] line : lines) {
      String shown = String.join(" ", line);
      assertEquals(6, line.length, shown);
      assertEquals("Q0", line[1], shown);
      assertEquals("entente", line[5], shown);
      assertEquals(lastRank.merge(line[0], 1, Integer::sum), Integer.parseInt(line[3]), shown);
      float score = Float.parseFloat(line[4]);
      assertTrue(score < lastScore.getOrDefault(line[0], Float.POSITIVE_INFINITY), shown);
      lastScore.put(line[0], score);
    }
  }

  /** The passages of a question, in order. */
  private static List<String> passages(List<String[]> lines, String question) {
    return lines.stream()
        .filter(line -> line[0].equals(question))
        .map(line -> line[2])
        .toList();
  }

  @Test
  void runAnswersEachQuestionWithinItsFilter() throws IOException {
    Path topics = write(
        "topics.tsv",
        "q1\tcobalt\nq2\tcobalt\tcountry:JP in:2021\n\nq3\tcobalt\tdocument:\"herring note\"\nq4\tzeppelin\n");
    Path output = folder.resolve("run.txt");
    succeeds("run", "--index", index(), "--topics", topics, "--output", output);
    List<String[]> lines = runLines(output);
    assertIsRun(lines);
    assertEquals(3, passages(lines, "q1").size());
    assertEquals(
        List.of("cobalt-pact#article-1", "cobalt-pact#article-2"),
        passages(lines, "q2").stream().sorted().toList());
    assertEquals(List.of("herring%20note#p1"), passages(lines, "q3"));
    assertEquals(List.of(), passages(lines, "q4"));
  }

  @Test
  void runFiltersMayBeAlternativesAndExclusions() throws IOException {
    Path topics = write(
        "topics.tsv",
        "q1\tcobalt\tcountry:JP OR country:NO\nq2\tcobalt\t-kind:treaty\nq3\tcobalt\tkind:treaty -country:JP\n");
    Path output = folder.resolve("run.txt");
    succeeds("run", "--index", index(), "--topics", topics, "--output", output);
    List<String[]> lines = runLines(output);
    assertIsRun(lines);
    assertEquals(3, passages(lines, "q1").size());
    assertEquals(List.of("herring%20note#p1"), passages(lines, "q2"));
    assertEquals(List.of(), passages(lines, "q3"));
  }

  @Test
  void runOfDocumentsTakesTheBestPassageOfEach() throws IOException {
    Path index = index();
    Path topics = write("topics.tsv", "q1\tcobalt\n");
    Path passages = folder.resolve("passages.txt");
    Path documents = folder.resolve("documents.txt");
    succeeds("run", "--index", index, "--topics", topics, "--output", passages);
    succeeds(
        "run",
        "--index",
        index,
        "--topics",
        topics,
        "--output",
        documents,
        "--documents",
        "--limit",
        2);
    List<String[]> lines = runLines(documents);
    assertIsRun(lines);
    assertEquals(
        List.of("cobalt-pact", "herring%20note"),
        lines.stream().map(line -> line[2]).toList());
    assertEquals(runLines(passages).getFirst()[4], lines.getFirst()[4]);
  }

  @Test
  void nearCopiesFollowTheHitThatTheyWereFoldedInto() throws IOException {
    String clause =
        "Each Party shall exchange seeds, plants and tools for farming along the border.";
    StringBuilder lines = new StringBuilder();
    for (String id : List.of("one", "two", "three")) {
      lines.append("{\"id\":\"%s\",\"text\":\"%s\"}\n".formatted(id, clause));
    }
    lines.append("{\"id\":\"other\",\"text\":\"Seeds are kept dry.\"}\n");
    Path index = folder.resolve("index");
    succeeds("index", "--index", index, write("copies.jsonl", lines.toString()));
    Path output = folder.resolve("run.txt");
    Path topics = write("t.tsv", "q\tseeds and plants\n");
    succeeds("run", "--index", index, "--topics", topics, "--output", output);
    assertIsRun(runLines(output));
    assertEquals(
        Set.of("one#p1", "two#p1", "three#p1"),
        runLines(output).stream().limit(3).map(line -> line[2]).collect(Collectors.toSet()));
    assertEquals("other#p1", runLines(output).getLast()[2]);
    succeeds("run", "--index", index, "--topics", topics, "--output", output, "--limit", 2);
    assertEquals(2, runLines(output).size());
  }

  @Test
  void scoresOfEqualsDecreaseSoThatEvaluationKeepsTheOrder() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      lines.append("{\"id\":\"twin-%02d\",\"text\":\"The same words on zinc.\"}\n".formatted(i));
    }
    Path index = folder.resolve("index");
    succeeds("index", "--index", index, write("twins.jsonl", lines.toString()));
    Path output = folder.resolve("run.txt");
    succeeds(
        "run",
        "--index",
        index,
        "--topics",
        write("t.tsv", "q\tzinc\nall\t\tlanguage:en\n"),
        "--output",
        output,
        "--limit",
        50);
    List<String[]> ranked = runLines(output);
    assertIsRun(ranked);
    List<String> twins =
        IntStream.range(0, 50).mapToObj("twin-%02d#p1"::formatted).toList();
    for (String question : List.of("q", "all")) {
      assertEquals(twins, passages(ranked, question));
    }
    // Rank 1 is relevant: 1 only if equal scores do not turn the order around.
    Path qrels = write("qrels.txt", "q 0 twin-00#p1 1\n");
    String out = succeeds("eval", "--qrels", qrels, "--run", output).out();
    assertTrue(out.contains("MRR@10      1.0000"), out);
  }

  @Test
  void malformedTopicsNameFileAndLineAndLeaveNoRun() throws IOException {
    Path index = index();
    Path output = folder.resolve("run.txt");
    Map<String, String> wrong = Map.of(
        "one column", "one column",
        "q2\ta\tb\tc", "qid<TAB>question",
        "\tno id", "qid<TAB>question",
        "q2\tx\tcountry:Atlantis", "Atlantis",
        "q2\tx\tplanet:Mars", "planet",
        "q2\tx\tstock country:JP", "stock",
        "q2\tx\tcountry:\"JP", "quote");
    wrong.forEach((line, named) -> {
      try {
        Path topics = write("topics.tsv", "q1\tcobalt\n" + line + "\n");
        assertUsage(
            named.equals(line) ? List.of("topics.tsv:2:") : List.of("topics.tsv:2:", named),
            "run",
            "--index",
            index,
            "--topics",
            topics,
            "--output",
            output);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    assertFalse(Files.exists(output));
  }
}
