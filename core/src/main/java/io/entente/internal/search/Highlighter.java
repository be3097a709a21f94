package io.entente.internal.search;

import io.entente.result.Snippet;
import io.entente.result.Snippet.Mark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.jspecify.annotations.Nullable;

/** Makes the snippet of a passage: finds what matched in one pass per view, and cuts out the best stretch. */
final class Highlighter {

  /** Snippets are about this long, in UTF-16 code units; a passage not much longer is shown whole. */
  private static final int LENGTH = 280;

  private final Analyzer stemmed;
  private final Analyzer exact;

  Highlighter(Analyzer stemmed, Analyzer exact) {
    this.stemmed = stemmed;
    this.exact = exact;
  }

  /** A place that matched, and which of the query's items it was. */
  private record Match(int start, int end, String item) {}

  Snippet snippet(String text, QueryCompiler.Terms terms) {
    List<Match> matches = new ArrayList<>();
    if (!terms.stems().isEmpty()) {
      words(text, stemmed, terms.stems(), matches);
    }
    if (!terms.words().isEmpty() || !terms.phrases().isEmpty()) {
      List<Match> all = new ArrayList<>();
      words(text, exact, null, all);
      for (Match token : all) {
        if (terms.words().contains(token.item())) {
          matches.add(token);
        }
      }
      for (List<String> phrase : terms.phrases()) {
        phrase(all, phrase, matches);
      }
    }
    matches.sort(
        Comparator.comparingInt(Match::start).thenComparing(Match::end, Comparator.reverseOrder()));
    return cut(text, matches);
  }

  private static void words(
      String text, Analyzer analyzer, @Nullable Set<String> wanted, List<Match> matches) {
    try (TokenStream stream = analyzer.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        String word = term.toString();
        if (wanted == null || wanted.contains(word)) {
          matches.add(new Match(offset.startOffset(), offset.endOffset(), word));
        }
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }

  private static void phrase(List<Match> tokens, List<String> phrase, List<Match> matches) {
    for (int i = 0; i + phrase.size() <= tokens.size(); i++) {
      int n = 0;
      while (n < phrase.size() && tokens.get(i + n).item().equals(phrase.get(n))) {
        n++;
      }
      if (n == phrase.size()) {
        matches.add(new Match(
            tokens.get(i).start(), tokens.get(i + n - 1).end(), String.join(" ", phrase)));
      }
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
