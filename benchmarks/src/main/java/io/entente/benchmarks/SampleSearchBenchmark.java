package io.entente.benchmarks;

import io.entente.PolicyIndex;
import io.entente.corpus.SampleCollection;
import io.entente.query.PolicyQuery;
import io.entente.result.SearchResult;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One operation is one of the bundled questions, in turn, over the bundled collection, top 10 with snippets. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class SampleSearchBenchmark {

  private @Nullable PolicyIndex index;
  private List<PolicyQuery> queries = List.of();

  /** Makes the benchmark. */
  public SampleSearchBenchmark() {}

  /** Where a thread stands in the list of questions. */
  @State(Scope.Thread)
  public static class Cursor {
    private int next;

    /** Begins with the first question. */
    public Cursor() {}
  }

  /** Opens the bundled collection. */
  @Setup
  public void open() {
    index = SampleCollection.index();
    queries = SampleCollection.questions().stream()
        .map(question -> PolicyQuery.of(question.text()))
        .toList();
  }

  /** Closes the index. */
  @TearDown
  public void close() {
    Objects.requireNonNull(index).close();
  }

  /**
   * Answers the next question.
   *
   * @param cursor which question is next
   * @return the result
   */
  @Benchmark
  public SearchResult search(Cursor cursor) {
    return Objects.requireNonNull(index).search(queries.get(cursor.next++ % queries.size()));
  }
}
