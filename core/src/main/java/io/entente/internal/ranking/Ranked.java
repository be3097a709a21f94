package io.entente.internal.ranking;

import io.entente.internal.index.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * A passage with what it is ordered by. What only parts equal scores, the day and the document's id, is
 * read when it is first asked for. For one search, in one thread.
 */
public final class Ranked {

  private final int doc;
  private final float score;
  private final int toHeader;
  private final @Nullable Segment segment;
  private @Nullable BytesRef document;
  private long day;
  private boolean dated;
  /** The document's place among those of the segment, by their ids; -1 where it was not read. */
  private int ord = -1;

  private Ranked(
      int doc,
      float score,
      int toHeader,
      @Nullable Segment segment,
      @Nullable BytesRef document,
      long day) {
    this.doc = doc;
    this.score = score;
    this.toHeader = toHeader;
    this.segment = segment;
    this.document = document;
    this.day = day;
  }

  /** A passage of which all is known. */
  public static Ranked of(int doc, float score, long day, BytesRef document, int toHeader) {
    return new Ranked(doc, score, toHeader, null, document, day);
  }

  /** A passage whose day and document are read when they are needed. */
  public static Ranked of(Segment segment, int doc, float score, int toHeader) {
    return new Ranked(doc, score, toHeader, segment, null, 0);
  }

  /** Reads days and documents of passages in a segment, cheapest in the order of the index. */
  public static final class Segment {
    private final LeafReaderContext leaf;
    private @Nullable SortedDocValues ids;
    private @Nullable NumericDocValues days;

    Segment(LeafReaderContext leaf) {
      this.leaf = leaf;
    }

    private SortedDocValues ids(int doc) throws IOException {
      SortedDocValues opened = ids;
      if (opened == null || opened.docID() > doc) {
        opened = DocValues.getSorted(leaf.reader(), Schema.DOCUMENT);
        ids = opened;
      }
      opened.advanceExact(doc);
      return opened;
    }

    private long day(int doc) throws IOException {
      NumericDocValues opened = days;
      if (opened == null || opened.docID() > doc) {
        opened = DocValues.getNumeric(leaf.reader(), Schema.DAY);
        days = opened;
      }
      return opened.advanceExact(doc) ? opened.longValue() : Long.MIN_VALUE;
    }
  }

  /** Best first: by score if so wanted, then by day, document and place in the document. */
  public static Comparator<Ranked> order(boolean byScore, boolean newestFirst) {
    Comparator<Ranked> byDay = Comparator.comparingLong(Ranked::day);
    Comparator<Ranked> equals = (newestFirst ? byDay.reversed() : byDay)
        .thenComparing(Ranked::compareDocument)
        .thenComparing(Comparator.comparingInt(Ranked::toHeader).reversed());
    return byScore
        ? (one, other) -> {
          int byScores = Float.compare(other.score, one.score);
          return byScores != 0 ? byScores : equals.compare(one, other);
        }
        : equals;
  }

  /** The same passages by score, best first; see {@link #byScore}. */
  public static List<Ranked> bestFirst(List<Ranked> passages) {
    List<Ranked> sorted = new ArrayList<>(passages.size());
    for (int place : byScore(passages)) {
      sorted.add(passages.get(place));
    }
    return sorted;
  }

  /**
   * The places of passages in their list, best first: numbers are sorted, and only what has the same score is
   * compared further, after it was read in the order of the index.
   *
   * @param passages the passages, of scores that are not negative
   * @return their places
   */
  static int[] byScore(List<Ranked> passages) {
    int count = passages.size();
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      keys[i] = (long) ~Float.floatToIntBits(passages.get(i).score) << Integer.SIZE | i;
    }
    Arrays.sort(keys);
    int[] places = new int[count];
    List<Ranked> equals = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      places[i] = (int) keys[i];
      if (i > 0 && keys[i] >> Integer.SIZE == keys[i - 1] >> Integer.SIZE) {
        equals.add(passages.get(places[i]));
        equals.add(passages.get(places[i - 1]));
      }
    }
    if (!equals.isEmpty()) {
      equals.sort(Comparator.comparingInt(Ranked::doc));
      equals.forEach(Ranked::read);
      partEquals(passages, keys, places);
    }
    return places;
  }

  private static void partEquals(List<Ranked> passages, long[] keys, int[] places) {
    Comparator<Integer> order = Comparator.comparing(passages::get, order(true, true));
    for (int from = 0; from < places.length; ) {
      int to = from + 1;
      while (to < places.length && keys[to] >> Integer.SIZE == keys[from] >> Integer.SIZE) {
        to++;
      }
      if (to - from > 1) {
        List<Integer> run =
            new ArrayList<>(Arrays.stream(places, from, to).boxed().toList());
        run.sort(order);
        for (int i = 0; i < run.size(); i++) {
          places[from + i] = run.get(i);
        }
      }
      from = to;
    }
  }

  /** The places of passages in their list, in the order of the index, in which they are read cheapest. */
  public static int[] byDoc(List<Ranked> passages) {
    long[] keys = new long[passages.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (long) passages.get(i).doc() << Integer.SIZE | i;
    }
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (int) keys[i];
    }
    return order;
  }

  /** The number of the passage in the index. */
  public int doc() {
    return doc;
  }

  public float score() {
    return score;
  }

  /** How far behind the passage its document's header stands. */
  public int toHeader() {
    return toHeader;
  }

  /** The number of its document's header in the index. */
  public int header() {
    return doc + toHeader;
  }

  private int compareDocument(Ranked other) {
    return segment != null && segment == other.segment
        ? Integer.compare(read().ord, other.read().ord)
        : document().compareTo(other.document());
  }

  /** Reads what parts equal scores. */
  public Ranked read() {
    if (ord < 0 && segment != null) {
      try {
        ord = segment.ids(doc - segment.leaf.docBase).ordValue();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    day();
    return this;
  }

  /** The document's first day, the least long if it has no date and that was not said otherwise. */
  public long day() {
    if (!dated && segment != null) {
      try {
        day = segment.day(doc - segment.leaf.docBase);
        dated = true;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return day;
  }

  /** The document's id. */
  public BytesRef document() {
    BytesRef known = document;
    if (known == null && segment != null) {
      try {
        SortedDocValues ids = segment.ids(doc - segment.leaf.docBase);
        known = BytesRef.deepCopyOf(ids.lookupOrd(ids.ordValue()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    if (known == null) {
      throw new IllegalStateException("neither a document nor where to read it");
    }
    document = known;
    return known;
  }

  public Ranked withScore(float changed) {
    Ranked other = new Ranked(doc, changed, toHeader, segment, document, day);
    other.ord = ord;
    other.dated = dated;
    return other;
  }
}
