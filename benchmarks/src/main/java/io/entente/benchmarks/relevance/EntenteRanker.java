package io.entente.benchmarks.relevance;

import io.entente.PolicyIndex;
import io.entente.query.PolicyQuery;
import java.util.List;
import java.util.Set;

/** Entente, through the interface that users have. */
record EntenteRanker(String name, PolicyIndex index, Set<Switch> without) implements Ranker {

  EntenteRanker {
    without = Set.copyOf(without);
  }

  @Override
  public List<Ranked> rank(JudgedCollection.Question question, int topK, boolean ofDocuments) {
    PolicyQuery query =
        question.query().withTopK(topK).withPerDocument(ofDocuments ? 1 : 0).withSnippets(false);
    for (Switch each : without) {
      query = each.off(query);
    }
    return index.search(query).hits().stream()
        .map(hit -> new Ranked(hit.passage().documentId(), hit.passage().id()))
        .toList();
  }
}
