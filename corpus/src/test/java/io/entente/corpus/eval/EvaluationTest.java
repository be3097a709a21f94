package io.entente.corpus.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  private static final double EXACTLY = 1e-9;
  private static final double TO_SIX_DIGITS = 5e-7;

  private static Evaluation one(Map<String, Integer> grades, List<String> ranked) {
    return Evaluation.of(Map.of("q", grades), Map.of("q", ranked));
  }

  private static List<String> ids(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  @Test
  void gradedRankingIsMeasuredAgainstTheBestOrder() {
    // Grades by rank: 2, 0, 3, 1; one more of grade 1 is never found.
    // DCG  = 2/log2(2) + 0 + 3/log2(4) + 1/log2(5) = 2 + 1.5 + 0.430677 = 3.930677
    // IDCG = 3/log2(2) + 2/log2(3) + 1/log2(4) + 1/log2(5) = 3 + 1.261860 + 0.5 + 0.430677 =
    // 5.192536
    // nDCG = 3.930677 / 5.192536 = 0.756986
    // AP   = (1/1 + 2/3 + 3/4) / 4 = 2.416667 / 4 = 0.604167
    Evaluation is =
        one(Map.of("a", 2, "b", 3, "c", 1, "d", 1, "e", 0), List.of("a", "e", "b", "c"));
    assertEquals(0.756986, is.ndcgAt10(), TO_SIX_DIGITS);
    assertEquals(0.75, is.recallAt10(), EXACTLY);
    assertEquals(0.75, is.recallAt100(), EXACTLY);
    assertEquals(2.416666666667 / 4, is.mapAt10(), EXACTLY);
    assertEquals(1.0, is.mrrAt10(), EXACTLY);
  }

  @Test
  void bestOrderIsOneAndItsReverseIsLess() {
    Map<String, Integer> grades = Map.of("a", 3, "b", 2, "c", 1);
    assertEquals(1.0, one(grades, List.of("a", "b", "c")).ndcgAt10(), EXACTLY);
    // DCG  = 1 + 2/log2(3) + 3/log2(4) = 1 + 1.261860 + 1.5 = 3.761860
    // IDCG = 3 + 2/log2(3) + 1/log2(4) = 3 + 1.261860 + 0.5 = 4.761860
    assertEquals(0.789998, one(grades, List.of("c", "b", "a")).ndcgAt10(), TO_SIX_DIGITS);
  }

  @Test
  void onlyTheFirstTenCountExceptForRecallAtAHundred() {
    // Ranks 1 to 10 are irrelevant, rank 11 is relevant, and so is rank 101.
    List<String> ranked =
        joined(joined(ids("x", 10), List.of("a")), joined(ids("y", 89), List.of("b")));
    Evaluation is = one(Map.of("a", 1, "b", 1), ranked);
    assertEquals(0, is.ndcgAt10(), EXACTLY);
    assertEquals(0, is.mapAt10(), EXACTLY);
    assertEquals(0, is.mrrAt10(), EXACTLY);
    assertEquals(0, is.recallAt10(), EXACTLY);
    assertEquals(0.5, is.recallAt100(), EXACTLY);
  }

  @Test
  void tenthRankStillCounts() {
    // nDCG = 1/log2(11) = 0.289065
    Evaluation is = one(Map.of("a", 1), joined(ids("x", 9), List.of("a")));
    assertEquals(0.289065, is.ndcgAt10(), TO_SIX_DIGITS);
    assertEquals(0.1, is.mapAt10(), EXACTLY);
    assertEquals(0.1, is.mrrAt10(), EXACTLY);
    assertEquals(1, is.recallAt10(), EXACTLY);
  }

  @Test
  void moreThanTenRelevantDivideMapAndRecallByAllOfThem() {
    // Twelve are relevant and the first ten ranks all are: AP@10 = 10/12, as map_cut_10 divides by
    // all
    // that are relevant; the best DCG is cut at ten too, so nDCG is 1.
    List<String> relevant = ids("r", 12);
    Map<String, Integer> grades = new HashMap<>();
    relevant.forEach(id -> grades.put(id, 1));
    Evaluation is = one(grades, relevant.subList(0, 10));
    assertEquals(1, is.ndcgAt10(), EXACTLY);
    assertEquals(10.0 / 12, is.mapAt10(), EXACTLY);
    assertEquals(10.0 / 12, is.recallAt10(), EXACTLY);
  }

  @Test
  void reciprocalRankIsOfTheFirstRelevant() {
    Evaluation is = one(Map.of("a", 1, "b", 2), List.of("x", "y", "a", "b"));
    assertEquals(1.0 / 3, is.mrrAt10(), EXACTLY);
  }

  @Test
  void questionsMissingFromTheRunCountAsZeroAndUnjudgedOnesNotAtAll() {
    Map<String, Map<String, Integer>> qrels = Map.of(
        "answered", Map.of("a", 1),
        "empty", Map.of("a", 1),
        "missing", Map.of("a", 1),
        "other", Map.of("a", 1));
    Map<String, List<String>> run = Map.of(
        "answered", List.of("a"),
        "empty", List.of(),
        "other", List.of("x", "a"),
        "unjudged", List.of("a"));
    Evaluation is = Evaluation.of(qrels, run);
    assertEquals(4, is.questionCount());
    assertEquals(2, is.answeredCount());
    // nDCG = (1 + 1/log2(3)) / 4 = 1.630930 / 4 = 0.407732
    assertEquals(0.407732, is.ndcgAt10(), TO_SIX_DIGITS);
    assertEquals(0.5, is.recallAt10(), EXACTLY);
    assertEquals(0.5, is.recallAt100(), EXACTLY);
    assertEquals(1.5 / 4, is.mapAt10(), EXACTLY);
    assertEquals(1.5 / 4, is.mrrAt10(), EXACTLY);
  }

  @Test
  void aQuestionWithoutRelevantPassagesIsZeroAndNoNumberIsLost() {
    Evaluation is = Evaluation.of(
        Map.of("none", Map.of("a", 0, "b", 0), "one", Map.of("a", 1)),
        Map.of("none", List.of("a", "b"), "one", List.of("a")));
    assertEquals(new Evaluation(2, 2, 0.5, 0.5, 0.5, 0.5, 0.5), is);
  }

  @Test
  void withoutJudgmentsThereIsNothingToMeasure() {
    assertThrows(
        IllegalArgumentException.class, () -> Evaluation.of(Map.of(), Map.of("q", List.of("a"))));
  }
}
