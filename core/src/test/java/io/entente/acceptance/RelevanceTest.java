package io.entente.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.PolicyIndex;
import io.entente.document.PolicyDocument;
import io.entente.document.Section;
import io.entente.query.Filter;
import io.entente.query.PolicyQuery;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What the kit accepts, what it fails, and what it says then. */
class RelevanceTest {

  private static PolicyIndex index;
  private static Relevance relevance;

  @TempDir
  Path folder;

  /** The more of a passage is cobalt, the higher it ranks. */
  @BeforeAll
  static void open() {
    index = PolicyIndex.inMemory();
    index.add(PolicyDocument.builder("pact", "Pact on stocks")
        .date("2021-03-04")
        .country("JP")
        .section(new Section("p1", List.of("Article 1"), "", "Cobalt, cobalt and cobalt."))
        .section(new Section("p2", List.of("Article 2"), "", "The parties keep sheep."))
        .build());
    index.add(PolicyDocument.builder("memo", "Memo")
        .section(new Section("p1", List.of(), "", "Cobalt, cobalt and some other metals."))
        .section(new Section(
            "p2",
            List.of(),
            "",
            "A mine with\nother ores, one of them cobalt, is to be opened in the north in "
                + "a year from now, as the minister said before the house rose for the summer."))
        .build());
    index.commit();
    relevance = Relevance.in(index);
  }

  @AfterAll
  static void close() {
    index.close();
  }

  private static String message(Executable failing) {
    return assertThrows(AssertionError.class, failing).getMessage();
  }

  private static void assertSays(Executable failing, String... words) {
    String message = message(failing);
    for (String each : words) {
      assertTrue(message.contains(each), each + " is not in:\n" + message);
    }
  }

  @Test
  void theseAreFirstInAnyOrder() {
    relevance
        .of("cobalt")
        .firstAre("pact#p1")
        .firstAre("memo#p1", "pact#p1")
        .firstAre("memo", "pact")
        .firstAre("memo", "pact", "memo#p1")
        .firstAre("memo", "memo", "pact");
    assertSays(
        () -> relevance.of("cobalt").firstAre("pact#p1", "memo#p2"),
        "first 2 should be pact#p1, memo#p2",
        "memo#p2 is at rank 3",
        "!   2.");
    assertSays(
        () -> relevance.of("cobalt").firstAre("pact", "pact"),
        "pact is at rank 1",
        "!   2.",
        "memo#p1");
    assertSays(
        () -> relevance.of("cobalt").firstAre("pact", "memo", "memo", "pact#p2"),
        "pact#p2 is not within the first 1000");
  }

  @Test
  void theseAreFirstInThisOrder() {
    relevance
        .of("cobalt")
        .firstAreInOrder("pact#p1", "memo#p1", "memo#p2")
        .firstAreInOrder("pact", "memo");
    assertSays(
        () -> relevance.of("cobalt").firstAreInOrder("memo#p1", "pact"),
        "in this order",
        "memo#p1 is at rank 2, pact is at rank 1",
        "!   1.",
        "!   2.");
    assertSays(
        () -> relevance.of("sheep").firstAreInOrder("pact#p2", "memo"),
        "memo is not within the first 1000");
  }

  @Test
  void theseAreWithinAndThoseAreNot() {
    relevance
        .of("cobalt")
        .within(2, "pact", "memo#p1")
        .notWithin(2, "memo#p2", "pact#p2")
        .within(3, "memo#p2");
    assertSays(
        () -> relevance.of("cobalt").within(2, "pact", "memo#p2"),
        "within the first 2; memo#p2 is at rank 3",
        "\n    1. ",
        "  pact#p1  ",
        "\n    3. ",
        "A mine with");
    assertSays(
        () -> relevance.of("cobalt").notWithin(2, "memo"),
        "memo should not be within the first 2; memo#p1 at rank 2",
        "!   2.");
  }

  @Test
  void oneRanksAboveAnother() {
    relevance
        .of("cobalt")
        .ranks("pact#p1")
        .above("memo", "memo#p2")
        .ranks("memo")
        .above("memo#p2");
    relevance.of("sheep").ranks("pact").above("memo");
    assertSays(
        () -> relevance.of("cobalt").ranks("memo#p2").above("pact#p2", "memo#p1"),
        "memo#p2 should rank above pact#p2, memo#p1; memo#p2 is at rank 3, memo#p1 at rank 2",
        "!   2.");
    assertSays(
        () -> relevance.of("cobalt").ranks("pact#p2").above("memo"),
        "pact#p2 is not within the first 1000");
    assertSays(() -> relevance.of("cobalt").ranks("memo").above("memo"), "memo#p1 at rank 2");
  }

  @Test
  void everyOneOrAnyOneSatisfiesACondition() {
    relevance
        .of("cobalt")
        .everyOf(2, "begins with cobalt", hit -> hit.passage().text().startsWith("Cobalt"))
        .everyOf(9, "names cobalt", hit -> hit.passage().text().contains("obalt"))
        .anyOf(3, "is about a mine", hit -> hit.passage().text().contains("mine"));
    assertSays(
        () -> relevance
            .of("cobalt")
            .everyOf(3, "begins with cobalt", hit -> hit.passage().text().startsWith("Cobalt")),
        "every one of the first 3 should satisfy: begins with cobalt; not so memo#p2 at rank 3",
        "!   3.");
    assertSays(
        () -> relevance
            .of("cobalt")
            .anyOf(2, "is about a mine", hit -> hit.passage().text().contains("mine")),
        "at least one of the first 2 should satisfy: is about a mine; the first is memo#p2 at rank 3");
    assertSays(
        () -> relevance.of("cobalt").anyOf(2, "is in French", hit -> false),
        "none of the first 1000 does");
    assertSays(() -> relevance.of("xylophone").everyOf(2, "is there", hit -> true), "nothing");
    assertSays(() -> relevance.of("xylophone").anyOf(2, "is there", hit -> true), "none");
  }

  @Test
  void twoQueriesShareAFractionOfTheirHits() {
    relevance
        .of("cobalt")
        .sharesWith("Cobalt", 1, 50)
        .sharesWith("cobalt other", 2 / 3.0, 3)
        .sharesWith(PolicyQuery.of("cobalt metals"), 1, 3);
    assertSays(
        () -> relevance.of("cobalt").sharesWith("sheep", 0.3, 50),
        "at least 0.3",
        "they share 0 of 3",
        "query: cobalt",
        "query: sheep",
        "pact#p2");
    assertSays(() -> relevance.of("cobalt").sharesWith("cobalt -mine", 0.7, 50), "share 2 of 3");
    assertSays(() -> relevance.of("xylophone").sharesWith("qqq", 0.1, 5), "share 0 of 0");
  }

  @Test
  void theMessageIsWhatAPersonNeeds() {
    String message =
        message(() -> relevance.of("cobalt colour:red").firstAreInOrder("memo#p2", "memo", "pact"));
    List<String> lines = message.lines().toList();
    assertTrue(lines.get(1).startsWith("query: cobalt"), message);
    assertTrue(lines.get(2).startsWith("understood as: cobalt"), message);
    assertTrue(lines.get(2).contains("colour"), message);
    assertEquals("passages: 3", lines.get(3));
    assertTrue(
        lines
            .get(4)
            .matches(
                "!   1\\. +\\d+\\.\\d{4}  pact#p1  Pact on stocks \\(2021-03-04\\), Article 1"),
        message);
    assertEquals("Cobalt, cobalt and cobalt.", lines.get(5).strip());
    assertTrue(lines.get(6).startsWith("    2. "), message);
    assertEquals(
        "A mine with other ores, one of them cobalt, is to be opened in the north in a ye",
        lines.get(9).strip());
    assertEquals(10, lines.size());
  }

  @Test
  void anIdThatIsNotThereFailsAlsoWhereItIsNotWanted() {
    List<Executable> slips = List.of(
        () -> relevance.of("cobalt").firstAre("pct"),
        () -> relevance.of("cobalt").firstAreInOrder("pct"),
        () -> relevance.of("cobalt").within(5, "pct"),
        () -> relevance.of("cobalt").notWithin(5, "pct"),
        () -> relevance.of("cobalt").ranks("pact").above("pct"),
        () -> relevance.of("cobalt").ranks("pct").above("memo"));
    slips.forEach(slip -> assertSays(slip, "the index has no document or passage pct", "cobalt"));
    assertSays(
        () -> relevance.of("cobalt").notWithin(5, "pact#p7"), "no document or passage pact#p7");
  }

  @Test
  void badArgumentsAreRefused() {
    List<Executable> bad = List.of(
        () -> relevance.of("cobalt").firstAre(),
        () -> relevance.of("cobalt").within(3),
        () -> relevance.of("cobalt").within(0, "pact"),
        () -> relevance.of("cobalt").ranks("pact").above(),
        () -> relevance.of("cobalt").sharesWith("cobalt", 80, 50));
    bad.forEach(each -> assertThrows(IllegalArgumentException.class, each));
  }

  @Test
  void filtersAndGroupsOfAQueryHold() {
    PolicyQuery query = PolicyQuery.of("cobalt");
    relevance.of(query.withFilter(Filter.country("JP"))).firstAre("pact#p1").notWithin(5, "memo");
    Ranking grouped = relevance.of(query.withPerDocument(2).withTopK(1));
    grouped.firstAreInOrder("pact", "memo", "memo");
    assertSays(() -> grouped.within(2, "memo#p2"), "memo#p2 is at rank 3");
  }

  private List<String> failures(String... lines) throws Exception {
    return relevance.failures(Files.write(folder.resolve("expected.tsv"), List.of(lines)));
  }

  @Test
  void expectationsAreReadFromATable() throws Exception {
    assertEquals(
        List.of(),
        failures(
            "\uFEFF# kind\tquery\tk\texpected",
            "",
            "first\tcobalt\t\tmemo\tpact",
            "ordered\tcobalt\t\tpact#p1\tmemo#p1\t\t",
            "within\tcobalt\t2\tmemo#p1",
            "not within\tcobalt\t2\tmemo#p2",
            "above\tcobalt\t\tpact\tmemo#p1\tmemo#p2",
            "every\tcobalt\t3\tCOBALT, cobalt\tcobalt",
            "any\tcobalt\t3\tsheep\tmine",
            "shares\tcobalt\t50\t0.6\tCobalt\tcobalt -mine"));
    List<String> failures = failures(
        "first\tcobalt\t\tmemo\tmemo",
        "within\tcobalt\t2\tmemo#p1",
        "every\tcobalt\t3\tmine\tsheep",
        "above\tcobalt\t\tpct\tmemo");
    assertEquals(3, failures.size(), failures.toString());
    assertTrue(failures.get(0).contains("expected.tsv, line 1: the first 2 should be memo, memo"));
    assertTrue(failures.get(1).contains("line 3: every one"), failures.get(1));
    assertTrue(failures.get(1).contains("has 'mine' or 'sheep'; not so pact#p1 at rank 1"));
    assertTrue(failures.get(2).contains("line 4: the index has no"), failures.get(2));
  }

  @Test
  void aTableThatCannotBeReadIsAnErrorWithItsLine() {
    for (String line : List.of(
        "last\tcobalt\t\tmemo",
        "first\tcobalt\tmemo",
        "within\tcobalt\tfive\tmemo",
        "within\tcobalt\t0\tmemo",
        "above\tcobalt\t\tmemo",
        "shares\tcobalt\t5\tmost\tpact",
        "shares\tcobalt\t5\t0.8")) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> failures("", line)).getMessage();
      assertTrue(message.contains("expected.tsv, line 2: "), line + " " + message);
    }
    assertThrows(
        UncheckedIOException.class, () -> relevance.failures(folder.resolve("missing.tsv")));
  }
}
