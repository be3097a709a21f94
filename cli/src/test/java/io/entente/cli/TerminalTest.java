package io.entente.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Colours are for a terminal alone. */
class TerminalTest extends CommandFixture {

  @Test
  void pipedOutputIsPlainAndATerminalGetsMarks() throws IOException {
    Path index = index();
    String before = System.getProperty("entente.colour");
    try {
      System.clearProperty("entente.colour");
      for (Ran ran : List.of(
          succeeds("search", "--index", index, "--facet", "year", "cobalt"),
          succeeds("show", "--index", index, "memo"),
          succeeds("--help"),
          entente("search", "--index", index, "--limit", "x", "cobalt"),
          entente("search", "--index", index, "--country", "Atlantis", "cobalt"))) {
        assertFalse((ran.out() + ran.err()).contains("\u001b"), ran.toString());
      }
      System.setProperty("entente.colour", "true");
      Ran ran = succeeds("search", "--index", index, "cobalt");
      assertTrue(
          ran.out().matches("(?s).*stock of \u001b\\[[0-9;]*m(\u001b\\[[0-9;]*m)*cobalt\u001b.*"),
          ran.out());
      assertTrue(succeeds("show", "--index", index, "memo").out().contains("\u001b["));
      assertFalse(succeeds("search", "--index", index, "--format", "json", "cobalt")
          .out()
          .contains("\u001b"));
    } finally {
      if (before == null) {
        System.clearProperty("entente.colour");
      } else {
        System.setProperty("entente.colour", before);
      }
    }
  }
}
