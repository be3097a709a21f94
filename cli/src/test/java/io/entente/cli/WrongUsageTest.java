package io.entente.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong usage of any command is said in one clear line. */
class WrongUsageTest extends CommandFixture {

  @Test
  void wrongUsageIsOneClearLine() throws IOException {
    Path index = index();
    Path foreign = folder.resolve("foreign");
    Files.createDirectories(foreign);
    Files.writeString(foreign.resolve("diary.txt"), "Dear diary");
    Path none = folder.resolve("none");
    assertAll(
        () -> assertUsage(List.of("Atlantis"), "search", "--country", "Atlantis", "x"),
        () -> assertUsage(List.of("Atlantis"), "search", "--mentions", "Atlantis", "x"),
        () -> assertUsage(List.of("2021-13"), "search", "--from", "2021-13", "x"),
        () -> assertUsage(List.of("yesterday"), "search", "--to", "yesterday", "x"),
        () -> assertUsage(List.of("2020", "2021"), "search", "--from", "2021", "--to", "2020", "x"),
        () -> assertUsage(List.of("colour", "country"), "search", "--facet", "colour", "x"),
        () -> assertUsage(List.of("poem", "treaty"), "search", "--kind", "poem", "x"),
        () -> assertUsage(List.of("[1, 10000], got 0"), "search", "--limit", "0", "x"),
        () -> assertUsage(List.of("[1, 10000], got 10001"), "search", "--limit", "10001", "x"),
        () -> assertUsage(List.of("[1, 100], got 0"), "suggest", "--limit", "0", "x"),
        () -> assertUsage(List.of("101"), "search", "--group=101", "x"),
        () -> assertUsage(List.of("luck", "spelling"), "search", "--without", "luck", "x"),
        () -> assertUsage(List.of("May"), "search", "--in-force", "May", "x"),
        () -> assertUsage(List.of("title"), "search", "--title", "?", "x"),
        () -> assertUsage(List.of("--facet"), "search", "--format", "csv", "--facet", "kind", "x"),
        () -> assertUsage(List.of("--explain"), "search", "--format", "cite", "--explain", "x"),
        () -> assertUsage(List.of("--timeline"), "search", "--format", "csv", "--timeline", "x"),
        () -> assertUsage(List.of("cursor", "abc"), "search", "--cursor", "abc", "x"),
        () -> assertUsage(List.of("none"), "search", "--index", none, "x"),
        () -> assertUsage(List.of("none"), "show", "--index", none, "x"),
        () -> assertUsage(List.of("foreign"), "search", "--index", foreign, "x"),
        () -> assertUsage(
            List.of("foreign", "diary.txt"), "index", "--index", foreign, folder.resolve("texts")),
        () -> assertUsage(
            List.of("threads must be in [1, 64], got 0"),
            "index",
            "--threads",
            0,
            "--index",
            index,
            none));
    assertFalse(Files.exists(none));
    try (Stream<Path> files = Files.list(foreign)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void aQueryOfAHundredThousandCharactersIsAClearError() throws IOException {
    String query = "word ".repeat(20_000);
    assertUsage(List.of("at most 10000 characters", "100000"), "search", query);
    Path topics = write("topics.tsv", "q1\tcobalt\nq2\t" + query + "\n");
    assertUsage(
        List.of("topics.tsv:2:", "at most 10000 characters"),
        "run",
        "--index",
        index(),
        "--topics",
        topics,
        "--output",
        folder.resolve("run.txt"));
  }

  @ParameterizedTest
  @MethodSource
  void optionsThatAreNoneAreNamedFirst(List<String> args, String named) {
    Ran ran = entente(args.toArray());
    assertEquals(2, ran.status());
    assertEquals("", ran.out());
    assertTrue(ran.err().lines().findFirst().orElse("").contains(named), ran.err());
  }

  static Stream<Arguments> optionsThatAreNoneAreNamedFirst() {
    return Stream.of(
        Arguments.of(List.of("search", "--planet", "x"), "--planet"),
        Arguments.of(List.of("search", "--limit", "ten", "x"), "ten"),
        Arguments.of(List.of("search", "--format", "xml", "x"), "xml"),
        Arguments.of(List.of("search", "--timeline=day", "x"), "day"),
        Arguments.of(List.of("search", "--group=few", "x"), "few"),
        Arguments.of(List.of("show", "--format", "csv", "x"), "csv"),
        Arguments.of(List.of("like"), "--text"),
        Arguments.of(List.of("like", "--text", "x", "a#b"), "a#b"),
        Arguments.of(List.of("suggest"), "TEXT"),
        Arguments.of(List.of("search", "--sort", "up", "x"), "up"),
        Arguments.of(List.of("index", "x"), "--index"),
        Arguments.of(List.of("index", "--index", "x"), "PATH"),
        Arguments.of(List.of("show"), "ID"),
        Arguments.of(List.of("run", "--index", "x"), "--topics"),
        Arguments.of(List.of("eval", "--run", "x"), "--qrels"),
        Arguments.of(List.of("serve"), "serve"));
  }

  @Test
  void withoutACommandTheUsageIsShownAsWrong() {
    Ran ran = entente();
    assertEquals(2, ran.status());
    assertTrue(ran.err().contains("Usage: entente") && ran.out().isEmpty(), ran.toString());
  }
}
