package io.entente.result;

import io.entente.document.DocumentInfo;
import io.entente.document.Passage;
import io.entente.document.PolicyDate;
import io.entente.document.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person prints under a quotation.
 *
 * @param title the document's title, or its id if it has none
 * @param date the document's date, or null
 * @param path where the passage stands, outermost first; may be empty
 * @param source where the document came from, or empty
 */
public record Citation(String title, @Nullable PolicyDate date, List<String> path, String source) {

  /** Copies the path. */
  public Citation {
    path = List.copyOf(path);
  }

  /**
   * Returns the citation of a passage.
   *
   * @param document its document
   * @param passage the passage
   * @return the citation
   */
  public static Citation of(DocumentInfo document, Passage passage) {
    String title = document.title().isBlank() ? document.id() : document.title();
    return new Citation(title, document.date(), passage.path(), document.source());
  }

  /** Returns the title, the date in brackets and the path, such as {@code Joint Declaration (2008-10-22), Article 5 › (2)}. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(title);
    if (date != null) {
      out.append(" (").append(date).append(')');
    }
    if (!path.isEmpty()) {
      out.append(", ").append(String.join(Section.SEPARATOR, path));
    }
    return out.toString();
  }
}
