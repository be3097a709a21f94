package io.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.query.PolicyQuery;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The help of all commands, and that its examples are true. */
class HelpTest extends CommandFixture {

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
}
