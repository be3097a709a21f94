package io.entente.benchmarks;

import io.entente.benchmarks.peers.Mode;
import io.entente.query.PolicyQuery;
import io.entente.result.SearchResult;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * One operation is one query, of all kinds in turn, a third of them filtered: the ten best documents,
 * each with at most its three best passages.
 */
public class GroupedBenchmark extends IndexFixture {

  private List<PolicyQuery> queries = List.of();

  /** Makes the benchmark. */
  public GroupedBenchmark() {}

  @Override
  protected void ready() {
    queries =
        queries(Mode.SEARCH).stream().map(query -> query.withPerDocument(3)).toList();
  }

  /**
   * Answers the next query.
   *
   * @param turn which query is next
   * @return the result
   */
  @Benchmark
  public SearchResult grouped(Turn turn) {
    return index().search(turn.of(queries));
  }
}
