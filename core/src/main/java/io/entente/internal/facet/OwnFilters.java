package io.entente.internal.facet;

import io.entente.internal.reader.DocumentFilter;
import io.entente.query.FacetField;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.util.FixedBitSet;

/**
 * Filters that what is searched is not narrowed by already.
 *
 * @param all admits what satisfies them
 * @param documents those of them that are on documents, each by itself; all are, but for one by what passages mention
 * @param fields the facets that go without them; all others they narrow
 */
record OwnFilters(Query all, List<DocumentFilter> documents, Set<FacetField> fields) {

  /** The filters that a facet goes without, a bit each. */
  static int without(List<OwnFilters> filters, FacetField field) {
    int without = 0;
    for (int i = 0; i < filters.size(); i++) {
      without |= filters.get(i).fields().contains(field) ? 1 << i : 0;
    }
    return without;
  }

  /** The passages of a segment that satisfy them. */
  DocIdSetIterator admittedPassages(IndexSearcher searcher, LeafReaderContext context)
      throws IOException {
    Query rewritten = searcher.rewrite(all);
    Scorer scorer =
        searcher.createWeight(rewritten, ScoreMode.COMPLETE_NO_SCORES, 1).scorer(context);
    return scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
  }

  /** The documents of a segment that satisfy them, where they are all on documents; not to be changed. */
  FixedBitSet admittedDocuments(IndexSearcher searcher, LeafReaderContext context)
      throws IOException {
    FixedBitSet satisfying = documents.getFirst().documents(searcher, context);
    if (documents.size() > 1) {
      // The bits are those that the segment remembers.
      satisfying = satisfying.clone();
      for (DocumentFilter each : documents) {
        satisfying.and(each.documents(searcher, context));
      }
    }
    return satisfying;
  }
}
