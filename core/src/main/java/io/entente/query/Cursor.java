package io.entente.query;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A place between two hits of one search, from which the next page goes on.
 *
 * @param sort the order it was made for
 * @param key the last hit's score (as the bits of a double) or date (in days since 1970-01-01)
 * @param documentId the last hit's document
 * @param ordinal the last hit's place in its document
 * @param rank the last hit's rank
 */
public record Cursor(Sort sort, long key, String documentId, int ordinal, int rank) {

  private static final int FIXED_BYTES = 1 + Long.BYTES + 2 * Integer.BYTES;

  /**
   * Reads what {@link #toString} wrote.
   *
   * @param token the text
   * @return the cursor
   * @throws IllegalArgumentException if the text is no cursor
   */
  public static Cursor parse(String token) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token.strip()));
      if (bytes.remaining() > FIXED_BYTES) {
        int sort = bytes.get();
        if (sort >= 0 && sort < Sort.values().length) {
          long key = bytes.getLong();
          int ordinal = bytes.getInt();
          int rank = bytes.getInt();
          return new Cursor(
              Sort.values()[sort],
              key,
              StandardCharsets.UTF_8.decode(bytes).toString(),
              ordinal,
              rank);
        }
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not a cursor: '" + token + "'", e);
    }
    throw new IllegalArgumentException("not a cursor: '" + token + "'");
  }

  /** Returns a token of letters, digits, hyphens and underscores that {@link #parse} reads. */
  @Override
  public String toString() {
    byte[] id = documentId.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(FIXED_BYTES + id.length);
    bytes.put((byte) sort.ordinal()).putLong(key).putInt(ordinal).putInt(rank).put(id);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }
}
