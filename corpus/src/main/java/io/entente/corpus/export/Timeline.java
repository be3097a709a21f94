package io.entente.corpus.export;

import io.entente.PolicyIndex;
import io.entente.query.Expression;
import io.entente.query.FacetField;
import io.entente.query.Filter;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.result.FacetCount;
import io.entente.result.SearchResult;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the matches of a query spread over time.
 *
 * @param by the length of a period, {@link FacetField#YEAR} or {@link FacetField#MONTH}
 * @param periods every year or month from the first with a match to the last, those without a match too
 * @param elsewhere how many matching passages are in none: their date is not known, or not known to the month
 */
public record Timeline(FacetField by, List<Period> periods, long elsewhere) {

  /** With more months than these, years are easier to take in. */
  private static final int MANY_MONTHS = 60;

  /**
   * A year or a month.
   *
   * @param date the period, such as {@code 2025} or {@code 2025-08}
   * @param passageCount how many matching passages are dated in it
   * @param documentCount in how many documents those are
   */
  public record Period(String date, long passageCount, long documentCount) {}

  /** Copies the periods. */
  public Timeline {
    periods = List.copyOf(periods);
  }

  /**
   * Counts all matches of a query in time, in months if these are at most 60 and all matches with a date
   * have a month, else in years.
   *
   * @param index where to search
   * @param query the query; its order and its cursor do not matter
   * @return the counts
   * @throws IllegalStateException if the index is closed
   * @throws java.io.UncheckedIOException if the index cannot be read
   */
  public static Timeline of(PolicyIndex index, PolicyQuery query) {
    SearchResult counted = counted(index, query);
    Timeline years = timeline(counted, FacetField.YEAR);
    Timeline months = timeline(counted, FacetField.MONTH);
    boolean fits =
        months.periods().size() <= MANY_MONTHS && months.elsewhere() == years.elsewhere();
    return fits ? months : years;
  }

  /**
   * Counts all matches of a query in time.
   *
   * @param index where to search
   * @param query the query; its order and its cursor do not matter
   * @param by {@link FacetField#YEAR} or {@link FacetField#MONTH}
   * @return the counts
   * @throws IllegalArgumentException if it is to be by another field
   * @throws IllegalStateException if the index is closed
   * @throws java.io.UncheckedIOException if the index cannot be read
   */
  public static Timeline of(PolicyIndex index, PolicyQuery query, FacetField by) {
    if (by != FacetField.YEAR && by != FacetField.MONTH) {
      throw new IllegalArgumentException("a timeline is by year or month, got " + by.id());
    }
    return timeline(counted(index, query), by);
  }

  private static SearchResult counted(PolicyIndex index, PolicyQuery query) {
    // A filter on dates does not narrow the facets on dates; as a part of the expression it does.
    // Twice
    // negated it only admits, and stays where it is put.
    Expression expression = query.expression();
    List<Filter> others = new ArrayList<>();
    for (Filter filter : query.filters()) {
      if (filter instanceof Filter.DateRange) {
        expression = Expression.words(expression, Expression.field(filter).not().not());
      } else {
        others.add(filter);
      }
    }
    PolicyQuery all = PolicyQuery.of(expression)
        .withTopK(1)
        .withExcludingDocuments(query.excludingDocuments())
        .without(Arrays.stream(Inference.values())
            .filter(inference -> !query.infers(inference))
            .toArray(Inference[]::new))
        .withFacets(List.of(FacetField.YEAR, FacetField.MONTH));
    for (Filter filter : others) {
      all = all.withFilter(filter);
    }
    return index.search(all);
  }

  private static Timeline timeline(SearchResult counted, FacetField by) {
    Map<String, FacetCount> counts = new HashMap<>();
    long inTime = 0;
    @Nullable String first = null;
    @Nullable String last = null;
    for (FacetCount count : counted.facets().getOrDefault(by, List.of())) {
      counts.put(count.value(), count);
      inTime += count.passageCount();
      first = first == null || count.value().compareTo(first) < 0 ? count.value() : first;
      last = last == null || count.value().compareTo(last) > 0 ? count.value() : last;
    }
    List<Period> periods = new ArrayList<>();
    for (String date = first; date != null && last != null; date = next(date)) {
      FacetCount count = counts.get(date);
      periods.add(
          count == null
              ? new Period(date, 0, 0)
              : new Period(date, count.passageCount(), count.documentCount()));
      if (date.equals(last)) {
        break;
      }
    }
    return new Timeline(by, periods, Math.max(0, counted.total().value() - inTime));
  }

  private static String next(String date) {
    return date.length() == 4
        ? "%04d".formatted(Year.parse(date).plusYears(1).getValue())
        : YearMonth.parse(date).plusMonths(1).toString();
  }
}
