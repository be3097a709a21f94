package io.entente.internal.ranking;

import io.entente.document.Trait;
import io.entente.internal.question.Pins;
import io.entente.internal.reader.PageSearcher;
import io.entente.internal.reader.StoredReader;
import io.entente.internal.tag.Duplicates;
import io.entente.internal.tag.Fingerprint;
import io.entente.result.Explanation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;

/**
 * Spares the reader passages that say the same: near copies become one hit, and what comes again and again
 * in the index is lowered if so wanted. For one search.
 */
final class Folding {

  /** From this share of the best copy's score on, the newest copy stands for all. */
  private static final double EQUAL = 0.97;

  private final Map<Integer, Explanation> lowered = new HashMap<>();
  private final Map<Integer, List<Ranked>> copies = new HashMap<>();

  /** What a hit was lowered by, for explanations. */
  List<Explanation> parts(int doc) {
    Explanation part = lowered.get(doc);
    return part == null ? List.of() : List.of(part);
  }

  /** The near copies of a hit. */
  List<Ranked> copies(int doc) {
    return copies.getOrDefault(doc, List.of());
  }

  /**
   * Lowers what comes again and again in the index.
   *
   * @param reader the state of the index
   * @param stored reads the stored passages
   * @param ranked the candidates
   * @param factor what the score of such a passage is multiplied by
   * @return the candidates with their new scores, best first
   */
  List<Ranked> lower(IndexReader reader, StoredReader stored, List<Ranked> ranked, double factor)
      throws IOException {
    List<Ranked> scored = new ArrayList<>(ranked);
    for (int i : Ranked.byDoc(ranked)) {
      Ranked each = ranked.get(i);
      Fingerprint print = stored.fingerprint(each.doc());
      Trait often = each.score() < Pins.FIRST ? Recurrence.trait(reader, print) : null;
      if (often != null) {
        scored.set(i, each.withScore((float) (each.score() * factor)));
        lowered.put(
            each.doc(), new Explanation(often.reason(), each.score() * (factor - 1), List.of()));
      }
    }
    return Ranked.bestFirst(scored);
  }

  /**
   * Folds near copies into the best of them.
   *
   * @param searcher knows what the first page folded
   * @param stored reads the stored passages
   * @param ranked the candidates, best first
   * @return those that are no copy, best first
   */
  List<Ranked> fold(PageSearcher searcher, StoredReader stored, List<Ranked> ranked)
      throws IOException {
    Fingerprint[] prints = new Fingerprint[ranked.size()];
    int[] documents = new int[prints.length];
    for (int i : Ranked.byDoc(ranked)) {
      prints[i] = stored.fingerprint(ranked.get(i).doc());
      documents[i] = ranked.get(i).header();
    }
    int[] heads = Duplicates.of(Arrays.asList(prints), documents);
    int[] stands = standing(ranked, heads);
    List<Ranked> kept = new ArrayList<>(ranked.size());
    for (int i = 0; i < heads.length; i++) {
      Ranked each = ranked.get(i);
      int head = heads[i] == Duplicates.NONE ? i : heads[i];
      boolean copy = stands[head] != i;
      if (!copy && !searcher.goesOn()) {
        kept.add(each);
        continue;
      }
      String key = "copy:" + each.document().utf8ToString() + ' ' + each.toHeader();
      if (!searcher.holds(key, copy)) {
        kept.add(each);
      } else if (copy) {
        copies
            .computeIfAbsent(ranked.get(stands[head]).doc(), unseen -> new ArrayList<>())
            .add(each);
      }
    }
    return kept;
  }

  /** For the first of each group of copies, the newest of those that are as good as it. */
  private static int[] standing(List<Ranked> ranked, int[] heads) {
    int[] stands = new int[heads.length];
    Arrays.setAll(stands, i -> i);
    for (int i = 0; i < heads.length; i++) {
      if (heads[i] != Duplicates.NONE) {
        Ranked best = ranked.get(heads[i]);
        Ranked each = ranked.get(i);
        if (each.score() >= EQUAL * best.score()
            && each.day() > ranked.get(stands[heads[i]]).day()) {
          stands[heads[i]] = i;
        }
      }
    }
    return stands;
  }
}
