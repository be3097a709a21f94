package io.entente.benchmarks;

import io.entente.document.PolicyDocument;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;

/**
 * One operation is making one small document, which replaced itself, visible to searches; adding it is
 * not counted.
 */
public class RefreshBenchmark extends IndexFixture {

  private static final PolicyDocument SMALL = PolicyDocument.builder("small", "A small agreement")
      .country("Malta")
      .date("2024-05-01")
      .passage(
          "1", "The Parties shall keep a joint stock of tin, and tell each other what is in it.")
      .build();

  /** Makes the benchmark. */
  public RefreshBenchmark() {}

  /** Replaces the document. */
  @Setup(Level.Invocation)
  public void add() {
    index().add(SMALL);
  }

  /** Makes it visible. */
  @Benchmark
  public void refresh() {
    index().refresh();
  }
}
