package io.entente.internal.index;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.SmallFloat;

/**
 * BM25 with parameters that follow the collection. The shorter the passages, the less a second occurrence
 * of a word says, so {@code k1} grows with their mean length; so does {@code b}, as the length of long passages
 * differs more from one to the next. Pairs of words saturate sooner. A word that
 * occurs several times where it occurs at all is what a text is about, so it counts for more:
 * {@code idf · (1 + c · ln(cf / df))}, with the collection frequency {@code cf} and the document frequency
 * {@code df}, in the spirit of the gain of Papineni (2001), Why inverse document frequency? Pairs, titles and
 * headings have no such gain.
 *
 * <p>Norms are those of {@link BM25Similarity}.
 */
public final class PolicySimilarity extends Similarity {

  private static final float SHORT_K1 = 0.7f;
  private static final float LONG_K1 = 1.1f;
  private static final float SHORT_B = 0.65f;
  private static final float LONG_B = 0.8f;
  private static final float PAIRS_K1 = 0.6f;
  private static final float CONTEXT_K1 = 0.4f;
  /** Passages of so many words, small ones not counted, are short. */
  private static final double SHORT = 50;

  private final boolean adapting;
  private final double clusters;
  /** The fields that were scored last. */
  private final Map<String, Norms> fields = new ConcurrentHashMap<>();

  /**
   * Makes a similarity.
   *
   * @param adapting whether parameters follow the collection; otherwise they are Lucene's
   * @param clusters how much clusters count, usually 0.8; 0 for plain BM25
   */
  public PolicySimilarity(boolean adapting, double clusters) {
    this.adapting = adapting;
    this.clusters = clusters;
  }

  @Override
  public SimScorer scorer(float boost, CollectionStatistics collection, TermStatistics... terms) {
    Norms norms = fields.get(collection.field());
    if (norms == null || !norms.isOf(collection)) {
      norms = norms(collection);
      fields.put(collection.field(), norms);
    }
    boolean text =
        !collection.field().equals(Schema.PAIRS) && !collection.field().equals(Schema.CONTEXT);
    double weight = 0;
    for (TermStatistics term : terms) {
      weight +=
          weight(collection.docCount(), term.docFreq(), term.totalTermFreq(), text ? clusters : 0);
    }
    return new Scorer(boost * (float) weight, norms.values);
  }

  /** What norms are worth in a field: the same for all of its words. */
  private static final class Norms {
    private final long passages;
    private final long words;
    /** What a frequency is multiplied by: one by {@code k1} times how long a passage is beside the mean. */
    private final float[] values;

    Norms(CollectionStatistics collection, float[] values) {
      this.passages = collection.docCount();
      this.words = collection.sumTotalTermFreq();
      this.values = values;
    }

    boolean isOf(CollectionStatistics collection) {
      return passages == collection.docCount() && words == collection.sumTotalTermFreq();
    }
  }

  private Norms norms(CollectionStatistics collection) {
    float k1 = k1(collection);
    float b = adapting ? b(collection) : 0.75f;
    float mean = (float) (collection.sumTotalTermFreq() / (double) collection.docCount());
    float[] norms = new float[256];
    for (int i = 0; i < norms.length; i++) {
      int length = SmallFloat.byte4ToInt((byte) i);
      norms[i] = 1 / (k1 * (1 - b + b * length / mean));
    }
    return new Norms(collection, norms);
  }

  private float k1(CollectionStatistics collection) {
    if (!adapting) {
      return 1.2f;
    }
    if (collection.field().equals(Schema.PAIRS)) {
      return PAIRS_K1;
    }
    if (collection.field().equals(Schema.CONTEXT)) {
      return CONTEXT_K1;
    }
    return (float) Math.clamp(SHORT_K1 + 0.3 * longer(collection), SHORT_K1, LONG_K1);
  }

  private static float b(CollectionStatistics collection) {
    return (float) Math.clamp(SHORT_B + 0.1 * longer(collection), SHORT_B, LONG_B);
  }

  /** How much longer passages are than short ones, on a logarithmic scale; below 0 if shorter. */
  private static double longer(CollectionStatistics collection) {
    double mean = (double) collection.sumTotalTermFreq() / Math.max(1, collection.docCount());
    return Math.log(Math.max(1, mean) / SHORT);
  }

  /** BM25 without the constant factor of {@code k1 + 1}, as in Lucene. */
  private static final class Scorer extends SimScorer {
    private final float weight;
    private final float[] norms;

    Scorer(float weight, float[] norms) {
      this.weight = weight;
      this.norms = norms;
    }

    @Override
    public float score(float freq, long norm) {
      // In this form the score never falls with the frequency, whatever is rounded.
      return weight - weight / (1 + freq * norms[(byte) norm & 0xFF]);
    }

    @Override
    public BulkSimScorer asBulkSimScorer() {
      return new BulkSimScorer() {
        private float[] buffer = new float[0];

        @Override
        public void score(int size, float[] freqs, long[] encoded, float[] scores) {
          if (buffer.length < size) {
            buffer = new float[ArrayUtil.oversize(size, Float.BYTES)];
          }
          for (int i = 0; i < size; i++) {
            buffer[i] = norms[(byte) encoded[i] & 0xFF];
          }
          // Without looking anything up, so that the compiler scores several at a time.
          for (int i = 0; i < size; i++) {
            scores[i] = weight - weight / (1 + freqs[i] * buffer[i]);
          }
        }
      };
    }
  }

  /**
   * Returns what a word counts, as {@link #scorer} weighs it.
   *
   * @param passages how many passages there are
   * @param df in how many the word is
   * @param cf how often it occurs in all
   * @return idf with the gain for clusters
   */
  public double weight(long passages, long df, long cf) {
    return weight(passages, df, cf, clusters);
  }

  private static double weight(long passages, long df, long cf, double clusters) {
    double idf = Math.log(1 + (passages - df + 0.5) / (df + 0.5));
    return idf * (1 + clusters * Math.log((double) Math.max(cf, df) / df));
  }
}
