package io.entente.internal.ranking;

import io.entente.document.Trait;
import io.entente.internal.index.Schema;
import io.entente.internal.question.Pins;
import io.entente.query.Ranking;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FilterCollector;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.FilterScorable;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;

/**
 * Multiplies scores by what the traits of a passage are worth. As no factor is above 1, what cannot
 * compete before cannot compete after, and Lucene goes on skipping it.
 */
final class Quality {

  private final double[] factors;
  private final boolean lowers;

  Quality(Ranking ranking) {
    Trait.Kind[] kinds = Trait.Kind.values();
    this.factors = new double[kinds.length];
    boolean any = false;
    for (Trait.Kind kind : kinds) {
      factors[kind.ordinal()] = ranking.factor(kind);
      any |= factors[kind.ordinal()] < 1;
    }
    this.lowers = any;
  }

  /** Whether any trait lowers a score. */
  boolean lowers() {
    return lowers;
  }

  /** The smallest factor among the traits that are set. */
  double factor(long traits) {
    double factor = 1;
    for (long left = traits; left != 0; left &= left - 1) {
      factor = Math.min(factor, factors[Long.numberOfTrailingZeros(left)]);
    }
    return factor;
  }

  /**
   * Wraps a collector.
   *
   * @param manager collects by score
   * @param settled scores that are settled already, by document
   * @return collects by score times factor, and what is settled by its settled score
   */
  <C extends Collector, T> CollectorManager<?, T> wrap(
      CollectorManager<C, T> manager, Map<Integer, Float> settled) {
    return lowers || !settled.isEmpty() ? new Manager<>(manager, settled) : manager;
  }

  private final class Manager<C extends Collector, T> implements CollectorManager<Wrapped<C>, T> {
    private final CollectorManager<C, T> inner;
    private final Map<Integer, Float> settled;

    Manager(CollectorManager<C, T> inner, Map<Integer, Float> settled) {
      this.inner = inner;
      this.settled = settled;
    }

    @Override
    public Wrapped<C> newCollector() throws IOException {
      return new Wrapped<>(inner.newCollector(), Quality.this, settled);
    }

    @Override
    public T reduce(Collection<Wrapped<C>> collectors) throws IOException {
      List<C> all = new ArrayList<>();
      collectors.forEach(each -> all.add(each.inner));
      return inner.reduce(all);
    }
  }

  private static final class Wrapped<C extends Collector> extends FilterCollector {
    private final C inner;
    private final Quality quality;
    private final Map<Integer, Float> settled;

    Wrapped(C inner, Quality quality, Map<Integer, Float> settled) {
      super(inner);
      this.inner = inner;
      this.quality = quality;
      this.settled = settled;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
      NumericDocValues traits = DocValues.getNumeric(context.reader(), Schema.TRAITS);
      LeafCollector leaf = super.getLeafCollector(context);
      return new FilterLeafCollector(leaf) {
        private int current;

        @Override
        public void setScorer(Scorable scorer) throws IOException {
          super.setScorer(new FilterScorable(scorer) {
            @Override
            public float score() throws IOException {
              float score = in.score();
              if (!settled.isEmpty()) {
                Float known = settled.get(context.docBase + current);
                if (known != null) {
                  return known;
                }
              }
              return score < Pins.FIRST && traits.advanceExact(current)
                  ? (float) (score * quality.factor(traits.longValue()))
                  : score;
            }
          });
        }

        @Override
        public void collect(int doc) throws IOException {
          current = doc;
          super.collect(doc);
        }
      };
    }
  }
}
