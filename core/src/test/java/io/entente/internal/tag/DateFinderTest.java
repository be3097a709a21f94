package io.entente.internal.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.entente.internal.tag.DateFinder.Evidence;
import io.entente.internal.tag.DateFinder.FoundDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DateFinderTest {

  private static final DateFinder FINDER = new DateFinder(2027);

  @Test
  void aDateLineOfANewsPageIsTaken() {
    assertDate(
        "2025-08-25", "", "Ministers meet\n15:07 JST, August 25, 2025\nThe two ministers met.");
    assertDate("2011-05-03", "", "Published 3 May 2011\nThe two ministers met.");
    assertDate("2014-03-18", "", "March 18, 2014\n\nThe committee met.");
    assertDate("2022-01-31", "", "Pressemitteilung\n31.01.2022\nDer Verband trat zusammen.");
    assertDate("2021-11-02", "", "Hamburg, 2. November 2021\nDer Verband trat zusammen.");
    assertDate("2019-01-01", "", "Paris, le 1er janvier 2019\nLe comité se réunit.");
    assertDate("2020-06-09", "", "Publicado el 9 de junio de 2020\nEl comité se reunió.");
    assertDate("2025-08-25", "", "2025年8月25日\n両国は協議した。");
  }

  @Test
  void theDatelineOfAReportIsTaken() {
    assertDate(
        "2025-08-25",
        "",
        "TOKYO, Aug. 25, 2025 - The two governments are to widen their declaration.");
    assertDate(
        "2025-08-25",
        "",
        "NEW DELHI, 25 August 2025 (Agency) — The two governments are to widen it.");
  }

  @Test
  void aPublishedDateGoesBeforeAnUpdatedOne() {
    assertDate("2011-05-03", "", "Updated: 9 May 2011\nPublished: 3 May 2011\nText.");
  }

  @Test
  void theClosingFormulaOfATreatyIsTaken() {
    String body =
        "Article 1\nThe parties shall consult, recalling the treaty done at Rome on 4 May 1951.\n\n";
    assertDate(
        "2008-10-22",
        "",
        body + "Done at Tokyo, this twenty-second day of October 2008, in two originals.");
    assertDate("2007-04-03", "", body + "DONE in duplicate at Tokyo on 3 April 2007.");
    assertDate("2008-10-22", "", body + "Done at Tokyo on the 22nd day of October, 2008.");
    assertDate(
        "1996-12-06",
        "",
        body
            + "Done at Bern on the sixth day of December in the year one thousand nine hundred and ninety-six.");
    assertDate(
        "2011-05-25",
        "",
        body + "HECHO en Lima, en dos ejemplares, el día 25 del mes de mayo de 2011.");
    assertDate("1999-03-12", "", body + "Fait à Genève, le 12 mars 1999.");
    assertDate("2005-03-12", "", body + "Geschehen zu Wien am 12. März 2005.");
  }

  @Test
  void closingFormulasThatDisagreeGiveNothing() {
    assertNone("", "Done at Rome on 4 May 1951.\n\nProtocol\n\nDone at Rome on 5 June 1955.");
    assertNone(
        "",
        "Done at ______ this ___ day of ______ 2002, on the basis of the agreement of 4 May 1951.");
  }

  @Test
  void theHeadOfALawIsTakenButNotTheLawItAmends() {
    assertDate("1999-05-05", "Law No. 12 of 5 May 1999 on water", "");
    assertDate(
        "2016-04-27",
        "",
        "Regulation (EU) 2016/679 of the European Parliament and of the Council of 27 April 2016\non data");
    assertDate("1999-05-05", "Loi n° 99-12 du 5 mai 1999 relative à l'eau", "");
    assertDate("1999-05-05", "Wassergesetz vom 5. Mai 1999", "");
    assertNone("Law amending Law No. 12 of 5 May 1999", "");
    assertNone("", "In Executive Order 14013 of February 4, 2021 the committee is named.");
  }

  @Test
  void aPlaceAndDateUnderTheSignatureIsTaken() {
    assertDate(
        "2024-09-04",
        "",
        "I continue the emergency for one year.\n\nJ. SMITH\n\nTHE CAPITOL,\n    September 4, 2024.\n");
  }

  @Test
  void theTitleServesAtLast() {
    assertDate("2025-08-29", "Joint Statement, 29 August 2025", "The leaders met.");
    assertDate("2025-08", "Joint Statement, August 2025", "The leaders met.");
    assertDate("2008", "Joint Security Declaration 2008", "The leaders met.");
    assertNone("Leaders Eye Revising Joint Declaration of 2008", "The leaders met.");
    assertNone("Olympic Games 2020", "The leaders met.");
    assertNone("Declaration on Agenda 2020", "The leaders met.");
  }

  @Test
  void aDateInProseIsNotTaken() {
    assertNone("", "The storm lasted from May 2 to\nMay 8, 2022.\nHelp is on its way.");
    assertNone(
        "", "Recalling the declaration signed at Arusha on\n26 July 1968,\nthe parties agree.");
    assertNone("", "In 2008 the two leaders signed a declaration.");
    assertNone("", "© 12 May 2011\nEffective 3 June 2012\nText.");
  }

  @Test
  void impossibleAndAmbiguousDatesAreNotTaken() {
    assertNone("", "31 February 2011\nText.");
    assertNone("", "3 May 1499\nText.");
    assertNone("", "3 May 2028\nText.");
    assertNone("", "04/05/2011\nText.");
    assertDate("2011-08-25", "", "25/08/2011\nText.");
    assertDate("2011-08-25", "", "08/25/2011\nText.");
  }

  @Test
  void offsetsPointAtTheDate() {
    String text = "Ministers meet\nPublished 3\u00a0May 2011\nText.";
    FoundDate found = FINDER.find("", text).orElseThrow();
    assertEquals("3\u00a0May 2011", text.substring(found.start(), found.end()));
    assertEquals(Evidence.DATE_LINE, found.evidence());
    FoundDate inTitle = FINDER.find("Water Act 2003", "Text.").orElseThrow();
    assertEquals(new FoundDate("2003", Evidence.TITLE, true, 10, 14), inTitle);
  }

  private static void assertDate(String expected, String title, String text) {
    assertEquals(
        Optional.of(expected), FINDER.find(title, text).map(FoundDate::date), title + text);
  }

  private static void assertNone(String title, String text) {
    assertEquals(Optional.empty(), FINDER.find(title, text), title + text);
  }
}
