package io.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.document.PolicyDocument;
import io.entente.document.Trait;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.query.Ranking;
import io.entente.query.Ranking.Ingredient;
import io.entente.result.Hit;
import io.entente.result.SearchResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The best passages are compared with each other, word by word. */
class ComparedCandidatesTest {

  private static final String APART = "what tells it from other good passages";
  private static final String BESIDE = "what the passages beside it have of the question";
  private static final Ranking RANKING = Ranking.DEFAULT.without(Ingredient.FOLDING);

  /** With what tests add they are no more than are compared. */
  private static final int STORMS = 21;

  private final PolicyIndex index = PolicyIndex.inMemory();

  /** Storms are rarer than winters, but not where pilots pay dues. */
  @BeforeEach
  void fill() {
    for (int i = 0; i < STORMS; i++) {
      add("storm-" + i, "Pilots pay dues in a storm by lock " + i + ".");
    }
    add("winter", "Pilots pay dues in winter by the lowest locks.");
    for (int i = 0; i < STORMS + 2; i++) {
      add("gulls-" + i, "Gulls sleep on pier " + i + " all winter.");
    }
    for (int i = 0; i < 400; i++) {
      add("herring-" + i, "Herring of quality " + i + " is sold by weight.");
    }
    index.commit();
  }

  private void add(String id, String... passages) {
    PolicyDocument.Builder document = PolicyDocument.builder(id, "Circular").language("en");
    int ordinal = 0;
    for (String text : passages) {
      document.passage(Integer.toString(ordinal++), text);
    }
    index.add(document.build());
  }

  @AfterEach
  void close() {
    index.close();
  }

  private List<Hit> hits(String question, Ranking ranking) {
    return index
        .search(
            PolicyQuery.of(question).withRanking(ranking).withExplained(true).withTopK(100))
        .hits();
  }

  private static double gain(Hit hit, String words) {
    return hit.explanation().parts().stream()
        .filter(part -> part.words().equals(words))
        .mapToDouble(part -> part.value())
        .sum();
  }

  @Test
  void aWordThatMostOfTheBestHaveTellsThemApartLess() {
    String question = "dues that pilots pay by storm or winter";
    List<Hit> compared = hits(question, RANKING);
    assertEquals("winter", compared.getFirst().document().id());
    assertTrue(gain(compared.get(0), APART) > gain(compared.get(1), APART));
    List<Hit> alone = hits(question, RANKING.without(Ingredient.CONTRAST));
    assertEquals("winter", alone.get(STORMS).document().id());
    assertEquals(0, gain(alone.get(STORMS), APART));
  }

  @Test
  void allAreRaisedAlikeSoThatOnlyTheOneWithTheLeastGainsNothing() {
    add("poor", "Pilots pay dues.");
    index.commit();
    List<Hit> hits = hits("dues that pilots pay by storm or winter", RANKING);
    double poor = gain(find(hits, "poor", "0"), APART);
    double storm = gain(find(hits, "storm-3", "0"), APART);
    double winter = gain(find(hits, "winter", "0"), APART);
    assertEquals(0, poor, 1e-6);
    assertTrue(storm > 1e-3, "storm " + storm);
    assertTrue(winter > storm, winter + " " + storm);
  }

  @Test
  void aPassageGainsByWhatThePassageBesideItHas() {
    add(
        "two",
        "Pilots pay dues in a storm by the upper lock.",
        "Barges wait for the thaw in winter.");
    add("one", "Pilots pay dues in a storm by the upper lock.", "Cod is sold by the dozen.");
    index.commit();
    List<Hit> hits = hits("dues pilots pay storm winter barges thaw", RANKING);
    Hit two = find(hits, "two", "0");
    assertTrue(gain(two, BESIDE) > 0);
    assertEquals(0, gain(find(hits, "one", "0"), BESIDE));
    assertEquals(
        0,
        gain(
            find(
                hits(
                    "dues pilots pay storm winter barges thaw",
                    RANKING.without(Ingredient.NEIGHBOURS)),
                "two",
                "0"),
            BESIDE));
  }

  @Test
  void fewPassagesAreNotCompared() {
    for (Hit hit : hits("lowest", RANKING)) {
      assertEquals(0, gain(hit, APART));
    }
    assertFalse(hits("lowest", RANKING).isEmpty());
  }

  @Test
  void fiveAreEnoughToCompareAndFourAreNot() {
    for (int i = 0; i < 3; i++) {
      add("walrus-" + i, "A walrus sleeps on pier " + i + ".");
    }
    add("ice", "A walrus sleeps on the ice.");
    index.commit();
    assertEquals(0, gain(find(hits("walrus on ice", RANKING), "ice", "0"), APART));
    add("walrus-3", "A walrus sleeps on pier 3.");
    index.commit();
    assertTrue(gain(find(hits("walrus on ice", RANKING), "ice", "0"), APART) > 0);
  }

  /** All say the same two words, but few have them side by side. */
  @Test
  void aPairThatFewOfTheBestHaveTellsThemApart() {
    for (int i = 0; i < 10; i++) {
      add("parted-" + i, "Quay " + i + " is far from any office of customs.");
    }
    add("pair", "Office 10 is far from any customs quay.");
    index.commit();
    List<Hit> hits = hits("customs quay", RANKING);
    assertEquals(11, hits.size());
    double pair = gain(find(hits, "pair", "0"), APART);
    for (Hit hit : hits) {
      assertTrue(hit.document().id().equals("pair") || gain(hit, APART) < pair / 2, hit.toString());
    }
  }

  /** What all have tells none apart, however often one of them says it. */
  @Test
  void aPassageGainsLessTheMoreOfItIsWhatAllHave() {
    add("once", "Pilots pay dues in winter by the upper, outer locks.");
    add("twice", "Pilots pay dues, dues in winter by the upper locks.");
    index.commit();
    List<Hit> hits = hits("dues that pilots pay by storm or winter", RANKING);
    double once = gain(find(hits, "once", "0"), APART);
    double twice = gain(find(hits, "twice", "0"), APART);
    assertTrue(once > twice + 1e-3, once + " " + twice);
  }

  /** Ten of 24 have ice, and thirteen krill: of the ten best none, but of all most. */
  @Test
  void aWordTellsLessApartIfTheTenBestAreToldApartBetterByTheirs() {
    for (int i = 0; i < 10; i++) {
      add("ice-" + i, "A walrus likes ice and more ice by pier " + i + ".");
    }
    for (int i = 0; i < 13; i++) {
      add("krill-" + i, "A walrus likes krill and some fish by pier " + i + ".");
    }
    add("fish", "A walrus likes cod and some fish by pier 20.");
    for (int i = 0; i < 60; i++) {
      add(
          "far-" + i,
          "Those on barge " + i + " who saw no walrus, quay, lock or herring slept all day.");
    }
    index.commit();
    List<Hit> hits = hits("walrus, ice or krill", RANKING);
    assertTrue(hits.get(23).document().id().equals("fish"), hits.get(23).toString());
    assertTrue(hits.get(9).document().id().startsWith("ice-"), hits.get(9).toString());
    double krill = gain(find(hits, "krill-3", "0"), APART);
    double fish = gain(find(hits, "fish", "0"), APART);
    assertTrue(fish > krill + 1e-3, fish + " " + krill);
  }

  @Test
  void whatAPassageWithALowerFactorGainsIsLoweredToo() {
    add(
        "hope",
        "We hope that pilots will pay dues in winter and will endeavour to be mindful of locks.",
        "Barges wait for the thaw.");
    index.commit();
    String question = "dues pilots pay storm winter barges thaw";
    Hit full = find(hits(question, RANKING.withFactor(Trait.Kind.ASPIRATION, 1)), "hope", "0");
    Hit lowered = find(hits(question, RANKING), "hope", "0");
    assertEquals(0.6, gain(lowered, APART) / gain(full, APART), 0.1);
    assertEquals(0.6, gain(lowered, BESIDE) / gain(full, BESIDE), 0.01);
  }

  /** Whether few or many are compared is as it was on the first page. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void pagesHaveNoGapsOrRepeatsWhereMoreOrFewerAreComparedThanOnTheFirst(long seed) {
    Random random = new Random(seed);
    try (PolicyIndex small = PolicyIndex.inMemory()) {
      List<String> words = List.of("pilots", "dues", "locks", "winter", "barges", "thaw", "quay");
      for (int d = 0; d < 2; d++) {
        PolicyDocument.Builder document =
            PolicyDocument.builder("d" + d, "Notes").language("en");
        for (int i = 0; i < 2; i++) {
          List<String> text = new ArrayList<>(words);
          Collections.shuffle(text, random);
          document.passage(Integer.toString(i), String.join(" ", text.subList(0, 4)) + ".");
        }
        small.add(document.build());
      }
      small.commit();
      PolicyQuery query =
          PolicyQuery.of(String.join(" ", words)).withRanking(RANKING).without(Inference.SPELLING);
      List<String> whole = ids(small.search(query));
      SearchResult page = small.search(query.withTopK(1));
      List<String> paged = new ArrayList<>(ids(page));
      small.add(PolicyDocument.builder("new", "Notes")
          .language("en")
          .passage("0", "Pilots wait.")
          .build());
      small.commit();
      while (page.next() != null) {
        page = small.search(query.withTopK(1).withAfter(page.next()));
        paged.addAll(ids(page));
      }
      paged.remove("new#0");
      assertEquals(whole, paged, "seed=" + seed);
    }
  }

  /** A word that is nowhere yet must not turn a short question into a long one on a later page. */
  @Test
  void aWordThatComesLaterCountsNothingOnLaterPages() {
    String question = "dues pilots pay storm winter lock zeppelins";
    PolicyQuery query = PolicyQuery.of(question)
        .withRanking(RANKING)
        .without(Inference.SPELLING)
        .withTopK(25);
    List<String> whole = ids(index.search(query.withTopK(100)));
    SearchResult page = index.search(query);
    List<String> paged = new ArrayList<>(ids(page));
    add("zeppelin", "Zeppelins land by the lock.");
    index.commit();
    while (page.next() != null) {
      page = index.search(query.withAfter(page.next()));
      paged.addAll(ids(page));
    }
    paged.remove("zeppelin#0");
    assertEquals(whole, paged);
  }

  private static List<String> ids(SearchResult result) {
    return result.hits().stream()
        .map(hit -> hit.passage().documentId() + "#" + hit.passage().id())
        .toList();
  }

  private static Hit find(List<Hit> hits, String document, String passage) {
    return hits.stream()
        .filter(hit -> hit.document().id().equals(document))
        .filter(hit -> hit.passage().id().equals(passage))
        .findFirst()
        .orElseThrow();
  }
}
