package io.entente.internal.reader;

import io.entente.internal.index.Schema;
import io.entente.query.FacetField;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.FixedBitSet;

/**
 * Which passages of a segment are in which of its documents, and what documents have as a whole, in
 * arrays: two bits a passage, four bytes a document, for every facet that was asked for four bytes a document
 * and value, and for filters a bit a document each, of which the last used are kept in at most {@value #MAX_BYTES}
 * bytes. Safe for use by several threads.
 */
public final class SegmentDocuments {

  private static final int MAX_BYTES = 4 << 20;
  private static final int MAX_FILTERS = 4_096;
  private static final SegmentCache<SegmentDocuments> KNOWN =
      new SegmentCache<>(SegmentDocuments::read);

  private final int maxDoc;
  private final int[] headers;
  /** The headers, a bit each. */
  private final long[] marks;
  /** How many headers there are before those that share a number of the marks. */
  private final int[] before;

  private final Map<FacetField, Values> byField = new ConcurrentHashMap<>();

  private final Map<Query, FixedBitSet> filters;

  private SegmentDocuments(int maxDoc, int[] headers) {
    this.maxDoc = maxDoc;
    this.headers = headers;
    FixedBitSet all = new FixedBitSet(maxDoc);
    for (int header : headers) {
      all.set(header);
    }
    this.marks = all.getBits();
    this.before = new int[marks.length];
    for (int i = 1; i < before.length; i++) {
      before[i] = before[i - 1] + Long.bitCount(marks[i - 1]);
    }
    int most = Math.clamp(MAX_BYTES / (headers.length / Byte.SIZE + 1), 1, MAX_FILTERS);
    this.filters = new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<Query, FixedBitSet> eldest) {
        return size() > most;
      }
    };
  }

  /** Returns the documents of a segment, which are read once. */
  public static SegmentDocuments of(LeafReader segment) throws IOException {
    return KNOWN.of(segment);
  }

  private static SegmentDocuments read(LeafReader segment) throws IOException {
    PostingsEnum marked = segment.postings(new Term(Schema.HEADER, Schema.YES), PostingsEnum.NONE);
    int[] headers = new int[marked == null ? 0 : Math.toIntExact(marked.cost())];
    for (int i = 0; marked != null && i < headers.length; i++) {
      headers[i] = marked.nextDoc();
    }
    return new SegmentDocuments(segment.maxDoc(), headers);
  }

  /** The document, from 0, that a passage or header of the segment belongs to. */
  public int documentOf(int doc) {
    int word = doc >> 6;
    return before[word] + Long.bitCount(marks[word] & (1L << doc) - 1);
  }

  /** The headers among 64 passages and headers, a bit each. */
  public long headers(int word) {
    return marks[word];
  }

  /** How many documents end before the 64 passages and headers. */
  public int documentsBefore(int word) {
    return before[word];
  }

  /** The first passage of a document, or its header if it has none. */
  public int first(int document) {
    return document == 0 ? 0 : headers[document - 1] + 1;
  }

  /** The header of a document, behind its passages. */
  public int header(int document) {
    return headers[document];
  }

  /** Something that finds headers. */
  public interface Finder {
    DocIdSetIterator find() throws IOException;
  }

  /** The documents whose headers match a query, as remembered or else as found. */
  public FixedBitSet matching(Query query, Finder finder) throws IOException {
    synchronized (filters) {
      FixedBitSet known = filters.get(query);
      if (known != null) {
        return known;
      }
    }
    FixedBitSet matching = new FixedBitSet(headers.length);
    DocIdSetIterator found = finder.find();
    for (int header = found.nextDoc();
        header != DocIdSetIterator.NO_MORE_DOCS;
        header = found.nextDoc()) {
      matching.set(documentOf(header));
    }
    synchronized (filters) {
      filters.put(query, matching);
    }
    return matching;
  }

  /** The passages of some of the documents. */
  public DocIdSetIterator passages(FixedBitSet documents) {
    int count = documents.cardinality();
    long cost = headers.length == 0 ? 0 : (long) count * maxDoc / headers.length;
    return new DocIdSetIterator() {
      private int doc = -1;
      private int header = -1;

      @Override
      public int docID() {
        return doc;
      }

      @Override
      public int nextDoc() {
        return advance(doc + 1);
      }

      @Override
      public int advance(int target) {
        if (target < header) {
          doc = target;
          return doc;
        }
        int from = target;
        while (from < maxDoc) {
          int own = documentOf(from);
          int document = own < headers.length ? documents.nextSetBit(own) : NO_MORE_DOCS;
          if (document == NO_MORE_DOCS) {
            break;
          }
          header = headers[document];
          int first = Math.max(from, first(document));
          if (first < header) {
            doc = first;
            return doc;
          }
          from = header + 1;
        }
        header = -1;
        doc = NO_MORE_DOCS;
        return doc;
      }

      @Override
      public int docIDRunEnd() {
        return header;
      }

      @Override
      public long cost() {
        return cost;
      }
    };
  }

  /** What the documents have of a facet that they have as a whole. */
  public Values values(LeafReader segment, FacetField field) throws IOException {
    Values known = byField.get(field);
    if (known == null) {
      known = field == FacetField.YEAR || field == FacetField.MONTH
          ? dates(segment, field)
          : terms(segment, field);
      byField.put(field, known);
    }
    return known;
  }

  private Values terms(LeafReader segment, FacetField field) throws IOException {
    SortedSetDocValues all = DocValues.getSortedSet(segment, field.id() + Schema.FACET);
    String[] names = new String[Math.toIntExact(all.getValueCount())];
    for (int ord = 0; ord < names.length; ord++) {
      names[ord] = all.lookupOrd(ord).utf8ToString();
    }
    int[] starts = new int[headers.length + 1];
    int[] ords = new int[headers.length];
    int count = 0;
    for (int document = 0; document < headers.length; document++) {
      starts[document] = count;
      if (all.advanceExact(headers[document])) {
        for (int i = 0; i < all.docValueCount(); i++) {
          if (count == ords.length) {
            ords = Arrays.copyOf(ords, 2 * count);
          }
          ords[count++] = Math.toIntExact(all.nextOrd());
        }
      }
    }
    starts[headers.length] = count;
    return new Values(names, starts, Arrays.copyOf(ords, count));
  }

  private Values dates(LeafReader segment, FacetField field) throws IOException {
    NumericDocValues months = DocValues.getNumeric(segment, Schema.MONTH);
    int[] found = new int[headers.length];
    SortedMap<Integer, Integer> ordOf = new TreeMap<>();
    for (int document = 0; document < headers.length; document++) {
      int month = months.advanceExact(headers[document]) ? Math.toIntExact(months.longValue()) : -1;
      if (field == FacetField.MONTH && month % 100 == 0) {
        month = -1;
      }
      found[document] = month > 0 && field == FacetField.YEAR ? month / 100 : month;
      if (month > 0) {
        ordOf.put(found[document], 0);
      }
    }
    String[] names = new String[ordOf.size()];
    int ord = 0;
    for (Map.Entry<Integer, Integer> entry : ordOf.entrySet()) {
      int date = entry.getKey();
      names[ord] = field == FacetField.YEAR
          ? String.format(Locale.ROOT, "%04d", date)
          : String.format(Locale.ROOT, "%04d-%02d", date / 100, date % 100);
      entry.setValue(ord++);
    }
    int[] starts = new int[headers.length + 1];
    int[] ords = new int[headers.length];
    int count = 0;
    for (int document = 0; document < headers.length; document++) {
      starts[document] = count;
      if (found[document] > 0) {
        ords[count++] = ordOf.getOrDefault(found[document], 0);
      }
    }
    starts[headers.length] = count;
    return new Values(names, starts, Arrays.copyOf(ords, count));
  }

  /**
   * What the documents of a segment have of a facet. The values of document i are those between the starts
   * i and i + 1.
   */
  public static final class Values {
    private final String[] names;
    private final int[] starts;
    private final int[] ords;

    Values(String[] names, int[] starts, int[] ords) {
      this.names = names;
      this.starts = starts;
      this.ords = ords;
    }

    /** How many different values there are. */
    public int size() {
      return names.length;
    }

    public String name(int ord) {
      return names[ord];
    }

    /**
     * Adds a document with so many passages to the counts of its values, each of which has both in one number, that
     * of passages above that of documents.
     */
    public void count(int document, int passageCount, long[] counts) {
      long both = (long) passageCount << Integer.SIZE | 1;
      for (int i = starts[document]; i < starts[document + 1]; i++) {
        counts[ords[i]] += both;
      }
    }

    /** How many passages a count has. */
    public static int passages(long count) {
      return (int) (count >>> Integer.SIZE);
    }

    /** How many documents a count has. */
    public static int documents(long count) {
      return (int) count;
    }
  }
}
