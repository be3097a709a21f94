package io.entente.analysis;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the entries of a table of contents from the headings of the sections that follow it. */
final class ContentsTable {
  private final String text;
  private final Lines lines;
  private final LineShapes shapes;
  private @Nullable Map<String, Integer> lastLines;

  ContentsTable(String text, Lines lines, LineShapes shapes) {
    this.text = text;
    this.lines = lines;
    this.shapes = shapes;
  }

  /**
   * Whether the line is one of a table of contents: among others like it, and the heading of a section
   * that follows with a text, as "Sec. 101. Block grants." is where "SEC. 101. BLOCK GRANTS. The Secretary …"
   * does. Only for divisions named short; one without a stop is a heading with nothing below it anyway.
   */
  boolean isEntry(int i, Label label) {
    if (!label.numbered()
        || !label.abbreviated()
        || text.charAt(lines.end(i) - 1) != '.'
        || !isShortDivision(i)
        || !isShortDivision(i - 1) && !isShortDivision(i + 1)) {
      return false;
    }
    Integer last = lastLines().get(numberOf(label));
    return last != null
        && last > i
        && !isShortDivision(last + 1)
        && begins(last, label.end(), lines.end(i));
  }

  private boolean isShortDivision(int i) {
    Label label = i < 0 || i >= lines.count() ? null : labelOf(i);
    return label != null && LineShapes.hasTitleLength(label.end(), lines.end(i));
  }

  /** Whether a line has the words between two offsets behind its label, in any case. */
  private boolean begins(int line, int from, int end) {
    Label label = labelOf(line);
    int p = from;
    int q = label == null ? lines.end(line) : label.end();
    while (true) {
      p = skipToWord(p, end);
      q = skipToWord(q, lines.end(line));
      if (p == end) {
        return true;
      }
      if (q == lines.end(line)
          || Character.toLowerCase(text.charAt(p++)) != Character.toLowerCase(text.charAt(q++))) {
        return false;
      }
    }
  }

  private int skipToWord(int from, int end) {
    int p = from;
    while (p < end && !Character.isLetterOrDigit(text.charAt(p))) {
      p++;
    }
    return p;
  }

  /** Returns the last line that begins with each number; read once, when first asked for. */
  private Map<String, Integer> lastLines() {
    Map<String, Integer> known = lastLines;
    if (known == null) {
      known = new HashMap<>();
      for (int i = 0; i < lines.count(); i++) {
        Label label = labelOf(i);
        if (label != null && label.numbered()) {
          known.put(numberOf(label), i);
        }
      }
      lastLines = known;
    }
    return known;
  }

  private @Nullable Label labelOf(int i) {
    if (lines.inline(i)) {
      return null;
    }
    int p = shapes.skipMarkup(lines.start(i), lines.end(i));
    return p < lines.end(i) && Label.mayBegin(text.charAt(p))
        ? Label.scan(text, p, lines.end(i))
        : null;
  }

  /** The number with the kind of its division: "Sec. 1" and "Section 1" have the same. */
  private static String numberOf(Label label) {
    return label.rank() + " " + label.text().substring(label.text().indexOf(' ') + 1);
  }
}
