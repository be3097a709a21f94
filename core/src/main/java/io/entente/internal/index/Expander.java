package io.entente.internal.index;

import java.io.IOException;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.compress.LZ4;

/** Reads what a {@link Compressor} wrote, of one document after the other. For one thread. */
public final class Expander {

  private final ByteArrayDataInput in = new ByteArrayDataInput();
  /** The dictionary, and behind it the value that was read last. */
  private byte[] buffer = BytesRef.EMPTY_BYTES;

  private int dictionaryLength;

  /**
   * Takes the dictionary of the values to be read next.
   *
   * @param dictionary the dictionary
   */
  public void use(BytesRef dictionary) {
    dictionaryLength = dictionary.length;
    if (buffer.length < dictionaryLength) {
      buffer = new byte[ArrayUtil.oversize(dictionaryLength, Byte.BYTES)];
    }
    System.arraycopy(dictionary.bytes, dictionary.offset, buffer, 0, dictionaryLength);
  }

  /**
   * Reads a value.
   *
   * @param written what was written
   * @return the value, until the next is read
   * @throws IOException if it cannot be read
   */
  BytesRef read(BytesRef written) throws IOException {
    in.reset(written.bytes, written.offset, written.length);
    int length = in.readVInt();
    buffer = ArrayUtil.grow(buffer, dictionaryLength + length);
    LZ4.decompress(in, length, buffer, dictionaryLength);
    return new BytesRef(buffer, dictionaryLength, length);
  }
}
