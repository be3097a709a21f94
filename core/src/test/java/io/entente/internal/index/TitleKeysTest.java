package io.entente.internal.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
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
    "Regulation (EU) 2022/2065 on digital services (Digital Services Act)(Text), Digital Services Act",
    "Regulation (EU) 2016/679 on personal data, Regulation (EU) 2016/679",
    "Regulation (EU) 2016/679 on personal data, Regulation 2016/679",
    "Directive 2011/83/EU on consumer rights, Directive 2011/83/EU",
    "Directive 2011/83/EU on consumer rights, Directive 2011/83",
    "Council Directive 93/13/EEC on unfair terms, Council Directive 93/13/EEC",
    "Executive Order 14110 on Artificial Intelligence, Executive Order 14110",
    "Resolution 1325 adopted at the 4213th meeting, Resolution 1325",
    "Resolution 1973 on the north, Resolution 1973",
    "The Law No. 1990 on ships, Law No. 1990",
    "'Regulation (EU) 2016/679\n of the Parliament', Regulation 2016/679",
    "Act No. 17 to amend the Harbours Act, Act No. 17",
    "Public Law 117-58: an act on roads, Public Law 117-58",
    "Règlement (UE) 2016/679 relatif aux données, Règlement 2016/679",
    "Real Decreto 463/2020 por el que se declara el estado de alarma, Real Decreto 463/2020",
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
        "Harbour Dues in the Year 2019",
        "Regulations 2019 in force (consolidated)",
        "Minister signs law (a first reading of the draft law)",
        "Minister on a visit (photo)",
      })
  void aSortOfInstrumentAndOtherWordsAreNoShortName(String title) {
    assertFalse(
        TitleKeys.of(title).stream().anyMatch(key -> key.startsWith(TitleKeys.OPENING)), title);
  }

  /** An index is closed for good if adding to it overflows the stack. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Regulation 1|.1",
        "Treaty of Lisbon| Lisbon",
        "|[",
        "|(A act ",
        "Act |a ",
        "Pact (A| a"
      })
  void absurdTitlesAreReadInAMoment(String parts) {
    String[] both = parts.split("\\|");
    String title = both[0] + both[1].repeat(50_000);
    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> TitleKeys.of(title));
  }

  @Test
  void aKeyIsTheSumOfItsStemsInAnyOrder() {
    long sum = TitleKeys.part("lock") + TitleKeys.part("ship");
    assertEquals(TitleKeys.key(List.of("ship", "lock")), TitleKeys.key(sum));
    assertEquals(sum, TitleKeys.sum(TitleKeys.WHOLE + TitleKeys.key(sum)));
  }
}
