package io.entente.document;

import java.util.Locale;

/**
 * Something that was noticed about a passage beyond its words, such as that it is a table of contents or
 * that it defines a term.
 *
 * @param kind what was noticed
 * @param subject what it is about: the term that is defined, the quantity that is aimed at, or empty
 * @param reason what told so, for people, such as {@code 9 of 10 lines end in a page number}
 */
public record Trait(Kind kind, String subject, String reason) {

  /** What can be noticed. */
  public enum Kind {
    /** A table of contents: headings in a row, often with page numbers. */
    CONTENTS,
    /** A list of references: works, sources, endnotes. */
    REFERENCES,
    /** A list of cited laws and little else. */
    CITED_LAWS,
    /** A heading that stands alone. */
    HEADING,
    /** The label of a figure, table or box. */
    LABEL,
    /** A form or a questionnaire that is to be filled in. */
    QUESTIONNAIRE,
    /** The life of an author or speaker. */
    BIOGRAPHY,
    /** Page headers and footers, navigation, contact lines, notices about rights. */
    FURNITURE,
    /** Text that comes again and again in a collection. */
    BOILERPLATE,
    /** Says what a term means. */
    DEFINITION,
    /** Sets something to be reached, with a quantity or a date. */
    TARGET,
    /** Obliges, permits, forbids or decides something. */
    OPERATIVE,
    /** Hopes for something, and sets neither a quantity nor a date nor an obligation. */
    ASPIRATION;

    /**
     * Tells whether such a passage seldom answers a question.
     *
     * @return true for what surrounds a text, false for what is said in it
     */
    public boolean surrounds() {
      return compareTo(DEFINITION) < 0;
    }

    /**
     * Returns the name for people and files.
     *
     * @return such as {@code cited-laws}
     */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
