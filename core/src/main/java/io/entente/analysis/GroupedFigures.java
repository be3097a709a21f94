package io.entente.analysis;

/**
 * Figures in groups, which are the same number with what parts the groups and without: {@code 2,000} and
 * {@code 2000}, {@code 1,50,000} as in India, {@code 2'000} as in Switzerland, {@code 1.250.000,5} as in Spain, {@code
 * 2 000} as in France. A single stop is that of a decimal.
 */
final class GroupedFigures {

  /** As long as {@code 1,000}. */
  private static final int SHORTEST = 5;

  private static final int GROUP = 3;

  private GroupedFigures() {}

  /**
   * Takes what parts the groups of figures out of a word that is such a number.
   *
   * @param word the characters of the word
   * @param length how many it has
   * @return how many it has then
   */
  static int joined(char[] word, int length) {
    if (length < SHORTEST || !Chars.isDigit(word[0])) {
      return length;
    }
    int groupsEnd = groupsEnd(word, length);
    if (groupsEnd < 0) {
      return length;
    }
    int kept = 0;
    for (int i = 0; i < length; i++) {
      if (Chars.isDigit(word[i])) {
        word[kept++] = word[i];
      } else if (i == groupsEnd) {
        word[kept++] = '.';
      }
    }
    return kept;
  }

  /**
   * Returns where the groups of a number end: at its length, or at the sign of a decimal with nothing but figures behind
   * it; -1 if it has none. The last group has three figures, those before it two or three, the first one to three.
   */
  private static int groupsEnd(char[] word, int length) {
    char sign = 0;
    int signs = 0;
    int group = 0;
    int i = 0;
    for (; i < length; i++) {
      char c = word[i];
      if (Chars.isDigit(c)) {
        group++;
      } else if (sign != 0 && c != sign) {
        break;
      } else if (!parts(c) || sign != 0 && group < 2 || group > GROUP) {
        return -1;
      } else {
        sign = c;
        signs++;
        group = 0;
      }
    }
    if (signs == 0 || group != GROUP || sign == '.' && signs == 1) {
      return -1;
    }
    if (i < length && word[i] != '.' && !(sign == '.' && word[i] == ',')) {
      return -1;
    }
    for (int k = i + 1; k < length; k++) {
      if (!Chars.isDigit(word[k])) {
        return -1;
      }
    }
    return i;
  }

  private static boolean parts(char c) {
    return c == ',' || c == '.' || c == '\'' || c == '\u2019';
  }

  /** Whether a character is a space that may part the groups of figures. */
  private static boolean isSpace(char c) {
    return c == ' ' || c == '\u00A0' || c == '\u2009' || c == '\u202F';
  }

  /**
   * Tells whether figures go on with a group behind a space, as in {@code 120 000}, and no other figures stand beside
   * them, as in a table.
   *
   * @param text the text
   * @param first where the figures before the space begin, in the text
   * @param last where they end
   * @param start where the group begins
   * @param end where it ends
   * @return true if all of it is one number
   */
  static boolean goesOn(String text, int first, int last, int start, int end) {
    return start == last + 1
        && end == start + GROUP
        && isSpace(text.charAt(last))
        && areFigures(text, start, end)
        && isBegin(text, first, last)
        && isAlone(text, first, end);
  }

  private static boolean areFigures(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Chars.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return start < end;
  }

  /** Whether it is one to three figures that do not begin with 0, or such and further groups. */
  private static boolean isBegin(String text, int first, int last) {
    int space = first;
    while (space < last && !isSpace(text.charAt(space))) {
      space++;
    }
    // What was joined before has groups alone.
    return space - first <= GROUP && text.charAt(first) != '0' && areFigures(text, first, space);
  }

  /** Whether no other figures stand before it or behind all of its groups. */
  private static boolean isAlone(String text, int first, int end) {
    if (first > 1 && isSpace(text.charAt(first - 1)) && Chars.isDigit(text.charAt(first - 2))) {
      return false;
    }
    int at = end;
    while (at + 1 < text.length()
        && isSpace(text.charAt(at))
        && Chars.isDigit(text.charAt(at + 1))) {
      int next = at + 1;
      while (next < text.length() && Chars.isDigit(text.charAt(next))) {
        next++;
      }
      if (next - at - 1 != GROUP) {
        return false;
      }
      at = next;
    }
    return true;
  }
}
