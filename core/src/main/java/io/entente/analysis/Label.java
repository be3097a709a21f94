package io.entente.analysis;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The number of a division at the start of a line: {@code CHAPTER II}, {@code Art. 5bis}, {@code § 12}.
 *
 * @param rank how deep the division usually lies, from 0
 * @param text the label as it goes into a path
 * @param value the number, or -1 if there is none
 * @param letterValue the number if a Roman numeral is a letter after all, else the same as {@code value}
 * @param suffixed whether the number has a suffix such as {@code bis} or parts, so that it need not be in sequence
 * @param capitals whether the name of the division is in capitals
 * @param end the offset behind the label
 */
record Label(
    int rank,
    String text,
    int value,
    int letterValue,
    boolean suffixed,
    boolean capitals,
    int end) {
  static final int ANNEX = 0;
  static final int PART = 1;
  static final int TITLE = 2;
  static final int CHAPTER = 3;
  static final int SUBCHAPTER = 4;
  static final int SECTION = 5;
  static final int SUBSECTION = 6;
  static final int ARTICLE = 7;
  static final int BELOW_ARTICLE = 8;
  static final int PREAMBLE = -1;
  static final int BARE = 9;

  private static final int MAX_WORD = 14;
  private static final String CHINESE_FIGURES = "〇零一二三四五六七八九十百千";

  private static final Map<String, Integer> DIVISIONS = divisions(Map.of(
      ANNEX,
      "book livre libro livro buch llibre"
          + " annex annexe anexo annexure annexa annexos anlage anhang allegato bijlage bilaga bilag załącznik"
          + " schedule appendix attachment exhibit protocol protokoll addenda addendum",
      PART,
      "part partie parte teil deel",
      TITLE,
      "title titre titulo titel titol titolo dział division subpart",
      CHAPTER,
      "chapter chapitre capitulo kapitel capitol hauptstuck hoofdstuk capo rozdział subtitle",
      SUBCHAPTER,
      "subchapter subdivision",
      SECTION,
      "section sec seccion seccio secao abschnitt sezione afdeling oddział",
      SUBSECTION,
      "subsection unterabschnitt",
      ARTICLE,
      "article art articulo artikel artigo articolo rule regla regle regulation clause clausula amendment principle"
          + " paragraph",
      PREAMBLE,
      "preamble preambule preambulo preambul praambel eingangsformel"));

  /** Divisions that may have no number. */
  private static final Set<String> UNNUMBERED = Set.of(
      ("annex annexe annexure annexa annexos anexo anlage anhang allegato bijlage bilaga bilag załącznik"
              + " appendix schedule addenda addendum")
          .split(" "));

  /** Divisions whose number German may put before the name: {@code 2. Abschnitt}. */
  private static final Set<String> NUMBER_FIRST =
      Set.of("abschnitt", "unterabschnitt", "kapitel", "hauptstuck", "teil", "titel", "buch");

  /** The kinds of provisions behind the articles of Spanish and Catalan laws. */
  private static final Set<String> CLOSING =
      Set.of("adicional", "addicional", "transitoria", "derogatoria", "final");

  private static Map<String, Integer> divisions(Map<Integer, String> lists) {
    Map<String, Integer> divisions = new HashMap<>();
    lists.forEach((rank, words) -> {
      for (String word : words.split(" ")) {
        divisions.put(word, rank);
      }
    });
    return Map.copyOf(divisions);
  }

  boolean numbered() {
    return value >= 0;
  }

  /** Whether it is named as in American laws, "Sec. 2", whose titles run on into the text. */
  boolean isSec() {
    return abbreviated() && text.startsWith("Sec");
  }

  /** Whether it is a section sign, which may number the paragraphs of an article. */
  boolean isSign() {
    return text.charAt(0) == '\u00A7';
  }

  /** Whether it ends a law and is no word of a sentence: {@code SCHEDULE}, {@code Supplementary Provisions}, {@code Addenda}. */
  boolean closes() {
    return rank == ANNEX && (capitals || text.indexOf(' ') > 0 || text.startsWith("Add"));
  }

  /** Whether it is called a paragraph, as in memoranda between governments. */
  boolean isParagraph() {
    return text.startsWith("Paragraph ");
  }

  /** Whether a character can begin a label; asked first, since most lines begin with something else. */
  static boolean mayBegin(char c) {
    return c >= 'A' && c <= 'Z'
        || c >= '1' && c <= '9'
        || c == '\u00A7'
        || c == '\u7B2C'
        || c == '\u00DC';
  }

  /** Whether a word is the name of a division cut short, so that a stop behind it ends no sentence. */
  static boolean isAbbreviation(String word) {
    return word.equalsIgnoreCase("art") || word.equalsIgnoreCase("sec");
  }

  /** Whether the division is named so, as "Sec. 2" is. */
  boolean abbreviated() {
    int space = text.indexOf(' ');
    return space == 4 && text.charAt(3) == '.' && isAbbreviation(text.substring(0, 3));
  }

  /**
   * Returns the label that begins at {@code start}, or null.
   *
   * <p>Without a number there is a label only for annexes and preambles.
   */
  static @Nullable Label scan(String text, int start, int end) {
    if (start >= end) {
      return null;
    }
    char first = text.charAt(start);
    if (first == '\u00A7') {
      int p = start + 1;
      boolean several = p < end && text.charAt(p) == '\u00A7';
      Numeral number =
          several ? null : Numeral.scan(text, Chars.skipSpace(text, p, end), end, false);
      return number == null ? null : of(ARTICLE, "\u00A7", number, false);
    }
    if (first == '\u7B2C') {
      return scanChinese(text, start, end);
    }
    if (Chars.isDigit(first)) {
      return scanNumberFirst(text, start, end);
    }
    if (!Character.isLetter(first)) {
      return null;
    }
    int wordEnd = wordEnd(text, start, end);
    if (wordEnd < 0 || wordEnd - start < 3) {
      return null;
    }
    String word = text.substring(start, wordEnd);
    String folded = fold(word);
    Integer rank = DIVISIONS.get(folded);
    if (rank == null) {
      return switch (folded) {
        case "the" -> scanSchedule(text, wordEnd, end);
        case "disposicion", "disposicio" -> scanClosing(text, start, wordEnd, end);
        case "supplementary" -> scanPair(text, start, wordEnd, " Provisions", end);
        case "explanatory" -> scanPair(text, start, wordEnd, " Note", end);
        default -> scanOrdinalFirst(text, end, word, folded, wordEnd);
      };
    }
    boolean capitals = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
    boolean abbreviated = isAbbreviation(word);
    int p = wordEnd;
    if (p < end && text.charAt(p) == '.') {
      p++;
    }
    int tag = p < end && text.charAt(p) == '<' ? Heading.tagEnd(text, p, end) : 0;
    if (tag > 0) {
      p = tag < end && text.charAt(tag) == '.' ? tag + 1 : tag;
    }
    int numberStart = Chars.skipSpace(text, p, end);
    if (rank != PREAMBLE && (numberStart > wordEnd)) {
      Numeral number = Numeral.scan(text, numberStart, end, rank != ARTICLE);
      if (number != null) {
        return of(rank, titleCase(word, capitals) + (abbreviated ? "." : ""), number, capitals);
      }
    }
    if (rank == PREAMBLE || UNNUMBERED.contains(folded)) {
      return new Label(rank, titleCase(word, capitals), -1, -1, false, capitals, wordEnd);
    }
    return null;
  }

  /** "THE SCHEDULE", "The First Schedule". */
  private static @Nullable Label scanSchedule(String text, int behindThe, int end) {
    Label label =
        behindThe < end && text.charAt(behindThe) == ' ' ? scan(text, behindThe + 1, end) : null;
    return label != null && label.rank == ANNEX && label.text.endsWith("Schedule") ? label : null;
  }

  /** "Supplementary Provisions" behind the articles of laws of Japan, "EXPLANATORY NOTE" behind British regulations. */
  private static @Nullable Label scanPair(
      String text, int start, int wordEnd, String second, int end) {
    int labelEnd = wordEnd + second.length();
    boolean capitals = text.startsWith(second.toUpperCase(Locale.ROOT), wordEnd);
    boolean found = labelEnd == end && (capitals || text.startsWith(second, wordEnd));
    String label = titleCase(text.substring(start, wordEnd), capitals) + second;
    return found ? new Label(ANNEX, label, -1, -1, false, capitals, labelEnd) : null;
  }

  /** "1. Abschnitt", "2. Kapitel". */
  private static @Nullable Label scanNumberFirst(String text, int start, int end) {
    int p = start;
    int value = 0;
    while (p < end && p < start + 2 && Chars.isDigit(text.charAt(p))) {
      value = value * 10 + text.charAt(p++) - '0';
    }
    if (!text.startsWith(". ", p)) {
      return null;
    }
    int wordEnd = wordEnd(text, p + 2, end);
    if (wordEnd < 0 || !Character.isUpperCase(text.charAt(p + 2))) {
      return null;
    }
    String word = text.substring(p + 2, wordEnd);
    String folded = fold(word);
    Integer rank = NUMBER_FIRST.contains(folded) ? DIVISIONS.get(folded) : null;
    boolean capitals = word.equals(word.toUpperCase(Locale.ROOT));
    String label = text.substring(start, p + 2) + titleCase(word, capitals);
    return rank == null ? null : new Label(rank, label, value, value, false, capitals, wordEnd);
  }

  /** "Disposición adicional primera", "DISPOSICIONES FINALES". */
  private static @Nullable Label scanClosing(String text, int start, int wordEnd, int end) {
    int kind = wordEnd + 1;
    int kindEnd = wordEnd < end && text.charAt(wordEnd) == ' ' ? wordEnd(text, kind, end) : -1;
    if (kindEnd < 0 || !CLOSING.contains(fold(text.substring(kind, kindEnd)))) {
      return null;
    }
    Numeral number = Numeral.scan(text, Chars.skipSpace(text, kindEnd, end), end, false);
    boolean numbered = number != null && number.word();
    int labelEnd = number != null && numbered ? number.end() : kindEnd;
    boolean capitals = Character.isUpperCase(text.charAt(start + 1));
    String label = titleCase(text.substring(start, labelEnd), capitals);
    int value = number != null && numbered ? number.value() : -1;
    return new Label(ANNEX, label, value, value, true, capitals, labelEnd);
  }

  /** "Erster Abschnitt", "Première partie", "FIRST PART". */
  private static @Nullable Label scanOrdinalFirst(
      String text, int end, String word, String folded, int wordEnd) {
    Integer value = Numeral.ofWord(folded);
    if (value == null || wordEnd >= end || text.charAt(wordEnd) != ' ') {
      return null;
    }
    int secondEnd = wordEnd(text, wordEnd + 1, end);
    if (secondEnd < 0) {
      return null;
    }
    String second = text.substring(wordEnd + 1, secondEnd);
    Integer rank = DIVISIONS.get(fold(second));
    if (rank == null
        || rank == PREAMBLE
        || rank == ARTICLE
        || !Character.isUpperCase(second.charAt(0))) {
      return null;
    }
    boolean capitals = second.equals(second.toUpperCase(Locale.ROOT));
    String label = titleCase(word, capitals) + " " + titleCase(second, capitals);
    return new Label(rank, label, value, value, false, capitals, secondEnd);
  }

  private static @Nullable Label scanChinese(String text, int start, int end) {
    for (int i = start + 1; i < Math.min(end, start + 10); i++) {
      char c = text.charAt(i);
      int rank = switch (c) {
        case '\u7DE8', '\u7F16', '\u90E8' -> PART;
        case '\u7AE0' -> CHAPTER;
        case '\u7BC0', '\u8282' -> SECTION;
        case '\u689D', '\u6761' -> ARTICLE;
        default -> Integer.MIN_VALUE;
      };
      if (rank != Integer.MIN_VALUE) {
        return i == start + 1
            ? null
            : new Label(rank, text.substring(start, i + 1), 0, 0, true, false, i + 1);
      }
      if (!Character.isDigit(c) && CHINESE_FIGURES.indexOf(c) < 0) {
        return null;
      }
    }
    return null;
  }

  /** Returns the number that begins a heading such as {@code 1.2 Scope} or {@code IV. Final clauses}, or null. */
  static @Nullable Label scanBare(String text, int start, int end) {
    boolean open = start < end && text.charAt(start) == '(';
    Numeral number = Numeral.scan(text, open ? start + 1 : start, end, true);
    if (number == null || number.word() || number.end() >= end) {
      return null;
    }
    int p = number.end();
    char c = text.charAt(p);
    if (open) {
      return c == ')' ? of(BARE, "(" + number.text() + ")", number, p + 1) : null;
    }
    boolean spaced = p + 1 < end && Chars.isSpace(text.charAt(p + 1));
    if ((c == '.' || c == ')' || c == ':') && spaced) {
      return of(BARE, number.text(), number, p);
    }
    boolean dotted = number.text().indexOf('.') > 0;
    return dotted && Chars.isSpace(c) ? of(BARE, number.text(), number, p) : null;
  }

  private static Label of(int rank, String text, Numeral number, int end) {
    return new Label(
        rank, text, number.value(), number.letterValue(), number.suffixed(), false, end);
  }

  private static Label of(int rank, String word, Numeral number, boolean capitals) {
    String text =
        word + " " + (capitals && number.word() ? titleCase(number.text(), true) : number.text());
    // Divisions of American laws have letters and hold titles, those of Australian ones lie in
    // parts.
    boolean lettered = word.equals("Division") && !Chars.isDigit(number.text().charAt(0));
    return new Label(
        lettered ? PART : rank,
        text,
        number.value(),
        number.letterValue(),
        number.suffixed(),
        capitals,
        number.end());
  }

  /** Returns the end of the run of letters, or -1 if it is too long to be a name of a division. */
  static int wordEnd(String text, int start, int end) {
    int limit = Math.min(end, start + MAX_WORD + 1);
    int i = start;
    while (i < limit && Character.isLetter(text.charAt(i))) {
      i++;
    }
    return i == start + MAX_WORD + 1 ? -1 : i;
  }

  static String fold(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      if (lower.charAt(i) >= 0x80) {
        return Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
      }
    }
    return lower;
  }

  private static String titleCase(String word, boolean capitals) {
    String rest = capitals ? word.substring(1).toLowerCase(Locale.ROOT) : word.substring(1);
    return Character.toUpperCase(word.charAt(0)) + rest;
  }
}
