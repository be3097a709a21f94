package io.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.acceptance.Relevance;
import io.entente.document.PolicyDocument;
import io.entente.query.PolicyQuery;
import io.entente.result.Understanding.Note;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks what a term means gets its definition, with the term in quotes or without. */
class AskedDefinitionsTest {

  private final PolicyIndex index = PolicyIndex.inMemory();
  private final Relevance relevance = Relevance.in(index);

  @BeforeEach
  void fill() {
    add(
        "heavens",
        "The State is responsible for a space object. A space object, wherever it falls, stays a space object.",
        "The term \"space object\" means a body that is sent up, with its parts and the vehicle that carries it.",
        "No definition of the space object in this text means that a space object is of less worth.");
    for (int i = 0; i < 30; i++) {
      add("other-" + i, "Rule " + i + " says what an object of trade is and means well.");
    }
    index.commit();
  }

  private void add(String id, String... passages) {
    PolicyDocument.Builder document = PolicyDocument.builder(id, "Text " + id).language("en");
    for (int i = 0; i < passages.length; i++) {
      document.passage(Integer.toString(i + 1), passages[i]);
    }
    index.add(document.build());
  }

  @AfterEach
  void close() {
    index.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "what is a space object",
        "what is a \"space object\"",
        "definition of \"space object\"",
        "what does \"space object\" mean",
        "what does \u201Cspace object\u201D mean?",
        "how is \"space object\" defined",
        "\"space object\" definition"
      })
  void aDefinitionIsFirst(String question) {
    relevance.of(question).firstAre("heavens#2");
  }

  @Test
  void theWordsThatAskForItAreLeftOutAndThoseThatNameATextAreNot() {
    assertEquals(
        List.of("left out, as words that put the question: how, is, defined"),
        said("how is \"space object\" defined in trade"));
    relevance.of("how is \"space object\" defined in trade").within(3, "heavens#1", "heavens#2");
    assertEquals(List.of(), said("responsible \"space object\" parts"));
  }

  @Test
  void aHeadingThatSaysSoAndWhatSomethingConsistsOfDefineIt() {
    index.add(
        PolicyDocument.builder("sea", "Law of the Sea").language("en").text("""
            Article 100
            Repression of piracy

            All States cooperate in the repression of piracy; piracy is a crime, and piracy has no flag.

            Article 101
            Definition of piracy

            Any illegal act of violence on the high seas for private ends by the crew of a ship.

            Article 102
            Smuggling

            Smuggling consists of any of the following acts: hiding goods, or paying for it to be done.

            Article 103
            The Commission

            The Commission on smuggling consists of nine members, who know of smuggling.
            """).build());
    index.commit();
    relevance.of("what is piracy").firstAre("sea#article-101");
    relevance.of("definition of \"piracy\"").within(1, "sea#article-101");
    relevance.of("what is smuggling").firstAre("sea#article-102");
    relevance.of("what is the Commission on smuggling").firstAre("sea#article-103");
  }

  /** What stands between the words that ask is asked as well. */
  @Test
  void whoseDefinitionIsAskedForIsNotLeftOut() {
    index.add(PolicyDocument.builder("orbits", "Orbits Accord")
        .language("en")
        .passage("1", "The term \"space object\" means a body that goes round the Earth.")
        .build());
    index.commit();
    assertTrue(said("how does the Orbits Accord define \"space object\"")
        .contains("left out, as words that put the question: how, does, define"));
    relevance.of("how does the Orbits Accord define \"space object\"").firstAre("orbits#1");
    relevance.of("how does text heavens define \"space object\"").firstAre("heavens#2");
  }

  /** What is asked for beside an instrument, in a few words, and of which the term that is defined is a kind. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "definition of discrimination",
        "CEDAW definition of discrimination",
        "discrimination definition CEDAW",
        "definition discrimination CEDAW",
        "what is discrimination against women"
      })
  void aDefinitionIsFirstBesideTheNameOfItsInstrument(String question) {
    index.add(PolicyDocument.builder("cedaw", "Convention on Women (CEDAW)")
        .language("en")
        .text("""
            Article 1

            The term "discrimination against women" shall mean any distinction made on the basis of sex.

            Article 2

            States Parties condemn discrimination and pursue by all means a policy of ending discrimination.

            Article 3

            They refrain from any act of discrimination, and their definition of discrimination is published.
            """)
        .build());
    index.commit();
    relevance.of(question).firstAre("cedaw#article-1");
  }

  @Test
  void whoSomebodyIsIsAskedAsWell() {
    index.add(
        PolicyDocument.builder("refuge", "Refuge Act").language("en").text("""
            Section 1

            A refugee who returns is no refugee; who is a refugee no more has to tell it.

            Section 2

            "Refugee" means a person outside the country of nationality for fear of being persecuted.
            """).build());
    index.commit();
    relevance.of("who is a refugee").firstAre("refuge#section-2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at what distance does an object fall",
        "under which rules is trade good",
        "bajo qué condiciones se vende un objeto",
        "unter welchen Bedingungen handelt man"
      })
  void aQuestionMayBeginWithAPreposition(String question) {
    assertTrue(
        said(question).stream().anyMatch(note -> note.startsWith("left out, as words")),
        () -> said(question).toString());
  }

  private List<String> said(String question) {
    return index.search(PolicyQuery.of(question)).understanding().notes().stream()
        .map(Note::words)
        .toList();
  }
}
