package io.entente.document;

import java.util.Locale;
import java.util.Objects;

/** What sort of text a document is. */
public enum DocumentKind {
  /** A news article. */
  ARTICLE,
  /** A declaration, communiqué or joint statement that states say together. */
  DECLARATION,
  /** A treaty, convention, agreement or protocol. */
  TREATY,
  /** A law, regulation, decree or constitution. */
  LAW,
  /** A speech, press release or statement by one party. */
  STATEMENT,
  /** A report, strategy, white paper or plan. */
  REPORT,
  /** Anything else; the default. */
  OTHER;

  /**
   * Returns the kind written as {@code id}, in any case.
   *
   * @param id such as {@code treaty}
   * @return the kind
   * @throws IllegalArgumentException if there is no such kind; the message lists those there are
   */
  public static DocumentKind of(String id) {
    Objects.requireNonNull(id, "id");
    for (DocumentKind kind : values()) {
      if (kind.id().equals(id.strip().toLowerCase(Locale.ROOT))) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "kind must be one of article, declaration, treaty, law, statement, report, other, got '"
            + id + "'");
  }

  /**
   * Returns the name used in files, on the command line and in the index.
   *
   * @return the name in lower case, such as {@code treaty}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
