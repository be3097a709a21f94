package io.entente.internal.facet;

import io.entente.internal.reader.SegmentDocuments;
import io.entente.query.FacetField;
import io.entente.result.FacetCount;
import io.entente.vocabulary.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts what the documents of a segment have as a whole. Values are counted by number, so that only those
 * that were found are ever named.
 */
final class DocumentCounts {
  /** The filters that the facet goes without, a bit each. */
  final int without;

  private final FacetField field;
  private final SegmentDocuments.Values values;
  /** Of each value passages and documents, as {@link SegmentDocuments.Values} counts them. */
  private final long[] counts;

  DocumentCounts(FacetField field, int without, SegmentDocuments.Values values) {
    this.field = field;
    this.without = without;
    this.values = values;
    this.counts = new long[values.size()];
  }

  void count(int document, int passageCount) {
    values.count(document, passageCount, counts);
  }

  /** Counts documents with their passages, but for those that miss a filter which narrows the facet. */
  void count(int[] found, int[] passageCounts, int[] missing, int size) {
    for (int i = 0; i < size; i++) {
      if ((missing[i] & ~without) == 0) {
        values.count(found[i], passageCounts[i], counts);
      }
    }
  }

  FacetField field() {
    return field;
  }

  /** How many values there are, also such as were not found; each has a number below that. */
  int size() {
    return counts.length;
  }

  String name(int ord) {
    return values.name(ord);
  }

  int passages(int ord) {
    return SegmentDocuments.Values.passages(counts[ord]);
  }

  int documents(int ord) {
    return SegmentDocuments.Values.documents(counts[ord]);
  }

  /** The counts in order; values are in that of their names already. */
  List<FacetCount> list(Topics topics) {
    boolean inTime = FacetNames.isInTime(field);
    long[] order = new long[counts.length];
    int size = 0;
    for (int ord = 0; ord < counts.length; ord++) {
      if (counts[ord] > 0) {
        long key = inTime ? 0 : Integer.MAX_VALUE - passages(ord);
        order[size++] = key << Integer.SIZE | ord;
      }
    }
    Arrays.sort(order, 0, size);
    List<FacetCount> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      int ord = (int) order[i];
      list.add(FacetNames.facet(field, values.name(ord), topics, passages(ord), documents(ord)));
    }
    return list;
  }
}
