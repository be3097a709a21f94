package io.entente.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.document.DocumentKind;
import io.entente.document.PolicyDate;
import io.entente.document.PolicyDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewsPageTest {
  @TempDir
  Path folder;

  private PolicyDocument page(String text) throws IOException {
    return Collected.readText(folder, "page.txt", text).only();
  }

  private static void keepsOnly(PolicyDocument document, List<String> kept) {
    assertEquals(String.join("\n", kept), document.text().replaceAll("\\n\\s*\\n", "\n"));
  }

  @Test
  void articleTheProjectStartsFromHasItsEightParagraphsAndNoOtherHeadline() {
    PolicyDocument document = Collected.read(
            Collected.shared("seed/japan-india-joint-declaration.txt"))
        .only();
    assertTrue(document.title().startsWith("Japan, India Eye Revising Joint Security Declaration"));
    assertEquals(PolicyDate.parse("2025-08-25"), document.date());
    assertEquals(DocumentKind.ARTICLE, document.kind());
    assertEquals(8, document.text().lines().count());
    assertTrue(document.text().startsWith("Japan and India are set to add economic security"));
    assertTrue(document.text().endsWith("based on the rule of law."));
  }

  @Test
  void headlineIsFoundBehindCookieLinksAndAboveAStandfirst() throws IOException {
    String body = """
        Ministers of both countries signed the pact on the use of ports and airfields on Thursday evening.

        Parliaments have to approve it. The pact allows joint exercises and the mutual supply of fuel, officials said.
        """;
    assertEquals("Island states sign defence pact", page("""
        Accept all cookies | Manage preferences
        We value your privacy. We and our 12 partners store and access information on a device.

        The Harbour Courier
        Island states sign defence pact

        Updated - February 19, 2022 01:15 am - Port Aldane
        PTI

        """ + body).title());
    assertEquals(
        "Les deux États insulaires signent un accord de défense commun",
        page("""
        Les deux États insulaires signent un accord de défense commun
        Les deux pays, inquiets pour leurs côtes, ont conclu jeudi un pacte militaire de dix ans.
        Par Louise Martel (Port-Aldane, correspondance)
        Publié le 06 janvier 2022 à 11h02, modifié le 07 janvier 2022 à 08h15

        """ + body).title());
  }

  @Test
  void aLineThatGoesOnInTheNextIsNoTitle() throws IOException {
    assertEquals("", page("""
        The Reserve Board of the islands approved today an increase in the rate from
        4 percent to 5 percent, effective immediately.

        In a related move, the Committee agreed to reflect the increase in full.
        """).title());
  }

  @Test
  void menuBylineShareButtonsAndMostReadAreLeftOut() throws IOException {
    String first =
        "Ministers of the two coastal states agreed on Tuesday to count the herring stock together, officials said.";
    String second =
        "“We had three numbers for one fish,” the fisheries minister said. “From now on there is one.”";
    String third =
        "The agreement enters into force once both parliaments have approved it, which is expected in March.";
    PolicyDocument document = page("""
        Skip to content
        Menu
        Home
        World
        Coastal states agree to count herring together
        By Ada Lindqvist and Tom Reyes
        Published: 14 January 2025, 09:30 GMT
        Share
        Facebook
        WhatsApp
        File photo: Trawlers in the harbour last winter. AP

        %s

        Advertisement

        %s

        Read more: Why herring moved north

        %s

        Most read
        1
        Storm closes the northern ports for a third day
        2
        Mayor steps down after budget vote
        3
        What the new ferry timetable means for you
        Sign up for our newsletter to get the day's top stories in your inbox.
        © 2025 Harbour Gazette. All rights reserved.
        """.formatted(first, second, third));
    assertEquals("Coastal states agree to count herring together", document.title());
    assertEquals(PolicyDate.parse("2025-01-14"), document.date());
    keepsOnly(document, List.of(first, second, third));
  }

  @Test
  void listInTheMiddleIsLeftOutAndTheArticleGoesOn() throws IOException {
    List<String> body = List.of(
        "LISBON, March 3 (Newswire) - The two energy ministers signed a pipeline accord on Monday after a night of talks.",
        "The pipe will carry hydrogen from 2031 and cost about two billion euros, according to the text.",
        "Opponents say the sum is too low. They point to a similar project that cost twice as much.",
        "The ministers will meet again in the autumn to settle who pays for the compressor stations.");
    PolicyDocument document =
        page("Ministers sign hydrogen pipeline accord after night of talks\n\n"
            + body.get(0) + "\n\n" + body.get(1)
            + "\n\nRelated articles\n\nGas prices fall for a fourth week\n\n"
            + "How hydrogen is stored underground\n\nThe pipeline that was never built\n\n"
            + body.get(2) + "\n\n" + body.get(3)
            + "\n");
    assertEquals(DocumentKind.ARTICLE, document.kind());
    keepsOnly(document, body);
  }

  @Test
  void subheadingsAndListsThatAParagraphAnnouncesStay() throws IOException {
    List<String> body = List.of(
        "The council adopted a plan for the river on Friday, the first since the flood of 2013.",
        "What the plan says",
        "The plan names three measures:",
        "- higher dikes along the lower course",
        "- room for the water above the town",
        "- one warning service for all three countries",
        "Work is to begin next year. The commission will report every six months.");
    PolicyDocument document =
        page("Council adopts plan for the river\nUpdated: Friday, 7 June 2024, 18:05\n"
            + String.join("\n", body)
            + "\nMore from this section\nTown hall roof to be repaired\nSchool opens its doors\n"
            + "New bridge named after teacher\n");
    keepsOnly(document, body);
  }

  @Test
  void germanPageKeepsItsBody() throws IOException {
    List<String> body = List.of(
        "Berlin. Die Bundesregierung hat am Mittwoch ein Abkommen mit Norwegen über die Speicherung von Kohlendioxid gebilligt.",
        "„Das ist ein großer Schritt“, sagte die Ministerin nach der Sitzung. Das Parlament muss noch zustimmen.",
        "Umweltverbände kritisierten den Beschluss. Sie fordern, zuerst den Ausstoß zu senken.");
    PolicyDocument document =
        page("Startseite\nPolitik\nKabinett billigt Abkommen mit Norwegen\nVon Jana Petersen\n"
            + "Stand: 12.03.2025, 14:20 Uhr\nFoto: dpa\n" + String.join("\n", body)
            + "\nMehr zum Thema\nWohin mit dem Kohlendioxid?\nNorwegens Pläne unter dem Meer\nStreit um das Speichergesetz\n"
            + "Kommentare (12)\nAnzeige\n");
    assertEquals("Kabinett billigt Abkommen mit Norwegen", document.title());
    assertEquals(PolicyDate.parse("2025-03-12"), document.date());
    keepsOnly(document, body);
  }

  @Test
  void frenchPageKeepsItsStandfirstAndBody() throws IOException {
    List<String> body = List.of(
        "Les deux présidents ont signé jeudi un traité d’amitié. Il prévoit des échanges de lycéens, une brigade commune de "
            + "pompiers et un fonds pour les régions frontalières, doté de cinquante millions d’euros.",
        "Le texte, long de vingt articles, remplace celui de 1986. Il doit encore être ratifié par les parlements.",
        "« Nos villages n’ont pas attendu ce traité pour se parler », a déclaré une maire de la vallée.");
    PolicyDocument document = page(
        "Un traité d’amitié pour les régions frontalières\n" + body.get(0)
            + "\nPar Claire Morel\nPublié le 5 mai 2024 à 18h32, mis à jour le 6 mai 2024 à 09h10\nPartager\n"
            + body.get(1) + "\nLire aussi : Les pompiers passent la frontière\n" + body.get(2)
            + "\nLes plus lus\nGrève des trains lundi\nLe lac au plus bas depuis vingt ans\nUne école sans cloche\n");
    assertEquals(PolicyDate.parse("2024-05-05"), document.date());
    keepsOnly(document, body);
  }

  @Test
  void japanesePageKeepsItsBody() throws IOException {
    List<String> body = List.of(
        "政府は25日、インドとの安全保障協力に関する共同宣言を改定する方針を固めた。経済安全保障を新たに盛り込む。",
        "両国の首脳は29日に東京で会談し、文書に署名する見通しだ。",
        "改定は17年ぶりとなる。海上の秩序を守るための協力も確認する。");
    PolicyDocument document = page("日印共同宣言を改定へ、経済安保を追加\n2025年8月25日 15時07分\nシェアする\n"
        + String.join("\n", body) + "\n関連記事\n大雪で航空便が欠航\nスキー場で事故、観光客けが\n山手線が運転再開\n");
    assertEquals("日印共同宣言を改定へ、経済安保を追加", document.title());
    assertEquals(PolicyDate.parse("2025-08-25"), document.date());
    keepsOnly(document, body);
  }

  @Test
  void teasersBelowRelatedHeadlinesGoWithThem() throws IOException {
    List<String> body = List.of(
        "Customs officers of the two countries will share one building from May, the ministry said on Sunday.",
        "Lorries now stop twice. They will stop once, which saves forty minutes on average.");
    PolicyDocument document = page(
        "One customs house for two countries\nMonday, 3 February 2025\nBy Staff Reporter\n"
            + String.join("\n", body)
            + "\nYou may also like\nBridge closed for repairs\nThe old bridge will be closed for a month.\n"
            + "Lorry drivers win court case\nThe court found that the fines had no legal basis.\nToll to rise in autumn\n");
    keepsOnly(document, body);
  }

  @Test
  void treatyWithADateUnderItsTitleKeepsEveryParagraph() throws IOException {
    String body = """
        The Contracting Parties,
        Recalling their friendship,
        Have agreed as follows:

        Article 1
        Each Party keeps one port open to the ships of the other.

        Article 2
        1. Disputes are settled by talks.
        2. Failing that, a tribunal of three decides.

        Article 3
        This Agreement enters into force on the day of signature.

        Done at Northport
        For the first Party
        For the second Party""";
    PolicyDocument document = page(
        "Agreement between the Northern and the Southern Republic on Ports\n\nSigned at Northport, 4 May 1968\n\n"
            + body);
    assertEquals(DocumentKind.TREATY, document.kind());
    assertEquals(
        "Agreement between the Northern and the Southern Republic on Ports", document.title());
    assertTrue(document.text().endsWith(body));
    assertEquals(PolicyDate.parse("1968-05-04"), document.date());
  }

  @Test
  void officialStatementWithShareButtonsKeepsEveryLineOfItsOwn() throws IOException {
    String body = """
        Northport, 10 March 2024

        The Prime Ministers of Arda and Belmar met today in Northport.

        They agreed:
        - to expand the ferry service;
        - to train seafarers;
        - to meet every year.

        The Prime Ministers welcomed the accord on pilots. It covers training and pay.""";
    PolicyDocument document = page("Joint Statement on the Ferry Partnership\n\n" + body
        + "\n\nShare this page\nFacebook\nTwitter\n");
    assertEquals(DocumentKind.DECLARATION, document.kind());
    assertEquals(PolicyDate.parse("2024-03-10"), document.date());
    assertEquals(body, document.text());
  }

  @Test
  void speechIsKeptToTheLetter() throws IOException {
    String speech =
        "Mr. President,\nExcellencies,\n\nWe meet in a hard year. Yet we meet.\n\nMy country asks for three things:\n\n"
            + "peace\n\nwater\n\nbread\n\nThank you.";
    PolicyDocument document = page(speech);
    assertEquals(speech, document.text());
    assertEquals("", document.title());
    assertEquals(DocumentKind.OTHER, document.kind());
  }

  @Test
  void speechesOfTheGeneralDebateLoseNothing() {
    Collected collected = Collected.read(Collected.shared("ungdc/TXT"));
    assertEquals(List.of(), collected.refusals);
    assertEquals(1211, collected.documents.size());
    long articles = collected.documents.stream()
        .filter(d -> d.kind() == DocumentKind.ARTICLE)
        .count();
    assertEquals(0, articles);
    assertFalse(collected.documents.stream().anyMatch(d -> d.text().isBlank()));
  }
}
