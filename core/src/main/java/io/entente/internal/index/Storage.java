package io.entente.internal.index;

import io.entente.vocabulary.Topics;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;

/** Where an index is kept, checked before it is touched, and what its failures are called. */
public final class Storage implements Closeable {

  private static final double RAM_BUFFER_MB = 48;

  private final String name;
  private final Directory directory;

  private Storage(String name, Directory directory) {
    this.name = name;
    this.directory = directory;
  }

  /**
   * Returns storage in memory.
   *
   * @return empty storage
   */
  public static Storage inMemory() {
    return new Storage("in memory", new ByteBuffersDirectory());
  }

  /**
   * Returns a folder as storage, made if it is not there.
   *
   * @param folder the folder
   * @return the storage
   * @throws IllegalArgumentException if the folder holds something else than an index of this version
   * @throws UncheckedIOException if it cannot be made or read
   */
  public static Storage writable(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IllegalArgumentException("index " + folder + " is a file, not a folder");
    }
    try {
      Files.createDirectories(folder);
      if (!Files.isWritable(folder)) {
        throw new UncheckedIOException(
            "index folder " + folder + " is not writable",
            new FileSystemException(folder.toString()));
      }
      return checked(folder, false);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open index folder " + folder + ": " + reason(e), e);
    }
  }

  /**
   * Returns a folder that holds an index as storage.
   *
   * @param folder the folder
   * @return the storage
   * @throws IllegalArgumentException if the folder holds no index of this version
   * @throws UncheckedIOException if it cannot be read
   */
  public static Storage readable(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("there is no index folder " + folder);
    }
    try {
      return checked(folder, true);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read index folder " + folder + ": " + reason(e), e);
    }
  }

  private static Storage checked(Path folder, boolean mustExist) throws IOException {
    Directory directory = FSDirectory.open(folder, WriteLocks.INSTANCE);
    try {
      if (DirectoryReader.indexExists(directory)) {
        checkFormat(folder, directory);
      } else if (mustExist) {
        throw new IllegalArgumentException("folder " + folder + " holds no index");
      } else {
        checkEmpty(folder);
      }
      return new Storage(folder.toString(), directory);
    } catch (IndexFormatTooNewException e) {
      directory.close();
      throw new IllegalArgumentException(
          "index " + folder
              + " was written by a newer version of Lucene; use the version that wrote it, or rebuild",
          e);
    } catch (IndexFormatTooOldException e) {
      directory.close();
      throw new IllegalArgumentException(
          "index " + folder + " was written by an old version of Lucene; rebuild it", e);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static void checkFormat(Path folder, Directory directory) throws IOException {
    Map<String, String> data = SegmentInfos.readLatestCommit(directory).getUserData();
    String format = data.get(Schema.FORMAT_KEY);
    if (format == null) {
      throw new IllegalArgumentException(
          "folder " + folder + " holds a Lucene index that Entente did not write");
    }
    int number;
    try {
      number = Integer.parseInt(format);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "index " + folder + " names no format this library knows: '" + format + "'", e);
    }
    if (number != Schema.FORMAT) {
      throw new IllegalArgumentException(
          "index %s was written by %s version of Entente (format %d, this one has %d); %s"
              .formatted(
                  folder,
                  number > Schema.FORMAT ? "a newer" : "an older",
                  number,
                  Schema.FORMAT,
                  number > Schema.FORMAT
                      ? "use that version, or rebuild the index"
                      : "rebuild the index"));
    }
  }

  private static void checkEmpty(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String found = String.valueOf(file.getFileName());
        // A lock file or a first segment that a killed process left behind is no one's data.
        if (!found.equals(IndexWriter.WRITE_LOCK_NAME)
            && !found.startsWith("_")
            && !found.startsWith("pending_")) {
          throw new IllegalArgumentException("folder " + folder
              + " holds no index, but other files such as " + found + "; give an empty folder");
        }
      }
    }
  }

  /**
   * Opens the writer, and makes sure that there is a first commit that names format and vocabulary.
   *
   * @param stemmed the analyzer of the stemmed view
   * @param exact the analyzer of the exact view
   * @param topics the vocabulary of the index
   * @return the writer
   * @throws IOException if the folder is locked or cannot be written
   */
  public IndexWriter openWriter(Analyzer stemmed, Analyzer exact, Topics topics)
      throws IOException {
    IndexWriterConfig config =
        new IndexWriterConfig(new PerFieldAnalyzerWrapper(stemmed, Map.of(Schema.EXACT, exact)));
    config.setSimilarity(Schema.similarity());
    config.setRAMBufferSizeMB(RAM_BUFFER_MB);
    config.setCommitOnClose(false);
    config.setUseCompoundFile(false);
    config.setMergePolicy(new ReadingMergePolicy(this::room));
    IndexWriter writer = new IndexWriter(directory, config);
    try {
      if (!DirectoryReader.indexExists(directory)) {
        writer.setLiveCommitData(StoredTopics.commitData(topics).entrySet());
        writer.commit();
      }
      return writer;
    } catch (IOException | RuntimeException e) {
      writer.rollback();
      throw e;
    }
  }

  /**
   * Returns the vocabulary that was committed last.
   *
   * @return its topics, the bundled ones if there is no commit
   * @throws IOException if the index cannot be read
   */
  public Topics topics() throws IOException {
    return DirectoryReader.indexExists(directory)
        ? StoredTopics.read(SegmentInfos.readLatestCommit(directory).getUserData())
        : Topics.bundled();
  }

  /** How many bytes may still be written. */
  private long room() {
    if (!(directory instanceof FSDirectory folder)) {
      return Long.MAX_VALUE;
    }
    try {
      return Files.getFileStore(folder.getDirectory()).getUsableSpace();
    } catch (IOException e) {
      return 0;
    }
  }

  /**
   * Returns Lucene's directory.
   *
   * @return the directory
   */
  public Directory directory() {
    return directory;
  }

  /**
   * Returns what the storage is called in messages.
   *
   * @return the folder, or {@code in memory}
   */
  public String name() {
    return name;
  }

  /**
   * Something done with the index.
   *
   * @param <T> what it gives
   */
  public interface Action<T> {
    /**
     * Does it.
     *
     * @return what it gives
     * @throws IOException if the index cannot be read or written
     */
    T run() throws IOException;
  }

  /**
   * Runs an action, and names the index if it fails.
   *
   * @param <T> what the action gives
   * @param verb what is being done
   * @param action the action
   * @return what the action gives
   * @throws IllegalStateException if the index is closed
   * @throws UncheckedIOException if it cannot be read or written
   */
  public <T> T run(String verb, Action<T> action) {
    // A thread that was interrupted before would close the files that it writes, for all others.
    boolean interrupted = Thread.interrupted();
    try {
      return action.run();
    } catch (AlreadyClosedException e) {
      throw new IllegalStateException(
          "index " + name + " is closed"
              + (e.getCause() == null ? "" : " after a failure: " + reason(e.getCause())),
          e);
    } catch (IllegalStateException e) {
      // Lucene's way to say that it cannot go on after an earlier failure.
      throw e.getCause() instanceof IOException cause ? failure(verb, cause) : e;
    } catch (IOException e) {
      throw failure(verb, e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Names a failure.
   *
   * @param verb what was being done
   * @param cause why it failed
   * @return the exception to throw
   */
  public UncheckedIOException failure(String verb, IOException cause) {
    if (cause instanceof LockObtainFailedException) {
      return new UncheckedIOException(
          "index " + name
              + " is locked: it is open for writing elsewhere, in this or another process",
          cause);
    }
    return new UncheckedIOException(
        "cannot " + verb + " index " + name + ": " + reason(cause), cause);
  }

  private static String reason(Throwable e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    String kind = e.getClass().getSimpleName().replace("Exception", "");
    return message.isEmpty() ? kind : kind + ": " + message;
  }

  /**
   * Closes the directory because of another failure.
   *
   * @param cause the other failure, which keeps what goes wrong here
   */
  public void closeQuietly(Exception cause) {
    try {
      close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() throws IOException {
    directory.close();
  }
}
