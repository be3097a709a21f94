package io.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.entente.document.DocumentKind;
import io.entente.document.PolicyDate;
import io.entente.query.FacetField;
import io.entente.query.Filter;
import io.entente.query.PolicyQuery;
import io.entente.result.FacetCount;
import io.entente.result.Understanding;
import java.time.Year;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What each filter admits, and what is said of a value that nothing has. */
class FiltersTest extends PactFixture {

  @Test
  void filtersThatComeAgainSeeWhatIsAddedAndDeleted() {
    PolicyQuery dated = PolicyQuery.of("ore")
        .withFilter(Filter.country("JP"))
        .withFilter(
            new Filter.DateRange(PolicyDate.of(Year.of(2008)), PolicyDate.of(Year.of(2009))));
    add(
        pact("a", "Ore.").date("2008-05").country("JP"),
        pact("b", "Ore.").date("2010").country("JP"),
        pact("c", "Ore.").date("2009").country("IN"));
    for (int i = 0; i < 4; i++) {
      assertEquals(List.of("a#1"), ids(dated));
    }
    add(pact("d", "Ore.").date("2009").country("JP"));
    for (int i = 0; i < 4; i++) {
      assertEquals(Set.of("a#1", "d#1"), Set.copyOf(ids(dated)));
    }
    index.delete("a");
    index.commit();
    assertEquals(List.of("d#1"), ids(dated));
  }

  @Test
  void languagesAreTheSameInCapitals() {
    add(pact("a", "Ore.").language("EN"), pact("b", "Ore.").language("pt-br"));
    assertEquals(List.of("a#1"), ids("ore language:En"));
    assertEquals(List.of("b#1"), ids("ore language:PT-BR"));
    assertEquals(
        Set.of("en", "pt-BR"),
        index
            .search(PolicyQuery.of("ore").withFacet(FacetField.LANGUAGE))
            .facets()
            .get(FacetField.LANGUAGE)
            .stream()
            .map(FacetCount::value)
            .collect(Collectors.toSet()));
  }

  @Test
  void countryFilterTakesCodeNameFormerNameDemonymAndOtherLanguages() {
    add(
        pact("jp", "Ore.").country("Japan"),
        pact("mm", "Ore.").country("MM"),
        pact("de", "Ore.").country("DE"));
    for (String japan : List.of("JP", "jpn", "Japan", "Japanese", "Japon")) {
      assertEquals(
          List.of("jp#1"), ids(PolicyQuery.of("ore").withFilter(Filter.country(japan))), japan);
    }
    assertEquals(List.of("mm#1"), ids(PolicyQuery.of("ore").withFilter(Filter.country("Burma"))));
    assertEquals(
        List.of("de#1", "jp#1"),
        ids(PolicyQuery.of("ore").withFilter(Filter.country("Allemagne", "JP"))));
    assertThrows(IllegalArgumentException.class, () -> Filter.country("Atlantis"));
  }

  @Test
  void groupMeansItsMembersAtTheDocumentsDate() {
    add(
        pact("before", "Fishing.").country("GB").date("2010-05"),
        pact("after", "Fishing.").country("GB").date("2022-05"),
        pact("member", "Fishing.").country("FR").date("2022-05"));
    assertEquals(
        List.of("member#1", "before#1"),
        ids(PolicyQuery.of("fishing").withFilter(Filter.country("EU"))));
  }

  @Test
  void countryOfTheDocumentIsNotWhatAPassageMentions() {
    add(pact("a", "Talks with Brazil on soy.", "Talks on maize.").country("KE"));
    assertEquals(
        List.of("a#1"), ids(PolicyQuery.of("talks").withFilter(Filter.mentions("Brazil"))));
    assertEquals(List.of(), ids(PolicyQuery.of("talks").withFilter(Filter.country("Brazil"))));
    assertEquals(
        2, ids(PolicyQuery.of("talks").withFilter(Filter.country("Kenya"))).size());
  }

  @Test
  void topicFilterFindsNarrowerTopicsAndUnknownTopicsAreKept() {
    add(
        pact("narrow", "Ore.").topic("cyber-security"),
        pact("broad", "Ore.").topic("security"),
        pact("own", "Ore.").topic("moon-mining"));
    assertEquals(
        List.of("broad#1", "narrow#1"),
        ids(PolicyQuery.of("ore").withFilter(Filter.topic("security"))));
    assertEquals(
        List.of("narrow#1"), ids(PolicyQuery.of("ore").withFilter(Filter.topic("cyber-security"))));
    assertEquals(
        List.of("own#1"), ids(PolicyQuery.of("ore").withFilter(Filter.topic("moon-mining"))));
  }

  @Test
  void dateRangeHoldsTheWholePeriodOfADate() {
    add(
        pact("year", "Ore.").date("2008"),
        pact("month", "Ore.").date("2008-10"),
        pact("day", "Ore.").date("2008-10-22"),
        pact("later", "Ore.").date("2025-08-29"));
    assertEquals(
        List.of("day#1", "month#1", "year#1"),
        ids(PolicyQuery.of("ore").withFilter(Filter.in("2008"))));
    assertEquals(
        List.of("day#1", "month#1"), ids(PolicyQuery.of("ore").withFilter(Filter.in("2008-10"))));
    assertEquals(List.of("later#1"), ids(PolicyQuery.of("ore").withFilter(Filter.from("2009"))));
    assertEquals(
        List.of("day#1", "month#1", "year#1"),
        ids(PolicyQuery.of("ore").withFilter(Filter.to("2008-12-31"))));
  }

  @Test
  void kindLanguageSourceAndDocumentFilter() {
    add(
        pact("a", "Ore.").kind(DocumentKind.LAW).source("Gazette").language("fr"),
        pact("b", "Ore.").kind(DocumentKind.TREATY).source("Courier"));
    assertEquals(
        List.of("a#1"), ids(PolicyQuery.of("ore").withFilter(Filter.kind(DocumentKind.LAW))));
    assertEquals(List.of("a#1"), ids(PolicyQuery.of("ore").withFilter(Filter.language("fr"))));
    assertEquals(List.of("b#1"), ids(PolicyQuery.of("ore").withFilter(Filter.source("Courier"))));
    assertEquals(List.of("b#1"), ids(PolicyQuery.of("ore").withFilter(Filter.document("b"))));
  }

  @Test
  void smallWordsAreLookedForInTitlesWhereThereIsNothingElse() {
    add(
        pact("a", "Ore.").title("The Who"),
        pact("b", "Tin.").title("Accord of Rome"),
        pact("c", "Iron.").title("Rome"));
    assertEquals(List.of("a#1"), ids("title:the"));
    assertEquals(List.of("a#1"), ids("title:\"who the\""));
    assertEquals(List.of(), ids("title:\"the of\""));
    assertEquals(Set.of("b", "c"), documents(index.search("title:\"the Rome\"")));
  }

  @Test
  void aTopicOrLanguageThatNothingHasIsNamedInTheResult() {
    add(
        pact("a", "Ore.").topic("security").topic("own-topic"),
        pact("b", "Ore.").language("zz").topic("cyber-security"));
    assertEquals(
        List.of("there is no topic 'secuirty'; the nearest is 'security'"),
        notes("ore topic:secuirty"));
    assertEquals(
        List.of("there is no topic 'own-topics'; the nearest is 'own-topic'"),
        notes("ore topic:own-topics,security"));
    assertEquals(
        List.of("there is no topic 'Cyber Security'; the nearest is 'cyber-security'"),
        notes("ore topic:\"Cyber Security\""));
    assertEquals(
        List.of("there is no topic 'xqjw'", "\"tin\" occurs nowhere"),
        notes("ore AND (topic:xqjw OR tin)"));
    assertEquals(List.of(), notes("ore topic:own-topic,agriculture"));
    assertEquals(
        List.of("there is no language 'english'; a language is a BCP 47 tag such as 'en'"),
        notes("ore language:english"));
    assertEquals(
        List.of("there is no language 'jp'; a language is a BCP 47 tag such as 'en' or 'pt-BR'"),
        notes("ore language:jp,en"));
    assertEquals(List.of(), notes("ore language:ja,zz,EN,yue,pt-br,x-own,i-klingon"));
    assertEquals(
        List.of("topic:secuirty", "language:english"),
        index.search("ore topic:secuirty language:english").understanding().notes().stream()
            .map(Understanding.Note::from)
            .toList());
    assertEquals(
        1,
        index.like("ore", PolicyQuery.of("topic:secuirty")).understanding().notes().stream()
            .filter(note -> note.from().equals("topic:secuirty"))
            .count());
  }

  private List<String> notes(String text) {
    return index.search(text).understanding().notes().stream()
        .map(Understanding.Note::words)
        .toList();
  }
}
