package io.entente.internal.index;

import io.entente.vocabulary.Topic;
import io.entente.vocabulary.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps a vocabulary of topics with each commit, so that who only reads an index need not have it. The bundled
 * one is not kept.
 */
public final class StoredTopics {

  private static final String KEY = "entente.topics";

  // Between topics, between the parts of one, and between broader topics or keywords.
  private static final String TOPIC = "\u0001";
  private static final String PART = "\u0002";
  private static final String ITEM = "\u0003";

  private StoredTopics() {}

  /**
   * Returns what a commit has to carry.
   *
   * @param topics the vocabulary of the index
   * @return the format version, and the vocabulary if it is not the bundled one
   */
  public static Map<String, String> commitData(Topics topics) {
    Map<String, String> data = new HashMap<>();
    data.put(Schema.FORMAT_KEY, Integer.toString(Schema.FORMAT));
    if (topics != Topics.bundled()) {
      data.put(
          KEY, String.join(TOPIC, topics.all().stream().map(StoredTopics::line).toList()));
    }
    return data;
  }

  private static String line(Topic topic) {
    return String.join(
        PART,
        topic.id(),
        topic.label(),
        String.join(ITEM, topic.broader()),
        String.join(ITEM, topic.keywords()));
  }

  /**
   * Returns the vocabulary that a commit carries.
   *
   * @param data what the commit has to say
   * @return its topics, or the bundled ones
   */
  static Topics read(Map<String, String> data) {
    String kept = data.get(KEY);
    if (kept == null) {
      return Topics.bundled();
    }
    List<Topic> topics = new ArrayList<>();
    for (String line : kept.split(TOPIC)) {
      String[] parts = line.split(PART, -1);
      topics.add(new Topic(parts[0], parts[1], items(parts[2]), items(parts[3])));
    }
    return Topics.of(topics);
  }

  private static List<String> items(String part) {
    return part.isEmpty() ? List.of() : List.of(part.split(ITEM));
  }
}
