package io.entente.internal.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TitleKeysTest {

  @ParameterizedTest
  @CsvSource({
    "Montreal Protocol on Substances that Deplete the Ozone Layer, Montreal Protocol",
    "Rome Statute of the International Criminal Court, Rome Statute",
    "Paris Agreement under the Framework Convention, Paris Agreement",
    "Treaty of Lisbon amending the Treaty on European Union, Treaty of Lisbon",
    "Accord de Paris sur le climat, Accord de Paris",
    "Convenio de Basilea sobre el control de los desechos, Convenio de Basilea",
    "Protocole de Kyoto à la Convention-cadre, Protocole de Kyoto",
    "Pariser Übereinkommen über das Klima, Pariser Übereinkommen",
    "Wiener Protokoll über Häfen, Wiener Protokoll",
    "Australia - New Zealand (ANZCERTA), ANZCERTA",
    "United Nations Convention on the Law of the Sea (UNCLOS), UNCLOS",
  })
  void aLongTitleIsCalledByItsShortName(String title, String called) {
    String key = TitleKeys.OPENING + TitleKeys.key(TitleKeys.stems(called));
    assertTrue(TitleKeys.of(title).contains(key), title);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Action Plan on Plastics",
        "Framework Agreement on Trade",
        "Free Trade Agreement between A and B",
        "National Strategy for Cyber Security",
        "Convention on the Rights of the Child",
        "Rare earths in Greenland",
        "Minister on a visit (photo)",
      })
  void aSortOfInstrumentAndOtherWordsAreNoShortName(String title) {
    assertFalse(
        TitleKeys.of(title).stream().anyMatch(key -> key.startsWith(TitleKeys.OPENING)), title);
  }

  @Test
  void aKeyIsTheSumOfItsStemsInAnyOrder() {
    long sum = TitleKeys.part("lock") + TitleKeys.part("ship");
    assertEquals(TitleKeys.key(List.of("ship", "lock")), TitleKeys.key(sum));
    assertEquals(sum, TitleKeys.sum(TitleKeys.WHOLE + TitleKeys.key(sum)));
  }
}
