package io.entente.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.document.Passage;
import io.entente.document.Trait;
import io.entente.document.Trait.Kind;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementDetectorTest {
  private final StatementDetector detector = new StatementDetector();

  private List<Trait> detect(String heading, String text) {
    return detector.detect(new Passage("d", "p1", 0, List.of(), heading, text, 0, text.length()));
  }

  private List<String> subjects(Kind kind, String heading, String text) {
    return detect(heading, text).stream()
        .filter(trait -> trait.kind() == kind)
        .map(Trait::subject)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
          “rare earths” means the seventeen elements listed in Annex A. | rare earths
          "rare earths" shall mean the elements listed in Annex A. | rare earths
          (c) the term "carrier" includes any person who moves goods for hire; | carrier
          “Basin” refers to the lands that drain into the lake. | Basin
          "Vessel" has the same meaning as in the Shipping Act. | Vessel
          'Sponsor' means a body that pays for a trial. | Sponsor
          «Deposit» means a sum paid in advance. | Deposit
          **Deposit** means a sum paid in advance. | Deposit
          the term "exile" shall apply to any person who has lost a home: | exile
          the term “stayer” applies to whoever has lived here for a year. | stayer
          The term "alike" implies that the same terms hold for both. | alike
          The expression “wares” shall cover goods and their packing. | wares
          The words "last season" shall be understood to mean the season before the storm. | last season
          “Quay” is to be taken to include every pier. | Quay
          “Marine Fund” (“MF”) means the fund set up by this Act. | Marine Fund
          “holder”, in relation to a permit, means the person named in it. | holder
          For the purposes of this Agreement, "transit" means carriage across a territory. | transit
          For the purposes of this Chapter, transit means carriage across a territory. | transit
          (2) Stray animal means any animal without a keeper. | Stray animal
          'Brine' is any water with more salt than the sea. | Brine
          A tidal lagoon is defined as a pool behind a wall that the tide fills. | tidal lagoon
          Desalination is the process by which salt is taken from water. | Desalination
          Climate finance refers to the funds that pay for cuts and adaptation. | Climate finance
          A los efectos de esta ley se entiende por humedal toda superficie cubierta de agua. | humedal
          Se entenderá por "humedal" toda superficie cubierta de agua. | humedal
          "Humedal" significa una superficie cubierta de agua. | Humedal
          Au sens du présent chapitre, on entend par zone humide toute surface couverte d'eau. | zone humide
          On entend par « zone humide » une surface couverte d'eau. | zone humide
          « Zone humide » désigne une surface couverte d'eau. | Zone humide
          „Feuchtgebiet“ bezeichnet eine von Wasser bedeckte Fläche. | Feuchtgebiet
          Feuchtgebiete im Sinne dieses Gesetzes sind die von Wasser bedeckten Flächen. | Feuchtgebiete
          Unter Feuchtgebiet versteht man eine von Wasser bedeckte Fläche. | Feuchtgebiet
          Unter Feuchtgebieten verstehen wir von Wasser bedeckte Flächen. | Feuchtgebieten
          Unter Feuchtgebiet wird in diesem Gesetz eine von Wasser bedeckte Fläche verstanden. | Feuchtgebiet
          Unter „Feuchtgebieten“ werden von Wasser bedeckte Flächen verstanden. | Feuchtgebieten
          Entende-se por área úmida uma superfície coberta de água. | área úmida
          Si intende per «zona umida» una superficie coperta d'acqua. | zona umida
          """)
  void seesDefinition(String text, String term) {
    assertEquals(List.of(term), subjects(Kind.DEFINITION, "", text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The Minister is a member of the Council and chairs its sittings.",
        "The Republic of Ruritania (hereinafter \"the Seller\") and the Bank have agreed as follows.",
        "This means that the board meets again in June.",
        "Goods may be carried by any means of transport.",
        "The two sides said it means a fresh start for the region.",
        "Article 5 refers to the powers of the court.",
        "The statement refers to the war and its victims.",
        "The delegation includes the ministers of trade and of finance.",
        "The dry spell means the harvest will be late.",
        "“We must act,” the envoy said, and that means the talks go on.",
        "Washington: the two leaders met for an hour.",
        "The President said \"peace\" is a word that he likes.",
        "The **harbour crisis** is a case in point that we know.",
        "The \"Harbour Act\" shall not apply to fishing boats.",
        "The chapter “Harbours” applies in all states.",
        "Le roi désigne les membres de la commission.",
        "Die Parteien verstehen sich als Nachbarn, und unter Nachbarn wird geredet.",
        "Der Vertrag wird von beiden gut verstanden."
      })
  void seesNoDefinition(String text) {
    assertEquals(List.of(), subjects(Kind.DEFINITION, "", text));
  }

  @Test
  void everyTermOfAListIsSeen() {
    assertEquals(
        List.of("buyer", "seller", "goods", "wares"),
        subjects(
            Kind.DEFINITION,
            "",
            "For the purposes of this Act: (a) “buyer” means a person who buys; (b) “seller” means a person who"
                + " sells; (c) “goods” or “wares” means things that can be moved."));
  }

  @Test
  void glossaryLinesCountBelowAHeadingOfDefinitions() {
    String text =
        "buyer: a person who buys or agrees to buy\nseller: a person who sells or agrees to sell";

    assertEquals(
        List.of("buyer", "seller"), subjects(Kind.DEFINITION, "Part 1 \u203A Definitions", text));
    assertEquals(List.of(), subjects(Kind.DEFINITION, "Part 1 \u203A Fees", text));
    assertEquals(
        List.of("ABC", "Net Debt"),
        subjects(
            Kind.DEFINITION,
            "Glossary",
            "ABC\tMeans the Authority for Boats and Canals.\nNet Debt\tHas the meaning given in Rule 4."));
  }

  @Test
  void atMostTwentyTermsAreReported() {
    String text = String.join(
        " ",
        IntStream.range(0, 40)
            .mapToObj(i -> "“term " + i + "” means the thing numbered so;")
            .toList());

    assertEquals(
        StatementDetector.MAX_TERMS, subjects(Kind.DEFINITION, "", text).size());
  }

  @Test
  void aTermIsReportedOnce() {
    assertEquals(
        List.of("Port"),
        subjects(
            Kind.DEFINITION,
            "",
            "“Port” means a harbour. In Part 2 “port” means also a landing stage."));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
          The Union will cut its emissions by 43 % by 2030. | 43 % by 2030
          Parties commit to reach net zero by 2050. | net zero by 2050
          We will cut by 55 per cent by 2030 and become climate neutral by 2050. | climate neutral by 2050
          The goal is carbon neutrality by 2060 at the latest. | carbon neutrality by 2060
          We pledge to protect 30 per cent of land and sea by 2030. | 30 per cent by 2030
          The strategy aims to install 15 gigawatts of wind power. | 15 gigawatts
          The plan is to increase the harvest to 15 million tonnes. | 15 million tonnes
          The target is a renewable share of at least 32%. | 32%
          Coal power shall be phased out by 2035. | by 2035
          To phase out diesel buses no later than 2029. | no later than 2029
          By 2030, ensure access to safe water for all. | By 2030
          Reduce food waste by half by the end of the decade and losses by 20 percent. | 20 percent by the end of the decade
          45% renewable electricity by 2035 | 45% by 2035
          Reducir las emisiones en un 30 por ciento para 2030. | 30 por ciento para 2030
          Réduire les émissions de 40 % d'ici à 2030. | 40 % d'ici à 2030
          Bis 2045 soll die Klimaneutralität erreicht werden. | Klimaneutralität Bis 2045
          Die Emissionen sind bis 2030 um 65 Prozent zu senken. | 65 Prozent bis 2030
          Reduzir o desmatamento em 80% até 2030. | 80% até 2030
          Ridurre le emissioni del 40% entro il 2030. | 40% entro il 2030
          """)
  void seesTarget(String text, String quantity) {
    assertEquals(List.of(quantity), subjects(Kind.TARGET, "", text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Emissions fell by 12% in 2024.",
        "Exports rose 5 pct in the year to March.",
        "The Agreement was signed on 3 May 2021.",
        "A fine of up to 4 % of turnover shall be paid by 2030.",
        "The central bank will raise its rate to 5 percent.",
        "The firm agreed to raise its stake to 51 pct by 1989.",
        "We hope to reach a fairer world.",
        "The population is expected to reach 9 billion people by 2050.",
        "By 1990 debt had increased by 40 pct.",
        "The report of 2019 has 43 pages.",
        "Only 12 per cent of all the villages that we saw follow the goals.",
        "Will the region reach net zero by 2050?"
      })
  void seesNoTarget(String text) {
    assertEquals(List.of(), subjects(Kind.TARGET, "", text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The Parties shall exchange lists every year.",
        "An operator must keep a log of every journey.",
        "The holder is required to return the permit.",
        "A permit may not be sold.",
        "A contracting party may suspend these rules under paragraph 2.",
        "Fishing with dynamite is prohibited.",
        "The two leaders agreed to open a joint office.",
        "Each side undertakes to share what it learns.",
        "1. Decides to set up a fund;",
        "I hereby order the review of all leases.",
        "El titular deberá presentar un informe.",
        "Queda prohibido el vertido de aceites.",
        "Créase el Instituto del Agua.",
        "L'exploitant doit tenir un registre.",
        "Le vendeur est tenu de livrer la chose.",
        "Der Betreiber ist verpflichtet, ein Buch zu führen.",
        "Die Daten dürfen nicht verkauft werden.",
        "O titular deverá apresentar um relatório.",
        "È vietata la pesca di notte."
      })
  void seesOperative(String text) {
    List<Trait> found = detect("", text);

    assertEquals(List.of(Kind.OPERATIVE), found.stream().map(Trait::kind).toList(), text);
    assertEquals("", found.get(0).subject());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Recalling that States shall settle their disputes in peace,",
        "Whereas the Parties shall remain friends;",
        "Considering that ships must be safe, as the regulation says,",
        "What must an applicant do?",
        "We must act together, for our children.",
        "The minister said the country must spend less.",
        "The dollar may fall further this week.",
        "The government may fall before the summer.",
        "Shares may not recover soon, dealers think.",
        "“Buyer” shall mean a person who buys.",
        "The talks in May were useful.",
        "We have fought and our people shall prevail.",
        "If the reserve falls, buyers would be required to pay more.",
        "Orders for new ships grew in April.",
        "Comuníquese, publíquese y archívese."
      })
  void seesNothingOperative(String text) {
    assertEquals(List.of(), subjects(Kind.OPERATIVE, "", text));
  }

  @Test
  void reasonsAreInWords() {
    Trait definition =
        detect("", "“rare earths” means the elements of Annex A.").get(0);

    assertEquals(
        new Trait(Kind.DEFINITION, "rare earths", "“rare earths” means \u2026"), definition);
  }

  @Test
  void aPassageMayDoSeveralThings() {
    assertEquals(
        List.of(Kind.DEFINITION, Kind.TARGET, Kind.OPERATIVE),
        detect(
                "",
                "“Grid” means the lines of the operator. The operator shall reduce losses on the grid by 20 % by 2030.")
            .stream()
            .map(Trait::kind)
            .toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyTextIsRead(long seed) {
    Random random = new Random(seed);
    String[] parts = {
      "“",
      "”",
      "\"",
      "'",
      "*",
      "(",
      ")",
      ",",
      ";",
      ":",
      "\n",
      "\t",
      ".",
      " ",
      " ",
      " means ",
      " is ",
      "the ",
      "shall ",
      "by ",
      "2030",
      "43",
      "%",
      "Reduce ",
      "se entiende por ",
      "im Sinne dieses ",
      "unter ",
      "X",
      "aim ",
      "of ",
      "refers to ",
      "has the meaning ",
      "net zero ",
      "no later than ",
      "?",
      "\uD83D",
      "Créase",
      "definitions"
    };
    for (int round = 0; round < 5_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(30); i >= 0; i--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      String all = text.toString();
      String heading = random.nextBoolean() ? "Definitions" : "";
      List<Trait> found = detect(heading, all);
      assertEquals(found, detect(heading, all), "seed=" + seed);
      assertTrue(
          found.size() <= StatementDetector.MAX_TERMS + StatementDetector.MAX_TARGETS + 1, all);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We hope that less sewage will reach the bay and will encourage households to be mindful.",
        "We aspire to a clean bay. We strive for it and dream of seals.",
        "The Parties will seek to explore possible partnerships, as appropriate, and endeavour to meet.",
        "The Parties hope to deepen their work on the bay.",
        "3. Both governments hope to clean the bay in due course.",
        "5. Hope to associate other coasts with the bay in due course.",
        "They express the hope that a lasting treaty on the bay be reached.",
        "It is hoped that the bay may one day be clean.",
        "We look forward to working together and aspire to a clean bay.",
        "The leaders aspire to a world in which bays are clean.",
        "We aspire to make the bay clean, and we share a vision of seals that thrive.",
        "Our ambition is to become friends of the bay.",
        "We envision a future where bays are clean. The two sides share the dream of seals.",
        "Parties are encouraged to explore ways to clean the bay.",
        "Les parties esp\u00E8rent nettoyer la baie.",
        "Nous esp\u00E9rons que la baie sera propre.",
        "Las Partes esperan limpiar la bah\u00EDa.",
        "Los ministros expresan su esperanza de una bah\u00EDa limpia.",
        "Wir hoffen auf eine saubere Bucht."
      })
  void hopesAreNoMoreThanHopes(String text) {
    assertEquals(
        List.of(Trait.Kind.ASPIRATION),
        detect("", text).stream().map(Trait::kind).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We hope to cut sewage by 40 per cent by 2030 and strive for more.",
        "We hope that this finds you well.",
        "The Parties shall seek to explore partnerships as appropriate and strive to meet.",
        "Seals explore the bay in spring.",
        "The Parties hope to deepen their work and shall meet each spring.",
        "Both governments hope to clean the bay. The works began at the old pier.",
        "The bay is not yet clean, though both governments hope for it.",
        "We hope to clean half of the bay.",
        "The Parties hope to meet next year.",
        "We look forward to the talks, ahead of which the leaders will open the pier.",
        "We hope for seals, but the bay lacks fish.",
        "The treaty remains the best hope to bring the states of the bay to a common view.",
        "(2) Aspire to Inspire.",
        "We hope to clean the bay and have closed the sewers.",
        "\u201CWe hope that a pier may follow,\u201D the envoy told reporters.",
        "The states that hope for seals pay dues to the bay."
      })
  void whatSetsSomethingOrHopesInPassingIsNoAspiration(String text) {
    assertTrue(
        detect("", text).stream().noneMatch(trait -> trait.kind() == Trait.Kind.ASPIRATION), text);
  }
}
