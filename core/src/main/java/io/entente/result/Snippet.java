package io.entente.result;

import java.util.List;

/**
 * An extract of a passage with the places that matched.
 *
 * @param text the extract, as it stands in the passage
 * @param start the offset of the extract in the passage's text, in UTF-16 code units
 * @param marks what matched, in order and without overlaps; offsets are into {@code text}
 * @param cutBefore whether the passage has text before the extract
 * @param cutAfter whether the passage has text behind the extract
 */
public record Snippet(
    String text, int start, List<Mark> marks, boolean cutBefore, boolean cutAfter) {

  /**
   * A stretch that matched.
   *
   * @param start the offset of its first character, in UTF-16 code units
   * @param end the offset behind its last character
   */
  public record Mark(int start, int end) {}

  /** Copies the marks. */
  public Snippet {
    marks = List.copyOf(marks);
  }

  /**
   * Returns the extract with something put around every mark, and an ellipsis where it was cut.
   *
   * @param open put before a mark
   * @param close put behind a mark
   * @return the text; nothing in it is escaped
   */
  public String marked(String open, String close) {
    StringBuilder out = new StringBuilder(cutBefore ? "… " : "");
    int done = 0;
    for (Mark mark : marks) {
      out.append(text, done, mark.start())
          .append(open)
          .append(text, mark.start(), mark.end())
          .append(close);
      done = mark.end();
    }
    return out.append(text, done, text.length()).append(cutAfter ? " …" : "").toString();
  }
}
