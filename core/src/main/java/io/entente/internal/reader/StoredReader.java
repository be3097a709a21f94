package io.entente.internal.reader;

import io.entente.document.DocumentInfo;
import io.entente.internal.index.Expander;
import io.entente.internal.index.Schema;
import io.entente.internal.index.Stored;
import io.entente.internal.tag.Fingerprint;
import java.io.IOException;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReferenceArray;
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
 * search, which closes it to leave what it opened to the next: a segment costs a buffer as long as its longest
 * value, one as long as the longest passage that was read, and the metadata of at most {@value Pool#DOCUMENTS}
 * documents.
 */
public final class StoredReader implements AutoCloseable {

  private final Pool pool;
  private final List<LeafReaderContext> leaves;
  private final @Nullable Values[] opened;

  private StoredReader(Pool pool, List<LeafReaderContext> leaves) {
    this.pool = pool;
    this.leaves = leaves;
    this.opened = new @Nullable Values[leaves.size()];
  }

  /**
   * Reads what copies of a passage are known by.
   *
   * @param doc the passage in the whole index
   * @return its fingerprint
   */
  public Fingerprint fingerprint(int doc) throws IOException {
    int at = at(doc);
    LeafReaderContext leaf = leaves.get(at);
    return Fingerprint.read(values(at).prints.read(leaf.reader(), doc - leaf.docBase));
  }

  /**
   * Reads all of a passage but its fingerprint. Cheapest where the one before was of the same document.
   *
   * @param doc the passage in the whole index
   * @param header its document's header
   * @return the passage, until the next is read
   */
  public BytesRef passage(int doc, int header) throws IOException {
    int at = at(doc);
    LeafReaderContext leaf = leaves.get(at);
    return values(at).passage(leaf.reader(), doc - leaf.docBase, header - leaf.docBase);
  }

  /**
   * Returns the metadata of a document, which is kept for the next who asks.
   *
   * @param header its header in the whole index
   * @return the metadata
   */
  public DocumentInfo info(int header) throws IOException {
    LeafReaderContext leaf = leaves.get(at(header));
    AtomicReferenceArray<Known> all = pool.known.of(leaf.reader());
    int slot = (header - leaf.docBase) % all.length();
    Known known = all.get(slot);
    if (known == null || known.header != header - leaf.docBase) {
      BytesRef stored = values(at(header)).stored.read(leaf.reader(), header - leaf.docBase);
      known = new Known(header - leaf.docBase, Stored.readInfo(stored));
      all.set(slot, known);
    }
    return known.info;
  }

  /** The metadata of a document, with the place of its header in the segment. */
  private record Known(int header, DocumentInfo info) {}

  private int at(int doc) {
    return leaves.size() == 1 ? 0 : ReaderUtil.subIndex(doc, leaves);
  }

  private Values values(int at) throws IOException {
    Values values = opened[at];
    if (values == null) {
      values = pool.take(leaves.get(at).reader());
      opened[at] = values;
    }
    return values;
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

  /** The values of a segment; keeps no reader of it, as the next search may come with another. */
  private static final class Values {
    private final Expander expander = new Expander();
    private final Column stored;
    private final Column prints;
    /** The header whose dictionary the expander has. */
    private int known = -1;

    Values(LeafReader segment) throws IOException {
      stored = new Column(segment, Schema.STORED);
      prints = new Column(segment, Schema.FINGERPRINT);
    }

    BytesRef passage(LeafReader segment, int doc, int header) throws IOException {
      if (header != known) {
        expander.use(Stored.dictionary(stored.read(segment, header)));
        known = header;
      }
      return Stored.expand(stored.read(segment, doc), expander);
    }
  }

  /** The values of a field in a segment, in which every document has one, read in any order. */
  private static final class Column {
    private final String field;
    private BinaryDocValues values;
    /** Whether it may go back, which Lucene does not promise but does where every document has a value. */
    private final boolean rewinds;

    private int last = -1;

    Column(LeafReader segment, String field) throws IOException {
      this.field = field;
      values = DocValues.getBinary(segment, field);
      rewinds = values.cost() == segment.maxDoc() && rewinds(values, segment.maxDoc() - 1);
      if (!rewinds) {
        values = DocValues.getBinary(segment, field);
      }
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

    BytesRef read(LeafReader segment, int doc) throws IOException {
      if (doc < last && !rewinds) {
        values = DocValues.getBinary(segment, field);
      }
      last = doc;
      values.advanceExact(doc);
      return values.binaryValue();
    }
  }

  /** What searches left to the next. Safe for use by several threads. */
  public static final class Pool {

    /** No more are kept of a segment, as many as search at once. */
    private static final int KEPT = 8;
    /** Of so many documents of a segment the metadata is kept; a prime spreads headers evenly. */
    private static final int DOCUMENTS = 509;

    private final SegmentCache<Deque<Values>> left =
        new SegmentCache<>(segment -> new ConcurrentLinkedDeque<>());

    private final SegmentCache<AtomicReferenceArray<Known>> known =
        new SegmentCache<>(segment -> new AtomicReferenceArray<>(DOCUMENTS));

    /** Makes a reader for one search. */
    public StoredReader reader(IndexReader reader) {
      return new StoredReader(this, reader.leaves());
    }

    private Values take(LeafReader segment) throws IOException {
      Values values = left.of(segment).poll();
      return values == null ? new Values(segment) : values;
    }

    private void leave(LeafReader segment, Values values) throws IOException {
      Deque<Values> others = left.of(segment);
      if (others.size() < KEPT) {
        others.push(values);
      }
    }
  }
}
