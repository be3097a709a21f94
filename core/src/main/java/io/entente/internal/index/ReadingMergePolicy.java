package io.entente.internal.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an index in few segments, as every segment costs every search its share again: looking words up,
 * buffers, and hits that are collected before there is a score to beat.
 *
 * <p>A forced merge, which every commit asks for, makes one segment of all where what was added since the
 * largest was made is a quarter of that and there is room, and else does nothing. So the index is in one
 * segment after it was filled, and all these merges together write no more than about five times the
 * index, however often there was a commit in between. Besides, segments are merged as {@link
 * TieredMergePolicy} does.
 */
final class ReadingMergePolicy extends FilterMergePolicy {

  /** Smaller segments together have to be at least this share of the largest. */
  private static final double SHARE = 0.25;

  /** No larger segment is made: beyond that, merging takes minutes. */
  private static final long MAX_BYTES = 5L << 30;

  /** What is made takes about as much room as what it is made of, which goes only then. */
  private static final double ROOM = 1.2;

  private final LongSupplier room;

  /**
   * Makes a policy.
   *
   * @param room says how many bytes may still be written
   */
  ReadingMergePolicy(LongSupplier room) {
    super(new TieredMergePolicy());
    this.room = room;
  }

  @Override
  public @Nullable MergeSpecification findForcedMerges(
      SegmentInfos infos,
      int maxSegmentCount,
      Map<SegmentCommitInfo, Boolean> segmentsToMerge,
      MergeContext context)
      throws IOException {
    if (!context.getMergingSegments().isEmpty()) {
      // Asked again when they are done.
      return null;
    }
    List<SegmentCommitInfo> segments = new ArrayList<>();
    long largest = 0;
    long all = 0;
    for (SegmentCommitInfo segment : infos) {
      long bytes = size(segment, context);
      segments.add(segment);
      largest = Math.max(largest, bytes);
      all += bytes;
    }
    if (segments.size() < 2
        || all > MAX_BYTES
        || all - largest < SHARE * largest
        || room.getAsLong() < ROOM * all) {
      return null;
    }
    MergeSpecification one = new MergeSpecification();
    one.add(new MergePolicy.OneMerge(segments));
    return one;
  }
}
