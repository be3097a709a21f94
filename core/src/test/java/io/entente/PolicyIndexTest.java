package io.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.document.DocumentInfo.Inferred;
import io.entente.document.DocumentKind;
import io.entente.document.IndexedDocument;
import io.entente.document.PolicyDate;
import io.entente.document.PolicyDocument;
import io.entente.query.FacetField;
import io.entente.query.Filter;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.query.QuerySyntaxException;
import io.entente.query.Ranking;
import io.entente.query.Sort;
import io.entente.result.FacetCount;
import io.entente.result.Hit;
import io.entente.result.SearchResult;
import io.entente.result.Snippet;
import io.entente.result.Understanding;
import io.entente.vocabulary.Countries;
import io.entente.vocabulary.Country;
import io.entente.vocabulary.CountryGroup;
import io.entente.vocabulary.Topic;
import io.entente.vocabulary.Topics;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyIndexTest {

  private final PolicyIndex index = PolicyIndex.inMemory();

  @AfterEach
  void close() {
    index.close();
  }

  private static PolicyDocument.Builder pact(String id, String... passages) {
    PolicyDocument.Builder builder = PolicyDocument.builder(id, "Pact " + id).language("en");
    for (int i = 0; i < passages.length; i++) {
      builder.passage(Integer.toString(i + 1), passages[i]);
    }
    return builder;
  }

  private void add(PolicyDocument.Builder... documents) {
    for (PolicyDocument.Builder document : documents) {
      index.add(document.build());
    }
    index.commit();
  }

  private List<String> ids(PolicyQuery query) {
    return ids(index.search(query));
  }

  private static List<String> ids(SearchResult result) {
    return result.hits().stream()
        .map(hit -> hit.document().id() + "#" + hit.passage().id())
        .toList();
  }

  private List<String> ids(String text) {
    return ids(PolicyQuery.of(text));
  }

  @Test
  void wordsMatchInAllTheirForms() {
    add(
        pact("a", "The ministers cooperate on mineral supply."),
        pact("b", "Schools open in autumn."));
    assertEquals(List.of("a#1"), ids("minister cooperating minerals"));
  }

  @Test
  void aPassageMatchesByItsOwnWordsAndOnlyTheFirstByTheTitle() {
    add(pact("a", "Fish quotas.", "Timber quotas.").title("Lakeside Accord"));
    assertEquals(List.of("a#1"), ids("lakeside"));
    assertEquals(List.of("a#2"), ids("timber"));
  }

  @Test
  void phrasesMustOccurAsTheyAre() {
    add(pact("a", "Control of the export of ore."), pact("b", "Export control of ore."));
    assertEquals(List.of("b#1"), ids("\"export control\""));
    assertEquals(List.of("b#1"), ids("“export control” ore"));
    assertEquals(List.of("a#1"), ids("\"of the export\""));
    assertEquals(List.of(), ids("\"exports control\""));
  }

  @Test
  void excludedWordsAndPhrasesKeepPassagesOut() {
    add(pact("a", "Trade in copper ore."), pact("b", "Trade in iron ore."));
    assertEquals(List.of("b#1"), ids("ore -copper"));
    assertEquals(List.of("a#1"), ids("ore -\"iron ore\""));
    assertEquals(List.of("a#1"), ids("ore NOT iron"));
    assertEquals(List.of("b#1"), ids("-copper"));
  }

  @Test
  void filtersThatComeAgainSeeWhatIsAddedAndDeleted() {
    PolicyQuery dated = PolicyQuery.of("ore")
        .withFilter(Filter.country("JP"))
        .withFilter(
            new Filter.DateRange(PolicyDate.of(Year.of(2008)), PolicyDate.of(Year.of(2009))));
    add(
        pact("a", "Ore.").date("2008-05").country("JP"),
        pact("b", "Ore.").date("2010").country("JP"),
        pact("c", "Ore.").date("2009").country("IN"));
    for (int i = 0; i < 4; i++) {
      assertEquals(List.of("a#1"), ids(dated));
    }
    add(pact("d", "Ore.").date("2009").country("JP"));
    for (int i = 0; i < 4; i++) {
      assertEquals(Set.of("a#1", "d#1"), Set.copyOf(ids(dated)));
    }
    index.delete("a");
    index.commit();
    assertEquals(List.of("d#1"), ids(dated));
  }

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
    index.delete("d1");
    index.commit();
    assertEquals(
        "1499", index.search(PolicyQuery.of("ore").withExactTotal(true)).total().toString());
    assertTrue(index.search(PolicyQuery.of("ore")).total().value() <= 1_499);
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
  void theSameFilterManyTimesIsOne() {
    add(pact("a", "Ore.").date("1987-03"));
    assertEquals(List.of("a#1"), ids("ore" + " in:1987".repeat(1_050)));
  }

  @Test
  void languagesAreTheSameInCapitals() {
    add(pact("a", "Ore.").language("EN"), pact("b", "Ore.").language("pt-br"));
    assertEquals(List.of("a#1"), ids("ore language:En"));
    assertEquals(List.of("b#1"), ids("ore language:PT-BR"));
    assertEquals(
        Set.of("en", "pt-BR"),
        index
            .search(PolicyQuery.of("ore").withFacet(FacetField.LANGUAGE))
            .facets()
            .get(FacetField.LANGUAGE)
            .stream()
            .map(FacetCount::value)
            .collect(Collectors.toSet()));
  }

  @Test
  void stopWordsAloneAreStillWords() {
    add(pact("a", "To be or not to be."), pact("b", "Nothing."));
    assertEquals(List.of("a#1"), ids("to be"));
  }

  @Test
  void addingAgainReplacesAndDeletingRemovesAllPassages() {
    add(pact("a", "Old copper.", "Old tin."), pact("b", "Old zinc."));
    add(pact("a", "New lead."));
    assertEquals(List.of(), ids("copper"));
    assertEquals(List.of("a#1"), ids("lead"));
    assertEquals(2, index.documentCount());
    assertEquals(2, index.passageCount());
    index.delete("b");
    index.commit();
    assertEquals(List.of(), ids("zinc"));
    assertEquals(1, index.documentCount());
  }

  @Test
  void whatIsAddedIsSeenAfterRefresh() {
    index.add(pact("a", "Cobalt.").build());
    assertEquals(List.of(), ids("cobalt"));
    index.refresh();
    assertEquals(List.of("a#1"), ids("cobalt"));
  }

  @Test
  void countryFilterTakesCodeNameFormerNameDemonymAndOtherLanguages() {
    add(
        pact("jp", "Ore.").country("Japan"),
        pact("mm", "Ore.").country("MM"),
        pact("de", "Ore.").country("DE"));
    for (String japan : List.of("JP", "jpn", "Japan", "Japanese", "Japon")) {
      assertEquals(
          List.of("jp#1"), ids(PolicyQuery.of("ore").withFilter(Filter.country(japan))), japan);
    }
    assertEquals(List.of("mm#1"), ids(PolicyQuery.of("ore").withFilter(Filter.country("Burma"))));
    assertEquals(
        List.of("de#1", "jp#1"),
        ids(PolicyQuery.of("ore").withFilter(Filter.country("Allemagne", "JP"))));
    assertThrows(IllegalArgumentException.class, () -> Filter.country("Atlantis"));
  }

  @Test
  void groupMeansItsMembersAtTheDocumentsDate() {
    add(
        pact("before", "Fishing.").country("GB").date("2010-05"),
        pact("after", "Fishing.").country("GB").date("2022-05"),
        pact("member", "Fishing.").country("FR").date("2022-05"));
    assertEquals(
        List.of("member#1", "before#1"),
        ids(PolicyQuery.of("fishing").withFilter(Filter.country("EU"))));
  }

  @Test
  void countryOfTheDocumentIsNotWhatAPassageMentions() {
    add(pact("a", "Talks with Brazil on soy.", "Talks on maize.").country("KE"));
    assertEquals(
        List.of("a#1"), ids(PolicyQuery.of("talks").withFilter(Filter.mentions("Brazil"))));
    assertEquals(List.of(), ids(PolicyQuery.of("talks").withFilter(Filter.country("Brazil"))));
    assertEquals(
        2, ids(PolicyQuery.of("talks").withFilter(Filter.country("Kenya"))).size());
  }

  @Test
  void topicFilterFindsNarrowerTopicsAndUnknownTopicsAreKept() {
    add(
        pact("narrow", "Ore.").topic("cyber-security"),
        pact("broad", "Ore.").topic("security"),
        pact("own", "Ore.").topic("moon-mining"));
    assertEquals(
        List.of("broad#1", "narrow#1"),
        ids(PolicyQuery.of("ore").withFilter(Filter.topic("security"))));
    assertEquals(
        List.of("narrow#1"), ids(PolicyQuery.of("ore").withFilter(Filter.topic("cyber-security"))));
    assertEquals(
        List.of("own#1"), ids(PolicyQuery.of("ore").withFilter(Filter.topic("moon-mining"))));
  }

  @Test
  void dateRangeHoldsTheWholePeriodOfADate() {
    add(
        pact("year", "Ore.").date("2008"),
        pact("month", "Ore.").date("2008-10"),
        pact("day", "Ore.").date("2008-10-22"),
        pact("later", "Ore.").date("2025-08-29"));
    assertEquals(
        List.of("day#1", "month#1", "year#1"),
        ids(PolicyQuery.of("ore").withFilter(Filter.in("2008"))));
    assertEquals(
        List.of("day#1", "month#1"), ids(PolicyQuery.of("ore").withFilter(Filter.in("2008-10"))));
    assertEquals(List.of("later#1"), ids(PolicyQuery.of("ore").withFilter(Filter.from("2009"))));
    assertEquals(
        List.of("day#1", "month#1", "year#1"),
        ids(PolicyQuery.of("ore").withFilter(Filter.to("2008-12-31"))));
  }

  @Test
  void kindLanguageSourceAndDocumentFilter() {
    add(
        pact("a", "Ore.").kind(DocumentKind.LAW).source("Gazette").language("fr"),
        pact("b", "Ore.").kind(DocumentKind.TREATY).source("Courier"));
    assertEquals(
        List.of("a#1"), ids(PolicyQuery.of("ore").withFilter(Filter.kind(DocumentKind.LAW))));
    assertEquals(List.of("a#1"), ids(PolicyQuery.of("ore").withFilter(Filter.language("fr"))));
    assertEquals(List.of("b#1"), ids(PolicyQuery.of("ore").withFilter(Filter.source("Courier"))));
    assertEquals(List.of("b#1"), ids(PolicyQuery.of("ore").withFilter(Filter.document("b"))));
  }

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

  @Test
  void facetsCountPassagesAndDocumentsAndTheirOwnFilterDoesNotNarrowThem() {
    add(
        pact("a", "Ore.", "Ore.", "Fish.")
            .country("JP")
            .country("IN")
            .date("2008-10")
            .topic("cyber-security"),
        pact("b", "Ore with Chile.").country("IN").date("2008"),
        pact("c", "Ore.").date("1999-01-05"));
    SearchResult result = index.search(PolicyQuery.of("ore")
        .withFacets(List.of(FacetField.values()))
        .withFilter(Filter.country("JP")));
    assertEquals(2, result.total().value());
    assertEquals(List.of("IN 3 2", "JP 2 1"), counts(result, FacetField.COUNTRY));
    assertEquals(List.of("2008 2 1"), counts(result, FacetField.YEAR));
    assertEquals(List.of("2008-10 2 1"), counts(result, FacetField.MONTH));
    assertTrue(counts(result, FacetField.TOPIC).contains("security 2 1"));
    SearchResult all = index.search(PolicyQuery.of("ore").withFacets(Set.of(FacetField.values())));
    assertEquals(List.of("1999 1 1", "2008 3 2"), counts(all, FacetField.YEAR));
    assertEquals(List.of("CL 1 1"), counts(all, FacetField.MENTIONS));
    assertEquals("Chile", all.facets().get(FacetField.MENTIONS).getFirst().label());
  }

  private static List<String> counts(SearchResult result, FacetField field) {
    List<String> counts = new ArrayList<>();
    for (FacetCount count : result.facets().get(field)) {
      counts.add(count.value() + " " + count.passageCount() + " " + count.documentCount());
    }
    return counts;
  }

  @Test
  void totalIsExactOrSaysThatItIsABound() {
    String[] passages = new String[3000];
    java.util.Arrays.fill(passages, "Ore.");
    for (int i = 0; i < passages.length; i++) {
      passages[i] = "Ore ".repeat(1 + i % 7);
    }
    add(pact("big", passages), pact("small", "Zinc."));
    SearchResult one = index.search("zinc");
    assertTrue(one.total().exact());
    assertEquals(1, one.total().value());
    SearchResult bound = index.search("ore");
    assertTrue(bound.total().value() <= 3000);
    SearchResult exact = index.search(PolicyQuery.of("ore").withExactTotal(true));
    assertTrue(exact.total().exact());
    assertEquals(3000, exact.total().value());
    SearchResult counted = index.search(PolicyQuery.of("ore").withFacet(FacetField.KIND));
    assertTrue(counted.total().exact());
    assertEquals(3000, counted.total().value());
  }

  @Test
  void withoutSnippetsHitsAreTheSameButForEmptyOnes() {
    add(pact("a", "Fish quotas."), pact("b", "Timber and fish, also fresh fish."));
    PolicyQuery query = PolicyQuery.of("fish NEAR quotas OR timber");
    List<Hit> hits = index.search(query).hits();
    List<Hit> bare = index.search(query.withSnippets(false)).hits();
    assertEquals(ids(query), ids(query.withSnippets(false)));
    assertEquals(2, bare.size());
    for (int i = 0; i < bare.size(); i++) {
      assertEquals(new Snippet("", 0, List.of(), false, false), bare.get(i).snippet());
      assertFalse(hits.get(i).snippet().marks().isEmpty());
      assertEquals(hits.get(i).score(), bare.get(i).score());
      assertEquals(hits.get(i).passage(), bare.get(i).passage());
    }
  }

  @Test
  void snippetMarksWhatMatchedAndNothingElse() {
    String filler = "The parties met on many days and spoke of many things. ".repeat(20);
    add(pact("a", filler + "They agreed that mining of rare earths shall be licensed. " + filler));
    Hit hit = index.search("rare earth licence \"mining of\"").hits().getFirst();
    String marked = hit.snippet().marked("[", "]");
    assertTrue(marked.contains("[mining of] [rare] [earths]"), marked);
    assertFalse(marked.contains("[The]"), marked);
    assertTrue(hit.snippet().text().length() < 400);
    assertEquals(
        hit.snippet().text(),
        hit.passage()
            .text()
            .substring(
                hit.snippet().start(),
                hit.snippet().start() + hit.snippet().text().length()));
  }

  @Test
  void passagesKeepTheirPlaceAndCitation() {
    String text = """
        Article 1
        Scope

        (1) This Agreement covers trade in copper, tin and other metals between the two Parties named above, from the day of its entry into force.

        (2) It does not cover trade in gold or silver, which remains under the Agreement that the Parties signed at Geneva in the year before this one.

        Article 2
        Licences

        Each Party shall issue licences for the export of lithium within thirty days of a complete request made in writing.
        """;
    index.add(PolicyDocument.builder("metals", "Metals Agreement")
        .date("2008-10-22")
        .text(text)
        .build());
    index.commit();
    Hit hit = index.search("lithium licences").hits().getFirst();
    assertEquals(
        text.substring(hit.passage().start(), hit.passage().end()),
        hit.passage().text());
    assertEquals("Metals Agreement (2008-10-22), Article 2", hit.citation().toString());
    assertEquals("Licences", hit.passage().heading());
  }

  @Test
  void everyHitHasTheMetadataOfItsOwnDocumentHoweverManyThereAre() {
    // More than are kept of a segment; one passage each, so that headers stand evenly.
    for (int i = 0; i < 1_200; i++) {
      index.add(pact("d" + i, "Quota q" + i + "q of ore.").build());
    }
    index.commit();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 1_200; i++) {
        Hit hit = index.search(PolicyQuery.of("q" + i + "q")).hits().getFirst();
        assertEquals("d" + i, hit.document().id());
        assertEquals("Pact d" + i, hit.document().title());
      }
    }
  }

  @Test
  void whatIsMissingIsInferredAndMarkedAndCanBeLeftOut() {
    String text =
        "TOKYO, Aug. 25, 2025 - Japan and India agreed on Monday to protect supply chains for critical "
            + "minerals. The Japanese and Indian ministers said that Japan and India would share data.";
    index.add(PolicyDocument.builder("n", "Japan and India agree on minerals")
        .text(text)
        .build());
    index.add(pact("stated", "Ore.").country("JP").build());
    index.commit();
    IndexedDocument document = index.document("n").orElseThrow();
    assertEquals(Set.of("JP", "IN"), Set.copyOf(document.info().countries()));
    assertEquals(PolicyDate.parse("2025-08-25"), document.info().date());
    assertEquals("en", document.info().language());
    assertTrue(document
        .info()
        .inferred()
        .containsAll(Set.of(Inferred.COUNTRIES, Inferred.DATE, Inferred.LANGUAGE)));
    PolicyQuery japan = PolicyQuery.of("").withFilter(Filter.country("JP"));
    assertEquals(Set.of("n", "stated"), documents(index.search(japan)));
    assertEquals(Set.of("stated"), documents(index.search(japan.without(Inference.METADATA))));
    try (PolicyIndex plain = PolicyIndex.inMemory(IndexOptions.DEFAULT.withInferring(false))) {
      plain.add(PolicyDocument.builder("n", "Japan and India agree on minerals")
          .text(text)
          .build());
      plain.commit();
      assertEquals(List.of(), plain.document("n").orElseThrow().info().countries());
    }
  }

  @Test
  void withoutInferringAnUnknownLanguageStaysUnknown() {
    try (PolicyIndex plain = PolicyIndex.inMemory(IndexOptions.DEFAULT.withInferring(false))) {
      plain.add(PolicyDocument.builder("silent", "Ore").text("Ore is traded.").build());
      plain.add(PolicyDocument.builder("stated", "Ore")
          .text("Ore is mined.")
          .language("en")
          .build());
      plain.commit();
      assertEquals("", plain.document("silent").orElseThrow().info().language());
      assertEquals(Set.of(), plain.document("silent").orElseThrow().info().inferred());
      PolicyQuery ore = PolicyQuery.of("ore").withFacet(FacetField.LANGUAGE);
      assertEquals(List.of("en 1 1"), counts(plain.search(ore), FacetField.LANGUAGE));
      assertEquals(Set.of("silent", "stated"), documents(plain.search(ore)));
      PolicyQuery english = ore.withFilter(Filter.language("en"));
      assertEquals(Set.of("stated"), documents(plain.search(english)));
      assertEquals(Set.of("stated"), documents(plain.search(english.without(Inference.METADATA))));
    }
  }

  @Test
  void aFilterWithVeryManyValuesIsAnswered() {
    add(pact("a", "Ore.").country("JP"), pact("b", "Ore.").country("IN"));
    assertEquals(List.of("a#1"), ids("country:" + "JP,".repeat(3_000) + "US"));
    assertEquals(List.of("a#1"), ids("ore country:" + "JP,".repeat(3_000) + "US"));
    String[] countries =
        Countries.bundled().all().stream().map(Country::code).toArray(String[]::new);
    assertEquals(
        Set.of("a", "b"),
        documents(index.search(PolicyQuery.of("").withFilter(Filter.country(countries)))));
    String[] groups =
        Countries.bundled().groups().stream().map(CountryGroup::code).toArray(String[]::new);
    PolicyQuery all = PolicyQuery.of("").withFilter(Filter.mentions(groups));
    assertEquals(List.of(), ids(all));
    assertEquals(
        Set.of("a", "b"),
        documents(index.search(PolicyQuery.of("ore").withFilter(Filter.country(groups)))));
    List<Topic> many = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      many.add(new Topic("t" + i, "Topic number " + i, List.of(), List.of()));
    }
    String[] ids = many.stream().map(Topic::id).toArray(String[]::new);
    try (PolicyIndex own = PolicyIndex.inMemory(IndexOptions.DEFAULT.withTopics(Topics.of(many)))) {
      own.add(pact("t", "Ore.").topic("t2999").build());
      own.commit();
      assertEquals(
          Set.of("t"), documents(own.search(PolicyQuery.of("").withFilter(Filter.topic(ids)))));
    }
  }

  @Test
  void whatAsksForTooMuchAtOnceIsRefusedWithTheLimit() {
    add(pact("a", "Ore.").date("2008"));
    StringBuilder years = new StringBuilder("ore");
    for (int year = 1_001; year <= 2_200; year++) {
      years.append(" in:").append(year);
    }
    QuerySyntaxException filters =
        assertThrows(QuerySyntaxException.class, () -> PolicyQuery.of(years.toString()));
    assertEquals(
        "a query must have at most 500 filters, got 1200 (at offset 4004)", filters.getMessage());
    PolicyQuery full = PolicyQuery.of("ore");
    for (int i = 0; i < PolicyQuery.MAX_FILTERS; i++) {
      full = full.withFilter(Filter.from(Integer.toString(1_000 + i)));
    }
    PolicyQuery most = full;
    assertEquals(List.of("a#1"), ids(most));
    assertEquals(List.of("a#1"), ids(most.withFilter(Filter.from("1000"))));
    IllegalArgumentException one =
        assertThrows(IllegalArgumentException.class, () -> most.withFilter(Filter.from("2000")));
    assertEquals("a query must have at most 500 filters, got 501", one.getMessage());
    PolicyQuery groups = PolicyQuery.of("ore");
    for (CountryGroup group : Countries.bundled().groups()) {
      groups = groups.withFilter(Filter.mentions(group.code(), "EU"));
    }
    PolicyQuery together = groups;
    IllegalArgumentException clauses =
        assertThrows(IllegalArgumentException.class, () -> index.search(together));
    assertEquals(
        "the query asks for more than 1024 things at once; use fewer filters, groups of countries "
            + "and alternatives",
        clauses.getMessage());
  }

  @Test
  void aTitleFilterOfVeryManyWordsIsRefused() {
    add(pact("a", "Ore.").title("Words " + words(100)));
    assertEquals(List.of("a#1"), ids(PolicyQuery.of("").withFilter(Filter.title(words(100)))));
    String long3000 = words(3_000);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Filter.title(long3000));
    assertEquals(
        "filter by title takes at most 1000 characters, got " + long3000.length(), e.getMessage());
  }

  private static String words(int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      words.append(i == 0 ? "w" : " w").append(i);
    }
    return words.toString();
  }

  @Test
  void smallWordsAreLookedForInTitlesWhereThereIsNothingElse() {
    add(
        pact("a", "Ore.").title("The Who"),
        pact("b", "Tin.").title("Accord of Rome"),
        pact("c", "Iron.").title("Rome"));
    assertEquals(List.of("a#1"), ids("title:the"));
    assertEquals(List.of("a#1"), ids("title:\"who the\""));
    assertEquals(List.of(), ids("title:\"the of\""));
    assertEquals(Set.of("b", "c"), documents(index.search("title:\"the Rome\"")));
  }

  @Test
  void aTopicOrLanguageThatNothingHasIsNamedInTheResult() {
    add(
        pact("a", "Ore.").topic("security").topic("own-topic"),
        pact("b", "Ore.").language("zz").topic("cyber-security"));
    assertEquals(
        List.of("there is no topic 'secuirty'; the nearest is 'security'"),
        notes("ore topic:secuirty"));
    assertEquals(
        List.of("there is no topic 'own-topics'; the nearest is 'own-topic'"),
        notes("ore topic:own-topics,security"));
    assertEquals(
        List.of("there is no topic 'Cyber Security'; the nearest is 'cyber-security'"),
        notes("ore topic:\"Cyber Security\""));
    assertEquals(List.of("there is no topic 'xqjw'"), notes("ore AND (topic:xqjw OR tin)"));
    assertEquals(List.of(), notes("ore topic:own-topic,agriculture"));
    assertEquals(
        List.of("there is no language 'english'; a language is a BCP 47 tag such as 'en'"),
        notes("ore language:english"));
    assertEquals(
        List.of("there is no language 'jp'; a language is a BCP 47 tag such as 'en' or 'pt-BR'"),
        notes("ore language:jp,en"));
    assertEquals(List.of(), notes("ore language:ja,zz,EN,yue,pt-br,x-own,i-klingon"));
    assertEquals(
        List.of("topic:secuirty", "language:english"),
        index.search("ore topic:secuirty language:english").understanding().notes().stream()
            .map(Understanding.Note::from)
            .toList());
    assertEquals(
        1,
        index.like("ore", PolicyQuery.of("topic:secuirty")).understanding().notes().stream()
            .filter(note -> note.from().equals("topic:secuirty"))
            .count());
  }

  private List<String> notes(String text) {
    return index.search(text).understanding().notes().stream()
        .map(Understanding.Note::words)
        .toList();
  }

  private static Set<String> documents(SearchResult result) {
    Set<String> ids = new TreeSet<>();
    result.hits().forEach(hit -> ids.add(hit.document().id()));
    return ids;
  }

  @Test
  void anyTextIsAQuery() {
    add(pact("a", "Ore."));
    for (String text : List.of(
        "\"", "-", "--ore", "\"\"", "-\"", "(", "a\"b", "NOT", "ore -", "  ", "\u0000", "\"ore")) {
      index.search(text);
    }
    assertEquals(List.of("a#1"), ids("\"ore"));
    assertEquals(List.of(), ids("???"));
    assertEquals(List.of("a#1"), ids("  "));
  }

  @Test
  void tooLongAQueryIsRefusedWithItsLength() {
    QuerySyntaxException e =
        assertThrows(QuerySyntaxException.class, () -> index.search("a".repeat(100_000)));
    assertTrue(e.getMessage().contains("100000"), e.getMessage());
  }

  @Test
  void aWholeTitleIsATitleAlsoWhereItLooksLikeAnExclusionOrAPhrase() {
    add(
        pact("a", "Gas.").title("Ukraine -Turkmenistan"),
        pact("b", "Oil.").title("Declaration on \"rare earths\" and trade"),
        pact("c", "Ukraine trade of rare earths and a declaration."));
    assertEquals("a#1", ids("ukraine -turkmenistan").getFirst());
    assertEquals("b#1", ids("Declaration on “rare earths” and trade").getFirst());
    assertEquals(List.of("c#1"), ids("ukraine -gas"));
  }

  @Test
  void inAHeadlineInCapitalsOperatorsAreWords() {
    add(
        pact("a", "The minister did rule out a levy."),
        pact("b", "Steel and copper."),
        pact("c", "Steel."));
    assertEquals(List.of("a#1"), ids("MINISTER DOES NOT RULE OUT LEVY"));
    assertEquals(List.of("a#1"), ids("MINISTER AND GROWERS MEET IN CAPITAL -TODAY"));
    assertEquals(List.of("b#1"), ids("STEEL AND COPPER"));
    assertEquals(List.of("c#1"), ids("STEEL NOT COPPER"));
    assertEquals(List.of(), ids("minister does NOT rule out levy"));
    assertEquals(
        List.of(),
        ids(PolicyQuery.of("MINISTER DOES NOT RULE OUT LEVY").without(Inference.TITLES)));
  }

  @Test
  void theYearOfADocumentSpeaksForItWhereTheQuestionHasIt() {
    add(
        pact("a", "Quotas for cod and quotas for herring.").date("1994-03-02"),
        pact("b", "Quotas for cod and herring.").date("1996-03-02"));
    assertEquals("a#1", ids("cod herring quotas 1994").getFirst());
    assertEquals("b#1", ids("cod herring quotas 1996").getFirst());
  }

  @Test
  void aParticleOfACompoundSaysNothingByItself() {
    add(
        pact("a", "Coal and its phase-out."),
        pact("b", "Coal that is carried out of the mine, and in, and out."));
    assertEquals(List.of("a#1", "b#1"), ids("coal phase-out plans"));
    add(pact("c", "The fire went out."));
    assertFalse(ids("coal phase-out plans").contains("c#1"));
  }

  @Test
  void aProvisionIsFoundWhereItIsNamedWithoutItsParagraph() {
    add(
        pact("a", "Records under Rule 17.1.6 are kept for years."),
        pact("b", "Records under Rule 17.1.8 are kept for years."));
    assertEquals(
        "a#1", ids("for how long are fund records kept under Rule 17.1.6(c)").getFirst());
  }

  @Test
  void capitalsAreNoFormOfAnotherWord() {
    add(pact("a", "Tools that were used."), pact("b", "The US objects."));
    assertEquals(List.of("b#1"), ids("US"));
    assertEquals(List.of("b#1"), ids("US objects"));
  }

  @Test
  void aTitleIsFoundWithoutItsBracketsToo() {
    add(
        pact("a", "Text.").title("Lakeside Trade Agreement (LTA)"),
        pact("b", "The lakeside trade agreement; a lakeside trade agreement."));
    assertEquals("a#1", ids("Lakeside Trade Agreement").getFirst());
    assertEquals("a#1", ids("lakeside trade agreement (LTA)").getFirst());
  }

  @Test
  void manyPrefixesNearEachOtherAreNotTooManyWords() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 900; i++) {
      text.append("in").append(Integer.toString(i, 36)).append("x co").append(i).append("y ");
    }
    add(pact("a", text.toString()));
    assertTrue(ids("in* PARAGRAPH co* PARAGRAPH in* PARAGRAPH co*").size() <= index.passageCount());
    assertTrue(ids("in* NEAR (co* OR in*) NEAR co*").size() <= index.passageCount());
  }

  @Test
  void ofVeryManyWordsTheFirstAreLookedForAndTheResultSaysSo() {
    add(pact("a", "Copper ore."));
    StringBuilder words = new StringBuilder("ore ");
    for (int i = 0; i < 1200; i++) {
      words.append("w").append(i).append(' ');
    }
    SearchResult result = index.search(words.toString());
    assertEquals("a", result.hits().getFirst().document().id());
    assertTrue(result.understanding().toString().contains("first 200 words"));
  }

  @Test
  void useAfterCloseIsAnIllegalState() {
    index.close();
    assertThrows(IllegalStateException.class, () -> index.search("ore"));
    assertThrows(IllegalStateException.class, () -> index.add(pact("a", "Ore.").build()));
    assertThrows(IllegalStateException.class, index::commit);
    index.close();
  }

  @Test
  void blankPassagesAreLeftOut() {
    add(pact("a", "", "Ore.", "  "));
    assertEquals(1, index.passageCount());
    assertEquals(List.of("a#2"), ids("ore"));
  }
}
