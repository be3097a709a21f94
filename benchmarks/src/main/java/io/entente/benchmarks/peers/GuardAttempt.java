package io.entente.benchmarks.peers;

import io.entente.benchmarks.texts.TextCollection;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Measures all figures of the guard once, in a JVM of its own with the options of this one: what the
 * compiler made of the code stays in a JVM, so measuring in the same again would say the same again.
 *
 * @param folder where the indexes are, and where the figures are handed over
 * @param settings what is measured
 * @param out gets all that the JVM prints
 */
record GuardAttempt(Path folder, GuardLimits settings, PrintStream out)
    implements Callable<Map<String, Double>> {

  private static final int WARM_UP_AGAIN = 2;

  @Override
  public Map<String, Double> call() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(GuardAttempt.class.getName());
    command.addAll(List.of(
        folder.toString(),
        settings.collection(),
        Integer.toString(settings.queries()),
        Integer.toString(settings.warmUp()),
        Integer.toString(settings.rounds())));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream printed = process.getInputStream()) {
      printed.transferTo(out);
    }
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException("measuring failed: its JVM ended with " + status);
    }
    return read(figures(folder));
  }

  /** Measures in this JVM; the arguments are the folder and the settings. */
  public static void main(String... args) throws IOException {
    Path folder = Path.of(args[0]);
    GuardLimits settings = GuardLimits.settings(
        args[1], Integer.parseInt(args[2]), Integer.parseInt(args[3]), Integer.parseInt(args[4]));
    try (Workbench bench = open(folder, settings)) {
      List<Request> requests = bench.requests(settings.queries());
      write(figures(folder), measure(bench.engines(), requests, settings));
    }
  }

  /** Makes the indexes in a folder, or opens them if they are made. */
  static Workbench open(Path folder, GuardLimits settings) throws IOException {
    return new Workbench(
        folder, TextCollection.of(settings.collection()), List.of(Peer.HAND_WRITTEN));
  }

  private static Map<String, Double> measure(
      List<Engine> engines, List<Request> requests, GuardLimits settings) throws IOException {
    // Shows the compiler all there is, so that what is measured first is not measured colder.
    for (Mode mode : Mode.values()) {
      rounds(engines, requests, mode).run(settings.warmUp(), 0);
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    for (Mode mode : Mode.values()) {
      List<Taken> all = rounds(engines, requests, mode).run(WARM_UP_AGAIN, settings.rounds());
      Taken handWritten = all.getFirst();
      List<String> names = List.of("plain", "default");
      for (int i = 0; i < names.size(); i++) {
        Taken entente = all.get(i + 1);
        String name = mode.id() + "." + names.get(i);
        figures.put(name + ".ratio", entente.ratioTo(handWritten, request -> true));
        figures.put(name + ".bytes", entente.meanBytes());
      }
    }
    return figures;
  }

  private static Rounds rounds(List<Engine> engines, List<Request> requests, Mode mode) {
    List<Request> asked = requests.stream()
        .filter(request -> mode != Mode.FILTERED || request.where() != null)
        .toList();
    return new Rounds(engines, asked, mode, Rounds.LEAST);
  }

  private static Path figures(Path folder) {
    return folder.resolve("figures.txt");
  }

  private static void write(Path file, Map<String, Double> figures) throws IOException {
    List<String> lines = new ArrayList<>();
    figures.forEach((figure, value) -> lines.add(figure + "=" + value));
    Files.write(file, lines);
  }

  private static Map<String, Double> read(Path file) throws IOException {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      int equals = line.indexOf('=');
      figures.put(line.substring(0, equals), Double.valueOf(line.substring(equals + 1)));
    }
    return figures;
  }
}
