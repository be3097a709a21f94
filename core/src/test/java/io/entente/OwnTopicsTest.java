package io.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.document.PolicyDocument;
import io.entente.query.FacetField;
import io.entente.query.Filter;
import io.entente.query.PolicyQuery;
import io.entente.result.FacetCount;
import io.entente.result.SearchResult;
import io.entente.vocabulary.Topic;
import io.entente.vocabulary.Topics;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index keeps the vocabulary of topics it was made with. */
class OwnTopicsTest {

  private static final Topics OWN = Topics.of(List.of(
      new Topic("#sea", "The sea | all of it", List.of(), List.of()),
      new Topic("reefs", "Reefs, banks", List.of("#sea"), List.of("coral reef^2", "sand bank")),
      new Topic("tides", "Tides", List.of("#sea"), List.of("spring tide"))));

  @TempDir
  private Path folder;

  private void write(Topics topics) {
    try (PolicyIndex index = PolicyIndex.open(folder, IndexOptions.DEFAULT.withTopics(topics))) {
      index.add(PolicyDocument.builder("reef", "Reef act")
          .text("The coral reef is watched by divers.")
          .build());
      index.commit();
    }
  }

  private static SearchResult divers(PolicyIndex index) {
    return index.search(PolicyQuery.of("divers")
        .withFilter(Filter.topic("#sea"))
        .withFacets(List.of(FacetField.TOPIC)));
  }

  @Test
  void whoReadsItOnlyHasTheirLabelsAndHierarchy() {
    write(OWN);
    try (PolicyIndex read = PolicyIndex.openReadOnly(folder)) {
      List<FacetCount> topics = divers(read).facets().get(FacetField.TOPIC);
      assertEquals(
          List.of("#sea The sea | all of it 0", "reefs Reefs, banks 1"),
          topics.stream()
              .map(each -> each.value() + " " + each.label() + " " + each.level())
              .sorted()
              .toList());
      assertTrue(read.suggest("tid", 5).stream().anyMatch(each -> each.text().equals("Tides")));
    }
  }

  @Test
  void whoAddsWithoutSayingWhichHasThemToo() {
    write(OWN);
    try (PolicyIndex again = PolicyIndex.open(folder)) {
      again.add(PolicyDocument.builder("bank", "Bank act")
          .text("Divers mark the sand bank with buoys.")
          .build());
      again.commit();
      assertEquals(2, divers(again).hits().size());
    }
    try (PolicyIndex read = PolicyIndex.openReadOnly(folder)) {
      assertEquals(2, divers(read).hits().size());
    }
  }

  @Test
  void anotherVocabularyTakesTheirPlace() {
    write(OWN);
    write(Topics.of(List.of(new Topic("depths", "Depths", List.of(), List.of("coral reef")))));
    try (PolicyIndex read = PolicyIndex.openReadOnly(folder)) {
      SearchResult result =
          read.search(PolicyQuery.of("divers").withFacets(List.of(FacetField.TOPIC)));
      assertEquals(
          List.of("Depths"),
          result.facets().get(FacetField.TOPIC).stream().map(FacetCount::label).toList());
      assertEquals(List.of(), divers(read).hits());
    }
  }

  @Test
  void theBundledOnesAreKnownToAnIndexThatNamesNone() {
    write(Topics.bundled());
    try (PolicyIndex read = PolicyIndex.openReadOnly(folder)) {
      SearchResult result =
          read.search(PolicyQuery.of("divers").withFacets(List.of(FacetField.TOPIC)));
      assertTrue(
          result.facets().get(FacetField.TOPIC).stream()
              .allMatch(each -> !each.label().equals(each.value())),
          result.facets().toString());
    }
  }
}
