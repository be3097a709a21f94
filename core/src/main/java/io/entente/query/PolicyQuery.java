package io.entente.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to find and how to give it back. Immutable; the {@code with} methods return changed copies.
 *
 * <p>{@link #of} reads what people type and never complains; {@link #parse} is strict; {@link #of(Expression)}
 * takes an expression that a program put together. All three give the same query for the same meaning.
 */
public final class PolicyQuery {

  /** The most hits that one search returns. */
  public static final int MAX_TOP_K = 10_000;

  /** The longest query text, in UTF-16 code units; longer text is an error even where all else is forgiven. */
  public static final int MAX_LENGTH = 10_000;

  /** The most filters of one query, equal ones counted once. */
  public static final int MAX_FILTERS = 500;

  private static final int MAX_PER_DOCUMENT = 100;

  private final Parts parts;

  /** The fields while a query is made. */
  private static final class Parts implements Cloneable {
    Expression expression = Expression.nothing();
    List<Filter> filters = List.of();
    List<String> remarks = List.of();
    Sort sort = Sort.RELEVANCE;
    int topK = 10;
    int perDocument;
    Set<FacetField> facets = Set.of();

    @Nullable
    Cursor after;

    Set<Inference> inferences = EnumSet.allOf(Inference.class);
    Ranking ranking = Ranking.DEFAULT;
    boolean excludingDocuments;
    boolean exactTotal;
    boolean explained;
    boolean snippets = true;

    Parts copy() {
      try {
        return (Parts) clone();
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }

    List<@Nullable Object> all() {
      return Arrays.asList(
          expression,
          filters,
          sort,
          topK,
          perDocument,
          facets,
          after,
          inferences,
          ranking,
          excludingDocuments,
          exactTotal,
          explained,
          snippets);
    }
  }

  private PolicyQuery(Parts parts) {
    this.parts = parts;
  }

  /**
   * Returns a query for the ten best passages, as people type it: what does not follow the grammar is
   * read as words, and {@link #remarks} says so.
   *
   * @param text any text; blank for filters alone. Text without a word, such as {@code ???}, finds nothing
   * @return the query
   * @throws QuerySyntaxException only if the text is longer than {@link #MAX_LENGTH} or has more than
   *     {@link #MAX_FILTERS} filters
   */
  public static PolicyQuery of(String text) {
    Objects.requireNonNull(text, "text");
    return QueryParser.forgiving(text);
  }

  /**
   * Returns a query for the ten best passages, from text that follows the grammar.
   *
   * @param text the text, as {@code docs/queries.md} describes it; blank for filters alone
   * @return the query
   * @throws QuerySyntaxException if the text does not follow the grammar; it says where, and what was
   *     expected
   */
  public static PolicyQuery parse(String text) {
    Objects.requireNonNull(text, "text");
    return of(QueryParser.strict(text));
  }

  /**
   * Returns a query for the ten best passages.
   *
   * @param expression what they have to say; fields side by side with the rest become {@link #filters}
   * @return the query
   * @throws IllegalArgumentException if there are more than {@link #MAX_FILTERS} filters
   */
  public static PolicyQuery of(Expression expression) {
    Objects.requireNonNull(expression, "expression");
    return of(expression, List.of());
  }

  static PolicyQuery of(Expression expression, List<String> remarks) {
    Parts parts = new Parts();
    List<Expression> sides =
        expression instanceof Expression.Words words ? words.parts() : List.of(expression);
    List<Expression> rest = new ArrayList<>();
    List<Filter> filters = new ArrayList<>();
    for (Expression side : sides) {
      if (side instanceof Expression.Field field) {
        filters.add(field.filter());
      } else {
        rest.add(side);
      }
    }
    parts.expression = Expression.words(rest.toArray(Expression[]::new));
    checkCount(filters);
    parts.filters = List.copyOf(filters);
    parts.remarks = List.copyOf(remarks);
    return new PolicyQuery(parts);
  }

  private static void checkCount(List<Filter> filters) {
    if (filters.size() > MAX_FILTERS) {
      int different = new HashSet<>(filters).size();
      if (different > MAX_FILTERS) {
        throw new IllegalArgumentException(tooMany(different));
      }
    }
  }

  static String tooMany(int filters) {
    return "a query must have at most " + MAX_FILTERS + " filters, got " + filters;
  }

  private interface Change {
    void on(Parts parts);
  }

  private PolicyQuery with(Change change) {
    Parts changed = parts.copy();
    change.on(changed);
    return new PolicyQuery(changed);
  }

  /**
   * Adds a filter; all must hold.
   *
   * @param filter the filter
   * @return the changed copy
   * @throws IllegalArgumentException if there are more than {@link #MAX_FILTERS}
   */
  public PolicyQuery withFilter(Filter filter) {
    Objects.requireNonNull(filter, "filter");
    List<Filter> all = new ArrayList<>(parts.filters);
    all.add(filter);
    checkCount(all);
    return with(changed -> changed.filters = List.copyOf(all));
  }

  /**
   * Chooses the order.
   *
   * @param sort the order
   * @return the changed copy
   */
  public PolicyQuery withSort(Sort sort) {
    Objects.requireNonNull(sort, "sort");
    return with(changed -> changed.sort = sort);
  }

  /**
   * Chooses how many hits are wanted, or how many documents where hits are grouped.
   *
   * @param topK in [1, 10000]
   * @return the changed copy
   * @throws IllegalArgumentException if it is out of range
   */
  public PolicyQuery withTopK(int topK) {
    if (topK < 1 || topK > MAX_TOP_K) {
      throw new IllegalArgumentException("topK must be in [1, " + MAX_TOP_K + "], got " + topK);
    }
    return with(changed -> changed.topK = topK);
  }

  /**
   * Groups hits by document: the best documents by their best passage, each with its best passages.
   *
   * @param cap the most passages of one document, in [1, 100], or 0 not to group
   * @return the changed copy
   * @throws IllegalArgumentException if it is out of range
   */
  public PolicyQuery withPerDocument(int cap) {
    if (cap < 0 || cap > MAX_PER_DOCUMENT) {
      throw new IllegalArgumentException(
          "perDocument must be in [0, " + MAX_PER_DOCUMENT + "], got " + cap);
    }
    return with(changed -> changed.perDocument = cap);
  }

  /**
   * Adds facets to count.
   *
   * @param fields what to count by
   * @return the changed copy
   */
  public PolicyQuery withFacets(Collection<FacetField> fields) {
    Objects.requireNonNull(fields, "fields");
    Set<FacetField> all = new LinkedHashSet<>(parts.facets);
    all.addAll(fields);
    return with(changed -> changed.facets = Set.copyOf(all));
  }

  /**
   * Adds a facet to count.
   *
   * @param field what to count by
   * @return the changed copy
   */
  public PolicyQuery withFacet(FacetField field) {
    Objects.requireNonNull(field, "field");
    return withFacets(List.of(field));
  }

  /**
   * Goes on behind the last hit of an earlier page.
   *
   * @param cursor the earlier result's cursor, or null for the first page
   * @return the changed copy
   */
  public PolicyQuery withAfter(@Nullable Cursor cursor) {
    return with(changed -> changed.after = cursor);
  }

  /**
   * Switches inferences off; all are on at first.
   *
   * @param inferences what not to infer
   * @return the changed copy
   */
  public PolicyQuery without(Inference... inferences) {
    Objects.requireNonNull(inferences, "inferences");
    Set<Inference> left = EnumSet.noneOf(Inference.class);
    left.addAll(parts.inferences);
    left.removeAll(Arrays.asList(inferences));
    return with(changed -> changed.inferences = left);
  }

  /**
   * Changes what passages are ranked by.
   *
   * @param ranking the ingredients and their weights
   * @return the changed copy
   */
  public PolicyQuery withRanking(Ranking ranking) {
    Objects.requireNonNull(ranking, "ranking");
    return with(changed -> changed.ranking = ranking);
  }

  /**
   * Says whether an exclusion removes the whole document instead of the passage.
   *
   * @param excluding true to remove documents in which any passage matches what is excluded
   * @return the changed copy
   */
  public PolicyQuery withExcludingDocuments(boolean excluding) {
    return with(changed -> changed.excludingDocuments = excluding);
  }

  /**
   * Says whether all matches are counted.
   *
   * @param exactTotal true to count them all, false to stop counting when the best are known
   * @return the changed copy
   */
  public PolicyQuery withExactTotal(boolean exactTotal) {
    return with(changed -> changed.exactTotal = exactTotal);
  }

  /**
   * Says whether hits carry the reasons for their score and what else in their document matched, which
   * costs time.
   *
   * @param explained true for explanations
   * @return the changed copy
   */
  public PolicyQuery withExplained(boolean explained) {
    return with(changed -> changed.explained = explained);
  }

  /**
   * Says whether hits carry snippets. Finding what to mark in the text of every hit costs time, which is
   * saved where the whole passage is shown, or its id is all that is wanted.
   *
   * @param snippets true for snippets, as at first; false for empty ones, without text and marks
   * @return the changed copy
   */
  public PolicyQuery withSnippets(boolean snippets) {
    return with(changed -> changed.snippets = snippets);
  }

  /**
   * Returns what a passage has to say.
   *
   * @return the expression; {@link Expression#nothing} for filters alone
   */
  public Expression expression() {
    return parts.expression;
  }

  /**
   * Returns what every hit must satisfy.
   *
   * @return the filters
   */
  public List<Filter> filters() {
    return parts.filters;
  }

  /**
   * Returns what in the text did not follow the grammar and was read as words.
   *
   * @return remarks for people; no part of the query's equality
   */
  public List<String> remarks() {
    return parts.remarks;
  }

  /**
   * Returns the order of hits.
   *
   * @return the order
   */
  public Sort sort() {
    return parts.sort;
  }

  /**
   * Returns the most hits wanted, or documents where hits are grouped.
   *
   * @return in [1, 10000]
   */
  public int topK() {
    return parts.topK;
  }

  /**
   * Returns the most passages of one document where hits are grouped.
   *
   * @return in [1, 100], or 0 if they are not
   */
  public int perDocument() {
    return parts.perDocument;
  }

  /**
   * Returns what the matches are counted by.
   *
   * @return the facets
   */
  public Set<FacetField> facets() {
    return parts.facets;
  }

  /**
   * Returns the place to go on from.
   *
   * @return the cursor, or null to begin with the best hit
   */
  public @Nullable Cursor after() {
    return parts.after;
  }

  /**
   * Tells whether something is inferred.
   *
   * @param inference what
   * @return false if it was switched off
   */
  public boolean infers(Inference inference) {
    return parts.inferences.contains(inference);
  }

  /**
   * Returns what passages are ranked by.
   *
   * @return the ingredients and their weights
   */
  public Ranking ranking() {
    return parts.ranking;
  }

  /**
   * Tells whether an exclusion removes the whole document.
   *
   * @return false if it removes the passage only
   */
  public boolean excludingDocuments() {
    return parts.excludingDocuments;
  }

  /**
   * Tells whether all matches are counted.
   *
   * @return true if the total is to be exact
   */
  public boolean exactTotal() {
    return parts.exactTotal;
  }

  /**
   * Tells whether hits carry explanations.
   *
   * @return true if they do
   */
  public boolean explained() {
    return parts.explained;
  }

  /**
   * Tells whether hits carry snippets.
   *
   * @return false if they are empty
   */
  public boolean snippets() {
    return parts.snippets;
  }

  /**
   * Returns the expression and the filters as text that {@link #parse} reads back.
   *
   * @return the text; order, facets and the like are no part of it
   */
  public String text() {
    List<Expression> all = new ArrayList<>();
    all.add(parts.expression);
    parts.filters.forEach(filter -> all.add(Expression.field(filter)));
    return Expression.words(all.toArray(Expression[]::new)).toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PolicyQuery query && parts.all().equals(query.parts.all());
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(parts.all());
  }

  @Override
  public String toString() {
    return "PolicyQuery[" + text() + ", " + parts.all() + "]";
  }
}
