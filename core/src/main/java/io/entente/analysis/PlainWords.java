package io.entente.analysis;

import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/**
 * Parts the words of plain text as Lucene's standard tokenizer does and folds them as the views want them,
 * at a fraction of the cost. Plain is text of Latin letters, European figures and the usual punctuation;
 * other text is left to the tokenizer.
 */
final class PlainWords {

  private static final byte OTHER = 0;
  private static final byte LETTER = 1;
  private static final byte FIGURE = 2;
  /** Joins whatever is beside it. */
  private static final byte LINE = 3;
  /** Joins letters. */
  private static final byte BETWEEN_LETTERS = 4;
  /** Joins figures. */
  private static final byte BETWEEN_FIGURES = 5;
  /** Joins letters, or figures. */
  private static final byte BETWEEN_EITHER = 6;

  private static final byte NOT_PLAIN = 7;

  private static final int LATIN = 0x180;
  private static final int PUNCTUATION = 0x2000;

  /** What the characters up to the end of Latin Extended-A are. */
  private static final byte[] KINDS = kinds();

  private PlainWords() {}

  private static byte[] kinds() {
    byte[] kinds = new byte[LATIN];
    for (char c = 0; c < LATIN; c++) {
      kinds[c] = Character.isLetter(c) ? LETTER : c >= '0' && c <= '9' ? FIGURE : OTHER;
    }
    kinds['_'] = LINE;
    kinds[':'] = BETWEEN_LETTERS;
    kinds[','] = BETWEEN_FIGURES;
    kinds[';'] = BETWEEN_FIGURES;
    kinds['.'] = BETWEEN_EITHER;
    kinds['\''] = BETWEEN_EITHER;
    for (char c : new char[] {'\u00A9', '\u00AD', '\u00AE', '\u00B7'}) {
      kinds[c] = NOT_PLAIN;
    }
    return kinds;
  }

  private static byte kind(char c) {
    if (c < LATIN) {
      return KINDS[c];
    }
    return switch (c) {
      case '\u2018', '\u2019' -> BETWEEN_EITHER;
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015' -> OTHER;
      case '\u201A', '\u201B', '\u201C', '\u201D', '\u201E', '\u201F' -> OTHER;
      case '\u2020', '\u2021', '\u2022', '\u2026', '\u2030', '\u2032', '\u2033' -> OTHER;
      case '\u2039', '\u203A', '\u2212', '\u2264', '\u2265' -> OTHER;
      case '\u202F', '\u20AC' -> OTHER;
      default -> c >= PUNCTUATION && c <= '\u200A' ? OTHER : NOT_PLAIN;
    };
  }

  /** Whether a text is plain. */
  static boolean areIn(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 && kind(c) == NOT_PLAIN) {
        return false;
      }
    }
    return true;
  }

  /** Returns where the next word of a plain text begins, or its length. */
  static int begin(String text, int from) {
    int line = -1;
    for (int i = from; i < text.length(); i++) {
      byte kind = kind(text.charAt(i));
      if (kind == LETTER || kind == FIGURE) {
        return line < 0 ? i : line;
      }
      line = kind != LINE ? -1 : line < 0 ? i : line;
    }
    return text.length();
  }

  /** Returns where the word ends that begins at an offset of a plain text. */
  static int end(String text, int begin) {
    byte last = OTHER;
    int i = begin;
    for (; i < text.length(); i++) {
      byte kind = kind(text.charAt(i));
      if (kind == OTHER) {
        return i;
      }
      if (kind >= BETWEEN_LETTERS) {
        boolean joins = kind == BETWEEN_EITHER
            || kind == BETWEEN_LETTERS && last == LETTER
            || kind == BETWEEN_FIGURES && last == FIGURE;
        if (!joins
            || last != LETTER && last != FIGURE
            || i + 1 == text.length()
            || kind(text.charAt(i + 1)) != last) {
          return i;
        }
      } else {
        last = kind;
      }
    }
    return i;
  }

  /** Writes a word in small letters without diacritics, and returns its length: at most four times as long. */
  static int fold(String text, int begin, int end, char[] to) {
    int length = 0;
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        to[length++] = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
      } else {
        to[length] = Character.toLowerCase(c);
        length = ASCIIFoldingFilter.foldToASCII(to, length, to, length, 1);
      }
    }
    return length;
  }
}
