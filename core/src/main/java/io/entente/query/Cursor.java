package io.entente.query;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place between two hits of one search, from which the next page goes on. It carries the statistics
 * that the first page was scored with, so that documents added meanwhile move nothing about.
 *
 * @param query a fingerprint of the query it was made for
 * @param sort the order it was made for
 * @param score the last hit's score
 * @param day the last hit's date, in days since 1970-01-01, or the value that stands for none
 * @param documentId the last hit's document
 * @param ordinal how far the last hit's passage stands before the end of its document
 * @param rank the last hit's rank; where hits are grouped, of its document
 * @param window the last of those that the first page looked at closely, while the last hit is one of
 *     them; null behind them
 * @param statistics what scores depend on beyond a passage itself
 */
public record Cursor(
    int query,
    Sort sort,
    float score,
    long day,
    String documentId,
    int ordinal,
    int rank,
    @Nullable Place window,
    List<Statistic> statistics) {

  /**
   * A place in the order of the first stage.
   *
   * @param score the score
   * @param day the date, as in the cursor
   * @param documentId the document
   * @param ordinal the passage, as in the cursor
   */
  public record Place(float score, long day, String documentId, int ordinal) {}

  /**
   * A statistic of a word or a field over the whole index, or another figure that the first page fixed.
   *
   * @param key which
   * @param count how many passages have it, or the figure
   * @param sum how often it occurs in all
   */
  public record Statistic(long key, long count, long sum) {}

  private static final int KEY_BYTES = 5;

  /** Copies the statistics. */
  public Cursor {
    statistics = List.copyOf(statistics);
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @param token the text
   * @return the cursor
   * @throws IllegalArgumentException if the text is no cursor
   */
  public static Cursor parse(String token) {
    Objects.requireNonNull(token, "token");
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token.strip()));
      int query = bytes.getInt();
      Sort sort = Sort.values()[bytes.get()];
      float score = bytes.getFloat();
      long day = bytes.getLong();
      int ordinal = (int) readNumber(bytes);
      int rank = (int) readNumber(bytes);
      String documentId = readString(bytes);
      Place window = bytes.get() == 0
          ? null
          : new Place(
              bytes.getFloat(), bytes.getLong(), readString(bytes), (int) readNumber(bytes));
      List<Statistic> statistics = new ArrayList<>();
      while (bytes.hasRemaining()) {
        long key = 0;
        for (int i = 0; i < KEY_BYTES; i++) {
          key = key << 8 | bytes.get() & 0xFF;
        }
        statistics.add(new Statistic(key, readNumber(bytes), readNumber(bytes)));
      }
      return new Cursor(query, sort, score, day, documentId, ordinal, rank, window, statistics);
    } catch (IllegalArgumentException
        | BufferUnderflowException
        | ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException("not a cursor: '" + token + "'", e);
    }
  }

  /** Returns a token of letters, digits, hyphens and underscores that {@link #parse} reads. */
  @Override
  public String toString() {
    int ids = documentId.length() + (window == null ? 0 : window.documentId().length());
    ByteBuffer bytes = ByteBuffer.allocate(100 + 3 * ids + 25 * statistics.size());
    bytes.putInt(query).put((byte) sort.ordinal()).putFloat(score).putLong(day);
    writeNumber(bytes, ordinal);
    writeNumber(bytes, rank);
    writeString(bytes, documentId);
    bytes.put((byte) (window == null ? 0 : 1));
    if (window != null) {
      bytes.putFloat(window.score()).putLong(window.day());
      writeString(bytes, window.documentId());
      writeNumber(bytes, window.ordinal());
    }
    for (Statistic statistic : statistics) {
      for (int i = KEY_BYTES - 1; i >= 0; i--) {
        bytes.put((byte) (statistic.key() >>> 8 * i));
      }
      writeNumber(bytes, statistic.count());
      writeNumber(bytes, statistic.sum());
    }
    byte[] written = new byte[bytes.position()];
    bytes.flip().get(written);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(written);
  }

  private static void writeString(ByteBuffer bytes, String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    writeNumber(bytes, encoded.length);
    bytes.put(encoded);
  }

  private static String readString(ByteBuffer bytes) {
    byte[] encoded = new byte[(int) Math.min(readNumber(bytes), bytes.remaining())];
    bytes.get(encoded);
    return new String(encoded, StandardCharsets.UTF_8);
  }

  private static void writeNumber(ByteBuffer bytes, long number) {
    long left = number;
    while ((left & ~0x7FL) != 0) {
      bytes.put((byte) (left | 0x80));
      left >>>= 7;
    }
    bytes.put((byte) left);
  }

  private static long readNumber(ByteBuffer bytes) {
    long number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = bytes.get();
      number |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("number too long");
  }
}
