package io.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.analysis.TwoViews;
import io.entente.document.PolicyDocument;
import io.entente.query.PolicyQuery;
import io.entente.result.Hit;
import io.entente.result.SearchResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A word that an article is tied to with an apostrophe is found without it, and the reverse. */
class ElisionTest {

  private final PolicyIndex index = PolicyIndex.inMemory();

  @BeforeEach
  void fill() {
    add("fr", "Le code de l\u2019urbanisme protège l'environnement d\u2019Europe jusqu'alors.");
    add("it", "La gestione dell'acqua spetta ai comuni.");
    add("ca", "Llei d'immigració i de l'habitatge.");
    add("en", "The lawyers' union of O'Brien meets at six o'clock and doesn't rest.");
    index.commit();
  }

  private void add(String id, String text) {
    add(id, id, text);
  }

  private void add(String id, String language, String text) {
    index.add(
        PolicyDocument.builder(id, "Text " + id).language(language).text(text).build());
  }

  @AfterEach
  void close() {
    index.close();
  }

  private SearchResult search(String query) {
    return index.search(PolicyQuery.of(query));
  }

  @ParameterizedTest
  @CsvSource({
    "urbanisme, fr, urbanisme",
    "l'urbanisme, fr, urbanisme",
    "L\u2019Urbanisme, fr, urbanisme",
    "d'environnement, fr, environnement",
    "\"code de l'urbanisme\", fr, code de l\u2019urbanisme",
    "acqua, it, acqua",
    "immigració, ca, immigració",
    "immigracio, ca, immigració",
    "habitatge, ca, habitatge",
    "o'brien, en, O'Brien",
    "doesn't, en, doesn't"
  })
  void itIsFoundAndMarkedWithoutTheArticle(String query, String document, String marked) {
    SearchResult found = search(query);
    assertEquals(1, found.hits().size(), query);
    Hit hit = found.hits().getFirst();
    assertEquals(document, hit.document().id());
    assertTrue(
        hit.snippet().marked("[", "]").contains("[" + marked + "]"),
        hit.snippet().marked("[", "]"));
    assertFalse(found.understanding().toString().contains("nowhere"), query);
  }

  @ParameterizedTest
  @ValueSource(strings = {"brien", "clock", "t"})
  void englishWordsWithAnApostropheAreNotParted(String query) {
    assertEquals(List.of(), search(query).hits());
  }

  /** "UN" before an apostrophe is an Italian article as well. */
  @ParameterizedTest
  @ValueSource(strings = {"UN", "UN's", "UN\u2019s", "all's", "\"UN's seat\"", "the L's"})
  void anEnglishPossessiveIsNoElidedArticle(String query) {
    add("un", "en", "The UN's seat, and all\u2019s well in the L's of the list.");
    add("s", "en", "The letter s is no word.");
    index.commit();
    assertEquals(
        List.of("un"),
        search(query).hits().stream()
            .map(hit -> hit.document().id())
            .filter(id -> id.equals("un") || id.equals("s"))
            .toList());
  }

  @Test
  void offsetsAreThoseOfTheWordItself() {
    TwoViews views = new TwoViews();
    String text = "dell\u2019acqua, d'\u00C9tat N'Djamena l' d''x";
    views.read(text);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < views.size(); i++) {
      if (views.isWord(i)) {
        words.add(views.term(i) + "=" + text.substring(views.startOffset(i), views.endOffset(i)));
      }
    }
    assertEquals(
        List.of("acqua=acqua", "etat=\u00C9tat", "djamena=Djamena", "l=l", "d=d", "x=x"), words);
  }
}
