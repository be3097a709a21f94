package io.entente.benchmarks.relevance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.entente.benchmarks.relevance.JudgedCollection.Half;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes the quickest of the collections; skipped where there is no shared data beside the checkout. */
class SharedCollectionsTest {

  @TempDir
  Path folder;

  @Test
  void abstractsOnAeronauticsAreMadeAndMeasured() throws IOException {
    Path data = null;
    for (String candidate : List.of("../../shared/data", "../shared/data")) {
      if (Files.isDirectory(Path.of(candidate, "judged", "cranfield"))) {
        data = Path.of(candidate);
      }
    }
    assumeTrue(data != null, "skipped: no shared data beside the checkout");
    SharedCollections.main(String.valueOf(data), folder.toString(), "cranfield");
    Path made = folder.resolve("cranfield");
    JudgedCollection collection = JudgedCollection.read(made, Half.BOTH, false);
    assertEquals(225, collection.questions().size());
    assertTrue(collection.ofDocuments());
    assertEquals(1398, Files.readAllLines(collection.documents()).size());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    assertEquals(0, RelevanceBench.run(out, "--collection", made.toString(), "--show", "1"));
    String report = bytes.toString(StandardCharsets.UTF_8);
    // Plain Lucene is known to come to about 0.36 here; a figure far off means that ids do not fit.
    assertTrue(report.matches("(?s).*plain Lucene +0\\.3[3-9].*"), report);
  }

  @Test
  void namesThatAreNoCollectionsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> SharedCollections.main("from"));
    assertTrue(assertThrows(
            IllegalArgumentException.class,
            () -> SharedCollections.main("from", folder.toString(), "nothing"))
        .getMessage()
        .contains("obliqa"));
  }
}
