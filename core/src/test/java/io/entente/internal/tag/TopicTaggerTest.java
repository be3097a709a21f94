package io.entente.internal.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.vocabulary.Topic;
import io.entente.vocabulary.Topics;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicTaggerTest {

  private static final TopicTagger TAGGER = new TopicTagger(Topics.bundled());

  private static final String SECURITY_NEWS = """
      The two governments want to bring economic security, cyber defence and the defence industry into the revised
      text. Ministers spoke of stronger supply chains for critical minerals and of an answer to economic coercion by
      export restrictions. Joint research and development is to cover artificial intelligence, semiconductors and
      other technology that will shape future warfare.
      """;

  @Test
  void anArticleOnSecurityCooperationGetsItsSeveralTopics() {
    List<String> topics =
        TAGGER.topics("Two countries to widen their joint security declaration", SECURITY_NEWS);
    for (String expected : List.of("security", "economic-security", "supply-chains")) {
      assertTrue(topics.contains(expected), () -> expected + " missing in " + topics);
    }
    assertTrue(
        topics.stream()
            .anyMatch(topic -> Topics.bundled().withBroader(topic).contains("technology")),
        topics::toString);
    assertTrue(topics.size() <= TopicTagger.MAX_TOPICS);
  }

  @Test
  void aTextAboutNothingInParticularGetsNoTopic() {
    assertEquals(
        List.of(),
        TAGGER.topics("Thank you", "It was good to see all of you here this morning. Well done!"));
    assertEquals(List.of(), TAGGER.topics("", ""));
  }

  @Test
  void longerPhrasesAbsorbTheWordsInThem() {
    String text =
        "The Security Council met. The right to social security and job security was on its list.";
    List<String> topics = TAGGER.topics("", text);
    assertFalse(topics.contains("security"), topics::toString);
    assertTrue(topics.contains("social-security"), topics::toString);
  }

  @Test
  void aNarrowTopicIsPreferredToTheBroadOne() {
    List<String> topics = TAGGER.topics(
        "Fishing quotas agreed",
        "Fishing vessels may land less tuna; the fish stock must recover.");
    assertEquals("fisheries", topics.get(0));
    assertFalse(topics.contains("maritime-affairs"), topics::toString);
  }

  @Test
  void aBroadTopicStandsForSeveralNarrowOnesThatAreWeak() {
    Topics own = Topics.of(List.of(
        new Topic("animals", "Animals", List.of(), List.of()),
        new Topic("cats", "Cats", List.of("animals"), List.of("cat^0.9")),
        new Topic("dogs", "Dogs", List.of("animals"), List.of("dog^0.9")),
        new Topic("cows", "Cows", List.of("animals"), List.of("cow^0.9"))));
    assertEquals(
        List.of("animals"),
        new TopicTagger(own).topics("", "A cat, a dog and a cow." + " Words follow.".repeat(40)));
  }

  @Test
  void aMentionInPassingFadesInALongText() {
    String filler = "The delegates thanked the hosts for the welcome. ".repeat(400);
    assertEquals(List.of("fisheries"), TAGGER.topics("", "Fishing is regulated by fisheries law."));
    assertEquals(List.of(), TAGGER.topics("", filler + "Fishing is regulated by fisheries law."));
  }

  @Test
  void pluralsSpellingsAndOtherLanguagesAreRecognised() {
    assertTrue(TAGGER
        .topics("", "Nuclear-weapons testing; atomic bombs; nuclear weapons.")
        .contains("nuclear-weapons"));
    assertEquals(
        TAGGER.topics("", "Labour markets and labour law"),
        TAGGER.topics("", "Labor markets and labor law"));
    assertTrue(
        TAGGER.topics("", "La politique monétaire de la banque").contains("monetary-policy"));
    assertTrue(TAGGER.topics("", "Ley sobre el cambio climático").contains("climate"));
  }

  @Test
  void passagesGivenOneByOneCountLikeTheWholeText() {
    TopicTagger.Accumulator accumulator = TAGGER.start("Security");
    String[] lines = SECURITY_NEWS.split("(?<=\\.)\\s");
    for (String line : lines) {
      accumulator.add(line);
    }
    assertEquals(TAGGER.topics("Security", String.join("\n", lines)), accumulator.topics());
  }
}
