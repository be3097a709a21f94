package io.entente.internal.search;

import io.entente.analysis.TwoViews;
import io.entente.internal.index.Schema;
import io.entente.internal.reader.Analysed;
import io.entente.query.Expression;
import io.entente.query.Expression.Extent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/** Turns nearness into Lucene's intervals. Both views have the same positions, so they may be mixed. */
final class Places {

  /** All prefixes together stand for at most so many words, the most frequent; Lucene takes about a thousand. */
  private static final int MAX_EXPANSIONS = 400;

  /** Lucene takes no more than about a thousand words in a query, each as often as it is looked for. */
  private static final int MAX_LEAVES = 900;

  /** With more, sides may overlap, which they seldom do. */
  private static final int MAX_DOUBLED = 200;

  /** No passage is longer; between its text and a title in the same field there is more. */
  private static final int LONGEST = 1_900;

  private final IndexReader reader;
  private int expansions;

  Places(IndexReader reader) {
    this.reader = reader;
  }

  /** Where both sides of a nearness are near in the exact view, or null if a side has no word. */
  @Nullable
  IntervalsSource near(Expression expression) throws IOException {
    expansions = MAX_EXPANSIONS / Math.max(1, prefixes(expression));
    return source(expression);
  }

  private static int prefixes(Expression expression) {
    return switch (expression) {
      case Expression.Prefix ignored -> 1;
      case Expression.Or or -> or.parts().stream().mapToInt(Places::prefixes).sum();
      case Expression.Near near -> prefixes(near.left()) + prefixes(near.right());
      case Expression.Within within -> prefixes(within.left()) + prefixes(within.right());
      default -> 0;
    };
  }

  private IntervalsSource prefix(String prefix) throws IOException {
    record Found(String term, int count) {}
    Terms terms = MultiTerms.getTerms(reader, Schema.EXACT);
    List<Found> found = new ArrayList<>();
    if (terms != null) {
      TermsEnum each = terms.iterator();
      BytesRef start = new BytesRef(prefix);
      TermsEnum.SeekStatus status = each.seekCeil(start);
      for (BytesRef term = status == TermsEnum.SeekStatus.END ? null : each.term();
          term != null && StringHelper.startsWith(term, start);
          term = each.next()) {
        found.add(new Found(term.utf8ToString(), each.docFreq()));
      }
    }
    if (found.isEmpty()) {
      return Intervals.noIntervals("no word begins with " + prefix);
    }
    found.sort(Comparator.comparingInt(Found::count).reversed());
    List<IntervalsSource> words = new ArrayList<>();
    int most = Math.max(1, Math.min(expansions, found.size()));
    for (Found word : found.subList(0, most)) {
      words.add(Intervals.term(word.term()));
    }
    return words.size() == 1 ? words.getFirst() : Intervals.or(words);
  }

  private @Nullable IntervalsSource source(Expression expression) throws IOException {
    return switch (expression) {
      case Expression.Word word -> word(word.text());
      case Expression.Phrase phrase -> phrase(phrase.text());
      case Expression.Prefix prefix -> prefix(folded(prefix.text()));
      case Expression.Or or -> {
        List<@Nullable IntervalsSource> sides = new ArrayList<>();
        for (Expression part : or.parts()) {
          sides.add(source(part));
        }
        yield any(sides);
      }
      case Expression.Near near -> {
        IntervalsSource both = both(near.left(), near.right());
        yield both == null ? null : Intervals.maxgaps(near.distance(), both);
      }
      case Expression.Within within -> {
        IntervalsSource both = both(within.left(), within.right());
        String end =
            within.extent() == Extent.SENTENCE ? TwoViews.SENTENCE_END : TwoViews.PARAGRAPH_END;
        yield both == null
            ? null
            : Intervals.maxgaps(LONGEST, Intervals.notContaining(both, Intervals.term(end)));
      }
      case Expression.Words ignored -> null;
      case Expression.And ignored -> null;
      case Expression.Not ignored -> null;
      case Expression.Field ignored -> null;
    };
  }

  private @Nullable IntervalsSource both(Expression left, Expression right) throws IOException {
    IntervalsSource first = source(left);
    IntervalsSource second = source(right);
    if (first == null || second == null) {
      return null;
    }
    // Lucene writes out every combination of the alternatives of both sides, at least.
    int least = leaves(first) * alternatives(second) + leaves(second) * alternatives(first);
    if (least <= MAX_LEAVES) {
      // Not to overlap takes both orders, so a chain doubles at every step as long as there is
      // room.
      IntervalsSource both = isApart(left, right) || 2 * least > MAX_DOUBLED
          ? Intervals.unordered(first, second)
          : Intervals.unorderedNoOverlaps(first, second);
      if (leaves(both) <= MAX_LEAVES) {
        return both;
      }
    }
    throw new IllegalArgumentException("words near each other can be in at most " + MAX_LEAVES
        + " combinations; use fewer of them, fewer alternatives and fewer phrases");
  }

  private static int leaves(IntervalsSource source) {
    int[] leaves = new int[1];
    source.visit(Schema.EXACT, new QueryVisitor() {
      @Override
      public void consumeTerms(Query query, Term... terms) {
        leaves[0] += terms.length;
      }

      @Override
      public QueryVisitor getSubVisitor(Occur occur, Query parent) {
        // Lucene counts what must not be there, too.
        return this;
      }
    });
    return leaves[0];
  }

  /** How many alternatives Lucene writes out; those that are single words stay together. */
  private static int alternatives(IntervalsSource source) {
    int longer = 0;
    boolean single = false;
    for (IntervalsSource each : source.pullUpDisjunctions()) {
      single |= each.minExtent() == 1;
      longer += each.minExtent() == 1 ? 0 : 1;
    }
    return Math.max(1, longer + (single ? 1 : 0));
  }

  /** Whether two words cannot stand at the same place: neither begins the other. */
  private static boolean isApart(Expression left, Expression right) {
    String one = single(left);
    String other = single(right);
    return one != null && other != null && !one.startsWith(other) && !other.startsWith(one);
  }

  /** The one stem of a word, or null if it is anything else. */
  private static @Nullable String single(Expression expression) {
    if (!(expression instanceof Expression.Word word)) {
      return null;
    }
    Analysed analysed = Analysed.of(word.text());
    return analysed.tokens().size() == 1
            && analysed.units().isEmpty()
            && analysed.joined().isEmpty()
        ? analysed.tokens().getFirst().stem()
        : null;
  }

  private static @Nullable IntervalsSource any(List<@Nullable IntervalsSource> sources) {
    List<IntervalsSource> there = new ArrayList<>();
    for (IntervalsSource source : sources) {
      if (source != null) {
        there.add(source);
      }
    }
    if (there.isEmpty()) {
      return null;
    }
    return there.size() == 1 ? there.getFirst() : Intervals.or(there);
  }

  private static @Nullable IntervalsSource word(String text) {
    Analysed analysed = Analysed.of(text);
    for (Analysed.Span unit : analysed.units()) {
      return stemmed(unit.term());
    }
    List<IntervalsSource> sides = new ArrayList<>();
    for (Analysed.Token token : analysed.tokens()) {
      if (token.stem() != null) {
        sides.add(stemmed(token.stem()));
      } else {
        sides.add(Intervals.term(token.exact()));
      }
    }
    if (sides.size() < 2) {
      return sides.isEmpty() ? null : sides.getFirst();
    }
    IntervalsSource apart = Intervals.phrase(sides.toArray(IntervalsSource[]::new));
    return analysed.joined().isEmpty()
        ? apart
        : Intervals.or(apart, stemmed(analysed.joined().getFirst().term()));
  }

  private static IntervalsSource stemmed(String term) {
    return Intervals.fixField(Schema.TEXT, Intervals.term(term));
  }

  private static @Nullable IntervalsSource phrase(String text) {
    List<@Nullable IntervalsSource> variants = new ArrayList<>();
    for (List<String> variant : Analysed.phrases(text)) {
      variants.add(
          variant.size() == 1
              ? Intervals.term(variant.getFirst())
              : Intervals.phrase(variant.toArray(String[]::new)));
    }
    return any(variants);
  }

  /** A prefix as the exact view has words. */
  static String folded(String prefix) {
    Analysed analysed = Analysed.of(prefix);
    return analysed.tokens().isEmpty()
        ? prefix.toLowerCase(Locale.ROOT)
        : analysed.tokens().getFirst().exact();
  }
}
