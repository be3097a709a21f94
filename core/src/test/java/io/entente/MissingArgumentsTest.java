package io.entente;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.entente.document.DocumentKind;
import io.entente.document.PolicyDate;
import io.entente.document.PolicyDocument;
import io.entente.document.Section;
import io.entente.query.Cursor;
import io.entente.query.Expression;
import io.entente.query.FacetField;
import io.entente.query.Filter;
import io.entente.query.FilterText;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.vocabulary.Countries;
import io.entente.vocabulary.Topic;
import io.entente.vocabulary.Topics;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@NullUnmarked
class MissingArgumentsTest {

  private static void assertNamed(String argument, Executable call) {
    assertEquals(argument, assertThrows(NullPointerException.class, call).getMessage());
  }

  @Test
  void aMissingArgumentOfAQueryIsNamed() {
    assertAll(
        () -> assertNamed("text", () -> PolicyQuery.of((String) null)),
        () -> assertNamed("expression", () -> PolicyQuery.of((Expression) null)),
        () -> assertNamed("text", () -> PolicyQuery.parse(null)),
        () -> assertNamed("filter", () -> PolicyQuery.of("").withFilter(null)),
        () -> assertNamed("text", () -> Filter.title(null)),
        () -> assertNamed("codesOrNames", () -> Filter.country((String) null)),
        () -> assertNamed("topic", () -> Filter.topic((String) null)),
        () -> assertNamed("kind", () -> Filter.kind((DocumentKind) null)),
        () -> assertNamed("document", () -> Filter.document("a", null)),
        () -> assertNamed("language", () -> new Filter.Language(null)),
        () -> assertNamed("date", () -> Filter.in(null)),
        () -> assertNamed("date", () -> new Filter.InForce(null)),
        () -> assertNamed("text", () -> FilterText.parse(null)),
        () -> assertNamed("token", () -> Cursor.parse(null)),
        () -> assertNamed("id", () -> FacetField.of(null)),
        () -> assertNamed("id", () -> Inference.of(null)),
        () -> assertNamed("text", () -> Expression.parse(null)),
        () -> assertNamed("text", () -> Expression.word(null)),
        () -> assertNamed("text", () -> Expression.phrase(null)),
        () -> assertNamed("text", () -> Expression.prefix(null)),
        () -> assertNamed("filter", () -> Expression.field(null)),
        () -> assertNamed("part", () -> Expression.words(Expression.word("a"), null)),
        () -> assertNamed("other", () -> Expression.word("a").and(null)),
        () -> assertNamed("part", () -> new Expression.Not(null)));
  }

  @Test
  void aMissingArgumentOfADocumentIsNamed() {
    assertAll(
        () -> assertNamed("id", () -> PolicyDocument.builder(null, "title")),
        () -> assertNamed("title", () -> PolicyDocument.builder("id", null)),
        () -> assertNamed("title", () -> PolicyDocument.builder("id", "").title(null)),
        () -> assertNamed("text", () -> PolicyDocument.builder("id", "").text(null)),
        () -> assertNamed("text", () -> PolicyDocument.builder("id", "").passage("1", null)),
        () -> assertNamed("codeOrName", () -> PolicyDocument.builder("id", "").country(null)),
        () -> assertNamed("text", () -> new Section("1", List.of(), "", null)),
        () -> assertNamed("text", () -> PolicyDate.parse(null)),
        () -> assertNamed("id", () -> DocumentKind.of(null)));
  }

  @Test
  void aMissingArgumentOfAnIndexIsNamed() {
    try (PolicyIndex index = PolicyIndex.inMemory()) {
      assertAll(
          () -> assertNamed("folder", () -> PolicyIndex.open(null)),
          () -> assertNamed("options", () -> PolicyIndex.open(Path.of("x"), null)),
          () -> assertNamed("folder", () -> PolicyIndex.openReadOnly(null)),
          () -> assertNamed("document", () -> index.add(null)),
          () -> assertNamed("documentId", () -> index.delete(null)),
          () -> assertNamed("text", () -> index.search((String) null)),
          () -> assertNamed("query", () -> index.search((PolicyQuery) null)),
          () -> assertNamed("text", () -> index.like(null, PolicyQuery.of(""))),
          () -> assertNamed("typed", () -> index.suggest(null, 1)),
          () -> assertNamed("documentId", () -> index.document(null)),
          () -> assertNamed("topics", () -> IndexOptions.DEFAULT.withTopics(null)));
    }
  }

  @Test
  void aMissingArgumentOfAVocabularyIsNamed() {
    assertAll(
        () -> assertNamed("topics", () -> Topics.of(null)),
        () -> assertNamed("label", () -> new Topic("id", null, List.of(), List.of())),
        () -> assertNamed("idOrLabel", () -> Topics.bundled().find(null)),
        () -> assertNamed("text", () -> Countries.bundled().find(null)));
  }
}
