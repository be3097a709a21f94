package io.entente.analysis;

/** Questions about single characters that the splitter asks often. */
final class Chars {
  private Chars() {}

  /** White space in the wider sense: also no-break spaces, a byte-order mark and zero-width spaces. */
  static boolean isSpace(char c) {
    if (c < 0x80) {
      return c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1C && c <= 0x1F;
    }
    return c == '\u00A0'
        || c == '\u0085'
        || c == '\uFEFF'
        || c == '\u200B'
        // Marks of direction, which word processors put before numbers.
        || c == '\u200E'
        || c == '\u200F'
        || c >= 0x1680 && Character.isSpaceChar(c);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isAsciiLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  /** Whether a character is a letter, but not the sign of an ordinal as in 1º. */
  static boolean isLetter(char c) {
    return c < 0x80 ? isAsciiLetter(c) : Character.isLetter(c) && c != '\u00BA' && c != '\u00AA';
  }

  static boolean isEmphasis(char c) {
    return c == '*' || c == '_';
  }

  /** Han, kana and Hangul, which are written without spaces between words or count as words by themselves. */
  static boolean isIdeographic(char c) {
    return c >= 0x2E80 && (c <= 0x9FFF || c >= 0xAC00 && c <= 0xD7AF || c >= 0xF900 && c <= 0xFAFF);
  }

  /** Above, below or beside the letter before it, such as the vowels of Devanagari. */
  static boolean isMark(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  /** The last character before an offset that is no space; a space if there is none. */
  static char before(String text, int from) {
    int p = from - 1;
    while (p > 0 && isSpace(text.charAt(p))) {
      p--;
    }
    return p >= 0 ? text.charAt(p) : ' ';
  }

  static int skipSpace(CharSequence text, int from, int end) {
    int i = from;
    while (i < end && isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Moves a cut so that it does not part a surrogate pair. */
  static int safeCut(CharSequence text, int cut) {
    return cut > 0
            && cut < text.length()
            && Character.isLowSurrogate(text.charAt(cut))
            && Character.isHighSurrogate(text.charAt(cut - 1))
        ? cut - 1
        : cut;
  }
}
