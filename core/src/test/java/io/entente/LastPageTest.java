package io.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.entente.document.PolicyDocument;
import io.entente.query.Cursor;
import io.entente.query.PolicyQuery;
import io.entente.query.Ranking;
import io.entente.query.Ranking.Ingredient;
import io.entente.query.Sort;
import io.entente.result.SearchResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page has a cursor if and only if there is another page. */
class LastPageTest {

  private final PolicyIndex index = PolicyIndex.inMemory();

  @AfterEach
  void close() {
    index.close();
  }

  /** 128 passages are looked at twice, so pages end before, at and behind that. */
  @ParameterizedTest
  @CsvSource({
    "12, 2",
    "12, 3",
    "12, 12",
    "12, 5",
    "1, 1",
    "128, 64",
    "128, 128",
    "256, 64",
    "300, 128",
    "192, 64",
    "130, 129"
  })
  void onlyPagesThatAreNotTheLastHaveACursor(int count, int size) {
    for (int i = 0; i < count; i++) {
      index.add(PolicyDocument.builder("d" + i, "Notes " + i)
          .date("20%02d-01-01".formatted(i % 20))
          .passage("1", "A harbour with " + i + " cranes." + " Harbour!".repeat(i % 7))
          .build());
    }
    index.commit();
    Ranking unfolded = Ranking.DEFAULT.without(Ingredient.FOLDING);
    Ranking plain = unfolded;
    for (Ingredient each : Ingredient.values()) {
      plain = plain.without(each);
    }
    for (Ranking ranking : List.of(unfolded, plain)) {
      for (Sort sort : Sort.values()) {
        for (int perDocument : new int[] {0, 1}) {
          PolicyQuery query = PolicyQuery.of("harbour cranes")
              .withRanking(ranking)
              .withSort(sort)
              .withPerDocument(perDocument)
              .withTopK(size);
          assertEquals(expected(count, size), sizes(query), query.toString());
        }
      }
    }
  }

  private static List<Integer> expected(int count, int size) {
    List<Integer> sizes = new ArrayList<>();
    for (int left = count; left > 0; left -= size) {
      sizes.add(Math.min(left, size));
    }
    return sizes;
  }

  private List<Integer> sizes(PolicyQuery query) {
    List<Integer> sizes = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    SearchResult page = index.search(query);
    while (true) {
      sizes.add(page.hits().size());
      page.hits().forEach(hit -> ids.add(hit.passage().documentId()));
      Cursor next = page.next();
      if (next == null) {
        assertEquals(ids.size(), Arrays.stream(ids.toArray()).distinct().count());
        return sizes;
      }
      page = index.search(query.withAfter(next));
    }
  }
}
