package io.entente.benchmarks;

import io.entente.PolicyIndex;
import io.entente.benchmarks.peers.Folders;
import io.entente.benchmarks.texts.TextCollection;
import io.entente.document.PolicyDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One operation is adding all documents of a collection to a new index on disk, and committing it.
 * Documents are in memory and not split yet, unless they came split; threads take every other document.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 10)
@Measurement(iterations = 10)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xmx1g", "--enable-native-access=ALL-UNNAMED"})
public class IndexingBenchmark {

  /** What {@link TextCollection#of} takes; one that fits into memory. */
  @Param("bundled")
  public String collection = "";

  /** How many threads add. */
  @Param({"1", "2"})
  public int threads = 1;

  private final List<PolicyDocument> documents = new ArrayList<>();
  private Path folder = Path.of("");

  /** Makes the benchmark. */
  public IndexingBenchmark() {}

  /** Reads the documents. */
  @Setup(Level.Trial)
  public void read() {
    documents.clear();
    TextCollection.of(collection).read(documents::add);
  }

  /**
   * Makes an empty folder.
   *
   * @throws IOException if it cannot be made
   */
  @Setup(Level.Invocation)
  public void makeFolder() throws IOException {
    folder = Files.createTempDirectory("indexing");
  }

  /**
   * Deletes it.
   *
   * @throws IOException if it cannot be deleted
   */
  @TearDown(Level.Invocation)
  public void deleteFolder() throws IOException {
    Folders.delete(folder);
  }

  /**
   * Makes the index.
   *
   * @return how many passages were added
   * @throws Exception if a thread fails
   */
  @Benchmark
  public int index() throws Exception {
    try (PolicyIndex index = PolicyIndex.open(folder);
        ExecutorService adders = Executors.newFixedThreadPool(threads)) {
      List<Future<Integer>> added = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int first = thread;
        added.add(adders.submit(() -> add(index, first)));
      }
      int passages = 0;
      for (Future<Integer> each : added) {
        passages += each.get();
      }
      index.commit();
      return passages;
    }
  }

  private int add(PolicyIndex index, int first) {
    int passages = 0;
    for (int i = first; i < documents.size(); i += threads) {
      passages += index.add(documents.get(i));
    }
    return passages;
  }
}
