package io.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;

/** Commands run as from a shell, a folder for their files, and an index of three documents to run them on. */
abstract class CommandFixture {

  static final String COBALT = """
      {"id":"cobalt-pact","title":"Cobalt Pact","kind":"treaty","date":"2021-03-04","countries":["JP","AU"],\
      "topics":["critical-minerals"],"language":"en","source":"A drawer","text":"Article 1\\n\\nThe Parties shall \
      keep a stock of cobalt.\\n\\nArticle 2\\n\\nThe Parties shall consult Indonesia on cobalt exports."}
      """;
  private static final String HERRING = """
      {"id":"herring note","title":"Note on herring","kind":"statement","date":"2010","countries":["NO"],\
      "topics":["environment"],"language":"en","text":"Norway looks after its herring in cobalt blue waters."}
      """;
  static final String LITHIUM = """
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

  final ObjectMapper mapper = new ObjectMapper();

  @TempDir
  Path folder;

  record Ran(int status, String out, String err) {
    List<String> outLines() {
      return out.lines().toList();
    }
  }

  static Ran entente(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = Main.run(
        new PrintWriter(out),
        new PrintWriter(err),
        Stream.of(args).map(String::valueOf).toArray(String[]::new));
    return new Ran(status, out.toString(), err.toString());
  }

  static Ran succeeds(Object... args) {
    Ran ran = entente(args);
    assertEquals(0, ran.status(), ran.toString());
    return ran;
  }

  Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** An index of three good documents. */
  Path index() throws IOException {
    write("texts/two.jsonl", COBALT + HERRING);
    write("texts/memo.md", LITHIUM);
    Path index = folder.resolve("index");
    succeeds("index", "--index", index, folder.resolve("texts"));
    return index;
  }

  JsonNode json(Object... args) throws IOException {
    return mapper.readTree(succeeds(args).out());
  }

  static List<String> texts(Iterable<JsonNode> array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  /** The documents of the hits, each once, in order. */
  List<String> found(Object... args) throws IOException {
    List<Object> all = new ArrayList<>(List.of("search", "--format", "json"));
    all.addAll(List.of(args));
    return json(all.toArray()).get("hits").findValuesAsText("document").stream()
        .distinct()
        .toList();
  }

  /** Wrong usage is said in one line that names all of these. */
  static void assertUsage(List<String> named, Object... args) {
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
}
