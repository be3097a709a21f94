package io.entente.analysis;

import org.jspecify.annotations.Nullable;

/** Tells short words in capitals, such as {@code US} and {@code U.S.}, from others. */
final class Capitals {

  /** Longer words are in capitals for emphasis, too. */
  private static final int MAX = 3;

  private Capitals() {}

  /** Returns a word in capitals without its stops and the ending of a possessive, or null if it is no such. */
  static @Nullable String of(String text, int start, int end) {
    int length = withoutPossessive(text, start, end) - start;
    if (length < 2 || length >= 2 * MAX || !isCapital(text.charAt(start))) {
      return null;
    }
    int step = text.charAt(start + 1) == '.' ? 2 : 1;
    int letters = (length + step - 1) / step;
    if (letters < 2 || letters > MAX || length != step * (letters - 1) + 1) {
      return null;
    }
    char[] capitals = new char[letters];
    for (int n = 0; n < letters; n++) {
      char letter = text.charAt(start + n * step);
      if (!isCapital(letter) || n > 0 && step == 2 && text.charAt(start + n * step - 1) != '.') {
        return null;
      }
      capitals[n] = letter;
    }
    return new String(capitals);
  }

  /** Where a word ends without the ending of "WTO's". */
  private static int withoutPossessive(String text, int start, int end) {
    boolean possessive = end - start > 2
        && text.charAt(end - 1) == 's'
        && (text.charAt(end - 2) == '\'' || text.charAt(end - 2) == '\u2019');
    return possessive ? end - 2 : end;
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
