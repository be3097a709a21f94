package io.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.entente.document.PolicyDocument;
import io.entente.query.PolicyQuery;
import io.entente.result.Understanding.Note;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A group is a party of what all who founded it are parties of, not of what some members agreed on. */
class PartiesTest extends PactFixture {

  private static final String[] EUROPE = {"BE", "DE", "FR", "IT", "LU", "NL"};

  private void fill() {
    add(
        of(pact("market", "The enlargement of the market is open to all."), EUROPE, "FI", "SE"),
        pact("alliance", "NATO welcomes that Finland and Sweden apply: the enlargement of NATO."),
        of(pact("data", "Data may flow freely, and enlargement is welcome."), EUROPE, "JP"),
        of(pact("pair", "Data may flow where the two agree."), new String[0], "JP", "DE"),
        of(pact("named", "Data may flow by cable."), new String[0], "JP", "EU"));
    for (int i = 0; i < 20; i++) {
      add(pact("other-" + i, "Village " + i + " counts its sheep and its data."));
    }
  }

  @Test
  void whatSomeMembersAgreedOnIsNotOfTheGroup() {
    fill();
    assertEquals("alliance#1", ids("NATO enlargement Finland Sweden").getFirst());
    assertEquals(List.of(), said("NATO enlargement Finland Sweden"));
  }

  @Test
  void whatAllFoundersAgreedOnIsOfTheGroupAndSoIsWhatNamesIt() {
    fill();
    assertEquals(
        List.of("documents of all of these count more: Japan, European Union"),
        said("data flow Japan EU"));
    List<String> first = ids("data flow Japan EU");
    assertEquals(
        List.of("data#1", "named#1"), first.subList(0, 2).stream().sorted().toList());
  }

  private List<String> said(String question) {
    return index.search(PolicyQuery.of(question)).understanding().notes().stream()
        .map(Note::words)
        .filter(words -> words.startsWith("documents of all"))
        .toList();
  }

  private static PolicyDocument.Builder of(
      PolicyDocument.Builder pact, String[] some, String... more) {
    Stream.concat(Stream.of(some), Stream.of(more)).forEach(pact::country);
    return pact;
  }
}
