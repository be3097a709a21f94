package io.entente.analysis;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.jspecify.annotations.Nullable;

/** The tokens of the exact view: reads the words of a text, its signs, and the ends of its sentences. */
final class ExactTokens {

  static final String SENTENCE_END = ".";
  static final String PARAGRAPH_END = "\u00B6";

  static final byte WORD = 0;
  /** A word that a hyphen joins to the next. */
  static final byte HYPHENED = 1;

  static final byte SIGN = 2;
  static final byte SENTENCE = 3;
  static final byte PARAGRAPH = 4;

  /** As long as the tokenizer lets words become. */
  private static final int MAX_WORD = 255;

  /** Longer words are left to the tokenizer, which may part them. */
  private static final int MAX_PLAIN = 120;

  private final TokenArrays tokens = new TokenArrays();
  /** Reads texts that are not plain; made when the first is read. */
  private @Nullable Tokenizing tokenizing;

  /** The term of the word that was read last. */
  private char[] word = new char[64];

  private int length;

  private String text = "";
  private int lastPosition = -1;
  private int sentenceEnd;
  private boolean wordSinceEnd;

  /** Reads a text, with the ends of its sentences and paragraphs or without. */
  void read(String text, boolean sentences) {
    if (!begin(text, sentences)) {
      return;
    }
    int last = PlainWords.areIn(text) ? readPlain() : -1;
    if (last < 0) {
      begin(text, sentences);
      last = tokenize();
    }
    signs(last, text.length());
  }

  private boolean begin(String text, boolean sentences) {
    this.text = text;
    tokens.count = 0;
    lastPosition = -1;
    wordSinceEnd = false;
    if (text.isEmpty()) {
      return false;
    }
    sentenceEnd = 0;
    if (sentences) {
      nextSentence();
    } else {
      sentenceEnd = Integer.MAX_VALUE;
    }
    return true;
  }

  /** Returns the text read last. */
  String text() {
    return text;
  }

  /** Returns the tokens of the text read last: always the same arrays. */
  TokenArrays tokens() {
    return tokens;
  }

  /** Returns the position of the last token, or -1. */
  int lastPosition() {
    return lastPosition;
  }

  byte kind(int i) {
    if (i < 0 || i >= tokens.count) {
      throw new IllegalArgumentException("i must be in [0, " + tokens.count + "), got " + i);
    }
    return tokens.kinds[i];
  }

  boolean isWord(int i) {
    return kind(i) <= HYPHENED;
  }

  /** Returns a word that the text has in capitals, or null for any other token. */
  @Nullable
  String capitals(int i) {
    return isWord(i) ? Capitals.of(text, tokens.startOffsets[i], tokens.endOffsets[i]) : null;
  }

  // Words

  /** Reads the words of a plain text; returns where the last ends, or -1 if one is too long to be plain. */
  private int readPlain() {
    int last = 0;
    int start = PlainWords.begin(text, 0);
    while (start < text.length()) {
      int end = PlainWords.end(text, start);
      if (end - start > MAX_PLAIN) {
        return -1;
      }
      if (word.length < 4 * (end - start)) {
        word = new char[4 * (end - start)];
      }
      length = PlainWords.fold(text, start, end, word);
      last = word(last, start, end);
      start = PlainWords.begin(text, end);
    }
    return last;
  }

  private int tokenize() {
    Tokenizing with = tokenizing;
    if (with == null) {
      with = new Tokenizing();
      tokenizing = with;
    }
    int last = 0;
    try {
      // A narrow no-break space parts words as any other, whatever the tokenizer thinks.
      with.tokenizer.setReader(new StringReader(text.replace('\u202F', ' ')));
      with.words.reset();
      while (with.words.incrementToken()) {
        word = with.term.buffer();
        length = stripped(word, with.term.length());
        if (length > 0) {
          last = word(last, with.offset.startOffset(), with.offset.endOffset());
        }
      }
      with.words.end();
      with.words.close();
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    // The tokenizer goes on to use its buffer.
    word = new char[64];
    return last;
  }

  /** Adds a word, and what there is between the last and it; returns where it ends. */
  private int word(int last, int start, int end) {
    if (start > last && !(start == last + 1 && text.charAt(last) == ' ') && gap(last, start, end)) {
      return end;
    }
    if (isGroup(last, start, end)) {
      tokens.append(word, length, end);
      return end;
    }
    if (start >= sentenceEnd) {
      endSentence(start);
    }
    length = GroupedFigures.joined(word, length);
    int article = Elision.length(word, length);
    int from = article == 0 ? start : behindApostrophe(start, end);
    tokens.add(word, article, length - article, WORD, ++lastPosition, from, end);
    wordSinceEnd = true;
    return end;
  }

  /** Whether the word goes on with the figures of the last token, as in {@code 120 000}. */
  private boolean isGroup(int last, int start, int end) {
    int token = tokens.count - 1;
    return length == end - start
        && Chars.isDigit(word[0])
        && token >= 0
        && tokens.kinds[token] == WORD
        && tokens.endOffsets[token] == last
        && start < sentenceEnd
        && GroupedFigures.goesOn(text, tokens.startOffsets[token], last, start, end);
  }

  private int behindApostrophe(int start, int end) {
    int at = start;
    while (at < end && !Elision.isApostrophe(text.charAt(at))) {
      at++;
    }
    return at + 1 < end ? at + 1 : start;
  }

  /** Takes invisible characters out of a term and returns its length. */
  private static int stripped(char[] buffer, int length) {
    int kept = 0;
    for (int i = 0; i < length; i++) {
      char c = buffer[i];
      if (c < 0x80 || !isInvisible(c)) {
        buffer[kept++] = c;
      }
    }
    return kept;
  }

  private static boolean isInvisible(char c) {
    return c == '\u00AD' || c >= '\u200B' && c <= '\u200D' || c == '\u2060' || c == '\uFEFF';
  }

  // What stands between words

  /** Looks at what parts two words; returns whether nothing does, so that the term was added to the last word. */
  private boolean gap(int from, int to, int end) {
    int last = tokens.count - 1;
    if (last >= 0 && tokens.kinds[last] == WORD && tokens.endOffsets[last] == from) {
      char c = text.charAt(from);
      if (isHyphen(c)) {
        if (to == from + 1 || isBreak(from + 1, to)) {
          tokens.kinds[last] = HYPHENED;
          return false;
        }
      } else if (from > 0
          && text.charAt(from - 1) == '\u00AD'
          && isBreak(from, to)
          && tokens.length(last) + length <= MAX_WORD) {
        tokens.append(word, length, end);
        return true;
      }
    }
    signs(from, to);
    return false;
  }

  private void signs(int from, int to) {
    for (int i = from; i < to; i++) {
      char sign = sign(text.charAt(i));
      if (sign != 0) {
        if (i >= sentenceEnd) {
          endSentence(i);
        }
        tokens.add(sign, SIGN, ++lastPosition, i, i + 1);
      }
    }
  }

  /** Returns the sign that is a token of its own, or 0. */
  private static char sign(char c) {
    if (c < 0x80) {
      return c == '$' || c == '%' || c == '&' ? c : 0;
    }
    return switch (c) {
      case '\u20AC', '\u00A3', '\u00A5', '\u2030', '\u00B0', '\u00A7', '\u2116' -> c;
      case '\u20B9', '\u20A9', '\u20BD', '\u20BA' -> c;
      case '\uFF04' -> '$';
      case '\uFF05' -> '%';
      case '\uFF06' -> '&';
      case '\uFFE1' -> '\u00A3';
      case '\uFFE5' -> '\u00A5';
      case '\u02DA' -> '\u00B0';
      default -> 0;
    };
  }

  private static boolean isHyphen(char c) {
    return c == '-' || c >= '\u2010' && c <= '\u2013';
  }

  /** Whether characters are one line break and the spaces that indent the next line. */
  private boolean isBreak(int from, int to) {
    int i = from;
    if (i < to && text.charAt(i) == '\r') {
      i++;
    }
    if (i >= to || text.charAt(i) != '\n') {
      return false;
    }
    i++;
    while (i < to && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return i == to;
  }

  // Sentences

  private void nextSentence() {
    int start = Chars.skipSpace(text, sentenceEnd, text.length());
    sentenceEnd = start >= text.length()
        ? Integer.MAX_VALUE
        : Math.max(start + 1, Sentences.end(text, start, text.length()));
  }

  /** Marks the end of the sentence before a token that lies behind it. */
  private void endSentence(int next) {
    int behind = sentenceEnd;
    while (sentenceEnd <= next) {
      nextSentence();
    }
    if (!wordSinceEnd) {
      return;
    }
    wordSinceEnd = false;
    int start = tokens.endOffsets[tokens.count - 1];
    int stop = Math.max(start, behind);
    tokens.add('.', SENTENCE, ++lastPosition, start, stop);
    if (hasEmptyLine(start, next)) {
      tokens.add('\u00B6', PARAGRAPH, lastPosition, stop, stop);
    }
  }

  private boolean hasEmptyLine(int from, int to) {
    boolean broken = false;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\u2028' || c == '\r' && text.charAt(i + 1) != '\n') {
        if (broken) {
          return true;
        }
        broken = true;
      } else if (c == '\u2029') {
        return true;
      } else if (broken && !Chars.isSpace(c)) {
        broken = false;
      }
    }
    return false;
  }

  /** What reads any text. */
  private static final class Tokenizing {
    private final StandardTokenizer tokenizer = new StandardTokenizer();
    private final TokenStream words = PolicyAnalyzers.words(tokenizer);
    private final CharTermAttribute term = words.getAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = words.getAttribute(OffsetAttribute.class);
  }
}
