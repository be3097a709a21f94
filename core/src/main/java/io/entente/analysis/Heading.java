package io.entente.analysis;

/**
 * A heading taken apart: the step it adds to a path, and its words.
 *
 * <p>{@code Article 5 Critical minerals} has the label {@code Article 5} and the title {@code Critical
 * minerals}. A heading without a number, such as {@code Introduction}, is both its own label and its
 * own title; one that is only a number, such as {@code ARTICLE V}, has an empty title.
 *
 * @param label the step of the path, with single spaces and no marks, such as {@code Chapter II}
 * @param title the words of the heading, or empty
 */
public record Heading(String label, String title) {

  /** The most characters of an unnumbered heading that become a step of a path. */
  private static final int MAX_LABEL_LENGTH = 80;

  private static final int MAX_TAG_LENGTH = 80;

  /**
   * Takes a heading apart.
   *
   * <p>Knows the usual divisions (part, title, chapter, section, article, annex, rule …) in English,
   * French, Spanish, Catalan, Portuguese and German, {@code §}, numbers in figures, in Roman numerals,
   * as letters and in words, and headings that begin with nothing but a number ({@code 1.2 Scope},
   * {@code IV. Final clauses}). Marks of Markdown around the heading are dropped. A division written in
   * capitals comes out with one: {@code CHAPTER II} as {@code Chapter II}.
   *
   * @param text one heading, without a line break that matters; leading {@code #} are ignored
   * @return the label and the title, both empty if the text has no letter or digit
   */
  public static Heading parse(String text) {
    String clean = clean(text);
    if (clean.isEmpty()) {
      return new Heading("", "");
    }
    Label label = Label.scan(clean, 0, clean.length());
    if (label == null || !endsLabel(clean, label)) {
      label = Label.scanBare(clean, 0, clean.length());
    }
    if (label == null) {
      return new Heading(shorten(clean), clean);
    }
    String title = title(clean, label.end(), clean.length());
    if (title.isEmpty() && !label.numbered()) {
      title = label.text();
    }
    return new Heading(label.text(), title);
  }

  /** Whether what follows the label may be a title, not "of the Treaty" or "(2)". */
  private static boolean endsLabel(String clean, Label label) {
    int p = label.end();
    if (p == clean.length()) {
      return true;
    }
    char c = clean.charAt(p);
    if (!label.numbered()) {
      return isSeparator(c)
          || c == ' ' && p + 1 < clean.length() && isSeparator(clean.charAt(p + 1));
    }
    if (c == '(' || c == ',' || c == ';') {
      return false;
    }
    int next = Chars.skipSpace(clean, p, clean.length());
    return next == clean.length() || !Character.isLowerCase(clean.charAt(next)) || isSeparator(c);
  }

  /**
   * Returns the title behind a label: what is left when separators before it, and one stop and marks
   * of emphasis behind it, are dropped.
   */
  static String title(String text, int start, int end) {
    int from = start;
    while (from < end
        && (isSeparator(text.charAt(from))
            || Chars.isSpace(text.charAt(from))
            || Chars.isEmphasis(text.charAt(from)))) {
      from++;
    }
    String title = clean(text.substring(from, end));
    if (title.length() > 2 && title.charAt(0) == '(' && title.indexOf(')') == title.length() - 1) {
      title = title.substring(1, title.length() - 1).strip();
    }
    if (title.endsWith(".") && !title.endsWith("..") || title.endsWith(":")) {
      title = title.substring(0, title.length() - 1).stripTrailing();
    }
    return title.chars().anyMatch(Character::isLetterOrDigit) ? title : "";
  }

  static boolean isSeparator(char c) {
    return c == '.'
        || c == ':'
        || c == '-'
        || c == '\u2013'
        || c == '\u2014'
        || c == ')'
        || c == '\u2012'
        || c == '\u2015'
        || c == '\uFF1A'
        || c == '|'
        || c == '\u2022';
  }

  /** Drops leading {@code #}, marks of emphasis around and inside, and makes all white space single spaces. */
  static String clean(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && (Chars.isSpace(text.charAt(start)) || text.charAt(start) == '#')) {
      start++;
    }
    while (end > start && (Chars.isSpace(text.charAt(end - 1)) || text.charAt(end - 1) == '#')) {
      end--;
    }
    StringBuilder out = new StringBuilder(end - start);
    boolean gap = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      int tag = c == '<' ? tagEnd(text, i, end) : 0;
      if (tag > 0) {
        i = tag - 1;
      } else if (Chars.isSpace(c)) {
        gap = out.length() > 0;
      } else if (c == '*'
          || c == '_' && (edge(text, i - 1, start, end) || edge(text, i + 1, start, end))) {
        continue;
      } else {
        if (gap) {
          out.append(' ');
          gap = false;
        }
        out.append(c);
      }
    }
    return out.toString();
  }

  /** Returns the offset behind a tag such as {@code <u>} or {@code </em>}, or 0. */
  static int tagEnd(String text, int start, int end) {
    int p = start + 1;
    if (p >= end || text.charAt(p) != '/' && !Character.isLetter(text.charAt(p))) {
      return 0;
    }
    int limit = Math.min(end, start + MAX_TAG_LENGTH);
    while (p < limit && text.charAt(p) != '>' && text.charAt(p) != '<') {
      p++;
    }
    return p < limit && text.charAt(p) == '>' ? p + 1 : 0;
  }

  private static boolean edge(String text, int i, int start, int end) {
    return i < start || i >= end || !Character.isLetterOrDigit(text.charAt(i));
  }

  private static String shorten(String label) {
    if (label.length() <= MAX_LABEL_LENGTH) {
      return label;
    }
    int cut = label.lastIndexOf(' ', MAX_LABEL_LENGTH - 2);
    if (cut < MAX_LABEL_LENGTH / 2) {
      cut = Chars.safeCut(label, MAX_LABEL_LENGTH - 1);
    }
    return label.substring(0, cut) + "…";
  }
}
