package io.entente.analysis;

/**
 * What a passage looks like, counted in one pass over its text.
 *
 * <p>Lines are those of the text; a text that lost its line breaks is one line, and the counts of labels,
 * leaders and pages inside it stand for its entries.
 */
final class Shape {
  private static final int TITLE_WORDS = 22;
  private static final int MAX_PAGE = 4;
  private static final int LABEL_REACH = 60;
  private static final int LAST_PAGE = 1500;
  private static final int FIRST_YEAR = 1700;
  private static final int LAST_YEAR = 2100;

  final String text;

  int words;
  int verbs;
  int lines;
  int capitals;
  int smallWords;
  int letters;
  int upperLetters;

  /** Numbers of any kind that are tokens of their own. */
  int numbers;

  /** Rows of dots before a page number, and rows of dots or underscores before anything else. */
  int leaders;

  int risingLeaders;
  private int lastLeader = -1;

  int blanks;
  int boxes;
  int questions;
  int questionLines;

  /** Ends of sentences inside the text or at its end. */
  int stops;

  /** Lines that end in a page number, and how many of those are not below the one before. */
  int pageLines;

  int risingLines;
  int higherLines;
  private int lastPage = -1;

  /** Numbers inside a line that a capital follows, as where a contents page is run together. */
  int pages;

  int risingPages;
  private int lastInlinePage = -1;

  /** Labels of divisions that a title may follow, those that count on from the one before, and mentions. */
  int heads;

  int nextHeads;
  int mentions;
  int wordsBeforeHeads;
  boolean colonBeforeHeads;
  private int lastHead = Integer.MIN_VALUE;
  private int lastHeadRank = Integer.MIN_VALUE;

  /** Lines that begin with a label, with a number of two or more parts, with a plain number or bullet. */
  int labelLines;

  int dottedLines;
  int numberLines;

  /** Lines as short as a title, without the end of a sentence; and lines that are sentences. */
  int titleLines;

  int sentenceLines;
  int links;
  boolean contentsHeading;
  boolean referencesHeading;

  /** Marks of citations: strong ones say it alone, such as an address; the longest run of words without any. */
  int strong;

  int weak;
  int gap;
  private int lastMark;

  int urls;
  int years;
  int laws;
  int journals;
  int recitals;
  int careers;
  int contacts;
  int emails;
  int answers;
  int firstKind;
  boolean endsInPage;

  // The line that is being read.
  private int lineStart;
  private int lineWords;
  private int lineNumbers;
  private int lineVerbs;
  private boolean lineLabel;
  private int lineTokens;

  // The token that is being read: whether it has dots in a row, and signs as of an address.
  private boolean rows;
  private boolean signs;

  Shape(String text) {
    this.text = text;
    read();
  }

  private void read() {
    int length = text.length();
    int p = 0;
    int lineEnd = 0;
    boolean inLine = false;
    while (p < length) {
      char c = text.charAt(p);
      if (c == '\n' && inLine) {
        endLine(lineEnd);
        inLine = false;
      }
      if (Chars.isSpace(c)) {
        p++;
        continue;
      }
      if (!inLine) {
        startLine(p);
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
      endLine(lineEnd);
    }
    gap = Math.max(gap, words - lastMark);
  }

  private void startLine(int start) {
    lines++;
    lineStart = start;
    lineWords = 0;
    lineTokens = 0;
    lineNumbers = 0;
    lineVerbs = 0;
    lineLabel = false;
  }

  private void endLine(int end) {
    if (lineTokens == 0) {
      return;
    }
    char last = text.charAt(end - 1);
    if (last == '?') {
      questionLines++;
    }
    int page = pageAtEnd(end);
    if (page >= 0 && (lineWords > 0 || lines > 1)) {
      pageLines++;
      boolean roman = Character.isLetter(last);
      if (page >= lastPage || roman) {
        risingLines++;
      }
      if (page > lastPage || roman) {
        higherLines++;
      }
      lastPage = roman ? -1 : page;
      endsInPage = lineNumbers <= 2;
    } else {
      endsInPage = false;
    }
    if (lineLabel) {
      labelLines++;
    }
    boolean stop = last == '.'
        || last == ';'
        || last == '\u3002'
        || last == '\uFF1B'
        || last == '?'
        || last == ':'
        || last == ',';
    if (lineVerbs == 0 && lineWords <= TITLE_WORDS && (!stop || lineLabel)) {
      titleLines++;
    } else {
      sentenceLines++;
    }
    if (lines == 1 && lineWords <= 4) {
      contentsHeading =
          (lineWords <= 1 || isTable()) && kindIn(lineStart, end, ShapeWords.CONTENTS);
      referencesHeading = kindIn(lineStart, end, ShapeWords.REFERENCES);
    }
  }

  /** Whether the line begins as "Table of contents" does. */
  private boolean isTable() {
    return text.regionMatches(true, lineStart, "tab", 0, 3)
        || text.regionMatches(true, lineStart, "taula", 0, 5)
        || text.regionMatches(true, lineStart, "\u00EDndice", 0, 6);
  }

  private boolean kindIn(int start, int end, int wanted) {
    int p = start;
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
        && end - start <= 4
        && (text.startsWith("\u76EE\u9304", start) || text.startsWith("\u76EE\u5F55", start));
  }

  /** Returns the page number a line ends in, or -1. */
  private int pageAtEnd(int end) {
    int q = end;
    while (q > lineStart && " )|\t".indexOf(text.charAt(q - 1)) >= 0) {
      q--;
    }
    int p = q;
    while (p > lineStart && p > q - MAX_PAGE && Chars.isDigit(text.charAt(p - 1))) {
      p--;
    }
    boolean figures = p < q;
    if (!figures) {
      while (p > lineStart && p > q - 6 && "ivxlc".indexOf(text.charAt(p - 1)) >= 0) {
        p--;
      }
    }
    if (p == q || p < lineStart) {
      return -1;
    }
    if (p > lineStart) {
      char before = text.charAt(p - 1);
      if (!Chars.isSpace(before) && before != '.' && before != '\u2026' && before != '_') {
        return -1;
      }
      if (before == '.'
          && p - 2 >= lineStart
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
      return value > LAST_PAGE || lineNumbers > 2 && !lineLabel ? -1 : value;
    }
    return Label.Numeral.roman(text, p, q, false);
  }

  private void token(int from, int to) {
    lineTokens++;
    int start = from;
    while (start < to
        && !Character.isLetterOrDigit(text.charAt(start))
        && text.charAt(start) != '\u00A7') {
      start++;
    }
    if (start == to) {
      symbols(from, to);
      return;
    }
    int end = to;
    while (end > start && !Character.isLetterOrDigit(text.charAt(end - 1))) {
      end--;
    }
    char first = text.charAt(start);
    char last = text.charAt(to - 1);
    colonBeforeHeads |= last == ':' && heads == 0;
    if (Chars.isDigit(first)) {
      number(from, start, end, to);
      return;
    }
    if (Chars.isIdeographic(first)) {
      ideographs(start, to);
      return;
    }
    int inner = dotsInside(start, to);
    if (inner > 0) {
      leader(inner, to);
      end = Math.min(end, inner);
    }
    words++;
    lineWords++;
    letters += end - start;
    boolean upper = Character.isUpperCase(first);
    if (upper) {
      capitals++;
      upperLetters++;
      if (end > start + 1 && Character.isUpperCase(text.charAt(end - 1))) {
        upperLetters += end - start - 1;
      }
    } else {
      smallWords++;
    }
    if (end - start > 7 && (signs || first == 'w') && isAddress(start, end)) {
      urls++;
      mark(true);
    }
    if (last == '?') {
      questions++;
    }
    int kind = ShapeWords.kind(text, start, wordEnd(start, end));
    if (words == 1) {
      firstKind = kind;
    }
    word(kind, upper, from, start, end, to);
    boolean initial = upper && end == start + 1 && to > end && text.charAt(end) == '.'
        || upper
            && end - start == 3
            && text.charAt(start + 1) == '.'
            && last == '.'
            && from == start;
    if (initial) {
      mark(false);
    } else if (last == '.' || last == '!') {
      if (end - start > 3) {
        stops++;
      }
    }
    if (from < start && isQuote(text.charAt(start - 1)) && upper) {
      mark(false);
    }
    if (text.charAt(to - 1) == ')' && isLink(start, to)) {
      links++;
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

  private boolean isAddress(int start, int end) {
    for (int i = start; i < Math.min(end, start + 60); i++) {
      if (text.charAt(i) == '@' && i > start) {
        emails++;
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

  private void word(int kind, boolean upper, int from, int start, int end, int to) {
    switch (kind) {
      case ShapeWords.VERB -> {
        if (!upper) {
          verbs++;
          lineVerbs++;
        }
      }
      case ShapeWords.ACCESS -> {
        if (end - start > 7) {
          mark(false);
        }
      }
      case ShapeWords.IBID -> {
        if (end - start > 3 && to - end <= 2) {
          mark(true);
        }
      }
      case ShapeWords.PLACE -> {
        int next = Chars.skipSpace(text, to, text.length());
        if (to > end
            && text.charAt(end) == '.'
            && next < text.length()
            && Chars.isDigit(text.charAt(next))) {
          mark(text.startsWith("pp", start));
        }
      }
      case ShapeWords.DIVISION -> {
        if (upper) {
          head(from, start);
        }
      }
      case ShapeWords.LAW -> {
        if (upper) {
          laws++;
        }
      }
      case ShapeWords.RECITAL -> {
        if (upper) {
          recitals++;
        }
      }
      case ShapeWords.CAREER -> careers++;
      case ShapeWords.CONTACT -> contacts++;
      case ShapeWords.ANSWER -> answers++;
      default -> {
        if (text.charAt(start) == '\u00A7') {
          head(from, start);
        } else if (end - start == 2
            && (text.startsWith("OJ", start) || text.startsWith("DO", start))) {
          journals++;
          mark(true);
        } else if (text.startsWith("al", start) && end - start == 2 && to > end) {
          mark(true);
        }
      }
    }
  }

  /** Takes note of a division's label: at the start of a line, or where a title may follow. */
  private void head(int from, int start) {
    int reach = Math.min(text.length(), start + LABEL_REACH);
    Label label = Label.scan(text, start, reach);
    if (label == null || !label.numbered()) {
      if (from == lineStart && label != null) {
        lineLabel = true;
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
      mentions++;
      return;
    }
    boolean opens = next == '\n'
        || next == '\r'
        || !Character.isLowerCase(next) && Character.isLetter(next)
        || "\u00AB\u201C\"\u00BF".indexOf(next) >= 0;
    if (opens || Chars.isDigit(next) && from == lineStart) {
      if (heads++ == 0) {
        wordsBeforeHeads = words;
      }
      if (label.rank() != lastHeadRank
          || label.value() == lastHead + 1
          || label.suffixed() && label.value() >= lastHead) {
        nextHeads++;
      }
      lastHead = label.value();
      lastHeadRank = label.rank();
      if (start - lineStart <= 4) {
        lineLabel = true;
      }
    } else {
      mentions++;
    }
  }

  private void number(int from, int start, int end, int to) {
    int inner = dotsInside(start, to);
    int limit = inner > 0 ? Math.min(inner, end) : end;
    if (inner > 0) {
      leader(inner, to);
    }
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
    if (from == lineStart || start - lineStart <= 2 && from == lineStart) {
      if (dotted && plainDotted(start, limit)) {
        dottedLines++;
        lineLabel |= last != ',' && limit - start < 9;
      } else if (plain && !year) {
        numberLines++;
      }
      if (from < start
          && text.charAt(from) == '['
          && text.charAt(Math.min(to, end + 1) - 1) == ']') {
        mark(true);
      }
      return;
    }
    if (from < start && text.charAt(from) == '[' && plain && end < to && text.charAt(end) == ']') {
      if (".)/".indexOf(before(from)) >= 0) {
        mark(true);
      }
      return;
    }
    numbers++;
    lineNumbers++;
    if (year) {
      years++;
      boolean bracketed =
          from < start && text.charAt(start - 1) == '(' && end < to && text.charAt(end) == ')';
      if (bracketed) {
        mark(last != ';' && opensTitle(to));
      } else if (end < to && (last == '.' || last == ':' || last == ')')) {
        mark(false);
      }
    } else if (plain && end - start <= MAX_PAGE && (to == end || inner > 0)) {
      int next = Chars.skipSpace(text, to, text.length());
      if (inner == 0
          && next < text.length()
          && Character.isUpperCase(text.charAt(next))
          && before(from) != ',') {
        pages++;
        if (value >= lastInlinePage) {
          risingPages++;
        }
        lastInlinePage = value;
      }
    }
    if (last == '.' && end - start > 1) {
      stops++;
    }
  }

  private char before(int from) {
    int p = from - 1;
    while (p > 0 && Chars.isSpace(text.charAt(p))) {
      p--;
    }
    return p >= 0 ? text.charAt(p) : ' ';
  }

  private boolean opensTitle(int to) {
    int next = Chars.skipSpace(text, to, text.length());
    if (next >= text.length()) {
      return true;
    }
    char c = text.charAt(next);
    return isQuote(c)
        || to - 1 >= 0 && ".,:".indexOf(text.charAt(to - 1)) >= 0 && !Character.isLowerCase(c)
        || text.startsWith("http", next);
  }

  private boolean plainDotted(int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Chars.isDigit(text.charAt(i)) && text.charAt(i) != '.') {
        return false;
      }
    }
    return true;
  }

  private void ideographs(int start, int to) {
    if (text.charAt(start) == '\u7B2C') {
      head(start, start);
    }
    int count = 0;
    for (int i = start; i < to; i++) {
      char c = text.charAt(i);
      if (Chars.isIdeographic(c)) {
        count++;
      } else if (c == '\u3002' || c == '\uFF1B') {
        stops++;
        verbs++;
        lineVerbs++;
      } else if (c == '\uFF0C') {
        verbs++;
        lineVerbs++;
      }
    }
    letters += count;
    words += (count + 1) / 2;
    lineWords += (count + 1) / 2;
    int inner = dotsInside(start, to);
    if (inner > 0) {
      leader(inner, to);
    }
  }

  /** Returns where a row of at least three dots or one of two ellipses begins inside a token, or 0. */
  private int dotsInside(int start, int to) {
    if (!rows || to - start < 5) {
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
  private void symbols(int from, int to) {
    char c = text.charAt(from);
    int size = to - from;
    if (c == '.' || c == '\u2026' || c == '\u00B7') {
      boolean spaced = size == 1 && before(from) == '.' && from > 2;
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
      boxes++;
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
    while (q < text.length() && q <= p + MAX_PAGE && Chars.isDigit(text.charAt(q))) {
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
      leaders++;
      if (page >= lastLeader || roman) {
        risingLeaders++;
      }
      lastLeader = roman ? -1 : page;
    } else if (to - from >= 4
        && (p >= text.length()
            || !Chars.isDigit(text.charAt(p)) && "$\u20AC\"\u00A3%".indexOf(text.charAt(p)) < 0)) {
      blanks++;
    }
  }

  private void mark(boolean isStrong) {
    if (isStrong) {
      strong++;
    } else {
      weak++;
    }
    gap = Math.max(gap, words - lastMark);
    lastMark = words;
  }

  private static boolean isQuote(char c) {
    return c == '"'
        || c == '\u201C'
        || c == '\u2018'
        || c == '\u00AB'
        || c == '\u201E'
        || c == '\'';
  }
}
