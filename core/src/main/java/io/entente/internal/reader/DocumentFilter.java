package io.entente.internal.reader;

import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Matches the passages of documents whose headers match. What headers match is found out once a segment
 * and remembered there, a bit a document, so that a filter costs little the first time and next to nothing
 * from then on, however many passages it admits.
 */
public final class DocumentFilter extends Query {

  private final Query headers;

  public DocumentFilter(Query headers) {
    this.headers = headers;
  }

  /** How many documents there are, with those that were deleted but are still there. */
  public int count(IndexSearcher searcher) throws IOException {
    int count = 0;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      count += documents(searcher, leaf).cardinality();
    }
    return count;
  }

  /** The documents of a segment whose headers match, a bit each; not to be changed. */
  public FixedBitSet documents(IndexSearcher searcher, LeafReaderContext leaf) throws IOException {
    return SegmentDocuments.of(leaf.reader()).matching(headers, () -> {
      Weight weight =
          searcher.createWeight(searcher.rewrite(headers), ScoreMode.COMPLETE_NO_SCORES, 1);
      Scorer scorer = weight.scorer(leaf);
      return scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
    });
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
        DocIdSetIterator passages =
            SegmentDocuments.of(context.reader()).passages(documents(searcher, context));
        return passages.cost() == 0
            ? null
            : ConstantScoreScorerSupplier.fromIterator(
                passages, score(), mode, context.reader().maxDoc());
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return false;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DocumentFilter that && headers.equals(that.headers);
  }

  @Override
  public int hashCode() {
    return Objects.hash(DocumentFilter.class, headers);
  }

  @Override
  public String toString(String field) {
    return "document(" + headers.toString(field) + ')';
  }
}
