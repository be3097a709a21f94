package io.entente.internal.question;

import io.entente.internal.index.Schema;
import io.entente.internal.index.TitleKeys;
import io.entente.internal.reader.SegmentCache;
import io.entente.internal.tag.TextHash;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * Tells what no title of a document is without looking it up: most of what is asked is none. It costs a segment about
 * 30 bytes a title. Safe for use by several threads.
 */
final class KnownTitles {

  private final SegmentCache<TextHash.Among> sums = new SegmentCache<>(KnownTitles::sums);

  /**
   * Tells whether a title, or what one is called for short, can have such words.
   *
   * @param reader the state of the index
   * @param sum the sum of {@link TitleKeys#part} over the stems
   * @return false if none has
   * @throws IOException if the index cannot be read
   */
  boolean mayHave(IndexReader reader, long sum) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      if (sums.of(leaf.reader()).has(sum)) {
        return true;
      }
    }
    return false;
  }

  private static TextHash.Among sums(LeafReader segment) throws IOException {
    long[] sums = new long[64];
    int count = 0;
    Terms keys = segment.terms(Schema.TITLE_KEY);
    TermsEnum each = keys == null ? TermsEnum.EMPTY : keys.iterator();
    for (BytesRef key = each.next(); key != null; key = each.next()) {
      if (count == sums.length) {
        sums = Arrays.copyOf(sums, 2 * count);
      }
      sums[count++] = TitleKeys.sum(key.utf8ToString());
    }
    return new TextHash.Among(sums, count);
  }
}
