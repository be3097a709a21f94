package io.entente.analysis;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells what pages carry around a text: their numbers, rows of links, whose the rights are, whom to call, who
 * publishes, and what can be subscribed to.
 */
final class Notices {
  private static final int WORDS_BEFORE_RIGHTS = 12;

  private static final List<String> RIGHTS = List.of(
      "all rights reserved",
      "tous droits r",
      "alle rechte vorbehalten",
      "todos los derechos res",
      "tots els drets",
      "todos os direitos");

  /** What begins an offer to readers. */
  private static final List<String> OFFERS = List.of(
      "subscribe to our ",
      "sign up for our ",
      "sign up to our ",
      "follow us on ",
      "abonnez-vous \u00E0 notre ",
      "suscr\u00EDbase a nuestr",
      "suscr\u00EDbete a nuestr",
      "abonnieren sie unser");

  private static final int WORDS_OF_NOTICE = 45;
  private static final int WORDS_OF_PUBLISHER = 100;
  private static final int WORDS_OF_CONTACT = 60;
  private static final Pattern CALL = Pattern.compile("\\+[0-9][0-9 ()-]{5,}");

  private Notices() {}

  /** Returns why a passage is such a notice, or nothing. */
  static String reason(Shape shape) {
    String text = shape.text;
    if (shape.letters == 0 && shape.lines <= 3 && shape.numbers <= 2 && text.length() <= 24) {
      return "no letters among " + text.strip().length() + " characters";
    }
    if (shape.words > 0 && shape.words <= WORDS_OF_NOTICE && isAboutRights(shape)) {
      return "a notice about rights of " + shape.words + " words";
    }
    if (shape.words <= WORDS_OF_NOTICE && shape.verbs <= 1 && isOffer(text)) {
      return "an offer to readers of " + shape.words + " words";
    }
    String headed = headed(shape);
    if (!headed.isEmpty()) {
      return headed;
    }
    if (shape.words <= WORDS_OF_NOTICE
        && shape.verbs == 0
        && shape.emails + shape.contacts >= 2
        && (shape.emails > 0 && shape.words <= 30
            || (shape.numbers + shape.numberLines) * 4 >= shape.words)) {
      return (shape.emails + shape.contacts) + " addresses or numbers to call in " + shape.words
          + " words";
    }
    if (shape.words <= 10 && shape.verbs == 0 && isPageLine(text)) {
      return "a page number in " + (shape.words + shape.numbers) + " words";
    }
    int bars = 0;
    for (int i = 0; shape.lines <= 2 && shape.words <= 60 && i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '|' || c == '\u203A' || c == '\u00BB' || c == '\u2022') {
        bars++;
      }
    }
    return bars >= 4
            && text.charAt(0) != '|'
            && shape.words <= 4 * bars
            && shape.verbs == 0
            && shape.numbers < 2
        ? bars + " bars among " + shape.words + " words"
        : "";
  }

  private static boolean isOffer(String text) {
    int from = Chars.skipSpace(text, 0, text.length());
    for (String offer : OFFERS) {
      if (text.regionMatches(true, from, offer, 0, offer.length())) {
        return true;
      }
    }
    return false;
  }

  /** What stands behind a heading that announces who publishes, or whom to call. */
  private static String headed(Shape shape) {
    String text = shape.text;
    FurnitureHeading heading = FurnitureHeading.at(text, 0, text.length());
    if (heading == null || heading.end() == text.length()) {
      return "";
    }
    return switch (heading.kind()) {
      case PUBLISHER ->
        shape.words <= WORDS_OF_PUBLISHER
            ? shape.words + " words about who publishes, headed as such"
            : "";
      case CONTACT ->
        shape.words <= WORDS_OF_CONTACT
                && shape.verbs <= 1
                && (shape.emails > 0 || CALL.matcher(text).find())
            ? "headed as a contact, with an address or number to call"
            : "";
      default -> "";
    };
  }

  /**
   * Whether a passage is about rights from near its beginning, and not a sentence with its source behind; or somewhat
   * later if most of it is, and has both the sign and the words.
   */
  private static boolean isAboutRights(Shape shape) {
    String text = shape.text;
    int at = rights(text);
    if (at < 0) {
      return false;
    }
    int before = words(text, at);
    return before <= WORDS_BEFORE_RIGHTS && shape.verbs <= 1
        || before * 2 <= shape.words
            && shape.verbs <= 3
            && text.charAt(at) == '\u00A9'
            && rights(text.substring(at + 1)) >= 0;
  }

  private static int words(String text, int end) {
    int words = 0;
    boolean inWord = false;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      // An ideograph is a word; a mark above or below a letter ends none.
      boolean letter = Character.isLetterOrDigit(c) || inWord && Chars.isMark(c);
      words += letter && (!inWord || Chars.isIdeographic(c)) ? 1 : 0;
      inWord = letter;
    }
    return words;
  }

  /** Where rights are first spoken of; -1 if nowhere. */
  private static int rights(String text) {
    int first = text.indexOf('\u00A9');
    for (String notice : RIGHTS) {
      for (int i = 0; i + notice.length() <= (first < 0 ? text.length() : first); i++) {
        if (text.regionMatches(true, i, notice, 0, notice.length())) {
          first = i;
        }
      }
    }
    return first;
  }

  /** "Page 3 of 12", "Seite 3", "p. 3/12", also behind a short running title. */
  private static boolean isPageLine(String text) {
    String line = text.strip();
    int digits = line.length();
    while (digits > 0
        && (Chars.isDigit(line.charAt(digits - 1)) || line.charAt(digits - 1) == '/')) {
      digits--;
    }
    if (digits == line.length()) {
      return false;
    }
    String lower = line.substring(0, digits).strip().toLowerCase(Locale.ROOT);
    int of = lower.lastIndexOf(' ');
    String last = lower.substring(of + 1);
    if ((last.equals("of") || last.equals("von") || last.equals("de") || last.equals("sur"))
        && of > 0) {
      lower = lower.substring(0, of).strip();
      int p = lower.length();
      while (p > 0 && Chars.isDigit(lower.charAt(p - 1))) {
        p--;
      }
      lower = p < lower.length() ? lower.substring(0, p).strip() : "";
      last = lower.substring(lower.lastIndexOf(' ') + 1);
    }
    return last.equals("page")
        || last.equals("seite")
        || last.equals("p\u00E1gina")
        || last.equals("p\u00E0gina");
  }
}
