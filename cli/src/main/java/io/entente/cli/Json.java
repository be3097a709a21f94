package io.entente.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.document.DocumentInfo;
import io.entente.document.IndexedDocument;
import io.entente.document.Passage;
import io.entente.query.FacetField;
import io.entente.result.FacetCount;
import io.entente.result.Hit;
import io.entente.result.SearchResult;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Results as JSON. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static String result(SearchResult result) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("total", result.total().value());
    json.put("totalExact", result.total().exact());
    ArrayNode hits = json.putArray("hits");
    result.hits().forEach(hit -> hit(hits.addObject(), hit));
    ObjectNode facets = json.putObject("facets");
    for (FacetField field : FacetField.values()) {
      List<FacetCount> counts = result.facets().get(field);
      if (counts != null) {
        ArrayNode array = facets.putArray(field.id());
        for (FacetCount count : counts) {
          array
              .addObject()
              .put("value", count.value())
              .put("label", count.label())
              .put("count", count.passageCount())
              .put("documents", count.documentCount());
        }
      }
    }
    if (result.next() != null) {
      json.put("cursor", result.next().toString());
    }
    return json.toString();
  }

  private static void hit(ObjectNode json, Hit hit) {
    Passage passage = hit.passage();
    json.put("rank", hit.rank());
    json.put("score", hit.score());
    json.put("document", passage.documentId());
    json.put("passage", passage.id());
    metadata(json, hit.document());
    json.put("citation", hit.citation().toString());
    passage(json, passage, hit.mentions());
    json.put("snippet", hit.snippet().marked("<mark>", "</mark>"));
  }

  static String document(IndexedDocument document) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("document", document.info().id());
    metadata(json, document.info());
    ArrayNode passages = json.putArray("passages");
    for (int i = 0; i < document.passages().size(); i++) {
      Passage passage = document.passages().get(i);
      ObjectNode node = passages.addObject().put("passage", passage.id());
      passage(node, passage, document.mentions().get(i));
    }
    return json.toPrettyString();
  }

  private static void metadata(ObjectNode json, DocumentInfo info) {
    json.put("title", info.title());
    json.put("kind", info.kind().id());
    put(json, "date", info.date());
    put(json, "inForceFrom", info.inForceFrom());
    put(json, "inForceUntil", info.inForceUntil());
    strings(json.putArray("countries"), info.countries());
    strings(json.putArray("topics"), info.topics());
    json.put("language", info.language());
    json.put("source", info.source());
    if (!info.instrument().isEmpty()) {
      json.put("instrument", info.instrument());
      json.put("version", info.version());
    }
    strings(
        json.putArray("inferred"),
        info.inferred().stream()
            .map(field -> field.name().toLowerCase(Locale.ROOT))
            .sorted()
            .toList());
  }

  private static void passage(ObjectNode json, Passage passage, List<String> mentions) {
    strings(json.putArray("path"), passage.path());
    json.put("heading", passage.heading());
    json.put("start", passage.start());
    json.put("end", passage.end());
    strings(json.putArray("mentions"), mentions);
    json.put("text", passage.text());
  }

  private static void put(ObjectNode json, String field, @Nullable Object value) {
    if (value == null) {
      json.putNull(field);
    } else {
      json.put(field, value.toString());
    }
  }

  private static void strings(ArrayNode array, Collection<String> values) {
    values.forEach(array::add);
  }
}
