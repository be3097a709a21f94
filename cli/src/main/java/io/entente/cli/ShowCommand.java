package io.entente.cli;

import io.entente.PolicyIndex;
import io.entente.corpus.export.Export;
import io.entente.document.IndexedDocument;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a document. */
@Command(
    name = "show",
    description = "Shows a document with its metadata, its passages and what was inferred.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  entente show japan-india-security-2008",
      "  entente show --index var/texts --format json pta_1"
    })
final class ShowCommand implements Callable<Integer> {

  @Mixin
  private IndexOption from = new IndexOption();

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "text (default) or json")
  private Format format = Format.TEXT;

  @Parameters(paramLabel = "ID", description = "the document's id")
  private String id = "";

  @Spec
  private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    try (PolicyIndex index = from.open()) {
      Optional<IndexedDocument> document = index.document(id);
      if (document.isEmpty()) {
        Specs.err(spec).println("entente: there is no document '" + id + "'");
        return Main.REFUSED;
      }
      if (format == Format.JSON) {
        Specs.out(spec).println(Export.json(document.get()));
      } else {
        Text.document(Specs.out(spec), document.get(), Terminal.colour());
      }
    }
    return 0;
  }
}
