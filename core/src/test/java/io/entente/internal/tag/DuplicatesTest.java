package io.entente.internal.tag;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.analysis.TwoViews;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuplicatesTest {

  private static final String CLAUSE =
      "The members shall tell each other without delay of every change in the rules that govern"
          + " the sale of seeds, plants and tools for farming across their common borders.";
  private static final String EDITED = CLAUSE.replace("plants and tools", "plants and machines");
  private static final String OTHER =
      "A council of ministers looks after this accord and meets whenever one of them asks for it,"
          + " in the capital of the member whose turn it is to preside.";

  private static List<Fingerprint> prints(String... texts) {
    TwoViews views = new TwoViews();
    List<Fingerprint> prints = new ArrayList<>();
    for (String text : texts) {
      views.read(text);
      prints.add(Fingerprint.of(text, views, List.of()));
    }
    return prints;
  }

  @Test
  void aCopyPointsToTheFirstOfItsGroup() {
    assertArrayEquals(
        new int[] {-1, -1, 0, 0, 1},
        Duplicates.of(prints(CLAUSE, OTHER, EDITED, CLAUSE, OTHER), new int[] {1, 2, 3, 4, 5}));
    assertArrayEquals(new int[0], Duplicates.of(List.of(), new int[0]));
  }

  @Test
  void passagesOfOneDocumentAreFoldedOnlyIfTheyAreTheSame() {
    assertArrayEquals(
        new int[] {-1, -1, 0}, Duplicates.of(prints(CLAUSE, EDITED, CLAUSE), new int[] {7, 7, 7}));
    assertArrayEquals(
        new int[] {-1, -1, 0}, Duplicates.of(prints(CLAUSE, EDITED, EDITED), new int[] {7, 7, 8}));
  }

  @Test
  void smallEditsDoNotAddUp() {
    List<String> chain = new ArrayList<>();
    String[] words = CLAUSE.split(" ");
    for (int i = 0; i < words.length; i++) {
      chain.add(String.join(" ", words));
      words[i] = "other" + (char) ('a' + i);
    }
    List<Fingerprint> prints = prints(chain.toArray(new String[0]));
    int[] copies = Duplicates.of(prints, IntStream.range(0, chain.size()).toArray());
    assertEquals(0, copies[1]);
    assertTrue(IntStream.of(copies).filter(first -> first == Duplicates.NONE).count() > 2);
    for (int i = 0; i < copies.length; i++) {
      assertTrue(copies[i] == Duplicates.NONE || prints.get(i).isNearly(prints.get(copies[i])));
    }
    assertFalse(prints.getFirst().isNearly(prints.getLast()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreesWithComparingEveryCandidateWithEveryFirst(long seed) {
    Random random = new Random(seed);
    List<String> texts = new ArrayList<>();
    int[] documents = new int[300];
    for (int i = 0; i < documents.length; i++) {
      documents[i] = random.nextInt(100);
      String text = random.nextBoolean() ? CLAUSE : OTHER;
      String[] words = text.split(" ");
      for (int edits = random.nextInt(6); edits > 0; edits--) {
        words[random.nextInt(words.length)] =
            random.nextInt(4) == 0 ? "not" : "word" + (char) ('a' + edits);
      }
      texts.add(String.join(" ", words));
    }
    List<Fingerprint> prints = prints(texts.toArray(new String[0]));
    int[] expected = new int[documents.length];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = Duplicates.NONE;
      for (int j = 0; j < i && expected[i] == Duplicates.NONE; j++) {
        if (expected[j] == Duplicates.NONE
            && (documents[i] == documents[j]
                ? prints.get(i).isSameText(prints.get(j))
                : prints.get(i).isNearly(prints.get(j)))) {
          expected[i] = j;
        }
      }
    }
    assertArrayEquals(expected, Duplicates.of(prints, documents), "seed=" + seed);
    assertTrue(IntStream.of(expected).anyMatch(first -> first >= 0), "seed=" + seed);
  }

  /** A short text is soon nearly the same by chance, a very short one the very same. */
  @Test
  void aShortTextIsACopyOnlyOfTheVerySameAndAVeryShortOneOfNone() {
    String eleven = "The death penalty is abolished in all parts of the land.";
    String edited = "The death penalty is abolished in all parts of our land.";
    assertArrayEquals(
        new int[] {-1, -1, 0}, Duplicates.of(prints(eleven, edited, eleven), new int[] {1, 2, 3}));
    assertArrayEquals(
        new int[] {-1, 0},
        Duplicates.of(prints("This law is repealed.", "This law is repealed."), new int[] {1, 2}));
    assertArrayEquals(
        new int[] {-1, -1},
        Duplicates.of(prints("Law is repealed.", "Law is repealed."), new int[] {1, 2}));
  }

  @Test
  void everyCandidateHasADocument() {
    assertThrows(
        IllegalArgumentException.class, () -> Duplicates.of(prints(CLAUSE), new int[] {1, 2}));
  }
}
