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

  /** Written, all halves of characters are the same. */
  @Test
  void anIdIsOfWholeCharacters() {
    for (String half : List.of("\uD83D", "\uDE00", "\uDE00\uD83D", "\uD83Dx")) {
      PolicyDocument.Builder document =
          PolicyDocument.builder("id" + half, "A").passage("1", "alpha");
      assertEquals(
          "document id must be valid Unicode, but has half of a surrogate pair at 2",
          assertThrows(IllegalArgumentException.class, document::build).getMessage());
      PolicyDocument.Builder passage = PolicyDocument.builder("a", "A").passage(half, "alpha");
      assertEquals(
          "passage id in document 'a' must be valid Unicode, but has half of a surrogate pair at 0",
          assertThrows(IllegalArgumentException.class, passage::build).getMessage());
    }
    assertEquals(
        "\uD83D\uDE00",
        PolicyDocument.builder("\uD83D\uDE00", "A").text("alpha").build().id());
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
