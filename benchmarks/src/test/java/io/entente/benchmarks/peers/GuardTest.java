package io.entente.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {

  @TempDir
  Path folder;

  private int status;

  private String guard(String... args) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    status = Guard.run(out, args);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void passesAsMeasuredAndCatchesAPlantedSlowdownOfThirtyPercent() throws Exception {
    String limits = folder.resolve("limits.properties").toString();
    guard(
        "--write",
        "--limits",
        limits,
        "--collection",
        "bundled",
        "--queries",
        "24",
        "--warm-up",
        "20",
        "--rounds",
        "11");
    assertEquals(0, status);
    String passed = guard("--limits", limits);
    assertEquals(0, status, passed);
    assertTrue(passed.contains("within the limits"), passed);
    String caught = slowGuard("--limits", limits);
    assertEquals(1, status, caught);
    assertTrue(caught.contains("search.plain.ratio"), caught);
  }

  /** The guard in a process of its own, told to be slow as a user tells it. */
  private String slowGuard(String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-D" + EntenteEngine.BURN + "=0.3",
        "-cp",
        System.getProperty("java.class.path"),
        Guard.class.getName()));
    command.addAll(List.of(args));
    Path printed = folder.resolve("printed.txt");
    Process process = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(printed.toFile())
        .start();
    status = process.waitFor();
    return Files.readString(printed);
  }

  private String check(List<Map<String, Double>> attempts) throws Exception {
    Path limits = folder.resolve("limits.properties");
    Files.writeString(limits, "search.plain.ratio=0.8\nsearch.plain.bytes=1000\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Iterator<Map<String, Double>> next = attempts.iterator();
    status = new Guard(out).check(next::next, GuardLimits.read(limits));
    assertFalse(next.hasNext());
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Map<String, Double> figures(double ratio, double bytes) {
    return Map.of("search.plain.ratio", ratio, "search.plain.bytes", bytes);
  }

  @Test
  void measuresOnceIfAllIsWithinTheLimits() throws Exception {
    String printed = check(List.of(figures(0.8, 1000)));
    assertEquals(0, status, printed);
    assertFalse(printed.contains("attempt"), printed);
  }

  @Test
  void whatIsOverItsLimitOncePassesIfItIsWithinLater() throws Exception {
    String printed = check(List.of(figures(0.9, 900), figures(0.9, 1100), figures(0.7, 1100)));
    assertEquals(0, status, printed);
    assertTrue(printed.contains("attempt 2 of 3: over the limit: [search.plain.ratio]"), printed);
    assertTrue(printed.strip().endsWith("within the limits"), printed);
  }

  @Test
  void whatIsOverItsLimitEachTimeIsWorse() throws Exception {
    String printed = check(List.of(figures(0.9, 900), figures(0.81, 1100), figures(1.2, 1100)));
    assertEquals(1, status, printed);
    assertTrue(printed.contains("0.810, limit        0.800  WORSE"), printed);
    assertTrue(printed.strip().endsWith("worse: search.plain.ratio"), printed);
  }

  @Test
  void aFigureThatIsNoNumberIsWorse() throws Exception {
    Map<String, Double> none = figures(Double.NaN, 1);
    String printed = check(List.of(none, none, none));
    assertEquals(1, status, printed);
  }

  @Test
  void aMeasurementThatFailsIsAnErrorAndIsHeard() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    GuardLimits settings = GuardLimits.settings("bundled", 6, 0, -1);
    IOException error =
        assertThrows(IOException.class, new GuardAttempt(folder, settings, out)::call);
    assertEquals("measuring failed: its JVM ended with 1", error.getMessage());
    String printed = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(printed.contains("NegativeArraySizeException"), printed);
  }

  @Test
  void catchesMoreBytesAndNamesThem() throws Exception {
    Path limits = folder.resolve("limits.properties");
    Files.writeString(limits, "collection=bundled\nqueries=6\nwarmUp=1\nrounds=1\n");
    StringBuilder all = new StringBuilder(Files.readString(limits));
    for (Mode mode : Mode.values()) {
      for (String name : new String[] {"plain", "default"}) {
        String figure = mode.id() + "." + name;
        all.append(figure).append(".ratio=1000\n");
        all.append(figure).append(".bytes=").append(mode == Mode.FACETS ? "1\n" : "1e9\n");
      }
    }
    Files.writeString(limits, all);
    String printed = guard("--limits", limits.toString());
    assertEquals(1, status);
    assertTrue(
        printed.strip().endsWith("worse: facets.plain.bytes, facets.default.bytes"), printed);
  }

  @Test
  void aMissingLimitIsAnError() throws Exception {
    Path limits = folder.resolve("limits.properties");
    Files.writeString(limits, "collection=bundled\nqueries=6\nwarmUp=0\nrounds=1\n");
    guard("--limits", limits.toString());
    assertEquals(1, status);
    guard("--limits", folder.resolve("none").toString());
    assertEquals(1, status);
  }
}
