package io.entente.internal.search;

import io.entente.document.Trait;
import io.entente.internal.index.Schema;
import io.entente.internal.index.Stored;
import io.entente.internal.search.GroupCollector.Ranked;
import io.entente.internal.tag.Duplicates;
import io.entente.internal.tag.Fingerprint;
import io.entente.query.Ranking;
import io.entente.query.Ranking.Ingredient;
import io.entente.result.Explanation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.jspecify.annotations.Nullable;

/**
 * Looks closely at the best candidates of the first stage. It only ever adds to a score, so that what it
 * did not look at stays behind what it looked at; and it looks at each passage by itself and at its
 * document's other candidates, so that a passage's score does not depend on how many hits are wanted.
 */
final class SecondStage {

  /**
   * What is looked for.
   *
   * @param words the question's words in order
   * @param meanLength the mean length of passages, in words
   * @param asked what a passage should do to answer
   */
  record Look(List<Closeness.Word> words, double meanLength, Intent asked) {}

  /** How much the sum of its document's three best other candidates adds. */
  private static final double DOCUMENT_WEIGHT = 0.05;

  private static final int DOCUMENT_PASSAGES = 3;

  /** How much a target adds where one is asked for, and how much a command. */
  private static final double TARGET_WEIGHT = 0.25;

  private static final double OPERATIVE_WEIGHT = 0.05;

  private final Map<Integer, List<Explanation>> parts = new HashMap<>();
  private final Map<Integer, List<Ranked>> copies = new HashMap<>();

  /** What was added to the score of a hit, for explanations. */
  List<Explanation> parts(int doc) {
    return parts.getOrDefault(doc, List.of());
  }

  /** The near copies of a hit. */
  List<Ranked> copies(int doc) {
    return copies.getOrDefault(doc, List.of());
  }

  /**
   * Scores candidates again.
   *
   * @param reader the state of the index
   * @param candidates with their scores of the first stage
   * @param look what is looked for
   * @param ranking how much the ingredients count
   * @param explained whether the parts are kept
   * @return the candidates with their new scores, best first
   */
  List<Ranked> rank(
      IndexReader reader, List<Ranked> candidates, Look look, Ranking ranking, boolean explained)
      throws IOException {
    Closeness closeness = ranking.uses(Ingredient.EXACT) || ranking.uses(Ingredient.QUALITY)
        ? new Closeness(look.words(), look.meanLength())
        : null;
    Quality quality = new Quality(ranking);
    double[] document = document(candidates, ranking.weight(Ingredient.DOCUMENT));
    Integer[] inOrder = byDoc(candidates);
    Ranked[] again = new Ranked[candidates.size()];
    @Nullable LeafReaderContext leaf = null;
    BinaryDocValues stored = DocValues.emptyBinary();
    NumericDocValues traits = DocValues.emptyNumeric();
    for (int i : inOrder) {
      Ranked candidate = candidates.get(i);
      if (candidate.score() >= Pins.FIRST) {
        again[i] = candidate;
        continue;
      }
      if (leaf == null || candidate.doc() >= leaf.docBase + leaf.reader().maxDoc()) {
        leaf = reader.leaves().get(ReaderUtil.subIndex(candidate.doc(), reader.leaves()));
        stored = DocValues.getBinary(leaf.reader(), Schema.STORED);
        traits = DocValues.getNumeric(leaf.reader(), Schema.TRAITS);
      }
      int doc = candidate.doc() - leaf.docBase;
      long kinds = traits.advanceExact(doc) ? traits.longValue() : 0;
      @Nullable List<Explanation> added = explained ? new ArrayList<>() : null;
      double score = candidate.score();
      double bonus = document[i];
      note(added, "other passages of the document", document[i]);
      if (closeness != null) {
        stored.advanceExact(doc);
        double close =
            ranking.weight(Ingredient.EXACT) * closeness.of(Stored.text(stored.binaryValue()));
        bonus += close;
        note(added, "the very words, and in this order", close);
        if (has(kinds, Trait.Kind.HEADING) && closeness.hadAll()) {
          double waived = score / quality.factor(kinds) - score;
          bonus += waived;
          note(added, "the heading is what was asked for", waived);
        }
      }
      double statement = ranking.weight(Ingredient.STATEMENTS)
          * score
          * (asked(look, kinds, Trait.Kind.TARGET) * TARGET_WEIGHT
              + asked(look, kinds, Trait.Kind.OPERATIVE) * OPERATIVE_WEIGHT);
      bonus += statement;
      note(added, "it states what the question asks for", statement);
      if (added != null) {
        parts.put(candidate.doc(), added);
      }
      again[i] = candidate.withScore((float) (score + bonus));
    }
    List<Ranked> ranked = new ArrayList<>(Arrays.asList(again));
    ranked.sort(Ranked.order(true, true));
    return ranked;
  }

  private static void note(@Nullable List<Explanation> added, String words, double value) {
    if (added != null && value > 0) {
      added.add(new Explanation(words, value, List.of()));
    }
  }

  private static boolean has(long kinds, Trait.Kind kind) {
    return (kinds & 1L << kind.ordinal()) != 0;
  }

  private static int asked(Look look, long kinds, Trait.Kind kind) {
    return look.asked().asksFor(kind) && has(kinds, kind) ? 1 : 0;
  }

  private static Integer[] byDoc(List<Ranked> candidates) {
    Integer[] order = new Integer[candidates.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingInt(i -> candidates.get(i).doc()));
    return order;
  }

  /** What its document's other candidates add to each; they are in order of their score. */
  private static double[] document(List<Ranked> candidates, double weight) {
    double[] added = new double[candidates.size()];
    if (weight > 0) {
      Map<Integer, double[]> best = new HashMap<>();
      for (Ranked candidate : candidates) {
        if (candidate.score() < Pins.FIRST) {
          double[] top = best.computeIfAbsent(
              candidate.doc() + candidate.toHeader(), unseen -> new double[DOCUMENT_PASSAGES + 2]);
          int filled = (int) top[DOCUMENT_PASSAGES + 1];
          if (filled <= DOCUMENT_PASSAGES) {
            top[filled] = candidate.score();
            top[DOCUMENT_PASSAGES + 1]++;
          }
        }
      }
      for (int i = 0; i < added.length; i++) {
        Ranked candidate = candidates.get(i);
        double[] top = best.get(candidate.doc() + candidate.toHeader());
        if (top != null) {
          double sum = 0;
          for (int j = 0; j <= DOCUMENT_PASSAGES; j++) {
            sum += top[j];
          }
          added[i] = weight
              * DOCUMENT_WEIGHT
              * (sum - Math.max(candidate.score(), top[DOCUMENT_PASSAGES]));
        }
      }
    }
    return added;
  }

  /**
   * Folds near copies into the best of them.
   *
   * @param searcher knows what the first page folded
   * @param ranked the candidates, best first
   * @return those that are no copy, best first
   */
  List<Ranked> fold(PageSearcher searcher, List<Ranked> ranked) throws IOException {
    IndexReader reader = searcher.getIndexReader();
    Fingerprint[] prints = new Fingerprint[ranked.size()];
    @Nullable LeafReaderContext leaf = null;
    BinaryDocValues values = DocValues.emptyBinary();
    for (int i : byDoc(ranked)) {
      int doc = ranked.get(i).doc();
      if (leaf == null || doc >= leaf.docBase + leaf.reader().maxDoc()) {
        leaf = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
        values = DocValues.getBinary(leaf.reader(), Schema.FINGERPRINT);
      }
      values.advanceExact(doc - leaf.docBase);
      prints[i] = Fingerprint.read(values.binaryValue());
    }
    int[] documents =
        ranked.stream().mapToInt(each -> each.doc() + each.toHeader()).toArray();
    int[] heads = Duplicates.of(List.of(prints), documents);
    List<Ranked> kept = new ArrayList<>(ranked.size());
    for (int i = 0; i < heads.length; i++) {
      Ranked each = ranked.get(i);
      boolean copy = heads[i] != Duplicates.NONE;
      String key = "copy:" + each.document().utf8ToString() + ' ' + each.toHeader();
      if (searcher.holds(key, copy)) {
        if (copy) {
          copies
              .computeIfAbsent(ranked.get(heads[i]).doc(), unseen -> new ArrayList<>())
              .add(each);
        }
      } else {
        kept.add(each);
      }
    }
    return kept;
  }
}
