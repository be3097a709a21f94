package io.entente.corpus;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.entente.analysis.FurnitureDetector;
import io.entente.document.Trait;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Measures the detector of furniture on the labelled sample, as a whole and on the half that was kept
 * apart. Skipped where the collections do not lie beside the checkout.
 */
class FurnitureSharedTest {

  private static List<FurnitureSample.Labelled> sample;
  private static List<Trait.@Nullable Kind> found;

  @BeforeAll
  static void draw() {
    Path data = null;
    for (String candidate : List.of("../../shared/data", "../shared/data")) {
      if (Files.isDirectory(Path.of(candidate, "tota"))) {
        data = Path.of(candidate);
      }
    }
    assumeTrue(data != null, "skipped: no shared data beside the checkout");
    sample = FurnitureSample.draw(data);
    FurnitureDetector detector = new FurnitureDetector();
    found = new ArrayList<>();
    for (FurnitureSample.Labelled each : sample) {
      found.add(detector
          .detect(each.passage(), each.before(), each.after())
          .map(Trait::kind)
          .orElse(null));
    }
  }

  /** Whether a detection is right: a list of laws alone may be called either kind of list. */
  private static boolean isRight(FurnitureSample.Labelled each, Trait.@Nullable Kind kind) {
    return kind == each.kind() || each.laws() && kind == Trait.Kind.CITED_LAWS;
  }

  private static void measure(Trait.Kind kind, boolean heldAlone) {
    int labelled = 0;
    int reached = 0;
    int detected = 0;
    int right = 0;
    Map<String, int[]> bySource = new TreeMap<>();
    for (int i = 0; i < sample.size(); i++) {
      FurnitureSample.Labelled each = sample.get(i);
      if (heldAlone && !each.held()) {
        continue;
      }
      boolean ok = isRight(each, found.get(i));
      if (each.kind() == kind) {
        labelled++;
        reached += ok ? 1 : 0;
        int[] counts = bySource.computeIfAbsent(each.source(), unseen -> new int[2]);
        counts[0]++;
        counts[1] += ok ? 1 : 0;
      }
      if (found.get(i) == kind) {
        detected++;
        right += ok ? 1 : 0;
      }
    }
    double precision = (double) right / detected;
    double recall = (double) reached / labelled;
    String report = String.format(
        Locale.ROOT,
        "%s, %s: %d labelled, precision %.3f, recall %.3f",
        kind.id(),
        heldAlone ? "half kept apart" : "all",
        labelled,
        precision,
        recall);
    System.out.println(report);
    bySource.forEach((source, counts) ->
        System.out.println("  " + source + ": " + counts[1] + " of " + counts[0]));
    assertTrue(heldAlone || labelled >= 300, report);
    assertTrue(precision >= 0.98, report);
    assertTrue(recall >= 0.85, report);
  }

  @Test
  void contentsPagesAreFound() {
    measure(Trait.Kind.CONTENTS, false);
    measure(Trait.Kind.CONTENTS, true);
  }

  @Test
  void referencesAreFound() {
    measure(Trait.Kind.REFERENCES, false);
    measure(Trait.Kind.REFERENCES, true);
  }

  @Test
  void proseIsLeftAlone() {
    Map<String, int[]> bySource = new TreeMap<>();
    int prose = 0;
    int alarms = 0;
    for (int i = 0; i < sample.size(); i++) {
      FurnitureSample.Labelled each = sample.get(i);
      if (each.kind() == null) {
        boolean alarm = found.get(i) != null;
        prose++;
        alarms += alarm ? 1 : 0;
        int[] counts = bySource.computeIfAbsent(each.source(), unseen -> new int[2]);
        counts[0]++;
        counts[1] += alarm ? 1 : 0;
      }
    }
    bySource.forEach((source, counts) ->
        System.out.println("  " + source + ": " + counts[1] + " false alarms of " + counts[0]));
    String report = alarms + " false alarms in " + prose + " passages of prose";
    System.out.println(report);
    assertTrue(prose >= 1_000, report);
    assertTrue(alarms * 100 < prose, report);
  }
}
