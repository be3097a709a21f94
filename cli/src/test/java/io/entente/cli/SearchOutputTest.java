package io.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** How {@code entente search} prints its hits: as text, grouped or not, JSON, CSV and citations. */
class SearchOutputTest extends CommandFixture {

  @Test
  void textHasCitationSnippetIdAndTotal() throws IOException {
    Ran ran = succeeds("search", "--index", index(), "--country", "JP", "stocks of cobalt");
    List<String> lines = ran.outLines();
    assertEquals("  1. Cobalt Pact (2021-03-04), Article 1", lines.get(0));
    assertEquals("     treaty · Australia, Japan · critical-minerals", reordered(lines.get(1)));
    assertEquals("     The Parties shall keep a stock of cobalt.", lines.get(2));
    assertTrue(lines.get(3).startsWith("     cobalt-pact#article-1  "), lines.get(3));
    assertTrue(lines.contains("2 passages"), ran.out());
    assertEquals("", ran.err());
  }

  /** The order of countries is not promised. */
  private static String reordered(String line) {
    return line.replace("Japan, Australia", "Australia, Japan");
  }

  @Test
  void noMatchSaysSo() throws IOException {
    assertEquals(
        List.of("understood: \"zeppelin\" occurs nowhere", "", "No passage matches.", "0 passages"),
        succeeds("search", "--index", index(), "zeppelin").outLines());
  }

  @Test
  void jsonHasEveryFieldOfTheContract() throws IOException {
    JsonNode result =
        json("search", "--index", index(), "--format", "json", "--facet", "country", "cobalt");
    assertEquals(3, result.get("total").asInt());
    assertEquals(3, result.get("hits").size());
    for (JsonNode hit : result.get("hits")) {
      for (String field : List.of(
          "rank",
          "score",
          "document",
          "passage",
          "title",
          "citation",
          "date",
          "countries",
          "topics",
          "text",
          "snippet")) {
        assertTrue(hit.has(field), field + " in " + hit);
      }
      assertTrue(hit.get("score").isNumber() && hit.get("rank").isInt(), hit.toString());
      assertTrue(hit.get("countries").isArray() && hit.get("topics").isArray(), hit.toString());
    }
    JsonNode pact = StreamSupport.stream(result.get("hits").spliterator(), false)
        .filter(hit -> hit.get("passage").asText().equals("article-1"))
        .findFirst()
        .orElseThrow();
    assertEquals("cobalt-pact", pact.get("document").asText());
    assertEquals("Cobalt Pact", pact.get("title").asText());
    assertEquals("Cobalt Pact (2021-03-04), Article 1", pact.get("citation").asText());
    assertEquals("2021-03-04", pact.get("date").asText());
    assertEquals(
        List.of("AU", "JP"), texts(pact.get("countries")).stream().sorted().toList());
    assertEquals(List.of("critical-minerals"), texts(pact.get("topics")));
    assertEquals("The Parties shall keep a stock of cobalt.", pact.get("text").asText());
    assertEquals(
        "The Parties shall keep a stock of <mark>cobalt</mark>.",
        pact.get("snippet").asText());
    List<Integer> ranks = new ArrayList<>();
    result.get("hits").forEach(hit -> ranks.add(hit.get("rank").asInt()));
    assertEquals(List.of(1, 2, 3), ranks);
  }

  @Test
  void passagesOfADocumentThatAreNotShownAreCounted() throws IOException {
    Path index = index();
    Ran one = succeeds("search", "--index", index, "--limit", 1, "--country", "JP", "cobalt");
    assertTrue(one.out().contains("     also matched: 1 more passage in this document"), one.out());
    assertFalse(succeeds("search", "--index", index, "herring").out().contains("also matched"));
    JsonNode hits =
        json("search", "--index", index, "--format", "json", "cobalt").get("hits");
    assertEquals(
        List.of("article-1", "article-2", "p1"),
        hits.findValuesAsText("passage").stream().sorted().toList());
    for (JsonNode hit : hits) {
      List<String> others = switch (hit.get("passage").asText()) {
        case "article-1" -> List.of("article-2");
        case "article-2" -> List.of("article-1");
        default -> List.of();
      };
      assertEquals(others, texts(hit.get("also").get("passages")));
      assertEquals(others.size(), hit.get("also").get("count").asInt());
    }
  }

  @Test
  void marksInJsonAreOffsetsInTheText() throws IOException {
    Path index = index();
    String text = mapper.readTree(COBALT).get("text").asText();
    JsonNode hits = json(
            "search", "--index", index, "--format", "json", "--document", "cobalt-pact", "cobalt")
        .get("hits");
    assertEquals(2, hits.size());
    for (JsonNode hit : hits) {
      assertEquals(1, hit.get("marks").size(), hit.toString());
      JsonNode mark = hit.get("marks").get(0);
      assertEquals("cobalt", text.substring(mark.get(0).asInt(), mark.get(1).asInt()));
    }
  }

  @Test
  void reasonsAreShownWhenAskedFor() throws IOException {
    Path index = index();
    List<String> plain = succeeds("search", "--index", index, "stock of cobalt").outLines();
    assertEquals("  1. Cobalt Pact (2021-03-04), Article 1", plain.getFirst());
    assertTrue(plain.stream().noneMatch(line -> line.startsWith("       ")), plain.toString());
    List<String> explained =
        succeeds("search", "--index", index, "--explain", "stock of cobalt").outLines();
    assertEquals("understood: stock of cobalt", explained.getFirst());
    assertTrue(
        explained.stream().anyMatch(line -> line.matches(" {7}\\d+\\.\\d{3} .+")),
        explained.toString());
    JsonNode bare =
        json("search", "--index", index, "--format", "json", "cobalt").get("hits");
    assertEquals(3, bare.size());
    for (JsonNode hit : bare) {
      assertFalse(hit.has("explanation"), hit.toString());
    }
    JsonNode hits = json("search", "--index", index, "--format", "json", "--explain", "cobalt")
        .get("hits");
    assertEquals(3, hits.size());
    for (JsonNode hit : hits) {
      JsonNode explanation = hit.get("explanation");
      assertEquals(hit.get("score").asDouble(), explanation.get("value").asDouble(), 1e-3);
      double sum = 0;
      for (JsonNode part : explanation.get("parts")) {
        sum += part.get("value").asDouble();
        assertFalse(part.get("words").asText().isEmpty(), hit.toString());
      }
      assertEquals(hit.get("score").asDouble(), sum, 1e-2);
    }
  }

  @Test
  void groupedHitsStandBelowTheirDocument() throws IOException {
    Path index = index();
    List<String> lines =
        succeeds("search", "--index", index, "--group", "stocks of cobalt").outLines();
    assertEquals("Cobalt Pact (2021-03-04)", lines.get(0));
    assertEquals("treaty · Australia, Japan · critical-minerals", reordered(lines.get(1)));
    assertEquals("  1. Article 1", lines.get(2));
    assertEquals("     The Parties shall keep a stock of cobalt.", lines.get(3));
    assertEquals("  2. Article 2", lines.get(5));
    assertTrue(lines.contains("Note on herring (2010)"), lines.toString());
    assertEquals(
        1, lines.stream().filter(line -> line.startsWith("Cobalt Pact")).count());
    assertFalse(lines.toString().contains("also matched"), lines.toString());
    List<String> capped =
        succeeds("search", "--index", index, "--group=1", "stocks of cobalt").outLines();
    assertFalse(capped.toString().contains("Article 2"), capped.toString());
    assertTrue(capped.contains("also matched: 1 more passage in this document"), capped.toString());
    JsonNode one = json(
        "search", "--index", index, "--format", "json", "--group", "--limit", 1, "stock cobalt");
    assertEquals(2, one.get("hits").size(), one.toString());
  }

  @Test
  void csvHasAHeaderAndARowAHit() throws IOException {
    Ran ran =
        succeeds("search", "--index", index(), "--format", "csv", "--country", "JP", "cobalt");
    List<String> lines = List.of(ran.out().split("\r\n"));
    assertEquals(3, lines.size(), ran.out());
    assertTrue(lines.getFirst().startsWith("rank,score,document,passage,title,"), ran.out());
    assertTrue(
        lines.get(1).startsWith("1,") && lines.get(1).contains(",cobalt-pact,article-"), ran.out());
    assertEquals("", ran.err());
  }

  @Test
  void citationsAloneCarryTheSource() throws IOException {
    assertEquals(
        List.of(
            "Cobalt Pact (2021-03-04), Article 1. A drawer",
            "Cobalt Pact (2021-03-04), Article 2. A drawer",
            "Note on herring (2010)"),
        succeeds("search", "--index", index(), "--format", "cite", "cobalt").outLines().stream()
            .sorted()
            .toList());
  }
}
