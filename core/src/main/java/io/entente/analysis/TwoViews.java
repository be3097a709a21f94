package io.entente.analysis;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * The stemmed and the exact view of one text, tokenized once for both. They hold the tokens that the
 * analyzers of {@link PolicyAnalyzers} give, at the same positions and offsets.
 *
 * <p>For one thread at a time, and to be used again for text after text: {@link #read} a text, then
 * consume its streams, one at a time and each as often as needed.
 */
public final class TwoViews {

  private final StandardTokenizer tokenizer = new StandardTokenizer();
  private final TokenStream words = PolicyAnalyzers.words(tokenizer);
  private final CharTermAttribute term = words.getAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = words.getAttribute(OffsetAttribute.class);
  private final TokenStream exact = new Replay();
  private final TokenStream stemmed = PolicyAnalyzers.stems(new Replay());

  private char[] characters = new char[4096];
  /** Where token {@code i} ends in {@link #characters}, and its offsets in the text. */
  private int[] ends = new int[512];

  private int[] startOffsets = new int[512];
  private int[] endOffsets = new int[512];
  private int count;
  private int textLength;

  /** Makes views of nothing. */
  public TwoViews() {}

  /**
   * Tokenizes a text.
   *
   * @param text the text
   */
  public void read(String text) {
    count = 0;
    textLength = text.length();
    if (text.isEmpty()) {
      return;
    }
    int used = 0;
    try {
      tokenizer.setReader(new StringReader(text));
      words.reset();
      while (words.incrementToken()) {
        int length = term.length();
        if (used + length > characters.length) {
          characters = Arrays.copyOf(characters, Math.max(used + length, 2 * characters.length));
        }
        if (count == ends.length) {
          ends = Arrays.copyOf(ends, 2 * count);
          startOffsets = Arrays.copyOf(startOffsets, 2 * count);
          endOffsets = Arrays.copyOf(endOffsets, 2 * count);
        }
        System.arraycopy(term.buffer(), 0, characters, used, length);
        used += length;
        ends[count] = used;
        startOffsets[count] = offset.startOffset();
        endOffsets[count++] = offset.endOffset();
      }
      words.end();
      words.close();
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }

  /**
   * Tells whether the text read last has no words.
   *
   * @return true if both streams are empty
   */
  public boolean isEmpty() {
    return count == 0;
  }

  /**
   * Returns the exact view.
   *
   * @return a stream over the text read last
   */
  public TokenStream exact() {
    return exact;
  }

  /**
   * Returns the stemmed view.
   *
   * @return a stream over the text read last
   */
  public TokenStream stemmed() {
    return stemmed;
  }

  /** Gives the tokens once more. */
  private final class Replay extends TokenStream {
    private final CharTermAttribute replayed = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute at = addAttribute(OffsetAttribute.class);
    private int next;

    @Override
    public void reset() {
      next = 0;
    }

    @Override
    public boolean incrementToken() {
      if (next == count) {
        return false;
      }
      clearAttributes();
      int begin = next == 0 ? 0 : ends[next - 1];
      replayed.copyBuffer(characters, begin, ends[next] - begin);
      at.setOffset(startOffsets[next], endOffsets[next]);
      next++;
      return true;
    }

    @Override
    public void end() throws IOException {
      super.end();
      // A further value of the field begins behind this text.
      at.setOffset(textLength, textLength);
    }
  }
}
