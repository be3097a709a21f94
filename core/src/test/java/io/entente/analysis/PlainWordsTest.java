package io.entente.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainWordsTest {

  private static final String USUAL = "aZé19_.,:;'\u2019 -\u2013\u00A0";

  private static List<String> tokenized(String text) throws IOException {
    List<String> words = new ArrayList<>();
    StandardTokenizer tokenizer = new StandardTokenizer();
    tokenizer.setReader(new StringReader(text.replace('\u202F', ' ')));
    try (TokenStream stream = PolicyAnalyzers.words(tokenizer)) {
      CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.getAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(term + " " + offset.startOffset() + " " + offset.endOffset());
      }
      stream.end();
    }
    return words;
  }

  private static List<String> plain(String text) {
    List<String> words = new ArrayList<>();
    char[] word = new char[4 * text.length()];
    int begin = PlainWords.begin(text, 0);
    while (begin < text.length()) {
      int end = PlainWords.end(text, begin);
      int length = PlainWords.fold(text, begin, end, word);
      words.add(new String(word, 0, length) + " " + begin + " " + end);
      begin = PlainWords.begin(text, end);
    }
    return words;
  }

  @Test
  void everyPlainCharacterIsReadAsByTheTokenizer() throws IOException {
    for (char c = 0; c < Character.MAX_VALUE; c++) {
      if (PlainWords.areIn(String.valueOf(c))) {
        for (String around : List.of("X", "x X", "aXb", "1X2", "aX2", "1Xb", "_X_", "XX", "a.Xb")) {
          String text = around.replace('X', c);
          assertEquals(tokenized(text), plain(text), "U+" + Integer.toHexString(c) + " in " + text);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void wordsOfPlainTextAreThoseOfTheTokenizer(long seed) throws IOException {
    Random random = new Random(seed);
    List<Character> plain = new ArrayList<>();
    for (char c = 0; c < Character.MAX_VALUE; c++) {
      if (PlainWords.areIn(String.valueOf(c))) {
        plain.add(c);
      }
    }
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(40); n >= 0; n--) {
        text.append(
            random.nextInt(4) > 0
                ? USUAL.charAt(random.nextInt(USUAL.length()))
                : plain.get(random.nextInt(plain.size())));
      }
      assertEquals(tokenized(text.toString()), plain(text.toString()), "seed=" + seed + " " + text);
    }
  }

  @Test
  void otherTextIsLeftToTheTokenizer() {
    for (String text :
        List.of("soft\u00ADhyphen", "\u6771\u4EAC", "a\u0301", "\u03B1", "1\uFE0F\u20E3")) {
      assertFalse(PlainWords.areIn(text), text);
    }
  }
}
