package io.entente.benchmarks.peers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query that every engine puts into its own terms.
 *
 * @param kind what sort of query
 * @param words the words in lower case; of an exclusion the last is excluded
 * @param question the whole question if it is one, otherwise empty
 * @param where the filter, or null if there is nothing to filter by
 * @param filtered whether the filter is used where not every query is filtered
 */
public record Request(
    Kind kind,
    List<String> words,
    String question,
    @Nullable Where where,
    boolean filtered) {

  /** The most words between two that are near each other. */
  public static final int NEAR = 5;

  /**
   * A filter. The date of a document lies in a year from the first to the last.
   *
   * @param country the code of a country, or null for any
   * @param fromYear the first year, or 0 for any
   * @param toYear the last year, or 0 for any
   */
  public record Where(@Nullable String country, int fromYear, int toYear) {
    boolean hasYears() {
      return fromYear > 0;
    }
  }

  /** Copies the words. */
  public Request {
    words = List.copyOf(words);
  }

  /** The filter to use, or null. */
  @Nullable
  Where where(Mode mode) {
    return filtered || mode == Mode.FILTERED ? where : null;
  }

  /**
   * Returns the query as one types it into Entente.
   *
   * @return the text, without the filter
   */
  public String text() {
    return switch (kind) {
      case TERM, ANY_OF -> String.join(" ", words);
      case PHRASE -> '"' + String.join(" ", words) + '"';
      case EXCLUSION -> String.join(" ", admitted()) + " -" + words.getLast();
      case QUESTION -> question;
      case NEAR -> words.getFirst() + " NEAR/" + NEAR + " " + words.getLast();
    };
  }

  /** The words that may match. */
  List<String> admitted() {
    return kind == Kind.EXCLUSION ? words.subList(0, words.size() - 1) : words;
  }
}
