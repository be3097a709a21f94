package io.entente.cli;

import io.entente.IndexOptions;
import io.entente.PolicyIndex;
import io.entente.corpus.Corpus;
import io.entente.corpus.Refusal;
import io.entente.document.PolicyDocument;
import io.entente.vocabulary.Topics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
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
      "of Trade Agreements and the SGML of Reuters-21578. What cannot be read is named and the rest goes on."
    })
final class IndexCommand implements Callable<Integer> {

  private static final int QUEUED_DOCUMENTS = 16;

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
  public Integer call() throws InterruptedException {
    if (threads < 1 || threads > 64) {
      throw new IllegalArgumentException("threads must be in [1, 64], got " + threads);
    }
    long began = System.nanoTime();
    PrintWriter err = Specs.err(spec);
    IndexOptions options = IndexOptions.DEFAULT.withInferring(!noInference);
    if (topics != null) {
      options = options.withTopics(Topics.read(topics));
    }
    long bytes = Corpus.bytes(paths);
    Tally tally = new Tally();
    try (PolicyIndex index = PolicyIndex.open(folder, options);
        ProgressBar bar = bar(bytes)) {
      new Filling(index, tally, bar, err).run(paths, threads);
      index.commit();
    }
    Specs.out(spec)
        .printf(
            Locale.ROOT,
            "%d documents, %d passages, %d bytes, %.1f seconds, %d refused%n",
            tally.documents.get(),
            tally.passages.get(),
            bytes,
            (System.nanoTime() - began) / 1e9,
            tally.refused.get());
    return tally.refused.get() == 0 ? 0 : Main.REFUSED;
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

  /** What was done. */
  private static final class Tally {
    private final AtomicLong documents = new AtomicLong();
    private final AtomicLong passages = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
  }

  /**
   * Reads on this thread and adds on others. A document's id decides which thread adds it, so that a later
   * document with the same id always replaces the earlier.
   */
  private static final class Filling implements Corpus.Sink {

    /** A document and the file it is from. */
    private record Item(String file, PolicyDocument document) {}

    private final PolicyIndex index;
    private final Tally tally;
    private final @Nullable ProgressBar bar;
    private final PrintWriter err;
    private final List<BlockingQueue<Optional<Item>>> queues = new ArrayList<>();
    private final List<Thread> adders = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private String file = "";

    Filling(PolicyIndex index, Tally tally, @Nullable ProgressBar bar, PrintWriter err) {
      this.index = index;
      this.tally = tally;
      this.bar = bar;
      this.err = err;
    }

    void run(List<Path> paths, int threads) throws InterruptedException {
      for (int i = 0; i < threads; i++) {
        BlockingQueue<Optional<Item>> queue = new ArrayBlockingQueue<>(QUEUED_DOCUMENTS);
        queues.add(queue);
        adders.add(
            Thread.ofPlatform().name("entente-add-" + i).daemon().start(() -> addAll(queue)));
      }
      try {
        Corpus.read(paths, this);
      } finally {
        for (BlockingQueue<Optional<Item>> queue : queues) {
          queue.put(Optional.empty());
        }
        for (Thread adder : adders) {
          adder.join();
        }
      }
      rethrow();
    }

    private void addAll(BlockingQueue<Optional<Item>> queue) {
      try {
        // An empty place says that nothing comes behind it.
        for (var next = queue.take(); next.isPresent(); next = queue.take()) {
          if (failure.get() == null) {
            add(next.get());
          }
        }
      } catch (InterruptedException e) {
        failure.compareAndSet(null, e);
      }
    }

    private void add(Item item) {
      try {
        tally.passages.addAndGet(index.add(item.document()));
        tally.documents.incrementAndGet();
      } catch (IllegalArgumentException e) {
        complain(item.file() + ": " + e.getMessage());
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
      }
    }

    private void complain(String refusal) {
      tally.refused.incrementAndGet();
      err.println("refused: " + refusal);
    }

    private void rethrow() {
      switch (failure.get()) {
        case null -> {}
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        case Throwable e -> throw new IllegalStateException(e);
      }
    }

    @Override
    public void file(String name) {
      file = name;
    }

    @Override
    public void document(PolicyDocument document) {
      rethrow();
      try {
        queues
            .get(Math.floorMod(document.id().hashCode(), queues.size()))
            .put(Optional.of(new Item(file, document)));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }

    @Override
    public void refused(Refusal refusal) {
      complain(refusal.toString());
    }

    @Override
    public void bytesRead(long bytes) {
      if (bar != null) {
        bar.stepBy(bytes);
      }
    }
  }
}
