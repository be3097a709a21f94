package io.entente.analysis;

import java.util.Locale;
import java.util.Set;

/**
 * Finds where sentences end.
 *
 * <p>A full stop behind an abbreviation, an initial, an ordinal or the number of a list is no end; nor is
 * one before a small letter. Where a stop may be either, as in {@code U.S.} or {@code Inc.}, the next word
 * decides: it is an end before a word that often begins a sentence. An empty line is always an end.
 * Reads every character once.
 */
final class Sentences {

  /** Abbreviations that stand before a name or in the middle of a sentence, never at its end. */
  private static final Set<String> INNER = words(
      "mr mrs ms messrs dr prof gen col lt sgt capt cpt maj adm sen rep reps gov pres st hon rev amb rt mt ft"
          + " vs v viz cf e.g eg i.e ie ca approx resp incl excl esp ed eds transl dept"
          + " sr sra dra ud uds excmo excma d.\u00AA"
          + " mme mlle mm me vgl bzw z.b zb d.h dh u.a ua i.v.m i.d.f i.s.d o.\u00E4 sog gem abs lit ziff hrsg bgbl"
          + " nos arts secs paras pp vols chs figs num n\u00FAm n\u00FAms n\u00BA nr al\u00EDn l.c op");

  /** Abbreviations that stand before a number. */
  private static final Set<String> BEFORE_NUMBER = words(
      "no art sec p para par ch chap fig vol ex res doc c s ss sch reg cl app tit pt cap ap apdo inc let pos rn anm"
          + " article section chapter part title annex schedule rule regulation clause art\u00EDculo articulo artikel"
          + " jan feb mar apr jun jul aug sep sept oct nov dec janv f\u00E9vr avr juil d\u00E9c ene abr ago dic okt dez"
          + " tel rs us usd eur t nn l al vers ver a.d b.c");

  /** Abbreviations that may also end a sentence. */
  private static final Set<String> EITHER = words(
      "etc al inc ltd co corp bros llc plc jr sr a.m p.m am pm usw ff f ggf ibid id seq dlrs cts mln bln pct"
          + " gmbh s.a s.l ph.d m.d esq");

  private static final Set<String> STARTERS = words(
      "the this that these those there it its in on at as if when while where a an and but or so for from to by with"
          + " he she we they i you his her our their who what why how however moreover therefore nevertheless also"
          + " after before during since under according any each every not all some such both either neither"
          + " today yesterday now then once because although though despite"
          + " le la les l' un une des il elle ils elles nous ce cette ces dans en pour par sur et mais toute tout"
          + " el los las lo una uno se para por con y pero este esta estos estas cuando si toda todo"
          + " der die das ein eine einer es er sie wir dies diese dieser dieses bei f\u00FCr auf und aber wenn");

  /** What follows the ordinal of a day or of a German noun. */
  private static final Set<String> BEHIND_ORDINAL = words(
      "januar februar m\u00E4rz april mai juni juli august september oktober november dezember jahrhundert"
          + " jahrhunderts legislaturperiode wahlperiode bundestag bundestages sitzung abschnitt kapitel teil absatz"
          + " satz buch titel lebensjahr lebensjahres lebensjahrs \u00E4nderung verordnung");

  private static final int MAX_MARKER = 30;

  private Sentences() {}

  private static Set<String> words(String list) {
    return Set.of(list.split(" "));
  }

  /**
   * Returns the end of the sentence that begins at {@code start}.
   *
   * @return the offset behind its last character, without the white space that follows; {@code end} if
   *     it is the last
   */
  static int end(String text, int start, int end) {
    int i = start;
    while (i < end) {
      char c = text.charAt(i);
      switch (c) {
        case '.', '!', '?', '\u2026' -> {
          int after = behindClosers(text, i + 1, end);
          if (ends(text, start, i, after, end)) {
            return after;
          }
          i = Math.max(i + 1, after);
        }
        case '\u3002', '\uFF01', '\uFF1F' -> {
          return behindClosers(text, i + 1, end);
        }
        case '\n' -> {
          int next = Chars.skipSpace(text, i, end);
          if (next < end
              && hasBlankLine(text, i, next)
              && !Character.isLowerCase(text.charAt(next))) {
            int last = lastBefore(text, start, i);
            if (last > start) {
              return last;
            }
          }
          i = Math.max(i + 1, next);
        }
        default -> i++;
      }
    }
    return end;
  }

  private static boolean hasBlankLine(String text, int from, int to) {
    int lines = 0;
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '\n' && ++lines == 2) {
        return true;
      }
    }
    return false;
  }

  private static int lastBefore(String text, int start, int i) {
    int last = i;
    while (last > start && Chars.isSpace(text.charAt(last - 1))) {
      last--;
    }
    return last;
  }

  /** Skips further stops, and the quotation marks, brackets and emphasis that close behind them. */
  private static int behindClosers(String text, int from, int end) {
    int i = from;
    while (i < end) {
      switch (text.charAt(i)) {
        case '.',
            '!',
            '?',
            '\u2026',
            '"',
            '\'',
            '\u201D',
            '\u2019',
            '\u00BB',
            '\u203A',
            ')',
            ']',
            '*',
            '_',
            '\u3002',
            '\uFF01',
            '\uFF1F',
            '\u300D',
            '\u300F',
            '\uFF09',
            '\u201C' -> i++;
        default -> {
          return i;
        }
      }
    }
    return i;
  }

  private static boolean ends(String text, int start, int stop, int after, int end) {
    if (after >= end) {
      return true;
    }
    if (!Chars.isSpace(text.charAt(after))) {
      return false;
    }
    int next = Chars.skipSpace(text, after, end);
    if (next >= end) {
      return true;
    }
    int word = next;
    while (word < end && word < next + 6 && isOpener(text.charAt(word))) {
      word++;
    }
    if (word < end && Character.isLowerCase(text.charAt(word))) {
      return false;
    }
    if (text.charAt(stop) != '.') {
      return true;
    }
    boolean onlyStop = after == stop + 1;
    return after > stop + 1 && text.charAt(after - 1) != '*' && text.charAt(after - 1) != '_'
        ? !onlyAbbreviationInside(text, start, stop)
        : endsBehindWord(text, start, stop, word, end, onlyStop);
  }

  /** Whether the bracket or quotation that closes behind the stop holds but an abbreviation: {@code (U.S.)}. */
  private static boolean onlyAbbreviationInside(String text, int start, int stop) {
    if (text.charAt(stop + 1) != ')') {
      return false;
    }
    for (int i = stop; i >= Math.max(start, stop - 12); i--) {
      char c = text.charAt(i);
      if (c == '(') {
        return true;
      }
      if (Chars.isSpace(c)) {
        return false;
      }
    }
    return false;
  }

  private static boolean endsBehindWord(
      String text, int start, int stop, int next, int end, boolean onlyStop) {
    int from = stop;
    while (from > start && stop - from < 24 && isWordCharacter(text.charAt(from - 1))) {
      from--;
    }
    if (from == stop) {
      return true;
    }
    if (stop - start < MAX_MARKER && isMarker(text, start, stop, end)) {
      return false;
    }
    char first = text.charAt(from);
    char nextChar = next < end ? text.charAt(next) : ' ';
    if (Chars.isDigit(first)) {
      return stop - from > 2 || !onlyStop || !BEHIND_ORDINAL.contains(wordAt(text, next, end));
    }
    String word = text.substring(from, stop).toLowerCase(Locale.ROOT);
    if (INNER.contains(word)) {
      return false;
    }
    if (BEFORE_NUMBER.contains(word)) {
      return !(Chars.isDigit(nextChar) || nextChar == '(' || isRoman(text, next, end));
    }
    if (stop - from == 1 && Character.isUpperCase(first)) {
      return behindDivision(text, start, from) || isStarter(text, next, end);
    }
    if (EITHER.contains(word) || isDottedInitials(word)) {
      return isStarter(text, next, end);
    }
    return true;
  }

  /** "U.S", "z.B", "e.g", "J.R.R": single letters with stops between. */
  private static boolean isDottedInitials(String word) {
    if (word.length() < 3) {
      return false;
    }
    for (int i = 1; i < word.length(); i += 2) {
      if (word.charAt(i) != '.') {
        return false;
      }
    }
    return word.length() % 2 == 1;
  }

  /** Whether all there is before the stop is the number of a provision: {@code 2}, {@code (a)}, {@code Section 1}. */
  private static boolean isMarker(String text, int start, int stop, int end) {
    int p = start;
    while (p < stop && (isOpener(text.charAt(p)) || Chars.isSpace(text.charAt(p)))) {
      p++;
    }
    if (p < stop && Label.mayBegin(text.charAt(p))) {
      Label label = Label.scan(text, p, Math.min(end, stop + 6));
      if (label != null && label.end() >= stop) {
        return true;
      }
    }
    int length = stop - p;
    if (length == 0 || length > 8) {
      return length == 0;
    }
    if (length == 1) {
      return true;
    }
    boolean digits = true;
    boolean roman = true;
    for (int i = p; i < stop; i++) {
      char c = text.charAt(i);
      digits &= Chars.isDigit(c) || c == '.';
      roman &= "ivxIVX".indexOf(c) >= 0;
    }
    return digits || roman;
  }

  /** Whether the letter behind an "Annex" or "Part" is its number, not an initial. */
  private static boolean behindDivision(String text, int start, int letter) {
    int last = lastBefore(text, start, letter);
    int from = last;
    while (from > start && last - from < 12 && Character.isLetter(text.charAt(from - 1))) {
      from--;
    }
    return last < letter
        && last > from
        && Character.isLetter(text.charAt(from))
        && Label.scan(text, from, letter + 1) != null;
  }

  private static boolean isRoman(String text, int start, int end) {
    int i = start;
    while (i < end && i < start + 7 && "IVXLC".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i > start
        && (i == end || !Character.isLetterOrDigit(text.charAt(i)))
        && !(i == start + 1 && text.charAt(start) == 'I' && i < end && text.charAt(i) == ' ');
  }

  private static boolean isStarter(String text, int start, int end) {
    return STARTERS.contains(wordAt(text, start, end));
  }

  private static String wordAt(String text, int start, int end) {
    int i = start;
    while (i < end && i < start + 20 && Character.isLetter(text.charAt(i))) {
      i++;
    }
    return text.substring(start, i).toLowerCase(Locale.ROOT);
  }

  private static boolean isWordCharacter(char c) {
    return c == '.' || c == '\u00BA' || Character.isLetterOrDigit(c);
  }

  private static boolean isOpener(char c) {
    return switch (c) {
      case '"',
          '\'',
          '\u201C',
          '\u2018',
          '\u201E',
          '\u00AB',
          '\u2039',
          '(',
          '[',
          '*',
          '_',
          '\u00BF',
          '\u00A1',
          '-',
          '\u2013',
          '\u2014',
          '\u300C',
          '\uFF08' -> true;
      default -> false;
    };
  }
}
