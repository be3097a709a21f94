package io.entente.internal.ranking;

import io.entente.internal.index.Schema;
import io.entente.internal.question.Pins;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.jspecify.annotations.Nullable;

/**
 * Collects the best passages by score times what their traits are worth, and lets Lucene skip what cannot
 * be among them. Passages that tie with the last of them are kept aside and parted in the end, so that day
 * and document need not be read for others; where too many tie, it gives up.
 */
final class TopPassages implements CollectorManager<TopPassages.Collecting, TopPassages.Found> {

  private static final int MAX_TIES = 2_000;

  private final int topK;
  private final int counted;
  private final Quality quality;

  /**
   * What was collected.
   *
   * @param hits the best, best first, or null if too many tie
   * @param count how many passages match, or at least match
   * @param exact whether that many match, not more
   */
  record Found(@Nullable List<Ranked> hits, long count, boolean exact) {}

  TopPassages(int topK, int counted, Quality quality) {
    this.topK = topK;
    this.counted = counted;
    this.quality = quality;
  }

  @Override
  public Collecting newCollector() {
    return new Collecting();
  }

  @Override
  public Found reduce(Collection<Collecting> parts) throws IOException {
    List<Ranked> all = new ArrayList<>();
    long count = 0;
    boolean exact = true;
    for (Collecting part : parts) {
      if (part.gaveUp) {
        return new Found(null, 0, false);
      }
      all.addAll(part.candidates());
      count += part.count;
      exact &= !part.skipped;
    }
    List<Ranked> sorted = Ranked.bestFirst(all);
    return new Found(sorted.subList(0, Math.min(topK, sorted.size())), count, exact);
  }

  /** The best so far: a heap of scores and passages, the worst on top. */
  final class Collecting implements Collector {
    /** The bits of a score, which is never negative, above a passage's number. */
    private final long[] heap = new long[topK];

    private final List<LeafReaderContext> leaves = new ArrayList<>();
    private int size;
    private float bottom = -1;
    private int[] ties = new int[16];
    private int tieCount;
    private long count;
    private boolean skipped;
    private boolean gaveUp;

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
      if (gaveUp) {
        // Here it ends this collector alone where others collect beside it.
        throw new CollectionTerminatedException();
      }
      leaves.add(context);
      NumericDocValues traits = quality.lowers()
          ? DocValues.getNumeric(context.reader(), Schema.TRAITS)
          : DocValues.emptyNumeric();
      return new LeafCollector() {
        private @Nullable Scorable scorer;

        @Override
        public void setScorer(Scorable scorer) throws IOException {
          this.scorer = scorer;
          competitive();
        }

        @Override
        public void collect(int doc) throws IOException {
          Scorable current = scorer;
          if (current == null) {
            throw new IllegalStateException("no scorer");
          }
          count++;
          float score = current.score();
          if (score < bottom) {
            if (count == counted + 1L) {
              competitive();
            }
            return;
          }
          if (score < Pins.FIRST && traits.advanceExact(doc)) {
            score = (float) (score * quality.factor(traits.longValue()));
          }
          if (offer(context.docBase + doc, score) || count == counted + 1L) {
            competitive();
          }
        }

        private void competitive() throws IOException {
          if (gaveUp) {
            throw new CollectionTerminatedException();
          }
          if (scorer != null && count > counted && bottom > 0) {
            skipped = true;
            scorer.setMinCompetitiveScore(bottom);
          }
        }
      };
    }

    /** Takes a passage if it is among the best; says whether the least score wanted has changed. */
    private boolean offer(int doc, float score) {
      long key = (long) Float.floatToIntBits(score) << Integer.SIZE | doc;
      if (size < topK) {
        heap[size++] = key;
        if (size == topK) {
          Arrays.sort(heap);
          bottom = score(heap[0]);
          return true;
        }
        return false;
      }
      if (score < bottom) {
        return false;
      }
      if (score == bottom) {
        tie(doc);
        return gaveUp;
      }
      int worst = (int) heap[0];
      heap[0] = key;
      down();
      float before = bottom;
      bottom = score(heap[0]);
      if (bottom > before) {
        tieCount = 0;
        return true;
      }
      tie(worst);
      return gaveUp;
    }

    private void tie(int doc) {
      if (tieCount == MAX_TIES) {
        gaveUp = true;
        return;
      }
      if (tieCount == ties.length) {
        ties = Arrays.copyOf(ties, 2 * tieCount);
      }
      ties[tieCount++] = doc;
    }

    private void down() {
      long moved = heap[0];
      int at = 0;
      while (true) {
        int child = 2 * at + 1;
        if (child >= topK) {
          break;
        }
        if (child + 1 < topK && heap[child + 1] < heap[child]) {
          child++;
        }
        if (heap[child] >= moved) {
          break;
        }
        heap[at] = heap[child];
        at = child;
      }
      heap[at] = moved;
    }

    private static float score(long key) {
      return Float.intBitsToFloat((int) (key >>> Integer.SIZE));
    }

    /** The best and all that tie with the last of them. */
    private List<Ranked> candidates() throws IOException {
      // A passage's number above the bits of its score, for the order of the index.
      long[] all = new long[size + tieCount];
      for (int i = 0; i < size; i++) {
        all[i] = heap[i] << Integer.SIZE | heap[i] >>> Integer.SIZE;
      }
      for (int i = 0; i < tieCount; i++) {
        all[size + i] = (long) ties[i] << Integer.SIZE | Float.floatToIntBits(bottom);
      }
      Arrays.sort(all);
      List<Ranked> ranked = new ArrayList<>(all.length);
      int at = 0;
      for (LeafReaderContext leaf : leaves) {
        int end = leaf.docBase + leaf.reader().maxDoc();
        if (at == all.length || doc(all[at]) >= end) {
          continue;
        }
        Ranked.Segment segment = new Ranked.Segment(leaf);
        NumericDocValues toHeader = DocValues.getNumeric(leaf.reader(), Schema.TO_HEADER);
        for (; at < all.length && doc(all[at]) < end; at++) {
          int doc = doc(all[at]);
          toHeader.advanceExact(doc - leaf.docBase);
          float score = Float.intBitsToFloat((int) all[at]);
          ranked.add(Ranked.of(segment, doc, score, Math.toIntExact(toHeader.longValue())));
        }
      }
      return ranked;
    }

    private static int doc(long byDoc) {
      return (int) (byDoc >>> Integer.SIZE);
    }

    @Override
    public ScoreMode scoreMode() {
      return counted == Integer.MAX_VALUE ? ScoreMode.COMPLETE : ScoreMode.TOP_SCORES;
    }
  }
}
