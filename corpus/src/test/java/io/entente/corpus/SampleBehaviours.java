package io.entente.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.entente.PolicyIndex;
import io.entente.acceptance.Relevance;
import io.entente.document.DocumentInfo;
import io.entente.document.IndexedDocument;
import io.entente.document.Passage;
import io.entente.document.PolicyDocument;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.query.Ranking.Ingredient;
import io.entente.result.Hit;
import io.entente.result.SearchResult;
import io.entente.result.Snippet;
import io.entente.result.Understanding.Note;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The bundled collection, indexed for one test class, and what the tests of behaviour ask it. */
abstract class SampleBehaviours {

  static final String LEVY = "saint-aldane-climate-levy-act-2022";
  static final String WHITE_PAPER = "saint-aldane-energy-white-paper-2023";
  static final String TRADE_WAR = "steel-trade-war-harbour-courier-2025-fictional";
  static final String OLD_ORDER = "saint-aldane-coastal-setback-order-2011";
  static final String NEW_ORDER = "saint-aldane-coastal-setback-order-2019";
  static final String ACTION_PLAN = "saint-aldane-women-peace-security-plan-2024";

  static final int ALL = PolicyQuery.MAX_TOP_K;

  static PolicyIndex index;
  static Relevance relevance;
  static final Map<String, PolicyDocument> ORIGINALS = new LinkedHashMap<>();
  static final Map<String, IndexedDocument> DOCUMENTS = new LinkedHashMap<>();
  /** Every passage by document and id. */
  static final Map<String, Passage> PASSAGES = new LinkedHashMap<>();

  @BeforeAll
  static void open() {
    index = SampleCollection.index();
    relevance = Relevance.in(index);
    for (PolicyDocument document : SampleCollection.documents()) {
      ORIGINALS.put(document.id(), document);
      IndexedDocument indexed = index.document(document.id()).orElseThrow();
      DOCUMENTS.put(document.id(), indexed);
      indexed.passages().forEach(passage -> PASSAGES.put(id(passage), passage));
    }
  }

  @AfterAll
  static void close() {
    if (index != null) {
      index.close();
    }
  }

  static String id(Passage passage) {
    return passage.documentId() + "#" + passage.id();
  }

  static String id(Hit hit) {
    return id(hit.passage());
  }

  static SearchResult search(String text) {
    return index.search(PolicyQuery.of(text));
  }

  static List<String> ids(SearchResult result) {
    return result.hits().stream().map(SampleBehaviours::id).toList();
  }

  static List<String> ids(PolicyQuery query) {
    return ids(index.search(query));
  }

  /** All that a query finds, near copies included, as a set. */
  static Set<String> all(PolicyQuery query) {
    return new TreeSet<>(ids(unfolded(query).withTopK(ALL)));
  }

  /** The query with near copies as hits of their own. */
  static PolicyQuery unfolded(PolicyQuery query) {
    return query.withRanking(query.ranking().without(Ingredient.FOLDING));
  }

  static Set<String> all(String text) {
    return all(PolicyQuery.of(text));
  }

  /** All that a query finds, best first. */
  static List<String> list(String text) {
    return ids(unfolded(PolicyQuery.of(text)).withTopK(ALL));
  }

  static Set<String> documents(PolicyQuery query) {
    Set<String> documents = new TreeSet<>();
    index
        .search(unfolded(query).withTopK(ALL))
        .hits()
        .forEach(hit -> documents.add(hit.document().id()));
    return documents;
  }

  static Set<String> documentsWhere(Predicate<DocumentInfo> condition) {
    Set<String> documents = new TreeSet<>();
    for (IndexedDocument document : DOCUMENTS.values()) {
      if (condition.test(document.info())) {
        documents.add(document.info().id());
      }
    }
    return documents;
  }

  static Set<String> passagesWhere(Predicate<Passage> condition) {
    Set<String> passages = new TreeSet<>();
    PASSAGES.forEach((id, passage) -> {
      if (condition.test(passage)) {
        passages.add(id);
      }
    });
    return passages;
  }

  /** Passages whose own text has something. */
  static Set<String> with(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return passagesWhere(passage -> pattern.matcher(passage.text()).find());
  }

  /** The only passage of a document that has these words. */
  static String the(String document, String words) {
    Set<String> found = passagesWhere(
        passage -> passage.documentId().equals(document) && passage.text().contains(words));
    assertEquals(1, found.size(), "passages of " + document + " with " + words + ": " + found);
    return found.iterator().next();
  }

  /** A passage with its headings and its document's title, in small letters. */
  static String said(String id) {
    Passage passage = PASSAGES.get(id);
    return (DOCUMENTS.get(passage.documentId()).info().title() + "\n"
            + String.join("\n", passage.path()) + "\n" + passage.heading() + "\n" + passage.text())
        .toLowerCase(Locale.ROOT);
  }

  static List<Note> notes(SearchResult result, Inference inference) {
    return result.understanding().notes().stream()
        .filter(note -> note.inference() == inference)
        .toList();
  }

  static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.addAll(other);
    return both;
  }

  static Set<String> intersection(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.retainAll(other);
    return both;
  }

  static Set<String> difference(Set<String> one, Set<String> other) {
    Set<String> left = new TreeSet<>(one);
    left.removeAll(other);
    return left;
  }

  static List<String> marked(Hit hit) {
    Snippet snippet = hit.snippet();
    return snippet.marks().stream()
        .map(mark -> snippet.text().substring(mark.start(), mark.end()))
        .toList();
  }
}
