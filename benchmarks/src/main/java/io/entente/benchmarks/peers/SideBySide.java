package io.entente.benchmarks.peers;

import io.entente.benchmarks.texts.TextCollection;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures Entente beside what one would use instead, in one process and on the same passages. */
@Command(
    name = "side-by-side",
    description = "Measures Entente beside hand-written Lucene, naive Lucene and SQLite FTS5.",
    mixinStandardHelpOptions = true)
public final class SideBySide implements Callable<Integer> {

  @Parameters(
      paramLabel = "COLLECTION",
      defaultValue = TextCollection.BUNDLED,
      description =
          "bundled, generated:N, generated:N:PATH, or a file or folder; default ${DEFAULT-VALUE}")
  private String collection = "";

  @Option(
      names = "--work",
      paramLabel = "FOLDER",
      description = "make the indexes there, keep them, and use them again next time")
  private @Nullable Path work;

  @Option(
      names = "--peer",
      paramLabel = "PEER",
      split = ",",
      defaultValue = "hand-written,naive,sqlite",
      description = "default ${DEFAULT-VALUE}")
  private List<Peer> peers = new ArrayList<>();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      split = ",",
      defaultValue = "search,snippets,facets,filtered",
      description = "default ${DEFAULT-VALUE}")
  private List<Mode> modes = new ArrayList<>();

  @Option(names = "--queries", defaultValue = "300", description = "default ${DEFAULT-VALUE}")
  private int queries;

  @Option(
      names = "--warm-up",
      defaultValue = "6",
      description = "rounds that are not counted; default ${DEFAULT-VALUE}")
  private int warmUp;

  @Option(
      names = "--rounds",
      defaultValue = "9",
      description = "rounds that count; slow peers take every third; default ${DEFAULT-VALUE}")
  private int rounds;

  @Option(names = "--show-queries", description = "list the queries")
  private boolean showQueries;

  private final PrintStream out;

  private SideBySide(PrintStream out) {
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
    return new CommandLine(new SideBySide(out))
        .registerConverter(Peer.class, Peer::of)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(args);
  }

  @Override
  public Integer call() throws IOException {
    if (rounds < 1 || warmUp < 0 || queries < 1) {
      throw new IllegalArgumentException("rounds and queries must be at least 1, got " + rounds
          + " and " + queries + ", and warm-up at least 0, got " + warmUp);
    }
    if (work != null) {
      measure(Files.createDirectories(work));
    } else {
      Path scratch = Files.createTempDirectory("side-by-side");
      try {
        measure(scratch);
      } finally {
        Folders.delete(scratch);
      }
    }
    return 0;
  }

  private void measure(Path folder) throws IOException {
    try (Workbench bench = new Workbench(folder, TextCollection.of(collection), peers)) {
      List<Request> requests = bench.requests(queries);
      describe(bench, requests);
      for (Mode mode : modes) {
        List<Request> asked = mode == Mode.FILTERED
            ? requests.stream().filter(request -> request.where() != null).toList()
            : requests;
        if (asked.isEmpty()) {
          out.printf(
              Locale.ROOT, "%n%s: left out, no document states a country or a date%n", mode.id());
        } else {
          Rounds all = new Rounds(bench.engines(), asked, mode, Rounds.MEDIAN);
          report(mode, all.run(warmUp, rounds));
          out.printf(Locale.ROOT, "  (%d characters and counts read)%n", all.read());
        }
      }
    }
  }

  private void describe(Workbench bench, List<Request> requests) {
    out.printf(
        Locale.ROOT,
        "%s: %d documents, %d passages, %.1f MB of passage text; %d queries, seed 42, %d of them filtered where not"
            + " all are; %d rounds after %d%n",
        collection,
        bench.documentCount(),
        bench.passageCount(),
        bench.textBytes() / 1e6,
        requests.size(),
        requests.stream()
            .filter(request -> request.filtered() && request.where() != null)
            .count(),
        rounds,
        warmUp);
    bench.indexBytes().forEach((name, bytes) -> {
      Double seconds = bench.seconds().get(name);
      String made = seconds == null ? "made before" : "made in %.1f s".formatted(seconds);
      out.printf(
          Locale.ROOT,
          "  %-14s %.2f bytes of index a byte of text, %s%n",
          name,
          (double) bytes / bench.textBytes(),
          made);
    });
    for (Request request : showQueries ? requests : List.<Request>of()) {
      out.printf(
          Locale.ROOT,
          "  %-10s %s %s%n",
          request.kind().label(),
          request.text(),
          String.valueOf(request.where()));
    }
  }

  private void report(Mode mode, List<Taken> all) {
    Taken baseline = all.getFirst();
    out.printf(
        Locale.ROOT,
        "%n%-22s %10s %10s %8s %10s %10s %11s%n",
        mode.id() + ", CPU a query",
        "p50 us",
        "p99 us",
        "p99/p50",
        "KB p50",
        "KB mean",
        "overlap@10");
    for (Taken each : all) {
      out.printf(
          Locale.ROOT,
          "%-22s %10.1f %10.1f %8.1f %10.1f %10.1f %11s%n",
          each.engine().name(),
          each.percentile(0.5),
          each.percentile(0.99),
          each.percentile(0.99) / each.percentile(0.5),
          each.medianBytes() / 1e3,
          each.meanBytes() / 1e3,
          overlap(each, baseline, request -> true));
      for (Kind kind : Kind.values()) {
        if (!each.engine().answers(kind)) {
          out.printf(Locale.ROOT, "  cannot answer: %s%n", kind.label());
        }
      }
    }
    for (Taken entente : all.subList(all.size() - 2, all.size())) {
      out.printf(Locale.ROOT, "%n%-22s", entente.engine().name() + " to");
      List<Taken> others = all.subList(0, all.size() - 2);
      others.forEach(other -> out.printf(Locale.ROOT, " %20s", other.engine().name()));
      out.printf(Locale.ROOT, " %11s%n", "overlap@10");
      row("all", entente, others, baseline, request -> true);
      for (Kind kind : Kind.values()) {
        row(kind.label(), entente, others, baseline, request -> request.kind() == kind);
      }
      if (mode != Mode.FILTERED) {
        row("without filter", entente, others, baseline, request -> request.where(mode) == null);
        row("with filter", entente, others, baseline, request -> request.where(mode) != null);
      }
    }
  }

  private void row(
      String name, Taken entente, List<Taken> others, Taken baseline, Predicate<Request> which) {
    out.printf(Locale.ROOT, "  %-20s", name);
    others.forEach(other -> out.printf(Locale.ROOT, " %20.3f", entente.ratioTo(other, which)));
    out.printf(Locale.ROOT, " %11s%n", overlap(entente, baseline, which));
  }

  private static String overlap(Taken each, Taken baseline, Predicate<Request> which) {
    return each.engine().ofPassages() && baseline.engine().ofPassages()
        ? String.format(Locale.ROOT, "%.3f", each.overlapWith(baseline, which))
        : "-";
  }
}
