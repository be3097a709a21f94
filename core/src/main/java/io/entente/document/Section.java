package io.entente.document;

import java.util.List;
import java.util.Objects;

/**
 * A part of a document as its author or publisher divided it.
 *
 * <p>A section with an {@code id} is a passage already and is kept as it is. One without is split
 * further along the structure found in its text.
 *
 * @param id the passage's id, unique in the document; empty for a section that is still to be split
 * @param path where the section stands, outermost first, such as {@code [Chapter II, Article 5]};
 *     empty for the document as a whole
 * @param heading the headings above the text, outermost first, such as {@code General provisions ›
 *     Critical minerals}; empty if there are none
 * @param text the text, exactly as it stands in the document
 */
public record Section(String id, List<String> path, String heading, String text) {

  /** What stands between two steps of a path, and between two headings, when they are printed. */
  public static final String SEPARATOR = " › ";

  /** Copies the path. */
  public Section {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(heading, "heading");
    Objects.requireNonNull(text, "text");
    path = List.copyOf(path);
  }

  /**
   * Returns a section that is still to be split.
   *
   * @param path where it stands, outermost first
   * @param heading the headings above it, or empty
   * @param text its text
   * @return the section
   */
  public static Section of(List<String> path, String heading, String text) {
    return new Section("", path, heading, text);
  }

  /**
   * Tells whether this section is a passage as it stands.
   *
   * @return true if it has an id
   */
  public boolean isPassage() {
    return !id.isEmpty();
  }
}
