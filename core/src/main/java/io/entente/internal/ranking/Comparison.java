package io.entente.internal.ranking;

import io.entente.internal.reader.PageSearcher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

/**
 * Compares the best candidates with each other, word by word. What most of them have tells them apart no
 * better for being rare elsewhere, so a word or a pair counts the more, the fewer of the best have it; and a
 * passage gains by what the passages beside it, if they are among the best, have of the question that it
 * lacks.
 *
 * <p>How well a word tells them apart is fixed by the first page. For one search.
 */
final class Comparison {

  private static final double APART_WEIGHT = 0.3;
  private static final double BESIDE_WEIGHT = 0.1;

  /** Of so many it is counted who has a word: more are compared where many are as good as the last. */
  private static final int COUNTED = 24;

  /** How well words tell apart is set against the mean of so many. */
  private static final int TOP = 10;

  /** Fewer candidates cannot be compared. */
  private static final int LEAST = 5;

  private final PageSearcher searcher;
  /** The candidates that are compared, in the order of the index. */
  private final Ranked[] compared;
  /** Their places by score, best first. */
  private final int[] bestFirst;
  /** What each word of the question counts in each of them. */
  private final List<float[]> words;
  /** Neighbours among the words, if there is enough to compare. */
  private final List<Query> pairs;

  Comparison(PageSearcher searcher, Ranked[] compared, Look look) throws IOException {
    this.searcher = searcher;
    this.compared = compared;
    this.bestFirst = Ranked.byScore(Arrays.asList(compared));
    boolean enough = searcher.holds("compared", compared.length >= LEAST);
    this.words = enough ? scores(look.items()) : List.of();
    this.pairs = enough ? look.pairs() : List.of();
  }

  private List<float[]> scores(List<Query> parts) throws IOException {
    int[] inOrder = new int[compared.length];
    Arrays.setAll(inOrder, i -> i);
    List<float[]> all = new ArrayList<>(parts.size());
    for (Query part : parts) {
      float[] scores = new float[compared.length];
      Weight weight = searcher.createWeight(searcher.rewrite(part), ScoreMode.COMPLETE, 1);
      SecondStage.matching(
          searcher, weight, compared, inOrder, (i, scorer) -> scores[i] = scorer.score());
      all.add(scores);
    }
    return all;
  }

  /** What each candidate gains by having what tells it from the others; at least 0. */
  double[] apart() throws IOException {
    double[] gain = new double[compared.length];
    double all = 0;
    double ofTop = 0;
    List<float[]> parts = new ArrayList<>(words);
    parts.addAll(scores(pairs));
    int counted = Math.clamp(compared.length, 1, COUNTED);
    double[] apart = new double[parts.size()];
    for (int p = 0; p < apart.length; p++) {
      float[] scores = parts.get(p);
      int having = 0;
      for (int i = 0; i < Math.min(counted, scores.length); i++) {
        having += scores[bestFirst[i]] > 0 ? 1 : 0;
      }
      apart[p] = searcher.fixed("apart:" + p, 1 - (float) having / counted);
      for (int i = 0; i < Math.min(TOP, scores.length); i++) {
        all += scores[bestFirst[i]];
        ofTop += scores[bestFirst[i]] * apart[p];
      }
    }
    float mean = searcher.fixed("apart", all > 0 ? (float) (ofTop / all) : 0);
    double least = 0;
    for (int i = 0; i < gain.length; i++) {
      for (int p = 0; p < apart.length; p++) {
        gain[i] += APART_WEIGHT * parts.get(p)[i] * (apart[p] - mean);
      }
      least = Math.min(least, gain[i]);
    }
    // All are raised alike, so that none falls behind what was not compared.
    float raised = searcher.fixed("raised", (float) (0 - least));
    for (int i = 0; i < gain.length; i++) {
      gain[i] = Math.max(0, gain[i] + raised);
    }
    return gain;
  }

  /** What each gains by what the candidates right before and behind it have of the question. */
  double[] beside() {
    double[] gain = new double[compared.length];
    for (int i = 0; i < gain.length; i++) {
      boolean before = i > 0 && areBeside(i - 1);
      boolean behind = i + 1 < gain.length && areBeside(i);
      for (float[] scores : before || behind ? words : List.<float[]>of()) {
        float there = Math.max(before ? scores[i - 1] : 0, behind ? scores[i + 1] : 0);
        gain[i] += BESIDE_WEIGHT * Math.max(0, there - scores[i]);
      }
    }
    return gain;
  }

  /** Whether a candidate and the next are passages of a document one behind the other. */
  private boolean areBeside(int i) {
    return compared[i + 1].doc() == compared[i].doc() + 1
        && compared[i + 1].header() == compared[i].header();
  }
}
