package io.entente.cli;

import io.entente.PolicyIndex;
import io.entente.corpus.SampleCollection;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which index is read. */
final class IndexOption {

  @Option(
      names = "--index",
      paramLabel = "DIR",
      description = "the index; without it, the bundled collection")
  private @Nullable Path folder;

  /** Opens the index that is asked for; the caller closes it. */
  PolicyIndex open() {
    return folder == null ? SampleCollection.index() : PolicyIndex.openReadOnly(folder);
  }
}
