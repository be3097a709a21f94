package io.entente.query;

/**
 * The order of hits. Equal scores are ordered by date, the newest first; what is equal still by document id, then
 * by passages within the document.
 */
public enum Sort {
  /** Best score first; without query text, what is about what the filters name first, then the newest. */
  RELEVANCE,
  /** Latest date first, undated documents last. */
  NEWEST,
  /** Earliest date first, undated documents last. */
  OLDEST
}
