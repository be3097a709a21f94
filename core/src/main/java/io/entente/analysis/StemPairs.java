package io.entente.analysis;

import java.io.IOException;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.util.BytesRef;

/** Gives neighbouring stems of a sentence as one term. */
final class StemPairs extends TokenStream {

  /** How long the term of a pair is. Of a million pairs, one in a million has another's term. */
  private static final int BYTES = 5;
  // Fowler, Noll and Vo's FNV-1a with 64 bits, and 2^64 divided by the golden ratio to mix it.
  private static final long HASH_START = 0xcbf29ce484222325L;
  private static final long HASH_PRIME = 0x100000001b3L;
  private static final long HASH_MIX = 0x9e3779b97f4a7c15L;

  private final BytesTermAttribute pair = addAttribute(BytesTermAttribute.class);
  private final OffsetAttribute at = addAttribute(OffsetAttribute.class);
  private final BytesRef term = new BytesRef(new byte[BYTES]);
  private final StemmedTokens stemmed;
  private final TokenArrays stems;
  private int next;
  private int first;

  StemPairs(StemmedTokens stemmed) {
    this.stemmed = stemmed;
    this.stems = stemmed.tokens();
  }

  /** Returns the term of two stems with a space between. */
  static BytesRef term(String stems) {
    long hash = HASH_START;
    for (int i = 0; i < stems.length(); i++) {
      hash = hash(hash, stems.charAt(i));
    }
    BytesRef term = new BytesRef(new byte[BYTES]);
    put(hash, term.bytes);
    return term;
  }

  @Override
  public void reset() {
    stemmed.make();
    next = 0;
    first = -1;
  }

  @Override
  public boolean incrementToken() {
    while (next < stems.count) {
      int second = next++;
      byte kind = stems.kinds[second];
      if (kind > StemmedTokens.FIRST_STEM) {
        continue;
      }
      int before = first;
      first = second;
      if (before >= 0 && kind == StemmedTokens.STEM) {
        clearAttributes();
        put(hash(hash(hash(HASH_START, before), ' '), second), term.bytes);
        pair.setBytesRef(term);
        at.setOffset(stems.startOffsets[before], stems.endOffsets[second]);
        return true;
      }
    }
    return false;
  }

  @Override
  public void end() throws IOException {
    super.end();
    int length = stemmed.exact().text().length();
    at.setOffset(length, length);
  }

  private long hash(long before, int stem) {
    long hash = before;
    for (int i = stems.begin(stem); i < stems.ends[stem]; i++) {
      hash = hash(hash, stems.characters[i]);
    }
    return hash;
  }

  private static long hash(long before, char next) {
    return (before ^ next) * HASH_PRIME;
  }

  /** Writes the best mixed bits of a hash, in {@link #BYTES}. */
  private static void put(long hash, byte[] bytes) {
    long mixed = (hash ^ hash >>> 32) * HASH_MIX;
    for (int i = 0; i < BYTES; i++) {
      bytes[i] = (byte) (mixed >>> Long.SIZE - (i + 1) * Byte.SIZE);
    }
  }
}
