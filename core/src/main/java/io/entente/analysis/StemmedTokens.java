package io.entente.analysis;

import io.entente.analysis.Units.Unit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.CharArrayMap;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of the stemmed view, made of those of the exact view when they are first asked for: the stems of
 * words and of words with a hyphen written as one, and units.
 */
final class StemmedTokens {

  static final byte STEM = 0;
  /** A stem that is the first of its sentence. */
  static final byte FIRST_STEM = 1;

  private static final byte JOINED_TWO = 2;
  private static final byte JOINED = 3;
  private static final byte UNIT = 4;

  private static final int MAX_PART = 20;
  private static final int MAX_PARTS = 6;

  private final ExactTokens exact;
  private final TokenArrays tokens;
  private final TokenArrays stems = new TokenArrays();
  private final Stemmer stemmer = new Stemmer();
  private boolean made;

  StemmedTokens(ExactTokens exact) {
    this.exact = exact;
    this.tokens = exact.tokens();
  }

  /** Forgets the tokens, since another text is read. */
  void clear() {
    stems.count = 0;
    made = false;
  }

  /** Returns the exact view that these are made of. */
  ExactTokens exact() {
    return exact;
  }

  /** Returns what {@link #make} fills: always the same arrays. */
  TokenArrays tokens() {
    return stems;
  }

  /** Makes the tokens unless they are made. */
  void make() {
    if (made) {
      return;
    }
    made = true;
    List<Unit> units = tokens.count == 0 ? List.of() : Units.find(exact.text());
    int unit = 0;
    int at = 0;
    boolean ended = true;
    for (int i = 0; i < tokens.count; i++) {
      byte kind = tokens.kinds[i];
      if (kind <= ExactTokens.HYPHENED) {
        if (addStem(i, i, ended ? FIRST_STEM : STEM)) {
          ended = false;
        }
        addJoined(i);
      } else if (kind == ExactTokens.SENTENCE) {
        ended = true;
      }
      while (unit < units.size() && (at = beginning(units.get(unit), at)) <= i) {
        add(units.get(unit++), at);
      }
    }
  }

  /** Adds the stem of a word, or of words written as one, unless it is a stop word. */
  private boolean addStem(int first, int last, byte kind) {
    int begin = tokens.begin(first);
    char[] stem = stemmer.stem(tokens.characters, begin, tokens.ends[last] - begin);
    if (stem.length == 0) {
      return false;
    }
    stems.add(
        stem,
        0,
        stem.length,
        kind,
        tokens.positions[first],
        tokens.startOffsets[first],
        tokens.endOffsets[last]);
    return true;
  }

  /** Adds the stem of a word with hyphens, if one begins with the token. */
  private void addJoined(int i) {
    int last = joinedEnd(i);
    if (last > i && isJoinable(i, last)) {
      addStem(i, last, last == i + 1 ? JOINED_TWO : JOINED);
    }
  }

  private boolean isJoinable(int first, int last) {
    if (last - first >= MAX_PARTS) {
      return false;
    }
    for (int i = first; i <= last; i++) {
      if (tokens.length(i) > MAX_PART) {
        return false;
      }
    }
    for (int i = tokens.begin(first); i < tokens.ends[last]; i++) {
      char c = tokens.characters[i];
      if (!(c >= 'a' && c <= 'z' || c >= 0x80 && Character.isLetter(c))) {
        return false;
      }
    }
    return true;
  }

  /** Returns the token that a unit begins with, looking from a token that is not behind it. */
  private int beginning(Unit unit, int from) {
    int i = from;
    while (i < tokens.count - 1
        && (tokens.endOffsets[i] <= unit.start() || tokens.kinds[i] >= ExactTokens.SENTENCE)) {
      i++;
    }
    return i;
  }

  private void add(Unit unit, int token) {
    char[] characters = unit.term().toCharArray();
    // Lucene wants offsets to begin in order.
    int start = Math.max(unit.start(), tokens.startOffsets[token]);
    int stop = Math.max(start, unit.end());
    stems.add(characters, 0, characters.length, UNIT, tokens.positions[token], start, stop);
  }

  // Single words of the exact view

  /** Returns the stem of a word of the exact view, or null for a stop word. */
  @Nullable
  String stem(int i) {
    return stem(i, i);
  }

  /** Returns what the stem of a word of the exact view is mapped to, or null if it is not known. */
  <V> @Nullable V ofStem(int i, CharArrayMap<V> known) {
    char[] stem = stemmer.stem(tokens.characters, tokens.begin(i), tokens.length(i));
    return known.get(stem, 0, stem.length);
  }

  /** Returns the stem of a word with hyphens that begins with a token of the exact view and is joined, or null. */
  @Nullable
  String joined(int i) {
    int last = joinedEnd(i);
    return last == i || !isJoinable(i, last) ? null : stem(i, last);
  }

  private @Nullable String stem(int first, int last) {
    int begin = tokens.begin(first);
    char[] stem = stemmer.stem(tokens.characters, begin, tokens.ends[last] - begin);
    return stem.length == 0 ? null : new String(stem);
  }

  /** Returns the last part of the word with hyphens that begins with a token of the exact view, or else the token. */
  int joinedEnd(int i) {
    int last = i;
    if (exact.kind(i) == ExactTokens.HYPHENED
        && (i == 0 || tokens.kinds[i - 1] != ExactTokens.HYPHENED)) {
      while (tokens.kinds[last] == ExactTokens.HYPHENED) {
        last++;
      }
    }
    return last;
  }

  // Compounds

  /** Returns the words of two parts with a hyphen: each as one, and its parts, with spaces between. */
  List<String> compounds() {
    make();
    Set<String> compounds = new LinkedHashSet<>();
    for (int i = 0; i < stems.count; i++) {
      if (stems.kinds[i] == JOINED_TWO) {
        addCompound(i, compounds);
      }
    }
    return List.copyOf(compounds);
  }

  /** Adds a compound, unless one of its parts is a stop word. */
  private void addCompound(int joined, Set<String> compounds) {
    int first = joined - 1;
    int second = joined + 1;
    while (second < stems.count && stems.kinds[second] > FIRST_STEM) {
      second++;
    }
    if (first >= 0
        && second < stems.count
        && stems.kinds[first] <= FIRST_STEM
        && stems.positions[first] == stems.positions[joined]
        && stems.positions[second] == stems.positions[joined] + 1) {
      compounds.add(stems.term(joined) + " " + stems.term(first) + " " + stems.term(second));
    }
  }
}
