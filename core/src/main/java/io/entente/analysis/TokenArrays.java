package io.entente.analysis;

import java.util.Arrays;

/** Tokens, with all their characters in one array. For one thread. */
final class TokenArrays {
  char[] characters = new char[512];
  /** Where the characters of a token end. */
  int[] ends = new int[64];

  byte[] kinds = new byte[64];
  int[] positions = new int[64];
  int[] startOffsets = new int[64];
  int[] endOffsets = new int[64];
  int count;

  int begin(int i) {
    return i == 0 ? 0 : ends[i - 1];
  }

  int length(int i) {
    return ends[i] - begin(i);
  }

  String term(int i) {
    int begin = begin(i);
    return new String(characters, begin, ends[i] - begin);
  }

  void add(char[] from, int begin, int length, byte kind, int position, int start, int stop) {
    int used = begin(count);
    if (used + length > characters.length) {
      characters = Arrays.copyOf(characters, Math.max(used + length, 2 * characters.length));
    }
    System.arraycopy(from, begin, characters, used, length);
    add(used + length, kind, position, start, stop);
  }

  void add(char c, byte kind, int position, int start, int stop) {
    int used = begin(count);
    if (used == characters.length) {
      characters = Arrays.copyOf(characters, 2 * used);
    }
    characters[used] = c;
    add(used + 1, kind, position, start, stop);
  }

  private void add(int end, byte kind, int position, int start, int stop) {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
      kinds = Arrays.copyOf(kinds, 2 * count);
      positions = Arrays.copyOf(positions, 2 * count);
      startOffsets = Arrays.copyOf(startOffsets, 2 * count);
      endOffsets = Arrays.copyOf(endOffsets, 2 * count);
    }
    ends[count] = end;
    kinds[count] = kind;
    positions[count] = position;
    startOffsets[count] = start;
    endOffsets[count++] = stop;
  }

  /** Adds to the last token. */
  void append(char[] from, int length, int stop) {
    byte kind = kinds[--count];
    int begin = begin(count);
    int before = ends[count] - begin;
    char[] whole = Arrays.copyOfRange(characters, begin, begin + before + length);
    System.arraycopy(from, 0, whole, before, length);
    add(whole, 0, whole.length, kind, positions[count], startOffsets[count], stop);
  }
}
