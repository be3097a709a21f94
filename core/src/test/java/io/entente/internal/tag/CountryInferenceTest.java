package io.entente.internal.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.entente.vocabulary.Countries;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CountryInferenceTest {
  private static final CountryInference INFERENCE =
      new CountryInference(new CountryTagger(Countries.bundled()));

  private static Set<String> countries(String title, String text) {
    return Set.copyOf(INFERENCE.countries(title, text));
  }

  @Test
  void articleAboutTwoCountriesIsNotFromThoseMentionedInPassing() {
    String text = """
        Brazil and Kenya are to widen their cooperation on forests, officials of both governments said.
        The Brazilian president and his Kenyan counterpart will sign a revised declaration on Monday.
        Brazil and Kenya first signed one ten years ago. Brazil and Kenya want to share satellite data.
        They also spoke of rules for the timber trade, on which both depend in many ways, and agreed to
        meet each year. Observers see it as an answer to the tariffs of China and to talks in the G20.
        """;
    assertEquals(Set.of("BR", "KE"), countries("Brazil, Kenya to Revise Forest Declaration", text));
  }

  @Test
  void twoCountriesNamedInOneBreathAreBothFound() {
    assertEquals(
        Set.of("DE", "FR"),
        countries(
            "Berlin und Paris wollen gemeinsam einkaufen",
            "Der Kanzler und der Präsident am Mittwoch in Paris. Deutschland und Frankreich wollen künftig"
                + " Vorräte anlegen, sagten sie in Paris."));
  }

  @Test
  void datelineSaysWhereAnArticleIsFrom() {
    assertEquals(
        Set.of("JP"),
        countries(
            "MAKER RAISES OUTPUT", "TOKYO, Aug 25 - The company said it would build more cars."));
    assertEquals(
        Set.of("BR"),
        countries(
            "PORT STAYS CLOSED", "SALVADOR, Feb 26 - Workers said the port would stay closed."));
  }

  @Test
  void townBeforeItsStateIsNotTheCapitalOfThatName() {
    assertEquals(
        Set.of("US"),
        countries("FIRM SETS DIVIDEND", "VIENNA, Va., June 1 - The firm said it would pay more."));
  }

  @Test
  void placeOfAnEndedStateCountsForItWhereTheTextNamesIt() {
    assertEquals(
        Set.of("SU"),
        countries(
            "SOVIET HARVEST GROWS", "MOSCOW, June 1 - The Soviet Union said its harvest grew."));
  }

  @Test
  void treatyIsBetweenItsParties() {
    String text = """
        The Government of the Kingdom of Thailand and the Government of the Republic of Peru, hereinafter
        referred to as "the Parties", recalling the Marrakesh Agreement, have agreed as follows. Goods from
        China or Laos that enter Thailand are not goods of a Party.
        """;
    assertEquals(List.of("TH", "PE"), INFERENCE.countries("", text));
    assertEquals(List.of("PE", "TH"), INFERENCE.countries("Peru - Thailand", text));
  }

  @Test
  void theTitleOfAnInstrumentNamesItsParties() {
    String text = "This instrument has two articles. Milk is to be free of duties.";
    for (String title : List.of(
        "Agreement between the Republic of Turkey and the Republic of Israel on agriculture in Greece",
        "Free trade agreement between Turkey and Israel",
        "Memorandum of understanding between the Government of Turkey and the Government of Israel",
        "Accord entre la Turquie et Israël relatif au lait de la France")) {
      assertEquals(List.of("TR", "IL"), INFERENCE.countries(title, text), title);
    }
    assertEquals(List.of(), INFERENCE.countries("Trade between Turkey and Israel", text));
  }

  @Test
  void textThatNamesNoCountryIsFromNone() {
    assertEquals(
        Set.of(), countries("Rules on noise", "Noise at night shall not exceed the limit."));
    assertEquals(Set.of(), countries("", ""));
  }
}
