package io.entente.internal.question;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.queries.intervals.IntervalsSource;

/**
 * What to highlight.
 *
 * @param terms terms of the stemmed view
 * @param words words of the exact view
 * @param prefixes beginnings of words of the exact view
 * @param phrases sequences of the exact view
 * @param stems sequences of the stemmed view
 * @param places what is near each other in the exact view
 * @param defined keys of terms whose definition is shown before anything else
 */
public record Marks(
    Set<String> terms,
    Set<String> words,
    Set<String> prefixes,
    Set<List<String>> phrases,
    Set<List<String>> stems,
    Set<IntervalsSource> places,
    Set<String> defined) {

  /** Nothing to highlight so far. */
  public static Marks empty() {
    return new Marks(
        new LinkedHashSet<>(),
        new LinkedHashSet<>(),
        new LinkedHashSet<>(),
        new LinkedHashSet<>(),
        new LinkedHashSet<>(),
        new LinkedHashSet<>(),
        new LinkedHashSet<>());
  }

  /** Whether passages match by where words stand. */
  public boolean hasPlaces() {
    return !phrases.isEmpty() || !places.isEmpty();
  }

  /** Adds what another highlights. */
  public void addAll(Marks other) {
    terms.addAll(other.terms);
    words.addAll(other.words);
    prefixes.addAll(other.prefixes);
    phrases.addAll(other.phrases);
    stems.addAll(other.stems);
    places.addAll(other.places);
    defined.addAll(other.defined);
  }
}
