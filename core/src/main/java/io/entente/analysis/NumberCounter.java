package io.entente.analysis;

/** Counts numbers by what they may be: that of a line, a year, a page, or one that stands for a work. */
final class NumberCounter {
  private static final int FIRST_YEAR = 1700;
  private static final int LAST_YEAR = 2100;

  private final String text;
  private final Shape shape;
  private final LineCounter line;
  private final CitationCounter citations;
  private int lastInlinePage = -1;

  NumberCounter(Shape shape, LineCounter line, CitationCounter citations) {
    this.text = shape.text;
    this.shape = shape;
    this.line = line;
    this.citations = citations;
  }

  /** Counts a number; {@code inner} is where a row of dots begins inside it, or 0. */
  void count(int from, int start, int end, int to, int inner) {
    int limit = inner > 0 ? Math.min(inner, end) : end;
    boolean plain = true;
    boolean dotted = false;
    int value = 0;
    for (int i = start; i < limit; i++) {
      char c = text.charAt(i);
      if (Chars.isDigit(c)) {
        value = value < 100_000 ? value * 10 + c - '0' : value;
      } else {
        plain = false;
        dotted |= c == '.' && i > start;
      }
    }
    boolean year = plain && limit - start == 4 && value >= FIRST_YEAR && value < LAST_YEAR;
    char last = text.charAt(to - 1);
    if (from == line.start) {
      if (dotted && plainDotted(start, limit)) {
        shape.dottedLines++;
        line.label |= last != ',' && limit - start < 9;
      } else if (plain && !year) {
        shape.numberLines++;
      }
      if (from < start
          && text.charAt(from) == '['
          && text.charAt(Math.min(to, end + 1) - 1) == ']') {
        citations.mark(true);
      }
      return;
    }
    if (from < start && text.charAt(from) == '[' && plain && end < to && text.charAt(end) == ']') {
      if (".)/".indexOf(Chars.before(text, from)) >= 0) {
        citations.mark(true);
      }
      return;
    }
    shape.numbers++;
    line.numbers++;
    if (year) {
      shape.years++;
      boolean bracketed =
          from < start && text.charAt(start - 1) == '(' && end < to && text.charAt(end) == ')';
      if (bracketed) {
        citations.mark(last != ';' && citations.opensTitle(to));
      } else if (end < to && (last == '.' || last == ':' || last == ')')) {
        citations.mark(false);
      }
    } else if (plain && end - start <= Shape.MAX_PAGE && (to == end || inner > 0)) {
      int next = Chars.skipSpace(text, to, text.length());
      if (inner == 0
          && next < text.length()
          && Character.isUpperCase(text.charAt(next))
          && Chars.before(text, from) != ',') {
        shape.pages++;
        if (value >= lastInlinePage) {
          shape.risingPages++;
        }
        lastInlinePage = value;
      }
    }
    if (last == '.' && end - start > 1) {
      shape.stops++;
    }
  }

  private boolean plainDotted(int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Chars.isDigit(text.charAt(i)) && text.charAt(i) != '.') {
        return false;
      }
    }
    return true;
  }
}
