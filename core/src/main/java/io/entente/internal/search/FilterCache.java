package io.entente.internal.search;

import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.search.FilterWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LRUQueryCache;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryCache;
import org.apache.lucene.search.QueryCachingPolicy;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.UsageTrackingQueryCachingPolicy;
import org.apache.lucene.search.Weight;

/**
 * Remembers what satisfies the filters that come again. All filters of a query are kept as one, a bit a
 * passage at most, from the second time they are used among the last 1,000; of filters that come once only
 * so much is read as the rest of the query asks for. Safe for use by several threads.
 */
final class FilterCache {

  private static final int HISTORY = 1_000;
  private static final int MAX_FILTERS = 1_000;
  private static final long MAX_BYTES = 16L << 20;

  private final QueryCache cache =
      new LRUQueryCache(MAX_FILTERS, MAX_BYTES, leaf -> true, Float.MAX_VALUE);

  private final QueryCachingPolicy policy = new UsageTrackingQueryCachingPolicy(HISTORY) {
    @Override
    public void onUse(Query query) {
      if (query instanceof Filtering) {
        super.onUse(query);
      }
    }

    @Override
    public boolean shouldCache(Query query) throws IOException {
      return query instanceof Filtering && super.shouldCache(query);
    }

    @Override
    protected int minFrequencyToCache(Query query) {
      return 2;
    }
  };

  /** Lets a searcher use what is remembered, and nothing else of that kind. */
  void serve(IndexSearcher searcher) {
    searcher.setQueryCache(cache);
    searcher.setQueryCachingPolicy(policy);
  }

  /** Marks all filters of a query together as what is remembered. */
  static Query remembered(Query filters) {
    return new Filtering(filters);
  }

  private static final class Filtering extends Query {
    private final Query filters;

    Filtering(Query filters) {
      this.filters = filters;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
        throws IOException {
      Query rewritten = searcher.rewrite(filters);
      return new FilterWeight(
          this, searcher.createWeight(rewritten, ScoreMode.COMPLETE_NO_SCORES, 1)) {};
    }

    @Override
    public void visit(QueryVisitor visitor) {
      filters.visit(visitor);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Filtering that && filters.equals(that.filters);
    }

    @Override
    public int hashCode() {
      return Objects.hash(Filtering.class, filters);
    }

    @Override
    public String toString(String field) {
      return filters.toString(field);
    }
  }
}
