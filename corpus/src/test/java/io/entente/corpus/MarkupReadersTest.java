package io.entente.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.analysis.PassageSplitter;
import io.entente.document.DocumentKind;
import io.entente.document.Passage;
import io.entente.document.PolicyDate;
import io.entente.document.PolicyDocument;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupReadersTest {
  private static final String TREATY = """
      <?xml version="1.0" encoding="UTF-8"?>
      <treaty><meta><name>North - South</name><date_signed>1997-02-24</date_signed>
      <date_into_force>1997-07-01</date_into_force><date_inactive/>
      <parties_original><partyisocode n="1">FRA</partyisocode></parties_original>
      <parties><partyisocode n="1">JPN</partyisocode><partyisocode n="2">IND</partyisocode></parties>
      <language>en</language></meta>
      <body><chapter number="CHAPTER II" name="Goods">
      <article number="ARTICLE 5" name="Duties">Duties &amp; charges are abolished.</article>
      <article number="ARTICLE 6">No new duty is introduced.</article></chapter></body></treaty>
      """;

  @TempDir
  Path folder;

  @Test
  void boldLinesInATextOfArticlesTakeNothingFromThem() throws IOException {
    String text = " is kept by both of the parties as long as this agreement is in force for them.";
    PolicyDocument document = Collected.readText(
            folder,
            "articles.md",
            String.join(
                "\n\n",
                "---\ntitle: Agreement\n---",
                "**Article 4**",
                "1\\. The first rule" + text,
                "**Tariffs**",
                "2\\. The second rule" + text,
                "**Article 5**",
                "The third rule" + text,
                "**For Japan**",
                "A name"))
        .only();
    List<String> first = new PassageSplitter()
        .split(document).stream().map(each -> each.path().getFirst()).distinct().toList();
    assertEquals(List.of("Article 4", "Article 5"), first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00a0", " \u00a0 ", "\u200b", "\u00a0\ufeff\t"})
  void aLineThatLooksEmptyPartsAHeadingFromTheTextAboveIt(String unseen) throws IOException {
    PolicyDocument document = Collected.readText(
            folder,
            "a.md",
            "**Migration**\n\nPeople move.\n\n" + unseen + "\n**Trade**\n\nTariffs fall.\n")
        .only();
    List<String> headings =
        new PassageSplitter().split(document).stream().map(Passage::heading).toList();
    assertEquals(List.of("Migration", "Trade"), headings);
  }

  @Test
  void aNumberAndItsTitleMayBeTwoHeadings() throws IOException {
    String text =
        " is kept by the harbour master as long as this law is in force for the harbour of the town.";
    PolicyDocument document = Collected.readText(
            folder,
            "act.md",
            "# Harbour Act\n\n## CHAPTER I\n\n## GENERAL\n\n### Article 1\n\n### Subject matter\n\nThe light"
                + text + "\n\n### Article 2\n\nThe list" + text + "\n\n### Fees\n\nThe fee" + text)
        .only();
    List<Passage> passages = new PassageSplitter().split(document);
    assertEquals(
        List.of(
            List.of("Chapter I", "Article 1"),
            List.of("Chapter I", "Article 2"),
            List.of("Chapter I", "Fees")),
        passages.stream().map(Passage::path).toList());
    assertEquals("GENERAL › Subject matter", passages.getFirst().heading());
  }

  @Test
  void boldLinesOfMarkdownAreHeadingsAlike() throws IOException {
    String text =
        "The leaders met and agreed on all of the points that stand below this first line of the text,"
            + " as they had in each of the years before, and they will meet again.";
    PolicyDocument document = Collected.readText(
            folder,
            "a.md",
            String.join(
                "\n\n",
                "---\ntitle: Statement\n---",
                "**Geneva, Switzerland**",
                text,
                "**Ukraine**",
                text,
                "**Middle East **  ",
                text,
                "**\u00a0<u>Indo-Pacific</u>\u00a0**",
                text,
                "**We stand by all that was agreed.**",
                text,
                "**This sentence brings in what follows it here:**",
                text,
                "**Agreement**",
                "**between two**",
                "**Parties **",
                text,
                "**Signed**",
                "## Means",
                text,
                "**The secretary**",
                text))
        .only();
    List<List<String>> paths = new PassageSplitter()
        .split(document).stream().map(Passage::path).distinct().toList();
    assertEquals(
        List.of(
            List.of(),
            List.of("Ukraine"),
            List.of("Middle East"),
            List.of("Indo-Pacific"),
            List.of("Means")),
        paths);
    for (Passage passage : new PassageSplitter().split(document)) {
      assertFalse(passage.text().contains("*"), passage.text());
    }
  }

  @Test
  void markdownHeadAndHeadingsAreRead() throws IOException {
    PolicyDocument document = Collected.readText(folder, "a.md", """
        ---
        id: ports
        title: "Ports\\_Agreement"
        kind: treaty
        date: 2012
        inForceFrom: 2013-01-01
        countries: [NO, Japan]
        topics: [trade, shipping]
        language: en
        source: "Own words"
        instrument: ports
        version: 1.10
        ---
        Before all headings.

        ## Chapter II Ships

        ### Article 5 Entry

        1. Ships *enter* [freely](http://x.org).
        3. A ship\\* pays [nothing][n].

        (a) not even at night;

        | Ship | Fee |
        |---|---|
        | Small | none |

        ### Article 6

        Last words.

        [n]: http://y.org
        """).only();
    assertEquals("ports", document.id());
    assertEquals("Ports Agreement", document.title());
    assertEquals(List.of("NO", "JP"), document.countries());
    assertEquals("1.10", document.version());
    assertEquals(PolicyDate.parse("2012"), document.date());
    assertEquals(3, document.sections().size());
    assertEquals("Before all headings.", document.sections().get(0).text());
    assertEquals(List.of(), document.sections().get(0).path());
    assertEquals(List.of("Chapter II", "Article 5"), document.sections().get(1).path());
    assertEquals("Ships › Entry", document.sections().get(1).heading());
    assertEquals(
        "1. Ships enter freely.\n3. A ship* pays nothing.\n\n(a) not even at night;\n\nShip | Fee\nSmall | none",
        document.sections().get(1).text());
    assertEquals(List.of("Chapter II", "Article 6"), document.sections().get(2).path());
  }

  @Test
  void foreignMarkdownHeadsAreUnderstood() throws IOException {
    PolicyDocument document = Collected.readText(folder, "b.md", """
        ---
        title: "Decree on Ports"
        country: "uy"
        publication_date: "1937-07-08"
        published_time: 2024-10-01 09:07:38-04:00
        source_url: https://example.org/1
        lang: es
        tags: statements
        rank: {a: b}
        ---
        # Decree on Ports

        ##### Article 1

        Ports are open.
        """).only();
    assertEquals("b", document.id());
    assertEquals(PolicyDate.parse("1937-07-08"), document.date());
    assertEquals(List.of("UY"), document.countries());
    assertEquals("https://example.org/1", document.source());
    assertEquals(List.of("Article 1"), document.sections().get(0).path());
    assertEquals(DocumentKind.LAW, document.kind());
  }

  @Test
  void firstHeadingAtTheTopIsTheTitle() throws IOException {
    PolicyDocument document =
        Collected.readText(folder, "c.md", "# Ports\n\n## Article 1\n\nOpen.\n").only();
    assertEquals("Ports", document.title());
    assertEquals(List.of("Article 1"), document.sections().get(0).path());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "---\ntitle: \"open\ndate: 2020\n---\ntext\n",
        "---\ndate: 2020-02-30\n---\ntext\n",
        "---\ncountries: [Atlantis]\n---\ntext\n",
        "---\nkind: poem\n---\ntext\n",
        "---\ntitle: a\ntitle: b\n---\ntext\n",
        "---\ntitle: &a x\nsource: *a\n---\ntext\n",
        "---\na: &a [x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nd: [*c,*c,*c]\n---\ntext\n",
        "---\ntitle: a\n---\n# Only\n\n## Headings\n",
        "---\ntitle: no end\ntext\n"
      })
  void badMarkdownIsRefused(String text) throws IOException {
    assertFalse(Collected.readText(folder, "bad.md", text).refusal().reason().isEmpty());
  }

  @Test
  void malformedHeadIsRefusedWithItsLine() throws IOException {
    assertEquals(
        3,
        Collected.readText(folder, "x.md", "---\ntitle: a\n\tb: [\n---\ntext\n")
            .refusal()
            .line());
  }

  @Test
  void treatyIsReadByArticles() throws IOException {
    PolicyDocument document = Collected.readText(folder, "t.xml", TREATY).only();
    assertEquals("North - South", document.title());
    assertEquals(DocumentKind.TREATY, document.kind());
    assertEquals(List.of("JP", "IN"), document.countries());
    assertEquals(PolicyDate.parse("1997-07-01"), document.inForceFrom());
    assertEquals(List.of("Chapter II", "Article 5"), document.sections().get(0).path());
    assertEquals("Goods › Duties", document.sections().get(0).heading());
    assertEquals("Duties & charges are abolished.", document.sections().get(0).text());
    assertEquals(List.of("Chapter II", "Article 6"), document.sections().get(1).path());
  }

  @Test
  void unknownPartyIsReportedAndTheTreatyIsReadWithoutIt() throws IOException {
    Collected collected = Collected.readText(folder, "t.xml", TREATY.replace("JPN", "QQQ"));
    assertEquals(List.of("IN"), collected.documents.get(0).countries());
    assertTrue(collected
        .refusals
        .get(0)
        .toString()
        .contains("t.xml:5: field 'partyisocode': unknown country 'QQQ'"));
  }

  @Test
  void truncatedXmlIsRefusedWithLineAndColumn() throws IOException {
    Refusal refusal = Collected.readText(folder, "t.xml", TREATY.substring(0, TREATY.length() - 60))
        .refusal();
    assertTrue(
        refusal.line() >= 8 && refusal.reason().startsWith("malformed XML at column"),
        refusal.toString());
  }

  @Test
  void externalEntityIsNeverResolved() throws IOException {
    Path secret = Collected.write(folder, "secret/s.txt", "the secret words");
    String doctype = "<!DOCTYPE treaty [<!ENTITY x SYSTEM \"" + secret.toUri()
        + "\"><!ENTITY % p SYSTEM \"" + secret.toUri() + "\"> %p;]>";
    for (String entity : List.of("&x;", "")) {
      String xml = TREATY
          .replace("<treaty>", doctype + "<treaty>")
          .replace("No new duty", entity + " No new duty");
      Collected collected = Collected.readText(folder, "t.xml", xml);
      assertFalse(collected.refusals.toString().contains("secret words"));
      assertFalse(
          collected.documents.stream().anyMatch(d -> JsonLines.write(d).contains("secret words")));
      assertEquals(entity.isEmpty() ? 1 : 0, collected.documents.size());
    }
  }

  @Test
  void billionLaughsEndAtOnce() throws IOException {
    StringBuilder doctype = new StringBuilder("<!DOCTYPE treaty [<!ENTITY l0 \"ha\">");
    for (int i = 1; i < 12; i++) {
      doctype.append("<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
    }
    String xml = TREATY.replace("<treaty>", doctype + "]><treaty>").replace("No new duty", "&l11;");
    assertFalse(Collected.readText(folder, "t.xml", xml).refusal().reason().isEmpty());
  }

  @Test
  void otherXmlIsNamed() throws IOException {
    assertEquals(
        "not a format Entente reads (XML with the root element 'akomaNtoso')",
        Collected.readText(folder, "o.xml", "<?xml version=\"1.0\"?>\n<akomaNtoso/>")
            .refusal()
            .reason());
  }

  @Test
  void everyTreatyOfTheCollectionIsRead() {
    Collected collected = Collected.read(Collected.shared("tota"));
    assertEquals(List.of(), collected.refusals);
    assertEquals(450, collected.documents.size());
    assertEquals(
        40_993, collected.documents.stream().mapToInt(d -> d.sections().size()).sum());
  }

  @Test
  void newswireArticlesAreReadOneByOne() throws IOException {
    String sgml = """
        <!DOCTYPE lewis SYSTEM "lewis.dtd">
        <REUTERS TOPICS="YES" OLDID="5544" NEWID="1">
        <DATE>26-FEB-1987 15:01:01.79&#9;C T</DATE>
        <TOPICS><D>cocoa</D></TOPICS><PLACES><D>west-germany</D><D>nowhere</D></PLACES>
        <TEXT>&#2;
        <TITLE>COCOA &lt;CCA> UP</TITLE>
        <DATELINE>    BONN, Feb 26 - </DATELINE><BODY>Prices rose.
            They may fall. Caf\u00e9.
         Reuter
        &#3;</BODY></TEXT>
        </REUTERS>
        <REUTERS NEWID="2"><DATE> 3-APR-1987</DATE><TEXT TYPE="BRIEF"><TITLE>ONLY A TITLE</TITLE></TEXT>
        </REUTERS>
        <REUTERS NEWID="3"><TEXT><TITLE>BROKEN</TITLE><BODY>No end
        </REUTERS>
        <REUTERS NEWID="4"><TEXT TYPE="UNPROC">&#2;
        QUOTES 1 2 3
        &#3;</TEXT>
        </REUTERS>
        """;
    Collected collected = Collected.read(
        Collected.write(folder, "reut2-000.sgm", sgml.getBytes(StandardCharsets.ISO_8859_1)));
    assertEquals(List.of("reut2-000/1", "reut2-000/2", "reut2-000/4"), collected.ids());
    PolicyDocument first = collected.documents.get(0);
    assertEquals("COCOA <CCA> UP", first.title());
    assertEquals("BONN, Feb 26 - Prices rose.\n    They may fall. Caf\u00e9.", first.text());
    assertEquals(PolicyDate.parse("1987-02-26"), first.date());
    assertEquals(List.of("cocoa"), first.topics());
    assertEquals("ONLY A TITLE", collected.documents.get(1).text());
    assertEquals("QUOTES 1 2 3", collected.documents.get(2).text());
    assertEquals(2, collected.refusals.size());
    assertTrue(collected
        .refusals
        .get(0)
        .toString()
        .contains(":2: field 'PLACES': unknown country 'nowhere'"));
    assertTrue(
        collected.refusals.get(1).toString().contains(":14: "), collected.refusals.toString());
  }

  @Test
  void wholeNewswireIsReadButForTheOneArticleWithoutAnyText() {
    Collected collected = Collected.read(Collected.shared("reuters21578"));
    assertEquals(21_577, collected.documents.size());
    assertEquals(
        List.of("document 'reut2-012/12793' has no text"),
        collected.refusals.stream()
            .filter(r -> r.field().isEmpty())
            .map(Refusal::reason)
            .toList());
  }

  @Test
  void htmlArticleIsFoundAmongTheSite() throws IOException {
    PolicyDocument document = Collected.readText(folder, "p.html", """
        <!DOCTYPE html><html lang="en-GB"><head><title>Ports open – The Gazette</title>
        <meta property="article:published_time" content="2024-03-05T10:00:00Z"><meta property="og:type" content="article">
        <script>var text = "nothing";</script></head><body>
        <nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
        <div class="cookie-banner">We use cookies to improve your experience.</div>
        <main><article><h1>Ports open</h1>
        <figure><img src="x"><figcaption>A ship in the harbour.</figcaption></figure>
        <p>The two republics opened their ports to each other on Tuesday, after talks of three years.</p>
        <aside><h3>Related</h3><p><a href="/a">A related story that nobody needs here</a></p></aside>
        <h2>What follows</h2><p>Ships may enter by day and by night from the first of May, the ministers said.</p>
        <ul><li>Fishing boats pay nothing.</li><li>Ferries pay half.</li></ul>
        <div class="share-buttons">Share this article with everyone you know and more</div>
        </article><section class="most-read"><h2>Most read</h2><ol><li><a href="/b">Storm closes bridge</a></li></ol></section></main>
        <footer>All rights reserved.</footer></body></html>
        """).only();
    assertEquals("Ports open", document.title());
    assertEquals(PolicyDate.parse("2024-03-05"), document.date());
    assertEquals("en-GB", document.language());
    assertEquals(DocumentKind.ARTICLE, document.kind());
    assertEquals(
        List.of(
            "The two republics opened their ports to each other on Tuesday, after talks of three years.",
            "Ships may enter by day and by night from the first of May, the ministers said.\n\n- Fishing boats pay nothing.\n\n"
                + "- Ferries pay half."),
        Collected.texts(document));
    assertEquals("What follows", document.sections().get(1).heading());
  }

  @Test
  void pageOfLinksIsRefused() throws IOException {
    String links = "<li><a href='/x'>The ministers met again to talk about ports and ships</a></li>"
        .repeat(30);
    Refusal refusal = Collected.readText(
            folder, "l.html", "<html><body><ul>" + links + "</ul></body></html>")
        .refusal();
    assertEquals("a list of links, with no text of its own", refusal.reason());
  }

  @Test
  void htmlInItsDeclaredEncodingIsRead() throws IOException {
    byte[] bytes =
        "<html><head><meta charset=\"windows-1251\"></head><body><p>Договор о портах</p></body></html>"
            .getBytes(Charset.forName("windows-1251"));
    assertEquals(
        "Договор о портах",
        Collected.read(Collected.write(folder, "r.html", bytes)).only().text());
  }

  @Test
  void bundledCollectionIsRead() {
    assertFalse(SampleCollection.documents().isEmpty());
    assertFalse(SampleCollection.questions().isEmpty());
    assertFalse(SampleCollection.qrels().isBlank());
  }
}
