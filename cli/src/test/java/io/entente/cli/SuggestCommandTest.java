package io.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code entente suggest}: how what is being typed may go on. */
class SuggestCommandTest extends CommandFixture {

  @Test
  void suggestionsAreALineEach() throws IOException {
    Path index = index();
    List<String> lines = succeeds("suggest", "--index", index, "Cobalt", "P").outLines();
    assertTrue(lines.contains("Cobalt Pact\ttitle\tcobalt-pact"), lines.toString());
    JsonNode suggestions = json("suggest", "--index", index, "--format", "json", "cobalt p");
    assertEquals(lines.size(), suggestions.size());
    assertTrue(
        texts(suggestions.findValues("value")).contains("cobalt-pact"), suggestions.toString());
    assertTrue(succeeds("suggest", "--index", index, "Japan").out().contains("Japan\tcountry\tJP"));
    assertEquals(1, succeeds("suggest", "--limit", 1, "c").outLines().size());
  }
}
