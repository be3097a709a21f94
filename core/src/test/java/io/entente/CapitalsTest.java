package io.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.entente.document.PolicyDocument;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.result.Hit;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Words in capitals are not the small words that are spelt alike. */
class CapitalsTest {

  private final PolicyIndex index = PolicyIndex.inMemory();

  @BeforeEach
  void texts() {
    add("tariffs", "Duties on steel that the US imposed were lifted.");
    add("dotted", "Duties on copper that the U.S. imposed were lifted.");
    add("pronoun", "Let us lift the duties that burden us and our farmers.");
    add("fees", "The Parties fund training for IT security in every port.");
    add("it", "The port is old and it needs security at the gates.");
    add("french", "Les parties créent un fonds pour un port et un phare.");
    add("nations", "The UN keeps a fund for ports.");
    add("shouting", "TELL WHO PAYS THE TOLLS OF THE PORT");
    add("health", "The WHO collects tolls of an epidemic.");
    add("who", "Ships pay tolls at the port, and the council decides who pays less.");
    add("small", "The wto panel met, wrote the stenographer in small letters.");
    for (int i = 0; i < 6; i++) {
      add("told-" + i, "They told us nothing of house " + i + ".");
    }
    index.commit();
  }

  @AfterEach
  void close() {
    index.close();
  }

  private void add(String id, String text) {
    index.add(PolicyDocument.builder(id, "Note " + id).text(text).build());
  }

  private Set<String> found(PolicyQuery query) {
    Set<String> found = new TreeSet<>();
    for (Hit hit : index.search(query).hits()) {
      found.add(hit.document().id());
    }
    return found;
  }

  private Set<String> found(String query) {
    return found(PolicyQuery.of(query));
  }

  @Test
  void aCountryInCapitalsIsNoPronoun() {
    assertEquals(Set.of("dotted", "tariffs"), found("US"));
    assertEquals(Set.of("dotted", "tariffs"), found("U.S."));
    assertEquals(
        Set.of("dotted", "tariffs"), found(PolicyQuery.of("US").without(Inference.values())));
  }

  @Test
  void inSmallLettersThePronounIsFound() {
    PolicyQuery query = PolicyQuery.of("let us").without(Inference.values());
    assertEquals("pronoun", index.search(query).hits().getFirst().document().id());
  }

  @Test
  void aStopWordInCapitalsIsAsked() {
    assertEquals(Set.of("fees"), found("IT"));
    Hit first = index.search(PolicyQuery.of("IT security")).hits().getFirst();
    assertEquals("fees", first.document().id());
    assertEquals(
        "The Parties fund training for [IT] [security] in every port.",
        first.snippet().marked("[", "]"));
  }

  @Test
  void aSmallWordOfAnotherLanguageIsNotMeant() {
    assertEquals(Set.of("nations"), found(PolicyQuery.of("UN").without(Inference.values())));
  }

  @Test
  void aQuestionWordInCapitalsIsAnOrganization() {
    assertEquals(
        Set.of("health", "shouting"), found(PolicyQuery.of("WHO").without(Inference.values())));
  }

  @Test
  void snippetsMarkWhatIsInCapitals() {
    add("both", "The US told us, as U.S. firms had.");
    index.commit();
    Hit both = index.search(PolicyQuery.of("US firms")).hits().getFirst();
    assertEquals("The [US] told us, as [U.S]. [firms] had.", both.snippet().marked("[", "]"));
  }

  @Test
  void whatTextsHaveInSmallLettersIsFoundAllTheSame() {
    assertEquals(Set.of("small"), found(PolicyQuery.of("WTO").without(Inference.values())));
  }

  @Test
  void aQuestionAllInCapitalsSaysNothingByThem() {
    Hit first = index
        .search(PolicyQuery.of("LET US LIFT").without(Inference.values()))
        .hits()
        .getFirst();
    assertEquals("pronoun", first.document().id());
    assertEquals(
        "[Let] [us] [lift] the duties that burden [us] and our farmers.",
        first.snippet().marked("[", "]"));
  }

  @Test
  void whatBelongsToItSpeaksOfIt() {
    add("rules", "The NPT's review and the WHO\u2019s advice came late.");
    index.commit();
    for (String asked : new String[] {"NPT", "NPT's"}) {
      PolicyQuery query = PolicyQuery.of(asked).without(Inference.values());
      assertEquals(Set.of("rules"), found(query));
      assertEquals(
          "The [NPT's] review and the WHO\u2019s advice came late.",
          index.search(query).hits().getFirst().snippet().marked("[", "]"));
    }
    assertEquals(
        Set.of("health", "rules", "shouting"),
        found(PolicyQuery.of("WHO").without(Inference.values())));
  }
}
