package io.entente.result;

import io.entente.document.DocumentInfo;
import io.entente.document.Passage;
import io.entente.document.Trait;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ranked passage.
 *
 * @param rank its place in the whole ranking, from 1; pages behind a cursor go on counting
 * @param score how well it matches; comparable within one search only
 * @param document what is known about its document
 * @param passage the passage
 * @param mentions codes of the countries and groups the passage mentions
 * @param traits what was noticed about the passage, such as that it is a table of contents
 * @param snippet the extract that shows what matched
 * @param copies near copies of the passage in other documents, which are no hits of their own; in order
 *     of rank
 * @param also what else in the document matched, or null if explanations were not asked for
 * @param explanation the reasons for the score, or null if explanations were not asked for
 */
public record Hit(
    int rank,
    float score,
    DocumentInfo document,
    Passage passage,
    List<String> mentions,
    List<Trait> traits,
    Snippet snippet,
    List<Copy> copies,
    @Nullable Also also,
    @Nullable Explanation explanation) {

  /**
   * What else in a hit's document matched.
   *
   * @param passageCount how many other passages
   * @param passageIds the ids of the first of them in the order of the text, at most 20
   */
  public record Also(int passageCount, List<String> passageIds) {
    /** Copies the ids. */
    public Also {
      passageIds = List.copyOf(passageIds);
    }
  }

  /**
   * A near copy of a hit's passage.
   *
   * @param documentId its document
   * @param passageId the passage in that document
   * @param title the title of its document
   */
  public record Copy(String documentId, String passageId, String title) {}

  /** Copies the lists. */
  public Hit {
    mentions = List.copyOf(mentions);
    traits = List.copyOf(traits);
    copies = List.copyOf(copies);
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
