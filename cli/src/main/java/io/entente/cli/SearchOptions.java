package io.entente.cli;

import io.entente.document.DocumentKind;
import io.entente.document.PolicyDate;
import io.entente.query.Cursor;
import io.entente.query.FacetField;
import io.entente.query.Filter;
import io.entente.query.PolicyQuery;
import io.entente.query.Sort;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that make a query. */
final class SearchOptions {

  @Option(
      names = "--country",
      paramLabel = "C",
      description =
          "from or between: code, name, former name, demonym or group; repeat for alternatives")
  private List<String> countries = new ArrayList<>();

  @Option(
      names = "--mentions",
      paramLabel = "C",
      description = "the passage names this country or group")
  private List<String> mentions = new ArrayList<>();

  @Option(names = "--topic", paramLabel = "T", description = "topic id, with its narrower topics")
  private List<String> topics = new ArrayList<>();

  @Option(
      names = "--kind",
      paramLabel = "K",
      description = "article, declaration, treaty, law, statement, report or other")
  private List<String> kinds = new ArrayList<>();

  @Option(names = "--language", paramLabel = "L", description = "language tag such as en")
  private List<String> languages = new ArrayList<>();

  @Option(names = "--document", paramLabel = "ID", description = "only passages of this document")
  private List<String> documents = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "D",
      description = "dated on or after: 2008, 2025-08 or 2025-08-29")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "D", description = "dated on or before")
  private @Nullable String to;

  @Option(
      names = "--stated",
      description = "let filters accept only what documents state, nothing inferred")
  private boolean stated;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "most hits, 1 to 10000; default 10")
  private int limit;

  @Option(
      names = "--facet",
      paramLabel = "F",
      description =
          "count by country, mentions, topic, kind, language, source, year or month; a filter on the same field does not narrow its counts")
  private List<String> facets = new ArrayList<>();

  @Option(
      names = "--sort",
      paramLabel = "S",
      defaultValue = "relevance",
      description = "relevance, newest or oldest")
  private Sort sort = Sort.RELEVANCE;

  @Option(
      names = "--cursor",
      paramLabel = "X",
      description = "go on from the cursor an earlier search gave")
  private @Nullable String cursor;

  @Option(names = "--count", description = "count all matches exactly")
  private boolean count;

  PolicyQuery query(String text) {
    if (limit < 1 || limit > PolicyQuery.MAX_TOP_K) {
      throw new IllegalArgumentException(
          "--limit must be in [1, " + PolicyQuery.MAX_TOP_K + "], got " + limit);
    }
    PolicyQuery query = PolicyQuery.of(text)
        .withTopK(limit)
        .withSort(sort)
        .withInferred(!stated)
        .withExactTotal(count)
        .withFacets(facets.stream().map(FacetField::of).toList())
        .withAfter(cursor == null ? null : Cursor.parse(cursor));
    for (Filter filter : filters()) {
      query = query.withFilter(filter);
    }
    return query;
  }

  private List<Filter> filters() {
    List<Filter> filters = new ArrayList<>();
    if (!countries.isEmpty()) {
      filters.add(Filter.country(countries.toArray(String[]::new)));
    }
    if (!mentions.isEmpty()) {
      filters.add(Filter.mentions(mentions.toArray(String[]::new)));
    }
    if (!topics.isEmpty()) {
      filters.add(Filter.topic(topics.toArray(String[]::new)));
    }
    if (!kinds.isEmpty()) {
      filters.add(new Filter.Kind(kinds.stream().map(DocumentKind::of).toList()));
    }
    if (!languages.isEmpty()) {
      filters.add(new Filter.Language(languages));
    }
    if (!documents.isEmpty()) {
      filters.add(new Filter.Document(documents));
    }
    if (from != null || to != null) {
      filters.add(new Filter.DateRange(
          from == null ? null : PolicyDate.parse(from), to == null ? null : PolicyDate.parse(to)));
    }
    return filters;
  }
}
