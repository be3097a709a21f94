package io.entente.query;

import java.util.Locale;
import java.util.Objects;

/** What the library reads into documents and questions beyond what they say; each can be switched off. */
public enum Inference {
  /** Filters accept countries, topics, dates and languages that were inferred from a document's text. */
  METADATA,
  /**
   * A country named in the question also speaks for passages from that country or about it, several for
   * documents that are of all of them.
   */
  COUNTRIES,
  /** An acronym also means what it stands for, and the reverse. */
  ACRONYMS,
  /** A word that occurs nowhere is replaced by the likeliest one that does. */
  SPELLING,
  /** {@code phaseout}, {@code phase-out} and {@code phase out} are one. */
  COMPOUNDS,
  /**
   * Words that are the title of a document ask for that document first, and beside other words for its
   * passages that answer these; in headlines, operators are words.
   */
  TITLES,
  /** {@code in October 2023} also speaks for passages of documents of that month or, less, of that year. */
  DATES,
  /** {@code Article 5(2)} asks for that very provision first. */
  PROVISIONS,
  /** Where nothing has all phrases of a question that has other words too, phrases are read as words. */
  PHRASES;

  /**
   * Returns the inference written as {@code id}, in any case.
   *
   * @param id such as {@code spelling}
   * @return the inference
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  public static Inference of(String id) {
    Objects.requireNonNull(id, "id");
    for (Inference inference : values()) {
      if (inference.id().equals(id.strip().toLowerCase(Locale.ROOT))) {
        return inference;
      }
    }
    throw new IllegalArgumentException(
        "inference must be one of metadata, countries, acronyms, spelling, compounds, titles, dates, provisions, phrases, got '"
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
