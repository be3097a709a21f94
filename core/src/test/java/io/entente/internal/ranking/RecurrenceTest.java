package io.entente.internal.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.analysis.PassageOptions;
import io.entente.analysis.TwoViews;
import io.entente.document.PolicyDocument;
import io.entente.internal.index.BlockWriter;
import io.entente.internal.index.Describer;
import io.entente.internal.tag.Fingerprint;
import io.entente.vocabulary.Topics;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

class RecurrenceTest {

  private static final String CLAUSE =
      "This accord remains in force until a member gives notice that it wishes to leave it.";

  @Test
  void everyDocumentThatHasTheTextCountsOnce() throws IOException {
    Describer describer = new Describer(Topics.bundled(), false, PassageOptions.DEFAULT);
    BlockWriter blocks = new BlockWriter(Topics.bundled());
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      for (int i = 0; i < 12; i++) {
        PolicyDocument document = PolicyDocument.builder("accord-" + i, "Accord")
            .passage("1", "The members of club " + i + " trade freely with each other.")
            .passage("2", (i + 2) + ". " + CLAUSE)
            .passage("3", CLAUSE)
            .build();
        writer.addDocuments(blocks.block(describer.describe(document)));
      }
      try (DirectoryReader reader = DirectoryReader.open(writer)) {
        assertEquals(12, documents(reader, CLAUSE));
        assertEquals(1, documents(reader, "The members of club 3 trade freely with each other."));
        assertEquals(0, documents(reader, "Nobody wrote this."));
        assertEquals(0, documents(reader, "***"));
      }
    }
  }

  private static int documents(DirectoryReader reader, String text) throws IOException {
    TwoViews views = new TwoViews();
    views.read(text);
    return Recurrence.documents(reader, Fingerprint.of(text, views, List.of()));
  }

  @Test
  void boilerplateIsWhatOneDocumentInFiftyHas() {
    assertTrue(Recurrence.isBoilerplate(10, 500));
    assertFalse(Recurrence.isBoilerplate(9, 9));
    assertFalse(Recurrence.isBoilerplate(10, 501));
    assertFalse(Recurrence.isBoilerplate(30, 20_000));
  }
}
