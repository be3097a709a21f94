package io.entente.internal.ranking;

import io.entente.internal.question.Question.Word;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.BitUtil;
import org.apache.lucene.util.BytesRef;

/**
 * How closely a passage's text keeps to the words of a question as they were written: the same forms, in
 * the same order. It goes once over the bytes of the stored text, with words as runs of letters and
 * figures, which is close enough to the analyzer for a bonus and much cheaper.
 *
 * <p>Not safe for use by several threads.
 */
public final class Closeness {

  private static final double WORD_WEIGHT = 0.05;
  /** Up to so many words that count, the forms of words do not matter, so that all forms find the same. */
  private static final int SHORT = 6;

  private static final double PAIR_WEIGHT = 0.15;
  /** With a small word between, two words say more by their order. */
  private static final double SMALL_PAIR_WEIGHT = 0.25;

  private static final double K1 = 0.7;
  private static final double PAIR_K1 = 0.4;
  private static final double B = 0.65;
  private static final int NONE = -1;

  // A bit, or some, of each of eight bytes.
  private static final long EACH = 0x0101_0101_0101_0101L;
  private static final long HIGH = EACH << 7;
  private static final long LOW = 0x7F * EACH;
  /** What tells small letters from capitals, with and without many accents. */
  private static final long SMALL = 0x20 * EACH;

  /** The lowest five bits of the first byte, which are the same in capitals, and three of the length. */
  private static final int BEGINNINGS = 256;

  private static final long START = 1;
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private final double[] weights;
  private final boolean[] required;
  private final int[][] follows;
  private final double[] pairWeights;
  private final long[] table;
  private final int[] places;
  private final int mask;
  /** Whether a word of the question begins and is as long as the place in here says; most words do not. */
  private final boolean[] beginnings = new boolean[BEGINNINGS];

  private final double meanLength;
  private final int[] counts;
  private final int[] pairCounts;
  private final boolean forms;

  private boolean whole;

  public Closeness(List<Word> words, double meanLength) {
    Map<String, Integer> distinct = new HashMap<>();
    List<Word> kept = new ArrayList<>();
    int[] order = new int[words.size()];
    for (int i = 0; i < order.length; i++) {
      Word word = words.get(i);
      Integer known = distinct.putIfAbsent(word.exact(), kept.size());
      if (known == null) {
        kept.add(word);
      }
      order[i] = known == null ? kept.size() - 1 : known;
    }
    this.meanLength = Math.max(1, meanLength);
    this.weights = kept.stream().mapToDouble(Word::weight).toArray();
    this.required = new boolean[weights.length];
    this.forms = kept.stream().filter(word -> word.weight() > 0).count() > SHORT;
    List<Double> pairs = new ArrayList<>();
    int[][] next = new int[weights.length][];
    for (int i = 0; i + 1 < order.length; i++) {
      double first = weights[order[i]];
      double second = weights[order[i + 1]];
      boolean counts = forms ? first + second > 0 : first > 0 != second > 0;
      if (counts && pair(next, order[i], order[i + 1]) == NONE) {
        int[] old = next[order[i]] == null ? new int[0] : next[order[i]];
        int[] grown = Arrays.copyOf(old, old.length + 2);
        grown[old.length] = order[i + 1];
        grown[old.length + 1] = pairs.size();
        next[order[i]] = grown;
        pairs.add(
            (first > 0 && second > 0 ? PAIR_WEIGHT : SMALL_PAIR_WEIGHT) * (first + second) / 2);
      }
    }
    this.follows = next;
    this.pairWeights = pairs.stream().mapToDouble(each -> each).toArray();
    this.counts = new int[weights.length];
    this.pairCounts = new int[pairWeights.length];
    int size = Integer.highestOneBit(Math.max(4, kept.size())) * 8;
    this.mask = size - 1;
    this.table = new long[size];
    this.places = new int[size];
    for (int i = 0; i < kept.size(); i++) {
      required[i] = weights[i] > 0;
      byte[] word = kept.get(i).exact().getBytes(StandardCharsets.UTF_8);
      long hash = hash(word);
      int at = (int) hash & mask;
      while (table[at] != 0) {
        at = at + 1 & mask;
      }
      int length = Math.min(Long.BYTES, word.length);
      beginnings[beginning(eight(word, 0), length)] = true;
      table[at] = hash;
      places[at] = i;
    }
  }

  private static int pair(int[][] next, int first, int second) {
    int[] known = next[first];
    for (int i = 0; known != null && i < known.length; i += 2) {
      if (known[i] == second) {
        return known[i + 1];
      }
    }
    return NONE;
  }

  /** Where a word is among the beginnings, by its first eight bytes and how many of these are of it. */
  private static int beginning(long eight, int length) {
    return (int) eight & 0x1F | (length & 7) << 5;
  }

  private static long hash(byte[] word) {
    long hash = START;
    for (int at = 0; at < word.length; at += Long.BYTES) {
      long eight = eight(word, at);
      hash = hash(hash, eight, Math.min(Long.BYTES, word.length - at));
    }
    return hash;
  }

  /** Goes on with so many of eight bytes, in small letters; never 0. */
  private static long hash(long before, long eight, int length) {
    long small = eight | SMALL;
    long kept = length == Long.BYTES ? small : small & ~(-1L << length * Byte.SIZE);
    long mixed = (before ^ kept) * PRIME;
    return mixed ^ mixed >>> 32 | 1;
  }

  /**
   * Scores a text.
   *
   * @param text in UTF-8
   * @return the bonus, at least 0
   */
  public double of(BytesRef text) {
    Arrays.fill(counts, 0);
    Arrays.fill(pairCounts, 0);
    int length = read(text);
    double norm = 1 - B + B * length / meanLength;
    double bonus = 0;
    whole = true;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        bonus += forms ? WORD_WEIGHT * weights[i] * counts[i] / (counts[i] + K1 * norm) : 0;
      } else if (required[i]) {
        whole = false;
      }
    }
    for (int i = 0; i < pairCounts.length; i++) {
      if (pairCounts[i] > 0) {
        bonus += pairWeights[i] * pairCounts[i] / (pairCounts[i] + PAIR_K1 * norm);
      }
    }
    return bonus;
  }

  /** Whether it can add anything to a score. */
  public boolean adds() {
    return forms || pairWeights.length > 0;
  }

  /** Whether the last text had every word of the question that counts. */
  public boolean hadAll() {
    return whole;
  }

  private int read(BytesRef text) {
    byte[] bytes = text.bytes;
    int end = text.offset + text.length;
    int length = 0;
    int last = NONE;
    int at = text.offset;
    while (at < end) {
      long eight = eight(bytes, at);
      int run = Math.min(wordLength(eight), end - at);
      if (run == 0) {
        byte between = bytes[at++];
        last = between == '.' || between == ';' ? NONE : last;
        continue;
      }
      if (run < Long.BYTES && !beginnings[beginning(eight, run)]) {
        at += run;
        length++;
        last = NONE;
        continue;
      }
      long hash = hash(START, eight, run);
      at += run;
      while (run == Long.BYTES && at < end) {
        eight = eight(bytes, at);
        run = Math.min(wordLength(eight), end - at);
        hash = run == 0 ? hash : hash(hash, eight, run);
        at += run;
      }
      length++;
      int word = find(hash);
      if (word != NONE) {
        counts[word]++;
        int pair = last == NONE ? NONE : pair(follows, last, word);
        if (pair != NONE) {
          pairCounts[pair]++;
        }
      }
      last = word;
    }
    return length;
  }

  private int find(long hash) {
    int at = (int) hash & mask;
    while (table[at] != 0) {
      if (table[at] == hash) {
        return places[at];
      }
      at = at + 1 & mask;
    }
    return NONE;
  }

  /** Eight bytes from a place on, the first in the lowest bits; 0 behind the end. */
  private static long eight(byte[] bytes, int at) {
    if (at + Long.BYTES <= bytes.length) {
      return (long) BitUtil.VH_LE_LONG.get(bytes, at);
    }
    long eight = 0;
    for (int i = bytes.length - 1; i >= at; i--) {
      eight = eight << Byte.SIZE | bytes[i] & 0xFF;
    }
    return eight;
  }

  /**
   * How many of eight bytes are of a word before the first that is not: letters, figures and all that is not
   * ASCII. All eight are compared at once, each by whether a sum reaches its highest bit.
   */
  private static int wordLength(long eight) {
    long figures = eight & LOW;
    long letters = (eight | SMALL) & LOW;
    long isFigure = figures + from('0') & ~(figures + from('9' + 1));
    long isLetter = letters + from('a') & ~(letters + from('z' + 1));
    long isWord = (isFigure | isLetter | eight) & HIGH;
    return Long.numberOfTrailingZeros(isWord ^ HIGH) / Byte.SIZE;
  }

  /** What brings bytes from this one on to their highest bit. */
  private static long from(int least) {
    return (0x80 - least) * EACH;
  }
}
