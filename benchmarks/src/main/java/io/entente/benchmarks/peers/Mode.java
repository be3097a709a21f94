package io.entente.benchmarks.peers;

import java.util.Locale;

/** What is wanted of an answer: always the ten best passages with all that is shown of them. */
public enum Mode {
  /** No more than that. */
  SEARCH,
  /** And a snippet of each. */
  SNIPPETS,
  /** And all matches counted by country and by year. */
  FACETS,
  /** No more than the passages, each query with a filter. */
  FILTERED;

  /**
   * Returns the name for people and files.
   *
   * @return in lower case
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
