package io.entente.internal.reader;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReaderContext;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.jspecify.annotations.Nullable;

/**
 * Looks up term after term of one state of the index. It opens the terms of a field and a segment once,
 * which costs more than to look a term up. For one search.
 */
public final class TermFinder {

  private final IndexReaderContext reader;
  private final List<LeafReaderContext> leaves;
  private final Map<String, @Nullable TermsEnum[]> fields = new HashMap<>();

  TermFinder(IndexReaderContext reader) {
    this.reader = reader;
    this.leaves = reader.leaves();
  }

  /**
   * Finds a term.
   *
   * @param term the term
   * @return where it is in every segment, and how often, as a query can use it
   */
  public TermStates find(Term term) throws IOException {
    TermStates found = new TermStates(reader);
    @Nullable TermsEnum[] segments = segments(term.field());
    for (int i = 0; i < segments.length; i++) {
      TermsEnum terms = segments[i];
      if (terms != null && terms.seekExact(term.bytes())) {
        found.register(
            terms.termState(), leaves.get(i).ord, terms.docFreq(), terms.totalTermFreq());
      }
    }
    return found;
  }

  /**
   * Counts the passages with a term.
   *
   * @param term the term
   * @return the sum over all segments
   */
  public int docFreq(Term term) throws IOException {
    int count = 0;
    for (TermsEnum terms : segments(term.field())) {
      if (terms != null && terms.seekExact(term.bytes())) {
        count += terms.docFreq();
      }
    }
    return count;
  }

  private @Nullable TermsEnum[] segments(String field) throws IOException {
    @Nullable TermsEnum[] known = fields.get(field);
    if (known == null) {
      known = new @Nullable TermsEnum[leaves.size()];
      for (int i = 0; i < known.length; i++) {
        Terms terms = leaves.get(i).reader().terms(field);
        known[i] = terms == null ? null : terms.iterator();
      }
      fields.put(field, known);
    }
    return known;
  }
}
