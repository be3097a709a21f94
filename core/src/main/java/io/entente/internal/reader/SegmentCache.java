package io.entente.internal.reader;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;

/**
 * Keeps what was made of a segment as long as the segment is open. Safe for use by several threads; where
 * two make the same at once, one of the two is kept.
 *
 * @param <T> what is made, safe for use by several threads
 */
public final class SegmentCache<T> {

  /**
   * Makes something of a segment.
   *
   * @param <T> what is made
   */
  public interface Maker<T> {
    T of(LeafReader segment) throws IOException;
  }

  private final Maker<T> maker;
  private final Map<Object, T> made = new ConcurrentHashMap<>();

  public SegmentCache(Maker<T> maker) {
    this.maker = maker;
  }

  /** Returns what is made of a segment, now or before. */
  public T of(LeafReader segment) throws IOException {
    IndexReader.CacheHelper helper = segment.getCoreCacheHelper();
    T known = helper == null ? null : made.get(helper.getKey());
    if (known != null) {
      return known;
    }
    T now = maker.of(segment);
    if (helper != null && made.putIfAbsent(helper.getKey(), now) == null) {
      helper.addClosedListener(made::remove);
    }
    return now;
  }
}
