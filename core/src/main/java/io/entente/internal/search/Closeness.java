package io.entente.internal.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.BytesRef;

/**
 * How closely a passage's text keeps to the words of a question as they were written: the same forms, in
 * the same order. It goes once over the bytes of the stored text, with words as runs of letters and
 * figures, which is close enough to the analyzer for a bonus and much cheaper.
 *
 * <p>Not safe for use by several threads.
 */
final class Closeness {

  /**
   * A word of the question.
   *
   * @param exact the word, in small letters
   * @param weight what it counts; 0 for small words
   */
  record Word(String exact, double weight) {}

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
  private static final byte SENTENCE_END = 1;
  private static final byte[] FOLDS = folds();

  private final double[] weights;
  private final boolean[] required;
  private final int[][] follows;
  private final double[] pairWeights;
  private final long[] table;
  private final int[] places;
  private final int mask;
  private final double meanLength;
  private final int[] counts;
  private final int[] pairCounts;
  private final boolean forms;
  /** A bit for the first two bytes of every word. */
  private final long[] beginnings = new long[16];

  private boolean whole;

  Closeness(List<Word> words, double meanLength) {
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
    int size = Integer.highestOneBit(Math.max(4, kept.size())) * 4;
    this.mask = size - 1;
    this.table = new long[size];
    this.places = new int[size];
    for (int i = 0; i < kept.size(); i++) {
      required[i] = weights[i] > 0;
      byte[] word = kept.get(i).exact().getBytes(StandardCharsets.UTF_8);
      int begins = bit(FOLDS[word[0] & 0xFF], word.length > 1 ? FOLDS[word[1] & 0xFF] : 0);
      beginnings[begins >>> 6] |= 1L << begins;
      long hash = hash(word);
      int at = (int) hash & mask;
      while (table[at] != 0) {
        at = at + 1 & mask;
      }
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

  private static long hash(byte[] word) {
    long hash = 1;
    for (byte each : word) {
      hash = hash * 31 + FOLDS[each & 0xFF];
    }
    return mixed(hash);
  }

  private static long mixed(long hash) {
    long mixed = hash * 0x9E3779B97F4A7C15L;
    return (mixed ^ mixed >>> 32) | 1;
  }

  /**
   * Scores a text.
   *
   * @param text in UTF-8
   * @return the bonus, at least 0
   */
  double of(BytesRef text) {
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
  boolean adds() {
    return forms || pairWeights.length > 0;
  }

  /** Whether the last text had every word of the question that counts. */
  boolean hadAll() {
    return whole;
  }

  private int read(BytesRef text) {
    byte[] bytes = text.bytes;
    byte[] folds = FOLDS;
    int end = text.offset + text.length;
    int length = 0;
    int last = NONE;
    int at = text.offset;
    while (at < end) {
      int folded = folds[bytes[at++] & 0xFF];
      if (folded <= SENTENCE_END) {
        last = folded == SENTENCE_END ? NONE : last;
        continue;
      }
      int second = at < end ? folds[bytes[at] & 0xFF] : 0;
      if (!mayBegin(folded, second)) {
        while (at < end && folds[bytes[at] & 0xFF] > SENTENCE_END) {
          at++;
        }
        length++;
        last = NONE;
        continue;
      }
      long hash = 31L + folded;
      while (at < end && (folded = folds[bytes[at] & 0xFF]) > SENTENCE_END) {
        hash = hash * 31 + folded;
        at++;
      }
      length++;
      int word = find(mixed(hash));
      if (word != NONE) {
        counts[word]++;
        if (last != NONE) {
          int pair = pair(follows, last, word);
          if (pair != NONE) {
            pairCounts[pair]++;
          }
        }
      }
      last = word;
    }
    return length;
  }

  /** Whether a word of the question may begin so; most words of a text need no closer look. */
  private boolean mayBegin(int first, int second) {
    int bit = bit(first, second);
    return (beginnings[bit >>> 6] & 1L << bit) != 0;
  }

  private static int bit(int first, int second) {
    return (first * 31 + Math.max(SENTENCE_END, second)) & 0x3FF;
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

  /** For every byte: 0 if it is in no word, {@link #SENTENCE_END}, or else more, the same for both cases. */
  private static byte[] folds() {
    byte[] folds = new byte[256];
    for (int c = 0; c < folds.length; c++) {
      boolean small = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
      if (c >= 0x80) {
        folds[c] = (byte) (c - 0x80 < 2 ? c - 0x80 + 2 : c - 0x80);
      } else if (small) {
        folds[c] = (byte) c;
      } else if (c >= 'A' && c <= 'Z') {
        folds[c] = (byte) (c + 'a' - 'A');
      } else if (c == '.' || c == ';') {
        folds[c] = SENTENCE_END;
      }
    }
    return folds;
  }
}
