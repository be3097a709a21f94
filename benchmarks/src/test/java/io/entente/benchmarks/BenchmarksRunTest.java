package io.entente.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.PolicyIndex;
import io.entente.document.PolicyDocument;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every measurement still runs; what it measures is not looked at. */
class BenchmarksRunTest {

  @TempDir
  Path folder;

  private interface Task {
    void run() throws Exception;
  }

  /** What a task prints on standard output. */
  private static String printed(Task task) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      task.run();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** The classes of this module that are called benchmarks. */
  private static Set<String> benchmarkClasses() throws Exception {
    Path classes = Path.of(
        SearchLatency.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(classes)) {
      files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith("Benchmark.class"))
          .map(name -> name.replace(".class", "").replaceAll("[/\\\\]", "."))
          .forEach(names::add);
    }
    return names;
  }

  @Test
  void everyBenchmarkGivesAResult() throws Exception {
    System.setProperty("jmh.ignoreLock", "true");
    Collection<RunResult> results = new Runner(new OptionsBuilder()
            .include("io\\.entente\\.benchmarks\\..*")
            .mode(Mode.SingleShotTime)
            .param("kind", "NEAR")
            .param("filtered", "true")
            .param("threads", "2")
            .forks(0)
            .warmupIterations(1)
            .warmupTime(TimeValue.milliseconds(10))
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(10))
            .timeout(TimeValue.seconds(60))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build())
        .run();
    Set<String> measured = new TreeSet<>();
    for (RunResult result : results) {
      String benchmark = result.getParams().getBenchmark();
      assertTrue(result.getPrimaryResult().getScore() > 0, benchmark);
      assertEquals(1, result.getPrimaryResult().getSampleCount(), benchmark);
      measured.add(benchmark.substring(0, benchmark.lastIndexOf('.')));
    }
    assertFalse(measured.isEmpty());
    assertEquals(benchmarkClasses(), measured);
  }

  @Test
  void indexingComparisonPrintsEachRoundAndLeavesNothingBehind() throws Exception {
    Path texts = Files.createDirectory(folder.resolve("texts"));
    Files.writeString(
        texts.resolve("tin.txt"), "Article 1\n\nTin is weighed.\n\nArticle 2\n\nTin is sold.\n");
    Files.writeString(
        texts.resolve("salt.md"), "---\ntitle: On salt\n---\n\nSalt is taxed in Malta.\n");
    Files.writeString(texts.resolve("torn.jsonl"), "{\"id\":\n");
    // In a process of its own, so that its scratch folders are made below ours.
    Path scratch = Files.createDirectory(folder.resolve("scratch"));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + scratch,
            "-cp",
            System.getProperty("java.class.path"),
            IndexingComparison.class.getName(),
            "1",
            texts.toString())
        .redirectOutput(out.toFile())
        .redirectError(err.toFile())
        .start();
    try {
      assertTrue(process.waitFor(120, TimeUnit.SECONDS), "still running");
    } finally {
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue(), Files.readString(err));
    String printed = Files.readString(out);
    assertTrue(
        printed
            .strip()
            .matches(
                "round 1: hand-written [0-9.]+ MB a CPU second, Entente [0-9.]+, ratio [0-9.]+; "
                    + "two threads [0-9.]+ times as fast as one by the clock "
                    + "\\(2 documents, 3 passages, [0-9.]+ MB\\)"),
        printed);
    try (Stream<Path> left = Files.list(scratch)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void searchLatencyPrintsItsPercentiles() throws Exception {
    Path index = folder.resolve("index");
    try (PolicyIndex opened = PolicyIndex.open(index)) {
      for (int i = 0; i < 20; i++) {
        opened.add(PolicyDocument.builder("bill-" + i, "Bill " + i)
            .date("20%02d".formatted(i))
            .country(i % 2 == 0 ? "Malta" : "Cyprus")
            .passage(
                "1",
                "The harbour of town %d takes in salt, tin, copper, timber and wine from %d ships a year."
                    .formatted(i, 7 * i))
            .build());
      }
      opened.commit();
    }
    String printed = printed(() -> SearchLatency.main(index.toString()));
    String times = "median [0-9.]+ ms, p95 [0-9.]+ ms, p99 [0-9.]+ ms";
    assertTrue(
        printed
            .strip()
            .matches("20 documents, 20 passages\\Rsearch +" + times + "\\Rwith facets +" + times),
        printed);
  }
}
