package io.entente.internal.search;

import io.entente.internal.index.Schema;
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
      NumericDocValues toHeader = DocValues.getNumeric(context.reader(), Schema.TO_HEADER);
      NumericDocValues days = DocValues.getNumeric(context.reader(), Schema.DAY);
      SortedDocValues ids = DocValues.getSorted(context.reader(), Schema.DOCUMENT);
      return new LeafCollector() {
        private final List<Ranked> open = new ArrayList<>();
        private int header = -1;
        private long day;
        private BytesRef id = new BytesRef();
        private @Nullable Scorable scorer;

        @Override
        public void setScorer(Scorable scorer) {
          this.scorer = scorer;
        }

        @Override
        public void collect(int doc) throws IOException {
          toHeader.advanceExact(doc);
          int distance = Math.toIntExact(toHeader.longValue());
          if (doc + distance != header) {
            close();
            header = doc + distance;
            day = days.advanceExact(doc) ? days.longValue() : undated;
            ids.advanceExact(doc);
            id = BytesRef.deepCopyOf(ids.lookupOrd(ids.ordValue()));
          }
          passageCount++;
          float score = byScore && scorer != null ? scorer.score() : 0;
          open.add(Ranked.of(context.docBase + doc, score, day, id, distance));
        }

        private void close() {
          if (!open.isEmpty()) {
            open.sort(order);
            Ranked first = open.getFirst();
            if (after == null || order.compare(first, after) > 0) {
              offer(List.copyOf(open.subList(0, Math.min(cap, open.size()))));
            }
            open.clear();
          }
        }

        @Override
        public void finish() {
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
