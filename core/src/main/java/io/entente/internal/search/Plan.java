package io.entente.internal.search;

import io.entente.analysis.TwoViews;
import io.entente.result.Understanding.Note;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * A query as it is going to be run, without its filters.
 *
 * @param matching what has to match, and scores; null to admit every passage
 * @param excluded what must not match
 * @param reasons what the score is made of, for explanations
 * @param marks what to highlight
 * @param notes what was understood beyond the words
 * @param words the plain words as typed, for proposals
 * @param look what the second stage looks for, or null if there is none
 * @param views what the query was analysed with, to be used again
 */
record Plan(
    @Nullable Query matching,
    List<Query> excluded,
    List<Reason> reasons,
    Marks marks,
    List<Note> notes,
    List<String> words,
    @Nullable Look look,
    TwoViews views) {

  /**
   * A part of the score.
   *
   * @param words what it is, for people
   * @param query contributes its own score
   */
  record Reason(String words, Query query) {}

  /**
   * What to highlight.
   *
   * @param terms terms of the stemmed view
   * @param words words of the exact view
   * @param prefixes beginnings of words of the exact view
   * @param phrases sequences of the exact view
   * @param stems sequences of the stemmed view
   * @param places queries whose matches have places: nearness within the exact view
   */
  record Marks(
      Set<String> terms,
      Set<String> words,
      Set<String> prefixes,
      Set<List<String>> phrases,
      Set<List<String>> stems,
      Set<Query> places) {

    /** Nothing to highlight so far. */
    static Marks empty() {
      return new Marks(
          new LinkedHashSet<>(),
          new LinkedHashSet<>(),
          new LinkedHashSet<>(),
          new LinkedHashSet<>(),
          new LinkedHashSet<>(),
          new LinkedHashSet<>());
    }

    /** Whether passages match by where words stand. */
    boolean hasPlaces() {
      return !phrases.isEmpty() || !places.isEmpty();
    }

    /** Adds what another highlights. */
    void addAll(Marks other) {
      terms.addAll(other.terms);
      words.addAll(other.words);
      prefixes.addAll(other.prefixes);
      phrases.addAll(other.phrases);
      stems.addAll(other.stems);
      places.addAll(other.places);
    }
  }
}
