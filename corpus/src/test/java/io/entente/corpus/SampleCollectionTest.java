package io.entente.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.PolicyIndex;
import io.entente.corpus.eval.Evaluation;
import io.entente.corpus.eval.TrecFiles;
import io.entente.document.IndexedDocument;
import io.entente.document.PolicyDocument;
import io.entente.query.PolicyQuery;
import io.entente.vocabulary.Topics;
import java.io.IOException;
import java.io.StringReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SampleCollectionTest {

  private static final List<PolicyDocument> DOCUMENTS = SampleCollection.documents();
  private static PolicyIndex index;

  @BeforeAll
  static void open() {
    index = SampleCollection.index();
  }

  @AfterAll
  static void close() {
    index.close();
  }

  @Test
  void isAsLargeAndAsWideAsItSays() {
    Set<String> countries = new TreeSet<>();
    Set<Integer> years = new TreeSet<>();
    int words = 0;
    for (PolicyDocument document : DOCUMENTS) {
      countries.addAll(document.countries());
      years.add(document.date().first().getYear());
      words += document.text().split("\\s+").length;
    }
    assertTrue(DOCUMENTS.size() >= 60, "documents " + DOCUMENTS.size());
    assertTrue(words >= 25_000, "words " + words);
    assertTrue(countries.size() >= 25, "countries " + countries);
    assertTrue(years.contains(1945) && years.contains(2025), "years " + years);
  }

  @Test
  void everyDocumentNamesItsSourceAndOnlyTopicsThatExist() {
    Topics topics = Topics.bundled();
    for (PolicyDocument document : DOCUMENTS) {
      assertFalse(document.source().isBlank(), document.id());
      assertNotNull(document.date(), document.id());
      document
          .topics()
          .forEach(
              topic -> assertTrue(topics.topic(topic).isPresent(), document.id() + " " + topic));
    }
  }

  @Test
  void holdsTwoVersionsOfOneDeclaration() {
    Map<String, Set<String>> versions = new HashMap<>();
    for (PolicyDocument document : DOCUMENTS) {
      if (!document.instrument().isEmpty()) {
        versions
            .computeIfAbsent(document.instrument(), unseen -> new TreeSet<>())
            .add(document.version());
      }
    }
    assertEquals(Set.of("2008", "2025"), versions.get("japan-india-security-declaration"));
  }

  @Test
  void everyJudgedPassageIsThereAndEveryQuestionHasAnAnswer() throws IOException {
    Map<String, Map<String, Integer>> qrels =
        TrecFiles.readQrels(new StringReader(SampleCollection.qrels()), "qrels");
    Set<String> passages = new HashSet<>();
    for (PolicyDocument document : DOCUMENTS) {
      IndexedDocument indexed = index.document(document.id()).orElseThrow();
      indexed
          .passages()
          .forEach(passage -> passages.add(passage.documentId() + "#" + passage.id()));
    }
    assertEquals(40, SampleCollection.questions().size());
    for (SampleCollection.Question question : SampleCollection.questions()) {
      Map<String, Integer> grades = qrels.getOrDefault(question.id(), Map.of());
      assertTrue(grades.containsValue(3), question.id() + " has no answer");
      Collection<String> missing = new TreeSet<>(grades.keySet());
      missing.removeAll(passages);
      assertEquals(Set.of(), missing, question.id());
    }
  }

  /** A floor under what is measured today, not the aim. */
  @Test
  void rankingKeepsItsLevel() throws IOException {
    Map<String, List<String>> run = new HashMap<>();
    for (SampleCollection.Question question : SampleCollection.questions()) {
      run.put(
          question.id(),
          index.search(PolicyQuery.of(question.text()).withTopK(100)).hits().stream()
              .map(hit -> hit.document().id() + "#" + hit.passage().id())
              .toList());
    }
    Evaluation measured = Evaluation.of(
        TrecFiles.readQrels(new StringReader(SampleCollection.qrels()), "qrels"), run);
    assertTrue(measured.ndcgAt10() >= 0.53, measured.toString());
    assertTrue(measured.mrrAt10() >= 0.75, measured.toString());
  }
}
