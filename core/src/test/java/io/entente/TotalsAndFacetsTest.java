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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** What a random document says, and of what it is. */
  private record Model(List<Set<String>> passages, Set<String> countries, int year) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void countsAreThoseOfCountingOneByOne(long seed) {
    Random random = new Random(seed);
    List<String> words = List.of("ore", "tin", "zinc", "lead");
    List<String> codes = List.of("JP", "AU", "KE", "PE");
    Map<String, Model> models = new HashMap<>();
    for (int i = 0; i < 400; i++) {
      Model model = new Model(new ArrayList<>(), new HashSet<>(), 1990 + random.nextInt(4));
      PolicyDocument.Builder document = pact("d" + i).date(Integer.toString(model.year()));
      for (int passage = random.nextInt(130); passage >= 0; passage--) {
        Set<String> said = new HashSet<>();
        words.stream().filter(word -> random.nextInt(4) == 0).forEach(said::add);
        document.passage(
            Integer.toString(model.passages().size()), "It has " + String.join(" ", said) + ".");
        model.passages().add(said);
      }
      codes.stream().filter(code -> random.nextInt(3) == 0).forEach(model.countries()::add);
      model.countries().forEach(document::country);
      index.add(document.build());
      models.put("d" + i, model);
      if (i == 150 || i == 300) {
        index.commit();
      }
    }
    index.commit();
    for (int i = 0; i < 400; i += 7) {
      index.delete("d" + i);
      models.remove("d" + i);
    }
    index.commit();
    for (int i = 0; i < 60; i++) {
      Set<String> asked = new LinkedHashSet<>();
      while (asked.isEmpty()) {
        words.stream().filter(word -> random.nextBoolean()).forEach(asked::add);
      }
      Set<String> out = new LinkedHashSet<>();
      words.stream()
          .filter(word -> !asked.contains(word) && random.nextInt(3) == 0)
          .forEach(out::add);
      boolean every = random.nextInt(3) == 0;
      StringBuilder text = new StringBuilder(String.join(every ? " AND " : " ", asked));
      out.forEach(word -> text.append(" -").append(word));
      PolicyQuery query = PolicyQuery.of(text.toString());
      Set<String> of = new TreeSet<>();
      for (int n = random.nextInt(3); n > 0; n--) {
        String code = codes.get(random.nextInt(codes.size()));
        of.add(code);
        query = query.withFilter(Filter.country(code));
      }
      int year = random.nextBoolean() ? 1990 + random.nextInt(4) : 0;
      query = year == 0 ? query : query.withFilter(Filter.in(Integer.toString(year)));
      String message = "seed " + seed + ": " + text + " " + of + " " + year;
      SearchResult found =
          index.search(query.withFacets(Set.of(FacetField.COUNTRY, FacetField.YEAR)));

      Map<String, int[]> byCountry = new TreeMap<>();
      Map<String, int[]> byYear = new TreeMap<>();
      int total = 0;
      for (Model model : models.values()) {
        int passages = (int) model.passages().stream()
            .filter(
                said -> (every ? said.containsAll(asked) : asked.stream().anyMatch(said::contains))
                    && out.stream().noneMatch(said::contains))
            .count();
        boolean inYear = year == 0 || model.year() == year;
        if (passages > 0 && inYear) {
          model.countries().forEach(code -> count(byCountry, code, passages));
        }
        if (passages > 0 && model.countries().containsAll(of)) {
          count(byYear, Integer.toString(model.year()), passages);
          total += inYear ? passages : 0;
        }
      }
      assertEquals(Integer.toString(total), found.total().toString(), message);
      assertEquals(listed(byCountry), Set.copyOf(counts(found, FacetField.COUNTRY)), message);
      assertEquals(listed(byYear), Set.copyOf(counts(found, FacetField.YEAR)), message);
      SearchResult more =
          index.search(query.withFacets(Set.of(FacetField.COUNTRY, FacetField.MENTIONS)));
      assertEquals(counts(found, FacetField.COUNTRY), counts(more, FacetField.COUNTRY), message);
    }
  }

  private static void count(Map<String, int[]> counts, String value, int passages) {
    int[] n = counts.computeIfAbsent(value, unseen -> new int[2]);
    n[0] += passages;
    n[1]++;
  }

  private static Set<String> listed(Map<String, int[]> counts) {
    Set<String> listed = new HashSet<>();
    counts.forEach((value, n) -> listed.add(value + " " + n[0] + " " + n[1]));
    return listed;
  }
}
