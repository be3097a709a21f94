package io.entente.benchmarks.relevance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

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
    SharedCollections.main(data(), folder.toString(), "cranfield");
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
  void lawsAreMadeWithoutTheHeadingsThatAreAskedFor() throws IOException {
    SharedCollections.main(data(), folder.toString(), "eu-acts", "conventions");
    JudgedCollection acts = JudgedCollection.read(folder.resolve("eu-acts"), Half.BOTH, false);
    assertEquals(5, Files.readAllLines(acts.documents()).size());
    assertEquals(398, acts.questions().size());
    assertFalse(acts.ofDocuments());
    // The heading of article 34 of the Digital Services Act.
    assertTrue(acts.questions().stream()
        .anyMatch(question -> question.query().text().equals("Risk assessment")));
    JudgedCollection conventions =
        JudgedCollection.read(folder.resolve("conventions"), Half.BOTH, false);
    assertEquals(28, Files.readAllLines(conventions.documents()).size());
    assertEquals(724, conventions.questions().size());
  }

  private static String data() {
    for (String candidate : List.of("../../shared/data", "../shared/data")) {
      if (Files.isDirectory(Path.of(candidate, "judged", "cranfield"))) {
        return candidate;
      }
    }
    return abort("skipped: no shared data beside the checkout");
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
