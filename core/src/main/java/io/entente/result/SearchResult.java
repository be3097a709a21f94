package io.entente.result;

import io.entente.query.Cursor;
import io.entente.query.FacetField;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query. It outlives the index it came from.
 *
 * @param total how many passages matched
 * @param hits the passages, best first; where they are grouped, a document's stand together
 * @param facets the counts asked for, the most frequent values first, years and months in their order
 * @param next where the next page begins, or null if this is the last
 * @param understanding the query as it was understood
 */
public record SearchResult(
    TotalHits total,
    List<Hit> hits,
    Map<FacetField, List<FacetCount>> facets,
    @Nullable Cursor next,
    Understanding understanding) {

  /** Copies the collections. */
  public SearchResult {
    hits = List.copyOf(hits);
    facets = Map.copyOf(facets);
  }
}
