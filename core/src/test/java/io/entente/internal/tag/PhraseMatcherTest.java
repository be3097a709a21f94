package io.entente.internal.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PhraseMatcherTest {
  private static List<String> found(String text, String... phrases) {
    PhraseMatcher.Builder builder = PhraseMatcher.builder();
    for (int i = 0; i < phrases.length; i++) {
      builder.add(phrases[i], i);
    }
    List<String> found = new ArrayList<>();
    builder
        .build()
        .match(text, (start, end, value) -> found.add(text.substring(start, end) + "=" + value));
    return found;
  }

  @Test
  void longestPhraseWinsAndSearchGoesOnBehindIt() {
    assertEquals(
        List.of("Papua New Guinea=1", "Guinea=0", "New Papua=2"),
        found(
            "Papua New Guinea, Guinea and New Papua.", "guinea", "papua new guinea", "new papua"));
  }

  @Test
  void fallsBackToShorterPhraseWhenLongerOneBreaksOff() {
    assertEquals(
        List.of("South=0", "Korea=2"), found("South and Korea", "south", "south korea", "korea"));
  }

  @Test
  void caseDiacriticsAndPunctuationDoNotMatter() {
    assertEquals(List.of("CÔTE D’IVOIRE=0"), found("in CÔTE D’IVOIRE.", "cote d'ivoire"));
    assertEquals(List.of("Viet-Nam=0"), found("Viet-Nam", "viet nam"));
    assertEquals(List.of("U.S=1"), found("the U.S. said", "US", "U.S."));
  }

  @Test
  void combiningMarksAreSkipped() {
    assertEquals(List.of("Pe\u0301rou=0"), found("le Pe\u0301rou", "Pérou"));
  }

  @Test
  void wordsAreNotFoundInsideOthers() {
    assertEquals(List.of(), found("Indiana and romania", "india", "mania", "oman"));
  }

  @Test
  void phraseDoesNotReachOverSentenceEndOrEmptyLine() {
    assertEquals(List.of(), found("sold in the south. Korea objects", "south korea"));
    assertEquals(List.of(), found("south\n\nKorea", "south korea"));
    assertEquals(List.of(), found("south (Korea)", "south korea"));
    assertEquals(List.of("south\n  Korea=0"), found("south\n  Korea", "south korea"));
    assertEquals(List.of("St. Lucia=0"), found("St. Lucia", "st lucia"));
  }

  @Test
  void commaIsPassedOnlyWhereThePhraseHasOne() {
    assertEquals(List.of(), found("trade, finance", "trade finance"));
    assertEquals(
        List.of("Korea, Republic of=0"), found("Korea, Republic of", "Korea, Republic of"));
  }

  @Test
  void scriptsWithoutSpacesMatchWithinRuns() {
    assertEquals(List.of("日本=0", "中国=1"), found("日本と中国の関係", "日本", "中国"));
  }

  @Test
  void firstValueOfAPhraseCounts() {
    assertEquals(List.of("a b=0"), found("a b", "A b", "a-b"));
  }

  @Test
  void phraseWithoutLettersIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> PhraseMatcher.builder().add(" - ", 1));
  }

  @Test
  void agreesWithSlowSearchOnRandomTexts() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      String[] phrases = new String[8];
      for (int i = 0; i < phrases.length; i++) {
        phrases[i] = words(random, 1 + random.nextInt(3));
      }
      String text = words(random, 60);
      assertEquals(slowly(text, phrases), found(text, phrases), "seed=" + seed);
    }
  }

  private static String words(Random random, int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      words.append(i == 0 ? "" : " ").append((char) ('a' + random.nextInt(4)));
    }
    return words.toString();
  }

  private static List<String> slowly(String text, String[] phrases) {
    List<String> found = new ArrayList<>();
    int position = 0;
    while (position < text.length()) {
      int best = -1;
      for (int i = 0; i < phrases.length; i++) {
        if ((text + " ").startsWith(phrases[i] + " ", position)
            && (best < 0 || phrases[i].length() > phrases[best].length())) {
          best = i;
        }
      }
      if (best < 0) {
        position += 2;
      } else {
        found.add(phrases[best] + "=" + best);
        position += phrases[best].length() + 1;
      }
    }
    return found;
  }
}
