package io.entente.analysis;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the numbers and letters of provisions and gives them their canonical form. */
final class ProvisionNumbers {
  private static final Set<String> LATIN =
      Set.of("bis ter quater quinquies sexies septies octies".split(" "));

  private ProvisionNumbers() {}

  /** Does what {@link Units#canonicalNumber} says. */
  static String canonical(String number) {
    if (Numeral.isFirst(number, 0, number.length())) {
      return "1";
    }
    int code = CodeArticle.figures(number, 0, number.length());
    if (code > 0) {
      return Character.toLowerCase(number.charAt(0)) + canonical(number.substring(code));
    }
    int start = 0;
    int stop = number.length();
    while (start < stop && !Character.isLetterOrDigit(number.charAt(start))) {
      start++;
    }
    while (stop > start && !isNumberEnd(number.charAt(stop - 1))) {
      stop--;
    }
    int letters = start;
    while (letters < stop && Chars.isAsciiLetter(number.charAt(letters))) {
      letters++;
    }
    String head = "";
    int rest = start;
    boolean whole = letters == stop || !Character.isLetterOrDigit(number.charAt(letters));
    if (letters > start && whole) {
      int roman = romanAt(number, start, letters);
      Numeral word = roman > 0 ? null : Numeral.scan(number, start, letters, false);
      if (roman > 0) {
        head = Integer.toString(roman);
        rest = letters;
      } else if (word != null && word.word()) {
        head = Integer.toString(word.value());
        rest = letters;
      }
    } else if (start < stop && Chars.isDigit(number.charAt(start))) {
      while (rest < stop - 1
          && number.charAt(rest) == '0'
          && Chars.isDigit(number.charAt(rest + 1))) {
        rest++;
      }
      String lower = number.substring(rest, stop).toLowerCase(Locale.ROOT);
      for (String ordinal : new String[] {"er", "re", "\u00E8re"}) {
        int figures = lower.length() - ordinal.length();
        if (figures > 0 && lower.endsWith(ordinal) && Chars.isDigit(lower.charAt(figures - 1))) {
          return lower.substring(0, figures);
        }
      }
    }
    StringBuilder out = new StringBuilder(head);
    for (int i = rest; i < stop; i++) {
      char c = number.charAt(i);
      if (!Chars.isSpace(c) && c != '\u00BA' && c != '\u00AA' && c != '\u00B0') {
        out.append(Character.toLowerCase(c));
      }
    }
    return out.toString();
  }

  private static boolean isNumberEnd(char c) {
    return Character.isLetterOrDigit(c) && c != '\u00BA' && c != '\u00AA';
  }

  /** Returns the value of a Roman numeral in capitals, or 0; a single C, D, L or M is a letter. */
  private static int romanAt(String text, int start, int stop) {
    return stop == start + 1 && "CDLM".indexOf(text.charAt(start)) >= 0
        ? 0
        : Numeral.roman(text, start, stop, true);
  }

  /** Whether what follows a word may be a number; asked first, since it seldom is. */
  static boolean mayFollow(UnitScanner scan, int stop) {
    String text = scan.text();
    int end = scan.end();
    if (stop + 2 < end && text.charAt(stop) == ' ') {
      char c = text.charAt(stop + 1);
      if (c >= 'a' && c <= 'z' && "ivxl".indexOf(c) < 0 && Chars.isLetter(text.charAt(stop + 2))) {
        return false;
      }
    }
    int p = stop;
    if (p < end && text.charAt(p) == '.') {
      p++;
    }
    int next = scan.spaces(p);
    if (next >= end) {
      return false;
    }
    char c = text.charAt(next);
    if (Chars.isDigit(c) || c == '(') {
      return true;
    }
    if (next == stop || !Chars.isAsciiLetter(c)) {
      return false;
    }
    int letters = next;
    while (letters < end && letters < next + 9 && Chars.isAsciiLetter(text.charAt(letters))) {
      if (letters > next && "IVXLCDMivxl".indexOf(text.charAt(letters)) < 0) {
        return false;
      }
      letters++;
    }
    return true;
  }

  /** Reads the number of an article, a chapter and so on. */
  static @Nullable String provision(UnitScanner scan, int p, Division division, boolean capital) {
    String text = scan.text();
    int end = scan.end();
    if (p >= end) {
      return null;
    }
    if (Chars.isDigit(text.charAt(p))) {
      String number = figures(scan, p, 5, true, division.several());
      // "Fires Regulation 2008" is a title.
      return number != null && division.dated() && isYear(number) ? null : number;
    }
    int code = division.name().equals("article") ? CodeArticle.figures(text, p, end) : -1;
    if (code > 0) {
      String number = figures(scan, code, 5, true, false);
      return number == null ? null : Character.toLowerCase(text.charAt(p)) + number;
    }
    int stop = p;
    while (stop < end && stop < p + 9 && Chars.isAsciiLetter(text.charAt(stop))) {
      stop++;
    }
    if (stop == p || stop < end && Character.isLetterOrDigit(text.charAt(stop))) {
      return null;
    }
    char c = text.charAt(p);
    boolean single = stop == p + 1;
    String number;
    if (c >= 'A' && c <= 'Z') {
      int roman = romanAt(text, p, stop);
      if (roman == 0 && !(single && division.lettered())
          || single && !capital && !isBehindNumber(scan, stop)) {
        return null;
      }
      number = roman > 0 ? Integer.toString(roman) : Character.toString(Character.toLowerCase(c));
    } else {
      for (int i = p; i < stop; i++) {
        if ("ivxl".indexOf(text.charAt(i)) < 0) {
          return null;
        }
      }
      int roman = Numeral.roman(text, p, stop, false);
      if (roman == 0 || single && !isBehindNumber(scan, stop)) {
        return null;
      }
      number = Integer.toString(roman);
    }
    String latin = latin(scan, stop);
    if (latin.isEmpty()) {
      scan.readTo(stop);
    }
    return number + latin;
  }

  private static boolean isYear(String number) {
    return number.length() == 4 && (number.startsWith("19") || number.startsWith("20"));
  }

  /** Whether a single letter is a number rather than a word, by what follows. */
  private static boolean isBehindNumber(UnitScanner scan, int p) {
    String text = scan.text();
    int end = scan.end();
    int next = scan.spaces(p);
    if (next == p || next >= end || !Chars.isLetter(text.charAt(next))) {
      return true;
    }
    for (String word : new String[] {"of ", "to ", "and ", "or ", "de ", "der ", "des "}) {
      if (text.startsWith(word, next)) {
        return true;
      }
    }
    return false;
  }

  /** Reads a number of a paragraph or a letter of a point, in brackets or without. */
  static @Nullable String subdivision(UnitScanner scan, int p) {
    return p < scan.end() && scan.text().charAt(p) == '(' ? bracketed(scan, p) : subNumber(scan, p);
  }

  /** Reads a number of a paragraph or a letter of a point that stands without brackets. */
  private static @Nullable String subNumber(UnitScanner scan, int p) {
    String text = scan.text();
    int end = scan.end();
    if (p >= end) {
      return null;
    }
    if (Chars.isDigit(text.charAt(p))) {
      return figures(scan, p, 3, false, true);
    }
    int stop = p;
    while (stop < end && stop < p + 6 && Chars.isAsciiLetter(text.charAt(stop))) {
      stop++;
    }
    if (!scan.isWordEnd(stop) || !isSub(scan, p, stop)) {
      return null;
    }
    int closed = stop < end && text.charAt(stop) == ')' ? stop + 1 : stop;
    scan.readTo(closed);
    return canonical(text.substring(p, stop));
  }

  /** Reads a number of a paragraph or a letter of a point in brackets. */
  static @Nullable String bracketed(UnitScanner scan, int p) {
    String text = scan.text();
    int end = scan.end();
    if (p >= end || text.charAt(p) != '(') {
      return null;
    }
    int stop = p + 1;
    while (stop < end && stop < p + 8 && Character.isLetterOrDigit(text.charAt(stop))) {
      stop++;
    }
    if (stop >= end || text.charAt(stop) != ')' || !isSub(scan, p + 1, stop)) {
      return null;
    }
    scan.readTo(stop + 1);
    return canonical(text.substring(p + 1, stop));
  }

  /** Whether characters are a number of up to three figures, a letter, a double letter or a Roman numeral. */
  private static boolean isSub(UnitScanner scan, int start, int stop) {
    String text = scan.text();
    int figures = scan.skipDigits(start);
    if (figures > stop || figures - start > 3) {
      return false;
    }
    if (figures > start) {
      return stop - figures <= 1
          || LATIN.contains(text.substring(figures, stop).toLowerCase(Locale.ROOT));
    }
    for (int i = start; i < stop; i++) {
      if (!Chars.isAsciiLetter(text.charAt(i))) {
        return false;
      }
    }
    boolean capital = stop > start && text.charAt(start) <= 'Z';
    return stop == start + 1
        || stop == start + 2 && text.charAt(start) == text.charAt(start + 1)
        || Numeral.roman(text, start, stop, capital) > 0;
  }

  /** Reads figures with what belongs to them: "5", "5bis", "5 bis", "5a", "5-A", "5.2". */
  private static @Nullable String figures(
      UnitScanner scan, int p, int most, boolean dotted, boolean ranged) {
    String text = scan.text();
    int end = scan.end();
    int stop = scan.skipDigits(p);
    if (stop == p || stop - p > most) {
      return null;
    }
    int zeros = p;
    while (zeros < stop - 1 && text.charAt(zeros) == '0') {
      zeros++;
    }
    while (dotted
        && stop + 1 < end
        && (text.charAt(stop) == '.' || text.charAt(stop) == '-' && !ranged)
        && Chars.isDigit(text.charAt(stop + 1))) {
      stop = scan.skipDigits(stop + 1);
    }
    String number = text.substring(zeros, stop);
    if (stop < end && (text.charAt(stop) == '\u00BA' || text.charAt(stop) == '\u00AA')) {
      stop++;
    } else if (text.startsWith("er", stop) && scan.isWordEnd(stop + 2)) {
      stop += 2;
    } else if (stop < end && Chars.isAsciiLetter(text.charAt(stop)) && scan.isWordEnd(stop + 1)) {
      number += Character.toLowerCase(text.charAt(stop++));
    } else if (stop + 1 < end
        && text.charAt(stop) == '-'
        && Chars.isAsciiLetter(text.charAt(stop + 1))
        && scan.isWordEnd(stop + 2)) {
      number += "-" + Character.toLowerCase(text.charAt(stop + 1));
      stop += 2;
    }
    String latin = latin(scan, stop);
    if (!latin.isEmpty()) {
      stop = scan.behind();
      number += latin;
    }
    char next = stop < end ? text.charAt(stop) : ' ';
    if (!scan.isWordEnd(stop) || next == '%' || next == '/' && !scan.isWordEnd(stop + 1)) {
      return null;
    }
    scan.readTo(stop);
    return number;
  }

  /** Reads "bis", "ter" and so on, directly behind a number or behind a space. */
  private static String latin(UnitScanner scan, int p) {
    String text = scan.text();
    int end = scan.end();
    int start = p < end && (text.charAt(p) == ' ' || text.charAt(p) == '-') ? p + 1 : p;
    int stop = start;
    while (stop < end && stop < start + 10 && Chars.isAsciiLetter(text.charAt(stop))) {
      stop++;
    }
    if (stop - start < 3 || stop - start > 9 || !scan.isWordEnd(stop)) {
      return "";
    }
    String word = text.substring(start, stop).toLowerCase(Locale.ROOT);
    if (!LATIN.contains(word)) {
      return "";
    }
    int next = scan.spaces(stop);
    // In German a "bis" between numbers is a "to".
    if (start > p && next < end && Chars.isDigit(text.charAt(next))) {
      return "";
    }
    scan.readTo(stop);
    return word;
  }
}
