package io.entente.analysis;

import io.entente.document.Trait;
import io.entente.document.Trait.Kind;
import java.util.List;
import java.util.Set;

/**
 * Finds passages that hope and no more: of which every sentence is a hope, or with words of hoping by those who
 * speak, such as "we aspire", and two that soften what is said, such as "seek to" and "as appropriate", or with three
 * of these; a figure, a date or an obligation anywhere in the passage makes it none. All but the first in English
 * only.
 */
final class Aspirations {

  private static final Set<String> SPEAKERS = Set.of(
      "we", "parties", "governments", "leaders", "ministers", "members", "states", "countries");

  private static final Set<String> HOPES =
      Set.of("aspire", "hope", "dream", "wish", "strive", "endeavour", "endeavor");

  private static final Set<String> SOFT = Set.of(
      "aspire",
      "strive",
      "endeavour",
      "endeavor",
      "explore",
      "encourage",
      "mindful",
      "hope",
      "dream");

  /** Longer passages say more than what they hope. */
  private static final int MOST_WORDS = 120;

  private static final int WINDOW = 3;

  private Aspirations() {}

  static void find(Tokens tokens, List<Trait> found) {
    if (!found.isEmpty() || tokens.size() > MOST_WORDS) {
      return;
    }
    String only = Hopes.only(tokens);
    if (!only.isEmpty()) {
      found.add(new Trait(Kind.ASPIRATION, "", "nothing but hopes (" + only + ")"));
      return;
    }
    if (tokens.hasNumber()) {
      return;
    }
    String hope = "";
    int soft = 0;
    for (int i = 0; i < tokens.size(); i++) {
      String word = tokens.word(i);
      soft += SOFT.contains(word) ? 1 : 0;
      soft += word.equals("appropriate") && i > 0 && isAs(tokens.word(i - 1)) ? 1 : 0;
      soft += word.equals("to") && i > 0 && tokens.word(i - 1).equals("seek") ? 1 : 0;
      if (hope.isEmpty() && HOPES.contains(word) && isSpoken(tokens, i)) {
        hope = word;
      }
    }
    if (!hope.isEmpty() && soft >= 2) {
      found.add(new Trait(Kind.ASPIRATION, "", "hopes (" + hope + "), without a figure or a duty"));
    } else if (soft >= 3) {
      found.add(
          new Trait(Kind.ASPIRATION, "", soft + " softening words, without a figure or a duty"));
    }
  }

  private static boolean isAs(String word) {
    return word.equals("as") || word.equals("where") || word.equals("wherever");
  }

  private static boolean isSpoken(Tokens tokens, int verb) {
    for (int i = Math.max(0, verb - WINDOW); i < verb; i++) {
      if (SPEAKERS.contains(tokens.word(i))) {
        return true;
      }
    }
    return false;
  }
}
