package io.entente.analysis;

/**
 * How long passages should be.
 *
 * <p>A word is a run of characters without white space; two Han, kana or Hangul characters count as one.
 * The limits in characters follow from those in words, so that text without spaces is cut as well.
 *
 * @param minWords below this a paragraph or point is joined with its neighbours in the same article;
 *     numbered provisions only below half of it
 * @param targetWords what joining stops at, and what a text that has to be cut is cut into
 * @param maxWords above this a provision or paragraph is cut, at the end of a sentence
 */
public record PassageOptions(int minWords, int targetWords, int maxWords) {

  /** From 25 words, about 120, to 250: the paragraph of an article, or one or two of a news story. */
  public static final PassageOptions DEFAULT = new PassageOptions(25, 120, 250);

  private static final int SMALLEST_MAX = 20;
  private static final int LARGEST_MAX = 100_000;

  /**
   * Checks the order of the sizes.
   *
   * @throws IllegalArgumentException if they are not {@code 0 <= minWords <= targetWords <= maxWords}, or
   *     if {@code maxWords} is not in [20, 100000]
   */
  public PassageOptions {
    if (maxWords < SMALLEST_MAX || maxWords > LARGEST_MAX) {
      throw new IllegalArgumentException(
          "maxWords must be in [" + SMALLEST_MAX + ", " + LARGEST_MAX + "], got " + maxWords);
    }
    if (minWords < 0 || targetWords < Math.max(1, minWords) || maxWords < targetWords) {
      throw new IllegalArgumentException(
          "sizes must be 0 <= minWords <= targetWords <= maxWords and targetWords > 0," + " got "
              + minWords + ", " + targetWords + ", " + maxWords);
    }
  }

  /**
   * Returns the number of characters above which a provision or paragraph is cut at the end of a sentence.
   *
   * @return 1800 by default
   */
  public int maxChars() {
    return maxWords * 36 / 5;
  }

  /**
   * Returns the most characters of any passage: a single sentence longer than this is cut at a semicolon
   * or comma, failing that at white space, failing that anywhere.
   *
   * @return 4000 by default
   */
  public int hardMaxChars() {
    return maxWords * 16;
  }
}
