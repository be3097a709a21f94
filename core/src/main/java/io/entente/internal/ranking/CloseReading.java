package io.entente.internal.ranking;

import io.entente.document.Trait;
import io.entente.internal.index.Stored;
import io.entente.internal.question.Pins;
import io.entente.internal.reader.StoredReader;
import io.entente.query.Ranking;
import io.entente.query.Ranking.Ingredient;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.util.BytesRef;

/**
 * Reads the texts of the best candidates, and of those that are headings, for the very words of the question
 * and their order.
 */
final class CloseReading {

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
   * @param stored reads the texts
   * @param candidates with their scores of the first stage
   * @param scored the same with all else that the second stage adds; changed here
   * @param best which are the best
   * @param byDoc their places in the order of the index
   * @param kinds their traits, a bit for every kind
   * @param notes take down what is added
   */
  void read(
      StoredReader stored,
      List<Ranked> candidates,
      Ranked[] scored,
      boolean[] best,
      int[] byDoc,
      long[] kinds,
      Notes notes)
      throws IOException {
    for (int i : byDoc) {
      Ranked candidate = candidates.get(i);
      // A heading may be what was asked for.
      boolean isRead = best[i] && closeness.adds() || SecondStage.has(kinds[i], Trait.Kind.HEADING);
      if (!isRead || candidate.score() >= Pins.FIRST) {
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
}
