package io.entente.analysis;

import org.jspecify.annotations.Nullable;

/**
 * The number or letter that begins a provision: {@code 2.}, {@code (2)}, {@code 1.1}, {@code (a)}, {@code iv)}.
 *
 * @param style how it is written; markers of one list share a style
 * @param value its place in the list, from 1
 * @param label what it adds to a path
 * @param suffixed whether something such as {@code bis} follows the number
 * @param end the offset behind it
 */
record Marker(int style, int value, String label, boolean suffixed, int end) {
  static final int FIGURE = 0;
  /** A number behind a section sign, or with nothing but a space behind it; only in articles. */
  static final int IN_ARTICLE = 3;

  static final int LETTER = 4;
  static final int CAPITAL = 8;
  static final int ROMAN = 12;
  static final int ROMAN_CAPITAL = 16;
  static final int DOUBLE = 20;
  static final int DOTTED = 24;

  private static final int STOP = 0;
  private static final int CLOSED = 1;
  private static final int ENCLOSED = 2;
  private static final int MAX_FIGURES = 3;
  private static final int MAX_LETTERS = 6;

  static boolean mayBegin(char c) {
    return c == '('
        || c == '\u00A7'
        || c >= '0' && c <= '9'
        || c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z';
  }

  /** Returns the marker that begins at {@code start}, read as a letter or Roman numeral as asked, or null. */
  static @Nullable Marker scan(String text, int start, int end, boolean roman) {
    boolean open = text.charAt(start) == '(';
    int p = open ? start + 1 : start;
    if (p >= end) {
      return null;
    }
    char c = text.charAt(p);
    if (Chars.isDigit(c)) {
      return roman ? null : scanFigures(text, p, end, open);
    }
    if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
      return scanLetters(text, p, end, open, roman);
    }
    return null;
  }

  /** Returns the number of a paragraph as articles alone have it, {@code § 2} or {@code 2 Text}, or null. */
  static @Nullable Marker scanInArticle(String text, int start, int end) {
    boolean sign = text.charAt(start) == '\u00A7';
    Numeral number =
        Numeral.scan(text, sign ? Chars.skipSpace(text, start + 1, end) : start, end, false);
    if (number == null || !Chars.isDigit(number.text().charAt(0)) || number.value() > 99) {
      return null;
    }
    int p = number.end();
    p += sign && p < end && text.charAt(p) == '.' ? 1 : 0;
    int next = Chars.skipSpace(text, p, end);
    boolean begins = next > p && next < end && startsText(text.charAt(next));
    String label = "(" + ProvisionNumbers.canonical(number.text()) + ")";
    return begins ? new Marker(IN_ARTICLE, number.value(), label, number.suffixed(), p) : null;
  }

  private static @Nullable Marker scanFigures(String text, int start, int end, boolean open) {
    int p = start;
    int value = 0;
    int parts = 1;
    int digits = 0;
    while (p < end) {
      char c = text.charAt(p);
      if (Chars.isDigit(c)) {
        if (++digits > MAX_FIGURES) {
          return null;
        }
        value = value * 10 + c - '0';
        p++;
      } else if (c == '.' && p + 1 < end && Chars.isDigit(text.charAt(p + 1))) {
        parts++;
        value = 0;
        digits = 0;
        p++;
      } else {
        break;
      }
    }
    if (p >= end || parts > 6) {
      return null;
    }
    int numberEnd = p;
    int suffixEnd = suffix(text, p, end);
    boolean suffixed = suffixEnd > p;
    p = suffixEnd;
    if (p >= end) {
      return null;
    }
    String number = text.substring(start, numberEnd)
        + (suffixed ? text.substring(numberEnd, suffixEnd).strip() : "");
    char c = text.charAt(p);
    if (parts > 1) {
      if (open) {
        return null;
      }
      int after = c == '.' || c == ')' ? p + 1 : p;
      boolean spaced = after < end && Chars.isSpace(text.charAt(after));
      int next = Chars.skipSpace(text, after, end);
      return spaced && next < end && (startsText(text.charAt(next)) || text.charAt(after) == '\t')
          ? new Marker(DOTTED + parts, value, number, suffixed, after)
          : null;
    }
    int form = form(text, p, end, open);
    if (form < 0) {
      return null;
    }
    return new Marker(FIGURE + form, value, "(" + number + ")", suffixed, behind(text, p, end));
  }

  private static @Nullable Marker scanLetters(
      String text, int start, int end, boolean open, boolean roman) {
    int p = start;
    int limit = Math.min(end, start + MAX_LETTERS);
    boolean capital = Character.isUpperCase(text.charAt(start));
    while (p < limit && (capital ? isCapital(text.charAt(p)) : isSmall(text.charAt(p)))) {
      p++;
    }
    if (p >= end) {
      return null;
    }
    int form = form(text, p, end, open);
    if (form < 0) {
      return null;
    }
    int length = p - start;
    String label = "(" + text.substring(start, p) + ")";
    if (roman) {
      int value = Numeral.roman(text, start, p, capital);
      return value == 0 || value > 60
          ? null
          : new Marker(
              (capital ? ROMAN_CAPITAL : ROMAN) + form, value, label, false, behind(text, p, end));
    }
    int letter = Character.toLowerCase(text.charAt(start)) - 'a' + 1;
    if (length == 1) {
      return new Marker(
          (capital ? CAPITAL : LETTER) + form, letter, label, false, behind(text, p, end));
    }
    if (length == 2 && !capital && text.charAt(start) == text.charAt(start + 1)) {
      return new Marker(DOUBLE, letter, label, false, behind(text, p, end));
    }
    return null;
  }

  /** Returns how the number at {@code p} is closed, or -1 if it is no marker. */
  private static int form(String text, int p, int end, boolean open) {
    char c = text.charAt(p);
    if (c == ')') {
      boolean reference = p + 1 < end
          && ",;.)(".indexOf(text.charAt(p + 1)) >= 0
          && !(text.charAt(p + 1) == '(' && open);
      return reference ? -1 : open ? ENCLOSED : CLOSED;
    }
    if (open || c != '.' && c != '\u00B0' && c != '\u00BA') {
      return -1;
    }
    int next = Chars.skipSpace(text, p + 1, end);
    if (c != '.'
        && next == p + 1
        && next < end
        && text.charAt(next) != '.'
        && text.charAt(next) != ')') {
      return -1;
    }
    boolean follows = next > p + 1
        || next == end
        || Character.isUpperCase(text.charAt(next))
        || text.charAt(next) == '-'
        || text.charAt(next) == '*'
        || text.charAt(next) == '_'
        || text.charAt(next) == '.'
        || text.charAt(next) == ')';
    return follows ? STOP : -1;
  }

  private static int behind(String text, int p, int end) {
    int i = p + 1;
    while (i < end
        && (text.charAt(i) == '-'
            || text.charAt(i) == '.'
            || text.charAt(i) == ')'
            || Chars.isEmphasis(text.charAt(i)))) {
      i++;
    }
    return i;
  }

  private static int suffix(String text, int p, int end) {
    int at = text.charAt(p) == ' ' || text.charAt(p) == '-' ? p + 1 : p;
    for (String latin : new String[] {"bis", "ter", "quater", "quinquies", "sexies"}) {
      if (text.startsWith(latin, at)
          && at + latin.length() < end
          && !Character.isLetterOrDigit(text.charAt(at + latin.length()))) {
        return at + latin.length();
      }
    }
    if (isSmall(text.charAt(p))
        && p + 1 < end
        && (text.charAt(p + 1) == ')' || text.charAt(p + 1) == '.')) {
      return p + 1;
    }
    return p;
  }

  static boolean startsText(char c) {
    return Character.isUpperCase(c)
        || "\"'“‘«„([¿¡*_".indexOf(c) >= 0
        || Character.isLetter(c) && !Character.isLowerCase(c);
  }

  private static boolean isSmall(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
