package io.entente.analysis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the heading of a schedule or annex says of the sections that it belongs to, which is no title. */
final class ScheduleReferences {
  /** What a schedule says below its heading: {@code Section 12}, {@code [Sections 3(2) and 4]}, {@code (zu § 3)}. */
  private static final Pattern REFERENCE = Pattern.compile(
      "[\\[(]?((?:(?:zu|[Ss]ee) )?(?:[Ss]ections?|ss?\\.|[Rr]egulations?|[Aa]rticles?|[Rr]ules?|\u00A7\u00A7?) ?\\d[^.;:]{0,30}?)[\\])]?");

  private final String text;
  private final Lines lines;
  private final DivisionRanks ranks;

  ScheduleReferences(String text, Lines lines, DivisionRanks ranks) {
    this.text = text;
    this.lines = lines;
    this.ranks = ranks;
  }

  /** Returns what stands in brackets between two offsets if it is such a reference, or nothing. */
  String within(int from, int end) {
    Matcher reference = REFERENCE.matcher(text).region(from, end);
    return isEnclosed(from) && reference.matches() ? reference.group(1) : "";
  }

  /** Returns what a line below the heading says if it is such a reference, or nothing. */
  String below(Label schedule, int i) {
    if (i >= lines.count() || lines.inline(i)) {
      return "";
    }
    int start = lines.start(i);
    if (isEnclosed(start)) {
      return within(start, lines.end(i));
    }
    boolean found = schedule.text().contains("Schedule")
        && REFERENCE.matcher(text).region(start, lines.end(i)).matches()
        && !ranks.isFollowed(i);
    return found ? text.substring(start, lines.end(i)) : "";
  }

  private boolean isEnclosed(int at) {
    return "([".indexOf(text.charAt(at)) >= 0;
  }
}
