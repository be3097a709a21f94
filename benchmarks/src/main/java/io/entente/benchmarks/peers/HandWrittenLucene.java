package io.entente.benchmarks.peers;

import io.entente.benchmarks.peers.Request.Where;
import io.entente.document.DocumentInfo;
import io.entente.document.DocumentInfo.Inferred;
import io.entente.document.IndexedDocument;
import io.entente.document.Passage;
import io.entente.document.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Lucene as an expert writes it at the first attempt: a Lucene document a passage, {@link EnglishAnalyzer},
 * its own BM25, stored fields for all that is shown, {@link UnifiedHighlighter}, filters in filter clauses,
 * facets from sorted-set doc values. As with Entente, a title is searched with the first passage of its
 * document, a heading with the first below it.
 */
final class HandWrittenLucene implements Engine {

  static final String ID = "id";
  static final String TITLE = "title";
  static final String TEXT = "text";
  static final String DATE = "date";
  static final String COUNTRY = "country";
  static final String YEAR = "year";
  static final FacetsConfig FACETS = new FacetsConfig();

  static {
    FACETS.setMultiValued(COUNTRY, true);
  }

  private final Analyzer analyzer = new EnglishAnalyzer();
  private final Directory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final SortedSetDocValuesReaderState facetState;
  private final UnifiedHighlighter highlighter;

  HandWrittenLucene(Path folder) throws IOException {
    directory = FSDirectory.open(folder);
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
    facetState = new DefaultSortedSetDocValuesReaderState(reader, FACETS);
    highlighter = UnifiedHighlighter.builder(searcher, analyzer).build();
  }

  @Override
  public String name() {
    return "hand-written Lucene";
  }

  @Override
  public int answer(Request request, Mode mode, @Nullable List<String> texts) throws IOException {
    Query query = filtered(query(request), request.where(mode), Occur.FILTER);
    return Hits.answer(searcher, query, mode, facetState, highlighter, texts);
  }

  private Query query(Request request) {
    QueryBuilder builder = new QueryBuilder(analyzer);
    Query query = switch (request.kind()) {
      case TERM, ANY_OF ->
        builder.createBooleanQuery(TEXT, String.join(" ", request.words()), Occur.SHOULD);
      case PHRASE -> builder.createPhraseQuery(TEXT, String.join(" ", request.words()));
      case EXCLUSION ->
        new BooleanQuery.Builder()
            .add(builder.createBooleanQuery(TEXT, String.join(" ", request.admitted())), Occur.MUST)
            .add(builder.createBooleanQuery(TEXT, request.words().getLast()), Occur.MUST_NOT)
            .build();
      case QUESTION -> builder.createBooleanQuery(TEXT, request.question(), Occur.SHOULD);
      case NEAR -> near(builder, request.words().getFirst(), request.words().getLast());
    };
    return query == null ? new MatchNoDocsQuery("no word") : query;
  }

  /** The words score; that they are near admits. */
  private static Query near(QueryBuilder builder, String first, String second) {
    Query left = builder.createBooleanQuery(TEXT, first);
    Query right = builder.createBooleanQuery(TEXT, second);
    IntervalsSource near =
        Intervals.maxgaps(Request.NEAR, Intervals.unordered(interval(left), interval(right)));
    return new BooleanQuery.Builder()
        .add(left, Occur.MUST)
        .add(right, Occur.MUST)
        .add(new IntervalQuery(TEXT, near), Occur.FILTER)
        .build();
  }

  private static IntervalsSource interval(Query query) {
    return Intervals.term(((TermQuery) query).getTerm().bytes());
  }

  /** The query with the filter in clauses of that sort. */
  static Query filtered(Query query, @Nullable Where where, Occur occur) {
    if (where == null) {
      return query;
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(query, Occur.MUST);
    if (where.country() != null) {
      all.add(new TermQuery(new Term(COUNTRY, where.country())), occur);
    }
    if (where.hasYears()) {
      long from = LocalDate.of(where.fromYear(), 1, 1).toEpochDay();
      long to = LocalDate.of(where.toYear(), 12, 31).toEpochDay();
      all.add(LongPoint.newRangeQuery(DATE, from, to), occur);
    }
    return all.build();
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
    analyzer.close();
  }

  /** Reads hits, whichever Lucene documents they are. */
  static final class Hits {
    private Hits() {}

    static int answer(
        IndexSearcher searcher,
        Query query,
        Mode mode,
        SortedSetDocValuesReaderState facetState,
        UnifiedHighlighter highlighter,
        @Nullable List<String> texts)
        throws IOException {
      int read = 0;
      TopDocs top;
      if (mode == Mode.FACETS) {
        FacetsCollectorManager.FacetsResult result =
            FacetsCollectorManager.search(searcher, query, TOP, new FacetsCollectorManager());
        top = result.topDocs();
        read += count(facetState, result.facetsCollector());
      } else {
        top = searcher.search(query, TOP);
      }
      StoredFields stored = searcher.storedFields();
      for (ScoreDoc hit : top.scoreDocs) {
        Document document = stored.document(hit.doc);
        for (IndexableField field : document) {
          String value = field.stringValue();
          read += value == null ? 0 : value.length();
        }
        if (texts != null) {
          texts.add(document.get(TEXT));
        }
      }
      if (mode == Mode.SNIPPETS) {
        for (String snippet : highlighter.highlight(TEXT, query, top)) {
          read += snippet == null ? 0 : snippet.length();
        }
      }
      return read;
    }

    private static int count(SortedSetDocValuesReaderState state, FacetsCollector collector)
        throws IOException {
      Facets facets = new SortedSetDocValuesFacetCounts(state, collector);
      int read = 0;
      for (String dimension : List.of(COUNTRY, YEAR)) {
        var counts =
            state.getOrdRange(dimension) == null ? null : facets.getTopChildren(TOP, dimension);
        for (LabelAndValue count : counts == null ? new LabelAndValue[0] : counts.labelValues) {
          read += count.label.length() + count.value.intValue();
        }
      }
      return read;
    }
  }

  /** Writes the index. */
  static final class Writer implements Engine.Writer {
    private final Analyzer analyzer = new EnglishAnalyzer();
    private final FSDirectory directory;
    private final IndexWriter writer;

    Writer(Path folder) throws IOException {
      directory = FSDirectory.open(folder);
      writer = new IndexWriter(directory, new IndexWriterConfig(analyzer));
    }

    @Override
    public void add(IndexedDocument document) throws IOException {
      List<Document> passages = new ArrayList<>();
      String lastHeading = "";
      for (Passage passage : document.passages()) {
        Document made = new Document();
        made.add(new StringField(ID, passage.documentId() + "#" + passage.id(), Field.Store.YES));
        made.add(new TextField(TEXT, passage.text(), Field.Store.YES));
        if (passages.isEmpty()) {
          made.add(new TextField(TEXT, document.info().title(), Field.Store.NO));
        }
        if (!passage.heading().equals(lastHeading)) {
          made.add(new TextField(TEXT, passage.heading(), Field.Store.NO));
          lastHeading = passage.heading();
        }
        made.add(new StoredField("path", String.join(Section.SEPARATOR, passage.path())));
        made.add(new StoredField("heading", passage.heading()));
        metadata(made, document.info());
        passages.add(FACETS.build(made));
      }
      writer.addDocuments(passages);
    }

    /** What is known of a document: all is shown and counted, what it states is filtered by. */
    static void metadata(Document made, DocumentInfo info) {
      made.add(new StoredField(TITLE, info.title()));
      for (String country : info.countries()) {
        made.add(new StoredField("countries", country));
        made.add(new SortedSetDocValuesFacetField(COUNTRY, country));
        if (!info.inferred().contains(Inferred.COUNTRIES)) {
          made.add(new StringField(COUNTRY, new BytesRef(country), Field.Store.NO));
        }
      }
      info.topics().forEach(topic -> made.add(new StoredField("topics", topic)));
      if (info.date() != null) {
        LocalDate first = Objects.requireNonNull(info.date()).first();
        made.add(new StoredField("day", Objects.requireNonNull(info.date()).toString()));
        made.add(new SortedSetDocValuesFacetField(YEAR, Integer.toString(first.getYear())));
        if (!info.inferred().contains(Inferred.DATE)) {
          made.add(new LongPoint(DATE, first.toEpochDay()));
        }
      }
    }

    @Override
    public void close() throws IOException {
      writer.close();
      directory.close();
      analyzer.close();
    }
  }
}
