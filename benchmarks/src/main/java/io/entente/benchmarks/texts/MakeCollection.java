package io.entente.benchmarks.texts;

import io.entente.PolicyIndex;
import io.entente.corpus.JsonLines;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a collection as an index or as JSON Lines. */
@Command(
    name = "make-collection",
    description = "Writes a collection, such as generated:1000000, as an index or as JSON Lines.",
    mixinStandardHelpOptions = true)
public final class MakeCollection implements Callable<Integer> {

  @Parameters(
      paramLabel = "COLLECTION",
      defaultValue = "generated:1000000",
      description =
          "bundled, generated:N, generated:N:PATH, or a file or folder; default ${DEFAULT-VALUE}")
  private String collection = "";

  @ArgGroup(multiplicity = "1")
  private Target target = new Target();

  private final PrintStream out;

  private static final class Target {
    @Option(names = "--index", paramLabel = "FOLDER", description = "write an index")
    private @Nullable Path index;

    @Option(names = "--jsonl", paramLabel = "FILE", description = "write JSON Lines")
    private @Nullable Path jsonl;
  }

  private MakeCollection(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs the command and ends with its exit status.
   *
   * @param args the options; {@code --help} lists them
   */
  public static void main(String... args) {
    System.exit(run(new PrintStream(System.out, true, StandardCharsets.UTF_8), args));
  }

  /**
   * Runs the command.
   *
   * @param out where it prints
   * @param args the options
   * @return 0 if done, 1 if it failed, 2 for wrong options
   */
  public static int run(PrintStream out, String... args) {
    return new CommandLine(new MakeCollection(out)).execute(args);
  }

  @Override
  public Integer call() throws IOException {
    long began = System.nanoTime();
    int[] documents = {0};
    TextCollection texts = TextCollection.of(collection);
    if (target.index != null) {
      try (PolicyIndex index = PolicyIndex.open(target.index)) {
        texts.read(document -> {
          index.add(document);
          documents[0]++;
        });
        index.commit();
        out.printf("%d passages, ", index.passageCount());
      }
    } else if (target.jsonl != null) {
      try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(target.jsonl))) {
        texts.read(document -> {
          writer.println(JsonLines.write(document));
          documents[0]++;
        });
        if (writer.checkError()) {
          throw new IOException("cannot write " + target.jsonl);
        }
      }
    }
    out.printf(
        Locale.ROOT, "%d documents in %.1f s%n", documents[0], (System.nanoTime() - began) / 1e9);
    return 0;
  }
}
