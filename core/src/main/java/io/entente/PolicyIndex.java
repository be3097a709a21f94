package io.entente;

import io.entente.analysis.PolicyAnalyzers;
import io.entente.document.IndexedDocument;
import io.entente.document.Passage;
import io.entente.document.PolicyDocument;
import io.entente.internal.index.BlockWriter;
import io.entente.internal.index.Describer;
import io.entente.internal.index.Schema;
import io.entente.internal.index.Storage;
import io.entente.internal.index.StoredTopics;
import io.entente.internal.search.Searcher;
import io.entente.query.PolicyQuery;
import io.entente.result.SearchResult;
import io.entente.result.Suggestion;
import io.entente.vocabulary.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * An index of policy texts.
 *
 * <p>What is added becomes visible to searches with {@link #refresh} or {@link #commit}, and durable
 * with {@link #commit}. Closing drops what was not committed. Adding a document with an id that is
 * already there replaces it, all passages at once.
 *
 * <p>Any number of threads may use an index at once; each search sees the state that was visible when it
 * began. Do not interrupt a thread while it adds or commits (that it was before does no harm): files are
 * closed when a thread that writes them is interrupted, and the index then has to be opened again, as it has
 * after a disk was full. An index makes no threads of its own, except that Lucene merges segments in the
 * background.
 */
public final class PolicyIndex implements AutoCloseable {

  private static final int MAX_SUGGESTIONS = 100;

  private final Storage storage;
  private final @Nullable IndexWriter writer;
  private final SearcherManager searchers;
  private final Topics topics;
  private final Describer describer;
  private final BlockWriter blocks;
  private final Searcher searcher;
  private final List<Analyzer> analyzers;

  private PolicyIndex(Storage storage, IndexOptions options, boolean readOnly) throws IOException {
    Analyzer stemmed = PolicyAnalyzers.stemmed();
    Analyzer exact = PolicyAnalyzers.exact();
    this.storage = storage;
    this.analyzers = List.of(stemmed, exact);
    // Who does not say which topics gets those of the index.
    this.topics = options.topics() == Topics.bundled() ? storage.topics() : options.topics();
    this.describer = new Describer(topics, options.inferring(), options.passages());
    this.blocks = new BlockWriter(topics);
    this.searcher = new Searcher(topics, describer.countryTagger());
    this.writer = readOnly ? null : storage.openWriter(stemmed, exact, topics);
    SearcherFactory factory = new SearcherFactory() {
      @Override
      public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
        IndexSearcher made = new IndexSearcher(reader);
        made.setSimilarity(Schema.similarity());
        return made;
      }
    };
    this.searchers = writer == null
        ? new SearcherManager(DirectoryReader.open(storage.directory()), factory)
        : new SearcherManager(writer, factory);
  }

  /**
   * Opens the index in a folder to search and to change it; makes the folder and the index if there is
   * none. Only one such index may be open at a time on a folder, in this or any other process.
   *
   * @param folder where the index is kept
   * @return the index; the caller closes it
   * @throws IllegalArgumentException if the folder holds something else than an index of this library,
   *     or one written by a newer version
   * @throws UncheckedIOException if the folder is not writable, or another index has it open
   */
  public static PolicyIndex open(Path folder) {
    return open(folder, IndexOptions.DEFAULT);
  }

  /**
   * Opens the index in a folder as {@link #open(Path)} does.
   *
   * @param folder where the index is kept
   * @param options how added documents are prepared
   * @return the index; the caller closes it
   * @throws IllegalArgumentException as {@link #open(Path)} says
   * @throws UncheckedIOException as {@link #open(Path)} says
   */
  public static PolicyIndex open(Path folder, IndexOptions options) {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(options, "options");
    return open(Storage.writable(folder), options, false);
  }

  /**
   * Opens the index in a folder to search it only. Any number may be open at a time, also while another
   * process changes the index; {@link #refresh} shows what was committed meanwhile.
   *
   * @param folder where the index is kept
   * @return the index; the caller closes it
   * @throws IllegalArgumentException if the folder holds no index of this library, or one written by a
   *     newer version
   * @throws UncheckedIOException if the folder cannot be read
   */
  public static PolicyIndex openReadOnly(Path folder) {
    Objects.requireNonNull(folder, "folder");
    return open(Storage.readable(folder), IndexOptions.DEFAULT, true);
  }

  /**
   * Opens an empty index in memory; it is gone when closed.
   *
   * @return the index; the caller closes it
   */
  public static PolicyIndex inMemory() {
    return inMemory(IndexOptions.DEFAULT);
  }

  /**
   * Opens an empty index in memory; it is gone when closed.
   *
   * @param options how added documents are prepared
   * @return the index; the caller closes it
   */
  public static PolicyIndex inMemory(IndexOptions options) {
    Objects.requireNonNull(options, "options");
    return open(Storage.inMemory(), options, false);
  }

  private static PolicyIndex open(Storage storage, IndexOptions options, boolean readOnly) {
    try {
      return new PolicyIndex(storage, options, readOnly);
    } catch (IOException e) {
      storage.closeQuietly(e);
      throw storage.failure("open", e);
    } catch (RuntimeException e) {
      storage.closeQuietly(e);
      throw e;
    }
  }

  /**
   * Adds a document, or replaces the one with the same id. It is there with all its passages or not at
   * all.
   *
   * @param document the document
   * @return how many passages it was split into
   * @throws IllegalArgumentException if the document has no passage, or a passage id twice
   * @throws IllegalStateException if this index is closed or read-only
   * @throws UncheckedIOException if the index cannot be written
   */
  public int add(PolicyDocument document) {
    Objects.requireNonNull(document, "document");
    IndexedDocument described = describer.describe(document);
    Iterable<Document> block = blocks.block(described);
    return storage.run("write", () -> {
      writer().updateDocuments(new Term(Schema.DOCUMENT, document.id()), block);
      return described.passages().size();
    });
  }

  /**
   * Deletes a document, if it is there.
   *
   * @param documentId its id
   * @throws IllegalStateException if this index is closed or read-only
   * @throws UncheckedIOException if the index cannot be written
   */
  public void delete(String documentId) {
    Objects.requireNonNull(documentId, "documentId");
    storage.run("write", () -> writer().deleteDocuments(new Term(Schema.DOCUMENT, documentId)));
  }

  /**
   * Makes everything added and deleted so far durable, and visible to searches. Where much was added, it
   * also rewrites the index into one segment, which searches are fastest on: that takes in the order of
   * five seconds for 100 MB of index, happens again only when the index has grown by a quarter, and only
   * where there is as much room on the disk as the index takes once more. What was added is durable before
   * that. Searches and additions go on meanwhile.
   *
   * @throws IllegalStateException if this index is closed or read-only
   * @throws UncheckedIOException if the index cannot be written; what was committed before is kept, and
   *     so is what was added if the message says that it cannot be merged
   */
  public void commit() {
    storage.run("commit", this::commitNow);
    storage.run("merge", () -> {
      writer().forceMerge(1);
      return commitNow();
    });
    refresh();
  }

  private boolean commitNow() throws IOException {
    boolean changed = writer().hasUncommittedChanges();
    if (changed) {
      writer().setLiveCommitData(StoredTopics.commitData(topics).entrySet());
      writer().commit();
    }
    return changed;
  }

  /**
   * Makes everything added and deleted so far visible to searches; on a read-only index, everything
   * committed so far.
   *
   * @throws IllegalStateException if this index is closed
   * @throws UncheckedIOException if the index cannot be read
   */
  public void refresh() {
    storage.run("refresh", () -> {
      searchers.maybeRefreshBlocking();
      return true;
    });
  }

  /**
   * Returns the best passages for a query.
   *
   * <p>Hits are in descending order of score, equals the newest first, then in order of document id and of
   * passages in the document, so that one commit always gives one ranking.
   *
   * @param query what to find
   * @return the result, with no hits if nothing matches
   * @throws io.entente.query.QuerySyntaxException if the query text cannot be read
   * @throws IllegalArgumentException if the query's cursor was made for another order, or the query asks
   *     for more at once than can be looked for, such as a hundred filters by groups of countries
   * @throws IllegalStateException if this index is closed
   * @throws UncheckedIOException if the index cannot be read
   */
  public SearchResult search(PolicyQuery query) {
    Objects.requireNonNull(query, "query");
    return withSearcher(current -> searcher.search(current, query));
  }

  /**
   * Returns the ten best passages for a question, as {@link #search(PolicyQuery)} does.
   *
   * @param text the question
   * @return the result
   * @throws io.entente.query.QuerySyntaxException if the text is too long
   * @throws IllegalArgumentException if it asks for more at once than can be looked for, such as several hundred
   *     words near each other
   * @throws IllegalStateException if this index is closed
   * @throws UncheckedIOException if the index cannot be read
   */
  public SearchResult search(String text) {
    Objects.requireNonNull(text, "text");
    return search(PolicyQuery.of(text));
  }

  /**
   * Returns more passages like a text, such as a paragraph from elsewhere.
   *
   * @param text any text; its rarer words are looked for
   * @param options filters, order, number of hits and the like; what its expression says is left out
   * @return the result, with no hits if the text has no word of the index
   * @throws IllegalStateException if this index is closed
   * @throws UncheckedIOException if the index cannot be read
   */
  public SearchResult like(String text, PolicyQuery options) {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(options, "options");
    return withSearcher(current -> searcher.like(current, text, options, null));
  }

  /**
   * Returns more passages like one of this index, which itself is left out.
   *
   * @param documentId the id of its document
   * @param passageId its id in the document
   * @param options as for {@link #like(String, PolicyQuery)}
   * @return the result
   * @throws IllegalArgumentException if there is no such passage
   * @throws IllegalStateException if this index is closed
   * @throws UncheckedIOException if the index cannot be read
   */
  public SearchResult like(String documentId, String passageId, PolicyQuery options) {
    Objects.requireNonNull(documentId, "documentId");
    Objects.requireNonNull(passageId, "passageId");
    Objects.requireNonNull(options, "options");
    return withSearcher(current -> {
      Passage passage = searcher
          .document(current, documentId)
          .flatMap(document -> document.passages().stream()
              .filter(each -> each.id().equals(passageId))
              .findFirst())
          .orElseThrow(() -> new IllegalArgumentException(
              "no passage '" + passageId + "' in a document '" + documentId + "'"));
      return searcher.like(current, passage.text(), options, passage);
    });
  }

  /**
   * Completes what is being typed: titles of documents, topics, countries, acronyms.
   *
   * @param typed what was typed so far
   * @param limit the most suggestions, in [1, 100]
   * @return the suggestions, best first; none for blank text
   * @throws IllegalArgumentException if the limit is out of range
   * @throws IllegalStateException if this index is closed
   * @throws UncheckedIOException if the index cannot be read
   */
  public List<Suggestion> suggest(String typed, int limit) {
    Objects.requireNonNull(typed, "typed");
    if (limit < 1 || limit > MAX_SUGGESTIONS) {
      throw new IllegalArgumentException(
          "limit must be in [1, " + MAX_SUGGESTIONS + "], got " + limit);
    }
    return withSearcher(current -> searcher.suggest(current, typed, limit));
  }

  /**
   * Looks a document up.
   *
   * @param documentId its id
   * @return the document with its passages, or empty if there is none
   * @throws IllegalStateException if this index is closed
   * @throws UncheckedIOException if the index cannot be read
   */
  public Optional<IndexedDocument> document(String documentId) {
    Objects.requireNonNull(documentId, "documentId");
    return withSearcher(current -> searcher.document(current, documentId));
  }

  /**
   * Counts the documents that searches see.
   *
   * @return the number of documents
   * @throws IllegalStateException if this index is closed
   * @throws UncheckedIOException if the index cannot be read
   */
  public int documentCount() {
    return withSearcher(
        current -> current.count(new TermQuery(new Term(Schema.HEADER, Schema.YES))));
  }

  /**
   * Counts the passages that searches see.
   *
   * @return the number of passages
   * @throws IllegalStateException if this index is closed
   * @throws UncheckedIOException if the index cannot be read
   */
  public int passageCount() {
    return withSearcher(
        current -> current.count(new TermQuery(new Term(Schema.PASSAGE, Schema.YES))));
  }

  /** Releases all files and drops what was not committed. Closing again does nothing. */
  @Override
  public void close() {
    storage.run("close", () -> {
      searchers.close();
      if (writer != null) {
        writer.rollback();
      }
      storage.close();
      return true;
    });
    analyzers.forEach(Analyzer::close);
  }

  private IndexWriter writer() {
    if (writer == null) {
      throw new IllegalStateException("index " + storage.name() + " is open for reading only");
    }
    return writer;
  }

  private interface Search<T> {
    T on(IndexSearcher searcher) throws IOException;
  }

  private <T> T withSearcher(Search<T> search) {
    return storage.run("read", () -> {
      IndexSearcher current = searchers.acquire();
      try {
        return search.on(current);
      } catch (IndexSearcher.TooManyClauses e) {
        throw new IllegalArgumentException(
            "the query asks for more than " + e.getMaxClauseCount()
                + " things at once; use fewer filters, groups of countries and alternatives",
            e);
      } finally {
        searchers.release(current);
      }
    });
  }
}
