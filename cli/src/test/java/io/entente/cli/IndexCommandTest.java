package io.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.PolicyIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** {@code entente index}: what is indexed, replaced and refused, and what is said of it. */
class IndexCommandTest extends CommandFixture {

  @Test
  void everyRefusalIsNamedAndTheRestIsIndexed() throws IOException {
    write("texts/good.jsonl", COBALT);
    write("texts/sub/memo.md", LITHIUM);
    write("texts/mixed.jsonl", """
        {"id":"nickel","text":"Fine words about nickel."}
        {"id":"b","text":"x","colour":"red"}
        {"id":"c",
        {"id":"d","date":"2021-13","text":"y"}
        {"id":"e","countries":["Atlantis"],"text":"y"}
        {"title":"no id","text":"y"}
        {"id":"zinc","text":"Fine words about zinc."}
        """);
    write("texts/nothing.txt", "");
    Files.write(folder.resolve("texts/pixels.bin"), new byte[] {1, 0, 2, 0, 3, 0, 4, 0, 9, 0});
    Path missing = folder.resolve("nowhere.txt");
    Path index = folder.resolve("index");
    Ran ran = entente("index", "--index", index, folder.resolve("texts"), missing);
    assertEquals(1, ran.status(), ran.toString());
    Map<String, String> reasons = Map.of(
        "texts/mixed.jsonl:2:", "'colour': unknown field",
        "texts/mixed.jsonl:3:", "malformed JSON",
        "texts/mixed.jsonl:4:", "2021-13",
        "texts/mixed.jsonl:5:", "unknown country 'Atlantis'",
        "texts/mixed.jsonl:6:", "'id': missing",
        "texts/nothing.txt:", "empty",
        "texts/pixels.bin:", "binary",
        "nowhere.txt:", "no such file");
    List<String> complaints = ran.err().lines().toList();
    assertEquals(reasons.size(), complaints.size(), ran.err());
    reasons.forEach((file, reason) -> assertEquals(
        1,
        complaints.stream()
            .filter(line ->
                line.startsWith("refused: ") && line.contains(file) && line.contains(reason))
            .count(),
        file + " " + reason + " in " + ran.err()));
    assertEquals(List.of("nickel"), found("--index", index, "nickel"));
    assertEquals(List.of("zinc"), found("--index", index, "zinc"));
    assertEquals(List.of("cobalt-pact"), found("--index", index, "cobalt"));
    assertEquals(List.of("sub/memo"), found("--index", index, "lithium"));
  }

  @Test
  void summaryCountsDocumentsPassagesBytesAndRefusals() throws IOException {
    Path file = write("a.jsonl", COBALT + "{\"id\":\"x\",\"text\":\"y\",\"colour\":\"red\"}\n");
    Ran ran = entente("index", "--index", folder.resolve("index"), file);
    assertEquals(1, ran.outLines().size(), ran.out());
    assertTrue(
        ran.out()
            .strip()
            .matches("1 documents, 2 passages, " + Files.size(file)
                + " bytes, \\d+\\.\\d seconds, 1 refused"),
        ran.out());
  }

  @Test
  void documentThatTakesThePlaceOfOneFromAnotherFileIsNamed() throws IOException {
    Path one = write("c1/a.txt", "Fine words about zinc and the price of it.");
    Path two = write("c2/a.txt", "Fine words about nickel and the price of it.");
    Path index = folder.resolve("index");
    for (int round = 0; round < 2; round++) {
      Ran ran = succeeds("index", "--index", index, one.getParent());
      assertEquals("", ran.err());
      assertTrue(ran.out().strip().endsWith(" 0 refused"), ran.out());
    }
    assertEquals(
        "", succeeds("index", "--index", index, folder.resolve("c2/../c1")).err());
    Ran ran = succeeds("index", "--index", index, two.getParent());
    assertEquals(
        "replaced: a: " + folder + "/c2/../c1/a.txt by " + two, ran.err().strip());
    assertTrue(ran.out().strip().endsWith(" 0 refused, 1 replaced from another source"), ran.out());
    assertEquals("", succeeds("index", "--index", index, two.getParent()).err());
    write("same/k.md", "---\nid: k1\n---\nFine words about tin and the price of it.");
    write("same/l.md", "---\nid: k1\n---\nFine words about lead and the price of it.");
    Ran once = succeeds("index", "--index", folder.resolve("once"), folder.resolve("same"));
    assertTrue(once.err().startsWith("replaced: k1: "), once.err());
    assertTrue(once.out().startsWith("1 documents"), once.out());
    Path both = folder.resolve("both");
    assertEquals(
        "", succeeds("index", "--index", both, one.getParent(), two.getParent()).err());
    assertEquals(List.of("a"), found("--index", both, "zinc"));
    assertEquals(List.of("a.txt"), found("--index", both, "nickel"));
  }

  @Test
  void indexingAgainReplacesDocumentsAndKeepsTheOthers() throws IOException {
    Path index = index();
    Path newer =
        write("newer.jsonl", "{\"id\":\"cobalt-pact\",\"text\":\"Only gallium is left.\"}\n");
    succeeds("index", "--index", index, newer);
    assertEquals(List.of("cobalt-pact"), found("--index", index, "gallium"));
    assertEquals(List.of("herring note"), found("--index", index, "cobalt"));
    assertEquals(List.of("memo"), found("--index", index, "lithium"));
    try (PolicyIndex opened = PolicyIndex.openReadOnly(index)) {
      assertEquals(3, opened.documentCount());
      assertEquals(4, opened.passageCount());
    }
  }

  @RepeatedTest(5)
  void laterLineWithTheSameIdWinsWithSeveralThreads() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      ids.addAll(Collections.nCopies(6, "paper-" + i));
    }
    Collections.shuffle(ids, random);
    Map<String, String> last = new HashMap<>();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < ids.size(); i++) {
      String text = "Version " + i + ". " + "Filling words. ".repeat(random.nextInt(40));
      lines
          .append(mapper.writeValueAsString(Map.of("id", ids.get(i), "text", text)))
          .append('\n');
      last.put(ids.get(i), "Version " + i + ".");
    }
    Path index = folder.resolve("index");
    succeeds("index", "--index", index, "--threads", 4, write("many.jsonl", lines.toString()));
    try (PolicyIndex opened = PolicyIndex.openReadOnly(index)) {
      assertEquals(40, opened.documentCount(), "seed=" + seed);
      last.forEach((id, text) -> {
        String is = opened.document(id).orElseThrow().passages().getFirst().text();
        assertTrue(is.startsWith(text), "seed=" + seed + " " + id + ": " + is);
      });
    }
  }

  @Test
  void inferenceCanBeLeftOut() throws IOException {
    Path texts = write("plain.jsonl", "{\"id\":\"p\",\"text\":\"Tungsten from Portugal.\"}\n");
    Path with = folder.resolve("with");
    Path without = folder.resolve("without");
    succeeds("index", "--index", with, texts);
    succeeds("index", "--index", without, "--no-inference", texts);
    assertEquals(
        List.of(),
        texts(json("show", "--index", without, "--format", "json", "p").get("inferred")));
    assertTrue(texts(json("show", "--index", with, "--format", "json", "p").get("inferred"))
        .contains("language"));
    assertTrue(json("show", "--index", without, "--format", "json", "p")
        .get("language")
        .isNull());
    assertFalse(succeeds("show", "--index", without, "p").out().contains("language"));
    assertEquals(List.of(), found("--index", without, "--stated", "--language", "en", "tungsten"));
    assertEquals(List.of(), found("--index", without, "--language", "en", "tungsten"));
    assertEquals(List.of("p"), found("--index", without, "tungsten"));
  }

  @Test
  void aLineThatIsReplacedIsCountedOnce() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 11; i++) {
      lines.append("{\"id\":\"d" + i % 10 + "\",\"text\":\"Tungsten from Portugal.\"}\n");
    }
    Path texts = write("repeated.jsonl", lines.toString());
    Path index = folder.resolve("index");
    for (int again = 0; again < 2; again++) {
      Ran ran = succeeds("index", "--index", index, "--threads", 2, texts);
      assertTrue(ran.out().startsWith("10 documents, 10 passages, "), ran.out());
    }
  }
}
