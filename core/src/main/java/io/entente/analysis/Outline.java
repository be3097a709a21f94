package io.entente.analysis;

import io.entente.document.Section;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found of a text's structure so far: the headings that are open, the place in the numbering below
 * them, and the stretches of text in order.
 */
@SuppressWarnings(
    "ReferenceEquality") // Headings are nodes of a tree: equal ones may stand in two places.
final class Outline {

  /** A heading, and all that stands directly below it. */
  static final class Node {
    final @Nullable Node parent;
    final List<String> path;
    final String heading;
    final int rank;
    final int level;
    final int start;
    final int end;
    boolean used;

    Node(
        @Nullable Node parent,
        List<String> path,
        String heading,
        int rank,
        int level,
        int start,
        int end) {
      this.parent = parent;
      this.path = path;
      this.heading = heading;
      this.rank = rank;
      this.level = level;
      this.start = start;
      this.end = end;
    }

    boolean isArticle() {
      return rank >= Label.SECTION;
    }
  }

  /** A place in the numbering below a heading: paragraph (2), point (a). */
  record Mark(@Nullable Mark parent, int depth, int style, int value, String label) {

    /** Returns the mark above or equal to this one at a depth from 1, or null if this one is less deep. */
    @Nullable
    Mark at(int depth) {
      Mark mark = this;
      while (mark != null && mark.depth > depth) {
        mark = mark.parent;
      }
      return mark != null && mark.depth == depth ? mark : null;
    }

    /** Whether it is a number, as of a paragraph, and not the letter or numeral of a point. */
    boolean isNumber() {
      return style < Marker.LETTER || style >= Marker.DOTTED;
    }

    Mark root() {
      Mark mark = this;
      while (mark.parent != null) {
        mark = mark.parent;
      }
      return mark;
    }
  }

  /** The smallest stretch of text that is looked at: a paragraph, a provision's first paragraph, a point. */
  static final class Unit {
    Node node;
    final int start;
    int end;

    @Nullable
    Mark mark;

    final boolean marked;

    Unit(Node node, int start, int end, @Nullable Mark mark, boolean marked) {
      this.node = node;
      this.start = start;
      this.end = end;
      this.mark = mark;
      this.marked = marked;
    }
  }

  static final int UNRANKED = -2;

  private static final int MAX_NODES_DEEP = 12;
  private static final int RANKS = Label.BARE + 2;

  private final Node root;
  private final List<Unit> units = new ArrayList<>();
  private final int[] lastValue = new int[RANKS];

  private Node node;
  private int nodeDepth;
  private @Nullable Mark mark;
  private @Nullable Mark carried;
  private @Nullable Unit open;
  private boolean behindHeading = true;
  private int divisions;

  /** Starts with no heading but that of the section, which begins at an offset. */
  Outline(List<String> path, String heading, int from) {
    this.root = new Node(null, path, heading, rankOf(path), 0, from, from);
    this.node = root;
  }

  private static int rankOf(List<String> path) {
    if (path.isEmpty()) {
      return UNRANKED;
    }
    String last = path.get(path.size() - 1);
    Label label = Label.scan(last, 0, last.length());
    return label == null || !label.numbered() ? UNRANKED : label.rank();
  }

  Node root() {
    return root;
  }

  /** Returns the innermost heading that is open. */
  Node node() {
    return node;
  }

  /** Returns how many numbered divisions, from articles up to parts, were found. */
  int divisions() {
    return divisions;
  }

  /** Whether nothing but headings was read since the last heading. */
  boolean behindHeading() {
    return behindHeading;
  }

  /** Remembers that what was read is no heading. */
  void leaveHeading() {
    behindHeading = false;
  }

  /** Returns the last number of the divisions of a rank, or 0. */
  int lastValue(int rank) {
    return lastValue[rank];
  }

  void setLastValue(int rank, int value) {
    lastValue[rank] = value;
  }

  // Text

  /** Returns the stretch of text that the next line may belong to, or null behind a heading. */
  @Nullable
  Unit open() {
    return open;
  }

  /** Adds a stretch of text. */
  void openUnit(int start, int end, @Nullable Mark at, boolean marked) {
    Unit unit = new Unit(node, start, end, at, marked);
    node.used = true;
    units.add(unit);
    open = unit;
  }

  /** Returns the place in the numbering, or null outside of it. */
  @Nullable
  Mark mark() {
    return mark;
  }

  void setMark(Mark next) {
    mark = next;
  }

  /** Returns the outermost place in the numbering that the last heading broke off, or null. */
  @Nullable
  Mark carried() {
    return carried;
  }

  private void leaveList() {
    if (mark != null) {
      carried = mark.root();
    }
    mark = null;
  }

  // Headings

  /** Adds a heading of a rank, or of a level if that is not 0. */
  void addHeading(Heading heading, int rank, int level, int start, int end) {
    closeAbove(rank, level);
    if (rank == UNRANKED
        && !node.path.isEmpty()
        && node.path.get(node.path.size() - 1).equalsIgnoreCase(heading.label())) {
      push(new Node(node, node.path, node.heading, rank, level, start, end));
      return;
    }
    // An article in a section that is an article stands for it.
    boolean replaces =
        node == root && root.rank == Label.ARTICLE && rank == Label.ARTICLE && level == 0;
    List<String> path = path(heading, replaces);
    push(new Node(node, path, heading(heading, replaces), rank, level, start, end));
    if (rank != UNRANKED) {
      divisions++;
      for (int below = rank + 1; below < RANKS; below++) {
        if (below != Label.ARTICLE) {
          lastValue[below] = 0;
        }
      }
    }
  }

  private List<String> path(Heading heading, boolean replaces) {
    List<String> path = new ArrayList<>(node.path);
    if (replaces) {
      path.remove(path.size() - 1);
    }
    if (path.isEmpty() || nodeDepth < MAX_NODES_DEEP) {
      path.add(heading.label());
    }
    return List.copyOf(path);
  }

  private String heading(Heading heading, boolean replaces) {
    String words = heading.title();
    if (nodeDepth >= MAX_NODES_DEEP) {
      return words;
    }
    String above = node.heading;
    if (replaces) {
      above = above.contains(Section.SEPARATOR)
          ? above.substring(0, above.lastIndexOf(Section.SEPARATOR))
          : "";
    }
    return words.isEmpty() || above.isEmpty() ? above + words : above + Section.SEPARATOR + words;
  }

  /** Adds the title of the whole text. */
  void addTitle(String heading, int level, int start, int end) {
    push(new Node(node, root.path, heading, UNRANKED, level, start, end));
  }

  /** Whether the text of an article is read, whose paragraphs may have a sign or a number alone. */
  boolean inArticle() {
    return node.rank == Label.ARTICLE
        && !node.path.isEmpty()
        && node.path.get(node.path.size() - 1).startsWith("Art");
  }

  /** Adds a heading over several sections that is no step of a path. */
  void addGroup(String title, int start, int end) {
    closeAbove(Label.SUBSECTION, 0);
    String heading = node.heading.isEmpty() ? title : node.heading + Section.SEPARATOR + title;
    push(new Node(node, node.path, heading, Label.SUBSECTION, 0, start, end));
  }

  private void closeAbove(int rank, int level) {
    if (level > 0) {
      while (node != root && (node.level == 0 || node.level >= level)) {
        pop();
      }
      return;
    }
    Node outermost = null;
    for (Node above = node; above != root; above = parentOf(above)) {
      boolean titleOnly = above.rank == UNRANKED && above.path.equals(root.path);
      if (!titleOnly
          && (above.rank >= 0 && rank >= 0 && above.rank >= rank
              || rank == UNRANKED && above.level == 0
              || above.rank == UNRANKED && above.level == 0 && rank >= 0)) {
        outermost = above;
      }
    }
    if (outermost != null) {
      Node keep = parentOf(outermost);
      while (node != keep) {
        pop();
      }
    }
  }

  private static Node parentOf(Node node) {
    Node parent = node.parent;
    if (parent == null) {
      throw new IllegalStateException("the root has no parent");
    }
    return parent;
  }

  private void push(Node next) {
    if (nodeDepth >= MAX_NODES_DEEP) {
      pop();
      next = new Node(node, next.path, next.heading, next.rank, next.level, next.start, next.end);
    }
    node = next;
    nodeDepth++;
    leaveList();
    open = null;
    behindHeading = true;
  }

  /** Leaves a heading; one that nothing stood below becomes text. */
  private void pop() {
    Node left = node;
    Node parent = parentOf(left);
    if (!left.used && left.end > left.start) {
      units.add(new Unit(parent, left.start, left.end, null, false));
      left.used = true;
    }
    parent.used |= left.used;
    node = parent;
    nodeDepth--;
    leaveList();
    open = null;
  }

  /** Leaves all headings, so that what follows stands below none. */
  void leaveHeadings() {
    while (node != root) {
      pop();
    }
    behindHeading = true;
  }

  /** Leaves all headings and returns the stretches of text in order. */
  List<Unit> close() {
    leaveHeadings();
    return units;
  }
}
