package io.entente.result;

/**
 * A completion of what is being typed.
 *
 * @param text what to put in place of what was typed
 * @param kind what it is
 * @param value how a filter takes it: a document's id, a topic's id, a country's code; for an acronym, what it stands for
 */
public record Suggestion(String text, Kind kind, String value) {

  /** What a suggestion is. */
  public enum Kind {
    /** The title of a document. */
    TITLE,
    /** A topic. */
    TOPIC,
    /** A country or a group of countries. */
    COUNTRY,
    /** An acronym. */
    ACRONYM
  }
}
