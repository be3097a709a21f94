package io.entente.cli;

import io.entente.PolicyIndex;
import io.entente.corpus.SampleCollection;
import io.entente.query.PolicyQuery;
import io.entente.result.SearchResult;
import java.io.PrintWriter;
import java.nio.file.Path;
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
      "  entente search --index var/texts --country Quad --from 2020 \"supply chains\"",
      "  entente search --topic security --facet country --facet year '\"economic coercion\" -tariff'",
      "",
      "Words are looked for in all their forms, any of them; \"quoted phrases\" must occur as they are;",
      "-word, -\"a phrase\" or NOT excludes (write -- before a QUERY that begins with a minus). Without QUERY, filters alone list what they admit, newest first.",
      "Without --index, the bundled sample collection is searched."
    })
final class SearchCommand implements Callable<Integer> {

  /** How results are written. */
  enum Format {
    TEXT,
    JSON
  }

  @Option(
      names = "--index",
      paramLabel = "DIR",
      description = "the index; without it, the bundled collection")
  private @Nullable Path folder;

  @Mixin
  private SearchOptions options = new SearchOptions();

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "text (default) or json")
  private Format format = Format.TEXT;

  @Parameters(
      arity = "0..*",
      paramLabel = "QUERY",
      description = "the question; several words are joined")
  private String[] words = {};

  @Spec
  private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PolicyQuery query = options.query(String.join(" ", words));
    try (PolicyIndex index =
        folder == null ? SampleCollection.index() : PolicyIndex.openReadOnly(folder)) {
      SearchResult result = index.search(query);
      PrintWriter out = Specs.out(spec);
      if (format == Format.JSON) {
        out.println(Json.result(result));
      } else {
        Text.result(out, result, Terminal.colour());
      }
    }
    return 0;
  }
}
