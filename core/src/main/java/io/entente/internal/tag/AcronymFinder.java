package io.entente.internal.tag;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a text says what an acronym stands for: {@code Acquisition and Cross-Servicing Agreement
 * (ACSA)}, {@code the World Trade Organization (hereinafter “WTO”)}, {@code ACSA (Acquisition and
 * Cross-Servicing Agreement)}.
 *
 * <p>After Schwartz and Hearst (2003), with stricter rules, since a wrong reading is worse than none: the
 * letters of the acronym are those of the long form in order, first of all the first letters of its words,
 * and every word has a part in it, but for small ones such as "of". Only looks where there is a bracket.
 */
public final class AcronymFinder {

  /**
   * A definition.
   *
   * @param acronym as written, without full stops and the "s" of a plural
   * @param longForm what it stands for, as written, with single spaces
   * @param start the offset of the definition, long form and acronym together
   * @param end the offset behind its closing bracket
   */
  public record Definition(String acronym, String longForm, int start, int end) {}

  private static final int MIN_LENGTH = 2;
  private static final int MAX_LENGTH = 10;
  private static final int MAX_BRACKET = 160;
  private static final int MAX_LONG_FORM = 200;

  /** Words that need no letter of their own. */
  private static final Set<String> SMALL = Set.of(
      "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the",
      "to", "with", "de", "del", "der", "des", "die", "das", "du", "e", "el", "et", "fur", "für",
      "la", "las", "le", "les", "los", "para", "por", "pour", "sobre", "sur", "und", "von", "y",
      "zur", "d", "l", "do", "da", "dos", "between", "under", "against", "its", "their");

  /** Words in front of an acronym in a bracket. */
  private static final Set<String> LEADING = Set.of(
      "hereinafter",
      "hereafter",
      "henceforth",
      "hereinbelow",
      "referred",
      "to",
      "as",
      "also",
      "known",
      "called",
      "termed",
      "the",
      "or",
      "in",
      "short",
      "abbreviated",
      "collectively",
      "individually",
      "a",
      "an",
      "each",
      "this",
      "formerly",
      "now",
      "jointly",
      "together",
      "be",
      "after",
      "simply",
      "said",
      "cited",
      "and",
      "acronym",
      "its");

  /** A word; joined if a hyphen parts it from the one before. */
  private record Word(int start, int end, String folded, boolean joined) {}

  private AcronymFinder() {}

  /**
   * Finds the definitions of a text.
   *
   * @param text any text
   * @return in the order of the text, none if there are none
   */
  public static List<Definition> find(String text) {
    int open = text.indexOf('(');
    if (open < 0) {
      return List.of();
    }
    List<Definition> found = new ArrayList<>();
    while (open >= 0) {
      int close = closing(text, open);
      if (close > 0) {
        Definition definition = definition(text, open, close);
        if (definition != null) {
          found.add(definition);
        }
      }
      open = text.indexOf('(', open + 1);
    }
    return List.copyOf(found);
  }

  private static int closing(String text, int open) {
    int limit = Math.min(text.length(), open + MAX_BRACKET);
    for (int i = open + 1; i < limit; i++) {
      char c = text.charAt(i);
      if (c == ')') {
        return i;
      }
      if (c == '(') {
        return -1;
      }
    }
    return -1;
  }

  private static @Nullable Definition definition(String text, int open, int close) {
    String inside = acronymInside(text, open + 1, close);
    if (inside != null) {
      String base = singular(inside);
      Definition plain = before(text, open, close, base);
      return plain != null || base.length() == inside.length()
          ? plain
          : before(text, open, close, inside);
    }
    return behind(text, open, close);
  }

  private static String singular(String acronym) {
    int last = acronym.length() - 1;
    return last >= 2
            && acronym.charAt(last) == 's'
            && Character.isUpperCase(acronym.charAt(last - 1))
        ? acronym.substring(0, last)
        : acronym;
  }

  /** The one acronym in a bracket, or null if there is something else. */
  private static @Nullable String acronymInside(String text, int start, int end) {
    int p = start;
    boolean led = true;
    while (p < end && led) {
      while (p < end && !Character.isLetterOrDigit(text.charAt(p))) {
        p++;
      }
      int wordEnd = p;
      while (wordEnd < end && isInAcronym(text.charAt(wordEnd))) {
        wordEnd++;
      }
      led = wordEnd > p
          && wordEnd < end
          && Character.isLowerCase(text.charAt(p))
          && LEADING.contains(text.substring(p, wordEnd).toLowerCase(Locale.ROOT));
      p = led ? wordEnd : p;
    }
    int stop = p;
    while (stop < end && isInAcronym(text.charAt(stop))) {
      stop++;
    }
    int rest = stop;
    while (rest < end && (isQuote(text.charAt(rest)) || text.charAt(rest) == ' ')) {
      rest++;
    }
    boolean more = rest < end
        && (",;".indexOf(text.charAt(rest)) >= 0 && rest + 1 < end
            || text.startsWith("or ", rest)
            || text.startsWith("and ", rest) && rest > stop + 1);
    if (rest < end && !more) {
      return null;
    }
    return acronym(text.substring(p, stop));
  }

  private static boolean isInAcronym(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '&' || c == '.' || c == '/';
  }

  private static boolean isQuote(char c) {
    return "\"'\u201C\u201D\u2018\u2019\u00AB\u00BB\u201E".indexOf(c) >= 0;
  }

  /** Returns an acronym without its full stops, or null if the text is none. */
  private static @Nullable String acronym(String text) {
    if (text.length() < MIN_LENGTH || text.length() > 2 * MAX_LENGTH) {
      return null;
    }
    String plain = text.indexOf('.') >= 0 ? text.replace(".", "") : text;
    if (plain.length() < MIN_LENGTH || plain.length() > MAX_LENGTH) {
      return null;
    }
    int capitals = 0;
    int digits = 0;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      capitals += Character.isUpperCase(c) ? 1 : 0;
      digits += Character.isDigit(c) ? 1 : 0;
    }
    boolean fits = capitals >= 2
        && capitals * 2 >= plain.length()
        && digits <= 2
        && Character.isLetter(plain.charAt(0))
        && plain.indexOf('/') < 0
        && Character.isLetterOrDigit(plain.charAt(plain.length() - 1));
    // "R-TX" is a member of a party from a state.
    boolean party = plain.length() == 4 && plain.charAt(1) == '-';
    return fits && !party ? plain : null;
  }

  /** The long form stands before the bracket. */
  private static @Nullable Definition before(String text, int open, int close, String acronym) {
    int end = open;
    while (end > 0
        && (Character.isWhitespace(text.charAt(end - 1))
            || isQuote(text.charAt(end - 1))
            || text.charAt(end - 1) == ',')) {
      end--;
    }
    if (end == 0 || open - end > 3) {
      return null;
    }
    boolean possessive = end > 2
        && text.charAt(end - 1) == 's'
        && (text.charAt(end - 2) == '\'' || text.charAt(end - 2) == '\u2019');
    end = possessive ? end - 2 : end;
    String letters = letters(acronym);
    int most = Math.min(letters.length() + 5, 2 * letters.length());
    List<Word> words = wordsBefore(text, end, most);
    int from = start(text, words, letters);
    if (from < 0) {
      return null;
    }
    int start = words.get(from).start;
    return definition(text, acronym, start, end, start, close + 1);
  }

  /** The long form stands in the bracket. */
  private static @Nullable Definition behind(String text, int open, int close) {
    int end = open;
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    int start = end;
    while (start > 0 && start > end - 2 * MAX_LENGTH && isInAcronym(text.charAt(start - 1))) {
      start--;
    }
    if (end == open || start == end) {
      return null;
    }
    String found = acronym(text.substring(start, end));
    if (found == null) {
      return null;
    }
    String acronym = singular(found);
    int from = open + 1;
    int stop = from;
    while (stop < close && text.charAt(stop) != ';') {
      stop++;
    }
    while (from < stop && (isQuote(text.charAt(from)) || text.charAt(from) == ' ')) {
      from++;
    }
    while (stop > from && (isQuote(text.charAt(stop - 1)) || text.charAt(stop - 1) == ' ')) {
      stop--;
    }
    if (text.startsWith("the ", from)) {
      from += 4;
    }
    String letters = letters(acronym);
    List<Word> words =
        wordsBefore(text, stop, Math.min(letters.length() + 5, 2 * letters.length()));
    int first = 0;
    while (first < words.size() && words.get(first).start < from) {
      first++;
    }
    boolean whole = first < words.size() && words.get(first).start == from;
    if (!whole || !fits(words.subList(first, words.size()), letters)) {
      return null;
    }
    return definition(text, acronym, from, stop, start, close + 1);
  }

  private static @Nullable Definition definition(
      String text, String acronym, int from, int to, int start, int end) {
    String longForm = text.substring(from, to).replaceAll("\\s+", " ").strip();
    boolean telling = longForm.indexOf(' ') > 0 || longForm.indexOf('-') > 0;
    return telling && longForm.length() > acronym.length() + 2
        ? new Definition(acronym, longForm, start, end)
        : null;
  }

  private static String letters(String acronym) {
    StringBuilder letters = new StringBuilder(acronym.length());
    for (int i = 0; i < acronym.length(); i++) {
      if (Character.isLetterOrDigit(acronym.charAt(i))) {
        letters.append(Character.toLowerCase(acronym.charAt(i)));
      }
    }
    return fold(letters.toString());
  }

  /** The words before an offset within the sentence, at most so many; parts joined by hyphens are words. */
  private static List<Word> wordsBefore(String text, int end, int most) {
    List<Word> words = new ArrayList<>();
    int p = end;
    int joined = 0;
    while (p > 0 && words.size() - joined < most && end - p < MAX_LONG_FORM) {
      char c = text.charAt(p - 1);
      if (Character.isLetterOrDigit(c)) {
        int stop = p;
        while (p > 0 && Character.isLetterOrDigit(text.charAt(p - 1))) {
          p--;
        }
        boolean hyphen =
            p > 1 && isHyphen(text.charAt(p - 1)) && Character.isLetterOrDigit(text.charAt(p - 2));
        String folded = fold(text.substring(p, stop).toLowerCase(Locale.ROOT));
        words.addFirst(new Word(p, stop, folded, hyphen));
        joined += hyphen ? 1 : 0;
      } else if (Character.isWhitespace(c)) {
        int breaks = 0;
        while (p > 0 && Character.isWhitespace(text.charAt(p - 1))) {
          breaks += text.charAt(p - 1) == '\n' ? 1 : 0;
          p--;
        }
        if (breaks > 1) {
          break;
        }
      } else if (isHyphen(c) || c == ',' || c == '&' || c == '/' || c == '\'' || c == '\u2019') {
        boolean apart =
            (c == '\'' || c == '\u2019') && (p < 2 || !Character.isLetter(text.charAt(p - 2)));
        if (apart) {
          break;
        }
        p--;
      } else {
        break;
      }
    }
    return words;
  }

  private static boolean isHyphen(char c) {
    return c == '-' || c == '\u2011' || c == '\u2010';
  }

  /** Returns the first of the last words that the letters stand for, or -1. */
  private static int start(String text, List<Word> words, String letters) {
    for (boolean initials : new boolean[] {true, false}) {
      for (int from = words.size() - 1; from >= 0; from--) {
        Word first = words.get(from);
        if (first.folded.charAt(0) == letters.charAt(0)
            && !first.joined
            && !SMALL.contains(first.folded)
            && (initials || !isInName(text, words, from))
            && covers(words.subList(from, words.size()), letters, initials)) {
          return from;
        }
      }
    }
    return -1;
  }

  /** Whether a name goes on to the left of a word that has a capital. */
  private static boolean isInName(String text, List<Word> words, int word) {
    int at = word - 1;
    while (at > 0 && SMALL.contains(words.get(at).folded)) {
      at--;
    }
    return at >= 0
        && Character.isUpperCase(text.charAt(words.get(word).start))
        && Character.isUpperCase(text.charAt(words.get(at).start))
        && text.substring(words.get(at).end, words.get(word).start).indexOf(',') < 0;
  }

  private static boolean fits(List<Word> words, String letters) {
    return words.get(0).folded.charAt(0) == letters.charAt(0)
        && (covers(words, letters, true) || covers(words, letters, false));
  }

  /**
   * Whether the letters are first letters of the words, which all have one but for small ones and those
   * behind a hyphen; or, if not only initials are asked for, whether up to half of them are further letters.
   */
  private static boolean covers(List<Word> words, String letters, boolean initials) {
    int inner = initials || letters.length() < 3 ? 0 : letters.length() / 2;
    boolean plausible = !initials || words.size() > 1;
    return plausible && new Matching(words, letters, inner).covers(0, 0, inner);
  }

  /** Fits letters to words, trying no state twice. */
  private static final class Matching {
    private final List<Word> words;
    private final String letters;
    private final int inner;
    private final BitSet failed = new BitSet();

    Matching(List<Word> words, String letters, int inner) {
      this.words = words;
      this.letters = letters;
      this.inner = inner;
    }

    /** Whether the words from one on stand for the letters from one on, with at most so many inner ones. */
    boolean covers(int word, int at, int left) {
      if (word == words.size()) {
        return at == letters.length();
      }
      int state = (word * (letters.length() + 1) + at) * (inner + 1) + left;
      if (failed.get(state)) {
        return false;
      }
      String folded = words.get(word).folded;
      if (at < letters.length() && folded.charAt(0) == letters.charAt(at)) {
        if (covers(word + 1, at + 1, left)) {
          return true;
        }
        int letter = 1;
        for (int more = 1; more <= left && at + more < letters.length(); more++) {
          int next = folded.indexOf(letters.charAt(at + more), letter);
          if (next < 0) {
            break;
          }
          letter = next + 1;
          if (covers(word + 1, at + more + 1, left - more)) {
            return true;
          }
        }
      }
      boolean optional = words.get(word).joined || SMALL.contains(folded);
      if (word > 0 && optional && covers(word + 1, at, left)) {
        return true;
      }
      failed.set(state);
      return false;
    }
  }

  private static String fold(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) >= 0x80) {
        return Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
      }
    }
    return word;
  }
}
