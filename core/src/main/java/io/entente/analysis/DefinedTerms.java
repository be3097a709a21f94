package io.entente.analysis;

import io.entente.document.Trait;
import io.entente.document.Trait.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cuts the terms that are defined out of a passage and collects them, each once. */
final class DefinedTerms {
  private static final int MOST_TOGETHER = 5;
  private static final int ASIDE = 160;

  /** How a term may be written before a verb. */
  enum Use {
    QUOTED,
    QUOTED_ALONE,
    ANY
  }

  private final Tokens tokens;
  private final String text;
  private final List<Trait> found;
  private final Set<String> seen = new HashSet<>();
  private boolean listed;

  /**
   * Starts with no terms.
   *
   * @param found where the terms are added
   */
  DefinedTerms(Tokens tokens, List<Trait> found) {
    this.tokens = tokens;
    this.text = tokens.text();
    this.found = found;
  }

  /** Whether definitions are listed; a term among such needs less to be seen as one. */
  boolean listed() {
    return listed;
  }

  void setListed(boolean listed) {
    this.listed = listed;
  }

  void add(String term, String reason) {
    if (seen.size() < StatementDetector.MAX_TERMS
        && TermText.isTerm(term)
        && seen.add(term.toLowerCase(Locale.ROOT))) {
      found.add(new Trait(Kind.DEFINITION, term, reason));
    }
  }

  /** Takes the term before a verb that reaches from one word to another. */
  void before(int first, int last, Use use, boolean bare) {
    int at = TermText.beforeSpace(text, tokens.start(first));
    if (at > 0 && text.charAt(at - 1) == ')') {
      int open = text.lastIndexOf('(', at);
      if (open > 0 && at - open <= TermText.LONGEST && open > text.lastIndexOf('\n', at - 1) + 1) {
        at = TermText.beforeSpace(text, open);
      }
    }
    boolean aside = at > 0 && text.charAt(at - 1) == ',';
    if (aside) {
      int behind = asideStart(at - 1);
      if (behind > 0) {
        at = behind;
      }
    }
    if (at > 0 && TermText.closes(text.charAt(at - 1))) {
      quoted(at, first, last, use);
    } else if (bare && use == Use.ANY) {
      String term = bareTerm(at);
      if (term != null) {
        add(term, told(first, last, term));
      }
    }
  }

  /** Returns the offset behind the quoted term that an aside between commas follows, or -1. */
  private int asideStart(int comma) {
    int stop = Math.max(0, comma - ASIDE);
    for (int k = comma - 1; k > stop; k--) {
      char c = text.charAt(k);
      if (c == '\n' || c == ';' || c == '.') {
        return -1;
      }
      if (c == ',' && TermText.closes(text.charAt(k - 1)) && text.charAt(k - 1) != '\'') {
        return k;
      }
    }
    return -1;
  }

  private void quoted(int end, int first, int last, Use use) {
    List<String> terms = new ArrayList<>();
    int at = end;
    int start = end;
    while (at > 0 && TermText.closes(text.charAt(at - 1)) && terms.size() < MOST_TOGETHER) {
      int open = TermText.opening(text, at - 1);
      if (open < 0) {
        break;
      }
      String term = TermText.clean(text.substring(open, at));
      if (!TermText.isTerm(term)) {
        break;
      }
      terms.addFirst(term);
      start = open;
      at = TermText.beforeSpace(text, open);
      int joined = beforeConnective(at);
      if (joined < 0) {
        break;
      }
      at = joined;
    }
    if (terms.isEmpty() || use == Use.QUOTED_ALONE && !standsAlone(start)) {
      return;
    }
    for (String term : terms) {
      add(term, told(first, last, term));
    }
  }

  /** Returns the offset before "and", "or", a comma or a stroke between two terms, or -1 if there is none. */
  private int beforeConnective(int at) {
    if (at == 0) {
      return -1;
    }
    char c = text.charAt(at - 1);
    if (c == '/' || c == ',') {
      return TermText.beforeSpace(text, at - 1);
    }
    int from = at;
    while (from > 0 && Character.isLetter(text.charAt(from - 1)) && at - from < 5) {
      from--;
    }
    if (from < at
        && DefinitionWords.CONNECTIVES.contains(
            text.substring(from, at).toLowerCase(Locale.ROOT))) {
      int before = TermText.beforeSpace(text, from);
      return before > 0 && text.charAt(before - 1) == ','
          ? TermText.beforeSpace(text, before - 1)
          : before;
    }
    return -1;
  }

  /** Whether only an article or "the term" stands before a term in its clause, or such as "in this Act". */
  private boolean standsAlone(int start) {
    int i = tokens.at(start) - 1;
    int words = 0;
    while (i >= 0
        && words < 3
        && DefinitionWords.BEFORE_TERM.contains(tokens.word(i))
        && !breaksBetween(tokens.end(i), start)) {
      i--;
      words++;
    }
    if (i < 0 || breaksBetween(tokens.end(i), words == 0 ? start : tokens.start(i + 1))) {
      return true;
    }
    int first = i;
    while (first > 0
        && first > i - 8
        && !breaksBetween(tokens.end(first - 1), tokens.start(first))) {
      first--;
    }
    return DefinitionWords.LEADS.contains(tokens.word(first))
        && (tokens.is(first + 1, "this") || tokens.is(first + 1, "the"));
  }

  private boolean breaksBetween(int from, int to) {
    for (int i = from; i < to; i++) {
      switch (text.charAt(i)) {
        case '\n', ';', ':', '.', ')', ',', '\u2014', '\u2013', '\u2022', '|', '\t' -> {
          return true;
        }
        default -> {
          // goes on
        }
      }
    }
    return false;
  }

  /** The words between the start of a clause and an offset, if they are a term and nothing else. */
  private @Nullable String bareTerm(int end) {
    int start = end;
    int comma = -1;
    while (start > 0 && end - start <= 3 * TermText.LONGEST) {
      char c = text.charAt(start - 1);
      if (c == '\n' && !wraps(start - 1)
          || c == ';'
          || c == ':'
          || c == ')'
          || c == '('
          || c == '\u2022'
          || c == '\t'
          || c == '|'
          || c == '.' && (start == end || !Character.isLetterOrDigit(text.charAt(start)))
          || c == '\u2014'
          || c == '\u2013'
          || c == '?'
          || c == '!'
          || TermText.closes(c) && c != '\'' && c != '\u2019') {
        break;
      }
      if (c == ',' && comma < 0) {
        comma = start;
      }
      start--;
    }
    if (start > 0 && (text.charAt(start - 1) == '(' || TermText.closes(text.charAt(start - 1)))) {
      return null;
    }
    if (comma >= 0) {
      int lead = tokens.at(start);
      if (!DefinitionWords.LEADS.contains(tokens.word(lead)) || tokens.start(lead) >= comma) {
        return null;
      }
      start = comma;
    }
    return term(start, end);
  }

  /** Whether a line break stands in the middle of a sentence. */
  private boolean wraps(int at) {
    int before = TermText.beforeSpace(text, at);
    return before > 0
        && Character.isLowerCase(text.charAt(before - 1))
        && at + 1 < text.length()
        && Character.isLowerCase(text.charAt(at + 1));
  }

  /** The words between two offsets without "the term" before them, if they may be a term. */
  @Nullable
  String term(int start, int end) {
    int first = tokens.at(start);
    int last = tokens.at(end) - 1;
    while (first < last
        && (tokens.has(first, Cue.ARTICLE) && tokens.word(first).length() < 4
            || first < last
                && DefinitionWords.BEFORE_TERM.contains(tokens.word(first))
                && !DefinitionWords.CONNECTIVES.contains(tokens.word(first))
            || tokens.isNumber(first) && text.charAt(tokens.end(first)) == '.')) {
      first++;
    }
    int words = last - first + 1;
    if (words < 1
        || words > TermText.MOST_WORDS
        || tokens.end(last) - tokens.start(first) > TermText.LONGEST) {
      return null;
    }
    for (int i = first; i <= last; i++) {
      if (tokens.has(i, Cue.NO_TERM) && !(listed && i > first && i < last)) {
        return null;
      }
    }
    if (tokens.has(first, Cue.RECITES)
        || tokens.isYear(first)
        || DefinitionWords.DOCUMENTS.contains(tokens.word(first)) && words < 3
        || words == 1 && tokens.word(first).length() == 1) {
      return null;
    }
    String term = tokens.between(first, last);
    return TermText.isTerm(term) ? term : null;
  }

  /** Takes what stands between an opening word and a verb: "por X se entiende". */
  void between(String opening, int end, int verb) {
    int k = end - 1;
    while (k >= Math.max(0, end - 10) && !tokens.is(k, opening)) {
      k--;
    }
    if (k < 0 || !tokens.is(k, opening) || k + 1 >= end) {
      return;
    }
    String term = tokens.between(k + 1, end - 1);
    int close = TermText.beforeSpace(text, tokens.start(end));
    if (close > 0 && TermText.closes(text.charAt(close - 1))) {
      quoted(close, verb, verb, Use.QUOTED);
    } else if (!breaksBetween(tokens.end(k), tokens.start(end - 1)) && TermText.isTerm(term)) {
      add(withoutArticle(term), opening + " \u2026 " + tokens.word(verb));
    }
  }

  /** Takes the term behind a word: "se entiende por X", up to where it is explained. */
  void behind(int word, int verb) {
    int at = Chars.skipSpace(text, tokens.end(word), text.length());
    if (at < text.length() && text.charAt(at) == ':') {
      listed = true;
      return;
    }
    int openAt = at;
    int articleWord = tokens.at(at);
    if (tokens.has(articleWord, Cue.ARTICLE)) {
      openAt = Chars.skipSpace(text, tokens.end(articleWord), text.length());
    }
    if (openAt < text.length() && TermText.opens(text.charAt(openAt))) {
      quotedBehind(openAt, verb);
    } else {
      bareBehind(tokens.has(articleWord, Cue.ARTICLE) ? articleWord + 1 : articleWord, verb);
    }
  }

  private void quotedBehind(int open, int verb) {
    int close = open + 1;
    while (close < text.length()
        && close - open <= TermText.LONGEST
        && !TermText.closes(text.charAt(close))) {
      close++;
    }
    if (close < text.length() && close - open <= TermText.LONGEST) {
      add(TermText.clean(text.substring(open, close + 1)), tokens.word(verb) + " \u2026");
    }
  }

  private void bareBehind(int first, int verb) {
    int last = first;
    while (last + 1 < tokens.size()
        && last - first < TermText.MOST_WORDS
        && (!tokens.has(last + 1, Cue.ARTICLE) || DefinitionWords.INNER.contains(tokens.word(last)))
        && !tokens.has(last + 1, Cue.NO_TERM)
        && !breaksBetween(tokens.end(last), tokens.start(last + 1))) {
      last++;
    }
    // "la Comisión de la Comunidad": an article behind a preposition belongs to the term.
    if (first < tokens.size() && last - first < TermText.MOST_WORDS) {
      int end = last;
      while (end > first
          && (DefinitionWords.INNER.contains(tokens.word(end)) || tokens.has(end, Cue.ARTICLE))) {
        end--;
      }
      add(tokens.between(first, end), tokens.word(verb) + " \u2026");
    }
  }

  private static String withoutArticle(String term) {
    int space = term.indexOf(' ');
    return space > 0
            && (Cue.of(term.substring(0, space).toLowerCase(Locale.ROOT)) & Cue.ARTICLE) != 0
        ? term.substring(space + 1)
        : term;
  }

  private String told(int first, int last, String term) {
    return "\u201C" + term + "\u201D " + tokens.between(first, last) + " \u2026";
  }
}
