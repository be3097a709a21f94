package io.entente.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code entente like}: passages like one, a text, a file or standard input. */
class LikeCommandTest extends CommandFixture {

  @Test
  void likeFindsOtherPassagesThanTheOneGiven() throws IOException {
    Path index = index();
    List<String> ids = new ArrayList<>();
    json("like", "--index", index, "--format", "json", "cobalt-pact#article-1")
        .get("hits")
        .forEach(hit ->
            ids.add(hit.get("document").asText() + "#" + hit.get("passage").asText()));
    assertFalse(ids.contains("cobalt-pact#article-1"), ids.toString());
    assertTrue(ids.contains("cobalt-pact#article-2"), ids.toString());
    assertEquals(
        List.of("herring note"),
        json(
                "like",
                "--index",
                index,
                "--format",
                "json",
                "--country",
                "NO",
                "cobalt-pact#article-1")
            .get("hits")
            .findValuesAsText("document"));
  }

  @Test
  void likeTakesATextAFileOrStandardInput() throws IOException {
    Path index = index();
    String text = "Selling lithium from Chile and Argentina at rising prices.";
    Ran typed = succeeds("like", "--index", index, "--format", "json", "--text", text);
    assertEquals(
        "memo", mapper.readTree(typed.out()).get("hits").get(0).get("document").asText());
    Path file = write("like.txt", text);
    assertEquals(typed, succeeds("like", "--index", index, "--format", "json", "--file", file));
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
      assertEquals(typed, succeeds("like", "--index", index, "--format", "json", "--file", "-"));
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void likeNamesWhatIsNotThere() throws IOException {
    Path index = index();
    Path binary = Files.write(folder.resolve("pixels.bin"), new byte[] {1, (byte) 0xFF, 2});
    assertAll(
        () -> assertUsage(List.of("nickel"), "like", "--index", index, "nickel#p1"),
        () -> assertUsage(
            List.of("article-9", "cobalt-pact"), "like", "--index", index, "cobalt-pact#article-9"),
        () -> assertUsage(
            List.of("DOCUMENT#PASSAGE", "cobalt-pact"), "like", "--index", index, "cobalt-pact"),
        () -> assertUsage(List.of("UTF-8"), "like", "--index", index, "--file", binary));
    Ran none = entente("like", "--index", index, "--file", folder.resolve("none.txt"));
    assertEquals(1, none.status(), none.toString());
    assertTrue(none.err().contains("none.txt"), none.err());
  }
}
