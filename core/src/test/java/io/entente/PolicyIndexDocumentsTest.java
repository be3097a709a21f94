package io.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.entente.document.PolicyDocument;
import io.entente.query.PolicyQuery;
import io.entente.result.Hit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is added to an index is there until it is replaced or deleted, as it was given. */
class PolicyIndexDocumentsTest extends PactFixture {

  @Test
  void addingAgainReplacesAndDeletingRemovesAllPassages() {
    add(pact("a", "Old copper.", "Old tin."), pact("b", "Old zinc."));
    add(pact("a", "New lead."));
    assertEquals(List.of(), ids("copper"));
    assertEquals(List.of("a#1"), ids("lead"));
    assertEquals(2, index.documentCount());
    assertEquals(2, index.passageCount());
    index.delete("b");
    index.commit();
    assertEquals(List.of(), ids("zinc"));
    assertEquals(1, index.documentCount());
  }

  @Test
  void whatIsAddedIsSeenAfterRefresh() {
    index.add(pact("a", "Cobalt.").build());
    assertEquals(List.of(), ids("cobalt"));
    index.refresh();
    assertEquals(List.of("a#1"), ids("cobalt"));
  }

  @Test
  void passagesKeepTheirPlaceAndCitation() {
    String text = """
        Article 1
        Scope

        (1) This Agreement covers trade in copper, tin and other metals between the two Parties named above, from the day of its entry into force.

        (2) It does not cover trade in gold or silver, which remains under the Agreement that the Parties signed at Geneva in the year before this one.

        Article 2
        Licences

        Each Party shall issue licences for the export of lithium within thirty days of a complete request made in writing.
        """;
    index.add(PolicyDocument.builder("metals", "Metals Agreement")
        .date("2008-10-22")
        .text(text)
        .build());
    index.commit();
    Hit hit = index.search("lithium licences").hits().getFirst();
    assertEquals(
        text.substring(hit.passage().start(), hit.passage().end()),
        hit.passage().text());
    assertEquals("Metals Agreement (2008-10-22), Article 2", hit.citation().toString());
    assertEquals("Licences", hit.passage().heading());
  }

  @Test
  void everyHitHasTheMetadataOfItsOwnDocumentHoweverManyThereAre() {
    // More than are kept of a segment; one passage each, so that headers stand evenly.
    for (int i = 0; i < 1_200; i++) {
      index.add(pact("d" + i, "Quota q" + i + "q of ore.").build());
    }
    index.commit();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 1_200; i++) {
        Hit hit = index.search(PolicyQuery.of("q" + i + "q")).hits().getFirst();
        assertEquals("d" + i, hit.document().id());
        assertEquals("Pact d" + i, hit.document().title());
      }
    }
  }

  @Test
  void useAfterCloseIsAnIllegalState() {
    index.close();
    assertThrows(IllegalStateException.class, () -> index.search("ore"));
    assertThrows(IllegalStateException.class, () -> index.add(pact("a", "Ore.").build()));
    assertThrows(IllegalStateException.class, index::commit);
    index.close();
  }

  @Test
  void blankPassagesAreLeftOut() {
    add(pact("a", "", "Ore.", "  "));
    assertEquals(1, index.passageCount());
    assertEquals(List.of("a#2"), ids("ore"));
  }
}
