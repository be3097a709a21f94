package io.entente.analysis;

/** What a term looks like as text: how it is quoted, and how long it may be. */
final class TermText {
  static final int LONGEST = 80;
  static final int MOST_WORDS = 8;

  private TermText() {}

  /** Whether a string may be a term: short, with a letter, and not a sentence. */
  static boolean isTerm(String term) {
    if (term.isEmpty() || term.length() > LONGEST) {
      return false;
    }
    int words = 1;
    boolean letter = false;
    for (int i = 0; i < term.length(); i++) {
      char c = term.charAt(i);
      letter |= Character.isLetter(c);
      if (c == '\n' || c == ';' || c == '!' || c == '?') {
        return false;
      }
      words += c == ' ' ? 1 : 0;
    }
    return letter && words <= MOST_WORDS + 2;
  }

  /** Takes quotes, emphasis and points off both ends. */
  static String clean(String quoted) {
    int from = 0;
    int to = quoted.length();
    while (from < to && (opens(quoted.charAt(from)) || Chars.isSpace(quoted.charAt(from)))) {
      from++;
    }
    while (to > from
        && (closes(quoted.charAt(to - 1))
            || ",.:".indexOf(quoted.charAt(to - 1)) >= 0
            || Chars.isSpace(quoted.charAt(to - 1)))) {
      to--;
    }
    String term = quoted.substring(from, to);
    return term.indexOf('\n') < 0 && term.indexOf('\u00A0') < 0
        ? term
        : term.replaceAll("[\\s\u00A0]+", " ");
  }

  /** Whether a quotation or emphasis may end with a character. */
  static boolean closes(char c) {
    return switch (c) {
      case '"', '\'', '\u201D', '\u2019', '\u00BB', '\u203A', '*', '_', '\u201C', '\u00AB' -> true;
      default -> false;
    };
  }

  /** Whether a quotation or emphasis may begin with a character. */
  static boolean opens(char c) {
    return switch (c) {
      case '"',
          '\'',
          '\u201C',
          '\u2018',
          '\u201E',
          '\u00AB',
          '\u2039',
          '*',
          '_',
          '\u201A',
          '\u00BB' -> true;
      default -> false;
    };
  }

  /** Returns where the quotation opens that closes at an offset, or -1. */
  static int opening(String text, int close) {
    char c = text.charAt(close);
    String openers = switch (c) {
      case '\u201D' -> "\u201C\u201E";
      case '\u2019' -> "\u2018\u201A";
      case '\u00BB' -> "\u00AB";
      case '\u203A' -> "\u2039";
      case '\u201C' -> "\u201E";
      case '\u00AB' -> "\u00BB";
      default -> String.valueOf(c);
    };
    int from = close - 1;
    while (from >= 0 && text.charAt(from) == c && Chars.isEmphasis(c)) {
      from--;
    }
    int stop = Math.max(0, close - LONGEST - 4);
    for (int i = from; i >= stop; i--) {
      char at = text.charAt(i);
      if (at == '\n') {
        return -1;
      }
      if (openers.indexOf(at) >= 0
          && i < from
          && (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)))) {
        int open = i;
        while (open > 0 && Chars.isEmphasis(c) && text.charAt(open - 1) == c) {
          open--;
        }
        return open;
      }
      if (at == c && i < from && c != '\'' && c != '\u2019') {
        return -1;
      }
    }
    return -1;
  }

  /** Returns the offset behind the last character before an offset that is no space. */
  static int beforeSpace(String text, int at) {
    int i = at;
    while (i > 0 && Chars.isSpace(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }
}
