package io.entente.benchmarks.peers;

import io.entente.PolicyIndex;
import io.entente.benchmarks.peers.Request.Where;
import io.entente.document.DocumentInfo;
import io.entente.document.Passage;
import io.entente.document.PolicyDate;
import io.entente.query.FacetField;
import io.entente.query.Filter;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.query.Ranking;
import io.entente.result.FacetCount;
import io.entente.result.Hit;
import io.entente.result.SearchResult;
import java.time.Year;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entente, through the interface that users have. */
public final class EntenteEngine implements Engine {

  /** A share of its CPU time that is burnt behind every answer, to show that the guard sees it. */
  static final String BURN = "entente.benchmarks.burn";

  private static final Ranking NO_INGREDIENTS = noIngredients();
  private static final List<FacetField> FACETS = List.of(FacetField.COUNTRY, FacetField.YEAR);

  private final PolicyIndex index;
  private final boolean plain;
  private final double burn = Double.parseDouble(System.getProperty(BURN, "0"));

  /**
   * Measures an index.
   *
   * @param index the index; the caller closes it
   * @param plain true to do what {@link HandWrittenLucene} does: score the words by BM25, infer nothing
   */
  EntenteEngine(PolicyIndex index, boolean plain) {
    this.index = index;
    this.plain = plain;
  }

  private static Ranking noIngredients() {
    Ranking ranking = Ranking.DEFAULT;
    for (Ranking.Ingredient ingredient : Ranking.Ingredient.values()) {
      ranking = ranking.without(ingredient);
    }
    return ranking;
  }

  @Override
  public String name() {
    return plain ? "Entente plain" : "Entente default";
  }

  @Override
  public int answer(Request request, Mode mode, @Nullable List<String> texts) {
    long began = burn > 0 ? Meter.cpuNanos() : 0;
    SearchResult result = index.search(query(request, mode, plain));
    int read = 0;
    for (Hit hit : result.hits()) {
      read += read(hit);
      if (mode == Mode.SNIPPETS) {
        read += hit.snippet().text().length() + hit.snippet().marks().size();
      }
      if (texts != null) {
        texts.add(hit.passage().text());
      }
    }
    for (List<FacetCount> counts : result.facets().values()) {
      for (FacetCount count : counts) {
        read += count.value().length() + (int) count.passageCount();
      }
    }
    if (burn > 0) {
      Meter.burn((long) ((Meter.cpuNanos() - began) * burn));
    }
    return read;
  }

  private static int read(Hit hit) {
    Passage passage = hit.passage();
    DocumentInfo document = hit.document();
    return passage.documentId().length()
        + passage.id().length()
        + passage.heading().length()
        + passage.text().length()
        + passage.path().size()
        + document.title().length()
        + document.countries().size()
        + document.topics().size()
        + (document.date() == null ? 0 : document.date().first().getYear());
  }

  /**
   * Puts a request into a query.
   *
   * @param request the request
   * @param mode what is wanted of the answer
   * @param plain true to score the words by BM25 and infer nothing
   * @return the query
   */
  public static PolicyQuery query(Request request, Mode mode, boolean plain) {
    PolicyQuery query = PolicyQuery.of(request.text()).withSnippets(mode == Mode.SNIPPETS);
    if (plain) {
      query = query.without(Inference.values()).withRanking(NO_INGREDIENTS);
    }
    Where where = request.where(mode);
    if (where != null && where.country() != null) {
      query = query.withFilter(Filter.country(where.country()));
    }
    if (where != null && where.hasYears()) {
      query = query.withFilter(new Filter.DateRange(
          PolicyDate.of(Year.of(where.fromYear())), PolicyDate.of(Year.of(where.toYear()))));
    }
    return mode == Mode.FACETS ? query.withFacets(FACETS) : query;
  }

  @Override
  public void close() {
    // The index is the caller's.
  }
}
