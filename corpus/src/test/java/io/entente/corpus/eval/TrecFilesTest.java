package io.entente.corpus.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrecFilesTest {

  @TempDir
  Path folder;

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("judged.txt"), text);
  }

  @Test
  void judgmentsAreReadByQuestionInTheOrderOfTheFile() throws IOException {
    Map<String, Map<String, Integer>> qrels =
        TrecFiles.readQrels(write("q2 0 doc#p1 2\n\nq1\t0\tdoc#p2\t0\n  q2   0 other#p1 1\n"));
    assertEquals(List.of("q2", "q1"), List.copyOf(qrels.keySet()));
    assertEquals(Map.of("doc#p1", 2, "other#p1", 1), qrels.get("q2"));
    assertEquals(Map.of("doc#p2", 0), qrels.get("q1"));
  }

  @Test
  void threeColumnsMayHaveAHeader() throws IOException {
    String lines = "q1\tdoc\t1\nq1\tother\t0\n";
    Map<String, Map<String, Integer>> expected = Map.of("q1", Map.of("doc", 1, "other", 0));
    assertEquals(expected, TrecFiles.readQrels(write("query-id\tcorpus-id\tscore\n" + lines)));
    assertEquals(expected, TrecFiles.readQrels(write(lines)));
  }

  @Test
  void negativeGradesCountAsZero() throws IOException {
    assertEquals(Map.of("q", Map.of("spam", 0)), TrecFiles.readQrels(write("q 0 spam -2\n")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q1 0 doc much",
        "q1 0 doc 1.5",
        "q1 0 doc 1 more",
        "q1 doc",
        "q1 0 doc 12345678901",
        "q1 corpus-id score"
      })
  void malformedJudgmentNamesFileAndLine(String line) throws IOException {
    Path file = write("q1 0 good 1\n\n" + line + "\n");
    String message = assertThrows(IllegalArgumentException.class, () -> TrecFiles.readQrels(file))
        .getMessage();
    assertTrue(message.startsWith(file + ":3: ") && message.contains(line), message);
    String named = assertThrows(
            IllegalArgumentException.class,
            () -> TrecFiles.readQrels(new StringReader(line + "\n" + line), "mine"))
        .getMessage();
    assertTrue(named.startsWith("mine:1: ") || named.startsWith("mine:2: "), named);
  }

  @Test
  void runIsRankedByScoreWhateverItsRankColumnSays() throws IOException {
    assertEquals(
        Map.of("q1", List.of("c", "a", "b"), "q2", List.of("a")), TrecFiles.readRun(write("""
            q1 Q0 a 1 2.5 tag
            q1 Q0 b 2 -1 tag
            q2 Q0 a 1 1e-3 tag

            q1 Q0 c 3 1E2 tag
            """)));
  }

  @Test
  void equalScoresAreRankedByDescendingId() throws IOException {
    assertEquals(Map.of("q", List.of("top", "d9", "d10", "b", "a")), TrecFiles.readRun(write("""
            q Q0 a 1 1.0 tag
            q Q0 d10 2 1.0 tag
            q Q0 b 3 1 tag
            q Q0 d9 4 1.00 tag
            q Q0 top 5 1.5 tag
            """)));
  }

  @Test
  void anEmptyRunAnswersNothing() throws IOException {
    assertEquals(Map.of(), TrecFiles.readRun(write("\n")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q1 Q0 doc 2 0.5",
        "q1 Q0 a doc 2 0.5 tag",
        "q1 Q0 doc 2 high tag",
        "q1 Q0 good 2 0.5 tag",
        "q1"
      })
  void malformedRunLineNamesFileAndLine(String line) throws IOException {
    Path file = write("q1 Q0 good 1 1.0 tag\n\n" + line + "\n");
    String message = assertThrows(IllegalArgumentException.class, () -> TrecFiles.readRun(file))
        .getMessage();
    assertTrue(message.startsWith(file + ":3: "), message);
  }

  @Test
  void sameIdForTwoQuestionsIsNoRepetition() throws IOException {
    assertEquals(
        2, TrecFiles.readRun(write("q1 Q0 a 1 1 tag\nq2 Q0 a 1 1 tag\n")).size());
  }

  @Test
  void aMissingFileIsNamed() {
    Path none = folder.resolve("none.txt");
    for (UncheckedIOException e : List.of(
        assertThrows(UncheckedIOException.class, () -> TrecFiles.readQrels(none)),
        assertThrows(UncheckedIOException.class, () -> TrecFiles.readRun(none)))) {
      assertTrue(e.getMessage().contains("none.txt"), e.getMessage());
    }
  }
}
