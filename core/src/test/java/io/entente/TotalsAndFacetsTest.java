package io.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.document.PolicyDocument;
import io.entente.query.FacetField;
import io.entente.query.Filter;
import io.entente.query.PolicyQuery;
import io.entente.result.SearchResult;
import io.entente.result.TotalHits;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** How many passages and documents match, in all and by facet. */
class TotalsAndFacetsTest extends PactFixture {

  @Test
  void aTotalIsExactOrSaysThatThereAreMore() {
    for (int i = 0; i < 1_500; i++) {
      index.add(pact("d" + i, i % 3 == 0 ? "Ore and tin." : "Ore.").build());
    }
    index.commit();
    assertEquals("at least 1500", index.search(PolicyQuery.of("ore")).total().toString());
    assertEquals("500", index.search(PolicyQuery.of("tin")).total().toString());
    // Any word will do, and those with the most frequent are known.
    assertEquals(
        "at least 1500", index.search(PolicyQuery.of("ore tin")).total().toString());
    assertEquals(
        "1500",
        index.search(PolicyQuery.of("ore tin").withExactTotal(true)).total().toString());
    assertEquals(
        "1500",
        index.search(PolicyQuery.of("ore").withFacet(FacetField.KIND)).total().toString());
    index.delete("d1");
    index.commit();
    assertEquals(
        "1499", index.search(PolicyQuery.of("ore").withExactTotal(true)).total().toString());
    TotalHits bound = index.search(PolicyQuery.of("ore")).total();
    assertFalse(bound.exact());
    assertTrue(bound.value() <= 1_499, bound.toString());
  }

  @Test
  void facetsOfPhrasesCountAllSegmentsWhereVeryManyPassagesAreEquallyGood() {
    for (int i = 0; i < 3_000; i++) {
      if (i == 2_800) {
        index.commit();
      }
      index.add(pact("d" + i, "Ore.").date("1987-03").build());
    }
    index.commit();
    SearchResult found =
        index.search(PolicyQuery.of("in:1987 OR \"zinc quay\"").withFacet(FacetField.YEAR));
    assertEquals("3000", found.total().toString());
    assertEquals(3_000, found.facets().get(FacetField.YEAR).getFirst().passageCount());
  }

  @Test
  void threadsThatFilterAndCountAtOnceGetWhatOneAloneGets() throws Exception {
    long seed = new Random().nextLong();
    System.out.println("threadsThatFilterAndCountAtOnce seed " + seed);
    Random random = new Random(seed);
    List<String> countries = List.of("JP", "IN", "AU", "NO");
    for (int i = 0; i < 400; i++) {
      add(
          i % 100 == 99,
          pact("d" + i, "Ore and tin.", i % 3 == 0 ? "Tin." : "Fish and ore.")
              .country(countries.get(random.nextInt(4)))
              .date(Integer.toString(1990 + random.nextInt(20))));
    }
    List<PolicyQuery> queries = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int from = 1990 + random.nextInt(15);
      String words = i % 2 == 0 ? "ore" : "tin fish";
      queries.add(PolicyQuery.of("%s in:%d..%d".formatted(words, from, from + 5))
          .withFilter(Filter.country(countries.get(i % 4)))
          .withFacets(List.of(FacetField.COUNTRY, FacetField.YEAR)));
    }
    List<SearchResult> together = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<SearchResult>> running = new ArrayList<>();
      queries.forEach(query -> running.add(threads.submit(() -> index.search(query))));
      for (Future<SearchResult> each : running) {
        together.add(each.get());
      }
    }
    for (int i = 0; i < queries.size(); i++) {
      SearchResult alone = index.search(queries.get(i));
      assertEquals(alone.total(), together.get(i).total(), "seed=" + seed);
      assertEquals(alone.facets(), together.get(i).facets(), "seed=" + seed);
      assertEquals(ids(alone), ids(together.get(i)), "seed=" + seed);
    }
  }

  /** Adds a document, and ends a segment where so said. */
  private void add(boolean last, PolicyDocument.Builder document) {
    index.add(document.build());
    if (last) {
      index.refresh();
    }
  }

  @Test
  void aFilterNarrowsTotalAndAllFacetsButThatOfItsOwnField() {
    add(
        pact("a", "Ore.", "Ore again.").date("2008").country("JP"),
        pact("b", "Ore.").date("2009").country("JP"),
        pact("c", "Ore.", "Tin.").date("2009").country("IN"));
    SearchResult found = index.search(PolicyQuery.of("ore in:2009")
        .withFilter(Filter.country("JP"))
        .withFacets(List.of(FacetField.COUNTRY, FacetField.YEAR, FacetField.KIND)));
    assertEquals("1", found.total().toString());
    assertEquals(List.of("b#1"), ids(found));
    assertEquals(List.of("IN 1 1", "JP 1 1"), counts(found, FacetField.COUNTRY));
    assertEquals(List.of("2008 2 1", "2009 1 1"), counts(found, FacetField.YEAR));
    assertEquals(List.of("other 1 1"), counts(found, FacetField.KIND));
  }

  @Test
  void facetsCountPassagesAndDocuments() {
    add(
        pact("a", "Ore.", "Ore.", "Fish.")
            .country("JP")
            .country("IN")
            .date("2008-10")
            .topic("cyber-security"),
        pact("b", "Ore with Chile.").country("IN").date("2008"),
        pact("c", "Ore.").date("1999-01-05"));
    SearchResult all = index.search(PolicyQuery.of("ore").withFacets(Set.of(FacetField.values())));
    assertEquals("4", all.total().toString());
    assertEquals(List.of("IN 3 2", "JP 2 1"), counts(all, FacetField.COUNTRY));
    assertEquals(List.of("1999 1 1", "2008 3 2"), counts(all, FacetField.YEAR));
    assertEquals(List.of("1999-01 1 1", "2008-10 2 1"), counts(all, FacetField.MONTH));
    assertEquals(
        List.of(
            "cyber-security 2 1",
            "digital-policy 2 1",
            "media 2 1",
            "security 2 1",
            "technology 2 1"),
        counts(all, FacetField.TOPIC));
    assertEquals(List.of("other 4 3"), counts(all, FacetField.KIND));
    assertEquals(List.of("CL 1 1"), counts(all, FacetField.MENTIONS));
    assertEquals("Chile", all.facets().get(FacetField.MENTIONS).getFirst().label());
  }
}
