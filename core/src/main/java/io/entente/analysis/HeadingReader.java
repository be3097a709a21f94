package io.entente.analysis;

import io.entente.analysis.Outline.Node;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes lines for headings: of Markdown, of divisions such as articles, and in bold. */
final class HeadingReader {
  private static final int BOLD_LEVEL = 7;
  private static final int MAX_STOPPED = 14;
  private static final int FEWEST_STOPPED = 2;

  /** What a part of a law, of which an appendix is, stands behind its letter: {@code Appendix A to Part 901}. */
  private static final Pattern APPENDED = Pattern.compile(
      " to (?:[Ss]ub)?(?:[Pp]art|[Cc]hapter|[Aa]rticle|[Ss]ection|[Rr]egulation|[Aa]nnex|\u00A7) ?[\\dA-Z][\\w.]*");

  private final String text;
  private final Lines lines;
  private final LineShapes shapes;
  private final Outline outline;
  private final ProvisionReader provisions;
  private final SectionNumbers sections;
  private final DivisionRanks ranks;
  private final ContentsTable contents;
  private final ScheduleReferences references;
  private final String documentTitle;
  private @Nullable Boolean stoppedTitles;

  HeadingReader(
      String text,
      Lines lines,
      LineShapes shapes,
      Outline outline,
      ProvisionReader provisions,
      SectionNumbers sections,
      String documentTitle) {
    this.text = text;
    this.lines = lines;
    this.shapes = shapes;
    this.outline = outline;
    this.provisions = provisions;
    this.sections = sections;
    this.ranks = new DivisionRanks(text, lines, shapes, outline);
    this.contents = new ContentsTable(text, lines, shapes);
    this.references = new ScheduleReferences(text, lines);
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
    if (!shapes.isBold(i) || !isFree(i)) {
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

  private boolean isFree(int i) {
    return outline.behindHeading() || shapes.isApart(i);
  }

  // Divisions

  /**
   * A line that begins with the number of a division.
   *
   * @param i which line
   * @param label its number
   * @param emphasised whether there is markup before it
   * @param free whether it stands behind a heading or an empty line
   * @param rest where its text begins behind the number
   * @param end where it ends
   * @param separated whether there is more than white space between the number and the text
   * @param first the line of its title if that stands in brackets above it, else the same as {@code i}
   */
  private record Numbered(
      int i,
      Label label,
      boolean emphasised,
      boolean free,
      int rest,
      int end,
      boolean separated,
      int first) {

    /** Whether there is nothing but the number. */
    boolean bare() {
      return rest == end;
    }

    boolean titledAbove() {
      return first < i;
    }
  }

  /**
   * Takes a line for the title of the article that begins on the next, as in {@code (Purpose)} above {@code Article 1 The
   * purpose of this Act is …} and in {@code Geltungsbereich} above {@code § 1. (1) Dieses Gesetz …}.
   *
   * @param i which line
   * @return the next line to read, or {@code i} if this one is no such title
   */
  int titleAbove(int i) {
    int next = i + 1;
    if (next >= lines.count() || lines.inline(next)) {
      return i;
    }
    boolean enclosed = text.charAt(lines.start(i)) == '(' && isEnclosed(i);
    if (!enclosed
        && (text.charAt(lines.start(next)) != '\u00A7'
            || !isFree(i) && !mayBeFollowed(i - 1)
            || !shapes.isMarginal(i))) {
      return i;
    }
    int at = shapes.skipMarkup(lines.start(next), lines.end(next));
    Label label = at < lines.end(next) && Label.mayBegin(text.charAt(at))
        ? Label.scan(text, at, lines.end(next))
        : null;
    if (label == null || label.rank() != Label.ARTICLE || !label.numbered()) {
      return i;
    }
    if (!enclosed && (label.end() >= lines.end(next) || text.charAt(label.end()) != '.')) {
      return i;
    }
    int read = division(next, at, i);
    return read > next ? read : i;
  }

  private boolean isEnclosed(int i) {
    int end = lines.end(i);
    return text.charAt(end - 1) == ')'
        && isTitleBegin(lines.start(i) + 1)
        && LineShapes.hasTitleLength(lines.start(i), end);
  }

  /**
   * Takes a line for the heading of a division if it looks like one.
   *
   * @param i which line
   * @param at where its number would begin
   * @return the next line to read, or {@code i} if this one is no such heading
   */
  int division(int i, int at) {
    return division(i, at, i);
  }

  private int division(int i, int at, int first) {
    Label label = Label.scan(text, at, lines.end(i));
    if (label == null) {
      return i;
    }
    boolean free = first < i || isFree(i) || isBare(i, label);
    if (!free && !mayBeFollowed(i - 1) || isMidSentence(label, lines.end(i))) {
      return i;
    }
    Numbered line = numbered(i, label, at > lines.start(i), free, first);
    if (!isShaped(line) || !line.bare() && label.isParagraph()) {
      return i;
    }
    int rank = label.rank() == Label.PREAMBLE ? Outline.UNRANKED : ranks.rank(label, i);
    boolean sequential = isSequential(label, rank);
    if (!isExpected(line, sequential) || !line.bare() && contents.isEntry(i, label)) {
      return i;
    }
    boolean title = !line.bare()
        && !line.titledAbove()
        && (shapes.isTitleShape(i, line.rest) && !introduces(line, rank) || isStoppedTitle(line))
        && !(label.abbreviated() && label.text().startsWith("S") && shapes.goesOn(i, line.rest));
    if (!title && !line.bare() && label.isSign() && outline.inArticle()) {
      return i;
    }
    int enclosed = title || line.titledAbove() ? -1 : enclosedTitle(line, rank, sequential);
    boolean told = line.bare()
        || title
        || enclosed > 0
        || line.separated
        || beginsProvision(line, rank, sequential);
    if (!told || ranks.isReferenceInArticle(label, rank)) {
      return i;
    }
    if (rank != Outline.UNRANKED) {
      outline.setLastValue(rank, label.value());
    }
    if (line.bare() || title) {
      return addTitled(line, rank);
    }
    addRunIn(line, rank, enclosed);
    return i + 1;
  }

  /** Whether there is nothing on a line but the name of a division in capitals, or behind its number as in German. */
  private boolean isBare(int i, Label label) {
    return label.end() == lines.end(i)
        && (label.capitals() && label.rank() >= 0 || Chars.isDigit(label.text().charAt(0)));
  }

  /** Whether a division may begin behind a line: one that is finished, a note of an amendment, or the document's title. */
  private boolean mayBeFollowed(int i) {
    return shapes.isFinished(i)
        || text.charAt(lines.end(i) - 1) == '>'
        || i == 0 && text.substring(lines.start(i), lines.end(i)).equals(documentTitle.strip());
  }

  /** Whether what follows a label is no heading: "Article 5, …", "Article 5's". */
  private boolean isMidSentence(Label label, int end) {
    char c = label.end() < end ? text.charAt(label.end()) : '\n';
    return c == ',' || c == ';' || c == '(' || c == '\'' || c == '\u2019' || c == '"';
  }

  private Numbered numbered(int i, Label label, boolean emphasised, boolean free, int first) {
    int end = lines.end(i);
    Matcher appended = label.rank() == Label.ANNEX && label.end() < end
        ? APPENDED.matcher(text).region(label.end(), end)
        : null;
    int rest = appended != null && appended.lookingAt() ? appended.end() : label.end();
    boolean separated = false;
    while (rest < end) {
      char c = text.charAt(rest);
      int markup = shapes.skipMarkup(rest, end);
      if (markup == rest && !Heading.isSeparator(c) && !Chars.isSpace(c)) {
        break;
      }
      separated |= !Chars.isSpace(c);
      rest = Math.max(markup, rest + 1);
    }
    return new Numbered(i, label, emphasised, free, rest, end, separated, first);
  }

  /** Whether what stands behind the number may be a title or a text. */
  private boolean isShaped(Numbered line) {
    if (!line.label.numbered()) {
      return (line.free || line.bare() && line.label.closes())
          && (line.bare()
              || (line.separated || line.label.capitals())
                  && shapes.isTitleShape(line.i, line.rest));
    }
    if (line.bare() || line.emphasised && line.separated) {
      return true;
    }
    char first = text.charAt(line.rest);
    return Marker.startsText(first)
        || Chars.isDigit(first) && line.separated
        || first == '\u00A7' && isFirstSign(line);
  }

  /** Whether the first paragraph begins behind the number: {@code Art. 2. § 1er. Le gestionnaire ...}. */
  private boolean isFirstSign(Numbered line) {
    Marker marker = Marker.scanInArticle(text, line.rest, line.end);
    return marker != null && marker.value() == 1;
  }

  private boolean isSequential(Label label, int rank) {
    return rank == Outline.UNRANKED
        || !label.numbered()
        || label.suffixed()
        || label.value() == 1
        || label.value() == outline.lastValue(rank) + 1
        || label.letterValue() == outline.lastValue(rank) + 1;
  }

  /** Whether a division is to be expected, by its number and where the line stands. */
  private boolean isExpected(Numbered line, boolean sequential) {
    if (sequential) {
      return true;
    }
    int before = line.i - 1;
    boolean interrupted = !outline.behindHeading()
        && before >= 0
        && !shapes.isFinished(before)
        && !shapes.endsShort(before);
    boolean strong = line.emphasised || line.free && !interrupted;
    boolean placed = line.free || !line.bare() && (line.emphasised || line.label.capitals());
    return strong && placed;
  }

  /** Whether the line leads to a list below it: "Im Sinne dieses Gesetzes bedeutet:". */
  private boolean introduces(Numbered line, int rank) {
    char last = text.charAt(line.end - 1);
    return (last == ':' || last == '\u2014') && rank >= Label.SECTION;
  }

  /** Whether it is a title with a stop behind it, as laws in Spanish have them: {@code Artículo 1. Objeto.} */
  private boolean isStoppedTitle(Numbered line) {
    return mayBeStopped(line)
        && endsTitle(line.i, line.rest)
        && (isInCapitals(line) || hasStoppedTitles());
  }

  private boolean isInCapitals(Numbered line) {
    String rest = text.substring(line.rest, line.end);
    return rest.equals(rest.toUpperCase(Locale.ROOT))
        && !rest.equals(rest.toLowerCase(Locale.ROOT));
  }

  private static boolean mayBeStopped(Numbered line) {
    return !line.bare() && (line.separated || line.label.isSign());
  }

  private boolean endsTitle(int i, int from) {
    int next = i + 1;
    int end = lines.end(i);
    if (next >= lines.count()
        || lines.inline(next)
        || text.charAt(end - 1) != '.'
        || !Marker.startsText(text.charAt(from))
        || LineShapes.words(text, from, end) > MAX_STOPPED
        || Sentences.end(text, from, end) < end) {
      return false;
    }
    int start = lines.start(next);
    char c = text.charAt(start);
    boolean divides = Label.mayBegin(c) && Label.scan(text, start, lines.end(next)) != null;
    return !divides && (Marker.startsText(c) || shapes.markerAt(next, start) != null);
  }

  /** Whether nearly all articles of the text have a short line with a stop and more below it. */
  private boolean hasStoppedTitles() {
    Boolean known = stoppedTitles;
    if (known == null) {
      int articles = 0;
      int stopped = 0;
      for (int i = 0; i < lines.count(); i++) {
        int at = lines.inline(i) ? lines.end(i) : shapes.skipMarkup(lines.start(i), lines.end(i));
        Label label = at < lines.end(i) && Label.mayBegin(text.charAt(at))
            ? Label.scan(text, at, lines.end(i))
            : null;
        if (label != null && label.rank() == Label.ARTICLE && label.numbered()) {
          Numbered line = numbered(i, label, false, true, i);
          articles += mayBeStopped(line) && !shapes.isTitleShape(i, line.rest) ? 1 : 0;
          stopped += mayBeStopped(line) && endsTitle(i, line.rest) ? 1 : 0;
        }
      }
      known = stopped >= FEWEST_STOPPED && stopped * 10 >= articles * 8;
      stoppedTitles = known;
    }
    return known;
  }

  /** Whether the text of a section or an article begins on the line of its number. */
  private boolean beginsProvision(Numbered line, int rank, boolean sequential) {
    return sequential
        && (line.free || lines.wrapWidth() == 0)
        && (text.charAt(line.rest) != '(' || isFirstParagraph(line))
        && rank >= Label.SECTION;
  }

  /** Whether the first paragraph begins behind the number: {@code Article 9 (1) Whoever ...}. */
  private boolean isFirstParagraph(Numbered line) {
    if (!text.startsWith("(1) ", line.rest)) {
      return false;
    }
    int next = Chars.skipSpace(text, line.rest + 3, line.end);
    return next < line.end && Character.isUpperCase(text.charAt(next));
  }

  /**
   * Returns the offset behind a title in brackets that stands between the number and the text, as in {@code Article 4
   * (Fees) The fee is ...}, or -1.
   */
  private int enclosedTitle(Numbered line, int rank, boolean sequential) {
    boolean opens = line.rest + 2 < line.end && text.charAt(line.rest) == '(';
    if (!opens
        || !sequential && !line.free
        || rank < Label.SECTION
        || !isTitleBegin(line.rest + 1)) {
      return -1;
    }
    int close = text.indexOf(')', line.rest);
    if (close < 0 || close >= line.end || !LineShapes.hasTitleLength(line.rest, close)) {
      return -1;
    }
    int next = Chars.skipSpace(text, close + 1, line.end);
    boolean begins = next > close + 1
        && next < line.end
        && (Marker.startsText(text.charAt(next)) || Chars.isDigit(text.charAt(next)));
    return begins ? close + 1 : -1;
  }

  /** Whether a title begins at an offset, and not the number of a paragraph: a capital before a small letter. */
  private boolean isTitleBegin(int at) {
    return Character.isLetter(text.charAt(at))
        && !Character.isLowerCase(text.charAt(at))
        && Character.isLetter(text.charAt(at + 1));
  }

  /**
   * Adds a section that is numbered by figures alone.
   *
   * @param section the section
   * @param i the first of its lines that was not read for something else
   * @return the next line to read
   */
  int section(SectionNumbers.Found section, int i) {
    int start = lines.start(i);
    if (!section.group().isEmpty() && i == section.first()) {
      outline.addGroup(section.group(), start, lines.end(i));
      start = i < section.line() ? lines.start(i + 1) : start;
    }
    boolean titleRead = i == section.line() && section.above();
    String title = titleRead ? "" : section.title();
    outline.addHeading(new Heading(section.label(), title), Label.ARTICLE, 0, start, section.end());
    int from = section.text();
    if (from >= 0) {
      outline.openUnit(from, lines.end(section.line()), null, false);
      provisions.nested(section.line(), from);
      outline.leaveHeading();
    }
    return section.line() + 1;
  }

  /** Adds a heading whose text begins on the same line, behind a title in brackets or the number alone. */
  private void addRunIn(Numbered line, int rank, int behindTitle) {
    int start = lines.start(line.i);
    String label = line.label.text();
    if (behindTitle < 0) {
      outline.addHeading(
          new Heading(label, wordsAbove(line)), rank, 0, lines.start(line.first), start);
      outline.openUnit(start, line.end, null, false);
      provisions.nested(line.i, line.rest);
    } else {
      String title = text.substring(line.rest + 1, behindTitle - 1).strip();
      int from = Chars.skipSpace(text, behindTitle, line.end);
      outline.addHeading(new Heading(label, title), rank, 0, start, behindTitle);
      outline.openUnit(from, line.end, null, false);
      provisions.nested(line.i, from);
    }
    outline.leaveHeading();
  }

  /** Whether a line is the title in brackets of the article that begins right below it. */
  private boolean isCaption(int i) {
    int next = i + 1;
    if (text.charAt(lines.start(i)) != '(' || next >= lines.count() || !isEnclosed(i)) {
      return false;
    }
    Label label = Label.scan(text, lines.start(next), lines.end(next));
    return label != null && label.rank() == Label.ARTICLE;
  }

  /** Whether a line is the title of the section whose number stands right below it. */
  private boolean isTitleOfSection(int i) {
    SectionNumbers.Found section = sections.at(i);
    return section != null && section.above() && section.line() == i + 1;
  }

  private String wordsAbove(Numbered line) {
    return line.titledAbove()
        ? Heading.title(text, lines.start(line.first), lines.end(line.first))
        : "";
  }

  /** Adds a heading with its title from the same line or the next; returns the next line to read. */
  private int addTitled(Numbered line, int rank) {
    Label label = line.label;
    String words = line.bare() ? wordsAbove(line) : Heading.title(text, line.rest, line.end);
    boolean schedule = label.rank() == Label.ANNEX;
    String reference = schedule && !line.bare() ? references.within(line.rest, line.end) : "";
    boolean untitled = line.bare() && !line.titledAbove() || !reference.isEmpty();
    int next = line.i + 1;
    int end = line.end;
    if (schedule && reference.isEmpty() && untitled) {
      reference = references.below(label, next);
      next += reference.isEmpty() ? 0 : 1;
    }
    if (untitled
        && shapes.isTitle(next)
        && (schedule || !isTitleOfSection(next))
        && !isCaption(next)) {
      words = Heading.title(text, lines.start(next), lines.end(next));
      next++;
      if (schedule && reference.isEmpty()) {
        reference = references.below(label, next);
        next += reference.isEmpty() ? 0 : 1;
      }
      words += reference.isEmpty() ? "" : " (" + reference + ")";
    } else if (!reference.isEmpty()) {
      words = reference;
    } else if (line.bare() && !label.numbered()) {
      words = label.text();
    }
    end = next > line.i + 1 ? lines.end(next - 1) : end;
    outline.addHeading(new Heading(label.text(), words), rank, 0, lines.start(line.first), end);
    return next;
  }
}
