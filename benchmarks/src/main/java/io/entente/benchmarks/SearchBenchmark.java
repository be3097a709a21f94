package io.entente.benchmarks;

import io.entente.benchmarks.peers.Kind;
import io.entente.benchmarks.peers.Mode;
import io.entente.query.PolicyQuery;
import io.entente.result.SearchResult;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * One operation is one query of a kind, with or without a filter: the ten best passages with all that
 * is shown of them.
 */
public class SearchBenchmark extends IndexFixture {

  /** What sort of query. */
  @Param({"TERM", "ANY_OF", "PHRASE", "EXCLUSION", "QUESTION", "NEAR"})
  public Kind kind = Kind.TERM;

  /** Whether every query has a filter by country, years or both, or none has. */
  @Param({"false", "true"})
  public boolean filtered;

  private List<PolicyQuery> queries = List.of();

  /** Makes the benchmark. */
  public SearchBenchmark() {}

  @Override
  protected void ready() {
    queries = filtered
        ? queries(Mode.FILTERED, request -> request.kind() == kind && request.where() != null)
        : queries(Mode.SEARCH, request -> request.kind() == kind && !request.filtered());
  }

  /**
   * Answers the next query.
   *
   * @param turn which query is next
   * @return the result
   */
  @Benchmark
  public SearchResult search(Turn turn) {
    return index().search(turn.of(queries));
  }
}
