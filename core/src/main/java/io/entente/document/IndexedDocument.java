package io.entente.document;

import java.util.List;

/**
 * A document as an index holds it.
 *
 * @param info what is known about it
 * @param passages its passages in order
 * @param mentions for every passage the codes of the countries and groups it mentions
 * @param traits for each passage what was noticed about it
 */
public record IndexedDocument(
    DocumentInfo info,
    List<Passage> passages,
    List<List<String>> mentions,
    List<List<Trait>> traits) {
  /** Copies the lists. */
  public IndexedDocument {
    passages = List.copyOf(passages);
    mentions = List.copyOf(mentions);
    traits = List.copyOf(traits);
  }
}
