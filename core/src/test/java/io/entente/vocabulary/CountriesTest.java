package io.entente.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CountriesTest {
  private final Countries countries = Countries.bundled();

  @Test
  void codeNameDemonymAndOtherLanguagesMeanOneCountry() {
    for (String text : List.of(
        "IN",
        "in",
        "IND",
        "India",
        "INDIA",
        "the Republic of India",
        "Indian",
        "Indians",
        "Inde",
        "Indien",
        "印度")) {
      assertEquals(List.of("IN"), countries.find(text), text);
    }
  }

  @Test
  void formerNamesAndEndedStatesAreFound() {
    assertEquals(List.of("MM"), countries.find("Burma"));
    assertEquals(List.of("CD"), countries.find("Zaire"));
    assertEquals(List.of("LK"), countries.find("Ceylon"));
    assertEquals(List.of("SZ"), countries.find("Swaziland"));
    assertEquals(List.of("DE"), countries.find("West Germany"));
    assertEquals(List.of("IR"), countries.find("Persia"));
    assertEquals(List.of("SU"), countries.find("U.S.S.R."));
    assertEquals(List.of("CSHH"), countries.find("CSK"));
    assertEquals(List.of("CZ", "SK"), countries.country("CSHH").orElseThrow().successors());
  }

  @Test
  void caseDiacriticsHyphensAndTheDoNotMatter() {
    for (String text : List.of(
        "Côte d’Ivoire", "cote d'ivoire", "COTE D'IVOIRE", "ivory-coast", "the Ivory Coast")) {
      assertEquals(List.of("CI"), countries.find(text), text);
    }
    for (String text : List.of("U.S.", "US", "u.s.a.", "the United States", "united-states")) {
      assertEquals(List.of("US"), countries.find(text), text);
    }
    assertEquals(List.of("KN"), countries.find("St. Kitts & Nevis"));
  }

  @Test
  void sharedNameGivesAllItsCountriesBestKnownFirst() {
    assertEquals(List.of("KR", "KP"), countries.find("Korea"));
    assertEquals(List.of("CD", "CG"), countries.find("Congo"));
    assertEquals(List.of("GN"), countries.find("Guinea"));
    assertEquals(Optional.of("KR"), countries.resolve("Korea"));
  }

  @Test
  void unknownTextMeansNothing() {
    assertEquals(List.of(), countries.find("Atlantis"));
    assertEquals(List.of(), countries.find(""));
    assertEquals(Optional.empty(), countries.resolve("climate"));
    assertThrows(IllegalArgumentException.class, () -> countries.name("QQ"));
  }

  @Test
  void groupsAreFoundByNameAndAbbreviation() {
    assertEquals(List.of("QUAD"), countries.find("the Quad"));
    assertEquals(List.of("EU"), countries.find("European Economic Community"));
    assertEquals(List.of("G7"), countries.find("Group of Seven"));
    assertEquals(List.of("ASEAN"), countries.find("asean"));
    assertEquals("European Union", countries.name("EU"));
  }

  @Test
  void membershipHasDates() {
    CountryGroup union = countries.group("EU").orElseThrow();
    assertFalse(union.hasMember("GB", LocalDate.of(1972, 12, 31)));
    assertTrue(union.hasMember("GB", LocalDate.of(1973, 1, 1)));
    assertTrue(union.hasMember("GB", LocalDate.of(2020, 1, 31)));
    assertFalse(union.hasMember("GB", LocalDate.of(2020, 2, 1)));
    assertEquals(27, union.membersOn(LocalDate.of(2021, 1, 1)).size());
    assertEquals(12, union.membersOn(LocalDate.of(1990, 1, 1)).size());
    assertEquals(
        List.of("AU", "IN", "JP", "US"),
        countries.group("quad").orElseThrow().membersOn(LocalDate.of(2025, 8, 25)));
    assertTrue(countries
        .groupsOf("JP", LocalDate.of(2025, 8, 25))
        .containsAll(List.of("G7", "G20", "QUAD", "OECD")));
  }

  @Test
  void codesAreUniqueAndMembersAreCountries() {
    Set<String> codes = new HashSet<>();
    for (Country country : countries.all()) {
      assertTrue(codes.add(country.code()), country.code());
      for (String successor : country.successors()) {
        assertTrue(countries.country(successor).isPresent(), successor);
      }
    }
    for (CountryGroup group : countries.groups()) {
      assertTrue(codes.add(group.code()), group.code());
      for (CountryGroup.Membership member : group.members()) {
        assertTrue(countries.country(member.country()).isPresent(), group.code() + " " + member);
      }
    }
    assertTrue(countries.all().size() >= 250);
  }

  @Test
  void everyNameFindsItsCountry() {
    for (Country country : countries.all()) {
      for (List<String> names : List.of(
          List.of(country.name(), country.officialName(), country.alpha3()),
          country.names(),
          country.demonyms())) {
        for (String name : names) {
          assertTrue(countries.find(name).contains(country.code()), country.code() + " by " + name);
        }
      }
    }
  }

  @Test
  void bundledIsReadOnce() {
    assertSame(countries, Countries.bundled());
  }
}
