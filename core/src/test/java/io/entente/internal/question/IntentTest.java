package io.entente.internal.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.document.Trait.Kind;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntentTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
          what is blue carbon? | blue carbon
          What are rare earths | rare earths
          What's a carbon sink? | carbon sink
          what is an "exclusive economic zone"? | exclusive economic zone
          What is freedom of navigation? | freedom of navigation
          define just transition | just transition
          definition of critical minerals | critical minerals
          legal definition of refugee | refugee
          what is the definition of money laundering in the directive? | money laundering
          meaning of “force majeure” | force majeure
          What does loss and damage mean? | loss and damage
          what does the term ‘high seas’ mean under the convention | high seas
          What counts as renewable hydrogen, and who certifies it? | renewable hydrogen
          What qualifies as forest? | forest
          What constitutes a serious breach? | serious breach
          What is meant by dual-use goods? | dual-use goods
          How is personal data defined in the act? | personal data
          climate refugee definition | climate refugee
          who is a refugee | refugee
          Who are vulnerable consumers? | vulnerable consumers
          CEDAW definition of discrimination | discrimination
          vessel definition Northern Basin | vessel Northern Basin
          definition refugee convention | refugee convention
          ¿Qué es la soberanía alimentaria? | soberanía alimentaria
          ¿Qué se entiende por residuo peligroso? | residuo peligroso
          définition de déchet | déchet
          Qu'est-ce que la neutralité carbone ? | neutralité carbone
          qu’entend-on par « zone humide » ? | zone humide
          Was bedeutet Kreislaufwirtschaft? | Kreislaufwirtschaft
          Was versteht man unter grauem Wasserstoff? | grauem Wasserstoff
          O que é desmatamento ilegal? | desmatamento ilegal
          Cosa significa sussidiarietà? | sussidiarietà
          """)
  void asksForDefinition(String question, String subject) {
    Intent intent = Intent.of(question);

    assertTrue(intent.asksFor(Kind.DEFINITION), question);
    assertEquals(subject, intent.subject());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What is the deadline for notifying the authority?",
        "what is the role of the secretariat",
        "What is the scope of the treaty?",
        "What are the consequences of a late report?",
        "what is Japan's position",
        "What is new in the 2023 act?",
        "what is expected of banks",
        "What are countries doing against plastic?",
        "What is the fee?",
        "What does the border charge mean for steel makers?",
        "Quel est le rôle de la commission ?",
        "¿Qué es lo que debe hacer el ministro?",
        "carbon border adjustment",
        "means of transport",
        "mean temperature"
      })
  void otherQuestionsAskForNoDefinition(String question) {
    Intent intent = Intent.of(question);

    assertFalse(intent.asksFor(Kind.DEFINITION), question);
    assertEquals("", intent.subject(), question);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "renewable energy target Kenya",
        "What is the emissions goal of Chile?",
        "By when does the pact end coal power?",
        "by which year will the fleet be electric",
        "By what year should diesel be phased out?",
        "How much does the plan reduce methane?",
        "What share of power comes from the sun by 2035?",
        "How many trees are to be planted by 2030?",
        "When will Portugal reach net zero?",
        "objetivo de reducción de emisiones",
        "¿Cuál es la meta de energía solar?",
        "objectif climatique de la France",
        "Klimaziele der Länder",
        "Bis wann soll der Ausstieg gelingen?",
        "metas de desmatamento",
        "obiettivi climatici del comune"
      })
  void asksForTarget(String question) {
    assertTrue(Intent.of(question).asksFor(Kind.TARGET), question);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What happens if a government misses its targets?",
        "takeover of a target company",
        "How many members does the panel have?",
        "What share of the profit goes to villages?",
        "Wann wurde das Gesetz erlassen?",
        "trade between Chile and Peru in 2019",
        "What is the primary goal of the audit?"
      })
  void otherQuestionsAskForNoTarget(String question) {
    assertFalse(Intent.of(question).asksFor(Kind.TARGET), question);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What must a carrier do after a spill?",
        "Is an operator required to keep logs?",
        "Are single-use bags banned in Rwanda?",
        "obligation to report fishing catches",
        "May a judge refuse extradition?",
        "Can a foreigner own farmland?",
        "Under what circumstances may a licence be withdrawn?",
        "What conditions apply to drone flights?",
        "Who has to pay for the clean-up?",
        "Quelles sont les obligations du pêcheur ?",
        "Que doit faire un employeur ?",
        "¿Qué debe declarar el importador?",
        "¿Está prohibida la caza nocturna?",
        "Darf ein Vermieter kündigen?",
        "Meldepflicht für Stürme",
        "O que deve fazer o produtor?",
        "È vietato fumare in spiaggia?"
      })
  void asksForOperative(String question) {
    assertTrue(Intent.of(question).asksFor(Kind.OPERATIVE), question);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Can you explain how the fund is governed?",
        "Could you clarify the reporting cycle?",
        "Can the regulator provide guidance on fees?",
        "Where can I find the annex?",
        "summit of May 2024",
        "How does the veto work?",
        "semiconductor factories in Dresden",
        "accord de pêche",
        "Ministerio de Energía"
      })
  void otherQuestionsAskForNoRule(String question) {
    assertFalse(Intent.of(question).asksFor(Kind.OPERATIVE), question);
  }

  @Test
  void mayAskForTwoThings() {
    assertEquals(
        Set.of(Kind.DEFINITION, Kind.OPERATIVE),
        Intent.of("What counts as waste, and who must remove it?").kinds());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "?",
        "\"",
        "what is",
        "what is the",
        "define",
        "definition of",
        "1/CP.21"
      })
  void littleAsksForNothing(String question) {
    assertSame(Intent.NONE, Intent.of(question), question);
  }

  @Test
  void longTextIsReadInPart() {
    assertSame(Intent.NONE, Intent.of("the ministers met and spoke about fish ".repeat(5_000)));
  }
}
