package io.entente.analysis;

/** Takes lines for the headings of divisions that are called so, such as articles and chapters. */
final class DivisionReader {
  private final String text;
  private final Lines lines;
  private final LineShapes shapes;
  private final Outline outline;
  private final ProvisionReader provisions;
  private final SectionNumbers sections;
  private final DivisionRanks ranks;
  private final ContentsTable contents;
  private final ScheduleReferences references;
  private final StoppedTitles stoppedTitles;
  private final String documentTitle;

  DivisionReader(
      String text,
      Lines lines,
      LineShapes shapes,
      Outline outline,
      ProvisionReader provisions,
      SectionNumbers sections,
      DivisionRanks ranks,
      String documentTitle) {
    this.text = text;
    this.lines = lines;
    this.shapes = shapes;
    this.outline = outline;
    this.provisions = provisions;
    this.sections = sections;
    this.ranks = ranks;
    this.contents = new ContentsTable(text, lines, shapes);
    this.references = new ScheduleReferences(text, lines, ranks);
    this.stoppedTitles = new StoppedTitles(text, lines, shapes);
    this.documentTitle = documentTitle;
  }

  private boolean isFree(int i) {
    return outline.behindHeading() || shapes.isApart(i);
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
    NumberedLine line =
        NumberedLine.of(text, lines, shapes, i, label, at > lines.start(i), free, first);
    if (!isShaped(line) || !line.bare() && label.isParagraph()) {
      return i;
    }
    int rank = label.rank() == Label.PREAMBLE ? Outline.UNRANKED : ranks.rank(label, i);
    boolean sequential = isSequential(label, rank)
        || outline.divisions() == 0 && at == lines.start(i) && ranks.isFollowed(i);
    if (!isExpected(line, sequential) || !line.bare() && contents.isEntry(i, label)) {
      return i;
    }
    boolean title = !line.bare()
        && !line.titledAbove()
        && (shapes.isTitleShape(i, line.rest()) && !introduces(line, rank)
            || stoppedTitles.has(line))
        && !(label.isSec() && shapes.goesOn(i, line.rest()));
    if (!title && !line.bare() && label.isSign() && outline.inArticle()) {
      return i;
    }
    int enclosed = title || line.titledAbove() ? -1 : enclosedTitle(line, rank, sequential);
    boolean told = line.bare()
        || title
        || enclosed > 0
        || line.separated()
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

  /** Whether what stands behind the number may be a title or a text. */
  private boolean isShaped(NumberedLine line) {
    if (!line.label().numbered()) {
      return (line.free() || line.bare() && line.label().closes())
          && (line.bare()
              || (line.separated() || line.label().capitals())
                  && shapes.isTitleShape(line.i(), line.rest()));
    }
    if (line.bare() || line.emphasised() && line.separated()) {
      return true;
    }
    char first = text.charAt(line.rest());
    return Marker.startsText(first)
        || Chars.isDigit(first) && line.separated()
        || first == '\u00A7' && isFirstSign(line);
  }

  /** Whether the first paragraph begins behind the number: {@code Art. 2. § 1er. Le gestionnaire ...}. */
  private boolean isFirstSign(NumberedLine line) {
    Marker marker = Marker.scanInArticle(text, line.rest(), line.end());
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
  private boolean isExpected(NumberedLine line, boolean sequential) {
    if (sequential) {
      return true;
    }
    int before = line.i() - 1;
    boolean interrupted = !outline.behindHeading()
        && before >= 0
        && !shapes.isFinished(before)
        && !shapes.endsShort(before);
    boolean strong = line.emphasised() || line.free() && !interrupted;
    boolean placed =
        line.free() || !line.bare() && (line.emphasised() || line.label().capitals());
    return strong && placed;
  }

  /** Whether the line leads to a list below it: "Im Sinne dieses Gesetzes bedeutet:". */
  private boolean introduces(NumberedLine line, int rank) {
    char last = text.charAt(line.end() - 1);
    return (last == ':' || last == '\u2014') && rank >= Label.SECTION;
  }

  /** Whether the text of a section or an article begins on the line of its number. */
  private boolean beginsProvision(NumberedLine line, int rank, boolean sequential) {
    return sequential
        && (line.free() || lines.wrapWidth() == 0)
        && (text.charAt(line.rest()) != '(' || isFirstParagraph(line))
        && rank >= Label.SECTION;
  }

  /** Whether the first paragraph begins behind the number: {@code Article 9 (1) Whoever ...}. */
  private boolean isFirstParagraph(NumberedLine line) {
    if (!text.startsWith("(1) ", line.rest())) {
      return false;
    }
    int next = Chars.skipSpace(text, line.rest() + 3, line.end());
    return next < line.end() && Character.isUpperCase(text.charAt(next));
  }

  /**
   * Returns the offset behind a title in brackets that stands between the number and the text, as in {@code Article 4
   * (Fees) The fee is ...}, or -1.
   */
  private int enclosedTitle(NumberedLine line, int rank, boolean sequential) {
    boolean opens = line.rest() + 2 < line.end() && text.charAt(line.rest()) == '(';
    if (!opens
        || !sequential && !line.free()
        || rank < Label.SECTION
        || !isTitleBegin(line.rest() + 1)) {
      return -1;
    }
    int close = text.indexOf(')', line.rest(), line.end());
    if (close < 0 || close >= line.end() || !LineShapes.hasTitleLength(line.rest(), close)) {
      return -1;
    }
    int next = Chars.skipSpace(text, close + 1, line.end());
    boolean begins = next > close + 1
        && next < line.end()
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
  private void addRunIn(NumberedLine line, int rank, int behindTitle) {
    int start = lines.start(line.i());
    String label = line.label().text();
    if (behindTitle < 0) {
      outline.addHeading(
          new Heading(label, wordsAbove(line)), rank, 0, lines.start(line.first()), start);
      outline.openUnit(start, line.end(), null, false);
      provisions.nested(line.i(), line.rest());
    } else {
      String title = text.substring(line.rest() + 1, behindTitle - 1).strip();
      int from = Chars.skipSpace(text, behindTitle, line.end());
      outline.addHeading(new Heading(label, title), rank, 0, start, behindTitle);
      outline.openUnit(from, line.end(), null, false);
      provisions.nested(line.i(), from);
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

  private String wordsAbove(NumberedLine line) {
    return line.titledAbove()
        ? Heading.title(text, lines.start(line.first()), lines.end(line.first()))
        : "";
  }

  /** Adds a heading with its title from the same line or the next; returns the next line to read. */
  private int addTitled(NumberedLine line, int rank) {
    Label label = line.label();
    String words = line.bare() ? wordsAbove(line) : Heading.title(text, line.rest(), line.end());
    boolean schedule = label.rank() == Label.ANNEX;
    String reference = schedule && !line.bare() ? references.within(line.rest(), line.end()) : "";
    boolean untitled = line.bare() && !line.titledAbove() || !reference.isEmpty();
    int next = line.i() + 1;
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
    outline.addHeading(
        new Heading(label.text(), words), rank, 0, lines.start(line.first()), lines.end(next - 1));
    return next;
  }
}
