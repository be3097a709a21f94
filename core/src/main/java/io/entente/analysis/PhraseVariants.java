package io.entente.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The sequences of exact terms that a text may stand for within a longer one, where its sentences may end or not. */
final class PhraseVariants {

  private static final int MAX_PLACES = 30;

  private final String text;
  private final TokenArrays tokens;
  /** The tokens before which a sentence may end or not. */
  private final int[] places = new int[MAX_PLACES];

  private int uncertain;

  private PhraseVariants(ExactTokens exact) {
    this.text = exact.text();
    this.tokens = exact.tokens();
  }

  /** Returns at most {@code limit} sequences, that of the text by itself first. */
  static List<List<String>> of(ExactTokens exact, int limit) {
    PhraseVariants phrase = new PhraseVariants(exact);
    phrase.findPlaces(limit);
    Set<List<String>> variants = new LinkedHashSet<>();
    for (int flips = 0; flips < 1 << phrase.uncertain; flips++) {
      variants.add(phrase.variant(flips));
    }
    return List.copyOf(variants);
  }

  private void findPlaces(int limit) {
    int previous = -1;
    for (int i = 0;
        i < tokens.count && uncertain < places.length && 2L << uncertain <= limit;
        i++) {
      if (tokens.kinds[i] < ExactTokens.SENTENCE) {
        if (previous >= 0 && mayEnd(tokens.endOffsets[previous], tokens.startOffsets[i])) {
          places[uncertain++] = i;
        }
        previous = i;
      }
    }
  }

  /** Whether a sentence may end between two offsets. */
  private boolean mayEnd(int from, int to) {
    for (int i = from; i < to; i++) {
      switch (text.charAt(i)) {
        case '.',
            '!',
            '?',
            '\u2026',
            '\u3002',
            '\uFF01',
            '\uFF1F',
            '\n',
            '\r',
            '\u2028',
            '\u2029' -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }

  /** Returns the sequence with the uncertain ends turned over that have a bit. */
  private List<String> variant(int flips) {
    List<String> variant = new ArrayList<>(tokens.count);
    boolean ended = false;
    boolean word = false;
    int place = 0;
    for (int i = 0; i < tokens.count; i++) {
      if (tokens.kinds[i] >= ExactTokens.SENTENCE) {
        ended = true;
        continue;
      }
      if (place < uncertain && places[place] == i) {
        ended ^= (flips >> place & 1) != 0;
        place++;
      }
      if (ended && word) {
        variant.add(ExactTokens.SENTENCE_END);
        word = false;
      }
      ended = false;
      word |= tokens.kinds[i] <= ExactTokens.HYPHENED;
      variant.add(tokens.term(i));
    }
    return List.copyOf(variant);
  }
}
