package io.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.document.PolicyDocument;
import io.entente.document.Section;
import io.entente.result.Hit;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nearness may be asked of many words, in any combination, at a bearable price. */
class NearnessTest {

  private static final String TEXT =
      "The trade agreement on trade of the trade parties governs trade in goods,"
          + " trade in services and trade in trade goods; trade is trade.";

  private final PolicyIndex index = PolicyIndex.inMemory();

  @BeforeEach
  void fill() {
    index.add(PolicyDocument.builder("a", "Accord").passage("1", TEXT).build());
    index.commit();
  }

  @AfterEach
  void close() {
    index.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 9, 13, 30, 44, 60, 99})
  void aWordMayBeNearItselfAnyNumberOfTimes(int times) {
    String query = "trade NEAR/5 ".repeat(times) + "services";
    List<Hit> hits = assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> index.search(query).hits());
    for (Hit hit : hits) {
      assertFalse(hit.snippet().marks().isEmpty(), hit.snippet().text());
    }
  }

  @Test
  void moreThanCanBeLookedForIsRefusedAtOnceAndSaysWhy() {
    StringJoiner phrases = new StringJoiner(" OR ", "(", ")");
    for (int i = 0; i < 40; i++) {
      phrases.add("\"trade in word" + (char) ('a' + i % 26) + (char) ('a' + i / 26) + "\"");
    }
    String query = phrases + " NEAR/5 " + phrases;
    IllegalArgumentException refused = assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertThrows(IllegalArgumentException.class, () -> index.search(query)));
    assertEquals(
        "words near each other can be in at most 900 combinations; use fewer of them, fewer"
            + " alternatives and fewer phrases",
        refused.getMessage());
  }

  @Test
  void aChainOfTwentyWordsIsNotRefused() {
    String chain = "agreement NEAR/30 parties NEAR/30 governs NEAR/30 goods NEAR/30 services";
    assertEquals(1, index.search(chain).hits().size());
    String longer = chain + " NEAR/30 tin".repeat(15);
    assertEquals(0, index.search(longer).hits().size());
  }

  @Test
  void everyCombinationIsAnsweredAndWhatMatchesIsMarked() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> sides = List.of(
        "agreement",
        "trade",
        "(goods OR servic*)",
        "\"trade in goods\"",
        "(trad* OR \"trade goods\")",
        "(parties NEAR/9 trade)");
    List<String> operators = List.of("NEAR", "NEAR/3", "NEAR/40", "SENTENCE", "PARAGRAPH");
    int found = 0;
    for (int round = 0; round < 300; round++) {
      StringBuilder query = new StringBuilder(sides.get(random.nextInt(sides.size())));
      for (int i = 1 + random.nextInt(8); i > 0; i--) {
        query.append(' ').append(operators.get(random.nextInt(operators.size())));
        query.append(' ').append(sides.get(random.nextInt(sides.size())));
      }
      String message = "seed=" + seed + " query=" + query;
      try {
        for (Hit hit : index.search(query.toString()).hits()) {
          found++;
          assertFalse(hit.snippet().marks().isEmpty(), message);
        }
      } catch (IllegalArgumentException e) {
        assertTrue(
            String.valueOf(e.getMessage()).startsWith("words near each other"), e + " " + message);
      } catch (RuntimeException e) {
        throw new AssertionError(message, e);
      }
    }
    assertTrue(found > 30, "seed=" + seed + ": only " + found + " found");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"harbour dues\"', 1",
    "'\"dues pilots\"', 0",
    "dues NEAR/0 pilots, 0",
    "dues SENTENCE pilots, 0",
    "dues PARAGRAPH pilots, 0",
    "dues AND pilots, 1"
  })
  void nothingRunsFromOneHeadingIntoTheNext(String query, int found) {
    String headings = "Harbour dues" + Section.SEPARATOR + "Pilots on board";
    index.add(PolicyDocument.builder("b", "Accord")
        .section(new Section("1", List.of(), headings, "They are at sea."))
        .build());
    index.commit();
    assertEquals(found, index.search(query).hits().size());
  }
}
