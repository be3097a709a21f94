package io.entente.benchmarks;

import io.entente.PolicyIndex;
import io.entente.corpus.Corpus;
import io.entente.corpus.CorpusIndexer;
import io.entente.corpus.Refusal;
import io.entente.document.IndexedDocument;
import io.entente.document.Passage;
import io.entente.document.PolicyDocument;
import io.entente.internal.index.BlockWriter;
import io.entente.internal.index.Describer;
import io.entente.internal.index.Schema;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.store.FSDirectory;

/**
 * How fast texts are indexed, beside a hand-written {@link IndexWriter} that gets the same passages and
 * fields ready-made: everything Entente does before Lucene (reading, splitting, tagging, inferring) is
 * the difference. Both write to disk, in the same process, in turn, after a round that
 * warms both up.
 *
 * <p>Entente is measured on one thread, reading and all, and as the command does it. Bytes are those of the passages' text in UTF-8.
 */
public final class IndexingComparison {

  private static final FieldType CONTEXT = new FieldType();

  static {
    CONTEXT.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    CONTEXT.freeze();
  }

  private IndexingComparison() {}

  /**
   * Runs the comparison and prints it.
   *
   * @param args the number of rounds, then the files and folders to index
   * @throws IOException if the scratch folder cannot be written
   */
  public static void main(String... args) throws IOException {
    int rounds = Integer.parseInt(args[0]);
    List<Path> paths = Arrays.stream(args).skip(1).map(Path::of).toList();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int threads = Math.min(4, Runtime.getRuntime().availableProcessors());
    for (int round = 0; round <= rounds; round++) {
      // Each goes first in turn; the first round warms all up and is not counted.
      Measured early = round % 2 == 0 ? null : byHand(paths);
      Measured alone = entente(paths, 0);
      Measured together = entente(paths, threads);
      Measured byHand = early == null ? byHand(paths) : early;
      if (round > 0) {
        out.printf(
            Locale.ROOT,
            "round %d: hand-written %.2f MB/s; Entente on one thread %.2f MB/s, ratio %.2f; as the command does it,"
                + " %d adding, %.2f MB/s, ratio %.2f (%d documents, %d passages, %.1f MB)%n",
            round,
            byHand.megabytesPerSecond(),
            alone.megabytesPerSecond(),
            alone.megabytesPerSecond() / byHand.megabytesPerSecond(),
            threads,
            together.megabytesPerSecond(),
            together.megabytesPerSecond() / byHand.megabytesPerSecond(),
            alone.documents,
            alone.passages,
            alone.bytes / 1e6);
      }
    }
  }

  /** What was indexed, and in how long. */
  private static final class Measured {
    private long documents;
    private long passages;
    private long bytes;
    private long nanos;

    private void count(IndexedDocument document) {
      documents++;
      for (Passage passage : document.passages()) {
        passages++;
        bytes += passage.text().getBytes(StandardCharsets.UTF_8).length;
      }
    }

    private double megabytesPerSecond() {
      return bytes / 1e6 / (nanos / 1e9);
    }
  }

  /** As the command does it: reading on one thread, adding on {@code threads}. */
  private static Measured entente(List<Path> paths, int threads) throws IOException {
    Path folder = Files.createTempDirectory("entente");
    Measured measured = new Measured();
    try (PolicyIndex index = PolicyIndex.open(folder)) {
      long began = System.nanoTime();
      if (threads == 0) {
        Corpus.read(paths, each(index::add));
      } else {
        CorpusIndexer.index(index, paths, threads, refusal -> {});
      }
      index.commit();
      measured.nanos = System.nanoTime() - began;
      Corpus.read(
          paths, each(document -> index.document(document.id()).ifPresent(measured::count)));
    } finally {
      delete(folder);
    }
    return measured;
  }

  private static Measured byHand(List<Path> paths) throws IOException {
    Path folder = Files.createTempDirectory("by-hand");
    Measured measured = new Measured();
    io.entente.IndexOptions options = io.entente.IndexOptions.DEFAULT;
    Describer describer = new Describer(options.topics(), true, options.passages());
    BlockWriter blocks = new BlockWriter(options.topics());
    IndexWriterConfig config = new IndexWriterConfig(new PerFieldAnalyzerWrapper(
        new EnglishAnalyzer(), Map.of(Schema.EXACT, new StandardAnalyzer())));
    config.setRAMBufferSizeMB(48);
    try (FSDirectory directory = FSDirectory.open(folder);
        IndexWriter writer = new IndexWriter(directory, config)) {
      Corpus.read(paths, each(document -> {
        IndexedDocument described = describer.describe(document);
        measured.count(described);
        List<Document> block = byHand(blocks.block(described), described);
        long began = System.nanoTime();
        try {
          writer.addDocuments(block);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        measured.nanos += System.nanoTime() - began;
      }));
      long began = System.nanoTime();
      writer.commit();
      measured.nanos += System.nanoTime() - began;
    } finally {
      delete(folder);
    }
    return measured;
  }

  /** The same fields, with the texts as plain strings for the writer's own analyzers. */
  private static List<Document> byHand(Iterable<Document> block, IndexedDocument described) {
    List<Document> documents = new ArrayList<>();
    String lastHeading = "";
    for (Document transientDocument : block) {
      Document document = new Document();
      for (IndexableField field : transientDocument) {
        if (!(field instanceof Field own) || own.tokenStreamValue() == null) {
          document.add(field);
        }
      }
      int ordinal = documents.size();
      if (ordinal < described.passages().size()) {
        Passage passage = described.passages().get(ordinal);
        texts(document, passage.text());
        if (ordinal == 0) {
          texts(document, described.info().title());
        }
        if (!passage.heading().equals(lastHeading)) {
          texts(document, passage.heading());
          lastHeading = passage.heading();
        }
        context(document, described.info().title());
        context(document, passage.heading());
        context(document, String.join(" ", passage.path()));
      }
      documents.add(document);
    }
    return documents;
  }

  private static void context(Document document, String text) {
    if (!text.isEmpty()) {
      document.add(new Field(Schema.CONTEXT, text, CONTEXT));
    }
  }

  private static void texts(Document document, String text) {
    if (!text.isEmpty()) {
      document.add(new TextField(Schema.TEXT, text, Field.Store.NO));
      document.add(new TextField(Schema.EXACT, text, Field.Store.NO));
    }
  }

  private interface Step {
    void take(PolicyDocument document);
  }

  private static Corpus.Sink each(Step step) {
    return new Corpus.Sink() {
      @Override
      public void document(PolicyDocument document) {
        step.take(document);
      }

      @Override
      public void refused(Refusal refusal) {
        // The same files for both; the command reports what is refused.
      }
    };
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
