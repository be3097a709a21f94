package io.entente.internal.search;

import io.entente.document.Trait;
import io.entente.internal.index.Schema;
import io.entente.internal.index.TitleKeys;
import io.entente.internal.question.AskedTerm;
import io.entente.internal.question.Intent;
import io.entente.internal.question.Pins;
import io.entente.internal.question.Question;
import io.entente.internal.ranking.Look;
import io.entente.internal.reader.Analysed;
import io.entente.internal.reader.PageSearcher;
import io.entente.internal.search.Plan.Reason;
import io.entente.query.Expression;
import io.entente.query.PolicyQuery;
import io.entente.query.Ranking.Ingredient;
import io.entente.result.Understanding.Note;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/** Makes the query that scores: of runs of words read as questions, and of what has to match beside them. */
final class QuestionScorer {

  /**
   * How much more two words side by side count, in a short question, for the share of the rarer word's
   * passages in which they are neighbours: two words that often stand together are a phrase.
   */
  private static final float PHRASE_WEIGHT = 3f;

  /** Questions of so many words are short. */
  private static final int SHORT = 3;

  /** How much a definition counts beside the words of the question where it is asked for, and where not. */
  private static final double ASKED_DEFINITION = 1;

  private static final double DEFINITION = 0.3;

  /** How much a definition counts of a kind of what is asked for, such as of discrimination against women. */
  private static final double KIND_OF_ASKED = 0.5;

  /** The same of one of several words, of all but none of them. */
  private static final double PART_OF_ASKED = 0.5;

  private final Compilation compilation;
  private final PageSearcher searcher;
  private final PolicyQuery query;
  private final ExpressionMatcher matcher;
  private final List<Query> must = new ArrayList<>();
  /** Whether something that has to match says what is looked for. */
  private boolean said;

  private @Nullable Look look;

  QuestionScorer(Compilation compilation, ExpressionMatcher matcher) {
    this.compilation = compilation;
    this.searcher = compilation.searcher();
    this.query = compilation.query();
    this.matcher = matcher;
  }

  /** Returns what the second stage looks for, or null if there is no word or nothing was scored yet. */
  @Nullable
  Look look() {
    return look;
  }

  /**
   * Makes the query.
   *
   * @param runs words that stand side by side
   * @param required what has to match
   * @param excludes whether anything is excluded
   * @param asked the term whose meaning is asked for, or null
   */
  Query score(
      List<List<String>> runs,
      List<Expression> required,
      boolean excludes,
      @Nullable AskedTerm asked)
      throws IOException {
    require(required);
    boolean alone = must.isEmpty() && runs.size() == 1;
    List<Question> read = read(runs, alone);
    List<Query> items = new ArrayList<>();
    List<Query> any = new ArrayList<>();
    for (Question question : read) {
      items.addAll(items(question));
      any.addAll(named(question));
      compilation.marks().addAll(question.marks());
      compilation.notes().addAll(question.notes());
    }
    any.addAll(items);
    if (any.isEmpty() && must.isEmpty()) {
      // Words that say nothing find nothing; nothing but exclusions finds the rest.
      if (runs.isEmpty() && excludes) {
        return ExpressionMatcher.EVERY_PASSAGE;
      }
      compilation.notes().add(new Note(null, "", "", "there is no word to look for"));
      return new MatchNoDocsQuery("no word");
    }
    List<Query> pairs = pairs(read);
    look = new SecondLook(compilation, read).look(items, pairs);
    List<Query> more = new ArrayList<>(pairs);
    read.forEach(question -> addDefinitions(question, more));
    if (asked != null) {
      addAskedDefinitions(asked, more);
    }
    Query scoring = all(any, more);
    Pins.Pinned pinned = alone && !read.isEmpty() ? read.getFirst().pinned() : null;
    if (runs.isEmpty()
        && required.size() == 1
        && required.getFirst() instanceof Expression.Phrase phrase) {
      pinned = quotedTitle(phrase);
    }
    return pinned == null ? scoring : pinned(pinned, scoring);
  }

  private void require(List<Expression> parts) throws IOException {
    for (Expression part : parts) {
      Query compiled = matcher.required(part);
      if (compiled != null) {
        must.add(compiled);
        said |= !Expressions.onlyAdmits(part);
      }
    }
  }

  private List<Question> read(List<List<String>> runs, boolean alone) throws IOException {
    List<Question> read = new ArrayList<>();
    for (List<String> run : runs) {
      String text = String.join(" ", run);
      boolean beside = said && runs.size() == 1;
      read.add(
          compilation.questions().read(searcher, query, compilation.views(), text, alone, beside));
    }
    // Small words count only where there is nothing else.
    if (said || read.stream().anyMatch(question -> !question.small())) {
      read.removeIf(Question::small);
    }
    return read;
  }

  /** The words of a question but those that name a document. */
  private List<Query> items(Question question) {
    List<Query> items = new ArrayList<>();
    for (Question.Item item : question.items()) {
      if (question.named().stream().noneMatch(each -> each.words().contains(item.query()))) {
        items.add(item.query());
        compilation.reasons().add(new Reason(item.words(), item.query()));
      }
    }
    return items;
  }

  private List<Query> named(Question question) {
    List<Query> named = new ArrayList<>();
    for (Question.Named each : question.named()) {
      Query called = called(each);
      named.add(called);
      compilation
          .reasons()
          .add(new Reason("it says " + each.names() + " or its document is that", called));
    }
    return named;
  }

  /** The words that name a document, or else that a passage is of it. */
  private Query called(Question.Named named) {
    BooleanQuery.Builder words = new BooleanQuery.Builder();
    named.words().forEach(word -> words.add(word, Occur.SHOULD));
    float scale = (float) query.ranking().weight(Ingredient.CONTEXT);
    Query documents = new BoostQuery(named.documents(), scale);
    return named.words().isEmpty()
        ? documents
        : new DisjunctionMaxQuery(List.of(words.build(), documents), 0);
  }

  private Query all(List<Query> any, List<Query> more) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    must.forEach(part -> all.add(part, Occur.MUST));
    // All that scores has a word of the question, so one flat disjunction does, which Lucene skips
    // through.
    if (must.isEmpty() || said) {
      any.forEach(part -> all.add(part, Occur.SHOULD));
    } else if (!any.isEmpty()) {
      all.add(ExpressionMatcher.anyOf(any), Occur.MUST);
    }
    more.forEach(part -> all.add(part, Occur.SHOULD));
    BooleanQuery built = all.build();
    return built.clauses().size() == 1 && must.isEmpty()
        ? built.clauses().getFirst().query()
        : built;
  }

  // Pairs

  private List<Query> pairs(List<Question> read) throws IOException {
    List<Query> beside = new ArrayList<>();
    if (!query.ranking().uses(Ingredient.PAIRS)) {
      return beside;
    }
    Set<String> stems = new LinkedHashSet<>();
    Set<String> pairs = new LinkedHashSet<>();
    for (Question question : read) {
      stems.addAll(question.stems());
      pairs.addAll(question.pairs());
    }
    boolean asks = read.stream().anyMatch(Question::asks);
    for (String pair : pairs) {
      Query both = pair(pair, stems.size() <= SHORT, asks);
      if (both != null) {
        beside.add(both);
        compilation.reasons().add(new Reason("side by side: " + pair, both));
      }
    }
    return beside;
  }

  /**
   * Two words side by side, the more where they are a phrase: where the rarer of them often stands with
   * the other. Null where they never do.
   */
  private @Nullable Query pair(String pair, boolean isShort, boolean asks) throws IOException {
    Term term = Schema.pair(pair);
    TermStates states = searcher.terms().find(term);
    int together = searcher.docFreq(term, states.docFreq());
    if (together == 0) {
      return null;
    }
    float scale = (float) query.ranking().weight(Ingredient.PAIRS);
    if (!isShort) {
      float weight = asks ? Question.ASKED_PAIR_WEIGHT : Question.PAIR_WEIGHT;
      return new BoostQuery(new TermQuery(term, states), scale * weight);
    }
    int space = pair.indexOf(' ');
    int first = searcher.docFreq(new Term(Schema.TEXT, pair.substring(0, space)));
    int second = searcher.docFreq(new Term(Schema.TEXT, pair.substring(space + 1)));
    double share = (double) together / Math.max(1, Math.min(first, second));
    float weight =
        Question.PAIR_WEIGHT + (float) Math.min(1 - Question.PAIR_WEIGHT, PHRASE_WEIGHT * share);
    return new BoostQuery(new TermQuery(term, states), scale * weight);
  }

  // Definitions

  /** Adds passages that define what a question asks for, or what the whole of it names. */
  private void addDefinitions(Question question, List<Query> more) {
    boolean asked = question.asked().asksFor(Trait.Kind.DEFINITION);
    double words =
        question.closely().stream().mapToDouble(Question.Word::weight).sum();
    if (asked) {
      addDefinitions(asked(question), words * ASKED_DEFINITION, more);
    } else if (!question.stems().isEmpty()) {
      addDefinitions(Map.of(TitleKeys.key(question.stems()), 1.0), words * DEFINITION, more);
    }
  }

  /**
   * The keys of the terms that a question may ask the meaning of, and how likely each is: the one it names, one of
   * which that is the kind, and where it says that it asks for a definition also those that are a part of what it names.
   */
  private static Map<String, Double> asked(Question question) {
    Map<String, Double> keys = new LinkedHashMap<>();
    Intent intent = question.asked();
    List<String> stems = new ArrayList<>(TitleKeys.stems(intent.subject()));
    Set<String> naming = intent.says() ? question.naming() : Set.of();
    if (!naming.containsAll(stems)) {
      stems.removeAll(naming);
    }
    for (int size = stems.size(); size > 0; size--) {
      double share = size == stems.size() ? 1 : PART_OF_ASKED * size / stems.size();
      for (int from = 0; from + size <= stems.size(); from++) {
        String key = TitleKeys.key(stems.subList(from, from + size));
        keys.putIfAbsent(key, share);
        keys.putIfAbsent(TitleKeys.HEAD + key, share * KIND_OF_ASKED);
      }
      if (!intent.says()) {
        break;
      }
    }
    return keys;
  }

  private void addAskedDefinitions(AskedTerm asked, List<Query> more) throws IOException {
    double weight = 0;
    for (String stem : Analysed.of(compilation.views(), asked.phrase()).stems()) {
      Term term = new Term(Schema.TEXT, stem);
      TermStates states = searcher.terms().find(term);
      weight += searcher.weight(term, states.docFreq(), states.totalTermFreq());
    }
    Map<String, Double> keys = new LinkedHashMap<>();
    TitleKeys.defined(asked.phrase()).forEach(key -> keys.put(key, 1.0));
    addDefinitions(keys, weight * ASKED_DEFINITION, more);
  }

  private void addDefinitions(Map<String, Double> shares, double weight, List<Query> more) {
    double all = query.ranking().weight(Ingredient.STATEMENTS) * weight;
    if (all <= 0 || shares.isEmpty()) {
      return;
    }
    List<Query> any = new ArrayList<>();
    shares.forEach((key, share) -> {
      any.add(new BoostQuery(
          new ConstantScoreQuery(new TermQuery(new Term(Schema.DEFINED, key))),
          (float) (all * share)));
      compilation.marks().defined().add(key);
    });
    Query defining = any.size() == 1 ? any.getFirst() : new DisjunctionMaxQuery(any, 0);
    more.add(defining);
    compilation.reasons().add(new Reason("it defines what the question names", defining));
  }

  // Documents that are named

  private Pins.@Nullable Pinned quotedTitle(Expression.Phrase phrase) throws IOException {
    Pins.Pinned pinned =
        compilation.questions().quotedTitle(searcher, query, phrase.text()).orElse(null);
    if (pinned != null) {
      compilation.notes().add(pinned.note());
    }
    return pinned;
  }

  private Query pinned(Pins.Pinned pinned, Query scoring) {
    compilation
        .reasons()
        .addFirst(new Reason("what the question names, before all else", pinned.query()));
    return new DisjunctionMaxQuery(List.of(scoring, pinned.query()), pinned.asksMore() ? 1 : 0);
  }
}
