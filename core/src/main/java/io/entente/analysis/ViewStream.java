package io.entente.analysis;

import java.io.IOException;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.jspecify.annotations.Nullable;

/** Gives the tokens of a view; those of the exact view with words in capitals at their positions. */
final class ViewStream extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute at = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private final ExactTokens exact;
  private final @Nullable StemmedTokens stemmed;
  private final TokenArrays given;
  private int next;
  private int position = -1;
  /** The word given last in capitals, if that is still to be given. */
  private @Nullable String capitals;

  /** Makes a stream over the exact view. */
  ViewStream(ExactTokens exact) {
    this.exact = exact;
    this.stemmed = null;
    this.given = exact.tokens();
  }

  /** Makes a stream over the stemmed view. */
  ViewStream(StemmedTokens stemmed) {
    this.exact = stemmed.exact();
    this.stemmed = stemmed;
    this.given = stemmed.tokens();
  }

  @Override
  public void reset() {
    next = 0;
    position = -1;
    capitals = null;
    if (stemmed != null) {
      stemmed.make();
    }
  }

  @Override
  public boolean incrementToken() {
    if (capitals != null) {
      clearAttributes();
      term.append(capitals);
      at.setOffset(given.startOffsets[next - 1], given.endOffsets[next - 1]);
      step.setPositionIncrement(0);
      capitals = null;
      return true;
    }
    if (next >= given.count) {
      return false;
    }
    clearAttributes();
    int begin = given.begin(next);
    term.copyBuffer(given.characters, begin, given.ends[next] - begin);
    at.setOffset(given.startOffsets[next], given.endOffsets[next]);
    step.setPositionIncrement(given.positions[next] - position);
    position = given.positions[next++];
    if (stemmed == null) {
      capitals = exact.capitals(next - 1);
    }
    return true;
  }

  @Override
  public void end() throws IOException {
    super.end();
    // A further value of the field begins behind this text, in both views at the same position.
    int length = exact.text().length();
    at.setOffset(length, length);
    step.setPositionIncrement(exact.lastPosition() - position);
  }
}
