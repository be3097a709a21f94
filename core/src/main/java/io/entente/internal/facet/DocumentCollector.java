package io.entente.internal.facet;

import io.entente.internal.reader.SegmentDocuments;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.DocIdStream;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts passages by document, which come in order, and asks of each document once what it has and which
 * filters it satisfies, which are on documents where all facets are.
 */
final class DocumentCollector implements LeafCollector {
  private static final int BUFFER = 256;
  /** So many documents are counted at a time. */
  private static final int BATCH = 256;
  /** So many passages at a time are marked and counted where that can be done. */
  private static final int WINDOW = 1 << 13;

  private final FacetCounts all;
  private final SegmentDocuments documents;
  private final DocumentCounts[] counters;
  private final FixedBitSet[] satisfying;
  private final int[] buffer = new int[BUFFER];
  /** The document that the last passage is of, its header, and how many passages of it there were. */
  private int document = -1;

  private int header = -1;
  private int count;
  /** The documents before it that are not counted yet, how many passages of each, and what they miss. */
  private final int[] found = new int[BATCH];

  private final int[] counts = new int[BATCH];
  private final int[] missing = new int[BATCH];
  private int waiting;
  /** How many passages of those that were counted satisfy all filters. */
  private long passageCount;

  DocumentCollector(
      FacetCounts all,
      SegmentDocuments documents,
      List<DocumentCounts> counters,
      FixedBitSet[] satisfying) {
    this.all = all;
    this.documents = documents;
    this.counters = counters.toArray(DocumentCounts[]::new);
    this.satisfying = satisfying;
  }

  @Override
  public void setScorer(Scorable scorer) {}

  @Override
  public void collect(int doc) {
    if (doc > header) {
      next(doc);
    }
    count++;
  }

  @Override
  public void collect(DocIdStream stream) {
    for (int n = stream.intoArray(buffer); n > 0; n = stream.intoArray(buffer)) {
      for (int i = 0; i < n; ) {
        if (buffer[i] > header) {
          next(buffer[i]);
        }
        int last = header;
        int from = i++;
        while (i < n && buffer[i] <= last) {
          i++;
        }
        count += i - from;
      }
    }
  }

  /** Counts what is found and not excluded, many passages at a time. */
  void collect(DocIdSetIterator found, DocIdSetIterator excluded, @Nullable Bits live)
      throws IOException {
    FixedBitSet window = new FixedBitSet(WINDOW);
    FixedBitSet out = new FixedBitSet(WINDOW);
    int doc = found.nextDoc();
    while (doc != DocIdSetIterator.NO_MORE_DOCS) {
      int from = doc & -Long.SIZE;
      found.intoBitSet(from + WINDOW, window, from);
      if (live != null) {
        live.applyMask(window, from);
      }
      if (excluded.docID() < from) {
        excluded.advance(from);
      }
      if (excluded.docID() < from + WINDOW) {
        excluded.intoBitSet(from + WINDOW, out, from);
        window.andNot(out);
        out.clear();
      }
      collect(window, from);
      window.clear();
      doc = found.docID();
    }
    finish();
  }

  private void collect(FixedBitSet window, int from) {
    long[] words = window.getBits();
    int first = from / Long.SIZE;
    for (int i = 0; i < words.length; i++) {
      if (words[i] != 0) {
        collect(words[i], first + i);
      }
    }
  }

  /** Counts some of 64 passages, which end where a document does. */
  private void collect(long passages, int word) {
    int at = documents.documentsBefore(word);
    long ends = documents.headers(word);
    for (long left = passages; left != 0; at++) {
      // Up to and with the next header.
      long own = left & (ends ^ ends - 1);
      if (own != 0) {
        if (at != document) {
          finishDocument();
          document = at;
        }
        count += Long.bitCount(own);
        left ^= own;
      }
      ends &= ends - 1;
    }
  }

  /** Goes on to the document of a passage. */
  private void next(int doc) {
    finishDocument();
    document = documents.documentOf(doc);
    header = documents.header(document);
  }

  private void finishDocument() {
    if (count > 0) {
      if (waiting == BATCH) {
        countWaiting();
      }
      found[waiting] = document;
      counts[waiting++] = count;
      count = 0;
    }
  }

  /** Counts the documents that were finished, one facet after the other. */
  private void countWaiting() {
    for (int i = 0; i < waiting; i++) {
      int missed = missed(found[i]);
      missing[i] = missed;
      passageCount += missed == 0 ? counts[i] : 0;
    }
    for (DocumentCounts counter : counters) {
      counter.count(found, counts, missing, waiting);
    }
    waiting = 0;
  }

  @Override
  public void finish() {
    finishDocument();
    countWaiting();
    all.addPassages(passageCount);
    for (DocumentCounts counter : counters) {
      all.add(counter);
    }
  }

  private int missed(int document) {
    int missed = 0;
    for (int i = 0; i < satisfying.length; i++) {
      missed |= satisfying[i].get(document) ? 0 : 1 << i;
    }
    return missed;
  }
}
