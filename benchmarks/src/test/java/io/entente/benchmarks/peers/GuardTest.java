package io.entente.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    // All three measurements share a JVM, which must be warm before the first that counts.
    for (int i = 0; i < 2; i++) {
      guard(
          "--write",
          "--limits",
          limits,
          "--collection",
          "bundled",
          "--queries",
          "36",
          "--warm-up",
          "40",
          "--rounds",
          "7");
    }
    assertEquals(0, status);
    String passed = guard("--limits", limits);
    assertEquals(0, status, passed);
    assertTrue(passed.contains("within the limits"), passed);
    System.setProperty(EntenteEngine.BURN, "0.3");
    try {
      String caught = guard("--limits", limits);
      assertEquals(1, status, caught);
      assertTrue(caught.contains("search.plain.ratio"), caught);
    } finally {
      System.clearProperty(EntenteEngine.BURN);
    }
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
