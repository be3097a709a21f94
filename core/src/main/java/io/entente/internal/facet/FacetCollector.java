package io.entente.internal.facet;

import io.entente.internal.index.Schema;
import io.entente.internal.reader.SegmentDocuments;
import io.entente.query.FacetField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.FixedBitSet;

/** Counts segment by segment: by document where all facets are on documents, else passage by passage. */
final class FacetCollector implements Collector {
  private final IndexSearcher searcher;
  private final Set<FacetField> fields = EnumSet.noneOf(FacetField.class);
  private final List<OwnFilters> filters;
  private final FacetCounts counts;

  FacetCollector(IndexSearcher searcher, Collection<FacetField> fields, List<OwnFilters> filters) {
    this.searcher = searcher;
    this.fields.addAll(fields);
    this.filters = filters;
    this.counts = new FacetCounts(fields);
  }

  /** What was counted in the segments so far. */
  FacetCounts counts() {
    return counts;
  }

  @Override
  public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
    return fields.contains(FacetField.MENTIONS) ? byPassage(context) : byDocument(context);
  }

  DocumentCollector byDocument(LeafReaderContext context) throws IOException {
    SegmentDocuments documents = SegmentDocuments.of(context.reader());
    FixedBitSet[] satisfying = new FixedBitSet[filters.size()];
    for (int i = 0; i < satisfying.length; i++) {
      satisfying[i] = filters.get(i).admittedDocuments(searcher, context);
    }
    return new DocumentCollector(counts, documents, ofDocument(context, documents), satisfying);
  }

  private PassageCollector byPassage(LeafReaderContext context) throws IOException {
    SegmentDocuments documents = SegmentDocuments.of(context.reader());
    FacetField field = FacetField.MENTIONS;
    PassageCounts ofPassage = new PassageCounts(
        field,
        OwnFilters.without(filters, field),
        DocValues.getSortedSet(context.reader(), field.id() + Schema.FACET));
    DocIdSetIterator[] satisfying = new DocIdSetIterator[filters.size()];
    for (int i = 0; i < satisfying.length; i++) {
      satisfying[i] = filters.get(i).admittedPassages(searcher, context);
    }
    return new PassageCollector(
        counts, documents, ofDocument(context, documents), ofPassage, satisfying);
  }

  private List<DocumentCounts> ofDocument(LeafReaderContext context, SegmentDocuments documents)
      throws IOException {
    List<DocumentCounts> counters = new ArrayList<>();
    for (FacetField field : fields) {
      if (field != FacetField.MENTIONS) {
        counters.add(new DocumentCounts(
            field, OwnFilters.without(filters, field), documents.values(context.reader(), field)));
      }
    }
    return counters;
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }
}
