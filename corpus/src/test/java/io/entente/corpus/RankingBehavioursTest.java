package io.entente.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.acceptance.Ranking;
import io.entente.query.Filter;
import io.entente.query.PolicyQuery;
import io.entente.result.Hit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which passage of the bundled collection is best. A method's name begins with the behaviour: B for the
 * best passage, L for expressions of law, W for words.
 */
class RankingBehavioursTest extends SampleBehaviours {

  private static final String MEALS = "talava-school-meals-report-2024-fictional";
  private static final String HANDBOOK = "tidal-meadows-handbook-2022-fictional";
  private static final String LAGOON = "merin-lagoon-plan-2024-fictional";
  private static final String NOISE = "talava-airport-noise-act-2018-fictional";
  private static final String LETTER = "talava-runway-neighbours-letter-2021-fictional";
  private static final String COOK = "airport-noise-cookery-column-2020-fictional";
  private static final String OLD_STRAITS = "three-straits-declaration-2016-fictional";
  private static final String NEW_STRAITS = "three-straits-declaration-2019-fictional";
  private static final String REPAIR = "saint-aldane-repair-act-2023-fictional";
  private static final String GUILD = "menders-guild-minutes-2024-fictional";

  /** Contents, figures, references, a questionnaire and an author, all with the words of the answers. */
  private static final String[] FURNITURE = {
    MEALS + "#contents",
    MEALS + "#list-of-figures",
    MEALS + "#references",
    MEALS + "#about-the-author",
    MEALS + "#annex-a/1",
    MEALS + "#annex-a/2",
    MEALS + "#annex-a/3",
    MEALS + "#annex-a/4",
    MEALS + "#annex-a/5"
  };

  private static Predicate<Hit> says(String words) {
    return hit -> hit.passage().text().toLowerCase(Locale.ROOT).contains(words);
  }

  // Which passage is best

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "what a school meal costs per pupil | 2-what-a-school-meal-costs-per-pupil",
        "who pays for school meals | 3-who-pays-for-school-meals",
        "school meals anaemia | 4-school-meals-anaemia-and-attendance/4.1",
        "school meals attendance | 4-school-meals-anaemia-and-attendance/4.2",
        "firewood for one cook | 5-cooks-kitchens-and-firewood"
      })
  void b1_anAnswerRanksAboveFurniture(String query, String answer) {
    relevance
        .of(query)
        .within(3, MEALS + "#" + answer)
        .ranks(MEALS + "#" + answer)
        .above(FURNITURE);
  }

  @Test
  void b1_aListOfReferencesRanksBelowProse() {
    String review = "carbon-border-charges-review-2023-fictional";
    relevance.of("default values embedded emissions steel").notWithin(5, review + "#references/p1");
  }

  @Test
  void b1_furnitureIsFoundWhenNothingElseAnswers() {
    relevance.of("Mirel Osk").firstAre(MEALS + "#about-the-author");
    relevance.of("\"Reshuffling of clean goods\"").anyOf(1, "is the reference", says("iwamori"));
  }

  @Test
  void b1_aHeadingThatIsTheAnswerStays() {
    relevance
        .of("kitchens without clean water")
        .firstAre(MEALS + "#4-school-meals-anaemia-and-attendance/4.3");
  }

  @Test
  void b1_proseFullOfCitationsIsNoListOfReferences() {
    relevance
        .of("anaemia among girls where lentils were served")
        .firstAre(MEALS + "#4-school-meals-anaemia-and-attendance/4.1");
  }

  @Test
  void b1_aFindingBehindSeeAnnexStays() {
    relevance
        .of("attendance rose days a year boys")
        .firstAre(MEALS + "#4-school-meals-anaemia-and-attendance/4.2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"blue carbon", "What is blue carbon?", "definition of blue carbon"})
  void b2_aDefinitionRanksAboveMentions(String query) {
    relevance
        .of(query)
        .ranks(HANDBOOK + "#1-what-a-harbour-master-should-know/1.2/p1")
        .above(HANDBOOK + "#1-what-a-harbour-master-should-know/1.3", LAGOON);
  }

  @ParameterizedTest
  @CsvSource({
    "operator, talava-airport-noise-act-2018-fictional#chapter-i/article-2",
    "mooring buoy, tidal-meadows-handbook-2022-fictional#1-what-a-harbour-master-should-know/1.2/p2"
  })
  void b2_aDefinitionComesFirst(String query, String definition) {
    relevance.of(query).firstAre(definition);
  }

  @ParameterizedTest
  @CsvSource({
    "seagrass restoration, b-2-seagrass-on-the-map, b-1-seagrass-in-our-hearts",
    "seagrass restoration target, b-2-seagrass-on-the-map, b-3-partners",
    "sewage in the lagoon, b-5-sewage-pipes, b-4-sewage"
  })
  void b2_aTargetWithAFigureRanksAboveAnAspiration(String query, String target, String wish) {
    relevance.of(query).ranks(LAGOON + "#part-b/" + target).above(LAGOON + "#part-b/" + wish);
  }

  @Test
  void b2_twoNotionsAboutOneThingRankAboveTwoSideBySide() {
    relevance
        .of("lifeboat drill night")
        .firstAreInOrder(
            LAGOON + "#part-c/c-1-night-drills", LAGOON + "#part-c/c-2-around-the-quay");
  }

  @Test
  void b3_titleAndHeadingsHelpAPassageOfFewWords() {
    relevance.of("Talava airport night flights").within(3, NOISE + "#chapter-ii/article-12");
    relevance
        .of("airport noise ambulances")
        .ranks(NOISE + "#chapter-ii/article-12")
        .above(COOK);
    relevance
        .of("how is airport noise measured")
        .within(3, NOISE + "#chapter-ii/article-11/1")
        .ranks(NOISE + "#chapter-ii/article-11/1")
        .above(COOK);
  }

  @Test
  void b3_titleAndHeadingsNeverDrownAnAnswer() {
    relevance.of("noise of night flights measured").ranks(LETTER + "#p1").above(COOK);
    relevance.of("airport noise night flights").ranks(LETTER + "#p1").above(COOK);
    relevance
        .of("night flights limit airport noise")
        .ranks(NOISE + "#chapter-ii/article-12")
        .above(COOK);
  }

  @Test
  void b4_nearCopiesAreOneHitThatSaysWhereElse() {
    Hit first = index
        .search(PolicyQuery.of("the repair ship Patient Annet left Merin Town at noon"))
        .hits()
        .getFirst();
    Set<String> papers = new TreeSet<>(Set.of(first.document().id()));
    first.copies().forEach(copy -> papers.add(copy.documentId()));
    assertEquals(
        Set.of(
            "cable-cut-harbour-courier-2024-fictional",
            "cable-cut-highland-gazette-2024-fictional",
            "cable-cut-island-post-2024-fictional"),
        papers);
    PolicyQuery ship = PolicyQuery.of("repair ship may enter waters on six hours' notice");
    List<String> folded = ids(ship);
    assertTrue(folded.contains(NEW_STRAITS + "#2"), folded.toString());
    assertFalse(folded.contains(OLD_STRAITS + "#2"), folded.toString());
    assertTrue(all(ship).containsAll(Set.of(NEW_STRAITS + "#2", OLD_STRAITS + "#2")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "How many hectares of seagrass will Merin restore, and by when? | hectares seagrass restore Merin"
            + " | merin-lagoon-plan-2024-fictional#part-b/b-2-seagrass-on-the-map",
        "For how long must a seller keep spare parts for a stove? | seller keep spare parts stove"
            + " | saint-aldane-repair-act-2023-fictional#part-1/article-1/1",
        "How soon may a repair ship come when a cable has been cut? | repair ship notice cable cut"
            + " | three-straits-declaration-2019-fictional#2",
        "Is there anything a mender needs from the maker before opening a shop? | mender licence maker"
            + " | saint-aldane-repair-act-2023-fictional#part-2/article-31/1-2",
        "Who may have new windows because of the planes? | new windows bedroom"
            + " | talava-airport-noise-act-2018-fictional#chapter-ii/article-13/1",
        "When is one not allowed to dredge because the grass is seeding? | dredge grass seeds"
            + " | tidal-meadows-handbook-2022-fictional#2-what-a-harbour-master-should-do/2.2",
        "What does one plate cost the treasury for each child? | plate cost treasury child"
            + " | talava-school-meals-report-2024-fictional#2-what-a-school-meal-costs-per-pupil"
      })
  void b5_aQuestionFindsWhatKeywordsFind(String question, String keywords, String answer) {
    relevance.of(keywords).within(3, answer);
    relevance.of(question).within(3, answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "¿Cuáles son las normas sobre la represa? | normas represa",
        "Was muss ein Müller über Klimaschutz wissen? | muller klimaschutz wissen"
      })
  void b5_questionWordsOfOtherLanguagesAreLeftOut(String question, String left) {
    List<String> out = search(question).understanding().notes().stream()
        .filter(note -> note.words().startsWith("left out"))
        .map(note -> note.from().toLowerCase(Locale.ROOT))
        .toList();
    assertEquals(1, out.size(), search(question).understanding().toString());
    for (String word : left.split(" ")) {
      assertFalse(List.of(out.getFirst().split(" ")).contains(word), out + " " + word);
    }
    assertTrue(out.getFirst().contains("cuáles son") || out.getFirst().contains("über"), out + "");
  }

  @Test
  void b5_theSmallWordsOfAQuestionDoNotMatter() {
    relevance
        .of("Is there a repair ship for the undersea cable?")
        .sharesWith("repair ship undersea cable", 0.8, 5);
    relevance.of("What are spare parts?").sharesWith("spare parts", 0.6, 5);
    relevance
        .of("Could you tell me about seagrass meadows?")
        .sharesWith("seagrass meadows", 0.6, 5);
  }

  // Expressions of law and number

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Article 13(1)",
        "Art. 13 (1)",
        "paragraph 1 of Article 13",
        "Article 13(1) of the Airport Noise Act",
        "Airport Noise Act, Art. 13 para. 1"
      })
  void l2_aProvisionComesFirstAndThenWhatCitesIt(String query) {
    relevance
        .of(query)
        .firstAre(NOISE + "#chapter-ii/article-13/1")
        .within(10, NOISE + "#chapter-ii/article-14");
  }

  @Test
  void l2_onlyTheParagraphThatIsNamed() {
    relevance.of("Article 31(3)").firstAre(REPAIR + "#part-2/article-31/3");
    relevance
        .of("Article 11(1)")
        .ranks(NOISE + "#chapter-ii/article-11/1")
        .above(NOISE + "#chapter-ii/article-13/2");
    relevance.of("Article 11(2)").notWithin(5, NOISE + "#chapter-ii/article-13/2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"No. 31 of 2018", "Act No. 31 of 2018", "No 31 of 2018", "31 of 2018"})
  void l2_aNumberOfALawIsFoundWithAndWithoutItsNo(String query) {
    relevance.of(query).firstAre(NOISE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Airport Noise Act (No. 31 of 2018) | talava-airport-noise-act-2018-fictional",
        "noise act airport (31/2018) | talava-airport-noise-act-2018-fictional",
        "Talava Airport Noise Act | talava-airport-noise-act-2018-fictional",
        "Airport noise and night flights: notes of a canteen cook"
            + " | airport-noise-cookery-column-2020-fictional",
        "Repair Act, Right to (Saint Aldane) | saint-aldane-repair-act-2023-fictional",
        "Right to Repair Act | saint-aldane-repair-act-2023-fictional",
        "Saint Aldane Right to Repair Act 2023 | saint-aldane-repair-act-2023-fictional",
        "Minutes of the menders' guild | menders-guild-minutes-2024-fictional",
        "Japan India joint declaration on security cooperation | japan-india-security-2025"
      })
  void l3_aTitleComesFirst(String query, String document) {
    relevance.of(query).firstAre(document);
  }

  @Test
  void l3_theNewestComesFirstAmongEquals() {
    relevance
        .of("repair ship may enter waters on six hours' notice")
        .ranks(NEW_STRAITS + "#2")
        .above(OLD_STRAITS + "#2");
    relevance
        .of("Declaration of the Three Straits meeting at Talava")
        .firstAre(OLD_STRAITS)
        .ranks(OLD_STRAITS)
        .above(NEW_STRAITS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RUCPS", "Regional Undersea Cable Protection Scheme"})
  void l4_acronymsAndWhatTheyStandForFindEachOther(String query) {
    relevance.of(query).firstAreInOrder(OLD_STRAITS + "#3", NEW_STRAITS + "#3");
  }

  @Test
  void l4_anAcronymLearnedFromOneTextIsUnderstoodInOthers() {
    relevance.of("QHZ").firstAreInOrder(NOISE + "#chapter-i/article-2", NOISE, NOISE, LETTER);
    relevance
        .of("Quiet Hours Zone")
        .within(5, NOISE + "#chapter-ii/article-13/1", NOISE + "#chapter-iii/article-22")
        .within(10, LETTER);
  }

  // Words

  @ParameterizedTest
  @CsvSource({
    "spare part, spare parts",
    "school meal, school meals",
    "night flight, night flights",
    "lifeboat drills, lifeboat drill",
    "mooring buoys, mooring buoy",
    "seagrass meadow, seagrass meadows",
    "repairing telephones, repaired telephone",
    "mender's licence, menders' licences"
  })
  void w2_wordFormsShareTheirBestPassages(String one, String other) {
    relevance.of(one).sharesWith(other, 0.8, 50).sharesWith(other, 0.8, 5);
  }

  @Test
  void w4_wordsThatFormAPhraseStayTogetherAtTheTop() {
    PolicyQuery wage = PolicyQuery.of("minimum wage");
    relevance
        .of(wage)
        .firstAre(REPAIR + "#part-2/article-31/3", GUILD + "#1-apprentices")
        .ranks(GUILD + "#1-apprentices")
        .above(GUILD + "#2-wages", REPAIR + "#part-2/article-32");
    relevance
        .of(wage.withFilter(Filter.topic("vocational-training")))
        .firstAreInOrder(GUILD + "#1-apprentices", GUILD + "#2-wages");
    relevance
        .of(wage.withFilter(Filter.from("2023")))
        .everyOf(2, "has the phrase", says("minimum wage"));
    Ranking pays = relevance.of("polluter pays");
    pays.firstAre(NOISE + "#chapter-iii/article-21", "bbnj-agreement-2023#part-i/article-7");
    pays.ranks("bbnj-agreement-2023#part-i/article-7").above(LETTER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"right to repair", "right repair"})
  void w4_aSmallWordLeftOutIsForgiven(String query) {
    relevance
        .of(query)
        .within(3, GUILD + "#3-repair")
        .ranks(GUILD + "#3-repair")
        .above(GUILD + "#4-rights-and-wrongs", REPAIR + "#part-2/article-33");
  }
}
