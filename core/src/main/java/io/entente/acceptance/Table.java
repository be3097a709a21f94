package io.entente.acceptance;

import io.entente.result.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Expectations read from lines; {@link Relevance#failures} says what they look like. */
final class Table {

  private final Relevance relevance;
  private final String name;

  Table(Relevance relevance, String name) {
    this.relevance = relevance;
    this.name = name;
  }

  List<String> failures(List<String> lines) {
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = i == 0 ? lines.get(i).replaceFirst("^\uFEFF", "") : lines.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String place = name + ", line " + (i + 1) + ": ";
      try {
        check(line);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(place + e.getMessage(), e);
      } catch (AssertionError e) {
        failures.add(place + e.getMessage());
      }
    }
    return List.copyOf(failures);
  }

  private void check(String line) {
    String[] fields = line.split("\t", -1);
    List<String> values = new ArrayList<>();
    for (int i = 3; i < fields.length; i++) {
      if (!fields[i].isBlank()) {
        values.add(fields[i].strip());
      }
    }
    if (values.isEmpty()) {
      throw new IllegalArgumentException(
          "a line is kind, query, k and what is expected, parted by tabs, got '" + line + "'");
    }
    String[] ids = values.toArray(String[]::new);
    String k = fields[2].strip();
    Ranking ranking = relevance.of(fields[1].strip());
    switch (fields[0].strip()) {
      case "first" -> ranking.firstAre(ids);
      case "ordered" -> ranking.firstAreInOrder(ids);
      case "within" -> ranking.within(number(k), ids);
      case "not within" -> ranking.notWithin(number(k), ids);
      case "above" ->
        ranking.ranks(ids[0]).above(values.subList(1, values.size()).toArray(String[]::new));
      case "every" -> ranking.everyOf(number(k), "has " + anyOf(values), has(values));
      case "any" -> ranking.anyOf(number(k), "has " + anyOf(values), has(values));
      case "shares" -> shares(ranking, number(k), values);
      default ->
        throw new IllegalArgumentException(
            "kind must be one of first, ordered, within, not within, above, every, any, shares, got '"
                + fields[0] + "'");
    }
  }

  private static void shares(Ranking ranking, int k, List<String> values) {
    if (values.size() < 2) {
      throw new IllegalArgumentException("shares needs a fraction and another query");
    }
    double fraction;
    try {
      fraction = Double.parseDouble(values.getFirst());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "fraction must be in (0, 1], got '" + values.getFirst() + "'", e);
    }
    values.subList(1, values.size()).forEach(other -> ranking.sharesWith(other, fraction, k));
  }

  private static int number(String k) {
    try {
      return Integer.parseInt(k);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("k must be a number, got '" + k + "'", e);
    }
  }

  private static String anyOf(List<String> words) {
    return "'" + String.join("' or '", words) + "'";
  }

  private static Predicate<Hit> has(List<String> words) {
    return hit -> {
      String text = hit.passage().text().toLowerCase(Locale.ROOT);
      return words.stream().anyMatch(word -> text.contains(word.toLowerCase(Locale.ROOT)));
    };
  }
}
