package io.entente.internal.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.internal.index.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.FixedBitSet;
import org.junit.jupiter.api.Test;

class SegmentDocumentsTest {

  private final Random random;
  private final long seed;

  SegmentDocumentsTest() {
    seed = new Random().nextLong();
    random = new Random(seed);
    System.out.println("SegmentDocumentsTest seed " + seed);
  }

  /** A segment of documents with so many passages each; the header says which document it is. */
  private static void write(ByteBuffersDirectory directory, List<Integer> passageCounts)
      throws IOException {
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      for (int document = 0; document < passageCounts.size(); document++) {
        List<Document> block = new ArrayList<>();
        for (int i = 0; i < passageCounts.get(document); i++) {
          block.add(marked(Schema.PASSAGE));
        }
        Document header = marked(Schema.HEADER);
        header.add(new StringField(Schema.KIND, "kind" + document % 3, Field.Store.NO));
        block.add(header);
        writer.addDocuments(block);
      }
      writer.forceMerge(1);
    }
  }

  private static Document marked(String field) {
    Document document = new Document();
    document.add(new StringField(field, Schema.YES, Field.Store.NO));
    return document;
  }

  private List<Integer> passageCounts() {
    List<Integer> counts = new ArrayList<>();
    for (int i = random.nextInt(60); i >= 0; i--) {
      counts.add(random.nextInt(5) == 0 ? 0 : random.nextInt(1, 9));
    }
    return counts;
  }

  @Test
  void passagesOfSomeDocumentsAreTheirsAndNoHeaders() throws IOException {
    for (int round = 0; round < 200; round++) {
      List<Integer> counts = passageCounts();
      try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
        write(directory, counts);
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
          SegmentDocuments documents =
              SegmentDocuments.of(reader.leaves().getFirst().reader());
          FixedBitSet chosen = new FixedBitSet(counts.size());
          boolean[] expected = new boolean[reader.maxDoc()];
          int doc = 0;
          for (int document = 0; document < counts.size(); document++) {
            boolean choose = random.nextInt(3) == 0;
            if (choose) {
              chosen.set(document);
            }
            for (int i = 0; i < counts.get(document); i++) {
              assertEquals(document, documents.documentOf(doc), "seed=" + seed);
              expected[doc++] = choose;
            }
            assertEquals(document, documents.documentOf(doc++), "seed=" + seed);
          }
          walk(documents.passages(chosen), expected);
        }
      }
    }
  }

  /** Goes through by steps and jumps, and compares with what has to be found. */
  private void walk(DocIdSetIterator passages, boolean[] expected) throws IOException {
    assertEquals(-1, passages.docID());
    int at = -1;
    while (at != DocIdSetIterator.NO_MORE_DOCS) {
      int target = random.nextBoolean() ? at + 1 : at + 1 + random.nextInt(12);
      int wanted = target;
      while (wanted < expected.length && !expected[wanted]) {
        wanted++;
      }
      wanted = wanted >= expected.length ? DocIdSetIterator.NO_MORE_DOCS : wanted;
      at = target == at + 1 ? passages.nextDoc() : passages.advance(target);
      assertEquals(wanted, at, "seed=" + seed);
      assertEquals(at, passages.docID(), "seed=" + seed);
      for (int i = at; i < expected.length && i < passages.docIDRunEnd(); i++) {
        assertTrue(expected[i], "seed=" + seed);
      }
    }
  }

  @Test
  void aFilterIsWorkedOutOncePerSegment() throws IOException {
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      write(directory, List.of(2, 3, 1, 4));
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        LeafReader segment = reader.leaves().getFirst().reader();
        SegmentDocuments documents = SegmentDocuments.of(segment);
        assertSame(documents, SegmentDocuments.of(segment));
        AtomicInteger found = new AtomicInteger();
        TermQuery query = new TermQuery(new Term(Schema.KIND, "kind0"));
        SegmentDocuments.Finder finder = () -> {
          found.incrementAndGet();
          return segment.postings(query.getTerm());
        };
        FixedBitSet first = documents.matching(query, finder);
        assertSame(first, documents.matching(query, finder));
        assertEquals(1, found.get());
        assertEquals(2, first.cardinality());
        // Documents 0 and 3, of two and four passages.
        List<Integer> docs = new ArrayList<>();
        for (ScoreDoc hit :
            new IndexSearcher(reader).search(new DocumentFilter(query), 100).scoreDocs) {
          docs.add(hit.doc);
        }
        assertEquals(List.of(0, 1, 9, 10, 11, 12), docs);
      }
    }
  }
}
