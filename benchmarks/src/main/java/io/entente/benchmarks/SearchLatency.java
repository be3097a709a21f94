package io.entente.benchmarks;

import io.entente.PolicyIndex;
import io.entente.query.FacetField;
import io.entente.query.Filter;
import io.entente.query.PolicyQuery;
import io.entente.query.Sort;
import io.entente.result.Hit;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How long searches take on an index of one's own: 300 queries of two to eight words taken from its
 * newest and oldest passages, a third with a filter by country or year; one thread, warm, seed 42. Top 10 with snippets.
 */
public final class SearchLatency {

  private static final int QUERIES = 300;
  private static final int ROUNDS = 10;

  private SearchLatency() {}

  /**
   * Measures and prints.
   *
   * @param args the folder of the index
   */
  public static void main(String... args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (PolicyIndex index = PolicyIndex.openReadOnly(Path.of(args[0]))) {
      out.printf("%d documents, %d passages%n", index.documentCount(), index.passageCount());
      List<PolicyQuery> queries = queries(index, new Random(42));
      report(out, "search", index, queries);
      report(
          out,
          "with facets",
          index,
          queries.stream()
              .map(query -> query.withFacets(List.of(FacetField.COUNTRY, FacetField.YEAR)))
              .toList());
    }
  }

  private static void report(
      PrintStream out, String name, PolicyIndex index, List<PolicyQuery> queries) {
    long[] nanos = new long[QUERIES * ROUNDS];
    for (int round = -ROUNDS; round < ROUNDS; round++) {
      for (int i = 0; i < QUERIES; i++) {
        long began = System.nanoTime();
        index.search(queries.get(i));
        if (round >= 0) {
          nanos[round * QUERIES + i] = System.nanoTime() - began;
        }
      }
    }
    Arrays.sort(nanos);
    out.printf(
        Locale.ROOT,
        "%-12s median %.2f ms, p95 %.2f ms, p99 %.2f ms%n",
        name,
        nanos[nanos.length / 2] / 1e6,
        nanos[nanos.length * 95 / 100] / 1e6,
        nanos[nanos.length * 99 / 100] / 1e6);
  }

  private static List<PolicyQuery> queries(PolicyIndex index, Random random) {
    PolicyQuery all = PolicyQuery.of("").withTopK(PolicyQuery.MAX_TOP_K);
    List<Hit> hits = new ArrayList<>(index.search(all.withSort(Sort.NEWEST)).hits());
    hits.addAll(index.search(all.withSort(Sort.OLDEST)).hits());
    List<PolicyQuery> queries = new ArrayList<>();
    for (int attempt = 0; queries.size() < QUERIES; attempt++) {
      if (hits.isEmpty() || attempt > 100 * QUERIES) {
        throw new IllegalArgumentException("the index has too few passages of more than two words");
      }
      Hit hit = hits.get(random.nextInt(hits.size()));
      String[] words =
          hit.passage().text().replaceAll("[^\\p{L}\\p{N} ]", " ").strip().split("\\s+");
      int length = 2 + random.nextInt(7);
      if (words.length > length) {
        int from = random.nextInt(words.length - length);
        PolicyQuery query =
            PolicyQuery.of(String.join(" ", Arrays.asList(words).subList(from, from + length)));
        queries.add(filtered(query, hit, random.nextInt(6)));
      }
    }
    return queries;
  }

  private static PolicyQuery filtered(PolicyQuery query, Hit hit, int choice) {
    if (choice == 0 && !hit.document().countries().isEmpty()) {
      return query.withFilter(Filter.country(hit.document().countries().getFirst()));
    }
    if (choice == 1 && hit.document().date() != null) {
      return query.withFilter(Filter.in(hit.document().date().toString().substring(0, 4)));
    }
    return query;
  }
}
