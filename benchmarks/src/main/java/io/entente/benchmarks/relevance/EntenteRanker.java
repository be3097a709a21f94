package io.entente.benchmarks.relevance;

import io.entente.PolicyIndex;
import io.entente.query.PolicyQuery;
import io.entente.result.Hit;
import java.util.ArrayList;
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
    List<Ranked> ranked = new ArrayList<>();
    for (Hit hit : index.search(query).hits()) {
      ranked.add(new Ranked(hit.passage().documentId(), hit.passage().id()));
      // What a hit stands for is found as well.
      for (Hit.Copy copy : hit.copies()) {
        ranked.add(new Ranked(copy.documentId(), copy.passageId()));
      }
    }
    return ranked.subList(0, Math.min(topK, ranked.size()));
  }
}
