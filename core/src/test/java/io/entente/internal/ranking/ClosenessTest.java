package io.entente.internal.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.internal.question.Question;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class ClosenessTest {

  private static final double MEAN_LENGTH = 10;

  private static Closeness closeness(String question) {
    return new Closeness(
        Arrays.stream(question.split(" "))
            .map(word -> new Question.Word(word, 1))
            .toList(),
        MEAN_LENGTH);
  }

  private static boolean hasAll(String question, String text) {
    Closeness closeness = closeness(question);
    closeness.of(new BytesRef(text));
    return closeness.hadAll();
  }

  @Test
  void aWordIsARunOfLettersAndFiguresInAnyCase() {
    assertTrue(hasAll("critical minerals", "(CRITICAL/minerals)"));
    assertTrue(hasAll("co2", "-CO2-"));
    assertFalse(hasAll("co2", "co"));
    assertFalse(hasAll("co", "co2"));
    assertFalse(hasAll("mineral", "minerals"));
    assertTrue(hasAll("états", "les États-Unis"));
    assertTrue(hasAll("日本", "(日本, 2008)"));
  }

  @Test
  void wordsAreToldApartByTheirLastLetterHoweverLong() {
    String word = "interoperability";
    for (int length = 1; length < word.length(); length++) {
      String shorter = word.substring(0, length);
      assertTrue(hasAll(shorter, "an " + shorter));
      assertFalse(hasAll(shorter, "an " + shorter + "x of"));
      assertFalse(hasAll(shorter + "y", "an " + shorter + "x of"));
    }
  }

  @Test
  void twoWordsCountByTheirOrderWithinASentence() {
    Closeness closeness = closeness("state aid for the export of rare earth metals");
    double after = closeness.of(new BytesRef("of rare earth, all"));
    assertEquals(after, closeness.of(new BytesRef("all, of rare earth")), 1e-9);
    assertTrue(after > closeness.of(new BytesRef("earth rare of, all")));
    assertTrue(after > closeness.of(new BytesRef("of. rare. earth all")));
    assertTrue(after > closeness.of(new BytesRef("of rare and earth")), "a word between");
  }

  @Test
  void whereATextStandsInItsBytesChangesNothing() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> words = List.of(
        "rare", "Earth", "of", "metals", "is", "exportation", "É", "a", "2008", "internationally");
    Closeness closeness = closeness("rare earth of metals exportation a 2008 internationally");
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(20); i >= 0; i--) {
        text.append(words.get(random.nextInt(words.size())))
            .append(random.nextBoolean() ? " " : ". ");
      }
      String capitals = text.toString().toUpperCase(Locale.ROOT);
      double alone = closeness.of(new BytesRef(text));
      byte[] utf8 = capitals.getBytes(StandardCharsets.UTF_8);
      int before = random.nextInt(9);
      byte[] around = new byte[before + utf8.length + random.nextInt(9)];
      // What is beside the text in the array is no part of it, even if it is letters.
      Arrays.fill(around, (byte) 'a');
      System.arraycopy(utf8, 0, around, before, utf8.length);
      assertEquals(
          alone,
          closeness.of(new BytesRef(around, before, utf8.length)),
          1e-9,
          "seed " + seed + ": " + text);
    }
  }
}
