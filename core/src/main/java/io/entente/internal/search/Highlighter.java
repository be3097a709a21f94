package io.entente.internal.search;

import io.entente.analysis.TwoViews;
import io.entente.document.Trait;
import io.entente.internal.index.TitleKeys;
import io.entente.internal.question.Marks;
import io.entente.internal.reader.Analysed;
import io.entente.internal.reader.Analysed.Span;
import io.entente.result.Snippet;
import io.entente.result.Snippet.Mark;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.CharArrayMap;

/**
 * Makes the snippet of a passage: finds what matched in one pass per view, and cuts out the best stretch.
 * For one search.
 */
final class Highlighter {

  /** Snippets are about this long, in UTF-16 code units; a passage not much longer is shown whole. */
  private static final int LENGTH = 280;

  private static final Comparator<Match> ORDER = (one, other) -> one.start != other.start
      ? Integer.compare(one.start, other.start)
      : Integer.compare(other.end, one.end);

  /** Stands before the verb in the reason of a definition. */
  private static final String VERB = "\u201D ";

  /** A unit with this sign is not told from a word by its term. */
  private static final char PER_MILLE = '\u2030';

  private final Marks marks;
  private final TwoViews views;
  private final CharArrayMap<String> terms;
  private final CharArrayMap<String> words;
  private final BitSet beginnings = new BitSet();
  private final BitSet wordBeginnings = new BitSet();
  /** Whether a word is looked for in capitals. */
  private final boolean capitals;
  /** Whether words alone are looked for, no expressions of several. */
  private final boolean plainWords;
  /** Whether a unit is looked for. */
  private final boolean units;

  private final Map<String, Integer> items = new HashMap<>();
  private final BitSet seen = new BitSet();

  Highlighter(TwoViews views, Marks marks) {
    this.views = views;
    this.marks = marks;
    this.terms = known(marks.terms(), beginnings);
    this.words = known(marks.words(), wordBeginnings);
    int capital = wordBeginnings.nextSetBit('A');
    this.capitals = capital >= 0 && capital <= 'Z';
    boolean plain = marks.stems().isEmpty();
    boolean unit = false;
    for (String term : marks.terms()) {
      plain &= isPlain(term);
      unit |= Analysed.isUnit(term) || term.indexOf(PER_MILLE) >= 0;
    }
    this.plainWords = plain;
    this.units = unit;
  }

  private static CharArrayMap<String> known(Set<String> terms, BitSet beginnings) {
    CharArrayMap<String> known = new CharArrayMap<>(terms.size(), false);
    for (String term : terms) {
      known.put(term, term);
      beginnings.set(term.charAt(0));
    }
    return known;
  }

  private static boolean isPlain(String term) {
    for (int i = 0; i < term.length(); i++) {
      if (!Character.isLetterOrDigit(term.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** A place that matched, and which of the query's items it was. */
  private record Match(int start, int end, int item) {}

  private void add(List<Match> matches, int start, int end, String item) {
    Integer number = items.get(item);
    if (number == null) {
      number = items.size();
      items.put(item, number);
    }
    matches.add(new Match(start, end, number));
  }

  /**
   * Makes a snippet.
   *
   * @param text the passage's text
   * @param traits what was noticed about it
   * @param places where nearness matched, as first and last position in the exact view
   * @return the snippet
   */
  Snippet snippet(String text, List<Trait> traits, List<int[]> places) {
    List<Match> matches = new ArrayList<>();
    // Only phrases and positions heed the ends of sentences.
    if (marks.phrases().isEmpty() && places.isEmpty()) {
      views.readWords(text);
    } else {
      views.read(text);
    }
    if (!marks.terms().isEmpty() || !marks.stems().isEmpty()) {
      if (units || !marks.stems().isEmpty() && text.indexOf(PER_MILLE) >= 0) {
        stemmed(matches);
      } else {
        stems(matches);
      }
    }
    if (!marks.phrases().isEmpty() || !marks.prefixes().isEmpty()) {
      exact(matches);
    } else if (!marks.words().isEmpty()) {
      words(matches);
    }
    if (capitals) {
      capitals(matches);
    }
    for (int[] place : places) {
      place(place, matches);
    }
    matches.sort(ORDER);
    return cut(text, traits, matches);
  }

  private void stemmed(List<Match> matches) {
    List<Span> spans = Analysed.spans(views.stemmed());
    for (Span span : spans) {
      if (marks.terms().contains(span.term())) {
        add(matches, span.start(), span.end(), span.term());
      }
    }
    if (!marks.stems().isEmpty()) {
      List<Span> words =
          spans.stream().filter(span -> !Analysed.isUnit(span.term())).toList();
      for (List<String> sequence : marks.stems()) {
        sequence(words, sequence, matches);
      }
    }
  }

  /**
   * The same without units, which are not looked for: a stem begins as its word does, so only words that
   * begin like one that is looked for are stemmed.
   */
  private void stems(List<Match> matches) {
    int size = views.size();
    for (int i = 0; i < size; i++) {
      if (views.isWord(i) && beginnings.get(views.first(i))) {
        String stem = views.ofStem(i, terms);
        if (stem != null) {
          add(matches, views.startOffset(i), views.endOffset(i), stem);
        }
        String joined = plainWords ? null : views.joined(i);
        if (joined != null && marks.terms().contains(joined)) {
          add(matches, views.startOffset(i), views.endOffset(views.joinedEnd(i)), joined);
        }
      }
    }
    for (List<String> sequence : marks.stems()) {
      char first = sequence.getFirst().charAt(0);
      for (int i = 0; i < size; i++) {
        if (views.isWord(i) && views.first(i) == first) {
          sequence(i, false, sequence, matches);
          sequence(i, true, sequence, matches);
        }
      }
    }
  }

  /** Matches a sequence from the stem of a word on, or from that of the word with hyphens it begins. */
  private void sequence(int from, boolean joined, List<String> sequence, List<Match> matches) {
    int at = from;
    boolean whole = joined;
    int end = 0;
    for (int n = 0; n < sequence.size(); at += whole ? 1 : 0, whole = !whole) {
      if (at >= views.size()) {
        return;
      }
      String stem = !views.isWord(at) ? null : whole ? views.joined(at) : views.stem(at);
      if (stem != null) {
        if (!stem.equals(sequence.get(n))) {
          return;
        }
        n++;
        end = views.endOffset(whole ? views.joinedEnd(at) : at);
      } else if (n == 0) {
        return;
      }
    }
    add(matches, views.startOffset(from), end, String.join(" ", sequence));
  }

  private void words(List<Match> matches) {
    for (int i = 0; i < views.size(); i++) {
      if (wordBeginnings.get(views.first(i))) {
        String word = views.ofTerm(i, words);
        if (word != null) {
          add(matches, views.startOffset(i), views.endOffset(i), word);
        }
      }
    }
  }

  private void capitals(List<Match> matches) {
    for (int i = 0; i < views.size(); i++) {
      String word = views.capitals(i);
      if (word != null && marks.words().contains(word)) {
        add(matches, views.startOffset(i), views.endOffset(i), word);
      }
    }
  }

  private void exact(List<Match> matches) {
    List<Span> tokens = new ArrayList<>(views.size());
    for (int i = 0; i < views.size(); i++) {
      String term = views.term(i);
      if (term.equals(TwoViews.PARAGRAPH_END)) {
        continue;
      }
      Span token = new Span(term, views.startOffset(i), views.endOffset(i));
      tokens.add(token);
      if (marks.words().contains(term) || isPrefixed(term)) {
        add(matches, token.start(), token.end(), term);
      }
    }
    for (List<String> phrase : marks.phrases()) {
      sequence(tokens, phrase, matches);
    }
  }

  private boolean isPrefixed(String term) {
    for (String prefix : marks.prefixes()) {
      if (term.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private void sequence(List<Span> tokens, List<String> sequence, List<Match> matches) {
    for (int i = 0; i + sequence.size() <= tokens.size(); i++) {
      int n = 0;
      while (n < sequence.size() && tokens.get(i + n).term().equals(sequence.get(n))) {
        n++;
      }
      if (n == sequence.size()) {
        add(
            matches,
            tokens.get(i).start(),
            tokens.get(i + n - 1).end(),
            String.join(" ", sequence));
      }
    }
  }

  private void place(int[] place, List<Match> matches) {
    int start = -1;
    int end = -1;
    for (int i = 0; i < views.size(); i++) {
      int position = views.position(i);
      if (position >= place[0] && position <= place[1]) {
        start = start < 0 ? views.startOffset(i) : start;
        end = Math.max(end, views.endOffset(i));
      }
    }
    if (start >= 0) {
      add(matches, start, end, "near");
    }
  }

  /** Where the text defines what is asked for, or -1. */
  private int definition(String text, List<Trait> traits) {
    for (Trait trait : marks.defined().isEmpty() ? List.<Trait>of() : traits) {
      if (trait.kind() == Trait.Kind.DEFINITION
          && !Collections.disjoint(TitleKeys.defines(trait.subject()), marks.defined())) {
        return definition(text, trait);
      }
    }
    return -1;
  }

  /** Where a term stands before the word that defines it, or else where it stands first. */
  private static int definition(String text, Trait trait) {
    String term = trait.subject();
    int quoted = trait.reason().indexOf(VERB);
    String verb =
        quoted < 0 ? "" : trait.reason().substring(quoted + VERB.length()).split(" ")[0];
    int first = text.indexOf(term);
    for (int at = first; at >= 0; at = text.indexOf(term, at + 1)) {
      int next = at + term.length();
      while (next < text.length() && !Character.isLetterOrDigit(text.charAt(next))) {
        next++;
      }
      if (text.startsWith(verb, next)) {
        return at;
      }
    }
    return first;
  }

  /** The stretch that defines what is asked for, or that with the most different items; of equals, the first. */
  private Snippet cut(String text, List<Trait> traits, List<Match> matches) {
    int start = 0;
    int end = text.length();
    if (text.length() > LENGTH + LENGTH / 4) {
      int definition = definition(text, traits);
      start = definition >= 0 ? Math.max(0, definition - LENGTH / 5) : bestStart(matches);
      start = wordStart(text, start);
      end = wordEnd(text, Math.min(text.length(), start + LENGTH));
      if (end == text.length()) {
        start = wordStart(text, Math.max(0, end - LENGTH));
      }
    }
    List<Mark> marks = new ArrayList<>();
    int done = start;
    for (Match match : matches) {
      if (match.start() >= done && match.end() <= end) {
        done = closed(text, match);
        marks.add(new Mark(match.start() - start, done - start));
      }
    }
    return new Snippet(text.substring(start, end), start, marks, start > 0, end < text.length());
  }

  /** Where a match ends, with the bracket that closes one within it: {@code Article 4(1)}. */
  private static int closed(String text, Match match) {
    int end = match.end();
    if (end == text.length() || text.charAt(end) != ')') {
      return end;
    }
    int open = 0;
    for (int i = match.start(); i < end; i++) {
      char c = text.charAt(i);
      open = c == '(' ? open + 1 : c == ')' ? open - 1 : open;
    }
    return open > 0 ? end + 1 : end;
  }

  private int bestStart(List<Match> matches) {
    int best = 0;
    int bestCount = 0;
    for (int i = 0; i < matches.size(); i++) {
      seen.clear();
      int limit = matches.get(i).start() + LENGTH * 4 / 5;
      for (int j = i; j < matches.size() && matches.get(j).end() <= limit; j++) {
        seen.set(matches.get(j).item());
      }
      int count = seen.cardinality();
      if (count > bestCount) {
        bestCount = count;
        best = Math.max(0, matches.get(i).start() - LENGTH / 5);
      }
    }
    return best;
  }

  private static int wordStart(String text, int at) {
    int start = at;
    while (start > 0 && start < text.length() && !Character.isWhitespace(text.charAt(start - 1))) {
      start++;
    }
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    return start - at > LENGTH / 5 || start == text.length() ? whole(text, at) : start;
  }

  private static int wordEnd(String text, int at) {
    int end = at;
    while (end < text.length() && end > 0 && !Character.isWhitespace(text.charAt(end))) {
      end--;
    }
    return at - end > LENGTH / 5 || end == 0 ? whole(text, at) : end;
  }

  /** Text without spaces is cut between characters, never inside one. */
  private static int whole(String text, int at) {
    return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }
}
