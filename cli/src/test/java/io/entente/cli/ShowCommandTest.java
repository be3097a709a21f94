package io.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code entente show}: a document with its passages and what was inferred of it. */
class ShowCommandTest extends CommandFixture {

  @Test
  void showMarksWhatWasInferredAndOnlyThat() throws IOException {
    Path index = index();
    List<String> memo = succeeds("show", "--index", index, "memo").outLines();
    assertEquals("Memo on lithium", memo.get(0));
    assertTrue(line(memo, "language").endsWith("en  (inferred)"), memo.toString());
    assertTrue(line(memo, "date").endsWith("2019-05"), memo.toString());
    assertTrue(memo.stream().anyMatch(line -> line.startsWith("#supply/outlook")), memo.toString());
    assertTrue(memo.contains("Prices of lithium will rise."), memo.toString());
    String pact = succeeds("show", "--index", index, "cobalt-pact").out();
    assertFalse(pact.contains("(inferred)"), pact);
    assertTrue(texts(json("show", "--index", index, "--format", "json", "memo").get("inferred"))
        .contains("language"));
  }

  private static String line(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith("  " + name + " "))
        .findFirst()
        .orElse("no line " + name);
  }

  @Test
  void showOfAnUnknownDocumentSaysSo() throws IOException {
    Ran ran = entente("show", "--index", index(), "nickel-pact");
    assertEquals(1, ran.status());
    assertTrue(ran.err().contains("nickel-pact"), ran.err());
  }
}
