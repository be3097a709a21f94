package io.entente.analysis;

import io.entente.analysis.Outline.Mark;
import io.entente.analysis.Outline.Unit;
import org.jspecify.annotations.Nullable;

/** Takes lines for numbered provisions and points, if the numbers around them say so. */
final class ProvisionReader {
  private static final int MAX_DEPTH = 8;
  private static final int LOOK_AHEAD = 40;

  private static final int MAX_GAP = 4;
  /** Extracts leave numbered paragraphs out; what begins a paragraph of its own is rarely anything else. */
  private static final int MAX_GAP_OF_PARAGRAPHS = 20;

  private final String text;
  private final Lines lines;
  private final LineShapes shapes;
  private final Outline outline;

  ProvisionReader(String text, Lines lines, LineShapes shapes, Outline outline) {
    this.text = text;
    this.lines = lines;
    this.shapes = shapes;
    this.outline = outline;
  }

  /** Takes a line for a provision or point whose number begins at an offset; returns whether it is one. */
  boolean read(int i, int at) {
    Marker letter = Marker.scan(text, at, lines.end(i), false);
    if (letter == null
        && outline.inArticle()
        && (text.charAt(at) == '\u00A7' || Chars.isDigit(text.charAt(at)))) {
      letter = Marker.scanInArticle(text, at, lines.end(i));
    }
    Marker roman = Character.isLetter(text.charAt(at))
            || text.charAt(at) == '('
                && at + 1 < lines.end(i)
                && Character.isLetter(text.charAt(at + 1))
        ? Marker.scan(text, at, lines.end(i), true)
        : null;
    if (letter == null && roman == null) {
      return false;
    }
    Mark accepted = accept(i, letter, roman);
    if (accepted == null) {
      return false;
    }
    outline.setMark(accepted);
    outline.openUnit(lines.start(i), lines.end(i), accepted, true);
    Marker taken = roman != null && accepted.style() == roman.style() ? roman : letter;
    if (taken != null) {
      nested(i, taken.end());
    }
    return true;
  }

  /** Takes a second number right behind the first: "1. (a) …". */
  void nested(int i, int from) {
    int p = Chars.skipSpace(text, from, lines.end(i));
    Unit unit = outline.open();
    if (p >= lines.end(i)
        || unit == null
        || "(\u00A7".indexOf(text.charAt(p)) < 0 && !Chars.isDigit(text.charAt(p))) {
      return;
    }
    Marker marker = text.charAt(p) == '\u00A7' && outline.inArticle()
        ? Marker.scanInArticle(text, p, lines.end(i))
        : Marker.scan(text, p, lines.end(i), false);
    if (marker == null || marker.value() != 1) {
      marker = Marker.scan(text, p, lines.end(i), true);
    }
    if (marker == null
        || marker.value() != 1
        || find(marker.style()) != null
        || depth() >= MAX_DEPTH
        || marker.style() >= Marker.DOTTED) {
      return;
    }
    Mark below = below(marker);
    outline.setMark(below);
    unit.mark = below;
  }

  private @Nullable Mark accept(int i, @Nullable Marker letter, @Nullable Marker roman) {
    Mark next = letter == null ? null : continued(letter);
    if (next == null && roman != null) {
      next = continued(roman);
    }
    if (next != null) {
      return next;
    }
    boolean free = outline.behindHeading() || shapes.isApart(i) || shapes.isBroken(i);
    if (!free && !lines.inline(i)) {
      return null;
    }
    Marker marker = roman != null && (letter == null || roman.value() == 1) ? roman : letter;
    if (marker == null) {
      return null;
    }
    return marker.style() >= Marker.DOTTED ? startDotted(i, marker) : start(i, marker);
  }

  /** Returns the mark if the number follows one that is open. */
  private @Nullable Mark continued(Marker marker) {
    Mark last = marker.style() >= Marker.DOTTED ? findDotted(marker) : find(marker.style());
    if (last == null) {
      return null;
    }
    boolean follows = marker.value() == last.value() + 1
        || marker.suffixed()
            && marker.value() == last.value()
            && !marker.label().equals(last.label());
    return follows ? beside(last, marker) : null;
  }

  private @Nullable Mark start(int i, Marker marker) {
    Mark last = find(marker.style());
    if (last != null) {
      return restarts(i, marker) || skips(i, marker, last) ? beside(last, marker) : null;
    }
    if (continuesCarried(i, marker)) {
      return outermost(marker);
    }
    int value = marker.value();
    if (marker.style() == Marker.IN_ARTICLE && !beginsInArticle(i, marker)) {
      return null;
    }
    if (value != 1
        && marker.style() >= Marker.LETTER
        && outline.mark() == null
        && !followed(i, marker)) {
      return null;
    }
    boolean begins =
        value == 1 && !(isBareLetter(marker) || lines.inline(i)) || followed(i, marker);
    return begins && depth() < MAX_DEPTH ? below(marker) : null;
  }

  /** Whether the first paragraph of an article begins; a number alone may be that of a footnote. */
  private boolean beginsInArticle(int i, Marker marker) {
    return text.charAt(lines.start(i)) == '\u00A7'
        || marker.value() == 1 && outline.behindHeading() && followed(i, marker) && !isFootnote(i);
  }

  /** Whether the paragraphs of the article have a stop behind their numbers, so that this number is another's. */
  private boolean isFootnote(int i) {
    for (int line = i + 1; line < Math.min(lines.count(), i + LOOK_AHEAD); line++) {
      int p = lines.start(line);
      Marker marker =
          Chars.isDigit(text.charAt(p)) ? Marker.scan(text, p, lines.end(line), false) : null;
      if (marker != null && marker.style() == Marker.FIGURE) {
        return marker.value() == 1;
      }
    }
    return false;
  }

  private boolean restarts(int i, Marker marker) {
    return marker.value() == 1 && !lines.inline(i);
  }

  /** Whether only a few numbers are left out between the last and this one. */
  private boolean skips(int i, Marker marker, Mark last) {
    int value = marker.value();
    return value > last.value()
        && !lines.inline(i)
        && (lines.blankBefore(i)
            ? value <= last.value() + MAX_GAP_OF_PARAGRAPHS
            : value <= last.value() + MAX_GAP && followed(i, marker));
  }

  /** Whether the numbers go on behind the heading that broke them off. */
  private boolean continuesCarried(int i, Marker marker) {
    Mark carried = outline.carried();
    return outline.mark() == null
        && carried != null
        && carried.style() == marker.style()
        && marker.value() == carried.value() + 1
        && !lines.inline(i);
  }

  private @Nullable Mark startDotted(int i, Marker marker) {
    int dot = marker.label().lastIndexOf('.');
    String prefix = marker.label().substring(0, dot);
    for (Mark above = outline.mark(); above != null; above = above.parent()) {
      boolean isParent = above.label().equals(prefix) || above.label().equals("(" + prefix + ")");
      if (isParent && above.depth() < MAX_DEPTH) {
        return new Mark(above, above.depth() + 1, marker.style(), marker.value(), marker.label());
      }
    }
    if (!followed(i, marker)
        && !(marker.value() == 1 && (lines.blankBefore(i) || outline.behindHeading()))) {
      return null;
    }
    Mark last = find(marker.style());
    Mark parent = last == null ? null : last.parent();
    boolean wrongParent = parent != null && !parent.label().equals("(" + prefix + ")");
    return last == null || wrongParent ? outermost(marker) : beside(last, marker);
  }

  // Marks

  private static Mark outermost(Marker marker) {
    return new Mark(null, 1, marker.style(), marker.value(), marker.label());
  }

  private static Mark beside(Mark last, Marker marker) {
    return new Mark(last.parent(), last.depth(), marker.style(), marker.value(), marker.label());
  }

  private Mark below(Marker marker) {
    return new Mark(outline.mark(), depth() + 1, marker.style(), marker.value(), marker.label());
  }

  private int depth() {
    Mark mark = outline.mark();
    return mark == null ? 0 : mark.depth();
  }

  private @Nullable Mark find(int style) {
    for (Mark above = outline.mark(); above != null; above = above.parent()) {
      if (above.style() == style) {
        return above;
      }
    }
    return null;
  }

  private @Nullable Mark findDotted(Marker marker) {
    int prefix = marker.label().lastIndexOf('.');
    for (Mark above = outline.mark(); above != null; above = above.parent()) {
      if (above.style() == marker.style()
          && above.label().lastIndexOf('.') == prefix
          && above.label().regionMatches(0, marker.label(), 0, prefix)) {
        return above;
      }
    }
    return null;
  }

  // Numbers

  /** "a." and "I." are more often something else than "(a)" and "1." are. */
  private static boolean isBareLetter(Marker marker) {
    return marker.style() >= Marker.LETTER
        && marker.style() < Marker.DOUBLE
        && marker.style() % 4 == 0;
  }

  /** Whether one of the next lines has the next number in the same style. */
  private boolean followed(int i, Marker marker) {
    for (int line = i + 1; line < Math.min(lines.count(), i + LOOK_AHEAD); line++) {
      int p = lines.start(line);
      while (p < lines.end(line) && p < lines.start(line) + 3 && Chars.isEmphasis(text.charAt(p))) {
        p++;
      }
      if (p >= lines.end(line) || !Marker.mayBegin(text.charAt(p))) {
        continue;
      }
      boolean roman = marker.style() >= Marker.ROMAN && marker.style() < Marker.DOUBLE;
      Marker next = marker.style() == Marker.IN_ARTICLE
          ? Marker.scanInArticle(text, p, lines.end(line))
          : Marker.scan(text, p, lines.end(line), roman);
      if (next != null && next.style() == marker.style() && next.value() == marker.value() + 1) {
        return true;
      }
    }
    return false;
  }
}
