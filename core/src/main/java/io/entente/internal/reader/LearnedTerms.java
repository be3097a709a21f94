package io.entente.internal.reader;

import io.entente.internal.index.Schema;
import io.entente.internal.tag.TextHash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * {@link Schema#LEARNED}, value. Most words of a question are no key, so hashes of every segment's keys
 * and values are kept, about 10 bytes each, and the terms are only looked at where a hash agrees.
 */
public final class LearnedTerms {

  private static final int MAX_BEST = 3;

  /** What is known of the fields of a segment that were asked for. */
  private final SegmentCache<Map<String, Known>> known =
      new SegmentCache<>(segment -> new ConcurrentHashMap<>());

  /** The hashes of the keys and values in a field of a segment. */
  private record Known(TextHash.Among keys, TextHash.Among values) {}

  /**
   * Tells whether a key can have values, without the key itself.
   *
   * @param reader the state of the index
   * @param field the field
   * @param hash the {@link TextHash} of the key
   * @return false if it has none
   * @throws IOException if the index cannot be read
   */
  public boolean mayBeKey(IndexReader reader, String field, long hash) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      if (known(leaf.reader(), field).keys().has(hash)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Tells whether something can be the value of a key.
   *
   * @param reader the state of the index
   * @param field the field
   * @param hash the {@link TextHash} of the value
   * @return false if it is none
   * @throws IOException if the index cannot be read
   */
  public boolean mayBeValue(IndexReader reader, String field, long hash) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      if (known(leaf.reader(), field).values().has(hash)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the values of a key, the most frequent first.
   *
   * @param reader the state of the index
   * @param field the field
   * @param key the key
   * @return value to the number of passages it was learned from
   * @throws IOException if the index cannot be read
   */
  public Map<String, Integer> values(IndexReader reader, String field, String key)
      throws IOException {
    long hash = TextHash.of(key);
    if (!mayBeKey(reader, field, hash)) {
      return Map.of();
    }
    Map<String, Integer> found = new TreeMap<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      if (known(leaf.reader(), field).keys().has(hash)) {
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
   * Returns the best values of a key.
   *
   * @param searcher the state of the index; what was not among the best on the first page is not now
   * @param field the field
   * @param key the key
   * @return the most frequent values, no more than a few
   * @throws IOException if the index cannot be read
   */
  public List<String> best(PageSearcher searcher, String field, String key) throws IOException {
    Set<String> values = values(searcher.getIndexReader(), field, key).keySet();
    if (values.isEmpty()) {
      return List.of();
    }
    List<String> held = new ArrayList<>();
    for (String value : values) {
      if (searcher.holds(field + ':' + key + ':' + value, held.size() < MAX_BEST)) {
        held.add(value);
      }
    }
    return held;
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
  public List<Map.Entry<String, String>> startingWith(
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

  private Known known(LeafReader reader, String field) throws IOException {
    Map<String, Known> fields = known.of(reader);
    Known kept = fields.get(field);
    if (kept == null) {
      kept = read(reader, field);
      fields.put(field, kept);
    }
    return kept;
  }

  private static Known read(LeafReader reader, String field) throws IOException {
    long[] keys = new long[64];
    long[] values = new long[64];
    int count = 0;
    Terms terms = reader.terms(field);
    TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
    for (BytesRef term = each.next(); term != null; term = each.next()) {
      String text = term.utf8ToString();
      if (count == keys.length) {
        keys = Arrays.copyOf(keys, 2 * count);
        values = Arrays.copyOf(values, 2 * count);
      }
      int at = text.indexOf(Schema.LEARNED);
      keys[count] = TextHash.of(text.substring(0, at));
      values[count++] = TextHash.of(text.substring(at + Schema.LEARNED.length()));
    }
    return new Known(new TextHash.Among(keys, count), new TextHash.Among(values, count));
  }
}
