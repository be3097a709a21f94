package io.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.query.PolicyQuery;
import io.entente.result.Hit;
import io.entente.result.Snippet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Snippets mark what matched, and can be left out. */
class SnippetsTest extends PactFixture {

  @Test
  void withoutSnippetsHitsAreTheSameButForEmptyOnes() {
    add(pact("a", "Fish quotas."), pact("b", "Timber and fish, also fresh fish."));
    PolicyQuery query = PolicyQuery.of("fish NEAR quotas OR timber");
    List<Hit> hits = index.search(query).hits();
    List<Hit> bare = index.search(query.withSnippets(false)).hits();
    assertEquals(ids(query), ids(query.withSnippets(false)));
    assertEquals(2, bare.size());
    for (int i = 0; i < bare.size(); i++) {
      assertEquals(new Snippet("", 0, List.of(), false, false), bare.get(i).snippet());
      assertFalse(hits.get(i).snippet().marks().isEmpty());
      assertEquals(hits.get(i).score(), bare.get(i).score());
      assertEquals(hits.get(i).passage(), bare.get(i).passage());
    }
  }

  @Test
  void snippetMarksWhatMatchedAndNothingElse() {
    String filler = "The parties met on many days and spoke of many things. ".repeat(20);
    add(pact("a", filler + "They agreed that mining of rare earths shall be licensed. " + filler));
    Hit hit = index.search("rare earth licence \"mining of\"").hits().getFirst();
    String marked = hit.snippet().marked("[", "]");
    assertTrue(
        marked.contains("They agreed that [mining of] [rare] [earths] shall be [licensed]. The"),
        marked);
    assertEquals(4, hit.snippet().marks().size(), marked);
    assertTrue(hit.snippet().text().length() < 400);
    assertEquals(
        hit.snippet().text(),
        hit.passage()
            .text()
            .substring(
                hit.snippet().start(),
                hit.snippet().start() + hit.snippet().text().length()));
  }

  @Test
  void aBracketThatIsOpenedInAMatchIsClosedInIt() {
    add(pact("a", "Under Article 4(1) (see rule 2) a fee is due (Article 4)."));
    assertEquals(
        "Under [Article 4(1)] (see rule 2) a fee is due (Article 4).", marked("\"Article 4(1)\""));
    assertEquals(
        "Under Article 4(1) (see [rule 2]) a fee is due (Article 4).", marked("\"rule 2\""));
  }

  @Test
  void smallWordsOfOtherLanguagesAreNotMarkedBesideOthers() {
    for (int i = 0; i < 450; i++) {
      index.add(pact("lista-" + i, "Las partes toman nota de la lista de los bienes " + i + ".")
          .build());
    }
    add(pact("bosque", "Las partes cuidan de la sombra de los bosques."));
    assertEquals(
        "Las partes cuidan de la [sombra] de los [bosques].", marked("sombra de los bosques"));
    assertTrue(marked("de").contains("[de]"));
    assertTrue(marked("\"de la sombra\"").contains("[de la sombra]"));
  }

  @Test
  void aDefinitionThatIsAskedForIsShown() {
    String talk = "The keeper of a beacon tells the definitive light from the others. ".repeat(8);
    add(pact("a", talk + "The term \"beacon\" shall apply to every light on a rock. " + talk));
    for (String question : List.of("definition of beacon", "what is a beacon?", "beacon")) {
      String marked = marked(question);
      assertTrue(marked.contains("\"[beacon]\" shall apply to every light"), marked);
    }
  }

  @Test
  void wordsThatAreSmallElsewhereAndNotInEnglishAreMarked() {
    add(pact("a", "Prisoners of war come home from the Rio de Oro."));
    assertEquals(
        "Prisoners of [war] [come] home from the [Rio] de [Oro].", marked("war come Rio de Oro"));
  }

  private String marked(String query) {
    return index.search(query).hits().getFirst().snippet().marked("[", "]");
  }
}
