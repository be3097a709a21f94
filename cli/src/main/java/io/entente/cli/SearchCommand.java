package io.entente.cli;

import io.entente.PolicyIndex;
import io.entente.corpus.export.Timeline;
import io.entente.query.FacetField;
import io.entente.query.PolicyQuery;
import io.entente.query.QuerySyntaxException;
import io.entente.result.SearchResult;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ranks passages for a question. */
@Command(
    name = "search",
    description = "Ranks passages for a question.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  entente search \"rare earth export restrictions\"",
      "  entente search --index var/texts --country Quad --from 2020 --timeline \"supply chains\"",
      "  entente search --topic security --facet country --group '\"economic coercion\" -tariff'",
      "  entente search --format cite --limit 3 \"Article 5(2) of the Paris Agreement\"",
      "",
      "QUERY:",
      "  rare earth exports                    words in all their forms; any may match, more are better",
      "  \"economic coercion\" \"supply chains\"   phrases, exactly as they are; all must occur",
      "  (cobalt OR nickel) AND recycling      alternatives, both, brackets",
      "  minerals NOT coal                     without a word; likewise -coal and -\"coal mines\"",
      "  sanction* exports                     all words that begin so",
      "  sanctions NEAR/5 oil                  at most 5 words between them",
      "  exports SENTENCE \"rare earths\"        both in one sentence; likewise PARAGRAPH",
      "  fee $100                              numbers with their units: $100 is no $1000",
      "  Article 5(2) of the Paris Agreement   the provision itself first",
      "  energy country:JP in:2025-08          fields; likewise mentions, topic, kind, document, title",
      "",
      "Write -- before a QUERY that begins with a minus. Without QUERY, filters alone list what they admit,",
      "first what is about what they name, then the newest. Without --index, the bundled sample collection is",
      "searched."
    })
final class SearchCommand implements Callable<Integer> {

  private enum Step {
    AUTO,
    YEAR,
    MONTH
  }

  @Mixin
  private SearchOptions options = new SearchOptions();

  @Option(
      names = "--timeline",
      paramLabel = "year|month",
      arity = "0..1",
      fallbackValue = "auto",
      preprocessor = OptionalValue.class,
      description = "chart all matches by year or month; by itself, whichever suits")
  private @Nullable Step timeline;

  @Option(
      names = "--exclude-documents",
      description = "let -word and NOT exclude whole documents, not only the passages that have it")
  private boolean excludeDocuments;

  @Option(
      names = "--strict",
      description =
          "do not read as words what does not follow the grammar, but say where it is wrong")
  private boolean strict;

  @Parameters(
      arity = "0..*",
      paramLabel = "QUERY",
      description = "the question; several words are joined")
  private String[] words = {};

  @Spec
  private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    String text = String.join(" ", words);
    PolicyQuery plain;
    try {
      plain = strict ? PolicyQuery.parse(text) : PolicyQuery.of(text);
    } catch (QuerySyntaxException e) {
      if (!strict) {
        throw e;
      }
      Text.syntax(Specs.err(spec), e, text);
      return Main.USAGE;
    }
    PolicyQuery query = options.on(plain.withExcludingDocuments(excludeDocuments));
    if (timeline != null) {
      options.checkTimeline();
    }
    try (PolicyIndex index = options.open()) {
      SearchResult result = options.page(index::search, query);
      options.checkValues(result);
      options.print(spec, result, timeline == null ? null : timeline(index, query, timeline));
    }
    return 0;
  }

  private static Timeline timeline(PolicyIndex index, PolicyQuery query, Step step) {
    return switch (step) {
      case AUTO -> Timeline.of(index, query);
      case YEAR -> Timeline.of(index, query, FacetField.YEAR);
      case MONTH -> Timeline.of(index, query, FacetField.MONTH);
    };
  }
}
