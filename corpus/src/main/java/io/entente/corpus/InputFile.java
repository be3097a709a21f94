package io.entente.corpus;

import io.entente.document.PolicyDocument;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file to read.
 *
 * @param path where it is
 * @param name how it is called in refusals and as a source: the path as given, with {@code /}
 * @param id the id of a document that has none of its own
 * @param sink where its documents go
 */
record InputFile(Path path, String name, String id, Corpus.Sink sink) {
  /** The largest file of a format that has to be read as a whole. */
  static final long MAX_BYTES = 64L << 20;

  private static final int REPORT_BYTES = 1 << 16;

  /** Opens the file; what is read from it is reported to the sink. */
  InputStream open() throws IOException {
    return new Counting(Files.newInputStream(path), sink);
  }

  /** Reads the whole file, unless it is too large for that. */
  byte[] bytes() throws IOException {
    checkSize();
    try (InputStream in = open()) {
      byte[] bytes = in.readNBytes((int) MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw refused(0, "", "too large: the limit for this format is " + MAX_BYTES + " bytes");
      }
      return bytes;
    }
  }

  /** Refuses a file that is too large to be read as a whole. */
  void checkSize() throws IOException {
    long size = Files.size(path);
    if (size > MAX_BYTES) {
      throw refused(
          0, "", "too large: " + size + " bytes, the limit for this format is " + MAX_BYTES);
    }
  }

  RefusedException refused(int line, String field, String reason) {
    return new RefusedException(refusal(line, field, reason));
  }

  Refusal refusal(int line, String field, String reason) {
    return new Refusal(name, line, field, reason);
  }

  /** Builds a document; what it finds wrong becomes a refusal. */
  PolicyDocument build(PolicyDocument.Builder builder, int line) {
    try {
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw refused(line, "", message(e));
    }
  }

  static String message(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private static final class Counting extends FilterInputStream {
    private final Corpus.Sink sink;
    private long unreported;

    Counting(InputStream in, Corpus.Sink sink) {
      super(in);
      this.sink = sink;
    }

    @Override
    public int read() throws IOException {
      int value = in.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      count(read);
      return read;
    }

    @Override
    public void close() throws IOException {
      in.close();
      report();
    }

    private void count(int bytes) {
      unreported += Math.max(0, bytes);
      if (unreported >= REPORT_BYTES) {
        report();
      }
    }

    private void report() {
      if (unreported > 0) {
        sink.bytesRead(unreported);
        unreported = 0;
      }
    }
  }
}
