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
  private static final Pattern HEADING = Pattern.compile(
      "(?:table of )?contents|arrangement of \\p{L}+(?: and \\p{L}+)?|inhalt|inhaltsverzeichnis"
          + "|inhaltsübersicht|sommaire|table des matières|índice|sumario|sumário|índex|sumari|indice|sommario"
          + "|inhoudsopgave|inhoud|spis treści",
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
    int from = shapes.skipMarkup(lines.start(i), lines.end(i));
    int length = lines.end(i) - from;
    if (lines.inline(i)
        || length > MAX_HEADING
        || length < 6
        || !Character.isLetter(text.charAt(from))) {
      return false;
    }
    return HEADING.matcher(Heading.clean(text.substring(from, lines.end(i)))).matches();
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
