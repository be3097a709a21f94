package io.entente.internal.reader;

import io.entente.analysis.TwoViews;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.jspecify.annotations.Nullable;

/**
 * A short text, such as a query's, taken apart by both views.
 *
 * @param tokens words and symbols
 * @param units legal and numeric expressions
 * @param joined words with a hyphen, as one
 */
public record Analysed(List<Token> tokens, List<Span> units, List<Span> joined) {

  private static final int MAX_VARIANTS = 16;

  /**
   * A word or symbol.
   *
   * @param exact the term of the exact view
   * @param stem the term of the stemmed view, or null for a stop word or symbol
   * @param capitals the word as {@link TwoViews#capitals} has it, or null
   * @param word false for a symbol
   * @param start its offset in the text
   * @param end the offset behind it
   */
  public record Token(
      String exact,
      @Nullable String stem,
      @Nullable String capitals,
      boolean word,
      int start,
      int end) {
    Token withStem(String stem) {
      return new Token(exact, stem, capitals, word, start, end);
    }
  }

  /**
   * A term of the stemmed view that stands for a stretch of text.
   *
   * @param term the term
   * @param start the offset of the stretch
   * @param end the offset behind it
   */
  public record Span(String term, int start, int end) {}

  public static Analysed of(String text) {
    return of(new TwoViews(), text);
  }

  /** Takes a text apart with views that were used before, which is cheaper. */
  public static Analysed of(TwoViews views, String text) {
    views.read(text);
    List<Token> tokens = new ArrayList<>(views.size());
    for (int i = 0; i < views.size(); i++) {
      if (!views.isEnd(i)) {
        tokens.add(new Token(
            views.term(i),
            null,
            views.capitals(i),
            views.isWord(i),
            views.startOffset(i),
            views.endOffset(i)));
      }
    }
    List<Span> units = new ArrayList<>();
    List<Span> joined = new ArrayList<>();
    int at = 0;
    for (Span span : spans(views.stemmed())) {
      // Both are in the order in which they begin.
      while (at < tokens.size() && tokens.get(at).start() < span.start()) {
        at++;
      }
      if (isUnit(span.term())) {
        units.add(span);
      } else if (at < tokens.size()
          && tokens.get(at).start() == span.start()
          && tokens.get(at).end() == span.end()) {
        tokens.set(at, tokens.get(at).withStem(span.term()));
      } else {
        joined.add(span);
      }
    }
    return new Analysed(tokens, units, joined);
  }

  /** What a text may be as a phrase: sequences of the exact view, without empty ones. */
  public static List<List<String>> phrases(String text) {
    TwoViews views = new TwoViews();
    views.read(text);
    return views.phraseVariants(MAX_VARIANTS).stream()
        .filter(each -> !each.isEmpty())
        .toList();
  }

  /** The stems of all words, in order. */
  public List<String> stems() {
    List<String> stems = new ArrayList<>();
    for (Token token : tokens) {
      if (token.stem() != null) {
        stems.add(token.stem());
      }
    }
    return stems;
  }

  public static boolean isUnit(String term) {
    for (int i = 0; i < term.length(); i++) {
      char c = term.charAt(i);
      if (c == ' ' || c == '/' || c == '(' || "$\u20AC\u00A3\u00A5%\u00B0\u00A7".indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  public static List<Span> spans(TokenStream stream) {
    List<Span> spans = new ArrayList<>();
    try (stream) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        spans.add(new Span(term.toString(), offset.startOffset(), offset.endOffset()));
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    return spans;
  }
}
