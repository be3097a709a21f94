package io.entente.analysis;

/** Counts labels of divisions that may stand before a title, and apart from them those that only mention one. */
final class HeadCounter {
  private static final int LABEL_REACH = 60;

  private final String text;
  private final Shape shape;
  private final LineCounter line;
  private int lastHead = Integer.MIN_VALUE;
  private int lastHeadRank = Integer.MIN_VALUE;

  HeadCounter(Shape shape, LineCounter line) {
    this.text = shape.text;
    this.shape = shape;
    this.line = line;
  }

  /** Takes note of a division's label: at the start of a line, or where a title may follow. */
  void count(int from, int start) {
    int reach = Math.min(text.length(), start + LABEL_REACH);
    Label label = Label.scan(text, start, reach);
    if (label == null || !label.numbered()) {
      if (from == line.start && label != null) {
        line.label = true;
      }
      return;
    }
    int p = label.end();
    while (p < text.length()
        && (text.charAt(p) != '\n' && Chars.isSpace(text.charAt(p))
            || Heading.isSeparator(text.charAt(p)))) {
      p++;
    }
    char next = p < text.length() ? text.charAt(p) : '\n';
    int wordEnd = p;
    while (wordEnd < text.length() && Character.isLetter(text.charAt(wordEnd))) {
      wordEnd++;
    }
    if (ShapeWords.kind(text, p, wordEnd) == ShapeWords.DEEPER) {
      shape.mentions++;
      return;
    }
    boolean opens = next == '\n'
        || next == '\r'
        || !Character.isLowerCase(next) && Character.isLetter(next)
        || "\u00AB\u201C\"\u00BF".indexOf(next) >= 0;
    if (opens || Chars.isDigit(next) && from == line.start) {
      if (shape.heads++ == 0) {
        shape.wordsBeforeHeads = shape.words;
      }
      if (label.rank() != lastHeadRank
          || label.value() == lastHead + 1
          || label.suffixed() && label.value() >= lastHead) {
        shape.nextHeads++;
      }
      lastHead = label.value();
      lastHeadRank = label.rank();
      if (start - line.start <= 4) {
        line.label = true;
      }
    } else {
      shape.mentions++;
    }
  }
}
