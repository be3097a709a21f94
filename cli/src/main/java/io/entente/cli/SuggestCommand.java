package io.entente.cli;

import io.entente.PolicyIndex;
import io.entente.corpus.export.Export;
import io.entente.result.Suggestion;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Completes what is being typed. */
@Command(
    name = "suggest",
    description = "Completes what is being typed: titles, topics, countries, acronyms.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  entente suggest crit",
      "  entente suggest --index var/texts --format json \"joint decl\"",
      "",
      "A line is 'text<TAB>kind<TAB>value'; the value is how a filter takes it, or what an acronym stands for."
    })
final class SuggestCommand implements Callable<Integer> {

  @Mixin
  private IndexOption from = new IndexOption();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "most suggestions, 1 to 100; default 10")
  private int limit;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "text (default) or json")
  private Format format = Format.TEXT;

  @Parameters(
      arity = "1..*",
      paramLabel = "TEXT",
      description = "what was typed so far; several words are joined")
  private String[] words = {};

  @Spec
  private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    try (PolicyIndex index = from.open()) {
      List<Suggestion> suggestions = index.suggest(String.join(" ", words), limit);
      if (format == Format.JSON) {
        Specs.out(spec).println(Export.json(suggestions));
      } else {
        Text.suggestions(Specs.out(spec), suggestions);
      }
    }
    return 0;
  }
}
