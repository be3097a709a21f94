package io.entente.internal.search;

import io.entente.analysis.TwoViews;
import io.entente.internal.question.AskedTerm;
import io.entente.internal.question.QuestionReader;
import io.entente.internal.reader.Analysed;
import io.entente.internal.reader.PageSearcher;
import io.entente.query.Expression;
import io.entente.query.Filter;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.query.Ranking.Ingredient;
import io.entente.result.Understanding.Note;
import io.entente.vocabulary.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Turns an expression into Lucene's queries, the marks of the highlighter, and the reasons and notes of
 * the explanation. One for every query.
 */
final class QueryCompiler {

  /** More words than these are not looked for: far below Lucene's limit with all that comes of one. */
  private static final int MAX_WORDS = 200;

  /** In text all in capitals there are so many words to each operator, and as many more, if these are words. */
  private static final int HEADLINE_WORDS = 2;

  private final Compilation compilation;
  private final PageSearcher searcher;
  private final PolicyQuery query;
  private final QuestionReader questions;
  private final Topics topics;
  private final TwoViews views;
  private final List<Note> notes;

  QueryCompiler(
      PageSearcher searcher,
      PolicyQuery query,
      QuestionReader questions,
      Topics topics,
      TwoViews views) {
    this.compilation = Compilation.of(searcher, query, questions, views);
    this.searcher = searcher;
    this.query = query;
    this.questions = questions;
    this.topics = topics;
    this.views = views;
    this.notes = compilation.notes();
  }

  /** Makes the plan. */
  Plan plan() throws IOException {
    return plan(query.expression());
  }

  /**
   * Makes the plan with phrases read as words.
   *
   * @return the plan, or null if the question is not words with phrases among them
   */
  @Nullable
  Plan loosePlan() throws IOException {
    if (!query.infers(Inference.PHRASES)
        || !(query.expression() instanceof Expression.Words list)
        || list.parts().stream().noneMatch(Expression.Word.class::isInstance)) {
      return null;
    }
    List<Expression> loose = new ArrayList<>();
    List<String> phrases = new ArrayList<>();
    for (Expression part : list.parts()) {
      if (part instanceof Expression.Phrase phrase) {
        phrases.add(part.toString());
        addWords(phrase.text(), loose);
      } else {
        loose.add(part);
      }
    }
    if (phrases.isEmpty()) {
      return null;
    }
    String said = String.join(", ", phrases);
    notes.add(new Note(
        Inference.PHRASES,
        said,
        "",
        "nothing has " + said + " with all the rest, so these are read as words"));
    return plan(Expression.words(loose.toArray(Expression[]::new)));
  }

  private void addWords(String phrase, List<Expression> words) {
    for (Analysed.Token token : Analysed.of(views, phrase).tokens()) {
      if (token.word()) {
        words.add(Expression.word(phrase.substring(token.start(), token.end())));
      }
    }
  }

  private Plan plan(Expression asked) throws IOException {
    for (String remark : query.remarks()) {
      notes.add(new Note(null, "", "", remark));
    }
    List<Expression> leaves = Expressions.leaves(asked);
    noteUnknownValues(leaves);
    Expression expression = leaves.size() > MAX_WORDS ? firstWords(asked) : asked;
    return compile(headline(questions.title(searcher, query, expression)));
  }

  private void noteUnknownValues(List<Expression> leaves) throws IOException {
    List<Filter> filters = new ArrayList<>(query.filters());
    for (Expression leaf : leaves) {
      if (leaf instanceof Expression.Field field) {
        filters.add(field.filter());
      }
    }
    notes.addAll(UnknownValues.notes(searcher.getIndexReader(), topics, filters));
  }

  private Expression firstWords(Expression expression) {
    List<Expression> leaves;
    if (expression instanceof Expression.Words list
        && list.parts().stream().allMatch(Expression.Word.class::isInstance)) {
      leaves = list.parts();
    } else {
      leaves = Expressions.leaves(expression);
      leaves.removeIf(leaf -> !(leaf instanceof Expression.Word));
    }
    notes.add(new Note(
        null,
        "",
        "",
        "only the first " + MAX_WORDS + " words of the query are looked for, side by side"));
    return Expression.words(
        leaves.subList(0, Math.min(MAX_WORDS, leaves.size())).toArray(Expression[]::new));
  }

  /**
   * Text all in capitals, such as a headline, with its operators read as words, since capitals do not tell
   * them apart there. Where words are few for the operators, as in {@code NATO AND RUSSIA}, they are meant.
   */
  private Expression headline(Expression expression) {
    if (!query.infers(Inference.TITLES)) {
      return expression;
    }
    List<Expression> leaves = Expressions.leaves(expression);
    int operators = Expressions.operators(expression);
    boolean loud = operators > 0
        && leaves.size() >= HEADLINE_WORDS * (operators + 1)
        && leaves.stream()
            .allMatch(leaf -> leaf instanceof Expression.Word word
                && word.text().chars().noneMatch(Character::isLowerCase))
        && leaves.stream()
            .anyMatch(leaf -> leaf.toString().chars().anyMatch(Character::isUpperCase));
    if (!loud) {
      return expression;
    }
    notes.add(new Note(
        Inference.TITLES,
        expression.toString(),
        "",
        "all of it is in capitals, so operators are read as words"));
    return Expression.words(leaves.toArray(Expression[]::new));
  }

  /** Compiles an expression as it is read in the end. */
  private Plan compile(Expression expression) throws IOException {
    ExpressionMatcher matcher = new ExpressionMatcher(compilation, expression);
    QuestionScorer scorer = new QuestionScorer(compilation, matcher);
    AskedTerm term = query.ranking().uses(Ingredient.STATEMENTS)
        ? AskedTerm.of(Expressions.sides(expression)).orElse(null)
        : null;
    Sides sides = sides(expression, term, matcher);
    Query matching = null;
    if (expression.isNothing()) {
      compilation.reasons().addAll(Aboutness.reasons(query.filters(), topics));
    } else {
      matching = scorer.score(sides.runs, sides.required, !sides.excluded.isEmpty(), term);
    }
    return new Plan(
        matching,
        sides.excluded,
        compilation.reasons(),
        compilation.marks(),
        notes,
        sides.words(),
        scorer.look(),
        views);
  }

  /**
   * The parts of an expression.
   *
   * @param runs words that stand side by side
   * @param required what else has to match
   * @param excluded what must not match
   */
  private record Sides(List<List<String>> runs, List<Expression> required, List<Query> excluded) {

    List<String> words() {
      List<String> words = new ArrayList<>();
      runs.forEach(words::addAll);
      return words;
    }
  }

  /** Parts an expression, without the words that ask what a term means. */
  private Sides sides(Expression expression, @Nullable AskedTerm term, ExpressionMatcher matcher)
      throws IOException {
    Sides sides = new Sides(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    List<String> asking = new ArrayList<>();
    boolean goesOn = false;
    for (Expression part : Expressions.sides(expression)) {
      if (term != null
          && part instanceof Expression.Word word
          && term.asks(word.text())
          && query.ranking().uses(Ingredient.SCAFFOLD)) {
        asking.add(word.text());
        continue;
      }
      switch (part) {
        case Expression.Word word -> {
          if (!goesOn) {
            sides.runs.add(new ArrayList<>());
          }
          sides.runs.getLast().add(word.text());
        }
        case Expression.Not not -> {
          Query without = matcher.without(not);
          sides.excluded.add(without == null ? new MatchNoDocsQuery("no word") : without);
        }
        default -> sides.required.add(part);
      }
      goesOn = part instanceof Expression.Word;
    }
    if (!asking.isEmpty()) {
      notes.add(AskedTerm.leftOut(asking));
    }
    return sides;
  }
}
