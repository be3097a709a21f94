package io.entente.internal.facet;

import io.entente.query.FacetField;
import io.entente.result.FacetCount;
import io.entente.vocabulary.Countries;
import io.entente.vocabulary.Topic;
import io.entente.vocabulary.Topics;
import java.util.Locale;
import java.util.Optional;

/** How the values of a facet are shown to those who choose among them. */
final class FacetNames {

  private FacetNames() {}

  /** A value with its label, and for a topic how far it is below the broadest. */
  static FacetCount facet(
      FacetField field, String value, Topics topics, long passages, long documents) {
    String label = label(field, value, topics);
    return new FacetCount(value, label, level(field, value, topics), passages, documents);
  }

  /** Whether values are read as a course of time, and not by how often each is found. */
  static boolean isInTime(FacetField field) {
    return field == FacetField.YEAR || field == FacetField.MONTH;
  }

  private static int level(FacetField field, String value, Topics topics) {
    int level = 0;
    if (field == FacetField.TOPIC) {
      for (Optional<Topic> topic = topics.topic(value);
          topic.isPresent() && !topic.get().broader().isEmpty();
          topic = topics.topic(topic.get().broader().getFirst())) {
        level++;
      }
    }
    return level;
  }

  private static String label(FacetField field, String value, Topics topics) {
    return switch (field) {
      case COUNTRY, MENTIONS -> Countries.bundled().name(value);
      case TOPIC -> topics.topic(value).map(topic -> topic.label()).orElse(value);
      case LANGUAGE -> {
        String name = Locale.forLanguageTag(value).getDisplayLanguage(Locale.ENGLISH);
        yield name.isEmpty() ? value : name;
      }
      case KIND, SOURCE, YEAR, MONTH -> value;
    };
  }
}
