package io.entente.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

  /** A bar stands where a sentence ends. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "The ministers met.| They agreed on rice.",
        "Mr. Tanaka met Dr. Rao and Gen. Silva in Pune.| They talked.",
        "Under Art. 5 and No. 12 the fee is 1.5 per cent.| It falls due on Jan. 3.",
        "The U.S. Senate voted.| The House did not.",
        "It was sold in the U.S.| The price fell.",
        "Grain, e.g. Wheat, is exempt, i.e. No duty is paid.| Sugar is not.",
        "J. R. Okafor signed.| H. Lindqvist did not.",
        "See p. 5 and pp. 7 to 9.| See also vol. II of the report.",
        "\"We agree.\"| The delegate sat down.",
        "(The fund closes in May.)| A new one opens.",
        "They waited ... and left.| Nobody came...| The hall was empty.",
        "Will it hold?| Yes!| It will.",
        "Smith et al. found little.| Others found more.",
        "Acme Inc. and Bolt Ltd. merged.| Acme Inc.| The court objected.",
        "1. The Council meets yearly.| It elects a chair.",
        "(a) The Council decides.| Its vote is final.",
        "Section 1. The tax is repealed.| It was never paid.",
        "Am 23. Mai trat das Gesetz in Kraft.| Nach Abs. 2 gilt es bzw. Gesetze z.B. Verordnungen gehen vor.",
        "Le no. 4 et l'art. 3 s'appliquent.| Mme. Dupont signe.",
        "El Sr. Gómez y la Sra. Ruiz firmaron.| El art. 4 rige.",
        "It is listed in Annex B.| Parties may amend it.",
        "締約国は協力する。|会議は毎年開かれる。",
        "He said \u201Cno.\u201D| She agreed."
      })
  void sentencesEndWhereAReaderWouldEndThem(String marked) {
    String text = marked.replace("|", "");
    assertEquals(List.of(marked.replaceAll("\\| ", "|").split("\\|")), sentences(text));
  }

  @Test
  void emptyLineEndsSentenceUnlessItGoesOnInSmallLetters() {
    assertEquals(
        List.of("Recalling the charter", "Noting the report"),
        sentences("Recalling the charter\n\nNoting the report"));
    assertEquals(List.of("Recalling the\n\ncharter"), sentences("Recalling the\n\ncharter"));
  }

  @Test
  void textWithoutStopsIsOneSentence() {
    assertEquals(List.of("no stop at all"), sentences("no stop at all"));
  }

  @Test
  void longLinesTakeLinearTime() {
    String text = "(Mr. A. ".repeat(300_000);
    Assertions.assertTimeout(
        Duration.ofSeconds(5), () -> assertTrue(sentences(text).size() >= 1));
  }

  private static List<String> sentences(String text) {
    List<String> found = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int to = Sentences.end(text, from, text.length());
      found.add(text.substring(from, to));
      from = Chars.skipSpace(text, to, text.length());
    }
    return found;
  }
}
