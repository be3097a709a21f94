package io.entente.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.document.Passage;
import io.entente.document.Trait;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FurnitureDetectorTest {

  private final FurnitureDetector detector = new FurnitureDetector();

  private static Passage passage(String text) {
    return new Passage("d", "p", 0, List.of(), "", text, 0, text.length());
  }

  private static Passage below(String heading, String text) {
    return new Passage("d", "p", 0, List.of(heading), heading, text, 0, text.length());
  }

  private Optional<Trait> detect(String text) {
    return detector.detect(passage(text), null, null);
  }

  private void assertKind(Trait.Kind kind, String text) {
    Optional<Trait> found = detect(text);
    assertEquals(Optional.of(kind), found.map(Trait::kind), text + " " + found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Contents\nArticle 1 Aims ........ 3\nArticle 2 Scope ........ 4\nArticle 3 Fees ........ 9",
        "1 Why rivers matter ..... 2 2 Who owns the water ..... 7 3 What it costs ..... 15",
        "Summary . . . . . . iv\nThe state of the coast . . . . . . 1\nWhat next . . . . . 22",
        "Introduction\t1\nThe harbour\t4\nThe fishing fleet\t9\nThe market\t15\nOutlook\t15",
        "Chapter I Ports\nArticle 1 Aims\nArticle 2 Harbour dues\nChapter II Ships\nArticle 3 Masters",
        "Article 1 Aims Article 2 Scope Article 3 Harbour dues Article 4 Masters Article 5 Entry into force",
        "Artikel 1 Zweck\nArtikel 2 Begriffe\nArtikel 3 Hafenabgaben\nArtikel 4 Inkrafttreten",
        "\u00A7 1 Zweck\n\u00A7 2 Begriffe\n\u00A7 3 Zust\u00E4ndige Beh\u00F6rde\n\u00A7 4 Kosten",
        "\u00CDndice\nCap\u00EDtulo I Objeto 3\nCap\u00EDtulo II Puertos 8\nCap\u00EDtulo III Tasas 14",
        "Table des mati\u00E8res\nLes ports 3\nLes navires 8\nLes p\u00EAcheurs 12",
        "\u76EE\u9304\n\u7B2C\u4E00\u689D \u76EE\u7684\n\u7B2C\u4E8C\u689D \u7BC4\u570D\n\u7B2C\u4E09\u689D \u8CBB\u7528",
        "- [Aims](#aims)\n- [Scope](#scope)\n- [Fees](#fees)\n- [Entry into force](#force)",
        "2.1 Harbour dues\n2.2 Pilotage\n2.3 Waste from ships\n2.4 Lights and buoys",
        "TABLE OF CONTENTS\nWhy we write\nWhat we found\nWhat comes next",
        "Contents\n1 What is a port? ........ 3\n2 Ships that are late ........ 4\n3 Dues ........ 9",
      })
  void contentsPages(String text) {
    assertKind(Trait.Kind.CONTENTS, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1. Moreau, A. (2011). Tides and tolls. Harbour Review, 12, 44.\n2. Ito, K. (2014). Small ports. Quay, 3, 9.\n3. Berg, L. (2019). Dredging. Quay, 8, 21.",
        "Moreau, A. (2011). Tides and tolls. Harbour Review. Ito, K. (2014). Small ports. Quay. Berg, L. (2019). Dredging. Quay. Osei, P. (2020). Lights. Quay.",
        "[1] A. Moreau, \u201CTides and tolls\u201D, Harbour Review 12 (2011).\n[2] K. Ito, \u201CSmall ports\u201D, Quay 3 (2014).\n[3] L. Berg, \u201CDredging\u201D, Quay 8 (2019).",
        "Harbour plan. https://example.org/plan (accessed 3 May 2021)\nPort dues. https://example.org/dues (accessed 4 May 2021)\nPilots. https://example.org/pilots (accessed 4 May 2021)\nLights. https://example.org/lights",
        "12 Ibid., para. 4.\n13 Moreau, supra note 3, at 45.\n14 A/RES/70/1, para. 9.\n15 Ito, Small ports (2014), pp. 12-19.\n16 Ibid.",
        "1 Directive on harbour dues, OJ L 123, 4.5.2001, p. 7.\n2 Regulation on pilots, OJ L 44, 1.2.2003, p. 19.",
        "Moreau, A. (2011): Gezeiten. In: Hafenblatt, S. 12\u201319.\nIto, K. (2014): H\u00E4fen. In: Kai, S. 3\u20139.\nBerg, L. (2019): Baggern. In: Kai, S. 7\u201311.",
        "Moreau, A. \u00ABMareas\u00BB. Muelle, 2011. Consultado el 3/5/2021.\nIto, K. \u00ABPuertos\u00BB. Muelle, 2014. Consultado el 4/5/2021. https://example.org/p",
      })
  void references(String text) {
    assertKind(Trait.Kind.REFERENCES, text);
  }

  @Test
  void anEntryOfAListIsKnownByItsNeighbours() {
    Passage one = passage("7. Moreau, A. (2011). Tides and tolls. Harbour Review, 12, 44.");
    Passage two = passage("8. Ito, K. (2014). Small ports and their masters. Quay, 3, 9.");
    assertEquals(
        Trait.Kind.REFERENCES, detector.detect(one, null, two).orElseThrow().kind());
    assertEquals(
        Trait.Kind.REFERENCES, detector.detect(two, one, null).orElseThrow().kind());
    Passage prose = passage("The Parties shall meet once a year in the capital of the depositary.");
    assertEquals(Optional.empty(), detector.detect(prose, one, two));
    Passage rest = passage("Article 9 Lights\nArticle 10 Buoys");
    Passage page = passage("Article 4 Aims\nArticle 5 Dues\nArticle 6 Pilots\nArticle 7 Waste");
    assertEquals(
        Trait.Kind.CONTENTS, detector.detect(rest, page, null).orElseThrow().kind());
  }

  @Test
  void aHeadingAboveHelps() {
    String text = "Why we write\nWhat we found\nWhat comes next";
    assertEquals(
        Trait.Kind.CONTENTS,
        detector.detect(below("Contents", text), null, null).orElseThrow().kind());
    assertTrue(
        detector.detect(below("Contents of the notification", text), null, null).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Harbours Act 1964\nPilotage Act 1987\nMerchant Shipping Act 1995\nMarine Safety Act 2003",
        "Ley 9.663 de 1937\nLey 10.653 de 1945\nDecreto 412 de 1998\nLey 17.228 de 2000",
        "Regulation (EU) 2018/1999\nDirective 2009/28/EC\nDecision 1999/816/EC\nRegulation (EC) 110/2008",
        "Harbours Act 1964; Pilotage Act 1987; Merchant Shipping Act 1995; Marine Safety Act 2003",
      })
  void listsOfCitedLaws(String text) {
    assertKind(Trait.Kind.CITED_LAWS, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "18.8.2 Fees",
        "Article 5",
        "Article 5 Harbour dues",
        "INTRODUCTION",
        "ANNEX II LIST OF PORTS",
        "Application",
        "Transparency and timeliness",
        "Cap\u00EDtulo III Disposiciones finales",
        "\u00A7 12 Kosten",
        "TITRE IV DISPOSITIONS FINALES",
      })
  void bareHeadings(String text) {
    assertKind(Trait.Kind.HEADING, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Figure 3: Landings of fish by port, 2001\u20132010",
        "Table 2. Harbour dues by tonnage",
        "Abbildung 4: F\u00E4nge nach H\u00E4fen",
        "Box 1.1 The quiet port",
        "Tabla 7. Tasas por puerto",
        "Tableau 2 : Droits de port",
        "Fig. 12 Map of the harbour",
        "Chart A: Prices of cod",
      })
  void labels(String text) {
    assertKind(Trait.Kind.LABEL, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1. Does your port levy dues?\n2. Who sets them?\n3. How often are they reviewed?\n4. Who hears complaints?",
        "Name: ____________ Date: ____________ Signature: ____________",
        "\u2610 Yes \u2610 No \u2610 Not applicable",
        "Nombre: __________\nFecha: __________\nFirma: __________",
      })
  void questionnaires(String text) {
    assertKind(Trait.Kind.QUESTIONNAIRE, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ana Moreau is professor of maritime law at the University of Porto. Born in 1961, she graduated in Lille and holds a doctorate from Ghent.",
        "Dr. Kenji Ito was born in Kobe, studied law and received his degree in 1988. He is the author of Small Ports and a fellow of the academy.",
        "About the author. Dr Ana Moreau works on harbour dues. Before that she advised the ministry.",
        "About the authors: Ana Moreau is Director of Dredging in Porto. Kenji Ito is an associate there.",
        "About the Author\n\nAna Moreau writes on tides.",
        "Sobre la autora: Ana Moreau dirige el instituto de mareas.",
        "\u00C0 propos de l\u2019auteur : Ana Moreau dirige l\u2019institut des mar\u00E9es.",
        "\u00DCber die Autorin: Ana Moreau leitet das Institut f\u00FCr Gezeiten.",
        "Ana Moreau is a research fellow at the Quay Institute, where she leads work on dues.",
        "Ana Moreau was born in Porto in 1961, studied in Ghent and served as ambassador before she left.",
        "Kenji Ito is Director of the Port Programme at Quay House. He previously served as a special adviser and holds an MA from Kobe and a PhD from Ghent.",
        "Dr Kenji Ito joined the Institute in 2019. He was educated in Kobe and previously worked at the bank. His research covers dredging.",
        "Ana van der Moreau writes on dues. She holds a doctorate from Ghent and served as an adviser to the ministry.",
      })
  void biographies(String text) {
    assertKind(Trait.Kind.BIOGRAPHY, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Page 3 of 12",
        "Seite 7",
        "\u2013 14 \u2013",
        "* * *",
        "\u00A9 2019 Harbour Board. All rights reserved.",
        "Tel: 22 917 1234 Fax: 22 917 9000 Email: info@example.org",
        "Home | News | Ports | Ships | Contact us",
        "Alle Rechte vorbehalten.",
        "Quay News style: dues, not fees. All times are local. \u00A9 Quay News 2019. All rights reserved. Sharing of this item on dues is allowed with credit.",
        "Subscribe to our newsletter on harbour dues.",
        "About the Institute. The Quay Institute is an independent think tank. It takes no position.",
        "Notes to editors: For photographs of the quay contact the press office on +351 222 555 0101.",
      })
  void pageFurniture(String text) {
    assertKind(Trait.Kind.FURNITURE, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "This Agreement shall enter into force on signature.",
        "Article 5. The Parties shall cooperate.",
        "\"Port\" means a place where ships lie.",
        "in Decision 1/CP.21 the Parties welcomed the report (OJ L 12, 3.4.2015, p. 7) and agreed that, as Moreau (2011) and Ito (2014) have shown, dues should fall; see also A/RES/70/1, para. 9.",
        "Having regard to Regulation (EU) 2018/1999, Recalling Decision 4/CP.7 and Directive 2009/28/EC, Noting Resolution 70/1 and the Convention of 1982,",
        "See Annex II. Landings fell by a third between 2001 and 2010, and dues were halved.",
        "1. Each Party shall ratify the following: (a) the Berne Convention (1971); (b) the Madrid Protocol (1989); (c) the Nice Agreement (1979).",
        "(a) to keep the port open;\n(b) to light the quay;\n(c) to publish the dues;\n(d) to hear complaints.",
        "Live horses\nFresh or chilled cod\nSalt and brine\nSawn timber of oak",
        "Australia, Brunei Darussalam, Canada, Chile, Japan, Malaysia, Mexico, New Zealand, Peru, Singapore",
        "2020 10%\n2025 25%\n2030 40%\n2035 60%",
        "Target for 2025: 30% of energy\nTarget for 2030: 45% of energy\nTarget for 2040: 70% of energy",
        "Africa ........ 40,000\nEast Asia ........ 13,000\nEurope ........ 10,000\nNear East ........ 35,000",
        "Port dues ........ $ 9.400\nPilots ........ $ 3.200\nLights ........ $ 8.100",
        "Article 5 applies to ports. Article 6 applies to ships, and Articles 7 and 8 to their masters, who are bound by Chapter II.",
        "The Annexes to this Agreement are: Annex I Ports, Annex II Ships, Annex III Fees and Annex IV Forms.",
        "Figure 3 shows that landings fell in every port but one.",
        "Table 2 lists the dues that each port may levy.",
        "What did we learn? Dues were too high. Who paid them? Small boats did, and they left. What next? The Board will halve them.",
        "Ana Moreau is minister of ports. She said the dues would be halved in May and that the Board had agreed.",
        "Ana Moreau was director of the port. She said that the dues she set were fair.",
        "Ana Moreau joined Kenji Ito in Porto. She led the talks, and the two served tea.",
        "The Harbour Board is an associate of the Quay Institute, which studied dues. It has worked with others.",
        "Senator Kenji Ito was a fighter for the people of Kobe. In his career as a member of the assembly he improved their lives.",
        "About the author of the plan nothing is known. The Board has asked for his name.",
        "About the Institute that the Parties found nothing is said here.",
        "Contact: the master of the port, at +351 222 555 0101, is told of wrecks within a day.",
        "Notes to editors: the dues were halved in 2019 and are now among the lowest.",
        "Dues rose by a tenth in the north of the country and fell in all other ports that were studied for this report over nine years. \u00A9 Quay House. All rights reserved.",
        "The fund was born of a crisis. It has granted loans to nine ports and will lend more.",
        "MAY7 5600 UP 20\nJUL7 5510 UP 20\nOCT7 5525 UP 20\nDEC7 5510 UP 35\nMAR8 5615 UP 50",
        "GATS means the General Agreement on Trade in Services, in Annex 1B; GATT 1994 means the General Agreement on Tariffs and Trade 1994; TRIPS Agreement means the Agreement of 1994.",
        "All rights of the port are reserved to the Board, which may lease the quay for ten years at most.",
        "Landing dues should cover 40% of the cost of dredging by 2030 according to the Strategy for Ports. Harbour Board Database \u00A9 Harbour Board",
        "A scheme for the repair of quays and the lighting of small ports in the north of the country. All rights reserved.",
        "\u672c\u5831\u544a\u66f8\u306f\u6e2f\u6e7e\u5c40\u304c\u4f5c\u6210\u3057\u305f\u3082\u306e\u3067\u3042\u308a\u3001\u6d5a\u6e2b\u306e\u8cbb\u7528\u306b\u3064\u3044\u3066\u8ff0\u3079\u308b\u3002\u00A9 2020",
        "The dues are set out on page 12",
        "(2) Die Hafenbeh\u00F6rde kann nach \u00A7 4 Absatz 2, \u00A7 5 Absatz 1 und \u00A7 6 Absatz 3 Geb\u00FChren erheben.",
        "Las Partes cooperar\u00E1n en materia de puertos. El Comit\u00E9 se reunir\u00E1 cada a\u00F1o.",
        "DONE at Lisbon, this ________ day of ________ 2009, in duplicate ________.",
        "Budget of the Board, 5 May 2009",
        "$ 4.5 million",
        "less than 50%",
        "and the depositary",
      })
  void proseStays(String text) {
    assertEquals(Optional.empty(), detect(text), text);
  }

  @Test
  void aQuestionOrALifeUnderAHeadingThatSaysSo() {
    Passage question = below("Questionnaire to harbour masters", "3. Who pays for the buoys?");
    assertEquals(
        Optional.of(Trait.Kind.QUESTIONNAIRE),
        detector.detect(question, null, null).map(Trait::kind));
    Passage answer = below("Questionnaire to harbour masters", "The harbour pays for the buoys.");
    assertEquals(Optional.empty(), detector.detect(answer, null, null));
    Passage asked = below("Buoys", "Who pays for the buoys?");
    assertEquals(Optional.empty(), detector.detect(asked, null, null));
    Passage life =
        below("About the author", "Ada Rell is a professor at the School of Tides in Merin.");
    assertEquals(
        Optional.of(Trait.Kind.BIOGRAPHY), detector.detect(life, null, null).map(Trait::kind));
  }

  @Test
  void aListOfPartiesIsNotARowOfHeadings() {
    Passage japan = passage("Japan");
    Passage korea = passage("Republic of Korea");
    Passage peru = passage("Peru");
    assertEquals(Optional.empty(), detector.detect(korea, japan, peru));
  }

  @Test
  void reasonsHoldTheNumbersThatDecided() {
    Trait trait = detect(
            "Introduction\t1\nThe harbour\t4\nThe fleet\t9\nThe market\t15\nOutlook\t17")
        .orElseThrow();
    assertEquals("5 of 5 lines end in a page number that does not fall", trait.reason());
    assertTrue(trait.kind().surrounds());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyTextIsJudgedWithoutAnError(long seed) {
    Random random = new Random(seed);
    String signs = "aB1 .\u2026_\n\t([\u201C\u00A7|:;?%\u7B2C\u4E00\u689D\uD83D\uDE00vx@/-";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = random.nextInt(40) + 1; k > 0; k--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      Passage passage = passage(text.toString());
      Optional<Trait> found = detector.detect(passage, passage, passage);
      found.ifPresent(trait -> assertFalse(trait.reason().isBlank(), "seed=" + seed + " " + text));
    }
  }
}
