package io.entente.analysis;

/**
 * The lines of what a law puts into another one: from a quotation mark before the number of a provision to the line that
 * the closing mark ends. The numbers in them are not those of the law that is read.
 */
final class QuotedLines {
  private static final String OPENING = "\u201C\"\u2018\u00AB\u201E";
  private static final String CLOSING = "\u201D\"\u2019\u00BB\u201C";
  private static final int MAX_LINES = 400;

  /** A full stop and the like may stand behind the closing mark. */
  private static final int MAX_BEHIND = 3;

  private final String text;
  private final Lines lines;
  private final boolean[] quoted;

  QuotedLines(String text, Lines lines) {
    this.text = text;
    this.lines = lines;
    this.quoted = new boolean[lines.count()];
    int i = 0;
    while (i < lines.count()) {
      int last = opens(i) ? last(i) : -1;
      for (int line = i; line <= last; line++) {
        quoted[line] = true;
      }
      i = Math.max(i, last) + 1;
    }
  }

  boolean has(int line) {
    return quoted[line];
  }

  /** Whether a line begins with a quotation mark before the number of a provision. */
  private boolean opens(int i) {
    int start = lines.start(i);
    int number = Chars.skipSpace(text, start + 1, lines.end(i));
    return OPENING.indexOf(text.charAt(start)) >= 0
        && number < lines.end(i)
        && (Chars.isDigit(text.charAt(number))
            || text.charAt(number) == '('
            || Label.mayBegin(text.charAt(number))
                && Label.scan(text, number, lines.end(i)) != null);
  }

  /** Returns the line that the closing mark ends, or -1 if there is none near by. */
  private int last(int first) {
    char closing = CLOSING.charAt(OPENING.indexOf(text.charAt(lines.start(first))));
    for (int i = first; i < Math.min(lines.count(), first + MAX_LINES); i++) {
      int from = Math.max(lines.start(i), lines.end(i) - MAX_BEHIND);
      int mark = text.indexOf(closing, Math.max(from, lines.start(first) + 1), lines.end(i));
      if (mark >= 0) {
        return i;
      }
    }
    return -1;
  }
}
