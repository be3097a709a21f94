package io.entente.internal.search;

import io.entente.internal.index.Schema;
import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/**
 * Scores above all others that depend on a document's date alone: 1000 and a thousandth for every day
 * since about 770 BC, which a float tells apart. Undated documents get 1000.
 */
final class DayScores extends DoubleValuesSource {

  static final DayScores INSTANCE = new DayScores();

  private static final double BASE = 1_000;
  private static final long FIRST_DAY = -1_000_000;

  private DayScores() {}

  @Override
  public DoubleValues getValues(LeafReaderContext context, @Nullable DoubleValues scores)
      throws IOException {
    NumericDocValues days = DocValues.getNumeric(context.reader(), Schema.DAY);
    return new DoubleValues() {
      private double score;

      @Override
      public double doubleValue() {
        return score;
      }

      @Override
      public boolean advanceExact(int doc) throws IOException {
        score = BASE
            + (days.advanceExact(doc) ? Math.max(0, days.longValue() - FIRST_DAY) / 1_000.0 : 0);
        return true;
      }
    };
  }

  @Override
  public boolean needsScores() {
    return false;
  }

  @Override
  public DoubleValuesSource rewrite(IndexSearcher searcher) {
    return this;
  }

  @Override
  public boolean isCacheable(LeafReaderContext context) {
    return true;
  }

  @Override
  public int hashCode() {
    return DayScores.class.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DayScores;
  }

  @Override
  public String toString() {
    return "day";
  }
}
