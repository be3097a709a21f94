package io.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.acceptance.Relevance;
import io.entente.document.PolicyDocument;
import io.entente.query.Cursor;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.result.Hit;
import io.entente.result.SearchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A date in a question speaks for documents of that date, and drowns no passage that answers. */
class DatesInQuestionsTest {

  private static final String HARBOURS =
      "The ministers spoke of harbours, dredging and lighthouses.";

  private final PolicyIndex index = PolicyIndex.inMemory();
  private int minutes;
  private final Relevance relevance = Relevance.in(index);

  /** The same was said every month for eight years, and now and then something else. */
  @BeforeEach
  void fill() {
    for (int year = 2016; year <= 2023; year++) {
      for (int month = 1; month <= 12; month++) {
        String date = "%d-%02d-07".formatted(year, month);
        add(date, "Meeting " + month + " of that year", date, HARBOURS);
      }
    }
    for (int i = 0; i < 400; i++) {
      add(
          "other-" + i,
          "Circular " + i,
          "2023-06-01",
          "Circular " + i + " is about herring and nets.");
    }
    add("later", "A look back", "2024-02-01", "Dredging began in October 2019, as all may recall.");
    add("act", "Lighthouse Dues Act 2018", "2021-03-01", "Whoever passes a lighthouse shall pay.");
    index.commit();
  }

  private void add(String id, String title, String date, String text) {
    index.add(PolicyDocument.builder(id, title)
        .date(date)
        .language("en")
        .passage("1", text + minute())
        .passage("2", "They ended at noon and went home." + minute())
        .build());
  }

  /** What is the same in no two passages, so that none is a copy. */
  private String minute() {
    return " Minute q" + Integer.toString(minutes++, 36) + ".";
  }

  @AfterEach
  void close() {
    index.close();
  }

  @ParameterizedTest
  @CsvSource({
    "what was said about lighthouses in May 2019?, 2019-05-07",
    "lighthouses May 2019, 2019-05-07",
    "'lighthouses, 7 May 2019', 2019-05-07",
    "lighthouses on May 7th 2019, 2019-05-07",
    "'lighthouses on May 7, 2019', 2019-05-07",
    "phares lighthouses mai 2019, 2019-05-07",
    "lighthouses 7 de mayo de 2019, 2019-05-07",
    "lighthouses im März 2019, 2019-03-07",
    "lighthouses en décembre 2019, 2019-12-07",
    "lighthouses 2019-05-07, 2019-05-07",
    "lighthouses 2019-01-07, 2019-01-07",
    "lighthouses 2019-12-07, 2019-12-07",
    "lighthouses 7.5.2019, 2019-05-07",
    "what did they say in may 2019 of lighthouses?, 2019-05-07",
  })
  void documentsOfThatDateAnswerFirst(String question, String document) {
    relevance.of(question).within(1, document + "#1");
  }

  @Test
  void aYearSpeaksForAllItsDocuments() {
    relevance
        .of("lighthouses in 2019")
        .everyOf(12, "of 2019", hit -> hit.passage().documentId().startsWith("2019-"));
    relevance
        .of("lighthouses in 2017 or 2019")
        .everyOf(24, "of 2017 or 2019", hit -> hit.passage().documentId().matches("201[79]-.*"));
    add("a", "Pact a", "1994-03-02", "Quotas for cod and quotas for herring.");
    add("b", "Pact b", "1996-03-02", "Quotas for cod and herring.");
    index.commit();
    relevance.of("cod herring quotas 1994").within(1, "a#1");
    relevance.of("cod herring quotas 1996").within(1, "b#1");
  }

  @Test
  void onlyTheFirstFourDatesSpeak() {
    String years = "lighthouses in 2016, 2017, 2018, 2019 and 2020";
    assertEquals(
        List.of("documents of 2016, 2017, 2018, 2019 count more"), notes(PolicyQuery.of(years)));
    String days = "lighthouses 2016-05-07, 2017-05-07, 2018-05-07, 2019-05-07, 2020-05-07";
    assertEquals(
        List.of("documents of 2016-05-07, 2017-05-07, 2018-05-07, 2019-05-07 count more"),
        notes(PolicyQuery.of(days)));
    assertEquals(
        List.of("documents of 2016-05-07, 2017, 2018, 2019 count more"),
        notes(PolicyQuery.of("lighthouses 2016-05-07 or 2017 or 2018 or 2019 or 2020")));
  }

  @Test
  void aYearBesideAPhraseSpeaksForWhatHasThePhrase() {
    for (String words : List.of("", " lighthouses")) {
      relevance
          .of("\"ended at noon\" 2019" + words)
          .everyOf(
              12,
              "the end of a meeting of 2019",
              hit ->
                  hit.passage().id().equals("2") && hit.passage().documentId().startsWith("2019-"));
    }
  }

  @Test
  void aYearWithNothingBesideItSpeaksForNoDocument() {
    for (String question : List.of("2019", "in May 2019")) {
      List<String> notes = notes(PolicyQuery.of(question));
      assertTrue(notes.stream().noneMatch(note -> note.contains("count more")), notes.toString());
      assertEquals(Set.of(), spokenFor(question));
    }
  }

  /** Of four things a passage needs one, of six two. */
  @Test
  void aPassageWithTooLittleOfALongQuestionIsNotSpokenFor() {
    add("gist", "Gist", "1994-03-02", "Lanterns for the harbours.");
    add("gists", "Gists", "1994-03-02", "Lanterns and buoys for the harbours.");
    index.commit();
    assertEquals(Set.of("gist", "gists"), spokenFor("lanterns herring nets ledger 1994"));
    assertEquals(Set.of("gists"), spokenFor("lanterns buoys herring nets ledger noon 1994"));
  }

  private Set<String> spokenFor(String question) {
    return hits(PolicyQuery.of(question).withExplained(true).withTopK(1000)).stream()
        .filter(hit -> hit.explanation().toString().contains("1994"))
        .map(hit -> hit.passage().documentId())
        .collect(Collectors.toSet());
  }

  @Test
  void aMonthSpeaksForTheRestOfItsYearToo() {
    relevance.of("lighthouses in May 2019").ranks("2019-11-07#1").above("2020-05-07#1");
  }

  @Test
  void aPassageOfThatDateComesBeforeOneThatSaysTheDateAndBothBeforeTheRest() {
    relevance.of("dredging in October 2019").firstAreInOrder("2019-10-07#1", "later#1");
  }

  @Test
  void aPassageWithNothingElseOfTheQuestionIsNoHit() {
    assertTrue(hits(PolicyQuery.of("lighthouses in 2019")).stream()
        .noneMatch(hit -> hit.passage().id().equals("2")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lighthouses since 2019",
        "lighthouses budget of 2019 million dollars",
        "lighthouses on 2019 km of coast",
        "lighthouses targets for 2019",
        "which goals for 2019 have lighthouses",
        "lighthouses by 2019",
        "lighthouses before May 2019",
        "phares lighthouses depuis 2019",
        "lighthouses between 2017 and 2019",
        "lighthouses 2017-2019",
        "lighthouses from 2017 to 2019",
        "lighthouses regulation 2019/17",
        "lighthouses regulation 17/2019",
        "lighthouses form S.2019",
        "lighthouses rule 7:2019",
        "lighthouses verse 2019:7",
        "lighthouses form S-2019",
        "S-2019 lighthouses",
        "lighthouses form S–2019",
        "lighthouses 2019-13-07",
        "lighthouses 2019-02-30",
        "lighthouses 2017 to 2019",
        "lighthouses May 2017 to March 2019",
        "lighthouses since early 2019",
        "lighthouses 2017 - 2019",
        "lighthouses 2017 – 2019",
        "lighthouses between May and October 2019",
        "phares lighthouses depuis le 7 mai 2019",
        "lighthouses since the 7th of May 2019",
        "lighthouses by the end of 2019",
        "lighthouses since the year 2019",
        "lighthouses 2019 onwards",
        "post 2019 lighthouses",
        "leuchtturm lighthouses seit März 2019",
        "faro lighthouses desde marzo de 2019",
        "lighthouses article 2019",
        "lighthouses for $2019",
        "2000 lighthouses",
        "lighthouses 5/6/2019",
        "lighthouses 20190",
        "lighthouses in 1875",
        "lighthouses under Horizon 2020",
        "dues under the Lighthouse Dues Act 2018",
      })
  void anEndOfAPeriodOrANumberIsNoDate(String question) {
    List<String> notes = notes(PolicyQuery.of(question));
    assertTrue(notes.stream().noneMatch(note -> note.contains("count more")), notes.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "lighthouses since 2019, since, after:2019, later",
    "lighthouses after May 2019, after, after:2019-06, later",
    "lighthouses after 2018, after, after:2019, later",
    "lighthouses after 31 December 2018, after, after:2019-01-01, later",
    "lighthouses after early 2019, after, after:2019, later",
    "lighthouses before 7 May 2019, before, before:2019-05-06, earlier",
    "lighthouses before 2020, before, before:2019, earlier",
    "lighthouses before January 2020, before, before:2019-12, earlier",
    "lighthouses before the end of 2019, before, before:2019, earlier",
    "lighthouses nach 2018, nach, after:2019, later",
    "what was said until 2019 of lighthouses?, until, before:2019, earlier",
    "lighthouses since 2000, since, after:2000, later",
    "lighthouses from 2019 on, from, after:2019, later",
    "lighthouses from early 2019 onwards, from, after:2019, later",
    "lighthouses depuis mai 2019, depuis, after:2019-05, later",
    "lighthouses antes de 2019, antes, before:2018, earlier",
    "lighthouses seit März 2019, seit, after:2019-03, later",
  })
  void aWordThatBeginsOrEndsAPeriodIsNotLookedForAndAFilterIsOffered(
      String question, String word, String filter, String then) {
    add("words", "Words", "2015-02-01", "Suspended " + word + " onwards.");
    index.commit();
    assertEquals(
        List.of("\"" + word + "\" is not looked for; " + filter
            + " finds only documents of that date and " + then),
        notes(PolicyQuery.of(question)));
    assertTrue(hits(PolicyQuery.of(question)).stream()
        .noneMatch(hit -> hit.passage().documentId().equals("words")));
    assertEquals(List.of(), notes(PolicyQuery.of(question).without(Inference.DATES)));
  }

  @ParameterizedTest
  @CsvSource({
    "lighthouses between 2017 and 2019, in:2017..2019",
    "lighthouses from 2017 to 2019, in:2017..2019",
    "lighthouses from 2017 until 2019, in:2017..2019",
    "lighthouses since 2017 until 2019 dredged, in:2017..2019",
    "lighthouses between 1990 and 2000, in:1990..2000",
    "lighthouses between January 2017 and March 2019, in:2017-01..2019-03",
    "lighthouses from 7 May 2017 to March 2019, in:2017-05-07..2019-03",
    "lighthouses between May and October 2019, in:2019-05..2019-10",
    "lighthouses entre 2017 y 2019, in:2017..2019",
    "phares lighthouses de 2017 à 2019, in:2017..2019",
    "lighthouses zwischen 2017 und 2019, in:2017..2019",
    "lighthouses 2017 to 2019, in:2017..2019",
    "lighthouses 2017-2019, in:2017..2019",
    "lighthouses 2017 – 2019, in:2017..2019",
  })
  void ofAPeriodWithTwoEndsTheFilterIsOffered(String question, String filter) {
    add("words", "Words", "2015-02-01", "Between from since until entre zwischen und.");
    index.commit();
    List<String> notes = notes(PolicyQuery.of(question));
    assertEquals(1, notes.size(), notes.toString());
    assertTrue(
        notes.getFirst().endsWith(filter + " finds only documents of that period"),
        notes.toString());
    assertTrue(hits(PolicyQuery.of(question)).stream()
        .noneMatch(hit -> hit.passage().documentId().equals("words")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lighthouses between 1800 and 1900 tonnes",
        "lighthouses from $1800 to $1900",
        "lighthouses between 2019 and 2017",
        "lighthouses between 30 and 2019",
        "lighthouses 2017 and 2019",
        "lighthouses rule 2017-2019",
        "lighthouses S-2017-2019",
        "lighthouses between Cork and 2019"
      })
  void twoNumbersThatAreNoDatesAreNoPeriod(String question) {
    List<String> notes = notes(PolicyQuery.of(question));
    assertTrue(notes.stream().noneMatch(note -> note.contains("in:")), notes.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "post-2019 lighthouses",
        "lighthouses since $2019",
        "lighthouses after rule 2019",
        "lighthouses since 2017 until 2019 dredged",
        "lighthouses from 2019",
        "lighthouses since then, 2019 harbours"
      })
  void anyOtherWordBeforeAYearIsLookedFor(String question) {
    assertTrue(
        notes(PolicyQuery.of(question)).stream().noneMatch(note -> note.contains("after:")),
        question);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/2019 lighthouses",
        "lighthouses 2019.",
        "lighthouses 2019/",
        "lighthouses: 2019",
        "2019: lighthouses",
        "lighthouses / 2019 / harbours",
        "lighthouses (2019)",
      })
  void signsBesideAYearDoNotMatter(String question) {
    assertEquals(List.of("documents of 2019 count more"), notes(PolicyQuery.of(question)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10/30/2019", "30/10/2019", "30.10.2019", "2019-10-30"})
  void aDateInFiguresThatCanBeReadInOneWayOnlyIsRead(String date) {
    add("late", "Meeting in autumn", "2019-10-30", HARBOURS);
    index.commit();
    PolicyQuery query = PolicyQuery.of("lighthouses " + date);
    relevance.of("lighthouses " + date).within(1, "late#1");
    assertEquals(List.of("documents of 2019-10-30 count more"), notes(query));
  }

  @ParameterizedTest
  @ValueSource(strings = {"30/30/2019", "10.30.2019", "13/13/2019", "2019-30-10", "10/11/2019"})
  void figuresThatAreNoDateOrTwoAreNotRead(String figures) {
    assertEquals(List.of(), notes(PolicyQuery.of("lighthouses " + figures)));
  }

  @Test
  void whoAsksForNothingButADateIsToldHowToFindWhatIsOfIt() {
    String told = " finds all documents of that date, also where they do not say it";
    assertEquals(List.of("in:2019-05-07" + told), notes(PolicyQuery.of("7.5.2019")));
    assertEquals(List.of("in:2019-05" + told), notes(PolicyQuery.of("8 May 2019")));
    assertEquals(List.of("in:2019" + told), notes(PolicyQuery.of("in 2019")));
    assertEquals(List.of(), notes(PolicyQuery.of("1999")));
    assertEquals(List.of(), notes(PolicyQuery.of("2019 AND lighthouses")));
  }

  @Test
  void itIsSaidAndCanBeSwitchedOff() {
    PolicyQuery query = PolicyQuery.of("lighthouses 7 May 2019");
    assertEquals(List.of("documents of 2019-05-07 count more"), notes(query));
    assertEquals(List.of(), notes(query.without(Inference.DATES)));
    Hit plain = hits(query.without(Inference.DATES)).getFirst();
    assertEquals("later", plain.passage().documentId());
  }

  @Test
  void onlyDatesOfWhichThereAreDocumentsAreNamed() {
    assertEquals(
        List.of("documents of 2019-05 count more"),
        notes(PolicyQuery.of("lighthouses 8 May 2019")));
    assertEquals(List.of(), notes(PolicyQuery.of("lighthouses May 1999")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "th-TH-u-nu-thai", "fa-IR"})
  void figuresOfTheDefaultLocaleDoNotMatter(String locale) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(locale));
      relevance.of("lighthouses 7 May 2019").within(1, "2019-05-07#1");
      relevance.of("lighthouses 2019-05-07").within(1, "2019-05-07#1");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void anInferredDateCountsOnlyIfInferredMetadataDoes() {
    index.add(PolicyDocument.builder("inferred", "Notes")
        .language("en")
        .text("Law No. 12 of 5 May 1999\n\nLighthouses shall be lit at dusk.")
        .build());
    index.commit();
    PolicyQuery query = PolicyQuery.of("lighthouses lit in 1999");
    assertEquals(List.of("documents of 1999 count more"), notes(query));
    assertEquals(List.of(), notes(query.without(Inference.METADATA)));
  }

  @Test
  void pagesHaveNoGapsOrRepeatsWhileDocumentsOfThatDateAreAdded() {
    PolicyQuery query = PolicyQuery.of("lighthouses in May 2019").withTopK(7);
    List<String> once =
        hits(query.withTopK(35)).stream().map(hit -> hit.passage().documentId()).toList();
    List<String> all = new ArrayList<>();
    SearchResult page = index.search(query);
    for (int i = 0; i < 5; i++) {
      page.hits().forEach(hit -> all.add(hit.passage().documentId()));
      add("more-" + i, "Meeting more " + i, "2019-05-0" + (i + 1), "Nothing of the kind was said.");
      index.commit();
      Cursor next = Objects.requireNonNull(page.next());
      page = index.search(query.withAfter(next));
    }
    assertEquals(all.stream().distinct().toList(), all);
    assertEquals(once, all);
  }

  private List<Hit> hits(PolicyQuery query) {
    return index.search(query.without(Inference.SPELLING)).hits();
  }

  private List<String> notes(PolicyQuery query) {
    return index.search(query).understanding().notes().stream()
        .filter(note -> note.inference() == Inference.DATES)
        .map(note -> note.words())
        .toList();
  }
}
