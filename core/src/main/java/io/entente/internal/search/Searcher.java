package io.entente.internal.search;

import io.entente.document.DocumentInfo;
import io.entente.document.IndexedDocument;
import io.entente.document.Passage;
import io.entente.internal.index.Schema;
import io.entente.internal.index.Stored;
import io.entente.internal.index.Stored.StoredPassage;
import io.entente.query.Cursor;
import io.entente.query.FacetField;
import io.entente.query.PolicyQuery;
import io.entente.query.Sort;
import io.entente.result.FacetCount;
import io.entente.result.Hit;
import io.entente.result.SearchResult;
import io.entente.result.TotalHits;
import io.entente.vocabulary.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.BytesRef;

/** Runs queries on one state of the index. */
public final class Searcher {

  /** Counting stops about here when the exact total was not asked for. */
  private static final int COUNTED = 1_000;

  private static final SortField BY_DOCUMENT =
      new SortField(Schema.DOCUMENT, SortField.Type.STRING);
  /** Passages in order: the further the header, the earlier the passage. */
  private static final SortField BY_PASSAGE =
      new SortField(Schema.TO_HEADER, SortField.Type.LONG, true);

  private static final org.apache.lucene.search.Sort BY_SCORE =
      new org.apache.lucene.search.Sort(SortField.FIELD_SCORE, BY_DOCUMENT, BY_PASSAGE);
  private static final org.apache.lucene.search.Sort NEWEST = byDay(true);
  private static final org.apache.lucene.search.Sort OLDEST = byDay(false);

  private final QueryCompiler compiler;
  private final Highlighter highlighter;
  private final Topics topics;

  /**
   * Makes a searcher.
   *
   * @param stemmed the analyzer of the stemmed view
   * @param exact the analyzer of the exact view
   * @param topics names the topics in facets
   */
  public Searcher(Analyzer stemmed, Analyzer exact, Topics topics) {
    this.compiler = new QueryCompiler(stemmed, exact);
    this.highlighter = new Highlighter(stemmed, exact);
    this.topics = topics;
  }

  private static org.apache.lucene.search.Sort byDay(boolean newestFirst) {
    SortField day =
        new SortField(Schema.DAY, SortField.Type.LONG, newestFirst, undated(newestFirst));
    return new org.apache.lucene.search.Sort(day, BY_DOCUMENT, BY_PASSAGE);
  }

  private static long undated(boolean newestFirst) {
    return newestFirst ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  /**
   * Answers a query.
   *
   * @param searcher the state of the index
   * @param query the query
   * @return the result
   * @throws IOException if the index cannot be read
   */
  public SearchResult search(IndexSearcher searcher, PolicyQuery query) throws IOException {
    QueryCompiler.Terms terms = compiler.terms(query.text());
    Query lucene = compiler.compile(query, terms, null);
    Sort sort = query.sort() == Sort.RELEVANCE && !terms.scores() ? Sort.NEWEST : query.sort();
    Cursor after = query.after();
    if (after != null && after.sort() != sort) {
      throw new IllegalArgumentException(
          "cursor is for sort " + after.sort() + ", this search sorts by " + sort);
    }
    FieldDoc from = after == null ? null : fieldDoc(after);
    int counted = query.exactTotal() ? Integer.MAX_VALUE : Math.max(COUNTED, query.topK());
    TopFieldDocs top = searcher.search(
        lucene, new TopFieldCollectorManager(lucene(sort), query.topK(), from, counted));
    Facets facets = facets(searcher, query, terms, lucene);
    int firstRank = after == null ? 1 : after.rank() + 1;
    List<Hit> hits = hits(searcher.getIndexReader(), top, terms, firstRank);
    Cursor next = hits.size() < query.topK() ? null : cursor(sort, hits.getLast());
    TotalHits total = facets.total() < 0 ? total(top) : new TotalHits(facets.total(), true);
    return new SearchResult(total, hits, facets.counts(), next);
  }

  private static TotalHits total(TopDocs top) {
    boolean exact =
        top.totalHits.relation() == org.apache.lucene.search.TotalHits.Relation.EQUAL_TO;
    return new TotalHits(top.totalHits.value(), exact);
  }

  private static org.apache.lucene.search.Sort lucene(Sort sort) {
    return switch (sort) {
      case RELEVANCE -> BY_SCORE;
      case NEWEST -> NEWEST;
      case OLDEST -> OLDEST;
    };
  }

  private static FieldDoc fieldDoc(Cursor after) {
    // Only the values are compared: no document beats the last one at equal values.
    Object key = after.sort() == Sort.RELEVANCE
        ? (Object) (float) Double.longBitsToDouble(after.key())
        : (Object) after.key();
    Object[] values = {key, new BytesRef(after.documentId()), (long) after.ordinal()};
    return new FieldDoc(Integer.MAX_VALUE, Float.NaN, values);
  }

  private static Cursor cursor(Sort sort, Hit last) {
    Passage passage = last.passage();
    DocumentInfo info = last.document();
    long key = switch (sort) {
      case RELEVANCE -> Double.doubleToLongBits(last.score());
      case NEWEST, OLDEST ->
        info.date() == null ? undated(sort == Sort.NEWEST) : info.date().first().toEpochDay();
    };
    return new Cursor(sort, key, info.id(), info.passageCount() - passage.ordinal(), last.rank());
  }

  /**
   * The facets, and how many passages match, where counting a facet has told.
   *
   * @param counts the counts by field
   * @param total the number of matches, or -1
   */
  private record Facets(Map<FacetField, List<FacetCount>> counts, long total) {}

  private Facets facets(
      IndexSearcher searcher, PolicyQuery query, QueryCompiler.Terms terms, Query lucene)
      throws IOException {
    Map<Query, Set<FacetField>> together = new HashMap<>();
    for (FacetField field : query.facets()) {
      Query narrowed = compiler.compile(query, terms, field);
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

  private List<Hit> hits(
      IndexReader reader, TopFieldDocs top, QueryCompiler.Terms terms, int firstRank)
      throws IOException {
    List<Hit> hits = new ArrayList<>(top.scoreDocs.length);
    Map<Integer, DocumentInfo> headers = new HashMap<>();
    for (int i = 0; i < top.scoreDocs.length; i++) {
      int doc = top.scoreDocs[i].doc;
      LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
      int header = doc - leaf.docBase + toHeader(leaf, doc - leaf.docBase);
      DocumentInfo info = headers.get(leaf.docBase + header);
      if (info == null) {
        info = readInfo(leaf, header);
        headers.put(leaf.docBase + header, info);
      }
      int ordinal = info.passageCount() - (header - (doc - leaf.docBase));
      StoredPassage stored =
          Stored.readPassage(stored(leaf, doc - leaf.docBase), info.id(), ordinal);
      hits.add(new Hit(
          firstRank + i,
          score((FieldDoc) top.scoreDocs[i]),
          info,
          stored.passage(),
          stored.mentions(),
          highlighter.snippet(stored.passage().text(), terms)));
    }
    return hits;
  }

  private static float score(FieldDoc doc) {
    Object first = doc.fields == null ? null : doc.fields[0];
    return first instanceof Float score ? score : 0f;
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

  private static int toHeader(LeafReaderContext leaf, int doc) throws IOException {
    NumericDocValues distance = DocValues.getNumeric(leaf.reader(), Schema.TO_HEADER);
    distance.advanceExact(doc);
    return Math.toIntExact(distance.longValue());
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
