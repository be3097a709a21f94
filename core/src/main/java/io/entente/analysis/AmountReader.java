package io.entente.analysis;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads figures with what they count: sums of money, percentages and temperatures. */
final class AmountReader {
  private static final int MAX_NUMBER = 24;

  private static final Map<String, Integer> MAGNITUDES = magnitudes(
      "3 k thousand tausend mil",
      "5 lakh",
      "6 m mn mln mio million millions millionen millones milhao milhoes milioni",
      "7 crore",
      "9 b bn bln mld mrd md billion billions milliard milliards milliarde milliarden miliardi bilhoes",
      "12 tn trn trillion trillions billionen billones");

  /** Magnitudes of languages that write thousands with a stop and decimals with a comma. */
  private static final Set<String> DECIMAL_COMMA = words(
      "tausend mil mio millionen millones milhao milhoes milioni mrd milliard milliards milliarde milliarden"
          + " miliardi bilhoes billionen billones");

  private static final Set<String> PERCENT = words("percent pct prozent procent");
  private static final Set<String> PER = words("per pour por");
  private static final Set<String> CENT = words("cent ciento cento");
  /** Stand between the two numbers of a range. */
  private static final Set<String> RANGE = words("to and or bis und oder a y o e ou et");

  private static final Set<String> DEGREES =
      words("degree degrees degre degres grad grados graus gradi");

  private final UnitScanner scan;
  private final String text;
  private final int end;

  AmountReader(UnitScanner scan) {
    this.scan = scan;
    this.text = scan.text();
    this.end = scan.end();
  }

  private static Set<String> words(String list) {
    return Set.of(list.split(" "));
  }

  private static Map<String, Integer> magnitudes(String... lists) {
    Map<String, Integer> map = new HashMap<>();
    for (String list : lists) {
      String[] parts = list.split(" ");
      for (int i = 1; i < parts.length; i++) {
        map.put(parts[i], Integer.valueOf(parts[0]));
      }
    }
    return Map.copyOf(map);
  }

  /** Reads what begins with a figure and returns the offset behind it. */
  int number(int start) {
    int digits = scan.skipDigits(start);
    boolean slash = digits + 1 < end && text.charAt(digits) == '/';
    String currency = currencyBefore(start);
    int unitStart = currency == null ? start : scan.behind();
    if (slash && currency == null && DocumentCodes.code(scan, start)) {
      return scan.behind();
    }
    if (currency == null && !unitMayFollow(digits)) {
      return digits;
    }
    BigDecimal value = decimal(start, ",");
    int stop = scan.behind();
    if (value == null || start > 0 && currency == null && Chars.isLetter(text.charAt(start - 1))) {
      return Math.max(stop, digits);
    }
    int at = scan.spaces(stop);
    char c = at < end ? text.charAt(at) : ' ';
    String plain = plain(value);
    if (c == '%' || c == '\uFF05' || c == '\u2030') {
      if (start > 0 && text.charAt(start - 1) == c) {
        return stop;
      }
      scan.add(plain + (c == '\u2030' ? c : '%'), start, at + 1);
      return at + 1;
    }
    if (c == '\u2103' || isDegree(c)) {
      int scale = c == '\u2103' ? at : scan.spaces(at + 1);
      return scale(plain, start, scale) ? scan.behind() : stop;
    }
    int other = currency == null ? otherEnd(stop) : -1;
    if (other > 0 && isPercent(other)) {
      scan.add(plain + "%", start, stop);
      return stop;
    }
    int money = money(unitStart, start, stop, currency);
    if (money > 0) {
      return money;
    }
    int percent = percentEnd(stop);
    if (percent > 0) {
      scan.add(plain + "%", start, percent);
      return percent;
    }
    String word = scan.wordAt(scan.gap(stop));
    if (DEGREES.contains(word) && scale(plain, start, scan.spaces(scan.behind()))) {
      return scan.behind();
    }
    return stop;
  }

  /** Where the other number of a range ends, as in {@code 40-45%} and {@code 40 to 45 per cent}; -1 without one. */
  private int otherEnd(int p) {
    int at = p;
    if (at < end && isDash(text.charAt(at))) {
      at++;
    } else {
      String word = scan.wordAt(scan.spaces(at));
      if (!RANGE.contains(word)) {
        return -1;
      }
      at = scan.spaces(scan.behind());
    }
    if (at >= end || !Chars.isDigit(text.charAt(at))) {
      return -1;
    }
    return decimal(at, ",") == null ? -1 : scan.behind();
  }

  private static boolean isDash(char c) {
    return c == '-' || c == '\u2011' || c == '\u2013' || c == '\u2014';
  }

  /** Whether a sign or a word for per cent stands at an offset. */
  private boolean isPercent(int p) {
    int at = scan.spaces(p);
    if (at < end && (text.charAt(at) == '%' || text.charAt(at) == '\uFF05')) {
      return true;
    }
    return percentEnd(p) > 0;
  }

  /** Where the words for per cent end that stand at an offset, or -1. */
  private int percentEnd(int p) {
    String word = scan.wordAt(scan.gap(p));
    int wordEnd = scan.behind();
    boolean percent = PERCENT.contains(word)
        || PER.contains(word) && CENT.contains(scan.wordAt(scan.gap(wordEnd)));
    return percent ? scan.behind() : -1;
  }

  /** Reads the scale of a temperature. */
  private boolean scale(String number, int start, int p) {
    if (p < end && text.charAt(p) == '\u2103') {
      scan.add(number + "\u00B0c", start, p + 1);
      scan.readTo(p + 1);
      return true;
    }
    String word = scan.wordAt(p);
    switch (word) {
      case "c", "celsius", "centigrade", "centigrados" ->
        scan.add(number + "\u00B0c", start, scan.behind());
      case "f", "fahrenheit" -> scan.add(number + "\u00B0f", start, scan.behind());
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean isDegree(char c) {
    return c == '\u00B0' || c == '\u00BA' || c == '\u02DA';
  }

  /** Whether a sign or a letter stands behind the figures, or more figures; asked first, since most have neither. */
  private boolean unitMayFollow(int p) {
    int next = p;
    while (next < end
        && next < p + MAX_NUMBER
        && (Chars.isDigit(text.charAt(next))
            || isSeparator(text.charAt(next))
            || isDash(text.charAt(next)))) {
      next++;
    }
    next = scan.spaces(next);
    if (next >= end) {
      return false;
    }
    char c = text.charAt(next);
    return Chars.isLetter(c)
        || c == '%'
        || c == '\uFF05'
        || c == '\u2030'
        || c == '\u2103'
        || isDegree(c)
        || Currencies.ofSign(c) != null;
  }

  /** Reads a sum of money whose number is known; returns the offset behind it, or 0. */
  private int money(int unitStart, int start, int numberEnd, @Nullable String prefix) {
    int stop = numberEnd;
    String word = scan.wordAt(scan.gap(stop));
    Integer power = MAGNITUDES.get(word);
    if (power != null) {
      stop = scan.behind();
      if (word.equals("mil") && scan.wordAt(scan.gap(stop)).equals("millones")) {
        power = 9;
        stop = scan.behind();
      } else if ((word.equals("mio") || word.equals("mrd"))
          && stop < end
          && text.charAt(stop) == '.') {
        stop++;
      }
    }
    int other = power == null && prefix != null ? otherEnd(numberEnd) : -1;
    if (other > 0) {
      // "$40-45 million" is no $40.
      word = scan.wordAt(scan.gap(other));
      power = MAGNITUDES.get(word);
    }
    String currency = prefix;
    String suffix = currencyBehind(stop);
    boolean fits = prefix == null
        || prefix.equals(suffix)
        || prefix.equals("$") && Currencies.isDollar(suffix);
    if (suffix != null && fits) {
      currency = suffix;
      stop = scan.behind();
    }
    if (currency == null) {
      return 0;
    }
    // "1.325 billion" has a decimal point; "1.500 euros" and "1.500 Millionen" do not.
    boolean comma = power != null && DECIMAL_COMMA.contains(word);
    BigDecimal value = decimal(start, comma ? "." : power == null ? ".," : ",");
    if (value == null) {
      return 0;
    }
    if (power != null) {
      value = value.scaleByPowerOfTen(power);
    }
    String amount = plain(value);
    scan.add(currency.length() == 1 ? currency + amount : currency + " " + amount, unitStart, stop);
    return stop;
  }

  /** Returns the currency that stands before a number, and sets where it begins. */
  private @Nullable String currencyBefore(int number) {
    int p = number;
    if (p > scan.from() && Chars.isSpace(text.charAt(p - 1)) && text.charAt(p - 1) != '\n') {
      p--;
    }
    if (p == scan.from()) {
      return null;
    }
    char c = text.charAt(p - 1);
    String sign = Currencies.ofSign(c);
    if (sign != null) {
      scan.readTo(p - 1);
      String dollar = sign.equals("$") ? dollarBefore(p - 1) : null;
      return dollar != null ? dollar : sign;
    }
    int stop = c == '.' && p > scan.from() + 1 ? p - 1 : p;
    int start = stop;
    while (start > scan.from() && start > stop - 5 && Chars.isAsciiLetter(text.charAt(start - 1))) {
      start--;
    }
    int length = stop - start;
    if (length < 2
        || length > 3
        || start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
      return null;
    }
    String word = text.substring(start, stop);
    if (stop < p && !word.equals("Rs") || word.equals("US")) {
      return null;
    }
    scan.readTo(start);
    return Currencies.ofCode(word);
  }

  /** Returns the dollar that the letters before its sign name, and sets where they begin. */
  private @Nullable String dollarBefore(int sign) {
    int start = sign;
    while (start > scan.from()
        && start > sign - 5
        && (Chars.isAsciiLetter(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) {
      start--;
    }
    String dollar = start == sign ? null : Currencies.ofDollarPrefix(text.substring(start, sign));
    if (dollar != null) {
      scan.readTo(start);
    }
    return dollar;
  }

  /** Returns the currency that stands behind a number, and sets where it ends. */
  private @Nullable String currencyBehind(int p) {
    int at = scan.gap(p);
    if (at >= end) {
      return null;
    }
    String sign = Currencies.ofSign(text.charAt(at));
    if (sign != null) {
      scan.readTo(at + 1);
      return isBeforeFigure(at + 1) ? null : sign;
    }
    int stop = at;
    while (stop < end && stop < at + 6 && Chars.isAsciiLetter(text.charAt(stop))) {
      stop++;
    }
    if (stop > at + 1 && stop < at + 4) {
      String word = text.substring(at, stop);
      String code = Currencies.ofCode(word);
      if (stop < end && text.charAt(stop) == '$') {
        String dollar = Currencies.ofDollarPrefix(word);
        scan.readTo(stop + 1);
        return dollar == null || isBeforeFigure(stop + 1) ? null : dollar;
      }
      if (code != null && scan.isWordEnd(stop) && !word.equals("US") && !word.equals("Rs")) {
        scan.readTo(stop);
        return isBeforeFigure(stop) ? null : code;
      }
    }
    return currencyWord(at);
  }

  /** Returns the currency whose name is at an offset, and sets where it ends. */
  private @Nullable String currencyWord(int at) {
    String word = text.startsWith("U.S.", at) ? "us" : scan.wordAt(at);
    if (text.startsWith("U.S.", at)) {
      scan.readTo(at + 4);
    }
    if ((word.equals("d") || word.equals("de") || word.equals("of") || word.equals("di"))
        && scan.behind() < end) {
      word = scan.wordAt(word.equals("d") ? scan.behind() + 1 : scan.spaces(scan.behind()));
    }
    String nation = Currencies.ofNation(word);
    if (nation != null) {
      word = scan.wordAt(scan.gap(scan.behind()));
      boolean currency = Currencies.ofWord(word) != null || word.startsWith("franc");
      return currency ? nation : null;
    }
    String currency = Currencies.ofWord(word);
    if (currency != null && (word.equals("pound") || word.equals("pounds"))) {
      int pounds = scan.behind();
      if (!scan.wordAt(scan.spaces(pounds)).equals("sterling")) {
        scan.readTo(pounds);
      }
    }
    return currency;
  }

  private boolean isBeforeFigure(int p) {
    int next = scan.spaces(p);
    return next < end && Chars.isDigit(text.charAt(next));
  }

  /**
   * Reads a number with its separators and sets where it ends; null if it is none.
   *
   * @param thousands which of stop and comma parts thousands when it stands once, before three figures
   */
  private @Nullable BigDecimal decimal(int start, String thousands) {
    int first = scan.skipDigits(start);
    int stop = first;
    char separator = 0;
    int groups = 0;
    int point = -1;
    boolean leading = first - start <= 3 && text.charAt(start) != '0';
    while (stop + 1 < end
        && isSeparator(text.charAt(stop))
        && Chars.isDigit(text.charAt(stop + 1))) {
      char c = kind(text.charAt(stop));
      int next = scan.skipDigits(stop + 1);
      boolean three = next == stop + 4;
      boolean grouping = three && leading && (groups == 0 || c == separator);
      if (grouping && groups == 0 && (c == '.' || c == ',') && thousands.indexOf(c) < 0) {
        grouping =
            next + 1 < end && text.charAt(next) == c && scan.skipDigits(next + 1) == next + 4;
      }
      if (grouping) {
        separator = c;
        groups++;
        stop = next;
      } else if (c == '.' || c == ',') {
        if (groups > 0 && c == separator) {
          break;
        }
        point = stop;
        stop = next;
        break;
      } else {
        break;
      }
    }
    scan.readTo(stop);
    boolean goesOn = stop + 1 < end
        && (text.charAt(stop) == '.' || text.charAt(stop) == ',')
        && Chars.isDigit(text.charAt(stop + 1));
    if (goesOn || stop - start > MAX_NUMBER) {
      while (stop < end
          && (Chars.isDigit(text.charAt(stop))
              || text.charAt(stop) == '.'
              || text.charAt(stop) == ',')) {
        stop++;
      }
      scan.readTo(stop);
      return null;
    }
    StringBuilder figures = new StringBuilder();
    for (int i = start; i < stop; i++) {
      char c = text.charAt(i);
      if (Chars.isDigit(c)) {
        figures.append(c);
      } else if (i == point) {
        figures.append('.');
      }
    }
    return new BigDecimal(figures.toString());
  }

  private static boolean isSeparator(char c) {
    return c == '.' || c == ',' || c == '\'' || c == '\u2019' || kind(c) == ' ';
  }

  private static char kind(char c) {
    return switch (c) {
      case ' ', '\u00A0', '\u202F', '\u2009', '\u2007' -> ' ';
      case '\'', '\u2019' -> '\'';
      default -> c;
    };
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
