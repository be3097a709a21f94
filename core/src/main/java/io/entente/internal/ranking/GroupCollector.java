package io.entente.internal.ranking;

import io.entente.internal.index.Schema;
import io.entente.internal.reader.SegmentDocuments;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Collects the best documents by their best passage, each with its best passages. A document's passages
 * are collected one after the other, so only one document is open at a time.
 */
final class GroupCollector
    implements CollectorManager<GroupCollector.Groups, GroupCollector.Groups> {

  private final int topK;
  private final int cap;
  private final boolean byScore;
  private final long undated;
  private final Comparator<Ranked> order;
  private final @Nullable Ranked after;

  GroupCollector(int topK, int cap, boolean byScore, boolean newestFirst, @Nullable Ranked after) {
    this.topK = topK;
    this.cap = cap;
    this.byScore = byScore;
    this.undated = newestFirst ? Long.MIN_VALUE : Long.MAX_VALUE;
    this.order = Ranked.order(byScore, newestFirst);
    this.after = after;
  }

  @Override
  public Groups newCollector() {
    return new Groups();
  }

  @Override
  public Groups reduce(Collection<Groups> parts) {
    Groups all = new Groups();
    for (Groups part : parts) {
      all.passageCount += part.passageCount;
      part.best.forEach(all::offer);
    }
    return all;
  }

  /** The groups so far. */
  final class Groups implements Collector {
    /** The worst group is on top. */
    private final PriorityQueue<List<Ranked>> best =
        new PriorityQueue<>((a, b) -> order.compare(b.getFirst(), a.getFirst()));

    private long passageCount;

    long passageCount() {
      return passageCount;
    }

    /** The groups, best first, each with its passages best first. */
    List<List<Ranked>> groups() {
      List<List<Ranked>> sorted = new ArrayList<>(best);
      sorted.sort((a, b) -> order.compare(a.getFirst(), b.getFirst()));
      return sorted;
    }

    private void offer(List<Ranked> group) {
      best.add(group);
      if (best.size() > topK) {
        best.poll();
      }
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
      SegmentDocuments documents = SegmentDocuments.of(context.reader());
      NumericDocValues days = DocValues.getNumeric(context.reader(), Schema.DAY);
      SortedDocValues ids = DocValues.getSorted(context.reader(), Schema.DOCUMENT);
      return new LeafCollector() {
        private int[] docs = new int[16];
        private float[] scores = new float[16];
        private int count;
        private float bestScore;
        private int header = -1;
        private @Nullable Scorable scorer;

        @Override
        public void setScorer(Scorable scorer) {
          this.scorer = scorer;
        }

        @Override
        public void collect(int doc) throws IOException {
          if (doc > header) {
            close();
            header = documents.header(documents.documentOf(doc));
          }
          float score = byScore && scorer != null ? scorer.score() : 0;
          if (count == docs.length) {
            docs = ArrayUtil.grow(docs);
            scores = ArrayUtil.growExact(scores, docs.length);
          }
          docs[count] = doc;
          scores[count++] = score;
          bestScore = Math.max(bestScore, score);
        }

        // Offers the document, and reads its id and day for that, if it may be among the best.
        private void close() throws IOException {
          passageCount += count;
          if (count > 0 && (best.size() < topK || !byScore || bestScore >= worst())) {
            long day = days.advanceExact(docs[0]) ? days.longValue() : undated;
            ids.advanceExact(docs[0]);
            BytesRef id = BytesRef.deepCopyOf(ids.lookupOrd(ids.ordValue()));
            List<Ranked> group = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
              int doc = context.docBase + docs[i];
              group.add(Ranked.of(doc, scores[i], day, id, header - docs[i]));
            }
            group.sort(order);
            if (after == null || order.compare(group.getFirst(), after) > 0) {
              offer(List.copyOf(group.subList(0, Math.min(cap, count))));
            }
          }
          count = 0;
          bestScore = 0;
        }

        private float worst() {
          List<Ranked> worst = best.peek();
          return worst == null ? 0 : worst.getFirst().score();
        }

        @Override
        public void finish() throws IOException {
          close();
        }
      };
    }

    @Override
    public ScoreMode scoreMode() {
      return byScore ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
