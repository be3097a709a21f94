package io.entente.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.Nullable;

/** Stems single words, and remembers the stems of those seen lately. For one thread. */
final class Stemmer {
  private static final int CACHE_SIZE = 1 << 13;

  /** Shared by all threads: what is in it is made of finals, and the same word always has the same stem. */
  private static final @Nullable Stem[] CACHE = new Stem[CACHE_SIZE];

  private @Nullable Stemming stemming;

  /** Returns the stem, to be read only; empty for a stop word. */
  char[] stem(char[] characters, int begin, int length) {
    int hash = length;
    for (int i = begin; i < begin + length; i++) {
      hash = 31 * hash + characters[i];
    }
    int slot = (hash ^ hash >>> 13) & CACHE_SIZE - 1;
    Stem cached = CACHE[slot];
    if (cached != null
        && Arrays.equals(cached.word, 0, cached.word.length, characters, begin, begin + length)) {
      return cached.stem;
    }
    char[] word = Arrays.copyOfRange(characters, begin, begin + length);
    Stem made = new Stem(word, stem(word));
    CACHE[slot] = made;
    return made.stem;
  }

  private char[] stem(char[] word) {
    Stemming with = stemming;
    if (with == null) {
      with = new Stemming();
      stemming = with;
    }
    try {
      with.source.word = word;
      with.stems.reset();
      char[] found = with.stems.incrementToken()
          ? Arrays.copyOf(with.stem.buffer(), with.stem.length())
          : new char[0];
      with.stems.end();
      with.stems.close();
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }

  /** What stems a word that was not seen lately. */
  private static final class Stemming {
    private final OneWord source = new OneWord();
    private final TokenStream stems = PolicyAnalyzers.stems(source);
    private final CharTermAttribute stem = stems.getAttribute(CharTermAttribute.class);
  }

  private static final class Stem {
    private final char[] word;
    private final char[] stem;

    Stem(char[] word, char[] stem) {
      this.word = word;
      this.stem = stem;
    }
  }

  private static final class OneWord extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private char[] word = {};
    private boolean given;

    @Override
    public void reset() {
      given = false;
    }

    @Override
    public boolean incrementToken() {
      if (given) {
        return false;
      }
      given = true;
      clearAttributes();
      term.copyBuffer(word, 0, word.length);
      return true;
    }
  }
}
