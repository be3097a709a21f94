package io.entente.analysis;

import io.entente.analysis.DefinedTerms.Use;

/** Tells by the verb of a clause whether it defines a term, and where the term then stands. */
final class DefiningVerbs {

  /** So many words are at most between "wird" and "verstanden". */
  private static final int FARTHEST = 40;

  private final Tokens tokens;
  private final String text;
  private final DefinedTerms terms;

  DefiningVerbs(Tokens tokens, DefinedTerms terms) {
    this.tokens = tokens;
    this.text = tokens.text();
    this.terms = terms;
  }

  /** Takes the terms of all verbs that define some. */
  void find() {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.has(i, Cue.DEFINES)) {
        verb(i);
      }
    }
  }

  private void verb(int i) {
    String word = tokens.word(i);
    String next = tokens.word(i + 1);
    String before = tokens.word(i - 1);
    switch (word) {
      case "means", "signifies", "denotes", "significa", "significan" -> {
        if (!DefinitionWords.VAGUE.contains(next)) {
          terms.before(i, i, Use.ANY, meansSomething(i));
        }
      }
      case "d\u00E9signe",
          "d\u00E9signent",
          "signifie",
          "bezeichnet",
          "bezeichnen",
          "bedeutet",
          "bedeuten",
          "designa",
          "designam",
          "indica",
          "indicano",
          "mean",
          "denote",
          "include",
          "includes",
          "refer",
          "refers",
          "apply",
          "applies",
          "implies",
          "cover",
          "covers",
          "comprise",
          "comprises",
          "consist",
          "consists",
          "defined" -> ordinary(i, word, before, next);
      case "meaning", "meanings" -> {
        int k = i - 1;
        while (k > i - 5
            && (tokens.is(k, "the")
                || tokens.is(k, "same")
                || tokens.is(k, "respective")
                || tokens.is(k, "following")
                || tokens.is(k, "a"))) {
          k--;
        }
        if (tokens.is(k, "has") || tokens.is(k, "have") || tokens.is(k, "bears")) {
          int first = tokens.is(k - 1, "shall") ? k - 1 : k;
          terms.before(first, i, Use.ANY, true);
        }
      }
      case "entiende",
          "entienden",
          "entender\u00E1",
          "entender\u00E1n",
          "enti\u00E9ndese",
          "entende-se",
          "entendem-se" -> {
        if (next.equals("por")) {
          terms.behind(i + 1, i);
        } else if (before.equals("se")) {
          terms.between("por", i - 1, i);
        }
      }
      case "entend", "entendent" -> {
        if (next.equals("par") && before.equals("on")) {
          terms.behind(i + 1, i);
        } else if (before.equals("on")) {
          terms.between("par", i - 1, i);
        }
      }
      case "intende", "intendono" -> {
        if (next.equals("per")) {
          terms.behind(i + 1, i);
        } else if (before.equals("si")) {
          terms.between("per", i - 1, i);
        }
      }
      case "versteht", "verstehen" -> {
        if (next.equals("man") || next.equals("wir")) {
          terms.between("unter", i, i);
        }
      }
      case "verstanden" -> {
        int k = i - 1;
        while (k > Math.max(0, i - FARTHEST) && !tokens.is(k, "wird") && !tokens.is(k, "werden")) {
          k--;
        }
        terms.between("unter", k, i);
      }
      case "sinne" -> within(i);
      default -> toBe(i, word, next);
    }
  }

  private void ordinary(int i, String word, String before, String next) {
    switch (word) {
      case "mean", "denote" -> {
        int first = verbStart(i);
        boolean commands = first < i;
        terms.before(first, i, commands ? Use.ANY : Use.QUOTED, commands);
      }
      case "apply", "applies" -> {
        if (next.equals("to")) {
          terms.before(verbStart(i), i + 1, Use.QUOTED_ALONE, false);
        }
      }
      case "consist", "consists" -> {
        // "of any of the following acts" tells what is such an act; else of what parts something is
        // made.
        if (next.equals("of")
            && (tokens.is(i + 2, "any") || tokens.is(i + 2, "one") && tokens.is(i + 4, "more"))) {
          terms.before(verbStart(i), i + 1, Use.ANY, true);
        }
      }
      case "include", "cover", "comprise" -> terms.before(verbStart(i), i, Use.QUOTED_ALONE, false);
      case "includes" ->
        terms.before(i, i, terms.listed() ? Use.ANY : Use.QUOTED_ALONE, terms.listed());
      case "refers", "refer" -> {
        int first = verbStart(i);
        if (next.equals("to")) {
          boolean bare =
              word.equals("refers") && tokens.has(i + 2, Cue.ARTICLE) && isCommonNoun(first);
          terms.before(first, i + 1, bare ? Use.ANY : Use.QUOTED_ALONE, bare);
        }
      }
      case "defined" -> {
        if (next.equals("as")
            && (before.equals("is") || before.equals("are") || before.equals("be"))) {
          int first = tokens.is(i - 2, "shall") ? i - 2 : i - 1;
          terms.before(first, i + 1, Use.ANY, true);
        }
      }
      default -> terms.before(i, i, Use.QUOTED_ALONE, false);
    }
  }

  /** The first word of "shall mean" or "is to be understood to mean", or the verb alone. */
  private int verbStart(int verb) {
    int first = verb;
    if (tokens.is(first - 1, "to") && DefinitionWords.TAKEN.contains(tokens.word(first - 2))) {
      first -= 2;
      while (tokens.is(first - 1, "be") || tokens.is(first - 1, "to")) {
        first--;
      }
    }
    boolean helps = tokens.is(first - 1, "shall")
        || first < verb && (tokens.is(first - 1, "is") || tokens.is(first - 1, "are"));
    return helps ? first - 1 : verb;
  }

  /** Whether "means" is followed by what something means, as the noun is not. */
  private boolean meansSomething(int i) {
    if (terms.listed()) {
      return true;
    }
    if (tokens.has(i + 1, Cue.ARTICLE)) {
      return !tokens.anywhere(Cue.SPEAKS) && !(tokens.is(i + 1, "the") && hasArticle(i));
    }
    for (int k = i - 1; k >= Math.max(0, i - 14); k--) {
      if (tokens.is(k, "purposes") || tokens.is(k, "purpose")) {
        return true;
      }
    }
    int next = Chars.skipSpace(text, tokens.end(i), text.length());
    return next < text.length()
        && (text.charAt(next) == ':'
            || text.charAt(next) == '('
                && text.indexOf(')', next) > 0
                && text.indexOf(')', next) < next + 5);
  }

  /** Whether the clause before a verb begins with an article, as in "The dry period means the …". */
  private boolean hasArticle(int verb) {
    int first = verb - 1;
    while (first > 0
        && first > verb - TermText.MOST_WORDS
        && !isSentenceStart(first)
        && !tokens.behindBreak(first)) {
      first--;
    }
    return tokens.has(first, Cue.ARTICLE);
  }

  /** Whether the clause before a verb is a bare common noun, as in "Climate finance refers to". */
  private boolean isCommonNoun(int verb) {
    int first = verb - 1;
    while (first >= 0
        && first >= verb - 5
        && !tokens.behindBreak(first)
        && !isSentenceStart(first)) {
      first--;
    }
    if (first < 0 || first < verb - 5 || first == verb || tokens.has(first, Cue.ARTICLE)) {
      return false;
    }
    for (int i = first; i < verb; i++) {
      if (DefinitionWords.DOCUMENTS.contains(tokens.word(i))
          || tokens.isNumber(i)
          || i > first && Character.isUpperCase(text.charAt(tokens.start(i)))) {
        return false;
      }
    }
    return verb - first > 1;
  }

  private boolean isSentenceStart(int i) {
    if (i == 0) {
      return true;
    }
    for (int k = tokens.start(i) - 1; k >= tokens.end(i - 1); k--) {
      if (text.charAt(k) == '.') {
        return true;
      }
    }
    return false;
  }

  private void toBe(int i, String word, String next) {
    boolean one = DefinitionWords.SINGULAR_TO_BE.contains(word);
    if (!one && !DefinitionWords.PLURAL_TO_BE.contains(word)) {
      return;
    }
    int at = TermText.beforeSpace(text, tokens.start(i));
    boolean quoted =
        at > 0 && TermText.closes(text.charAt(at - 1)) && !Chars.isEmphasis(text.charAt(at - 1));
    if (quoted && tokens.has(i + 1, Cue.ARTICLE) && !tokens.anywhere(Cue.SPEAKS) && explains(i)) {
      terms.before(i, i, Use.QUOTED_ALONE, false);
      return;
    }
    if (word.equals("is") && !quoted && !tokens.anywhere(Cue.SPEAKS)) {
      boolean kind = (next.equals("the") || next.equals("a")) && isKind(i + 2);
      if (kind && isPlainNoun(i)) {
        terms.before(i, i, Use.ANY, true);
      }
    }
  }

  /** Whether a word stands behind "is" where a thing is defined as one of a kind. */
  private boolean isKind(int i) {
    String word = tokens.word(i);
    String next = tokens.word(i + 1);
    return switch (word) {
      case "process", "procedure", "method", "practice" ->
        next.equals("by")
            || next.equals("whereby")
            || next.equals("of")
            || next.equals("through")
            || next.equals("in");
      case "kind", "type", "form", "category" -> next.equals("of");
      case "act" -> next.equals("of") && tokens.word(i + 2).endsWith("ing");
      case "sum", "total", "ratio", "proportion" -> next.equals("of");
      default -> false;
    };
  }

  /** Whether a bare noun of one to four words begins the sentence before a verb. */
  private boolean isPlainNoun(int verb) {
    int first = verb - 1;
    while (first > 0
        && first >= verb - 4
        && !isSentenceStart(first)
        && !tokens.behindBreak(first)) {
      first--;
    }
    return first >= 0
        && (isSentenceStart(first) || tokens.behindBreak(first))
        && !tokens.has(first, Cue.ARTICLE);
  }

  /** Whether what is said to be something is told apart: "any …", "a … that …". */
  private boolean explains(int i) {
    String article = tokens.word(i + 1);
    if (article.equals("any")
        || article.equals("those")
        || article.equals("jede")
        || article.equals("jeder")
        || article.equals("tout")
        || article.equals("toute")
        || article.equals("todo")
        || article.equals("toda")) {
      return true;
    }
    if (!DefinitionWords.SINGULAR_TO_BE.contains(tokens.word(i)) || !tokens.is(i, "is")) {
      return true;
    }
    for (int k = i + 2; k < i + 10; k++) {
      if (DefinitionWords.RELATIVES.contains(tokens.word(k)) && (k > i + 2)) {
        return true;
      }
    }
    return false;
  }

  /** "im Sinne dieses Gesetzes": the term stands before it, or behind the verb. */
  private void within(int i) {
    if (!tokens.is(i - 1, "im") || !tokens.word(i + 1).startsWith("d")) {
      return;
    }
    int verb = i + 2;
    while (verb < Math.min(tokens.size(), i + 7)
        && !tokens.is(verb, "ist")
        && !tokens.is(verb, "sind")
        && !tokens.is(verb, "bezeichnet")
        && !tokens.is(verb, "bedeutet")) {
      verb++;
    }
    if (!tokens.is(i + 1, "dieses") && !tokens.is(i + 1, "dieser") && !tokens.is(i + 1, "des")
        || !tokens.has(verb, Cue.DEFINES)
        || tokens.is(verb + 1, "nicht")) {
      return;
    }
    if (isSentenceStart(i - 1) || tokens.behindBreak(i - 1)) {
      terms.behind(verb, verb);
    } else if (tokens.is(i + 1, "dieses") || tokens.is(i + 1, "dieser")) {
      terms.before(i - 1, verb, Use.ANY, true);
    }
  }
}
