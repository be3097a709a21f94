package io.entente.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a document refuses, and how it is put together. */
class PolicyDocumentTest {

  @Test
  void aTextAndPassagesAreNotGivenTogether() {
    PolicyDocument.Builder passages = PolicyDocument.builder("a", "A").passage("1", "alpha");
    IllegalArgumentException first =
        assertThrows(IllegalArgumentException.class, () -> passages.text("beta"));
    assertEquals(
        "document 'a' has passages already; give it a text or passages, not both",
        first.getMessage());
    assertEquals("alpha", passages.build().text());
    PolicyDocument.Builder text = PolicyDocument.builder("a", "A").text("beta");
    IllegalArgumentException second =
        assertThrows(IllegalArgumentException.class, () -> text.passage("1", "alpha"));
    assertEquals(
        "document 'a' has a text already; give it a text or passages, not both",
        second.getMessage());
    assertEquals("beta", text.build().text());
  }

  @Test
  void aTextReplacesAnEarlierOne() {
    PolicyDocument document =
        PolicyDocument.builder("a", "A").text("alpha").text("beta").build();
    assertEquals("beta", document.text());
  }

  @Test
  void aCountryIsGivenByItsCodeUnlessTheBuilderLooksItUp() {
    PolicyDocument known =
        PolicyDocument.builder("a", "A").country("Britain").text("alpha").build();
    assertEquals(List.of("GB"), known.countries());
    IllegalArgumentException unknown = assertThrows(
        IllegalArgumentException.class,
        () -> new PolicyDocument(
            "a",
            "A",
            known.kind(),
            null,
            null,
            null,
            List.of("GB", "UK"),
            List.of(),
            null,
            "",
            "",
            "",
            known.sections()));
    assertEquals(
        "document 'a' has country 'UK', which is no code of a country or group such as GB or EU;"
            + " the builder takes names",
        unknown.getMessage());
  }

  @Test
  void aPassageIdIsALineThatIsNotTooLong() {
    PolicyDocument.Builder lines = PolicyDocument.builder("a", "A").passage("1\n2", "alpha");
    assertEquals(
        "passage id in document 'a' must be one line without control characters",
        assertThrows(IllegalArgumentException.class, lines::build).getMessage());
    PolicyDocument.Builder endless =
        PolicyDocument.builder("a", "A").passage("1".repeat(40_000), "alpha");
    String message =
        assertThrows(IllegalArgumentException.class, endless::build).getMessage();
    assertTrue(message.endsWith("got 40000"), message);
  }
}
