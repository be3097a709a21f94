package io.entente.benchmarks.texts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.PolicyIndex;
import io.entente.document.PolicyDocument;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextCollectionTest {

  @TempDir
  Path folder;

  private static List<PolicyDocument> documents(String name) {
    List<PolicyDocument> documents = new ArrayList<>();
    TextCollection.of(name).read(documents::add);
    return documents;
  }

  @Test
  void generatedTextsAreTheSameEachTimeAndOfTheSizeAskedFor() {
    List<PolicyDocument> documents = documents("generated:1000");
    assertEquals(documents, documents("generated:1000"));
    assertEquals(
        1000, documents.stream().mapToInt(each -> each.sections().size()).sum());
  }

  @Test
  void aSmallerGeneratedCollectionBeginsLikeALargerOne() {
    List<PolicyDocument> small = documents("generated:200");
    List<PolicyDocument> large = documents("generated:1000");
    assertEquals(small.subList(0, small.size() - 1), large.subList(0, small.size() - 1));
  }

  @Test
  void generatedWordsAreFewAndFrequentOrManyAndRare() {
    Map<String, Integer> counts = new HashMap<>();
    for (PolicyDocument document : documents("generated:2000")) {
      for (String word : document.text().toLowerCase(Locale.ROOT).split("\\P{L}+")) {
        counts.merge(word, 1, Integer::sum);
      }
    }
    int all = counts.values().stream().mapToInt(count -> count).sum();
    long once = counts.values().stream().filter(count -> count == 1).count();
    int most = counts.values().stream().mapToInt(count -> count).max().orElse(0);
    assertTrue(most > all / 50 && most < all / 8, most + " of " + all);
    assertTrue(once > counts.size() / 4, once + " of " + counts.size());
  }

  @Test
  void theCommandWritesAnIndexOrJsonLines() throws Exception {
    Path index = folder.resolve("index");
    Path jsonl = folder.resolve("texts.jsonl");
    assertEquals(0, run("generated:300", "--index", index.toString()));
    assertEquals(0, run("generated:300", "--jsonl", jsonl.toString()));
    assertEquals(2, run("generated:300"));
    try (PolicyIndex opened = PolicyIndex.openReadOnly(index)) {
      assertEquals(300, opened.passageCount());
      assertEquals(opened.documentCount(), Files.readAllLines(jsonl).size());
    }
    assertEquals(documents(jsonl.toString()), documents("generated:300"));
  }

  private static int run(String... args) {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return MakeCollection.run(nowhere, args);
  }
}
