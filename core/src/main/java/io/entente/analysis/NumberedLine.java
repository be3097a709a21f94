package io.entente.analysis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that begins with the number of a division.
 *
 * @param i which line
 * @param label its number
 * @param emphasised whether there is markup before it
 * @param free whether it stands behind a heading or an empty line
 * @param rest where its text begins behind the number
 * @param end where it ends
 * @param separated whether there is more than white space between the number and the text
 * @param first the line of its title if that stands in brackets above it, else the same as {@code i}
 */
record NumberedLine(
    int i,
    Label label,
    boolean emphasised,
    boolean free,
    int rest,
    int end,
    boolean separated,
    int first) {
  /** What a part of a law, of which an appendix is, stands behind its letter: {@code Appendix A to Part 901}. */
  private static final Pattern APPENDED = Pattern.compile(
      " to (?:[Ss]ub)?(?:[Pp]art|[Cc]hapter|[Aa]rticle|[Ss]ection|[Rr]egulation|[Aa]nnex|\u00A7) ?[\\dA-Z][\\w.]*");

  /** Whether there is nothing but the number. */
  boolean bare() {
    return rest == end;
  }

  boolean titledAbove() {
    return first < i;
  }

  /** Reads a line that begins with a label. */
  static NumberedLine of(
      String text,
      Lines lines,
      LineShapes shapes,
      int i,
      Label label,
      boolean emphasised,
      boolean free,
      int first) {
    int end = lines.end(i);
    Matcher appended = label.rank() == Label.ANNEX && label.end() < end
        ? APPENDED.matcher(text).region(label.end(), end)
        : null;
    int rest = appended != null && appended.lookingAt() ? appended.end() : label.end();
    boolean separated = false;
    while (rest < end) {
      char c = text.charAt(rest);
      int markup = shapes.skipMarkup(rest, end);
      if (markup == rest && !Heading.isSeparator(c) && !Chars.isSpace(c)) {
        break;
      }
      separated |= !Chars.isSpace(c);
      rest = Math.max(markup, rest + 1);
    }
    return new NumberedLine(i, label, emphasised, free, rest, end, separated, first);
  }
}
