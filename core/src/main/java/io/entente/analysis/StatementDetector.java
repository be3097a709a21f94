package io.entente.analysis;

import io.entente.document.Passage;
import io.entente.document.Trait;
import io.entente.document.Trait.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells what a passage does: whether it says what a term means, sets something to be reached, or obliges,
 * permits, forbids or decides something.
 *
 * <p>It goes by the words that do so in English, and by some of them in French, Spanish, German, Portuguese
 * and Italian, and would rather overlook a statement than see one where there is none. A definition is
 * reported once for each term, a target once for each quantity, and that a passage is operative once.
 *
 * <p>A detector never changes; any number of threads may share it. Costs {@code O(n)} for {@code n}
 * characters. Equal passages give equal traits.
 */
public final class StatementDetector {

  /** The most terms that are reported for one passage. */
  public static final int MAX_TERMS = 20;

  /** The most targets that are reported for one passage. */
  public static final int MAX_TARGETS = 5;

  /** Makes a detector. */
  public StatementDetector() {}

  /**
   * Returns what a passage does.
   *
   * @param passage the passage
   * @return traits of the kinds {@link Kind#DEFINITION}, {@link Kind#TARGET} and {@link Kind#OPERATIVE}, in
   *     this order and otherwise in that of the text, or {@link Kind#ASPIRATION}; empty if it does none of these
   */
  public List<Trait> detect(Passage passage) {
    Tokens tokens = new Tokens(passage.text());
    List<Trait> found = new ArrayList<>();
    if (tokens.size() > 2) {
      new Definitions(tokens, passage.heading()).find(found);
      Targets.find(tokens, found);
      Commands.find(tokens, found);
      Aspirations.find(tokens, found);
    }
    return List.copyOf(found);
  }
}
