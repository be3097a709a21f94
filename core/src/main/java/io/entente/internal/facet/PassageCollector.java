package io.entente.internal.facet;

import io.entente.internal.reader.SegmentDocuments;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;

/**
 * Counts passages one by one, as is needed where a facet or filter is on what each has for itself. What their
 * document has is still looked up once, when it ends.
 */
final class PassageCollector implements LeafCollector {
  private final FacetCounts all;
  private final SegmentDocuments documents;
  private final List<DocumentCounts> ofDocument;
  private final PassageCounts ofPassage;
  private final DocIdSetIterator[] satisfying;
  private int current = -1;
  /** By filters, a bit each: how many passages of the current document miss those, and no others. */
  private final int[] missing;
  /** How many passages of the documents before it satisfy all filters. */
  private long passageCount;

  PassageCollector(
      FacetCounts all,
      SegmentDocuments documents,
      List<DocumentCounts> ofDocument,
      PassageCounts ofPassage,
      DocIdSetIterator[] satisfying) {
    this.all = all;
    this.documents = documents;
    this.ofDocument = ofDocument;
    this.ofPassage = ofPassage;
    this.satisfying = satisfying;
    this.missing = new int[1 << satisfying.length];
  }

  @Override
  public void setScorer(Scorable scorer) {}

  @Override
  public void collect(int doc) throws IOException {
    int document = documents.documentOf(doc);
    if (document != current) {
      finishDocument();
      current = document;
    }
    int missed = 0;
    for (int i = 0; i < satisfying.length; i++) {
      DocIdSetIterator each = satisfying[i];
      int at = each.docID() < doc ? each.advance(doc) : each.docID();
      missed |= at == doc ? 0 : 1 << i;
    }
    missing[missed]++;
    if ((missed & ~ofPassage.without) == 0) {
      ofPassage.count(doc, document);
    }
  }

  private void finishDocument() {
    passageCount += missing[0];
    for (DocumentCounts counter : ofDocument) {
      int count = 0;
      for (int missed = 0; missed < missing.length; missed++) {
        count += (missed & ~counter.without) == 0 ? missing[missed] : 0;
      }
      if (count > 0) {
        counter.count(current, count);
      }
    }
    Arrays.fill(missing, 0);
  }

  @Override
  public void finish() throws IOException {
    finishDocument();
    all.addPassages(passageCount);
    for (DocumentCounts counter : ofDocument) {
      all.add(counter);
    }
    all.add(ofPassage);
  }
}
