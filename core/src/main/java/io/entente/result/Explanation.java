package io.entente.result;

import java.util.List;
import java.util.Locale;

/**
 * Why a hit has its score: what contributed how much. The values of the parts add up to the value.
 *
 * @param words what contributed, for people
 * @param value how much
 * @param parts what it is made up of; may be empty
 */
public record Explanation(String words, double value, List<Explanation> parts) {

  /** Copies the parts. */
  public Explanation {
    parts = List.copyOf(parts);
  }

  /** Returns a line for this and an indented one for every part. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    print(out, 0);
    return out.toString();
  }

  private void print(StringBuilder out, int depth) {
    out.append("  ".repeat(depth))
        .append(String.format(Locale.ROOT, "%.3f", value))
        .append(' ')
        .append(words);
    for (Explanation part : parts) {
      out.append('\n');
      part.print(out, depth + 1);
    }
  }
}
