package io.entente.corpus;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.PolicyIndex;
import io.entente.document.DocumentKind;
import io.entente.document.PolicyDocument;
import io.entente.query.Expression;
import io.entente.query.Filter;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.query.QuerySyntaxException;
import io.entente.result.Hit;
import io.entente.result.SearchResult;
import io.entente.result.Understanding;
import io.entente.result.Understanding.Note;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people who search policy texts expect of words, shown on the bundled collection. */
class WordBehavioursTest extends SampleBehaviours {

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
    assertTrue(list(one).size() > 1, one + " finds " + list(one));
    relevance.of(one).sharesWith(other, 0.8, 50);
  }

  @Test
  void w2_wordFormsMeetInTheBestPassages() {
    for (String query : List.of("solar power", "solar powered")) {
      relevance
          .of(query)
          .within(4, the(WHITE_PAPER, "Solar power from"), the(WHITE_PAPER, "solar powered pump"));
    }
    for (String query : List.of(
        "citizen assembly", "citizens assembly", "citizens' assembly", "citizens’ assembly")) {
      relevance
          .of(query)
          .firstAre(
              the(WHITE_PAPER, "A citizens' assembly"), the(WHITE_PAPER, "next citizen assembly"));
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
    // The Chilean news speaks of a phase-out in its id only, and AfCFTA of a second phase.
    relevance
        .of(query)
        .firstAre(
            the(WHITE_PAPER, "The phase-out of diesel"),
            the(WHITE_PAPER, "The phaseout of lamp oil"),
            the(WHITE_PAPER, "We phase out the last"));
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
          printed.search(unfolded(PolicyQuery.of("\"floating reactors\""))).hits().stream()
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
    relevance
        .of(hard)
        .firstAre(the(WHITE_PAPER, "For these hard-to-abate uses"))
        .within(ALL, the(WHITE_PAPER, "the storm did not abate"));
  }

  @Test
  void w4_aSmallWordLeftOutIsForgiven() {
    String empowerment = the(WHITE_PAPER, "Action for Climate Empowerment");
    relevance.of("action climate empowerment").firstAre(empowerment);
    relevance.of("action for climate empowerment").firstAre(empowerment);
    Hit hit = search("action climate empowerment").hits().getFirst();
    assertTrue(marked(hit).size() >= 1, hit.snippet().toString());
  }

  @Test
  void w3_aPhraseThatNothingHasIsReadAsWordsOnlyBesideOthersAndSaid() {
    PolicyQuery query = PolicyQuery.of("seagrass \"hectares northern restore arm\"");
    SearchResult found = index.search(query.withTopK(2));
    assertEquals(
        1, notes(found, Inference.PHRASES).size(), found.understanding().toString());
    assertTrue(found.hits().getFirst().passage().text().contains("hectares of seagrass"));
    SearchResult next = index.search(query.withTopK(2).withAfter(found.next()));
    assertEquals(ids(query.withTopK(4)).subList(2, 4), ids(next));
    assertEquals(List.of(), ids(query.without(Inference.PHRASES)));
    assertEquals(List.of(), ids(PolicyQuery.of("\"hectares northern restore arm\"")));
    assertEquals(List.of(), notes(search("seagrass \"hectares of seagrass\""), Inference.PHRASES));
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
}
