package io.entente.internal.tag;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds, among candidates in order of rank, those that are copies of an earlier one. */
public final class Duplicates {

  /** What {@link #of} gives for a candidate that is no copy. */
  public static final int NONE = -1;

  /** Fewer words are soon the same by chance. */
  private static final int SHORTEST = 4;
  /** Fewer words are copies only if they are the same. */
  private static final int SHORT = 12;

  private Duplicates() {}

  /**
   * Returns for each candidate the earlier one it is a copy of. That one is never a copy itself: a text
   * is compared with the first of a group only, so that no chain of small edits joins what differs.
   *
   * <p>Passages of fewer than four words are no copies. Passages of fewer than twelve, and those of one document,
   * are copies of each other only if they are the same text.
   *
   * @param ranked the fingerprints, the best candidate first
   * @param documents the document of each candidate, as any number that tells documents apart
   * @return as many indexes, {@link #NONE} for what is no copy
   * @throws IllegalArgumentException if there are not as many documents as fingerprints
   */
  public static int[] of(List<Fingerprint> ranked, int[] documents) {
    if (ranked.size() != documents.length) {
      throw new IllegalArgumentException(
          "documents must be " + ranked.size() + ", got " + documents.length);
    }
    int[] copies = new int[documents.length];
    // Copies agree in the check, so only those that do are compared.
    Map<Long, List<Integer>> firsts = new HashMap<>();
    for (int i = 0; i < copies.length; i++) {
      List<Integer> possible =
          firsts.computeIfAbsent(ranked.get(i).check(), unseen -> new ArrayList<>());
      copies[i] = first(ranked, documents, i, possible);
      if (copies[i] == NONE) {
        possible.add(i);
      }
    }
    return copies;
  }

  private static int first(
      List<Fingerprint> ranked, int[] documents, int i, List<Integer> possible) {
    Fingerprint print = ranked.get(i);
    if (print.wordCount() < SHORTEST) {
      return NONE;
    }
    for (int first : possible) {
      if (documents[first] == documents[i] || print.wordCount() < SHORT
          ? print.isSameText(ranked.get(first))
          : print.isNearly(ranked.get(first))) {
        return first;
      }
    }
    return NONE;
  }
}
