package io.entente.internal.search;

import io.entente.internal.index.Schema;
import io.entente.internal.question.Question;
import io.entente.internal.reader.Analysed;
import io.entente.internal.reader.Filters;
import io.entente.internal.search.Plan.Reason;
import io.entente.query.Expression;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.result.Understanding.Note;
import io.entente.vocabulary.Countries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/** Turns the parts of an expression that have to match, or must not, into Lucene's queries. */
final class ExpressionMatcher {

  /** Admits every passage, and nothing else that is in the index. */
  static final Query EVERY_PASSAGE =
      new ConstantScoreQuery(new TermQuery(new Term(Schema.PASSAGE, Schema.YES)));

  private final Compilation compilation;
  private final PolicyQuery query;
  private final Places places;
  private final Set<Expression.Not> requiredNots;

  /**
   * Starts to match parts of an expression.
   *
   * @param expression the whole, as it is read
   */
  ExpressionMatcher(Compilation compilation, Expression expression) {
    this.compilation = compilation;
    this.query = compilation.query();
    this.places = new Places(compilation.searcher().getIndexReader());
    this.requiredNots = Expressions.requiredNots(expression);
  }

  /** Returns what matches any of some queries, of which there is at least one. */
  static Query anyOf(List<Query> queries) {
    if (queries.size() == 1) {
      return queries.getFirst();
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    queries.forEach(part -> any.add(part, Occur.SHOULD));
    return any.build();
  }

  /** The query of a part that has to match, or null if it has no word; it is marked and told as a reason. */
  @Nullable
  Query required(Expression part) throws IOException {
    Query compiled = match(part, true);
    if (compiled != null) {
      compilation.reasons().add(new Reason(part.toString(), compiled));
    }
    return compiled;
  }

  /**
   * What an exclusion excludes, the whole document if the query says so and requires it; never marked.
   * Null if it has no word.
   */
  @Nullable
  Query without(Expression.Not not) throws IOException {
    Query without = match(not.part(), false);
    boolean whole = query.excludingDocuments() && requiredNots.contains(not);
    if (!whole && not.part() instanceof Expression.Word word) {
      noteCountry(word.text());
    }
    return without != null && whole ? Filters.wholeDocuments(without) : without;
  }

  /** What is left out is passages; of a country one may mean its documents. */
  private void noteCountry(String word) throws IOException {
    String code = compilation.questions().country(query, word).orElse(null);
    if (code != null
        && compilation.searcher().terms().docFreq(new Term(Schema.COUNTRY, code)) > 0) {
      compilation
          .notes()
          .add(new Note(
              Inference.COUNTRIES,
              word,
              code,
              "passages that have \"" + word + "\" are left out; -country:" + code
                  + " leaves out all documents of " + Countries.bundled().name(code)));
    }
  }

  /** The query of an expression, or null if it has no word. */
  private @Nullable Query match(Expression expression, boolean marked) throws IOException {
    return switch (expression) {
      case Expression.Word word -> words(List.of(word.text()), marked, false);
      case Expression.Phrase phrase -> phrase(phrase.text(), marked);
      case Expression.Prefix prefix -> prefix(prefix.text(), marked);
      case Expression.Words list -> list(list.parts(), marked);
      case Expression.And and -> and(and.parts(), marked);
      case Expression.Or or -> or(or.parts(), marked);
      case Expression.Not not -> not(not.part());
      case Expression.Near ignored -> near(expression, marked);
      case Expression.Within ignored -> near(expression, marked);
      case Expression.Field field -> field(field);
    };
  }

  // Single parts

  private @Nullable Query words(List<String> run, boolean marked, boolean beside)
      throws IOException {
    Question question = compilation
        .questions()
        .part(compilation.searcher(), query, compilation.views(), String.join(" ", run));
    if (beside && question.small()) {
      return null;
    }
    if (marked) {
      compilation.marks().addAll(question.marks());
      compilation.notes().addAll(question.notes());
    }
    List<Query> any = new ArrayList<>();
    question.items().forEach(item -> any.add(item.query()));
    return any.isEmpty() ? null : anyOf(any);
  }

  private @Nullable Query phrase(String text, boolean marked) {
    List<Query> any = new ArrayList<>();
    for (List<String> variant : Analysed.phrases(text)) {
      any.add(
          variant.size() == 1
              ? new TermQuery(new Term(Schema.EXACT, variant.getFirst()))
              : new PhraseQuery(Schema.EXACT, variant.toArray(String[]::new)));
      if (marked) {
        compilation.marks().phrases().add(variant);
      }
    }
    return any.isEmpty()
        ? null
        : any.size() == 1 ? any.getFirst() : new DisjunctionMaxQuery(any, 0);
  }

  private Query prefix(String text, boolean marked) {
    String folded = Places.folded(text);
    if (marked) {
      compilation.marks().prefixes().add(folded);
    }
    return new PrefixQuery(new Term(Schema.EXACT, folded));
  }

  private Query field(Expression.Field field) {
    Query admitted = new BooleanQuery.Builder()
        .add(EVERY_PASSAGE, Occur.FILTER)
        .add(Filters.filter(field.filter(), query.infers(Inference.METADATA)), Occur.FILTER)
        .build();
    return new BoostQuery(new ConstantScoreQuery(admitted), 0);
  }

  // Parts of parts

  private @Nullable Query not(Expression part) throws IOException {
    Query without = match(part, false);
    return without == null
        ? null
        : new BooleanQuery.Builder()
            .add(EVERY_PASSAGE, Occur.FILTER)
            .add(without, Occur.MUST_NOT)
            .build();
  }

  private @Nullable Query near(Expression expression, boolean marked) throws IOException {
    IntervalsSource near = places.near(expression);
    if (near == null) {
      return null;
    }
    if (marked) {
      compilation.marks().places().add(near);
    }
    // The words of both sides score; that they are near admits.
    BooleanQuery.Builder both =
        new BooleanQuery.Builder().add(new IntervalQuery(Schema.EXACT, near), Occur.MUST);
    List<Expression> leaves = Expressions.leaves(expression);
    for (Expression leaf : leaves) {
      Query part = match(leaf, false);
      if (part != null) {
        // A word of two that are near is there anyway, and what has to match is skipped to.
        boolean there = leaves.size() == 2 && expression instanceof Expression.Near && isStem(part);
        both.add(part, there ? Occur.MUST : Occur.SHOULD);
      }
    }
    return both.build();
  }

  private static boolean isStem(Query query) {
    return query instanceof TermQuery term && term.getTerm().field().equals(Schema.TEXT);
  }

  private @Nullable Query and(List<Expression> parts, boolean marked) throws IOException {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boolean positive = false;
    boolean said = false;
    for (Expression part : parts) {
      boolean not = part instanceof Expression.Not;
      Query compiled = part instanceof Expression.Not out ? without(out) : match(part, marked);
      if (compiled != null) {
        all.add(compiled, not ? Occur.MUST_NOT : Occur.MUST);
        positive |= !not;
        said = true;
      }
    }
    if (said && !positive) {
      all.add(EVERY_PASSAGE, Occur.FILTER);
    }
    return said ? all.build() : null;
  }

  private @Nullable Query or(List<Expression> parts, boolean marked) throws IOException {
    List<Query> any = new ArrayList<>();
    for (Expression part : parts) {
      Query compiled = match(part, marked);
      if (compiled != null) {
        any.add(compiled);
      }
    }
    return any.isEmpty() ? null : anyOf(any);
  }

  /** A list within brackets: the same as at the top, without what only the whole question can mean. */
  private @Nullable Query list(List<Expression> parts, boolean marked) throws IOException {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    List<String> loose = new ArrayList<>();
    boolean required = false;
    boolean said = false;
    for (Expression part : parts) {
      if (part instanceof Expression.Word word) {
        loose.add(word.text());
        continue;
      }
      Query compiled = part instanceof Expression.Not out ? without(out) : match(part, marked);
      if (compiled != null) {
        boolean not = part instanceof Expression.Not;
        all.add(compiled, not ? Occur.MUST_NOT : Occur.MUST);
        required |= !not && !Expressions.onlyAdmits(part);
        said = true;
      }
    }
    Query any = loose.isEmpty() ? null : words(loose, marked, required);
    if (any != null) {
      all.add(any, required ? Occur.SHOULD : Occur.MUST);
    } else if (said && !required) {
      all.add(EVERY_PASSAGE, Occur.FILTER);
    }
    return any != null || said ? all.build() : null;
  }
}
