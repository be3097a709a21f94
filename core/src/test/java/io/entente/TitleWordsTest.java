package io.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.document.DocumentKind;
import io.entente.document.PolicyDocument;
import io.entente.query.PolicyQuery;
import io.entente.result.Explanation;
import io.entente.result.Hit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What words count that a title has. */
class TitleWordsTest extends PactFixture {

  @BeforeEach
  void fill() {
    add(
        PolicyDocument.builder("pact", "Partnership on Rare Earths")
            .passage("1", "The Parties have agreed as follows.")
            .passage("2", "Rare earths are fifteen metals.")
            .passage("3", "The export is open to all who apply for it."),
        PolicyDocument.builder("news", "From the markets")
            .passage("1", "Much was said of prices.")
            .passage("2", "The export of rare earths was cut by half, as many had feared."),
        PolicyDocument.builder("note", "Rare metals").passage("1", "Rare metals have gone up."));
  }

  private double ofTitle(String question, String passage) {
    return index.search(PolicyQuery.of(question).withExplained(true)).hits().stream()
        .filter(hit -> (hit.document().id() + "#" + hit.passage().id()).equals(passage))
        .map(Hit::explanation)
        .map(Objects::requireNonNull)
        .flatMap(explanation -> explanation.parts().stream())
        .filter(part -> part.words().equals("the words in the title and the headings"))
        .mapToDouble(Explanation::value)
        .sum();
  }

  @Test
  void aWordOfTheTitleCountsForAPassageThatLacksItAndNotAgainForOneThatHasIt() {
    assertEquals(0, ofTitle("rare earth export", "pact#2"));
    assertEquals(0, ofTitle("rare earth export", "news#2"));
    assertTrue(ofTitle("rare earth export", "pact#3") > 0);
  }

  @Test
  void aPassageThatRepeatsItsTitleDoesNotComeBeforeTheWholeAnswer() {
    List<String> ids = ids("rare earth export");
    assertTrue(ids.indexOf("news#2") < ids.indexOf("pact#2"), ids.toString());
  }

  @Test
  void theTitleOfAnOnlyPassageCountsAlthoughItIsAPartOfIt() {
    assertTrue(ofTitle("rare metals export", "note#1") > 0);
  }

  @Test
  void wordsThatNameADocumentCountForItsPassagesAlsoWhereTheySayThem() {
    assertTrue(ofTitle("metals in the Partnership on Rare Earths", "pact#2") > 0);
  }

  @Test
  void aPluralInSmallLettersIsNoAcronymInTheBracketsOfATitle() {
    add(
        PolicyDocument.builder("order", "Order on the Atomic Energy Regulatory Authority (AREA)")
            .passage("1", "The Authority is set up in several areas."),
        PolicyDocument.builder("parks", "Act on Parks")
            .passage("1", "Protected areas are areas that are protected."));
    for (String question : List.of("areas", "protected areas")) {
      String said = index.search(PolicyQuery.of(question)).understanding().toString();
      assertFalse(said.contains("is the title of"), said);
    }
    for (String question : List.of("AREA", "the tasks of AREA in atomic energy")) {
      String said = index.search(PolicyQuery.of(question)).understanding().toString();
      assertTrue(said.contains("is the title of"), said);
    }
  }

  /** A proper name in a title, which the passages that answer do not repeat. */
  @Test
  void wordsThatOnlyTheTitleOfADocumentHasNameIt() {
    addTunnel();
    for (String question :
        List.of("Fehmarn Belt tolls", "tolls fehmarn belt", "tolls Fehmarn Belt link")) {
      assertEquals("tunnel#2", ids(question).getFirst(), question);
      assertTrue(said(question).contains("in the title of few documents"), said(question));
    }
  }

  @Test
  void wordsThatOthersSpeakOfAsWellDoNot() {
    addTunnel();
    for (String question :
        List.of("Fehmarn Belt", "fixed link tolls", "fixed tunnel tolls", "belt link tolls")) {
      assertFalse(said(question).contains("in the title of few documents"), said(question));
    }
  }

  /** What an instrument is about and its sort, as people call it. */
  @Test
  void aWordOfTheTitleBeforeTheSortOfInstrumentNamesIt() {
    addTunnel();
    add(PolicyDocument.builder(
            "piracy", "Convention on the Prevention and Punishment of the Crime of Piracy")
        .passage("1", "Piracy is a crime under international law.")
        .passage("2", "This Convention shall enter into force on the ninetieth day."));
    add(PolicyDocument.builder("mail", "Convention on Mail")
        .passage(
            "1", "This Convention shall enter into force upon entry of ten instruments in force."));
    for (String question :
        List.of("entry into force Piracy Convention", "piracy convention entry into force")) {
      assertEquals("piracy#2", ids(question).getFirst(), question);
      assertTrue(said(question).contains("in the title of few documents"), said(question));
    }
  }

  @Test
  void wordsInSmallLettersAreWhatATitleIsAbout() {
    addTunnel();
    add(PolicyDocument.builder("cook", "Ferry noise: notes of a cook")
        .passage("1", "Ferry noise keeps me awake, and the tolls."));
    String question = "ferry noise tolls";
    assertFalse(said(question).contains("in the title of few documents"), said(question));
  }

  @Test
  void whatTellsOfAnInstrumentInSmallLettersIsNotNamedByIt() {
    addTunnel();
    add(PolicyDocument.builder("brief", "What the amber treaty leaves open")
        .kind(DocumentKind.REPORT)
        .passage("1", "The amber treaty is silent on how a country may withdraw."));
    String question = "How can a country withdraw from the amber treaty?";
    assertFalse(said(question).contains("in the title of few documents"), said(question));
    add(PolicyDocument.builder("treaty", "Treaty of Kyoto on Jade and Amber")
        .kind(DocumentKind.TREATY)
        .passage("1", "This Treaty is about stones.")
        .passage("2", "A Party may withdraw after a year."));
    assertTrue(said(question).contains("in the title of few documents"), said(question));
    assertEquals("treaty#2", ids(question).getFirst());
  }

  @Test
  void anAcronymNamesTheDocumentWithItsWordsInTheTitle() {
    addTunnel();
    add(PolicyDocument.builder("statute", "Statute of the High Court of Bridges and Tunnels")
        .passage("1", "This Court is the High Court of Bridges and Tunnels (HCBT).")
        .passage("2", "There are eighteen judges."));
    add(PolicyDocument.builder("speech", "A speech")
        .passage("1", "Judges of the HCBT have judged how judges judge; many judges have."));
    assertEquals("statute#2", ids("how many judges does the HCBT have").getFirst());
  }

  private String said(String question) {
    return index.search(PolicyQuery.of(question)).understanding().toString();
  }

  private void addTunnel() {
    add(PolicyDocument.builder("tunnel", "Agreement on the Fixed Link across the Fehmarn Belt")
        .passage(
            "1", "The two States build a tunnel under the Fehmarn Belt and open the Fehmarn Belt.")
        .passage("2", "Whoever passes pays the tolls.")
        .passage("3", "Rescue is done by both."));
    for (int i = 0; i < 25; i++) {
      add(PolicyDocument.builder("road-" + i, "Road act " + i)
          .passage(
              "1", "The tolls of road " + i + " are those of every fixed link, and tolls are paid.")
          .passage("2", "A belt of trees stands along each road."));
    }
  }
}
