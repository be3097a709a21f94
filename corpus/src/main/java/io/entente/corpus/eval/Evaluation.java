package io.entente.corpus.eval;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How good rankings are, by trec_eval's definitions, averaged over all judged questions; a question that
 * the run does not answer counts as 0 (trec_eval's option {@code -c}).
 *
 * <p>A grade of 1 or more is relevant. nDCG takes the grade as gain and {@code log2(rank + 1)} as
 * discount, against the best order of all judged passages.
 *
 * @param questionCount how many questions are judged
 * @param answeredCount how many of them the run answers
 * @param ndcgAt10 ndcg_cut_10, in [0, 1]
 * @param recallAt10 recall_10, in [0, 1]
 * @param recallAt100 recall_100, in [0, 1]
 * @param mapAt10 map_cut_10, in [0, 1]
 * @param mrrAt10 recip_rank over the first ten, in [0, 1]
 */
public record Evaluation(
    int questionCount,
    int answeredCount,
    double ndcgAt10,
    double recallAt10,
    double recallAt100,
    double mapAt10,
    double mrrAt10) {

  /**
   * Measures a run.
   *
   * @param qrels grades by question and id
   * @param run ranked ids by question, best first
   * @return the averages
   * @throws IllegalArgumentException if there are no judgments
   */
  public static Evaluation of(
      Map<String, Map<String, Integer>> qrels, Map<String, List<String>> run) {
    if (qrels.isEmpty()) {
      throw new IllegalArgumentException("there are no judgments");
    }
    double ndcg = 0;
    double recall10 = 0;
    double recall100 = 0;
    double map = 0;
    double mrr = 0;
    int answered = 0;
    for (Map.Entry<String, Map<String, Integer>> question : qrels.entrySet()) {
      List<String> ranked = run.getOrDefault(question.getKey(), List.of());
      Map<String, Integer> grades = question.getValue();
      answered += ranked.isEmpty() ? 0 : 1;
      ndcg += ndcg(ranked, grades, 10);
      recall10 += recall(ranked, grades, 10);
      recall100 += recall(ranked, grades, 100);
      map += averagePrecision(ranked, grades, 10);
      mrr += reciprocalRank(ranked, grades, 10);
    }
    int n = qrels.size();
    return new Evaluation(n, answered, ndcg / n, recall10 / n, recall100 / n, map / n, mrr / n);
  }

  /**
   * Returns the discounted cumulative gain of a ranking against that of the best possible one.
   *
   * @param ranked ids, best first
   * @param grades grades by id
   * @param cut how many ids count
   * @return a number in [0, 1]; 0 if nothing is relevant
   */
  public static double ndcg(List<String> ranked, Map<String, Integer> grades, int cut) {
    double ideal =
        gain(grades.values().stream().sorted(Comparator.reverseOrder()).toList(), cut);
    return ideal == 0
        ? 0
        : gain(ranked.stream().map(id -> grades.getOrDefault(id, 0)).toList(), cut) / ideal;
  }

  private static double gain(List<Integer> grades, int cut) {
    double gain = 0;
    for (int i = 0; i < Math.min(cut, grades.size()); i++) {
      gain += grades.get(i) * Math.log(2) / Math.log(i + 2);
    }
    return gain;
  }

  private static double recall(List<String> ranked, Map<String, Integer> grades, int cut) {
    long found = ranked.stream().limit(cut).filter(id -> relevant(id, grades)).count();
    long all = relevantCount(grades.values());
    return all == 0 ? 0 : (double) found / all;
  }

  private static double averagePrecision(
      List<String> ranked, Map<String, Integer> grades, int cut) {
    double sum = 0;
    int found = 0;
    for (int i = 0; i < Math.min(cut, ranked.size()); i++) {
      if (relevant(ranked.get(i), grades)) {
        found++;
        sum += (double) found / (i + 1);
      }
    }
    long all = relevantCount(grades.values());
    return all == 0 ? 0 : sum / all;
  }

  private static double reciprocalRank(List<String> ranked, Map<String, Integer> grades, int cut) {
    for (int i = 0; i < Math.min(cut, ranked.size()); i++) {
      if (relevant(ranked.get(i), grades)) {
        return 1.0 / (i + 1);
      }
    }
    return 0;
  }

  private static boolean relevant(String id, Map<String, Integer> grades) {
    return grades.getOrDefault(id, 0) >= 1;
  }

  private static long relevantCount(Collection<Integer> grades) {
    return grades.stream().filter(grade -> grade >= 1).count();
  }
}
