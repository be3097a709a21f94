package io.entente.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

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
}
