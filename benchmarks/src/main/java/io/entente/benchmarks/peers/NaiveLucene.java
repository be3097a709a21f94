package io.entente.benchmarks.peers;

import io.entente.document.IndexedDocument;
import io.entente.document.Passage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;

/**
 * Lucene as one begins with it: whole documents, {@link QueryParser}, filters as required clauses that
 * score, {@link UnifiedHighlighter} over stored text. It answers with documents, not passages.
 */
final class NaiveLucene extends LuceneEngine {

  NaiveLucene(Path folder) throws IOException {
    super(folder, Occur.MUST);
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
  Query query(Request request) throws IOException {
    try {
      return new QueryParser(TEXT, analyzer).parse(text(request));
    } catch (ParseException e) {
      throw new IOException("cannot parse " + text(request), e);
    }
  }

  private static String text(Request request) {
    return switch (request.kind()) {
      case NEAR -> '"' + String.join(" ", request.words()) + "\"~" + Request.NEAR;
      case QUESTION -> QueryParser.escape(request.question());
      default -> request.text();
    };
  }

  /** Writes the index. */
  static final class Writer extends LuceneEngine.Writer {
    Writer(Path folder) throws IOException {
      super(folder);
    }

    @Override
    public void add(IndexedDocument document) throws IOException {
      Document made = new Document();
      made.add(new StringField(ID, document.info().id(), Field.Store.YES));
      String text =
          document.passages().stream().map(Passage::text).collect(Collectors.joining("\n\n"));
      made.add(new TextField(TEXT, text, Field.Store.YES));
      metadata(made, document.info());
      writer.addDocument(FACETS.build(made));
    }
  }
}
