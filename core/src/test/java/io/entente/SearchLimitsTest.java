package io.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.query.Filter;
import io.entente.query.PolicyQuery;
import io.entente.query.QuerySyntaxException;
import io.entente.result.SearchResult;
import io.entente.vocabulary.Countries;
import io.entente.vocabulary.Country;
import io.entente.vocabulary.CountryGroup;
import io.entente.vocabulary.Topic;
import io.entente.vocabulary.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What asks for very much is answered, cut with a note, or refused with the limit. */
class SearchLimitsTest extends PactFixture {

  @Test
  void theSameFilterManyTimesIsOne() {
    add(pact("a", "Ore.").date("1987-03"));
    assertEquals(List.of("a#1"), ids("ore" + " in:1987".repeat(1_050)));
  }

  @Test
  void aFilterWithVeryManyValuesIsAnswered() {
    add(pact("a", "Ore.").country("JP"), pact("b", "Ore.").country("IN"));
    assertEquals(List.of("a#1"), ids("country:" + "JP,".repeat(3_000) + "US"));
    assertEquals(List.of("a#1"), ids("ore country:" + "JP,".repeat(3_000) + "US"));
    String[] countries =
        Countries.bundled().all().stream().map(Country::code).toArray(String[]::new);
    assertEquals(
        Set.of("a", "b"),
        documents(index.search(PolicyQuery.of("").withFilter(Filter.country(countries)))));
    String[] groups =
        Countries.bundled().groups().stream().map(CountryGroup::code).toArray(String[]::new);
    PolicyQuery all = PolicyQuery.of("").withFilter(Filter.mentions(groups));
    assertEquals(List.of(), ids(all));
    assertEquals(
        Set.of("a", "b"),
        documents(index.search(PolicyQuery.of("ore").withFilter(Filter.country(groups)))));
    List<Topic> many = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      many.add(new Topic("t" + i, "Topic number " + i, List.of(), List.of()));
    }
    String[] ids = many.stream().map(Topic::id).toArray(String[]::new);
    try (PolicyIndex own = PolicyIndex.inMemory(IndexOptions.DEFAULT.withTopics(Topics.of(many)))) {
      own.add(pact("t", "Ore.").topic("t2999").build());
      own.commit();
      assertEquals(
          Set.of("t"), documents(own.search(PolicyQuery.of("").withFilter(Filter.topic(ids)))));
    }
  }

  @Test
  void whatAsksForTooMuchAtOnceIsRefusedWithTheLimit() {
    add(pact("a", "Ore.").date("2008"));
    StringBuilder years = new StringBuilder("ore");
    for (int year = 1_001; year <= 2_200; year++) {
      years.append(" in:").append(year);
    }
    QuerySyntaxException filters =
        assertThrows(QuerySyntaxException.class, () -> PolicyQuery.of(years.toString()));
    assertEquals(
        "a query must have at most 500 filters, got 1200 (at offset 4004)", filters.getMessage());
    PolicyQuery full = PolicyQuery.of("ore");
    for (int i = 0; i < PolicyQuery.MAX_FILTERS; i++) {
      full = full.withFilter(Filter.from(Integer.toString(1_000 + i)));
    }
    PolicyQuery most = full;
    assertEquals(List.of("a#1"), ids(most));
    assertEquals(List.of("a#1"), ids(most.withFilter(Filter.from("1000"))));
    IllegalArgumentException one =
        assertThrows(IllegalArgumentException.class, () -> most.withFilter(Filter.from("2000")));
    assertEquals("a query must have at most 500 filters, got 501", one.getMessage());
    PolicyQuery groups = PolicyQuery.of("ore");
    for (CountryGroup group : Countries.bundled().groups()) {
      groups = groups.withFilter(Filter.mentions(group.code(), "EU"));
    }
    PolicyQuery together = groups;
    IllegalArgumentException clauses =
        assertThrows(IllegalArgumentException.class, () -> index.search(together));
    assertEquals(
        "the query asks for more than 1024 things at once; use fewer filters, groups of countries "
            + "and alternatives",
        clauses.getMessage());
  }

  @Test
  void aTitleFilterOfVeryManyWordsIsRefused() {
    add(pact("a", "Ore.").title("Words " + words(100)));
    assertEquals(List.of("a#1"), ids(PolicyQuery.of("").withFilter(Filter.title(words(100)))));
    String long3000 = words(3_000);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Filter.title(long3000));
    assertEquals(
        "filter by title takes at most 1000 characters, got " + long3000.length(), e.getMessage());
  }

  private static String words(int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      words.append(i == 0 ? "w" : " w").append(i);
    }
    return words.toString();
  }

  @Test
  void tooLongAQueryIsRefusedWithItsLength() {
    QuerySyntaxException e =
        assertThrows(QuerySyntaxException.class, () -> index.search("a".repeat(100_000)));
    assertTrue(e.getMessage().contains("100000"), e.getMessage());
  }

  @Test
  void manyPrefixesNearEachOtherAreNotTooManyWords() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 900; i++) {
      text.append("in").append(Integer.toString(i, 36)).append("x co").append(i).append("y ");
    }
    add(
        pact("a", text.toString()),
        pact("apart", "in1x" + " far".repeat(60) + " co1y"),
        pact("half", "in1x in2x in3x in4x"));
    assertEquals(
        Set.of("a#1", "apart#1"), Set.copyOf(ids("in* PARAGRAPH co* PARAGRAPH in* PARAGRAPH co*")));
    assertEquals(List.of("a#1"), ids("in* NEAR (co* OR in*) NEAR co*"));
  }

  @Test
  void ofVeryManyWordsTheFirstAreLookedForAndTheResultSaysSo() {
    add(pact("a", "Copper ore."));
    StringBuilder words = new StringBuilder("ore ");
    for (int i = 0; i < 1200; i++) {
      words.append("w").append(i).append(' ');
    }
    SearchResult result = index.search(words.toString());
    assertEquals("a", result.hits().getFirst().document().id());
    assertTrue(result.understanding().toString().contains("first 200 words"));
  }
}
