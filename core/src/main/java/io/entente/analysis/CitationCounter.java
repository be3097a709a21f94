package io.entente.analysis;

/** Counts the marks of citations, and the words between them. */
final class CitationCounter {
  private final String text;
  private final Shape shape;
  private int lastMark;

  CitationCounter(Shape shape) {
    this.text = shape.text;
    this.shape = shape;
  }

  /** Takes note of a mark; a strong one says alone that something is cited. */
  void mark(boolean isStrong) {
    if (isStrong) {
      shape.strong++;
    } else {
      shape.weak++;
    }
    shape.gap = Math.max(shape.gap, shape.words - lastMark);
    lastMark = shape.words;
  }

  /** Takes note of the words behind the last mark, when all are read. */
  void finish() {
    shape.gap = Math.max(shape.gap, shape.words - lastMark);
  }

  /** Takes note of an address, which is a mark unless it is one of mail. */
  void address(int start, int end) {
    if (isAddress(start, end)) {
      shape.urls++;
      mark(true);
    }
  }

  private boolean isAddress(int start, int end) {
    for (int i = start; i < Math.min(end, start + 60); i++) {
      if (text.charAt(i) == '@' && i > start) {
        shape.emails++;
        return false;
      }
      if (text.charAt(i) == ':'
          && i + 2 < end
          && text.charAt(i + 1) == '/'
          && text.charAt(i + 2) == '/') {
        return true;
      }
    }
    return text.startsWith("www.", start) || text.startsWith("doi:", start);
  }

  /** Whether what follows a year in brackets may be the title of a work. */
  boolean opensTitle(int to) {
    int next = Chars.skipSpace(text, to, text.length());
    if (next >= text.length()) {
      return true;
    }
    char c = text.charAt(next);
    return isQuote(c)
        || to - 1 >= 0 && ".,:".indexOf(text.charAt(to - 1)) >= 0 && !Character.isLowerCase(c)
        || text.startsWith("http", next);
  }

  static boolean isQuote(char c) {
    return c == '"'
        || c == '\u201C'
        || c == '\u2018'
        || c == '\u00AB'
        || c == '\u201E'
        || c == '\'';
  }
}
