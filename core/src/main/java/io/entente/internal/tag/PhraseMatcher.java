package io.entente.internal.tag;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the phrases of a fixed list in a text, in one pass.
 *
 * <p>A token is a run of letters and digits, folded: lower case, without diacritics. {@code U.S.} is
 * the two tokens {@code u} and {@code s}. In scripts written without spaces (Han, Kana, Hangul, Thai
 * and their neighbours) each character is a token of its own. Phrase and text are folded alike, so
 * {@code Côte d’Ivoire} is found by {@code cote d'ivoire}.
 *
 * <p>The tokens of a phrase must follow each other with a short gap of spaces, hyphens, apostrophes
 * and the like between them. No phrase reaches over an empty line, brackets, a colon, a semicolon,
 * or the end of a sentence; a full stop before a capital is not an end after one or two letters
 * ({@code St. Lucia}, {@code U. S.}). A comma in the text is passed only where the phrase has one.
 *
 * <p>At each position the longest phrase wins and the search goes on behind it, so found ranges
 * never overlap. Where a phrase was added twice, its first value counts.
 *
 * <p>A matcher is immutable: any number of threads may share it. Costs {@code O(n)} for {@code n}
 * characters and allocates nothing.
 */
public final class PhraseMatcher {

  /** Receives what was found, in text order. */
  @FunctionalInterface
  public interface Sink {
    /**
     * Takes one found phrase.
     *
     * @param start offset of its first UTF-16 code unit in the text
     * @param end offset behind its last code unit
     * @param value what the phrase was added with
     */
    void found(int start, int end, int value);
  }

  /** Collects phrases. Not for use by several threads at once. */
  public static final class Builder {
    private final Map<String, Integer> words = new HashMap<>();
    private final List<String> wordList = new ArrayList<>();
    private final Map<Long, Integer> edges = new HashMap<>();
    private final List<Integer> values = new ArrayList<>();
    private final List<Boolean> accepting = new ArrayList<>();

    private Builder() {
      newNode();
      word(",");
    }

    /**
     * Adds a phrase.
     *
     * @param phrase at least one letter or digit; its case, diacritics and punctuation do not matter,
     *     except for a comma
     * @param value what {@link Sink#found} is to be told
     * @return this builder
     * @throws IllegalArgumentException if the phrase has no letter or digit
     */
    public Builder add(String phrase, int value) {
      int node = 0;
      StringBuilder token = new StringBuilder();
      boolean comma = false;
      int length = phrase.length();
      for (int i = 0; i <= length; i++) {
        char folded = i == length ? BREAK : FOLD[phrase.charAt(i)];
        if (folded > MARK) {
          boolean alone = standsAlone(folded);
          if (alone && !token.isEmpty()) {
            node =
                child(comma && node != 0 ? child(node, COMMA_WORD) : node, word(token.toString()));
            token.setLength(0);
            comma = false;
          }
          token.append(folded);
          if (!alone) {
            continue;
          }
        } else if (folded == MARK) {
          continue;
        }
        if (!token.isEmpty()) {
          node = child(comma && node != 0 ? child(node, COMMA_WORD) : node, word(token.toString()));
          token.setLength(0);
          comma = false;
        }
        if (i < length && phrase.charAt(i) == ',') {
          comma = true;
        }
      }
      if (node == 0) {
        throw new IllegalArgumentException(
            "phrase must have a letter or digit, got \"" + phrase + '"');
      }
      if (!accepting.get(node)) {
        accepting.set(node, true);
        values.set(node, value);
      }
      return this;
    }

    /**
     * Builds the matcher from the phrases so far.
     *
     * @return the matcher
     */
    public PhraseMatcher build() {
      return new PhraseMatcher(this);
    }

    private int newNode() {
      values.add(0);
      accepting.add(false);
      return values.size() - 1;
    }

    private int word(String token) {
      return words.computeIfAbsent(token, key -> {
        wordList.add(key);
        return wordList.size() - 1;
      });
    }

    private int child(int node, int word) {
      return edges.computeIfAbsent(edgeKey(node, word), key -> newNode());
    }
  }

  private static final char BREAK = 0;
  private static final char MARK = 1;
  private static final int COMMA_WORD = 0;
  private static final int MAX_GAP = 10;
  private static final int HASH_STEP = 0x01000193;

  /** For each character its folded form, {@link #BREAK} outside tokens, {@link #MARK} to be skipped. */
  private static final char[] FOLD = foldTable();

  private final int[] slotHashes;
  private final int[] slotWords;
  private final int slotMask;
  private final char[] wordChars;
  private final int[] wordStarts;
  private final int[] firstNodes;
  private final long[] edgeKeys;
  private final int[] edgeNodes;
  private final int edgeMask;
  private final int[] values;
  private final boolean[] accepting;

  private PhraseMatcher(Builder builder) {
    int wordCount = builder.wordList.size();
    int slots = tableSize(wordCount, 4);
    slotHashes = new int[slots];
    slotWords = new int[slots];
    slotMask = slots - 1;
    Arrays.fill(slotWords, -1);
    StringBuilder chars = new StringBuilder();
    wordStarts = new int[wordCount + 1];
    firstNodes = new int[wordCount];
    for (int word = 0; word < wordCount; word++) {
      String token = builder.wordList.get(word);
      wordStarts[word] = chars.length();
      chars.append(token);
      firstNodes[word] = builder.edges.getOrDefault(edgeKey(0, word), 0);
      int hash = 0;
      for (int i = 0; i < token.length(); i++) {
        hash = (hash ^ token.charAt(i)) * HASH_STEP;
      }
      int slot = spread(hash) & slotMask;
      while (slotWords[slot] >= 0) {
        slot = slot + 1 & slotMask;
      }
      slotWords[slot] = word;
      slotHashes[slot] = hash;
    }
    wordStarts[wordCount] = chars.length();
    wordChars = chars.toString().toCharArray();
    int edgeSlots = tableSize(builder.edges.size(), 2);
    edgeKeys = new long[edgeSlots];
    edgeNodes = new int[edgeSlots];
    edgeMask = edgeSlots - 1;
    builder.edges.forEach((key, node) -> {
      int slot = spread(key) & edgeMask;
      while (edgeNodes[slot] != 0) {
        slot = slot + 1 & edgeMask;
      }
      edgeKeys[slot] = key;
      edgeNodes[slot] = node;
    });
    int nodeCount = builder.values.size();
    values = new int[nodeCount];
    accepting = new boolean[nodeCount];
    for (int node = 0; node < nodeCount; node++) {
      values[node] = builder.values.get(node);
      accepting[node] = builder.accepting.get(node);
    }
  }

  /**
   * Starts a list of phrases.
   *
   * @return an empty builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reports every phrase found in a text, in text order.
   *
   * @param text the text to search
   * @param sink told of each phrase
   */
  public void match(CharSequence text, Sink sink) {
    String string = text.toString();
    int length = string.length();
    int position = 0;
    while (position < length) {
      char folded = FOLD[string.charAt(position)];
      if (folded <= MARK) {
        position++;
        continue;
      }
      int start = position;
      int hash = (folded) * HASH_STEP;
      position++;
      if (folded < FIRST_ALONE || !standsAlone(folded)) {
        while (position < length) {
          folded = FOLD[string.charAt(position)];
          if (folded <= MARK) {
            if (folded == BREAK) {
              break;
            }
          } else if (folded >= FIRST_ALONE && standsAlone(folded)) {
            break;
          } else {
            hash = (hash ^ folded) * HASH_STEP;
          }
          position++;
        }
      }
      int slot = spread(hash) & slotMask;
      int word = slotWords[slot];
      if (word >= 0) {
        word = resolve(string, start, position, hash, slot);
        if (word >= 0 && firstNodes[word] != 0) {
          int end = extend(string, start, position, firstNodes[word], sink);
          if (end > 0) {
            position = end;
          }
        }
      }
    }
  }

  /** Walks on from the first token of a phrase; returns the end of what was found, or -1. */
  private int extend(String text, int start, int firstEnd, int firstNode, Sink sink) {
    int length = text.length();
    int node = firstNode;
    int tokenStart = start;
    int end = firstEnd;
    int foundEnd = -1;
    int foundNode = 0;
    while (true) {
      if (accepting[node]) {
        foundEnd = end;
        foundNode = node;
      }
      int next = gap(text, tokenStart, end);
      if (next < 0) {
        node = edge(node, COMMA_WORD);
        next = -next;
      }
      if (next == 0 || node == 0) {
        break;
      }
      tokenStart = next;
      char folded = FOLD[text.charAt(next)];
      int hash = folded * HASH_STEP;
      int position = next + 1;
      if (!standsAlone(folded)) {
        for (; position < length; position++) {
          folded = FOLD[text.charAt(position)];
          if (folded == BREAK || standsAlone(folded)) {
            break;
          }
          if (folded != MARK) {
            hash = (hash ^ folded) * HASH_STEP;
          }
        }
      }
      int word = resolve(text, next, position, hash, spread(hash) & slotMask);
      node = word < 0 ? 0 : edge(node, word);
      if (node == 0) {
        break;
      }
      end = position;
    }
    if (foundEnd < 0) {
      return -1;
    }
    sink.found(start, foundEnd, values[foundNode]);
    return foundEnd;
  }

  /** Where the next token starts; negative if a comma lies between, 0 if no phrase may go on. */
  private static int gap(String text, int tokenStart, int tokenEnd) {
    int length = text.length();
    int newlines = 0;
    boolean comma = false;
    boolean stop = false;
    for (int i = tokenEnd; i < length && i - tokenEnd <= MAX_GAP; i++) {
      char c = text.charAt(i);
      if (FOLD[c] > MARK) {
        boolean ends = stop && Character.isUpperCase(c) && tokenEnd - tokenStart > 2;
        return ends ? 0 : comma ? -i : i;
      }
      switch (c) {
        case '\n' -> {
          if (++newlines > 1) {
            return 0;
          }
        }
        case '.' -> stop = stop || i + 1 < length && FOLD[text.charAt(i + 1)] <= MARK;
        case ',' -> comma = true;
        case '!',
            '?',
            ';',
            ':',
            '(',
            ')',
            '[',
            ']',
            '{',
            '}',
            '|',
            '<',
            '>',
            '"',
            '\u201c',
            '\u201d',
            '\u2029',
            '\u3002',
            '\u3001',
            '\uff0c' -> {
          return 0;
        }
        default -> {}
      }
    }
    return 0;
  }

  private int edge(int node, int word) {
    long key = edgeKey(node, word);
    int slot = spread(key) & edgeMask;
    while (edgeNodes[slot] != 0) {
      if (edgeKeys[slot] == key) {
        return edgeNodes[slot];
      }
      slot = slot + 1 & edgeMask;
    }
    return 0;
  }

  private int resolve(String text, int start, int end, int hash, int firstSlot) {
    for (int slot = firstSlot; slotWords[slot] >= 0; slot = slot + 1 & slotMask) {
      if (slotHashes[slot] == hash && isWord(text, start, end, slotWords[slot])) {
        return slotWords[slot];
      }
    }
    return -1;
  }

  private boolean isWord(String text, int start, int end, int word) {
    int index = wordStarts[word];
    int wordEnd = wordStarts[word + 1];
    for (int i = start; i < end; i++) {
      char folded = FOLD[text.charAt(i)];
      if (folded == MARK) {
        continue;
      }
      if (index == wordEnd || wordChars[index++] != folded) {
        return false;
      }
    }
    return index == wordEnd;
  }

  /**
   * The tokens of a phrase as the matcher sees them.
   *
   * @param phrase any text
   * @return the folded tokens with one space between
   */
  static String fold(CharSequence phrase) {
    StringBuilder folded = new StringBuilder(phrase.length());
    boolean gap = false;
    for (int i = 0; i < phrase.length(); i++) {
      char c = FOLD[phrase.charAt(i)];
      if (c == BREAK) {
        gap = true;
      } else if (c != MARK) {
        if (gap && !folded.isEmpty()) {
          folded.append(' ');
        }
        gap = false;
        folded.append(c);
      }
    }
    return folded.toString();
  }

  private static long edgeKey(int node, int word) {
    return (long) node << 32 | word;
  }

  private static int spread(int hash) {
    return hash ^ hash >>> 15;
  }

  private static int spread(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 40);
  }

  private static int tableSize(int count, int slack) {
    return Integer.highestOneBit(Math.max(8, count * slack)) << 1;
  }

  private static final char FIRST_ALONE = '\u0e00';

  /** Whether a character is a token of its own: it belongs to a script written without spaces. */
  private static boolean standsAlone(char c) {
    return c >= FIRST_ALONE
        && (c < '\u10a0'
            || c >= '\u1780' && c < '\u1800'
            || c >= '\u2e80' && c < '\ud800'
            || c >= '\uf900' && c < '\ufb00');
  }

  private static char[] foldTable() {
    char[] table = new char[1 << 16];
    for (int i = 0; i < table.length; i++) {
      char c = (char) i;
      if (c < 128) {
        table[i] = Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : BREAK;
        continue;
      }
      int type = Character.getType(c);
      if (type == Character.NON_SPACING_MARK || c == '\u00ad') {
        table[i] = MARK;
      } else if (Character.isLetterOrDigit(c) || type == Character.COMBINING_SPACING_MARK) {
        table[i] = standsAlone(c) ? c : foldLetter(c);
      } else if (Character.isSurrogate(c)) {
        table[i] = c;
      }
    }
    return table;
  }

  private static char foldLetter(char c) {
    switch (c) {
      case 'ı', 'İ' -> {
        return 'i';
      }
      case 'ø', 'Ø' -> {
        return 'o';
      }
      case 'ł', 'Ł' -> {
        return 'l';
      }
      case 'đ', 'Đ' -> {
        return 'd';
      }
      default -> {
        String decomposed = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
        char base = decomposed.charAt(0);
        char lower = Character.toLowerCase(Character.isLetterOrDigit(base) ? base : c);
        return lower > MARK ? lower : c;
      }
    }
  }
}
