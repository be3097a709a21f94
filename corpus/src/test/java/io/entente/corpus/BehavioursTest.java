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
import io.entente.document.DocumentInfo;
import io.entente.document.DocumentKind;
import io.entente.document.IndexedDocument;
import io.entente.document.Passage;
import io.entente.document.PolicyDate;
import io.entente.document.PolicyDocument;
import io.entente.query.Cursor;
import io.entente.query.Expression;
import io.entente.query.FacetField;
import io.entente.query.Filter;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.query.QuerySyntaxException;
import io.entente.query.Sort;
import io.entente.result.Explanation;
import io.entente.result.FacetCount;
import io.entente.result.Hit;
import io.entente.result.SearchResult;
import io.entente.result.Snippet;
import io.entente.result.Suggestion;
import io.entente.result.Understanding;
import io.entente.result.Understanding.Note;
import io.entente.vocabulary.Countries;
import io.entente.vocabulary.Topics;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people who search policy texts expect, shown on the bundled collection. A method's name begins
 * with the behaviour: W for words, L for expressions of law and number, C for countries, topics and
 * dates, R for results.
 */
class BehavioursTest {

  private static final String LEVY = "saint-aldane-climate-levy-act-2022";
  private static final String WHITE_PAPER = "saint-aldane-energy-white-paper-2023";
  private static final String TRADE_WAR = "steel-trade-war-harbour-courier-2025-fictional";
  private static final String OLD_ORDER = "saint-aldane-coastal-setback-order-2011";
  private static final String NEW_ORDER = "saint-aldane-coastal-setback-order-2019";
  private static final String ACTION_PLAN = "saint-aldane-women-peace-security-plan-2024";

  private static final int ALL = PolicyQuery.MAX_TOP_K;

  private static PolicyIndex index;
  private static final Map<String, PolicyDocument> ORIGINALS = new LinkedHashMap<>();
  private static final Map<String, IndexedDocument> DOCUMENTS = new LinkedHashMap<>();
  /** Every passage by document and id. */
  private static final Map<String, Passage> PASSAGES = new LinkedHashMap<>();

  @BeforeAll
  static void open() {
    index = SampleCollection.index();
    for (PolicyDocument document : SampleCollection.documents()) {
      ORIGINALS.put(document.id(), document);
      IndexedDocument indexed = index.document(document.id()).orElseThrow();
      DOCUMENTS.put(document.id(), indexed);
      indexed.passages().forEach(passage -> PASSAGES.put(id(passage), passage));
    }
  }

  @AfterAll
  static void close() {
    if (index != null) {
      index.close();
    }
  }

  private static String id(Passage passage) {
    return passage.documentId() + "#" + passage.id();
  }

  private static String id(Hit hit) {
    return id(hit.passage());
  }

  private static SearchResult search(String text) {
    return index.search(PolicyQuery.of(text));
  }

  private static List<String> ids(SearchResult result) {
    return result.hits().stream().map(BehavioursTest::id).toList();
  }

  private static List<String> ids(PolicyQuery query) {
    return ids(index.search(query));
  }

  /** All that a query finds, as a set. */
  private static Set<String> all(PolicyQuery query) {
    return new TreeSet<>(ids(query.withTopK(ALL)));
  }

  private static Set<String> all(String text) {
    return all(PolicyQuery.of(text));
  }

  /** All that a query finds, best first. */
  private static List<String> list(String text) {
    return ids(PolicyQuery.of(text).withTopK(ALL));
  }

  private static Set<String> documents(PolicyQuery query) {
    Set<String> documents = new TreeSet<>();
    index
        .search(query.withTopK(ALL))
        .hits()
        .forEach(hit -> documents.add(hit.document().id()));
    return documents;
  }

  private static Set<String> documentsWhere(Predicate<DocumentInfo> condition) {
    Set<String> documents = new TreeSet<>();
    for (IndexedDocument document : DOCUMENTS.values()) {
      if (condition.test(document.info())) {
        documents.add(document.info().id());
      }
    }
    return documents;
  }

  private static Set<String> passagesWhere(Predicate<Passage> condition) {
    Set<String> passages = new TreeSet<>();
    PASSAGES.forEach((id, passage) -> {
      if (condition.test(passage)) {
        passages.add(id);
      }
    });
    return passages;
  }

  /** Passages whose own text has something. */
  private static Set<String> with(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return passagesWhere(passage -> pattern.matcher(passage.text()).find());
  }

  /** The only passage of a document that has these words. */
  private static String the(String document, String words) {
    Set<String> found = passagesWhere(
        passage -> passage.documentId().equals(document) && passage.text().contains(words));
    assertEquals(1, found.size(), "passages of " + document + " with " + words + ": " + found);
    return found.iterator().next();
  }

  /** A passage with its headings and its document's title, in small letters. */
  private static String said(String id) {
    Passage passage = PASSAGES.get(id);
    return (DOCUMENTS.get(passage.documentId()).info().title() + "\n"
            + String.join("\n", passage.path()) + "\n" + passage.heading() + "\n" + passage.text())
        .toLowerCase(Locale.ROOT);
  }

  private static double overlap(Collection<String> one, Collection<String> other) {
    Set<String> both = new LinkedHashSet<>(one);
    both.retainAll(new LinkedHashSet<>(other));
    return (double) both.size() / Math.max(one.size(), other.size());
  }

  private static List<Note> notes(SearchResult result, Inference inference) {
    return result.understanding().notes().stream()
        .filter(note -> note.inference() == inference)
        .toList();
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.addAll(other);
    return both;
  }

  private static Set<String> intersection(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.retainAll(other);
    return both;
  }

  private static Set<String> difference(Set<String> one, Set<String> other) {
    Set<String> left = new TreeSet<>(one);
    left.removeAll(other);
    return left;
  }

  private static List<String> marked(Hit hit) {
    Snippet snippet = hit.snippet();
    return snippet.marks().stream()
        .map(mark -> snippet.text().substring(mark.start(), mark.end()))
        .toList();
  }

  private static Hit hit(SearchResult result, String id) {
    return result.hits().stream()
        .filter(hit -> id(hit).equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " is not among " + ids(result)));
  }

  // Words

  @ParameterizedTest
  @CsvSource({
    "statement, statement",
    "hydrogen, hydrogen",
    "lithium, lithium",
    "trawlers, trawler",
    "fishing, fish",
    "semiconductors, semiconductor"
  })
  void w1_aWordFindsOnlyPassagesThatContainItInOneOfItsForms(String word, String root) {
    Set<String> found = all(word);
    assertFalse(found.isEmpty());
    for (String id : found) {
      assertTrue(
          Pattern.compile("\\b" + root).matcher(said(id)).find(),
          word + " does not occur in " + id);
    }
    assertEquals(Set.of(), difference(with("(?i)\\b" + word + "\\b"), found), "left out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mango", "hovercraft", "xylophone"})
  void w1_aWordThatOccursNowhereFindsNoLookAlike(String word) {
    assertEquals(Set.of(), with("(?i)" + word));
    assertEquals(List.of(), list(word));
  }

  @ParameterizedTest
  @CsvSource({
    "solar power, solar powered",
    "citizen assembly, citizens assembly",
    "citizen assembly, citizens' assembly",
    "citizens’ assembly, citizen assemblies",
    "export control, export controls",
    "fishing vessels, fishing vessel"
  })
  void w2_wordFormsGiveNearlyTheSameList(String one, String other) {
    List<String> first = ids(PolicyQuery.of(one).withTopK(50));
    List<String> second = ids(PolicyQuery.of(other).withTopK(50));
    assertTrue(first.size() > 1, one + " finds " + first);
    assertTrue(overlap(first, second) >= 0.8, one + ": " + first + "\n" + other + ": " + second);
  }

  @Test
  void w2_wordFormsMeetInTheBestPassages() {
    Set<String> solar =
        Set.of(the(WHITE_PAPER, "Solar power from"), the(WHITE_PAPER, "solar powered pump"));
    for (String query : List.of("solar power", "solar powered")) {
      assertTrue(ids(search(query)).subList(0, 4).containsAll(solar), query + " " + list(query));
    }
    Set<String> assemblies =
        Set.of(the(WHITE_PAPER, "A citizens' assembly"), the(WHITE_PAPER, "next citizen assembly"));
    for (String query : List.of(
        "citizen assembly", "citizens assembly", "citizens' assembly", "citizens’ assembly")) {
      assertEquals(assemblies, Set.copyOf(ids(search(query)).subList(0, 2)), query);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Coastal Setback Order, Coastal Setback Orders",
    "Climate Change Act of Kenya, Climate Change Acts of Kenya",
    "North Atlantic Treaty, North Atlantic Treaties",
    "National Hydrogen Strategy, National Hydrogen Strategies"
  })
  void w2_singularAndPluralOfATitleGiveTheSameTopFive(String singular, String plural) {
    assertEquals(
        ids(PolicyQuery.of(singular).withTopK(5)), ids(PolicyQuery.of(plural).withTopK(5)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"phaseout", "phase-out", "phase out", "phase\u2010out", "phase\u2011out"})
  void w2_aCompoundIsOneThingHoweverItIsWritten(String query) {
    Set<String> expected = Set.of(
        the(WHITE_PAPER, "The phase-out of diesel"),
        the(WHITE_PAPER, "The phaseout of lamp oil"),
        the(WHITE_PAPER, "We phase out the last"));
    List<String> found = list(query);
    assertTrue(found.size() >= 3, found.toString());
    assertTrue(found.containsAll(expected), found.toString());
    // The Chilean news speaks of a phase-out in its id only, and AfCFTA of a second phase.
    assertEquals(expected, Set.copyOf(found.subList(0, 3)), found.toString());
  }

  @Test
  void w3_aQuotedPhraseIsExactAndDoesNotCrossTheEndOfASentence() {
    String reactors = the(WHITE_PAPER, "two small floating reactors. Feasibility");
    assertEquals(Set.of(), all("\"reactors feasibility\""));
    assertEquals(Set.of(), all("\"floating reactors feasibility was studied\""));
    assertEquals(Set.of(reactors), all("\"floating reactors\""));
    assertEquals(Set.of(), all("\"floating reactor\""), "unstemmed");
    assertEquals(Set.of(reactors), all("\"the sea is too rough\""));
    assertEquals(Set.of(), all("\"a sea is too rough\""), "stop words kept");
    assertEquals(Set.of(), all("\"sea too rough\""), "stop words kept");
    assertEquals(Set.of(), all("\"reactors floating\""), "in this order");
    assertEquals(
        with("(?i)\\bnational\\s+security\\b"),
        all("\"national security\"").stream()
            .filter(id -> with("(?i)\\bnational\\s+security\\b").contains(id))
            .collect(Collectors.toCollection(TreeSet::new)));
    for (String id : all("\"national security\"")) {
      assertTrue(Pattern.compile("\\bnational\\s+security").matcher(said(id)).find(), id);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"floating reactors\"",
        "“floating reactors”",
        "„floating reactors“",
        "«floating reactors»",
        "\"ﬂoating reactors\"",
        "\"floa\u00ADting reactors\"",
        "\"floating\u00A0reactors\"",
        "\"floating\u202Freactors\"",
        "\"FLOATING  reactors\""
      })
  void w3_waysOfWritingAPhraseMeanTheSame(String query) {
    assertEquals(Set.of(the(WHITE_PAPER, "two small floating reactors")), all(query), query);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"hard-to-abate uses\"",
        "\"hard to abate uses\"",
        "\"hard\u2010to\u2010abate uses\"",
        "\"hard\u2011to\u2011abate uses\"",
        "\"hard–to–abate uses\"",
        "\"hard\u2212to\u2212abate uses\""
      })
  void w3_hyphensAndDashesMeanTheSame(String query) {
    assertTrue(all(query).contains(the(WHITE_PAPER, "For these hard-to-abate uses")), query);
  }

  @Test
  void w3_waysOfPrintingATextMeanTheSame() {
    try (PolicyIndex printed = PolicyIndex.inMemory()) {
      String[] texts = {
        "The councillors asked why two ﬂoating reactors lay idle, and nobody could tell them.",
        "The councillors asked why two floa\u00ADting reac\u00ADtors lay idle, and nobody could tell them.",
        "The councillors asked why two floating\u00A0reactors lay idle, and nobody could tell them.",
        "The councillors asked why two “floating reactors” lay idle, and nobody could tell them.",
        "The councillors asked why two floating\nreactors lay idle, and nobody could tell them."
      };
      for (int i = 0; i < texts.length; i++) {
        printed.add(PolicyDocument.builder("d" + i, "Minutes").text(texts[i]).build());
      }
      printed.refresh();
      assertEquals(
          Set.of("d0", "d1", "d2", "d3", "d4"),
          printed.search("\"floating reactors\"").hits().stream()
              .map(hit -> hit.document().id())
              .collect(Collectors.toSet()));
    }
  }

  private static void assertPhraseStaysOnTop(PolicyQuery query, String phrase) {
    Pattern pattern = Pattern.compile(phrase);
    List<String> found = ids(query.withTopK(ALL));
    long with = found.stream()
        .filter(id ->
            pattern.matcher(PASSAGES.get(id).text().toLowerCase(Locale.ROOT)).find())
        .count();
    assertTrue(with > 0, query + " finds none with " + phrase);
    for (String id : found.subList(0, (int) Math.min(5, with))) {
      assertTrue(pattern.matcher(said(id)).find(), phrase + " is not in " + id + "\n" + found);
    }
  }

  @Test
  void w4_wordsThatFormAPhraseStayTogetherAtTheTop() {
    PolicyQuery security = PolicyQuery.of("national security");
    assertPhraseStaysOnTop(security, "\\bnational\\s+security");
    assertPhraseStaysOnTop(security.withFilter(Filter.country("US")), "\\bnational\\s+security");
    assertPhraseStaysOnTop(
        security.withFilter(Filter.kind(DocumentKind.ARTICLE)), "\\bnational\\s+security");
    assertPhraseStaysOnTop(security.withFilter(Filter.from("2024")), "\\bnational\\s+security");
    PolicyQuery hard = PolicyQuery.of("hard to abate");
    assertPhraseStaysOnTop(hard, "hard.to.abate");
    assertPhraseStaysOnTop(hard.withFilter(Filter.topic("energy")), "hard.to.abate");
    List<String> found = list("hard to abate");
    assertEquals(the(WHITE_PAPER, "For these hard-to-abate uses"), found.getFirst());
    assertTrue(found.contains(the(WHITE_PAPER, "the storm did not abate")), found.toString());
  }

  @Test
  void w4_aSmallWordLeftOutIsForgiven() {
    String empowerment = the(WHITE_PAPER, "Action for Climate Empowerment");
    assertEquals(empowerment, list("action climate empowerment").getFirst());
    assertEquals(empowerment, list("action for climate empowerment").getFirst());
    Hit hit = search("action climate empowerment").hits().getFirst();
    assertTrue(marked(hit).size() >= 1, hit.snippet().toString());
  }

  @Test
  void w5_aMisspellingIsRescuedAndSaid() {
    SearchResult rescued = search("enviornment");
    List<Note> notes = notes(rescued, Inference.SPELLING);
    assertEquals(1, notes.size(), rescued.understanding().toString());
    assertEquals("enviornment", notes.getFirst().from());
    assertEquals("environment", notes.getFirst().to());
    assertTrue(notes.getFirst().words().contains("environment"), notes.toString());
    assertEquals(list("environment"), list("enviornment"));
    assertTrue(ids(search("hydrgoen")).stream().allMatch(id -> said(id).contains("hydrogen")));
    assertFalse(search("hydrgoen").hits().isEmpty());
    assertEquals(List.of(), ids(PolicyQuery.of("enviornment").without(Inference.SPELLING)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"coils", "goverment", "soup", "wells", "duty", "posts", "lot"})
  void w5_aWordThatOccursIsNeverTakenForAnother(String word) {
    SearchResult result = index.search(PolicyQuery.of(word).withTopK(ALL));
    assertEquals(List.of(), notes(result, Inference.SPELLING), word);
    assertFalse(result.hits().isEmpty());
    String root = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    String form = root.endsWith("y") ? root.substring(0, root.length() - 1) : root;
    ids(result).forEach(id -> assertTrue(said(id).contains(form), word + " " + id));
  }

  @ParameterizedTest
  @CsvSource({"hydrogen, water", "nickel, export", "nuclear, weapons", "tariffs, steel"})
  void w6_orAndNotMeanWhatTheySay(String one, String other) {
    Set<String> a = all(one);
    Set<String> b = all(other);
    assertFalse(intersection(a, b).isEmpty() || difference(a, b).isEmpty(), one + " " + other);
    assertAll(
        () -> assertEquals(union(a, b), all(one + " OR " + other)),
        () -> assertEquals(union(a, b), all(one + " or " + other)),
        () -> assertEquals(union(a, b), all(one + " " + other), "side by side"),
        () -> assertEquals(intersection(a, b), all(one + " AND " + other)),
        () -> assertEquals(difference(a, b), all(one + " NOT " + other)),
        () -> assertEquals(difference(a, b), all(one + " AND NOT " + other)),
        () -> assertEquals(difference(a, b), all(one + " -" + other)),
        () -> assertEquals(difference(b, a), all("-" + one + " " + other)));
  }

  @Test
  void w6_bracketsPhrasesAndPrefixes() {
    Set<String> hydrogen = all("hydrogen");
    Set<String> lithium = all("lithium");
    Set<String> export = all("export");
    Set<String> phrase = all("\"rare earths\"");
    assertFalse(phrase.isEmpty());
    assertAll(
        () -> assertEquals(
            intersection(union(hydrogen, lithium), export),
            all("(hydrogen OR lithium) AND export")),
        () -> assertEquals(
            union(hydrogen, intersection(lithium, export)),
            all("hydrogen OR (lithium AND export)")),
        () -> assertEquals(
            difference(union(hydrogen, lithium), export), all("(hydrogen OR lithium) -export")),
        () -> assertEquals(
            difference(hydrogen, union(lithium, export)), all("hydrogen -(lithium OR export)")),
        () -> assertEquals(difference(phrase, export), all("\"rare earths\" -export")),
        () -> assertEquals(difference(export, phrase), all("export -\"rare earths\"")),
        () -> assertEquals(union(phrase, hydrogen), all("\"rare earths\" OR hydrogen")));
    Set<String> prefixed = all("hydro*");
    assertTrue(prefixed.containsAll(with("(?i)\\bhydro")), prefixed.toString());
    prefixed.forEach(
        id -> assertTrue(Pattern.compile("\\bhydro").matcher(said(id)).find(), id));
    assertTrue(prefixed.size() > with("(?i)\\bhydrogen\\b").size(), "also hydropower and the like");
  }

  @Test
  void w6_anExclusionRemovesThePassageOrIfAskedTheDocument() {
    Set<String> hydrogen = all("hydrogen");
    Set<String> water = all("water");
    Set<String> wet = new TreeSet<>();
    water.forEach(id -> wet.add(PASSAGES.get(id).documentId()));
    Set<String> dry = new TreeSet<>(hydrogen);
    dry.removeIf(id -> wet.contains(PASSAGES.get(id).documentId()));
    PolicyQuery query = PolicyQuery.of("hydrogen -water");
    assertEquals(difference(hydrogen, water), all(query));
    assertEquals(dry, all(query.withExcludingDocuments(true)));
    assertNotEquals(all(query), dry, "the collection shows the difference");
  }

  @Test
  void w7_nearnessBetweenPhrasesAlternativesAndPrefixes() {
    String first = the(TRADE_WAR, "Dockers call it a trade war");
    String second = the(TRADE_WAR, "higher duties under protest");
    String third = the(TRADE_WAR, "A trade war, said its chair");
    assertEquals(Set.of(first, second, third), all("\"trade war\""));
    assertEquals(Set.of(first), all("\"trade war\" NEAR/10 (tariff* OR duties)"));
    assertEquals(Set.of(first), all("(tariff* OR duties) NEAR/10 \"trade war\""), "either order");
    assertEquals(Set.of(), all("\"trade war\" NEAR/9 (tariff* OR duties)"));
    assertEquals(Set.of(first, second), all("\"trade war\" NEAR/20 (tariff* OR duties)"));
    assertEquals(
        Set.of(first),
        all(PolicyQuery.of(Expression.phrase("trade war")
            .near(10, Expression.prefix("tariff").or(Expression.word("duties"))))));
    Hit hit = search("\"trade war\" NEAR/10 (tariff* OR duties)").hits().getFirst();
    assertEquals(
        List.of("trade war and the ministry calls it a disagreement, but the new tariffs"),
        marked(hit),
        "the whole match and nothing else");
  }

  @Test
  void w7_sameSentenceAndSameParagraph() {
    String first = the(TRADE_WAR, "Dockers call it a trade war");
    String second = the(TRADE_WAR, "higher duties under protest");
    String third = the(TRADE_WAR, "A trade war, said its chair");
    assertEquals(Set.of(first), all("\"trade war\" SENTENCE tariffs"));
    assertEquals(Set.of(second), all("\"trade war\" SENTENCE duties"));
    assertEquals(Set.of(), all("\"trade war\" SENTENCE protest"));
    assertEquals(Set.of(first, third), all("\"trade war\" PARAGRAPH tariffs"));
    assertEquals(Set.of(second), all("\"trade war\" PARAGRAPH protest"));
    String both = the(TRADE_WAR, "The ferry to Talava");
    assertTrue(PASSAGES.get(both).text().contains("lighthouse"), "two paragraphs, one passage");
    assertEquals(Set.of(both), all("ferry AND lighthouse AND Talava"));
    assertEquals(Set.of(), all("ferry PARAGRAPH lighthouse"));
    assertEquals(Set.of(both), all("ferry PARAGRAPH Talava"));
    Hit hit = search("\"trade war\" SENTENCE duties").hits().getFirst();
    List<String> marks = marked(hit);
    assertEquals(1, marks.size(), marks.toString());
    assertTrue(
        marks.getFirst().startsWith("trade war would") && marks.getFirst().endsWith("the duties"),
        marks.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"rare earths | 0 | 0",
        "hydrogen (lithium | 9 | 17",
        "hydrogen) | 8 | 8",
        "hydrogen AND | 9 | 12",
        "OR hydrogen | 0 | 0",
        "colour:red | 0 | 7",
        "country:Atlantis | 0 | 8",
        "hydrogen after:yesterday | 9 | 15",
        "hydrogen NEAR/x lithium | 9 | 14",
        "hydrogen NEAR/5 | 9 | 15",
        "kind:poem | 0 | 5"
      })
  void w8_whatCannotBeParsedIsAnErrorWithItsPositionOrReadAsWords(String text, int from, int to) {
    QuerySyntaxException error =
        assertThrows(QuerySyntaxException.class, () -> PolicyQuery.parse(text), text);
    assertTrue(from <= error.offset() && error.offset() <= to, text + " " + error.getMessage());
    assertTrue(error.getMessage().length() > 20, error.getMessage());
    PolicyQuery forgiven = PolicyQuery.of(text);
    assertFalse(forgiven.remarks().isEmpty(), text);
    Understanding understanding = index.search(forgiven).understanding();
    for (String remark : forgiven.remarks()) {
      assertTrue(
          understanding.notes().stream()
              .anyMatch(note -> note.inference() == null && note.words().equals(remark)),
          text + " " + understanding);
    }
    if (text.contains("hydrogen")) {
      assertFalse(index.search(forgiven).hits().isEmpty(), text);
    }
  }

  // Expressions of law and number

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
    assertEquals(named, list(query + " of the Climate Levy Act of Saint Aldane").getFirst());
  }

  @Test
  void l2_aProvisionOfANamedDocumentComesFirst() {
    assertEquals(
        "paris-agreement-2015#article-4/2",
        list("Article 4(2) of the Paris Agreement").getFirst());
    assertEquals(
        "paris-agreement-2015#article-4/2", list("Paris Agreement Article 4(2)").getFirst());
    assertEquals(
        "paris-agreement-2015#article-4/2",
        list("Art. 4 para. 2 Paris Agreement").getFirst());
    assertTrue(list("North Atlantic Treaty Article 5")
        .getFirst()
        .startsWith("north-atlantic-treaty-1949#article-5"));
    assertEquals(
        "deutschland-klimaschutzgesetz-2019#abschnitt-2/section-3/2",
        list("Klimaschutzgesetz § 3 Absatz 2").getFirst());
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
        () -> assertEquals(
            the(ACTION_PLAN, "S/RES/1325"), list("S/RES/1325 (2000)").getFirst()),
        () -> assertEquals(Set.of(the(ACTION_PLAN, "S/RES/1820")), all("S/RES/1820")),
        () ->
            assertEquals(with("1/CP\\.21"), Set.copyOf(list("Decision 1/CP.21").subList(0, 2))),
        () -> assertEquals(with("1/CP\\.21"), all("1/CP.21")),
        () -> assertEquals(
            the("eu-critical-raw-materials-act-2024", "2018/1999"),
            list("Regulation (EU) 2018/1999").getFirst()),
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
    List<String> found = list(query);
    String citing = the("rwanda-battery-deposit-order-2023-fictional", "Law No. 018/2022");
    assertTrue(found.size() >= 2, found.toString());
    List<String> top = found.subList(0, 2);
    assertTrue(top.contains(citing), found.toString());
    assertTrue(top.stream().anyMatch(id -> id.startsWith("rwanda-law-018-2022")), found.toString());
  }

  static Stream<String> titles() {
    return SampleCollection.documents().stream().map(PolicyDocument::title);
  }

  @ParameterizedTest
  @MethodSource("titles")
  void l3_anExactTitleComesFirst(String title) {
    Hit first = search(title).hits().getFirst();
    assertEquals(title, first.document().title());
    Hit soft = search(title.toLowerCase(Locale.ROOT)).hits().getFirst();
    assertEquals(title, soft.document().title(), "in small letters");
    String loud = title.toUpperCase(Locale.ROOT);
    if (!loud.matches(".*\\b(AND|OR|NOT)\\b.*")) {
      assertEquals(title, search(loud).hits().getFirst().document().title(), "in capitals");
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
    assertEquals(
        document,
        search(query).hits().getFirst().document().id(),
        ids(search(query)).toString());
  }

  @Test
  void l3_theNewestComesFirstAmongEqualTitles() {
    List<String> found = search("Coastal Setback Order").hits().stream()
        .map(hit -> hit.document().id())
        .distinct()
        .toList();
    assertEquals(List.of(NEW_ORDER, OLD_ORDER), found.subList(0, 2));
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

  // Countries, topics, dates

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
    assertEquals(
        "brazil-forest-code-2012",
        search("brazil native forest").hits().getFirst().document().id());
    assertEquals(
        List.of(), notes(index.search(query.without(Inference.COUNTRIES)), Inference.COUNTRIES));
    // By another name: the readout says Myanmar.
    String myanmar = the("quad-foreign-ministers-readout-2025", "On Myanmar");
    assertTrue(all("Burma").contains(myanmar));
    assertFalse(all(PolicyQuery.of("Burma").without(Inference.COUNTRIES)).contains(myanmar));
    assertTrue(all("Burma").contains(the("bandung-conference-closes-1955", "Burma, Ceylon")));
    // The country counts beside the words: of two passages on one matter, that of the country is
    // first.
    assertEquals(
        "kenya-climate-change-act-2016",
        search("Kenya carbon market community share")
            .hits()
            .getFirst()
            .document()
            .id());
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
      List<Hit> hits =
          index.search(PolicyQuery.of(text).withSort(sort).withTopK(ALL)).hits();
      assertTrue(hits.size() > 20);
      assertEquals(all(text), hits.stream().map(BehavioursTest::id).collect(Collectors.toSet()));
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
    for (Hit hit : index.search(query.withTopK(ALL)).hits()) {
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

  // Results

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
      List<String> found = ids(PolicyQuery.of(question).withTopK(count));
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
            .map(BehavioursTest::id)
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
            paged.stream().map(BehavioursTest::id).toList(),
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
            .map(BehavioursTest::id)
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
              .map(BehavioursTest::id)
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
