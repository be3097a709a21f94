package io.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.document.PolicyDocument;
import io.entente.query.PolicyQuery;
import io.entente.result.Hit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a question names to be left out, and a provision of an instrument that is not there. */
class LeftOutTest extends PactFixture {

  @BeforeEach
  void fill() {
    add(
        pact("spoken", "Forests, and forests again, are felled in Brazil."),
        pact("of", "Forests are felled, and forests are planted.").country("BR"),
        pact("other", "Forests and fields are kept as they were found by those who came first.")
            .country("CO"),
        pact("fields", "Fields and rivers in Peru are as they are.").country("PE"),
        pact("steel", "Tariffs on steel are paid at the border, steel being steel."),
        pact("wool", "Tariffs on wool are paid later.", "Article 2 speaks of wool."));
  }

  private String said(String question) {
    return index.search(PolicyQuery.of(question)).understanding().toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "forests outside Brazil",
        "forests other than Brazil",
        "forests not Brazil",
        "forests hors du Brésil",
        "forests apart from Brazil",
        "forests everywhere but in Brazil",
        "forests not involving Brazil",
        "forests not including Brazil",
        "forests that do not involve Brazil",
        "forests that don't include Brazil",
        "forests whose owners did not include Brazil",
        "forests which exclude Brazil",
        "forests, Brazil excluded",
        "forests not about Brazil",
        "forests that are not about Brazil",
        "forests that aren't about Brazil",
        "forests not on Brazil",
        "forests not from Brazil",
        "forests not felled by Brazil",
        "forests that have not been felled by Brazil",
        "forests that are not part of Brazil",
        "forests which are not a party to Brazil",
        "forêts forests qui ne sont pas sur le Brésil"
      })
  void whatSpeaksOrIsOfACountryThatIsLeftOutComesBehindWhatIsNot(String question) {
    assertEquals("other#1", ids(question).getFirst());
    assertEquals(3, ids(question).size());
    assertTrue(said(question).contains("(BR) is not looked for and counts less"), said(question));
    String why = index
        .search(PolicyQuery.of(question).withExplained(true))
        .hits()
        .getLast()
        .explanation()
        .toString();
    assertTrue(why.contains("it is about a country that is left out"), why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rivers outside Brazil and Peru",
        "rivers in countries other than Chile, Brazil or Peru",
        "rivers not including Brazil or Peru",
        "rivers not about Brazil or Peru",
        "rivers that do not concern Brazil and Peru",
        "rivers outside of the Kingdom of Spain, Chile, and Peru"
      })
  void aListOfCountriesIsLeftOutToItsEnd(String question) {
    assertTrue(said(question).contains("\"Peru\" (PE) is not looked for"), said(question));
    assertFalse(said(question).contains("count more"), said(question));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rivers in Peru and forests outside Brazil",
        "rivers outside Brazil of interest in Peru and Chile",
        "rivers not Brazil and Peru",
        "rivers outside Brazil, Peru"
      })
  void whatIsNoPartOfSuchAListIsLookedFor(String question) {
    assertTrue(said(question).contains("\"Peru\" is read as the country"), said(question));
    assertTrue(said(question).contains("\"Brazil\" (BR) is not looked for"), said(question));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "does the pact on rivers not include Peru",
        "which pacts exclude Peru",
        "rules that exclude Peru from rivers",
        "whether or not including Peru matters",
        "why are the rivers not on Peru",
        "did the ministers not sign by Peru",
        "is Chile not a member of Peru",
        "why did Peru not sign the pact on rivers",
        "which rivers are not signed by Peru",
        "rivers not signed by Peru's minister",
        "rivers including Peru"
      })
  void whoAsksWhetherACountryIsLeftOutAsksAboutIt(String question) {
    assertTrue(said(question).contains("\"Peru\" is read as the country"), said(question));
  }

  @Test
  void anExclusionThatIsOfferedHasANameOfSeveralWordsInQuotes() {
    String said = said("tariffs except the United States");
    assertTrue(said.contains("; -\"United States\" leaves out what has it"), said);
    assertTrue(said("tariffs outside Brazil").contains("; -Brazil leaves out"));
  }

  @Test
  void whatIsNotOfACountryIsLookedForAsItIsTyped() {
    add(
        pact("granted", "The status of major non-NATO ally was granted to Kenya."),
        pact("port", "Kenya is a major ally, and its status as a major port is beyond doubt."),
        pact("persons", "Non-U.S. persons pay no duties."),
        pact("citizens", "Nationals of the United States and other US persons pay duties."),
        pact("apart", "Those who are non EU nationals apply."));
    for (String question :
        List.of("major non-NATO ally Kenya", "was Kenya made a major non NATO ally?")) {
      assertEquals("granted#1", ids(question).getFirst(), question);
      assertFalse(said(question).contains("NATO)"), said(question));
    }
    assertEquals("persons#1", ids("duties of non-U.S. persons").getFirst());
    assertEquals("persons#1", ids("duties of non-US persons").getFirst());
    assertEquals("apart#1", ids("non-EU nationals").getFirst());
  }

  @Test
  void whatIsNotOfACountryIsAWordWhereNoTextHasIt() {
    add(pact("union", "The EU and students from outside."), pact("non", "A non sequitur."));
    assertEquals(List.of("union#1"), ids("non-EU students"));
    assertFalse(said("non-EU students").contains("count"), said("non-EU students"));
  }

  @Test
  void aCountryThatIsLeftOutIsNotLookedForByAnotherName() {
    String said = said("fields Brazilian not Brazil");
    assertFalse(said.contains("is read as the country or group Brazil"), said);
  }

  @Test
  void theWordsThatLeaveOutAreNotLookedFor() {
    add(pact("outside", "Those outside except other than themselves, apart from others."));
    for (String question :
        List.of("fields outside Brazil", "fields other than Brazil", "fields except for wool")) {
      assertFalse(ids(question).contains("outside#1"), question);
    }
  }

  @Test
  void aPeopleBesideItsCountryIsAWordLikeOthers() {
    add(
        pact("camps", "The camps of the Rohingya are full."),
        pact("talks", "Talks in Myanmar on Myanmar went on in Myanmar."));
    assertEquals("camps#1", ids("Burma Rohingya").getFirst());
    assertEquals(2, ids("Burma Rohingya").size());
  }

  @Test
  void whatIsLeftOutTakesAwayAPartOfTheScoreAtMost() {
    index
        .search(PolicyQuery.of("forests outside Brazil"))
        .hits()
        .forEach(hit -> assertTrue(hit.score() > 0, hit.toString()));
  }

  @ParameterizedTest
  @CsvSource({
    "tariffs excluding steel, excluding, steel",
    "tariffs except for steel, except, steel",
    "tariffs on other than wool, other than, wool",
    "vaccines other than COVID-19 ones, other than, COVID-19",
  })
  void whoLeavesOutAWordIsToldHow(String question, String leaving, String word) {
    String note = "\"" + leaving + "\" leaves nothing out; -" + word + " leaves out what has it";
    assertTrue(said(question).contains(note), said(question));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tariffs excluding Brazil",
        "tariffs without steel",
        "tariffs except",
        "tariffs other than the"
      })
  void whoLeavesOutNoWordIsNot(String question) {
    assertFalse(said(question).contains("leaves nothing out"), said(question));
  }

  @ParameterizedTest
  @CsvSource({
    "Article 2 of the Paris Agreement, Paris Agreement, Article 2",
    "what does article 2 of the wool convention say, wool convention, article 2",
    "Article 1 of Pact wool, Pact wool, Article 1",
    "Article 7(2) of the Treaty on the Use of Rivers, Treaty on the Use of Rivers, Article 7(2)",
    "article 25 de la Convention de Vienne, Convention de Vienne, article 25",
    "Article 999 of the Pact Wool, Pact Wool, Article 999",
  })
  void aProvisionOfAnInstrumentThatIsNotThereIsNamed(
      String question, String instrument, String provision) {
    String note = "no document called \"" + instrument + "\" is known to have " + provision;
    assertTrue(said(question).contains(note), said(question));
  }

  @Test
  void aProvisionThatIsThereUnderALongerTitleIsNotSaidToBeMissing() {
    add(PolicyDocument.builder("rivers", "Rivers Agreement under the Convention on Water of 1999")
        .text("Article 1\n\nThe Parties meet.\n\nArticle 2\n\nThe water stays below two degrees."));
    String question = "what does Article 2 of the Rivers Agreement say about temperature";
    assertFalse(said(question).contains("no document called"), said(question));
    assertTrue(said(question).contains("names the provision article 2 of rivers"), said(question));
    String other = "what does Article 3 of the Rivers Agreement say about temperature";
    assertTrue(
        said(other).contains("no document called \"Rivers Agreement\" is known to have Article 3"),
        said(other));
  }

  @Test
  void aParagraphThatIsNotThereIsSaidToBeMissing() {
    add(PolicyDocument.builder("lakes", "Lakes Agreement")
        .text("Article 2\n\n1. The water stays cold.\n\n2. The shore stays open."));
    assertTrue(
        said("Article 2(9) of the Lakes Agreement").contains("no passage begins with article 2(9)"),
        said("Article 2(9) of the Lakes Agreement"));
    assertFalse(said("Article 2(2) of the Lakes Agreement").contains("no passage"));
    String dotted = said("Article 2.2 of the Lakes Agreement");
    assertTrue(dotted.contains("names the provision article 2(2) of lakes"), dotted);
    assertFalse(dotted.contains("no passage"), dotted);
    for (String beside : List.of("Article 9 Lakes Agreement", "Lakes Agreement art. 9 water")) {
      assertTrue(
          said(beside).contains("no document called \"Lakes Agreement\" is known to have"),
          said(beside));
    }
  }

  @Test
  void anOrdinalIsTheNumberInBracketsOfATitle() {
    for (String number : List.of("III", "IV")) {
      add(PolicyDocument.builder(
              "harbour-" + number,
              "Harbour Convention (" + number + ") relative to Ships of Kind " + number)
          .text("Article 1\n\nShips moor.\n\nArticle 17\n\nShips of kind " + number + " wait."));
    }
    String question = "Article 17 of the Third Harbour Convention";
    assertTrue(
        said(question).contains("names the provision article 17 of harbour-III"), said(question));
    assertTrue(
        said("Fourth Harbour Convention art 17").contains("article 17 of harbour-IV"),
        said("Fourth Harbour Convention art 17"));
  }

  @Test
  void anArticleOfAnAnnexIsTheOneThatIsMeant() {
    add(PolicyDocument.builder("quota", "Quota Treaty").text("""
        Article 1

        The Parties fish.

        Article 5

        The quota is five tonnes.

        ANNEX B

        Article 1

        Nets are wide.

        Article 5

        Hooks are small.
        """));
    for (String question :
        List.of("Annex B Article 5", "Article 5 of Annex B", "Quota Treaty Annex B, Article 5")) {
      assertTrue(said(question).contains("names the provision annex b article 5"), said(question));
      Hit best = index.search(PolicyQuery.of(question)).hits().getFirst();
      assertEquals("Hooks are small.", best.passage().text(), question);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Article 2",
        "Article 2 of New Zealand",
        "Article 2 in the Paris Agreement of wool",
        "article 2 of importance"
      })
  void otherwiseNoneIs(String question) {
    assertFalse(said(question).contains("no document called"), said(question));
  }
}
