package io.entente.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to find and how to give it back. Immutable; the {@code with} methods return changed copies.
 *
 * @param text the question, as {@link QueryText} reads it; blank for filters alone. Text without a word,
 *     such as {@code ???}, finds nothing
 * @param filters what every hit must satisfy
 * @param sort the order of hits
 * @param topK the most hits wanted, in [1, 10000]
 * @param facets what to count the matches by
 * @param after the place to go on from, or null to begin with the best hit
 * @param inferred whether filters also accept what was inferred about a document; true by default
 * @param exactTotal whether all matches are counted exactly, which costs time; false by default
 */
public record PolicyQuery(
    String text,
    List<Filter> filters,
    Sort sort,
    int topK,
    Set<FacetField> facets,
    @Nullable Cursor after,
    boolean inferred,
    boolean exactTotal) {

  /** The most hits that one search returns. */
  public static final int MAX_TOP_K = 10_000;

  /**
   * Copies the collections and checks the numbers.
   *
   * @throws IllegalArgumentException if topK is out of range or the cursor is for another order
   * @throws QuerySyntaxException if the text is too long
   */
  public PolicyQuery {
    if (topK < 1 || topK > MAX_TOP_K) {
      throw new IllegalArgumentException("topK must be in [1, " + MAX_TOP_K + "], got " + topK);
    }
    if (text.length() > QueryText.MAX_LENGTH) {
      QueryText.parse(text);
    }
    filters = List.copyOf(filters);
    facets = Set.copyOf(facets);
  }

  /**
   * Returns a query for the ten best passages.
   *
   * @param text the question
   * @return the query
   * @throws QuerySyntaxException if the text is longer than {@link QueryText#MAX_LENGTH}
   */
  public static PolicyQuery of(String text) {
    return new PolicyQuery(text, List.of(), Sort.RELEVANCE, 10, Set.of(), null, true, false);
  }

  /**
   * Adds a filter; all must hold.
   *
   * @param filter the filter
   * @return the changed copy
   */
  public PolicyQuery withFilter(Filter filter) {
    List<Filter> all = new ArrayList<>(filters);
    all.add(filter);
    return new PolicyQuery(text, all, sort, topK, facets, after, inferred, exactTotal);
  }

  /**
   * Chooses the order.
   *
   * @param sort the order
   * @return the changed copy
   */
  public PolicyQuery withSort(Sort sort) {
    return new PolicyQuery(text, filters, sort, topK, facets, after, inferred, exactTotal);
  }

  /**
   * Chooses how many hits are wanted.
   *
   * @param topK in [1, 10000]
   * @return the changed copy
   * @throws IllegalArgumentException if it is out of range
   */
  public PolicyQuery withTopK(int topK) {
    return new PolicyQuery(text, filters, sort, topK, facets, after, inferred, exactTotal);
  }

  /**
   * Adds facets to count.
   *
   * @param fields what to count by
   * @return the changed copy
   */
  public PolicyQuery withFacets(Collection<FacetField> fields) {
    Set<FacetField> all = new LinkedHashSet<>(facets);
    all.addAll(fields);
    return new PolicyQuery(text, filters, sort, topK, all, after, inferred, exactTotal);
  }

  /**
   * Adds a facet to count.
   *
   * @param field what to count by
   * @return the changed copy
   */
  public PolicyQuery withFacet(FacetField field) {
    return withFacets(List.of(field));
  }

  /**
   * Goes on behind the last hit of an earlier page.
   *
   * @param cursor the earlier result's cursor, or null for the first page
   * @return the changed copy
   */
  public PolicyQuery withAfter(@Nullable Cursor cursor) {
    return new PolicyQuery(text, filters, sort, topK, facets, cursor, inferred, exactTotal);
  }

  /**
   * Says whether filters also accept what was inferred from a document's text.
   *
   * @param inferred false to accept only what documents state themselves
   * @return the changed copy
   */
  public PolicyQuery withInferred(boolean inferred) {
    return new PolicyQuery(text, filters, sort, topK, facets, after, inferred, exactTotal);
  }

  /**
   * Says whether all matches are counted.
   *
   * @param exactTotal true to count them all, false to stop counting when the best are known
   * @return the changed copy
   */
  public PolicyQuery withExactTotal(boolean exactTotal) {
    return new PolicyQuery(text, filters, sort, topK, facets, after, inferred, exactTotal);
  }
}
