package io.entente.internal.reader;

import io.entente.internal.index.PolicySimilarity;
import io.entente.internal.index.Schema;
import io.entente.query.Cursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Scores and understands with what the first page knew: how often words occur in the whole index, and what
 * was learned from it. A passage then has the same score on every page, also while documents are added,
 * so that no page has gaps or repeats.
 */
public final class PageSearcher extends IndexSearcher {

  // Of the hash of Fowler, Noll and Vo, FNV-1a with 64 bits.
  private static final long START = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  /** What more than this share of the passages has is a small word of another language, or says as little. */
  private static final double COMMON = 0.25;
  /** Of fewer passages one cannot tell. */
  private static final int MANY = 400;

  private final TermFinder terms;
  private final boolean goesOn;
  private final Map<Long, long[]> frozen;
  private final Map<Long, long[]> used = new LinkedHashMap<>();
  private final Map<String, CollectionStatistics> fields = new HashMap<>();

  public PageSearcher(IndexReader reader, Similarity similarity, @Nullable Cursor after) {
    super(reader);
    this.terms = new TermFinder(getTopReaderContext());
    setSimilarity(similarity);
    // Filters are remembered by document, in SegmentDocuments; what else repeats is cheap to find
    // again.
    setQueryCache(null);
    this.frozen = new LinkedHashMap<>();
    this.goesOn = after != null;
    if (after != null) {
      for (Cursor.Statistic statistic : after.statistics()) {
        frozen.put(statistic.key(), new long[] {statistic.count(), statistic.sum()});
      }
    }
  }

  /** Looks terms up. */
  public TermFinder terms() {
    return terms;
  }

  /** Whether this is a later page. */
  public boolean goesOn() {
    return goesOn;
  }

  /** Whether something inferred on the first page; what was not then is not now. */
  public boolean holds(String what, boolean live) {
    long key = key(what);
    boolean held = goesOn ? frozen.containsKey(key) : live;
    if (held) {
      used.put(key, new long[] {1, 0});
    }
    return held;
  }

  /** A measure from 0 up as it was on the first page; on later pages 0 if there was none. */
  public float fixed(String what, float live) {
    long key = key(what);
    long[] old = frozen.get(key);
    long[] n = old == null ? new long[] {goesOn ? 0 : Float.floatToIntBits(live), 0} : old;
    used.put(key, n);
    return Float.intBitsToFloat((int) n[0]);
  }

  /** In how many passages a word was on the first page; what was nowhere then is nowhere still. */
  public int docFreq(Term term, int live) {
    long key = key("in:", term);
    long[] old = frozen.get(key);
    long[] n = old == null ? new long[] {goesOn ? 0 : live, 0} : old;
    used.put(key, n);
    return Math.toIntExact(n[0]);
  }

  /** The same for a word whose frequency is not known yet. */
  public int docFreq(Term term) throws IOException {
    long[] known = used.get(key("in:", term));
    return known == null ? docFreq(term, terms.docFreq(term)) : Math.toIntExact(known[0]);
  }

  /** Whether so many passages had a word on the first page that it says little that one has it. */
  public boolean isCommon(Term term, int live) throws IOException {
    CollectionStatistics field = collectionStatistics(term.field());
    return field != null
        && field.docCount() >= MANY
        && docFreq(term, live) > COMMON * field.docCount();
  }

  /** What a word counts, with the statistics of the first page; 0 for a word that is nowhere. */
  public double weight(Term term, int docFreq, long totalTermFreq) throws IOException {
    CollectionStatistics field = collectionStatistics(term.field());
    if (docFreq(term, docFreq) == 0
        || docFreq == 0
        || field == null
        || !(getSimilarity() instanceof PolicySimilarity policy)) {
      return 0;
    }
    TermStatistics statistics = termStatistics(term, docFreq, totalTermFreq);
    return policy.weight(field.docCount(), statistics.docFreq(), statistics.totalTermFreq());
  }

  /** What it counts that a document is one of some, by how few they are; 0 if there are none. */
  public float weight(String what, DocumentFilter some) throws IOException {
    int count = some.count(this);
    long all = getIndexReader().docFreq(new Term(Schema.HEADER, Schema.YES));
    boolean counts = count > 0 && getSimilarity() instanceof PolicySimilarity;
    return fixed(
        what, counts ? (float) ((PolicySimilarity) getSimilarity()).weight(all, count, count) : 0);
  }

  /** How many words a passage has on average. */
  public double meanLength(String field) throws IOException {
    CollectionStatistics statistics = collectionStatistics(field);
    return statistics == null
        ? 1
        : (double) statistics.sumTotalTermFreq() / Math.max(1, statistics.docCount());
  }

  /** What the next page has to score with. */
  public List<Cursor.Statistic> statistics() {
    List<Cursor.Statistic> statistics = new ArrayList<>();
    used.forEach((key, n) -> statistics.add(new Cursor.Statistic(key, n[0], n[1])));
    return statistics;
  }

  @Override
  public TermStatistics termStatistics(Term term, int docFreq, long totalTermFreq) {
    long key = key("", term);
    long[] old = frozen.get(key);
    long[] n = old == null ? new long[] {docFreq, totalTermFreq} : old;
    used.put(key, n);
    // A word that came with documents added since may not be in more passages than there were.
    long[] field = frozen.get(key(term.field()));
    long count = field == null ? n[0] : Math.max(1, Math.min(n[0], field[0]));
    return new TermStatistics(term.bytes(), count, Math.max(count, n[1]));
  }

  @Override
  public @Nullable CollectionStatistics collectionStatistics(String field) throws IOException {
    CollectionStatistics known = fields.get(field);
    if (known == null) {
      known = statistics(field);
      if (known != null) {
        fields.put(field, known);
      }
    }
    return known;
  }

  private @Nullable CollectionStatistics statistics(String field) throws IOException {
    CollectionStatistics live = super.collectionStatistics(field);
    if (live == null) {
      return null;
    }
    long key = key(field);
    long[] old = frozen.get(key);
    long[] n = old == null ? new long[] {live.docCount(), live.sumTotalTermFreq()} : old;
    used.put(key, n);
    return new CollectionStatistics(
        field,
        Math.max(live.maxDoc(), n[0]),
        n[0],
        n[1],
        Math.min(n[1], Math.max(n[0], live.sumDocFreq())));
  }

  /** 40 bits tell the few terms of one query apart. */
  private static long key(String text) {
    return cut(hash(START, text));
  }

  private static long key(String prefix, Term term) {
    long hash = hash(hash(hash(START, prefix), term.field()), ":");
    BytesRef bytes = term.bytes();
    for (int i = bytes.offset; i < bytes.offset + bytes.length; i++) {
      hash = (hash ^ bytes.bytes[i] & 0xFF) * PRIME;
    }
    return cut(hash);
  }

  private static long hash(long before, String text) {
    long hash = before;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return hash;
  }

  private static long cut(long hash) {
    return (hash ^ hash >>> 40) & 0xFF_FFFF_FFFFL;
  }
}
