package io.entente.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The filters of {@code entente search}, and what it says of a value that nothing has. */
class SearchFiltersTest extends CommandFixture {

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
  void filtersAloneListNewestFirst() throws IOException {
    assertEquals(
        List.of("cobalt-pact", "memo", "herring note"),
        found("--index", index(), "--from", "2000"));
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
}
