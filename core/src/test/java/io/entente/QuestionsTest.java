package io.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.result.SearchResult;
import io.entente.result.Understanding.Note;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any text is a question; titles, headlines and provisions in it are known as such. */
class QuestionsTest extends PactFixture {

  @Test
  void anyTextIsAQuery() {
    add(pact("a", "Ore."));
    for (String text : List.of(
        "\"", "-", "--ore", "\"\"", "-\"", "(", "a\"b", "NOT", "ore -", "  ", "\u0000", "\"ore")) {
      index.search(text);
    }
    assertEquals(List.of("a#1"), ids("\"ore"));
    assertEquals(List.of(), ids("???"));
    assertEquals(List.of("a#1"), ids("  "));
  }

  @Test
  void aWholeTitleIsATitleAlsoWhereItLooksLikeAnExclusionOrAPhrase() {
    add(
        pact("a", "Gas.").title("Ukraine -Turkmenistan"),
        pact("b", "Oil.").title("Declaration on \"rare earths\" and trade"),
        pact("c", "Ukraine trade of rare earths and a declaration."));
    assertEquals("a#1", ids("ukraine -turkmenistan").getFirst());
    assertEquals("b#1", ids("Declaration on “rare earths” and trade").getFirst());
    assertEquals(List.of("c#1"), ids("ukraine -gas"));
  }

  @Test
  void thatAWordOccursNowhereIsSaid() {
    add(pact("a", "Ore and coal."), pact("b", "A mineral."), pact("c", "Each mineral."));
    assertEquals(List.of("\"xylophonist\" occurs nowhere"), notes("coal xylophonist"));
    assertEquals(
        List.of("\"mieral\" occurs nowhere; did you mean \"mineral\"?"), notes("coal mieral"));
    assertEquals(List.of("\"xylophonist\" occurs nowhere"), notes("xylophonist"));
    assertEquals(List.of(), notes("coal 1899"));
    assertEquals(List.of(), notes("ore coal"));
  }

  private List<String> notes(String question) {
    return index.search(question).understanding().notes().stream()
        .map(note -> note.words())
        .toList();
  }

  @Test
  void inAHeadlineInCapitalsOperatorsAreWords() {
    add(
        pact("a", "The minister did rule out a levy."),
        pact("b", "Steel and copper."),
        pact("c", "Steel."));
    assertEquals(List.of("a#1"), ids("MINISTER DOES NOT RULE OUT LEVY"));
    assertEquals(List.of("a#1"), ids("MINISTER AND GROWERS MEET IN CAPITAL -TODAY"));
    assertEquals(List.of("b#1"), ids("STEEL AND COPPER"));
    assertEquals(List.of("c#1"), ids("STEEL NOT COPPER"));
    assertEquals(List.of(), ids("minister does NOT rule out levy"));
    assertEquals(
        List.of(),
        ids(PolicyQuery.of("MINISTER DOES NOT RULE OUT LEVY").without(Inference.TITLES)));
  }

  @Test
  void aProvisionIsFoundWhereItIsNamedWithoutItsParagraph() {
    add(
        pact("a", "Records under Rule 17.1.6 are kept for years."),
        pact("b", "Records under Rule 17.1.8 are kept for years."));
    assertEquals(
        "a#1", ids("for how long are fund records kept under Rule 17.1.6(c)").getFirst());
  }

  @Test
  void aTitleIsFoundWithoutItsBracketsToo() {
    add(
        pact("a", "Text.").title("Lakeside Trade Agreement (LTA)"),
        pact("b", "The lakeside trade agreement; a lakeside trade agreement."));
    assertEquals("a#1", ids("Lakeside Trade Agreement").getFirst());
    assertEquals("a#1", ids("lakeside trade agreement (LTA)").getFirst());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "—", "( ) ;", "\"\u2026\""})
  void whereThereIsNoWordItSaysSo(String query) {
    add(pact("a", "Copper — and tin."));
    SearchResult result = index.search(query);
    assertEquals(List.of(), result.hits());
    assertTrue(
        result.understanding().notes().stream()
            .anyMatch(note -> note.words().equals("there is no word to look for")),
        result.understanding().toString());
  }

  @Test
  void aNameIsNoShortWordThatIsTwoLettersOff() {
    add(
        pact("a", "Moshe Sharett spoke of fishing."),
        pact("b", "Sharett signed the pact on fishing."));
    assertEquals(List.of(), corrected("Statement by Sean Savett on fishing"));
    assertEquals(List.of(), corrected("statement by savett on fishing"));
    assertEquals(List.of("sharett"), corrected("Statement by Moshe Sharet on fishing"));
    assertEquals(List.of("sharett"), corrected("SHARET ON FISHING"));
  }

  @Test
  void whoAsksWhatAWordMeansDoesNotLookForMean() {
    add(pact("a", "Maen is a town of fishing."), pact("b", "Maen fishes."));
    String question = "what does fishing mean";
    assertEquals(List.of(), corrected(question));
    assertNull(index.search(question).understanding().didYouMean());
    assertEquals(List.of("maen"), corrected("mean fishing"));
  }

  @Test
  void whatLooksLikeAnAcronymIsNotReadAsAWordThatIsSpeltAlike() {
    add(pact("a", "The gdp of the market grows."), pact("b", "Processing of data by the market."));
    assertEquals(List.of(), corrected("GDPR data"));
    assertEquals(List.of(), corrected("GDPR"));
    assertNull(index.search("GDPR").understanding().didYouMean());
    assertEquals(List.of("gdp"), corrected("gddp data"));
    assertEquals(List.of("processing"), corrected("PROCESSSING"));
    assertEquals(List.of("market"), corrected("MARKTE DATA"));
  }

  @Test
  void aMisspeltCountryIsThatCountry() {
    add(
        pact("of", "Nurses are hired by the ministry.").country("PH"),
        pact("on", "Nurses of the Philippines; Filipino nurses too."),
        pact("else", "Nurses, and nurses again, are hired by nurses in Poland.").country("PL"));
    List<String> notes = notes("Phillipines nurses");
    assertEquals("\"Phillipines\" occurs nowhere and is read as \"philippines\"", notes.getFirst());
    assertTrue(notes.get(1).contains("the country or group Philippines (PH)"), notes.toString());
    assertEquals(ids("Philippines nurses"), ids("Phillipines nurses"));
    assertEquals(ids("Philippines Poland nurses"), ids("Phillipines Poland nurses"));
    PolicyQuery query = PolicyQuery.of("Phillipines nurses").without(Inference.COUNTRIES);
    assertFalse(index.search(query).understanding().toString().contains("country or group"));
  }

  @ParameterizedTest
  @CsvSource({
    "How many ferries are there?, 'How, many'",
    "how much does a ferry cost, 'how, much, does'",
    "Wie viele Fähren gibt es?, 'Wie, viele, es'",
    "Does the accord provide for ferries?, 'Does, provide'",
    "Can you provide ferries to us?, 'Can, you, provide, us'",
    "Please provide ferries; who owns them?, 'Please, provide, who, them'",
    "Can the council provide a detailed overview of ferries?, 'Can, provide'",
    "Who provides the ferries?, Who",
    "What does Italy provide to Malta?, 'What, does'",
    "What ferries must a port provide to islanders?, 'What, must'",
  })
  void wordsThatPutAQuestionAreLeftOut(String question, String words) {
    add(pact("a", "Ferries are provided by Italy; many detailed ferries provide for much."));
    List<String> notes = notes(question);
    assertTrue(
        notes.stream()
            .anyMatch(note -> note.startsWith("left out") && note.endsWith("question: " + words)),
        notes.toString());
  }

  private List<String> corrected(String question) {
    return index.search(question).understanding().notes().stream()
        .filter(note -> note.inference() == Inference.SPELLING)
        .map(Note::to)
        .toList();
  }
}
