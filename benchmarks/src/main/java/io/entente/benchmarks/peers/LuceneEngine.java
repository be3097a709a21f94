package io.entente.benchmarks.peers;

import io.entente.benchmarks.peers.Request.Where;
import io.entente.document.DocumentInfo;
import io.entente.document.DocumentInfo.Inferred;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
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
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** What the engines of plain Lucene have in common: how they are opened, filter, and read their hits. */
abstract class LuceneEngine implements Engine {

  static final String ID = "id";
  private static final String TITLE = "title";
  static final String TEXT = "text";
  private static final String DATE = "date";
  private static final String COUNTRY = "country";
  private static final String YEAR = "year";
  static final FacetsConfig FACETS = new FacetsConfig();

  static {
    FACETS.setMultiValued(COUNTRY, true);
  }

  /** Takes texts and questions apart. */
  final Analyzer analyzer = new EnglishAnalyzer();

  private final Occur filters;
  private final Directory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final SortedSetDocValuesReaderState facetState;
  private final UnifiedHighlighter highlighter;

  /**
   * Opens an index.
   *
   * @param folder where it is
   * @param filters what sort of clause a filter becomes
   */
  LuceneEngine(Path folder, Occur filters) throws IOException {
    this.filters = filters;
    directory = FSDirectory.open(folder);
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
    facetState = new DefaultSortedSetDocValuesReaderState(reader, FACETS);
    highlighter = UnifiedHighlighter.builder(searcher, analyzer).build();
  }

  /** What the words of a request become, without its filter. */
  abstract Query query(Request request) throws IOException;

  @Override
  public final int answer(Request request, Mode mode, @Nullable List<String> texts)
      throws IOException {
    Query query = filtered(query(request), request.where(mode));
    int read = 0;
    TopDocs top;
    if (mode == Mode.FACETS) {
      FacetsCollectorManager.FacetsResult result =
          FacetsCollectorManager.search(searcher, query, TOP, new FacetsCollectorManager());
      top = result.topDocs();
      read += count(result.facetsCollector());
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

  private Query filtered(Query query, @Nullable Where where) {
    if (where == null) {
      return query;
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(query, Occur.MUST);
    if (where.country() != null) {
      all.add(new TermQuery(new Term(COUNTRY, where.country())), filters);
    }
    if (where.hasYears()) {
      long from = LocalDate.of(where.fromYear(), 1, 1).toEpochDay();
      long to = LocalDate.of(where.toYear(), 12, 31).toEpochDay();
      all.add(LongPoint.newRangeQuery(DATE, from, to), filters);
    }
    return all.build();
  }

  private int count(FacetsCollector collector) throws IOException {
    Facets facets = new SortedSetDocValuesFacetCounts(facetState, collector);
    int read = 0;
    for (String dimension : List.of(COUNTRY, YEAR)) {
      var counts =
          facetState.getOrdRange(dimension) == null ? null : facets.getTopChildren(TOP, dimension);
      for (LabelAndValue count : counts == null ? new LabelAndValue[0] : counts.labelValues) {
        read += count.label.length() + count.value.intValue();
      }
    }
    return read;
  }

  @Override
  public final void close() throws IOException {
    reader.close();
    directory.close();
    analyzer.close();
  }

  /** Writes an index. */
  abstract static class Writer implements Engine.Writer {
    final IndexWriter writer;

    private final Analyzer analyzer = new EnglishAnalyzer();
    private final FSDirectory directory;

    Writer(Path folder) throws IOException {
      directory = FSDirectory.open(folder);
      writer = new IndexWriter(directory, new IndexWriterConfig(analyzer));
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
    public final void close() throws IOException {
      writer.close();
      directory.close();
      analyzer.close();
    }
  }
}
