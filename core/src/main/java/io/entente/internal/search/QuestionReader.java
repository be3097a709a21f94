package io.entente.internal.search;

import io.entente.analysis.TwoViews;
import io.entente.internal.index.Schema;
import io.entente.internal.index.TitleKeys;
import io.entente.internal.search.Analysed.Span;
import io.entente.internal.search.Analysed.Token;
import io.entente.internal.search.Plan.Marks;
import io.entente.internal.search.Question.Item;
import io.entente.internal.tag.Acronyms;
import io.entente.internal.tag.QuestionCountries;
import io.entente.internal.tag.TextHash;
import io.entente.query.Expression;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.query.Ranking.Ingredient;
import io.entente.result.Understanding.Note;
import io.entente.vocabulary.Countries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * Understands words side by side: units and references in them, acronyms, compounds, countries, misspelt
 * words, the title of a document. What it takes them for beyond themselves it notes.
 *
 * <p>Safe for use by several threads.
 */
final class QuestionReader {

  /** How much what an acronym stands for counts beside the acronym itself, and the reverse. */
  private static final float EXPANSION_WEIGHT = 0.8f;

  /** How much it adds that a passage has both an acronym and what it stands for. */
  private static final float BOTH_WEIGHT = 0.1f;

  /** How much words count that say little in a question. */
  private static final float FAINT_WEIGHT = 0.3f;

  /** How much a number such as 3.8.14 counts by itself, which says what is meant without a word before it. */
  private static final float NUMBER_WEIGHT = 0.7f;

  /** How much a provision counts where it is named without the paragraph that was asked for. */
  private static final float BROADER_WEIGHT = 0.7f;

  /**
   * Beside so many other words a provision is where an answer may be rather than what is asked for, so it
   * counts less exactly: without its paragraph, and word for word, as in "Chapters 4, 5 and 6".
   */
  private static final int BESIDE_UNITS = 4;

  /** What is there once scores about so much of its weight. */
  private static final float ONCE = 0.6f;

  /** About how much more words count for standing side by side. */
  private static final double SIDE_BY_SIDE = 1.4;

  /** An acronym counts at most so many times itself for the words it stands for. */
  private static final double MAX_SCALE = 6;

  private static final int MAX_EXPANSIONS = 3;
  private static final int MAX_LONG_FORM = 8;

  /** A word in small letters may be an acronym if it is in so few passages, or in one of so many. */
  private static final int RARE = 10;

  private static final int RARE_SHARE = 2_000;

  /** Of two words side by side, this share is written as one or with a hyphen where they are a compound. */
  private static final double COMPOUND_SHARE = 0.2;

  /** Small words that are no acronym unless in capitals. */
  private static final Set<String> COMMON = Set.of(
      "who", "aid", "act", "age", "air", "aim", "all", "and", "any", "arm", "art", "ban", "bar",
      "bid", "can", "cap", "car", "day", "end", "far", "fit", "for", "gap", "gas", "his", "how",
      "ice", "its", "job", "key", "law", "low", "man", "map", "may", "men", "mix", "net", "new",
      "not", "now", "off", "oil", "old", "one", "our", "out", "own", "pay", "per", "raw", "red",
      "sea", "set", "tax", "the", "top", "two", "use", "war", "was", "way", "why", "you", "case",
      "fair", "fast", "help", "most", "safe", "sale", "ship", "star", "team", "wind", "with");

  /** As a part of a compound such as "phase-out", these say nothing by themselves. */
  private static final Set<String> PARTICLES =
      Set.of("back", "by", "down", "in", "off", "on", "out", "over", "through", "to", "up");

  private final LearnedTerms learned;
  private final Spelling spelling;
  private final QuestionCountries countries;
  private final Pins pins;

  QuestionReader(LearnedTerms learned, Spelling spelling, QuestionCountries countries, Pins pins) {
    this.learned = learned;
    this.spelling = spelling;
    this.countries = countries;
    this.pins = pins;
  }

  /**
   * Understands words.
   *
   * @param searcher the state of the index
   * @param query says what may be inferred
   * @param views to analyse with
   * @param text the words, as typed
   * @param whole whether they are the whole question, which may be a title or a provision
   * @return what they mean
   * @throws IOException if the index cannot be read
   */
  Question read(
      PageSearcher searcher, PolicyQuery query, TwoViews views, String text, boolean whole)
      throws IOException {
    return new Reading(searcher, query, views, text).question(whole);
  }

  /** What is put first for a phrase that is all of the question and the title of a document. */
  Optional<Pins.Pinned> quotedTitle(PageSearcher searcher, PolicyQuery query, String phrase)
      throws IOException {
    return query.infers(Inference.TITLES) ? pins.quotedTitle(searcher, phrase) : Optional.empty();
  }

  /** The expression with its exclusions and phrases read as words where all of it together is a title. */
  Expression title(PageSearcher searcher, PolicyQuery query, Expression expression)
      throws IOException {
    if (!query.infers(Inference.TITLES) || !(expression instanceof Expression.Words words)) {
      return expression;
    }
    List<Expression> plain = new ArrayList<>();
    for (Expression part : words.parts()) {
      switch (part instanceof Expression.Not not ? not.part() : part) {
        case Expression.Word word -> plain.add(word);
        case Expression.Phrase phrase -> {
          for (String word : phrase.text().split("\\s+")) {
            plain.add(Expression.word(word));
          }
        }
        default -> {
          return expression;
        }
      }
    }
    if (plain.equals(words.parts())) {
      return expression;
    }
    StringBuilder text = new StringBuilder();
    plain.forEach(word -> text.append(((Expression.Word) word).text()).append(' '));
    return pins.isTitle(searcher, text.toString())
        ? Expression.words(plain.toArray(Expression[]::new))
        : expression;
  }

  /** An item and where it stands in the text. */
  private record Placed(int start, Item item) {}

  /** One run of words while it is read. */
  private final class Reading {
    private final PageSearcher searcher;
    private final PolicyQuery query;
    private final TwoViews views;
    private final String text;
    private final Analysed analysed;
    private final List<Token> tokens;
    private final boolean[] taken;
    private final boolean[] inUnit;
    private final List<Placed> items = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final List<String> stems = new ArrayList<>();
    private final double[] weights;
    private final boolean[] dropped;
    private boolean isQuestion;
    /** First words of compounds, which need no pair beside. */
    private final BitSet joined = new BitSet();

    private final Marks marks = Marks.empty();
    private final TermFinder terms;

    Reading(PageSearcher searcher, PolicyQuery query, TwoViews views, String text) {
      this.searcher = searcher;
      this.query = query;
      this.text = text;
      this.views = views;
      this.analysed = Analysed.of(views, text);
      this.tokens = analysed.tokens();
      this.terms = new TermFinder(searcher);
      this.taken = new boolean[tokens.size()];
      this.inUnit = new boolean[tokens.size()];
      this.weights = new double[tokens.size()];
      this.dropped = new boolean[tokens.size()];
    }

    Question question(boolean whole) throws IOException {
      List<QuestionCountries.Mention> named =
          query.infers(Inference.COUNTRIES) ? countries.find(text) : List.of();
      Optional<Pins.Pinned> pinned =
          whole ? pins.pinned(searcher, query, text, analysed, named) : Optional.empty();
      units();
      if (pinned.isEmpty()) {
        scaffold();
      }
      List<Query> from = countries(named);
      compounds();
      words();
      longForms();
      boolean small = items.isEmpty();
      if (small) {
        smallWords();
      }
      pinned.ifPresent(found -> notes.add(found.note()));
      items.sort(Comparator.comparingInt(Placed::start));
      // A word that is there twice counts once.
      Map<Query, Item> distinct = new LinkedHashMap<>();
      items.forEach(each -> distinct.putIfAbsent(each.item().query(), each.item()));
      return new Question(
          List.copyOf(distinct.values()),
          stems,
          pairs(),
          from,
          pinned.orElse(null),
          // Behind a title that is put first, forms of words do not matter.
          pinned.isPresent() ? List.of() : closely(),
          asked(),
          marks,
          notes,
          small);
    }

    private String typed(int start, int end) {
      return text.substring(start, end);
    }

    /** The tokens that a stretch covers, as {from, to}; empty if one of them is taken. */
    private int[] covered(int start, int end) {
      int from = 0;
      while (from < tokens.size() && tokens.get(from).end() <= start) {
        from++;
      }
      int to = from;
      while (to < tokens.size() && tokens.get(to).start() < end) {
        if (taken[to]) {
          return new int[] {from, from};
        }
        to++;
      }
      return new int[] {from, to};
    }

    private void take(int from, int to) {
      for (int i = from; i < to; i++) {
        taken[i] = true;
      }
    }

    /** Leaves out the words that put the question. */
    private void scaffold() {
      if (!query.ranking().uses(Ingredient.SCAFFOLD)) {
        return;
      }
      List<String> words = new ArrayList<>(tokens.size());
      for (Token token : tokens) {
        words.add(token.exact());
      }
      Set<String> scaffold = Scaffold.of(text, words);
      isQuestion = !scaffold.isEmpty();
      List<String> said = new ArrayList<>();
      for (int i = 0; i < tokens.size(); i++) {
        Token token = tokens.get(i);
        // "WHO" and "US" are no question words.
        if (!taken[i]
            && scaffold.contains(token.exact())
            && !isAcronym(typed(token.start(), token.end()))) {
          taken[i] = true;
          dropped[i] = true;
          if (token.stem() != null) {
            said.add(typed(token.start(), token.end()));
          }
        }
      }
      if (!said.isEmpty()) {
        notes.add(new Note(
            null,
            String.join(" ", said),
            "",
            "left out, as words that put the question: " + String.join(", ", said)));
      }
    }

    /** The words in order with what they count, for a close look. */
    private List<Closeness.Word> closely() {
      List<Closeness.Word> words = new ArrayList<>(tokens.size());
      for (int i = 0; i < tokens.size(); i++) {
        if (tokens.get(i).word()) {
          words.add(new Closeness.Word(tokens.get(i).exact(), weights[i]));
        }
      }
      return words;
    }

    private Intent asked() {
      return query.ranking().uses(Ingredient.STATEMENTS) ? Intent.of(text) : Intent.NONE;
    }

    private double weight(Term term, TermStates states) throws IOException {
      return searcher.weight(term, states.docFreq(), states.totalTermFreq());
    }

    private void units() {
      if (analysed.units().isEmpty()) {
        return;
      }
      boolean loose = wordsBesideUnits() >= BESIDE_UNITS;
      List<Span> longestFirst = new ArrayList<>(analysed.units());
      longestFirst.sort(Comparator.comparingInt((Span span) -> span.start() - span.end())
          .thenComparingInt(span -> -span.term().length()));
      for (Span unit : longestFirst) {
        int[] at = covered(unit.start(), unit.end());
        if (at[0] < at[1]) {
          take(at[0], at[1]);
          Arrays.fill(inUnit, at[0], at[1], true);
          Query there = new TermQuery(new Term(Schema.TEXT, unit.term()));
          boolean reference = unit.term().indexOf(' ') > 0;
          List<Query> forms = new ArrayList<>();
          forms.add(there);
          if (reference) {
            forms.add(new TermQuery(new Term(Schema.PROVISION, unit.term())));
            for (int open = unit.term().lastIndexOf('(');
                loose && open > 0;
                open = unit.term().lastIndexOf('(', open - 1)) {
              Term broader = new Term(Schema.TEXT, unit.term().substring(0, open));
              forms.add(new BoostQuery(new TermQuery(broader), BROADER_WEIGHT));
            }
            number(at[0], at[1], loose);
          }
          add(
              unit.start(),
              unit.term(),
              forms.size() == 1 ? there : new DisjunctionMaxQuery(forms, 0));
          marks.terms().add(unit.term());
          String as = typed(unit.start(), unit.end());
          if (!as.equalsIgnoreCase(unit.term())) {
            notes.add(new Note(null, as, unit.term(), as + " is read as " + unit.term()));
          }
        }
      }
    }

    private int wordsBesideUnits() {
      int count = 0;
      for (Token token : tokens) {
        boolean beside = token.stem() != null;
        for (Span unit : analysed.units()) {
          beside &= token.end() <= unit.start() || token.start() >= unit.end();
        }
        count += beside ? 1 : 0;
      }
      return count;
    }

    private void add(int start, String words, Query found) {
      items.add(new Placed(start, new Item(words, found, null)));
    }

    private void add(int start, String words, Query found, Query elsewhere) {
      items.add(new Placed(start, new Item(words, found, elsewhere)));
    }

    /** The number of a provision by itself, and its words too if they are taken loosely. */
    private void number(int from, int to, boolean loose) {
      for (int i = from; i < to; i++) {
        String stem = tokens.get(i).stem();
        if (stem != null) {
          Query alone = new TermQuery(new Term(Schema.TEXT, stem));
          if (stem.indexOf('.') > 0) {
            add(tokens.get(i).start(), stem, new BoostQuery(alone, NUMBER_WEIGHT));
          } else if (loose) {
            add(tokens.get(i).start(), stem, alone);
          }
        }
      }
    }

    /** Words with a hyphen, and words that elsewhere are written as one. */
    private void compounds() throws IOException {
      for (Span joined : analysed.joined()) {
        int[] at = covered(joined.start(), joined.end());
        if (at[1] - at[0] >= 2) {
          compound(at[0], at[1], joined.term(), true);
        }
      }
      if (!query.infers(Inference.COMPOUNDS)) {
        return;
      }
      for (int i = 0; i + 1 < tokens.size(); i++) {
        if (!taken[i] && !taken[i + 1] && isStem(i) && isStem(i + 1) && mayBeCompound(i)) {
          String one = oneWord(tokens.get(i).exact() + tokens.get(i + 1).exact());
          if (one != null && isCompound(one, i)) {
            compound(i, i + 2, one, false);
          }
        }
      }
    }

    private boolean isStem(int token) {
      return tokens.get(token).word() && tokens.get(token).stem() != null;
    }

    /** Whether two words that follow each other are the parts of any compound. */
    private boolean mayBeCompound(int first) throws IOException {
      long hash = TextHash.of(String.valueOf(tokens.get(first).stem()));
      hash = TextHash.of(
          TextHash.of(hash, ' '), String.valueOf(tokens.get(first + 1).stem()));
      return learned.mayBeValue(searcher.getIndexReader(), Schema.COMPOUND, hash);
    }

    private @Nullable String oneWord(String word) {
      views.read(word);
      return views.size() == 1 && views.isWord(0) ? views.stem(0) : null;
    }

    private boolean isCompound(String one, int first) throws IOException {
      String pair = tokens.get(first).stem() + " " + tokens.get(first + 1).stem();
      if (!learned(Schema.COMPOUND, one).contains(pair)) {
        return false;
      }
      int written = terms.docFreq(new Term(Schema.TEXT, one));
      int beside = terms.docFreq(new Term(Schema.PAIRS, pair));
      return searcher.holds("one word:" + one, written >= COMPOUND_SHARE * beside);
    }

    /** What was learned of a key, the most frequent first. */
    private List<String> learned(String field, String key) throws IOException {
      Set<String> values = learned.values(searcher.getIndexReader(), field, key).keySet();
      if (values.isEmpty()) {
        return List.of();
      }
      List<String> held = new ArrayList<>();
      for (String value : values) {
        if (searcher.holds(field + ':' + key + ':' + value, held.size() < MAX_EXPANSIONS)) {
          held.add(value);
        }
      }
      return held;
    }

    /** One word, or its parts side by side; where there is nothing else, its parts alone do not match. */
    private void compound(int from, int to, String one, boolean hyphened) {
      List<Query> forms = new ArrayList<>();
      forms.add(new TermQuery(new Term(Schema.TEXT, one)));
      List<String> parts = new ArrayList<>();
      for (int i = from; i < to; i++) {
        if (isStem(i)) {
          parts.add(String.valueOf(tokens.get(i).stem()));
        }
      }
      if (parts.size() == 2) {
        forms.add(new TermQuery(new Term(Schema.PAIRS, parts.get(0) + " " + parts.get(1))));
      } else if (parts.size() > 2) {
        forms.add(new PhraseQuery(Schema.TEXT, parts.toArray(String[]::new)));
      }
      String as = typed(tokens.get(from).start(), tokens.get(to - 1).end());
      // Where the parts count as words too, together they count as any words side by side.
      boolean alone = from == 0 && to == tokens.size();
      Query together = new DisjunctionMaxQuery(forms, 0);
      add(
          tokens.get(from).start(),
          as,
          alone ? together : new BoostQuery(together, QueryCompiler.PAIR_WEIGHT));
      if (!alone && parts.size() == 2) {
        joined.set(from);
      }
      marks.terms().add(one);
      if (parts.size() > 1) {
        marks.stems().add(parts);
      }
      if (!hyphened) {
        notes.add(new Note(
            Inference.COMPOUNDS,
            as,
            one,
            "\"" + as + "\" is looked for as one word and side by side"));
      }
      if (alone) {
        take(from, to);
        stems.addAll(parts);
        return;
      }
      for (int i = from; i < to; i++) {
        taken[i] |= PARTICLES.contains(tokens.get(i).exact());
      }
    }

    /** Countries that are named: the word, or a passage that mentions the country by another name. */
    private List<Query> countries(List<QuestionCountries.Mention> named) throws IOException {
      List<Query> from = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      for (QuestionCountries.Mention mention : named) {
        int[] at = covered(mention.start(), mention.end());
        if (at[0] == at[1] || !seen.add(mention.code())) {
          continue;
        }
        Query mentions = new TermQuery(new Term(Schema.MENTIONS, mention.code()));
        Term country = new Term(Schema.COUNTRY, mention.code());
        TermStates documents = terms.find(country);
        Query there = new DocumentFilter(new TermQuery(country));
        from.add(new BoostQuery(
            new ConstantScoreQuery(there), ONCE * (float) weight(country, documents)));
        String as = typed(mention.start(), mention.end());
        String name = Countries.bundled().name(mention.code());
        notes.add(new Note(
            Inference.COUNTRIES,
            as,
            mention.code(),
            "\"" + as + "\" is read as the country or group " + name + " (" + mention.code()
                + ")"));
        BooleanQuery.Builder words = new BooleanQuery.Builder();
        int count = 0;
        for (int i = at[0]; i < at[1]; i++) {
          String stem = tokens.get(i).stem();
          if (stem != null) {
            // Other forms of the name are mentions.
            String exact = tokens.get(i).exact();
            Term word = new Term(Schema.EXACT, exact);
            weights[i] = weight(word, terms.find(word));
            words.add(new TermQuery(new Term(Schema.EXACT, exact)), Occur.SHOULD);
            marks.words().add(exact);
            stems.add(stem);
            count++;
          }
        }
        take(at[0], at[1]);
        List<Query> forms = new ArrayList<>();
        forms.add(mentions);
        if (count > 0) {
          forms.add(words.build());
        }
        if (query.infers(Inference.ACRONYMS) && at[1] == at[0] + 1) {
          expansions(as, weights[at[0]], forms);
        }
        add(
            mention.start(),
            as,
            forms.size() == 1 ? mentions : new DisjunctionMaxQuery(forms, 0),
            from.getLast());
      }
      return from;
    }

    private void words() throws IOException {
      for (int i = 0; i < tokens.size(); i++) {
        Token token = tokens.get(i);
        if (!taken[i] && token.stem() != null) {
          word(i, token, token.stem());
        }
      }
    }

    private void word(int at, Token token, String stem) throws IOException {
      // "US" is no form of "use": what is all in capitals is looked for as it is.
      boolean capitals = isAcronym(typed(token.start(), token.end()));
      Term term = capitals ? new Term(Schema.EXACT, token.exact()) : new Term(Schema.TEXT, stem);
      TermStates states = terms.find(term);
      boolean faint = isQuestion && Scaffold.isFaint(token.exact());
      weights[at] = weight(term, states) * (faint ? FAINT_WEIGHT : 1);
      List<Query> forms = new ArrayList<>();
      String as = typed(token.start(), token.end());
      if (query.infers(Inference.COMPOUNDS)) {
        for (String parts : learned(Schema.COMPOUND, stem)) {
          forms.add(new TermQuery(new Term(Schema.PAIRS, parts)));
          marks.stems().add(List.of(parts.split(" ")));
        }
      }
      if (query.infers(Inference.ACRONYMS)) {
        expansions(as, weights[at], forms);
      }
      if (searcher.docFreq(term, states.docFreq()) > 0 || !forms.isEmpty()) {
        Query found = new TermQuery(term, states);
        Query there = faint ? new BoostQuery(found, FAINT_WEIGHT) : found;
        forms.addFirst(there);
        if (capitals) {
          marks.words().add(token.exact());
        } else {
          marks.terms().add(stem);
        }
        stems.add(stem);
        add(
            token.start(),
            as,
            forms.size() == 1 ? there : new DisjunctionMaxQuery(forms, BOTH_WEIGHT),
            new TermQuery(new Term(Schema.CONTEXT, stem)));
        return;
      }
      Optional<String> corrected = query.infers(Inference.SPELLING)
          ? spelling.correct(searcher.getIndexReader(), token.exact())
          : Optional.empty();
      if (corrected.isPresent()) {
        String right = corrected.get();
        notes.add(new Note(
            Inference.SPELLING,
            as,
            right,
            "\"" + as + "\" occurs nowhere and is read as \"" + right + "\""));
        List<String> rightStems = Analysed.of(views, right).stems();
        if (rightStems.size() == 1) {
          String other = rightStems.getFirst();
          Term meant = new Term(Schema.TEXT, other);
          weights[at] = weight(meant, terms.find(meant));
          tokens.set(at, new Token(right, other, true, token.start(), token.end()));
        }
        for (String other : rightStems) {
          marks.terms().add(other);
          stems.add(other);
          add(
              token.start(),
              right,
              new TermQuery(new Term(Schema.TEXT, other)),
              new TermQuery(new Term(Schema.CONTEXT, other)));
        }
      } else {
        marks.terms().add(stem);
        add(token.start(), as, new TermQuery(term));
        if (TitleKeys.isYear(stem)) {
          // It may be the date of a document though no text has it.
          stems.add(stem);
        }
      }
    }

    /** Two or three capitals; longer words may be in capitals for emphasis. */
    private boolean isAcronym(String as) {
      if (as.length() < 2 || as.length() > 3) {
        return false;
      }
      for (int i = 0; i < as.length(); i++) {
        if (!Character.isUpperCase(as.charAt(i))) {
          return false;
        }
      }
      return as.length() == text.length() || text.chars().anyMatch(Character::isLowerCase);
    }

    /** What an acronym stands for. */
    private void expansions(String as, double weight, List<Query> forms) throws IOException {
      String key = acronym(as);
      if (key.isEmpty()) {
        return;
      }
      List<String> curated = Acronyms.bundled().expansions(key);
      List<String> indexed = learned(Schema.ACRONYM, key);
      if (curated.isEmpty() && indexed.isEmpty() || as.equals(key) && !isRare(key)) {
        return;
      }
      Map<String, String> longForms = new LinkedHashMap<>();
      curated.forEach(longForm -> longForms.put(Acronyms.normalise(longForm), longForm));
      indexed.forEach(longForm -> longForms.putIfAbsent(longForm, longForm));
      for (String longForm : longForms.values()) {
        if (spelledOut(longForm)) {
          continue;
        }
        Query phrase = stemmedPhrase(longForm);
        if (phrase != null) {
          forms.add(new BoostQuery(phrase, EXPANSION_WEIGHT * asOneWord(longForm, weight)));
          notes.add(new Note(
              Inference.ACRONYMS, as, longForm, "\"" + as + "\" also means \"" + longForm + "\""));
        }
      }
    }

    /** Whether the question has the long form of an acronym beside it. */
    private boolean spelledOut(String longForm) {
      return (' ' + String.join(" ", exactWords()) + ' ')
          .contains(' ' + Acronyms.normalise(longForm) + ' ');
    }

    private List<String> exactWords() {
      List<String> words = new ArrayList<>(tokens.size());
      for (Token token : tokens) {
        words.add(token.exact());
      }
      return words;
    }

    /**
     * What makes the words of a long form together count as much as the acronym does, so that a passage is
     * not better for spelling it out; as the rarest of them where the acronym is nowhere.
     */
    private float asOneWord(String longForm, double acronym) throws IOException {
      double sum = 0;
      double most = 0;
      for (String stem : Analysed.of(views, longForm).stems()) {
        Term term = new Term(Schema.TEXT, stem);
        double own = weight(term, terms.find(term));
        sum += own;
        most = Math.max(most, own);
      }
      return sum == 0 ? 1 : (float) Math.min(1, (acronym > 0 ? acronym : most) / sum);
    }

    /** Whether a word is rare enough to be an acronym though it is in small letters. */
    private boolean isRare(String word) throws IOException {
      int passages = searcher.getIndexReader().numDocs();
      int live = searcher.getIndexReader().docFreq(new Term(Schema.EXACT, word));
      return searcher.holds("rare:" + word, live <= Math.max(RARE, passages / RARE_SHARE));
    }

    /** The key of an acronym, or empty for what is none: in capitals, or three letters and no common word. */
    private String acronym(String as) {
      String base = as.length() > 2 && as.endsWith("s") && !as.equals(as.toLowerCase(Locale.ROOT))
          ? as.substring(0, as.length() - 1)
          : as;
      boolean capitals =
          base.length() > 1 && !hasSmall(base) && base.equals(base.toUpperCase(Locale.ROOT));
      String key = base.toLowerCase(Locale.ROOT);
      boolean plausible =
          base.length() > 2 && base.length() <= 10 && base.equals(key) && !COMMON.contains(key);
      return capitals || plausible ? key : "";
    }

    private static boolean hasSmall(String word) {
      for (int i = 0; i < word.length(); i++) {
        if (word.charAt(i) >= 'a' && word.charAt(i) <= 'z') {
          return true;
        }
      }
      return false;
    }

    private @Nullable Query stemmedPhrase(String longForm) {
      List<Token> all = Analysed.of(views, longForm).tokens();
      PhraseQuery.Builder phrase = new PhraseQuery.Builder();
      List<String> sequence = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        String stem = all.get(i).stem();
        if (stem != null) {
          phrase.add(new Term(Schema.TEXT, stem), i);
          sequence.add(stem);
        }
      }
      if (sequence.size() < 2) {
        return null;
      }
      marks.stems().add(sequence);
      return phrase.build();
    }

    /** Acronyms of what words side by side stand for. */
    private void longForms() throws IOException {
      if (!query.infers(Inference.ACRONYMS)) {
        return;
      }
      IndexReader reader = searcher.getIndexReader();
      boolean[] plain = new boolean[tokens.size()];
      for (int i = 0; i < plain.length; i++) {
        plain[i] = isPlain(tokens.get(i).exact());
      }
      for (int from = 0; from < tokens.size(); from++) {
        long hash = TextHash.EMPTY;
        boolean allPlain = true;
        for (int to = from; to < tokens.size() && to < from + MAX_LONG_FORM; to++) {
          if (!tokens.get(to).word()) {
            break;
          }
          hash = TextHash.of(
              to == from ? hash : TextHash.of(hash, ' '), tokens.get(to).exact());
          allPlain &= plain[to];
          if (to > from
              && (!allPlain
                  || Acronyms.bundled().mayHaveAcronyms(hash)
                  || learned.mayBeKey(reader, Schema.LONG_FORM, hash))) {
            shortForms(from, to);
          }
        }
      }
    }

    /** Whether a word is the same when it is compared with those of long forms. */
    private static boolean isPlain(String word) {
      for (int i = 0; i < word.length(); i++) {
        char c = word.charAt(i);
        if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9')) {
          return false;
        }
      }
      return true;
    }

    private void shortForms(int from, int to) throws IOException {
      StringBuilder words = new StringBuilder(tokens.get(from).exact());
      for (int i = from + 1; i <= to; i++) {
        words.append(' ').append(tokens.get(i).exact());
      }
      String longForm = words.toString();
      Set<String> shortForms = new LinkedHashSet<>(learned(Schema.LONG_FORM, longForm));
      Acronyms.bundled()
          .acronyms(longForm)
          .forEach(shortForm -> shortForms.add(shortForm.toLowerCase(Locale.ROOT)));
      for (String shortForm : shortForms) {
        if (!COMMON.contains(shortForm)
            && shortForm.length() > 2
            && !exactWords().contains(shortForm)) {
          String as = typed(tokens.get(from).start(), tokens.get(to).end());
          String shown = shortForm.toUpperCase(Locale.ROOT);
          Term term = new Term(Schema.EXACT, shortForm);
          TermStates states = terms.find(term);
          // Where the words are all of the question the acronym says what they say together.
          double sum = 0;
          for (int i = from; i <= to; i++) {
            sum += weights[i];
          }
          double own = weight(term, states);
          boolean all = from == 0 && to == tokens.size() - 1;
          float scale =
              own == 0 || !all ? 1 : (float) Math.clamp(SIDE_BY_SIDE * sum / own, 1, MAX_SCALE);
          add(
              tokens.get(from).start(),
              shown,
              new BoostQuery(new TermQuery(term, states), EXPANSION_WEIGHT * scale));
          marks.words().add(shortForm);
          notes.add(new Note(
              Inference.ACRONYMS, as, shown, "\"" + as + "\" is also looked for as " + shown));
        }
      }
    }

    /** Nothing but words such as "the": they are looked for all the same. */
    private void smallWords() {
      for (Token token : tokens) {
        add(token.start(), token.exact(), new TermQuery(new Term(Schema.EXACT, token.exact())));
        marks.words().add(token.exact());
      }
    }

    /** Neighbours, small words between them left out; not within units, which are looked for as such. */
    private Set<String> pairs() {
      Set<String> pairs = new LinkedHashSet<>();
      String last = "";
      int lastAt = 0;
      for (int i = 0; i < tokens.size(); i++) {
        String stem = inUnit[i] ? "" : tokens.get(i).stem();
        if (dropped[i]) {
          last = "";
          continue;
        }
        if (stem == null) {
          continue;
        }
        if (!last.isEmpty() && !stem.isEmpty() && !joined.get(lastAt)) {
          pairs.add(last + " " + stem);
        }
        last = stem;
        lastAt = i;
      }
      return pairs;
    }
  }

  /** Acronyms that begin so, for suggestions. */
  List<Map.Entry<String, String>> acronyms(IndexSearcher searcher, String prefix, int limit)
      throws IOException {
    return learned.startingWith(searcher.getIndexReader(), Schema.ACRONYM, prefix, limit);
  }
}
