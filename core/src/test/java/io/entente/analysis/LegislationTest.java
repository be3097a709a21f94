package io.entente.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.document.DocumentKind;
import io.entente.document.Passage;
import io.entente.document.PolicyDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the laws of different countries are laid out, and how they are cut. */
class LegislationTest {
  private static final String MORE =
      " Whoever keeps the register sends a copy of it to the harbour office before the end of March, with the names of"
          + " all who asked.";

  private final PassageSplitter splitter = new PassageSplitter();

  private List<String> cut(String text) {
    List<Passage> passages = splitter.split(PolicyDocument.builder("law", "Harbour Act")
        .kind(DocumentKind.LAW)
        .text(text.replace("…", MORE))
        .build());
    return passages.stream()
        .map(passage -> String.join(" › ", passage.path()) + " | " + passage.heading())
        .toList();
  }

  @Test
  void sectionsOfAnActAreNumberedByFiguresAlone() {
    assertEquals(
        List.of(
            "Part 1 › Section 1 › (1) | Lights › Duty to light harbours",
            "Part 1 › Section 1 › (2) | Lights › Duty to light harbours",
            "Part 1 › Section 1A | Lights › Fees",
            "Part 2 › Section 2 | General › Interpretation",
            "Schedule 1 › 1 | Exceptions (Section 1)",
            "Schedule 1 › 2 | Exceptions (Section 1)"),
        cut("""
            PART 1
            Lights

            1 Duty to light harbours
            (1) A harbour authority must keep a light.…
            (2) The light must be seen from five miles.…

            1A Fees
            The authority may charge a fee under this Act.…

            PART 2
            General

            2 Interpretation
            In this Act—
            "harbour" means a place of shelter;
            "light" includes a buoy.

            SCHEDULE 1
            Section 1

            Exceptions

            1 A harbour of fishing boats is excepted.…

            2 (1) A harbour closed by ice is excepted.…
            (2) The harbour master gives notice of it.
            """));
  }

  @Test
  void titlesStandAboveTheSectionsOfRegulations() {
    assertEquals(
        List.of(
            "Regulation 1 | Citation",
            "Regulation 2 › (1) | Mesh size",
            "Regulation 2 › (2) | Mesh size",
            "Regulation 3 | Traps › Revocation"),
        cut("""
            Citation

            1. These Regulations may be cited as the Eel Traps Regulations.…

            Mesh size

            2.—(1) The mesh of a trap must be nine millimetres.…

            (2) These Regulations do not apply to museums.…

            Traps

            Revocation

            3. The Eel Traps Order is revoked.…
            """));
  }

  @Test
  void titlesOfIndianSectionsStandBehindTheNumber() {
    assertEquals(
        List.of(
            "Chapter I › Section 3 › (1) | Authority › Establishment",
            "Chapter I › Section 3 › (2) | Authority › Establishment",
            "Chapter I › Section 3A | Authority › Composition",
            "Chapter I › Section 4 | Authority › Penalty",
            "First Schedule › (1) | Standards (See section 4)",
            "First Schedule › (2) | Standards (See section 4)"),
        cut("""
            CHAPTER I
            Authority

            3. Establishment.—(1) The Government shall establish an Authority under this Act.…
            (2) The Authority shall be a body corporate.…

            3A. Composition.—The Authority shall have five members.…

            4. Penalty.—Whoever contravenes this Act shall be fined.…

            THE FIRST SCHEDULE
            (See section 4)

            Standards

            1. The water shall be clear.…

            2. The water shall be cold.…
            """));
  }

  @Test
  void numberedLinesOfReportsAreNoSections() {
    List<String> cut = cut("""
        1 Introduction
        The report asks what became of the lights.…

        2 Methods
        We asked forty harbour masters what they had seen.…

        3 Results
        Most of them had seen nothing at all.…
        """);
    assertTrue(cut.stream().allMatch(line -> line.equals(" | ")), cut.toString());
  }

  @Test
  void listOfSectionsIsNotTheSections() {
    assertEquals(
        List.of(
            "ARRANGEMENT OF SECTIONS | ARRANGEMENT OF SECTIONS",
            "Part 1 › Section 1 | Preliminary › Short title",
            "Part 2 › Section 2 › (1) | Lights › Duty to light",
            "Part 2 › Section 2 › (2) | Lights › Duty to light",
            "Part 2 › Section 3 | Lights › Fees",
            "Schedule › (1) | Colours"),
        cut("""
            ARRANGEMENT OF SECTIONS

            PART 1
            Preliminary

            1. Short title

            PART 2
            Lights

            2. Duty to light
            3. Fees

            SCHEDULE
            Colours

            PART 1
            Preliminary

            Short title

            1. This Act may be cited as the Harbour Act.…

            PART 2
            Lights

            Duty to light

            2. (1) A harbour shall be lit at night.…
            (2) The lights shall be white.…

            Fees

            3. A fee may be charged for the lights.…

            SCHEDULE
            Colours

            1. White is the colour of all lights at the mouth of a harbour.…
            """));
  }

  @Test
  void titlesInBracketsStandAboveJapaneseArticles() {
    assertEquals(
        List.of(
            "Chapter I › Article 1 | General Provisions › Purpose",
            "Chapter I › Article 2 › (1) | General Provisions › Definitions",
            "Chapter I › Article 2 › (2) | General Provisions › Definitions",
            "Supplementary Provisions › Article 1 | Supplementary Provisions"),
        cut("""
            Chapter I General Provisions

            (Purpose)
            Article 1 The purpose of this Act is to keep the lights burning.…

            (Definitions)
            Article 2 (1) In this Act, "light" means a lamp at sea.…
            (2) In this Act, "keeper" means who tends it.…

            Supplementary Provisions

            Article 1 This Act comes into effect on 1 April.…
            """));
  }

  @Test
  void sectionSignBelowAnArticleIsItsParagraph() {
    assertEquals(
        List.of(
            "Article 1er | ",
            "Art. 2 › (1) | ",
            "Art. 2 › (2) | ",
            "Art. 3 | ",
            "Art. 3 › (1) | ",
            "Art. 3 › (2) | ",
            "Art. 4 | "),
        cut("""
            Article 1er. La loi règle les digues.…

            Art. 2. § 1er. Le gestionnaire entretient les digues.…

            § 2. Il établit un plan.…

            Art. 3. A União transferirá recursos.…

            § 1º Os recursos serão repassados.…

            § 2º O Município prestará contas.…

            Art. 4. La loi entre en vigueur.…
            """));
  }

  @Test
  void swissParagraphsHaveNumbersAlone() {
    assertEquals(
        List.of(
            "1. Kapitel › Art. 1 | Allgemeines › Zweck",
            "2. Kapitel › 1. Abschnitt › Art. 2 › (1) | Aufsicht › Bewilligung › Pflicht",
            "2. Kapitel › 1. Abschnitt › Art. 2 › (2) | Aufsicht › Bewilligung › Pflicht",
            "2. Kapitel › 1. Abschnitt › Art. 2bis | Aufsicht › Bewilligung › Entzug"),
        cut("""
            1. Kapitel: Allgemeines

            Art. 1 Zweck
            Dieses Gesetz dient der Sicherheit.…

            2. Kapitel: Aufsicht

            1. Abschnitt: Bewilligung

            Art. 2 Pflicht
            1 Wer eine Bahn betreibt, braucht eine Bewilligung.…
            2 Das Bundesamt erteilt sie.…

            Art. 2bis Entzug
            Das Bundesamt kann sie entziehen.…
            """));
  }

  @Test
  void titlesStandAboveAustrianSections() {
    assertEquals(
        List.of(
            "1. Abschnitt › § 1 | Allgemeines › Geltungsbereich",
            "1. Abschnitt › § 2 | Allgemeines › Pflichten"),
        cut("""
            1. Abschnitt

            Allgemeines

            Geltungsbereich

            § 1. Dieses Gesetz gilt für Hütten.…

            Pflichten

            § 2. Der Erhalter hält die Hütte in Stand.…
            """));
  }

  @Test
  void titlesOfSpanishArticlesEndWithAStop() {
    assertEquals(
        List.of(
            "Título Preliminar › Artículo 1 | Disposiciones generales › Objeto",
            "Título I › Artículo 2 › (1) | Conservación › Obligaciones de los propietarios",
            "Título I › Artículo 2 › (2) | Conservación › Obligaciones de los propietarios",
            "Disposición adicional primera | Inventario",
            "Disposición final única | Entrada en vigor"),
        cut("""
            TÍTULO PRELIMINAR

            Disposiciones generales

            Artículo 1. Objeto.

            La ley tiene por objeto los molinos de viento.…

            TÍTULO I

            Conservación

            Artículo 2. Obligaciones de los propietarios.

            1. Los propietarios conservarán los molinos.…

            2. Las obras requerirán autorización.…

            Disposición adicional primera. Inventario.

            El Gobierno aprobará un inventario.…

            Disposición final única. Entrada en vigor.

            La ley entrará en vigor al día siguiente.…
            """));
  }

  @Test
  void aShortArticleBeforeAnotherIsNoTitle() {
    assertEquals(
        List.of(
            "Artículo 1 | Objeto",
            "Artículo 2 | Ámbito",
            "Artículo 3 | Plazo",
            "Artículo 4 | Sanciones",
            "Artículo 5 | "),
        cut("""
            Artículo 1. Objeto.

            La ley tiene por objeto los molinos.…

            Artículo 2. Ámbito.

            La ley se aplica a los molinos de viento.…

            Artículo 3. Plazo.

            El plazo es de un año.…

            Artículo 4. Sanciones.

            Se sancionan las obras sin permiso.…

            Artículo 5. La ley entra en vigor en mayo.
            """));
  }

  @Test
  void aShortSentenceIsNoTitleWhereOtherArticlesHaveNone() {
    assertEquals(List.of("Article 1 | ", "Article 2 | ", "Article 3 | ", "Article 4 | "), cut("""
            Article 1. The Council meets in May.

            It decides by vote, and each member has one.…

            Article 2. Each member of the Council is named by its government for a term of four years, as it pleases.…

            Article 3. The languages of the Council are those of its members, and it speaks them all in turn.…

            Article 4. The Council has a seat.

            The seat is in the town of its oldest member.…
            """));
  }

  @Test
  void aScheduleMayHaveSectionsOfItsOwn() {
    assertEquals(
        List.of("Schedule 1 › Section 1 | Ships", "Schedule 1 › Section 2 | Crews"), cut("""
            SCHEDULE 1

            Section 1

            Ships

            The list of ships is kept by the harbour master.…

            Section 2

            Crews

            The list of crews is kept by the port doctor.…
            """));
  }

  @Test
  void stepsWithAStopAreNoSectionsAmongThoseWithout() {
    assertEquals(
        List.of(
            "Section 1 › (1) | Lights",
            "Section 1 › (2) | Lights",
            "Section 2 | Fees",
            "Section 3 | Crews"),
        cut("""
            1 Lights
            (1) A light is lit under this Act in these steps:
            2. Oil
            The keeper fills the lamp with oil.
            3. Wick
            The keeper trims the wick.
            (2) The light is put out at sunrise.…
            2 Fees
            The fee under this Act is ten pounds.…
            3 Crews
            The crew of a light is two under this Act.…
            """).stream().distinct().toList());
  }

  @Test
  void numbersOfFootnotesAreNoParagraphs() {
    assertEquals(
        List.of(
            "Article 10.8 | Cooperation",
            "Article 10.8 › (1) | Cooperation",
            "Article 10.8 › (2) | Cooperation"),
        cut("""
            Article 10.8 Cooperation

            1 For Peru, the period is two years.…

            2 For Chile, the period is one year.…

            1. The Parties cooperate on trade.…

            2. The Parties share information.…
            """).stream().distinct().toList());
  }

  @Test
  void linesNeedNotBeParted() {
    assertEquals(
        List.of(
            "Preamble | ",
            "1. Abschnitt › § 1 | Allgemeines › Ziel",
            "1. Abschnitt › § 2 | Allgemeines › Begriffe",
            "Anlage 1 | Sorten (zu § 2)"),
        cut("""
            BGBl. I Nr. 55/2003
            1. Abschnitt
            Allgemeines
            Ziel
            § 1. Ziel ist die Erhaltung der Almen.…
            Begriffe
            § 2. Alm ist eine Weide.…
            Anlage 1 (zu § 2)
            Sorten
            Boskop und Gravensteiner sind Sorten von Äpfeln.…
            """));
    assertEquals(
        List.of(
            "Chapitre 1er › Article 1er | Dispositions générales",
            "Chapitre 1er › Art. 2 | Dispositions générales",
            "Chapitre 2 › Art. 3 | Autorisation"),
        cut("""
            CHAPITRE 1er. - Dispositions générales
            Article 1er. La loi règle les digues.…
            Art. 2. On entend par digue un mur de terre.…
            CHAPITRE 2. - Autorisation
            Art. 3. Le ministre autorise les digues.…
            """));
    assertEquals(
        List.of(
            "Part 1 › Section 1 | Preliminary › Short title",
            "Part 1 › Section 2 › (1) | Preliminary › Definitions",
            "Part 1 › Section 2 › (2) | Preliminary › Definitions",
            "Schedule › 1 | Bogs (Section 2)",
            "Schedule › 2 | Bogs (Section 2)"),
        cut("""
            PART 1
            Preliminary
            Short title
            1. This Act may be cited as the Bog Act.…
            Definitions
            2. (1) In this Act a bog is a place where peat grows.…
            (2) In this Act peat is what grows in a bog.…
            SCHEDULE
            Bogs
            Section 2
            1. The bog of Clara.…
            2. The bog of All Saints.…
            """));
  }

  @Test
  void whatIsPutIntoAnotherLawIsNotCut() {
    assertEquals(
        List.of(
            "Section 1 › (1) | Licences",
            "Section 1 › (2) | Licences",
            "Section 1 › (3) | Licences",
            "Section 2 | Towpaths"),
        cut("""
            1 Licences
            (1) The Canals Act 1983 is amended as this Act says.…
            (2) After section 14 insert—
            “14A Houseboats
            (1) A person must not moor a houseboat without a licence.
            (2) The fee for a licence is ninety pounds.
            14B Revocation
            The authority may revoke a licence.”
            (3) In section 20(1), for “lock” substitute “lock or weir”.…
            2 Towpaths
            This Act makes section 30 of the Canals Act 1983 void.…
            """).stream().distinct().toList());
  }

  @Test
  void whatLeadsToAListIsNoTitle() {
    assertEquals(
        List.of("Art. 1º | ", "Art. 2º | ", "Art. 3º › (1) | ", "Art. 3º › (2) | ", "Art. 4º | "),
        cut("""
            Art. 1º Esta Lei regula as jangadas.…

            Art. 2º Para os efeitos desta Lei:
            I - jangada é a embarcação;
            II - mestre é quem a conduz.

            Art. 3º § 1º O registro é gratuito.…
            § 2º O registro indica:
            I - o nome;
            II - o comprimento.

            Art. 4º O descumprimento sujeita a multa.…
            """).stream().distinct().toList());
  }

  @Test
  void aTextMayBeginWithAnyArticleIfTheNextFollows() {
    assertEquals(List.of("Art. 3º | ", "Art. 4º | "), cut("""
            Art. 3º As jangadas são registradas na capitania.…

            Art. 4º O descumprimento sujeita a multa.…
            """));
  }

  @Test
  void captionsMayStandApart() {
    assertEquals(
        List.of(
            "Article 1 | Purpose",
            "Supplementary Provisions › Article 1 | Supplementary Provisions › Effective Date",
            "Supplementary Provisions › Article 2 | Supplementary Provisions › Transitional Measures"),
        cut("""
            (Purpose)

            Article 1 The purpose of this Act is clean water.…

            Supplementary Provisions

            (Effective Date)

            Article 1 This Act comes into effect in April.…

            (Transitional Measures)

            Article 2 Wells drilled before are permitted.…
            """));
  }

  @Test
  void articlesMayBePutBetweenOthers() {
    assertEquals(
        List.of(
            "Capo I › Art. 1 | Principi › Finalità",
            "Capo I › Art. 1-bis | Principi › Registro",
            "Capo I › Art. 2 | Principi › Sanzioni"),
        cut("""
            Capo I

            Principi

            Art. 1. Finalità

            La legge tutela i muretti a secco.…

            Art. 1-bis. Registro

            È istituito il registro dei muretti.…

            Art. 2. Sanzioni

            Chi demolisce un muretto paga una sanzione.…
            """));
  }

  @Test
  void memorandaHaveParagraphs() {
    assertEquals(
        List.of(
            "Preamble | ",
            "Paragraph 1 | Objective",
            "Paragraph 2 | Areas of cooperation",
            "Paragraph 3 | Costs"),
        cut("""
            The Participants have reached the following understanding.…

            Paragraph 1

            Objective

            The Participants will build saunas together.…

            Paragraph 2

            Areas of cooperation

            The Participants will exchange engineers.…

            Paragraph 3

            Costs

            Each Participant will bear its own costs.…
            """));
  }

  @Test
  void partsOfAmericanRegulationsAreFound() {
    assertEquals(
        List.of(
            "Part 901 › Subpart A › § 901.1 | Oyster beds › General › Purpose",
            "Part 901 › Subpart B › § 901.10 | Oyster beds › Applications › Who may apply",
            "Appendix A | Form of Chart"),
        cut("""
            PART 901—Oyster beds

            Subpart A—General

            § 901.1 Purpose.

            This part sets out how beds are leased.…

            Subpart B—Applications

            § 901.10 Who may apply.

            Any resident of a coastal State may apply.…

            Appendix A to Part 901—Form of Chart

            The chart must show the low water line.…
            """));
  }
}
