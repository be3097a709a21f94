package io.entente.internal.search;

import io.entente.internal.index.Schema;
import java.io.IOException;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is stored of passages and headers in any order, cheapest in the order of the index. For one
 * search, which closes it to leave what it opened to the next: opening a segment costs a buffer as long as
 * its longest value.
 */
final class StoredReader implements AutoCloseable {

  private final Pool pool;
  private final List<LeafReaderContext> leaves;
  private final @Nullable Values[] opened;

  private StoredReader(Pool pool, List<LeafReaderContext> leaves) {
    this.pool = pool;
    this.leaves = leaves;
    this.opened = new @Nullable Values[leaves.size()];
  }

  /**
   * Reads the value of a document.
   *
   * @param doc the document in the whole index, which has a value
   * @return the value, until the next is read
   */
  BytesRef read(int doc) throws IOException {
    int at = leaves.size() == 1 ? 0 : ReaderUtil.subIndex(doc, leaves);
    LeafReaderContext leaf = leaves.get(at);
    Values values = opened[at];
    int wanted = doc - leaf.docBase;
    if (values == null || !values.mayRead(wanted)) {
      values = values == null ? pool.take(leaf.reader(), wanted) : pool.open(leaf.reader());
      opened[at] = values;
    }
    return values.read(wanted);
  }

  /** Leaves what was opened to the next search. */
  @Override
  public void close() throws IOException {
    for (int i = 0; i < opened.length; i++) {
      Values values = opened[i];
      opened[i] = null;
      if (values != null) {
        pool.leave(leaves.get(i).reader(), values);
      }
    }
  }

  /** The values of a segment. */
  private static final class Values {
    private final BinaryDocValues values;
    /** Whether it may go back, which Lucene does not promise but does where every document has a value. */
    private final boolean rewinds;

    private int last = -1;

    Values(LeafReader segment) throws IOException {
      BinaryDocValues opened = DocValues.getBinary(segment, Schema.STORED);
      rewinds = opened.cost() == segment.maxDoc() && rewinds(opened, segment.maxDoc() - 1);
      values = rewinds ? opened : DocValues.getBinary(segment, Schema.STORED);
    }

    private static boolean rewinds(BinaryDocValues values, int end) throws IOException {
      if (!values.advanceExact(0)) {
        return false;
      }
      BytesRef first = BytesRef.deepCopyOf(values.binaryValue());
      return values.advanceExact(end)
          && values.binaryValue() != null
          && values.advanceExact(0)
          && values.docID() == 0
          && values.binaryValue().equals(first);
    }

    boolean mayRead(int doc) {
      return rewinds || doc >= last;
    }

    BytesRef read(int doc) throws IOException {
      last = doc;
      values.advanceExact(doc);
      return values.binaryValue();
    }
  }

  /** What searches left to the next. Safe for use by several threads. */
  static final class Pool {

    /** No more are kept of a segment, as many as search at once. */
    private static final int KEPT = 8;

    private final SegmentCache<Deque<Values>> left =
        new SegmentCache<>(segment -> new ConcurrentLinkedDeque<>());

    /** Makes a reader for one search. */
    StoredReader reader(IndexReader reader) {
      return new StoredReader(this, reader.leaves());
    }

    private Values open(LeafReader segment) throws IOException {
      return new Values(segment);
    }

    private Values take(LeafReader segment, int wanted) throws IOException {
      Values values = left.of(segment).poll();
      return values == null || !values.mayRead(wanted) ? open(segment) : values;
    }

    private void leave(LeafReader segment, Values values) throws IOException {
      if (values.rewinds) {
        Deque<Values> known = left.of(segment);
        if (known.size() < KEPT) {
          known.push(values);
        }
      }
    }
  }
}
