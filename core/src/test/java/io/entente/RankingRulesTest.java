package io.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.acceptance.Relevance;
import io.entente.document.PolicyDocument;
import io.entente.document.Section;
import io.entente.query.PolicyQuery;
import io.entente.query.Ranking;
import io.entente.query.Ranking.Ingredient;
import io.entente.result.Explanation;
import io.entente.result.Hit;
import io.entente.result.SearchResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the second stage and of quality, each where it alone decides which passage comes first. */
class RankingRulesTest extends PactFixture {

  /** Every word of {@link #ALL} once. */
  private static final String EIGHT = "ferry barge tug lock quay pilot lantern siren";

  private static final String ALL =
      "A ferry stops at noon. Then each barge waits for its tug by the lock. Later, near the quay, one"
          + " pilot keeps a lantern lit till the siren sounds.";

  /** Six of the words, again and again. */
  private static final String SOME =
      "Ferries, barges and tugs: the ferries tow barges, the barges tow tugs, and tugs tow ferries past"
          + " every lock and quay, each with a pilot; locks and quays let pilots and ferries by.";

  private static final String CLAUSE =
      "The members shall tell each other without delay of every change in the rules that govern the"
          + " sale of seeds, plants and tools for farming across their common borders, whether they"
          + " come by land, by sea or by air, at any time of the year, and whoever asks for it.";

  private static final int OTHERS = 30;

  private final Relevance relevance = Relevance.in(index);

  /** Something else to talk about, so that the words of the questions are rare. */
  @BeforeEach
  void fill() {
    for (int i = 0; i < OTHERS; i++) {
      index.add(pact(
              "other-" + i,
              "The council of village " + i + " meets in spring and talks about the weather.")
          .build());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ferry barge tug lock quay pilot lantern", EIGHT})
  void allOfAQuestionOfSevenOrEightWordsBeatsSomeOfThemManyTimesWhereTheTitleHasTwo(
      String question) {
    add(
        PolicyDocument.builder("all", "Ferry and barge pact")
            .language("en")
            .passage("1", "The council meets in spring.")
            .passage("2", ALL),
        pact("some", SOME));
    relevance.of(question).firstAreInOrder("all#2", "some#1");
  }

  @Test
  void allOfAQuestionByItselfBeatsMostOfIt() {
    add(pact("all", ALL), pact("most", ALL.replace("near the quay", "near the pier")));
    PolicyQuery query = PolicyQuery.of(EIGHT)
        .withExplained(true)
        .withRanking(Ranking.DEFAULT.without(Ingredient.FOLDING));
    List<Hit> hits = index.search(query).hits();
    assertEquals("all", hits.getFirst().document().id());
    assertEquals(
        List.of(true, false),
        hits.stream().limit(2).map(RankingRulesTest::gainsByHavingAll).toList());
  }

  /** The heading is in the first passage's own text, and beside the text of the others. */
  @Test
  void whatTheHeadingSaysCountsForThePassageUnderItAsForTheOthers() {
    String clause = "A tug waits near the quay of the %s harbour until the pilot comes.";
    add(PolicyDocument.builder("plan", "Plan")
        .language("en")
        .passage("0", "The council meets in spring.")
        .section(section("1", clause.formatted("northern")))
        .section(section("2", clause.formatted("southern")))
        .section(section("3", clause.formatted("eastern"))));
    PolicyQuery query = PolicyQuery.of("ferry barge tug quay").withExplained(true);
    assertEquals(
        List.of(true, true, true),
        index.search(query).hits().stream()
            .map(hit -> gain(hit) > hit.score() / 4)
            .toList());
  }

  private static Section section(String id, String text) {
    return new Section(id, List.of(), "Ferries and barges", text);
  }

  /** Reading fewer texts than there are candidates must not let additions move what was shown. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noPassageComesAgainOnALaterPageWhenBetterOnesAreAdded(long seed) {
    Random random = new Random(seed);
    List<String> words = List.of(
        "council",
        "reports",
        "on",
        "the",
        "dredging",
        "of",
        "small",
        "ports",
        "in",
        "northern",
        "fjords");
    for (int i = 0; i < 60; i++) {
      List<String> some = new ArrayList<>(words);
      for (int left = 5; left > 0; left--) {
        some.remove(random.nextInt(some.size()));
      }
      if (random.nextBoolean()) {
        Collections.shuffle(some, random);
      }
      some.addAll(Collections.nCopies(random.nextInt(20), "herring"));
      add(pact("old-" + i, String.join(" ", some)));
    }
    PolicyQuery query = PolicyQuery.of(String.join(" ", words))
        .withTopK(10)
        .withRanking(Ranking.DEFAULT.without(Ingredient.FOLDING));
    SearchResult page = index.search(query);
    List<String> shown = new ArrayList<>(documentIds(page));
    for (int i = 0; i < 40; i++) {
      List<String> more = new ArrayList<>(words);
      more.addAll(List.of("dredging", "small", "ports", "northern", "fjords"));
      Collections.shuffle(more, random);
      add(pact("new-" + i, String.join(" ", more)));
    }
    while (page.next() != null) {
      page = index.search(query.withAfter(page.next()));
      shown.addAll(documentIds(page));
    }
    List<String> old = shown.stream().filter(id -> id.startsWith("old-")).toList();
    assertEquals(old.stream().distinct().toList(), old, "seed=" + seed);
    assertEquals(60, old.size(), "seed=" + seed);
  }

  private static List<String> documentIds(SearchResult page) {
    return page.hits().stream().map(hit -> hit.document().id()).toList();
  }

  private static double gain(Hit hit) {
    return Objects.requireNonNull(hit.explanation()).parts().stream()
        .filter(part -> part.words().equals("it has all of the question"))
        .mapToDouble(Explanation::value)
        .sum();
  }

  private static boolean gainsByHavingAll(Hit hit) {
    return gain(hit) > 0;
  }

  /** Of two words with a small one between there is no all to have: they are as likely a phrase. */
  @Test
  void smallWordsOfOtherLanguagesAreNoPartOfAllOfAQuestion() {
    for (int i = 0; i < 450; i++) {
      add(pact("list-" + i, "Las partes toman nota de la lista de bienes " + i + "."));
    }
    add(pact("both", "La elaboraci\u00F3n de reservas corresponde a la secretar\u00EDa."));
    assertFalse(gainsByHavingAll(first("elaboraci\u00F3n de reservas")));
    assertTrue(gainsByHavingAll(first("elaboraci\u00F3n de reservas secretar\u00EDa")));
  }

  private Hit first(String question) {
    return index.search(PolicyQuery.of(question).withExplained(true)).hits().getFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {EIGHT + " noon", EIGHT + " noon waits"})
  void allOfALongerQuestionCountsWordByWord(String question) {
    add(pact("all", ALL), pact("some", SOME + " The tugs that tow ferries wait for barges."));
    relevance.of(question).firstAreInOrder("some#1", "all#1");
  }

  /** The newest has a word more and scores a little less, so it would not come first by itself. */
  @Test
  void theNewestOfEqualCopiesStandsForAll() {
    add(
        pact("old", CLAUSE).date("2001-05-06"),
        pact("new", CLAUSE.replace("common borders", "own common borders")).date("2019-05-06"),
        pact("middle", CLAUSE).date("2010-05-06"));
    relevance.of("seeds plants tools farming").firstAre("new#1");
    List<Hit> hits = index.search("seeds plants tools farming").hits();
    assertEquals(
        List.of("middle", "old"),
        hits.getFirst().copies().stream().map(Hit.Copy::documentId).toList());
    assertEquals(1, hits.size());
  }

  @Test
  void aCopyThatSaysMoreOfWhatIsAskedStandsThoughItIsOlder() {
    add(
        pact("old", CLAUSE.replace("every change", "every seed and every change"))
            .date("2001-05-06"),
        pact("new", CLAUSE).date("2019-05-06"));
    relevance.of("seeds plants tools farming").firstAre("old#1");
    assertEquals(1, index.search("seeds plants tools farming").hits().size());
  }

  @Test
  void theWordsOfATitleHelpButNeverBeatTheQuestionsOwnWords() {
    String idle =
        "A quiet day by the sea, with nothing to do but to look at the gulls and clouds. ";
    add(
        pact("titled", idle.repeat(8), "A harbour.")
            .title("Mooring dues of yachts and boats by tide, quay and harbour"),
        pact("plain", idle, "A harbour."),
        pact(
            "own",
            "In a harbour, a yacht that lies over night at a pier that is not its owner's pays dues by"
                + " the metre, whatever the season is and whoever is at the helm."));
    // Only the title tells the two harbours apart; alike, they would be in order of their ids.
    Ranking alone = Ranking.DEFAULT.without(Ingredient.DOCUMENT).without(Ingredient.NEIGHBOURS);
    String question = "mooring dues yachts boats tide quay harbour pier season";
    relevance
        .of(PolicyQuery.of(question).withRanking(alone))
        .ranks("own#1")
        .above("titled#2")
        .ranks("titled#2")
        .above("plain#2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sewage in the bay", "sewage bay", "keep sewage out"})
  void aHopeRanksBelowARule(String question) {
    add(
        pact(
            "wish",
            "We aspire to keep sewage out of the bay. We strive for it and dream of seals in the bay."),
        pact(
            "rule",
            "Whoever owns a house by the shore shall keep its sewage out of the bay, whether it has"
                + " one floor or more, and whatever it was built for."));
    relevance.of(question).ranks("rule#1").above("wish#1");
    // By their words alone it would be the other way round.
    relevance
        .of(PolicyQuery.of(question).withRanking(Ranking.DEFAULT.without(Ingredient.QUALITY)))
        .ranks("wish#1")
        .above("rule#1");
  }

  @Test
  void whatCapitalsStandForBeatsTheCommonWordInSmallLetters() {
    for (int i = 0; i < 12; i++) {
      add(pact(
          "pronoun-" + i, "Those who fish and those who farm, who pays them, ask whoever knows."));
    }
    add(
        pact("health", "The World Health Organization sends nurses to the islands of the lagoon."),
        pact("health-2", "Members report to the World Health Organization."));
    relevance
        .of("WHO")
        .everyOf(2, "speaks of the organization", hit -> hit.document().id().startsWith("health"));
  }

  @Test
  void whatAnAcronymStandsForCountsWhereItsWordsAreSideBySideOnly() {
    add(
        pact("health", "The World Health Organization sends nurses to the islands of the lagoon."),
        pact("apart", "World health is no matter of this organization, say the nurses."));
    relevance.of("WHO").firstAre("health");
    assertTrue(
        index.search("WHO").hits().stream().noneMatch(hit -> hit.document().id().equals("apart")));
    assertEquals(
        List.of("\"WTO\" occurs nowhere"),
        index.search("WTO").understanding().notes().stream()
            .map(note -> note.words())
            .toList());
  }
}
