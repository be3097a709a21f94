package io.entente.analysis;

import io.entente.document.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The structure of one section's text: its headings, numbered provisions, points and paragraphs, in order.
 *
 * <p>Made for one text and used once. A line is taken for a heading or the start of a provision by its
 * shape, by what stands before it, and by the numbers around it; what is in doubt stays text.
 */
@SuppressWarnings(
    "ReferenceEquality") // Marks are nodes of a tree: equal ones may stand in two places.
final class Structure {

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

  private static final int MAX_DEPTH = 8;
  private static final int MAX_NODES_DEEP = 12;
  private static final int LOOK_AHEAD = 40;
  private static final int BOLD_LEVEL = 7;
  private static final int MAX_TITLE = 120;
  /** Words of a title behind the line break in it. */
  private static final int MAX_RUN_IN = 5;

  private static final int MAX_GAP = 4;
  /** Extracts leave numbered paragraphs out; what begins a paragraph of its own is rarely anything else. */
  private static final int MAX_GAP_OF_PARAGRAPHS = 20;

  private static final int RANKS = 10;
  private static final int MAX_FOLLOWING = 3;
  private static final int MAX_MARKUP = 100;

  private final String text;
  private final Lines lines;
  private final Node root;
  private final String documentTitle;
  private final List<Unit> units = new ArrayList<>();
  private final int[] lastValue = new int[RANKS];

  private Node node;
  private int nodeDepth;
  private @Nullable Mark mark;
  private @Nullable Mark carried;
  private @Nullable Unit open;
  private boolean behindHeading = true;
  private int divisions;
  private @Nullable Map<String, Integer> lastLines;

  Structure(
      String text, int from, int to, List<String> path, String heading, String documentTitle) {
    this.text = text;
    this.lines = new Lines(text, from, to);
    this.documentTitle = documentTitle;
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

  /** Returns how many numbered divisions, from articles up to parts, were found. */
  int divisions() {
    return divisions;
  }

  List<Unit> units() {
    int i = 0;
    while (i < lines.count()) {
      i = read(i);
    }
    while (node != root) {
      pop();
    }
    moveTrailingParagraphs();
    return units;
  }

  /** Reads the line {@code i}, and lines that turn out to be its title; returns the next one to read. */
  private int read(int i) {
    int start = lines.start(i);
    char first = text.charAt(start);
    if (first == '#' && !lines.inline(i)) {
      int level = markdownLevel(i);
      if (level > 0) {
        return markdownHeading(i, level);
      }
    }
    int p = skipMarkup(start, lines.end(i));
    if (p < lines.end(i)) {
      char c = text.charAt(p);
      if (Label.mayBegin(c) && !lines.inline(i)) {
        Label label = Label.scan(text, p, lines.end(i));
        if (label != null) {
          int next = division(i, label, p > start);
          if (next > i) {
            return next;
          }
        }
      }
      if (p > start && isBoldHeading(i)) {
        int level = !node.used && node.level >= BOLD_LEVEL ? node.level + 1 : BOLD_LEVEL;
        addHeading(
            Heading.parse(text.substring(start, lines.end(i))),
            UNRANKED,
            level,
            start,
            lines.end(i));
        return i + 1;
      }
      if (Marker.mayBegin(c) && provision(i, p)) {
        behindHeading = false;
        return i + 1;
      }
    }
    paragraph(i);
    behindHeading = false;
    return i + 1;
  }

  /** Skips marks of emphasis, and tags such as {@code <u>}. */
  private int skipMarkup(int from, int end) {
    int p = from;
    while (p < end && p < from + MAX_MARKUP) {
      char c = text.charAt(p);
      int tag = c == '<' ? Heading.tagEnd(text, p, end) : 0;
      if (tag == 0 && !Chars.isEmphasis(c)) {
        break;
      }
      p = Math.max(tag, p + 1);
    }
    return p;
  }

  // Headings

  private int markdownLevel(int i) {
    int p = lines.start(i);
    int level = 0;
    while (p < lines.end(i) && text.charAt(p) == '#') {
      level++;
      p++;
    }
    return level <= 6 && p < lines.end(i) && Chars.isSpace(text.charAt(p)) ? level : 0;
  }

  private int markdownHeading(int i, int level) {
    int start = lines.start(i);
    int end = lines.end(i);
    Heading heading = Heading.parse(text.substring(start, end));
    if (heading.label().isEmpty()) {
      paragraph(i);
      behindHeading = false;
      return i + 1;
    }
    if (level == 1
        && i == 0
        && root.path.isEmpty()
        && text.indexOf("\n# ", end) < 0
        && Label.scan(heading.label(), 0, heading.label().length()) == null) {
      boolean known = heading.title().equalsIgnoreCase(documentTitle.strip());
      push(new Node(
          node, root.path, known ? root.heading : heading.title(), UNRANKED, level, start, end));
      return i + 1;
    }
    Label label = Label.scan(heading.label(), 0, heading.label().length());
    int rank = label == null || !label.numbered() ? UNRANKED : rank(label, i);
    if (label != null && rank != UNRANKED) {
      lastValue[rank] = label.value();
    }
    int next = i + 1;
    int headingEnd = end;
    if (heading.title().isEmpty() && isTitle(next)) {
      heading =
          new Heading(heading.label(), Heading.title(text, lines.start(next), lines.end(next)));
      headingEnd = lines.end(next);
      next++;
    }
    addHeading(heading, rank, level, start, headingEnd);
    return next;
  }

  /** Takes the line for the heading of a division if it looks like one; returns {@code i} if it does not. */
  private int division(int i, Label label, boolean emphasised) {
    int start = lines.start(i);
    int end = lines.end(i);
    boolean free = behindHeading || i == 0 || lines.blankBefore(i);
    if (!free && !isFinished(i - 1)) {
      return i;
    }
    int p = label.end();
    char c = p < end ? text.charAt(p) : '\n';
    if (c == ',' || c == ';' || c == '(' || c == '\'' || c == '\u2019' || c == '"') {
      return i;
    }
    int rest = p;
    boolean separated = false;
    while (rest < end) {
      char r = text.charAt(rest);
      int markup = skipMarkup(rest, end);
      if (markup == rest && !Heading.isSeparator(r) && !Chars.isSpace(r)) {
        break;
      }
      separated |= !Chars.isSpace(r);
      rest = Math.max(markup, rest + 1);
    }
    boolean bare = rest == end;
    char restFirst = bare ? ' ' : text.charAt(rest);
    boolean closed = p > start && emphasised && separated;
    if (!label.numbered()) {
      boolean shaped =
          bare || separated && isTitleShape(i, rest) || label.capitals() && isTitleShape(i, rest);
      if (!shaped || !free) {
        return i;
      }
    } else if (!bare
        && !(Marker.startsText(restFirst) || Chars.isDigit(restFirst) && separated || closed)) {
      return i;
    }
    int rank = label.rank() == Label.PREAMBLE ? UNRANKED : rank(label, i);
    boolean sequential = rank == UNRANKED
        || label.suffixed()
        || label.value() == 1
        || label.value() == lastValue[rank] + 1
        || label.letterValue() == lastValue[rank] + 1;
    boolean interrupted = !behindHeading && i > 0 && !isFinished(i - 1) && !endsShort(i - 1);
    boolean strong = free && !interrupted || sequential || emphasised;
    if (!strong || !free && !sequential && !emphasised && !label.capitals()) {
      return i;
    }
    if (!bare && isContentsEntry(i, label)) {
      return i;
    }
    boolean title = !bare && isTitleShape(i, rest) && !(label.abbreviated() && goesOn(i, rest));
    boolean begins = sequential && free && restFirst != '(' && rank >= Label.SECTION;
    if (!bare && !title && !separated && !begins || isReferenceInArticle(label, rank)) {
      return i;
    }
    if (bare && !free && !sequential) {
      return i;
    }
    if (label != null && rank != UNRANKED) {
      lastValue[rank] = label.value();
    }
    if (!bare && !title) {
      addHeading(new Heading(label.text(), ""), rank, 0, start, start);
      openUnit(start, end, null, false);
      nestedProvision(i, rest);
      behindHeading = false;
      return i + 1;
    }
    String words = bare ? "" : Heading.title(text, rest, end);
    int next = i + 1;
    int headingEnd = end;
    if (bare && isTitle(next)) {
      words = Heading.title(text, lines.start(next), lines.end(next));
      headingEnd = lines.end(next);
      next++;
    } else if (bare && !label.numbered()) {
      words = label.text();
    }
    addHeading(new Heading(label.text(), words), rank, 0, start, headingEnd);
    return next;
  }

  /**
   * Whether the line is one of a table of contents: among others like it, and the heading of a section
   * that follows with a text, as "Sec. 101. Block grants." is where "SEC. 101. BLOCK GRANTS. The Secretary …"
   * does. Only for divisions named short; one without a stop is a heading with nothing below it anyway.
   */
  private boolean isContentsEntry(int i, Label label) {
    if (!label.numbered()
        || !label.abbreviated()
        || text.charAt(lines.end(i) - 1) != '.'
        || !isShortDivision(i)
        || !isShortDivision(i - 1) && !isShortDivision(i + 1)) {
      return false;
    }
    Integer last = lastLines().get(numberOf(label));
    return last != null
        && last > i
        && !isShortDivision(last + 1)
        && begins(last, label.end(), lines.end(i));
  }

  private boolean isShortDivision(int i) {
    Label label = i < 0 || i >= lines.count() ? null : labelOf(i);
    return label != null && lines.end(i) - label.end() <= MAX_TITLE;
  }

  /** Whether a line has the words between two offsets behind its label, in any case. */
  private boolean begins(int line, int from, int end) {
    Label label = labelOf(line);
    int p = from;
    int q = label == null ? lines.end(line) : label.end();
    while (true) {
      p = skipToWord(p, end);
      q = skipToWord(q, lines.end(line));
      if (p == end) {
        return true;
      }
      if (q == lines.end(line)
          || Character.toLowerCase(text.charAt(p++)) != Character.toLowerCase(text.charAt(q++))) {
        return false;
      }
    }
  }

  private int skipToWord(int from, int end) {
    int p = from;
    while (p < end && !Character.isLetterOrDigit(text.charAt(p))) {
      p++;
    }
    return p;
  }

  /** Returns the last line that begins with each number; read once, when first asked for. */
  private Map<String, Integer> lastLines() {
    Map<String, Integer> known = lastLines;
    if (known == null) {
      known = new HashMap<>();
      for (int i = 0; i < lines.count(); i++) {
        Label label = labelOf(i);
        if (label != null && label.numbered()) {
          known.put(numberOf(label), i);
        }
      }
      lastLines = known;
    }
    return known;
  }

  private @Nullable Label labelOf(int i) {
    if (lines.inline(i)) {
      return null;
    }
    int p = skipMarkup(lines.start(i), lines.end(i));
    return p < lines.end(i) && Label.mayBegin(text.charAt(p))
        ? Label.scan(text, p, lines.end(i))
        : null;
  }

  /** The number with the kind of its division: "Sec. 1" and "Section 1" have the same. */
  private static String numberOf(Label label) {
    return label.rank() + " " + label.text().substring(label.text().indexOf(' ') + 1);
  }

  /** Whether the text is already that of one article, so that others are named in it rather than begun. */
  private boolean isReferenceInArticle(Label label, int rank) {
    if (root.rank != Label.ARTICLE || rank == UNRANKED || rank > Label.ARTICLE) {
      return false;
    }
    Node above = node;
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

  /** Returns the rank of a label here: a section stands above articles, below them, or for them. */
  private int rank(Label label, int line) {
    if (label.rank() != Label.SECTION && label.rank() != Label.SUBSECTION) {
      return Math.max(label.rank(), 0);
    }
    if (label.rank() == Label.SECTION && holdsArticles(line)) {
      return Label.SECTION;
    }
    for (Node above = node; label.rank() == Label.SECTION && above != null; above = above.parent) {
      if (above.rank == Label.SECTION
          && !above.path.isEmpty()
          && isNext(above.path.get(above.path.size() - 1), label)) {
        return Label.SECTION;
      }
    }
    for (Node above = node; above != null; above = above.parent) {
      boolean article = above.rank == Label.ARTICLE && !above.path.isEmpty();
      if (label.rank() == Label.SUBSECTION && (article || above.rank >= Label.BELOW_ARTICLE)) {
        return Label.BELOW_ARTICLE + 1;
      }
      if (label.rank() == Label.SECTION
          && (article && !isSectionLabel(above) || above.rank == Label.BELOW_ARTICLE)) {
        return Label.BELOW_ARTICLE;
      }
    }
    return label.rank() == Label.SECTION ? Label.ARTICLE : Label.SUBSECTION;
  }

  /** Whether an article follows the heading, with at most a title between. */
  private boolean holdsArticles(int line) {
    if (!isTitleShape(line, lines.start(line))) {
      return false;
    }
    for (int i = line + 1; i < Math.min(lines.count(), line + 3); i++) {
      int p = lines.start(i);
      while (p < lines.end(i) && (text.charAt(p) == '#' || Chars.isSpace(text.charAt(p)))) {
        p++;
      }
      p = skipMarkup(p, lines.end(i));
      Label below = p < lines.end(i) && Label.mayBegin(text.charAt(p))
          ? Label.scan(text, p, lines.end(i))
          : null;
      if (below != null) {
        return below.rank() == Label.ARTICLE && below.numbered();
      }
      if (!isTitleShape(i, lines.start(i))) {
        return false;
      }
    }
    return false;
  }

  private static boolean isSectionLabel(Node above) {
    String last = above.path.get(above.path.size() - 1);
    return last.startsWith("Sec") || last.startsWith("Abs");
  }

  /** Whether a line stands alone and is bold from end to end. */
  private boolean isBoldHeading(int i) {
    int start = lines.start(i);
    int end = lines.end(i);
    if (end - start < 6
        || end - start > MAX_TITLE
        || i + 1 >= lines.count()
        || lines.inline(i)
        || !text.startsWith("**", start)
        || !lines.blankBefore(i + 1) && markerAt(i + 1, lines.start(i + 1)) == null
        || !(behindHeading || i == 0 || lines.blankBefore(i))) {
      return false;
    }
    boolean bold = false;
    char last = ' ';
    for (int p = start; p < end; p++) {
      char c = text.charAt(p);
      if (c == '*' && p + 1 < end && text.charAt(p + 1) == '*') {
        bold = !bold;
        p++;
      } else if (!bold && !Chars.isSpace(c) && c != ':') {
        return false;
      } else if (!Chars.isSpace(c)) {
        last = c;
      }
    }
    return !bold && last != '.' && last != ',' && last != ';' && hasLetter(start, end);
  }

  /** Whether the line is the title of the heading above it. */
  private boolean isTitle(int i) {
    if (i + 1 >= lines.count() || lines.inline(i) || lines.inline(i + 1)) {
      return false;
    }
    int start = lines.start(i);
    char first = text.charAt(start);
    if (first == '#'
        || first == '-'
        || first == '*' && !text.startsWith("**", start)
        || Marker.mayBegin(first) && markerAt(i, start) != null
        || Label.mayBegin(first) && Label.scan(text, start, lines.end(i)) != null) {
      return false;
    }
    char last = text.charAt(lines.end(i) - 1);
    return Marker.startsText(first)
        && last != '?'
        && last != '!'
        && hasLetter(start, lines.end(i))
        && isTitleShape(i, start)
        && words(start, lines.end(i)) <= 14
        && (lines.blankBefore(i + 1)
            || lines.wrapWidth() == 0
            || lines.end(i) - start < lines.wrapWidth() * 6 / 10);
  }

  /** Whether the rest of the line is a title rather than the beginning of a sentence. */
  private boolean isTitleShape(int i, int from) {
    int end = lines.end(i);
    if (end - from > MAX_TITLE) {
      return false;
    }
    char last = text.charAt(end - 1);
    if (last == ',' || last == ';' || last == '.' || last == ':' && end - from > 40) {
      return false;
    }
    if (Sentences.end(text, from, end) < end) {
      return false;
    }
    if (i + 1 >= lines.count() || lines.blankBefore(i + 1)) {
      return true;
    }
    if (lines.inline(i + 1)) {
      return false;
    }
    char next = text.charAt(lines.start(i + 1));
    if (Character.isLowerCase(next) && markerAt(i + 1, lines.start(i + 1)) == null) {
      return false;
    }
    return lines.wrapWidth() == 0
        || end - lines.start(i) < lines.wrapWidth() * 7 / 10
        || !Character.isLetter(next);
  }

  /** Whether the sentence or the title goes on in the next line: "Sec. 13. General", "Provisions. Nothing …". */
  private boolean goesOn(int i, int from) {
    int next = i + 1;
    if (next >= lines.count() || lines.blankBefore(next)) {
      return false;
    }
    int end = lines.end(i);
    int word = end;
    while (word > from && Character.isLowerCase(text.charAt(word - 1))) {
      word--;
    }
    boolean small = end > word && end - word <= 3 && Chars.isSpace(text.charAt(word - 1));
    boolean point = end - from > 3 && text.charAt(end - 1) == ')' && text.charAt(end - 3) == '(';
    return small || point || endsTitle(next);
  }

  /** Whether the line has a stop behind a few words, and more behind that. */
  private boolean endsTitle(int i) {
    int end = lines.end(i);
    int stop = text.indexOf('.', lines.start(i), end);
    if (stop < 0 || words(lines.start(i), stop) > MAX_RUN_IN) {
      return false;
    }
    int behind = skipMarkup(stop + 1, end);
    return behind < end
        ? Chars.isSpace(text.charAt(behind))
        : i + 1 < lines.count() && lines.inline(i + 1);
  }

  private boolean hasLetter(int start, int end) {
    for (int i = start; i < end; i++) {
      if (Character.isLetter(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private int words(int start, int end) {
    int words = 0;
    boolean inWord = false;
    for (int i = start; i < end; i++) {
      boolean space = Chars.isSpace(text.charAt(i));
      if (!space && !inWord) {
        words++;
      }
      inWord = !space;
    }
    return words;
  }

  private void addHeading(Heading heading, int rank, int level, int start, int end) {
    closeAbove(rank, level);
    if (rank == UNRANKED
        && !node.path.isEmpty()
        && node.path.get(node.path.size() - 1).equalsIgnoreCase(heading.label())) {
      push(new Node(node, node.path, node.heading, rank, level, start, end));
      return;
    }
    List<String> path = new ArrayList<>(node.path);
    if (node == root && root.rank == Label.ARTICLE && rank == Label.ARTICLE && level == 0) {
      path.remove(path.size() - 1);
    }
    if (path.isEmpty() || nodeDepth < MAX_NODES_DEEP) {
      path.add(heading.label());
    }
    String words = heading.title();
    String above = node.heading;
    if (path.size() == node.path.size() && node == root) {
      above = above.contains(Section.SEPARATOR)
          ? above.substring(0, above.lastIndexOf(Section.SEPARATOR))
          : "";
    }
    String headings =
        words.isEmpty() || above.isEmpty() ? above + words : above + Section.SEPARATOR + words;
    push(new Node(
        node,
        List.copyOf(path),
        nodeDepth < MAX_NODES_DEEP ? headings : words,
        rank,
        level,
        start,
        end));
    if (rank != UNRANKED) {
      divisions++;
      for (int below = rank + 1; below < RANKS; below++) {
        if (below != Label.ARTICLE) {
          lastValue[below] = 0;
        }
      }
    }
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
      boolean titleOnly = above.path.equals(root.path);
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

  private void leaveList() {
    if (mark != null) {
      carried = mark.root();
    }
    mark = null;
  }

  // Provisions

  /** Takes the line for a numbered provision or point if the numbers around it say so. */
  private boolean provision(int i, int at) {
    Marker letter = Marker.scan(text, at, lines.end(i), false);
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
    mark = accepted;
    openUnit(lines.start(i), lines.end(i), accepted, true);
    Marker taken = roman != null && accepted.style == roman.style() ? roman : letter;
    if (taken != null) {
      nestedProvision(i, taken.end());
    }
    return true;
  }

  /** "1. (a) …": a second number right behind the first. */
  private void nestedProvision(int i, int from) {
    int p = Chars.skipSpace(text, from, lines.end(i));
    Unit unit = open;
    if (p >= lines.end(i)
        || unit == null
        || text.charAt(p) != '(' && !Chars.isDigit(text.charAt(p))) {
      return;
    }
    Marker marker = Marker.scan(text, p, lines.end(i), false);
    if (marker == null || marker.value() != 1) {
      marker = Marker.scan(text, p, lines.end(i), true);
    }
    if (marker == null
        || marker.value() != 1
        || find(marker.style()) != null
        || depth(mark) >= MAX_DEPTH
        || marker.style() >= Marker.DOTTED) {
      return;
    }
    mark = new Mark(mark, depth(mark) + 1, marker.style(), 1, marker.label());
    unit.mark = mark;
  }

  private @Nullable Mark accept(int i, @Nullable Marker letter, @Nullable Marker roman) {
    for (int pass = 0; pass < 2; pass++) {
      Marker marker = pass == 0 ? letter : roman;
      if (marker != null) {
        Mark next = continued(marker);
        if (next != null) {
          return next;
        }
      }
    }
    boolean free = behindHeading || i == 0 || lines.blankBefore(i) || isBroken(i);
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
    boolean follows = marker.value() == last.value + 1
        || marker.suffixed() && marker.value() == last.value && !marker.label().equals(last.label);
    return follows
        ? new Mark(last.parent, last.depth, marker.style(), marker.value(), marker.label())
        : null;
  }

  private @Nullable Mark start(int i, Marker marker) {
    Mark last = find(marker.style());
    int value = marker.value();
    if (last != null) {
      boolean restarted = value == 1 && !lines.inline(i);
      boolean skipped = value > last.value
          && !lines.inline(i)
          && (lines.blankBefore(i)
              ? value <= last.value + MAX_GAP_OF_PARAGRAPHS
              : value <= last.value + MAX_GAP && followed(i, marker));
      return restarted || skipped
          ? new Mark(last.parent, last.depth, marker.style(), value, marker.label())
          : null;
    }
    if (mark == null
        && carried != null
        && carried.style == marker.style()
        && value == carried.value + 1
        && !lines.inline(i)) {
      return new Mark(null, 1, marker.style(), value, marker.label());
    }
    if (value != 1 && marker.style() >= Marker.LETTER && mark == null && !followed(i, marker)) {
      return null;
    }
    boolean begins =
        value == 1 && !(isBareLetter(marker) || lines.inline(i)) || followed(i, marker);
    if (!begins || depth(mark) >= MAX_DEPTH) {
      return null;
    }
    return new Mark(mark, depth(mark) + 1, marker.style(), value, marker.label());
  }

  private @Nullable Mark startDotted(int i, Marker marker) {
    int dot = marker.label().lastIndexOf('.');
    String prefix = marker.label().substring(0, dot);
    for (Mark above = mark; above != null; above = above.parent) {
      boolean isParent = above.label.equals(prefix) || above.label.equals("(" + prefix + ")");
      if (isParent && above.depth < MAX_DEPTH) {
        return new Mark(above, above.depth + 1, marker.style(), marker.value(), marker.label());
      }
    }
    if (!followed(i, marker) && !(marker.value() == 1 && (lines.blankBefore(i) || behindHeading))) {
      return null;
    }
    for (Mark above = mark; above != null; above = above.parent) {
      if (above.style == marker.style()) {
        Mark parent = above.parent;
        boolean wrongParent = parent != null && !parent.label.equals("(" + prefix + ")");
        return new Mark(
            wrongParent ? null : parent,
            wrongParent ? 1 : above.depth,
            marker.style(),
            marker.value(),
            marker.label());
      }
    }
    return new Mark(null, 1, marker.style(), marker.value(), marker.label());
  }

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
      Marker next = Marker.scan(text, p, lines.end(line), roman);
      if (next != null && next.style() == marker.style() && next.value() == marker.value() + 1) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Mark find(int style) {
    for (Mark above = mark; above != null; above = above.parent) {
      if (above.style == style) {
        return above;
      }
    }
    return null;
  }

  private @Nullable Mark findDotted(Marker marker) {
    int prefix = marker.label().lastIndexOf('.');
    for (Mark above = mark; above != null; above = above.parent) {
      if (above.style == marker.style()
          && above.label.lastIndexOf('.') == prefix
          && above.label.regionMatches(0, marker.label(), 0, prefix)) {
        return above;
      }
    }
    return null;
  }

  private static int depth(@Nullable Mark mark) {
    return mark == null ? 0 : mark.depth;
  }

  private @Nullable Marker markerAt(int i, int at) {
    if (!Marker.mayBegin(text.charAt(at))) {
      return null;
    }
    Marker marker = Marker.scan(text, at, lines.end(i), false);
    return marker != null ? marker : Marker.scan(text, at, lines.end(i), true);
  }

  // Paragraphs

  private void paragraph(int i) {
    Unit current = open;
    if (current == null) {
      openUnit(lines.start(i), lines.end(i), mark, false);
      return;
    }
    if (!beginsParagraph(i, current)) {
      current.end = lines.end(i);
      return;
    }
    Mark above = mark;
    if (above != null && above.depth > 1) {
      above = Character.isLowerCase(text.charAt(lines.start(i))) ? above.parent : above.root();
    }
    if (above != null
        && above.depth == 1
        && above.style >= Marker.LETTER
        && above.style < Marker.DOTTED) {
      above = null;
    }
    openUnit(lines.start(i), lines.end(i), isBullet(i) ? mark : above, false);
  }

  private boolean beginsParagraph(int i, Unit current) {
    if (lines.inline(i)) {
      return false;
    }
    if (isBullet(i)) {
      return true;
    }
    boolean finished = isFinished(i - 1);
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
      return !current.marked && !isBulletAt(current.start);
    }
    return endsShort(i - 1);
  }

  /** Whether the next word would have fitted on the line, so that its end was meant. */
  private boolean endsShort(int i) {
    return lines.wrapWidth() == 0
        || lines.end(i) - lines.start(i) + lines.indent(i) < lines.wrapWidth() * 6 / 10;
  }

  private boolean isFinished(int i) {
    return Lines.isTerminator(text.charAt(lines.end(i) - 1));
  }

  /** Whether the line before may be the end of a provision, though no empty line follows. */
  private boolean isBroken(int i) {
    int end = lines.end(i - 1);
    return isFinished(i - 1)
        || lines.wrapWidth() == 0
        || text.charAt(end - 1) == ','
        || text.startsWith(" and", end - 4)
        || text.startsWith(" or", end - 3)
        || endsShort(i - 1);
  }

  private boolean isBullet(int i) {
    return isBulletAt(lines.start(i));
  }

  private boolean isBulletAt(int start) {
    char c = text.charAt(start);
    return switch (c) {
      case '\u2022', '\u25CF', '\u25AA', '\u00B7', '\u25E6', '\uF0B7' -> true;
      case '-', '*', '+', '\u2013', '\u2014' ->
        start + 1 < text.length() && Chars.isSpace(text.charAt(start + 1));
      default -> false;
    };
  }

  private void openUnit(int start, int end, @Nullable Mark at, boolean marked) {
    Unit unit = new Unit(node, start, end, at, marked);
    node.used = true;
    units.add(unit);
    open = unit;
  }

  /** Takes paragraphs behind the end of a list out of its last item, unless the list is an article's. */
  private void moveTrailingParagraphs() {
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
      int first = i;
      while (first > 0
          && units.get(first - 1).node == unit.node
          && !units.get(first - 1).marked
          && units.get(first - 1).mark != null) {
        first--;
      }
      boolean continued =
          next != null && (next == top || next.style == top.style && next.value > top.value);
      boolean figures = top.style < Marker.LETTER;
      if (!continued || !figures && i - first >= MAX_FOLLOWING) {
        boolean belongs = true;
        for (int k = first; k <= i; k++) {
          Unit following = units.get(k);
          belongs &=
              Character.isLowerCase(text.charAt(following.start)) || isBulletAt(following.start);
          if (!belongs) {
            following.mark = null;
          }
        }
      }
      i = first - 1;
    }
  }
}
