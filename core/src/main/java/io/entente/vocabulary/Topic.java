package io.entente.vocabulary;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Something a policy text can be about, such as economic security.
 *
 * <p>A keyword is a phrase that speaks for the topic. It may end in a weight, as in {@code export
 * control^2}; without one it weighs 1. Of phrases that overlap in a text only the longest counts, so a
 * phrase of weight 0 keeps a shorter one from counting: {@code job security^0} is no {@code security}.
 * Capital letters and diacritics do not matter.
 *
 * @param id a short name without white space and {@code |}, such as {@code economic-security}
 * @param label its name for people, such as {@code Economic security}
 * @param broader the ids of the topics it belongs under; empty for a main topic
 * @param keywords the phrases by which a text is recognised to be about it; may be empty
 */
public record Topic(String id, String label, List<String> broader, List<String> keywords) {

  /**
   * Copies the lists and checks the parts.
   *
   * @throws IllegalArgumentException if the id or the label is blank, if the id holds white space or
   *     {@code |}, if a broader topic is named twice, or if a keyword has no letter or digit or an
   *     unreadable weight
   */
  public Topic {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(broader, "broader");
    Objects.requireNonNull(keywords, "keywords");
    if (id.isEmpty() || id.chars().anyMatch(c -> Character.isWhitespace(c) || c == '|')) {
      throw new IllegalArgumentException(
          "topic id must not be empty nor hold white space or '|', got '" + id + "'");
    }
    if (label.isBlank()) {
      throw new IllegalArgumentException("topic '" + id + "' has no label");
    }
    broader = List.copyOf(broader);
    keywords = List.copyOf(keywords);
    Set<String> seen = new HashSet<>();
    for (String each : broader) {
      if (!seen.add(each)) {
        throw new IllegalArgumentException(
            "topic '" + id + "' names its broader topic '" + each + "' twice");
      }
    }
    for (String keyword : keywords) {
      checkKeyword(id, keyword);
    }
  }

  private static void checkKeyword(String id, String keyword) {
    int caret = keyword.lastIndexOf('^');
    String phrase = caret < 0 ? keyword : keyword.substring(0, caret);
    if (phrase.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw new IllegalArgumentException(
          "topic '" + id + "' has a keyword without letters, '" + keyword + "'");
    }
    if (caret >= 0 && !keyword.substring(caret + 1).matches("\\d{1,3}(\\.\\d{1,3})?")) {
      throw new IllegalArgumentException(
          "the weight of a keyword must be a number in [0, 999.999], got '" + keyword
              + "' in topic '" + id + "'");
    }
  }
}
