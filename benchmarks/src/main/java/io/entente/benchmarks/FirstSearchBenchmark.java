package io.entente.benchmarks;

import io.entente.benchmarks.peers.Mode;
import io.entente.document.PolicyDocument;
import io.entente.query.PolicyQuery;
import io.entente.result.SearchResult;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;

/**
 * One operation is the first search behind a refresh that made one small document visible; neither
 * adding it nor the refresh is counted.
 */
public class FirstSearchBenchmark extends IndexFixture {

  private static final PolicyDocument SMALL = PolicyDocument.builder("small", "A small agreement")
      .country("Malta")
      .date("2024-05-01")
      .passage(
          "1", "The Parties shall keep a joint stock of tin, and tell each other what is in it.")
      .build();

  private List<PolicyQuery> queries = List.of();

  /** Makes the benchmark. */
  public FirstSearchBenchmark() {}

  @Override
  protected void ready() {
    queries = queries(Mode.SEARCH);
  }

  /** Replaces the document. */
  @Setup(Level.Invocation)
  public void refresh() {
    index().add(SMALL);
    index().refresh();
  }

  /**
   * Answers the next query.
   *
   * @param turn which query is next
   * @return the result
   */
  @Benchmark
  public SearchResult firstSearch(Turn turn) {
    return index().search(turn.of(queries));
  }
}
