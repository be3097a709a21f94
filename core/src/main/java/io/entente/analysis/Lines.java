package io.entente.analysis;

import java.util.Arrays;

/**
 * The lines of a text that are not blank, and the places inside them where a numbered provision may begin.
 *
 * <p>A text that was once a table of paragraphs often has them run on: {@code … the Parties. 2. The
 * Committee …}. Each such place begins a line of its own here, marked as {@link #inline(int)}; whether it is
 * one is decided with the numbers around it.
 */
final class Lines {
  private static final int MAX_WRAPPED = 130;
  private static final int LENGTHS = 400;

  private final String text;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int[] indents = new int[64];
  private byte[] flags = new byte[64];
  private int count;
  private int wrapWidth;

  private static final byte BLANK_BEFORE = 1;
  private static final byte INLINE = 2;

  Lines(String text, int from, int to) {
    this.text = text;
    read(from, to);
    measure();
  }

  int count() {
    return count;
  }

  int start(int line) {
    return starts[line];
  }

  int end(int line) {
    return ends[line];
  }

  int indent(int line) {
    return indents[line];
  }

  boolean blankBefore(int line) {
    return (flags[line] & BLANK_BEFORE) != 0;
  }

  boolean inline(int line) {
    return (flags[line] & INLINE) != 0;
  }

  /** Returns the width lines are wrapped at, or 0 if each line is a paragraph. */
  int wrapWidth() {
    return wrapWidth;
  }

  private void read(int from, int to) {
    int p = from;
    boolean blank = false;
    while (p < to) {
      int newline = text.indexOf('\n', p);
      int lineEnd = newline < 0 || newline > to ? to : newline;
      int start = p;
      int indent = 0;
      while (start < lineEnd && Chars.isSpace(text.charAt(start))) {
        indent += text.charAt(start) == '\t' ? 4 : 1;
        start++;
      }
      int end = lineEnd;
      while (end > start && Chars.isSpace(text.charAt(end - 1))) {
        end--;
      }
      if (start == end) {
        blank = true;
      } else {
        add(start, end, indent, blank ? BLANK_BEFORE : 0);
        cutInside(start, end);
        blank = false;
      }
      p = lineEnd + 1;
    }
  }

  private void add(int start, int end, int indent, int flag) {
    if (count == starts.length) {
      int size = count * 2;
      starts = Arrays.copyOf(starts, size);
      ends = Arrays.copyOf(ends, size);
      indents = Arrays.copyOf(indents, size);
      flags = Arrays.copyOf(flags, size);
    }
    starts[count] = start;
    ends[count] = end;
    indents[count] = indent;
    flags[count++] = (byte) flag;
  }

  private void cutInside(int start, int end) {
    int i = start;
    while (i < end) {
      char c = text.charAt(i++);
      if (c != '.' && c != ';' && c != ':' && c != ','
          || i >= end
          || !Chars.isSpace(text.charAt(i)) && !((c == ':' || c == ';') && text.charAt(i) == '(')) {
        continue;
      }
      int at = Chars.skipSpace(text, i, end);
      if (c != '.' && at < end && Character.isLetter(text.charAt(at))) {
        at = behindConjunction(at, end);
      }
      if (at < end && mayBeMarker(at, end, c) && !(c == '.' && isAbbreviation(start, i - 1))) {
        ends[count - 1] = lastBefore(at);
        add(at, end, 0, INLINE);
        i = at + 1;
      }
    }
  }

  /** Whether the word before a stop is "Sec" or "Art" with a capital, so that the number behind it is that division's. */
  private boolean isAbbreviation(int start, int stop) {
    int word = stop;
    while (word > start && stop - word < 4 && Character.isLetter(text.charAt(word - 1))) {
      word--;
    }
    return stop - word == 3
        && Character.isUpperCase(text.charAt(word))
        && Label.isAbbreviation(text.substring(word, stop));
  }

  private int lastBefore(int at) {
    int last = at;
    while (Chars.isSpace(text.charAt(last - 1))) {
      last--;
    }
    return last;
  }

  private int behindConjunction(int at, int end) {
    for (String word : new String[] {"and ", "or ", "et ", "ou ", "y ", "o ", "und ", "oder "}) {
      if (text.startsWith(word, at)) {
        return Chars.skipSpace(text, at + word.length(), end);
      }
    }
    return at;
  }

  private boolean mayBeMarker(int at, int end, char before) {
    char c = text.charAt(at);
    if (c == '(') {
      int close = at + 1;
      while (close < end && close <= at + 5 && text.charAt(close) != ')') {
        close++;
      }
      return close > at + 1
          && close <= at + 5
          && close + 1 < end
          && Chars.isSpace(text.charAt(close + 1))
          && (Chars.isDigit(text.charAt(at + 1)) || isLetter(text.charAt(at + 1)));
    }
    if (before == ',') {
      return false;
    }
    int p = at;
    while (p < end && p < at + 3 && Chars.isDigit(text.charAt(p))) {
      p++;
    }
    boolean figure = p > at;
    if (!figure && isLetter(c)) {
      p = at + 1;
    }
    if (p == at || p + 1 >= end || !Chars.isSpace(text.charAt(p + 1))) {
      return false;
    }
    if (text.charAt(p) == ')') {
      return true;
    }
    if (!figure || text.charAt(p) != '.' || before == ';') {
      return false;
    }
    int next = Chars.skipSpace(text, p + 1, end);
    return next < end
        && (Character.isUpperCase(text.charAt(next)) || "\"“(«¿".indexOf(text.charAt(next)) >= 0);
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  /** Finds out whether lines were wrapped: those that go on in the next line are short and end inside sentences. */
  private void measure() {
    int[] histogram = new int[LENGTHS + 1];
    int followed = 0;
    int unfinished = 0;
    int length = 0;
    for (int i = 0; i < count; i++) {
      length = inline(i) ? ends[i] - starts[i] + length + 1 : ends[i] - starts[i] + indents[i];
      boolean last = i + 1 == count;
      if (last || inline(i + 1) || blankBefore(i + 1)) {
        continue;
      }
      followed++;
      histogram[Math.min(length, LENGTHS)]++;
      if (!isTerminator(text.charAt(ends[i] - 1))) {
        unfinished++;
      }
    }
    int seen = 0;
    int width = LENGTHS;
    for (int i = 0; i <= LENGTHS; i++) {
      seen += histogram[i];
      if (seen * 10L >= followed * 9L) {
        width = i;
        break;
      }
    }
    wrapWidth = followed > 0 && width <= MAX_WRAPPED && unfinished * 10L >= followed * 4L
        ? Math.max(width, 20)
        : 0;
  }

  static boolean isTerminator(char c) {
    return switch (c) {
      case '.',
          '!',
          '?',
          ':',
          ';',
          '\u2026',
          '"',
          '\u201D',
          '\u00BB',
          ')',
          ']',
          '\u3002',
          '\uFF1B',
          '\uFF1A',
          '*',
          '_',
          '|' -> true;
      default -> false;
    };
  }
}
