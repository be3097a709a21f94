package io.entente.corpus;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.document.DocumentInfo;
import io.entente.document.DocumentKind;
import io.entente.document.PolicyDate;
import io.entente.query.FacetField;
import io.entente.query.Filter;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.query.Sort;
import io.entente.result.FacetCount;
import io.entente.result.Hit;
import io.entente.result.SearchResult;
import io.entente.result.Understanding.Note;
import io.entente.vocabulary.Countries;
import io.entente.vocabulary.Topics;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people who search policy texts expect of countries, topics and dates, shown on the bundled collection. */
class CountryBehavioursTest extends SampleBehaviours {

  @ParameterizedTest
  @CsvSource({
    "IN, IN",
    "IND, IN",
    "India, IN",
    "Indian, IN",
    "Inde, IN",
    "Indien, IN",
    "インド, IN",
    "MM, MM",
    "Burma, MM",
    "Burmese, MM",
    "Myanmar, MM",
    "Birmanie, MM",
    "GB, GB",
    "UK, GB",
    "British, GB",
    "Vereinigtes Königreich, GB",
    "DE, DE",
    "German, DE",
    "Allemagne, DE",
    "Alemania, DE",
    "TR, TR",
    "Turkey, TR",
    "Türkiye, TR",
    "Turkish, TR"
  })
  void c1_aCountryIsFoundByEveryNameItHas(String name, String code) {
    Set<String> expected = documentsWhere(info -> info.countries().contains(code));
    assertFalse(expected.isEmpty());
    assertEquals(expected, documents(PolicyQuery.of("").withFilter(Filter.country(name))));
    Set<String> mentioning = new TreeSet<>();
    DOCUMENTS.values().forEach(document -> {
      for (int i = 0; i < document.passages().size(); i++) {
        if (document.mentions().get(i).contains(code)) {
          mentioning.add(id(document.passages().get(i)));
        }
      }
    });
    assertFalse(mentioning.isEmpty());
    assertEquals(mentioning, all(PolicyQuery.of("").withFilter(Filter.mentions(name))));
    if (name.indexOf(' ') < 0) {
      assertEquals(expected, documents(PolicyQuery.parse("country:" + name)));
    }
  }

  @ParameterizedTest
  @CsvSource({"Quad, QUAD", "G7, G7", "ASEAN, ASEAN", "EU, EU", "BRICS, BRICS"})
  void c1_aGroupMeansItsMembersAtTheDocumentsDate(String name, String code) {
    var group = Countries.bundled().group(code).orElseThrow();
    Set<String> expected = documentsWhere(info -> info.countries().contains(code)
        || info.countries().stream()
            .anyMatch(country -> group.hasMember(country, info.date().first())));
    assertFalse(expected.isEmpty());
    assertEquals(expected, documents(PolicyQuery.of("").withFilter(Filter.country(name))));
  }

  @Test
  void c1_membershipChangesWithTheDate() {
    Set<String> union = documents(PolicyQuery.of("").withFilter(Filter.country("EU")));
    assertTrue(union.contains("uk-climate-change-act-2008"));
    assertFalse(union.contains("uk-environment-act-2021"));
    Set<String> quad = documents(PolicyQuery.of("").withFilter(Filter.country("Quad")));
    assertTrue(quad.contains("japan-india-security-2025"));
    assertFalse(quad.contains("japan-india-security-2008"));
    Set<String> brics = documents(PolicyQuery.of("").withFilter(Filter.country("BRICS")));
    assertTrue(brics.contains("brazil-forest-code-2012"));
    assertFalse(brics.contains("india-atomic-energy-act-1948"));
    Set<String> asean = documents(PolicyQuery.of("").withFilter(Filter.country("ASEAN")));
    assertTrue(asean.contains("singapore-national-ai-strategy-2023"));
    assertFalse(asean.contains("bandung-conference-closes-1955"));
    Set<String> seven = documents(PolicyQuery.of("").withFilter(Filter.country("G7")));
    assertTrue(seven.contains("us-chips-and-science-act-2022"));
    assertFalse(seven.contains("us-resources-for-freedom-1952"));
  }

  @ParameterizedTest
  @CsvSource({
    "Georgia, atlanta-georgia-water-ordinance-2022",
    "Turkey, thanksgiving-turkey-farm-rules-2022",
    "Jordan, ohio-toolmaker-supply-chain-2019",
    "Chad, ohio-toolmaker-supply-chain-2019",
    "Guinea, gulf-of-guinea-pandemic-preparedness-2021-fictional"
  })
  void c1_ambiguousWordsDoNotFoolIt(String name, String decoy) {
    PolicyQuery all = PolicyQuery.of("");
    assertFalse(documents(all.withFilter(Filter.country(name))).contains(decoy));
    assertFalse(documents(all.withFilter(Filter.mentions(name))).contains(decoy));
    assertTrue(documents(PolicyQuery.of(name)).contains(decoy), "as a word it is found");
    assertTrue(search("Turkey interest rates inflation 2024")
        .hits()
        .getFirst()
        .document()
        .id()
        .startsWith("turkiye-"));
  }

  @Test
  void c2_countryIsNotMentions() {
    PolicyQuery all = PolicyQuery.of("");
    Set<String> from = all(all.withFilter(Filter.country("CN")));
    Set<String> about = all(all.withFilter(Filter.mentions("CN")));
    assertEquals(
        passagesWhere(
            passage -> DOCUMENTS.get(passage.documentId()).info().countries().contains("CN")),
        from);
    String guardrail = the("us-chips-and-science-act-2022", "These countries include China");
    assertTrue(about.contains(guardrail));
    assertFalse(from.contains(guardrail));
    assertFalse(difference(from, about).isEmpty(), "from there, and silent on it");
    for (Hit hit :
        index.search(all.withFilter(Filter.mentions("CN")).withTopK(ALL)).hits()) {
      assertTrue(hit.mentions().contains("CN"), id(hit));
    }
    assertEquals(
        intersection(from, about),
        all(all.withFilter(Filter.country("CN")).withFilter(Filter.mentions("China"))));
    assertEquals(intersection(from, about), all("country:China mentions:CHN"));
    SearchResult counted = index.search(
        PolicyQuery.of("export").withFacets(List.of(FacetField.COUNTRY, FacetField.MENTIONS)));
    assertNotEquals(
        counted.facets().get(FacetField.COUNTRY), counted.facets().get(FacetField.MENTIONS));
    assertTrue(counted.facets().get(FacetField.MENTIONS).stream()
        .anyMatch(count -> count.value().equals("CN")));
  }

  private static long brazilian(SearchResult result) {
    return result.hits().stream()
        .limit(10)
        .filter(
            hit -> hit.document().countries().contains("BR") || hit.mentions().contains("BR"))
        .count();
  }

  @Test
  void c3_aCountryInAQuestionCountsAsACountryAndTheResultSaysSo() {
    PolicyQuery query = PolicyQuery.of("brazil nature based solutions");
    SearchResult found = index.search(query.withTopK(ALL));
    List<Note> notes = notes(found, Inference.COUNTRIES);
    assertEquals(1, notes.size(), found.understanding().toString());
    assertEquals("brazil", notes.getFirst().from());
    assertEquals("BR", notes.getFirst().to());
    assertTrue(notes.getFirst().words().contains("Brazil"));
    // Nothing here is on the matter, but what is from Brazil or about it comes up.
    assertTrue(brazilian(found) > brazilian(index.search(query.without(Inference.COUNTRIES))));
    relevance.of("brazil native forest").firstAre("brazil-forest-code-2012");
    assertEquals(
        List.of(), notes(index.search(query.without(Inference.COUNTRIES)), Inference.COUNTRIES));
    // By another name: the readout says Myanmar.
    String myanmar = the("quad-foreign-ministers-readout-2025", "On Myanmar");
    assertTrue(all("Burma").contains(myanmar));
    assertFalse(all(PolicyQuery.of("Burma").without(Inference.COUNTRIES)).contains(myanmar));
    assertTrue(all("Burma").contains(the("bandung-conference-closes-1955", "Burma, Ceylon")));
    // The country counts beside the words: of two passages on one matter, that of the country is
    // first.
    relevance.of("Kenya carbon market community share").firstAre("kenya-climate-change-act-2016");
  }

  @Test
  void c4_aTopicFindsNarrowerTopics() {
    Topics topics = Topics.bundled();
    for (String topic : List.of("climate", "security", "trade", "hydrogen", "environment")) {
      Set<String> wanted = topics.withNarrower(topic);
      Set<String> expected =
          documentsWhere(info -> info.topics().stream().anyMatch(wanted::contains));
      assertFalse(expected.isEmpty());
      assertEquals(expected, documents(PolicyQuery.of("").withFilter(Filter.topic(topic))), topic);
      assertEquals(expected, documents(PolicyQuery.parse("topic:" + topic)), topic);
    }
    assertTrue(documents(PolicyQuery.of("").withFilter(Filter.topic("climate")))
        .contains("namibia-portugal-hydrogen-2022"));
  }

  @Test
  void c4_filtersAloneAreOrderedByAboutnessThenDate() {
    for (Filter filter : List.of(
        Filter.country("JP"),
        Filter.country("Kenya"),
        Filter.mentions("CN"),
        Filter.topic("climate"))) {
      List<Hit> hits =
          index.search(PolicyQuery.of("").withFilter(filter).withTopK(ALL)).hits();
      for (int i = 1; i < hits.size(); i++) {
        Hit better = hits.get(i - 1);
        Hit worse = hits.get(i);
        assertTrue(better.score() >= worse.score(), filter + " " + id(worse));
        if (better.score() == worse.score()) {
          assertFalse(
              better.document().date().first().isBefore(worse.document().date().first()),
              filter + " " + id(better) + " " + id(worse));
        }
      }
    }
    List<Hit> japan = index
        .search(PolicyQuery.of("").withFilter(Filter.country("JP")).withTopK(ALL))
        .hits();
    List<Boolean> about =
        japan.stream().map(hit -> hit.mentions().contains("JP")).toList();
    assertTrue(about.contains(true) && about.contains(false));
    assertTrue(about.lastIndexOf(true) < about.indexOf(false), "about Japan first: " + about);
    assertEquals("2025-08-29", japan.getFirst().document().date().toString());
  }

  private static Set<String> dated(String from, String to) {
    LocalDate first = from == null ? LocalDate.MIN : PolicyDate.parse(from).first();
    LocalDate last = to == null ? LocalDate.MAX : PolicyDate.parse(to).last();
    return documentsWhere(
        info -> !info.date().first().isBefore(first) && !info.date().last().isAfter(last));
  }

  @Test
  void c5_rangesOpenEndsYearsAndMonths() {
    PolicyQuery all = PolicyQuery.of("");
    assertAll(
        () -> assertEquals(dated("2025", "2025"), documents(all.withFilter(Filter.in("2025")))),
        () -> assertEquals(
            dated("2025-08", "2025-08"), documents(all.withFilter(Filter.in("2025-08")))),
        () -> assertEquals(
            Set.of("japan-india-security-2025"),
            documents(all.withFilter(Filter.in("2025-08-29")))),
        () ->
            assertEquals(dated("2024-06", null), documents(all.withFilter(Filter.from("2024-06")))),
        () -> assertEquals(dated(null, "1950"), documents(all.withFilter(Filter.to("1950")))),
        () -> assertEquals(
            dated("1985", "1997-06"),
            documents(all.withFilter(Filter.from("1985")).withFilter(Filter.to("1997-06")))),
        () -> assertEquals(dated("2025", "2025"), documents(PolicyQuery.parse("in:2025"))),
        () -> assertEquals(
            dated("1985", "1997-06"), documents(PolicyQuery.parse("after:1985 before:1997-06"))));
    assertTrue(dated("2020", "2020").contains("fiji-national-ocean-policy-2020"));
    assertFalse(
        documents(all.withFilter(Filter.in("2020-01"))).contains("fiji-national-ocean-policy-2020"),
        "known to the year only");
    assertFalse(dated("2025-08", "2025-08").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "climate", "hydrogen OR water"})
  void c5_sortedByDateEitherWay(String text) {
    for (Sort sort : List.of(Sort.NEWEST, Sort.OLDEST)) {
      List<Hit> hits = index
          .search(unfolded(PolicyQuery.of(text)).withSort(sort).withTopK(ALL))
          .hits();
      assertTrue(hits.size() > 20);
      assertEquals(all(text), hits.stream().map(SampleBehaviours::id).collect(Collectors.toSet()));
      for (int i = 1; i < hits.size(); i++) {
        int order = hits.get(i - 1)
            .document()
            .date()
            .first()
            .compareTo(hits.get(i).document().date().first());
        assertTrue(sort == Sort.OLDEST ? order <= 0 : order >= 0, sort + " " + id(hits.get(i)));
      }
    }
  }

  @Test
  void c5_whatWasInForceOnADay() {
    for (String day : List.of(
        "1962-09-20",
        "1962-09-21",
        "1990-05-01",
        "2015-06-01",
        "2019-08-31",
        "2019-09-01",
        "2024-12-31")) {
      LocalDate on = LocalDate.parse(day);
      Set<String> expected = documentsWhere(info -> {
        LocalDate from = (info.inForceFrom() == null ? info.date() : info.inForceFrom()).first();
        return !from.isAfter(on)
            && (info.inForceUntil() == null || !info.inForceUntil().last().isBefore(on));
      });
      PolicyQuery query = PolicyQuery.of("").withFilter(Filter.inForce(day));
      assertEquals(expected, documents(query), day);
      assertEquals(expected, documents(PolicyQuery.parse("inforce:" + day)), day);
    }
    PolicyQuery orders = PolicyQuery.of("\"high water mark\" title:\"coastal setback order\"");
    assertEquals(Set.of(OLD_ORDER, NEW_ORDER), documents(orders));
    assertEquals(Set.of(OLD_ORDER), documents(orders.withFilter(Filter.inForce("2015-06-01"))));
    assertEquals(Set.of(OLD_ORDER), documents(orders.withFilter(Filter.inForce("2019-08-31"))));
    assertEquals(Set.of(NEW_ORDER), documents(orders.withFilter(Filter.inForce("2019-09-01"))));
    assertEquals(Set.of(), documents(orders.withFilter(Filter.inForce("2011-05-15"))));
  }

  private static Collection<String> values(FacetField field, Hit hit) {
    DocumentInfo info = hit.document();
    PolicyDate date = info.date();
    return switch (field) {
      case COUNTRY -> info.countries();
      case MENTIONS -> hit.mentions();
      case TOPIC -> {
        Set<String> topics = new TreeSet<>();
        for (String topic : info.topics()) {
          topics.add(topic);
          topics.addAll(Topics.bundled().withBroader(topic));
        }
        yield topics;
      }
      case KIND -> List.of(info.kind().id());
      case LANGUAGE -> List.of(info.language());
      case SOURCE -> info.source().isEmpty() ? List.of() : List.of(info.source());
      case YEAR -> List.of(date.toString().substring(0, 4));
      case MONTH ->
        date.precision() == PolicyDate.Precision.YEAR
            ? List.of()
            : List.of(date.toString().substring(0, 7));
    };
  }

  private static Map<String, String> counted(FacetField field, PolicyQuery query) {
    Map<String, Integer> passages = new TreeMap<>();
    Map<String, Set<String>> documents = new HashMap<>();
    for (Hit hit : index.search(unfolded(query).withTopK(ALL)).hits()) {
      for (String value : values(field, hit)) {
        passages.merge(value, 1, Integer::sum);
        documents
            .computeIfAbsent(value, unseen -> new TreeSet<>())
            .add(hit.document().id());
      }
    }
    Map<String, String> counts = new TreeMap<>();
    passages.forEach((value, count) ->
        counts.put(value, count + " in " + documents.get(value).size()));
    return counts;
  }

  private static Map<String, String> shown(List<FacetCount> counts) {
    Map<String, String> shown = new TreeMap<>();
    counts.forEach(
        count -> shown.put(count.value(), count.passageCount() + " in " + count.documentCount()));
    return shown;
  }

  @ParameterizedTest
  @EnumSource(FacetField.class)
  void c6_facetCountsEqualCountsMadeDirectly(FacetField field) {
    for (String text : List.of("", "water", "\"critical minerals\" OR hydrogen")) {
      PolicyQuery query = PolicyQuery.of(text);
      Map<String, String> expected = counted(field, query);
      assertFalse(expected.isEmpty());
      List<FacetCount> counts =
          index.search(query.withTopK(1).withFacet(field)).facets().get(field);
      assertEquals(expected, shown(counts), field + " " + text);
      assertEquals(counts.size(), expected.size(), "each value once");
    }
  }

  @Test
  void c6_aFacetIsNotNarrowedByItsOwnFilter() {
    PolicyQuery query = PolicyQuery.of("water");
    Map<FacetField, Filter> own = Map.of(
        FacetField.KIND, Filter.kind(DocumentKind.LAW),
        FacetField.COUNTRY, Filter.country("ZA"),
        FacetField.MENTIONS, Filter.mentions("EG"),
        FacetField.TOPIC, Filter.topic("water"),
        FacetField.YEAR, Filter.in("2023"),
        FacetField.MONTH, Filter.in("2023-12"),
        FacetField.LANGUAGE, Filter.language("en"));
    own.forEach((field, filter) -> {
      PolicyQuery filtered = query.withFilter(filter);
      SearchResult result = index.search(filtered.withFacets(List.of(FacetField.values())));
      assertEquals(counted(field, query), shown(result.facets().get(field)), field.toString());
      FacetField other = field == FacetField.SOURCE ? FacetField.KIND : FacetField.SOURCE;
      assertEquals(
          counted(other, filtered), shown(result.facets().get(other)), field + " narrows others");
      assertEquals(
          all(filtered).size(), result.total().value(), "the facet does not widen the hits");
    });
  }
}
