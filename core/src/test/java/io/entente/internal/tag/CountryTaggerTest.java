package io.entente.internal.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.entente.vocabulary.Countries;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountryTaggerTest {
  private static final CountryTagger TAGGER = new CountryTagger(Countries.bundled());

  private static List<String> codes(String text) {
    return TAGGER.mentions(text).stream().map(CountryTagger.Mention::code).toList();
  }

  @Test
  void mentionsHaveExactOffsets() {
    String text = "Talks between Japanese and South Korean envoys.";
    List<String> found = TAGGER.mentions(text).stream()
        .map(m -> text.substring(m.start(), m.end()) + "=" + m.code())
        .toList();
    assertEquals(List.of("Japanese=JP", "South Korean=KR"), found);
  }

  @Test
  void namesFormerNamesDemonymsAndGroupsAreFound() {
    assertEquals(
        List.of("MM", "TH", "ASEAN"), codes("Burma, the Thais and the rest of ASEAN met."));
    assertEquals(List.of("FR", "EU"), codes("La France et l’Union européenne"));
    assertEquals(List.of("SU", "DD"), codes("Soviet troops stayed in East Germany."));
  }

  @Test
  void namesWithAnArticleAreFound() {
    assertEquals(
        List.of("GM", "NL", "VA", "QUAD"),
        codes("the Gambia, the Netherlands, the Holy See and the Quad"));
  }

  @Test
  void firstNationsOfAmericaAreNotIndia() {
    assertEquals(
        List.of(),
        codes(
            "The Bureau of Indian Affairs met leaders of American Indian tribes in Indian Country."));
    assertEquals(List.of("IN"), codes("The Indian government met the bureau."));
  }

  @Test
  void longestNameWins() {
    assertEquals(List.of("PG"), codes("Ministers from Papua New Guinea came."));
    assertEquals(List.of("GQ"), codes("Equatorial Guinea signed."));
    assertEquals(
        List.of("TW", "CN"),
        codes("The Republic of China and the People's Republic of China differ."));
    assertEquals(List.of("GB"), codes("Police in Northern Ireland said so."));
    assertEquals(List.of("KP"), codes("North Korea launched a satellite."));
  }

  @Test
  void placesThatOnlyLookLikeCountriesAreNone() {
    assertEquals(List.of(), codes("Farmers in New Mexico and Indiana waited."));
    assertEquals(List.of(), codes("Ships crossed the Indian Ocean and the South China Sea."));
    assertEquals(List.of(), codes("Latin American ministers met."));
    assertEquals(List.of(), codes("A firm in Lebanon, Pa., closed."));
  }

  @Test
  void wordsInLowerCaseAreNotCountries() {
    assertEquals(
        List.of(),
        codes("Please polish the china, carve the turkey and tell us; no guinea pig was hurt."));
    assertEquals(List.of("US"), codes("The US said"));
    assertEquals(List.of(), codes("Turkey breast prices rose."));
    assertEquals(List.of("TR"), codes("Turkey said it would sign."));
  }

  @Test
  void personsAreNotCountries() {
    assertEquals(List.of(), codes("Michael Jordan spoke. Later Jordan left the room."));
    assertEquals(List.of(), codes("A lawyer, Chad Smith, filed the motion."));
    assertEquals(List.of(), codes("Mr. Holland objected, as did Cuba Gooding."));
    assertEquals(List.of("JO", "JO"), codes("Jordan and its neighbours met; Jordan signed."));
    assertEquals(List.of("TD"), codes("Refugees crossed into Chad from the north."));
  }

  @Test
  void georgiaIsTheStateAmongStates() {
    assertEquals(List.of(), codes("Atlanta, Georgia, hosted the summit."));
    assertEquals(List.of(), codes("Schools in Alabama, Georgia and Florida closed."));
    assertEquals(List.of("AM", "GE", "AZ"), codes("Armenia, Georgia and Azerbaijan agreed."));
    assertEquals(List.of("GE"), codes("Tbilisi, Georgia, hosted the summit."));
    assertEquals(List.of("GE"), codes("Georgia applied for membership."));
  }

  @Test
  void agreementsAndLanguagesNamedAfterPlacesAreNotCountries() {
    assertEquals(List.of(), codes("The Uruguay Round ended."));
    assertEquals(List.of(), codes("Done in the English and French languages."));
    assertEquals(List.of(), codes("The text is in English."));
  }

  @Test
  void headlinesInCapitalsAreRead() {
    assertEquals(List.of("JP", "IN", "US"), codes("JAPAN, INDIA TO REVISE PACT AFTER U.S. VISIT"));
    assertEquals(List.of(), codes("LET US WORK TOGETHER"));
  }

  @Test
  void sharedNameIsSettledByTheRestOfTheText() {
    assertEquals(
        List.of("KP", "KP"),
        codes("Pyongyang is the capital of North Korea. The Korean leader spoke."));
    assertEquals(
        List.of("CG", "CG"),
        codes("The Republic of the Congo signed; the Congolese minister was glad."));
  }
}
