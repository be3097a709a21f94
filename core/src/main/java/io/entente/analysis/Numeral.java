package io.entente.analysis;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The number of a label: figures with a suffix or parts, a Roman numeral, a letter or a word. */
record Numeral(String text, int value, int letterValue, boolean suffixed, boolean word, int end) {
  private static final Map<String, Integer> WORDS = numberWords(
      "one two three four five six seven eight nine ten eleven twelve",
      "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
      "premier deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme",
      "premiere seconde",
      "unique",
      "unico",
      "unic",
      "unica",
      "primero segundo tercero cuarto quinto sexto septimo octavo noveno decimo",
      "primera segunda tercera cuarta quinta sexta septima octava novena decima",
      "primer segon tercer quart cinque sise sete vuite nove dese",
      "erster zweiter dritter vierter funfter sechster siebter achter neunter zehnter elfter zwolfter",
      "erstes zweites drittes viertes funftes sechstes siebtes achtes neuntes zehntes elftes zwolftes");

  private static Map<String, Integer> numberWords(String... lists) {
    Map<String, Integer> words = new HashMap<>();
    for (String list : lists) {
      int value = 1;
      for (String word : list.split(" ")) {
        words.putIfAbsent(word, value++);
      }
    }
    words.put("preliminar", 0);
    return Map.copyOf(words);
  }

  /** Returns the value of a number word in small letters without accents, or null. */
  static @Nullable Integer ofWord(String word) {
    return WORDS.get(word);
  }

  private static final int MAX_FIGURES = 6;

  static @Nullable Numeral scan(String text, int start, int end, boolean letters) {
    if (start >= end) {
      return null;
    }
    char c = text.charAt(start);
    if (Chars.isDigit(c)) {
      return scanFigures(text, start, end);
    }
    int code = letters ? -1 : CodeArticle.figures(text, start, end);
    if (code > 0) {
      return scanCode(text, start, code, end);
    }
    int wordEnd = Label.wordEnd(text, start, end);
    if (wordEnd <= start) {
      return null;
    }
    if (isFirst(text, start, wordEnd)) {
      return new Numeral(text.substring(start, wordEnd), 1, 1, false, false, wordEnd);
    }
    int roman = roman(text, start, wordEnd, true);
    boolean single = wordEnd == start + 1;
    if (roman > 0 && !(single && "CDLM".indexOf(c) >= 0)) {
      int suffixEnd = suffix(text, wordEnd, end);
      int letter = single ? c - 'A' + 1 : roman;
      return ends(text, suffixEnd, end)
          ? new Numeral(
              text.substring(start, suffixEnd),
              roman,
              letter,
              suffixEnd > wordEnd,
              false,
              suffixEnd)
          : null;
    }
    if (single && letters && c >= 'A' && c <= 'Z' && ends(text, wordEnd, end)) {
      return new Numeral(
          text.substring(start, wordEnd), c - 'A' + 1, c - 'A' + 1, false, false, wordEnd);
    }
    String word = text.substring(start, wordEnd);
    Integer value = WORDS.get(Label.fold(word));
    return value == null ? null : new Numeral(word, value, value, value == 0, true, wordEnd);
  }

  /** Whether it is the ordinal that French has for the first in Roman numerals: {@code Chapitre Ier}. */
  static boolean isFirst(String text, int start, int end) {
    return end == start + 3 && (text.startsWith("Ier", start) || text.startsWith("Ire", start));
  }

  /** Articles of a code are numbered within its parts, so that any may follow any. */
  private static @Nullable Numeral scanCode(String text, int start, int figures, int end) {
    Numeral number = scanFigures(text, figures, end);
    return number == null
        ? null
        : new Numeral(
            text.substring(start, number.end),
            number.value,
            number.letterValue,
            true,
            false,
            number.end);
  }

  private static @Nullable Numeral scanFigures(String text, int start, int end) {
    int p = start;
    int value = 0;
    while (p < end && Chars.isDigit(text.charAt(p))) {
      if (p - start == MAX_FIGURES) {
        return null;
      }
      value = value * 10 + text.charAt(p++) - '0';
    }
    int plain = p;
    for (String ordinal : new String[] {
      ".\u00BA", ".\u00B0", ".\u00AA", "\u00BA", "\u00B0", "\u00AA", "er", "\u00E8re", "re", "o"
    }) {
      if (text.startsWith(ordinal, p)
          && p + ordinal.length() <= end
          && ends(text, p + ordinal.length(), end)) {
        p += ordinal.length();
        break;
      }
    }
    int after = p;
    if (p == plain) {
      while (p + 1 < end
          && (text.charAt(p) == '.' || text.charAt(p) == '-' || text.charAt(p) == '/')
          && Chars.isDigit(text.charAt(p + 1))) {
        p += 2;
        while (p < end && Chars.isDigit(text.charAt(p))) {
          p++;
        }
      }
      if (p < end && Chars.isAsciiLetter(text.charAt(p)) && ends(text, p + 1, end)) {
        p++;
      }
    }
    p = suffix(text, p, end);
    return ends(text, p, end)
        ? new Numeral(text.substring(start, p), value, value, p > after, false, p)
        : null;
  }

  /** Returns the offset behind "bis", "ter", "-A" and the like, or {@code p} if there is none. */
  private static int suffix(String text, int p, int end) {
    int at = p < end && (text.charAt(p) == ' ' || text.charAt(p) == '-') ? p + 1 : p;
    for (String latin :
        new String[] {"bis", "ter", "quater", "quinquies", "sexies", "septies", "octies"}) {
      if (text.regionMatches(true, at, latin, 0, latin.length())
          && ends(text, at + latin.length(), end)) {
        return at + latin.length();
      }
    }
    if (p + 1 < end
        && text.charAt(p) == '-'
        && Chars.isAsciiLetter(text.charAt(p + 1))
        && ends(text, p + 2, end)) {
      return p + 2;
    }
    return p;
  }

  private static boolean ends(String text, int p, int end) {
    return p >= end || !Character.isLetterOrDigit(text.charAt(p));
  }

  /** Returns the value of a Roman numeral in capitals or in small letters, or 0 if it is none. */
  static int roman(String text, int start, int end, boolean capitals) {
    if (end <= start || end - start > 8) {
      return 0;
    }
    int sum = 0;
    int previous = 0;
    for (int i = end - 1; i >= start; i--) {
      int digit = romanDigit(text.charAt(i), capitals);
      if (digit == 0) {
        return 0;
      }
      sum += digit < previous ? -digit : digit;
      previous = Math.max(previous, digit);
    }
    return sum > 0 && sum < 400 && numeral(sum).length() == end - start ? sum : 0;
  }

  private static int romanDigit(char c, boolean capitals) {
    char upper = capitals ? c : c >= 'a' && c <= 'z' ? (char) (c - 32) : 'z';
    return switch (upper) {
      case 'I' -> 1;
      case 'V' -> 5;
      case 'X' -> 10;
      case 'L' -> 50;
      case 'C' -> 100;
      case 'D' -> 500;
      case 'M' -> 1000;
      default -> 0;
    };
  }

  private static String numeral(int value) {
    int[] values = {100, 90, 50, 40, 10, 9, 5, 4, 1};
    String[] signs = {"C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
    StringBuilder out = new StringBuilder();
    int rest = value;
    for (int i = 0; i < values.length; i++) {
      while (rest >= values[i]) {
        out.append(signs[i]);
        rest -= values[i];
      }
    }
    return out.toString();
  }
}
