package io.entente.internal.search;

import io.entente.document.Trait;
import io.entente.internal.index.Stored;
import io.entente.query.Ranking;
import io.entente.query.Ranking.Ingredient;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.util.BytesRef;

/**
 * Reads the texts of the best candidates, and of those that are headings, for the very words of the question
 * and their order.
 */
final class CloseReading {

  /** Reading costs most of the second stage, and reading all candidates changes no figure of ranking. */
  private static final int BEST = 32;

  private final Closeness closeness;
  private final Quality quality;
  private final double weight;

  /** Takes down what is added to a score and why. */
  interface Notes {
    void add(Ranked candidate, String words, double value);
  }

  CloseReading(Look look, Ranking ranking, Quality quality) {
    this.closeness = new Closeness(look.words(), look.meanLength());
    this.quality = quality;
    this.weight = ranking.weight(Ingredient.EXACT);
  }

  /**
   * Adds to scores.
   *
   * @param searcher knows what the first page fixed
   * @param stored reads the texts
   * @param candidates with their scores of the first stage
   * @param scored the same with all else that the second stage adds; changed here
   * @param byDoc their places in the order of the index
   * @param kinds their traits, a bit for every kind
   * @param notes take down what is added
   */
  void read(
      PageSearcher searcher,
      StoredReader stored,
      List<Ranked> candidates,
      Ranked[] scored,
      int[] byDoc,
      long[] kinds,
      Notes notes)
      throws IOException {
    boolean[] worthReading = worthReading(searcher, scored, kinds);
    for (int i : byDoc) {
      Ranked candidate = candidates.get(i);
      if (!worthReading[i] || candidate.score() >= Pins.FIRST) {
        continue;
      }
      BytesRef text = Stored.text(stored.passage(candidate.doc(), candidate.header()));
      double bonus = weight * closeness.of(text);
      notes.add(candidate, "the very words, and in this order", bonus);
      if (SecondStage.has(kinds[i], Trait.Kind.HEADING) && closeness.hadAll()) {
        double waived = candidate.score() / quality.factor(kinds[i]) - candidate.score();
        bonus += waived;
        notes.add(candidate, "the heading is what was asked for", waived);
      }
      scored[i] = scored[i].withScore((float) (scored[i].score() + bonus));
    }
  }

  /**
   * Those as good as the last of the best was on the first page, so that additions since do not change what is
   * read; and headings, which may be what was asked for.
   */
  private boolean[] worthReading(PageSearcher searcher, Ranked[] scored, long[] kinds) {
    float[] scores = new float[scored.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = scored[i].score();
    }
    Arrays.sort(scores);
    float last = scores.length <= BEST ? 0 : scores[scores.length - BEST];
    float least = searcher.fixed("least that is read", last);
    boolean[] worthReading = new boolean[scored.length];
    for (int i = 0; i < worthReading.length; i++) {
      boolean best = closeness.adds() && scored[i].score() >= least;
      worthReading[i] = best || SecondStage.has(kinds[i], Trait.Kind.HEADING);
    }
    return worthReading;
  }
}
