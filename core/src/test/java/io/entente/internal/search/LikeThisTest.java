package io.entente.internal.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.analysis.PolicyAnalyzers;
import io.entente.internal.index.Schema;
import io.entente.internal.search.LikeThis.Like;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LikeThisTest {

  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private final Analyzer stemmed = PolicyAnalyzers.stemmed();
  private final LikeThis likeThis = new LikeThis();
  private IndexWriter writer;

  @BeforeEach
  void open() throws IOException {
    writer = new IndexWriter(
        directory, new IndexWriterConfig(stemmed).setSimilarity(Schema.similarity()));
  }

  @AfterEach
  void close() throws IOException {
    writer.close();
    directory.close();
    stemmed.close();
  }

  private void add(String... texts) throws IOException {
    for (String text : texts) {
      Document passage = new Document();
      passage.add(new TextField(Schema.TEXT, text, Field.Store.NO));
      writer.addDocument(passage);
    }
  }

  private Like like(String text) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      return likeThis.like(reader, text);
    }
  }

  /** What is found, best first, as numbers in the order of adding. */
  private List<Integer> found(String text) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(Schema.similarity());
      List<Integer> found = new ArrayList<>();
      for (ScoreDoc each : searcher.search(likeThis.like(reader, text).query(), 100).scoreDocs) {
        found.add(each.doc);
      }
      return found;
    }
  }

  @Test
  void whatSharesMoreAndRarerWordsComesFirst() throws IOException {
    add(
        "The parties cooperate on fishery.",
        "The parties cooperate on the supply of critical minerals and rare earths.",
        "The parties meet each year.",
        "Critical questions were put to the parties.");
    assertEquals(
        List.of(1, 3, 0, 2),
        found("The parties shall secure supplies of minerals that are critical, such as cobalt."));
  }

  @Test
  void theWordsAreThoseOfTheTextTheMostTellingFirst() throws IOException {
    add(
        "The parties cooperate on minerals.",
        "The parties meet.",
        "The parties cooperate.",
        "Parties.");
    Like like = like("Parties cooperated: Minerals, mineral trade.");
    assertEquals(List.of("Minerals", "cooperated", "Parties"), like.words());
    assertEquals(List.of("mineral", "cooper", "parti"), List.copyOf(like.stems()));
  }

  @Test
  void wordsThatAreNotInTheIndexAndSmallWordsAreNotChosen() throws IOException {
    add("The parties cooperate on it.");
    assertEquals(List.of("parties"), like("the parties, unseen, and on it").words());
  }

  @Test
  void numbersAmountsAndReferencesAreNotChosen() throws IOException {
    add("Under Article 5(2) the sum of $ 300 million, or 7.5 %, is due in 2019 (a).");
    Set<String> stems =
        like("Article 5(2): $ 300 million, 7.5 %, 2019, (a), due.").stems();
    assertTrue(stems.contains("due"), stems.toString());
    assertTrue(stems.stream().allMatch(stem -> stem.matches("[a-z]{2,}")), stems.toString());
  }

  @Test
  void aWordWithAHyphenIsFoundWrittenAsOne() throws IOException {
    add("A phaseout of coal.", "Elections are held.");
    assertEquals(List.of(0), found("the phase-out"));
  }

  @Test
  void inALargerIndexAWordOfOnePassageDoesNotCount() throws IOException {
    add("Hapax legomenon.");
    for (int i = 0; i < 500; i++) {
      add("Usual text.");
    }
    assertEquals(List.of("text"), like("hapax text").words());
  }

  @Test
  void atMostTwentyFiveWordsAreChosen() throws IOException {
    String text = words(0, 60);
    add(text);
    assertEquals(25, like(text).words().size());
    assertEquals(24, like(words(0, 24)).words().size());
  }

  @Test
  void ofManyWordsOneInTenHasToMatch() throws IOException {
    add(words(0, 2), words(2, 5), words(5, 25));
    assertEquals(List.of(2, 1), found(words(0, 25)));
    assertEquals(List.of(1, 0), found(words(0, 5)), "of few words one is enough");
  }

  private static String words(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(word(i)).append(' ');
    }
    return text.toString();
  }

  private static String word(int i) {
    return "kv" + (char) ('a' + i / 10) + "k" + (char) ('a' + i % 10) + "k";
  }

  @Test
  void textsWithoutKnownWordsGiveNothing() throws IOException {
    add("The parties cooperate.");
    for (String text : List.of("", "  \n", "the of and", "12 %", "unseen", "\uD800", "\u0000")) {
      assertEquals(List.of(), found(text), "<" + text + ">");
      assertEquals(List.of(), like(text).words());
      assertEquals(Set.of(), like(text).stems());
    }
  }

  @Test
  void chineseTextIsComparedByCharacters() throws IOException {
    add("经济安全保障", "渔业");
    assertEquals(List.of(0), found("安全政策"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aPassageIsMostLikeItself(long seed) throws IOException {
    Random random = new Random(seed);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = 0; j < 40; j++) {
        text.append(word((int) (60 * random.nextDouble() * random.nextDouble())))
            .append(' ');
      }
      texts.add(text.toString());
    }
    add(texts.toArray(String[]::new));
    for (int i = 0; i < texts.size(); i++) {
      assertTrue(found(texts.get(i)).subList(0, 3).contains(i), "seed=" + seed + " passage " + i);
    }
  }
}
