package io.entente.cli;

import io.entente.corpus.export.Timeline;
import io.entente.corpus.export.Timeline.Period;
import io.entente.document.DocumentInfo;
import io.entente.document.DocumentInfo.Inferred;
import io.entente.document.IndexedDocument;
import io.entente.document.Passage;
import io.entente.document.Section;
import io.entente.document.Trait;
import io.entente.query.FacetField;
import io.entente.query.QuerySyntaxException;
import io.entente.result.Citation;
import io.entente.result.FacetCount;
import io.entente.result.Hit;
import io.entente.result.SearchResult;
import io.entente.result.Suggestion;
import io.entente.result.Understanding;
import io.entente.vocabulary.Countries;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi.Style;

/** Results as text for people: colours and marks on a terminal, plain otherwise. */
final class Text {

  private static final int FACET_VALUES = 15;

  /** Of a terminal, in columns. */
  private static final int WIDTH = 80;

  /** In a longer timeline, stretches without a match become one line. */
  private static final int MANY_PERIODS = 60;

  private static final int MAX_LINE = 120;

  private static final int BEFORE_CARET = 60;
  private static final int AFTER_CARET = 15;

  /** Ends any style; the code that ends bold alone underlines on some terminals. */
  private static final String OFF = Style.reset.on();

  private static final String MARK = "\uE000";
  private static final String UNMARK = "\uE001";
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

  private Text() {}

  static void result(
      PrintWriter out,
      SearchResult result,
      @Nullable Timeline timeline,
      boolean grouped,
      boolean explain,
      boolean colour) {
    if (understanding(out, result.understanding(), explain)) {
      out.println();
    }
    if (result.hits().isEmpty()) {
      out.println("No passage matches.");
    }
    if (grouped) {
      groups(result.hits()).forEach(group -> group(out, group, explain, colour));
    } else {
      for (Hit hit : result.hits()) {
        out.printf(
            Locale.ROOT,
            "%3d. %s%n",
            hit.rank(),
            style(clean(hit.citation().toString()), colour, Style.bold));
        out.println("     " + style(about(hit.document()), colour, Style.faint));
        hit(out, hit, explain, colour);
        copies(out, hit, "     ");
        also(out, hit, 1, "     ", colour);
        out.println();
      }
    }
    out.println(result.total() + (result.total().value() == 1 ? " passage" : " passages"));
    for (FacetField field : FacetField.values()) {
      facet(out, field, result.facets().getOrDefault(field, List.of()), colour);
    }
    if (timeline != null) {
      timeline(out, timeline, colour);
    }
  }

  /** Tells what was understood beyond the words, if anything was; with {@code all}, the query too. */
  static boolean understanding(PrintWriter out, Understanding understanding, boolean all) {
    List<String> parts = new ArrayList<>();
    if (all) {
      parts.add(understanding.query().isEmpty() ? "everything" : understanding.query());
    }
    understanding.notes().forEach(note -> parts.add(note.words()));
    if (!parts.isEmpty()) {
      parts.replaceAll(Text::clean);
      String together = "understood: " + String.join("; ", parts);
      // What fits no line is easier to read in several.
      out.println(
          together.length() <= MAX_LINE
              ? together
              : "understood: " + String.join(";\n            ", parts));
    }
    if (understanding.didYouMean() != null) {
      out.println(clean("did you mean: " + understanding.didYouMean() + "?"));
    }
    return !parts.isEmpty() || understanding.didYouMean() != null;
  }

  /** Hits of one document stand together. */
  private static List<List<Hit>> groups(List<Hit> hits) {
    List<List<Hit>> groups = new ArrayList<>();
    String document = null;
    for (Hit hit : hits) {
      if (!hit.document().id().equals(document)) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(hit);
      document = hit.document().id();
    }
    return groups;
  }

  private static void group(PrintWriter out, List<Hit> group, boolean explain, boolean colour) {
    Citation whole = group.getFirst().citation();
    String title = new Citation(whole.title(), whole.date(), List.of(), "").toString();
    out.println(style(clean(title), colour, Style.bold));
    out.println(style(about(group.getFirst().document()), colour, Style.faint));
    for (Hit hit : group) {
      String path = String.join(Section.SEPARATOR, hit.passage().path());
      String place = path.isEmpty() ? "#" + hit.passage().id() : path;
      out.printf(Locale.ROOT, "%3d. %s%n", hit.rank(), style(clean(place), colour, Style.bold));
      hit(out, hit, explain, colour);
    }
    also(out, group.getFirst(), group.size(), "", colour);
    out.println();
  }

  private static void hit(PrintWriter out, Hit hit, boolean explain, boolean colour) {
    out.println("     " + snippet(hit, colour));
    String id = hit.passage().documentId() + "#" + hit.passage().id();
    String score = String.format(Locale.ROOT, "%.3f", hit.score());
    out.println("     " + style(clean(id) + "  " + score, colour, Style.faint));
    if (explain && hit.explanation() != null) {
      harmless(hit.explanation().toString())
          .lines()
          .forEach(reason -> out.println("       " + reason));
    }
  }

  /** Tells how many passages matched beyond the shown ones of a hit's document. */
  private static void copies(PrintWriter out, Hit hit, String indent) {
    if (!hit.copies().isEmpty()) {
      String titles = hit.copies().stream()
          .map(copy -> copy.title().isEmpty() ? copy.documentId() : copy.title())
          .distinct()
          .collect(Collectors.joining("; "));
      out.println(indent + "also in " + hit.copies().size() + ": " + harmless(titles));
    }
  }

  private static void also(PrintWriter out, Hit hit, int shown, String indent, boolean colour) {
    int count = hit.also() == null ? 0 : hit.also().passageCount() + 1 - shown;
    if (count > 0) {
      String passages = count == 1 ? " more passage" : " more passages";
      String words = "also matched: " + count + passages + " in this document";
      out.println(indent + style(words, colour, Style.faint));
    }
  }

  private static void timeline(PrintWriter out, Timeline timeline, boolean colour) {
    out.println();
    out.println(style("matches by " + timeline.by().id(), colour, Style.bold));
    List<Period> periods = timeline.periods();
    long most = periods.stream().mapToLong(Period::passageCount).max().orElse(0);
    int digits = Long.toString(most).length();
    for (int i = 0; i < periods.size(); i++) {
      int gap = emptyFrom(periods, i);
      if (periods.size() > MANY_PERIODS && gap > 2) {
        out.println("  ⋮ " + gap + " without a match");
        i += gap - 1;
      } else {
        Period period = periods.get(i);
        String count = Long.toString(period.passageCount());
        String row = "  " + period.date() + "  " + " ".repeat(digits - count.length()) + count;
        String bar = bar(period.passageCount(), most, WIDTH - row.length() - 2);
        out.println(bar.isEmpty() ? row : row + "  " + bar);
      }
    }
    if (timeline.elsewhere() > 0) {
      String date = timeline.by() == FacetField.YEAR ? "date" : "date or month";
      out.println("  and " + timeline.elsewhere() + " without a known " + date);
    }
  }

  private static int emptyFrom(List<Period> periods, int from) {
    int to = from;
    while (to < periods.size() && periods.get(to).passageCount() == 0) {
      to++;
    }
    return to - from;
  }

  /** A bar in eighths of a column; the least count has one, too. */
  private static String bar(long count, long most, int width) {
    int eighths = count == 0 ? 0 : (int) Math.max(1, Math.round(8.0 * width * count / most));
    return "█".repeat(eighths / 8) + (eighths % 8 == 0 ? "" : "▏▎▍▌▋▊▉".charAt(eighths % 8 - 1));
  }

  static void lines(PrintWriter out, List<String> lines) {
    lines.forEach(each -> out.println(clean(each)));
  }

  static void suggestions(PrintWriter out, List<Suggestion> suggestions) {
    for (Suggestion suggestion : suggestions) {
      out.println(clean(suggestion.text())
          + "\t"
          + suggestion.kind().name().toLowerCase(Locale.ROOT)
          + "\t"
          + clean(suggestion.value()));
    }
  }

  /** Shows where query text went wrong, by a caret below it. */
  static void syntax(PrintWriter err, QuerySyntaxException wrong, String text) {
    err.println("entente: " + clean(String.valueOf(wrong.getMessage())));
    int at = Math.min(wrong.offset(), text.length());
    int from = Math.max(0, at - BEFORE_CARET);
    int to = Math.min(text.length(), at + AFTER_CARET);
    String before = (from > 0 ? "…" : "") + flat(text.substring(from, at));
    err.println("  " + before + flat(text.substring(at, to)) + (to < text.length() ? "…" : ""));
    err.println("  " + " ".repeat(before.codePointCount(0, before.length())) + "^");
  }

  /** A text with a space for everything that would move what stands behind it. */
  private static String flat(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}]", " ");
  }

  private static String snippet(Hit hit, boolean colour) {
    String on = colour ? Style.on(Style.bold, Style.fg_yellow) : "";
    String off = colour ? OFF : "";
    // Marks go in last, since they are what the text itself may not hold.
    String marked = clean(hit.snippet().marked(MARK, UNMARK));
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
            clean(name),
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
      for (Trait trait : document.traits().get(i)) {
        out.println("  " + trait.kind().id() + ": " + harmless(trait.reason()));
      }
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

  private static String clean(String text) {
    return harmless(oneLine(text));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
