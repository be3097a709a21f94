package io.entente.analysis;

import java.util.Locale;

/** Tells whether a passage lists definitions, and finds the terms that its lines begin with. */
final class DefinitionLists {

  private DefinitionLists() {}

  /** Whether the passage lists definitions. */
  static boolean isList(Tokens tokens, String heading) {
    if (headingLists(heading)) {
      return true;
    }
    for (int i = 0; i < 2; i++) {
      if (DefinitionWords.LISTING.contains(tokens.word(i)) && !tokens.is(i + 1, "of")) {
        return true;
      }
    }
    for (int i = 0; i < Math.min(14, tokens.size() - 1); i++) {
      if (tokens.is(i, "purposes")
          || tokens.is(i, "purpose")
          || tokens.is(i, "efectos")
          || tokens.is(i, "sinne")
          || tokens.is(i, "fins")) {
        int colon = tokens.text().indexOf(':', tokens.start(i));
        return colon > 0
            && colon - tokens.start(i) < 120
            && tokens.text().lastIndexOf('.', colon) < tokens.start(i)
            && !commandsBefore(tokens, i, colon);
      }
    }
    return false;
  }

  private static boolean headingLists(String heading) {
    int start = -1;
    for (int i = 0; i <= heading.length(); i++) {
      boolean letter = i < heading.length() && Character.isLetter(heading.charAt(i));
      if (letter && start < 0) {
        start = i;
      } else if (!letter && start >= 0) {
        if (i - start >= 8
            && DefinitionWords.LISTING.contains(
                heading.substring(start, i).toLowerCase(Locale.ROOT))) {
          return true;
        }
        start = -1;
      }
    }
    return false;
  }

  private static boolean commandsBefore(Tokens tokens, int from, int offset) {
    for (int i = from; i < tokens.size() && tokens.start(i) < offset; i++) {
      if ((tokens.is(i, "shall") || tokens.is(i, "must") || tokens.is(i, "may"))
          && !tokens.is(i + 1, "mean")
          && !tokens.is(i + 1, "have")
          && !tokens.is(i + 1, "apply")) {
        return true;
      }
    }
    return false;
  }

  /** Takes the terms before a colon, tab or dash at the start of lines and points. */
  static void find(Tokens tokens, DefinedTerms terms) {
    String text = tokens.text();
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != ';') {
        end++;
      }
      line(tokens, at, end, terms);
      at = end + 1;
    }
  }

  private static void line(Tokens tokens, int start, int end, DefinedTerms terms) {
    String text = tokens.text();
    int from = start;
    int first = tokens.at(start);
    for (int i = start; i < Math.min(end, start + TermText.LONGEST + 20); i++) {
      char c = text.charAt(i);
      if (c == ')' && i - start < 8) {
        from = i + 1;
      }
      boolean colon = c == ':' || c == '\t' && i > from + 1;
      boolean dash = (c == '\u2013' || c == '\u2014') && i > from + 1 && text.charAt(i - 1) == ' ';
      if (colon || dash) {
        int next = Chars.skipSpace(text, i + 1, text.length());
        boolean told = next < end && end - next > 12 && text.charAt(next) != '(';
        if (told
            && Character.isDigit(text.charAt(Math.max(0, i - 1)))
            && first == tokens.at(i) - 1) {
          return;
        }
        boolean lead = Character.isLowerCase(text.charAt(Math.min(next, text.length() - 1)))
            || tokens.has(tokens.at(next), Cue.ARTICLE | Cue.DEFINES);
        String term = told && lead ? terms.term(from, i) : null;
        if (term != null && !DefinitionWords.LEADS.contains(tokens.word(tokens.at(from)))) {
          terms.add(term, "a term before its explanation");
        }
        return;
      }
    }
  }
}
