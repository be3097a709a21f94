package io.entente.internal.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Random;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicySimilarityTest {

  private static CollectionStatistics text(long passages, long words) {
    return new CollectionStatistics(Schema.TEXT, passages, passages, words, words);
  }

  private static TermStatistics word(String word, long docFreq, long totalTermFreq) {
    return new TermStatistics(new BytesRef(word), docFreq, totalTermFreq);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void withNothingThatFollowsTheCollectionItIsBm25(long seed) {
    Random random = new Random(seed);
    // One for all collections, as an index that grows has.
    Similarity plain = new PolicySimilarity(false, 0);
    for (int round = 0; round < 50; round++) {
      long passages = 100 + random.nextInt(1000);
      CollectionStatistics text = text(passages, passages * (1 + random.nextInt(200)));
      TermStatistics one = word("ore", 1 + random.nextInt(100), 100 + random.nextInt(900));
      TermStatistics other = word("tin", 1 + random.nextInt(100), 100 + random.nextInt(900));
      TermStatistics[] words =
          random.nextBoolean() ? new TermStatistics[] {one} : new TermStatistics[] {one, other};
      float boost = random.nextFloat();
      SimScorer expected = new BM25Similarity(1.2f, 0.75f).scorer(boost, text, words);
      SimScorer scorer = plain.scorer(boost, text, words);
      int size = 1 + random.nextInt(300);
      float[] freqs = new float[size];
      long[] norms = new long[size];
      for (int i = 0; i < size; i++) {
        freqs[i] = 1 + random.nextInt(20);
        norms[i] = (byte) random.nextInt(256);
      }
      float[] scores = new float[size];
      scorer.asBulkSimScorer().score(size, freqs, norms, scores);
      for (int i = 0; i < size; i++) {
        float score = scorer.score(freqs[i], norms[i]);
        assertEquals(expected.score(freqs[i], norms[i]), score, 1e-5f, "seed=" + seed);
        assertEquals(score, scores[i], "seed=" + seed);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {20, 50, 400})
  void parametersFollowThePassages(long length) {
    CollectionStatistics text = text(1000, 1000 * length);
    TermStatistics word = word("ore", 10, 40);
    float plain = new PolicySimilarity(false, 0).scorer(1, text, word).score(2, 40);
    assertNotEquals(plain, new PolicySimilarity(true, 0).scorer(1, text, word).score(2, 40));
    assertEquals(
        plain * (1 + 0.8 * Math.log(4)),
        new PolicySimilarity(false, 0.8).scorer(1, text, word).score(2, 40),
        1e-4);
  }
}
