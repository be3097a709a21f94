package io.entente.analysis;

import io.entente.analysis.Units.Unit;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.CharArrayMap;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The stemmed and the exact view of one text, tokenized once for both and aligned by position.
 *
 * <p>The exact view holds every word in small letters without diacritics, the signs {@code $ € £ ¥ ₹ ₩ ₽ ₺
 * % ‰ ° § № &}, and {@link #SENTENCE_END} between two sentences, each at a position of its own. Where an
 * empty line parts them, {@link #PARAGRAPH_END} follows at the position of the sentence end. Quotation
 * marks, dashes, brackets and slashes are no tokens. Soft hyphens and other invisible characters are left
 * out of words.
 *
 * <p>As a stream it adds {@link #capitals} at their positions, so that {@code US} can be told from {@code us}.
 *
 * <p>The stemmed view holds the stems of the words at the same positions, and gaps for signs, ends of
 * sentences and English stop words. It adds, where they begin, the canonical terms of {@link Units} and
 * the stems of words with a hyphen written as one: {@code phase-out} is also {@code phaseout}.
 *
 * <p>For one thread at a time, and to be used again for text after text: {@link #read} a text, then
 * consume its streams, one at a time and each as often as needed.
 */
public final class TwoViews {

  /** The term of the exact view between two sentences. */
  public static final String SENTENCE_END = ".";

  /** The term of the exact view between two paragraphs, at the position of a {@link #SENTENCE_END}. */
  public static final String PARAGRAPH_END = "\u00B6";

  private static final byte WORD = 0;
  /** A word that a hyphen joins to the next. */
  private static final byte HYPHENED = 1;

  private static final byte SIGN = 2;
  private static final byte SENTENCE = 3;
  private static final byte PARAGRAPH = 4;

  private static final byte STEM = 0;
  /** A stem that is the first of its sentence. */
  private static final byte FIRST_STEM = 1;

  private static final byte JOINED_TWO = 2;
  private static final byte JOINED = 3;
  private static final byte UNIT = 4;

  /** Longer words are in capitals for emphasis, too. */
  private static final int MAX_CAPITALS = 3;

  /** As long as the tokenizer lets words become. */
  private static final int MAX_WORD = 255;

  /** Longer words are left to the tokenizer, which may part them. */
  private static final int MAX_PLAIN = 120;

  /** How long the term of a pair is. Of a million pairs, one in a million has another's term. */
  private static final int PAIR_BYTES = 5;
  // Fowler, Noll and Vo's FNV-1a with 64 bits, and 2^64 divided by the golden ratio to mix it.
  private static final long HASH_START = 0xcbf29ce484222325L;
  private static final long HASH_PRIME = 0x100000001b3L;
  private static final long HASH_MIX = 0x9e3779b97f4a7c15L;

  private static final int MAX_PART = 20;
  private static final int MAX_PARTS = 6;

  private final TokenArrays tokens = new TokenArrays();
  private final TokenArrays stems = new TokenArrays();
  private final Stemmer stemmer = new Stemmer();
  /** Reads texts that are not plain; made when the first is read. */
  private @Nullable Tokenizing tokenizing;

  private @Nullable TokenStream exact;
  private @Nullable TokenStream stemmed;
  private @Nullable TokenStream pairs;
  /** The term of the word that was read last. */
  private char[] word = new char[64];

  private int length;

  private String text = "";
  private boolean isStemmed;
  private int lastPosition = -1;
  private int sentenceEnd;
  private boolean wordSinceEnd;

  /** Makes views of nothing. */
  public TwoViews() {}

  /**
   * Tokenizes a text.
   *
   * @param text the text
   */
  public void read(String text) {
    read(text, true);
  }

  /**
   * Tokenizes a text without the ends of its sentences and paragraphs, which is cheaper.
   *
   * @param text the text
   */
  public void readWords(String text) {
    read(text, false);
  }

  private void read(String text, boolean sentences) {
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
    stems.count = 0;
    isStemmed = false;
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
    if (start >= sentenceEnd) {
      endSentence(start);
    }
    int article = Elision.length(word, length);
    int from = article == 0 ? start : behindApostrophe(start, end);
    tokens.add(word, article, length - article, WORD, ++lastPosition, from, end);
    wordSinceEnd = true;
    return end;
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

  /**
   * Tells whether the text read last has neither words nor signs.
   *
   * @return true if all streams are empty
   */
  public boolean isEmpty() {
    return tokens.count == 0;
  }

  /**
   * Returns how many tokens the exact view has.
   *
   * @return the count, with signs and the ends of sentences and paragraphs
   */
  public int size() {
    return tokens.count;
  }

  /**
   * Returns the term of a token of the exact view.
   *
   * @param i which token, from 0
   * @return the term
   */
  public String term(int i) {
    return switch (kind(i)) {
      case SENTENCE -> SENTENCE_END;
      case PARAGRAPH -> PARAGRAPH_END;
      default -> tokens.term(i);
    };
  }

  /**
   * Returns the position of a token of the exact view.
   *
   * @param i which token, from 0
   * @return the position, from 0
   */
  public int position(int i) {
    kind(i);
    return tokens.positions[i];
  }

  /**
   * Returns where a token of the exact view begins in the text.
   *
   * @param i which token, from 0
   * @return the offset of its first character; for the end of a sentence, the end of the token before it
   */
  public int startOffset(int i) {
    kind(i);
    return tokens.startOffsets[i];
  }

  /**
   * Returns where a token of the exact view ends in the text.
   *
   * @param i which token, from 0
   * @return the offset behind its last character
   */
  public int endOffset(int i) {
    kind(i);
    return tokens.endOffsets[i];
  }

  /**
   * Tells whether a token of the exact view is a word.
   *
   * @param i which token, from 0
   * @return false for signs and the ends of sentences and paragraphs
   */
  public boolean isWord(int i) {
    return kind(i) <= HYPHENED;
  }

  /**
   * Tells whether a token of the exact view marks the end of a sentence or a paragraph.
   *
   * @param i which token, from 0
   * @return false for words and signs
   */
  public boolean isEnd(int i) {
    return kind(i) >= SENTENCE;
  }

  /**
   * Returns a word that the text has in capitals, which in small letters may be another one. Stops between
   * its letters and the ending of a possessive are left out.
   *
   * @param i which token, from 0
   * @return such as {@code US} for {@code US}, {@code U.S.} and {@code US's}, or null for what is no word of two or three
   *     letters of the English alphabet, all of them capitals
   */
  public @Nullable String capitals(int i) {
    if (!isWord(i)) {
      return null;
    }
    int start = tokens.startOffsets[i];
    int length = withoutPossessive(start, tokens.endOffsets[i]) - start;
    if (length < 2 || length >= 2 * MAX_CAPITALS || !isCapital(text.charAt(start))) {
      return null;
    }
    int step = text.charAt(start + 1) == '.' ? 2 : 1;
    int letters = (length + step - 1) / step;
    if (letters < 2 || letters > MAX_CAPITALS || length != step * (letters - 1) + 1) {
      return null;
    }
    char[] capitals = new char[letters];
    for (int n = 0; n < letters; n++) {
      char letter = text.charAt(start + n * step);
      if (!isCapital(letter) || n > 0 && step == 2 && text.charAt(start + n * step - 1) != '.') {
        return null;
      }
      capitals[n] = letter;
    }
    return new String(capitals);
  }

  /** Where a word ends without the ending of "WTO's". */
  private int withoutPossessive(int start, int end) {
    boolean possessive = end - start > 2
        && text.charAt(end - 1) == 's'
        && (text.charAt(end - 2) == '\'' || text.charAt(end - 2) == '\u2019');
    return possessive ? end - 2 : end;
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private byte kind(int i) {
    if (i < 0 || i >= tokens.count) {
      throw new IllegalArgumentException("i must be in [0, " + tokens.count + "), got " + i);
    }
    return tokens.kinds[i];
  }

  /**
   * Returns the first character of a token's term.
   *
   * @param i which token, from 0
   * @return the character
   */
  public char first(int i) {
    return tokens.characters[tokens.begin(i)];
  }

  /**
   * Stems one word alone, which is cheaper than the {@link #stemmed} view where few are asked for.
   *
   * @param i which token, from 0; a word
   * @return its stem, or null for a stop word
   */
  public @Nullable String stem(int i) {
    char[] stem = stemmer.stem(tokens.characters, tokens.begin(i), tokens.length(i));
    return stem.length == 0 ? null : new String(stem);
  }

  /**
   * Looks the stem of one word up, without making it a string.
   *
   * @param <V> what stems are mapped to
   * @param i which token, from 0; a word
   * @param known what to look it up in
   * @return what it is mapped to, or null if it is not known
   */
  public <V> @Nullable V ofStem(int i, CharArrayMap<V> known) {
    char[] stem = stemmer.stem(tokens.characters, tokens.begin(i), tokens.length(i));
    return known.get(stem, 0, stem.length);
  }

  /**
   * Looks a term of the exact view up, without making it a string.
   *
   * @param <V> what terms are mapped to
   * @param i which token, from 0
   * @param known what to look it up in
   * @return what it is mapped to, or null if it is not known
   */
  public <V> @Nullable V ofTerm(int i, CharArrayMap<V> known) {
    return known.get(tokens.characters, tokens.begin(i), tokens.length(i));
  }

  /**
   * Returns the stem of a word with hyphens, written as one.
   *
   * @param i which token, from 0
   * @return the stem if such a word begins with the token and is joined in the stemmed view, or null
   */
  public @Nullable String joined(int i) {
    int last = joinedEnd(i);
    if (last == i || !isJoinable(i, last)) {
      return null;
    }
    int begin = tokens.begin(i);
    char[] stem = stemmer.stem(tokens.characters, begin, tokens.ends[last] - begin);
    return stem.length == 0 ? null : new String(stem);
  }

  /**
   * Returns the last token of a word with hyphens.
   *
   * @param i which token, from 0
   * @return the last part of the word if one begins with the token, or else the token
   */
  public int joinedEnd(int i) {
    int last = i;
    if (kind(i) == HYPHENED && (i == 0 || tokens.kinds[i - 1] != HYPHENED)) {
      while (tokens.kinds[last] == HYPHENED) {
        last++;
      }
    }
    return last;
  }

  /**
   * Returns the exact view.
   *
   * @return a stream over the text read last
   */
  public TokenStream exact() {
    TokenStream made = exact;
    if (made == null) {
      made = new Replay(false);
      exact = made;
    }
    return made;
  }

  /**
   * Returns the stemmed view. The offsets of a unit and of a word with a hyphen are those of the whole
   * expression.
   *
   * @return a stream over the text read last
   */
  public TokenStream stemmed() {
    TokenStream made = stemmed;
    if (made == null) {
      made = new Replay(true);
      stemmed = made;
    }
    return made;
  }

  /**
   * Returns the pairs of neighbouring stems of a sentence, as {@link #pair} writes them. Stop words and signs
   * do not part neighbours. The positions mean nothing.
   *
   * @return a stream over the text read last
   */
  public TokenStream pairs() {
    TokenStream made = pairs;
    if (made == null) {
      made = new Pairs();
      pairs = made;
    }
    return made;
  }

  /**
   * Returns the words of two parts with a hyphen, each once: the stem of the word written as one, and
   * the stems of its parts, with spaces between. Those with a stop word for a part are left out.
   *
   * @return such as {@code phaseout phase out}
   */
  public List<String> compounds() {
    stem();
    Set<String> compounds = new LinkedHashSet<>();
    for (int i = 0; i < stems.count; i++) {
      if (stems.kinds[i] != JOINED_TWO) {
        continue;
      }
      int first = i - 1;
      int second = i + 1;
      while (second < stems.count && stems.kinds[second] > FIRST_STEM) {
        second++;
      }
      if (first >= 0
          && second < stems.count
          && stems.kinds[first] <= FIRST_STEM
          && stems.positions[first] == stems.positions[i]
          && stems.positions[second] == stems.positions[i] + 1) {
        compounds.add(stems.term(i) + " " + stems.term(first) + " " + stems.term(second));
      }
    }
    return List.copyOf(compounds);
  }

  /**
   * Returns the sequences of terms of the exact view that the text read last may stand for within a
   * longer text. Whether a sentence ends behind {@code Art. 5.} can depend on what surrounds it, so
   * wherever a stop or a line break parts two tokens, a {@link #SENTENCE_END} may be there or not.
   *
   * @param limit the most sequences wanted; if there are more, only the first uncertain places vary
   * @return sequences without a {@link #PARAGRAPH_END}, that of {@link #exact()} first
   * @throws IllegalArgumentException if {@code limit} is not positive
   */
  public List<List<String>> phraseVariants(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be positive, got " + limit);
    }
    int[] places = new int[30];
    int uncertain = 0;
    int previous = -1;
    for (int i = 0;
        i < tokens.count && uncertain < places.length && 2L << uncertain <= limit;
        i++) {
      if (tokens.kinds[i] < SENTENCE) {
        if (previous >= 0 && mayEnd(tokens.endOffsets[previous], tokens.startOffsets[i])) {
          places[uncertain++] = i;
        }
        previous = i;
      }
    }
    Set<List<String>> variants = new LinkedHashSet<>();
    for (int flips = 0; flips < 1 << uncertain; flips++) {
      variants.add(variant(places, uncertain, flips));
    }
    return List.copyOf(variants);
  }

  private List<String> variant(int[] places, int uncertain, int flips) {
    List<String> variant = new ArrayList<>(tokens.count);
    boolean ended = false;
    boolean word = false;
    int place = 0;
    for (int i = 0; i < tokens.count; i++) {
      if (tokens.kinds[i] >= SENTENCE) {
        ended = true;
        continue;
      }
      if (place < uncertain && places[place] == i) {
        ended ^= (flips >> place & 1) != 0;
        place++;
      }
      if (ended && word) {
        variant.add(SENTENCE_END);
        word = false;
      }
      ended = false;
      word |= tokens.kinds[i] <= HYPHENED;
      variant.add(tokens.term(i));
    }
    return List.copyOf(variant);
  }

  private boolean mayEnd(int from, int to) {
    for (int i = from; i < to; i++) {
      switch (text.charAt(i)) {
        case '.',
            '!',
            '?',
            '\u2026',
            '\u3002',
            '\uFF01',
            '\uFF1F',
            '\n',
            '\r',
            '\u2028',
            '\u2029' -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }

  /** Makes the tokens of the stemmed view. */
  private void stem() {
    if (isStemmed) {
      return;
    }
    isStemmed = true;
    List<Unit> units = tokens.count == 0 ? List.of() : Units.find(text);
    int unit = 0;
    int at = 0;
    boolean ended = true;
    int chainEnd = -1;
    for (int i = 0; i < tokens.count; i++) {
      byte kind = tokens.kinds[i];
      if (kind <= HYPHENED) {
        if (addStem(i, i, ended ? FIRST_STEM : STEM)) {
          ended = false;
        }
        if (kind == HYPHENED && i > chainEnd) {
          chainEnd = i;
          while (tokens.kinds[chainEnd] == HYPHENED) {
            chainEnd++;
          }
          if (isJoinable(i, chainEnd)) {
            addStem(i, chainEnd, chainEnd == i + 1 ? JOINED_TWO : JOINED);
          }
        }
      } else if (kind == SENTENCE) {
        ended = true;
      }
      while (unit < units.size() && (at = beginning(units.get(unit), at)) <= i) {
        add(units.get(unit++), at);
      }
    }
  }

  /** Adds the stem of a word, or of words written as one, unless it is a stop word. */
  private boolean addStem(int first, int last, byte kind) {
    int begin = tokens.begin(first);
    char[] stem = stemmer.stem(tokens.characters, begin, tokens.ends[last] - begin);
    if (stem.length == 0) {
      return false;
    }
    stems.add(
        stem,
        0,
        stem.length,
        kind,
        tokens.positions[first],
        tokens.startOffsets[first],
        tokens.endOffsets[last]);
    return true;
  }

  private boolean isJoinable(int first, int last) {
    if (last - first >= MAX_PARTS) {
      return false;
    }
    for (int i = first; i <= last; i++) {
      if (tokens.length(i) > MAX_PART) {
        return false;
      }
    }
    for (int i = tokens.begin(first); i < tokens.ends[last]; i++) {
      char c = tokens.characters[i];
      if (!(c >= 'a' && c <= 'z' || c >= 0x80 && Character.isLetter(c))) {
        return false;
      }
    }
    return true;
  }

  /** Returns the token that a unit begins with, looking from a token that is not behind it. */
  private int beginning(Unit unit, int from) {
    int i = from;
    while (i < tokens.count - 1
        && (tokens.endOffsets[i] <= unit.start() || tokens.kinds[i] >= SENTENCE)) {
      i++;
    }
    return i;
  }

  private void add(Unit unit, int token) {
    char[] characters = unit.term().toCharArray();
    // Lucene wants offsets to begin in order.
    int start = Math.max(unit.start(), tokens.startOffsets[token]);
    int stop = Math.max(start, unit.end());
    stems.add(characters, 0, characters.length, UNIT, tokens.positions[token], start, stop);
  }

  /** What reads any text. */
  private static final class Tokenizing {
    private final StandardTokenizer tokenizer = new StandardTokenizer();
    private final TokenStream words = PolicyAnalyzers.words(tokenizer);
    private final CharTermAttribute term = words.getAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = words.getAttribute(OffsetAttribute.class);
  }

  /** Gives the tokens of a view. */
  private final class Replay extends TokenStream {
    private final CharTermAttribute replayed = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute at = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final boolean ofStems;
    private int next;
    private int position = -1;
    /** The word given last in capitals, if that is still to be given. */
    private @Nullable String capitals;

    Replay(boolean ofStems) {
      this.ofStems = ofStems;
    }

    @Override
    public void reset() {
      next = 0;
      position = -1;
      capitals = null;
      if (ofStems) {
        stem();
      }
    }

    @Override
    public boolean incrementToken() {
      TokenArrays given = ofStems ? stems : tokens;
      if (capitals != null) {
        clearAttributes();
        replayed.append(capitals);
        at.setOffset(given.startOffsets[next - 1], given.endOffsets[next - 1]);
        step.setPositionIncrement(0);
        capitals = null;
        return true;
      }
      if (next >= given.count) {
        return false;
      }
      clearAttributes();
      int begin = given.begin(next);
      replayed.copyBuffer(given.characters, begin, given.ends[next] - begin);
      at.setOffset(given.startOffsets[next], given.endOffsets[next]);
      step.setPositionIncrement(given.positions[next] - position);
      position = given.positions[next++];
      if (!ofStems) {
        capitals = capitals(next - 1);
      }
      return true;
    }

    @Override
    public void end() throws IOException {
      super.end();
      // A further value of the field begins behind this text, in both views at the same position.
      at.setOffset(text.length(), text.length());
      step.setPositionIncrement(lastPosition - position);
    }
  }

  /** Gives neighbouring stems as one term. */
  private final class Pairs extends TokenStream {
    private final BytesTermAttribute pair = addAttribute(BytesTermAttribute.class);
    private final OffsetAttribute at = addAttribute(OffsetAttribute.class);
    private final BytesRef term = new BytesRef(new byte[PAIR_BYTES]);
    private int next;
    private int first;

    @Override
    public void reset() {
      stem();
      next = 0;
      first = -1;
    }

    @Override
    public boolean incrementToken() {
      while (next < stems.count) {
        int second = next++;
        byte kind = stems.kinds[second];
        if (kind > FIRST_STEM) {
          continue;
        }
        int before = first;
        first = second;
        if (before >= 0 && kind == STEM) {
          clearAttributes();
          put(hash(TwoViews.hash(hash(HASH_START, before), ' '), second), term.bytes);
          pair.setBytesRef(term);
          at.setOffset(stems.startOffsets[before], stems.endOffsets[second]);
          return true;
        }
      }
      return false;
    }

    private long hash(long before, int stem) {
      long hash = before;
      for (int i = stems.begin(stem); i < stems.ends[stem]; i++) {
        hash = TwoViews.hash(hash, stems.characters[i]);
      }
      return hash;
    }

    @Override
    public void end() throws IOException {
      super.end();
      at.setOffset(text.length(), text.length());
    }
  }

  /**
   * Returns the term that {@link #pairs} has for two stems.
   *
   * @param stems the stems with a space between
   * @return five bytes
   */
  public static BytesRef pair(String stems) {
    long hash = HASH_START;
    for (int i = 0; i < stems.length(); i++) {
      hash = hash(hash, stems.charAt(i));
    }
    BytesRef term = new BytesRef(new byte[PAIR_BYTES]);
    put(hash, term.bytes);
    return term;
  }

  private static long hash(long before, char next) {
    return (before ^ next) * HASH_PRIME;
  }

  /** Writes the best mixed bits of a hash, in {@link #PAIR_BYTES}. */
  private static void put(long hash, byte[] bytes) {
    long mixed = (hash ^ hash >>> 32) * HASH_MIX;
    for (int i = 0; i < PAIR_BYTES; i++) {
      bytes[i] = (byte) (mixed >>> Long.SIZE - (i + 1) * Byte.SIZE);
    }
  }
}
