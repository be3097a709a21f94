package io.entente.analysis;

import java.util.Locale;
import java.util.Set;

/**
 * Tells the life of an author or speaker from other prose about people. It is announced by a heading, or begins with
 * a name and has the words of a life close together, or begins with a name, stays with that person in every sentence
 * and tells studies or a post and more. Who is quoted or reported to have said something is no author. The last way is
 * for English only.
 */
final class Lives {
  private static final int MOST_WORDS = 220;
  private static final int WORDS_OF_A_SIGN = 22;
  private static final int FEWEST_CAREERS = 3;
  private static final int FEWEST_SIGNS = 2;
  private static final int TO_POST = 8;
  private static final int NAME_WORDS = 6;

  private static final Set<String> AFTER_NAME = Set.of(
      "is",
      "was",
      "has",
      "holds",
      "joined",
      "serves",
      "served",
      "received",
      "earned",
      "graduated",
      "studied",
      "teaches",
      "works",
      "worked",
      "leads",
      "writes",
      "est",
      "a",
      "ist",
      "war",
      "es",
      "fue",
      "currently",
      "previously",
      "formerly");

  /** Stand inside names. */
  private static final Set<String> PARTICLES = Set.of(
      "von", "van", "der", "den", "de", "del", "di", "da", "dos", "la", "le", "bin", "ben", "al",
      "el");

  private static final Set<String> PERSON = Set.of("he", "she", "his", "her", "him");

  private static final Set<String> TITLES =
      Set.of("dr", "prof", "professor", "mr", "mrs", "ms", "sir", "dame");

  private static final Set<String> STUDIES = Set.of(
      "born",
      "graduated",
      "graduate",
      "educated",
      "studied",
      "doctorate",
      "phd",
      "dphil",
      "msc",
      "mba",
      "llm",
      "degree",
      "degrees",
      "bachelor's",
      "master's",
      "alumnus",
      "alumna",
      "professor",
      "lecturer",
      "fellow",
      "ma",
      "ba");

  private static final Set<String> POSTS = Set.of(
      "director",
      "researcher",
      "analyst",
      "economist",
      "adviser",
      "advisor",
      "ambassador",
      "associate",
      "consultant",
      "attorney",
      "lawyer",
      "journalist",
      "editor",
      "author",
      "co-author",
      "scholar",
      "scientist",
      "diplomat",
      "historian");

  private static final Set<String> BEFORE_POST = Set.of("is", "was", "as", "been", "became");

  private static final Set<String> DEEDS = Set.of(
      "served",
      "serves",
      "worked",
      "works",
      "joined",
      "advised",
      "advises",
      "taught",
      "teaches",
      "leads",
      "writes",
      "holds",
      "received",
      "earned",
      "lives",
      "specialises",
      "specializes");

  private static final Set<String> MATTERS =
      Set.of("research", "work", "career", "books", "publications", "interests");

  private static final Set<String> REPORTS = Set.of(
      "said",
      "says",
      "told",
      "announced",
      "added",
      "argued",
      "warned",
      "stated",
      "declared",
      "we",
      "i",
      "you");

  private Lives() {}

  /** Returns why a passage is a life, or nothing. */
  static String reason(Shape shape, String heading) {
    if (shape.words > MOST_WORDS) {
      return "";
    }
    String text = shape.text;
    FurnitureHeading first = FurnitureHeading.at(text, 0, text.length());
    if (first != null && first.kind() == FurnitureHeading.Kind.LIFE) {
      return first.end() < text.length() ? "a life behind a heading that says so" : "";
    }
    FurnitureHeading above = FurnitureHeading.at(heading, 0, heading.length());
    boolean announced = above != null && above.kind() == FurnitureHeading.Kind.LIFE;
    if (announced && shape.careers > 0) {
      return "a life under \"" + heading + "\"";
    }
    if (!beginsWithName(text)) {
      return "";
    }
    if (shape.careers >= FEWEST_CAREERS
        && shape.careers * WORDS_OF_A_SIGN >= shape.words
        && shape.laws == 0
        && shape.capitals * 5 >= shape.words) {
      return shape.careers + " words of a life in " + shape.words + " words that begin with a name";
    }
    return told(new Tokens(text));
  }

  private static String told(Tokens tokens) {
    boolean person = TITLES.contains(tokens.word(0));
    boolean settled = false;
    int signs = 0;
    int[] sentences = tokens.sentences();
    for (int s = 0; s + 1 < sentences.length; s++) {
      boolean about = s == 0;
      int post = -TO_POST;
      for (int i = sentences[s]; i < sentences[s + 1]; i++) {
        String word = tokens.word(i);
        if (REPORTS.contains(word) || s > 0 && tokens.endsWithQuestion(i)) {
          return "";
        }
        boolean theirs = PERSON.contains(word);
        person |= theirs;
        about |= theirs || isOfName(tokens, i);
        post = BEFORE_POST.contains(word) ? i : post;
        if (STUDIES.contains(word) || POSTS.contains(word) && i - post < TO_POST) {
          settled = true;
          post = -TO_POST;
          signs++;
        } else if (DEEDS.contains(word) || theirs && MATTERS.contains(tokens.word(i + 1))) {
          signs++;
        }
      }
      if (!about) {
        return "";
      }
    }
    return person && settled && signs >= FEWEST_SIGNS && signs * WORDS_OF_A_SIGN >= tokens.size()
        ? signs + " signs of a life in " + tokens.size() + " words about one person"
        : "";
  }

  /** Whether a word with a capital is one of the first that have capitals. */
  private static boolean isOfName(Tokens tokens, int i) {
    String text = tokens.text();
    String word = tokens.word(i);
    if (word.length() < 3 || !Character.isUpperCase(text.charAt(tokens.start(i)))) {
      return false;
    }
    for (int k = 0; k < Math.min(i, NAME_WORDS); k++) {
      if (!Character.isUpperCase(text.charAt(tokens.start(k)))) {
        return false;
      }
      if (tokens.is(k, word)) {
        return true;
      }
    }
    return false;
  }

  /** Two or more capitalised words, then a small one that goes on about them. */
  private static boolean beginsWithName(String text) {
    int words = 0;
    int p = Chars.skipSpace(text, 0, text.length());
    while (p < text.length() && words < 7) {
      int end = p;
      while (end < text.length() && !Chars.isSpace(text.charAt(end))) {
        end++;
      }
      char c = text.charAt(p);
      String word = text.substring(p, end).toLowerCase(Locale.ROOT);
      boolean particle = words > 0 && PARTICLES.contains(word);
      if (!Character.isUpperCase(c) && !particle) {
        return words >= 2 && (AFTER_NAME.contains(word) || c == '(');
      }
      words += particle ? 0 : 1;
      if (text.charAt(end - 1) == '.' && end - p > 4 || text.charAt(end - 1) == ':') {
        return false;
      }
      boolean comma = text.charAt(end - 1) == ',';
      p = Chars.skipSpace(text, end, text.length());
      if (comma && words >= 2) {
        return true;
      }
    }
    return false;
  }
}
