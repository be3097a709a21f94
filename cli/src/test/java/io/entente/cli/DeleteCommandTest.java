package io.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code entente delete}: takes documents out of an index. */
class DeleteCommandTest extends CommandFixture {

  @Test
  void aDeletedDocumentIsFoundNoMore() throws IOException {
    Path index = index();
    Ran ran = succeeds("delete", "--index", index, "cobalt-pact", "memo", "memo");
    assertEquals(List.of("2 documents deleted"), ran.outLines());
    assertEquals(List.of("herring note"), found("--index", index, "cobalt OR lithium"));
    assertEquals(1, entente("show", "--index", index, "cobalt-pact").status());
  }

  @Test
  void anUnknownDocumentIsNamedAndTheOthersAreDeleted() throws IOException {
    Path index = index();
    Ran ran = entente("delete", "--index", index, "nickel-pact", "herring note");
    assertEquals(1, ran.status());
    assertEquals("entente: there is no document 'nickel-pact'", ran.err().strip());
    assertEquals(List.of("1 document deleted"), ran.outLines());
    assertEquals(List.of("cobalt-pact"), found("--index", index, "cobalt"));
  }

  @Test
  void noIndexIsMadeWhereThereIsNone() {
    Path none = folder.resolve("none");
    assertUsage(List.of("none"), "delete", "--index", none, "memo");
    assertFalse(Files.exists(none));
  }
}
