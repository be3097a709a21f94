package io.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code entente read}: files printed as the documents that they would be indexed as. */
class ReadCommandTest extends CommandFixture {

  @Test
  void whatReadPrintsIndexedAgainGivesTheSamePassages() throws IOException {
    Path index = index();
    write("texts/page.html", """
        <html><head><title>On tungsten</title></head><body><main><h1>On tungsten</h1>
        <p>Portugal and Spain mine tungsten, and mean to mine more of it in the years ahead.</p>
        <h2>Trade</h2><p>Most of the tungsten leaves by sea for furnaces far away.</p></main></body></html>
        """);
    write("texts/law.txt", """
        Law on Shared Wells

        Article 1

        (1) Wells are shared by those who dug them.

        (2) A well that has run dry is filled in.

        Article 2

        This law applies from the day after its publication.
        """);
    Path texts = folder.resolve("texts");
    succeeds("index", "--index", index, texts);
    Ran read = succeeds("read", texts);
    assertEquals("", read.err());
    List<String> ids = new ArrayList<>();
    for (String line : read.outLines()) {
      JsonNode document = mapper.readTree(line);
      ids.add(document.get("id").asText());
      assertTrue(
          document.get("source").asText().startsWith(texts.toString().replace('\\', '/')), line);
      assertTrue(document.has("text") != document.has("passages"), line);
    }
    assertEquals(List.of("law", "memo", "page", "cobalt-pact", "herring note"), ids);
    Path again = folder.resolve("again");
    succeeds("index", "--index", again, write("read.jsonl", read.out()));
    for (String id : ids) {
      JsonNode one = json("show", "--index", index, "--format", "json", id);
      JsonNode two = json("show", "--index", again, "--format", "json", id);
      assertEquals(one.get("passages"), two.get("passages"), id);
      for (String field : List.of("title", "kind", "date", "countries", "topics", "language")) {
        assertEquals(one.get(field), two.get(field), id + " " + field);
      }
    }
  }

  @Test
  void readNamesWhatItRefusesAndPrintsTheRest() throws IOException {
    Path file = write("some.jsonl", "{\"id\":\"a\",\"text\":\"Words.\"}\n{\"id\":7}\n");
    Ran ran = entente("read", file);
    assertEquals(1, ran.status());
    assertEquals(1, ran.outLines().size(), ran.out());
    assertTrue(ran.err().startsWith("refused: ") && ran.err().contains("some.jsonl:2:"), ran.err());
  }
}
