package io.entente.corpus.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.entente.document.DocumentInfo;
import io.entente.document.DocumentKind;
import io.entente.document.Passage;
import io.entente.document.PolicyDate;
import io.entente.document.Trait;
import io.entente.query.FacetField;
import io.entente.query.Inference;
import io.entente.result.Explanation;
import io.entente.result.FacetCount;
import io.entente.result.Hit;
import io.entente.result.SearchResult;
import io.entente.result.Snippet;
import io.entente.result.Suggestion;
import io.entente.result.TotalHits;
import io.entente.result.Understanding;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTest {

  private static final Understanding PLAIN = new Understanding("cobalt", List.of(), null);

  private final ObjectMapper mapper = new ObjectMapper();

  private static DocumentInfo info(String title, String source) {
    return new DocumentInfo(
        "pact",
        title,
        DocumentKind.TREATY,
        PolicyDate.parse("2021-03"),
        null,
        null,
        List.of("JP", "AU"),
        List.of("trade", "energy"),
        "en",
        source,
        "",
        "",
        Set.of(DocumentInfo.Inferred.LANGUAGE),
        2);
  }

  private static Hit hit(int rank, DocumentInfo info, String text) {
    Passage passage = new Passage(
        "pact", "article-2", 1, List.of("Article 2"), "", text, 100, 100 + text.length());
    return new Hit(
        rank,
        1.5f,
        info,
        passage,
        List.of("ID"),
        List.of(),
        new Snippet(text, 0, List.of(), false, false),
        List.of(),
        null,
        null);
  }

  private static SearchResult result(Hit... hits) {
    return new SearchResult(new TotalHits(hits.length, true), List.of(hits), Map.of(), null, PLAIN);
  }

  private static List<String[]> rows(String csv) throws IOException {
    try (MappingIterator<String[]> rows = new CsvMapper()
        .readerFor(String[].class)
        .with(CsvParser.Feature.WRAP_AS_ARRAY)
        .with(CsvSchema.emptySchema())
        .readValues(csv)) {
      return rows.readAll();
    }
  }

  @Test
  void marksAreOffsetsInTheTextOfTheDocument() throws IOException {
    String document = "Article 1\n\nThe first words stand here.\n\nMore on cobalt and more cobalt.";
    String text = "More on cobalt and more cobalt.";
    int start = document.indexOf(text);
    Passage passage =
        new Passage("pact", "p2", 1, List.of(), "", text, start, start + text.length());
    Snippet snippet = new Snippet(
        "cobalt and more cobalt.",
        8,
        List.of(new Snippet.Mark(0, 6), new Snippet.Mark(16, 22)),
        true,
        false);
    Hit hit = new Hit(
        1, 2, info("Pact", ""), passage, List.of(), List.of(), snippet, List.of(), null, null);
    JsonNode json = mapper.readTree(Export.json(result(hit))).get("hits").get(0);
    assertEquals(2, json.get("marks").size());
    for (JsonNode mark : json.get("marks")) {
      assertEquals("cobalt", document.substring(mark.get(0).asInt(), mark.get(1).asInt()));
    }
    assertEquals(
        "… <mark>cobalt</mark> and more <mark>cobalt</mark>.",
        json.get("snippet").asText());
    assertFalse(json.has("also") || json.has("explanation"), json.toString());
  }

  @Test
  void jsonHasWhatWasUnderstoodAndWhy() throws IOException {
    Hit plain = hit(1, info("Pact", ""), "Some words.");
    Hit hit = new Hit(
        1,
        1.5f,
        plain.document(),
        plain.passage(),
        plain.mentions(),
        List.of(new Trait(Trait.Kind.TARGET, "40 %", "cut by 40 %")),
        plain.snippet(),
        List.of(new Hit.Copy("reprint", "p1", "Reprint")),
        new Hit.Also(3, List.of("a", "b")),
        new Explanation("score", 1.5, List.of(new Explanation("cobalt", 1.5, List.of()))));
    Understanding understanding = new Understanding(
        "cobolt",
        List.of(
            new Understanding.Note(
                Inference.SPELLING, "cobolt", "cobalt", "cobolt is read as cobalt"),
            new Understanding.Note(null, "", "", "a quote is never closed")),
        "cobalt");
    SearchResult result = new SearchResult(
        new TotalHits(7, false),
        List.of(hit),
        Map.of(FacetField.TOPIC, List.of(new FacetCount("trade", "Trade", 1, 7, 2))),
        null,
        understanding);
    JsonNode json = mapper.readTree(Export.json(result));
    assertEquals(mapper.readTree("""
            {"query":"cobolt","didYouMean":"cobalt","notes":[
              {"inference":"spelling","from":"cobolt","to":"cobalt","words":"cobolt is read as cobalt"},
              {"inference":null,"from":"","to":"","words":"a quote is never closed"}]}
            """), json.get("understanding"));
    assertEquals(mapper.readTree("""
            {"topic":[{"value":"trade","label":"Trade","level":1,"count":7,"documents":2}]}
            """), json.get("facets"));
    JsonNode first = json.get("hits").get(0);
    assertEquals(mapper.readTree("{\"count\":3,\"passages\":[\"a\",\"b\"]}"), first.get("also"));
    assertEquals(mapper.readTree("""
            {"words":"score","value":1.5,"parts":[{"words":"cobalt","value":1.5,"parts":[]}]}
            """), first.get("explanation"));
    assertEquals(7, json.get("total").asInt());
    assertFalse(json.get("totalExact").asBoolean());
    assertFalse(json.has("timeline") || json.has("cursor"), json.toString());
  }

  @Test
  void jsonHasTheTimelineIfThereIsOne() throws IOException {
    Timeline timeline = new Timeline(
        FacetField.YEAR,
        List.of(new Timeline.Period("2020", 3, 1), new Timeline.Period("2021", 0, 0)),
        0);
    assertEquals(
        mapper.readTree("""
            [{"period":"2020","count":3,"documents":1},{"period":"2021","count":0,"documents":0}]
            """), mapper.readTree(Export.json(result(), timeline)).get("timeline"));
  }

  @Test
  void csvHasARowAHitWithAllColumns() throws IOException {
    String text = "A \"quoted\" word,\na comma; an ü";
    String csv = Export.csv(result(hit(1, info("Pact", "Gazette"), text)));
    assertTrue(
        csv.startsWith(
            "rank,score,document,passage,title,date,kind,countries,topics,language,"
                + "source,citation,text,snippet,start,end\r\n1,1.5,pact,article-2,Pact,2021-03,treaty,"),
        csv);
    assertTrue(csv.endsWith("\r\n"), csv);
    assertTrue(csv.contains(",\"A \"\"quoted\"\" word,\na comma; an ü\","), csv);
    List<String[]> rows = rows(csv);
    assertEquals(2, rows.size());
    assertEquals(
        List.of(
            "1",
            "1.5",
            "pact",
            "article-2",
            "Pact",
            "2021-03",
            "treaty",
            "JP; AU",
            "trade; energy",
            "en",
            "Gazette",
            "Pact (2021-03), Article 2",
            text,
            text,
            "100",
            Integer.toString(100 + text.length())),
        List.of(rows.get(1)));
  }

  @Test
  void csvOfNoHitsIsItsHeader() {
    String csv = Export.csv(result());
    assertEquals(1, csv.lines().count());
    assertTrue(csv.startsWith("rank,score,") && csv.endsWith(",end\r\n"), csv);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"})
  void cellsThatASpreadsheetWouldRunAreDefused(String text) throws IOException {
    String[] row = rows(Export.csv(result(hit(1, info(text, text), text)))).get(1);
    assertEquals("'" + text, row[4]);
    assertEquals("'" + text, row[10]);
    assertEquals("'" + text, row[12]);
    assertEquals("100", row[14]);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyTextComesBackFromCsv(long seed) throws IOException {
    Random random = new Random(seed);
    String signs = "a\",;\n\r\t #'=-é中😀 ";
    for (int round = 0; round < 200; round++) {
      StringBuilder text = new StringBuilder("x");
      for (int i = random.nextInt(12); i > 0; i--) {
        text.appendCodePoint(signs
            .codePoints()
            .skip(random.nextInt(signs.codePointCount(0, signs.length())))
            .findFirst()
            .orElseThrow());
      }
      String[] row =
          rows(Export.csv(result(hit(1, info("t", ""), text.toString())))).get(1);
      assertEquals(16, row.length, "seed=" + seed + " " + text);
      assertEquals(text.toString(), row[12], "seed=" + seed);
    }
  }

  @Test
  void citationsAreOneLineEachWithTheSourceAndOnlyOnce() {
    assertEquals(
        List.of(
            "Pact (2021-03), Article 2. Gazette 12",
            "Pact on two lines (2021-03), Article 2",
            "Note (2021-03), Article 2. https://example.org/note"),
        Export.citations(result(
            hit(1, info("Pact", "Gazette 12"), "One."),
            hit(2, info("Pact on\ntwo  lines", ""), "Two."),
            hit(3, info("Pact", "Gazette 12"), "Three."),
            hit(4, info("Note", "https://example.org/note"), "Four."))));
  }

  @Test
  void suggestionsAreAnArray() throws IOException {
    assertEquals(
        mapper.readTree("[{\"text\":\"Japan\",\"kind\":\"country\",\"value\":\"JP\"}]"),
        mapper.readTree(
            Export.json(List.of(new Suggestion("Japan", Suggestion.Kind.COUNTRY, "JP")))));
  }
}
