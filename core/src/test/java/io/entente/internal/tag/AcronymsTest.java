package io.entente.internal.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AcronymsTest {
  private static final Acronyms ACRONYMS = Acronyms.bundled();

  @Test
  void anAcronymHasItsReadingsInAnyCase() {
    assertEquals(List.of("New Zealand", "net zero"), ACRONYMS.expansions("nz"));
    assertEquals(List.of("nationally determined contribution"), ACRONYMS.expansions("NDC"));
    assertEquals(
        List.of("Economic Partnership Agreement", "Environmental Protection Agency"),
        ACRONYMS.expansions("Epa"));
    assertEquals(List.of(), ACRONYMS.expansions("XYZZY"));
  }

  @Test
  void aLongFormHasItsAcronymsHoweverItIsWritten() {
    assertEquals(List.of("ACSA"), ACRONYMS.acronyms("acquisition and cross servicing agreement"));
    assertEquals(List.of("ACSA"), ACRONYMS.acronyms("Acquisition and Cross-Servicing  Agreement"));
    assertEquals(List.of("ETS"), ACRONYMS.acronyms("emissions trading system"));
    assertEquals(List.of(), ACRONYMS.acronyms("emissions"));
  }

  @Test
  void normalisedAreWordsInLowerCasePartedBySpaces() {
    assertEquals(
        "united nations children's fund", Acronyms.normalise(" United-Nations  Children’s Fund’"));
    assertEquals(
        "environmental social and governance",
        Acronyms.normalise("Environmental, Social and Governance"));
    assertEquals("", Acronyms.normalise("—"));
  }

  @Test
  void theFinderAgreesWithTheListWhereItReadsIt() {
    int agreed = 0;
    for (String acronym : List.of("WTO", "UNFCCC", "IAEA", "ACSA", "MLAT", "UNCLOS", "CBAM")) {
      String longForm = ACRONYMS.expansions(acronym).getFirst();
      List<AcronymFinder.Definition> found =
          AcronymFinder.find("Under the " + longForm + " (" + acronym + ") it is so.");
      agreed += found.size() == 1 && found.getFirst().longForm().equals(longForm) ? 1 : 0;
    }
    assertTrue(agreed >= 6, "agreed: " + agreed);
  }
}
