package io.entente.benchmarks.peers;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Fails when searching has become slower beside hand-written Lucene, or allocates more. Times are the
 * least of rounds in which both take turns, as on a busy machine the others are of cold caches. What is
 * over its limit is measured again in another JVM, and counts only if it is over it each time.
 */
@Command(
    name = "guard",
    description = "Fails when searching takes more than the limits say.",
    mixinStandardHelpOptions = true)
public final class Guard implements Callable<Integer> {

  private static final int ATTEMPTS = 3;

  @Option(
      names = "--limits",
      paramLabel = "FILE",
      defaultValue = "benchmarks/guard.properties",
      description = "default ${DEFAULT-VALUE}")
  private Path limits = Path.of("");

  @Option(
      names = "--write",
      description =
          "write the limits anew, from what is measured; keeps what the file says of the rest")
  private boolean write;

  @Option(
      names = "--collection",
      defaultValue = "generated:8000",
      description = "where --write finds no file; default ${DEFAULT-VALUE}")
  private String collection = "";

  @Option(
      names = "--queries",
      defaultValue = "90",
      description = "where --write finds no file; default ${DEFAULT-VALUE}")
  private int queries;

  @Option(
      names = "--warm-up",
      defaultValue = "20",
      description = "rounds, where --write finds no file; default ${DEFAULT-VALUE}")
  private int warmUp;

  @Option(
      names = "--rounds",
      defaultValue = "21",
      description = "where --write finds no file; default ${DEFAULT-VALUE}")
  private int rounds;

  private final PrintStream out;

  /** Prints on {@code out}. */
  Guard(PrintStream out) {
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
   * @return 0 if all is within its limits, 1 if not or if it failed, 2 for wrong options
   */
  public static int run(PrintStream out, String... args) {
    return new CommandLine(new Guard(out)).execute(args);
  }

  @Override
  public Integer call() throws Exception {
    GuardLimits allowed = write && !Files.exists(limits)
        ? GuardLimits.settings(collection, queries, warmUp, rounds)
        : GuardLimits.read(limits);
    Path scratch = Files.createTempDirectory("guard");
    try {
      GuardAttempt.open(scratch, allowed).close();
      GuardAttempt attempt = new GuardAttempt(scratch, allowed, out);
      return write ? write(attempt, allowed) : check(attempt, allowed);
    } finally {
      Folders.delete(scratch);
    }
  }

  /**
   * Compares the least of several measurements.
   *
   * @param attempt measures all figures, each time anew
   * @param allowed the limits
   * @return 0 if all is within its limits, else 1
   */
  int check(Callable<Map<String, Double>> attempt, GuardLimits allowed) throws Exception {
    Map<String, Double> least = new LinkedHashMap<>();
    List<String> over = new ArrayList<>();
    for (int i = 1; i == 1 || i <= ATTEMPTS && !over.isEmpty(); i++) {
      attempt.call().forEach((figure, value) -> least.merge(figure, value, Math::min));
      over.clear();
      least.forEach((figure, value) -> {
        if (!(value <= allowed.limit(figure))) {
          over.add(figure);
        }
      });
      if (!over.isEmpty()) {
        out.printf(Locale.ROOT, "attempt %d of %d: over the limit: %s%n", i, ATTEMPTS, over);
      }
    }
    least.forEach((figure, value) -> out.printf(
        Locale.ROOT,
        "%-24s %12.3f, limit %12.3f%s%n",
        figure,
        value,
        allowed.limit(figure),
        over.contains(figure) ? "  WORSE" : ""));
    out.println(over.isEmpty() ? "within the limits" : "worse: " + String.join(", ", over));
    return over.isEmpty() ? 0 : 1;
  }

  /** Writes the middle of several measurements. */
  private int write(GuardAttempt attempt, GuardLimits settings)
      throws IOException, InterruptedException {
    Map<String, List<Double>> all = new LinkedHashMap<>();
    for (int i = 0; i < ATTEMPTS; i++) {
      attempt
          .call()
          .forEach((figure, value) ->
              all.computeIfAbsent(figure, unseen -> new ArrayList<>()).add(value));
    }
    Map<String, Double> middle = new LinkedHashMap<>();
    all.forEach((figure, values) ->
        middle.put(figure, values.stream().sorted().toList().get(ATTEMPTS / 2)));
    settings.write(limits, middle, LocalDate.now(ZoneOffset.UTC));
    middle.forEach((figure, value) -> out.printf(Locale.ROOT, "%-24s %12.3f%n", figure, value));
    return 0;
  }
}
