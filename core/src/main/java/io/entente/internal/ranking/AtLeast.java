package io.entente.internal.ranking;

import io.entente.internal.reader.PageSearcher;
import io.entente.internal.reader.TermFinder;
import java.io.IOException;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * How many passages match, as far as the index knows without a search: those with the most frequent word
 * where any word will do.
 *
 * @param count the number
 * @param exact whether no more match
 */
record AtLeast(int count, boolean exact) {

  private static final AtLeast NOTHING = new AtLeast(0, false);

  static AtLeast of(PageSearcher searcher, Query query) throws IOException {
    return searcher.getIndexReader().hasDeletions() ? NOTHING : ofLive(searcher.terms(), query);
  }

  private static AtLeast ofLive(TermFinder terms, Query query) throws IOException {
    return switch (query) {
      case TermQuery term -> new AtLeast(docFreq(terms, term), true);
      case BoostQuery boosted -> ofLive(terms, boosted.getQuery());
      case DisjunctionMaxQuery any -> {
        int most = 0;
        for (Query part : any.getDisjuncts()) {
          most = Math.max(most, ofLive(terms, part).count);
        }
        yield new AtLeast(most, false);
      }
      case BooleanQuery all -> {
        int most = 0;
        for (BooleanClause part : all.clauses()) {
          if (part.occur() != Occur.SHOULD || all.getMinimumNumberShouldMatch() > 1) {
            yield NOTHING;
          }
          most = Math.max(most, ofLive(terms, part.query()).count);
        }
        yield new AtLeast(most, false);
      }
      default -> NOTHING;
    };
  }

  private static int docFreq(TermFinder terms, TermQuery query) throws IOException {
    TermStates known = query.getTermStates();
    return known == null ? terms.docFreq(query.getTerm()) : known.docFreq();
  }
}
