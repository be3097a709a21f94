package io.entente.internal.tag;

import java.util.Arrays;

/** A hash of 64 bits, which goes on from that of the text before, so that stretches need not be joined. */
public final class TextHash {

  /** The hash of no text. */
  public static final long EMPTY = 0xcbf29ce484222325L;

  private static final long STEP = 0x100000001b3L;

  private TextHash() {}

  /**
   * Returns the hash of a text.
   *
   * @param text the text
   * @return its hash
   */
  public static long of(CharSequence text) {
    return of(EMPTY, text);
  }

  /**
   * Returns the hash of a text that goes on.
   *
   * @param before the hash of what is before
   * @param text what follows
   * @return the hash of both
   */
  public static long of(long before, CharSequence text) {
    long hash = before;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * STEP;
    }
    return hash;
  }

  /**
   * Returns the hash of a text that goes on with one character.
   *
   * @param before the hash of what is before
   * @param next the character
   * @return the hash of both
   */
  public static long of(long before, char next) {
    return (before ^ next) * STEP;
  }

  /** The hashes of texts, to tell of nearly all others that they are not among them. */
  public static final class Among {
    private static final int BITS_EACH = 16;

    private final long[] sorted;
    /** A bit for what each begins with. */
    private final long[] bits;

    private final int shift;

    /**
     * Keeps hashes.
     *
     * @param hashes the hashes, and room behind them
     * @param count how many there are
     */
    public Among(long[] hashes, int count) {
      sorted = Arrays.copyOf(hashes, count);
      Arrays.sort(sorted);
      int size = Math.max(Long.SIZE, Integer.highestOneBit(Math.max(1, count)) * BITS_EACH);
      bits = new long[size / Long.SIZE];
      shift = Long.numberOfLeadingZeros(size) + 1;
      for (long hash : sorted) {
        int bit = (int) (hash >>> shift);
        bits[bit / Long.SIZE] |= 1L << bit;
      }
    }

    /**
     * Tells whether a text may be among these.
     *
     * @param hash its hash
     * @return false if it is not
     */
    public boolean has(long hash) {
      int bit = (int) (hash >>> shift);
      return (bits[bit / Long.SIZE] & 1L << bit) != 0 && Arrays.binarySearch(sorted, hash) >= 0;
    }
  }
}
