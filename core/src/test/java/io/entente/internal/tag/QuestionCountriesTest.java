package io.entente.internal.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.entente.vocabulary.Countries;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionCountriesTest {
  private static final QuestionCountries COUNTRIES =
      new QuestionCountries(new CountryTagger(Countries.bundled()));

  private static String codes(String question) {
    return String.join(
        " ",
        COUNTRIES.find(question).stream().map(QuestionCountries.Mention::code).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "brazil nature based solutions, BR",
    "uk climate change act, GB",
    "u.k. climate change act, GB",
    "france nuclear policy, FR",
    "eu carbon border, EU",
    "indian ocean strategy of france and the uk, FR GB",
    "japan-india acsa, JP IN",
    "south korean export controls, KR",
    "what did the g7 say about china?, G7 CN",
    "trinidad and tobago ndc, TT",
    "new mexico water law,",
    "new zealand emissions trading, NZ",
    "asean digital economy, ASEAN",
    "allemagne énergie, DE",
    "uae golden visa, AE",
    "bosnia and herzegovina constitution, BA",
    "côte d'ivoire cocoa, CI"
  })
  void namesCountInLowerCase(String question, String codes) {
    assertEquals(codes == null ? "" : codes, codes(question));
  }

  @ParameterizedTest
  @CsvSource({
    "turkey, ''",
    "turkey breeding standards, ''",
    "turkey syria border, TR SY",
    "turkey energy policy, TR",
    "how to polish a draft, ''",
    "polish energy law, PL",
    "jordan water treaty, JO",
    "south china sea, ''",
    "small island developing states, ''",
    "customs union with morocco, MA"
  })
  void doubtfulNamesCountBesideACountryOrAWordOfPolicy(String question, String codes) {
    assertEquals(codes, codes(question));
  }

  @ParameterizedTest
  @CsvSource({
    "us-china trade, US CN",
    "us china trade war, US CN",
    "us and japan security, US JP",
    "us tariffs on steel, US",
    "relations with the us, US",
    "u.s. export controls, US",
    "US tariffs, US",
    "tell us policies that work, ''",
    "what does this mean for us, ''",
    "help us japan, JP"
  })
  void usIsTheCountryOnlyWhereItCanHardlyBeThePronoun(String question, String codes) {
    assertEquals(codes, codes(question));
  }

  @ParameterizedTest
  @CsvSource({
    "JPN defence exports, JP",
    "trade between JP and IND, JP IN",
    "JP-IN logistics agreement, JP IN",
    "rules IN force, ''",
    "what AI law says, ''",
    "CAN it be done, ''",
    "IS THAT SO, ''",
    "CLIMATE LAW OF CHAD, TD",
    "SDN list, ''"
  })
  void codesCountInCapitalsIfTheyMeanLittleElse(String question, String codes) {
    assertEquals(codes, codes(question));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Paris Agreement",
        "paris agreement article 6",
        "Kyoto Protocol",
        "treaty of rome",
        "vienna convention on the law of treaties",
        "Uruguay Round",
        "nature based solutions",
        ""
      })
  void instrumentsNamedAfterCitiesNameNoCountry(String question) {
    assertEquals(List.of(), COUNTRIES.find(question));
  }

  @Test
  void capitalsAndLowerCaseMayBeMixed() {
    assertEquals("EU BR", codes("EU brazil trade"));
    assertEquals("JP IN", codes("Japan and india joint declaration"));
    assertEquals("US JP", codes("the U.S.-Japan security treaty"));
  }

  @Test
  void offsetsAreThoseOfTheQuestion() {
    assertEquals(
        List.of(
            new QuestionCountries.Mention(4, 9, "JP"),
            new QuestionCountries.Mention(15, 17, "GB"),
            new QuestionCountries.Mention(22, 25, "FR")),
        COUNTRIES.find("how japan, the uk and FRA trade"));
  }
}
