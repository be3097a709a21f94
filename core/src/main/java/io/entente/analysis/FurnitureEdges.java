package io.entente.analysis;

import org.jspecify.annotations.Nullable;

/**
 * Tells where what surrounds a text meets the text, so that they do not get into one passage though both are short:
 * before a heading of furniture, behind a life or a note to editors, and between rows of dots and prose.
 */
final class FurnitureEdges {
  private static final int FEWEST_DOTS = 3;

  private final String text;

  FurnitureEdges(String text) {
    this.text = text;
  }

  /** A stretch of the text. */
  record Stretch(int start, int end) {}

  /** Whether there is an edge between two neighbouring stretches, the second of which has another behind it or none. */
  boolean between(Stretch first, Stretch second, @Nullable Stretch behind) {
    if (heading(second) != null) {
      return true;
    }
    FurnitureHeading heading = heading(first);
    if (heading != null && heading.end() >= first.end) {
      return false;
    }
    return heading != null && closes(heading) || rowsEnd(first, second, behind);
  }

  private @Nullable FurnitureHeading heading(Stretch stretch) {
    return FurnitureHeading.at(text, stretch.start, stretch.end);
  }

  private boolean closes(FurnitureHeading heading) {
    return switch (heading.kind()) {
      case LIFE, PUBLISHER -> true;
      case CONTACT -> text.charAt(heading.end()) != '\n';
      case CONTENTS, REFERENCES -> false;
    };
  }

  /** Whether rows of dots end or begin, and not for a line between two of them. */
  private boolean rowsEnd(Stretch first, Stretch second, @Nullable Stretch behind) {
    if (hasRows(first)) {
      return !hasRows(second) && (behind == null || !hasRows(behind));
    }
    return text.charAt(first.end - 1) == '.' && hasRows(second);
  }

  /** Whether a line ends in dots before the number of a page. */
  private boolean hasRows(Stretch stretch) {
    int lineEnd = stretch.end;
    while (lineEnd > stretch.start) {
      int p = lineEnd;
      while (p > stretch.start && isOfNumber(text.charAt(p - 1))) {
        p--;
      }
      boolean number = p < lineEnd;
      int dots = 0;
      while (p > stretch.start && ". \u2026\t".indexOf(text.charAt(p - 1)) >= 0) {
        char c = text.charAt(--p);
        dots += c == '.' ? 1 : c == '\u2026' ? FEWEST_DOTS : 0;
      }
      if (number && dots >= FEWEST_DOTS) {
        return true;
      }
      while (p > stretch.start && text.charAt(p - 1) != '\n') {
        p--;
      }
      lineEnd = p - 1;
    }
    return false;
  }

  private static boolean isOfNumber(char c) {
    return Chars.isDigit(c) || "ivxlc".indexOf(c) >= 0;
  }
}
