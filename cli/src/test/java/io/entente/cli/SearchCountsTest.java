package io.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code entente search} counts: its facets and its timeline. */
class SearchCountsTest extends CommandFixture {

  @Test
  void facetsCountPassagesAndDocuments() throws IOException {
    JsonNode facets = json(
            "search",
            "--index",
            index(),
            "--format",
            "json",
            "--limit",
            1,
            "--facet",
            "country",
            "--facet",
            "year",
            "cobalt")
        .get("facets");
    assertEquals(2, facets.size(), facets.toString());
    Map<String, JsonNode> countries = new HashMap<>();
    facets.get("country").forEach(count -> countries.put(count.get("value").asText(), count));
    assertEquals(2, countries.get("JP").get("count").asInt());
    assertEquals(1, countries.get("JP").get("documents").asInt());
    assertEquals("Japan", countries.get("JP").get("label").asText());
    assertEquals(1, countries.get("NO").get("count").asInt());
    Map<String, Integer> years = new HashMap<>();
    facets
        .get("year")
        .forEach(
            count -> years.put(count.get("value").asText(), count.get("count").asInt()));
    assertEquals(Map.of("2021", 2, "2010", 1), years);
    assertEquals(
        0,
        json("search", "--index", index(), "--format", "json", "cobalt")
            .get("facets")
            .size());
  }

  @Test
  void textListsFacets() throws IOException {
    String out =
        succeeds("search", "--index", index(), "--facet", "country", "cobalt").out();
    assertTrue(out.contains("Japan (JP), in 1 document"), out);
  }

  @Test
  void aTimelineChartsThePeriodsWithoutAMatchToo() throws IOException {
    Path index = index();
    List<String> lines =
        succeeds("search", "--index", index, "--timeline", "cobalt").outLines();
    int head = lines.indexOf("matches by year");
    assertTrue(head > 0, lines.toString());
    assertEquals("  2010  1  " + "█".repeat(34) + "▌", lines.get(head + 1));
    for (int year = 2011; year < 2021; year++) {
      assertEquals("  " + year + "  0", lines.get(head + year - 2009));
    }
    assertEquals("  2021  2  " + "█".repeat(69), lines.get(head + 12));
    assertEquals(80, lines.get(head + 12).length());
    JsonNode timeline = json(
            "search",
            "--index",
            index,
            "--format",
            "json",
            "--timeline=year",
            "--limit",
            1,
            "cobalt")
        .get("timeline");
    assertEquals(12, timeline.size());
    assertEquals(
        mapper.readTree("{\"period\":\"2021\",\"count\":2,\"documents\":1}"), timeline.get(11));
    assertEquals(
        mapper.readTree("{\"period\":\"2011\",\"count\":0,\"documents\":0}"), timeline.get(1));
    List<String> months =
        succeeds("search", "--index", index, "--timeline=month", "cobalt").outLines();
    assertTrue(months.contains("  2021-03  2  " + "█".repeat(66)), months.toString());
    assertTrue(months.contains("  and 1 without a known date or month"), months.toString());
    assertFalse(json("search", "--index", index, "--format", "json", "cobalt").has("timeline"));
  }

  @Test
  void longStretchesOfALongTimelineAreOneLine() throws IOException {
    Path texts = write("old.jsonl", """
        {"id":"a","date":"1648","text":"A peace."}
        {"id":"b","date":"1650","text":"A peace."}
        {"id":"c","date":"1919","text":"A peace."}
        """);
    Path index = folder.resolve("index");
    succeeds("index", "--index", index, texts);
    List<String> lines =
        succeeds("search", "--index", index, "--timeline", "peace").outLines();
    int head = lines.indexOf("matches by year");
    assertEquals(
        List.of("1648", "1649", "1650", "⋮", "1919"),
        lines.subList(head + 1, lines.size()).stream()
            .map(line -> line.strip().split(" ")[0])
            .toList());
    assertEquals("  ⋮ 268 without a match", lines.get(head + 4));
  }
}
