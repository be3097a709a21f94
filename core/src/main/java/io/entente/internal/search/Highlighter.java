package io.entente.internal.search;

import io.entente.analysis.TwoViews;
import io.entente.internal.search.Analysed.Span;
import io.entente.internal.search.Plan.Marks;
import io.entente.result.Snippet;
import io.entente.result.Snippet.Mark;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes the snippet of a passage: finds what matched in one pass per view, and cuts out the best stretch.
 * For one search.
 */
final class Highlighter {

  /** Snippets are about this long, in UTF-16 code units; a passage not much longer is shown whole. */
  private static final int LENGTH = 280;

  private final Marks marks;
  private final TwoViews views;
  private final BitSet beginnings = new BitSet();
  /** Whether words alone are looked for, no expressions of several. */
  private final boolean plainWords;

  Highlighter(TwoViews views, Marks marks) {
    this.views = views;
    this.marks = marks;
    this.plainWords = marks.stems().isEmpty()
        && marks.terms().stream()
            .allMatch(term -> term.chars().allMatch(Character::isLetterOrDigit));
    marks.terms().forEach(term -> beginnings.set(term.charAt(0)));
  }

  /** A place that matched, and which of the query's items it was. */
  private record Match(int start, int end, String item) {}

  /**
   * Makes a snippet.
   *
   * @param text the passage's text
   * @param places where nearness matched, as first and last position in the exact view
   * @return the snippet
   */
  Snippet snippet(String text, List<int[]> places) {
    List<Match> matches = new ArrayList<>();
    views.read(text);
    if (!marks.terms().isEmpty() || !marks.stems().isEmpty()) {
      stemmed(matches);
    }
    if (!marks.words().isEmpty()
        || !marks.phrases().isEmpty()
        || !marks.prefixes().isEmpty()) {
      exact(matches);
    }
    for (int[] place : places) {
      place(place, matches);
    }
    matches.sort(
        Comparator.comparingInt(Match::start).thenComparing(Match::end, Comparator.reverseOrder()));
    return cut(text, matches);
  }

  private void stemmed(List<Match> matches) {
    if (plainWords) {
      words(matches);
      return;
    }
    List<Span> spans = Analysed.spans(views.stemmed());
    for (Span span : spans) {
      if (marks.terms().contains(span.term())) {
        matches.add(new Match(span.start(), span.end(), span.term()));
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

  /** A stem begins as its word does, so only words that begin like one that is looked for are stemmed. */
  private void words(List<Match> matches) {
    for (int i = 0; i < views.size(); i++) {
      if (views.isWord(i) && beginnings.get(views.first(i))) {
        String stem = views.stem(i);
        if (stem != null && marks.terms().contains(stem)) {
          matches.add(new Match(views.startOffset(i), views.endOffset(i), stem));
        }
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
        matches.add(new Match(token.start(), token.end(), term));
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

  private static void sequence(List<Span> tokens, List<String> sequence, List<Match> matches) {
    for (int i = 0; i + sequence.size() <= tokens.size(); i++) {
      int n = 0;
      while (n < sequence.size() && tokens.get(i + n).term().equals(sequence.get(n))) {
        n++;
      }
      if (n == sequence.size()) {
        matches.add(new Match(
            tokens.get(i).start(), tokens.get(i + n - 1).end(), String.join(" ", sequence)));
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
      matches.add(new Match(start, end, "near"));
    }
  }

  /** The stretch with the most different items in it; of equals, the first. */
  private static Snippet cut(String text, List<Match> matches) {
    int start = 0;
    int end = text.length();
    if (text.length() > LENGTH + LENGTH / 4) {
      start = bestStart(matches);
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
        marks.add(new Mark(match.start() - start, match.end() - start));
        done = match.end();
      }
    }
    return new Snippet(text.substring(start, end), start, marks, start > 0, end < text.length());
  }

  private static int bestStart(List<Match> matches) {
    int best = 0;
    int bestCount = 0;
    for (int i = 0; i < matches.size(); i++) {
      Set<String> items = new HashSet<>();
      int limit = matches.get(i).start() + LENGTH * 4 / 5;
      for (int j = i; j < matches.size() && matches.get(j).end() <= limit; j++) {
        items.add(matches.get(j).item());
      }
      if (items.size() > bestCount) {
        bestCount = items.size();
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
