package io.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.document.PolicyDocument;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.result.SearchResult;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A compound is found however it is written, also where no text has it with a hyphen. */
class CompoundsTest {

  private final PolicyIndex index = PolicyIndex.inMemory();

  @BeforeEach
  void fill() {
    for (int i = 0; i < 120; i++) {
      add("other-" + i, "The council of village " + i + " meets every day and lends under seal.");
    }
    add("apart", "The ministers spoke of cyber security and of fresh water.");
    add("one", "Whoever answers for cybersecurity reports twice a year; freshwater is measured.");
    add("mixed", "Security at sea is no matter of cyber attacks; water that is fresh is rare.");
    add("stateless", "A stateless person who is helpless; the state less so; everyday life.");
    index.commit();
  }

  @AfterEach
  void close() {
    index.close();
  }

  private void add(String id, String text) {
    index.add(
        PolicyDocument.builder(id, "Text").language("en").passage("1", text).build());
  }

  private List<String> found(PolicyQuery query) {
    return index.search(query).hits().stream()
        .map(hit -> hit.document().id())
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"cybersecurity", "cyber security", "Cybersecurity", "freshwater", "fresh water"})
  void bothWaysOfWritingAreFoundAndNothingElse(String question) {
    assertEquals(List.of("apart", "one"), found(PolicyQuery.of(question)));
    SearchResult result = index.search(question);
    assertTrue(
        result.understanding().notes().stream()
            .anyMatch(note -> note.inference() == Inference.COMPOUNDS),
        result.understanding().toString());
    result
        .hits()
        .forEach(
            hit -> assertTrue(hit.snippet().marks().size() > 0, hit.snippet().text()));
  }

  @Test
  void withoutTheInferenceOnlyWhatIsTypedIsFound() {
    assertEquals(
        List.of("one"), found(PolicyQuery.of("cybersecurity").without(Inference.COMPOUNDS)));
    assertEquals(List.of("one"), found(PolicyQuery.of("\"cybersecurity\"")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"stateless", "helpless", "every day", "state less"})
  void wordsThatBeginOrEndOthersByChanceAreNoParts(String question) {
    assertTrue(
        index.search(question).understanding().notes().stream()
            .noneMatch(note -> note.inference() == Inference.COMPOUNDS),
        question);
  }

  @Test
  void pagesAgreeWhileTheOtherWayOfWritingIsAdded() {
    PolicyQuery query = PolicyQuery.of("freshwater village").withTopK(20);
    SearchResult first = index.search(query);
    List<String> all = found(query.withTopK(200));
    for (int i = 0; i < 5; i++) {
      add("later-" + i, "Of a fresh water village nothing was said.");
    }
    index.commit();
    List<String> seen = new java.util.ArrayList<>();
    for (SearchResult page = first; ; ) {
      page.hits().forEach(hit -> seen.add(hit.document().id()));
      if (page.next() == null) {
        break;
      }
      page = index.search(query.withAfter(page.next()));
    }
    List<String> old =
        seen.stream().filter(id -> !id.startsWith("later")).sorted().toList();
    assertEquals(all, old);
  }
}
