package io.entente.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class TopicsTest {

  private static final Topics OWN = Topics.of(List.of(
      new Topic("sea", "The sea", List.of(), List.of()),
      new Topic("trade", "Trade", List.of(), List.of()),
      new Topic("shipping", "Shipping", List.of("sea", "trade"), List.of("cargo^1.5")),
      new Topic("ports", "Ports", List.of("shipping"), List.of())));

  @Test
  void bundledVocabularyHasMainAndNarrowerTopics() {
    Topics topics = Topics.bundled();
    assertTrue(topics.main().size() >= 20, () -> "main topics: " + topics.main().size());
    assertTrue(topics.all().size() >= 150, () -> "topics: " + topics.all().size());
    assertTrue(topics
        .withBroader("supply-chains")
        .containsAll(List.of("economic-security", "security", "trade")));
    assertTrue(topics.withNarrower("technology").contains("semiconductors"));
    assertEquals(
        "Economic security", topics.topic("economic-security").orElseThrow().label());
  }

  @Test
  void everyBundledTopicCanBeRecognisedAndLeadsToAMainOne() {
    Topics topics = Topics.bundled();
    List<String> main = topics.main().stream().map(Topic::id).toList();
    for (Topic topic : topics.all()) {
      assertFalse(topic.keywords().isEmpty(), topic.id());
      assertTrue(topics.withBroader(topic.id()).stream().anyMatch(main::contains), topic.id());
    }
  }

  @Test
  void aTopicIsFoundByIdOrLabelInAnyCase() {
    assertEquals(
        "cyber-security",
        Topics.bundled().find(" Cyber Security ").orElseThrow().id());
    assertEquals(
        "cyber-security", Topics.bundled().find("CYBER-security").orElseThrow().id());
    assertTrue(Topics.bundled().find("astrology").isEmpty());
    assertTrue(Topics.bundled().topic("Cyber-Security").isEmpty(), "topic() takes the exact id");
  }

  @Test
  void hierarchyIsWalkedBothWaysNearestFirst() {
    assertEquals(List.of("sea", "shipping", "ports"), List.copyOf(OWN.withNarrower("sea")));
    assertEquals(
        List.of("ports", "shipping", "sea", "trade"), List.copyOf(OWN.withBroader("ports")));
    assertEquals(
        List.of("shipping"), OWN.narrower("trade").stream().map(Topic::id).toList());
    assertEquals(List.of("sea", "trade"), OWN.main().stream().map(Topic::id).toList());
    assertEquals(Set.of("ports"), OWN.withNarrower("ports"));
    assertThrows(IllegalArgumentException.class, () -> OWN.withNarrower("air"));
  }

  @Test
  void aDuplicateAnUnknownBroaderTopicAndACycleAreNamed() {
    assertMessage("'a'", () -> Topics.of(List.of(topic("a"), topic("a"))));
    assertMessage("'nowhere'", () -> Topics.of(List.of(topic("a", "nowhere"))));
    assertMessage("'b'", () -> Topics.of(List.of(topic("b", "c"), topic("c", "b"))));
    assertMessage("'d'", () -> Topics.of(List.of(topic("d", "d"))));
  }

  @Test
  void aTopicChecksItsParts() {
    assertMessage("white space", () -> topic("two words"));
    assertMessage("'cargo^heavy'", () -> new Topic("a", "A", List.of(), List.of("cargo^heavy")));
    assertMessage("no label", () -> new Topic("a", " ", List.of(), List.of()));
  }

  @Test
  void ownFileIsRead(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("own.tsv");
    Files.writeString(file, "# mine\n\nsea\t\tThe sea\tocean|deep sea^2\nports\tsea\tPorts\n");
    Topics topics = Topics.read(file);
    assertEquals(
        List.of("ocean", "deep sea^2"), topics.topic("sea").orElseThrow().keywords());
    assertEquals(List.of("sea"), topics.topic("ports").orElseThrow().broader());
  }

  @Test
  void aBadFileIsReportedWithNameAndLine(@TempDir Path folder) {
    assertMessage(
        "own.tsv, line 2", () -> Topics.read(new StringReader("# mine\nsea\n"), "own.tsv"));
    assertMessage(
        "own.tsv, line 2", () -> Topics.read(new StringReader("a\t\tA\na\t\tA\n"), "own.tsv"));
    assertMessage("own.tsv, line 1", () -> Topics.read(new StringReader("a\tb\tA\n"), "own.tsv"));
    assertMessage("own.tsv", () -> Topics.read(new StringReader("a\tb\tA\nb\ta\tB\n"), "own.tsv"));
    Path missing = folder.resolve("missing.tsv");
    String message =
        assertThrows(UncheckedIOException.class, () -> Topics.read(missing)).getMessage();
    assertTrue(message.contains("missing.tsv"), message);
  }

  @Test
  void aFailingReaderIsReportedWithTheName() {
    Reader failing = new Reader() {
      @Override
      public int read(char[] buffer, int offset, int length) throws IOException {
        throw new IOException("gone");
      }

      @Override
      public void close() {}
    };
    String message = assertThrows(UncheckedIOException.class, () -> Topics.read(failing, "pipe"))
        .getMessage();
    assertTrue(message.contains("pipe"), message);
  }

  private static Topic topic(String id, String... broader) {
    return new Topic(id, id.toUpperCase(Locale.ROOT), List.of(broader), List.of());
  }

  private static void assertMessage(String part, Executable action) {
    String message = assertThrows(IllegalArgumentException.class, action).getMessage();
    assertTrue(message.contains(part), message);
  }
}
