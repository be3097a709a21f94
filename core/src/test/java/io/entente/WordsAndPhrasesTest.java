package io.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which words and phrases of a passage a question matches, and which keep it out. */
class WordsAndPhrasesTest extends PactFixture {

  @Test
  void wordsMatchInAllTheirForms() {
    add(
        pact("a", "The ministers cooperate on mineral supply."),
        pact("b", "Schools open in autumn."));
    assertEquals(List.of("a#1"), ids("minister cooperating minerals"));
  }

  @Test
  void aPassageMatchesByItsOwnWordsAndOnlyTheFirstByTheTitle() {
    add(pact("a", "Fish quotas.", "Timber quotas.").title("Lakeside Accord"));
    assertEquals(List.of("a#1"), ids("lakeside"));
    assertEquals(List.of("a#2"), ids("timber"));
  }

  @Test
  void phrasesMustOccurAsTheyAre() {
    add(pact("a", "Control of the export of ore."), pact("b", "Export control of ore."));
    assertEquals(List.of("b#1"), ids("\"export control\""));
    assertEquals(List.of("b#1"), ids("“export control” ore"));
    assertEquals(List.of("a#1"), ids("\"of the export\""));
    assertEquals(List.of(), ids("\"exports control\""));
  }

  @Test
  void excludedWordsAndPhrasesKeepPassagesOut() {
    add(pact("a", "Trade in copper ore."), pact("b", "Trade in iron ore."));
    assertEquals(List.of("b#1"), ids("ore -copper"));
    assertEquals(List.of("a#1"), ids("ore -\"iron ore\""));
    assertEquals(List.of("a#1"), ids("ore NOT iron"));
    assertEquals(List.of("b#1"), ids("-copper"));
  }

  @Test
  void stopWordsAloneAreStillWords() {
    add(pact("a", "To be or not to be."), pact("b", "Nothing."));
    assertEquals(List.of("a#1"), ids("to be"));
  }

  @Test
  void aParticleOfACompoundSaysNothingByItself() {
    add(
        pact("a", "Coal and its phase-out."),
        pact("b", "Coal that is carried out of the mine, and in, and out."));
    assertEquals(List.of("a#1", "b#1"), ids("coal phase-out plans"));
    add(pact("c", "The fire went out."));
    assertFalse(ids("coal phase-out plans").contains("c#1"));
  }

  @Test
  void capitalsAreNoFormOfAnotherWord() {
    add(pact("a", "Tools that were used."), pact("b", "The US objects."));
    assertEquals(List.of("b#1"), ids("US"));
    assertEquals(List.of("b#1"), ids("US objects"));
  }
}
