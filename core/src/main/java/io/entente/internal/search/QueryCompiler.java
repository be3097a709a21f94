package io.entente.internal.search;

import io.entente.analysis.TwoViews;
import io.entente.document.Trait;
import io.entente.internal.index.Schema;
import io.entente.internal.index.TitleKeys;
import io.entente.internal.question.AskedTerm;
import io.entente.internal.question.Intent;
import io.entente.internal.question.Marks;
import io.entente.internal.question.Pins;
import io.entente.internal.question.Question;
import io.entente.internal.question.QuestionReader;
import io.entente.internal.ranking.Look;
import io.entente.internal.reader.Analysed;
import io.entente.internal.reader.Filters;
import io.entente.internal.reader.PageSearcher;
import io.entente.internal.reader.TermFinder;
import io.entente.internal.search.Plan.Reason;
import io.entente.query.Expression;
import io.entente.query.Filter;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.query.Ranking.Ingredient;
import io.entente.result.Understanding.Note;
import io.entente.vocabulary.Countries;
import io.entente.vocabulary.Topic;
import io.entente.vocabulary.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * Turns an expression into Lucene's queries, the marks of the highlighter, and the reasons and notes of
 * the explanation. One for every query.
 */
final class QueryCompiler {

  /** How much a word in the title or a heading counts beside the same word in the passage. */
  private static final float CONTEXT_WEIGHT = 0.6f;

  /**
   * How much more they count, in a short question, for the share of the rarer word's passages in which
   * they are neighbours: two words that often stand together are a phrase.
   */
  private static final float PHRASE_WEIGHT = 3f;

  /** Longer questions are seldom answered with all of their words. */
  private static final int MAX_NEEDED = 8;

  /** Questions of so many words are short. */
  private static final int SHORT = 3;

  /** How much a definition counts beside the words of the question where it is asked for, and where not. */
  private static final double ASKED_DEFINITION = 1;

  private static final double DEFINITION = 0.3;

  /** How much a passage's being from a country named in the question counts beside its naming it. */
  private static final float COUNTRY_WEIGHT = 0.6f;

  /** How much being of a country that is named to be left out takes away. */
  private static final float LEFT_OUT_WEIGHT = -0.6f;

  /** More words than these are not looked for: far below Lucene's limit with all that comes of one. */
  private static final int MAX_WORDS = 200;

  /** Filters of more values than these say nothing of what is asked about. */
  private static final int MAX_ABOUT = 100;

  /** In text all in capitals there are so many words to each operator, and as many more, if these are words. */
  private static final int HEADLINE_WORDS = 2;

  private static final Query EVERY_PASSAGE =
      new ConstantScoreQuery(new TermQuery(new Term(Schema.PASSAGE, Schema.YES)));

  private final PageSearcher searcher;
  private final PolicyQuery query;
  private final QuestionReader questions;
  private final Topics topics;
  private final Places places;
  private final TermFinder terms;
  private final TwoViews views;
  private final Marks marks = Marks.empty();
  private final Set<Expression.Not> requiredNots =
      Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Reason> reasons = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private @Nullable Look look;

  QueryCompiler(
      PageSearcher searcher,
      PolicyQuery query,
      QuestionReader questions,
      Topics topics,
      TwoViews views) {
    this.views = views;
    this.searcher = searcher;
    this.query = query;
    this.questions = questions;
    this.topics = topics;
    this.places = new Places(searcher.getIndexReader());
    this.terms = searcher.terms();
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
        for (Analysed.Token token : Analysed.of(views, phrase.text()).tokens()) {
          if (token.word()) {
            loose.add(Expression.word(phrase.text().substring(token.start(), token.end())));
          }
        }
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

  private Plan plan(Expression asked) throws IOException {
    for (String remark : query.remarks()) {
      notes.add(new Note(null, "", "", remark));
    }
    List<Filter> filters = new ArrayList<>(query.filters());
    List<Expression> asides = new ArrayList<>();
    leaves(asked, asides);
    for (Expression leaf : asides) {
      if (leaf instanceof Expression.Field field) {
        filters.add(field.filter());
      }
    }
    notes.addAll(UnknownValues.notes(searcher.getIndexReader(), topics, filters));
    Expression expression = asked;
    if (count(expression) > MAX_WORDS) {
      expression = firstWords(expression);
    }
    expression = headline(questions.title(searcher, query, expression));
    requiredNots(expression);
    List<Query> excluded = new ArrayList<>();
    List<Expression> required = new ArrayList<>();
    List<List<String>> runs = new ArrayList<>();
    AskedTerm term = query.ranking().uses(Ingredient.STATEMENTS)
        ? AskedTerm.of(sides(expression)).orElse(null)
        : null;
    List<String> asking = new ArrayList<>();
    boolean goesOn = false;
    for (Expression part : sides(expression)) {
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
            runs.add(new ArrayList<>());
          }
          runs.getLast().add(word.text());
          words.add(word.text());
        }
        case Expression.Not not -> {
          Query without = without(not);
          excluded.add(without == null ? new MatchNoDocsQuery("no word") : without);
        }
        default -> required.add(part);
      }
      goesOn = part instanceof Expression.Word;
    }
    if (!asking.isEmpty()) {
      notes.add(AskedTerm.leftOut(asking));
    }
    Query matching = expression.isNothing() ? null : scored(runs, required, excluded, term);
    if (matching == null && expression.isNothing()) {
      aboutness().forEach(reasons::add);
    }
    return new Plan(matching, excluded, reasons, marks, notes, words, look, views);
  }

  /**
   * Text all in capitals, such as a headline, with its operators read as words, since capitals do not tell
   * them apart there. Where words are few for the operators, as in {@code NATO AND RUSSIA}, they are meant.
   */
  private Expression headline(Expression expression) {
    if (!query.infers(Inference.TITLES)) {
      return expression;
    }
    List<Expression> leaves = new ArrayList<>();
    leaves(expression, leaves);
    int operators = operators(expression);
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

  private static int operators(Expression expression) {
    return switch (expression) {
      case Expression.Words words ->
        words.parts().stream().mapToInt(QueryCompiler::operators).sum();
      case Expression.And and ->
        and.parts().size()
            - 1
            + and.parts().stream().mapToInt(QueryCompiler::operators).sum();
      case Expression.Or or ->
        or.parts().size()
            - 1
            + or.parts().stream().mapToInt(QueryCompiler::operators).sum();
      case Expression.Not not -> 1 + operators(not.part());
      case Expression.Near near -> 1 + operators(near.left()) + operators(near.right());
      case Expression.Within within -> 1 + operators(within.left()) + operators(within.right());
      default -> 0;
    };
  }

  private static List<Expression> sides(Expression expression) {
    return expression instanceof Expression.Words words ? words.parts() : List.of(expression);
  }

  private @Nullable Query scored(
      List<List<String>> runs,
      List<Expression> required,
      List<Query> excluded,
      @Nullable AskedTerm asked)
      throws IOException {
    List<Query> must = new ArrayList<>();
    boolean said = false;
    for (Expression part : required) {
      Query compiled = match(part, true);
      if (compiled != null) {
        must.add(compiled);
        said |= !onlyAdmits(part);
        reasons.add(new Reason(part.toString(), compiled));
      }
    }
    boolean alone = must.isEmpty() && runs.size() == 1;
    List<Question> read = new ArrayList<>();
    for (List<String> run : runs) {
      String text = String.join(" ", run);
      read.add(questions.read(searcher, query, views, text, alone, said && runs.size() == 1));
    }
    // Small words count only where there is nothing else.
    if (said || read.stream().anyMatch(question -> !question.small())) {
      read.removeIf(Question::small);
    }
    List<Query> any = new ArrayList<>();
    List<Query> more = new ArrayList<>();
    List<Query> items = new ArrayList<>();
    Set<String> stems = new LinkedHashSet<>();
    Set<String> pairs = new LinkedHashSet<>();
    List<Query> from = new ArrayList<>();
    List<Query> leftOut = new ArrayList<>();
    for (Question question : read) {
      List<Question.Named> named = question.named();
      for (Question.Item item : question.items()) {
        if (named.stream().noneMatch(each -> each.words().contains(item.query()))) {
          items.add(item.query());
          reasons.add(new Reason(item.words(), item.query()));
        }
      }
      for (Question.Named each : named) {
        Query called = called(each);
        any.add(called);
        reasons.add(new Reason("it says " + each.names() + " or its document is that", called));
      }
      marks.addAll(question.marks());
      notes.addAll(question.notes());
      stems.addAll(question.stems());
      pairs.addAll(question.pairs());
      from.addAll(question.countries());
      leftOut.addAll(question.leftOut());
    }
    any.addAll(items);
    if (any.isEmpty() && must.isEmpty()) {
      // Words that say nothing find nothing; nothing but exclusions finds the rest.
      if (runs.isEmpty() && !excluded.isEmpty()) {
        return EVERY_PASSAGE;
      }
      notes.add(new Note(null, "", "", "there is no word to look for"));
      return new MatchNoDocsQuery("no word");
    }
    List<Look.Late> late = new ArrayList<>();
    if (query.ranking().uses(Ingredient.CONTEXT)) {
      // Two words are likely a phrase, which a title that has one of them must not part.
      float weight = (stems.size() <= 2 ? CONTEXT_WEIGHT / 2 : CONTEXT_WEIGHT)
          * (float) query.ranking().weight(Ingredient.CONTEXT);
      for (String stem : stems) {
        Term term = new Term(Schema.CONTEXT, stem);
        TermStates states = terms.find(term);
        if (searcher.docFreq(term, states.docFreq()) == 0) {
          continue;
        }
        Query there = new TermQuery(term, states);
        late.add(new Look.Late("the words in the title and the headings", there, weight));
      }
    }
    for (Query country : from) {
      String words = "the document's country is named in the question";
      late.add(new Look.Late(words, country, COUNTRY_WEIGHT));
    }
    for (Query other : leftOut) {
      late.add(new Look.Late("it is about a country that is left out", other, LEFT_OUT_WEIGHT));
    }
    List<Query> beside = new ArrayList<>();
    boolean asks = read.stream().anyMatch(Question::asks);
    for (String pair : query.ranking().uses(Ingredient.PAIRS) ? pairs : Set.<String>of()) {
      Query both = pair(pair, stems.size() <= SHORT, asks);
      if (both != null) {
        beside.add(both);
        reasons.add(new Reason("side by side: " + pair, both));
      }
    }
    more.addAll(beside);
    look(read, late, items, beside);
    definitions(read, more);
    if (asked != null) {
      double weight = 0;
      for (String stem : Analysed.of(views, asked.phrase()).stems()) {
        Term term = new Term(Schema.TEXT, stem);
        TermStates states = terms.find(term);
        weight += searcher.weight(term, states.docFreq(), states.totalTermFreq());
      }
      definitions(TitleKeys.defined(asked.phrase()), weight * ASKED_DEFINITION, more);
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    must.forEach(part -> all.add(part, Occur.MUST));
    // All that scores has a word of the question, so one flat disjunction does, which Lucene skips
    // through.
    Occur occur = must.isEmpty() ? Occur.SHOULD : said ? Occur.SHOULD : null;
    if (occur != null) {
      any.forEach(part -> all.add(part, Occur.SHOULD));
    } else if (!any.isEmpty()) {
      all.add(anyOf(any), Occur.MUST);
    }
    more.forEach(part -> all.add(part, Occur.SHOULD));
    BooleanQuery built = all.build();
    Query scoring = built.clauses().size() == 1 && must.isEmpty()
        ? built.clauses().getFirst().query()
        : built;
    Pins.Pinned pinned = alone && !read.isEmpty() ? read.getFirst().pinned() : null;
    if (runs.isEmpty()
        && required.size() == 1
        && required.getFirst() instanceof Expression.Phrase phrase) {
      pinned = questions.quotedTitle(searcher, query, phrase.text()).orElse(null);
      if (pinned != null) {
        notes.add(pinned.note());
      }
    }
    if (pinned == null) {
      return scoring;
    }
    reasons.addFirst(new Reason("what the question names, before all else", pinned.query()));
    return new DisjunctionMaxQuery(List.of(scoring, pinned.query()), pinned.asksMore() ? 1 : 0);
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

  private void look(List<Question> read, List<Look.Late> late, List<Query> items, List<Query> pairs)
      throws IOException {
    List<Question.Word> closely = new ArrayList<>();
    Intent asked = Intent.NONE;
    for (Question question : read) {
      closely.addAll(question.closely());
      asked = asked.kinds().isEmpty() ? question.asked() : asked;
    }
    look = new Look(
        closely, searcher.meanLength(Schema.EXACT), asked, late, needed(read), items, pairs);
  }

  /** What a whole answer has, where the question is short. */
  private List<Look.Needed> needed(List<Question> read) {
    List<Look.Needed> needed = new ArrayList<>();
    for (Question question : read) {
      for (Question.Item item : question.items()) {
        if (item.elsewhere() != null) {
          // A document that is named has the words of its name.
          BooleanQuery.Builder elsewhere =
              new BooleanQuery.Builder().add(item.elsewhere(), Occur.SHOULD);
          question.named().stream()
              .filter(each -> each.words().contains(item.query()))
              .forEach(each -> elsewhere.add(each.surely(), Occur.SHOULD));
          needed.add(new Look.Needed(item.query(), elsewhere.build()));
        }
      }
    }
    boolean counts = query.ranking().uses(Ingredient.COVERAGE);
    // Two words are as often a phrase, which is not to be parted.
    return counts && needed.size() > 2 && needed.size() <= MAX_NEEDED ? needed : List.of();
  }

  /** Passages that define what is asked for, or what the whole question names. */
  private void definitions(List<Question> read, List<Query> more) {
    for (Question question : read) {
      boolean asked = question.asked().asksFor(Trait.Kind.DEFINITION);
      double words =
          question.closely().stream().mapToDouble(Question.Word::weight).sum();
      Set<String> keys = asked
          ? TitleKeys.defined(question.asked().subject())
          : question.stems().isEmpty() ? Set.of() : Set.of(TitleKeys.key(question.stems()));
      definitions(keys, words * (asked ? ASKED_DEFINITION : DEFINITION), more);
    }
  }

  private void definitions(Set<String> keys, double weight, List<Query> more) {
    float boost = (float) (query.ranking().weight(Ingredient.STATEMENTS) * weight);
    for (String key : boost > 0 ? keys : Set.<String>of()) {
      Query defining = new BoostQuery(
          new ConstantScoreQuery(new TermQuery(new Term(Schema.DEFINED, key))), boost);
      more.add(defining);
      marks.defined().add(key);
      reasons.add(new Reason("it defines what the question names", defining));
    }
  }

  /**
   * Two words side by side, the more where they are a phrase: where the rarer of them often stands with
   * the other. Null where they never do.
   */
  private @Nullable Query pair(String pair, boolean isShort, boolean asks) throws IOException {
    Term term = Schema.pair(pair);
    TermStates states = terms.find(term);
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

  private static Query anyOf(List<Query> queries) {
    if (queries.size() == 1) {
      return queries.getFirst();
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    queries.forEach(part -> any.add(part, Occur.SHOULD));
    return any.build();
  }

  /**
   * What an exclusion excludes, the whole document if the query says so and requires it; never marked.
   * Null if it has no word.
   */
  private @Nullable Query without(Expression.Not not) throws IOException {
    Query without = match(not.part(), false);
    boolean whole = query.excludingDocuments() && requiredNots.contains(not);
    if (!whole && not.part() instanceof Expression.Word word) {
      noteCountry(word.text());
    }
    return without != null && whole ? Filters.wholeDocuments(without) : without;
  }

  /** What is left out is passages; of a country one may mean its documents. */
  private void noteCountry(String word) throws IOException {
    String code = questions.country(query, word).orElse(null);
    if (code != null && terms.docFreq(new Term(Schema.COUNTRY, code)) > 0) {
      notes.add(new Note(
          Inference.COUNTRIES,
          word,
          code,
          "passages that have \"" + word + "\" are left out; -country:" + code
              + " leaves out all documents of " + Countries.bundled().name(code)));
    }
  }

  /** The exclusions that the whole query requires. */
  private void requiredNots(Expression expression) {
    switch (expression) {
      case Expression.Not not -> requiredNots.add(not);
      case Expression.And and -> and.parts().forEach(this::requiredNots);
      case Expression.Words words -> words.parts().forEach(this::requiredNots);
      default -> {
        // What is within alternatives or nearness is not required.
      }
    }
  }

  /** The query of an expression, or null if it has no word. */
  private @Nullable Query match(Expression expression, boolean marked) throws IOException {
    return switch (expression) {
      case Expression.Word word -> words(List.of(word.text()), marked, false);
      case Expression.Phrase phrase -> phrase(phrase.text(), marked);
      case Expression.Prefix prefix -> {
        String folded = Places.folded(prefix.text());
        if (marked) {
          marks.prefixes().add(folded);
        }
        yield new PrefixQuery(new Term(Schema.EXACT, folded));
      }
      case Expression.Words list -> list(list.parts(), marked);
      case Expression.And and -> and(and.parts(), marked);
      case Expression.Or or -> or(or.parts(), marked);
      case Expression.Not not -> {
        Query without = match(not.part(), false);
        yield without == null
            ? null
            : new BooleanQuery.Builder()
                .add(EVERY_PASSAGE, Occur.FILTER)
                .add(without, Occur.MUST_NOT)
                .build();
      }
      case Expression.Near ignored -> near(expression, marked);
      case Expression.Within ignored -> near(expression, marked);
      case Expression.Field field ->
        new BoostQuery(
            new ConstantScoreQuery(new BooleanQuery.Builder()
                .add(EVERY_PASSAGE, Occur.FILTER)
                .add(Filters.filter(field.filter(), query.infers(Inference.METADATA)), Occur.FILTER)
                .build()),
            0);
    };
  }

  private @Nullable Query near(Expression expression, boolean marked) throws IOException {
    IntervalsSource near = places.near(expression);
    if (near == null) {
      return null;
    }
    if (marked) {
      marks.places().add(near);
    }
    // The words of both sides score; that they are near admits.
    BooleanQuery.Builder both =
        new BooleanQuery.Builder().add(new IntervalQuery(Schema.EXACT, near), Occur.MUST);
    List<Expression> leaves = new ArrayList<>();
    leaves(expression, leaves);
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
        required |= !not && !onlyAdmits(part);
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

  private @Nullable Query words(List<String> run, boolean marked, boolean beside)
      throws IOException {
    Question question = questions.part(searcher, query, views, String.join(" ", run));
    if (beside && question.small()) {
      return null;
    }
    if (marked) {
      marks.addAll(question.marks());
      notes.addAll(question.notes());
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
        marks.phrases().add(variant);
      }
    }
    return any.isEmpty()
        ? null
        : any.size() == 1 ? any.getFirst() : new DisjunctionMaxQuery(any, 0);
  }

  /** What a passage found by filters alone is about, to put those first that are about what was asked for. */
  private List<Reason> aboutness() {
    List<Reason> reasons = new ArrayList<>();
    for (Filter filter : query.filters()) {
      switch (filter) {
        case Filter.Country country -> country.codes().forEach(code -> reasons.add(mentions(code)));
        case Filter.Mentions mentions ->
          mentions.codes().forEach(code -> reasons.add(mentions(code)));
        case Filter.Topic topic ->
          topic.ids().stream()
              .limit(MAX_ABOUT + 1L)
              .forEach(id -> topics.topic(id).ifPresent(found -> reasons.add(names(found))));
        default -> {
          // Says nothing of what a passage is about.
        }
      }
    }
    // A filter by very many values is no question about any of them.
    return reasons.size() > MAX_ABOUT ? List.of() : reasons;
  }

  private static Reason names(Topic topic) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    Analysed.of(topic.label())
        .stems()
        .forEach(stem -> all.add(new TermQuery(new Term(Schema.TEXT, stem)), Occur.FILTER));
    return new Reason(
        "the passage names the topic " + topic.label(), new ConstantScoreQuery(all.build()));
  }

  private static Reason mentions(String code) {
    return new Reason(
        "the passage mentions " + code,
        new ConstantScoreQuery(new TermQuery(new Term(Schema.MENTIONS, code))));
  }

  /** Whether an expression is made of fields alone, which admit but say nothing. */
  private static boolean onlyAdmits(Expression expression) {
    return switch (expression) {
      case Expression.Field ignored -> true;
      case Expression.Not not -> onlyAdmits(not.part());
      case Expression.And and -> and.parts().stream().allMatch(QueryCompiler::onlyAdmits);
      case Expression.Or or -> or.parts().stream().allMatch(QueryCompiler::onlyAdmits);
      case Expression.Words words ->
        !words.parts().isEmpty() && words.parts().stream().allMatch(QueryCompiler::onlyAdmits);
      default -> false;
    };
  }

  private static int count(Expression expression) {
    List<Expression> leaves = new ArrayList<>();
    leaves(expression, leaves);
    return leaves.size();
  }

  private Expression firstWords(Expression expression) {
    List<Expression> leaves = new ArrayList<>();
    if (expression instanceof Expression.Words list
        && list.parts().stream().allMatch(Expression.Word.class::isInstance)) {
      leaves.addAll(list.parts());
    } else {
      leaves(expression, leaves);
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

  private static void leaves(Expression expression, List<Expression> leaves) {
    switch (expression) {
      case Expression.Words list -> list.parts().forEach(part -> leaves(part, leaves));
      case Expression.And and -> and.parts().forEach(part -> leaves(part, leaves));
      case Expression.Or or -> or.parts().forEach(part -> leaves(part, leaves));
      case Expression.Not not -> leaves(not.part(), leaves);
      case Expression.Near near -> {
        leaves(near.left(), leaves);
        leaves(near.right(), leaves);
      }
      case Expression.Within within -> {
        leaves(within.left(), leaves);
        leaves(within.right(), leaves);
      }
      default -> leaves.add(expression);
    }
  }
}
