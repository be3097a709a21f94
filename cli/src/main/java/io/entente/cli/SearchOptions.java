package io.entente.cli;

import io.entente.PolicyIndex;
import io.entente.corpus.export.Export;
import io.entente.corpus.export.Timeline;
import io.entente.document.DocumentKind;
import io.entente.document.PolicyDate;
import io.entente.query.Cursor;
import io.entente.query.Expression;
import io.entente.query.FacetField;
import io.entente.query.Filter;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.query.Sort;
import io.entente.result.Hit;
import io.entente.result.SearchResult;
import io.entente.result.Understanding;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of all commands that list hits. */
final class SearchOptions {

  private enum HitFormat {
    TEXT,
    JSON,
    CSV,
    CITE
  }

  private static final int MAX_PAGE = 1_000;

  @Mixin
  private IndexOption index = new IndexOption();

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

  @Option(names = "--source", paramLabel = "NAME", description = "only documents from this source")
  private List<String> sources = new ArrayList<>();

  @Option(names = "--document", paramLabel = "ID", description = "only passages of this document")
  private List<String> documents = new ArrayList<>();

  @Option(
      names = "--title",
      paramLabel = "WORDS",
      description = "the document's title has all these words")
  private @Nullable String title;

  @Option(
      names = "--from",
      paramLabel = "D",
      description = "dated on or after: 2008, 2025-08 or 2025-08-29")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "D", description = "dated on or before")
  private @Nullable String to;

  @Option(
      names = "--in-force",
      paramLabel = "D",
      description =
          "in force on this day, or throughout this month or year; older versions count unless they state their end")
  private @Nullable String inForce;

  @Option(
      names = "--without",
      paramLabel = "I",
      split = ",",
      description =
          "infer less: metadata, countries, acronyms, spelling, compounds, titles, dates, provisions, phrases; several with commas")
  private List<String> without = new ArrayList<>();

  @Option(
      names = "--stated",
      description =
          "let filters accept only what documents state, nothing inferred: --without metadata")
  private boolean stated;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "most hits, or documents with --group, 1 to 10000; default 10")
  private int limit;

  @Option(
      names = "--group",
      paramLabel = "CAP",
      arity = "0..1",
      fallbackValue = "3",
      preprocessor = OptionalValue.class,
      description = "group hits by document, at most CAP (3) passages of each")
  private int group;

  @Option(
      names = "--sort",
      paramLabel = "S",
      defaultValue = "relevance",
      description = "relevance, newest or oldest")
  private Sort sort = Sort.RELEVANCE;

  @Option(
      names = "--facet",
      paramLabel = "F",
      description =
          "count by country, mentions, topic, kind, language, source, year or month; a filter on the same field does not narrow its counts")
  private List<String> facets = new ArrayList<>();

  @Option(names = "--count", description = "count all matches exactly")
  private boolean count;

  @Option(
      names = "--page",
      paramLabel = "N",
      defaultValue = "1",
      description = "the Nth page of --limit hits or documents")
  private int page = 1;

  @Option(
      names = "--cursor",
      paramLabel = "X",
      description = "go on from the cursor that an earlier search gave with --format json")
  private @Nullable String cursor;

  @Option(
      names = "--explain",
      description = "tell how the query was understood and why each hit has its score")
  private boolean explain;

  @Option(
      names = "--format",
      paramLabel = "text|json|csv|cite",
      defaultValue = "text",
      description = "text (default), json, csv, or cite: the citations alone")
  private HitFormat format = HitFormat.TEXT;

  /** Opens the index that is asked for; the caller closes it. */
  PolicyIndex open() {
    return index.open();
  }

  /** Whether there is room for more than hits in what is written. */
  private boolean hitsOnly() {
    return format == HitFormat.CSV || format == HitFormat.CITE;
  }

  /** Adds what the options say to a query. */
  PolicyQuery on(PolicyQuery plain) {
    if (limit < 1 || limit > PolicyQuery.MAX_TOP_K) {
      throw new IllegalArgumentException(
          "--limit must be in [1, " + PolicyQuery.MAX_TOP_K + "], got " + limit);
    }
    if (page < 1 || page > MAX_PAGE) {
      throw new IllegalArgumentException("--page must be in [1, " + MAX_PAGE + "], got " + page);
    }
    if (page > 1 && cursor != null) {
      throw new IllegalArgumentException(
          "--page counts from the first page, so not from a --cursor");
    }
    if (hitsOnly() && (explain || !facets.isEmpty())) {
      throw new IllegalArgumentException("--explain and --facet need --format text or json");
    }
    PolicyQuery query = plain
        .withTopK(limit)
        .withPerDocument(group)
        .withSort(sort)
        .withExactTotal(count)
        .withExplained(!hitsOnly())
        .withFacets(facets.stream().map(FacetField::of).toList())
        .without(without.stream().map(Inference::of).toArray(Inference[]::new))
        .withAfter(cursor == null ? null : Cursor.parse(cursor));
    if (stated) {
      query = query.without(Inference.METADATA);
    }
    for (Filter filter : filters()) {
      query = query.withFilter(filter);
    }
    return query;
  }

  /**
   * Searches for the page that is asked for.
   *
   * @param search searches
   * @param query what to search for
   * @return that page
   * @throws IllegalArgumentException if there are fewer pages
   */
  SearchResult page(Function<PolicyQuery, SearchResult> search, PolicyQuery query) {
    PolicyQuery next = query;
    for (int i = 1; i < page; i++) {
      SearchResult before = search.apply(next.withSnippets(false).withFacets(List.of()));
      if (before.next() == null) {
        throw new IllegalArgumentException(
            "there is no page " + page + ", only " + i + (i == 1 ? " page" : " pages"));
      }
      next = query.withAfter(before.next());
    }
    return search.apply(next);
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
    if (!sources.isEmpty()) {
      filters.add(new Filter.Source(sources));
    }
    if (!languages.isEmpty()) {
      filters.add(new Filter.Language(languages));
    }
    if (!documents.isEmpty()) {
      filters.add(new Filter.Document(documents));
    }
    if (title != null) {
      filters.add(Filter.title(title));
    }
    if (from != null || to != null) {
      filters.add(new Filter.DateRange(
          from == null ? null : PolicyDate.parse(from), to == null ? null : PolicyDate.parse(to)));
    }
    if (inForce != null) {
      filters.add(Filter.inForce(inForce));
    }
    return filters;
  }

  /** Refuses topics and languages that do not exist, such as misspelt ones, as countries are. */
  void checkValues(SearchResult result) {
    List<Filter> given = new ArrayList<>();
    topics.forEach(topic -> given.add(Filter.topic(topic)));
    languages.forEach(language -> given.add(Filter.language(language)));
    List<String> from =
        given.stream().map(filter -> Expression.field(filter).toString()).toList();
    for (Understanding.Note note : result.understanding().notes()) {
      if (note.inference() == null && from.contains(note.from())) {
        throw new IllegalArgumentException(note.words());
      }
    }
  }

  /** Refuses a timeline where there is no place for it. */
  void checkTimeline() {
    if (hitsOnly()) {
      throw new IllegalArgumentException("--timeline needs --format text or json");
    }
  }

  /** Writes a result, and what was understood beyond the words to wherever there is room for it. */
  void print(@Nullable CommandSpec spec, SearchResult result, @Nullable Timeline timeline) {
    PrintWriter out = Specs.out(spec);
    switch (format) {
      case TEXT -> {
        Text.result(out, result, timeline, group > 0, explain, Terminal.colour());
        if (result.next() != null) {
          out.println(
              cursor == null ? "more: --page " + (page + 1) : "more: --cursor " + result.next());
        }
      }
      case JSON -> out.println(Export.json(explain ? result : unexplained(result), timeline));
      case CSV -> out.print(Export.csv(result));
      case CITE -> Text.lines(out, Export.citations(result));
    }
    if (hitsOnly()) {
      Text.understanding(Specs.err(spec), result.understanding(), false);
    }
  }

  private static SearchResult unexplained(SearchResult result) {
    return new SearchResult(
        result.total(),
        result.hits().stream().map(SearchOptions::unexplained).toList(),
        result.facets(),
        result.next(),
        result.understanding());
  }

  private static Hit unexplained(Hit hit) {
    return new Hit(
        hit.rank(),
        hit.score(),
        hit.document(),
        hit.passage(),
        hit.mentions(),
        hit.traits(),
        hit.snippet(),
        hit.copies(),
        hit.also(),
        null);
  }
}
