package io.entente.benchmarks.peers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** What one engine took in one mode. Where it cannot answer, times are not a number. */
final class Taken {

  private final Engine engine;
  private final List<Request> requests;
  private final double[] micros;
  private final double[] bytes;
  private final List<List<String>> answers;

  /**
   * Puts measurements together.
   *
   * @param engine the engine
   * @param requests the queries
   * @param micros for each query the CPU time that counts
   * @param bytes for each query the fewest bytes allocated
   * @param answers for each query the texts of the hits
   */
  Taken(
      Engine engine,
      List<Request> requests,
      double[] micros,
      double[] bytes,
      List<List<String>> answers) {
    this.engine = engine;
    this.requests = requests;
    this.micros = micros;
    this.bytes = bytes;
    this.answers = answers;
  }

  Engine engine() {
    return engine;
  }

  /** The CPU time as a share of another's: the geometric mean over some queries, or not a number. */
  double ratioTo(Taken other, Predicate<Request> which) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < requests.size(); i++) {
      double logarithm = Math.log(micros[i] / other.micros[i]);
      if (which.test(requests.get(i)) && !Double.isNaN(logarithm)) {
        sum += logarithm;
        count++;
      }
    }
    return count == 0 ? Double.NaN : Math.exp(sum / count);
  }

  /** How many of another's hits are among the hits, by their texts, on average over some queries. */
  double overlapWith(Taken other, Predicate<Request> which) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < requests.size(); i++) {
      if (which.test(requests.get(i)) && !Double.isNaN(micros[i] + other.micros[i])) {
        sum += overlap(answers.get(i), other.answers.get(i));
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  private static double overlap(List<String> mine, List<String> theirs) {
    if (theirs.isEmpty()) {
      return mine.isEmpty() ? 1 : 0;
    }
    // Treaties repeat passages to the letter, and each engine has an order of its own for those.
    List<String> missed = new ArrayList<>(theirs);
    mine.forEach(missed::remove);
    return 1 - (double) missed.size() / theirs.size();
  }

  /** The CPU time below which a share of the queries stays. */
  double percentile(double share) {
    double[] sorted = sorted(micros);
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
  }

  double medianBytes() {
    double[] sorted = sorted(bytes);
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  double meanBytes() {
    return Arrays.stream(bytes).filter(each -> !Double.isNaN(each)).average().orElse(Double.NaN);
  }

  private static double[] sorted(double[] values) {
    return Arrays.stream(values).filter(each -> !Double.isNaN(each)).sorted().toArray();
  }
}
