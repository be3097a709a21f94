package io.entente.internal.index;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.compress.LZ4;

/**
 * Writes the values of one document smaller: as LZ4 does, by what they have in common with a
 * dictionary, which is a sample of those values, and with themselves. Each can then be read without the
 * others, in about a microsecond. For one thread.
 */
final class Compressor {

  /** A larger dictionary saves little more, and takes longer to read. */
  private static final int MAX_DICTIONARY = 8 * 1024;
  /** What the dictionary takes has to be saved again. */
  private static final int DICTIONARY_SHARE = 8;

  private final LZ4.FastCompressionHashTable table = new LZ4.FastCompressionHashTable();
  private final byte[] dictionary;
  private byte[] buffer;

  /** Gives the values to choose from. */
  interface Values {
    /** Roughly how many bytes a value has; only the proportions matter. */
    int size(int i);

    BytesRef value(int i);
  }

  /** Compresses values like those given, of which some are taken evenly from beginning to end. */
  Compressor(int count, Values values) {
    long total = 0;
    for (int i = 0; i < count; i++) {
      total += values.size(i);
    }
    int most = count < 2 ? 0 : (int) Math.min(MAX_DICTIONARY, total / DICTIONARY_SHARE);
    byte[] sample = new byte[most];
    int length = 0;
    long passed = 0;
    for (int i = 0; i < count && length < most; i++) {
      if (length * total <= passed * most) {
        BytesRef value = values.value(i);
        int taken = Math.min(value.length, most - length);
        System.arraycopy(value.bytes, value.offset, sample, length, taken);
        length += taken;
      }
      passed += values.size(i);
    }
    dictionary = Arrays.copyOf(sample, length);
    buffer = dictionary.clone();
  }

  /** What has to be known to read the values. */
  BytesRef dictionary() {
    return new BytesRef(dictionary);
  }

  /** Writes a value. */
  void write(BytesRef value, DataOutput out) throws IOException {
    buffer = ArrayUtil.grow(buffer, dictionary.length + value.length);
    System.arraycopy(value.bytes, value.offset, buffer, dictionary.length, value.length);
    out.writeVInt(value.length);
    LZ4.compressWithDictionary(buffer, 0, dictionary.length, value.length, out, table);
  }
}
