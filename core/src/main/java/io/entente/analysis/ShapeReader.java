package io.entente.analysis;

/** Reads a text once, token by token, and counts what tells its shape. */
final class ShapeReader {
  private final String text;
  private final Shape shape;
  private final LineCounter line;
  private final HeadCounter heads;
  private final LeaderCounter leaders;
  private final CitationCounter citations;
  private final NumberCounter numbers;

  // The token that is being read: whether it has dots in a row, and signs as of an address.
  private boolean rows;
  private boolean signs;

  private ShapeReader(Shape shape) {
    this.text = shape.text;
    this.shape = shape;
    this.line = new LineCounter(shape);
    this.heads = new HeadCounter(shape, line);
    this.leaders = new LeaderCounter(shape);
    this.citations = new CitationCounter(shape);
    this.numbers = new NumberCounter(shape, line, citations);
  }

  /** Returns what a text looks like. */
  static Shape read(String text) {
    Shape shape = new Shape(text);
    new ShapeReader(shape).read();
    return shape;
  }

  private void read() {
    int length = text.length();
    int p = 0;
    int lineEnd = 0;
    boolean inLine = false;
    while (p < length) {
      char c = text.charAt(p);
      if (c == '\n' && inLine) {
        line.end(lineEnd);
        inLine = false;
      }
      if (Chars.isSpace(c)) {
        p++;
        continue;
      }
      if (!inLine) {
        line.begin(p);
        inLine = true;
      }
      int end = p;
      rows = false;
      signs = false;
      do {
        char last = c;
        if (c == '.' || c == '\u2026') {
          rows |= end + 1 < length && text.charAt(end + 1) == last;
        } else if (c == ':' || c == '@') {
          signs = true;
        }
        end++;
        c = end < length ? text.charAt(end) : ' ';
      } while (!Chars.isSpace(c));
      token(p, end);
      lineEnd = end;
      p = end;
    }
    if (inLine) {
      line.end(lineEnd);
    }
    citations.finish();
  }

  private void token(int from, int to) {
    line.tokens++;
    int start = from;
    while (start < to
        && !Character.isLetterOrDigit(text.charAt(start))
        && text.charAt(start) != '\u00A7') {
      start++;
    }
    if (start == to) {
      leaders.countSigns(from, to);
      return;
    }
    int end = to;
    while (end > start && !Character.isLetterOrDigit(text.charAt(end - 1))) {
      end--;
    }
    char first = text.charAt(start);
    char last = text.charAt(to - 1);
    shape.colonBeforeHeads |= last == ':' && shape.heads == 0;
    int inner = rows ? leaders.countInside(start, to) : 0;
    if (Chars.isDigit(first)) {
      numbers.count(from, start, end, to, inner);
      return;
    }
    if (Chars.isIdeographic(first)) {
      ideographs(start, to);
      return;
    }
    if (inner > 0) {
      end = Math.min(end, inner);
    }
    shape.words++;
    line.words++;
    shape.letters += end - start;
    boolean upper = Character.isUpperCase(first);
    if (upper) {
      shape.capitals++;
      shape.upperLetters++;
      if (end > start + 1 && Character.isUpperCase(text.charAt(end - 1))) {
        shape.upperLetters += end - start - 1;
      }
    }
    if (end - start > 7 && (signs || first == 'w')) {
      citations.address(start, end);
    }
    if (last == '?') {
      shape.questions++;
    }
    int kind = ShapeWords.kind(text, start, wordEnd(start, end));
    if (shape.words == 1) {
      shape.firstKind = kind;
    }
    word(kind, upper, from, start, end, to);
    boolean initial = upper && end == start + 1 && to > end && text.charAt(end) == '.'
        || upper
            && end - start == 3
            && text.charAt(start + 1) == '.'
            && last == '.'
            && from == start;
    if (initial) {
      citations.mark(false);
    } else if (last == '.' || last == '!') {
      if (end - start > 3) {
        shape.stops++;
      }
    }
    if (from < start && CitationCounter.isQuote(text.charAt(start - 1)) && upper) {
      citations.mark(false);
    }
    if (text.charAt(to - 1) == ')' && isLink(start, to)) {
      shape.links++;
    }
  }

  private boolean isLink(int start, int to) {
    for (int i = start; i + 2 < to; i++) {
      if (text.charAt(i) == ']' && text.charAt(i + 1) == '(' && text.charAt(i + 2) == '#') {
        return true;
      }
    }
    return false;
  }

  private int wordEnd(int start, int end) {
    int p = start;
    while (p < end && (Character.isLetter(text.charAt(p)) || text.charAt(p) == '-')) {
      p++;
    }
    return p;
  }

  private void word(int kind, boolean upper, int from, int start, int end, int to) {
    switch (kind) {
      case ShapeWords.VERB -> {
        if (!upper) {
          shape.verbs++;
          line.verbs++;
        }
      }
      case ShapeWords.ACCESS -> {
        if (end - start > 7) {
          citations.mark(false);
        }
      }
      case ShapeWords.IBID -> {
        if (end - start > 3 && to - end <= 2) {
          citations.mark(true);
        }
      }
      case ShapeWords.PLACE -> {
        int next = Chars.skipSpace(text, to, text.length());
        if (to > end
            && text.charAt(end) == '.'
            && next < text.length()
            && Chars.isDigit(text.charAt(next))) {
          citations.mark(text.startsWith("pp", start));
        }
      }
      case ShapeWords.DIVISION -> {
        if (upper) {
          heads.count(from, start);
        }
      }
      case ShapeWords.LAW -> {
        if (upper) {
          shape.laws++;
        }
      }
      case ShapeWords.RECITAL -> {
        if (upper) {
          shape.recitals++;
        }
      }
      case ShapeWords.CAREER -> shape.careers++;
      case ShapeWords.CONTACT -> shape.contacts++;
      case ShapeWords.ANSWER -> shape.answers++;
      default -> {
        if (text.charAt(start) == '\u00A7') {
          heads.count(from, start);
        } else if (end - start == 2
            && (text.startsWith("OJ", start) || text.startsWith("DO", start))) {
          shape.journals++;
          citations.mark(true);
        } else if (text.startsWith("al", start) && end - start == 2 && to > end) {
          citations.mark(true);
        }
      }
    }
  }

  private void ideographs(int start, int to) {
    if (text.charAt(start) == '\u7B2C') {
      heads.count(start, start);
    }
    int count = 0;
    for (int i = start; i < to; i++) {
      char c = text.charAt(i);
      if (Chars.isIdeographic(c)) {
        count++;
      } else if (c == '\u3002' || c == '\uFF1B') {
        shape.stops++;
        shape.verbs++;
        line.verbs++;
      } else if (c == '\uFF0C') {
        shape.verbs++;
        line.verbs++;
      }
    }
    shape.letters += count;
    shape.words += (count + 1) / 2;
    line.words += (count + 1) / 2;
  }
}
