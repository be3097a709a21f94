package io.entente.document;

import java.util.List;
import java.util.Objects;

/**
 * The unit that is indexed, scored and returned: a stretch of a document's text.
 *
 * @param documentId the document it belongs to
 * @param id its id, unique in the document
 * @param ordinal its place in the document, from 0
 * @param path where it stands, outermost first, such as {@code [Chapter II, Article 5, (2)]}
 * @param heading the headings above it, outermost first and parted by {@link Section#SEPARATOR}; may be empty
 * @param text its text, equal to {@code document.text().substring(start, end)}
 * @param start the offset of its first character in the document's text, in UTF-16 code units
 * @param end the offset behind its last character, in UTF-16 code units
 */
public record Passage(
    String documentId,
    String id,
    int ordinal,
    List<String> path,
    String heading,
    String text,
    int start,
    int end) {

  /**
   * Copies the path and checks the offsets.
   *
   * @throws IllegalArgumentException if the offsets do not fit the text or a number is negative
   */
  public Passage {
    Objects.requireNonNull(documentId, "documentId");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(heading, "heading");
    Objects.requireNonNull(text, "text");
    path = List.copyOf(path);
    if (start < 0 || end - start != text.length()) {
      throw new IllegalArgumentException("offsets [" + start + ", " + end
          + ") do not fit a text of " + text.length() + " characters");
    }
    if (ordinal < 0) {
      throw new IllegalArgumentException("ordinal must not be negative, got " + ordinal);
    }
  }
}
