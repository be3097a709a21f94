package io.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.document.PolicyDocument;
import io.entente.query.PolicyQuery;
import io.entente.result.Hit;
import io.entente.result.Snippet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A number is found with a comma between its thousands and without. */
class GroupedFiguresTest {

  private final PolicyIndex index = PolicyIndex.inMemory();

  @BeforeEach
  void fill() {
    add("grouped", "The quota is 2,000 tonnes of cobalt, later 1,250,000.75 tonnes.");
    add("swiss", "Der Vorrat umfasst 3'500 Fässer und 12’000 Säcke.");
    add("indian", "The fund holds 1,50,000 shares.");
    add("plain", "The quota is 4000 tonnes of nickel under rules 7,8,9 and 12,13 and 1,23.");
    index.commit();
  }

  private void add(String id, String text) {
    index.add(PolicyDocument.builder(id, "Text " + id).text(text).build());
  }

  @AfterEach
  void close() {
    index.close();
  }

  private List<Hit> hits(String query) {
    return index.search(PolicyQuery.of(query)).hits();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          2000 tonnes              | grouped | 2,000 tonnes
          2,000 tonnes             | grouped | 2,000 tonnes
          "2000 tonnes of cobalt"  | grouped | 2,000 tonnes of cobalt
          "2,000 tonnes of cobalt" | grouped | 2,000 tonnes of cobalt
          1250000.75               | grouped | 1,250,000.75
          "3500"                   | swiss   | 3'500
          "12,000"                 | swiss   | 12’000
          150000                   | indian  | 1,50,000
          "4,000 tonnes of nickel" | plain   | 4000 tonnes of nickel
          """)
  void numberIsFoundAsItIsWrittenAndOtherwise(String query, String document, String marked) {
    Hit best = hits(query).getFirst();
    assertEquals(document, best.passage().documentId());
    Snippet snippet = best.snippet();
    String text = snippet.text();
    String all = snippet.marks().stream()
        .map(mark -> text.substring(mark.start(), mark.end()))
        .reduce((one, other) -> one + " " + other)
        .orElseThrow();
    assertTrue(all.contains(marked), () -> all + " in " + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"789", "1213", "123", "200", "\"2000 cobalt\""})
  void listOfNumbersIsNoNumber(String query) {
    assertEquals(List.of(), hits(query));
  }
}
