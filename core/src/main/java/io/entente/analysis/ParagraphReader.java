package io.entente.analysis;

import io.entente.analysis.Outline.Mark;
import io.entente.analysis.Outline.Node;
import io.entente.analysis.Outline.Unit;
import java.util.List;

/** Takes lines for paragraphs or parts of them, and tells which belong to the provision before them. */
@SuppressWarnings(
    "ReferenceEquality") // Marks are nodes of a tree: equal ones may stand in two places.
final class ParagraphReader {
  private static final int MAX_FOLLOWING = 3;

  private final String text;
  private final Lines lines;
  private final LineShapes shapes;
  private final Outline outline;

  ParagraphReader(String text, Lines lines, LineShapes shapes, Outline outline) {
    this.text = text;
    this.lines = lines;
    this.shapes = shapes;
    this.outline = outline;
  }

  /** Begins a paragraph with a line, or adds the line to the one before. */
  void read(int i) {
    Unit current = outline.open();
    if (current == null) {
      outline.openUnit(lines.start(i), lines.end(i), outline.mark(), false);
      return;
    }
    if (!begins(i, current)) {
      current.end = lines.end(i);
      return;
    }
    Mark above = outline.mark();
    if (above != null && !shapes.isBullet(i)) {
      if (above.depth() > 1) {
        above = Character.isLowerCase(text.charAt(lines.start(i))) ? above.parent() : above.root();
      }
      if (above != null
          && above.depth() == 1
          && above.style() >= Marker.LETTER
          && above.style() < Marker.DOTTED) {
        above = null;
      }
    }
    outline.openUnit(lines.start(i), lines.end(i), above, false);
  }

  private boolean begins(int i, Unit current) {
    if (lines.inline(i)) {
      return false;
    }
    if (shapes.isBullet(i)) {
      return true;
    }
    boolean finished = shapes.isFinished(i - 1);
    boolean small = Character.isLowerCase(text.charAt(lines.start(i)));
    if (lines.blankBefore(i)) {
      char last = text.charAt(lines.end(i - 1) - 1);
      return finished
          || !(small && (Character.isLetterOrDigit(last) || last == '-' || last == ','));
    }
    if (lines.wrapWidth() == 0) {
      return finished || !small;
    }
    if (!finished || small) {
      return false;
    }
    if (lines.indent(i) >= 2 && lines.indent(i) > lines.indent(i - 1)) {
      return !current.marked && !LineShapes.isBulletAt(text, current.start);
    }
    return shapes.endsShort(i - 1);
  }

  /** Takes paragraphs behind the end of a list out of its last item, unless the list is an article's. */
  static void moveTrailing(String text, List<Unit> units) {
    Mark next = null;
    Node nextNode = null;
    int i = units.size() - 1;
    while (i >= 0) {
      Unit unit = units.get(i);
      if (unit.node != nextNode) {
        next = null;
        nextNode = unit.node;
      }
      Mark at = unit.mark;
      if (at == null || unit.marked || unit.node.isArticle()) {
        next = at == null || !unit.marked ? next : at.root();
        i--;
        continue;
      }
      Mark top = at.root();
      int first = firstFollowing(units, i);
      boolean continued = next != null
          && (next == top || next.style() == top.style() && next.value() > top.value());
      boolean figures = top.style() < Marker.LETTER;
      if (!continued || !figures && i - first >= MAX_FOLLOWING) {
        moveOut(text, units.subList(first, i + 1));
      }
      i = first - 1;
    }
  }

  /** Returns the first of the paragraphs that follow an item up to the last. */
  private static int firstFollowing(List<Unit> units, int last) {
    int first = last;
    while (first > 0
        && units.get(first - 1).node == units.get(last).node
        && !units.get(first - 1).marked
        && units.get(first - 1).mark != null) {
      first--;
    }
    return first;
  }

  /** Takes paragraphs out of a list from the first that does not go on with what is before it. */
  private static void moveOut(String text, List<Unit> following) {
    boolean belongs = true;
    for (Unit unit : following) {
      belongs &=
          Character.isLowerCase(text.charAt(unit.start)) || LineShapes.isBulletAt(text, unit.start);
      if (!belongs) {
        unit.mark = null;
      }
    }
  }
}
