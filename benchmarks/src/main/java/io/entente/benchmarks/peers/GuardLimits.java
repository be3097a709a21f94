package io.entente.benchmarks.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** What the guard measures, and how much it may take. */
final class GuardLimits {

  /** How much more than measured a ratio may be: far more than noise makes, far less than 30 percent. */
  private static final double RATIO_ROOM = 1.15;

  /** The same for bytes, which differ only with what the compiler leaves out. */
  private static final double BYTES_ROOM = 1.10;

  private final Map<String, String> values;

  private GuardLimits(Map<String, String> values) {
    this.values = values;
  }

  /** What is measured on if no file says so. */
  static GuardLimits settings(String collection, int queries, int warmUp, int rounds) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("collection", collection);
    values.put("queries", Integer.toString(queries));
    values.put("warmUp", Integer.toString(warmUp));
    values.put("rounds", Integer.toString(rounds));
    return new GuardLimits(values);
  }

  static GuardLimits read(Path file) throws IOException {
    Properties read = new Properties();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      read.load(reader);
    }
    Map<String, String> values = new LinkedHashMap<>();
    read.stringPropertyNames()
        .forEach(name -> values.put(name, read.getProperty(name).strip()));
    return new GuardLimits(values);
  }

  String collection() {
    return value("collection");
  }

  int queries() {
    return (int) number("queries");
  }

  int warmUp() {
    return (int) number("warmUp");
  }

  int rounds() {
    return (int) number("rounds");
  }

  /** How much a figure may be. */
  double limit(String figure) {
    return number(figure);
  }

  private double number(String name) {
    try {
      return Double.parseDouble(value(name));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "limit '" + name + "' must be a number, got '" + value(name) + "'", e);
    }
  }

  private String value(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no limit '" + name + "'");
    }
    return value;
  }

  /** Writes new limits for the same settings: what was measured, and some room. */
  void write(Path file, Map<String, Double> measured, LocalDate date) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(
            "# How much the hot path may take. A figure is Entente's least CPU time a query as a share of\n")
        .append(
            "# hand-written Lucene's in the same run (ratio), or its bytes allocated a query (bytes);\n")
        .append(
            "# plain does the same scoring work, default is how it comes. Raising a limit needs a\n")
        .append("# reason in the commit. Guard --write measures and writes this file anew.\n");
    text.append("collection=").append(collection()).append('\n');
    text.append("queries=").append(queries()).append('\n');
    text.append("warmUp=").append(warmUp()).append('\n');
    text.append("rounds=").append(rounds()).append('\n');
    text.append(String.format(
        Locale.ROOT,
        "%n# Measured on %s, JDK %s; room: ratios %.0f %%, bytes %.0f %%.%n",
        date,
        Runtime.version().feature(),
        (RATIO_ROOM - 1) * 100,
        (BYTES_ROOM - 1) * 100));
    measured.forEach((figure, value) -> text.append(
        figure.endsWith(".ratio")
            ? String.format(Locale.ROOT, "# %.3f%n%s=%.3f%n", value, figure, value * RATIO_ROOM)
            : String.format(Locale.ROOT, "# %.0f%n%s=%.0f%n", value, figure, value * BYTES_ROOM)));
    Files.writeString(file, text);
  }
}
