package io.entente.analysis;

import java.util.Locale;
import java.util.Set;

/** Reads the numbers of documents, such as {@code S/RES/1325} and {@code COM(2021) 706}. */
final class DocumentCodes {
  private static final int MAX_CODE = 40;
  private static final int MAX_CODE_LETTERS = 8;

  private static final Set<String> SERIES = Set.of("COM", "SWD", "JOIN", "SEC", "C");

  private DocumentCodes() {}

  /** Reads {@code COM(2021) 706}. */
  static boolean communication(UnitScanner scan, int start, int stop) {
    String text = scan.text();
    int end = scan.end();
    if (!SERIES.contains(text.substring(start, stop))) {
      return false;
    }
    int yearEnd = scan.skipDigits(stop + 1);
    if (yearEnd != stop + 5 || yearEnd >= end || text.charAt(yearEnd) != ')') {
      return false;
    }
    int number = scan.spaces(yearEnd + 1);
    int numberEnd = scan.skipDigits(number);
    if (numberEnd == number || numberEnd - number > 5 || !scan.isWordEnd(numberEnd)) {
      return false;
    }
    String term = text.substring(start, yearEnd + 1).toLowerCase(Locale.ROOT);
    scan.add(term + text.substring(number, numberEnd), start, numberEnd);
    scan.readTo(numberEnd);
    return true;
  }

  /** Reads the code around a slash and returns the offset behind it. */
  static int slash(UnitScanner scan, int i) {
    String text = scan.text();
    int start = i;
    while (start > scan.from() && start > i - MAX_CODE && isCode(text.charAt(start - 1))) {
      start--;
    }
    while (start < i && !Character.isLetterOrDigit(text.charAt(start))) {
      start++;
    }
    if (start == i) {
      return i + 1;
    }
    code(scan, start);
    return Math.max(scan.behind(), i + 1);
  }

  /** Reads a run of letters and figures with slashes between, and sets where it ends even if it is no code. */
  static boolean code(UnitScanner scan, int start) {
    String text = scan.text();
    int end = scan.end();
    int stop = start;
    int slashes = 0;
    int letters = 0;
    int mostLetters = 0;
    boolean figure = false;
    boolean figureBehind = false;
    while (stop < end) {
      char c = text.charAt(stop);
      if (Chars.isLetter(c)) {
        mostLetters = Math.max(mostLetters, ++letters);
      } else if (Chars.isDigit(c)) {
        letters = 0;
        figure = true;
        figureBehind |= slashes > 0;
      } else {
        if (!isCode(c) || stop + 1 >= end || !Character.isLetterOrDigit(text.charAt(stop + 1))) {
          break;
        }
        letters = 0;
        slashes += c == '/' ? 1 : 0;
      }
      stop++;
    }
    scan.readTo(stop);
    // A hundred a tonne is no code, nor is an address on the web.
    boolean rate = Chars.isDigit(text.charAt(start)) && !figureBehind;
    boolean address = start > 0 && "/_%=@#?~:".indexOf(text.charAt(start - 1)) >= 0;
    if (slashes == 0
        || !figure
        || rate
        || address
        || mostLetters > MAX_CODE_LETTERS
        || stop - start > MAX_CODE) {
      return false;
    }
    String term = text.substring(start, stop).toLowerCase(Locale.ROOT);
    int open = scan.spaces(stop);
    if (open + 5 < end
        && Chars.isLetter(text.charAt(start))
        && text.charAt(open) == '('
        && (text.charAt(open + 1) == '1' || text.charAt(open + 1) == '2')
        && scan.skipDigits(open + 1) == open + 5
        && text.charAt(open + 5) == ')') {
      stop = open + 6;
    }
    scan.add(term, start, stop);
    scan.readTo(stop);
    return true;
  }

  private static boolean isCode(char c) {
    return c == '/' || c == '.' || c == '-' || Character.isLetterOrDigit(c);
  }
}
