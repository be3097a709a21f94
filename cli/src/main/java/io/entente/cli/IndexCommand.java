package io.entente.cli;

import io.entente.IndexOptions;
import io.entente.PolicyIndex;
import io.entente.corpus.Corpus;
import io.entente.corpus.CorpusIndexer;
import io.entente.corpus.Refusal;
import io.entente.vocabulary.Topics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads files into an index. */
@Command(
    name = "index",
    description =
        "Reads files and folders into an index; documents that are there already are replaced.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  entente index --index var/texts ~/treaties ~/news/2025.jsonl",
      "",
      "Reads plain text, pasted news pages, Markdown with a YAML head, HTML, JSON Lines, the XML of the Texts",
      "of Trade Agreements and the SGML of Reuters-21578. What cannot be read is named and the rest goes on.",
      "A document that takes the place of one from another file, such as b/x.txt of a/x.txt, is named, too.",
      "All is committed once, at the end."
    })
final class IndexCommand implements Callable<Integer> {

  @Option(
      names = "--index",
      paramLabel = "DIR",
      required = true,
      description = "the index; made if it is not there")
  private Path folder = Path.of("");

  @Option(
      names = "--topics",
      paramLabel = "FILE",
      description = "your own vocabulary of topics, tab-separated")
  private @Nullable Path topics;

  @Option(names = "--no-inference", description = "leave unknown what documents do not state")
  private boolean noInference;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "threads that add documents, 1 to 64; default: one a processor, at most 4")
  private int threads = Math.min(4, Runtime.getRuntime().availableProcessors());

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "files and folders")
  private List<Path> paths = List.of();

  @Spec
  private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    long began = System.nanoTime();
    PrintWriter err = Specs.err(spec);
    IndexOptions options = IndexOptions.DEFAULT.withInferring(!noInference);
    if (topics != null) {
      options = options.withTopics(Topics.read(topics));
    }
    long bytes = Corpus.bytes(paths);
    CorpusIndexer.Summary summary;
    try (PolicyIndex index = PolicyIndex.open(folder, options);
        ProgressBar bar = bar(bytes)) {
      summary = CorpusIndexer.index(index, paths, threads, new CorpusIndexer.Listener() {
        @Override
        public void refused(Refusal refusal) {
          err.println("refused: " + refusal);
        }

        @Override
        public void replaced(String documentId, String before, String file) {
          err.println("replaced: " + documentId + ": " + before + " by " + file);
        }

        @Override
        public void bytesRead(long read) {
          if (bar != null) {
            bar.stepBy(read);
          }
        }
      });
      index.commit();
    }
    Specs.out(spec)
        .printf(
            Locale.ROOT,
            "%d documents, %d passages, %d bytes, %.1f seconds, %d refused%s%n",
            summary.documentCount(),
            summary.passageCount(),
            bytes,
            (System.nanoTime() - began) / 1e9,
            summary.refusalCount(),
            summary.replacedCount() == 0
                ? ""
                : ", " + summary.replacedCount() + " replaced from another source");
    return summary.refusalCount() == 0 ? 0 : Main.REFUSED;
  }

  private static @Nullable ProgressBar bar(long bytes) {
    return Terminal.progress()
        ? new ProgressBarBuilder()
            .setTaskName("index")
            .setInitialMax(bytes)
            .setUnit(" MB", 1_000_000)
            .build()
        : null;
  }
}
