package io.entente.benchmarks.relevance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PairedTestTest {

  private static double[] times(int count, double value) {
    double[] values = new double[count];
    Arrays.fill(values, value);
    return values;
  }

  @Test
  void equalSystemsDifferByNothing() {
    double[] same = {0.1, 0.7, 1.0, 0.0};
    assertEquals(new PairedTest(0, 1, 0, 0, 4), PairedTest.of(same, same.clone()));
  }

  @Test
  void aDifferenceOnEveryQuestionIsNoChance() {
    // All 30 signs must fall alike, which is as good as never drawn: p = 1 / 10,001.
    PairedTest is = PairedTest.of(times(30, 0.6), times(30, 0.4));
    assertEquals(0.2, is.difference(), 1e-9);
    assertEquals(1.0 / 10_001, is.pValue(), 1e-9);
    assertEquals(30, is.gains());
  }

  @Test
  void threeQuestionsProveLittle() {
    // Of the eight ways to choose three signs, two are as far from 0: p is about 2/8.
    assertEquals(0.25, PairedTest.of(times(3, 1), times(3, 0)).pValue(), 0.02);
  }

  @Test
  void gainsAndLossesThatOffsetEachOtherAreChance() {
    PairedTest is = PairedTest.of(new double[] {1, 0, 0.5}, new double[] {0, 1, 0.5});
    assertEquals(new PairedTest(0, 1, 1, 1, 1), is);
  }

  @Test
  void givesTheSameAgainAndForBothSidesAlike() {
    double[] first = {0.9, 0.2, 0.4, 0.8, 0.5, 1, 0.3};
    double[] second = {0.5, 0.3, 0.1, 0.8, 0.4, 0.6, 0};
    PairedTest is = PairedTest.of(first, second);
    assertEquals(is, PairedTest.of(first, second));
    PairedTest reverse = PairedTest.of(second, first);
    assertEquals(is.pValue(), reverse.pValue());
    assertEquals(-is.difference(), reverse.difference(), 1e-12);
    assertEquals(is.gains(), reverse.losses());
    assertTrue(is.pValue() > 0.01 && is.pValue() < 0.2, is.toString());
  }

  @Test
  void figuresMustBeOfTheSameQuestions() {
    assertThrows(IllegalArgumentException.class, () -> PairedTest.of(new double[2], new double[3]));
    assertThrows(IllegalArgumentException.class, () -> PairedTest.of(new double[0], new double[0]));
  }
}
