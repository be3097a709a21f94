package io.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.document.PolicyDocument;
import io.entente.internal.index.Schema;
import io.entente.query.PolicyQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyIndexStorageTest {

  @TempDir
  Path folder;

  private static PolicyDocument ore(String id) {
    return PolicyDocument.builder(id, "").passage("1", "Ore of " + id + ".").build();
  }

  @Test
  void whatWasCommittedIsThereAgainAndWhatWasNotIsGone() {
    try (PolicyIndex index = PolicyIndex.open(folder)) {
      index.add(ore("a"));
      index.commit();
      index.add(ore("b"));
    }
    try (PolicyIndex index = PolicyIndex.open(folder)) {
      assertEquals(1, index.documentCount());
      assertTrue(index.document("a").isPresent());
    }
  }

  @Test
  void aCommitLeavesOneSegmentWhereMuchWasAddedAndAnotherWhereLittleWas() throws IOException {
    try (PolicyIndex index = PolicyIndex.open(folder)) {
      for (int half = 0; half < 2; half++) {
        for (int i = 0; i < 200; i++) {
          index.add(ore("much-" + half + "-" + i));
        }
        if (half == 0) {
          index.refresh();
        }
      }
      index.commit();
      assertEquals(1, segments());
      index.add(ore("little"));
      index.commit();
      assertEquals(2, segments());
      assertEquals(401, index.documentCount());
      assertEquals(1, index.search(PolicyQuery.of("little")).hits().size());
    }
  }

  private int segments() throws IOException {
    try (FSDirectory directory = FSDirectory.open(folder)) {
      return SegmentInfos.readLatestCommit(directory).size();
    }
  }

  @Test
  void readersSeeCommitsOfTheWriterAfterRefresh() {
    try (PolicyIndex writer = PolicyIndex.open(folder);
        PolicyIndex reader = PolicyIndex.openReadOnly(folder)) {
      writer.add(ore("a"));
      writer.commit();
      assertEquals(0, reader.documentCount());
      reader.refresh();
      assertEquals(1, reader.documentCount());
      assertThrows(IllegalStateException.class, () -> reader.add(ore("b")));
    }
  }

  @Test
  void aLockedFolderSaysSo() {
    try (PolicyIndex ignored = PolicyIndex.open(folder)) {
      UncheckedIOException e =
          assertThrows(UncheckedIOException.class, () -> PolicyIndex.open(folder));
      assertTrue(
          e.getMessage().contains("locked") && e.getMessage().contains(folder.toString()),
          e.getMessage());
    }
  }

  @Test
  void aFolderWithOtherFilesIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "mine");
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> PolicyIndex.open(folder));
    assertTrue(e.getMessage().contains("notes.txt"), e.getMessage());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void aForeignIndexAndAnotherVersionAreRefused() throws IOException {
    userData(Map.of());
    assertTrue(refusal().contains("did not write"), refusal());
    userData(Map.of(Schema.FORMAT_KEY, "999"));
    assertTrue(refusal().contains("newer version"), refusal());
    userData(Map.of(Schema.FORMAT_KEY, "0"));
    assertTrue(refusal().contains("older version"), refusal());
    userData(Map.of(Schema.FORMAT_KEY, "x"));
    assertTrue(refusal().contains("'x'"), refusal());
  }

  private void userData(Map<String, String> data) throws IOException {
    try (FSDirectory directory = FSDirectory.open(folder);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.setLiveCommitData(data.entrySet(), true);
    }
  }

  private String refusal() {
    String writing = assertThrows(IllegalArgumentException.class, () -> PolicyIndex.open(folder))
        .getMessage();
    assertEquals(
        writing,
        assertThrows(IllegalArgumentException.class, () -> PolicyIndex.openReadOnly(folder))
            .getMessage());
    return writing;
  }

  @Test
  void aFileOrNothingIsNoIndexFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThrows(IllegalArgumentException.class, () -> PolicyIndex.open(file));
    assertThrows(
        IllegalArgumentException.class, () -> PolicyIndex.openReadOnly(folder.resolve("none")));
  }

  @Test
  void aDamagedIndexSaysWhichFolder() throws IOException {
    try (PolicyIndex index = PolicyIndex.open(folder)) {
      index.add(ore("a"));
      index.commit();
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files
          .filter(f -> f.toString().endsWith(".cfs") || f.toString().endsWith(".si"))
          .toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    UncheckedIOException e =
        assertThrows(UncheckedIOException.class, () -> PolicyIndex.openReadOnly(folder));
    assertTrue(e.getMessage().contains(folder.toString()), e.getMessage());
  }

  @Test
  void aKilledProcessLosesNothingThatWasCommitted() throws Exception {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Filler.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    int committed = 0;
    try (var lines = process.inputReader()) {
      while (committed < 5) {
        committed = Integer.parseInt(lines.readLine());
      }
      process.destroyForcibly();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    }
    try (PolicyIndex index = PolicyIndex.open(folder)) {
      for (int i = 0; i < committed; i++) {
        assertTrue(index.document("d" + i).isPresent(), "d" + i);
      }
      index.add(ore("more"));
      index.commit();
    }
    try (FSDirectory directory = FSDirectory.open(folder);
        CheckIndex check = new CheckIndex(directory)) {
      assertTrue(check.checkIndex().clean);
    }
  }

  /** Commits documents one by one and says so, until it is killed. */
  static final class Filler {
    public static void main(String... args) {
      try (PolicyIndex index = PolicyIndex.open(Path.of(args[0]))) {
        for (int i = 0; ; i++) {
          index.add(ore("d" + i));
          index.commit();
          System.out.println(i + 1);
        }
      }
    }
  }

  @Test
  void aReplacedLockFileIsNamed() throws Exception {
    PolicyIndex index = PolicyIndex.open(folder);
    index.add(ore("a"));
    Path lock = folder.resolve(IndexWriter.WRITE_LOCK_NAME);
    Files.delete(lock);
    // A file made within the same tick of the clock would pass for the old one.
    Thread.sleep(50);
    Files.createFile(lock);
    RuntimeException thrown = assertThrows(RuntimeException.class, index::commit);
    assertTrue(
        String.valueOf(thrown.getMessage()).contains("was replaced by another program"),
        thrown.toString());
    try {
      index.close();
    } catch (RuntimeException closing) {
      // It may say the same again.
    }
  }

  @Test
  void aSearchThatIsInterruptedDoesNotCloseTheIndexForOthers() throws Exception {
    try (PolicyIndex index = PolicyIndex.open(folder)) {
      for (int round = 0; round < 60; round++) {
        index.add(ore("d" + round % 7));
        index.refresh();
        // A search that ends last on an old state deletes the files of that state.
        Thread searching = new Thread(() -> {
          for (int i = 0; i < 200 && !Thread.currentThread().isInterrupted(); i++) {
            index.search("ore");
          }
          Thread.currentThread().interrupt();
          index.search("ore");
        });
        searching.start();
        index.add(ore("e" + round % 5));
        index.refresh();
        searching.interrupt();
        searching.join();
      }
      index.add(ore("last"));
      index.commit();
    }
    try (PolicyIndex index = PolicyIndex.openReadOnly(folder)) {
      assertEquals(1, index.search("last").hits().size());
    }
  }

  @Test
  void aThreadThatWasInterruptedBeforeWritesAllTheSame() {
    try (PolicyIndex index = PolicyIndex.open(folder)) {
      Thread.currentThread().interrupt();
      index.add(ore("a"));
      index.refresh();
      index.commit();
      assertTrue(Thread.interrupted(), "it is interrupted still");
      index.add(ore("b"));
      index.commit();
    }
    try (PolicyIndex index = PolicyIndex.openReadOnly(folder)) {
      assertEquals(2, index.documentCount());
    }
  }

  @Test
  void manyThreadsAddAndSearchAtOnce() throws Exception {
    try (PolicyIndex index = PolicyIndex.open(folder)) {
      List<Thread> threads = Stream.iterate(0, t -> t + 1)
          .limit(4)
          .map(t -> new Thread(() -> {
            for (int i = 0; i < 50; i++) {
              index.add(ore("t" + t + "-" + i));
              if (i % 10 == 0) {
                index.refresh();
                index.search("ore");
              }
            }
          }))
          .toList();
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      index.commit();
      assertEquals(200, index.documentCount());
    }
  }
}
