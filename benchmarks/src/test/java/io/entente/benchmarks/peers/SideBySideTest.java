package io.entente.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.benchmarks.texts.TextCollection;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SideBySideTest {

  private static final int QUERIES = 60;

  @TempDir
  Path folder;

  private Workbench bench() throws Exception {
    return new Workbench(
        folder, TextCollection.of(TextCollection.BUNDLED), Arrays.asList(Peer.values()));
  }

  private static List<Taken> measure(Workbench bench, Mode mode) throws Exception {
    return new Rounds(bench.engines(), bench.requests(QUERIES), mode, Rounds.MEDIAN).run(0, 1);
  }

  @Test
  void enginesThatScoreAlikeGiveTheSameHits() throws Exception {
    try (Workbench bench = bench()) {
      // Enough that a query or two do not decide.
      List<Taken> all = new Rounds(
              bench.engines(), bench.requests(4 * QUERIES), Mode.SEARCH, Rounds.MEDIAN)
          .run(0, 1);
      Taken handWritten = all.getFirst();
      Taken plain = all.get(all.size() - 2);
      for (Kind kind : Kind.values()) {
        double overlap = plain.overlapWith(handWritten, request -> request.kind() == kind);
        // Not all, as one stem here may be two for the stemmer of the others, such as notify's.
        assertTrue(overlap > 0.85, kind + ": " + overlap);
      }
    }
  }

  @Test
  void everyEngineFindsThePassageThatAPhraseIsFrom() throws Exception {
    try (Workbench bench = bench()) {
      List<Request> phrases = bench.requests(QUERIES).stream()
          .filter(request -> request.kind() == Kind.PHRASE && request.where() != null)
          .toList();
      for (Mode mode : Mode.values()) {
        for (Engine engine : bench.engines()) {
          for (Request request : phrases) {
            List<String> texts = new ArrayList<>();
            assertTrue(engine.answer(request, mode, texts) > 0, engine.name() + " " + request);
            assertFalse(texts.isEmpty(), engine.name() + " " + request);
          }
        }
      }
    }
  }

  @Test
  void queriesAreTheSameEachTimeAndAllDifferent() throws Exception {
    List<Request> requests;
    try (Workbench bench = bench()) {
      requests = bench.requests(QUERIES);
    }
    // The second opens what the first made.
    try (Workbench bench = bench()) {
      assertTrue(bench.seconds().isEmpty());
      assertEquals(requests, bench.requests(QUERIES));
    }
    Set<Request> different = new HashSet<>(requests);
    assertTrue(different.size() > QUERIES * 9 / 10, different.size() + " of " + QUERIES);
    assertEquals(
        Set.of(Kind.values()), requests.stream().map(Request::kind).collect(Collectors.toSet()));
    assertTrue(requests.stream().map(Request::where).filter(Objects::nonNull).count() > 50);
  }

  @Test
  void aRatioComparesQueryByQuery() {
    List<Request> requests = List.of(
        new Request(Kind.TERM, List.of("tin"), "", null, false),
        new Request(Kind.NEAR, List.of("tin", "salt"), "", null, false),
        new Request(Kind.TERM, List.of("salt"), "", null, false));
    Engine engine = new Stub();
    List<List<String>> answers = List.of(List.of("a", "b"), List.of(), List.of("c"));
    List<List<String>> others = List.of(List.of("b", "x"), List.of("y"), List.of("c"));
    Taken mine =
        new Taken(engine, requests, new double[] {1, Double.NaN, 8}, new double[3], answers);
    Taken other = new Taken(engine, requests, new double[] {2, 5, 4}, new double[3], others);
    assertEquals(1, mine.ratioTo(other, request -> true), 1e-9);
    assertEquals(2, mine.ratioTo(other, request -> request.words().contains("salt")), 1e-9);
    assertEquals(0.75, mine.overlapWith(other, request -> true), 1e-9);
    assertTrue(Double.isNaN(mine.ratioTo(other, request -> request.kind() == Kind.NEAR)));
  }

  /** Answers nothing. */
  private static final class Stub implements Engine {
    @Override
    public String name() {
      return "stub";
    }

    @Override
    public int answer(Request request, Mode mode, @Nullable List<String> ids) {
      return 0;
    }

    @Override
    public void close() {}
  }

  @Test
  void theCommandPrintsATableForEachMode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    assertEquals(
        0,
        SideBySide.run(
            out,
            "generated:300",
            "--work",
            folder.toString(),
            "--queries",
            "12",
            "--warm-up",
            "0",
            "--rounds",
            "1",
            "--show-queries"));
    String printed = bytes.toString(StandardCharsets.UTF_8);
    for (Mode mode : Mode.values()) {
      assertTrue(printed.contains("\n" + mode.id() + ", CPU a query"), printed);
    }
    assertTrue(printed.contains("SQLite FTS5"), printed);
    assertEquals(2, SideBySide.run(out, "--peer", "elastic"));
  }
}
