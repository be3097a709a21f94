package io.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages of {@code entente search}, by number and by cursor. */
class SearchPagesTest extends CommandFixture {

  @Test
  void pagesAreCountedAndTheLastNamesNoOther() throws IOException {
    Path index = index();
    assertEquals(List.of("1", "2"), ranks(index, 1));
    assertEquals(List.of("3"), ranks(index, 2));
    String first = succeeds("search", "--index", index, "--limit", 2, "cobalt").out();
    assertTrue(first.endsWith("more: --page 2\n"), first);
    for (int limit : new int[] {1, 3}) {
      String last = succeeds(
              "search", "--index", index, "--limit", limit, "--page", 3 / limit, "cobalt")
          .out();
      assertFalse(last.contains("more:"), last);
    }
    assertUsage(
        List.of("there is no page 3, only 2 pages"),
        "search",
        "--index",
        index,
        "--limit",
        2,
        "--page",
        3,
        "cobalt");
    assertUsage(List.of("--page must be in [1, 1000], got 0"), "search", "--page", 0, "cobalt");
    assertUsage(List.of("--page", "--cursor"), "search", "--page", 2, "--cursor", "x", "cobalt");
  }

  private List<String> ranks(Path index, int page) throws IOException {
    return json(
            "search", "--index", index, "--format", "json", "--limit", 2, "--page", page, "cobalt")
        .get("hits")
        .findValuesAsText("rank");
  }

  @Test
  void limitCutsTheListAndTheCursorGoesOn() throws IOException {
    Path index = index();
    JsonNode first = json("search", "--index", index, "--format", "json", "--limit", 2, "cobalt");
    assertEquals(2, first.get("hits").size());
    JsonNode rest = json(
        "search",
        "--index",
        index,
        "--format",
        "json",
        "--limit",
        2,
        "--cursor",
        first.get("cursor").asText(),
        "cobalt");
    assertEquals(1, rest.get("hits").size());
    assertEquals(3, rest.get("hits").get(0).get("rank").asInt());
    assertFalse(rest.has("cursor"), rest.toString());
    List<String> pages = new ArrayList<>();
    for (JsonNode page : List.of(first, rest)) {
      page.get("hits").forEach(hit -> pages.add(hit.get("document") + "#" + hit.get("passage")));
    }
    List<String> whole = new ArrayList<>();
    json("search", "--index", index, "--format", "json", "cobalt")
        .get("hits")
        .forEach(hit -> whole.add(hit.get("document") + "#" + hit.get("passage")));
    assertEquals(whole, pages);
  }
}
