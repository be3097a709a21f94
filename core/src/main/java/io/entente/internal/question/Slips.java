package io.entente.internal.question;

/**
 * What misspellings of short words mostly are. Any other change of one letter makes another word as often: {@code rice}
 * and {@code rise}, {@code plane} and {@code plant}, {@code farmer} and {@code former}.
 */
final class Slips {

  private static final String VOWELS = "aeiouy";

  private static final String IY = "iy";

  /** Shorter words are often others that differ by a vowel: {@code plan} and {@code plain}. */
  private static final int MIN_LETTERS_FOR_VOWELS = 6;

  /** A word of four letters with a vowel more is often another. */
  private static final int MIN_LETTERS_FOR_VOWEL_LEFT_OUT = 5;

  private Slips() {}

  /**
   * Tells whether a word was typed with a slip: two neighbours exchanged, letters doubled or not, {@code i} for
   * {@code y}; in words of five letters and more also a vowel left out inside the word, or {@code h} inside or {@code e} at the end left
   * out; of six and more a vowel for another behind the first syllable.
   *
   * @param typed what was typed
   * @param word what may have been meant
   * @return false if the first letter is another, or anything else differs
   */
  static boolean isOne(String typed, String word) {
    if (isDoubling(typed, word)) {
      return true;
    }
    int start = 0;
    int shorter = Math.min(typed.length(), word.length());
    while (start < shorter && typed.charAt(start) == word.charAt(start)) {
      start++;
    }
    String typedRest = typed.substring(start);
    String wordRest = word.substring(start);
    if (typedRest.length() == wordRest.length()) {
      return isExchanged(typedRest, wordRest) || start > 0 && isVowelForAnother(typed, word, start);
    }
    // The first letter and one of those behind it are there.
    return start > 0
        && typed.length() >= MIN_LETTERS_FOR_VOWEL_LEFT_OUT
        && wordRest.length() == typedRest.length() + 1
        && wordRest.endsWith(typedRest)
        && mayBeLeftOut(wordRest.charAt(0), start, typedRest.isEmpty());
  }

  /** Whether two words differ only in letters doubled or not. */
  static boolean isDoubling(String typed, String word) {
    return undoubled(typed).equals(undoubled(word));
  }

  /** Whether two words have the same first letter or two vowels there, or a vowel was left out, or the first two letters exchanged. */
  static boolean beginsAlike(String typed, String word) {
    char first = typed.charAt(0);
    char meant = word.charAt(0);
    return first == meant
        || isVowel(first) && isVowel(meant)
        || first == word.charAt(1) && (isVowel(meant) || typed.charAt(1) == meant);
  }

  /** The consonants of a word, each once where it is doubled; the last letter where there is none. */
  static String consonants(String word) {
    StringBuilder consonants = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      boolean again = i > 0 && word.charAt(i - 1) == letter;
      if (!isVowel(letter) && !again) {
        consonants.append(letter);
      }
    }
    return consonants.isEmpty() ? word.substring(word.length() - 1) : consonants.toString();
  }

  static boolean isVowel(char letter) {
    return VOWELS.indexOf(letter) >= 0;
  }

  private static boolean isExchanged(String typed, String word) {
    return typed.length() > 1
        && typed.charAt(0) == word.charAt(1)
        && typed.charAt(1) == word.charAt(0)
        && typed.substring(2).equals(word.substring(2));
  }

  private static boolean isVowelForAnother(String typed, String word, int at) {
    char wrong = typed.charAt(at);
    char right = word.charAt(at);
    if (!isVowel(wrong)
        || !isVowel(right)
        || !typed.substring(at + 1).equals(word.substring(at + 1))) {
      return false;
    }
    return IY.indexOf(wrong) >= 0 && IY.indexOf(right) >= 0
        || typed.length() >= MIN_LETTERS_FOR_VOWELS && !isInFirstSyllable(typed, at);
  }

  private static boolean isInFirstSyllable(String word, int at) {
    int vowel = 0;
    while (vowel < at && !isVowel(word.charAt(vowel))) {
      vowel++;
    }
    int end = vowel;
    while (end < at && isVowel(word.charAt(end))) {
      end++;
    }
    return end == at;
  }

  private static boolean mayBeLeftOut(char letter, int at, boolean last) {
    return last ? letter == 'e' : isVowel(letter) || letter == 'h' && at > 1;
  }

  static String undoubled(String word) {
    StringBuilder undoubled = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      if (i == 0 || word.charAt(i) != word.charAt(i - 1)) {
        undoubled.append(word.charAt(i));
      }
    }
    return undoubled.toString();
  }
}
