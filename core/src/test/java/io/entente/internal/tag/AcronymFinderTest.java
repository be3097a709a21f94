package io.entente.internal.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcronymFinderTest {

  private static List<String> found(String text) {
    return AcronymFinder.find(text).stream()
        .map(found -> found.acronym() + "=" + found.longForm())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "signed the Acquisition and Cross-Servicing Agreement (ACSA) today|ACSA=Acquisition and Cross-Servicing Agreement",
        "the World Trade Organization (“WTO”)|WTO=World Trade Organization",
        "the “World Trade Organization” (WTO)|WTO=World Trade Organization",
        "the Energy Charter Treaty (hereinafter referred to as “the ECT”)|ECT=Energy Charter Treaty",
        "the International Monetary Fund (hereinafter \"IMF\") and|IMF=International Monetary Fund",
        "Nationally Determined Contributions (NDCs)|NDC=Nationally Determined Contributions",
        "a Memorandum of Understanding (MoU) on|MoU=Memorandum of Understanding",
        "cut greenhouse gas (GHG) emissions|GHG=greenhouse gas",
        "illegal, unreported and unregulated (IUU) fishing|IUU=illegal, unreported and unregulated",
        "the Common Market for Eastern and Southern Africa (COMESA)|COMESA=Common Market for Eastern and Southern Africa",
        "small and medium-sized enterprises (SMEs)|SME=small and medium-sized enterprises",
        "the International Energy Agency’s (IEA) report|IEA=International Energy Agency",
        "la Organización Mundial del Comercio (OMC)|OMC=Organización Mundial del Comercio",
        "the ACSA (Acquisition and Cross-Servicing Agreement) of 2020|ACSA=Acquisition and Cross-Servicing Agreement",
        "the World Trade Organization (W.T.O.)|WTO=World Trade Organization",
        "the World Trade Organization (WTO, or the Organization)|WTO=World Trade Organization"
      })
  void definitionsAreFound(String text, String definition) {
    assertEquals(List.of(definition), found(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Having examined Council Regulation (EC) No 510/2006",
        "Senator Susan Collins (R-ME)",
        "Article 5 (II) and (III)",
        "the Unión Internacional de Telecomunicaciones (ITU)",
        "Texas Eastern Transmission Pipeline (TET)",
        "it offers 3,500 billion lire of short-term bills (BOTs)",
        "Member States (Italy)",
        "the Treaty. World Trade. Organization (WTO)",
        "in the World (see WTO and the others (WTO",
        "the Party (hereinafter)",
        "(WTO) alone",
        "WTO (and the rest of it)",
        "()",
        "("
      })
  void whatIsNoDefinitionIsLeft(String text) {
    assertEquals(List.of(), found(text));
  }

  @Test
  void offsetsSpanLongFormAndAcronym() {
    String text =
        "On the World Trade Organization (WTO) and ACSA (Acquisition and Cross-Servicing Agreement).";
    assertEquals(
        List.of(
            "World Trade Organization (WTO)", "ACSA (Acquisition and Cross-Servicing Agreement)"),
        AcronymFinder.find(text).stream()
            .map(found -> text.substring(found.start(), found.end()))
            .toList());
  }

  @Test
  void severalDefinitionsAreInOrder() {
    assertEquals(
        List.of("WHO=World Health Organization", "FAO=Food and Agriculture Organization"),
        found("the World Health Organization\n(WHO), the Food and Agriculture Organization (FAO)"));
  }

  @Test
  void longRowsOfHyphensTakeNoTime() {
    String text = "x " + "a-".repeat(5_000) + "a (AAAAAAAAAB) ";
    assertEquals(List.of(), found(text.repeat(20)));
    assertEquals(List.of(), found("(".repeat(100_000)));
    assertEquals(List.of(), found("a ".repeat(50_000) + "(AAAAAAAAAB)"));
  }
}
