package io.entente.benchmarks;

import io.entente.PolicyIndex;
import io.entente.benchmarks.peers.EntenteEngine;
import io.entente.benchmarks.peers.Mode;
import io.entente.benchmarks.peers.PreparedIndex;
import io.entente.benchmarks.peers.Request;
import io.entente.query.PolicyQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An index on disk and queries drawn from its passages with seed 42, which threads ask in turn. Queries
 * are parsed beforehand and ranked as they are by default; filters repeat, so that Lucene may cache them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xmx1g", "--enable-native-access=ALL-UNNAMED"})
public abstract class IndexFixture {

  private static final int QUERIES = 300;

  /** What {@link PreparedIndex#of} takes: such as {@code generated:77000} or {@code index:FOLDER}. */
  @Param("bundled")
  public String collection = "";

  private @Nullable PreparedIndex prepared;
  private List<Request> requests = List.of();

  /** For subclasses. */
  protected IndexFixture() {}

  /** Where a thread stands in a list of queries. */
  @State(Scope.Thread)
  public static class Turn {
    private int next;

    /** Begins with the first. */
    public Turn() {}

    /** The next of a list, again and again. */
    <T> T of(List<T> list) {
      return list.get(next++ % list.size());
    }
  }

  /**
   * Makes or opens the index.
   *
   * @throws IOException if it cannot be made
   */
  @Setup(Level.Trial)
  public void prepare() throws IOException {
    prepared = PreparedIndex.of(collection);
    requests = prepared.requests(QUERIES);
    ready();
  }

  /** What a benchmark prepares once there is an index. */
  protected void ready() {}

  /**
   * Closes the index.
   *
   * @throws IOException if a scratch folder cannot be deleted
   */
  @TearDown(Level.Trial)
  public void close() throws IOException {
    Objects.requireNonNull(prepared).close();
  }

  /** The index. */
  final PolicyIndex index() {
    return Objects.requireNonNull(prepared).index();
  }

  /** Where it is kept. */
  final Path folder() {
    return Objects.requireNonNull(prepared).folder();
  }

  /** Some of the queries. */
  final List<PolicyQuery> queries(Mode mode, Predicate<Request> which) {
    return requests.stream()
        .filter(which)
        .map(request -> EntenteEngine.query(request, mode, false))
        .toList();
  }

  /** All queries, a third of them filtered. */
  final List<PolicyQuery> queries(Mode mode) {
    return queries(mode, request -> true);
  }
}
