package io.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Options whose value may be left out. */
class OptionalValueTest extends CommandFixture {

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
