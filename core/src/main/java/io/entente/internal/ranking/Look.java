package io.entente.internal.ranking;

import io.entente.document.Trait;
import io.entente.internal.question.Intent;
import io.entente.internal.question.Question;
import io.entente.query.Ranking;
import io.entente.query.Ranking.Ingredient;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * What the second stage looks for.
 *
 * @param words the question's words in order
 * @param meanLength the mean length of passages, in words
 * @param asked what a passage should do to answer
 * @param late what adds to the score of a candidate, and never makes a passage one
 * @param needed what a passage that answers the whole question has, by itself or in its title and headings,
 *     empty for a long question
 * @param items what may match, each scored by itself
 * @param pairs neighbours among the words, the same
 */
public record Look(
    List<Question.Word> words,
    double meanLength,
    Intent asked,
    List<Late> late,
    List<Needed> needed,
    List<Query> items,
    List<Query> pairs) {

  /** Ingredients that take a second look. */
  private static final Set<Ingredient> SECOND = EnumSet.of(
      Ingredient.EXACT,
      Ingredient.NEIGHBOURS,
      Ingredient.CONTRAST,
      Ingredient.DOCUMENT,
      Ingredient.STATEMENTS,
      Ingredient.QUALITY,
      Ingredient.FOLDING);

  /** Whether a second look can change anything. */
  public boolean matters(Ranking ranking) {
    return !late.isEmpty()
        || !needed.isEmpty()
        || SECOND.stream().anyMatch(ranking::uses)
        || ranking.factor(Trait.Kind.BOILERPLATE) < 1;
  }

  /**
   * Something that only candidates are scored by, which adds or takes away some part of their score at most.
   *
   * @param words what it is, for people
   * @param query matches and scores it
   * @param weight what its score is multiplied by; below 0 for what takes away from a candidate
   * @param unless matches passages for which it does not count, if they are not all of their document, whose
   *     title is a part of such a passage; or null
   */
  public record Late(
      String words, Query query, float weight, @Nullable Query unless) {}

  /**
   * Something that a whole answer has.
   *
   * @param inText matches passages whose text has it
   * @param inContext matches those whose title and headings have it, but for a title that is in the text
   */
  public record Needed(Query inText, Query inContext) {}
}
