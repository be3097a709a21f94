package io.entente.internal.tag;

import io.entente.analysis.TwoViews;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import org.apache.lucene.util.BytesRef;

/**
 * What is kept of a passage to find its copies: 64 bytes that tell whether two passages are the same text
 * or nearly so, without the texts.
 *
 * <p>Three things are in it. The <em>identity</em> is a hash of all words and signs in order. The
 * <em>check</em> is a hash of what no copy may differ in: figures, numbers in words, months, amounts'
 * currencies and negations, in order, and whatever else the caller wants to agree. The <em>sketch</em>
 * stands for the words and the pairs of neighbouring words, each as often as it occurs: every one of them
 * is hashed into one of 192 slots, and a slot keeps two bits of the least hash that fell into it. The
 * share of slots in which two sketches agree estimates how much two texts have in common (minwise hashing
 * with one permutation, two bits a slot).
 *
 * <p>A number or letter that only counts the passage, as in {@code (2) The Parties}, is no part of any of the
 * three, so that the same paragraph is found under another number.
 */
public final class Fingerprint {

  /** How many bytes a fingerprint takes. */
  public static final int BYTES = 64;

  /** Shorter passages are copies only of the very same words. */
  private static final int MIN_WORDS = 8;

  /** From how large a shared part on two texts count as nearly the same. */
  private static final double THRESHOLD = 0.82;

  private static final VarHandle AS_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int SKETCH = 2;
  private static final int LONGS = BYTES / Long.BYTES;
  private static final int SLOTS_A_LONG = 32;
  private static final int SLOTS = (LONGS - SKETCH) * SLOTS_A_LONG;
  private static final long LOW_BITS = 0x5555_5555_5555_5555L;
  /** How often two slots agree by chance: there are three values besides that of an empty slot. */
  private static final double CHANCE = 1.0 / 3;

  private static final int MAX_WORDS = 0xFFFF;
  private static final int LABELS = 3;

  /** Months; {@code may} is too common to say anything by itself. */
  private static final Set<String> MONTHS = words("""
      january february march april june july august september october november december
      janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
      januar februar marz juni juli oktober dezember
      enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre""");

  /**
   * Words that copies agree in besides figures and months: negations and numbers in words. {@code one}
   * and {@code first} are too common to say anything.
   */
  private static final Set<String> TELLING = words("""
      not no nor never neither none nobody nothing nowhere cannot without non
      ne pas jamais aucun aucune sans ni
      nicht kein keine keinen keinem keiner keines nie niemals ohne weder
      nunca jamas sin ningun ninguna ninguno
      nao nem sem nenhum nenhuma senza
      zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
      sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
      hundred thousand million billion trillion half quarter twice
      second third fourth fifth sixth seventh eighth ninth tenth twentieth thirtieth
      deux trois quatre cinq sept huit neuf dix vingt trente quarante cinquante soixante mille
      zwei drei vier funf sechs sieben acht neun zehn elf zwolf zwanzig dreissig hundert tausend
      dos tres cuatro cinco seis siete ocho nueve diez veinte treinta cuarenta cincuenta ciento mil""");

  private static final Set<String> LABEL_WORDS = words("""
      article articles art section sec paragraph para chapter part rule regulation annex item
      artikel artikels absatz paragraphe chapitre articulo capitulo seccion artigo articolo""");

  /** The identity; the check and the number of words; the sketch. */
  private final long[] longs;

  private Fingerprint(long[] longs) {
    this.longs = longs;
  }

  private static Set<String> words(String lines) {
    return Set.copyOf(Arrays.asList(lines.split("\\s+")));
  }

  /**
   * Makes the fingerprint of a passage.
   *
   * @param text the text of the passage
   * @param views that text, read
   * @param agreeing what else has to be the same in copies, in any order, such as codes of countries
   * @return the fingerprint
   */
  public static Fingerprint of(String text, TwoViews views, Collection<String> agreeing) {
    long[] longs = new long[LONGS];
    long identity = 0;
    long check = 0;
    for (String each : agreeing) {
      check += mixed(hash(each));
    }
    long[] words = new long[views.size()];
    int count = 0;
    for (int i = label(text, views); i < views.size(); i++) {
      if (views.isEnd(i)) {
        continue;
      }
      String term = views.term(i);
      long hash = hash(term);
      identity = mixed(identity + hash);
      if (distinguishes(term, i, views)) {
        check = mixed(check + hash(term));
      }
      if (views.isWord(i)) {
        words[count++] = hash;
      }
    }
    longs[0] = identity;
    longs[1] = check << 16 | Math.min(count, MAX_WORDS);
    sketch(words, count, longs);
    return new Fingerprint(longs);
  }

  /**
   * Reads a fingerprint.
   *
   * @param bytes what {@link #bytes()} gave
   * @return the fingerprint
   * @throws IllegalArgumentException if there are not {@link #BYTES} bytes
   */
  public static Fingerprint read(BytesRef bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("bytes must be " + BYTES + ", got " + bytes.length);
    }
    long[] longs = new long[LONGS];
    for (int i = 0; i < LONGS; i++) {
      longs[i] = (long) AS_LONG.get(bytes.bytes, bytes.offset + i * Long.BYTES);
    }
    return new Fingerprint(longs);
  }

  /**
   * Returns the fingerprint for the index.
   *
   * @return {@link #BYTES} bytes
   */
  public BytesRef bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    bytes.asLongBuffer().put(longs);
    return new BytesRef(bytes.array());
  }

  /**
   * Returns the identity as a term: how many documents have it is how many have this very text.
   *
   * @return eight bytes
   */
  public BytesRef identity() {
    return new BytesRef(ByteBuffer.allocate(Long.BYTES).putLong(longs[0]).array());
  }

  /**
   * Returns how many words the passage has, without its number.
   *
   * @return the count, at most 65,535
   */
  public int wordCount() {
    return (int) longs[1] & MAX_WORDS;
  }

  /** What copies have in common in any case. */
  long check() {
    return longs[1] >>> 16;
  }

  /**
   * Tells whether two passages have the same words and signs in the same order, and the same of what
   * else had to agree.
   *
   * @param other another fingerprint
   * @return true if so
   */
  public boolean isSameText(Fingerprint other) {
    return longs[0] == other.longs[0] && longs[1] == other.longs[1];
  }

  /**
   * Tells whether two passages are the same but for light edits: long enough, most of the words in
   * common, and no difference in figures, negations or what else had to agree.
   *
   * @param other another fingerprint
   * @return true if one may stand for the other
   */
  public boolean isNearly(Fingerprint other) {
    if (isSameText(other)) {
      return true;
    }
    int least = Math.min(wordCount(), other.wordCount());
    int most = Math.max(wordCount(), other.wordCount());
    return check() == other.check()
        && least >= MIN_WORDS
        && 2.0 * least >= THRESHOLD * (least + most)
        && !isFar(other)
        && resemblance(other) >= THRESHOLD;
  }

  /** Whether a third of the sketch is enough to see that most of it will differ. */
  private boolean isFar(Fingerprint other) {
    int used = 0;
    int differing = 0;
    for (int i = SKETCH; i < SKETCH + 2; i++) {
      long a = longs[i];
      long b = other.longs[i];
      long x = a ^ b;
      used += Long.bitCount((a | b | (a | b) >>> 1) & LOW_BITS);
      differing += Long.bitCount((x | x >>> 1) & LOW_BITS);
    }
    return differing > 8 && 2 * differing > used;
  }

  /**
   * Estimates how much two passages have in common: twice the shared words and pairs of neighbours by
   * those of both.
   *
   * @param other another fingerprint
   * @return from 0 to 1
   */
  public double resemblance(Fingerprint other) {
    int used = 0;
    int both = 0;
    int differing = 0;
    for (int i = SKETCH; i < LONGS; i++) {
      long a = longs[i];
      long b = other.longs[i];
      long x = a ^ b;
      long hasA = (a | a >>> 1) & LOW_BITS;
      long hasB = (b | b >>> 1) & LOW_BITS;
      used += Long.bitCount(hasA | hasB);
      both += Long.bitCount(hasA & hasB);
      differing += Long.bitCount((x | x >>> 1) & hasA & hasB);
    }
    if (used == 0) {
      return 1;
    }
    double shared = Math.max(0, (both - differing - CHANCE * both) / (1 - CHANCE));
    double jaccard = shared / used;
    return 2 * jaccard / (1 + jaccard);
  }

  /** Returns how many tokens at the beginning only count the passage. */
  private static int label(String text, TwoViews views) {
    int end = 0;
    int i = 0;
    for (int labels = 0; labels < LABELS && i < views.size(); labels++) {
      boolean named =
          isSign(views, i, '\u00A7') || views.isWord(i) && LABEL_WORDS.contains(views.term(i));
      int number = named ? i + 1 : i;
      if (number >= views.size()
          || !isNumber(views, number)
          || !isClosed(text, views.endOffset(number), named)) {
        break;
      }
      i = number + 1;
      if (i < views.size() && isSign(views, i, '\u00B0')) {
        i++;
      }
      while (i < views.size() && views.isEnd(i)) {
        i++;
      }
      end = i;
    }
    // What is nothing but a label is a text of its own.
    return views.size() - end < LABELS ? 0 : end;
  }

  private static boolean isSign(TwoViews views, int i, char sign) {
    return !views.isWord(i) && !views.isEnd(i) && views.first(i) == sign;
  }

  /** Whether a token could be a number of a provision: digits, one letter, or a Roman numeral. */
  private static boolean isNumber(TwoViews views, int i) {
    if (!views.isWord(i)) {
      return false;
    }
    String term = views.term(i);
    if (Character.isDigit(term.charAt(0))) {
      // A year counts nothing, and a day is part of a date.
      return term.length() <= 3 && !(i + 1 < views.size() && MONTHS.contains(views.term(i + 1)));
    }
    return term.length() == 1
        || term.length() <= 6 && term.chars().allMatch(c -> "ivxlc".indexOf(c) >= 0);
  }

  /** Whether what follows a number tells that it only counts: a stop, a bracket or, with a name, the end of the line. */
  private static boolean isClosed(String text, int end, boolean named) {
    return end < text.length()
        && (named ? ".):]\u00B0-\u2013\u2014\r\n" : ".)]\u00B0").indexOf(text.charAt(end)) >= 0;
  }

  /** Whether copies have to agree in a term. */
  private static boolean distinguishes(String term, int i, TwoViews views) {
    if (!views.isWord(i)) {
      return Character.getType(term.charAt(0)) == Character.CURRENCY_SYMBOL;
    }
    return hasDigit(term)
        || TELLING.contains(term)
        || MONTHS.contains(term)
        || term.endsWith("n't")
        || term.equals("may") && isBesideFigure(i, views);
  }

  private static boolean isBesideFigure(int i, TwoViews views) {
    return i > 0 && hasDigit(views.term(i - 1))
        || i + 1 < views.size() && hasDigit(views.term(i + 1));
  }

  private static boolean hasDigit(String term) {
    for (int i = 0; i < term.length(); i++) {
      if (Character.isDigit(term.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static void sketch(long[] words, int count, long[] longs) {
    long[] least = new long[SLOTS];
    Arrays.fill(least, -1);
    Occurrences occurrences = new Occurrences(2 * count);
    for (int i = 0; i < count; i++) {
      put(occurrences.next(words[i]), least);
      if (i > 0) {
        put(occurrences.next(mixed(words[i - 1]) + words[i]), least);
      }
    }
    for (int slot = 0; slot < SLOTS; slot++) {
      if (least[slot] >= 0) {
        long bits = 1 + least[slot] % 3;
        longs[SKETCH + slot / SLOTS_A_LONG] |= bits << 2 * (slot % SLOTS_A_LONG);
      }
    }
  }

  private static void put(long hash, long[] least) {
    int slot = (int) ((hash >>> 40) * SLOTS >>> 24);
    long rank = hash & (1L << 40) - 1;
    if (least[slot] < 0 || rank < least[slot]) {
      least[slot] = rank;
    }
  }

  /** Tells the second occurrence of a hash from the first. */
  private static final class Occurrences {
    private final long[] hashes;
    private final int[] counts;

    Occurrences(int most) {
      int size = Integer.highestOneBit(Math.max(1, most)) * 4;
      hashes = new long[size];
      counts = new int[size];
    }

    long next(long hash) {
      int mask = hashes.length - 1;
      int at = (int) (hash ^ hash >>> 32) & mask;
      while (counts[at] > 0 && hashes[at] != hash) {
        at = at + 1 & mask;
      }
      hashes[at] = hash;
      return mixed(hash + counts[at]++);
    }
  }

  private static long hash(String term) {
    long hash = term.length();
    for (int i = 0; i < term.length(); i++) {
      hash = (hash ^ term.charAt(i)) * 0x9E37_79B9_7F4A_7C15L;
      hash ^= hash >>> 32;
    }
    return hash;
  }

  /** The finishing step of SplitMix64: every bit of the result depends on every bit given. */
  private static long mixed(long z) {
    long mixed = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
    return mixed ^ mixed >>> 31;
  }
}
