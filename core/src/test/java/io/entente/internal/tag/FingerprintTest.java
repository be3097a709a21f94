package io.entente.internal.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.analysis.TwoViews;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

  private static final String NEWS =
      "HARBOURTOWN, Monday - The coastal states agreed to share what their patrol ships see, the"
          + " fisheries minister said, calling the plan a fair answer to poaching. Each government"
          + " keeps command of its own crews. A small office in the port will pass reports on within"
          + " an hour, and the members will look at the costs again after the winter season.";

  private final TwoViews views = new TwoViews();

  private Fingerprint print(String text, String... agreeing) {
    views.read(text);
    return Fingerprint.of(text, views, List.of(agreeing));
  }

  private boolean nearly(String a, String b) {
    boolean nearly = print(a).isNearly(print(b));
    assertEquals(nearly, print(b).isNearly(print(a)), "both ways");
    return nearly;
  }

  private boolean same(String a, String b) {
    return print(a).isSameText(print(b));
  }

  @Test
  void signsAndSpacesMakeNoOtherText() {
    String plain =
        "The Parties' officers - acting together - \"shall\" keep the co-operation going.";
    assertTrue(
        same(
            plain,
            "The  Parties\u2019 officers \u2013 acting\ntogether \u2014 \u201Cshall\u201D keep the co\u2011operation going!"));
    assertFalse(same(plain, plain.replace("keep", "leave")));
    assertFalse(same("It costs $ 5 in all.", "It costs \u20AC 5 in all."));
  }

  @Test
  void lightEditsOfNewsAreFolded() {
    assertTrue(nearly(NEWS, NEWS.replace("HARBOURTOWN, Monday", "PORT LAGOON")));
    assertTrue(nearly(NEWS, NEWS.replace("fisheries minister", "fishery minister")));
    assertTrue(nearly(NEWS, NEWS + " Reporting by the coastal news agency."));
    assertTrue(nearly(NEWS, NEWS.replace("Each government keeps command of its own crews. ", "")));
    assertTrue(nearly(NEWS, NEWS.replace("poaching", "poacing").replace("winter", "wintre")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "raised its rate to 5.25 percent from 5 percent | raised its rate to 5.5 percent from 5 percent",
        "will pay $30 to each member | will pay \u20AC30 to each member",
        "meets again on 3 March in the capital | meets again on 3 April in the capital",
        "meets again on 3 May in the capital | meets again on 3 July in the capital",
        "shall be bound by this | shall not be bound by this",
        "does accept the terms | doesn't accept the terms",
        "within two months of notice | within six months of notice",
        "as Article 12 provides | as Article 14 provides",
      })
  void anotherFigureOrANegationIsAnotherText(String a, String b) {
    String frame =
        "The board looked at prices, wages and trade for the whole of the afternoon and then"
            + " said that it %s, as it had told the public before, and thanked all who had come.";
    assertFalse(nearly(frame.formatted(a), frame.formatted(b)));
    assertTrue(nearly(
        frame.formatted(a),
        frame.formatted(a).replace("whole of the afternoon", "whole of the evening")));
  }

  @Test
  void aModalVerbIsNoMonth() {
    String text = "The secretariat %s ask the members for whatever papers it needs to prepare the"
        + " meeting, and the members send them as early as they are able to.";
    assertTrue(nearly(text.formatted("may"), text.formatted("can")));
  }

  @Test
  void aThousandIsWrittenWithOrWithoutAComma() {
    String text = "The fund paid out %s crowns to villages along the river after the spring flood,"
        + " and asked the mayors to say how the money was spent.";
    assertTrue(nearly(text.formatted("12,500"), text.formatted("12500")));
    assertFalse(nearly(text.formatted("1,250"), text.formatted("12,500")));
    assertFalse(nearly(text.formatted("1.25"), text.formatted("125")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1. ", "(2) ", "(b) ", "iv) ", "Article 7\n", "Art. 12. ", "\u00A7 3. ", "3. (a) "
      })
  void theNumberOfAParagraphIsNoPartOfIt(String label) {
    String text = "The Parties shall inform each other of changes in their rules on seeds.";
    assertTrue(same(text, label + text), label);
    assertEquals(print(text).wordCount(), print(label + text).wordCount());
    String denied = "No Party shall hide from the others changes in its rules on seeds.";
    assertTrue(same(denied, label + denied), label);
  }

  @ParameterizedTest
  @ValueSource(strings = {"25 ", "Article 7 and ", "2024. ", "18. March: "})
  void aFigureThatBeginsASentenceIsPartOfIt(String figure) {
    String text = "members of the board spoke for the new rules on seeds and soil.";
    assertFalse(same(text, figure + text), figure);
    assertFalse(nearly(text, figure + text), figure);
  }

  @Test
  void nothingButANumberIsATextOfItsOwn() {
    assertFalse(same("Article 5", "Article 6"));
    assertFalse(same("(1)", "(2)"));
    assertTrue(same("Article 5", "ARTICLE 5."));
  }

  @Test
  void shortTextsAreFoldedOnlyIfTheyAreTheSame() {
    assertTrue(nearly("The Committee takes note.", "The committee takes note"));
    assertFalse(nearly("The new Committee takes due note.", "The new Committees takes due note."));
  }

  @Test
  void whatElseHasToAgreeKeepsTextsApart() {
    assertTrue(print(NEWS, "FR", "DE").isNearly(print(NEWS + " So it said.", "DE", "FR")));
    assertFalse(print(NEWS, "FR").isNearly(print(NEWS, "DE")));
    assertFalse(print(NEWS, "FR").isSameText(print(NEWS)));
    assertEquals(print(NEWS, "FR").identity(), print(NEWS).identity());
  }

  @Test
  void otherWordsAboutTheSameMatterAreAnotherText() {
    String other =
        "Ships of the coastal states are to report poaching to a common office, under a plan"
            + " that ministers settled today. The office passes on what crews see; command stays with each"
            + " government. What it costs is to be looked at after the winter by the members.";
    assertFalse(nearly(NEWS, other));
    assertTrue(print(NEWS).resemblance(print(other)) < 0.5);
  }

  @Test
  void bytesGiveTheSameFingerprintBack() {
    Fingerprint print = print(NEWS);
    BytesRef bytes = print.bytes();
    assertEquals(Fingerprint.BYTES, bytes.length);
    byte[] within = new byte[Fingerprint.BYTES + 5];
    System.arraycopy(bytes.bytes, bytes.offset, within, 3, bytes.length);
    Fingerprint read = Fingerprint.read(new BytesRef(within, 3, Fingerprint.BYTES));
    assertTrue(read.isSameText(print));
    assertEquals(1.0, read.resemblance(print));
    assertEquals(bytes, read.bytes());
    assertEquals(print.identity(), read.identity());
    assertThrows(IllegalArgumentException.class, () -> Fingerprint.read(new BytesRef(new byte[3])));
  }

  @Test
  void textsWithoutWordsDoNoHarm() {
    assertEquals(0, print("").wordCount());
    assertEquals(0, print("*** ---").wordCount());
    assertTrue(same("", "***"));
    assertFalse(nearly("***", NEWS));
    assertEquals(0.0, print("").resemblance(print(NEWS)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theEstimateIsCloseToWhatTextsShare(long seed) {
    Random random = new Random(seed);
    double error = 0;
    int rounds = 200;
    for (int round = 0; round < rounds; round++) {
      int length = 40 + random.nextInt(200);
      List<String> a = new ArrayList<>();
      for (int i = 0; i < length; i++) {
        a.add(word(random));
      }
      // Other words in one place: the rest is shared, words and pairs alike but for the two at the
      // seams.
      int changed = random.nextInt(length / 2);
      List<String> b = new ArrayList<>(a.subList(0, length - changed));
      for (int i = 0; i < changed; i++) {
        b.add(word(random));
      }
      double shared = (double) (length - changed) / length;
      error +=
          Math.abs(shared - print(String.join(" ", a)).resemblance(print(String.join(" ", b))));
    }
    assertTrue(error / rounds < 0.03, "seed=" + seed + " error " + error / rounds);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void fewChangedWordsAreForgivenAndManyAreNot(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      List<String> words = new ArrayList<>();
      int length = 50 + random.nextInt(150);
      for (int i = 0; i < length; i++) {
        words.add(word(random));
      }
      String text = String.join(" ", words);
      assertTrue(nearly(text, changed(words, 0.04, random)), "seed=" + seed + " round=" + round);
      assertFalse(nearly(text, changed(words, 0.4, random)), "seed=" + seed + " round=" + round);
    }
  }

  private static String changed(List<String> words, double share, Random random) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      places.add(i);
    }
    Collections.shuffle(places, random);
    List<String> changed = new ArrayList<>(words);
    places
        .subList(0, (int) (share * words.size()))
        .forEach(place -> changed.set(place, word(random) + "x"));
    return String.join(" ", changed);
  }

  /** A word of consonants and vowels that is no number and no negation. */
  private static String word(Random random) {
    StringBuilder word = new StringBuilder("q");
    for (int i = 0; i < 3; i++) {
      word.append("bdfgklmprstv".charAt(random.nextInt(12)))
          .append("aeiou".charAt(random.nextInt(5)));
    }
    return word.toString();
  }
}
