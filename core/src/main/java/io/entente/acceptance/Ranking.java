package io.entente.acceptance;

import io.entente.PolicyIndex;
import io.entente.document.Passage;
import io.entente.query.PolicyQuery;
import io.entente.result.Hit;
import io.entente.result.SearchResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is expected of the hits of one query. Every method searches anew and returns this ranking, so that
 * expectations can be chained; the first that is not met throws.
 *
 * <p>An id is {@code document#passage}, or {@code document} alone for any passage of it. An id that the index
 * does not have fails every expectation, so that a slip of the pen does not pass for a good ranking.
 */
public final class Ranking {

  /** How far is looked for a passage when it is not where it should be. */
  private static final int DEPTH = 1000;

  private static final int SHOWN_HITS = 20;
  private static final int SHOWN_CHARS = 80;

  private final PolicyIndex index;
  private final PolicyQuery query;

  Ranking(PolicyIndex index, PolicyQuery query) {
    this.index = index;
    this.query = query.withAfter(null);
  }

  /**
   * Expects the first hits to be exactly these, in any order. Each id stands for one hit; a document given
   * twice, for two of its passages.
   *
   * @param ids as many ids as hits are looked at
   * @return this ranking
   * @throws AssertionError if it is not so
   * @throws IllegalArgumentException if there is no id
   */
  public Ranking firstAre(String... ids) {
    checkThere(ids);
    SearchResult result = search(ids.length);
    List<String> missing = new ArrayList<>(List.of(ids));
    List<Hit> unexpected = new ArrayList<>();
    for (Hit hit : result.hits()) {
      // The passage before its document, so that the document is left for another passage.
      if (!missing.remove(id(hit)) && !missing.remove(hit.document().id())) {
        unexpected.add(hit);
      }
    }
    if (!missing.isEmpty()) {
      throw failure(
          firstOf(ids) + (ids.length == 1 ? "; " : " in any order; ") + whereabouts(missing),
          ids.length,
          unexpected,
          missing);
    }
    return this;
  }

  /**
   * Expects the first hits to be these, in this order.
   *
   * @param ids as many ids as hits are looked at, best first
   * @return this ranking
   * @throws AssertionError if it is not so
   * @throws IllegalArgumentException if there is no id
   */
  public Ranking firstAreInOrder(String... ids) {
    checkThere(ids);
    SearchResult result = search(ids.length);
    List<String> misplaced = new ArrayList<>();
    List<Hit> unexpected = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      if (i >= result.hits().size()) {
        misplaced.add(ids[i]);
      } else if (!names(ids[i], result.hits().get(i))) {
        misplaced.add(ids[i]);
        unexpected.add(result.hits().get(i));
      }
    }
    if (!misplaced.isEmpty()) {
      throw failure(
          firstOf(ids) + (ids.length == 1 ? "; " : " in this order; ") + whereabouts(misplaced),
          ids.length,
          unexpected,
          misplaced);
    }
    return this;
  }

  /**
   * Expects these among the first hits.
   *
   * @param k how many hits are looked at
   * @param ids what should be among them
   * @return this ranking
   * @throws AssertionError if one is not
   * @throws IllegalArgumentException if {@code k} is out of range or there is no id
   */
  public Ranking within(int k, String... ids) {
    checkThere(ids);
    SearchResult result = search(k);
    List<String> missing = Arrays.stream(ids)
        .filter(id -> result.hits().stream().noneMatch(hit -> names(id, hit)))
        .toList();
    if (!missing.isEmpty()) {
      throw failure(
          listed(ids) + " should be within the first " + k + "; " + whereabouts(missing),
          k,
          List.of(),
          missing);
    }
    return this;
  }

  /**
   * Expects these not to be among the first hits.
   *
   * @param k how many hits are looked at
   * @param ids what should not be among them
   * @return this ranking
   * @throws AssertionError if one is
   * @throws IllegalArgumentException if {@code k} is out of range or there is no id
   */
  public Ranking notWithin(int k, String... ids) {
    checkThere(ids);
    SearchResult result = search(k);
    List<Hit> unwanted = result.hits().stream()
        .filter(hit -> Arrays.stream(ids).anyMatch(id -> names(id, hit)))
        .toList();
    if (!unwanted.isEmpty()) {
      throw failure(
          listed(ids) + " should not be within the first " + k + "; " + places(unwanted),
          k,
          unwanted,
          List.of());
    }
    return this;
  }

  /**
   * Begins an expectation on two places: {@code ranks("a#1").above("b#2")}. A document ranks where the first
   * of its passages does.
   *
   * @param id what should be above
   * @return the place, which is not looked at yet
   */
  public Place ranks(String id) {
    return new Place(id);
  }

  /** The place of a passage in the ranking. */
  public final class Place {

    private final String upper;

    private Place(String upper) {
      this.upper = upper;
    }

    /**
     * Expects the passage to be found, and above these, which need not be found at all.
     *
     * @param ids what should be below
     * @return the ranking
     * @throws AssertionError if the passage is not within the first 1000, or not above one of these
     * @throws IllegalArgumentException if there is no id
     */
    public Ranking above(String... ids) {
      checkThere(upper);
      checkThere(ids);
      SearchResult deep = search(DEPTH);
      int rank = first(deep, upper).map(Hit::rank).orElse(Integer.MAX_VALUE);
      List<Hit> wrong = Arrays.stream(ids)
          .flatMap(id -> first(deep, id).stream())
          .filter(hit -> hit.rank() <= rank)
          .toList();
      if (rank == Integer.MAX_VALUE || !wrong.isEmpty()) {
        throw failure(
            upper + " should rank above " + listed(ids) + "; " + whereabouts(List.of(upper))
                + (wrong.isEmpty() ? "" : ", " + places(wrong)),
            Math.min(rank, SHOWN_HITS),
            wrong,
            List.of(upper));
      }
      return Ranking.this;
    }
  }

  /**
   * Expects every one of the first hits to satisfy a condition. There may be fewer than {@code k}, but not
   * none.
   *
   * @param k how many hits are looked at
   * @param description the condition in words for the message, such as {@code is about Japan}
   * @param condition the condition
   * @return this ranking
   * @throws AssertionError if one does not, or nothing is found
   * @throws IllegalArgumentException if {@code k} is out of range
   */
  public Ranking everyOf(int k, String description, Predicate<? super Hit> condition) {
    SearchResult result = search(k);
    List<Hit> failing =
        result.hits().stream().filter(hit -> !condition.test(hit)).toList();
    if (result.hits().isEmpty() || !failing.isEmpty()) {
      throw failure(
          "every one of the first " + k + " should satisfy: " + description + "; "
              + (failing.isEmpty() ? "nothing is found" : "not so " + places(failing)),
          k,
          failing,
          List.of());
    }
    return this;
  }

  /**
   * Expects at least one of the first hits to satisfy a condition.
   *
   * @param k how many hits are looked at
   * @param description the condition in words for the message, such as {@code is about Japan}
   * @param condition the condition
   * @return this ranking
   * @throws AssertionError if none does
   * @throws IllegalArgumentException if {@code k} is out of range
   */
  public Ranking anyOf(int k, String description, Predicate<? super Hit> condition) {
    SearchResult result = search(k);
    if (result.hits().stream().noneMatch(condition)) {
      String where = search(DEPTH).hits().stream()
          .filter(condition)
          .findFirst()
          .map(hit -> "the first is " + places(List.of(hit)))
          .orElse("none of the first " + DEPTH + " does");
      throw failure(
          "at least one of the first " + k + " should satisfy: " + description + "; " + where,
          k,
          List.of(),
          List.of());
    }
    return this;
  }

  /**
   * Expects another question to have nearly the same first hits.
   *
   * @param other the other question
   * @param fraction how much at least they share, in (0, 1], of the longer list
   * @param k how many hits are looked at
   * @return this ranking
   * @throws AssertionError if they share less, or nothing is found
   * @throws IllegalArgumentException if {@code k} or the fraction is out of range
   */
  public Ranking sharesWith(String other, double fraction, int k) {
    return sharesWith(PolicyQuery.of(other), fraction, k);
  }

  /**
   * Expects another query to have nearly the same first hits, as {@link #sharesWith(String, double, int)} does.
   *
   * @param other the other query
   * @param fraction how much at least they share, in (0, 1], of the longer list
   * @param k how many hits are looked at
   * @return this ranking
   * @throws AssertionError if they share less, or nothing is found
   * @throws IllegalArgumentException if {@code k} or the fraction is out of range
   */
  public Ranking sharesWith(PolicyQuery other, double fraction, int k) {
    if (!(fraction > 0 && fraction <= 1)) {
      throw new IllegalArgumentException("fraction must be in (0, 1], got " + fraction);
    }
    Ranking second = new Ranking(index, other);
    SearchResult mine = search(k);
    SearchResult others = second.search(k);
    List<Hit> onlyMine = without(mine, others);
    List<Hit> onlyOthers = without(others, mine);
    int longer = Math.max(mine.hits().size(), others.hits().size());
    int shared = mine.hits().size() - onlyMine.size();
    if (longer == 0 || shared < fraction * longer) {
      throw new AssertionError("the first " + k + " should be the same by at least " + fraction
          + " for both queries; they share " + shared + " of " + longer
          + "; listed is what the other lacks"
          + shown(mine, onlyMine, onlyMine)
          + second.shown(others, onlyOthers, onlyOthers));
    }
    return this;
  }

  private static List<Hit> without(SearchResult result, SearchResult other) {
    List<String> ids = other.hits().stream().map(Ranking::id).toList();
    return result.hits().stream().filter(hit -> !ids.contains(id(hit))).toList();
  }

  /** The first hits, also where hits are grouped and the query's limit counts documents. */
  private SearchResult search(int k) {
    SearchResult result = index.search(query.withTopK(k));
    List<Hit> hits = result.hits();
    return new SearchResult(
        result.total(),
        hits.subList(0, Math.min(k, hits.size())),
        result.facets(),
        result.next(),
        result.understanding());
  }

  private static String id(Hit hit) {
    return hit.document().id() + "#" + hit.passage().id();
  }

  private static boolean names(String id, Hit hit) {
    return id.equals(hit.document().id()) || id.equals(id(hit));
  }

  private static Optional<Hit> first(SearchResult result, String id) {
    return result.hits().stream().filter(hit -> names(id, hit)).findFirst();
  }

  private static String firstOf(String... ids) {
    String first = ids.length == 1 ? "the first hit" : "the first " + ids.length;
    return first + " should be " + listed(ids);
  }

  private static String listed(String... ids) {
    return String.join(", ", ids);
  }

  private static String places(List<Hit> hits) {
    return String.join(
        ", ", hits.stream().map(hit -> id(hit) + " at rank " + hit.rank()).toList());
  }

  private String whereabouts(List<String> ids) {
    SearchResult deep = search(DEPTH);
    return String.join(
        ", ",
        ids.stream()
            .map(id -> first(deep, id)
                .map(hit -> id + " is at rank " + hit.rank())
                .orElse(id + " is not within the first " + DEPTH))
            .toList());
  }

  private void checkThere(String... ids) {
    if (ids.length == 0) {
      throw new IllegalArgumentException("at least one id must be given");
    }
    for (String id : ids) {
      if (!isThere(id)) {
        throw new AssertionError(
            "the index has no document or passage " + id + "\nquery: " + query.text());
      }
    }
  }

  private boolean isThere(String id) {
    if (index.document(id).isPresent()) {
      return true;
    }
    for (int i = id.indexOf('#'); i >= 0; i = id.indexOf('#', i + 1)) {
      String passage = id.substring(i + 1);
      if (index.document(id.substring(0, i)).stream()
          .flatMap(document -> document.passages().stream())
          .map(Passage::id)
          .anyMatch(passage::equals)) {
        return true;
      }
    }
    return false;
  }

  /** Shows the first {@code k} hits, those that are wrong and those that are missed, wherever they are. */
  private AssertionError failure(String expected, int k, List<Hit> wrong, List<String> missed) {
    SearchResult deep = search(DEPTH);
    List<Hit> wanted = missed.stream().flatMap(id -> first(deep, id).stream()).toList();
    List<Hit> hits = deep.hits().stream()
        .filter(hit ->
            hit.rank() <= Math.min(k, SHOWN_HITS) || wrong.contains(hit) || wanted.contains(hit))
        .toList();
    return new AssertionError(expected + shown(deep, hits, wrong));
  }

  /** The query, how it was understood, and hits of its result; an exclamation mark is at those that are wrong. */
  private String shown(SearchResult result, List<Hit> hits, List<Hit> wrong) {
    StringBuilder out = new StringBuilder();
    out.append("\nquery: ").append(query.text());
    out.append("\nunderstood as: ").append(result.understanding());
    out.append("\npassages: ").append(result.total());
    for (Hit hit : hits) {
      out.append(wrong.contains(hit) ? "\n! " : "\n  ")
          .append(String.format(Locale.ROOT, "%3d. %8.4f  ", hit.rank(), hit.score()))
          .append(id(hit))
          .append("  ")
          .append(hit.citation())
          .append("\n                 ")
          .append(beginning(hit.passage().text()));
    }
    return out.toString();
  }

  private static String beginning(String text) {
    int[] characters = text.strip()
        .codePoints()
        .map(c -> Character.isWhitespace(c) ? ' ' : c)
        .limit(SHOWN_CHARS)
        .toArray();
    return new String(characters, 0, characters.length);
  }
}
