package io.entente.corpus;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.PolicyIndex;
import io.entente.document.PolicyDocument;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.result.Hit;
import io.entente.result.SearchResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people who search policy texts expect of expressions of law and number, shown on the bundled collection. */
class LawAndNumberBehavioursTest extends SampleBehaviours {

  private static Set<String> places(String document, String... words) {
    Set<String> places = new TreeSet<>();
    for (String each : words) {
      places.add(the(document, each));
    }
    return places;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"$100", "$ 100", "100 dollars", "USD 100", "US$100", "US$ 100", "100 US dollars"})
  void l1_aSumIsFoundHoweverItIsWrittenAndNoOther(String query) {
    Set<String> expected = places(LEVY, "pays $100 for", "pays $ 100", "100 dollars", "USD 100");
    assertEquals(4, expected.size());
    assertEquals(expected, all(query));
    for (Hit hit : search(query).hits()) {
      assertEquals(1, marked(hit).size(), hit.snippet().marked("[", "]"));
      assertTrue(
          Set.of("$100", "$ 100", "100 dollars", "USD 100").contains(marked(hit).getFirst()),
          marked(hit).toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"$1000", "$1,000", "$1 000", "1,000 dollars", "USD 1000"})
  void l1_thousandsAreReadWithAndWithoutTheirMarks(String query) {
    assertEquals(
        union(
            places(LEVY, "a fine of $1000"),
            places("atlanta-georgia-water-ordinance-2022", "1,000 dollars a day")),
        all(query));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"€1.5bn", "€1.5 billion", "1.5 billion euros", "EUR 1.5 billion", "€ 1.5 bn"})
  void l1_largeSums(String query) {
    Set<String> expected = union(
        places(LEVY, "A first bond of €1.5bn"),
        places("carbon-border-charges-review-2023-fictional", "€1.5 billion"));
    assertEquals(expected, all(query));
  }

  @ParameterizedTest
  @ValueSource(strings = {"37%", "37 %", "37 per cent", "37 percent"})
  void l1_percentages(String query) {
    assertEquals(places(LEVY, "Of the revenue 37%"), all(query));
    assertEquals(
        List.of("37%", "37 per cent"), marked(search(query).hits().getFirst()), "both are marked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5 °C", "1.5°C", "1.5 degrees Celsius", "1.5 ºC"})
  void l1_temperatures(String query) {
    Set<String> expected = with("1[.,]5 ?(°C|degrees Celsius)");
    assertTrue(expected.containsAll(places(LEVY, "1.5 degrees Celsius")));
    assertTrue(expected.size() > 3);
    assertEquals(expected, all(query));
  }

  @Test
  void l1_yearsAreNoPartOfOtherNumbers() {
    Set<String> expected = with("\\b2030\\b");
    Set<String> found = all("2030");
    assertTrue(found.containsAll(expected), difference(expected, found).toString());
    found.forEach(
        id -> assertTrue(Pattern.compile("\\b2030\\b").matcher(said(id)).find(), id));
    assertFalse(
        search("$100").hits().stream().anyMatch(hit -> hit.passage().text().contains("$1000")));
  }

  private static boolean isProvision(String id, String article, String paragraph) {
    List<String> path = PASSAGES.get(id).path();
    return path.stream().anyMatch(step -> step.matches("(Article|Artículo) " + article + "\\b.*"))
        && PASSAGES.get(id).text().matches("(?s)(.*\\n)?\\(?" + paragraph + "[.)].*");
  }

  @Test
  void l2_aProvisionComesFirstThenPassagesThatCiteIt() {
    List<String> found = list("Article 5(2)");
    String own = the(LEVY, "pays twice that amount");
    String citing = the(LEVY, "The exemption of Article 5(2)");
    String worded = the(LEVY, "paragraph 2 of Article 5");
    assertTrue(isProvision(found.getFirst(), "(5|V)", "2"), found.toString());
    assertTrue(found.contains(own) && found.contains(citing) && found.contains(worded));
    assertTrue(found.indexOf(own) < found.indexOf(citing), found.toString());
    assertTrue(found.indexOf(own) < found.indexOf(worded), found.toString());
    boolean ended = false;
    for (String id : found) {
      boolean provision = isProvision(id, "(5|V)", "2");
      assertFalse(ended && provision, "the provision itself behind what cites it: " + id);
      ended |= !provision;
    }
    // The newest first among equals.
    List<LocalDate> dates = found.stream()
        .filter(id -> isProvision(id, "(5|V)", "2"))
        .map(id -> DOCUMENTS.get(PASSAGES.get(id).documentId()).info().date().first())
        .toList();
    assertEquals(dates.stream().sorted(Collections.reverseOrder()).toList(), dates);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Art. 5 (2)",
        "paragraph 2 of Article 5",
        "article 5 (2)",
        "Art 5(2)",
        "Article 5, paragraph 2"
      })
  void l2_waysOfNamingAProvisionMeanTheSame(String query) {
    assertEquals(list("Article 5(2)"), list(query));
    String named = the(LEVY, "pays twice that amount");
    relevance.of(query + " of the Climate Levy Act of Saint Aldane").firstAre(named);
  }

  @Test
  void l2_aProvisionOfANamedDocumentComesFirst() {
    for (String query : List.of(
        "Article 4(2) of the Paris Agreement",
        "Paris Agreement Article 4(2)",
        "Art. 4 para. 2 Paris Agreement")) {
      relevance.of(query).firstAre("paris-agreement-2015#article-4/2");
    }
    relevance
        .of("North Atlantic Treaty Article 5")
        .everyOf(
            1,
            "is of article 5 of that treaty",
            hit -> id(hit).startsWith("north-atlantic-treaty-1949#article-5"));
    relevance
        .of("Klimaschutzgesetz § 3 Absatz 2")
        .firstAre("deutschland-klimaschutzgesetz-2019#abschnitt-2/section-3/2");
  }

  @Test
  void l2_anArticleOfANamedDocumentIsReadInOrderAndAParagraphBeforeTheRestOfItsArticle() {
    String treaty = "north-atlantic-treaty-1949#article-5/";
    relevance
        .of("North Atlantic Treaty Article 5")
        .firstAreInOrder(treaty + "1", treaty + "2", treaty + "3");
    String act = "deutschland-klimaschutzgesetz-2019#abschnitt-2/section-3/";
    relevance.of("Klimaschutzgesetz § 3 Absatz 2").firstAreInOrder(act + "2", act + "1", act + "3");
  }

  @Test
  void l2_whatElseIsAskedOrdersTheArticle() {
    String treaty = "north-atlantic-treaty-1949#article-5/";
    relevance
        .of("North Atlantic Treaty Article 5 reported to the Security Council without delay")
        .firstAreInOrder(treaty + "3");
  }

  @Test
  void l2_numbersOfLawsAndDocumentsAreFoundAsTyped() {
    String cited = the(LEVY, "Section 30101(4)");
    assertAll(
        () -> assertEquals(Set.of(cited), all("§ 247")),
        () -> assertEquals(Set.of(cited), all("§247")),
        () -> assertEquals(Set.of(cited), all("Section 30101(4)")),
        () -> assertEquals(Set.of(cited), all("section 30101 (4)")),
        () -> assertEquals(Set.of(the(LEVY, "Section 30101(5)")), all("§ 248")),
        () -> assertEquals(Set.of(the(ACTION_PLAN, "S/RES/1325")), all("S/RES/1325")),
        () -> relevance.of("S/RES/1325 (2000)").firstAre(the(ACTION_PLAN, "S/RES/1325")),
        () -> assertEquals(Set.of(the(ACTION_PLAN, "S/RES/1820")), all("S/RES/1820")),
        () ->
            assertEquals(with("1/CP\\.21"), Set.copyOf(list("Decision 1/CP.21").subList(0, 2))),
        () -> assertEquals(with("1/CP\\.21"), all("1/CP.21")),
        () -> relevance
            .of("Regulation (EU) 2018/1999")
            .firstAre(the("eu-critical-raw-materials-act-2024", "2018/1999")),
        () -> assertEquals(
            Set.of(the("eu-critical-raw-materials-act-2024", "2018/1999")), all("2018/1999")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No. 018/2022",
        "018/2022",
        "No 018/2022",
        "Law No. 018/2022",
        "Law 018/2022",
        "n° 018/2022"
      })
  void l2_aNumberIsFoundWithAndWithoutItsNo(String query) {
    relevance
        .of(query)
        .firstAre(
            the("rwanda-battery-deposit-order-2023-fictional", "Law No. 018/2022"),
            "rwanda-law-018-2022-battery-waste-fictional");
  }

  static Stream<String> titles() {
    return SampleCollection.documents().stream().map(PolicyDocument::title);
  }

  @ParameterizedTest
  @MethodSource("titles")
  void l3_anExactTitleComesFirst(String title) {
    List<String> queries = new ArrayList<>(List.of(title, title.toLowerCase(Locale.ROOT)));
    queries.add(title.toUpperCase(Locale.ROOT));
    if (title.indexOf('"') < 0) {
      queries.add('"' + title + '"');
    }
    for (String query : queries) {
      relevance
          .of(query)
          .everyOf(1, "has this title", hit -> hit.document().title().equals(title));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Saint Aldane (No. 7 of 2022) Climate Levy Act | saint-aldane-climate-levy-act-2022",
        "Climate Levy Act of Saint Aldane No 7 of 2022 | saint-aldane-climate-levy-act-2022",
        "setback order coastal | saint-aldane-coastal-setback-order-2019",
        "Act Environment 2021 | uk-environment-act-2021",
        "Environment Act | uk-environment-act-2021",
        "UK Environment Act | uk-environment-act-2021",
        "United Kingdom Environment Act 2021 | uk-environment-act-2021",
        "UK Climate Change Act | uk-climate-change-act-2008",
        "Climate Change Act UK | uk-climate-change-act-2008",
        "Kenya Climate Change Act | kenya-climate-change-act-2016",
        "Foreign ministers' meeting in Washington: readout of the Quad | quad-foreign-ministers-readout-2025"
      })
  void l3_aTitleComesFirstInAnotherOrderAndWithTheCountry(String query, String document) {
    relevance.of(query).firstAre(document);
  }

  @Test
  void l3_aLongTitleOpensItsDocument() {
    String readout = "quad-foreign-ministers-readout-2025#p";
    relevance
        .of("Readout of the Quad foreign ministers meeting in Washington")
        .firstAreInOrder(readout + "1", readout + "2", readout + "3", readout + "4");
  }

  @Test
  void l3_theNewestComesFirstAmongEqualTitles() {
    relevance
        .of(PolicyQuery.of("Coastal Setback Order").withPerDocument(1))
        .firstAreInOrder(NEW_ORDER, OLD_ORDER);
  }

  @Test
  void l4_acronymsWorkBothWays() {
    Set<String> acronym = with("\\bACSA\\b");
    Set<String> longForm = with("(?i)acquisition and cross-servicing agreement");
    assertFalse(difference(acronym, longForm).isEmpty(), "one has the acronym alone");
    Set<String> byAcronym = all("ACSA");
    assertTrue(byAcronym.containsAll(union(acronym, longForm)), byAcronym.toString());
    assertTrue(
        byAcronym.stream().anyMatch(id -> id.startsWith("philippines-poland-acsa-2019#")),
        byAcronym.toString());
    SearchResult byLongForm =
        index.search(PolicyQuery.of("Acquisition and Cross-Servicing Agreement").withTopK(ALL));
    assertTrue(
        ids(byLongForm).contains(the(WHITE_PAPER, "an ACSA")),
        byLongForm.understanding().toString());
    assertFalse(notes(search("ACSA"), Inference.ACRONYMS).isEmpty());
    assertFalse(notes(byLongForm, Inference.ACRONYMS).isEmpty());
    Set<String> alone = all(PolicyQuery.of("ACSA").without(Inference.ACRONYMS));
    assertTrue(alone.containsAll(acronym));
    alone.forEach(id -> assertTrue(said(id).contains("acsa"), id));
  }

  @Test
  void l4_acronymsAreLearnedFromTheTexts() {
    // Not a common abbreviation: only the white paper says what it stands for.
    try (PolicyIndex learning = PolicyIndex.inMemory()) {
      learning.add(PolicyDocument.builder("a", "Note on the council")
          .text(
              "The Harbour Dredging Oversight Council (HDOC) meets in March and reports to the mayor each year.")
          .build());
      learning.add(PolicyDocument.builder("b", "Note on silt")
          .text(
              "Silt was measured twice last year, and HDOC asked the two ports to measure it again.")
          .build());
      learning.refresh();
      assertEquals(
          Set.of("a", "b"),
          learning.search("Harbour Dredging Oversight Council").hits().stream()
              .map(hit -> hit.document().id())
              .collect(Collectors.toSet()));
      assertEquals(2, learning.search("HDOC").hits().size());
      SearchResult long1 = learning.search("HDOC");
      assertTrue(
          notes(long1, Inference.ACRONYMS).stream()
              .anyMatch(note -> note.to().equalsIgnoreCase("Harbour Dredging Oversight Council")),
          long1.understanding().toString());
    }
    SearchResult empowerment = search("ACE");
    assertTrue(
        notes(empowerment, Inference.ACRONYMS).stream()
            .anyMatch(note -> note.to().equalsIgnoreCase("Action for Climate Empowerment")),
        empowerment.understanding().toString());
  }

  @Test
  void l4_anAmbiguousAcronymKeepsAllItsReadings() {
    Set<String> found = all("NZ");
    assertTrue(found.contains(the(WHITE_PAPER, "net zero (NZ)")), found.toString());
    assertTrue(found.containsAll(with("(?i)\\bnet zero\\b")), "net zero");
    assertTrue(found.containsAll(with("\\bNew Zealand\\b")), "New Zealand");
    assertTrue(
        search("NZ").understanding().notes().size() >= 2,
        search("NZ").understanding().toString());
  }
}
