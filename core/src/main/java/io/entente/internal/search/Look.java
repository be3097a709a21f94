package io.entente.internal.search;

import java.util.List;
import org.apache.lucene.search.Query;

/**
 * What the second stage looks for.
 *
 * @param words the question's words in order
 * @param meanLength the mean length of passages, in words
 * @param asked what a passage should do to answer
 * @param late what adds to the score of a candidate, and never makes a passage one
 * @param needed what a passage that answers the whole question has, by itself or in its title and headings,
 *     each as alternatives; empty for a long question
 */
record Look(
    List<Closeness.Word> words,
    double meanLength,
    Intent asked,
    List<Late> late,
    List<List<Query>> needed) {

  /**
   * Something that only candidates are scored by.
   *
   * @param words what it is, for people
   * @param query matches and scores it
   * @param weight what its score is multiplied by
   */
  record Late(String words, Query query, float weight) {}
}
