package io.entente.internal.facet;

import io.entente.internal.reader.DocumentFilter;
import io.entente.internal.reader.Filters;
import io.entente.query.FacetField;
import io.entente.query.Filter;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.result.FacetCount;
import io.entente.vocabulary.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Counts the facets of a query in one search. A filter does not narrow the facet of its own field, so that
 * one sees what else could be chosen there: what matches but for such filters is searched, and of each
 * match is asked which of them it satisfies.
 */
public final class FacetSearch {

  private final PolicyQuery query;
  /** The filters that some facet goes without, by the facets that do. */
  private final Map<Set<FacetField>, Set<Filter>> own = new LinkedHashMap<>();

  /**
   * The facets, and how many passages match.
   *
   * @param counts the counts by field
   * @param total the number of matches, or -1 if nothing was counted
   */
  public record Facets(Map<FacetField, List<FacetCount>> counts, long total) {}

  public FacetSearch(PolicyQuery query) {
    this.query = query;
    for (Filter filter : query.filters()) {
      Set<FacetField> narrowed = EnumSet.noneOf(FacetField.class);
      for (FacetField field : query.facets()) {
        if (Filters.narrows(filter, field)) {
          narrowed.add(field);
        }
      }
      if (!narrowed.isEmpty()) {
        own.computeIfAbsent(narrowed, unseen -> new LinkedHashSet<>()).add(filter);
      }
    }
  }

  /** Whether a filter narrows all the facets. */
  public boolean narrowsAll(Filter filter) {
    return own.values().stream().noneMatch(filters -> filters.contains(filter));
  }

  /** A counter for the search of the hits themselves; null if the facets need another, or there is none. */
  @Nullable
  public FacetCounter along(IndexSearcher searcher) {
    return query.facets().isEmpty() || !own.isEmpty()
        ? null
        : new FacetCounter(searcher, query.facets(), List.of());
  }

  /**
   * Counts.
   *
   * @param searcher the state of the index
   * @param matching what matches, with the filters that narrow all facets
   * @param counted what was counted along, or null
   * @param topics names the topics
   * @return the facets
   */
  public Facets count(
      IndexSearcher searcher, Query matching, @Nullable FacetCounts counted, Topics topics)
      throws IOException {
    if (query.facets().isEmpty()) {
      return new Facets(Map.of(), -1);
    }
    FacetCounts counts = counted;
    if (counts == null) {
      List<OwnFilters> filters = new ArrayList<>();
      for (Map.Entry<Set<FacetField>, Set<Filter>> entry : own.entrySet()) {
        boolean inferred = query.infers(Inference.METADATA);
        List<DocumentFilter> documents = new ArrayList<>();
        for (Filter each : entry.getValue()) {
          if (Filters.filter(each, inferred) instanceof DocumentFilter document) {
            documents.add(document);
          }
        }
        filters.add(
            new OwnFilters(Filters.all(entry.getValue(), inferred), documents, entry.getKey()));
      }
      counts = new FacetCounter(searcher, query.facets(), filters).count(matching);
    }
    Map<FacetField, List<FacetCount>> facets = new EnumMap<>(FacetField.class);
    for (FacetField field : query.facets()) {
      facets.put(field, counts.of(field, topics));
    }
    return new Facets(facets, counts.passageCount());
  }
}
