package io.entente.analysis;

import io.entente.analysis.Outline.Node;

/** Tells how deep a division lies, and whether it is one or only named, by the headings above it. */
final class DivisionRanks {
  private static final int MAX_LOOK_AHEAD = 400;
  private final String text;
  private final Lines lines;
  private final LineShapes shapes;
  private final Outline outline;

  DivisionRanks(String text, Lines lines, LineShapes shapes, Outline outline) {
    this.text = text;
    this.lines = lines;
    this.shapes = shapes;
    this.outline = outline;
  }

  /** Returns the rank of a label here: a section stands above articles, below them, or for them. */
  int rank(Label label, int line) {
    if (label.rank() == Label.SECTION) {
      return holdsArticles(line) || followsSection(label) ? Label.SECTION : sectionRank();
    }
    if (label.isParagraph()) {
      return paragraphRank();
    }
    return label.rank() == Label.SUBSECTION ? subsectionRank() : Math.max(label.rank(), 0);
  }

  private boolean followsSection(Label label) {
    for (Node above = outline.node(); above != null; above = above.parent) {
      if (above.rank == Label.SECTION
          && !above.path.isEmpty()
          && isNext(above.path.get(above.path.size() - 1), label)) {
        return true;
      }
    }
    return false;
  }

  private int sectionRank() {
    for (Node above = outline.node(); above != null; above = above.parent) {
      if (isArticle(above) && !isSectionLabel(above) || above.rank == Label.BELOW_ARTICLE) {
        return Label.BELOW_ARTICLE;
      }
    }
    return Label.ARTICLE;
  }

  private int subsectionRank() {
    for (Node above = outline.node(); above != null; above = above.parent) {
      if (isArticle(above) || above.rank >= Label.BELOW_ARTICLE) {
        return Label.BELOW_ARTICLE + 1;
      }
    }
    return Label.SUBSECTION;
  }

  private int paragraphRank() {
    for (Node above = outline.node(); above != null; above = above.parent) {
      if (isArticle(above) && !above.path.get(above.path.size() - 1).startsWith("Paragraph ")) {
        return Label.BELOW_ARTICLE;
      }
    }
    return Label.ARTICLE;
  }

  private static boolean isArticle(Node node) {
    return node.rank == Label.ARTICLE && !node.path.isEmpty();
  }

  private static boolean isSectionLabel(Node above) {
    String last = above.path.get(above.path.size() - 1);
    return last.startsWith("Sec") || last.startsWith("Abs");
  }

  /** Whether an article follows the heading, with at most a title between. */
  private boolean holdsArticles(int line) {
    if (!shapes.isTitleShape(line, lines.start(line))) {
      return false;
    }
    for (int i = line + 1; i < Math.min(lines.count(), line + 4); i++) {
      int p = lines.start(i);
      while (p < lines.end(i) && (text.charAt(p) == '#' || Chars.isSpace(text.charAt(p)))) {
        p++;
      }
      p = shapes.skipMarkup(p, lines.end(i));
      Label below = p < lines.end(i) && Label.mayBegin(text.charAt(p))
          ? Label.scan(text, p, lines.end(i))
          : null;
      if (below != null) {
        return below.rank() == Label.ARTICLE && below.numbered();
      }
      if (!shapes.isTitleShape(i, lines.start(i))) {
        return false;
      }
    }
    return false;
  }

  /** Whether a later line has the number after that of the division that a line begins with. */
  boolean isFollowed(int i) {
    Label label = Label.scan(text, lines.start(i), lines.end(i));
    int end = Math.min(lines.count(), i + MAX_LOOK_AHEAD);
    for (int later = i + 1; label != null && later < end; later++) {
      Label next = lines.inline(later) || !Label.mayBegin(text.charAt(lines.start(later)))
          ? null
          : Label.scan(text, lines.start(later), lines.end(later));
      if (next != null && next.rank() == Label.ANNEX) {
        return false;
      }
      if (next != null && next.rank() == label.rank() && next.value() == label.value() + 1) {
        return true;
      }
    }
    return false;
  }

  /** Whether the text is already that of one article, so that others are named in it rather than begun. */
  boolean isReferenceInArticle(Label label, int rank) {
    if (outline.root().rank != Label.ARTICLE || rank == Outline.UNRANKED || rank > Label.ARTICLE) {
      return false;
    }
    Node above = outline.node();
    while (above.parent != null && above.rank != Label.ARTICLE) {
      above = above.parent;
    }
    return rank == Label.ARTICLE
        ? above.path.isEmpty() || !isNext(above.path.get(above.path.size() - 1), label)
        : !label.capitals();
  }

  /** Whether a label has the number after that of another: "Article 22.4" after "Article 22.3". */
  private static boolean isNext(String last, Label label) {
    int dot = last.lastIndexOf('.');
    int nextDot = label.text().lastIndexOf('.');
    if (dot > 0 && nextDot > 0 && Chars.isDigit(last.charAt(dot - 1))) {
      return last.regionMatches(dot - 1, label.text(), nextDot - 1, 2)
          && figures(label.text().substring(nextDot + 1)) == figures(last.substring(dot + 1)) + 1;
    }
    Label before = Label.scan(last, 0, last.length());
    return before != null && label.value() == before.value() + 1;
  }

  private static int figures(String text) {
    int value = 0;
    for (int i = 0; i < Math.min(6, text.length()) && Chars.isDigit(text.charAt(i)); i++) {
      value = value * 10 + text.charAt(i) - '0';
    }
    return value;
  }
}
