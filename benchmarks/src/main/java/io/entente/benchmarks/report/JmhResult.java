package io.entente.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What JMH measured of one benchmark with one choice of parameters.
 *
 * @param benchmark its class and method, such as {@code SearchBenchmark.search}
 * @param parameters the parameters by name
 * @param score the time an operation takes, or operations a time
 * @param error half the 99.9 percent confidence interval, not a number for a single measurement
 * @param unit such as {@code us/op}
 * @param bytes bytes allocated an operation, not a number if JMH ran without {@code -prof gc}
 * @param environment JDK, JMH, forks, iterations and threads, for people
 */
record JmhResult(
    String benchmark,
    Map<String, String> parameters,
    double score,
    double error,
    String unit,
    double bytes,
    String environment) {

  JmhResult {
    parameters = new TreeMap<>(parameters);
  }

  /** Reads what JMH wrote with {@code -rf json}. */
  static List<JmhResult> read(Path file) throws IOException {
    JsonNode all = new ObjectMapper().readTree(file.toFile());
    if (!all.isArray()) {
      throw new IOException(file + " is no result of JMH: no array");
    }
    List<JmhResult> results = new ArrayList<>();
    for (JsonNode each : all) {
      String name = each.path("benchmark").asText();
      String[] parts = name.split("\\.");
      if (parts.length < 2 || !each.has("primaryMetric")) {
        throw new IOException(file + " is no result of JMH: no benchmark and primaryMetric");
      }
      Map<String, String> parameters = new TreeMap<>();
      each.path("params")
          .properties()
          .forEach(entry -> parameters.put(entry.getKey(), entry.getValue().asText()));
      JsonNode metric = each.path("primaryMetric");
      results.add(new JmhResult(
          parts[parts.length - 2] + "." + parts[parts.length - 1],
          parameters,
          number(metric.path("score")),
          number(metric.path("scoreError")),
          metric.path("scoreUnit").asText(),
          number(each.path("secondaryMetrics").path("gc.alloc.rate.norm").path("score")),
          environment(each)));
    }
    return results;
  }

  private static String environment(JsonNode each) {
    return "JDK " + each.path("jdkVersion").asText() + ", JMH "
        + each.path("jmhVersion").asText() + ", " + each.path("forks").asText() + " forks of "
        + each.path("warmupIterations").asText() + " + "
        + each.path("measurementIterations").asText() + " iterations of "
        + each.path("measurementTime").asText() + ", threads: "
        + each.path("threads").asText();
  }

  /** JMH writes what is not a number as text. */
  private static double number(JsonNode node) {
    return node.isNumber() ? node.asDouble() : Double.NaN;
  }

  /** The parameters as people read them, those of one value everywhere left out. */
  String label(Map<String, String> same) {
    StringBuilder label = new StringBuilder();
    parameters.forEach((name, value) -> {
      if (!same.containsKey(name)) {
        label.append(label.isEmpty() ? "" : ", ").append(name).append('=').append(value);
      }
    });
    return label.toString();
  }
}
