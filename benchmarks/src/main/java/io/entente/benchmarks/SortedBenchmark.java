package io.entente.benchmarks;

import io.entente.benchmarks.peers.Mode;
import io.entente.query.PolicyQuery;
import io.entente.query.Sort;
import io.entente.result.SearchResult;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * One operation is one query, of all kinds in turn, a third of them filtered: the ten newest passages
 * that match.
 */
public class SortedBenchmark extends IndexFixture {

  private List<PolicyQuery> queries = List.of();

  /** Makes the benchmark. */
  public SortedBenchmark() {}

  @Override
  protected void ready() {
    queries =
        queries(Mode.SEARCH).stream().map(query -> query.withSort(Sort.NEWEST)).toList();
  }

  /**
   * Answers the next query.
   *
   * @param turn which query is next
   * @return the result
   */
  @Benchmark
  public SearchResult sorted(Turn turn) {
    return index().search(turn.of(queries));
  }
}
