package io.entente.cli;

import io.entente.PolicyIndex;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Deletes documents from an index. */
@Command(
    name = "delete",
    description = "Deletes documents from an index.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  entente delete --index var/texts treaties/old-pact news/2019-03-04",
      "",
      "An id that the index does not have is named, and the others are deleted."
    })
final class DeleteCommand implements Callable<Integer> {

  @Option(names = "--index", paramLabel = "DIR", required = true, description = "the index")
  private Path folder = Path.of("");

  @Parameters(arity = "1..*", paramLabel = "ID", description = "ids of documents")
  private List<String> ids = List.of();

  @Spec
  private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    // To be written an index is made where there is none; here that would hide a wrong folder.
    PolicyIndex.openReadOnly(folder).close();
    int deleted = 0;
    Set<String> distinct = new LinkedHashSet<>(ids);
    try (PolicyIndex index = PolicyIndex.open(folder)) {
      for (String id : distinct) {
        if (index.document(id).isPresent()) {
          index.delete(id);
          deleted++;
        } else {
          Specs.err(spec).println("entente: there is no document '" + id + "'");
        }
      }
      index.commit();
    }
    Specs.out(spec).println(deleted + (deleted == 1 ? " document" : " documents") + " deleted");
    return deleted == distinct.size() ? 0 : Main.REFUSED;
  }
}
