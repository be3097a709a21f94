package io.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code entente eval}: the measures of a run, and what cannot be measured. */
class EvalCommandTest extends CommandFixture {

  @Test
  void evalPrintsTheFiveMeasures() throws IOException {
    Path qrels = write("qrels.txt", "q1 0 a 1\nq1 0 b 1\nq2 0 c 1\n");
    Path run = write("run.txt", "q1 Q0 a 1 3.0 x\nq1 Q0 z 2 2.0 x\nq1 Q0 b 3 1.0 x\n");
    // q1: nDCG (1 + 1/log2(4)) / (1 + 1/log2(3)) = 0.91972, AP (1 + 2/3) / 2; q2 is not answered.
    assertEquals(
        List.of(
            "nDCG@10     0.4599",
            "Recall@10   0.5000",
            "Recall@100  0.5000",
            "MAP@10      0.4167",
            "MRR@10      0.5000",
            "questions   2, 1 of them answered"),
        succeeds("eval", "--qrels", qrels, "--run", run).outLines());
  }

  @Test
  void evalNamesFileAndLineOfWhatItCannotRead() throws IOException {
    Path qrels = write("qrels.txt", "q1 0 a 1\nq1 0 b much\n");
    Path run = write("run.txt", "q1 Q0 a 1 3.0 x\n");
    assertUsage(List.of("qrels.txt:2:"), "eval", "--qrels", qrels, "--run", run);
    Path good = write("good.txt", "q1 0 a 1\n");
    Path bad = write("bad.txt", "q1 Q0 a 1 3.0 x\nq1 Q0 b 2\n");
    assertUsage(List.of("bad.txt:2:"), "eval", "--qrels", good, "--run", bad);
  }
}
