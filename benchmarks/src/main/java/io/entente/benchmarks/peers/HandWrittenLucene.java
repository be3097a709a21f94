package io.entente.benchmarks.peers;

import io.entente.document.IndexedDocument;
import io.entente.document.Passage;
import io.entente.document.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.util.QueryBuilder;

/**
 * Lucene as an expert writes it at the first attempt: a Lucene document a passage, {@link EnglishAnalyzer},
 * its own BM25, stored fields for all that is shown, {@link UnifiedHighlighter}, filters in filter clauses,
 * facets from sorted-set doc values. As with Entente, a title is searched with the first passage of its
 * document, a heading with the first below it.
 */
final class HandWrittenLucene extends LuceneEngine {

  HandWrittenLucene(Path folder) throws IOException {
    super(folder, Occur.FILTER);
  }

  @Override
  public String name() {
    return "hand-written Lucene";
  }

  @Override
  Query query(Request request) {
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

  /** Writes the index. */
  static final class Writer extends LuceneEngine.Writer {
    Writer(Path folder) throws IOException {
      super(folder);
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
  }
}
