package io.entente.analysis;

/**
 * Figures in groups, which are the same number with what parts the groups and without: {@code 2,000} and
 * {@code 2000}, {@code 1,50,000} as in India, {@code 2'000} as in Switzerland.
 */
final class GroupedFigures {

  /** As long as {@code 1,000}. */
  private static final int SHORTEST = 5;

  private static final int LONGEST_GROUP = 3;

  private GroupedFigures() {}

  /**
   * Takes what parts the groups of figures out of a word that is such a number.
   *
   * @param word the characters of the word
   * @param length how many it has
   * @return how many it has then
   */
  static int joined(char[] word, int length) {
    if (length < SHORTEST || !Chars.isDigit(word[0]) || !areGroups(word, length)) {
      return length;
    }
    int kept = 0;
    for (int i = 0; i < length; i++) {
      if (!parts(word[i])) {
        word[kept++] = word[i];
      }
    }
    return kept;
  }

  /** Whether the last group before a decimal point has three figures, those before it two or three, the first one to three. */
  private static boolean areGroups(char[] word, int length) {
    char sign = 0;
    int group = 0;
    int i = 0;
    for (; i < length && word[i] != '.'; i++) {
      char c = word[i];
      if (Chars.isDigit(c)) {
        group++;
      } else if (!parts(c) || sign != 0 && (c != sign || group < 2) || group > LONGEST_GROUP) {
        return false;
      } else {
        sign = c;
        group = 0;
      }
    }
    if (sign == 0 || group != LONGEST_GROUP) {
      return false;
    }
    for (i++; i < length; i++) {
      if (!Chars.isDigit(word[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean parts(char c) {
    return c == ',' || c == '\'' || c == '\u2019';
  }
}
