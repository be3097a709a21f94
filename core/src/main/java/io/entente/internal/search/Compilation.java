package io.entente.internal.search;

import io.entente.analysis.TwoViews;
import io.entente.internal.question.Marks;
import io.entente.internal.question.QuestionReader;
import io.entente.internal.reader.PageSearcher;
import io.entente.internal.search.Plan.Reason;
import io.entente.query.PolicyQuery;
import io.entente.result.Understanding.Note;
import java.util.ArrayList;
import java.util.List;

/**
 * A query that is compiled, with what its parts add to the plan besides their queries.
 *
 * @param searcher the state of the index that is asked
 * @param query the query
 * @param questions reads its words
 * @param views what it is analysed with
 * @param marks what to highlight so far
 * @param reasons what the score is made of so far
 * @param notes what was understood so far
 */
record Compilation(
    PageSearcher searcher,
    PolicyQuery query,
    QuestionReader questions,
    TwoViews views,
    Marks marks,
    List<Reason> reasons,
    List<Note> notes) {

  /** Starts with nothing to highlight or to tell. */
  static Compilation of(
      PageSearcher searcher, PolicyQuery query, QuestionReader questions, TwoViews views) {
    return new Compilation(
        searcher, query, questions, views, Marks.empty(), new ArrayList<>(), new ArrayList<>());
  }
}
