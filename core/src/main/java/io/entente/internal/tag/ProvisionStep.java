package io.entente.internal.tag;

import io.entente.analysis.Units;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One step of a passage's path, read: a named division ({@code Article 5}, {@code § 3}), the marks of
 * paragraphs and points ({@code (2)}, {@code (2)–(4)}), or something else.
 *
 * @param kind what it is
 * @param name the canonical English name of a division, such as {@code article}; else empty
 * @param numbers canonical numbers: of a division one or, for {@code Sections 3 to 5}, several, none if it
 *     has none; of marks those the step covers
 * @param below marks written behind the number of a division, as in {@code Rule 5(2)(a)}
 */
record ProvisionStep(Kind kind, String name, List<String> numbers, List<String> below) {

  enum Kind {
    DIVISION,
    /** Paragraphs or points; one number, or several for a range. */
    MARKS,
    /** A number without a name, as of a heading {@code 1.2 Scope}. */
    BARE,
    OTHER
  }

  private static final int MAX_RANGE = 100;

  private static final ProvisionStep NOTHING =
      new ProvisionStep(Kind.OTHER, "", List.of(), List.of());

  private static final Map<String, String> NAMES = names(
      "article article articles art arts articulo articulos artikel artikeln artigo artigos articolo articoli"
          + " artykul artikkel artikla clanak статья المادة",
      "section section sections sec secs seccion seccio secao sezione sektion afdeling oddział \u00A7 \u00A7\u00A7 параграф",
      "division abschnitt unterabschnitt раздел",
      "subsection subsection",
      "annex annex annexe annexes annexure annexa annexos anexo anexos anlage anhang allegato bilaga bilag bijlage załącznik"
          + " приложение",
      "chapter chapter chapters chap chapitre capitulo capitol capitolo kapitel hoofdstuk hauptstuck capo rozdział глава",
      "part part parts partie parte teil deel часть",
      "schedule schedule schedules",
      "rule rule rules regle regla regola regra",
      "regulation regulation regulations",
      "clause clause clauses clausula",
      "principle principle principles principe principio",
      "title title titles titre titulo titel titol titolo dział",
      "addenda addenda addendum supplementary",
      "subpart subpart",
      "subchapter subchapter",
      "paragraph paragraph",
      "protocol protocol protocols protocole protocolo protokoll protocollo протокол",
      "appendix appendix appendices apendice appendice",
      "attachment attachment",
      "exhibit exhibit",
      "amendment amendment",
      "book book livre libro livro buch llibre",
      "preamble preamble preambule preambulo preambul praambel eingangsformel преамбула 序言 前言");

  /** What stands at the end of a treaty or law and may number its articles anew. */
  static final Set<String> ATTACHED =
      Set.of("annex", "protocol", "schedule", "appendix", "attachment", "exhibit", "addenda");

  /** What articles and the like stand in. */
  static final Set<String> CONTAINERS =
      Set.of("chapter", "part", "title", "book", "division", "subpart", "subchapter", "preamble");

  private static final Set<String> UNNUMBERED =
      Set.of("annex", "protocol", "schedule", "appendix", "attachment", "addenda", "preamble");

  private static final Map<String, Integer> WORDS = numberWords(
      "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
          + " eighteen nineteen twenty",
      "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
          + " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
      "premier deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme",
      "premiere seconde",
      "unique",
      "unico",
      "unic",
      "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete"
          + " dieciocho diecinueve veinte",
      "primero segundo tercero cuarto quinto sexto septimo octavo noveno decimo undecimo duodecimo",
      "primera segunda tercera cuarta quinta sexta septima octava novena decima",
      "primeiro segundo terceiro quarto quinto sexto setimo oitavo nono decimo",
      "primer segon tercer quart cinque sise sete vuite nove dese",
      "primo secondo terzo quarto quinto sesto settimo ottavo nono decimo",
      "erster zweiter dritter vierter funfter sechster siebter achter neunter zehnter elfter zwolfter",
      "erstes zweites drittes viertes funftes sechstes siebtes achtes neuntes zehntes elftes zwolftes",
      "erste zweite dritte vierte funfte sechste siebte achte neunte zehnte elfte zwolfte");

  private static final Map<String, Integer> TENS = Map.of("twenty", 20, "thirty", 30, "forty", 40);

  private static final String LATIN =
      "(?:[ -]?(?i:bis|ter|quater|quinquies|sexies|septies|octies)(?![\\p{L}\\d]))?";
  private static final String FIGURES =
      "\\d+(?:\\.?[\u00BA\u00B0\u00AA]|er(?!\\p{L})|(?:[.\\-/]\\d+)*(?:-?[A-Za-z](?![\\p{L}\\d]))?)"
          + LATIN;
  private static final String LETTERS =
      "(?:[IVXLC]+|[A-Z])(?:-\\d+(?:\\.\\d+)*|-[A-Z](?![\\p{L}\\d]))?(?![\\p{L}\\d])" + LATIN;
  /** Of a French code: {@code L. 121-3}. */
  private static final String CODE = "[LRDA](?:[.*]+[ \u00A0]?)?\\d+(?:-\\d+)*" + LATIN;

  private static final String NUMBER =
      "(?:" + CODE + "|I(?:er|re)(?!\\p{L})|" + FIGURES + "|" + LETTERS + ")";
  private static final String SUB = "(?:\\s?\\.?\\((?:\\d{1,3}[a-z]?|[A-Za-z]{1,5})\\))";

  private static final Pattern DIVISION =
      Pattern.compile("(\u00A7\u00A7?|[\\p{L}\\p{M}]{3,16}|[Aa]rt|[Ss]ec)\\.?[\\s\\-\u2013]*("
          + NUMBER + ")(" + SUB + "*)");
  private static final Pattern MORE = Pattern.compile(
      "\\s*(?:(to|through|bis|[\u2013\u2014-])|and|und|et|y|e|&|,)\\s*(" + NUMBER + ")");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
  private static final Pattern CHINESE = Pattern.compile(
      "(?:\u7B2C\\s*([0-9\u3007\u96F6\u4E00-\u9FFF]{1,8}?)\\s*([\u689D\u6761\u7AE0\u7BC0\u8282\u7DE8\u7F16\u90E8])"
          + "|(\u9644\u4EF6|\u9644\u9304|\u9644\u5F55)\\s*([0-9\u4E00-\u5343]{0,4}))"
          + "(?:\u4E4B([0-9\u4E00-\u5343]+))?");
  private static final String CHINESE_FIGURES =
      "\u3007\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D";

  private static final String MARK =
      "\\((\\d{1,4}[a-z]{0,9}|[A-Za-z]{1,6})\\)|(\\d+(?:\\.\\d+)+[a-z]?)";
  private static final Pattern MARKS =
      Pattern.compile("(?:" + MARK + ")(?:[\u2013\u2014-](?:" + MARK + "))?");
  private static final Pattern BARE =
      Pattern.compile("(\\d+(?:\\.\\d+)*)\\.?(" + SUB + "*)(?=$|[\\s.):])");

  private static final Pattern ENCLOSED = Pattern.compile("\\(([^)]+)\\)");

  private static Map<String, String> names(String... lists) {
    Map<String, String> names = new HashMap<>();
    for (String list : lists) {
      String[] words = list.split(" ");
      for (String word : words) {
        names.put(fold(word), words[0]);
      }
    }
    return Map.copyOf(names);
  }

  private static Map<String, Integer> numberWords(String... lists) {
    Map<String, Integer> words = new HashMap<>();
    for (String list : lists) {
      int value = 1;
      for (String word : list.split(" ")) {
        words.putIfAbsent(word, value++);
      }
    }
    return Map.copyOf(words);
  }

  /** Reads a step of a path. */
  static ProvisionStep read(String text) {
    String step = text.strip();
    if (step.isEmpty()) {
      return NOTHING;
    }
    Matcher marks = MARKS.matcher(step);
    if (marks.matches()) {
      String from = mark(marks.group(1), marks.group(2));
      String to = marks.group(3) == null && marks.group(4) == null
          ? from
          : mark(marks.group(3), marks.group(4));
      return new ProvisionStep(Kind.MARKS, "", range(from, to), List.of());
    }
    ProvisionStep chinese = step.charAt(0) >= 0x4E00 ? readChinese(step) : null;
    if (chinese != null) {
      return chinese;
    }
    Matcher division = DIVISION.matcher(step);
    if (division.lookingAt()) {
      String name = NAMES.get(fold(division.group(1)));
      if (name != null && !name.equals("preamble")) {
        return numbered(name, step, division);
      }
    }
    ProvisionStep spelt = readWords(step);
    if (spelt != null) {
      return spelt;
    }
    Matcher bare = BARE.matcher(step);
    return bare.lookingAt()
        ? new ProvisionStep(Kind.BARE, "", List.of(number(bare.group(1))), marksIn(bare.group(2)))
        : NOTHING;
  }

  /** A number with a range or list behind it: {@code Sections 3 to 5}. */
  private static ProvisionStep numbered(String name, String step, Matcher division) {
    List<String> numbers = new ArrayList<>(List.of(number(division.group(2))));
    List<String> below = marksIn(division.group(3));
    String typed = division.group(1);
    boolean several = typed.endsWith("s") || typed.endsWith("eln") || typed.equals("\u00A7\u00A7");
    Matcher more = MORE.matcher(step).region(division.end(), step.length());
    while (several && below.isEmpty() && more.lookingAt() && numbers.size() < MAX_RANGE) {
      String next = number(more.group(2));
      if (more.group(1) != null) {
        numbers.addAll(range(numbers.removeLast(), next));
      } else {
        numbers.add(next);
      }
      more.region(more.end(), step.length());
    }
    return new ProvisionStep(Kind.DIVISION, name, List.copyOf(numbers), below);
  }

  /** {@code Chapter Twenty-One}, {@code Erster Abschnitt}, or a name without a number. */
  private static @Nullable ProvisionStep readWords(String step) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(step);
    while (words.size() < 3 && matcher.find()) {
      words.add(fold(matcher.group()));
    }
    if (words.isEmpty()) {
      return null;
    }
    String name = NAMES.get(words.get(0));
    if (name != null) {
      int value = words.size() > 1 ? number(words, 1) : 0;
      if (value > 0) {
        return new ProvisionStep(Kind.DIVISION, name, List.of(Integer.toString(value)), List.of());
      }
      return UNNUMBERED.contains(name)
          ? new ProvisionStep(Kind.DIVISION, name, List.of(), List.of())
          : null;
    }
    Integer first = WORDS.get(words.get(0));
    String second = words.size() > 1 && first != null ? NAMES.get(words.get(1)) : null;
    return second == null
        ? null
        : new ProvisionStep(Kind.DIVISION, second, List.of(String.valueOf(first)), List.of());
  }

  private static int number(List<String> words, int at) {
    Integer tens = TENS.get(words.get(at));
    Integer value = WORDS.get(words.get(at));
    if (tens != null) {
      Integer ones = at + 1 < words.size() ? WORDS.get(words.get(at + 1)) : null;
      return ones != null && ones < 10 ? tens + ones : tens;
    }
    return value == null ? 0 : value;
  }

  private static @Nullable ProvisionStep readChinese(String step) {
    if (step.startsWith("\u5E8F\u8A00") || step.startsWith("\u524D\u8A00")) {
      return new ProvisionStep(Kind.DIVISION, "preamble", List.of(), List.of());
    }
    Matcher matcher = CHINESE.matcher(step);
    if (!matcher.lookingAt()) {
      return null;
    }
    String name;
    String figures;
    if (matcher.group(1) == null) {
      name = matcher.group(3).equals("\u9644\u4EF6") ? "annex" : "appendix";
      figures = matcher.group(4);
    } else {
      figures = matcher.group(1);
      name = switch (matcher.group(2).charAt(0)) {
        case '\u689D', '\u6761' -> "article";
        case '\u7AE0' -> "chapter";
        case '\u7BC0', '\u8282' -> "section";
        default -> "part";
      };
    }
    if (figures.isEmpty()) {
      return new ProvisionStep(Kind.DIVISION, name, List.of(), List.of());
    }
    int value = chinese(figures);
    if (value <= 0) {
      return null;
    }
    int part = matcher.group(5) == null ? 0 : chinese(matcher.group(5));
    String number = part > 0 ? value + "-" + part : Integer.toString(value);
    return new ProvisionStep(Kind.DIVISION, name, List.of(number), List.of());
  }

  /** Returns the value of Chinese or other figures, or 0. */
  static int chinese(String figures) {
    int sum = 0;
    int digit = 0;
    boolean places = false;
    for (int i = 0; i < figures.length(); i++) {
      char c = figures.charAt(i);
      int unit = c == '\u5341' ? 10 : c == '\u767E' ? 100 : c == '\u5343' ? 1000 : 0;
      if (unit > 0) {
        sum += Math.max(digit, 1) * unit;
        digit = 0;
        places = true;
        continue;
      }
      int value = c >= '0' && c <= '9' ? c - '0' : c == '\u96F6' ? 0 : CHINESE_FIGURES.indexOf(c);
      if (value < 0 || sum > 9999 || digit > 9999) {
        return 0;
      }
      digit = places ? value : digit * 10 + value;
    }
    return sum + digit;
  }

  private static String number(String text) {
    String canonical = Units.canonicalNumber(text);
    int hyphen = canonical.lastIndexOf('-');
    // "5-bis" is "5bis", "3-05" is itself.
    return hyphen > 0
            && canonical.length() - hyphen > 3
            && Character.isLetter(canonical.charAt(hyphen + 1))
        ? canonical.substring(0, hyphen) + canonical.substring(hyphen + 1)
        : canonical;
  }

  private static String mark(@Nullable String enclosed, @Nullable String dotted) {
    return Units.canonicalNumber(enclosed != null ? enclosed : String.valueOf(dotted));
  }

  private static List<String> marksIn(@Nullable String text) {
    List<String> marks = new ArrayList<>();
    if (text == null || text.isEmpty()) {
      return List.of();
    }
    Matcher matcher = ENCLOSED.matcher(text);
    while (matcher.find()) {
      marks.add(Units.canonicalNumber(matcher.group(1)));
    }
    return List.copyOf(marks);
  }

  /** All numbers or letters from one to another; just these two if they cannot be counted. */
  static List<String> range(String from, String to) {
    if (from.equals(to)) {
      return List.of(from);
    }
    int fromDot = from.lastIndexOf('.');
    int toDot = to.lastIndexOf('.');
    String prefix = fromDot > 0 ? from.substring(0, fromDot + 1) : "";
    List<String> all = new ArrayList<>();
    int first = leading(from.substring(fromDot + 1));
    int last = leading(to.substring(toDot + 1));
    boolean alike = toDot < 0 ? fromDot < 0 : prefix.equals(to.substring(0, toDot + 1));
    all.add(from);
    if (alike && first > 0 && last > first && last - first < MAX_RANGE) {
      for (int value = first + 1; value <= last; value++) {
        all.add(prefix + value);
      }
    } else if (from.length() == 1 && to.length() == 1 && Character.isLetter(from.charAt(0))) {
      for (char c = (char) (from.charAt(0) + 1); c <= to.charAt(0); c++) {
        all.add(Character.toString(c));
      }
    } else {
      int low = roman(from);
      int high = roman(to);
      for (int value = low + 1; low > 0 && value <= high; value++) {
        all.add(ROMANS[value - 1]);
      }
    }
    if (!all.contains(to)) {
      all.add(to);
    }
    return List.copyOf(all);
  }

  static int leading(String text) {
    int value = 0;
    for (int i = 0; i < Math.min(6, text.length()); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        break;
      }
      value = value * 10 + c - '0';
    }
    return value;
  }

  private static final String[] ROMANS = romans();

  private static String[] romans() {
    String[] ones = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
    String[] tens = {"", "x", "xx", "xxx"};
    String[] romans = new String[39];
    for (int value = 1; value <= romans.length; value++) {
      romans[value - 1] = tens[value / 10] + ones[value % 10];
    }
    return romans;
  }

  /** Returns the value of a Roman numeral in small letters up to 39, or 0. */
  static int roman(String text) {
    for (int i = 0; i < ROMANS.length; i++) {
      if (ROMANS[i].equals(text)) {
        return i + 1;
      }
    }
    return 0;
  }

  private static String fold(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      if (lower.charAt(i) >= 0x80) {
        return Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
      }
    }
    return lower;
  }
}
