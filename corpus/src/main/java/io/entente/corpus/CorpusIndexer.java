package io.entente.corpus;

import io.entente.PolicyIndex;
import io.entente.document.PolicyDocument;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Reads files and folders into an index: on the calling thread it reads, on others it adds. A document's
 * id decides which thread adds it, so that a later document with the same id always replaces the earlier.
 *
 * <p>Nothing is committed. One indexer is for one call.
 */
public final class CorpusIndexer {

  private static final int QUEUED_DOCUMENTS = 16;

  /** Takes note of what goes on; called from several threads. */
  public interface Listener {

    /**
     * Takes note that a file, a line or a value was not taken in.
     *
     * @param refusal what and why
     */
    void refused(Refusal refusal);

    /**
     * Takes note that a document takes the place of one that came from elsewhere, which is lost.
     *
     * @param documentId the id that both have
     * @param before the source of the stored document
     * @param file the file that the new one is from
     */
    default void replaced(String documentId, String before, String file) {}

    /**
     * Takes note of progress.
     *
     * @param bytes how many bytes were read since the last call
     */
    default void bytesRead(long bytes) {}
  }

  /**
   * What was done.
   *
   * @param documentCount documents added, of those with the same id only the last, as only that is kept
   * @param passageCount passages they were split into
   * @param refusalCount files, lines and values that were refused
   * @param replacedCount documents that took the place of one from another source
   */
  public record Summary(
      long documentCount, long passageCount, long refusalCount, long replacedCount) {}

  /** A document and the file it is from. */
  private record Item(String file, PolicyDocument document) {}

  /** What became of a document that was added. */
  private record Added(int passageCount, String source) {}

  private final PolicyIndex index;
  private final Listener listener;
  private final List<BlockingQueue<Optional<Item>>> queues = new ArrayList<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final AtomicLong documents = new AtomicLong();
  private final AtomicLong passages = new AtomicLong();
  private final AtomicLong refusals = new AtomicLong();
  private final AtomicLong replaced = new AtomicLong();
  private boolean filled;

  private CorpusIndexer(PolicyIndex index, Listener listener) {
    this.index = index;
    this.listener = listener;
  }

  /**
   * Adds all documents of files and folders to an index. A document replaces the one with the same id, which
   * the listener hears of if that came from another source.
   *
   * @param index the index
   * @param filesOrFolders what to read
   * @param threads how many threads add, in [1, 64]
   * @param listener takes the refusals
   * @return what was done
   * @throws IllegalArgumentException if the number of threads is out of range
   * @throws IllegalStateException if the index is closed or read-only, or the calling thread is interrupted
   * @throws java.io.UncheckedIOException if the index cannot be written
   */
  public static Summary index(
      PolicyIndex index, Collection<Path> filesOrFolders, int threads, Listener listener) {
    Objects.requireNonNull(index, "index");
    Objects.requireNonNull(filesOrFolders, "filesOrFolders");
    Objects.requireNonNull(listener, "listener");
    if (threads < 1 || threads > 64) {
      throw new IllegalArgumentException("threads must be in [1, 64], got " + threads);
    }
    return new CorpusIndexer(index, listener).run(filesOrFolders, threads);
  }

  private Summary run(Collection<Path> filesOrFolders, int threads) {
    filled = index.documentCount() > 0;
    List<Thread> adders = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      BlockingQueue<Optional<Item>> queue = new ArrayBlockingQueue<>(QUEUED_DOCUMENTS);
      queues.add(queue);
      adders.add(Thread.ofPlatform().name("entente-add-" + i).daemon().start(() -> addAll(queue)));
    }
    try {
      try {
        Corpus.read(filesOrFolders, new Reading());
      } finally {
        for (BlockingQueue<Optional<Item>> queue : queues) {
          queue.put(Optional.empty());
        }
        for (Thread adder : adders) {
          adder.join();
        }
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    rethrow();
    return new Summary(documents.get(), passages.get(), refusals.get(), replaced.get());
  }

  private void addAll(BlockingQueue<Optional<Item>> queue) {
    // All documents with the same id come to the same thread.
    Map<String, Added> added = new HashMap<>();
    try {
      // An empty place says that nothing comes behind it.
      for (var next = queue.take(); next.isPresent(); next = queue.take()) {
        if (failure.get() == null) {
          add(next.get(), added);
        }
      }
    } catch (InterruptedException e) {
      failure.compareAndSet(null, e);
    }
    documents.addAndGet(added.size());
    passages.addAndGet(added.values().stream().mapToLong(Added::passageCount).sum());
  }

  private void add(Item item, Map<String, Added> added) {
    try {
      PolicyDocument document = item.document();
      String before = before(document.id(), added);
      added.put(document.id(), new Added(index.add(document), document.source()));
      if (!isSame(before, document.source())) {
        replaced.incrementAndGet();
        listener.replaced(document.id(), before, item.file());
      }
    } catch (IllegalArgumentException e) {
      refuse(new Refusal(item.file(), 0, "", String.valueOf(e.getMessage())));
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  /** The source of the document that has an id so far, added now or stored before; empty if there is none. */
  private String before(String id, Map<String, Added> added) {
    Added known = added.get(id);
    if (known != null) {
      return known.source();
    }
    return filled ? index.document(id).map(stored -> stored.info().source()).orElse("") : "";
  }

  /** Whether two sources are the same file or address; one that is not known differs from none. */
  private static boolean isSame(String before, String now) {
    if (before.isEmpty() || now.isEmpty() || before.equals(now)) {
      return true;
    }
    try {
      return real(Path.of(before)).equals(real(Path.of(now)));
    } catch (InvalidPathException e) {
      // An address, or a source in words.
      return false;
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  private void refuse(Refusal refusal) {
    refusals.incrementAndGet();
    listener.refused(refusal);
  }

  private void rethrow() {
    switch (failure.get()) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while indexing", e);
  }

  /** Hands what is read over to the threads that add. */
  private final class Reading implements Corpus.Sink {
    private String file = "";

    @Override
    public void file(String name) {
      file = name;
    }

    @Override
    public void document(PolicyDocument document) {
      rethrow();
      int queue = Math.floorMod(document.id().hashCode(), queues.size());
      try {
        queues.get(queue).put(Optional.of(new Item(file, document)));
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }

    @Override
    public void refused(Refusal refusal) {
      refuse(refusal);
    }

    @Override
    public void bytesRead(long bytes) {
      listener.bytesRead(bytes);
    }
  }
}
