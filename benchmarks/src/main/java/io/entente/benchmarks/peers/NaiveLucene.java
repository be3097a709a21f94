package io.entente.benchmarks.peers;

import io.entente.document.IndexedDocument;
import io.entente.document.Passage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Lucene as one begins with it: whole documents, {@link QueryParser}, filters as required clauses that
 * score, {@link UnifiedHighlighter} over stored text. It answers with documents, not passages.
 */
final class NaiveLucene implements Engine {

  private final Analyzer analyzer = new EnglishAnalyzer();
  private final Directory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final SortedSetDocValuesReaderState facetState;
  private final UnifiedHighlighter highlighter;

  NaiveLucene(Path folder) throws IOException {
    directory = FSDirectory.open(folder);
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
    facetState = new DefaultSortedSetDocValuesReaderState(reader, HandWrittenLucene.FACETS);
    highlighter = UnifiedHighlighter.builder(searcher, analyzer).build();
  }

  @Override
  public String name() {
    return "naive Lucene";
  }

  @Override
  public boolean slow() {
    return true;
  }

  @Override
  public boolean ofPassages() {
    return false;
  }

  @Override
  public int answer(Request request, Mode mode, @Nullable List<String> texts) throws IOException {
    Query query;
    try {
      query = new QueryParser(HandWrittenLucene.TEXT, analyzer).parse(text(request));
    } catch (ParseException e) {
      throw new IOException("cannot parse " + text(request), e);
    }
    query = HandWrittenLucene.filtered(query, request.where(mode), Occur.MUST);
    return HandWrittenLucene.Hits.answer(searcher, query, mode, facetState, highlighter, texts);
  }

  private static String text(Request request) {
    return switch (request.kind()) {
      case NEAR -> '"' + String.join(" ", request.words()) + "\"~" + Request.NEAR;
      case QUESTION -> QueryParser.escape(request.question());
      default -> request.text();
    };
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
    analyzer.close();
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
      Document made = new Document();
      made.add(new StringField(HandWrittenLucene.ID, document.info().id(), Field.Store.YES));
      String text =
          document.passages().stream().map(Passage::text).collect(Collectors.joining("\n\n"));
      made.add(new TextField(HandWrittenLucene.TEXT, text, Field.Store.YES));
      HandWrittenLucene.Writer.metadata(made, document.info());
      writer.addDocument(HandWrittenLucene.FACETS.build(made));
    }

    @Override
    public void close() throws IOException {
      writer.close();
      directory.close();
      analyzer.close();
    }
  }
}
