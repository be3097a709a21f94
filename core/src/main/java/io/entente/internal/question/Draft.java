package io.entente.internal.question;

import io.entente.analysis.TwoViews;
import io.entente.internal.index.Schema;
import io.entente.internal.question.Question.Item;
import io.entente.internal.reader.Analysed;
import io.entente.internal.reader.Analysed.Token;
import io.entente.internal.reader.PageSearcher;
import io.entente.internal.reader.TermFinder;
import io.entente.internal.tag.Acronyms;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.query.Ranking.Ingredient;
import io.entente.result.Understanding.Note;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * A question while it is read: its words, which of them are read already, and what they were read as. The
 * readers take words from it in turn and add what they mean. For one run of words.
 */
final class Draft {

  private final PageSearcher searcher;
  private final PolicyQuery query;
  private final boolean namesDocuments;
  private final TwoViews views;
  private final String text;
  private final Analysed analysed;
  private final List<Token> tokens;
  private final boolean[] taken;
  private final boolean[] inUnit;
  private final boolean[] naming;
  private final boolean[] dropped;
  private final boolean[] leftOut;
  private final List<Query> leftOutPassages = new ArrayList<>();
  private boolean asks;
  private final float[] shares;
  private final double[] weights;
  /** Read when it is first asked for. */
  private @Nullable Intent asked;

  /** First words of compounds, which need no pair beside. */
  private final BitSet joined = new BitSet();

  private final List<Placed> items = new ArrayList<>();
  private final List<String> stems = new ArrayList<>();
  private final Marks marks = Marks.empty();
  private final List<Note> notes = new ArrayList<>();

  /** An item and where it stands in the text. */
  private record Placed(int start, Item item) {}

  /**
   * Some of the words, one behind the other.
   *
   * @param from the first
   * @param to behind the last
   */
  record Run(int from, int to) {
    boolean isEmpty() {
      return from == to;
    }

    int size() {
      return to - from;
    }

    boolean has(int at) {
      return at >= from && at < to;
    }
  }

  Draft(
      PageSearcher searcher,
      PolicyQuery query,
      TwoViews views,
      String text,
      boolean namesDocuments) {
    this.namesDocuments = namesDocuments;
    this.searcher = searcher;
    this.query = query;
    this.views = views;
    this.text = text;
    this.analysed = Analysed.of(views, text);
    this.tokens = analysed.tokens();
    this.taken = new boolean[tokens.size()];
    this.inUnit = new boolean[tokens.size()];
    this.naming = new boolean[tokens.size()];
    this.dropped = new boolean[tokens.size()];
    this.leftOut = new boolean[tokens.size()];
    this.shares = new float[tokens.size()];
    Arrays.fill(shares, 1);
    this.weights = new double[tokens.size()];
  }

  PageSearcher searcher() {
    return searcher;
  }

  PolicyQuery query() {
    return query;
  }

  String text() {
    return text;
  }

  Analysed analysed() {
    return analysed;
  }

  TermFinder terms() {
    return searcher.terms();
  }

  Marks marks() {
    return marks;
  }

  boolean infers(Inference inference) {
    return query.infers(inference);
  }

  /** Takes another text apart. */
  Analysed analyse(String other) {
    return Analysed.of(views, other);
  }

  /** The stem of what is a single word, or null. */
  @Nullable
  String oneWord(String word) {
    views.read(word);
    return views.size() == 1 && views.isWord(0) ? views.stem(0) : null;
  }

  /** What a term counts; 0 if it is nowhere. */
  double weight(Term term, TermStates states) throws IOException {
    return searcher.weight(term, states.docFreq(), states.totalTermFreq());
  }

  /** What words of the stemmed view count together. */
  double weight(List<String> stems) throws IOException {
    double weight = 0;
    for (String stem : stems) {
      Term term = new Term(Schema.TEXT, stem);
      weight += weight(term, terms().find(term));
    }
    return weight;
  }

  // The words.

  int size() {
    return tokens.size();
  }

  Token token(int at) {
    return tokens.get(at);
  }

  List<String> exactWords() {
    List<String> words = new ArrayList<>(tokens.size());
    for (Token token : tokens) {
      words.add(token.exact());
    }
    return words;
  }

  /** A word as it was typed. */
  String typed(int at) {
    return typed(tokens.get(at).start(), tokens.get(at).end());
  }

  String typed(int start, int end) {
    return text.substring(start, end);
  }

  /** Words as they were typed. */
  String typed(Run run) {
    return typed(tokens.get(run.from()).start(), tokens.get(run.to() - 1).end());
  }

  /** Words as the exact view has them, with spaces between them. */
  String exact(Run run) {
    StringBuilder words = new StringBuilder(tokens.get(run.from()).exact());
    for (int i = run.from() + 1; i < run.to(); i++) {
      words.append(' ').append(tokens.get(i).exact());
    }
    return words.toString();
  }

  boolean isWhole(Run run) {
    return run.size() == tokens.size();
  }

  /** Whether it is a word, and no stop word. */
  boolean hasStem(int at) {
    return tokens.get(at).word() && tokens.get(at).stem() != null;
  }

  /** What is asked for beyond the words. */
  Intent asked() {
    Intent known = asked;
    if (known == null) {
      known = query.ranking().uses(Ingredient.STATEMENTS) ? Intent.of(text) : Intent.NONE;
      asked = known;
    }
    return known;
  }

  /** Whether a word is in capitals, which say something where not all of the question is. */
  boolean isAcronym(int at) {
    return tokens.get(at).capitals() != null && (tokens.size() == 1 || !isShouted());
  }

  /** Whether nothing is in small letters. */
  boolean isShouted() {
    return text.chars().noneMatch(Character::isLowerCase);
  }

  /**
   * What a word in capitals is looked for by: as it is in capitals alone where in small letters it is a small
   * word, or mostly is in capitals; else also in small letters.
   */
  Term acronym(int at) throws IOException {
    Token token = tokens.get(at);
    Term any = new Term(Schema.EXACT, token.exact());
    if (!isAcronym(at)) {
      return any;
    }
    Term capitals = new Term(Schema.EXACT, token.capitals());
    int docFreq = terms().docFreq(capitals);
    boolean small = token.stem() == null || Scaffold.isSmall(token.exact());
    if (docFreq == 0) {
      // "UN" is no Spanish "un", though no text has it.
      boolean known = small
          && infers(Inference.ACRONYMS)
          && !Acronyms.bundled().expansions(token.exact()).isEmpty();
      return known ? capitals : any;
    }
    return small || 2 * docFreq >= terms().docFreq(any) ? capitals : any;
  }

  /** The words that a stretch of the text covers; none if one of them is taken. */
  Run covered(int start, int end) {
    Run run = run(start, end);
    for (int i = run.from(); i < run.to(); i++) {
      if (taken[i]) {
        return new Run(run.from(), run.from());
      }
    }
    return run;
  }

  /** The words that a stretch of the text covers, taken or not. */
  Run run(int start, int end) {
    int from = 0;
    while (from < tokens.size() && tokens.get(from).end() <= start) {
      from++;
    }
    int to = from;
    while (to < tokens.size() && tokens.get(to).start() < end) {
      to++;
    }
    return new Run(from, to);
  }

  boolean isTaken(int at) {
    return taken[at];
  }

  /** Takes a word, so that it is not read again. */
  void take(int at) {
    taken[at] = true;
  }

  void take(Run run) {
    Arrays.fill(taken, run.from(), run.to(), true);
  }

  /** Takes the words of a unit, which make no pairs. */
  void takeUnit(Run run) {
    take(run);
    Arrays.fill(inUnit, run.from(), run.to(), true);
  }

  /** Says that words name a document, and nothing of what is asked. */
  void name(Run run) {
    Arrays.fill(naming, run.from(), run.to(), true);
  }

  /** Whether a word names a document. */
  boolean isNaming(int at) {
    return naming[at];
  }

  /** Whether nothing but spaces is between a word and the next. */
  boolean isSpace(int at) {
    return text.substring(tokens.get(at).end(), tokens.get(at + 1).start()).isBlank();
  }

  /** Takes a word that says nothing. */
  void drop(int at) {
    taken[at] = true;
    dropped[at] = true;
    asks = true;
  }

  /** Says that words are not looked for, nor beside others. */
  void ignore(Run run) {
    take(run);
    Arrays.fill(dropped, run.from(), run.to(), true);
  }

  /** Says that words are not looked for, nor beside others, and that passages of what they name count less. */
  void leaveOut(Run run, Query passages) {
    ignore(run);
    leftOutPassages.add(passages);
    Arrays.fill(leftOut, run.from(), run.to(), true);
  }

  /** Whether a word names what is to be left out. */
  boolean isLeftOut(int at) {
    return leftOut[at];
  }

  /** Whether a word says nothing. */
  boolean isDropped(int at) {
    return dropped[at];
  }

  /** Whether a word was typed with a capital. */
  boolean isCapital(int at) {
    return Character.isUpperCase(text.charAt(tokens.get(at).start()));
  }

  /** Whether an ingredient counts. */
  boolean uses(Ingredient ingredient) {
    return query.ranking().uses(ingredient);
  }

  /** What a word counts beside what its rarity says, at most 1. */
  float share(int at) {
    return shares[at];
  }

  void setShare(int at, float share) {
    shares[at] = share;
  }

  /** Whether documents that the words name count: not where the words are a part of an expression. */
  boolean namesDocuments() {
    return namesDocuments && uses(Ingredient.CONTEXT);
  }

  /** Says that the first word of a pair makes no pair, as both are looked for together already. */
  void join(int first) {
    joined.set(first);
  }

  /** Puts another word in the place of one. */
  void correct(int at, String exact, String stem) {
    Token old = tokens.get(at);
    tokens.set(at, new Token(exact, stem, null, true, old.start(), old.end()));
  }

  double weight(int at) {
    return weights[at];
  }

  void setWeight(int at, double weight) {
    weights[at] = weight;
  }

  // What they were read as.

  /** Adds something that may match. */
  void add(int start, String words, Query found) {
    items.add(new Placed(start, new Item(words, found, null)));
  }

  /** Adds something that may match, and what says it elsewhere in the document. */
  void add(int start, String words, Query found, Query elsewhere) {
    items.add(new Placed(start, new Item(words, found, elsewhere)));
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  /** What may match, of some words or of all others. */
  Set<Query> items(List<Run> runs, boolean inside) {
    Set<Query> found = new LinkedHashSet<>();
    for (Placed each : items) {
      boolean in = runs.stream()
          .anyMatch(run -> !run.isEmpty()
              && each.start() >= tokens.get(run.from()).start()
              && each.start() < tokens.get(run.to() - 1).end());
      if (in == inside) {
        found.add(each.item().query());
      }
    }
    return found;
  }

  /** Adds a stem to look for in titles and headings. */
  void addStem(String stem) {
    stems.add(stem);
  }

  void addStems(List<String> more) {
    stems.addAll(more);
  }

  void note(Note note) {
    notes.add(note);
  }

  /**
   * What was read.
   *
   * @param countries the documents of countries that are named
   * @param named the documents that are named beside what is asked
   * @param pinned what the words name as a whole, or null
   * @param small whether there are only words such as "the"
   */
  Question question(
      List<Query> countries,
      List<Question.Named> named,
      Pins.@Nullable Pinned pinned,
      boolean small) {
    items.sort(Comparator.comparingInt(Placed::start));
    // A word that is there twice counts once.
    Map<Query, Item> distinct = new LinkedHashMap<>();
    items.forEach(each -> distinct.putIfAbsent(each.item().query(), each.item()));
    return new Question(
        List.copyOf(distinct.values()),
        stems,
        pairs(),
        countries,
        leftOutPassages,
        named,
        pinned,
        // Behind a title that is put first, forms of words do not matter.
        pinned != null ? List.of() : closely(),
        asked(),
        marks,
        notes,
        asks,
        small);
  }

  /** The words in order with what they count, for a close look. */
  private List<Question.Word> closely() {
    List<Question.Word> words = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).word()) {
        words.add(new Question.Word(tokens.get(i).exact(), naming[i] ? 0 : weights[i]));
      }
    }
    return words;
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
      boolean named = naming[lastAt] && naming[i];
      if (!last.isEmpty() && !stem.isEmpty() && !joined.get(lastAt) && !named) {
        pairs.add(last + " " + stem);
      }
      last = stem;
      lastAt = i;
    }
    return pairs;
  }
}
