package io.entente.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.entente.PolicyIndex;
import io.entente.benchmarks.peers.Folders;
import io.entente.corpus.Corpus;
import io.entente.corpus.Refusal;
import io.entente.document.IndexedDocument;
import io.entente.document.Passage;
import io.entente.document.PolicyDocument;
import io.entente.document.Section;
import io.entente.internal.index.Describer;
import io.entente.internal.index.Schema;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.shingle.ShingleAnalyzerWrapper;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * How fast texts are indexed, beside a hand-written {@link IndexWriter} that is given the same passages and
 * what is known of them: the difference is what Entente finds out by itself (passages, countries, topics,
 * traits, units, provisions, fingerprints) and how it stores it. Both index the same words: stemmed, as they
 * are, as pairs of neighbours, and those of titles and headings.
 *
 * <p>Documents are in memory before. Both write to disk and end with one segment, in the same process, in turn, after a
 * round that warms both up. Time is that of all processors together, also for merging and for
 * collecting garbage; bytes are those of the passages' text in UTF-8.
 */
public final class IndexingComparison {

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final FieldType WORDS = new FieldType();

  static {
    WORDS.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    WORDS.freeze();
  }

  private final List<PolicyDocument> documents = new ArrayList<>();
  private final List<IndexedDocument> described = new ArrayList<>();
  private long passages;
  private long bytes;

  private IndexingComparison() {}

  /**
   * Runs the comparison and prints it.
   *
   * @param args the number of rounds, then the files and folders to index
   * @throws IOException if the scratch folder cannot be written
   */
  public static void main(String... args) throws IOException {
    int rounds = Integer.parseInt(args[0]);
    IndexingComparison comparison = new IndexingComparison();
    comparison.read(Arrays.stream(args).skip(1).map(Path::of).toList());
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (int round = 0; round <= rounds; round++) {
      comparison.round(round, out);
    }
  }

  private void read(List<Path> paths) {
    io.entente.IndexOptions options = io.entente.IndexOptions.DEFAULT;
    Describer describer = new Describer(options.topics(), true, options.passages());
    Corpus.read(paths, new Corpus.Sink() {
      @Override
      public void document(PolicyDocument document) {
        documents.add(document);
        described.add(describer.describe(document));
      }

      @Override
      public void refused(Refusal refusal) {
        // The same files for both; the command reports what is refused.
      }
    });
    for (IndexedDocument document : described) {
      for (Passage passage : document.passages()) {
        passages++;
        bytes += passage.text().getBytes(StandardCharsets.UTF_8).length;
      }
    }
  }

  /** Each goes first in turn; the first round warms all up and is not counted. */
  private void round(int round, PrintStream out) throws IOException {
    Taken early = round % 2 == 0 ? null : take(this::byHand);
    Taken one = take(folder -> entente(folder, 1));
    Taken two = take(folder -> entente(folder, 2));
    Taken byHand = early == null ? take(this::byHand) : early;
    if (round > 0) {
      out.printf(
          Locale.ROOT,
          "round %d: hand-written %.2f MB a CPU second, Entente %.2f, ratio %.2f; two threads %.2f times as fast as one"
              + " by the clock (%d documents, %d passages, %.1f MB)%n",
          round,
          bytes / 1e6 / byHand.cpuSeconds,
          bytes / 1e6 / one.cpuSeconds,
          byHand.cpuSeconds / one.cpuSeconds,
          one.seconds / two.seconds,
          documents.size(),
          passages,
          bytes / 1e6);
    }
  }

  private interface Step {
    void to(Path folder) throws IOException;
  }

  private record Taken(double cpuSeconds, double seconds) {}

  private static Taken take(Step step) throws IOException {
    Path folder = Files.createTempDirectory("indexing");
    try {
      // What the last one left behind is not this one's.
      System.gc();
      long cpu = PROCESS.getProcessCpuTime();
      long began = System.nanoTime();
      step.to(folder);
      return new Taken(
          (PROCESS.getProcessCpuTime() - cpu) / 1e9, (System.nanoTime() - began) / 1e9);
    } finally {
      Folders.delete(folder);
    }
  }

  private void entente(Path folder, int threads) {
    try (PolicyIndex index = PolicyIndex.open(folder);
        ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> added = new ArrayList<>();
      for (PolicyDocument document : documents) {
        added.add(pool.submit(() -> index.add(document)));
      }
      for (Future<?> each : added) {
        each.get();
      }
      index.commit();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void byHand(Path folder) throws IOException {
    Analyzer pairs = new ShingleAnalyzerWrapper(
        new EnglishAnalyzer(), 2, 2, ShingleFilter.DEFAULT_TOKEN_SEPARATOR, false, false, "");
    IndexWriterConfig config = new IndexWriterConfig(new PerFieldAnalyzerWrapper(
        new EnglishAnalyzer(), Map.of(Schema.EXACT, new StandardAnalyzer(), Schema.PAIRS, pairs)));
    config.setRAMBufferSizeMB(48);
    config.setUseCompoundFile(false);
    try (FSDirectory directory = FSDirectory.open(folder);
        IndexWriter writer = new IndexWriter(directory, config)) {
      for (IndexedDocument document : described) {
        writer.addDocuments(byHand(document));
      }
      writer.forceMerge(1);
      writer.commit();
    }
  }

  private static List<Document> byHand(IndexedDocument indexed) {
    List<Document> made = new ArrayList<>();
    String lastHeading = "";
    for (Passage passage : indexed.passages()) {
      Document document = new Document();
      int ordinal = made.size();
      document.add(new StoredField("text", passage.text()));
      texts(document, passage.text());
      if (ordinal == 0) {
        texts(document, indexed.info().title());
      } else {
        document.add(new Field(Schema.CONTEXT, indexed.info().title(), WORDS));
      }
      String path = String.join(Section.SEPARATOR, passage.path());
      if (passage.heading().equals(lastHeading)) {
        document.add(new Field(Schema.CONTEXT, passage.heading(), WORDS));
      } else {
        texts(document, passage.heading());
        lastHeading = passage.heading();
      }
      document.add(new Field(Schema.CONTEXT, path, WORDS));
      document.add(new StoredField("path", path));
      document.add(new StoredField("heading", passage.heading()));
      document.add(new StoredField("id", passage.id()));
      metadata(document, indexed);
      indexed.mentions().get(ordinal).forEach(code -> value(document, Schema.MENTIONS, code));
      made.add(document);
    }
    return made;
  }

  private static void texts(Document document, String text) {
    document.add(new TextField(Schema.TEXT, text, Field.Store.NO));
    document.add(new TextField(Schema.EXACT, text, Field.Store.NO));
    document.add(new Field(Schema.PAIRS, text, WORDS));
  }

  private static void metadata(Document document, IndexedDocument indexed) {
    document.add(new StringField(Schema.DOCUMENT, indexed.info().id(), Field.Store.YES));
    document.add(
        new SortedDocValuesField(Schema.DOCUMENT, new BytesRef(indexed.info().id())));
    document.add(new StoredField(Schema.TITLE, indexed.info().title()));
    indexed.info().countries().forEach(code -> value(document, Schema.COUNTRY, code));
    indexed.info().topics().forEach(id -> value(document, Schema.TOPIC, id));
    value(document, Schema.KIND, indexed.info().kind().id());
    value(document, Schema.LANGUAGE, indexed.info().language());
    value(document, Schema.SOURCE, indexed.info().source());
    if (indexed.info().date() != null) {
      int day = Math.toIntExact(indexed.info().date().first().toEpochDay());
      document.add(new IntPoint(Schema.DATE_FIRST, day));
      document.add(new NumericDocValuesField(Schema.DAY, day));
      document.add(new StoredField(Schema.DAY, day));
    }
  }

  /** What is filtered by, counted and shown. */
  private static void value(Document document, String field, String value) {
    document.add(new StringField(field, value, Field.Store.YES));
    document.add(new SortedSetDocValuesField(field + Schema.FACET, new BytesRef(value)));
  }
}
