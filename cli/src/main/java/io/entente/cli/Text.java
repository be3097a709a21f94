package io.entente.cli;

import io.entente.document.DocumentInfo;
import io.entente.document.DocumentInfo.Inferred;
import io.entente.document.IndexedDocument;
import io.entente.document.Passage;
import io.entente.query.FacetField;
import io.entente.result.FacetCount;
import io.entente.result.Hit;
import io.entente.result.SearchResult;
import io.entente.vocabulary.Countries;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi.Style;

/** Results as text for people: colours and marks on a terminal, plain otherwise. */
final class Text {

  private static final int FACET_VALUES = 15;

  /** Ends any style; the code that ends bold alone underlines on some terminals. */
  private static final String OFF = Style.reset.on();

  private static final String MARK = "\uE000";
  private static final String UNMARK = "\uE001";
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

  private Text() {}

  static void result(PrintWriter out, SearchResult result, boolean colour) {
    if (result.hits().isEmpty()) {
      out.println("No passage matches.");
    }
    for (Hit hit : result.hits()) {
      out.printf(
          Locale.ROOT,
          "%3d. %s%n",
          hit.rank(),
          style(hit.citation().toString(), colour, Style.bold));
      out.println("     " + style(about(hit.document()), colour, Style.faint));
      out.println("     " + snippet(hit, colour));
      String id = hit.passage().documentId() + "#" + hit.passage().id();
      out.println("     " + style("%s  %.3f".formatted(id, hit.score()), colour, Style.faint));
      out.println();
    }
    out.println(result.total() + (result.total().value() == 1 ? " passage" : " passages"));
    for (FacetField field : FacetField.values()) {
      facet(out, field, result.facets().getOrDefault(field, List.of()), colour);
    }
    if (result.next() != null) {
      out.println("more: --cursor " + result.next());
    }
  }

  private static String snippet(Hit hit, boolean colour) {
    String on = colour ? Style.on(Style.bold, Style.fg_yellow) : "";
    String off = colour ? OFF : "";
    // Marks go in last, since they are what the text itself may not hold.
    String marked = harmless(oneLine(hit.snippet().marked(MARK, UNMARK)));
    return marked.replace(MARK, on).replace(UNMARK, off);
  }

  private static void facet(
      PrintWriter out, FacetField field, List<FacetCount> counts, boolean colour) {
    if (!counts.isEmpty()) {
      out.println();
      out.println(style(field.id(), colour, Style.bold));
      boolean inTime = field == FacetField.YEAR || field == FacetField.MONTH;
      List<FacetCount> shown =
          inTime ? counts : counts.subList(0, Math.min(FACET_VALUES, counts.size()));
      for (FacetCount count : shown) {
        String name = count.value().equals(count.label())
            ? count.value()
            : count.label() + " (" + count.value() + ")";
        out.printf(
            Locale.ROOT,
            "  %7d  %s, in %d %s%n",
            count.passageCount(),
            name,
            count.documentCount(),
            count.documentCount() == 1 ? "document" : "documents");
      }
      if (shown.size() < counts.size()) {
        out.println("           and " + (counts.size() - shown.size()) + " more");
      }
    }
  }

  private static String about(DocumentInfo info) {
    String countries =
        info.countries().stream().map(Countries.bundled()::name).collect(Collectors.joining(", "));
    return List.of(info.kind().id(), countries, String.join(", ", info.topics())).stream()
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  static void document(PrintWriter out, IndexedDocument document, boolean colour) {
    DocumentInfo info = document.info();
    out.println(style(info.title().isEmpty() ? info.id() : info.title(), colour, Style.bold));
    line(out, info, "id", info.id(), null);
    line(out, info, "kind", info.kind().id(), null);
    line(out, info, "date", info.date() == null ? "" : info.date().toString(), Inferred.DATE);
    if (info.inForceFrom() != null || info.inForceUntil() != null) {
      String from = info.inForceFrom() == null ? "" : "from " + info.inForceFrom();
      String until = info.inForceUntil() == null ? "" : "until " + info.inForceUntil();
      line(out, info, "in force", (from + " " + until).strip(), null);
    }
    String countries = info.countries().stream()
        .map(code -> code + " " + Countries.bundled().name(code))
        .collect(Collectors.joining(", "));
    line(out, info, "countries", countries, Inferred.COUNTRIES);
    line(out, info, "topics", String.join(", ", info.topics()), Inferred.TOPICS);
    line(out, info, "language", info.language(), Inferred.LANGUAGE);
    line(out, info, "source", info.source(), null);
    line(out, info, "instrument", (info.instrument() + " " + info.version()).strip(), null);
    line(out, info, "passages", Integer.toString(info.passageCount()), null);
    for (int i = 0; i < document.passages().size(); i++) {
      Passage passage = document.passages().get(i);
      out.println();
      String head = String.join(" › ", passage.path());
      String mentions = String.join(" ", document.mentions().get(i));
      out.println(style("#" + passage.id(), colour, Style.bold)
          + (head.isEmpty() ? "" : "  " + head)
          + (passage.heading().isEmpty() ? "" : "  " + passage.heading())
          + "  [" + passage.start() + ", " + passage.end() + ")"
          + (mentions.isEmpty() ? "" : "  mentions " + mentions));
      out.println(harmless(passage.text()));
    }
  }

  private static void line(
      PrintWriter out, DocumentInfo info, String name, String value, @Nullable Inferred field) {
    if (!value.isEmpty()) {
      String inferred = field != null && info.inferred().contains(field) ? "  (inferred)" : "";
      out.printf("  %-10s %s%s%n", name, harmless(value), inferred);
    }
  }

  private static String style(String text, boolean colour, Style style) {
    return colour ? style.on() + harmless(text) + OFF : harmless(text);
  }

  /** A text may hold control characters that a terminal would act on. */
  private static String harmless(String text) {
    return CONTROLS.matcher(text).replaceAll("\uFFFD");
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
