package io.entente.benchmarks.relevance;

import io.entente.PolicyIndex;
import io.entente.document.IndexedDocument;
import io.entente.document.Passage;
import io.entente.query.Cursor;
import io.entente.query.PolicyQuery;
import io.entente.result.SearchResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;

/**
 * Lucene as one would begin with it: {@link EnglishAnalyzer}, its own BM25, a document a passage, any word
 * of the question. The passages are those of an index of Entente, and a filter admits those that it
 * admits there.
 */
final class PlainLucene implements Ranker, AutoCloseable {

  private static final String ID = "id";
  private static final String DOCUMENT = "document";
  private static final String PASSAGE = "passage";
  private static final String TEXT = "text";

  private final PolicyIndex entente;
  private final Analyzer analyzer = new EnglishAnalyzer();
  private final Directory directory;
  private final Map<String, Query> filters = new HashMap<>();
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  /**
   * Indexes the passages.
   *
   * @param folder where to keep its index; made if it is not there
   * @param entente the index that has them
   * @param documentIds its documents
   * @param withTitles whether a passage is preceded by its document's title, its path and its headings
   * @throws IOException if they cannot be indexed
   */
  PlainLucene(Path folder, PolicyIndex entente, Collection<String> documentIds, boolean withTitles)
      throws IOException {
    this.directory = FSDirectory.open(folder);
    this.entente = entente;
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
      for (String id : documentIds) {
        IndexedDocument document = entente.document(id).orElseThrow();
        for (Passage passage : document.passages()) {
          Document made = new Document();
          made.add(new StringField(ID, id + "#" + passage.id(), Field.Store.NO));
          made.add(new StoredField(DOCUMENT, id));
          made.add(new StoredField(PASSAGE, passage.id()));
          if (withTitles) {
            String path = String.join(" ", passage.path());
            made.add(new TextField(TEXT, document.info().title(), Field.Store.NO));
            made.add(new TextField(TEXT, path + " " + passage.heading(), Field.Store.NO));
          }
          made.add(new TextField(TEXT, passage.text(), Field.Store.NO));
          writer.addDocument(made);
        }
      }
    }
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
  }

  @Override
  public String name() {
    return "plain Lucene";
  }

  @Override
  public List<Ranked> rank(JudgedCollection.Question question, int topK, boolean ofDocuments) {
    Query query = new QueryBuilder(analyzer).createBooleanQuery(TEXT, question.text());
    if (query == null) {
      return List.of();
    }
    if (!question.filter().isEmpty()) {
      query = new BooleanQuery.Builder()
          .add(query, BooleanClause.Occur.MUST)
          .add(admitting(question.filter()), BooleanClause.Occur.FILTER)
          .build();
    }
    try {
      return ofDocuments ? documents(query, topK) : passages(query, topK);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot search: " + e, e);
    }
  }

  private List<Ranked> passages(Query query, int count) throws IOException {
    List<Ranked> ranked = new ArrayList<>();
    StoredFields stored = searcher.storedFields();
    for (ScoreDoc hit : searcher.search(query, count).scoreDocs) {
      Document document = stored.document(hit.doc);
      ranked.add(new Ranked(document.get(DOCUMENT), document.get(PASSAGE)));
    }
    return ranked;
  }

  /** Looks ever further down until there are enough documents, or no more passages. */
  private List<Ranked> documents(Query query, int topK) throws IOException {
    for (int count = 2 * topK; ; count *= 4) {
      List<Ranked> passages = passages(query, count);
      Set<String> seen = new HashSet<>();
      List<Ranked> best =
          passages.stream().filter(passage -> seen.add(passage.documentId())).toList();
      if (best.size() >= topK || passages.size() < count) {
        return best.subList(0, Math.min(topK, best.size()));
      }
    }
  }

  /** Looked up when first asked for, so that it is not in the time of later answers. */
  private Query admitting(String filter) {
    return filters.computeIfAbsent(filter, f -> new TermInSetQuery(ID, admitted(f)));
  }

  private List<BytesRef> admitted(String filter) {
    List<BytesRef> ids = new ArrayList<>();
    PolicyQuery all = PolicyQuery.parse(filter).withTopK(PolicyQuery.MAX_TOP_K);
    Cursor next = null;
    do {
      SearchResult result = entente.search(all.withAfter(next));
      result
          .hits()
          .forEach(hit -> ids.add(
              new BytesRef(hit.passage().documentId() + "#" + hit.passage().id())));
      next = result.next();
    } while (next != null);
    return ids;
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
    analyzer.close();
  }
}
