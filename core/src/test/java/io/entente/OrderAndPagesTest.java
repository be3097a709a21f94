package io.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.entente.document.PolicyDocument;
import io.entente.query.PolicyQuery;
import io.entente.query.Ranking;
import io.entente.query.Sort;
import io.entente.result.SearchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hits are in an order that holds from page to page. */
class OrderAndPagesTest extends PactFixture {

  @Test
  void filtersAloneListNewestFirst() {
    add(
        pact("old", "Ore.").date("1950"),
        pact("none", "Ore."),
        pact("new", "Ore.").date("2020-02"));
    assertEquals(List.of("new#1", "old#1", "none#1"), ids(""));
    assertEquals(
        List.of("old#1", "new#1", "none#1"), ids(PolicyQuery.of("").withSort(Sort.OLDEST)));
  }

  @Test
  void equalScoresAreInOrderOfDocumentAndPassageWhateverWasAddedFirst() {
    // Without titles, since a title makes the first passage of a document longer than the others.
    add(
        pact("c", "Ore.", "Ore.").title(""),
        pact("a", "Ore.").title(""),
        pact("b", "Ore.").title(""));
    // Without what makes a passage better for others of its document.
    PolicyQuery ore = PolicyQuery.of("ore")
        .withRanking(Ranking.DEFAULT
            .without(Ranking.Ingredient.DOCUMENT)
            .without(Ranking.Ingredient.NEIGHBOURS))
        .withTopK(4);
    assertEquals(List.of("a#1", "b#1", "c#1", "c#2"), ids(ore));
    add(pact("a", "Ore.").title(""));
    assertEquals(List.of("a#1", "b#1", "c#1", "c#2"), ids(ore));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void pagesByCursorHaveNoGapsAndNoRepeats(long seed) {
    Random random = new Random(seed);
    String[] words = {"ore", "tariff", "fish", "visa", "quota"};
    for (int d = 0; d < 60; d++) {
      List<String> passages = new ArrayList<>();
      for (int p = 0; p < 1 + random.nextInt(5); p++) {
        passages.add(words[random.nextInt(5)] + " " + words[random.nextInt(5)] + " "
            + words[random.nextInt(5)]);
      }
      PolicyDocument.Builder document =
          pact("d" + random.nextInt(1000) + "-" + d, passages.toArray(String[]::new));
      index.add((random.nextInt(4) > 0 ? document.date(1990 + random.nextInt(5) + "") : document)
          .build());
      if (random.nextInt(10) == 0) {
        index.refresh();
      }
    }
    index.commit();
    Ranking plain = Ranking.DEFAULT;
    for (Ranking.Ingredient each : Ranking.Ingredient.values()) {
      plain = plain.without(each);
    }
    List<PolicyQuery> queries =
        new ArrayList<>(List.of(PolicyQuery.of("ore fish").withRanking(plain)));
    for (Sort sort : Sort.values()) {
      queries.add(PolicyQuery.of("ore fish").withSort(sort));
    }
    for (PolicyQuery query : queries) {
      List<String> whole = ids(query.withTopK(1000));
      int size = 1 + random.nextInt(9);
      List<String> paged = new ArrayList<>();
      SearchResult page = index.search(query.withTopK(size));
      paged.addAll(ids(page));
      while (page.next() != null) {
        page = index.search(query.withTopK(size).withAfter(page.next()));
        page.hits()
            .forEach(hit -> assertEquals(
                whole.indexOf(hit.document().id() + "#" + hit.passage().id()) + 1, hit.rank()));
        paged.addAll(ids(page));
      }
      assertEquals(whole, paged, "seed=" + seed + " " + query + " page=" + size);
    }
  }

  /** The newest is the last in the index, when the best is taken already. */
  @Test
  void theNewestOfEqualDocumentsIsTheFirstGroup() {
    for (String year : List.of("2001", "2002", "2003")) {
      index.add(pact("of-" + year, "Ore.").title("").date(year).build());
    }
    index.commit();
    assertEquals(
        List.of("of-2003#1"), ids(PolicyQuery.of("ore").withPerDocument(1).withTopK(1)));
  }

  @Test
  void aCursorIsForItsOwnOrder() {
    add(pact("a", "Ore.", "Ore."));
    SearchResult first = index.search(PolicyQuery.of("ore").withTopK(1));
    assertThrows(
        IllegalArgumentException.class,
        () -> index.search(PolicyQuery.of("ore").withSort(Sort.NEWEST).withAfter(first.next())));
  }
}
