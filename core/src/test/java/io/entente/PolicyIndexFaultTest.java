package io.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.document.PolicyDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No more room, by a limit on the size of files that a process of its own is given. */
class PolicyIndexFaultTest {

  @TempDir
  Path folder;

  @TempDir
  Path scratch;

  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no ulimit")
  @ParameterizedTest
  @ValueSource(ints = {24, 64, 400})
  void aCommitWithoutRoomFailsAndKeepsWhatWasCommitted(int blocks) throws Exception {
    List<String> lines = limited(blocks, Filler.class);
    assertEquals(6, lines.size(), lines.toString());
    int committed = Integer.parseInt(lines.get(0));
    assertTrue(committed > 0, lines.toString());
    assertEquals("UncheckedIOException", lines.get(1));
    // What cannot be merged was committed before.
    boolean merging = lines.get(2).startsWith("cannot merge index " + folder + ": ");
    assertTrue(
        merging || lines.get(2).startsWith("cannot commit index " + folder + ": "), lines.get(2));
    assertEquals("cause IOException", lines.get(3));
    // The thread that failed to merge may still be closing the index.
    assertTrue(
        lines.get(4).startsWith("IllegalStateException")
                && lines.get(4).contains("index " + folder + " is closed after a failure")
            || merging && lines.get(4).startsWith("UncheckedIOException: cannot "),
        lines.get(4));
    assertEquals("closed", lines.get(5));
    assertHoldsTheFirst(merging ? committed + 1 : committed, 0, PolicyIndexFaultTest::text);
  }

  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no ulimit")
  @Test
  void aMergeWithoutRoomLosesNothingThatWasCommitted() throws Exception {
    List<String> lines = limited(24, ShortFiller.class);
    int committed = Integer.parseInt(lines.getFirst());
    assertTrue(committed > 0 && committed < ShortFiller.MOST, lines.toString());
    assertEquals("closed", lines.getLast());
    // The merge may fail just after a commit was made and before it is made visible.
    assertHoldsTheFirst(committed, 1, PolicyIndexFaultTest::shortText);
  }

  /** What a program prints that may write files of some blocks of 512 bytes only. */
  private List<String> limited(int blocks, Class<?> program) throws Exception {
    Path out = Files.createTempFile(scratch, "out", ".txt");
    Process process = new ProcessBuilder(
            "sh",
            "-c",
            "ulimit -f " + blocks + " && exec \"$@\"",
            "sh",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            program.getName(),
            folder.toString())
        .redirectOutput(out.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    try {
      assertTrue(process.waitFor(120, TimeUnit.SECONDS), "still running");
    } finally {
      process.destroyForcibly();
    }
    return Files.readAllLines(out);
  }

  private void assertHoldsTheFirst(int committed, int atMostMore, IntFunction<String> text)
      throws IOException {
    try (PolicyIndex index = PolicyIndex.open(folder)) {
      int more = index.documentCount() - committed;
      assertTrue(more >= 0 && more <= atMostMore, more + " more than " + committed);
      for (int i = 0; i < committed; i++) {
        assertEquals(
            text.apply(i),
            index.document("d" + i).orElseThrow().passages().getFirst().text(),
            "d" + i);
      }
      index.add(document(committed, text.apply(committed)));
      index.commit();
      assertEquals(committed + 1, index.documentCount());
    }
    try (FSDirectory directory = FSDirectory.open(folder);
        CheckIndex check = new CheckIndex(directory)) {
      assertTrue(check.checkIndex().clean);
    }
  }

  private static PolicyDocument document(int number, String text) {
    return PolicyDocument.builder("d" + number, "").passage("1", text).build();
  }

  /** The same for a number each time, longer for a higher one, and hard to compress. */
  private static String text(int number) {
    Random random = new Random(number);
    StringBuilder text = new StringBuilder("Ore");
    for (int i = 0; i < 60 << number; i++) {
      text.append(' ').append(Integer.toString(random.nextInt(Integer.MAX_VALUE), 36));
    }
    return text.toString();
  }

  private static String shortText(int number) {
    return "Ore " + number + " "
        + Integer.toString(new Random(number).nextInt(Integer.MAX_VALUE), 36);
  }

  /** Commits short documents one by one until a merge of them has failed, and says how many. */
  static final class ShortFiller {
    private static final int MOST = 2000;

    public static void main(String... args) {
      PolicyIndex index = PolicyIndex.open(Path.of(args[0]));
      int committed = 0;
      try {
        while (committed < MOST) {
          index.add(document(committed, shortText(committed)));
          index.commit();
          committed++;
        }
      } catch (RuntimeException e) {
        System.out.println(committed);
        System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
      }
      index.close();
      System.out.println("closed");
    }
  }

  /** Commits longer and longer documents one by one until that fails, and says how it went. */
  static final class Filler {
    public static void main(String... args) {
      PolicyIndex index = PolicyIndex.open(Path.of(args[0]));
      int committed = 0;
      try {
        while (committed < 20) {
          index.add(document(committed, text(committed)));
          index.commit();
          committed++;
        }
      } catch (UncheckedIOException e) {
        System.out.println(committed);
        System.out.println(e.getClass().getSimpleName());
        System.out.println(e.getMessage());
        System.out.println("cause " + e.getCause().getClass().getSimpleName());
      }
      try {
        index.add(document(0, text(0)));
        index.commit();
        System.out.println("added");
      } catch (RuntimeException e) {
        System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
      }
      index.close();
      System.out.println("closed");
    }
  }
}
