package io.entente.internal.search;

import io.entente.analysis.TwoViews;
import io.entente.document.DocumentInfo;
import io.entente.document.IndexedDocument;
import io.entente.document.Passage;
import io.entente.internal.index.Schema;
import io.entente.internal.index.Stored;
import io.entente.internal.index.Stored.StoredPassage;
import io.entente.internal.search.GroupCollector.Ranked;
import io.entente.internal.search.Plan.Reason;
import io.entente.internal.tag.CountryTagger;
import io.entente.internal.tag.QuestionCountries;
import io.entente.query.Cursor;
import io.entente.query.FacetField;
import io.entente.query.Filter;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.query.Sort;
import io.entente.result.Explanation;
import io.entente.result.FacetCount;
import io.entente.result.Hit;
import io.entente.result.SearchResult;
import io.entente.result.Suggestion;
import io.entente.result.TotalHits;
import io.entente.result.Understanding;
import io.entente.result.Understanding.Note;
import io.entente.vocabulary.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Runs queries on one state of the index. */
public final class Searcher {

  /** Counting stops about here when the exact total was not asked for. */
  private static final int COUNTED = 1_000;

  /** With fewer hits than this, a better spelling is looked for. */
  private static final int FEW = 3;

  private static final int MAX_ALSO = 20;

  private static final SortField BY_DOCUMENT =
      new SortField(Schema.DOCUMENT, SortField.Type.STRING);
  /** Passages in order: the further the header, the earlier the passage. */
  private static final SortField BY_PASSAGE =
      new SortField(Schema.TO_HEADER, SortField.Type.LONG, true);

  private static final org.apache.lucene.search.Sort BY_SCORE = new org.apache.lucene.search.Sort(
      SortField.FIELD_SCORE, byDay(true), BY_DOCUMENT, BY_PASSAGE);
  private static final org.apache.lucene.search.Sort NEWEST =
      new org.apache.lucene.search.Sort(byDay(true), BY_DOCUMENT, BY_PASSAGE);
  private static final org.apache.lucene.search.Sort OLDEST =
      new org.apache.lucene.search.Sort(byDay(false), BY_DOCUMENT, BY_PASSAGE);

  private final Topics topics;
  private final Spelling spelling = new Spelling();
  private final QuestionReader questions;
  private final Suggester suggester;
  private final LikeThis likeThis = new LikeThis();

  /**
   * Makes a searcher.
   *
   * @param topics names the topics
   * @param countries finds countries in texts
   */
  public Searcher(Topics topics, CountryTagger countries) {
    this.topics = topics;
    LearnedTerms learned = new LearnedTerms();
    this.questions =
        new QuestionReader(learned, spelling, new QuestionCountries(countries), new Pins(learned));
    this.suggester = new Suggester(topics);
  }

  private static SortField byDay(boolean newestFirst) {
    return new SortField(Schema.DAY, SortField.Type.LONG, newestFirst, undated(newestFirst));
  }

  private static long undated(boolean newestFirst) {
    return newestFirst ? Long.MIN_VALUE : Long.MAX_VALUE;
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
    PageSearcher searcher =
        new PageSearcher(current.getIndexReader(), current.getSimilarity(), query.after());
    Plan plan = new QueryCompiler(searcher, query, questions, topics).plan();
    return run(searcher, query, plan, fingerprint(query, ""));
  }

  private SearchResult run(PageSearcher searcher, PolicyQuery query, Plan plan, int fingerprint)
      throws IOException {
    Query lucene = lucene(query, plan, null);
    Cursor after = query.after();
    if (after != null && (after.query() != fingerprint || after.sort() != query.sort())) {
      throw new IllegalArgumentException(
          "cursor was made for another query, or for another order of hits");
    }
    int firstRank = after == null ? 1 : after.rank() + 1;
    boolean byScore = query.sort() == Sort.RELEVANCE;
    List<Ranked> ranked = new ArrayList<>();
    List<Integer> ranks = new ArrayList<>();
    TotalHits total;
    int full;
    if (query.perDocument() > 0) {
      GroupCollector.Groups groups = searcher.search(
          lucene,
          new GroupCollector(
              query.topK(),
              query.perDocument(),
              byScore,
              query.sort() != Sort.OLDEST,
              after == null ? null : ranked(after)));
      for (List<Ranked> group : groups.groups()) {
        ranked.addAll(group);
        group.forEach(each -> ranks.add(firstRank + ranks.size()));
      }
      full = groups.groups().size();
      total = new TotalHits(groups.passageCount(), true);
    } else {
      int counted = query.exactTotal() ? Integer.MAX_VALUE : Math.max(COUNTED, query.topK());
      TopFieldDocs top = searcher.search(
          lucene,
          new TopFieldCollectorManager(
              order(query.sort()), query.topK(), after == null ? null : fieldDoc(after), counted));
      for (int i = 0; i < top.scoreDocs.length; i++) {
        ranked.add(ranked(query.sort(), (FieldDoc) top.scoreDocs[i]));
        ranks.add(firstRank + i);
      }
      full = ranked.size();
      total = total(top);
    }
    Facets facets = facets(searcher, query, plan, lucene);
    if (facets.total() >= 0) {
      total = new TotalHits(facets.total(), true);
    }
    List<Hit> hits = hits(searcher, ranked, ranks, query, plan, lucene);
    Cursor next = full < query.topK() || hits.isEmpty()
        ? null
        : cursor(
            searcher,
            query,
            fingerprint,
            lastGroup(ranked, query),
            hits.getLast().rank());
    return new SearchResult(
        total, hits, facets.counts(), next, understanding(searcher, query, plan, total));
  }

  /** Everything but the filters on {@code without}, whose own facet they do not narrow. */
  private static Query lucene(PolicyQuery query, Plan plan, @Nullable FacetField without) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    Query matching = plan.matching();
    if (matching != null) {
      all.add(matching, Occur.MUST);
    } else {
      all.add(new TermQuery(new Term(Schema.PASSAGE, Schema.YES)), Occur.FILTER);
      plan.reasons().forEach(reason -> all.add(reason.query(), Occur.SHOULD));
    }
    plan.excluded().forEach(excluded -> all.add(excluded, Occur.MUST_NOT));
    for (Filter filter : query.filters()) {
      if (without == null || !Filters.narrows(filter, without)) {
        all.add(Filters.filter(filter, query.infers(Inference.METADATA)), Occur.FILTER);
      }
    }
    return all.build();
  }

  private static TotalHits total(TopDocs top) {
    boolean exact =
        top.totalHits.relation() == org.apache.lucene.search.TotalHits.Relation.EQUAL_TO;
    return new TotalHits(top.totalHits.value(), exact);
  }

  private static org.apache.lucene.search.Sort order(Sort sort) {
    return switch (sort) {
      case RELEVANCE -> BY_SCORE;
      case NEWEST -> NEWEST;
      case OLDEST -> OLDEST;
    };
  }

  private static FieldDoc fieldDoc(Cursor after) {
    // Only the values are compared: no document beats the last one at equal values.
    BytesRef id = new BytesRef(after.documentId());
    Object[] values = after.sort() == Sort.RELEVANCE
        ? new Object[] {after.score(), after.day(), id, (long) after.ordinal()}
        : new Object[] {after.day(), id, (long) after.ordinal()};
    return new FieldDoc(Integer.MAX_VALUE, Float.NaN, values);
  }

  private static Ranked ranked(Cursor after) {
    return new Ranked(
        -1, after.score(), after.day(), new BytesRef(after.documentId()), after.ordinal());
  }

  private static Ranked ranked(Sort sort, FieldDoc doc) {
    Object[] values = Objects.requireNonNull(doc.fields);
    int day = sort == Sort.RELEVANCE ? 1 : 0;
    return new Ranked(
        doc.doc,
        day == 1 ? (Float) values[0] : 0,
        (Long) values[day],
        (BytesRef) values[day + 1],
        Math.toIntExact((Long) values[day + 2]));
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
      PageSearcher searcher, PolicyQuery query, int fingerprint, Ranked last, int rank) {
    return new Cursor(
        fingerprint,
        query.sort(),
        last.score(),
        last.day(),
        last.document().utf8ToString(),
        last.toHeader(),
        rank,
        searcher.statistics());
  }

  private static int fingerprint(PolicyQuery query, String example) {
    return Objects.hash(
        example,
        query.text(),
        query.perDocument(),
        query.excludingDocuments(),
        EnumSet.allOf(Inference.class).stream().filter(query::infers).toList().toString());
  }

  private Understanding understanding(
      IndexSearcher searcher, PolicyQuery query, Plan plan, TotalHits total) throws IOException {
    String better = null;
    boolean corrected =
        plan.notes().stream().anyMatch(note -> note.inference() == Inference.SPELLING);
    if (total.value() < FEW
        && !corrected
        && query.infers(Inference.SPELLING)
        && query.after() == null) {
      better = spelling.didYouMean(searcher.getIndexReader(), plan.words()).orElse(null);
    }
    return new Understanding(query.text(), plan.notes(), better);
  }

  /**
   * The facets, and how many passages match, where counting a facet has told.
   *
   * @param counts the counts by field
   * @param total the number of matches, or -1
   */
  private record Facets(Map<FacetField, List<FacetCount>> counts, long total) {}

  private Facets facets(IndexSearcher searcher, PolicyQuery query, Plan plan, Query lucene)
      throws IOException {
    Map<Query, Set<FacetField>> together = new HashMap<>();
    for (FacetField field : query.facets()) {
      Query narrowed = lucene(query, plan, field);
      together
          .computeIfAbsent(narrowed, unseen -> EnumSet.noneOf(FacetField.class))
          .add(field);
    }
    Map<FacetField, List<FacetCount>> facets = new EnumMap<>(FacetField.class);
    long total = -1;
    for (Map.Entry<Query, Set<FacetField>> entry : together.entrySet()) {
      FacetCounter.Counts counts =
          searcher.search(entry.getKey(), new FacetCounter(entry.getValue()));
      for (FacetField field : entry.getValue()) {
        facets.put(field, counts.of(field, topics));
      }
      if (entry.getKey().equals(lucene)) {
        total = counts.passageCount();
      }
    }
    return new Facets(facets, total);
  }

  private static List<Hit> hits(
      IndexSearcher searcher,
      List<Ranked> ranked,
      List<Integer> ranks,
      PolicyQuery query,
      Plan plan,
      Query lucene)
      throws IOException {
    List<Hit> hits = new ArrayList<>(ranked.size());
    Map<Integer, DocumentInfo> headers = new HashMap<>();
    Highlighter highlighter = new Highlighter(plan.views(), plan.marks());
    List<Weight> places = new ArrayList<>();
    for (Query place : plan.marks().places()) {
      places.add(searcher.createWeight(searcher.rewrite(place), ScoreMode.COMPLETE_NO_SCORES, 1));
    }
    Weight matching = query.explained()
        ? searcher.createWeight(searcher.rewrite(lucene), ScoreMode.COMPLETE_NO_SCORES, 1)
        : null;
    IndexReader reader = searcher.getIndexReader();
    for (int i = 0; i < ranked.size(); i++) {
      Ranked each = ranked.get(i);
      LeafReaderContext leaf =
          reader.leaves().get(ReaderUtil.subIndex(each.doc(), reader.leaves()));
      int doc = each.doc() - leaf.docBase;
      int header = doc + each.toHeader();
      DocumentInfo info = headers.get(leaf.docBase + header);
      if (info == null) {
        info = readInfo(leaf, header);
        headers.put(leaf.docBase + header, info);
      }
      int ordinal = info.passageCount() - each.toHeader();
      StoredPassage stored = Stored.readPassage(stored(leaf, doc), info.id(), ordinal);
      List<int[]> near = new ArrayList<>();
      for (Weight place : places) {
        near(place, leaf, doc, near);
      }
      hits.add(new Hit(
          ranks.get(i),
          each.score(),
          info,
          stored.passage(),
          stored.mentions(),
          highlighter.snippet(stored.passage().text(), near),
          matching == null ? null : also(matching, leaf, doc, header, info),
          matching == null || query.sort() != Sort.RELEVANCE
              ? null
              : explanation(searcher, plan, each)));
    }
    return hits;
  }

  private static void near(Weight place, LeafReaderContext leaf, int doc, List<int[]> near)
      throws IOException {
    Matches matches = place.matches(leaf, doc);
    MatchesIterator each = matches == null ? null : matches.getMatches(Schema.EXACT);
    while (each != null && each.next()) {
      near.add(new int[] {each.startPosition(), each.endPosition()});
    }
  }

  /** What else matches in the document whose block ends at {@code header}. */
  private static Hit.Also also(
      Weight matching, LeafReaderContext leaf, int hit, int header, DocumentInfo info)
      throws IOException {
    Scorer scorer = matching.scorer(leaf);
    int count = 0;
    List<String> ids = new ArrayList<>();
    if (scorer != null) {
      DocIdSetIterator each = scorer.iterator();
      int first = header - info.passageCount();
      for (int doc = each.advance(first); doc < header; doc = each.nextDoc()) {
        if (doc != hit) {
          count++;
          if (ids.size() < MAX_ALSO) {
            ids.add(Stored.readPassage(stored(leaf, doc), info.id(), doc - first)
                .passage()
                .id());
          }
        }
      }
    }
    return new Hit.Also(count, ids);
  }

  private static Explanation explanation(IndexSearcher searcher, Plan plan, Ranked hit)
      throws IOException {
    List<Explanation> parts = new ArrayList<>();
    double left = hit.score();
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
    PageSearcher searcher =
        new PageSearcher(current.getIndexReader(), current.getSimilarity(), options.after());
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
    Plan.Marks marks = Plan.Marks.empty();
    marks.terms().addAll(like.stems());
    Note note = new Note(
        null, "", "", "looks for passages with the words " + String.join(", ", like.words()));
    Reason reason = new Reason("words it has in common", like.query());
    return run(
        searcher,
        options,
        new Plan(
            like.query(),
            excluded,
            List.of(reason),
            marks,
            List.of(note),
            List.of(),
            new TwoViews()),
        fingerprint(options, text));
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
    IndexReader reader = searcher.getIndexReader();
    int doc = found.scoreDocs[0].doc;
    LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
    int at = doc - leaf.docBase;
    DocumentInfo info = readInfo(leaf, at);
    List<Passage> passages = new ArrayList<>();
    List<List<String>> mentions = new ArrayList<>();
    BinaryDocValues values = DocValues.getBinary(leaf.reader(), Schema.STORED);
    for (int ordinal = 0; ordinal < info.passageCount(); ordinal++) {
      values.advanceExact(at - info.passageCount() + ordinal);
      StoredPassage stored = Stored.readPassage(values.binaryValue(), info.id(), ordinal);
      passages.add(stored.passage());
      mentions.add(stored.mentions());
    }
    return Optional.of(new IndexedDocument(info, passages, mentions));
  }

  private static DocumentInfo readInfo(LeafReaderContext leaf, int header) throws IOException {
    return Stored.readInfo(stored(leaf, header));
  }

  private static BytesRef stored(LeafReaderContext leaf, int doc) throws IOException {
    BinaryDocValues values = DocValues.getBinary(leaf.reader(), Schema.STORED);
    values.advanceExact(doc);
    return values.binaryValue();
  }
}
