package io.entente.query;

import java.util.Locale;
import java.util.Objects;

/** What matches can be counted by. */
public enum FacetField {
  /** The countries a document is from or between. */
  COUNTRY,
  /** The countries and groups a passage mentions. */
  MENTIONS,
  /** The topics of a document and all topics broader than them. */
  TOPIC,
  /** The kind of document. */
  KIND,
  /** The language of a document. */
  LANGUAGE,
  /** Where a document came from. */
  SOURCE,
  /** The year of a document's date. */
  YEAR,
  /** The month of a document's date, such as {@code 2025-08}; dates known to the year only have none. */
  MONTH;

  /**
   * Returns the field written as {@code id}, in any case.
   *
   * @param id such as {@code country}
   * @return the field
   * @throws IllegalArgumentException if there is no such field; the message lists those there are
   */
  public static FacetField of(String id) {
    Objects.requireNonNull(id, "id");
    for (FacetField field : values()) {
      if (field.id().equals(id.strip().toLowerCase(Locale.ROOT))) {
        return field;
      }
    }
    throw new IllegalArgumentException(
        "facet must be one of country, mentions, topic, kind, language, source, year, month, got '"
            + id + "'");
  }

  /**
   * Returns the name used on the command line and in JSON.
   *
   * @return the name in lower case
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
