package io.entente.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the expressions of a text that mean one thing however they are written: sums of money,
 * percentages, temperatures, numbers of documents and references to provisions.
 *
 * <p>Each gets a canonical term: {@code USD 100} and {@code 100 dollars} are {@code $100},
 * {@code 37 per cent} is {@code 37%}, {@code 1,5 °C} is {@code 1.5°c}, {@code S/RES/1325 (2000)} is
 * {@code s/res/1325}, and {@code paragraph 2 of Art. V} is {@code article 5(2)}. A canonical term holds
 * a symbol, a slash, a bracket or a space, so it is never the term of a word.
 */
public final class Units {

  /**
   * An expression found in a text.
   *
   * @param term its canonical term
   * @param start the offset of its first character
   * @param end the offset behind its last character
   */
  public record Unit(String term, int start, int end) {}

  private static final int MAX_NUMBER = 24;
  private static final int MAX_CODE = 40;
  private static final int MAX_CODE_LETTERS = 8;
  private static final int MAX_SPACES = 8;
  private static final int MAX_DEPTH = 4;
  private static final int MAX_LIST = 40;

  /**
   * The name of a division.
   *
   * @param several whether this form of it may have several numbers behind it
   * @param lettered whether a letter may be its number
   * @param dated whether a year behind it is none
   */
  private record Division(String name, boolean several, boolean lettered, boolean dated) {}

  private static final Map<String, Division> DIVISIONS = divisions(
      "article article art articulo artigo articolo artikels +articles +arts +artikel +artikeln +articulos +artigos",
      "section section sec seccion secao abschnitt +sections +secs +secciones \u00A7 +\u00A7\u00A7",
      "annex annex annexe anexo anhang +annexes +anexos",
      "chapter chapter chap chapitre capitulo kapitel +chapters +chapitres +capitulos",
      "part part partie parte teil +parts +parties",
      "schedule schedule +schedules",
      "rule rule regle regla +rules",
      "regulation regulation +regulations",
      "clause clause clausula +clauses",
      "principle principle principe principio +principles",
      "title title titre titulo titel +titles",
      "protocol protocol protocole protocolo protokoll +protocols",
      "appendix appendix +appendices");

  private static final Set<String> SUBDIVISIONS = words(
      "paragraph paragraphs para paras par paragraphe paragraphes absatz abs apartado apartados parrafo parrafos"
          + " subsection subsections subparagraph subparagraphs point points lit buchstabe letra lettre"
          + " alinea numeral item");

  private static final Set<String> SEVERAL_SUBDIVISIONS =
      words("paragraphs paras paragraphes apartados parrafos subsections subparagraphs points");

  /** What may have a stop behind it within a reference. */
  private static final Set<String> ABBREVIATED =
      words("art arts sec secs chap para paras par abs lit");

  private static final Set<String> LATIN = words("bis ter quater quinquies sexies septies octies");

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

  /** Codes in capitals, which may stand before a sum or behind it. */
  private static final Map<String, String> CODES = currencies(
      "USD $ US $ EUR \u20AC GBP \u00A3 JPY \u00A5 CNY cny RMB cny INR inr Rs inr CHF chf AUD aud CAD cad NZD nzd"
          + " HKD hkd SGD sgd KRW krw BRL brl ZAR zar RUB rub TRY try SEK sek NOK nok DKK dkk PLN pln");

  /** What stands directly before a dollar sign. */
  private static final Map<String, String> DOLLARS = currencies(
      "US $ U.S. $ A aud AU aud C cad CA cad CAN cad NZ nzd HK hkd S sgd R brl CAD cad AUD aud USD $");

  private static final Map<String, String> CURRENCY_WORDS = currencies(
      "dollar $ dollars $ dolares $ euro \u20AC euros \u20AC pound \u00A3 pounds \u00A3 sterling \u00A3 yen \u00A5"
          + " yuan cny renminbi cny rupee inr rupees inr won krw reais brl rand zar rouble rub roubles rub ruble rub"
          + " rubles rub lira try liras try francs chf");

  private static final Map<String, String> NATIONS = currencies(
      "us $ american $ australian aud canadian cad singapore sgd swiss chf british \u00A3 japanese \u00A5 chinese cny"
          + " indian inr russian rub turkish try brazilian brl");

  private static final Set<String> PERCENT = words("percent pct prozent procent");
  private static final Set<String> PER = words("per pour por");
  private static final Set<String> CENT = words("cent ciento cento");
  private static final Set<String> DEGREES =
      words("degree degrees degre degres grad grados graus gradi");

  private final String text;
  private final int end;
  private final boolean onlyReferences;
  private final List<Unit> found = new ArrayList<>();
  /** Where the last unit ends, which no other reaches behind. */
  private int from;
  /** Where what a method has read last ends. */
  private int behind;

  private Units(String text, boolean onlyReferences) {
    this.text = text;
    this.end = text.length();
    this.onlyReferences = onlyReferences;
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

  private static Map<String, String> currencies(String list) {
    Map<String, String> map = new HashMap<>();
    String[] parts = list.split(" ");
    for (int i = 0; i < parts.length; i += 2) {
      map.put(parts[i], parts[i + 1]);
    }
    return Map.copyOf(map);
  }

  private static Map<String, Division> divisions(String... lists) {
    Map<String, Division> map = new HashMap<>();
    for (String list : lists) {
      String[] parts = list.split(" ");
      for (int i = 1; i < parts.length; i++) {
        boolean several = parts[i].startsWith("+");
        map.put(
            several ? parts[i].substring(1) : parts[i],
            new Division(
                parts[0],
                several,
                !parts[0].equals("article"),
                !parts[0].equals("article") && !parts[0].equals("section")));
      }
    }
    return Map.copyOf(map);
  }

  /**
   * Returns all units of a text by where they start. A reference to a provision is followed by those to
   * the provisions it lies in: {@code Article 5(2)} also gives {@code article 5}.
   *
   * @param text any text
   * @return the units
   */
  static List<Unit> find(String text) {
    return new Units(text, false).scan();
  }

  /**
   * Returns the references to provisions of a text by where they start, each as narrow as it is written:
   * {@code Article 5(2)} gives {@code article 5(2)} alone.
   *
   * @param text any text
   * @return the references
   */
  public static List<Unit> references(String text) {
    return new Units(text, true).scan();
  }

  /**
   * Returns a number of a provision as it stands in canonical terms: in small letters without brackets,
   * spaces and closing marks, with Roman numerals in capitals and words as figures. {@code IV} gives
   * {@code 4}, {@code 5 bis} gives {@code 5bis}, {@code (A)} gives {@code a} and {@code One} gives
   * {@code 1}. Roman numerals in small letters are kept, since a single one could be a letter: {@code
   * (iv)} gives {@code iv}.
   *
   * @param number a number such as headings and references have
   * @return its canonical form, empty if it holds no letter or digit
   */
  public static String canonicalNumber(String number) {
    int start = 0;
    int stop = number.length();
    while (start < stop && !Character.isLetterOrDigit(number.charAt(start))) {
      start++;
    }
    while (stop > start && !isNumberEnd(number.charAt(stop - 1))) {
      stop--;
    }
    int letters = start;
    while (letters < stop && isAsciiLetter(number.charAt(letters))) {
      letters++;
    }
    String head = "";
    int rest = start;
    boolean whole = letters == stop || !Character.isLetterOrDigit(number.charAt(letters));
    if (letters > start && whole) {
      int roman = romanAt(number, start, letters);
      Label.Numeral word = roman > 0 ? null : Label.Numeral.scan(number, start, letters, false);
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
        : Label.Numeral.roman(text, start, stop, true);
  }

  private List<Unit> scan() {
    int i = 0;
    while (i < end) {
      char c = text.charAt(i);
      if (isLetter(c)) {
        i = word(i);
      } else if (Chars.isDigit(c)) {
        i = onlyReferences ? skipDigits(i) : number(i);
      } else if (c == '/') {
        i = onlyReferences ? i + 1 : slash(i);
      } else if (c == '\u00A7') {
        i = sign(i);
      } else {
        i++;
      }
    }
    if (found.size() > 1) {
      found.sort(Comparator.comparingInt(Unit::start));
    }
    return found;
  }

  private void add(String term, int start, int stop) {
    found.add(new Unit(term, start, stop));
    from = Math.max(from, stop);
  }

  // References

  private int sign(int start) {
    int stop = start + 1 < end && text.charAt(start + 1) == '\u00A7' ? start + 2 : start + 1;
    Division division = DIVISIONS.get(text.substring(start, stop));
    return division != null && reference(division, start, stop, true) ? behind : stop;
  }

  private int word(int start) {
    int stop = start + 1;
    while (stop < end && isLetter(text.charAt(stop))) {
      stop++;
    }
    int length = stop - start;
    char first = text.charAt(start);
    if (length > 13
        || length < 2 && first != 'C'
        || !mayBeginName(first)
        || !numberMayFollow(stop)) {
      return stop;
    }
    if (stop < end && text.charAt(stop) == '(' && !onlyReferences && communication(start, stop)) {
      return behind;
    }
    String name = Label.fold(text.substring(start, stop));
    Division division = DIVISIONS.get(name);
    if (division != null) {
      return reference(division, start, stop, Character.isUpperCase(first)) ? behind : stop;
    }
    return SUBDIVISIONS.contains(name) && paragraphOf(start, stop, name) ? behind : stop;
  }

  private static boolean mayBeginName(char c) {
    return switch (c) {
      case 'a', 'b', 'c', 'i', 'k', 'l', 'n', 'p', 'r', 's', 't' -> true;
      case 'A', 'B', 'C', 'I', 'J', 'K', 'L', 'N', 'P', 'R', 'S', 'T' -> true;
      default -> false;
    };
  }

  /** Whether what follows a word may be a number; asked first, since it seldom is. */
  private boolean numberMayFollow(int stop) {
    if (stop + 2 < end && text.charAt(stop) == ' ') {
      char c = text.charAt(stop + 1);
      if (c >= 'a' && c <= 'z' && "ivxl".indexOf(c) < 0 && isLetter(text.charAt(stop + 2))) {
        return false;
      }
    }
    int p = stop;
    if (p < end && text.charAt(p) == '.') {
      p++;
    }
    int next = spaces(p);
    if (next >= end) {
      return false;
    }
    char c = text.charAt(next);
    if (Chars.isDigit(c) || c == '(') {
      return true;
    }
    if (next == stop || !isAsciiLetter(c)) {
      return false;
    }
    int letters = next;
    while (letters < end && letters < next + 9 && isAsciiLetter(text.charAt(letters))) {
      if (letters > next && "IVXLCDMivxl".indexOf(text.charAt(letters)) < 0) {
        return false;
      }
      letters++;
    }
    return true;
  }

  /** Reads the numbers behind the name of a division. */
  private boolean reference(Division division, int start, int nameEnd, boolean capital) {
    int p = behindName(start, nameEnd);
    if (p == nameEnd && text.charAt(nameEnd - 1) != '\u00A7') {
      return false;
    }
    String number = provision(p, division, capital);
    if (number == null) {
      return false;
    }
    List<String> path = new ArrayList<>();
    path.add(number);
    boolean several = subdivisions(behind, path);
    int stop = behind;
    emit(division, path, start, stop, true);
    for (int items = 0; items < MAX_LIST; items++) {
      int next = separator(stop);
      if (next < 0 || next >= end) {
        break;
      }
      char c = text.charAt(next);
      if (path.size() > 1 && (c == '(' || several && Chars.isDigit(c))) {
        String sub = c == '(' ? bracketed(next) : subNumber(next);
        if (sub == null) {
          break;
        }
        path.set(path.size() - 1, sub);
        stop = behind;
        emit(division, path, next, stop, false);
      } else {
        String sibling = division.several() && (Chars.isDigit(c) || c >= 'A' && c <= 'Z')
            ? provision(next, division, true)
            : null;
        if (sibling == null) {
          break;
        }
        path.clear();
        path.add(sibling);
        several = subdivisions(behind, path);
        stop = behind;
        emit(division, path, next, stop, true);
      }
    }
    behind = stop;
    return true;
  }

  private void emit(Division division, List<String> path, int start, int stop, boolean ancestors) {
    for (int depth = path.size(); depth > 0; depth--) {
      add(term(division, path, depth), start, stop);
      if (onlyReferences || !ancestors) {
        return;
      }
    }
  }

  private static String term(Division division, List<String> path, int depth) {
    StringBuilder term = new StringBuilder(division.name()).append(' ').append(path.get(0));
    for (int i = 1; i < depth; i++) {
      term.append('(').append(path.get(i)).append(')');
    }
    return term.toString();
  }

  /** Reads "paragraph 2 of Article 5", also with several numbers and several steps. */
  private boolean paragraphOf(int start, int nameEnd, String first) {
    List<String> steps = new ArrayList<>();
    List<String> leaves = new ArrayList<>();
    String sub = first;
    int name = start;
    int p = nameEnd;
    for (int level = 0; level < MAX_DEPTH; level++) {
      p = behindName(name, p);
      String number = p < end && text.charAt(p) == '(' ? bracketed(p) : subNumber(p);
      if (number == null) {
        return false;
      }
      List<String> path = new ArrayList<>();
      path.add(number);
      p = behind;
      for (String more = bracketed(spaces(p));
          more != null && path.size() < MAX_DEPTH;
          more = bracketed(spaces(p))) {
        path.add(more);
        p = behind;
      }
      if (level == 0 && path.size() == 1 && SEVERAL_SUBDIVISIONS.contains(sub)) {
        for (int next = separator(p); next >= 0 && leaves.size() < MAX_LIST; next = separator(p)) {
          String other = next < end && text.charAt(next) == '(' ? bracketed(next) : subNumber(next);
          if (other == null) {
            break;
          }
          leaves.add(other);
          p = behind;
        }
      }
      steps.addAll(0, path);
      p = connector(p);
      if (p < 0) {
        return false;
      }
      int stop = p;
      while (stop < end && stop < p + 14 && isLetter(text.charAt(stop))) {
        stop++;
      }
      boolean signed = stop == p && p < end && text.charAt(p) == '\u00A7';
      sub = signed ? "\u00A7" : Label.fold(text.substring(p, stop));
      Division division = DIVISIONS.get(sub);
      if (division != null) {
        int at = behindName(p, signed ? p + 1 : stop);
        number = provision(at, division, Character.isUpperCase(text.charAt(p)));
        if (number == null) {
          return false;
        }
        path = new ArrayList<>();
        path.add(number);
        subdivisions(behind, path);
        int stopped = behind;
        int base = path.size();
        if (!onlyReferences) {
          emit(division, path, p, stopped, true);
        }
        path.addAll(steps);
        for (int depth = path.size(); depth > base; depth--) {
          add(term(division, path, depth), start, stopped);
          if (onlyReferences) {
            break;
          }
        }
        for (String leaf : leaves) {
          path.set(path.size() - 1, leaf);
          add(term(division, path, path.size()), start, stopped);
        }
        behind = stopped;
        return true;
      }
      if (!SUBDIVISIONS.contains(sub)) {
        return false;
      }
      name = p;
      p = stop;
    }
    return false;
  }

  /** Returns the offset of the word behind an "of", or -1. */
  private int connector(int p) {
    int start = spaces(p);
    if (start == p) {
      return -1;
    }
    for (String of : new String[] {"of", "de l'", "de l\u2019", "del", "des", "de", "von", "in"}) {
      if (text.startsWith(of, start)) {
        int stop = start + of.length();
        int next = spaces(stop);
        if (next < end && (next > stop || of.length() == 5)) {
          return next;
        }
      }
    }
    return -1;
  }

  /** Returns the offset behind what may stand between two numbers of a list, or -1. */
  private int separator(int p) {
    int at = spaces(p);
    boolean parted = false;
    if (at < end && text.charAt(at) == ',') {
      int next = spaces(at + 1);
      if (next == at + 1) {
        return -1;
      }
      at = next;
      parted = true;
    } else if (at < end && ("-\u2013\u2014&".indexOf(text.charAt(at)) >= 0)) {
      return spaces(at + 1);
    } else if (at == p) {
      return -1;
    }
    for (String and : new String[] {
      "and", "or", "to", "through", "und", "oder", "bis", "et", "ou", "\u00E0", "y", "e", "a"
    }) {
      if (text.startsWith(and, at)) {
        int next = spaces(at + and.length());
        if (next > at + and.length()) {
          return next;
        }
      }
    }
    return parted ? at : -1;
  }

  /** Skips the stop of an abbreviation and spaces. */
  private int behindName(int name, int nameEnd) {
    boolean stopped = nameEnd < end
        && text.charAt(nameEnd) == '.'
        && nameEnd - name < 6
        && ABBREVIATED.contains(text.substring(name, nameEnd).toLowerCase(Locale.ROOT));
    return spaces(stopped ? nameEnd + 1 : nameEnd);
  }

  /** Reads the number of an article, a chapter and so on. */
  private @Nullable String provision(int p, Division division, boolean capital) {
    if (p >= end) {
      return null;
    }
    if (Chars.isDigit(text.charAt(p))) {
      String number = figures(p, 5, true, division.several());
      // "Fires Regulation 2008" is a title.
      return number != null && division.dated() && isYear(number) ? null : number;
    }
    int stop = p;
    while (stop < end && stop < p + 9 && isAsciiLetter(text.charAt(stop))) {
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
          || single && !capital && !isBehindNumber(stop)) {
        return null;
      }
      number = roman > 0 ? Integer.toString(roman) : Character.toString(Character.toLowerCase(c));
    } else {
      for (int i = p; i < stop; i++) {
        if ("ivxl".indexOf(text.charAt(i)) < 0) {
          return null;
        }
      }
      int roman = Label.Numeral.roman(text, p, stop, false);
      if (roman == 0 || single && !isBehindNumber(stop)) {
        return null;
      }
      number = Integer.toString(roman);
    }
    String latin = latin(stop);
    behind = latin.isEmpty() ? stop : behind;
    return number + latin;
  }

  private static boolean isYear(String number) {
    return number.length() == 4 && (number.startsWith("19") || number.startsWith("20"));
  }

  /** Whether a single letter is a number rather than a word, by what follows. */
  private boolean isBehindNumber(int p) {
    int next = spaces(p);
    if (next == p || next >= end || !isLetter(text.charAt(next))) {
      return true;
    }
    for (String word : new String[] {"of ", "to ", "and ", "or ", "de ", "der ", "des "}) {
      if (text.startsWith(word, next)) {
        return true;
      }
    }
    return false;
  }

  /** Reads figures with what belongs to them: "5", "5bis", "5 bis", "5a", "5-A", "5.2". */
  private @Nullable String figures(int p, int most, boolean dotted, boolean ranged) {
    int stop = skipDigits(p);
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
      stop = skipDigits(stop + 1);
    }
    String number = text.substring(zeros, stop);
    if (stop < end && (text.charAt(stop) == '\u00BA' || text.charAt(stop) == '\u00AA')) {
      stop++;
    } else if (text.startsWith("er", stop) && isWordEnd(stop + 2)) {
      stop += 2;
    } else if (stop < end && isAsciiLetter(text.charAt(stop)) && isWordEnd(stop + 1)) {
      number += Character.toLowerCase(text.charAt(stop++));
    } else if (stop + 1 < end
        && text.charAt(stop) == '-'
        && isAsciiLetter(text.charAt(stop + 1))
        && isWordEnd(stop + 2)) {
      number += "-" + Character.toLowerCase(text.charAt(stop + 1));
      stop += 2;
    }
    String latin = latin(stop);
    if (!latin.isEmpty()) {
      stop = behind;
      number += latin;
    }
    char next = stop < end ? text.charAt(stop) : ' ';
    if (!isWordEnd(stop) || next == '%' || next == '/' && !isWordEnd(stop + 1)) {
      return null;
    }
    behind = stop;
    return number;
  }

  /** Reads "bis", "ter" and so on, directly behind a number or behind a space. */
  private String latin(int p) {
    int start = p < end && (text.charAt(p) == ' ' || text.charAt(p) == '-') ? p + 1 : p;
    int stop = start;
    while (stop < end && stop < start + 10 && isAsciiLetter(text.charAt(stop))) {
      stop++;
    }
    if (stop - start < 3 || stop - start > 9 || !isWordEnd(stop)) {
      return "";
    }
    String word = text.substring(start, stop).toLowerCase(Locale.ROOT);
    if (!LATIN.contains(word)) {
      return "";
    }
    int next = spaces(stop);
    // In German a "bis" between numbers is a "to".
    if (start > p && next < end && Chars.isDigit(text.charAt(next))) {
      return "";
    }
    behind = stop;
    return word;
  }

  /** Reads "(2)(a)", ", paragraph 2" and the like; tells whether the last may have further numbers behind it. */
  private boolean subdivisions(int p, List<String> path) {
    int stop = p;
    boolean several = false;
    while (path.size() <= MAX_DEPTH) {
      String sub = bracketed(spaces(stop));
      if (sub == null) {
        int at = stop < end && text.charAt(stop) == ',' ? stop + 1 : stop;
        int start = spaces(at);
        int wordEnd = start;
        while (wordEnd < end && wordEnd < start + 14 && isLetter(text.charAt(wordEnd))) {
          wordEnd++;
        }
        if (start == at || wordEnd - start < 3) {
          break;
        }
        char first = Character.toLowerCase(text.charAt(start));
        if ("pasbl".indexOf(first) < 0 || !numberMayFollow(wordEnd)) {
          break;
        }
        String name = Label.fold(text.substring(start, wordEnd));
        int number = behindName(start, wordEnd);
        if (!SUBDIVISIONS.contains(name) || number == wordEnd || number >= end) {
          break;
        }
        sub = text.charAt(number) == '(' ? bracketed(number) : subNumber(number);
        several = SEVERAL_SUBDIVISIONS.contains(name);
      } else {
        several = false;
      }
      if (sub == null) {
        break;
      }
      path.add(sub);
      stop = behind;
    }
    behind = stop;
    return several;
  }

  /** Reads a number of a paragraph or a letter of a point that stands without brackets. */
  private @Nullable String subNumber(int p) {
    if (p >= end) {
      return null;
    }
    if (Chars.isDigit(text.charAt(p))) {
      return figures(p, 3, false, true);
    }
    int stop = p;
    while (stop < end && stop < p + 6 && isAsciiLetter(text.charAt(stop))) {
      stop++;
    }
    if (!isWordEnd(stop) || !isSub(p, stop)) {
      return null;
    }
    int closed = stop < end && text.charAt(stop) == ')' ? stop + 1 : stop;
    behind = closed;
    return canonicalNumber(text.substring(p, stop));
  }

  private @Nullable String bracketed(int p) {
    if (p >= end || text.charAt(p) != '(') {
      return null;
    }
    int stop = p + 1;
    while (stop < end && stop < p + 8 && Character.isLetterOrDigit(text.charAt(stop))) {
      stop++;
    }
    if (stop >= end || text.charAt(stop) != ')' || !isSub(p + 1, stop)) {
      return null;
    }
    behind = stop + 1;
    return canonicalNumber(text.substring(p + 1, stop));
  }

  /** Whether characters are a number of up to three figures, a letter, a double letter or a Roman numeral. */
  private boolean isSub(int start, int stop) {
    int figures = skipDigits(start);
    if (figures > stop || figures - start > 3) {
      return false;
    }
    if (figures > start) {
      return stop - figures <= 1
          || LATIN.contains(text.substring(figures, stop).toLowerCase(Locale.ROOT));
    }
    for (int i = start; i < stop; i++) {
      if (!isAsciiLetter(text.charAt(i))) {
        return false;
      }
    }
    boolean capital = stop > start && text.charAt(start) <= 'Z';
    return stop == start + 1
        || stop == start + 2 && text.charAt(start) == text.charAt(start + 1)
        || Label.Numeral.roman(text, start, stop, capital) > 0;
  }

  // Numbers of documents

  /** Reads {@code COM(2021) 706}. */
  private boolean communication(int start, int stop) {
    if (!Set.of("COM", "SWD", "JOIN", "SEC", "C").contains(text.substring(start, stop))) {
      return false;
    }
    int yearEnd = skipDigits(stop + 1);
    if (yearEnd != stop + 5 || yearEnd >= end || text.charAt(yearEnd) != ')') {
      return false;
    }
    int number = spaces(yearEnd + 1);
    int numberEnd = skipDigits(number);
    if (numberEnd == number || numberEnd - number > 5 || !isWordEnd(numberEnd)) {
      return false;
    }
    String term = text.substring(start, yearEnd + 1).toLowerCase(Locale.ROOT);
    add(term + text.substring(number, numberEnd), start, numberEnd);
    behind = numberEnd;
    return true;
  }

  private int slash(int i) {
    int start = i;
    while (start > from && start > i - MAX_CODE && isCode(text.charAt(start - 1))) {
      start--;
    }
    while (start < i && !Character.isLetterOrDigit(text.charAt(start))) {
      start++;
    }
    if (start == i) {
      return i + 1;
    }
    code(start);
    return Math.max(behind, i + 1);
  }

  /** Reads a run of letters and figures with slashes between, and sets where it ends even if it is no code. */
  private boolean code(int start) {
    int stop = start;
    int slashes = 0;
    int letters = 0;
    int mostLetters = 0;
    boolean figure = false;
    boolean figureBehind = false;
    while (stop < end) {
      char c = text.charAt(stop);
      if (isLetter(c)) {
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
    behind = stop;
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
    int open = spaces(stop);
    if (open + 5 < end
        && isLetter(text.charAt(start))
        && text.charAt(open) == '('
        && (text.charAt(open + 1) == '1' || text.charAt(open + 1) == '2')
        && skipDigits(open + 1) == open + 5
        && text.charAt(open + 5) == ')') {
      stop = open + 6;
    }
    add(term, start, stop);
    behind = stop;
    return true;
  }

  private static boolean isCode(char c) {
    return c == '/' || c == '.' || c == '-' || Character.isLetterOrDigit(c);
  }

  // Numbers with a unit

  private int number(int start) {
    int digits = skipDigits(start);
    boolean slash = digits + 1 < end && text.charAt(digits) == '/';
    String currency = currencyBefore(start);
    int unitStart = currency == null ? start : behind;
    if (slash && currency == null && code(start)) {
      return behind;
    }
    if (currency == null && !unitMayFollow(digits)) {
      return digits;
    }
    BigDecimal value = decimal(start, ",");
    int stop = behind;
    if (value == null || start > 0 && currency == null && isLetter(text.charAt(start - 1))) {
      return Math.max(stop, digits);
    }
    int at = spaces(stop);
    char c = at < end ? text.charAt(at) : ' ';
    String plain = plain(value);
    if (c == '%' || c == '\uFF05' || c == '\u2030') {
      if (start > 0 && text.charAt(start - 1) == c) {
        return stop;
      }
      add(plain + (c == '\u2030' ? c : '%'), start, at + 1);
      return at + 1;
    }
    if (c == '\u2103' || isDegree(c)) {
      int scale = c == '\u2103' ? at : spaces(at + 1);
      return scale(plain, start, scale) ? behind : stop;
    }
    int money = money(unitStart, start, stop, currency);
    if (money > 0) {
      return money;
    }
    String word = wordAt(gap(stop));
    int wordEnd = behind;
    if (PERCENT.contains(word) || PER.contains(word) && CENT.contains(wordAt(gap(wordEnd)))) {
      add(plain + "%", start, behind);
      return behind;
    }
    if (DEGREES.contains(word) && scale(plain, start, spaces(wordEnd))) {
      return behind;
    }
    return stop;
  }

  /** Reads the scale of a temperature. */
  private boolean scale(String number, int start, int p) {
    if (p < end && text.charAt(p) == '\u2103') {
      add(number + "\u00B0c", start, p + 1);
      behind = p + 1;
      return true;
    }
    String word = wordAt(p);
    switch (word) {
      case "c", "celsius", "centigrade", "centigrados" -> add(number + "\u00B0c", start, behind);
      case "f", "fahrenheit" -> add(number + "\u00B0f", start, behind);
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
            || text.charAt(next) == '-')) {
      next++;
    }
    next = spaces(next);
    if (next >= end) {
      return false;
    }
    char c = text.charAt(next);
    return isLetter(c)
        || c == '%'
        || c == '\uFF05'
        || c == '\u2030'
        || c == '\u2103'
        || isDegree(c)
        || sign(c) != null;
  }

  /** Reads a sum of money whose number is known; returns the offset behind it, or 0. */
  private int money(int unitStart, int start, int numberEnd, @Nullable String prefix) {
    int stop = numberEnd;
    String word = wordAt(gap(stop));
    Integer power = MAGNITUDES.get(word);
    if (power != null) {
      stop = behind;
      if (word.equals("mil") && wordAt(gap(stop)).equals("millones")) {
        power = 9;
        stop = behind;
      } else if ((word.equals("mio") || word.equals("mrd"))
          && stop < end
          && text.charAt(stop) == '.') {
        stop++;
      }
    }
    String currency = prefix;
    String suffix = currencyBehind(stop);
    boolean fits =
        prefix == null || prefix.equals(suffix) || prefix.equals("$") && isDollar(suffix);
    if (suffix != null && fits) {
      currency = suffix;
      stop = behind;
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
    add(currency.length() == 1 ? currency + amount : currency + " " + amount, unitStart, stop);
    return stop;
  }

  private static boolean isDollar(@Nullable String currency) {
    return currency != null && Set.of("$", "aud", "cad", "nzd", "hkd", "sgd").contains(currency);
  }

  /** Returns the currency that stands before a number, and sets where it begins. */
  private @Nullable String currencyBefore(int number) {
    int p = number;
    if (p > from && Chars.isSpace(text.charAt(p - 1)) && text.charAt(p - 1) != '\n') {
      p--;
    }
    if (p == from) {
      return null;
    }
    char c = text.charAt(p - 1);
    String sign = sign(c);
    if (sign != null) {
      behind = p - 1;
      if (sign.equals("$")) {
        int start = p - 1;
        while (start > from
            && start > p - 6
            && (isAsciiLetter(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) {
          start--;
        }
        String dollar = start == p - 1 ? null : DOLLARS.get(text.substring(start, p - 1));
        if (dollar != null) {
          behind = start;
          return dollar;
        }
      }
      return sign;
    }
    int stop = c == '.' && p > from + 1 ? p - 1 : p;
    int start = stop;
    while (start > from && start > stop - 5 && isAsciiLetter(text.charAt(start - 1))) {
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
    behind = start;
    return CODES.get(word);
  }

  /** Returns the currency that stands behind a number, and sets where it ends. */
  private @Nullable String currencyBehind(int p) {
    int at = gap(p);
    if (at >= end) {
      return null;
    }
    String sign = sign(text.charAt(at));
    if (sign != null) {
      behind = at + 1;
      return isBeforeFigure(at + 1) ? null : sign;
    }
    int stop = at;
    while (stop < end && stop < at + 6 && isAsciiLetter(text.charAt(stop))) {
      stop++;
    }
    if (stop > at + 1 && stop < at + 4) {
      String word = text.substring(at, stop);
      String code = CODES.get(word);
      if (stop < end && text.charAt(stop) == '$') {
        String dollar = DOLLARS.get(word);
        behind = stop + 1;
        return dollar == null || isBeforeFigure(stop + 1) ? null : dollar;
      }
      if (code != null && isWordEnd(stop) && !word.equals("US") && !word.equals("Rs")) {
        behind = stop;
        return isBeforeFigure(stop) ? null : code;
      }
    }
    String word = text.startsWith("U.S.", at) ? "us" : wordAt(at);
    if (text.startsWith("U.S.", at)) {
      behind = at + 4;
    }
    if ((word.equals("d") || word.equals("de") || word.equals("of") || word.equals("di"))
        && behind < end) {
      word = wordAt(word.equals("d") ? behind + 1 : spaces(behind));
    }
    String nation = NATIONS.get(word);
    if (nation != null) {
      word = wordAt(gap(behind));
      boolean currency = CURRENCY_WORDS.containsKey(word) || word.startsWith("franc");
      return currency ? nation : null;
    }
    String currency = CURRENCY_WORDS.get(word);
    if (currency != null && (word.equals("pound") || word.equals("pounds"))) {
      int pounds = behind;
      if (!wordAt(spaces(pounds)).equals("sterling")) {
        behind = pounds;
      }
    }
    return currency;
  }

  private boolean isBeforeFigure(int p) {
    int next = spaces(p);
    return next < end && Chars.isDigit(text.charAt(next));
  }

  private static @Nullable String sign(char c) {
    return switch (c) {
      case '$', '\uFF04' -> "$";
      case '\u20AC' -> "\u20AC";
      case '\u00A3', '\uFFE1' -> "\u00A3";
      case '\u00A5', '\uFFE5' -> "\u00A5";
      case '\u20B9' -> "inr";
      case '\u20A9' -> "krw";
      case '\u20BD' -> "rub";
      case '\u20BA' -> "try";
      default -> null;
    };
  }

  /**
   * Reads a number with its separators and sets where it ends; null if it is none.
   *
   * @param thousands which of stop and comma parts thousands when it stands once, before three figures
   */
  private @Nullable BigDecimal decimal(int start, String thousands) {
    int first = skipDigits(start);
    int stop = first;
    char separator = 0;
    int groups = 0;
    int point = -1;
    boolean leading = first - start <= 3 && text.charAt(start) != '0';
    while (stop + 1 < end
        && isSeparator(text.charAt(stop))
        && Chars.isDigit(text.charAt(stop + 1))) {
      char c = kind(text.charAt(stop));
      int next = skipDigits(stop + 1);
      boolean three = next == stop + 4;
      boolean grouping = three && leading && (groups == 0 || c == separator);
      if (grouping && groups == 0 && (c == '.' || c == ',') && thousands.indexOf(c) < 0) {
        grouping = next + 1 < end && text.charAt(next) == c && skipDigits(next + 1) == next + 4;
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
    behind = stop;
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
      behind = stop;
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

  // Characters

  /** Returns the folded word at an offset and sets where it ends; empty if none is there. */
  private String wordAt(int p) {
    int stop = p;
    while (stop < end && stop < p + 13 && isLetter(text.charAt(stop))) {
      stop++;
    }
    behind = stop;
    return stop == p || !isWordEnd(stop) ? "" : Label.fold(text.substring(p, stop));
  }

  /** Skips spaces, or the hyphen of "100-dollar". */
  private int gap(int p) {
    return p < end && (text.charAt(p) == '-' || text.charAt(p) == '\u2011') ? p + 1 : spaces(p);
  }

  private int spaces(int p) {
    int i = p;
    boolean broken = false;
    while (i < end && i < p + MAX_SPACES && Chars.isSpace(text.charAt(i))) {
      if (text.charAt(i) == '\n') {
        if (broken) {
          return p;
        }
        broken = true;
      }
      i++;
    }
    return i;
  }

  private int skipDigits(int p) {
    int i = p;
    while (i < end && Chars.isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private boolean isWordEnd(int p) {
    return p >= end || !Character.isLetterOrDigit(text.charAt(p));
  }

  private static boolean isAsciiLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isLetter(char c) {
    return c < 0x80
        ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
        : Character.isLetter(c) && c != '\u00BA' && c != '\u00AA';
  }
}
