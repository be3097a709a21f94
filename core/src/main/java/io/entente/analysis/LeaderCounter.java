package io.entente.analysis;

/** Counts rows of dots that lead to a page number, and the blanks and boxes of forms, which look like them. */
final class LeaderCounter {
  private final String text;
  private final Shape shape;
  private int lastLeader = -1;

  LeaderCounter(Shape shape) {
    this.text = shape.text;
    this.shape = shape;
  }

  /** Counts the row of dots inside a token, and returns where it begins; 0 if there is none. */
  int countInside(int start, int to) {
    int inner = dotsInside(start, to);
    if (inner > 0) {
      leader(inner, to);
    }
    return inner;
  }

  /** Returns where a row of at least three dots or one of two ellipses begins inside a token, or 0. */
  private int dotsInside(int start, int to) {
    if (to - start < 5) {
      return 0;
    }
    int row = 0;
    for (int i = start; i < to; i++) {
      char c = text.charAt(i);
      row = c == '.' ? row + 1 : c == '\u2026' ? row + 2 : 0;
      if (row >= 4) {
        int at = i;
        while (at > start && (text.charAt(at - 1) == '.' || text.charAt(at - 1) == '\u2026')) {
          at--;
        }
        return at;
      }
    }
    return 0;
  }

  /** A token of nothing but signs: rows of dots, blanks to fill in, boxes to tick. */
  void countSigns(int from, int to) {
    char c = text.charAt(from);
    int size = to - from;
    if (c == '.' || c == '\u2026' || c == '\u00B7') {
      boolean spaced = size == 1 && Chars.before(text, from) == '.' && from > 2;
      if (size >= 3 || c == '\u2026' && size >= 2) {
        leader(from, to);
      } else if (spaced) {
        int next = Chars.skipSpace(text, to, text.length());
        if (next < text.length() && text.charAt(next) != '.') {
          leader(from, to);
        }
      }
    } else if (c == '_' && size >= 3) {
      leader(from, to);
    } else if (c >= '\u2610' && c <= '\u2612'
        || c == '\u25A1'
        || c == '\u25A2'
        || c == '\u2751'
        || c == '\u25EF'
        || c == '[' && size == 1
        || c == '[' && size == 2) {
      shape.boxes++;
    }
  }

  /** A row of dots or underscores is a leader if a page number follows, else something to fill in. */
  private void leader(int from, int to) {
    int p = from;
    while (p < to
        && (text.charAt(p) == '.'
            || text.charAt(p) == '\u2026'
            || text.charAt(p) == '_'
            || text.charAt(p) == '\u00B7')) {
      p++;
    }
    if (p < to && !Character.isLetterOrDigit(text.charAt(p))) {
      p = to;
    }
    p = Chars.skipSpace(text, p, text.length());
    int q = p;
    while (q < text.length() && q <= p + Shape.MAX_PAGE && Chars.isDigit(text.charAt(q))) {
      q++;
    }
    if (q == p) {
      while (q < text.length() && q < p + 6 && "ivxlc".indexOf(text.charAt(q)) >= 0) {
        q++;
      }
    }
    boolean ends = q > p
        && q - p <= 6
        && (q >= text.length() || Chars.isSpace(text.charAt(q)) || text.charAt(q) == '|');
    if (ends) {
      boolean roman = !Chars.isDigit(text.charAt(p));
      int page = 0;
      for (int i = p; i < q && !roman; i++) {
        page = page * 10 + text.charAt(i) - '0';
      }
      shape.leaders++;
      if (page >= lastLeader || roman) {
        shape.risingLeaders++;
      }
      lastLeader = roman ? -1 : page;
    } else if (to - from >= 4
        && (p >= text.length()
            || !Chars.isDigit(text.charAt(p)) && "$\u20AC\"\u00A3%".indexOf(text.charAt(p)) < 0)) {
      shape.blanks++;
    }
  }
}
