package io.entente.analysis;

import java.util.List;
import org.apache.lucene.analysis.CharArraySet;

/**
 * Articles, pronouns and prepositions that French, Italian and Catalan tie to a word with an apostrophe, as in
 * {@code l'urbanisme} and {@code dell'acqua}. The word is looked for and found without them.
 */
final class Elision {

  private static final int LONGEST = 7;

  private static final CharArraySet ELIDED = new CharArraySet(
      List.of(
          ("l d n s c j m t v qu jusqu lorsqu puisqu quoiqu presqu dell all dall nell sull coll pell un quell quest"
                  + " gl agl dagl degl negl sugl")
              .split(" ")),
      false);

  private Elision() {}

  /** Whether a character is an apostrophe. */
  static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2018' || c == '\u2019' || c == '\uFF07';
  }

  /** How many characters of a term are elided and their apostrophe; 0 for most terms, such as "un's". */
  static int length(char[] term, int length) {
    for (int i = 1; i <= LONGEST && i + 1 < length; i++) {
      if (isApostrophe(term[i])) {
        boolean possessive = i + 2 == length && term[i + 1] == 's';
        return !possessive && ELIDED.contains(term, 0, i) ? i + 1 : 0;
      }
    }
    return 0;
  }
}
