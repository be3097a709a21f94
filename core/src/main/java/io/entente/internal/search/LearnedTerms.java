package io.entente.internal.search;

import io.entente.internal.index.Schema;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * What was learned from the indexed texts: acronyms and compounds, kept as terms of the form key,
 * {@link Schema#LEARNED}, value. Most words of a question are no key, so every segment's keys are kept as
 * sorted hashes, 8 bytes each, and the terms are only looked at where a hash agrees.
 */
final class LearnedTerms {

  /** What keys are kept for: a field of a segment. */
  private record Part(Object segment, String field) {}

  private final Map<Part, long[]> keys = new ConcurrentHashMap<>();

  /**
   * Returns the values of a key, the most frequent first.
   *
   * @param reader the state of the index
   * @param field the field
   * @param key the key
   * @return value to the number of passages it was learned from
   * @throws IOException if the index cannot be read
   */
  Map<String, Integer> values(IndexReader reader, String field, String key) throws IOException {
    Map<String, Integer> found = new TreeMap<>();
    long hash = hash(key);
    for (LeafReaderContext leaf : reader.leaves()) {
      if (Arrays.binarySearch(keys(leaf.reader(), field), hash) >= 0) {
        collect(leaf.reader(), field, key + Schema.LEARNED, Integer.MAX_VALUE, found);
      }
    }
    Map<String, Integer> byCount = new LinkedHashMap<>();
    found.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .forEach(entry -> byCount.put(
            entry.getKey().substring(key.length() + Schema.LEARNED.length()), entry.getValue()));
    return byCount;
  }

  /**
   * Returns keys with their values.
   *
   * @param reader the state of the index
   * @param field the field
   * @param prefix what the keys begin with
   * @param limit the most entries of a segment that are looked at
   * @return key and value, the most frequent first
   * @throws IOException if the index cannot be read
   */
  List<Map.Entry<String, String>> startingWith(
      IndexReader reader, String field, String prefix, int limit) throws IOException {
    Map<String, Integer> found = new TreeMap<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      collect(leaf.reader(), field, prefix, limit, found);
    }
    return found.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(limit)
        .map(entry -> {
          int at = entry.getKey().indexOf(Schema.LEARNED);
          return Map.entry(
              entry.getKey().substring(0, at),
              entry.getKey().substring(at + Schema.LEARNED.length()));
        })
        .toList();
  }

  private static void collect(
      LeafReader reader, String field, String prefix, int limit, Map<String, Integer> found)
      throws IOException {
    Terms terms = reader.terms(field);
    if (terms == null) {
      return;
    }
    TermsEnum each = terms.iterator();
    TermsEnum.SeekStatus status = each.seekCeil(new BytesRef(prefix));
    int seen = 0;
    for (BytesRef term = status == TermsEnum.SeekStatus.END ? null : each.term();
        term != null && seen < limit;
        term = each.next()) {
      String text = term.utf8ToString();
      if (!text.startsWith(prefix)) {
        return;
      }
      found.merge(text, each.docFreq(), Integer::sum);
      seen++;
    }
  }

  private long[] keys(LeafReader reader, String field) throws IOException {
    IndexReader.CacheHelper helper = reader.getCoreCacheHelper();
    if (helper == null) {
      return hashes(reader, field);
    }
    Part part = new Part(helper.getKey(), field);
    long[] known = keys.get(part);
    if (known == null) {
      known = hashes(reader, field);
      if (keys.putIfAbsent(part, known) == null) {
        helper.addClosedListener(key -> keys.remove(part));
      }
    }
    return known;
  }

  private static long[] hashes(LeafReader reader, String field) throws IOException {
    Terms terms = reader.terms(field);
    if (terms == null) {
      return new long[0];
    }
    long[] hashes = new long[64];
    int count = 0;
    TermsEnum each = terms.iterator();
    for (BytesRef term = each.next(); term != null; term = each.next()) {
      String text = term.utf8ToString();
      if (count == hashes.length) {
        hashes = Arrays.copyOf(hashes, 2 * count);
      }
      hashes[count++] = hash(text.substring(0, text.indexOf(Schema.LEARNED)));
    }
    long[] sorted = Arrays.copyOf(hashes, count);
    Arrays.sort(sorted);
    return sorted;
  }

  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
