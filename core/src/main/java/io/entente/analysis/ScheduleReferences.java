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

  ScheduleReferences(String text, Lines lines) {
    this.text = text;
    this.lines = lines;
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
        && !isFollowed(i);
    return found ? text.substring(start, lines.end(i)) : "";
  }

  private boolean isEnclosed(int at) {
    return "([".indexOf(text.charAt(at)) >= 0;
  }

  /** Whether a later line has the number after that of the division that a line begins with. */
  private boolean isFollowed(int i) {
    Label label = Label.scan(text, lines.start(i), lines.end(i));
    for (int later = i + 1; label != null && later < lines.count(); later++) {
      Label next = lines.inline(later) || !Label.mayBegin(text.charAt(lines.start(later)))
          ? null
          : Label.scan(text, lines.start(later), lines.end(later));
      if (next != null && next.rank() == Label.ANNEX) {
        return false;
      }
      if (next != null && next.rank() == label.rank() && next.value() == label.value() + 1) {
        return true;
      }
    }
    return false;
  }
}
