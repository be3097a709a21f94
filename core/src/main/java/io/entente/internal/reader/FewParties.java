package io.entente.internal.reader;

import io.entente.internal.index.Schema;
import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;

/** Matches the headers of documents of at most so many countries and groups, if of any. */
final class FewParties extends Query {

  private static final String COUNTRIES = Schema.COUNTRY + Schema.FACET;

  private final int most;

  FewParties(int most) {
    this.most = most;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
        SortedSetDocValues countries = DocValues.getSortedSet(context.reader(), COUNTRIES);
        TwoPhaseIterator few = new TwoPhaseIterator(countries) {
          @Override
          public boolean matches() {
            return countries.docValueCount() <= most;
          }

          @Override
          public float matchCost() {
            return 1;
          }
        };
        return ConstantScoreScorerSupplier.fromIterator(
            TwoPhaseIterator.asDocIdSetIterator(few),
            score(),
            mode,
            context.reader().maxDoc());
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return DocValues.isCacheable(context, COUNTRIES);
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FewParties that && most == that.most;
  }

  @Override
  public int hashCode() {
    return 31 * FewParties.class.hashCode() + most;
  }

  @Override
  public String toString(String field) {
    return "parties<=" + most;
  }
}
