package io.entente.internal.index;

import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;

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
    boolean text =
        !collection.field().equals(Schema.PAIRS) && !collection.field().equals(Schema.CONTEXT);
    return new Weighted(k1(collection), adapting ? b(collection) : 0.75f, text ? clusters : 0)
        .scorer(boost, collection, terms);
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

  /** What a word counts: how rare it is, and how clustered. */
  private static final class Weighted extends BM25Similarity {
    private final double clusters;

    Weighted(float k1, float b, double clusters) {
      super(k1, b);
      this.clusters = clusters;
    }

    @Override
    public Explanation idfExplain(CollectionStatistics collection, TermStatistics term) {
      Explanation idf = super.idfExplain(collection, term);
      double perPassage = (double) Math.max(term.totalTermFreq(), term.docFreq()) / term.docFreq();
      double gain = 1 + clusters * Math.log(perPassage);
      return gain == 1
          ? idf
          : Explanation.match(
              (float) (idf.getValue().doubleValue() * gain), "idf, more for clusters", idf);
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
    double idf = Math.log(1 + (passages - df + 0.5) / (df + 0.5));
    return idf * (1 + clusters * Math.log((double) Math.max(cf, df) / df));
  }
}
