package io.entente.analysis;

import java.util.List;
import org.apache.lucene.analysis.CharArrayMap;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The stemmed and the exact view of one text, tokenized once for both and aligned by position.
 *
 * <p>The exact view holds every word in small letters without diacritics, the signs {@code $ € £ ¥ ₹ ₩ ₽ ₺
 * % ‰ ° § № &}, and {@link #SENTENCE_END} between two sentences, each at a position of its own. Where an
 * empty line parts them, {@link #PARAGRAPH_END} follows at the position of the sentence end. Quotation
 * marks, dashes, brackets and slashes are no tokens. Soft hyphens and other invisible characters are left
 * out of words, and what parts the thousands out of numbers: {@code 2,000} is {@code 2000}.
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
  public static final String SENTENCE_END = ExactTokens.SENTENCE_END;

  /** The term of the exact view between two paragraphs, at the position of a {@link #SENTENCE_END}. */
  public static final String PARAGRAPH_END = ExactTokens.PARAGRAPH_END;

  private final ExactTokens exact = new ExactTokens();
  private final TokenArrays tokens = exact.tokens();
  private final StemmedTokens stemmed = new StemmedTokens(exact);

  private @Nullable TokenStream exactStream;
  private @Nullable TokenStream stemmedStream;
  private @Nullable TokenStream pairs;

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
    stemmed.clear();
    exact.read(text, sentences);
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
    return switch (exact.kind(i)) {
      case ExactTokens.SENTENCE -> SENTENCE_END;
      case ExactTokens.PARAGRAPH -> PARAGRAPH_END;
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
    exact.kind(i);
    return tokens.positions[i];
  }

  /**
   * Returns where a token of the exact view begins in the text.
   *
   * @param i which token, from 0
   * @return the offset of its first character; for the end of a sentence, the end of the token before it
   */
  public int startOffset(int i) {
    exact.kind(i);
    return tokens.startOffsets[i];
  }

  /**
   * Returns where a token of the exact view ends in the text.
   *
   * @param i which token, from 0
   * @return the offset behind its last character
   */
  public int endOffset(int i) {
    exact.kind(i);
    return tokens.endOffsets[i];
  }

  /**
   * Tells whether a token of the exact view is a word.
   *
   * @param i which token, from 0
   * @return false for signs and the ends of sentences and paragraphs
   */
  public boolean isWord(int i) {
    return exact.isWord(i);
  }

  /**
   * Tells whether a token of the exact view marks the end of a sentence or a paragraph.
   *
   * @param i which token, from 0
   * @return false for words and signs
   */
  public boolean isEnd(int i) {
    return exact.kind(i) >= ExactTokens.SENTENCE;
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
    return exact.capitals(i);
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
    return stemmed.stem(i);
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
    return stemmed.ofStem(i, known);
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
    return stemmed.joined(i);
  }

  /**
   * Returns the last token of a word with hyphens.
   *
   * @param i which token, from 0
   * @return the last part of the word if one begins with the token, or else the token
   */
  public int joinedEnd(int i) {
    return stemmed.joinedEnd(i);
  }

  /**
   * Returns the exact view.
   *
   * @return a stream over the text read last
   */
  public TokenStream exact() {
    TokenStream made = exactStream;
    if (made == null) {
      made = new ViewStream(exact);
      exactStream = made;
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
    TokenStream made = stemmedStream;
    if (made == null) {
      made = new ViewStream(stemmed);
      stemmedStream = made;
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
      made = new StemPairs(stemmed);
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
    return stemmed.compounds();
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
    return PhraseVariants.of(exact, limit);
  }

  /**
   * Returns the term that {@link #pairs} has for two stems.
   *
   * @param stems the stems with a space between
   * @return five bytes
   */
  public static BytesRef pair(String stems) {
    return StemPairs.term(stems);
  }
}
