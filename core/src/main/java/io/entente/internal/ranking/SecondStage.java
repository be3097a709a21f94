package io.entente.internal.ranking;

import io.entente.document.Trait;
import io.entente.internal.index.Schema;
import io.entente.internal.question.Pins;
import io.entente.internal.reader.PageSearcher;
import io.entente.internal.reader.StoredReader;
import io.entente.query.Ranking;
import io.entente.query.Ranking.Ingredient;
import io.entente.result.Explanation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Looks closely at the best candidates of the first stage. It only ever adds to a score, but for
 * boilerplate where that is lowered; what it did not look at stays behind what it looked at. What a passage
 * gains depends on the other candidates only by its document's and by what the first page fixed, not by how many
 * hits are wanted or were added since.
 */
public final class SecondStage {

  /** Looking most closely costs most, and looking so at all candidates changes no figure of ranking. */
  private static final int BEST = 24;

  /** How much the sum of its document's three best other candidates adds. */
  private static final double DOCUMENT_WEIGHT = 0.03;

  /** How much the score of the passage right behind counts, and that of the one right before. */
  private static final double NEXT_WEIGHT = 0.05;

  private static final double PREVIOUS_WEIGHT = 0.03;

  private static final int DOCUMENT_PASSAGES = 3;

  /** How much a target adds where one is asked for, and how much a command. */
  private static final double TARGET_WEIGHT = 0.25;

  private static final double OPERATIVE_WEIGHT = 0.05;

  /** What title and headings add is no more than so much of what the best passage itself is worth. */
  private static final float MOST_LATE = 0.42f;

  /** How much it adds to have all of a short question, some of it in title and headings. */
  private static final double COVERAGE_WEIGHT = 0.6;

  /** So many words of the question in title and headings make a name. */
  private static final int NAMED = 2;

  /** The share of that weight where title and headings have fewer: long texts have all of much by chance. */
  private static final double ALONE = 0.15;

  /** How much a target adds where none is asked for, since it says more than a wish. */
  private static final double TARGET_ANYWAY = 0.15;

  private final Map<Integer, List<Explanation>> parts = new HashMap<>();
  private final Folding folding = new Folding();

  /** What was added to the score of a hit, for explanations. */
  public List<Explanation> parts(int doc) {
    List<Explanation> all = new ArrayList<>(parts.getOrDefault(doc, List.of()));
    all.addAll(folding.parts(doc));
    return all;
  }

  /** The near copies of a hit. */
  public List<Ranked> copies(int doc) {
    return folding.copies(doc);
  }

  /** What is done about passages that say the same, once they have their scores. */
  Folding folding() {
    return folding;
  }

  /**
   * Scores candidates again.
   *
   * @param searcher the state of the index
   * @param stored reads the stored passages
   * @param candidates with their scores of the first stage
   * @param look what is looked for
   * @param ranking how much the ingredients count
   * @param explained whether the parts are kept
   * @return the candidates with their new scores, best first
   */
  List<Ranked> rank(
      PageSearcher searcher,
      StoredReader stored,
      List<Ranked> candidates,
      Look look,
      Ranking ranking,
      boolean explained)
      throws IOException {
    Quality quality = new Quality(ranking);
    double coverage = ranking.weight(Ingredient.COVERAGE) * COVERAGE_WEIGHT;
    double statements = ranking.weight(Ingredient.STATEMENTS);
    double[] document = document(candidates, ranking.weight(Ingredient.DOCUMENT));
    Ranked[] inOrder = candidates.toArray(Ranked[]::new);
    int[] byDoc = Ranked.byDoc(candidates);
    float[] late = late(searcher, inOrder, byDoc, look.late(), explained);
    double[] covers = coverage(searcher, inOrder, byDoc, look.needed());
    double[] beside = beside(inOrder, byDoc, ranking.weight(Ingredient.NEIGHBOURS));
    long[] kinds = kinds(searcher.getIndexReader(), inOrder, byDoc);
    for (int i : byDoc) {
      Ranked candidate = candidates.get(i);
      if (candidate.score() >= Pins.FIRST) {
        continue;
      }
      double score = candidate.score();
      double bonus = document[i] + beside[i] + late[i];
      note(explained, candidate, "other passages of the document", document[i]);
      note(explained, candidate, "the passages beside it", beside[i]);
      if (covers[i] > 0) {
        // A contents page has all of many questions; a heading that has is what was asked for.
        double answers = has(kinds[i], Trait.Kind.HEADING) ? 1 : quality.factor(kinds[i]);
        double covered = coverage * covers[i] * answers * (score + late[i]);
        bonus += covered;
        note(explained, candidate, "it has all of the question", covered);
      }
      double statement = statements
          * score
          * (target(look, kinds[i])
              + asked(look, kinds[i], Trait.Kind.OPERATIVE) * OPERATIVE_WEIGHT);
      bonus += statement;
      note(explained, candidate, "it states what the question asks for", statement);
      inOrder[i] = candidate.withScore((float) (score + bonus));
    }
    boolean[] best = best(searcher, inOrder);
    if (ranking.uses(Ingredient.EXACT) || ranking.uses(Ingredient.QUALITY)) {
      new CloseReading(look, ranking, quality)
          .read(
              stored,
              candidates,
              inOrder,
              best,
              byDoc,
              kinds,
              (candidate, words, value) -> note(explained, candidate, words, value));
    }
    if (ranking.uses(Ingredient.CONTRAST) || ranking.uses(Ingredient.NEIGHBOURS)) {
      compare(searcher, inOrder, best, byDoc, kinds, look, ranking, explained);
    }
    List<Ranked> ranked = new ArrayList<>(Arrays.asList(inOrder));
    ranked.sort(Ranked.order(true, true));
    return ranked;
  }

  /** Compares the best with each other. */
  private void compare(
      PageSearcher searcher,
      Ranked[] candidates,
      boolean[] best,
      int[] byDoc,
      long[] kinds,
      Look look,
      Ranking ranking,
      boolean explained)
      throws IOException {
    int[] places = Arrays.stream(byDoc)
        .filter(i -> best[i] && candidates[i].score() < Pins.FIRST)
        .toArray();
    Ranked[] compared = Arrays.stream(places).mapToObj(i -> candidates[i]).toArray(Ranked[]::new);
    Comparison comparison = new Comparison(searcher, compared, look);
    Quality quality = new Quality(ranking);
    double[] none = new double[places.length];
    double[] apart = ranking.uses(Ingredient.CONTRAST) ? comparison.apart() : none;
    double[] beside = ranking.uses(Ingredient.NEIGHBOURS) ? comparison.beside() : none;
    for (int k = 0; k < places.length; k++) {
      int i = places[k];
      double factor = quality.factor(kinds[i]);
      double telling = ranking.weight(Ingredient.CONTRAST) * factor * apart[k];
      double near = ranking.weight(Ingredient.NEIGHBOURS) * factor * beside[k];
      note(explained, candidates[i], "what tells it from other good passages", telling);
      note(explained, candidates[i], "what the passages beside it have of the question", near);
      candidates[i] = candidates[i].withScore((float) (candidates[i].score() + telling + near));
    }
  }

  /**
   * Those as good as the last of the best was on the first page, so that additions since do not change what is
   * looked at more closely.
   */
  private static boolean[] best(PageSearcher searcher, Ranked[] candidates) {
    float[] scores = new float[candidates.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = candidates[i].score();
    }
    Arrays.sort(scores);
    float last = scores.length <= BEST ? 0 : scores[scores.length - BEST];
    float least = searcher.fixed("least that is read", last);
    boolean[] best = new boolean[candidates.length];
    for (int i = 0; i < best.length; i++) {
      best[i] = candidates[i].score() >= least;
    }
    return best;
  }

  /** The traits of the candidates, a bit for every kind. */
  private static long[] kinds(IndexReader reader, Ranked[] candidates, int[] byDoc)
      throws IOException {
    long[] kinds = new long[candidates.length];
    @Nullable LeafReaderContext leaf = null;
    NumericDocValues traits = DocValues.emptyNumeric();
    for (int i : byDoc) {
      int doc = candidates[i].doc();
      if (leaf == null || doc >= leaf.docBase + leaf.reader().maxDoc()) {
        leaf = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
        traits = DocValues.getNumeric(leaf.reader(), Schema.TRAITS);
      }
      kinds[i] = traits.advanceExact(doc - leaf.docBase) ? traits.longValue() : 0;
    }
    return kinds;
  }

  /** What is scored for candidates only. */
  private float[] late(
      PageSearcher searcher,
      Ranked[] candidates,
      int[] byDoc,
      List<Look.Late> all,
      boolean explained)
      throws IOException {
    float[] added = new float[candidates.length];
    float best = 0;
    for (Ranked each : candidates) {
      best = each.score() < Pins.FIRST ? Math.max(best, each.score()) : best;
    }
    float most = MOST_LATE * searcher.fixed("best candidate", best);
    boolean[] alone = all.stream().anyMatch(each -> each.unless() != null)
        ? alone(searcher.getIndexReader(), candidates, byDoc)
        : new boolean[candidates.length];
    for (Look.Late each : all) {
      Weight weight = searcher.createWeight(
          searcher.rewrite(each.query()), ScoreMode.COMPLETE, Math.abs(each.weight()));
      float[] scores = new float[candidates.length];
      matching(searcher, weight, candidates, byDoc, (i, scorer) -> scores[i] = scorer.score());
      int[] found = Arrays.stream(byDoc)
          .filter(i -> scores[i] > 0 && candidates[i].score() < Pins.FIRST)
          .toArray();
      boolean[] not = each.unless() == null || found.length == 0
          ? new boolean[candidates.length]
          : matching(searcher, each.unless(), candidates, found);
      for (int i : found) {
        if (alone[i] || !not[i]) {
          float score = each.weight() < 0
              ? -Math.min(scores[i], MOST_LATE * candidates[i].score())
              : Math.min(scores[i], Math.max(0, most - added[i]));
          added[i] += score;
          note(explained, candidates[i], each.words(), score);
        }
      }
    }
    return added;
  }

  /** Which candidates are the only passages of their documents: the one before is of another. */
  private static boolean[] alone(IndexReader reader, Ranked[] candidates, int[] byDoc)
      throws IOException {
    boolean[] alone = new boolean[candidates.length];
    @Nullable LeafReaderContext leaf = null;
    NumericDocValues toHeader = DocValues.emptyNumeric();
    for (int i : byDoc) {
      int doc = candidates[i].doc();
      if (leaf == null || doc >= leaf.docBase + leaf.reader().maxDoc()) {
        leaf = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
        toHeader = DocValues.getNumeric(leaf.reader(), Schema.TO_HEADER);
      }
      int before = doc - leaf.docBase - 1;
      alone[i] = candidates[i].toHeader() == 1
          && (before < 0 || toHeader.advanceExact(before) && toHeader.longValue() == 0);
    }
    return alone;
  }

  /** What share of its weight coverage has: 0 where some of the question is missing. */
  private static double[] coverage(
      IndexSearcher searcher, Ranked[] candidates, int[] byDoc, List<Look.Needed> needed)
      throws IOException {
    double[] share = new double[candidates.length];
    Arrays.fill(share, needed.isEmpty() ? 0 : ALONE);
    int[] named = new int[candidates.length];
    for (Look.Needed each : needed) {
      boolean[] inText = matching(searcher, each.inText(), candidates, byDoc);
      boolean[] inContext = matching(searcher, each.inContext(), candidates, byDoc);
      for (int i = 0; i < share.length; i++) {
        share[i] = inText[i] || inContext[i] ? share[i] : 0;
        named[i] += inContext[i] ? 1 : 0;
      }
    }
    for (int i = 0; i < share.length; i++) {
      share[i] = share[i] > 0 && named[i] >= NAMED ? 1 : share[i];
    }
    return share;
  }

  private static boolean[] matching(
      IndexSearcher searcher, Query query, Ranked[] candidates, int[] byDoc) throws IOException {
    boolean[] has = new boolean[candidates.length];
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    matching(searcher, weight, candidates, byDoc, (i, scorer) -> has[i] = true);
    return has;
  }

  /** What is done with a candidate that matches, the scorer being at it. */
  interface Step {
    void at(int candidate, Scorer scorer) throws IOException;
  }

  /** Visits the candidates that match, in the order of the index. */
  static void matching(
      IndexSearcher searcher, Weight weight, Ranked[] candidates, int[] byDoc, Step step)
      throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    @Nullable LeafReaderContext leaf = null;
    @Nullable Scorer scorer = null;
    DocIdSetIterator docs = DocIdSetIterator.empty();
    for (int i : byDoc) {
      int doc = candidates[i].doc();
      if (leaf == null || doc >= leaf.docBase + leaf.reader().maxDoc()) {
        leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        scorer = weight.scorer(leaf);
        docs = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
      }
      int wanted = doc - leaf.docBase;
      int at = docs.docID() < wanted ? docs.advance(wanted) : docs.docID();
      if (at == wanted && scorer != null) {
        step.at(i, scorer);
      }
    }
  }

  /** What the candidates right before and behind each add to it. */
  private static double[] beside(Ranked[] candidates, int[] byDoc, double weight) {
    double[] added = new double[candidates.length];
    for (int i = 0; i + 1 < byDoc.length && weight > 0; i++) {
      Ranked one = candidates[byDoc[i]];
      Ranked next = candidates[byDoc[i + 1]];
      if (next.doc() == one.doc() + 1
          && next.header() == one.header()
          && Math.max(one.score(), next.score()) < Pins.FIRST) {
        added[byDoc[i]] += weight * NEXT_WEIGHT * next.score();
        added[byDoc[i + 1]] += weight * PREVIOUS_WEIGHT * one.score();
      }
    }
    return added;
  }

  private void note(boolean explained, Ranked candidate, String words, double value) {
    if (explained && value != 0) {
      List<Explanation> known = parts.computeIfAbsent(candidate.doc(), unseen -> new ArrayList<>());
      if (!known.isEmpty() && known.getLast().words().equals(words)) {
        value += known.removeLast().value();
      }
      known.add(new Explanation(words, value, List.of()));
    }
  }

  private static double target(Look look, long kinds) {
    return !has(kinds, Trait.Kind.TARGET)
        ? 0
        : look.asked().asksFor(Trait.Kind.TARGET) ? TARGET_WEIGHT : TARGET_ANYWAY;
  }

  static boolean has(long kinds, Trait.Kind kind) {
    return (kinds & 1L << kind.ordinal()) != 0;
  }

  private static int asked(Look look, long kinds, Trait.Kind kind) {
    return look.asked().asksFor(kind) && has(kinds, kind) ? 1 : 0;
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
}
