package io.entente.benchmarks;

import io.entente.benchmarks.peers.Mode;
import io.entente.query.PolicyQuery;
import io.entente.result.SearchResult;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * One operation is one query, of all kinds in turn, with or without a filter: the ten best passages,
 * and all matches counted by country and year.
 */
public class FacetBenchmark extends IndexFixture {

  /** Whether every query has a filter by country, years or both, or none has. */
  @Param({"false", "true"})
  public boolean filtered;

  private List<PolicyQuery> queries = List.of();

  /** Makes the benchmark. */
  public FacetBenchmark() {}

  @Override
  protected void ready() {
    queries = queries(Mode.FACETS, request -> request.filtered() == filtered);
  }

  /**
   * Answers the next query.
   *
   * @param turn which query is next
   * @return the result
   */
  @Benchmark
  public SearchResult facet(Turn turn) {
    return index().search(turn.of(queries));
  }
}
