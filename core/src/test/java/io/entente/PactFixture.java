package io.entente;

import io.entente.document.PolicyDocument;
import io.entente.query.FacetField;
import io.entente.query.PolicyQuery;
import io.entente.result.FacetCount;
import io.entente.result.SearchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;

/** An index in memory, small pacts to fill it with, and what a query finds of them. */
abstract class PactFixture {

  final PolicyIndex index = PolicyIndex.inMemory();

  @AfterEach
  void close() {
    index.close();
  }

  static PolicyDocument.Builder pact(String id, String... passages) {
    PolicyDocument.Builder builder = PolicyDocument.builder(id, "Pact " + id).language("en");
    for (int i = 0; i < passages.length; i++) {
      builder.passage(Integer.toString(i + 1), passages[i]);
    }
    return builder;
  }

  void add(PolicyDocument.Builder... documents) {
    for (PolicyDocument.Builder document : documents) {
      index.add(document.build());
    }
    index.commit();
  }

  List<String> ids(PolicyQuery query) {
    return ids(index.search(query));
  }

  static List<String> ids(SearchResult result) {
    return result.hits().stream()
        .map(hit -> hit.document().id() + "#" + hit.passage().id())
        .toList();
  }

  List<String> ids(String text) {
    return ids(PolicyQuery.of(text));
  }

  static List<String> counts(SearchResult result, FacetField field) {
    List<String> counts = new ArrayList<>();
    for (FacetCount count : result.facets().get(field)) {
      counts.add(count.value() + " " + count.passageCount() + " " + count.documentCount());
    }
    return counts;
  }

  static Set<String> documents(SearchResult result) {
    Set<String> ids = new TreeSet<>();
    result.hits().forEach(hit -> ids.add(hit.document().id()));
    return ids;
  }
}
