package io.entente.internal.question;

import io.entente.internal.index.TitleKeys;
import io.entente.query.Expression;
import io.entente.result.Understanding.Note;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A term in quotes whose definition is asked for, as in {@code what does "child" mean}.
 *
 * @param phrase the term
 * @param asking the words that ask for it and say nothing of what is asked, in small letters
 */
public record AskedTerm(String phrase, Set<String> asking) {

  /** Ask for a meaning beside the words that put any question. */
  static final Set<String> MEANING = Set.of(
      "mean",
      "means",
      "meant",
      "meaning",
      "define",
      "defines",
      "defined",
      "definition",
      "definitions");

  /**
   * Finds the term.
   *
   * @param sides the parts of a question
   * @return the one phrase among them, if all else are words and ask for its definition
   */
  public static Optional<AskedTerm> of(List<Expression> sides) {
    String phrase = null;
    List<String> words = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (Expression side : sides) {
      if (side instanceof Expression.Word word) {
        words.add(word.text().toLowerCase(Locale.ROOT));
      } else if (side instanceof Expression.Phrase found && phrase == null) {
        phrase = found.text();
      } else {
        return Optional.empty();
      }
      text.append(side).append(' ');
    }
    if (phrase == null || words.isEmpty()) {
      return Optional.empty();
    }
    Set<String> subject = TitleKeys.defined(Intent.of(text.toString()).subject());
    if (subject.isEmpty() || !subject.equals(TitleKeys.defined(phrase))) {
      return Optional.empty();
    }
    Set<String> asking = new HashSet<>(MEANING);
    Scaffold.of(text.toString(), words).stream().forEach(at -> asking.add(words.get(at)));
    return Optional.of(new AskedTerm(phrase, Set.copyOf(asking)));
  }

  /** Whether a word asks for the definition, and is no part of what is asked. */
  public boolean asks(String word) {
    return asking.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Says which of its words were left out. */
  public static Note leftOut(List<String> words) {
    return Scaffold.note(words);
  }
}
