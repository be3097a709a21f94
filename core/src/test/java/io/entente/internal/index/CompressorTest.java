package io.entente.internal.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CompressorTest {

  private static final String[] WORDS = {
    "The Parties shall ",
    "establish ",
    "a committee on ",
    "trade ",
    "in services ",
    "économique ",
    "2030. ",
    "貿易 "
  };

  @RepeatedTest(20)
  void readsEveryValueAloneInAnyOrder() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<List<BytesRef>> documents = new ArrayList<>();
    List<List<BytesRef>> written = new ArrayList<>();
    List<BytesRef> dictionaries = new ArrayList<>();
    for (int d = 0; d < 5; d++) {
      List<BytesRef> values = values(random, random.nextInt(40));
      Compressor compressor = compressor(values);
      documents.add(values);
      written.add(write(compressor, values));
      dictionaries.add(compressor.dictionary());
    }
    Expander expander = new Expander();
    for (int i = 0; i < 200; i++) {
      int d = random.nextInt(documents.size());
      List<BytesRef> values = documents.get(d);
      if (!values.isEmpty()) {
        int v = random.nextInt(values.size());
        expander.use(dictionaries.get(d));
        assertEquals(values.get(v), expander.read(written.get(d).get(v)), "seed " + seed);
      }
    }
  }

  @Test
  void keepsWhatADocumentSaysAgainOnce() throws IOException {
    Random random = new Random(7);
    List<BytesRef> values = values(random, 60);
    List<BytesRef> twice = new ArrayList<>(values);
    twice.addAll(values);
    Collections.shuffle(twice, random);
    assertTrue(size(write(compressor(twice), twice)) < size(twice) / 2);
  }

  @Test
  void takesNoDictionaryForASingleValue() {
    List<BytesRef> values = values(new Random(3), 1);
    assertEquals(0, compressor(values).dictionary().length);
  }

  private static Compressor compressor(List<BytesRef> values) {
    return new Compressor(values.size(), new Compressor.Values() {
      @Override
      public int size(int i) {
        return values.get(i).length;
      }

      @Override
      public BytesRef value(int i) {
        return values.get(i);
      }
    });
  }

  private static List<BytesRef> write(Compressor compressor, List<BytesRef> values)
      throws IOException {
    List<BytesRef> written = new ArrayList<>();
    for (BytesRef value : values) {
      ByteBuffersDataOutput out = new ByteBuffersDataOutput();
      compressor.write(value, out);
      written.add(new BytesRef(out.toArrayCopy()));
    }
    return written;
  }

  private static long size(List<BytesRef> values) {
    return values.stream().mapToLong(value -> value.length).sum();
  }

  /** From nothing to some thousand bytes, as passages are. */
  private static List<BytesRef> values(Random random, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> {
          StringBuilder text = new StringBuilder();
          for (int left = random.nextInt(random.nextBoolean() ? 10 : 300); left > 0; left--) {
            text.append(
                random.nextInt(4) == 0 ? random.nextInt() : WORDS[random.nextInt(WORDS.length)]);
          }
          return new BytesRef(text.toString().getBytes(StandardCharsets.UTF_8));
        })
        .toList();
  }
}
