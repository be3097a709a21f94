package io.entente.benchmarks.peers;

import io.entente.document.IndexedDocument;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that answers the queries, on one thread. */
interface Engine extends AutoCloseable {

  /** How many passages an answer has at most. */
  int TOP = 10;

  /** What it is called in tables. */
  String name();

  /** Whether it can answer that kind of query. */
  default boolean answers(Kind kind) {
    return true;
  }

  /** Whether it is so slow that it is measured every third round only. */
  default boolean slow() {
    return false;
  }

  /** Whether its answers are passages that can be compared with those of others. */
  default boolean ofPassages() {
    return true;
  }

  /**
   * Answers a query and reads all that is shown of every hit.
   *
   * @param texts takes the texts of the hits, best first; null while time is measured
   * @return a number that depends on all that was read
   */
  int answer(Request request, Mode mode, @Nullable List<String> texts) throws IOException;

  @Override
  void close() throws IOException;

  /** Makes what an engine reads. */
  interface Writer extends AutoCloseable {

    /** Adds the passages of a document. */
    void add(IndexedDocument document) throws IOException;

    /** Makes it all durable. */
    @Override
    void close() throws IOException;
  }
}
