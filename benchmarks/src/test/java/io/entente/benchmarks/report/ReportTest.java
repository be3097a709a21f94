package io.entente.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.benchmarks.SearchBenchmark;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

class ReportTest {

  @TempDir
  Path folder;

  private int status;

  private String report(String... args) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    status = Report.run(new PrintStream(bytes, true, StandardCharsets.UTF_8), args);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whatJmhWritesBecomesATableAndAPageWithPlots() throws Exception {
    System.setProperty("jmh.ignoreLock", "true");
    System.setProperty("java.awt.headless", "true");
    Path json = folder.resolve("result.json");
    Path html = folder.resolve("result.html");
    new Runner(new OptionsBuilder()
            .include(SearchBenchmark.class.getName())
            .param("kind", "TERM", "PHRASE")
            .param("filtered", "false")
            .mode(Mode.SingleShotTime)
            .addProfiler(GCProfiler.class)
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(2)
            .resultFormat(ResultFormatType.JSON)
            .result(json.toString())
            .verbosity(VerboseMode.SILENT)
            .build())
        .run();
    String table = report(json.toString(), "--html", html.toString());
    assertEquals(0, status);
    assertTrue(table.contains("| SearchBenchmark.search | kind=TERM | "), table);
    assertTrue(table.contains("| SearchBenchmark.search | kind=PHRASE | "), table);
    assertTrue(table.contains("collection=bundled; filtered=false; JDK "), table);
    assertTrue(
        table
            .lines()
            .filter(line -> line.startsWith("| SearchBenchmark"))
            .allMatch(line -> line.matches(".*\\| \\d+\\.\\d.* \\| us/op \\| \\d+ \\|")),
        table);
    String page = Files.readString(html);
    assertTrue(page.contains("<td>kind=PHRASE</td>"), page);
    assertTrue(page.contains("src=\"data:image/png;base64,") || page.contains("No plot:"), page);
    assertFalse(page.contains("http"), page);
  }

  @Test
  void whatIsNoResultIsRefused() throws Exception {
    Path json = folder.resolve("result.json");
    Files.writeString(json, "{}");
    report(json.toString());
    assertEquals(1, status);
    Files.writeString(json, "[{}]");
    report(json.toString());
    assertEquals(1, status);
    report();
    assertEquals(2, status);
  }
}
