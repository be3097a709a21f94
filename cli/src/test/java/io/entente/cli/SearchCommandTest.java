package io.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.query.QuerySyntaxException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code entente search}: how its question is read, and where it looks. */
class SearchCommandTest extends CommandFixture {

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
}
