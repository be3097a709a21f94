package io.entente.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwoViewsTest {

  private static final String[] WORDS = {
    "the",
    "Parties",
    "India's",
    "mining",
    "licences",
    "and",
    "Å",
    "1.5",
    "U.S.",
    "naïve",
    "東京",
    "\uD83D\uDE00",
    "of",
    "\n",
    "-"
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void bothViewsGiveWhatTheAnalyzersGive(long seed) throws IOException {
    Random random = new Random(seed);
    TwoViews views = new TwoViews();
    try (Analyzer stemmed = PolicyAnalyzers.stemmed();
        Analyzer exact = PolicyAnalyzers.exact()) {
      for (int i = 0; i < 50; i++) {
        StringBuilder text = new StringBuilder();
        for (int w = random.nextInt(i < 49 ? 60 : 3000); w > 0; w--) {
          text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        views.read(text.toString());
        String shown = "seed=" + seed + " text=" + text;
        assertEquals(tokens(exact.tokenStream("", text.toString())), tokens(views.exact()), shown);
        assertEquals(
            tokens(stemmed.tokenStream("", text.toString())), tokens(views.stemmed()), shown);
      }
    }
  }

  private static List<String> tokens(TokenStream stream) throws IOException {
    List<String> tokens = new ArrayList<>();
    CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
    OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
    PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
    stream.reset();
    while (stream.incrementToken()) {
      tokens.add(term + " " + step.getPositionIncrement() + " " + offset.startOffset() + "-"
          + offset.endOffset());
    }
    stream.end();
    stream.close();
    return tokens;
  }
}
