package io.entente.internal.search;

import io.entente.analysis.TwoViews;
import io.entente.internal.question.Marks;
import io.entente.internal.ranking.Look;
import io.entente.result.Understanding.Note;
import java.util.List;
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
public record Plan(
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
  public record Reason(String words, Query query) {}
}
