package io.entente.internal.facet;

import io.entente.query.FacetField;
import io.entente.result.FacetCount;
import io.entente.vocabulary.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What was counted in all segments: passages and documents, value by value. */
public final class FacetCounts {
  /** By name, where there are several segments: passages at 0, documents at 1. */
  private final Map<FacetField, Map<String, long[]>> byField = new EnumMap<>(FacetField.class);
  /** What the first segment has, which mostly is the only one, so that few values need a name. */
  private final Map<FacetField, DocumentCounts> first = new EnumMap<>(FacetField.class);

  private long passageCount;

  FacetCounts(Collection<FacetField> fields) {
    fields.forEach(field -> byField.put(field, new HashMap<>()));
  }

  /** How many passages satisfy all filters. */
  long passageCount() {
    return passageCount;
  }

  /** Adds so many passages that satisfy all filters. */
  void addPassages(long count) {
    passageCount += count;
  }

  /** Adds what a segment's documents have, which is not counted on from then. */
  void add(DocumentCounts counted) {
    FacetField field = counted.field();
    if (!first.containsKey(field) && byName(field).isEmpty()) {
      first.put(field, counted);
    } else {
      name(counted);
    }
  }

  /** Adds what a segment's passages have. */
  void add(PassageCounts counted) throws IOException {
    for (int ord = 0; ord < counted.size(); ord++) {
      if (counted.passages(ord) > 0) {
        add(counted.field(), counted.name(ord), counted.passages(ord), counted.documents(ord));
      }
    }
  }

  private void name(DocumentCounts counted) {
    for (int ord = 0; ord < counted.size(); ord++) {
      if (counted.passages(ord) > 0) {
        add(counted.field(), counted.name(ord), counted.passages(ord), counted.documents(ord));
      }
    }
  }

  private void add(FacetField field, String value, long passages, long documents) {
    long[] n = byName(field).computeIfAbsent(value, unseen -> new long[2]);
    n[0] += passages;
    n[1] += documents;
  }

  private Map<String, long[]> byName(FacetField field) {
    DocumentCounts known = first.remove(field);
    if (known != null) {
      name(known);
    }
    return Objects.requireNonNull(byField.get(field), field::id);
  }

  /** The counts of a facet: dates in their order, all else with what is found most often first. */
  List<FacetCount> of(FacetField field, Topics topics) {
    DocumentCounts only = first.get(field);
    if (only != null) {
      return only.list(topics);
    }
    List<FacetCount> list = new ArrayList<>();
    byName(field)
        .forEach((value, n) -> list.add(FacetNames.facet(field, value, topics, n[0], n[1])));
    boolean inTime = FacetNames.isInTime(field);
    list.sort((one, other) -> inTime || one.passageCount() == other.passageCount()
        ? one.value().compareTo(other.value())
        : Long.compare(other.passageCount(), one.passageCount()));
    return list;
  }
}
