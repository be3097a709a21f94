package io.entente.result;

import io.entente.document.DocumentInfo;
import io.entente.document.Passage;
import java.util.List;

/**
 * A ranked passage.
 *
 * @param rank its place in the whole ranking, from 1; pages behind a cursor go on counting
 * @param score how well it matches; comparable within one search only
 * @param document what is known about its document
 * @param passage the passage
 * @param mentions codes of the countries and groups the passage mentions
 * @param snippet the extract that shows what matched
 */
public record Hit(
    int rank,
    float score,
    DocumentInfo document,
    Passage passage,
    List<String> mentions,
    Snippet snippet) {

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
