package io.entente.analysis;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The list of divisions that a law begins with, below a heading such as {@code ARRANGEMENT OF SECTIONS}. Its lines are
 * no headings: the divisions they name begin further down, each with its number once more.
 */
final class ContentsBlock {
  /** What no contents page of another text is headed by. */
  private static final Pattern ARRANGEMENT = Pattern.compile(
      "arrangement of \\p{L}+(?: and \\p{L}+)?|spis treści",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final int MAX_HEADING = 40;
  private static final int MAX_HEADINGS = 3;
  private static final int FEWEST = 3;
  private static final int MAX_FIGURES = 5;

  private final String text;
  private final Lines lines;
  private final LineShapes shapes;
  private int first;
  private int end;

  ContentsBlock(String text, Lines lines, LineShapes shapes) {
    this.text = text;
    this.lines = lines;
    this.shapes = shapes;
    find();
  }

  /** Whether a line is the heading of the list or an entry of it. */
  boolean has(int line) {
    return line >= first && line < end;
  }

  private void find() {
    int headings = 0;
    for (int i = 0; i < lines.count() && end == 0 && headings < MAX_HEADINGS; i++) {
      if (isHeading(i)) {
        read(i);
        headings++;
      }
    }
  }

  private boolean isHeading(int i) {
    int start = lines.start(i);
    int end = lines.end(i);
    if (lines.inline(i) || end - start > MAX_HEADING) {
      return false;
    }
    FurnitureHeading heading = FurnitureHeading.at(text, start, end);
    return heading != null && heading.kind() == FurnitureHeading.Kind.CONTENTS
        || ARRANGEMENT.matcher(Heading.clean(text.substring(start, end))).matches();
  }

  /** Takes what follows a heading for its list, if a number stands in it that comes once more behind it. */
  private void read(int heading) {
    Set<String> seen = new HashSet<>();
    int last = heading;
    for (int i = heading + 1; i < lines.count(); i++) {
      String number = number(i);
      if (number != null && seen.size() >= FEWEST && seen.contains(number)) {
        first = heading;
        end = last + 1;
        return;
      }
      if (number != null) {
        seen.add(number);
      }
      // An enacting formula between the list and the first division is none of it.
      if (number != null || last == i - 1 && isShort(i)) {
        last = i;
      }
    }
  }

  private boolean isShort(int i) {
    return LineShapes.hasTitleLength(lines.start(i), lines.end(i));
  }

  /** Returns the number that a line begins with, with the name of the division if there is one, or null. */
  private @Nullable String number(int i) {
    int start = shapes.skipMarkup(lines.start(i), lines.end(i));
    if (lines.inline(i) || start == lines.end(i)) {
      return null;
    }
    char c = text.charAt(start);
    Label label = Label.mayBegin(c) ? Label.scan(text, start, lines.end(i)) : null;
    if (label != null) {
      return label.text();
    }
    int p = start;
    while (p < lines.end(i)
        && p < start + MAX_FIGURES
        && Character.isLetterOrDigit(text.charAt(p))) {
      p++;
    }
    boolean figures = Chars.isDigit(c) && p < lines.end(i) && ". \t)".indexOf(text.charAt(p)) >= 0;
    return figures ? text.substring(start, p) : null;
  }
}
