package io.entente.internal.search;

import io.entente.internal.index.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
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
final class Ranked {

  private final int doc;
  private final float score;
  private final int toHeader;
  private final @Nullable LeafReaderContext leaf;
  private @Nullable BytesRef document;
  private long day;

  private Ranked(
      int doc,
      float score,
      int toHeader,
      @Nullable LeafReaderContext leaf,
      @Nullable BytesRef document,
      long day) {
    this.doc = doc;
    this.score = score;
    this.toHeader = toHeader;
    this.leaf = leaf;
    this.document = document;
    this.day = day;
  }

  /** A passage of which all is known. */
  static Ranked of(int doc, float score, long day, BytesRef document, int toHeader) {
    return new Ranked(doc, score, toHeader, null, document, day);
  }

  /** A passage whose day and document are read when they are needed. */
  static Ranked of(LeafReaderContext leaf, int doc, float score, int toHeader) {
    return new Ranked(doc, score, toHeader, leaf, null, 0);
  }

  /** Best first: by score if so wanted, then by day, document and place in the document. */
  static Comparator<Ranked> order(boolean byScore, boolean newestFirst) {
    Comparator<Ranked> byDay = Comparator.comparingLong(Ranked::day);
    Comparator<Ranked> equals = (newestFirst ? byDay.reversed() : byDay)
        .thenComparing(Ranked::document)
        .thenComparing(Comparator.comparingInt(Ranked::toHeader).reversed());
    return byScore
        ? (one, other) -> {
          int byScores = Float.compare(other.score, one.score);
          return byScores != 0 ? byScores : equals.compare(one, other);
        }
        : equals;
  }

  /** The number of the passage in the index. */
  int doc() {
    return doc;
  }

  float score() {
    return score;
  }

  /** How far behind the passage its document's header stands. */
  int toHeader() {
    return toHeader;
  }

  /** The number of its document's header in the index. */
  int header() {
    return doc + toHeader;
  }

  /** The document's first day, the least long if it has no date and that was not said otherwise. */
  long day() {
    document();
    return day;
  }

  /** The document's id. */
  BytesRef document() {
    BytesRef known = document;
    if (known == null && leaf != null) {
      try {
        SortedDocValues ids = DocValues.getSorted(leaf.reader(), Schema.DOCUMENT);
        ids.advanceExact(doc - leaf.docBase);
        known = BytesRef.deepCopyOf(ids.lookupOrd(ids.ordValue()));
        NumericDocValues days = DocValues.getNumeric(leaf.reader(), Schema.DAY);
        day = days.advanceExact(doc - leaf.docBase) ? days.longValue() : Long.MIN_VALUE;
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

  Ranked withScore(float changed) {
    return new Ranked(doc, changed, toHeader, leaf, document, day);
  }
}
