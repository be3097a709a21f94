package io.entente.benchmarks.relevance;

import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.query.Ranking.Ingredient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Something of a search that can be switched off: an inference or an ingredient of the ranking.
 *
 * @param id its name
 * @param change switches it off
 */
record Switch(String id, UnaryOperator<PolicyQuery> change) {

  /** All there are: the inferences, then the ingredients. */
  static final List<Switch> ALL = all();

  private static List<Switch> all() {
    List<Switch> all = new ArrayList<>();
    for (Inference inference : Inference.values()) {
      all.add(new Switch(inference.id(), query -> query.without(inference)));
    }
    for (Ingredient ingredient : Ingredient.values()) {
      all.add(new Switch(
          ingredient.id(), query -> query.withRanking(query.ranking().without(ingredient))));
    }
    return List.copyOf(all);
  }

  /** The switch of that name. */
  static Switch of(String id) {
    return ALL.stream()
        .filter(each -> each.id().equalsIgnoreCase(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("switch must be one of "
            + String.join(", ", ALL.stream().map(Switch::id).toList()) + ", got '" + id + "'"));
  }

  PolicyQuery off(PolicyQuery query) {
    return change.apply(query);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Switch same && same.id.equals(id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
