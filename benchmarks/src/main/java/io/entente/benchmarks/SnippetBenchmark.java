package io.entente.benchmarks;

import io.entente.benchmarks.peers.Kind;
import io.entente.benchmarks.peers.Mode;
import io.entente.query.PolicyQuery;
import io.entente.result.SearchResult;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * One operation is one query of a kind, without a filter: the ten best passages, each with its
 * snippet.
 */
public class SnippetBenchmark extends IndexFixture {

  /** What sort of query. */
  @Param({"TERM", "ANY_OF", "PHRASE", "EXCLUSION", "QUESTION", "NEAR"})
  public Kind kind = Kind.TERM;

  private List<PolicyQuery> queries = List.of();

  /** Makes the benchmark. */
  public SnippetBenchmark() {}

  @Override
  protected void ready() {
    queries = queries(Mode.SNIPPETS, request -> request.kind() == kind && !request.filtered());
  }

  /**
   * Answers the next query.
   *
   * @param turn which query is next
   * @return the result
   */
  @Benchmark
  public SearchResult snippet(Turn turn) {
    return index().search(turn.of(queries));
  }
}
