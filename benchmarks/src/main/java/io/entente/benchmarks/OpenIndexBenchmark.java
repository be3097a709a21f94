package io.entente.benchmarks;

import io.entente.PolicyIndex;
import io.entente.benchmarks.peers.Mode;
import io.entente.query.PolicyQuery;
import io.entente.result.SearchResult;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * One operation is opening the index read-only, alone or with one search on it, and closing it. Files
 * are in the system's cache.
 */
public class OpenIndexBenchmark extends IndexFixture {

  private List<PolicyQuery> queries = List.of();

  /** Makes the benchmark. */
  public OpenIndexBenchmark() {}

  @Override
  protected void ready() {
    queries = queries(Mode.SEARCH);
  }

  /**
   * Opens and closes.
   *
   * @return how many passages there are
   */
  @Benchmark
  public int open() {
    try (PolicyIndex opened = PolicyIndex.openReadOnly(folder())) {
      return opened.passageCount();
    }
  }

  /**
   * Opens, answers the next query, closes.
   *
   * @param turn which query is next
   * @return the result
   */
  @Benchmark
  public SearchResult openAndSearch(Turn turn) {
    try (PolicyIndex opened = PolicyIndex.openReadOnly(folder())) {
      return opened.search(turn.of(queries));
    }
  }
}
