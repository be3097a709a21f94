package io.entente.benchmarks.peers;

import java.util.Locale;

/** What sort of query is asked. */
public enum Kind {
  /** One word. */
  TERM,
  /** Two to five words, of which any may match. */
  ANY_OF,
  /** Two or three words as they stand in a passage. */
  PHRASE,
  /** Any of two words, without a third. */
  EXCLUSION,
  /** A question as people ask it, any word of which may match. */
  QUESTION,
  /** Two words, in either order and at most {@link Request#NEAR} others between them. */
  NEAR;

  /**
   * Returns the name for people.
   *
   * @return such as {@code any of}
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
