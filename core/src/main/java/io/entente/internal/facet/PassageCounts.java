package io.entente.internal.facet;

import io.entente.query.FacetField;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.SortedSetDocValues;

/**
 * Counts what the passages of a segment have each for itself. They come in order, so the document that a
 * value was found in last tells whether this one is counted for it already.
 */
final class PassageCounts {
  /** The filters that the facet goes without, a bit each. */
  final int without;

  private final FacetField field;
  private final SortedSetDocValues values;
  private final long[] passages;
  private final long[] documents;
  private final int[] last;

  PassageCounts(FacetField field, int without, SortedSetDocValues values) {
    this.field = field;
    this.without = without;
    this.values = values;
    int size = Math.toIntExact(values.getValueCount());
    this.passages = new long[size];
    this.documents = new long[size];
    this.last = new int[size];
    Arrays.fill(last, -1);
  }

  void count(int doc, int document) throws IOException {
    if (values.advanceExact(doc)) {
      for (int i = 0; i < values.docValueCount(); i++) {
        int ord = Math.toIntExact(values.nextOrd());
        passages[ord]++;
        if (last[ord] != document) {
          last[ord] = document;
          documents[ord]++;
        }
      }
    }
  }

  FacetField field() {
    return field;
  }

  /** How many values there are, also such as were not found; each has a number below that. */
  int size() {
    return passages.length;
  }

  String name(int ord) throws IOException {
    return values.lookupOrd(ord).utf8ToString();
  }

  long passages(int ord) {
    return passages[ord];
  }

  long documents(int ord) {
    return documents[ord];
  }
}
