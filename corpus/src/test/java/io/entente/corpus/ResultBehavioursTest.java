package io.entente.corpus;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entente.PolicyIndex;
import io.entente.corpus.export.Export;
import io.entente.document.Passage;
import io.entente.document.PolicyDocument;
import io.entente.query.Cursor;
import io.entente.query.FacetField;
import io.entente.query.Filter;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.query.Sort;
import io.entente.result.Explanation;
import io.entente.result.Hit;
import io.entente.result.SearchResult;
import io.entente.result.Snippet;
import io.entente.result.Suggestion;
import io.entente.result.Understanding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people who search policy texts expect of results, shown on the bundled collection. */
class ResultBehavioursTest extends SampleBehaviours {

  private static final List<String> QUESTIONS = List.of(
      "national security",
      "Coastal Setback Order",
      "Article 5(2)",
      "\"critical minerals\" stockpile",
      "By which year do countries plan to reach net zero emissions?",
      "ACSA",
      "enviornment",
      "brazil nature based solutions",
      "hydr* AND (water OR energy)",
      "\"trade war\" NEAR/20 duties",
      "country:JP");

  @Test
  void r1_aHitHasItsDocumentPathOffsetsAndSnippet() {
    for (String question : QUESTIONS) {
      SearchResult result = search(question);
      assertFalse(result.hits().isEmpty(), question);
      for (int i = 0; i < result.hits().size(); i++) {
        Hit hit = result.hits().get(i);
        Passage passage = hit.passage();
        assertEquals(i + 1, hit.rank());
        assertEquals(DOCUMENTS.get(hit.document().id()).info(), hit.document());
        assertEquals(PASSAGES.get(id(hit)), passage);
        assertEquals(
            passage.text(),
            ORIGINALS.get(hit.document().id()).text().substring(passage.start(), passage.end()),
            id(hit));
        assertEquals(passage.path(), hit.citation().path());
        assertTrue(hit.citation().toString().startsWith(hit.document().title()));
        Snippet snippet = hit.snippet();
        assertEquals(
            snippet.text(),
            passage
                .text()
                .substring(snippet.start(), snippet.start() + snippet.text().length()));
        int done = 0;
        for (Snippet.Mark mark : snippet.marks()) {
          assertTrue(done <= mark.start() && mark.start() < mark.end(), snippet.toString());
          assertTrue(mark.end() <= snippet.text().length(), snippet.toString());
          done = mark.end();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "lithium hydrogen ; \\b(lithium|hydrogen)\\b",
        "trawlers ; \\btrawler(s|'s|’s)?\\b",
        "hydro* ; \\bhydro\\w*",
        "\"critical minerals\" ; \\bcritical minerals\\b",
        "\"national security\" OR lithium ; \\b(national security|lithium)\\b",
        "lithium -export ; \\blithium\\b",
        "lithium country:CL ; \\blithium\\b"
      })
  void r1_theMarksOfASnippetAreExactlyWhatMatched(String query, String regex) {
    Pattern pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    int marks = 0;
    for (Hit hit : index.search(PolicyQuery.of(query).withTopK(50)).hits()) {
      Snippet snippet = hit.snippet();
      List<String> expected = new ArrayList<>();
      Matcher matcher = pattern.matcher(snippet.text());
      while (matcher.find()) {
        expected.add(matcher.start() + " " + matcher.group());
      }
      List<String> marked = snippet.marks().stream()
          .map(mark -> mark.start() + " " + snippet.text().substring(mark.start(), mark.end()))
          .toList();
      assertEquals(expected, marked, id(hit) + " " + snippet.marked("[", "]"));
      marks += marked.size();
    }
    assertTrue(marks > 0);
  }

  private static void assertAddsUp(Explanation explanation, String shown) {
    if (!explanation.parts().isEmpty()) {
      double sum = explanation.parts().stream().mapToDouble(Explanation::value).sum();
      assertEquals(
          explanation.value(),
          sum,
          Math.max(2e-3, 2e-4 * Math.abs(sum)),
          shown + "\n" + explanation);
    }
    explanation.parts().forEach(part -> assertAddsUp(part, shown));
  }

  @Test
  void r1_theReasonsForAScoreAddUpToItAndTheOtherMatchesAreNamed() {
    for (String question : QUESTIONS) {
      PolicyQuery query = PolicyQuery.of(question);
      for (Hit plain : index.search(query).hits()) {
        assertNull(plain.explanation());
        assertNull(plain.also());
      }
      Map<String, List<String>> matches = new HashMap<>();
      for (String id : all(question)) {
        matches
            .computeIfAbsent(PASSAGES.get(id).documentId(), unseen -> new ArrayList<>())
            .add(id);
      }
      for (Hit hit : index.search(query.withExplained(true)).hits()) {
        String shown = question + " " + id(hit);
        assertNotNull(hit.explanation(), shown);
        assertEquals(hit.score(), hit.explanation().value(), 1e-3 + 1e-4 * hit.score(), shown);
        assertAddsUp(hit.explanation(), shown);
        if (hit.score() > 0) {
          assertFalse(hit.explanation().parts().isEmpty(), shown);
          assertTrue(
              hit.explanation().parts().stream().noneMatch(part -> part.words().equals("the rest")),
              shown + " " + hit.explanation());
        }
        assertNotNull(hit.also(), shown);
        Set<String> others = new TreeSet<>(matches.get(hit.document().id()));
        others.remove(id(hit));
        assertEquals(others.size(), hit.also().passageCount(), shown);
        Set<String> named = new TreeSet<>();
        hit.also().passageIds().forEach(each -> named.add(hit.document().id() + "#" + each));
        assertTrue(others.containsAll(named), shown + " " + named);
        assertEquals(Math.min(20, others.size()), named.size(), shown);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 25, 100, 1000})
  void r2_askingForNGivesNIfThereAreN(int count) {
    for (String question : QUESTIONS) {
      int there = all(question).size();
      List<String> found = ids(unfolded(PolicyQuery.of(question)).withTopK(count));
      assertEquals(Math.min(count, there), found.size(), question);
      assertEquals(list(question).subList(0, found.size()), found, question);
    }
  }

  @Test
  void r2_groupedByDocumentWithACapOnPassages() {
    PolicyQuery query = PolicyQuery.of("climate emissions");
    List<Hit> ungrouped = index.search(query.withTopK(ALL)).hits();
    List<String> bestFirst =
        ungrouped.stream().map(hit -> hit.document().id()).distinct().toList();
    assertTrue(bestFirst.size() > 6);
    for (int cap : List.of(1, 2, 3)) {
      List<Hit> hits = index.search(query.withPerDocument(cap).withTopK(5)).hits();
      Map<String, List<String>> groups = new LinkedHashMap<>();
      String last = "";
      for (Hit hit : hits) {
        String document = hit.document().id();
        assertTrue(last.equals(document) || !groups.containsKey(document), "stand together");
        groups.computeIfAbsent(document, unseen -> new ArrayList<>()).add(id(hit));
        last = document;
      }
      assertEquals(bestFirst.subList(0, 5), List.copyOf(groups.keySet()), "cap " + cap);
      groups.forEach((document, passages) -> {
        List<String> best = ungrouped.stream()
            .filter(hit -> hit.document().id().equals(document))
            .map(SampleBehaviours::id)
            .limit(cap)
            .toList();
        assertEquals(best, passages, "cap " + cap);
      });
    }
  }

  private static List<Hit> pages(PolicyIndex searched, PolicyQuery query, Runnable between) {
    List<Hit> hits = new ArrayList<>();
    Cursor next = null;
    do {
      SearchResult page = searched.search(query.withAfter(next));
      hits.addAll(page.hits());
      next = page.next();
      if (next != null) {
        next = Cursor.parse(next.toString());
        between.run();
      }
    } while (next != null);
    return hits;
  }

  @Test
  void r3_pagingHasNoGapsAndNoRepeats() {
    for (String question : QUESTIONS) {
      for (Sort sort : Sort.values()) {
        PolicyQuery query = PolicyQuery.of(question).withSort(sort);
        List<Hit> paged = pages(index, query.withTopK(7), () -> {});
        assertEquals(
            ids(query.withTopK(ALL)),
            paged.stream().map(SampleBehaviours::id).toList(),
            question + " " + sort);
        for (int i = 0; i < paged.size(); i++) {
          assertEquals(i + 1, paged.get(i).rank(), question + " " + sort);
        }
      }
    }
    PolicyQuery grouped = PolicyQuery.of("climate emissions").withPerDocument(2);
    assertEquals(
        ids(grouped.withTopK(ALL)),
        pages(index, grouped.withTopK(3), () -> {}).stream()
            .map(SampleBehaviours::id)
            .toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "climate emissions",
        "national security",
        "country:JP",
        "Coastal Setback Order",
        "Article 5(2)",
        "enviornment",
        "ACSA"
      })
  void r3_pagingHasNoGapsAndNoRepeatsWhileDocumentsAreAdded(String question) {
    try (PolicyIndex growing = PolicyIndex.inMemory()) {
      SampleCollection.documents().forEach(growing::add);
      growing.commit();
      for (int cap : List.of(0, 2)) {
        for (Sort sort : Sort.values()) {
          PolicyQuery query = PolicyQuery.of(question).withSort(sort).withPerDocument(cap);
          List<String> before = ids(growing.search(query.withTopK(ALL)));
          int[] added = {0};
          List<String> paged = pages(growing, query.withTopK(2), () -> {
                if (added[0] < 8) {
                  growing.add(added(added[0]++));
                  growing.refresh();
                }
              })
              .stream()
              .map(SampleBehaviours::id)
              .toList();
          String shown = question + " " + sort + " " + cap;
          assertTrue(added[0] > 0, "one page: " + shown);
          assertEquals(paged.size(), Set.copyOf(paged).size(), "repeats: " + shown);
          assertEquals(
              before, paged.stream().filter(id -> !id.startsWith("added-")).toList(), shown);
          for (int i = 0; i < added[0]; i++) {
            growing.delete("added-" + i);
          }
          growing.refresh();
        }
      }
    }
  }

  /** Something that every question of the paging test finds, and that some now understand otherwise. */
  private static PolicyDocument added(int number) {
    return PolicyDocument.builder("added-" + number, "Coastal Setback Order")
        .date("20" + (10 + number))
        .country("JP")
        .text(
            "Article 5\n\n(1) Water, climate, emissions and the enviornment: Japan's order number "
                + number + " on national security, on each coastal setback and on every port.\n\n"
                + "(2) An Amended Coastal Setback Annex (ACSA) to this Order follows, with Article 5(2) as its base.")
        .build();
  }

  @Test
  void r3_equalScoresHaveAFixedOrder() {
    try (PolicyIndex backwards = PolicyIndex.inMemory()) {
      List<PolicyDocument> documents = new ArrayList<>(SampleCollection.documents());
      Collections.reverse(documents);
      for (int i = 0; i < documents.size(); i++) {
        backwards.add(documents.get(i));
        if (i % 20 == 0) {
          backwards.commit();
        }
      }
      backwards.commit();
      for (String question : QUESTIONS) {
        PolicyQuery query = PolicyQuery.of(question).withTopK(ALL);
        List<String> found = ids(index.search(query));
        assertEquals(found, ids(index.search(query)), question);
        assertEquals(found, ids(backwards.search(query)), question + ", added in another order");
      }
    }
  }

  @Test
  void r4_totalsSayWhetherTheyAreExact() {
    for (String question :
        List.of("", "water", "the", "climate OR security OR trade OR state", "mango")) {
      PolicyQuery query = PolicyQuery.of(question);
      int there = all(query).size();
      SearchResult exact = index.search(query.withExactTotal(true));
      assertTrue(exact.total().exact(), question);
      assertEquals(there, exact.total().value(), question);
      assertEquals(Integer.toString(there), exact.total().toString());
      SearchResult quick = index.search(query);
      assertTrue(
          quick.total().exact()
              ? quick.total().value() == there
              : quick.total().value() <= there && quick.total().toString().startsWith("at least "),
          question + " " + quick.total());
      SearchResult faceted = index.search(query.withFacet(FacetField.KIND));
      assertTrue(!faceted.total().exact() || faceted.total().value() == there, question);
    }
  }

  private static List<String> scored(SearchResult result) {
    return result.hits().stream().map(hit -> id(hit) + " " + hit.score()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "COUNTRIES | Burma",
        "ACRONYMS | ACSA",
        "SPELLING | enviornment",
        "COMPOUNDS | phase out",
        "TITLES | Coastal Setback Order",
        "PROVISIONS | Article 5(2)"
      })
  void r5_whatIsInferredIsSaidAndCanBeSwitchedOff(Inference inference, String question) {
    PolicyQuery query = PolicyQuery.of(question).withTopK(ALL);
    SearchResult on = index.search(query);
    SearchResult off = index.search(query.without(inference));
    assertFalse(notes(on, inference).isEmpty(), on.understanding().toString());
    notes(on, inference).forEach(note -> {
      assertTrue(question.contains(note.from()), note.toString());
      assertFalse(note.words().isBlank());
      assertTrue(on.understanding().toString().contains(note.words()));
    });
    assertEquals(List.of(), notes(off, inference));
    assertNotEquals(scored(on), scored(off), "it has an effect");
    SearchResult none = index.search(query.without(Inference.values()));
    assertTrue(
        none.understanding().notes().stream().allMatch(note -> note.inference() == null),
        none.understanding().toString());
  }

  @Test
  void r5_inferredMetadataCanBeSwitchedOff() {
    assertTrue(ORIGINALS.get("philippines-poland-acsa-2019").countries().isEmpty());
    PolicyQuery query = PolicyQuery.of("").withFilter(Filter.country("PL"));
    assertTrue(documents(query).contains("philippines-poland-acsa-2019"));
    assertFalse(
        documents(query.without(Inference.METADATA)).contains("philippines-poland-acsa-2019"));
  }

  @Test
  void r5_theQueryAsUnderstoodIsGivenBack() {
    for (String question : QUESTIONS) {
      Understanding understanding = search(question).understanding();
      assertEquals(
          PolicyQuery.of(question),
          PolicyQuery.parse(understanding.query()),
          understanding.query());
    }
    Understanding filtered = index
        .search(PolicyQuery.of("hydrogen -water")
            .withFilter(Filter.country("AU"))
            .withFilter(Filter.from("2020")))
        .understanding();
    assertTrue(filtered.query().contains("hydrogen"), filtered.query());
    assertTrue(filtered.query().contains("country:AU"), filtered.query());
    assertTrue(filtered.query().contains("after:2020"), filtered.query());
  }

  private static boolean suggests(
      String typed, Suggestion.Kind kind, Predicate<Suggestion> condition) {
    List<Suggestion> suggestions = index.suggest(typed, 10);
    assertTrue(suggestions.size() <= 10);
    return suggestions.stream()
        .anyMatch(suggestion -> suggestion.kind() == kind && condition.test(suggestion));
  }

  @Test
  void r6_suggestionsWhileTyping() {
    assertAll(
        () -> assertTrue(
            suggests("coastal set", Suggestion.Kind.TITLE, each -> each.value().equals(NEW_ORDER)),
            index.suggest("coastal set", 10).toString()),
        () -> assertTrue(suggests(
            "Paris Ag",
            Suggestion.Kind.TITLE,
            each -> each.value().equals("paris-agreement-2015"))),
        () -> assertTrue(
            suggests("hydrog", Suggestion.Kind.TOPIC, each -> each.value().equals("hydrogen")),
            index.suggest("hydrog", 10).toString()),
        () -> assertTrue(
            suggests("braz", Suggestion.Kind.COUNTRY, each -> each.value().equals("BR")),
            index.suggest("braz", 10).toString()),
        () -> assertTrue(
            suggests("acs", Suggestion.Kind.ACRONYM, each -> each.text().equalsIgnoreCase("ACSA")),
            index.suggest("acs", 10).toString()));
    assertEquals(List.of(), index.suggest(" ", 10));
    assertEquals(1, index.suggest("a", 1).size());
    assertEquals(index.suggest("clim", 10), index.suggest("CLIM", 10));
    // A prefix in the middle of a title completes it too.
    assertTrue(suggests("setback", Suggestion.Kind.TITLE, each -> each.text().contains("Setback")));
  }

  @Test
  void r6_didYouMeanWhenLittleIsFound() {
    SearchResult little = search("goverment");
    assertEquals(List.of(the(ACTION_PLAN, "goverment")), ids(little), "what was typed is found");
    assertEquals("government", little.understanding().didYouMean());
    assertNull(search("government").understanding().didYouMean());
    assertNull(index
        .search(PolicyQuery.of("goverment").without(Inference.SPELLING))
        .understanding()
        .didYouMean());
  }

  @Test
  void r7_morePassagesLikeThisOne() {
    PolicyQuery options = PolicyQuery.of("");
    Passage courier =
        DOCUMENTS.get("nile-dam-talks-harbour-courier-2023").passages().getFirst();
    SearchResult like = index.like(courier.documentId(), courier.id(), options);
    assertFalse(ids(like).contains(id(courier)), "itself is left out");
    assertTrue(
        like.hits().stream()
            .limit(3)
            .anyMatch(hit -> hit.document().id().startsWith("nile-dam-talks-")),
        ids(like).toString());
    assertThrows(
        IllegalArgumentException.class,
        () -> index.like(courier.documentId(), "no such passage", options));
    PolicyQuery older = options.withFilter(Filter.to("2022"));
    SearchResult filtered = index.like(courier.documentId(), courier.id(), older);
    assertFalse(filtered.hits().isEmpty());
    filtered.hits().forEach(hit -> assertTrue(hit.document().date().first().getYear() < 2023));
  }

  @Test
  void r7_morePassagesLikeAnyText() {
    SearchResult like = index.like(
        "Ships that carry nuclear weapons or run on reactors may not enter our harbours, and the prime"
            + " minister judges each visit of a foreign warship.",
        PolicyQuery.of("").withTopK(5));
    assertEquals(5, like.hits().size());
    assertTrue(
        like.hits().stream()
            .limit(3)
            .anyMatch(hit -> hit.document().id().equals("new-zealand-nuclear-free-zone-act-1987")),
        ids(like).toString());
    assertEquals(List.of(), index.like("qqq zzz", PolicyQuery.of("")).hits());
  }

  @Test
  void r8_hitsAreExportedAsJson() throws IOException {
    SearchResult result = search("\"critical minerals\" stockpile");
    JsonNode json = new ObjectMapper().readTree(Export.json(result));
    assertEquals(result.total().value(), json.get("total").asLong());
    JsonNode hits = json.get("hits");
    assertEquals(result.hits().size(), hits.size());
    for (int i = 0; i < result.hits().size(); i++) {
      Hit hit = result.hits().get(i);
      String shown = hits.get(i).toString();
      List<String> values = new ArrayList<>();
      collect(hits.get(i), values);
      assertTrue(values.contains(hit.document().id()), shown);
      assertTrue(values.contains(hit.passage().id()), shown);
      assertTrue(values.contains(hit.citation().toString()), shown);
      assertTrue(values.contains(hit.passage().text()), shown);
      String text = ORIGINALS.get(hit.document().id()).text();
      List<String> marks = new ArrayList<>();
      hits.get(i)
          .get("marks")
          .forEach(
              mark -> marks.add(text.substring(mark.get(0).asInt(), mark.get(1).asInt())));
      assertEquals(marked(hit), marks, "offsets in the document's text");
    }
  }

  private static void collect(JsonNode node, List<String> values) {
    if (node.isValueNode()) {
      values.add(node.asText());
    }
    node.forEach(child -> collect(child, values));
  }

  @Test
  void r8_hitsAreExportedAsCsv() {
    SearchResult result =
        index.search(PolicyQuery.of("\"critical minerals\" OR \"trade war\"").withTopK(40));
    List<List<String>> rows = rows(Export.csv(result));
    assertEquals(result.hits().size() + 1, rows.size(), "a head and a row for every hit");
    for (int i = 0; i < result.hits().size(); i++) {
      Hit hit = result.hits().get(i);
      List<String> row = rows.get(i + 1);
      assertEquals(rows.getFirst().size(), row.size(), row.toString());
      assertTrue(row.contains(hit.document().id()), row.toString());
      assertTrue(row.contains(hit.document().title()), row.toString());
      assertTrue(row.contains(hit.passage().id()), row.toString());
      assertTrue(
          row.stream().anyMatch(cell -> cell.contains(hit.passage().text().strip())),
          row.toString());
    }
  }

  /** Reads RFC 4180. */
  private static List<List<String>> rows(String csv) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c != '"') {
          cell.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append(c);
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',' || c == '\n') {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(List.copyOf(row));
          row.clear();
        }
      } else if (c != '\r') {
        cell.append(c);
      }
    }
    if (!row.isEmpty() || !cell.isEmpty()) {
      row.add(cell.toString());
      rows.add(List.copyOf(row));
    }
    return rows;
  }

  @Test
  void r8_hitsAreExportedAsAListOfCitations() {
    SearchResult result = search("\"critical minerals\" stockpile");
    List<String> citations = Export.citations(result);
    List<String> shown = result.hits().stream()
        .map(hit -> citations.stream()
            .filter(line -> line.startsWith(hit.citation().toString()))
            .findFirst()
            .orElseThrow(() -> new AssertionError(hit.citation() + " is not in " + citations)))
        .distinct()
        .toList();
    assertEquals(shown, citations, "in the order of the hits");
  }
}
