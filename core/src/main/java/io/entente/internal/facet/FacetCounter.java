package io.entente.internal.facet;

import io.entente.query.FacetField;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;

/**
 * Counts all matches by facet. Passages come in order, a document's together, so what a document has in
 * common is looked up once. For searches of one thread, as all are.
 */
public final class FacetCounter implements CollectorManager<FacetCollector, FacetCounts> {

  private final IndexSearcher searcher;
  private final Collection<FacetField> fields;
  private final List<OwnFilters> filters;

  FacetCounter(IndexSearcher searcher, Collection<FacetField> fields, List<OwnFilters> filters) {
    this.searcher = searcher;
    this.fields = fields;
    this.filters = filters;
  }

  @Override
  public FacetCollector newCollector() {
    return new FacetCollector(searcher, fields, filters);
  }

  /** Counts all that matches. */
  FacetCounts count(Query query) throws IOException {
    Query rewritten = searcher.rewrite(query);
    if (fields.contains(FacetField.MENTIONS)) {
      return searcher.search(rewritten, this);
    }
    BooleanQuery.Builder excluded = new BooleanQuery.Builder();
    Query admitted = searcher.rewrite(split(rewritten, excluded));
    Query without = searcher.rewrite(excluded.build());
    boolean nothing = without instanceof MatchNoDocsQuery;
    if (!isAnyOf(admitted) || !nothing && !isAnyOf(without)) {
      return searcher.search(rewritten, this);
    }
    FacetCollector counting = newCollector();
    Weight found = searcher.createWeight(admitted, ScoreMode.COMPLETE_NO_SCORES, 1);
    Weight left = searcher.createWeight(without, ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Scorer scorer = found.scorer(leaf);
      if (scorer != null) {
        Scorer out = left.scorer(leaf);
        counting
            .byDocument(leaf)
            .collect(
                scorer.iterator(),
                out == null ? DocIdSetIterator.empty() : out.iterator(),
                leaf.reader().getLiveDocs());
      }
    }
    return counting.counts();
  }

  /** What a query admits, and separately what it excludes. */
  private static Query split(Query query, BooleanQuery.Builder excluded) {
    if (!(query instanceof BooleanQuery all) || all.getClauses(Occur.MUST_NOT).isEmpty()) {
      return query;
    }
    BooleanQuery.Builder admitted = new BooleanQuery.Builder();
    admitted.setMinimumNumberShouldMatch(all.getMinimumNumberShouldMatch());
    for (BooleanClause clause : all) {
      if (clause.occur() == Occur.MUST_NOT) {
        excluded.add(clause.query(), Occur.SHOULD);
      } else {
        admitted.add(clause);
      }
    }
    return admitted.build();
  }

  /** Whether what has any of some words matches, whose postings can be marked many at a time. */
  private static boolean isAnyOf(Query query) {
    return switch (query) {
      case TermQuery ignored -> true;
      case BoostQuery boosted -> isAnyOf(boosted.getQuery());
      case ConstantScoreQuery constant -> isAnyOf(constant.getQuery());
      case DisjunctionMaxQuery any -> any.getDisjuncts().stream().allMatch(FacetCounter::isAnyOf);
      case BooleanQuery any ->
        any.getMinimumNumberShouldMatch() <= 1
            && any.clauses().stream()
                .allMatch(clause -> clause.occur() == Occur.SHOULD && isAnyOf(clause.query()));
      default -> false;
    };
  }

  @Override
  public FacetCounts reduce(Collection<FacetCollector> parts) {
    if (parts.size() != 1) {
      throw new IllegalStateException("a search was shared by " + parts.size() + " threads");
    }
    return parts.iterator().next().counts();
  }
}
