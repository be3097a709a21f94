package io.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.document.DocumentInfo.Inferred;
import io.entente.document.IndexedDocument;
import io.entente.document.PolicyDate;
import io.entente.document.PolicyDocument;
import io.entente.query.FacetField;
import io.entente.query.Filter;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Metadata that a document lacks are inferred from its text, and can be left out. */
class InferredMetadataTest extends PactFixture {

  @Test
  void whatIsMissingIsInferredAndMarkedAndCanBeLeftOut() {
    String text =
        "TOKYO, Aug. 25, 2025 - Japan and India agreed on Monday to protect supply chains for critical "
            + "minerals. The Japanese and Indian ministers said that Japan and India would share data.";
    index.add(PolicyDocument.builder("n", "Japan and India agree on minerals")
        .text(text)
        .build());
    index.add(pact("stated", "Ore.").country("JP").build());
    index.commit();
    IndexedDocument document = index.document("n").orElseThrow();
    assertEquals(Set.of("JP", "IN"), Set.copyOf(document.info().countries()));
    assertEquals(PolicyDate.parse("2025-08-25"), document.info().date());
    assertEquals("en", document.info().language());
    assertTrue(document
        .info()
        .inferred()
        .containsAll(Set.of(Inferred.COUNTRIES, Inferred.DATE, Inferred.LANGUAGE)));
    PolicyQuery japan = PolicyQuery.of("").withFilter(Filter.country("JP"));
    assertEquals(Set.of("n", "stated"), documents(index.search(japan)));
    assertEquals(Set.of("stated"), documents(index.search(japan.without(Inference.METADATA))));
    try (PolicyIndex plain = PolicyIndex.inMemory(IndexOptions.DEFAULT.withInferring(false))) {
      plain.add(PolicyDocument.builder("n", "Japan and India agree on minerals")
          .text(text)
          .build());
      plain.commit();
      assertEquals(List.of(), plain.document("n").orElseThrow().info().countries());
    }
  }

  @Test
  void withoutInferringAnUnknownLanguageStaysUnknown() {
    try (PolicyIndex plain = PolicyIndex.inMemory(IndexOptions.DEFAULT.withInferring(false))) {
      plain.add(PolicyDocument.builder("silent", "Ore").text("Ore is traded.").build());
      plain.add(PolicyDocument.builder("stated", "Ore")
          .text("Ore is mined.")
          .language("en")
          .build());
      plain.commit();
      assertEquals("", plain.document("silent").orElseThrow().info().language());
      assertEquals(Set.of(), plain.document("silent").orElseThrow().info().inferred());
      PolicyQuery ore = PolicyQuery.of("ore").withFacet(FacetField.LANGUAGE);
      assertEquals(List.of("en 1 1"), counts(plain.search(ore), FacetField.LANGUAGE));
      assertEquals(Set.of("silent", "stated"), documents(plain.search(ore)));
      PolicyQuery english = ore.withFilter(Filter.language("en"));
      assertEquals(Set.of("stated"), documents(plain.search(english)));
      assertEquals(Set.of("stated"), documents(plain.search(english.without(Inference.METADATA))));
    }
  }
}
