package io.entente.query;

import java.util.ArrayList;
import java.util.List;

/**
 * Query text taken apart: words, any of which may match; phrases, all of which must; and what must
 * not occur.
 *
 * <p>A phrase stands between double quotes, straight or curly. A hyphen or minus directly before a
 * word or a phrase, or the word {@code NOT}, excludes it. A quote that is never closed is read as if
 * it were not there.
 *
 * @param words the words, as typed
 * @param phrases the phrases, without their quotes
 * @param excluded the excluded words and phrases, without their quotes
 */
public record QueryText(List<String> words, List<String> phrases, List<String> excluded) {

  /** The longest query text, in UTF-16 code units. */
  public static final int MAX_LENGTH = 10_000;

  private static final String QUOTES = "\"“”„‟«»";
  private static final String MINUS = "-−–";

  /** Copies the lists. */
  public QueryText {
    words = List.copyOf(words);
    phrases = List.copyOf(phrases);
    excluded = List.copyOf(excluded);
  }

  /**
   * Takes query text apart.
   *
   * @param text any text of at most {@link #MAX_LENGTH} characters
   * @return its parts
   * @throws QuerySyntaxException if it is longer
   */
  public static QueryText parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new QuerySyntaxException(
          "query text must have at most " + MAX_LENGTH + " characters, got " + text.length(),
          MAX_LENGTH);
    }
    List<String> words = new ArrayList<>();
    List<String> phrases = new ArrayList<>();
    List<String> excluded = new ArrayList<>();
    boolean exclude = false;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        at++;
        continue;
      }
      if (MINUS.indexOf(c) >= 0 && at + 1 < text.length() && startsItem(text.charAt(at + 1))) {
        exclude = true;
        at++;
        continue;
      }
      int close = QUOTES.indexOf(c) >= 0 ? closingQuote(text, at + 1) : -1;
      if (close > at) {
        String phrase = text.substring(at + 1, close).strip();
        if (!phrase.isEmpty()) {
          (exclude ? excluded : phrases).add(phrase);
        }
        exclude = false;
        at = close + 1;
        continue;
      }
      int end = at + 1;
      while (end < text.length() && !endsWord(text, end)) {
        end++;
      }
      String word = text.substring(at, end);
      at = end;
      if (word.equals("NOT")) {
        exclude = true;
      } else if (word.chars().anyMatch(Character::isLetterOrDigit)) {
        (exclude ? excluded : words).add(word);
        exclude = false;
      }
    }
    return new QueryText(words, phrases, excluded);
  }

  private static boolean startsItem(char c) {
    return Character.isLetterOrDigit(c) || QUOTES.indexOf(c) >= 0;
  }

  private static boolean endsWord(String text, int at) {
    char c = text.charAt(at);
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || (QUOTES.indexOf(c) >= 0 && closingQuote(text, at + 1) > at);
  }

  private static int closingQuote(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (QUOTES.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }
}
