package io.entente.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entente.PolicyIndex;
import io.entente.query.PolicyQuery;
import io.entente.query.QuerySyntaxException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {

  private static final String COBALT = """
      {"id":"cobalt-pact","title":"Cobalt Pact","kind":"treaty","date":"2021-03-04","countries":["JP","AU"],\
      "topics":["critical-minerals"],"language":"en","source":"A drawer","text":"Article 1\\n\\nThe Parties shall \
      keep a stock of cobalt.\\n\\nArticle 2\\n\\nThe Parties shall consult Indonesia on cobalt exports."}
      """;
  private static final String HERRING = """
      {"id":"herring note","title":"Note on herring","kind":"statement","date":"2010","countries":["NO"],\
      "topics":["environment"],"language":"en","text":"Norway looks after its herring in cobalt blue waters."}
      """;
  private static final String LITHIUM = """
      ---
      title: Memo on lithium
      date: 2019-05
      kind: report
      ---
      # Supply

      Chile and Argentina sell lithium.

      ## Outlook

      Prices of lithium will rise.
      """;

  private final ObjectMapper mapper = new ObjectMapper();

  @TempDir
  Path folder;

  private record Ran(int status, String out, String err) {
    List<String> outLines() {
      return out.lines().toList();
    }
  }

  private static Ran entente(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = Main.run(
        new PrintWriter(out),
        new PrintWriter(err),
        Stream.of(args).map(String::valueOf).toArray(String[]::new));
    return new Ran(status, out.toString(), err.toString());
  }

  private static Ran succeeds(Object... args) {
    Ran ran = entente(args);
    assertEquals(0, ran.status(), ran.toString());
    return ran;
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** An index of three good documents. */
  private Path index() throws IOException {
    write("texts/two.jsonl", COBALT + HERRING);
    write("texts/memo.md", LITHIUM);
    Path index = folder.resolve("index");
    succeeds("index", "--index", index, folder.resolve("texts"));
    return index;
  }

  private JsonNode json(Object... args) throws IOException {
    return mapper.readTree(succeeds(args).out());
  }

  private static List<String> texts(Iterable<JsonNode> array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  /** The documents of the hits, each once, in order. */
  private List<String> found(Object... args) throws IOException {
    List<Object> all = new ArrayList<>(List.of("search", "--format", "json"));
    all.addAll(List.of(args));
    return json(all.toArray()).get("hits").findValuesAsText("document").stream()
        .distinct()
        .toList();
  }

  // index

  @Test
  void everyRefusalIsNamedAndTheRestIsIndexed() throws IOException {
    write("texts/good.jsonl", COBALT);
    write("texts/sub/memo.md", LITHIUM);
    write("texts/mixed.jsonl", """
        {"id":"nickel","text":"Fine words about nickel."}
        {"id":"b","text":"x","colour":"red"}
        {"id":"c",
        {"id":"d","date":"2021-13","text":"y"}
        {"id":"e","countries":["Atlantis"],"text":"y"}
        {"title":"no id","text":"y"}
        {"id":"zinc","text":"Fine words about zinc."}
        """);
    write("texts/empty.txt", "");
    Files.write(folder.resolve("texts/pixels.bin"), new byte[] {1, 0, 2, 0, 3, 0, 4, 0, 9, 0});
    Path missing = folder.resolve("nowhere.txt");
    Path index = folder.resolve("index");
    Ran ran = entente("index", "--index", index, folder.resolve("texts"), missing);
    assertEquals(1, ran.status(), ran.toString());
    Map<String, String> reasons = Map.of(
        "texts/mixed.jsonl:2:", "'colour': unknown field",
        "texts/mixed.jsonl:3:", "malformed JSON",
        "texts/mixed.jsonl:4:", "2021-13",
        "texts/mixed.jsonl:5:", "unknown country 'Atlantis'",
        "texts/mixed.jsonl:6:", "'id': missing",
        "texts/empty.txt:", "empty",
        "texts/pixels.bin:", "binary",
        "nowhere.txt:", "no such file");
    List<String> complaints = ran.err().lines().toList();
    assertEquals(reasons.size(), complaints.size(), ran.err());
    reasons.forEach((file, reason) -> assertEquals(
        1,
        complaints.stream()
            .filter(line ->
                line.startsWith("refused: ") && line.contains(file) && line.contains(reason))
            .count(),
        file + " " + reason + " in " + ran.err()));
    assertEquals(List.of("nickel"), found("--index", index, "nickel"));
    assertEquals(List.of("zinc"), found("--index", index, "zinc"));
    assertEquals(List.of("cobalt-pact"), found("--index", index, "cobalt"));
    assertEquals(List.of("sub/memo"), found("--index", index, "lithium"));
  }

  @Test
  void summaryCountsDocumentsPassagesBytesAndRefusals() throws IOException {
    Path file = write("a.jsonl", COBALT + "{\"id\":\"x\",\"text\":\"y\",\"colour\":\"red\"}\n");
    Ran ran = entente("index", "--index", folder.resolve("index"), file);
    assertEquals(1, ran.outLines().size(), ran.out());
    assertTrue(
        ran.out()
            .strip()
            .matches("1 documents, 2 passages, " + Files.size(file)
                + " bytes, \\d+\\.\\d seconds, 1 refused"),
        ran.out());
  }

  @Test
  void documentThatTakesThePlaceOfOneFromAnotherFileIsNamed() throws IOException {
    Path one = write("c1/a.txt", "Fine words about zinc and the price of it.");
    Path two = write("c2/a.txt", "Fine words about nickel and the price of it.");
    Path index = folder.resolve("index");
    for (int round = 0; round < 2; round++) {
      Ran ran = succeeds("index", "--index", index, one.getParent());
      assertEquals("", ran.err());
      assertTrue(ran.out().strip().endsWith(" 0 refused"), ran.out());
    }
    assertEquals(
        "", succeeds("index", "--index", index, folder.resolve("c2/../c1")).err());
    Ran ran = succeeds("index", "--index", index, two.getParent());
    assertEquals(
        "replaced: a: " + folder + "/c2/../c1/a.txt by " + two, ran.err().strip());
    assertTrue(ran.out().strip().endsWith(" 0 refused, 1 replaced from another source"), ran.out());
    assertEquals("", succeeds("index", "--index", index, two.getParent()).err());
    write("same/k.md", "---\nid: k1\n---\nFine words about tin and the price of it.");
    write("same/l.md", "---\nid: k1\n---\nFine words about lead and the price of it.");
    Ran once = succeeds("index", "--index", folder.resolve("once"), folder.resolve("same"));
    assertTrue(once.err().startsWith("replaced: k1: "), once.err());
    assertTrue(once.out().startsWith("1 documents"), once.out());
    Path both = folder.resolve("both");
    assertEquals(
        "", succeeds("index", "--index", both, one.getParent(), two.getParent()).err());
    assertEquals(List.of("a"), found("--index", both, "zinc"));
    assertEquals(List.of("a.txt"), found("--index", both, "nickel"));
  }

  @Test
  void indexingAgainReplacesDocumentsAndKeepsTheOthers() throws IOException {
    Path index = index();
    Path newer =
        write("newer.jsonl", "{\"id\":\"cobalt-pact\",\"text\":\"Only gallium is left.\"}\n");
    succeeds("index", "--index", index, newer);
    assertEquals(List.of("cobalt-pact"), found("--index", index, "gallium"));
    assertEquals(List.of("herring note"), found("--index", index, "cobalt"));
    assertEquals(List.of("memo"), found("--index", index, "lithium"));
    try (PolicyIndex opened = PolicyIndex.openReadOnly(index)) {
      assertEquals(3, opened.documentCount());
      assertEquals(4, opened.passageCount());
    }
  }

  @RepeatedTest(5)
  void laterLineWithTheSameIdWinsWithSeveralThreads() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      ids.addAll(Collections.nCopies(6, "paper-" + i));
    }
    Collections.shuffle(ids, random);
    Map<String, String> last = new HashMap<>();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < ids.size(); i++) {
      String text = "Version " + i + ". " + "Filling words. ".repeat(random.nextInt(40));
      lines
          .append(mapper.writeValueAsString(Map.of("id", ids.get(i), "text", text)))
          .append('\n');
      last.put(ids.get(i), "Version " + i + ".");
    }
    Path index = folder.resolve("index");
    succeeds("index", "--index", index, "--threads", 4, write("many.jsonl", lines.toString()));
    try (PolicyIndex opened = PolicyIndex.openReadOnly(index)) {
      assertEquals(40, opened.documentCount(), "seed=" + seed);
      last.forEach((id, text) -> {
        String is = opened.document(id).orElseThrow().passages().getFirst().text();
        assertTrue(is.startsWith(text), "seed=" + seed + " " + id + ": " + is);
      });
    }
  }

  @Test
  void inferenceCanBeLeftOut() throws IOException {
    Path texts = write("plain.jsonl", "{\"id\":\"p\",\"text\":\"Tungsten from Portugal.\"}\n");
    Path with = folder.resolve("with");
    Path without = folder.resolve("without");
    succeeds("index", "--index", with, texts);
    succeeds("index", "--index", without, "--no-inference", texts);
    assertEquals(
        List.of(),
        texts(json("show", "--index", without, "--format", "json", "p").get("inferred")));
    assertTrue(texts(json("show", "--index", with, "--format", "json", "p").get("inferred"))
        .contains("language"));
    assertTrue(json("show", "--index", without, "--format", "json", "p")
        .get("language")
        .isNull());
    assertFalse(succeeds("show", "--index", without, "p").out().contains("language"));
    assertEquals(List.of(), found("--index", without, "--stated", "--language", "en", "tungsten"));
    assertEquals(List.of(), found("--index", without, "--language", "en", "tungsten"));
    assertEquals(List.of("p"), found("--index", without, "tungsten"));
  }

  @Test
  void aLineThatIsReplacedIsCountedOnce() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 11; i++) {
      lines.append("{\"id\":\"d" + i % 10 + "\",\"text\":\"Tungsten from Portugal.\"}\n");
    }
    Path texts = write("repeated.jsonl", lines.toString());
    Path index = folder.resolve("index");
    for (int again = 0; again < 2; again++) {
      Ran ran = succeeds("index", "--index", index, "--threads", 2, texts);
      assertTrue(ran.out().startsWith("10 documents, 10 passages, "), ran.out());
    }
  }

  // search

  @Test
  void aTopicOrLanguageThatDoesNotExistIsNamedWithTheNearest() throws IOException {
    Path index = index();
    String topic = "there is no topic 'enviroment'; the nearest is 'environment'";
    assertUsage(List.of(topic), "search", "--index", index, "--topic", "enviroment", "cobalt");
    assertUsage(
        List.of(topic), "like", "--index", index, "--topic", "enviroment", "--text", "cobalt");
    assertUsage(
        List.of("there is no language 'english'; a language is a BCP 47 tag such as 'en'"),
        "search",
        "--index",
        index,
        "--language",
        "english",
        "cobalt");
    Ran typed = succeeds("search", "--index", index, "topic:enviroment cobalt");
    assertTrue(typed.out().startsWith("understood: " + topic), typed.out());
    assertEquals(List.of(), found("--index", index, "--topic", "agriculture", "cobalt"));
    assertEquals(List.of(), found("--index", index, "--language", "ja", "cobalt"));
  }

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
        List.of("No passage matches.", "0 passages"),
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
  void filtersAdmitOnlyWhatTheySay() throws IOException {
    Path index = index();
    assertAll(
        () -> assertEquals(
            List.of("cobalt-pact"), found("--index", index, "--country", "Japanese", "cobalt")),
        () -> assertEquals(
            List.of("cobalt-pact"), found("--index", index, "--country", "Quad", "cobalt")),
        () -> assertEquals(
            List.of("herring note"), found("--index", index, "--country", "NO", "cobalt")),
        () -> assertEquals(
            2,
            found("--index", index, "--country", "NO", "--country", "AU", "cobalt")
                .size()),
        () -> assertEquals(
            List.of("cobalt-pact"), found("--index", index, "--mentions", "Indonesia", "cobalt")),
        () -> assertEquals(List.of("memo"), found("--index", index, "--mentions", "Chilean")),
        () -> assertEquals(
            List.of("cobalt-pact"),
            found("--index", index, "--topic", "critical-minerals", "cobalt")),
        () -> assertEquals(
            List.of("herring note"), found("--index", index, "--kind", "statement", "cobalt")),
        () -> assertEquals(
            List.of("cobalt-pact"), found("--index", index, "--source", "A drawer", "cobalt")),
        () -> assertEquals(
            List.of("cobalt-pact"), found("--index", index, "--from", "2021-03", "cobalt")),
        () -> assertEquals(
            List.of("herring note"), found("--index", index, "--to", "2010", "cobalt")),
        () -> assertEquals(
            List.of(), found("--index", index, "--from", "2010-06", "--to", "2010-12", "cobalt")),
        () -> assertEquals(
            List.of("herring note"),
            found("--index", index, "--document", "herring note", "cobalt")));
  }

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

  @Test
  void filtersAloneListNewestFirst() throws IOException {
    assertEquals(
        List.of("cobalt-pact", "memo", "herring note"),
        found("--index", index(), "--from", "2000"));
  }

  @Test
  void severalWordsAreOneQuestionAndPhrasesAndExclusionsWork() throws IOException {
    Path index = index();
    assertEquals(
        List.of("cobalt-pact", "herring note"), found("--index", index, "stock", "of", "cobalt"));
    assertEquals(List.of("herring note"), found("--index", index, "\"cobalt blue\""));
    assertEquals(List.of("herring note"), found("--index", index, "cobalt NOT parties"));
  }

  @Test
  void withoutIndexTheBundledCollectionIsSearched() throws IOException {
    JsonNode result = json("search", "--format", "json", "--limit", 3, "rare earths");
    assertEquals(3, result.get("hits").size());
  }

  @Test
  void pipedOutputIsPlainAndATerminalGetsMarks() throws IOException {
    Path index = index();
    String before = System.getProperty("entente.colour");
    try {
      System.clearProperty("entente.colour");
      for (Ran ran : List.of(
          succeeds("search", "--index", index, "--facet", "year", "cobalt"),
          succeeds("show", "--index", index, "memo"),
          succeeds("--help"),
          entente("search", "--index", index, "--limit", "x", "cobalt"),
          entente("search", "--index", index, "--country", "Atlantis", "cobalt"))) {
        assertFalse((ran.out() + ran.err()).contains("\u001b"), ran.toString());
      }
      System.setProperty("entente.colour", "true");
      Ran ran = succeeds("search", "--index", index, "cobalt");
      assertTrue(
          ran.out().matches("(?s).*stock of \u001b\\[[0-9;]*m(\u001b\\[[0-9;]*m)*cobalt\u001b.*"),
          ran.out());
      assertTrue(succeeds("show", "--index", index, "memo").out().contains("\u001b["));
      assertFalse(succeeds("search", "--index", index, "--format", "json", "cobalt")
          .out()
          .contains("\u001b"));
    } finally {
      if (before == null) {
        System.clearProperty("entente.colour");
      } else {
        System.setProperty("entente.colour", before);
      }
    }
  }

  @Test
  void passagesOfADocumentThatAreNotShownAreCounted() throws IOException {
    Path index = index();
    Ran one = succeeds("search", "--index", index, "--limit", 1, "--country", "JP", "cobalt");
    assertTrue(one.out().contains("     also matched: 1 more passage in this document"), one.out());
    assertFalse(succeeds("search", "--index", index, "lithium prices rise Outlook")
        .out()
        .contains("also matched: 0"));
    JsonNode hits =
        json("search", "--index", index, "--format", "json", "cobalt").get("hits");
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
    for (JsonNode hit :
        json("search", "--index", index, "--format", "json", "cobalt").get("hits")) {
      assertFalse(hit.has("explanation"), hit.toString());
    }
    for (JsonNode hit : json("search", "--index", index, "--format", "json", "--explain", "cobalt")
        .get("hits")) {
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
  void whatIsInferredIsSaidAndCanBeSwitchedOff() throws IOException {
    Path index = index();
    String first = succeeds("search", "--index", index, "lithum").outLines().getFirst();
    assertTrue(first.startsWith("understood: ") && first.contains("lithium"), first);
    JsonNode understanding =
        json("search", "--index", index, "--format", "json", "lithum").get("understanding");
    assertEquals("lithum", understanding.get("query").asText());
    JsonNode note = understanding.get("notes").get(0);
    assertEquals("spelling", note.get("inference").asText());
    assertEquals("lithum", note.get("from").asText());
    assertEquals("lithium", note.get("to").asText());
    for (List<String> off : List.of(
        List.of("--without", "spelling"),
        List.of("--without", "acronyms,spelling"),
        List.of("--without", "acronyms", "--without", "SPELLING"))) {
      List<Object> args = new ArrayList<>(List.of("--index", index));
      args.addAll(off);
      args.add("lithum");
      assertEquals(List.of(), found(args.toArray()), off.toString());
    }
    Ran cited = entente("search", "--index", index, "--format", "cite", "lithum");
    assertTrue(cited.out().startsWith("Memo on lithium"), cited.toString());
    assertTrue(cited.err().startsWith("understood: "), cited.toString());
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

  @Test
  void titlesForceAndWholeDocumentsFilter() throws IOException {
    Path index = index();
    assertAll(
        () -> assertEquals(
            List.of("cobalt-pact"), found("--index", index, "--title", "cobalt pacts", "cobalt")),
        () -> assertEquals(
            List.of("herring note"), found("--index", index, "--in-force", "2020", "cobalt")),
        () -> assertEquals(
            2, found("--index", index, "--in-force", "2021-03-04", "cobalt").size()),
        () -> assertEquals(2, found("--index", index, "cobalt NOT Indonesia").size()),
        () -> assertEquals(
            List.of("herring note"),
            found("--index", index, "--exclude-documents", "cobalt NOT Indonesia")));
  }

  @Test
  void strictQueriesPointAtWhatIsWrong() throws IOException {
    String query = "cobalt \"stock of";
    Ran ran = entente("search", "--index", index(), "--strict", query);
    assertEquals(2, ran.status());
    assertEquals("", ran.out());
    List<String> lines = ran.err().lines().toList();
    assertEquals(3, lines.size(), ran.err());
    assertTrue(lines.get(0).startsWith("entente: "), ran.err());
    assertEquals("  " + query, lines.get(1));
    assertTrue(lines.get(2).matches(" +\\^"), ran.err());
    assertTrue(lines.get(2).length() <= query.length() + 3, ran.err());
    assertEquals(
        List.of("cobalt-pact"),
        found("--index", folder.resolve("index"), "--strict", "\"stock of\" country:JP"));
  }

  @Test
  void theCaretStandsBelowTheOffset() {
    StringWriter err = new StringWriter();
    String text = "a😀 b\tc)";
    Text.syntax(
        new PrintWriter(err), new QuerySyntaxException("stray bracket", text.indexOf(')')), text);
    assertEquals(
        List.of("entente: stray bracket (at offset 7)", "  a😀 b c)", "        ^"),
        err.toString().lines().toList());
    StringWriter cut = new StringWriter();
    String longText = "x".repeat(500) + ")" + "y".repeat(500);
    Text.syntax(new PrintWriter(cut), new QuerySyntaxException("stray bracket", 500), longText);
    List<String> lines = cut.toString().lines().toList();
    assertTrue(lines.get(1).length() <= 80, lines.toString());
    assertEquals(lines.get(1).indexOf(')'), lines.get(2).indexOf('^'));
  }

  // like and suggest

  @Test
  void likeFindsOtherPassagesThanTheOneGiven() throws IOException {
    Path index = index();
    List<String> ids = new ArrayList<>();
    json("like", "--index", index, "--format", "json", "cobalt-pact#article-1")
        .get("hits")
        .forEach(hit ->
            ids.add(hit.get("document").asText() + "#" + hit.get("passage").asText()));
    assertFalse(ids.contains("cobalt-pact#article-1"), ids.toString());
    assertTrue(ids.contains("cobalt-pact#article-2"), ids.toString());
    assertEquals(
        List.of("herring note"),
        json(
                "like",
                "--index",
                index,
                "--format",
                "json",
                "--country",
                "NO",
                "cobalt-pact#article-1")
            .get("hits")
            .findValuesAsText("document"));
  }

  @Test
  void likeTakesATextAFileOrStandardInput() throws IOException {
    Path index = index();
    String text = "Selling lithium from Chile and Argentina at rising prices.";
    Ran typed = succeeds("like", "--index", index, "--format", "json", "--text", text);
    assertEquals(
        "memo", mapper.readTree(typed.out()).get("hits").get(0).get("document").asText());
    Path file = write("like.txt", text);
    assertEquals(typed, succeeds("like", "--index", index, "--format", "json", "--file", file));
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
      assertEquals(typed, succeeds("like", "--index", index, "--format", "json", "--file", "-"));
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void likeNamesWhatIsNotThere() throws IOException {
    Path index = index();
    Path binary = Files.write(folder.resolve("pixels.bin"), new byte[] {1, (byte) 0xFF, 2});
    assertAll(
        () -> assertUsage(List.of("nickel"), "like", "--index", index, "nickel#p1"),
        () -> assertUsage(
            List.of("article-9", "cobalt-pact"), "like", "--index", index, "cobalt-pact#article-9"),
        () -> assertUsage(
            List.of("DOCUMENT#PASSAGE", "cobalt-pact"), "like", "--index", index, "cobalt-pact"),
        () -> assertUsage(List.of("UTF-8"), "like", "--index", index, "--file", binary));
    Ran none = entente("like", "--index", index, "--file", folder.resolve("none.txt"));
    assertEquals(1, none.status(), none.toString());
    assertTrue(none.err().contains("none.txt"), none.err());
  }

  @Test
  void suggestionsAreALineEach() throws IOException {
    Path index = index();
    List<String> lines = succeeds("suggest", "--index", index, "Cobalt", "P").outLines();
    assertTrue(lines.contains("Cobalt Pact\ttitle\tcobalt-pact"), lines.toString());
    JsonNode suggestions = json("suggest", "--index", index, "--format", "json", "cobalt p");
    assertEquals(lines.size(), suggestions.size());
    assertTrue(
        texts(suggestions.findValues("value")).contains("cobalt-pact"), suggestions.toString());
    assertTrue(succeeds("suggest", "--index", index, "Japan").out().contains("Japan\tcountry\tJP"));
    assertEquals(1, succeeds("suggest", "--limit", 1, "c").outLines().size());
  }

  // show

  @Test
  void showMarksWhatWasInferredAndOnlyThat() throws IOException {
    Path index = index();
    List<String> memo = succeeds("show", "--index", index, "memo").outLines();
    assertEquals("Memo on lithium", memo.get(0));
    assertTrue(line(memo, "language").endsWith("en  (inferred)"), memo.toString());
    assertTrue(line(memo, "date").endsWith("2019-05"), memo.toString());
    assertTrue(memo.stream().anyMatch(line -> line.startsWith("#supply/outlook")), memo.toString());
    assertTrue(memo.contains("Prices of lithium will rise."), memo.toString());
    String pact = succeeds("show", "--index", index, "cobalt-pact").out();
    assertFalse(pact.contains("(inferred)"), pact);
    assertTrue(texts(json("show", "--index", index, "--format", "json", "memo").get("inferred"))
        .contains("language"));
  }

  private static String line(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith("  " + name + " "))
        .findFirst()
        .orElse("no line " + name);
  }

  @Test
  void showOfAnUnknownDocumentSaysSo() throws IOException {
    Ran ran = entente("show", "--index", index(), "nickel-pact");
    assertEquals(1, ran.status());
    assertTrue(ran.err().contains("nickel-pact"), ran.err());
  }

  // read

  @Test
  void whatReadPrintsIndexedAgainGivesTheSamePassages() throws IOException {
    Path index = index();
    write("texts/page.html", """
        <html><head><title>On tungsten</title></head><body><main><h1>On tungsten</h1>
        <p>Portugal and Spain mine tungsten, and mean to mine more of it in the years ahead.</p>
        <h2>Trade</h2><p>Most of the tungsten leaves by sea for furnaces far away.</p></main></body></html>
        """);
    write("texts/law.txt", """
        Law on Shared Wells

        Article 1

        (1) Wells are shared by those who dug them.

        (2) A well that has run dry is filled in.

        Article 2

        This law applies from the day after its publication.
        """);
    Path texts = folder.resolve("texts");
    succeeds("index", "--index", index, texts);
    Ran read = succeeds("read", texts);
    assertEquals("", read.err());
    List<String> ids = new ArrayList<>();
    for (String line : read.outLines()) {
      JsonNode document = mapper.readTree(line);
      ids.add(document.get("id").asText());
      assertTrue(
          document.get("source").asText().startsWith(texts.toString().replace('\\', '/')), line);
      assertTrue(document.has("text") != document.has("passages"), line);
    }
    assertEquals(List.of("law", "memo", "page", "cobalt-pact", "herring note"), ids);
    Path again = folder.resolve("again");
    succeeds("index", "--index", again, write("read.jsonl", read.out()));
    for (String id : ids) {
      JsonNode one = json("show", "--index", index, "--format", "json", id);
      JsonNode two = json("show", "--index", again, "--format", "json", id);
      assertEquals(one.get("passages"), two.get("passages"), id);
      for (String field : List.of("title", "kind", "date", "countries", "topics", "language")) {
        assertEquals(one.get(field), two.get(field), id + " " + field);
      }
    }
  }

  @Test
  void readNamesWhatItRefusesAndPrintsTheRest() throws IOException {
    Path file = write("some.jsonl", "{\"id\":\"a\",\"text\":\"Words.\"}\n{\"id\":7}\n");
    Ran ran = entente("read", file);
    assertEquals(1, ran.status());
    assertEquals(1, ran.outLines().size(), ran.out());
    assertTrue(ran.err().startsWith("refused: ") && ran.err().contains("some.jsonl:2:"), ran.err());
  }

  // run and eval

  private static List<String[]> runLines(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(line -> line.split(" ")).toList();
  }

  private static void assertIsRun(List<String[]> lines) {
    Map<String, Float> lastScore = new HashMap<>();
    Map<String, Integer> lastRank = new HashMap<>();
    for (String[] line : lines) {
      String shown = String.join(" ", line);
      assertEquals(6, line.length, shown);
      assertEquals("Q0", line[1], shown);
      assertEquals("entente", line[5], shown);
      assertEquals(lastRank.merge(line[0], 1, Integer::sum), Integer.parseInt(line[3]), shown);
      float score = Float.parseFloat(line[4]);
      assertTrue(score < lastScore.getOrDefault(line[0], Float.POSITIVE_INFINITY), shown);
      lastScore.put(line[0], score);
    }
  }

  @Test
  void runAnswersEachQuestionWithinItsFilter() throws IOException {
    Path topics = write(
        "topics.tsv",
        "q1\tcobalt\nq2\tcobalt\tcountry:JP in:2021\n\nq3\tcobalt\tdocument:\"herring note\"\nq4\tzeppelin\n");
    Path output = folder.resolve("run.txt");
    succeeds("run", "--index", index(), "--topics", topics, "--output", output);
    List<String[]> lines = runLines(output);
    assertIsRun(lines);
    assertEquals(3, lines.stream().filter(line -> line[0].equals("q1")).count());
    assertEquals(
        List.of("cobalt-pact#article-1", "cobalt-pact#article-2"),
        lines.stream()
            .filter(line -> line[0].equals("q2"))
            .map(line -> line[2])
            .sorted()
            .toList());
    assertEquals(
        List.of("herring%20note#p1"),
        lines.stream().filter(line -> line[0].equals("q3")).map(line -> line[2]).toList());
    assertEquals(0, lines.stream().filter(line -> line[0].equals("q4")).count());
  }

  @Test
  void runFiltersMayBeAlternativesAndExclusions() throws IOException {
    Path topics = write(
        "topics.tsv",
        "q1\tcobalt\tcountry:JP OR country:NO\nq2\tcobalt\t-kind:treaty\nq3\tcobalt\tkind:treaty -country:JP\n");
    Path output = folder.resolve("run.txt");
    succeeds("run", "--index", index(), "--topics", topics, "--output", output);
    List<String[]> lines = runLines(output);
    assertIsRun(lines);
    assertEquals(3, lines.stream().filter(line -> line[0].equals("q1")).count());
    assertEquals(
        List.of("herring%20note#p1"),
        lines.stream().filter(line -> line[0].equals("q2")).map(line -> line[2]).toList());
    assertEquals(0, lines.stream().filter(line -> line[0].equals("q3")).count());
  }

  @Test
  void runOfDocumentsTakesTheBestPassageOfEach() throws IOException {
    Path index = index();
    Path topics = write("topics.tsv", "q1\tcobalt\n");
    Path passages = folder.resolve("passages.txt");
    Path documents = folder.resolve("documents.txt");
    succeeds("run", "--index", index, "--topics", topics, "--output", passages);
    succeeds(
        "run",
        "--index",
        index,
        "--topics",
        topics,
        "--output",
        documents,
        "--documents",
        "--limit",
        2);
    List<String[]> lines = runLines(documents);
    assertIsRun(lines);
    assertEquals(
        List.of("cobalt-pact", "herring%20note"),
        lines.stream().map(line -> line[2]).toList());
    assertEquals(runLines(passages).getFirst()[4], lines.getFirst()[4]);
  }

  @Test
  void nearCopiesFollowTheHitThatTheyWereFoldedInto() throws IOException {
    String clause =
        "Each Party shall exchange seeds, plants and tools for farming along the border.";
    StringBuilder lines = new StringBuilder();
    for (String id : List.of("one", "two", "three")) {
      lines.append("{\"id\":\"%s\",\"text\":\"%s\"}\n".formatted(id, clause));
    }
    lines.append("{\"id\":\"other\",\"text\":\"Seeds are kept dry.\"}\n");
    Path index = folder.resolve("index");
    succeeds("index", "--index", index, write("copies.jsonl", lines.toString()));
    Path output = folder.resolve("run.txt");
    Path topics = write("t.tsv", "q\tseeds and plants\n");
    succeeds("run", "--index", index, "--topics", topics, "--output", output);
    assertIsRun(runLines(output));
    assertEquals(
        Set.of("one#p1", "two#p1", "three#p1"),
        runLines(output).stream().limit(3).map(line -> line[2]).collect(Collectors.toSet()));
    assertEquals("other#p1", runLines(output).getLast()[2]);
    succeeds("run", "--index", index, "--topics", topics, "--output", output, "--limit", 2);
    assertEquals(2, runLines(output).size());
  }

  @Test
  void scoresOfEqualsDecreaseSoThatEvaluationKeepsTheOrder() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      lines.append("{\"id\":\"twin-%02d\",\"text\":\"The same words on zinc.\"}\n".formatted(i));
    }
    Path index = folder.resolve("index");
    succeeds("index", "--index", index, write("twins.jsonl", lines.toString()));
    Path output = folder.resolve("run.txt");
    succeeds(
        "run",
        "--index",
        index,
        "--topics",
        write("t.tsv", "q\tzinc\nall\t\tlanguage:en\n"),
        "--output",
        output,
        "--limit",
        50);
    List<String[]> ranked = runLines(output);
    assertIsRun(ranked);
    List<String> inOrder = ranked.stream().map(line -> line[2]).limit(50).toList();
    assertEquals(inOrder.stream().sorted().toList(), inOrder);
    // Rank 1 is relevant: 1 only if equal scores do not turn the order around.
    Path qrels = write("qrels.txt", "q 0 twin-00#p1 1\n");
    String out = succeeds("eval", "--qrels", qrels, "--run", output).out();
    assertTrue(out.contains("MRR@10      1.0000"), out);
  }

  @Test
  void evalPrintsTheFiveMeasures() throws IOException {
    Path qrels = write("qrels.txt", "q1 0 a 1\nq1 0 b 1\nq2 0 c 1\n");
    Path run = write("run.txt", "q1 Q0 a 1 3.0 x\nq1 Q0 z 2 2.0 x\nq1 Q0 b 3 1.0 x\n");
    // q1: nDCG (1 + 1/log2(4)) / (1 + 1/log2(3)) = 0.91972, AP (1 + 2/3) / 2; q2 is not answered.
    assertEquals(
        List.of(
            "nDCG@10     0.4599",
            "Recall@10   0.5000",
            "Recall@100  0.5000",
            "MAP@10      0.4167",
            "MRR@10      0.5000",
            "questions   2, 1 of them answered"),
        succeeds("eval", "--qrels", qrels, "--run", run).outLines());
  }

  @Test
  void evalNamesFileAndLineOfWhatItCannotRead() throws IOException {
    Path qrels = write("qrels.txt", "q1 0 a 1\nq1 0 b much\n");
    Path run = write("run.txt", "q1 Q0 a 1 3.0 x\n");
    assertUsage(List.of("qrels.txt:2:"), "eval", "--qrels", qrels, "--run", run);
    Path good = write("good.txt", "q1 0 a 1\n");
    Path bad = write("bad.txt", "q1 Q0 a 1 3.0 x\nq1 Q0 b 2\n");
    assertUsage(List.of("bad.txt:2:"), "eval", "--qrels", good, "--run", bad);
  }

  // wrong usage

  private static void assertUsage(List<String> named, Object... args) {
    Ran ran = entente(args);
    assertEquals(2, ran.status(), ran.toString());
    assertEquals("", ran.out());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().startsWith("entente: "), ran.err());
    for (String part : named) {
      assertTrue(ran.err().contains(part), part + " in " + ran.err());
    }
    assertFalse(ran.err().contains("Exception"), ran.err());
  }

  @Test
  void wrongUsageIsOneClearLine() throws IOException {
    Path index = index();
    Path foreign = folder.resolve("foreign");
    Files.createDirectories(foreign);
    Files.writeString(foreign.resolve("diary.txt"), "Dear diary");
    Path none = folder.resolve("none");
    assertAll(
        () -> assertUsage(List.of("Atlantis"), "search", "--country", "Atlantis", "x"),
        () -> assertUsage(List.of("Atlantis"), "search", "--mentions", "Atlantis", "x"),
        () -> assertUsage(List.of("2021-13"), "search", "--from", "2021-13", "x"),
        () -> assertUsage(List.of("yesterday"), "search", "--to", "yesterday", "x"),
        () -> assertUsage(List.of("2020", "2021"), "search", "--from", "2021", "--to", "2020", "x"),
        () -> assertUsage(List.of("colour", "country"), "search", "--facet", "colour", "x"),
        () -> assertUsage(List.of("poem", "treaty"), "search", "--kind", "poem", "x"),
        () -> assertUsage(List.of("0", "10000"), "search", "--limit", "0", "x"),
        () -> assertUsage(List.of("10001"), "search", "--limit", "10001", "x"),
        () -> assertUsage(List.of("0", "100"), "suggest", "--limit", "0", "x"),
        () -> assertUsage(List.of("101"), "search", "--group=101", "x"),
        () -> assertUsage(List.of("luck", "spelling"), "search", "--without", "luck", "x"),
        () -> assertUsage(List.of("May"), "search", "--in-force", "May", "x"),
        () -> assertUsage(List.of("title"), "search", "--title", "?", "x"),
        () -> assertUsage(List.of("--facet"), "search", "--format", "csv", "--facet", "kind", "x"),
        () -> assertUsage(List.of("--explain"), "search", "--format", "cite", "--explain", "x"),
        () -> assertUsage(List.of("--timeline"), "search", "--format", "csv", "--timeline", "x"),
        () -> assertUsage(List.of("cursor", "abc"), "search", "--cursor", "abc", "x"),
        () -> assertUsage(List.of("none"), "search", "--index", none, "x"),
        () -> assertUsage(List.of("none"), "show", "--index", none, "x"),
        () -> assertUsage(List.of("foreign"), "search", "--index", foreign, "x"),
        () -> assertUsage(
            List.of("foreign", "diary.txt"), "index", "--index", foreign, folder.resolve("texts")),
        () ->
            assertUsage(List.of("threads", "0"), "index", "--threads", 0, "--index", index, none));
    assertFalse(Files.exists(none));
    try (Stream<Path> files = Files.list(foreign)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void malformedTopicsNameFileAndLineAndLeaveNoRun() throws IOException {
    Path index = index();
    Path output = folder.resolve("run.txt");
    Map<String, String> wrong = Map.of(
        "one column", "one column",
        "q2\ta\tb\tc", "qid<TAB>question",
        "\tno id", "qid<TAB>question",
        "q2\tx\tcountry:Atlantis", "Atlantis",
        "q2\tx\tplanet:Mars", "planet",
        "q2\tx\tstock country:JP", "stock",
        "q2\tx\tcountry:\"JP", "quote");
    wrong.forEach((line, named) -> {
      try {
        Path topics = write("topics.tsv", "q1\tcobalt\n" + line + "\n");
        assertUsage(
            named.equals(line) ? List.of("topics.tsv:2:") : List.of("topics.tsv:2:", named),
            "run",
            "--index",
            index,
            "--topics",
            topics,
            "--output",
            output);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    assertFalse(Files.exists(output));
  }

  @Test
  void aQueryOfAHundredThousandCharactersIsAClearError() throws IOException {
    String query = "word ".repeat(20_000);
    assertUsage(List.of("at most 10000 characters", "100000"), "search", query);
    Path topics = write("topics.tsv", "q1\tcobalt\nq2\t" + query + "\n");
    assertUsage(
        List.of("topics.tsv:2:", "at most 10000 characters"),
        "run",
        "--index",
        index(),
        "--topics",
        topics,
        "--output",
        folder.resolve("run.txt"));
  }

  @ParameterizedTest
  @MethodSource
  void optionsThatAreNoneAreNamedFirst(List<String> args, String named) {
    Ran ran = entente(args.toArray());
    assertEquals(2, ran.status());
    assertEquals("", ran.out());
    assertTrue(ran.err().lines().findFirst().orElse("").contains(named), ran.err());
  }

  static Stream<Arguments> optionsThatAreNoneAreNamedFirst() {
    return Stream.of(
        Arguments.of(List.of("search", "--planet", "x"), "--planet"),
        Arguments.of(List.of("search", "--limit", "ten", "x"), "ten"),
        Arguments.of(List.of("search", "--format", "xml", "x"), "xml"),
        Arguments.of(List.of("search", "--timeline=day", "x"), "day"),
        Arguments.of(List.of("search", "--group=few", "x"), "few"),
        Arguments.of(List.of("show", "--format", "csv", "x"), "csv"),
        Arguments.of(List.of("like"), "--text"),
        Arguments.of(List.of("like", "--text", "x", "a#b"), "a#b"),
        Arguments.of(List.of("suggest"), "TEXT"),
        Arguments.of(List.of("search", "--sort", "up", "x"), "up"),
        Arguments.of(List.of("index", "x"), "--index"),
        Arguments.of(List.of("index", "--index", "x"), "PATH"),
        Arguments.of(List.of("show"), "ID"),
        Arguments.of(List.of("run", "--index", "x"), "--topics"),
        Arguments.of(List.of("eval", "--run", "x"), "--qrels"),
        Arguments.of(List.of("serve"), "serve"));
  }

  @Test
  void withoutACommandTheUsageIsShownAsWrong() {
    Ran ran = entente();
    assertEquals(2, ran.status());
    assertTrue(ran.err().contains("Usage: entente") && ran.out().isEmpty(), ran.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "search", "like", "suggest", "index", "read", "show", "run", "eval"})
  void helpHasExamples(String command) {
    Ran ran = command.isEmpty() ? entente("--help") : entente(command, "--help");
    assertEquals(0, ran.status());
    assertEquals("", ran.err());
    assertTrue(ran.out().contains("Examples:"), ran.out());
    assertTrue(
        ran.out().contains("  entente " + (command.isEmpty() ? "search" : command) + " "),
        ran.out());
  }

  @Test
  void queriesInTheHelpFollowTheGrammar() {
    List<String> help = succeeds("search", "--help").outLines();
    List<String> queries = help.subList(help.indexOf("QUERY:") + 1, help.size()).stream()
        .takeWhile(line -> !line.isEmpty())
        .map(line -> line.strip().split(" {2,}")[0])
        .toList();
    assertEquals(10, queries.size(), queries.toString());
    queries.forEach(query -> assertFalse(PolicyQuery.parse(query).text().isEmpty(), query));
  }

  @Test
  void thePassageInTheHelpOfLikeIsThere() {
    String help = succeeds("like", "--help").out();
    Matcher passage = Pattern.compile("entente like (\\S+#\\S+)").matcher(help);
    assertTrue(passage.find(), help);
    succeeds("like", passage.group(1));
  }

  @Test
  void anOptionTakesAValueThatItCanDoWithoutOnlyWhereItIsAttached() throws IOException {
    Path index = index();
    String plain = succeeds("search", "--index", index, "--group", "cobalt").out();
    assertEquals(
        plain, succeeds("search", "--index", index, "cobalt", "--group").out());
    assertEquals(
        plain, succeeds("search", "--index", index, "--group=3", "cobalt").out());
    assertTrue(succeeds("search", "--index", index, "--timeline", "2021", "cobalt", "--group")
        .out()
        .contains("matches by year"));
  }
}
