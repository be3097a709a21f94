package io.entente.result;

/**
 * How many passages matched.
 *
 * @param value the number
 * @param exact true if it is the number of all matches, false if there are at least so many
 */
public record TotalHits(long value, boolean exact) {
  /** Returns {@code 37} or {@code at least 1001}. */
  @Override
  public String toString() {
    return exact ? Long.toString(value) : "at least " + value;
  }
}
