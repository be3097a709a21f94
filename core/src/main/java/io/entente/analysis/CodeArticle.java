package io.entente.analysis;

/**
 * The letter before the number of an article of a French code, which says what enacted it: {@code L. 121-3} a law, {@code
 * R. 121-3} and {@code D. 121-3} decrees, {@code A. 121-3} orders. Also written {@code L121-3} and {@code R.* 121-3}.
 */
final class CodeArticle {

  private CodeArticle() {}

  /** Returns where the figures behind such a letter begin, or -1 if there is none. */
  static int figures(String text, int start, int end) {
    if (start >= end || "LRDA".indexOf(text.charAt(start)) < 0) {
      return -1;
    }
    int p = start + 1;
    while (p < end && (text.charAt(p) == '.' || text.charAt(p) == '*')) {
      p++;
    }
    if (p < end && (text.charAt(p) == ' ' || text.charAt(p) == '\u00A0')) {
      p++;
    }
    boolean behindSpace = p == start + 2 && Chars.isSpace(text.charAt(start + 1));
    // "Article A 5" is something else.
    return p < end && Chars.isDigit(text.charAt(p)) && !behindSpace ? p : -1;
  }
}
