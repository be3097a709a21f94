package io.entente.cli;

import io.entente.corpus.Corpus;
import io.entente.corpus.JsonLines;
import io.entente.corpus.Refusal;
import io.entente.document.PolicyDocument;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what the readers see. */
@Command(
    name = "read",
    description =
        "Prints what the readers see in files and folders, as JSON Lines documents; indexes nothing.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = "  entente read page.html | less")
final class ReadCommand implements Callable<Integer> {

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "files and folders")
  private List<Path> paths = List.of();

  @Spec
  private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Specs.out(spec);
    PrintWriter err = Specs.err(spec);
    boolean[] refused = {false};
    Corpus.read(paths, new Corpus.Sink() {
      private String file = "";

      @Override
      public void file(String name) {
        file = name;
      }

      @Override
      public void document(PolicyDocument document) {
        out.println(JsonLines.write(document.toBuilder().source(file).build()));
      }

      @Override
      public void refused(Refusal refusal) {
        refused[0] = true;
        err.println("refused: " + refusal);
      }
    });
    return refused[0] ? Main.REFUSED : 0;
  }
}
