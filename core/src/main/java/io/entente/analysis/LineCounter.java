package io.entente.analysis;

/** Counts lines by what is in them, which those that read their tokens note here, and by how they end. */
final class LineCounter {
  private static final int TITLE_WORDS = 22;
  private static final int LAST_PAGE = 1500;

  private final String text;
  private final Shape shape;

  int start;
  int words;
  int numbers;
  int verbs;
  int tokens;
  /** Whether it begins with the label of a division. */
  boolean label;

  private int lastPage = -1;

  LineCounter(Shape shape) {
    this.text = shape.text;
    this.shape = shape;
  }

  void begin(int from) {
    shape.lines++;
    start = from;
    words = 0;
    tokens = 0;
    numbers = 0;
    verbs = 0;
    label = false;
  }

  void end(int end) {
    if (tokens == 0) {
      return;
    }
    char last = text.charAt(end - 1);
    if (last == '?') {
      shape.questionLines++;
    }
    int page = pageAtEnd(end);
    if (page >= 0 && (words > 0 || shape.lines > 1)) {
      shape.pageLines++;
      boolean roman = Character.isLetter(last);
      if (page >= lastPage || roman) {
        shape.risingLines++;
      }
      if (page > lastPage || roman) {
        shape.higherLines++;
      }
      lastPage = roman ? -1 : page;
      shape.endsInPage = numbers <= 2;
    } else {
      shape.endsInPage = false;
    }
    if (label) {
      shape.labelLines++;
    }
    boolean stop = last == '.'
        || last == ';'
        || last == '\u3002'
        || last == '\uFF1B'
        || last == '?'
        || last == ':'
        || last == ',';
    if (verbs == 0 && words <= TITLE_WORDS && (!stop || label)) {
      shape.titleLines++;
    } else {
      shape.sentenceLines++;
    }
    if (shape.lines == 1 && words <= 4) {
      shape.contentsHeading = (words <= 1 || isTable()) && kindIn(start, end, ShapeWords.CONTENTS);
      shape.referencesHeading = kindIn(start, end, ShapeWords.REFERENCES);
    }
  }

  /** Whether the line begins as "Table of contents" does. */
  private boolean isTable() {
    return text.regionMatches(true, start, "tab", 0, 3)
        || text.regionMatches(true, start, "taula", 0, 5)
        || text.regionMatches(true, start, "\u00EDndice", 0, 6);
  }

  private boolean kindIn(int from, int end, int wanted) {
    int p = from;
    while (p < end) {
      int q = p;
      while (q < end && Character.isLetter(text.charAt(q))) {
        q++;
      }
      if (q > p && ShapeWords.kind(text, p, q) == wanted) {
        return true;
      }
      p = Math.max(q, p + 1);
    }
    return wanted == ShapeWords.CONTENTS
        && end - from <= 4
        && (text.startsWith("\u76EE\u9304", from) || text.startsWith("\u76EE\u5F55", from));
  }

  /** Returns the page number a line ends in, or -1. */
  private int pageAtEnd(int end) {
    int q = end;
    while (q > start && " )|\t".indexOf(text.charAt(q - 1)) >= 0) {
      q--;
    }
    int p = q;
    while (p > start && p > q - Shape.MAX_PAGE && Chars.isDigit(text.charAt(p - 1))) {
      p--;
    }
    boolean figures = p < q;
    if (!figures) {
      while (p > start && p > q - 6 && "ivxlc".indexOf(text.charAt(p - 1)) >= 0) {
        p--;
      }
    }
    if (p == q || p < start) {
      return -1;
    }
    if (p > start) {
      char before = text.charAt(p - 1);
      if (!Chars.isSpace(before) && before != '.' && before != '\u2026' && before != '_') {
        return -1;
      }
      if (before == '.'
          && p - 2 >= start
          && text.charAt(p - 2) != '.'
          && text.charAt(p - 2) != ' ') {
        return -1;
      }
    }
    if (figures) {
      int value = 0;
      for (int i = p; i < q; i++) {
        value = value * 10 + text.charAt(i) - '0';
      }
      return value > LAST_PAGE || numbers > 2 && !label ? -1 : value;
    }
    return Numeral.roman(text, p, q, false);
  }
}
