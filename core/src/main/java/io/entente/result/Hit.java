package io.entente.result;

import io.entente.document.DocumentInfo;
import io.entente.document.Passage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ranked passage.
 *
 * @param rank its place in the whole ranking, from 1; pages behind a cursor go on counting
 * @param score how well it matches; comparable within one search only
 * @param document what is known about its document
 * @param passage the passage
 * @param mentions codes of the countries and groups the passage mentions
 * @param snippet the extract that shows what matched
 * @param also what else in the document matched, or null if explanations were not asked for
 * @param explanation the reasons for the score, or null if explanations were not asked for
 */
public record Hit(
    int rank,
    float score,
    DocumentInfo document,
    Passage passage,
    List<String> mentions,
    Snippet snippet,
    @Nullable Also also,
    @Nullable Explanation explanation) {

  /**
   * What else in a hit's document matched.
   *
   * @param passageCount how many other passages
   * @param passageIds the ids of the first of them in the order of the text, at most 20
   */
  public record Also(int passageCount, List<String> passageIds) {
    /** Copies the ids. */
    public Also {
      passageIds = List.copyOf(passageIds);
    }
  }

  /** Copies the mentions. */
  public Hit {
    mentions = List.copyOf(mentions);
  }

  /**
   * Returns what to print under a quotation of this passage.
   *
   * @return the citation
   */
  public Citation citation() {
    return Citation.of(document, passage);
  }
}
