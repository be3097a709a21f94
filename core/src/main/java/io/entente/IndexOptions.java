package io.entente;

import io.entente.analysis.PassageOptions;
import io.entente.vocabulary.Topics;
import java.util.Objects;

/**
 * How documents are prepared when they are added. Immutable; the {@code with} methods return changed
 * copies.
 *
 * @param topics the vocabulary of topics, which the index keeps; it takes the place of {@link Topics#bundled()}
 *     when the index is opened again, by who only reads it as well
 * @param inferring whether what a document does not say (countries, topics, date, language) is inferred
 *     from its text; if not, it stays unknown, and no filter on it finds the document
 * @param passages how texts are split into passages
 */
public record IndexOptions(Topics topics, boolean inferring, PassageOptions passages) {

  /** The bundled topics, inferring, passages of the usual size. */
  public static final IndexOptions DEFAULT =
      new IndexOptions(Topics.bundled(), true, PassageOptions.DEFAULT);

  /** Checks that nothing is missing. */
  public IndexOptions {
    Objects.requireNonNull(topics, "topics");
    Objects.requireNonNull(passages, "passages");
  }

  /**
   * Chooses the vocabulary of topics.
   *
   * @param topics one's own, or {@link Topics#bundled()}
   * @return the changed copy
   */
  public IndexOptions withTopics(Topics topics) {
    return new IndexOptions(topics, inferring, passages);
  }

  /**
   * Says whether to infer what documents do not say.
   *
   * @param inferring false to leave unknown what is not stated
   * @return the changed copy
   */
  public IndexOptions withInferring(boolean inferring) {
    return new IndexOptions(topics, inferring, passages);
  }

  /**
   * Chooses the size of passages.
   *
   * @param passages the sizes
   * @return the changed copy
   */
  public IndexOptions withPassages(PassageOptions passages) {
    return new IndexOptions(topics, inferring, passages);
  }
}
