package io.entente.benchmarks.report;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns the JSON that JMH writes into a page with plots, and a table in Markdown for the docs. */
@Command(
    name = "report",
    description = "Prints a Markdown table of JMH's results and writes a page with plots.",
    mixinStandardHelpOptions = true)
public final class Report implements Callable<Integer> {

  private static final String STYLE =
      "body{font:15px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#222}"
          + "table{border-collapse:collapse;margin:1em 0}td,th{border:1px solid #ccc;padding:.2em .7em;text-align:left}"
          + "td.n{text-align:right;font-variant-numeric:tabular-nums}img{max-width:100%}";

  @Parameters(paramLabel = "RESULT", description = "what JMH wrote with -rf json -rff RESULT")
  private Path result = Path.of("");

  @Option(names = "--html", paramLabel = "FILE", description = "write a self-contained page")
  private @Nullable Path html;

  private final PrintStream out;

  private Report(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs the command and ends with its exit status.
   *
   * @param args the options; {@code --help} lists them
   */
  public static void main(String... args) {
    System.setProperty("java.awt.headless", "true");
    System.exit(run(new PrintStream(System.out, true, StandardCharsets.UTF_8), args));
  }

  /**
   * Runs the command.
   *
   * @param out where it prints
   * @param args the options
   * @return 0 if done, 1 if the result cannot be read, 2 for wrong options
   */
  static int run(PrintStream out, String... args) {
    return new CommandLine(new Report(out))
        .setExecutionExceptionHandler((e, command, parsed) -> {
          command.getErr().println(e.getMessage() == null ? e.toString() : e.getMessage());
          return 1;
        })
        .execute(args);
  }

  @Override
  public Integer call() throws IOException {
    List<JmhResult> results = JmhResult.read(result);
    Map<String, String> same = same(results);
    out.print(markdown(results, same));
    if (html != null) {
      Files.writeString(html, page(results, same));
    }
    return 0;
  }

  /** The parameters that have one and the same value wherever they occur. */
  private static Map<String, String> same(List<JmhResult> results) {
    Map<String, String> same = new TreeMap<>();
    List<String> different = new ArrayList<>();
    for (JmhResult each : results) {
      each.parameters().forEach((name, value) -> {
        String before = same.putIfAbsent(name, value);
        if (before != null && !before.equals(value)) {
          different.add(name);
        }
      });
    }
    different.forEach(same::remove);
    return same;
  }

  private static String markdown(List<JmhResult> results, Map<String, String> same) {
    StringBuilder text = new StringBuilder();
    text.append("| benchmark | with | score | unit | bytes an operation |\n");
    text.append("|---|---|---|---|---|\n");
    for (JmhResult each : results) {
      text.append("| ")
          .append(each.benchmark())
          .append(" | ")
          .append(each.label(same))
          .append(" | ")
          .append(score(each))
          .append(" | ")
          .append(each.unit())
          .append(" | ")
          .append(bytes(each))
          .append(" |\n");
    }
    return text.append('\n').append(about(results, same)).append('\n').toString();
  }

  private static String about(List<JmhResult> results, Map<String, String> same) {
    StringBuilder text = new StringBuilder();
    same.forEach((name, value) -> text.append(name).append('=').append(value).append("; "));
    results.stream()
        .map(JmhResult::environment)
        .distinct()
        .forEach(each -> text.append(each).append(". "));
    return text.toString().strip();
  }

  private static String score(JmhResult each) {
    String error =
        Double.isNaN(each.error()) ? "" : " ± " + String.format(Locale.ROOT, "%.1f", each.error());
    return String.format(Locale.ROOT, "%.1f", each.score()) + error;
  }

  private static String bytes(JmhResult each) {
    return Double.isNaN(each.bytes()) ? "" : String.format(Locale.ROOT, "%.0f", each.bytes());
  }

  private static String page(List<JmhResult> results, Map<String, String> same) {
    Map<String, List<JmhResult>> byBenchmark = new LinkedHashMap<>();
    for (JmhResult each : results) {
      byBenchmark
          .computeIfAbsent(each.benchmark() + ", " + each.unit(), unseen -> new ArrayList<>())
          .add(each);
    }
    StringBuilder text = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head>")
        .append("<meta charset=\"utf-8\"><title>Entente: benchmarks</title><style>")
        .append(STYLE)
        .append("</style></head><body>\n<h1>Benchmarks</h1>\n<p>")
        .append(escaped(about(results, same)))
        .append("</p>\n");
    byBenchmark.forEach((name, group) -> section(text, name, group, same));
    return text.append("</body></html>\n").toString();
  }

  private static void section(
      StringBuilder text, String name, List<JmhResult> group, Map<String, String> same) {
    text.append("<h2>").append(escaped(name)).append("</h2>\n");
    text.append("<table><tr><th>with</th><th>score</th><th>bytes an operation</th></tr>\n");
    for (JmhResult each : group) {
      text.append("<tr><td>")
          .append(escaped(each.label(same)))
          .append("</td><td class=\"n\">")
          .append(score(each))
          .append("</td><td class=\"n\">")
          .append(bytes(each))
          .append("</td></tr>\n");
    }
    text.append("</table>\n");
    try {
      String png = Base64.getEncoder().encodeToString(plot(name, group, same));
      text.append("<img alt=\"")
          .append(escaped(name))
          .append("\" src=\"data:image/png;base64,")
          .append(png)
          .append("\">\n");
    } catch (IOException | RuntimeException | InternalError | LinkageError e) {
      // Java cannot draw where there are no fonts; the figures are in the table.
      text.append("<p>No plot: ").append(escaped(e.toString())).append("</p>\n");
    }
  }

  private static byte[] plot(String name, List<JmhResult> group, Map<String, String> same)
      throws IOException {
    CategoryChart chart = new CategoryChartBuilder()
        .width(900)
        .height(group.size() > 4 ? 560 : 420)
        .title(name)
        .yAxisTitle(group.getFirst().unit())
        .build();
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setXAxisTickMarkSpacingHint(10);
    chart.getStyler().setXAxisLabelRotation(group.size() > 4 ? 90 : 0);
    chart.getStyler().setYAxisMin(0.0);
    chart.addSeries(
        name,
        group.stream().map(each -> each.label(same)).toList(),
        group.stream().map(JmhResult::score).toList(),
        group.stream()
            .map(each -> Double.isNaN(each.error()) ? 0 : each.error())
            .toList());
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", png);
    return png.toByteArray();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
