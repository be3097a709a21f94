package io.entente.analysis;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The words of a text, in small letters, with where they stand and where sentences begin.
 *
 * <p>A word is a run of letters and digits with apostrophes, hyphens and, between digits, points and commas
 * inside; a percent sign is a word of its own. Reads every character once, and once more for sentences.
 */
final class Tokens {
  private static final int LONGEST = 24;

  private final String text;
  private @Nullable String[] words = new String[128];
  private int[] cues = new int[128];
  private int[] starts = new int[128];
  private int[] ends = new int[128];
  private int size;
  private int allCues;
  private boolean number;
  private boolean decree;
  private int @Nullable [] sentences;

  Tokens(String text) {
    this.text = text;
    read();
  }

  private void read() {
    int length = text.length();
    int i = 0;
    while (i < length) {
      char c = text.charAt(i);
      if (c == '%') {
        add(Cue.hash(0, c), i, i + 1);
        i++;
      } else if (isWord(c)) {
        int start = i;
        int hash = 0;
        do {
          hash = Cue.hash(hash, Cue.small(text.charAt(i)));
          i++;
        } while (i < length && (isWord(text.charAt(i)) || joins(i, length)));
        add(hash, start, i);
      } else {
        i++;
      }
    }
  }

  private static boolean isWord(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || Chars.isDigit(c)
        || c >= 0xAA && Character.isLetterOrDigit(c);
  }

  /** Whether what stands at a place joins what is on both sides of it into one word. */
  private boolean joins(int i, int length) {
    char c = text.charAt(i);
    if (i + 1 >= length) {
      return false;
    }
    char next = text.charAt(i + 1);
    return switch (c) {
      case '.', ',' -> Chars.isDigit(text.charAt(i - 1)) && Chars.isDigit(next);
      case '-', '\u2010', '\u2011', '\'', '\u2019' ->
        Character.isLetter(text.charAt(i - 1)) && Character.isLetter(next);
      default -> false;
    };
  }

  private void add(int hash, int start, int end) {
    if (size == words.length) {
      words = Arrays.copyOf(words, 2 * size);
      cues = Arrays.copyOf(cues, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    int place = Cue.place(text, start, end, hash);
    int cue = Cue.at(place);
    words[size] = Cue.wordAt(place);
    cues[size] = cue;
    starts[size] = start;
    ends[size] = end;
    allCues |= cue;
    number |= Chars.isDigit(text.charAt(start));
    decree |= end - start >= 6 && text.charAt(end - 1) == 'e' && text.charAt(end - 2) == 's';
    size++;
  }

  String text() {
    return text;
  }

  int size() {
    return size;
  }

  /** What any of the words may tell, as bits of {@link Cue}. */
  boolean anywhere(int cue) {
    return (allCues & cue) != 0;
  }

  /** Returns a word in small letters; empty outside the text, or if it is very long. */
  String word(int i) {
    if (i < 0 || i >= size) {
      return "";
    }
    String word = words[i];
    if (word == null) {
      word = ends[i] - starts[i] > LONGEST ? "" : small(text.substring(starts[i], ends[i]));
      words[i] = word;
    }
    return word;
  }

  private static String small(String word) {
    return word.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
  }

  boolean is(int i, String word) {
    return word(i).equals(word);
  }

  /** Whether a word has one of some cues. */
  boolean has(int i, int cue) {
    return i >= 0 && i < size && (cues[i] & cue) != 0;
  }

  int start(int i) {
    return starts[i];
  }

  int end(int i) {
    return ends[i];
  }

  boolean isNumber(int i) {
    return i >= 0 && i < size && Chars.isDigit(text.charAt(starts[i]));
  }

  /** Whether a word is a year of the last or this century. */
  boolean isYear(int i) {
    if (!isNumber(i) || ends[i] - starts[i] != 4) {
      return false;
    }
    String year = word(i);
    return (year.startsWith("19") || year.startsWith("20"))
        && Chars.isDigit(year.charAt(2))
        && Chars.isDigit(year.charAt(3));
  }

  /** Whether a line break stands between words or behind a comma, as in text of a fixed width. */
  private boolean wraps(int at) {
    int k = at - 1;
    while (k >= 0 && (text.charAt(k) == ' ' || text.charAt(k) == '\r' || text.charAt(k) == '\t')) {
      k--;
    }
    return k >= 0 && (Character.isLowerCase(text.charAt(k)) || text.charAt(k) == ',');
  }

  boolean hasNumber() {
    return number;
  }

  /** Whether any word may be a Spanish verb that enacts, as {@code Créase}. */
  boolean mayDecree() {
    return decree;
  }

  /** Returns the first word of each sentence, and behind them the number of words. */
  int[] sentences() {
    int[] known = sentences;
    if (known != null) {
      return known;
    }
    int[] firsts = new int[8];
    int count = 0;
    int word = 0;
    int at = 0;
    while (word < size) {
      if (count + 1 >= firsts.length) {
        firsts = Arrays.copyOf(firsts, 2 * firsts.length);
      }
      firsts[count++] = word;
      int end = Sentences.end(text, Math.max(at, starts[word]), text.length());
      while (word < size && starts[word] < end) {
        word++;
      }
      at = end;
    }
    firsts[count++] = size;
    sentences = Arrays.copyOf(firsts, count);
    return sentences;
  }

  /** Whether a question mark stands behind a word. */
  boolean endsWithQuestion(int i) {
    for (int k = ends[i]; k < Math.min(text.length(), ends[i] + 3); k++) {
      if (text.charAt(k) == '?') {
        return true;
      }
    }
    return false;
  }

  /** Whether a word begins a line or a point of a list, or stands behind a colon or semicolon. */
  boolean behindBreak(int i) {
    for (int k = starts[i] - 1; k >= 0; k--) {
      char c = text.charAt(k);
      if (c == ';' || c == ':' || c == ')' || c == '\u2022' || c == '\n' && !wraps(k)) {
        return true;
      }
      if (Character.isLetterOrDigit(c) || c == ',') {
        return false;
      }
    }
    return true;
  }

  /** Returns the first word that begins at or behind an offset. */
  int at(int offset) {
    int found = Arrays.binarySearch(starts, 0, size, offset);
    return found < 0 ? -found - 1 : found;
  }

  /** Returns the text from one word to another, with single spaces. */
  String between(int first, int last) {
    String span = text.substring(starts[first], ends[last]);
    for (int i = 0; i < span.length(); i++) {
      char c = span.charAt(i);
      if (c != ' ' && Chars.isSpace(c)) {
        return span.replaceAll("[\\s\\u00A0]+", " ");
      }
    }
    return span;
  }
}
