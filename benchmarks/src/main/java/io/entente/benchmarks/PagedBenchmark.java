package io.entente.benchmarks;

import io.entente.benchmarks.peers.Mode;
import io.entente.query.Cursor;
import io.entente.query.PolicyQuery;
import io.entente.result.SearchResult;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * One operation is one query, of all kinds in turn, a third of them filtered: the ten passages behind
 * the first ten. Queries that have no second page are left out.
 */
public class PagedBenchmark extends IndexFixture {

  private List<PolicyQuery> queries = List.of();

  /** Makes the benchmark. */
  public PagedBenchmark() {}

  @Override
  protected void ready() {
    queries = new ArrayList<>();
    for (PolicyQuery query : queries(Mode.SEARCH)) {
      Cursor next = index().search(query).next();
      if (next != null) {
        queries.add(query.withAfter(next));
      }
    }
  }

  /**
   * Answers the next query.
   *
   * @param turn which query is next
   * @return the result
   */
  @Benchmark
  public SearchResult paged(Turn turn) {
    return index().search(turn.of(queries));
  }
}
