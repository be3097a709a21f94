package io.entente.analysis;

import io.entente.analysis.Outline.Node;

/** Takes lines for headings of Markdown, and lines in bold. */
final class HeadingReader {
  private static final int BOLD_LEVEL = 7;

  private final String text;
  private final Lines lines;
  private final LineShapes shapes;
  private final Outline outline;
  private final DivisionRanks ranks;
  private final String documentTitle;

  HeadingReader(
      String text,
      Lines lines,
      LineShapes shapes,
      Outline outline,
      DivisionRanks ranks,
      String documentTitle) {
    this.text = text;
    this.lines = lines;
    this.shapes = shapes;
    this.outline = outline;
    this.ranks = ranks;
    this.documentTitle = documentTitle;
  }

  // Markdown

  /** Takes a line for a heading of Markdown; returns the next one to read, or {@code i} if it is none. */
  int markdown(int i) {
    int start = lines.start(i);
    int end = lines.end(i);
    int level = shapes.markdownLevel(i);
    if (level == 0) {
      return i;
    }
    Heading heading = Heading.parse(text.substring(start, end));
    if (heading.label().isEmpty()) {
      return i;
    }
    Label label = Label.scan(heading.label(), 0, heading.label().length());
    if (level == 1 && i == 0 && label == null && isOnlyTitle(end)) {
      boolean known = heading.title().equalsIgnoreCase(documentTitle.strip());
      outline.addTitle(known ? outline.root().heading : heading.title(), level, start, end);
      return i + 1;
    }
    int rank = label == null || !label.numbered() ? Outline.UNRANKED : ranks.rank(label, i);
    if (label != null && rank != Outline.UNRANKED) {
      outline.setLastValue(rank, label.value());
    }
    int next = i + 1;
    if (heading.title().isEmpty() && shapes.isTitle(next)) {
      heading =
          new Heading(heading.label(), Heading.title(text, lines.start(next), lines.end(next)));
      end = lines.end(next);
      next++;
    }
    outline.addHeading(heading, rank, level, start, end);
    return next;
  }

  /** Whether no other heading of the first level follows, so that this one is the title of the whole text. */
  private boolean isOnlyTitle(int end) {
    return outline.root().path.isEmpty() && text.indexOf("\n# ", end) < 0;
  }

  // Bold lines

  /** Takes a line for a heading if it stands alone and is bold from end to end. */
  boolean bold(int i) {
    if (!shapes.isBold(i) || !outline.behindHeading() && !shapes.isApart(i)) {
      return false;
    }
    Node node = outline.node();
    int level = !node.used && node.level >= BOLD_LEVEL ? node.level + 1 : BOLD_LEVEL;
    int start = lines.start(i);
    int end = lines.end(i);
    Heading heading = Heading.parse(text.substring(start, end));
    outline.addHeading(heading, Outline.UNRANKED, level, start, end);
    return true;
  }
}
