package io.entente.internal.search;

import io.entente.analysis.TwoViews;
import io.entente.document.DocumentInfo;
import io.entente.document.IndexedDocument;
import io.entente.document.Passage;
import io.entente.document.Trait;
import io.entente.internal.facet.FacetCounter;
import io.entente.internal.facet.FacetSearch;
import io.entente.internal.index.PolicySimilarity;
import io.entente.internal.index.Schema;
import io.entente.internal.index.Stored;
import io.entente.internal.index.Stored.StoredPassage;
import io.entente.internal.question.Marks;
import io.entente.internal.question.Pins;
import io.entente.internal.question.QuestionReader;
import io.entente.internal.question.Spelling;
import io.entente.internal.ranking.Ranked;
import io.entente.internal.ranking.Ranker;
import io.entente.internal.ranking.Recurrence;
import io.entente.internal.reader.Filters;
import io.entente.internal.reader.LearnedTerms;
import io.entente.internal.reader.PageSearcher;
import io.entente.internal.reader.StoredReader;
import io.entente.internal.search.Plan.Reason;
import io.entente.internal.tag.CountryTagger;
import io.entente.internal.tag.QuestionCountries;
import io.entente.query.Cursor;
import io.entente.query.Filter;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.query.Ranking;
import io.entente.query.Ranking.Ingredient;
import io.entente.query.Sort;
import io.entente.result.Explanation;
import io.entente.result.Hit;
import io.entente.result.SearchResult;
import io.entente.result.Snippet;
import io.entente.result.Suggestion;
import io.entente.result.TotalHits;
import io.entente.result.Understanding;
import io.entente.result.Understanding.Note;
import io.entente.vocabulary.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Predicate;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalIterator;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Runs queries on one state of the index. */
public final class Searcher {

  /** With fewer hits than this, a better spelling is looked for. */
  private static final int FEW = 3;

  private static final int MAX_ALSO = 20;

  /** As many as search at once. */
  private static final int KEPT = 8;

  /** What a cursor remembers where phrases are read as words. */
  private static final String LOOSE = "phrases as words";

  private static final Ingredient[] INGREDIENTS = Ingredient.values();
  private static final Trait.Kind[] KINDS = Trait.Kind.values();
  private static final Inference[] INFERENCES = Inference.values();

  private static final Snippet NO_SNIPPET = new Snippet("", 0, List.of(), false, false);

  private final Topics topics;
  private final Spelling spelling = new Spelling();
  private final QuestionReader questions;
  private final Suggester suggester;
  private final LikeThis likeThis = new LikeThis();
  private final StoredReader.Pool stored = new StoredReader.Pool();
  /** What earlier searches took words apart with. */
  private final Deque<TwoViews> spare = new ConcurrentLinkedDeque<>();

  /**
   * Makes a searcher.
   *
   * @param topics names the topics
   * @param countries finds countries in texts
   */
  public Searcher(Topics topics, CountryTagger countries) {
    this.topics = topics;
    LearnedTerms learned = new LearnedTerms();
    this.questions = new QuestionReader(
        learned, spelling, new QuestionCountries(countries), new Pins(learned, stored));
    this.suggester = new Suggester(topics);
  }

  /**
   * Answers a query.
   *
   * @param current the state of the index
   * @param query the query
   * @return the result
   * @throws IOException if the index cannot be read
   */
  public SearchResult search(IndexSearcher current, PolicyQuery query) throws IOException {
    TwoViews left = spare.poll();
    TwoViews views = left == null ? new TwoViews() : left;
    SearchResult found = search(current, query, views);
    if (spare.size() < KEPT) {
      spare.push(views);
    }
    return found;
  }

  private SearchResult search(IndexSearcher current, PolicyQuery query, TwoViews views)
      throws IOException {
    PageSearcher searcher = searcher(current, query, query.after());
    String text = query.text();
    if (!searcher.goesOn() || !searcher.holds(LOOSE, false)) {
      Plan plan = new QueryCompiler(searcher, query, questions, topics, views).plan();
      SearchResult found = run(searcher, query, plan, text, "");
      if (!found.hits().isEmpty() || searcher.goesOn()) {
        return found;
      }
      PageSearcher again = searcher(current, query, null);
      Plan loose = new QueryCompiler(again, query, questions, topics, views).loosePlan();
      if (loose == null) {
        return found;
      }
      again.holds(LOOSE, true);
      return run(again, query, loose, text, "");
    }
    Plan loose = new QueryCompiler(searcher, query, questions, topics, views).loosePlan();
    return run(searcher, query, Objects.requireNonNull(loose), text, "");
  }

  private static PageSearcher searcher(
      IndexSearcher current, PolicyQuery query, @Nullable Cursor after) {
    Ranking ranking = query.ranking();
    PolicySimilarity similarity = new PolicySimilarity(
        ranking.uses(Ingredient.LENGTH), Schema.CLUSTERS * ranking.weight(Ingredient.CLUSTERS));
    return new PageSearcher(current.getIndexReader(), similarity, after);
  }

  private SearchResult run(
      PageSearcher searcher, PolicyQuery query, Plan plan, String text, String example)
      throws IOException {
    int fingerprint = fingerprint(query, text, example);
    Query lucene = lucene(query, plan, filter -> true);
    Cursor after = query.after();
    if (after != null && (after.query() != fingerprint || after.sort() != query.sort())) {
      throw new IllegalArgumentException(
          "cursor was made for another query, or for another order of hits");
    }
    Ranker ranker;
    Ranker.Page page;
    List<Hit> hits;
    FacetSearch facetSearch = new FacetSearch(query);
    // What has places is slow to match, so its facets are counted along, without skipping anything.
    FacetCounter along = plan.marks().hasPlaces() ? facetSearch.along(searcher) : null;
    try (StoredReader reader = stored.reader(searcher.getIndexReader())) {
      ranker = new Ranker(searcher, query, plan.look(), lucene, reader, along);
      page = ranker.page();
      hits = hits(searcher, reader, ranker, page, query, plan, lucene);
    }
    FacetSearch.Facets facets = facetSearch.count(
        searcher, lucene(query, plan, facetSearch::narrowsAll), ranker.counts(), topics);
    TotalHits total = facets.total() >= 0 ? new TotalHits(facets.total(), true) : page.total();
    Cursor next = page.more()
        ? cursor(
            searcher, ranker, query, fingerprint, lastGroup(page.hits(), query), hits.getLast())
        : null;
    return new SearchResult(
        total, hits, facets.counts(), next, understanding(searcher, query, plan, text, total));
  }

  /** Everything, with some of the filters. */
  private static Query lucene(PolicyQuery query, Plan plan, Predicate<Filter> used) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    Query matching = plan.matching();
    if (matching != null && plan.excluded().isEmpty() && query.filters().isEmpty()) {
      return matching;
    }
    if (matching != null) {
      all.add(matching, Occur.MUST);
    } else {
      all.add(new TermQuery(new Term(Schema.PASSAGE, Schema.YES)), Occur.FILTER);
      plan.reasons().forEach(reason -> all.add(reason.query(), Occur.SHOULD));
    }
    plan.excluded().forEach(excluded -> all.add(excluded, Occur.MUST_NOT));
    Set<Filter> filters = new LinkedHashSet<>(query.filters());
    filters.removeIf(used.negate());
    if (!filters.isEmpty()) {
      all.add(Filters.all(filters, query.infers(Inference.METADATA)), Occur.FILTER);
    }
    return all.build();
  }

  /** The hit that stands for the last page: the last, or the best of the last document. */
  private static Ranked lastGroup(List<Ranked> ranked, PolicyQuery query) {
    Ranked last = ranked.getLast();
    if (query.perDocument() > 0) {
      for (Ranked each : ranked) {
        if (each.document().equals(last.document())) {
          return each;
        }
      }
    }
    return last;
  }

  private static Cursor cursor(
      PageSearcher searcher,
      Ranker ranker,
      PolicyQuery query,
      int fingerprint,
      Ranked last,
      Hit shown) {
    return new Cursor(
        fingerprint,
        query.sort(),
        last.score(),
        last.day(),
        shown.document().id(),
        last.toHeader(),
        shown.rank(),
        ranker.window(),
        searcher.statistics());
  }

  /** What a page has to agree in with the one before it; the same in every process. */
  private static int fingerprint(PolicyQuery query, String text, String example) {
    int hash = Objects.hash(example, text, query.perDocument(), query.excludingDocuments());
    for (Ingredient ingredient : INGREDIENTS) {
      hash = 31 * hash + Double.hashCode(query.ranking().weight(ingredient));
    }
    for (Trait.Kind kind : KINDS) {
      hash = 31 * hash + Double.hashCode(query.ranking().factor(kind));
    }
    for (Inference inference : INFERENCES) {
      hash = 31 * hash + Boolean.hashCode(query.infers(inference));
    }
    return hash;
  }

  private Understanding understanding(
      IndexSearcher searcher, PolicyQuery query, Plan plan, String text, TotalHits total)
      throws IOException {
    String better = null;
    if (total.value() < FEW
        && plan.notes().stream().noneMatch(note -> note.inference() == Inference.SPELLING)
        && query.infers(Inference.SPELLING)
        && query.after() == null) {
      better = spelling.didYouMean(searcher.getIndexReader(), plan.words()).orElse(null);
    }
    return new Understanding(text, plan.notes(), better);
  }

  /** With what shows only in the whole index. */
  private static List<Trait> traits(
      IndexReader reader, StoredReader stored, Ranked hit, List<Trait> known) throws IOException {
    Trait often = Recurrence.trait(reader, stored.fingerprint(hit.doc()));
    if (often == null) {
      return known;
    }
    List<Trait> all = new ArrayList<>(known);
    all.add(often);
    return all;
  }

  private List<Hit> hits(
      IndexSearcher searcher,
      StoredReader stored,
      Ranker ranker,
      Ranker.Page page,
      PolicyQuery query,
      Plan plan,
      Query lucene)
      throws IOException {
    List<Hit> hits = new ArrayList<>(page.hits().size());
    Highlighter highlighter = new Highlighter(plan.views(), plan.marks());
    Set<IntervalsSource> places = query.snippets() ? plan.marks().places() : Set.of();
    Weight matching = query.explained()
        ? searcher.createWeight(searcher.rewrite(lucene), ScoreMode.COMPLETE_NO_SCORES, 1)
        : null;
    IndexReader reader = searcher.getIndexReader();
    for (int i = 0; i < page.hits().size(); i++) {
      Ranked each = page.hits().get(i);
      LeafReaderContext leaf =
          reader.leaves().get(ReaderUtil.subIndex(each.doc(), reader.leaves()));
      int doc = each.doc() - leaf.docBase;
      DocumentInfo info = stored.info(each.header());
      int ordinal = info.passageCount() - each.toHeader();
      StoredPassage found =
          Stored.readPassage(stored.passage(each.doc(), each.header()), info.id(), ordinal);
      List<int[]> near = new ArrayList<>();
      for (IntervalsSource place : places) {
        near(place, leaf, doc, near);
      }
      hits.add(new Hit(
          page.ranks().get(i),
          each.score(),
          info,
          found.passage(),
          found.mentions(),
          query.explained() ? traits(reader, stored, each, found.traits()) : found.traits(),
          query.snippets()
              ? highlighter.snippet(found.passage().text(), found.traits(), near)
              : NO_SNIPPET,
          copies(stored, ranker.second().copies(each.doc())),
          matching == null ? null : also(matching, leaf, stored, each, info),
          matching == null || query.sort() != Sort.RELEVANCE
              ? null
              : explanation(searcher, ranker, plan, query, each, found.traits())));
    }
    return hits;
  }

  /** Adds the first and the last position of what is near each other. */
  private static void near(IntervalsSource place, LeafReaderContext leaf, int doc, List<int[]> near)
      throws IOException {
    IntervalIterator each = place.intervals(Schema.EXACT, leaf);
    if (each != null && each.advance(doc) == doc) {
      while (each.nextInterval() != IntervalIterator.NO_MORE_INTERVALS) {
        near.add(new int[] {each.start(), each.end()});
      }
    }
  }

  /** What else matches in the document of a hit. */
  private static Hit.Also also(
      Weight matching, LeafReaderContext leaf, StoredReader stored, Ranked hit, DocumentInfo info)
      throws IOException {
    Scorer scorer = matching.scorer(leaf);
    int count = 0;
    List<String> ids = new ArrayList<>();
    if (scorer != null) {
      DocIdSetIterator each = scorer.iterator();
      int header = hit.doc() + hit.toHeader() - leaf.docBase;
      int first = header - info.passageCount();
      for (int doc = each.advance(first); doc < header; doc = each.nextDoc()) {
        if (doc != hit.doc() - leaf.docBase) {
          count++;
          if (ids.size() < MAX_ALSO) {
            ids.add(Stored.passageId(stored.passage(leaf.docBase + doc, hit.header())));
          }
        }
      }
    }
    return new Hit.Also(count, ids);
  }

  private static List<Hit.Copy> copies(StoredReader stored, List<Ranked> copies)
      throws IOException {
    if (copies.isEmpty()) {
      return List.of();
    }
    List<Hit.Copy> read = new ArrayList<>(copies.size());
    for (Ranked copy : copies) {
      DocumentInfo info = stored.info(copy.header());
      read.add(new Hit.Copy(
          info.id(), Stored.passageId(stored.passage(copy.doc(), copy.header())), info.title()));
    }
    return read;
  }

  private static Explanation explanation(
      IndexSearcher searcher,
      Ranker ranker,
      Plan plan,
      PolicyQuery query,
      Ranked hit,
      List<Trait> traits)
      throws IOException {
    List<Explanation> parts = new ArrayList<>();
    double left = ranker.first(hit);
    double factor = 1;
    String why = "";
    for (Trait trait : traits) {
      double own = query.ranking().factor(trait.kind());
      if (own < factor && left < Pins.FIRST) {
        factor = own;
        why = trait.kind().id() + ": " + trait.reason();
      }
    }
    if (factor < 1) {
      double lowered = left - left / factor;
      parts.add(new Explanation(
          String.format(Locale.ROOT, "counts %.2f times, as %s", factor, why), lowered, List.of()));
      left -= lowered;
    }
    for (Reason reason : plan.reasons()) {
      var explained = searcher.explain(reason.query(), hit.doc());
      if (explained.isMatch() && explained.getValue().doubleValue() > 0) {
        double value = explained.getValue().doubleValue();
        parts.add(new Explanation(reason.words(), value, List.of()));
        left -= value;
        if (value >= hit.score()) {
          break;
        }
      }
    }
    parts.addAll(ranker.second().parts(hit.doc()));
    if (Math.abs(left) > Math.max(1e-3, 1e-4 * hit.score())) {
      parts.add(new Explanation("the rest", left, List.of()));
    }
    return new Explanation("score", hit.score(), parts);
  }

  /**
   * Completes what is being typed.
   *
   * @param current the state of the index
   * @param typed what was typed so far
   * @param limit the most suggestions
   * @return the suggestions, best first
   * @throws IOException if the index cannot be read
   */
  public List<Suggestion> suggest(IndexSearcher current, String typed, int limit)
      throws IOException {
    return suggester.suggest(
        current, typed, limit, (prefix, most) -> questions.acronyms(current, prefix, most));
  }

  /**
   * Finds passages like a text.
   *
   * @param current the state of the index
   * @param text the text
   * @param options filters, order and the like; its expression does not matter
   * @param without the passage that is not to be found, or null
   * @return the result
   * @throws IOException if the index cannot be read
   */
  public SearchResult like(
      IndexSearcher current, String text, PolicyQuery options, @Nullable Passage without)
      throws IOException {
    PageSearcher searcher = searcher(current, options, options.after());
    List<Query> excluded = new ArrayList<>();
    if (without != null) {
      int passageCount = document(current, without.documentId())
          .map(document -> document.passages().size())
          .orElse(0);
      excluded.add(new BooleanQuery.Builder()
          .add(new TermQuery(new Term(Schema.DOCUMENT, without.documentId())), Occur.FILTER)
          .add(
              NumericDocValuesField.newSlowExactQuery(
                  Schema.TO_HEADER, passageCount - without.ordinal()),
              Occur.FILTER)
          .build());
    }
    LikeThis.Like like = likeThis.like(current.getIndexReader(), text);
    Marks marks = Marks.empty();
    marks.terms().addAll(like.stems());
    List<Note> notes = new ArrayList<>();
    notes.add(new Note(
        null, "", "", "looks for passages with the words " + String.join(", ", like.words())));
    notes.addAll(UnknownValues.notes(current.getIndexReader(), topics, options.filters()));
    Reason reason = new Reason("words it has in common", like.query());
    return run(
        searcher,
        options,
        new Plan(
            like.query(), excluded, List.of(reason), marks, notes, List.of(), null, new TwoViews()),
        options.text(),
        text);
  }

  /**
   * Looks a document up by its id.
   *
   * @param searcher the state of the index
   * @param id the document's id
   * @return its metadata and passages, or empty if there is no such document
   * @throws IOException if the index cannot be read
   */
  public Optional<IndexedDocument> document(IndexSearcher searcher, String id) throws IOException {
    Query header = new BooleanQuery.Builder()
        .add(new TermQuery(new Term(Schema.DOCUMENT, id)), Occur.FILTER)
        .add(new TermQuery(new Term(Schema.HEADER, Schema.YES)), Occur.FILTER)
        .build();
    TopDocs found = searcher.search(header, 1);
    if (found.scoreDocs.length == 0) {
      return Optional.empty();
    }
    int at = found.scoreDocs[0].doc;
    List<Passage> passages = new ArrayList<>();
    List<List<String>> mentions = new ArrayList<>();
    List<List<Trait>> traits = new ArrayList<>();
    try (StoredReader reader = stored.reader(searcher.getIndexReader())) {
      DocumentInfo info = reader.info(at);
      for (int ordinal = 0; ordinal < info.passageCount(); ordinal++) {
        StoredPassage passage = Stored.readPassage(
            reader.passage(at - info.passageCount() + ordinal, at), info.id(), ordinal);
        passages.add(passage.passage());
        mentions.add(passage.mentions());
        traits.add(passage.traits());
      }
      return Optional.of(new IndexedDocument(info, passages, mentions, traits));
    }
  }
}
