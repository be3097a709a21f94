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
    add("french", "Le quota est de 120 000 tonnes, plus tard de 1\u00A0250\u202F000 tonnes.");
    add("spanish", "El fondo tiene 3.250.000,5 euros y crece 1.500 al mes.");
    add("table", "Rates 100 200 300 and 7 500 10 and 20 1 234 and 045 678 and 1234 567.");
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
          120,000                  | french  | 120 000
          "120 000 tonnes"         | french  | 120 000 tonnes
          1250000 tonnes           | french  | 1\u00A0250\u202F000 tonnes
          3250000.5                | spanish | 3.250.000,5
          "1.500"                  | spanish | 1.500
          "500 10"                 | table   | 500 10
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
  @ValueSource(
      strings = {
        "789",
        "1213",
        "123",
        "2000000",
        "7500",
        "1500",
        "45678",
        "1234567",
        "\"2000 cobalt\""
      })
  void listOfNumbersIsNoNumber(String query) {
    assertEquals(List.of(), hits(query));
  }
}
