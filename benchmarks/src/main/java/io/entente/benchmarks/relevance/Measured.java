package io.entente.benchmarks.relevance;

import io.entente.benchmarks.relevance.JudgedCollection.Question;
import io.entente.benchmarks.relevance.Ranker.Ranked;
import io.entente.corpus.eval.Evaluation;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How well and how fast a ranker answers the questions of a collection.
 *
 * @param ranker what answered
 * @param evaluation all figures over all questions
 * @param perQuestion the figures of each question by itself, in the collection's order; recall at 100 is
 *     that of the first ten
 * @param nanos the processor time of each answer, in nanoseconds, sorted
 */
record Measured(
    Ranker ranker, Evaluation evaluation, List<Evaluation> perQuestion, List<Long> nanos) {

  private static final int TOP = 10;
  private static final int DEEP = 100;
  private static final int ROUNDS = 2;

  /** Copies the lists. */
  Measured {
    perQuestion = List.copyOf(perQuestion);
    nanos = List.copyOf(nanos);
  }

  /**
   * Lets rankers answer all questions of a collection.
   *
   * <p>The first hundred answers are asked for first if wanted, then the first ten twice. The second time
   * is measured; there the rankers answer in turn question by question, each first
   * as often as the others, so that what else the machine does falls on all.
   *
   * @param collection the collection
   * @param rankers the rankers
   * @param withDeep whether recall at 100 is wanted; otherwise it is that of the first ten
   * @return what was measured, in the order of the rankers
   */
  static List<Measured> all(
      JudgedCollection collection, List<? extends Ranker> rankers, boolean withDeep) {
    boolean ofDocuments = collection.ofDocuments();
    List<Question> questions = collection.questions();
    Map<String, Map<String, Integer>> qrels = new LinkedHashMap<>();
    questions.forEach(question -> qrels.put(question.id(), question.grades()));
    List<Map<String, List<String>>> deep = new ArrayList<>();
    List<Map<String, List<String>>> top = new ArrayList<>();
    for (Ranker ranker : rankers) {
      Map<String, List<String>> run = new LinkedHashMap<>();
      for (Question question : withDeep ? questions : List.<Question>of()) {
        run.put(question.id(), judged(ranker.rank(question, DEEP, ofDocuments), ofDocuments));
      }
      deep.add(run);
      top.add(new LinkedHashMap<>());
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long[][] nanos = new long[rankers.size()][questions.size()];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < questions.size(); i++) {
        for (int turn = 0; turn < rankers.size(); turn++) {
          int which = (i + turn) % rankers.size();
          long began = threads.getCurrentThreadCpuTime();
          List<Ranked> ranked = rankers.get(which).rank(questions.get(i), TOP, ofDocuments);
          nanos[which][i] = threads.getCurrentThreadCpuTime() - began;
          top.get(which).put(questions.get(i).id(), judged(ranked, ofDocuments));
        }
      }
    }
    List<Measured> measured = new ArrayList<>();
    for (int i = 0; i < rankers.size(); i++) {
      Map<String, List<String>> run = top.get(i);
      Evaluation first = Evaluation.of(qrels, run);
      Evaluation evaluation = new Evaluation(
          first.questionCount(),
          first.answeredCount(),
          first.ndcgAt10(),
          first.recallAt10(),
          Evaluation.of(qrels, withDeep ? deep.get(i) : run).recallAt100(),
          first.mapAt10(),
          first.mrrAt10());
      List<Evaluation> each = questions.stream()
          .map(question -> Evaluation.of(Map.of(question.id(), question.grades()), run))
          .toList();
      List<Long> sorted = Arrays.stream(nanos[i]).sorted().boxed().toList();
      measured.add(new Measured(rankers.get(i), evaluation, each, sorted));
    }
    return measured;
  }

  private static List<String> judged(List<Ranked> ranked, boolean ofDocuments) {
    return ranked.stream().map(each -> each.judgedAs(ofDocuments)).toList();
  }

  /**
   * Returns the mean processor time of an answer.
   *
   * @return milliseconds
   */
  double meanMillis() {
    return nanos.stream().mapToLong(Long::longValue).average().orElse(0) / 1e6;
  }

  /**
   * Returns the median processor time of an answer.
   *
   * @return milliseconds
   */
  double medianMillis() {
    int n = nanos.size();
    return (nanos.get((n - 1) / 2) + nanos.get(n / 2)) / 2e6;
  }

  /**
   * Compares this ranker with another one.
   *
   * @param other the other
   * @param figure what is compared
   * @return what sets them apart
   */
  PairedTest against(Measured other, ToDoubleFunction<Evaluation> figure) {
    return PairedTest.of(
        perQuestion.stream().mapToDouble(figure).toArray(),
        other.perQuestion.stream().mapToDouble(figure).toArray());
  }
}
