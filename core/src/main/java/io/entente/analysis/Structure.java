package io.entente.analysis;

import io.entente.analysis.Outline.Unit;
import java.util.List;

/**
 * The structure of one section's text: its headings, numbered provisions, points and paragraphs, in order.
 *
 * <p>Made for one text and used once. A line is taken for a heading or the start of a provision by its
 * shape, by what stands before it, and by the numbers around it; what is in doubt stays text.
 */
final class Structure {
  private final String text;
  private final Lines lines;
  private final LineShapes shapes;
  private final Outline outline;
  private final HeadingReader headings;
  private final DivisionReader divisions;
  private final QuotedLines quoted;
  private final ContentsBlock contents;
  private final SectionNumbers sections;
  private final ProvisionReader provisions;
  private final ParagraphReader paragraphs;

  Structure(
      String text, int from, int to, List<String> path, String heading, String documentTitle) {
    this.text = text;
    this.lines = new Lines(text, from, to);
    this.shapes = new LineShapes(text, lines);
    this.outline = new Outline(path, heading, from);
    this.quoted = new QuotedLines(text, lines);
    this.contents = new ContentsBlock(text, lines, shapes);
    this.sections = new SectionNumbers(text, lines, shapes, contents, quoted, documentTitle);
    this.provisions = new ProvisionReader(text, lines, shapes, outline);
    DivisionRanks ranks = new DivisionRanks(text, lines, shapes, outline);
    this.headings = new HeadingReader(text, lines, shapes, outline, ranks, documentTitle);
    this.divisions = new DivisionReader(
        text, lines, shapes, outline, provisions, sections, ranks, documentTitle);
    this.paragraphs = new ParagraphReader(text, lines, shapes, outline);
  }

  /** Returns how many numbered divisions, from articles up to parts, were found. */
  int divisions() {
    return outline.divisions();
  }

  List<Unit> units() {
    int i = 0;
    while (i < lines.count()) {
      i = read(i);
    }
    List<Unit> units = outline.close();
    ParagraphReader.moveTrailing(text, units);
    return units;
  }

  /** Reads the line {@code i}, and lines that turn out to be its title; returns the next one to read. */
  private int read(int i) {
    if (contents.has(i)) {
      return contents(i);
    }
    if (quoted.has(i)) {
      paragraphs.read(i);
      outline.leaveHeading();
      return i + 1;
    }
    int next = heading(i);
    if (next > i) {
      return next;
    }
    int p = shapes.skipMarkup(lines.start(i), lines.end(i));
    boolean provision =
        p < lines.end(i) && Marker.mayBegin(text.charAt(p)) && provisions.read(i, p);
    if (!provision) {
      paragraphs.read(i);
    }
    outline.leaveHeading();
    return i + 1;
  }

  /** Reads the list of divisions that begins with a line; returns the next to read. */
  private int contents(int first) {
    Heading heading = Heading.parse(text.substring(lines.start(first), lines.end(first)));
    outline.addHeading(heading, Outline.UNRANKED, 0, lines.start(first), lines.end(first));
    int i = first + 1;
    while (contents.has(i)) {
      paragraphs.read(i++);
    }
    outline.leaveHeadings();
    return i;
  }

  /** Takes the line for a heading if it is one; returns the next to read, or {@code i} if it is none. */
  private int heading(int i) {
    SectionNumbers.Found section = sections.at(i);
    if (section != null) {
      return divisions.section(section, i);
    }
    int start = lines.start(i);
    if (text.charAt(start) == '#' && !lines.inline(i)) {
      return headings.markdown(i);
    }
    if (!lines.inline(i)) {
      int next = divisions.titleAbove(i);
      if (next > i) {
        return next;
      }
    }
    int p = shapes.skipMarkup(start, lines.end(i));
    if (p == lines.end(i)) {
      return i;
    }
    if (Label.mayBegin(text.charAt(p)) && !lines.inline(i)) {
      int next = divisions.division(i, p);
      if (next > i) {
        return next;
      }
    }
    return p > start && headings.bold(i) ? i + 1 : i;
  }
}
