package io.entente.benchmarks.relevance;

import java.util.Random;

/**
 * What sets two systems apart on the same questions, and whether it may be chance: the two-sided paired
 * randomisation test on the mean difference (R. A. Fisher, The Design of Experiments, 1935; for
 * rankings M. Smucker, J. Allan and B. Carterette, A Comparison of Statistical Significance Tests for
 * Information Retrieval Evaluation, CIKM 2007).
 *
 * <p>If the systems were alike, each question's difference could as well have the other sign. The p-value
 * is the share of 10,000 random choices of signs that give a mean at least as far from 0; what was
 * observed counts as one more of them, so it is never 0. Seed 42.
 *
 * @param difference the mean of first minus second
 * @param pValue in (0, 1]; small if chance hardly explains the difference
 * @param gains on how many questions the first is better
 * @param losses on how many it is worse
 * @param ties on how many both are equal
 */
record PairedTest(double difference, double pValue, int gains, int losses, int ties) {

  private static final int ROUNDS = 10_000;
  private static final long SEED = 42;

  /** Differences this small come from the order of additions alone. */
  private static final double ROUNDING = 1e-9;

  /**
   * Compares two systems.
   *
   * @param first a figure a question
   * @param second the other's figures, in the same order
   * @return what sets them apart
   * @throws IllegalArgumentException if they do not have equally many figures, or none
   */
  static PairedTest of(double[] first, double[] second) {
    if (first.length != second.length || first.length == 0) {
      throw new IllegalArgumentException(
          "expected figures for the same questions, got " + first.length + " and " + second.length);
    }
    int n = first.length;
    double[] differences = new double[n];
    double sum = 0;
    int gains = 0;
    int losses = 0;
    for (int i = 0; i < n; i++) {
      differences[i] = first[i] - second[i];
      sum += differences[i];
      gains += differences[i] > ROUNDING ? 1 : 0;
      losses += differences[i] < -ROUNDING ? 1 : 0;
    }
    Random random = new Random(SEED);
    int asFar = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double chance = 0;
      for (double difference : differences) {
        chance += random.nextBoolean() ? difference : -difference;
      }
      asFar += Math.abs(chance) >= Math.abs(sum) - ROUNDING ? 1 : 0;
    }
    return new PairedTest(sum / n, (asFar + 1.0) / (ROUNDS + 1), gains, losses, n - gains - losses);
  }
}
