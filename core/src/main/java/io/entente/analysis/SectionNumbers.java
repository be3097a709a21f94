package io.entente.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The sections of a law that are numbered by figures alone, as in Acts of Commonwealth countries: {@code 12
 * Offences} above {@code (1) A person …}, {@code 12.—(1) A person …} below the title {@code Offences}, {@code
 * 12. Offences.—(1) A person …}.
 *
 * <p>Such lines are sections only if their numbers follow each other and the text calls itself a law ("this
 * Act", "these Regulations"); what it calls itself tells whether they are sections, regulations, rules,
 * articles or clauses. Behind a schedule's heading they are its paragraphs.
 */
final class SectionNumbers {

  /**
   * A section's beginning.
   *
   * @param first the first line of it: that of its title or of the heading of a group above it
   * @param line the line with its number
   * @param above whether its title stands above that line
   * @param label what it adds to a path: {@code Section 12}, or the number alone in a schedule
   * @param group the heading of the group of sections that begins here, or empty
   * @param title its title, or empty
   * @param end where its heading ends
   * @param text where its text begins on the line of its number, or -1 if it begins below
   */
  record Found(
      int first,
      int line,
      boolean above,
      String label,
      String group,
      String title,
      int end,
      int text) {}

  /** A line that begins with a number and may begin a section. */
  private record Candidate(
      int line,
      int value,
      String number,
      boolean dotted,
      int title,
      int titleEnd,
      int text,
      boolean numbered) {

    boolean hasTitle() {
      return titleEnd > title;
    }

    boolean follows(Candidate last) {
      boolean suffixed =
          number.indexOf('.') > 0 || Character.isLetter(number.charAt(number.length() - 1));
      return dotted == last.dotted
          && (value > last.value && value <= last.value + MAX_GAP
              || suffixed && value == last.value && !number.equals(last.number));
    }
  }

  private static final Pattern YEAR = Pattern.compile("\\b\\d{4}\\b");
  private static final int MAX_GAP = 4;
  private static final int MAX_FIGURES = 3;
  private static final int MAX_RUN_IN_TITLE = 120;
  private static final int FEWEST = 3;
  private static final int FEWEST_NUMBERED = 2;

  /** How a law speaks of itself, and what its sections are called. */
  private static final Pattern ITSELF = Pattern.compile(
      "\\b(?:[Tt]his (Act|Law|Code|Ordinance|Statute|Constitution|Proclamation|Measure|Bill|Order)"
          + "|[Tt]hese (Regulations|Rules))\\b");

  private static final Map<String, String> NAMES =
      Map.of("Regulations", "Regulation", "Rules", "Rule", "Order", "Article", "Bill", "Clause");

  private final String text;
  private final Lines lines;
  private final LineShapes shapes;
  private final ContentsBlock contents;
  private final QuotedLines quoted;
  private final String documentTitle;
  private final Map<Integer, Found> byLine = new HashMap<>();

  SectionNumbers(
      String text,
      Lines lines,
      LineShapes shapes,
      ContentsBlock contents,
      QuotedLines quoted,
      String documentTitle) {
    this.text = text;
    this.lines = lines;
    this.shapes = shapes;
    this.contents = contents;
    this.quoted = quoted;
    this.documentTitle = documentTitle.strip();
    find();
  }

  /** Returns the section that begins with a line: of its number, or of a title above it that was not read yet. */
  @Nullable
  Found at(int line) {
    return byLine.get(line);
  }

  private void find() {
    List<Candidate> candidates = new ArrayList<>();
    List<Integer> schedules = new ArrayList<>();
    for (int i = 0; i < lines.count(); i++) {
      if (lines.inline(i) || contents.has(i) || quoted.has(i)) {
        continue;
      }
      char first = text.charAt(lines.start(i));
      if (Chars.isDigit(first)) {
        Candidate candidate = candidate(i);
        if (candidate != null) {
          candidates.add(candidate);
        }
      } else if (isSchedule(i)) {
        schedules.add(i);
      }
    }
    if (candidates.size() < FEWEST_NUMBERED) {
      return;
    }
    int mainEnd = schedules.isEmpty() ? lines.count() : schedules.getFirst();
    List<Candidate> sections = longestChain(candidates, 0, mainEnd, true);
    long numbered = sections.stream().filter(Candidate::numbered).count();
    if (sections.size() < (numbered > 0 ? FEWEST_NUMBERED : FEWEST)) {
      return;
    }
    String name = name();
    if (name == null) {
      return;
    }
    sections.forEach(section -> add(section, name + " "));
    for (int i = 0; i < schedules.size(); i++) {
      int end = i + 1 < schedules.size() ? schedules.get(i + 1) : lines.count();
      List<Candidate> paragraphs = longestChain(candidates, schedules.get(i), end, false);
      if (paragraphs.size() >= FEWEST_NUMBERED) {
        paragraphs.forEach(paragraph -> add(paragraph, ""));
      }
    }
  }

  /** Returns what sections are called where the text calls itself a law, or null. */
  private @Nullable String name() {
    Map<String, Integer> counts = new HashMap<>();
    Matcher itself = ITSELF.matcher(text).region(lines.start(0), lines.end(lines.count() - 1));
    while (itself.find()) {
      String law = itself.group(1) == null ? itself.group(2) : itself.group(1);
      counts.merge(NAMES.getOrDefault(law, "Section"), 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private boolean isSchedule(int i) {
    char first = text.charAt(lines.start(i));
    if (first != 'S' && first != 'A') {
      return false;
    }
    Label label = Label.scan(text, lines.start(i), lines.end(i));
    return label != null
        && label.rank() == Label.ANNEX
        && (shapes.isApart(i) || label.capitals())
        && shapes.isTitleShape(i, lines.start(i));
  }

  /** Returns the longest run of lines whose numbers follow each other. */
  private static List<Candidate> longestChain(
      List<Candidate> candidates, int from, int to, boolean titled) {
    Map<Integer, Chain> byLast = new HashMap<>();
    Chain longest = null;
    for (Candidate candidate : candidates) {
      if (candidate.line < from || candidate.line >= to || titled && !candidate.hasTitle()) {
        continue;
      }
      Chain before = null;
      for (int value = candidate.value; value >= candidate.value - MAX_GAP; value--) {
        Chain chain = byLast.get(value);
        if (chain != null
            && candidate.follows(chain.last)
            && (before == null || chain.length > before.length)) {
          before = chain;
        }
      }
      Chain chain = new Chain(before, candidate, before == null ? 1 : before.length + 1);
      byLast.merge(
          candidate.value, chain, (one, other) -> other.length >= one.length ? other : one);
      longest = longest == null || chain.length > longest.length ? chain : longest;
    }
    List<Candidate> all = new ArrayList<>();
    for (Chain chain = longest; chain != null; chain = chain.before) {
      all.addFirst(chain.last);
    }
    return all;
  }

  /** Lines whose numbers follow each other, the last first. */
  private record Chain(@Nullable Chain before, Candidate last, int length) {}

  private void add(Candidate candidate, String name) {
    int number = candidate.line;
    boolean above = candidate.title < lines.start(number);
    int first = above ? number - 1 : number;
    String group = "";
    if (first > 0 && isGroup(first - 1)) {
      first--;
      group = Heading.title(text, lines.start(first), lines.end(first));
    }
    String title =
        candidate.hasTitle() ? Heading.title(text, candidate.title, candidate.titleEnd) : "";
    int end = candidate.text < 0
        ? lines.end(number)
        : above || !candidate.hasTitle() ? lines.start(number) : candidate.titleEnd;
    Found found =
        new Found(first, number, above, name + candidate.number, group, title, end, candidate.text);
    for (int i = first; i <= number; i++) {
      byLine.putIfAbsent(i, found);
    }
  }

  /** Whether a line by itself heads a group of sections: "Offences and penalties". */
  private boolean isGroup(int i) {
    return shapes.isApart(i)
        && shapes.isMarginal(i)
        && text.charAt(lines.start(i)) != '('
        && !YEAR.matcher(text).region(lines.start(i), lines.end(i)).find()
        && !text.substring(lines.start(i), lines.end(i)).equalsIgnoreCase(documentTitle);
  }

  private @Nullable Candidate candidate(int i) {
    int end = wholeEnd(i);
    int p = lines.start(i);
    int value = 0;
    int start = p;
    while (p < end && Chars.isDigit(text.charAt(p))) {
      value = value * 10 + text.charAt(p++) - '0';
      if (p - start > MAX_FIGURES) {
        return null;
      }
    }
    if (p + 1 < end && text.charAt(p) == '.' && Chars.isDigit(text.charAt(p + 1))) {
      // Canada numbers what was put between sections 5 and 6 as 5.1.
      p++;
      while (p < end && Chars.isDigit(text.charAt(p))) {
        p++;
      }
    }
    int letters = p;
    while (p < end && p < letters + 2 && text.charAt(p) >= 'A' && text.charAt(p) <= 'Z') {
      p++;
    }
    String number = text.substring(start, p);
    boolean dotted = p < end && text.charAt(p) == '.';
    p += dotted ? 1 : 0;
    boolean dashed = p < end && isDash(text.charAt(p));
    p += dashed ? 1 : 0;
    int rest = Chars.skipSpace(text, p, end);
    if (value == 0 || rest >= end || rest == p && !dashed && text.charAt(rest) != '(') {
      return null;
    }
    if (dotted && rest == p && !dashed) {
      return null;
    }
    boolean paragraph = text.startsWith("(1)", rest) && rest + 3 < end;
    if (!paragraph && !Character.isUpperCase(text.charAt(rest))) {
      return null;
    }
    int titleEnd = runInTitle(rest, end);
    if (titleEnd > 0) {
      int behind = titleEnd + 2;
      boolean numbered = text.startsWith("(1)", behind);
      int from = Chars.skipSpace(text, behind, end);
      return from < end
          ? new Candidate(i, value, number, dotted, rest, titleEnd, below(i, from), numbered)
          : null;
    }
    if (!paragraph && end == lines.end(i) && isTitleAboveText(i, rest)) {
      boolean numbered = text.startsWith("(1)", lines.start(i + 1));
      return new Candidate(i, value, number, dotted, rest, end, -1, numbered);
    }
    boolean marginal = i > 0
        && shapes.isMarginal(i - 1)
        && (shapes.isApart(i - 1) || shapes.isFinished(i - 2) || shapes.isMarginal(i - 2));
    return marginal
        ? new Candidate(
            i,
            value,
            number,
            dotted,
            lines.start(i - 1),
            lines.end(i - 1),
            below(i, rest),
            paragraph)
        : new Candidate(i, value, number, dotted, rest, rest, below(i, rest), paragraph);
  }

  /** Returns the end of a line with the provisions that begin inside it. */
  private int wholeEnd(int i) {
    int last = i;
    while (last + 1 < lines.count() && lines.inline(last + 1)) {
      last++;
    }
    return lines.end(last);
  }

  /** Returns where a text begins on the line itself, or -1 if a provision inside the line begins it. */
  private int below(int i, int from) {
    return from < lines.end(i) ? from : -1;
  }

  private static boolean isDash(char c) {
    return c == '\u2014' || c == '\u2013' || c == '-';
  }

  /** Returns where a title ends that a stop and a dash part from the text behind it, or 0. */
  private int runInTitle(int from, int end) {
    int stop = text.indexOf('.', from, Math.min(end, from + MAX_RUN_IN_TITLE + 1));
    return stop > from && stop + 2 < end && isDash(text.charAt(stop + 1)) ? stop : 0;
  }

  /** Whether the rest of a line is a title, and the next line the beginning of a text. */
  private boolean isTitleAboveText(int i, int from) {
    int next = i + 1;
    if (next >= lines.count()
        || lines.inline(next)
        || !shapes.isTitleShape(i, from)
        || isDash(text.charAt(lines.end(i) - 1))) {
      return false;
    }
    int start = shapes.skipMarkup(lines.start(next), lines.end(next));
    if (start == lines.end(next)) {
      return false;
    }
    char first = text.charAt(start);
    if (first == '(') {
      return text.startsWith("(1)", start) || text.startsWith("(a)", start);
    }
    char last = text.charAt(lines.end(next) - 1);
    return Marker.startsText(first)
        && Label.scan(text, start, lines.end(next)) == null
        && (!shapes.isTitleShape(next, start) || Lines.isTerminator(last) || isDash(last));
  }
}
