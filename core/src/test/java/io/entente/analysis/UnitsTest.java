package io.entente.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.analysis.Units.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$100 | $100 ; $ 100 ; US$100 ; US$ 100 ; U.S.$100 ; USD 100 ; 100 USD ; 100 dollars ; 100 US dollars"
            + " ; 100 U.S. dollars ; 100-dollar ; $100.00 ; 100 $ ; ＄100 ; $100 USD ; USD100",
        "€100 | €100 ; € 100 ; EUR 100 ; 100 EUR ; 100 euros ; 100 € ; 100€ ; 100 euro ; 100 Euro",
        "£100 | £100 ; GBP 100 ; 100 pounds ; 100 pounds sterling ; 100 GBP",
        "¥100 | ¥100 ; ￥100 ; JPY 100 ; 100 yen ; ¥ 100",
        "cny 100 | CNY 100 ; RMB 100 ; 100 yuan ; 100 RMB ; RMB100",
        "inr 100 | INR 100 ; Rs 100 ; Rs. 100 ; ₹100 ; 100 rupees",
        "chf 100 | CHF 100 ; 100 CHF ; 100 Swiss francs",
        "aud 100 | A$100 ; AUD 100 ; A$ 100 ; AU$100 ; 100 Australian dollars ; $100 AUD",
        "cad 100 | C$100 ; CAD 100 ; CA$100",
        "nzd 100 | NZ$100 ; NZD 100",
        "hkd 100 | HK$100 ; HKD 100 ; 100 HKD",
        "sgd 100 | S$100 ; SGD 100",
        "krw 100 | ₩100 ; KRW 100 ; 100 won",
        "brl 100 | R$100 ; R$ 100 ; BRL 100",
        "rub 100 | ₽100 ; 100 RUB ; 100 roubles ; 100 rubles",
        "zar 100 | ZAR 100",
        "try 100 | TRY 100",
        "€1500000000 | €1.5bn ; €1.5 billion ; 1.5 billion euros ; EUR 1 500 000 000 ; €1,500 million ; € 1,5 Mrd."
            + " ; 1,5 milliard d'euros ; 1,5 milliard d’euros ; 1,5 Milliarden Euro ; 1.500 millones de euros"
            + " ; €1 500 000 000 ; 1.500.000.000 EUR ; 1'500'000'000 euros ; €1.5-billion ; EUR 1.5 bln",
        "$1000 | $1,000 ; $1 thousand ; $1k ; 1,000 dollars ; US$ 1.000",
        "$1500000 | $1.5m ; $1.5 mn ; $1.5 mln ; $1.5 million ; 1.500.000 USD ; $1,500,000.00",
        "€1325000000000 | €1.325 trillion ; €1,325 billion ; 1,325 Billionen Euro ; 1.325 milliards d'euros",
        "$2000000000000 | $2 trillion ; $2tn ; 2 trillion dollars",
        "$0.5 | $0.50 ; 0,5 dollars",
        "$1 | $1.00 ; $1 ; 1 dollar"
      })
  void sumsOfMoneyMeanTheSameHoweverWritten(String canonical, String variants) {
    for (String variant : variants.split(" ; ")) {
      assertEquals(
          List.of(new Unit(canonical, 8, 8 + variant.length())),
          Units.find("It cost " + variant + ", they said."),
          variant);
      assertEquals(List.of(new Unit(canonical, 0, variant.length())), Units.find(variant), variant);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "37% | 37% ; 37 % ; 37 per cent ; 37 percent ; 37 pour cent ; 37 Prozent ; 37 por ciento ; 37 pct ; 37 pct. ; 37-percent ; 37％",
        "2.5% | 2.5% ; 2,5 % ; 2.50 per cent",
        "1.5°c | 1.5 °C ; 1.5°C ; 1.5 degrees Celsius ; 1.5 degrees C ; 1,5 °C ; 1.5ºC ; 1.5° C ; 1.5 ℃ ; 1.5-degree Celsius",
        "s/res/1325 | S/RES/1325 ; S/RES/1325 (2000) ; s/res/1325",
        "1/cp.21 | 1/CP.21 ; 1/cp.21",
        "2018/1999 | 2018/1999",
        "018/2022 | 018/2022",
        "a/79/l.1 | A/79/L.1",
        "com(2021)706 | COM(2021) 706 ; COM(2021)706"
      })
  void measuresAndNumbersOfDocumentsMeanTheSameHoweverWritten(String canonical, String variants) {
    for (String variant : variants.split(" ; ")) {
      List<Unit> found = Units.find("See " + variant + ". The end");
      assertEquals(List.of(canonical), terms(found), variant);
      assertEquals(4, found.get(0).start(), variant);
      assertEquals(List.of(canonical), terms(Units.find(variant)), variant);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "article 5(2) | Article 5(2) ; Art. 5 (2) ; Art 5(2) ; Articles 5(2) ; paragraph 2 of Article 5 ; para. 2 of Art. 5"
            + " ; Article 5, paragraph 2 ; Artikel 5 Absatz 2 ; Art. 5 Abs. 2 ; article 5, paragraphe 2"
            + " ; artículo 5, apartado 2 ; ARTICLE 5(2) ; Article V(2) ; Absatz 2 des Artikels 5"
            + " ; paragraphe 2 de l'article 5 ; apartado 2 del artículo 5 ; article 5 (2) ; Art. 5 para 2",
        "article 5 | Article 5 ; Art. 5 ; art. 5 ; ARTICLE V ; article V of the treaty ; Artículo 5º ; Article 05",
        "article 4 | Article IV ; article iv ; Art. IV",
        "article 5bis | Article 5bis ; Article 5 bis ; Art. 5 bis",
        "article 5a | Article 5a ; Article 5A",
        "article 5(2)(a) | Article 5(2)(a) ; Article 5, paragraph 2(a) ; Artikel 5 Absatz 2 Buchstabe a"
            + " ; subparagraph (a) of paragraph 2 of Article 5 ; paragraph 2(a) of Article 5"
            + " ; Article 5, paragraph 2, point (a) ; Article 5 (2) (a)",
        "section 247 | § 247 ; §247 ; Section 247 ; Sec. 247 ; sections 247 ; section 247 ; s. 247 ; s.247 ; s 247",
        "article l121-3 | Article L. 121-3 ; article L121-3 ; art. L.121-3 ; Article L.* 121-3",
        "section 30101(4) | Section 30101(4) ; § 30101(4)",
        "section 3(2) | § 3 Absatz 2 ; § 3 Abs. 2 ; section 3(2)",
        "annex 1 | Annex I ; Annex 1 ; ANNEX I",
        "annex b | Annex B",
        "chapter 7 | Chapter VII ; chapter 7 ; Kapitel 7",
        "part 2 | part 2 ; Part II ; Part 2",
        "schedule 1 | Schedule 1",
        "rule 3 | rule 3 ; Rule 3",
        "regulation 5 | Regulation 5",
        "clause 4.2 | Clause 4.2",
        "principle 10 | Principle 10",
        "title 1 | Title I",
        "protocol 14 | Protocol 14"
      })
  void referencesToProvisionsMeanTheSameHoweverWritten(String canonical, String variants) {
    for (String variant : variants.split(" ; ")) {
      List<Unit> found = Units.references("Under " + variant + ", it is so.");
      assertEquals(List.of(canonical), terms(found), variant);
      assertEquals(6, found.get(0).start(), variant);
      assertEquals(List.of(canonical), terms(Units.references(variant)), variant);
    }
  }

  @Test
  void deeperReferenceGivesThoseItLiesInAsWell() {
    assertEquals(
        List.of("article 5(2)(a)", "article 5(2)", "article 5"),
        terms(Units.find("Article 5(2)(a)")));
    assertEquals(
        List.of("article 5(2)", "article 5"), terms(Units.find("paragraph 2 of Article 5")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fall by 40-45% | 40%, 45%",
        "40–45 % | 40%, 45%",
        "40 to 45 per cent | 40%, 45%",
        "between 40 and 45.5% | 40%, 45.5%",
        "40 bis 45 Prozent | 40%, 45%",
        "40% to 45% | 40%, 45%",
        "40% and 45 people | 40%",
        "12 and 13 men | ''",
        "$40-45 million | $40000000",
        "$40 to 45 people | $40"
      })
  void bothEndsOfARangeArePercentages(String text, String terms) {
    assertEquals(terms, String.join(", ", terms(Units.find(text))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Articles 5 to 7 | article 5, article 7",
        "Articles 5-7 | article 5, article 7",
        "Articles 5, 6 and 7 | article 5, article 6, article 7",
        "Artikel 5 bis 7 | article 5, article 7",
        "Articles 5(2) and 6(3) | article 5(2), article 6(3)",
        "Article 5(1), (2) and (3) | article 5(1), article 5(2), article 5(3)",
        "Article 5, paragraphs 2 and 3 | article 5(2), article 5(3)",
        "paragraphs 2 and 3 of Article 5 | article 5(2), article 5(3)",
        "§§ 3 and 4 | section 3, section 4",
        "Parts I and II | part 1, part 2"
      })
  void eachNumberOfListIsReference(String text, String terms) {
    assertEquals(List.of(terms.split(", ")), terms(Units.references(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "and/or",
        "in 2030",
        "No. 5",
        "the part I like",
        "article a day",
        "100 people",
        "paragraph 2",
        "A 5th rule",
        "100/tonne",
        "he won 5",
        "the section in question",
        "version 5.2.1 dollars",
        "either/or part",
        "https://example.org/a/2020/b",
        "example.org/legislation/2020",
        "a%20b%20c",
        "the Fires Regulation 2008",
        "plays a part. 63. In",
        "12th article",
        "U.S. Art"
      })
  void otherTextHasNoUnits(String text) {
    assertEquals(List.of(), Units.find(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Regulation (EU) 2018/1999 | 2018/1999",
        "Regulation 2018/1999 | 2018/1999",
        "No. 018/2022 | 018/2022",
        "Article 5 of Regulation (EU) 2018/1999 | article 5,2018/1999",
        "in 2015 $100 | $100",
        "$100 $200 | $100,$200",
        "in 2005 USD 100 | $100",
        "US$100/tonne | $100",
        "$1.5 to $2 million | $1.5,$2000000",
        "3 of 40% | 40%",
        "Art. 5. The | article 5"
      })
  void neighbouringNumbersAreToldApart(String text, String terms) {
    assertEquals(List.of(terms.split(",")), terms(Units.find(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IV | 4", "5 bis | 5bis", "II | 2", "A | a", "(2) | 2", "(a) | a", "(iv) | iv", "C | c",
            "5. | 5",
        "1º | 1", "1er | 1", "IV bis | 4bis", "One | 1", "05 | 5", "5A | 5a", "1.2 | 1.2",
            "'' | ''", "§ | ''"
      })
  void numbersOfProvisionsHaveOneForm(String number, String canonical) {
    assertEquals(canonical, Units.canonicalNumber(number));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void randomTextsGiveUnitsInOrderThatNoWordEquals(long seed) {
    String[] parts = {
      "Article",
      "art.",
      "§",
      "paragraph",
      "of",
      "5",
      "(2)",
      "(a)",
      "IV",
      "bis",
      "$",
      "€",
      "US$",
      "100",
      "1.5",
      "1,000",
      "billion",
      "euros",
      "%",
      "per",
      "cent",
      "°C",
      "/",
      "S/RES/",
      "COM(",
      "2021",
      ")",
      " ",
      " ",
      " ",
      "\n",
      ",",
      ".",
      "and",
      "to",
      "-",
      "mil",
      "millones",
      "d'",
      "U.S.",
      "Rs.",
      "'",
      "\u00A0",
      "é",
      "\uD83D\uDE00"
    };
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder built = new StringBuilder();
      for (int i = random.nextInt(12); i >= 0; i--) {
        built.append(parts[random.nextInt(parts.length)]);
      }
      String text = built.toString();
      String shown = "seed=" + seed + " round=" + round + " text=" + text;
      List<Unit> units = Units.find(text);
      assertEquals(units, Units.find(text), shown);
      int start = 0;
      for (Unit unit : units) {
        assertTrue(
            unit.start() >= start && unit.start() < unit.end() && unit.end() <= text.length(),
            () -> shown + " " + unit);
        assertTrue(
            unit.term().chars().anyMatch(c -> " /($€£¥%‰°".indexOf(c) >= 0),
            () -> shown + " " + unit);
        start = unit.start();
      }
    }
  }

  @Test
  void hostileTextsTakeLinearTime() {
    List<String> texts = List.of(
        "1".repeat(1_000_000),
        "1,".repeat(500_000),
        "1 ".repeat(500_000),
        "1/".repeat(500_000),
        "/".repeat(1_000_000),
        "a/".repeat(500_000),
        "Articles 5, ".repeat(100_000),
        "Articles 5" + ", 6".repeat(300_000),
        "paragraph 2 of ".repeat(100_000),
        "Article 5" + "(2)".repeat(300_000),
        "$".repeat(1_000_000),
        " ".repeat(1_000_000),
        "1" + " 000".repeat(300_000));
    assertTimeout(Duration.ofSeconds(10), () -> texts.forEach(Units::find));
  }

  private static List<String> terms(List<Unit> units) {
    return units.stream().map(Unit::term).toList();
  }
}
