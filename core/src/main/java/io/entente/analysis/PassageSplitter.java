package io.entente.analysis;

import io.entente.document.DocumentKind;
import io.entente.document.Passage;
import io.entente.document.PolicyDocument;
import io.entente.document.Section;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts documents into passages along their own structure.
 *
 * <p>A section that is a passage already stays as it is. In any other the headings of parts, chapters,
 * articles and the like, Markdown headings, numbered paragraphs, lettered points and plain paragraphs are
 * found, and a passage is one provision of an article or one paragraph of a story. Passages that would be
 * too short are joined with their neighbours below the same heading, but not across the edge of what surrounds a
 * text, such as references or the life of the author; those that would be too long are cut,
 * first into their points, then between sentences. A sentence is cut only if it alone is longer than
 * {@link PassageOptions#hardMaxChars()}.
 *
 * <p>The path of a passage is that of its section, then the labels of the headings found, then paragraphs
 * as {@code (2)} or {@code 1.1} and points as {@code (a)}; a passage that holds several provisions has what
 * their paths have in common. Its id is made from the path, such as {@code chapter-ii/article-5/2/a}, or
 * {@code article-5/1-2} for several provisions; unnumbered paragraphs are counted as {@code p1}, {@code p2}
 * below their heading, and an id that is taken already gets {@code ~2}, {@code ~3}. Ids are ASCII.
 *
 * <p>The passages of a document are in order, do not overlap, begin and end with something other than white
 * space, and hold all its text but the headings that are in a path. Equal documents give equal passages.
 * Splitting takes time in proportion to the text. Immutable, so that threads may share a splitter.
 */
@SuppressWarnings(
    "ReferenceEquality") // Marks are nodes of a tree: equal ones may stand in two places.
public final class PassageSplitter {
  private static final int MAX_ID = 80;
  private static final int MAX_SLUG = 40;
  private static final int MAX_ADDRESS = 8;
  private static final int FEWEST_DIVISIONS = 3;

  private final PassageOptions options;

  /** Makes a splitter with {@link PassageOptions#DEFAULT}. */
  public PassageSplitter() {
    this(PassageOptions.DEFAULT);
  }

  /**
   * Makes a splitter.
   *
   * @param options how long passages should be
   */
  public PassageSplitter(PassageOptions options) {
    this.options = options;
  }

  /**
   * Cuts a document into passages.
   *
   * @param document the document
   * @return its passages in order; none only if its text has no visible character
   */
  public List<Passage> split(PolicyDocument document) {
    return new Work(document, options).split();
  }

  /** The work on one document. */
  private static final class Work {
    private final PolicyDocument document;
    private final PassageOptions options;
    private final String text;
    private final List<Passage> passages = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Integer> collisions = new HashMap<>();
    private final Map<String, Integer> paragraphs = new HashMap<>();

    Work(PolicyDocument document, PassageOptions options) {
      this.document = document;
      this.options = options;
      this.text = document.text();
    }

    List<Passage> split() {
      int firstDivision = firstDivision();
      int offset = 0;
      int index = 0;
      for (Section section : document.sections()) {
        int end = offset + section.text().length();
        if (section.isPassage()) {
          keep(section, offset, end);
        } else if (!section.text().isBlank()) {
          Structure structure =
              new Structure(text, offset, end, section.path(), section.heading(), document.title());
          List<Outline.Unit> units = structure.units();
          if (section.path().isEmpty()
              && document.kind() != DocumentKind.ARTICLE
              && (index < firstDivision
                  || firstDivision < 0 && structure.divisions() >= FEWEST_DIVISIONS)) {
            namePreamble(units);
          }
          group(units);
        }
        offset = end + PolicyDocument.SECTION_BREAK.length();
        index++;
      }
      return List.copyOf(passages);
    }

    /** Returns the first of at least three sections that are numbered divisions, or -1. */
    private int firstDivision() {
      int found = 0;
      int first = -1;
      int index = 0;
      for (Section section : document.sections()) {
        List<String> path = section.path();
        String last = path.isEmpty() || section.isPassage() ? "" : path.get(path.size() - 1);
        Label label = last.isEmpty() ? null : Label.scan(last, 0, last.length());
        if (label != null && label.numbered()) {
          found++;
          first = first < 0 ? index : first;
        }
        index++;
      }
      return found >= FEWEST_DIVISIONS ? first : -1;
    }

    private void keep(Section section, int start, int end) {
      int from = Chars.skipSpace(text, start, end);
      int to = end;
      while (to > from && Chars.isSpace(text.charAt(to - 1))) {
        to--;
      }
      if (from < to && ids.add(section.id())) {
        passages.add(new Passage(
            document.id(),
            section.id(),
            passages.size(),
            section.path(),
            section.heading(),
            text.substring(from, to),
            from,
            to));
      }
    }

    /** What stands before the first numbered division of a treaty or law is its preamble. */
    private static void namePreamble(List<Outline.Unit> units) {
      Outline.Node preamble = null;
      Outline.Node before = null;
      for (Outline.Unit unit : units) {
        if (!unit.node.path.isEmpty()) {
          return;
        }
        if (preamble == null || unit.node != before) {
          before = unit.node;
          preamble = new Outline.Node(
              null,
              List.of("Preamble"),
              unit.node.heading,
              Outline.UNRANKED,
              0,
              unit.start,
              unit.start);
        }
        unit.node = preamble;
      }
    }

    private void group(List<Outline.Unit> units) {
      int from = 0;
      while (from < units.size()) {
        int to = from + 1;
        while (to < units.size() && units.get(to).node == units.get(from).node) {
          to++;
        }
        new Group(this, units.subList(from, to)).emit();
        from = to;
      }
    }

    private String unique(String id) {
      if (ids.add(id)) {
        return id;
      }
      int number = collisions.getOrDefault(id, 1);
      String candidate;
      do {
        candidate = id + "~" + ++number;
      } while (!ids.add(candidate));
      collisions.put(id, number);
      return candidate;
    }
  }

  /** A stretch of text that becomes a passage, unless it is joined with the next. */
  private record Block(int first, int last, int start, int end, int words) {}

  /** The units below one heading. */
  private static final class Group {
    private final Work work;
    private final String text;
    private final PassageOptions options;
    private final List<Outline.Unit> units;
    private final int[] wordsBefore;
    private final FurnitureEdges edges;

    Group(Work work, List<Outline.Unit> units) {
      this.work = work;
      this.text = work.text;
      this.options = work.options;
      this.units = units;
      this.wordsBefore = new int[units.size() + 1];
      this.edges = new FurnitureEdges(text);
      for (int i = 0; i < units.size(); i++) {
        wordsBefore[i + 1] =
            wordsBefore[i] + countWords(text, units.get(i).start, units.get(i).end);
      }
    }

    void emit() {
      List<Block> blocks = assemble(0, units.size(), 1);
      Outline.Node node = units.get(0).node;
      String base = slug(node.path);
      int[] numbers = numberParagraphs(base);
      for (Block block : blocks) {
        Outline.Mark common = common(block);
        List<String> path = new ArrayList<>(node.path);
        StringBuilder id = new StringBuilder(base);
        for (int depth = 1; common != null && depth <= common.depth(); depth++) {
          Outline.Mark mark = common.at(depth);
          if (mark != null) {
            path.add(mark.label());
            step(id, slug(mark.label()));
          }
        }
        boolean whole = blocks.size() == 1 && id.length() > 0;
        if (!whole) {
          step(id, place(block, common, numbers));
          addRange(path, block, common);
        }
        work.passages.add(new Passage(
            work.document.id(),
            work.unique(shorten(id.toString())),
            work.passages.size(),
            path,
            node.heading,
            text.substring(block.start, block.end),
            block.start,
            block.end));
      }
    }

    /** Provisions that were joined are cited as a range: {@code (2)–(4)}. */
    private void addRange(List<String> path, Block block, Outline.@Nullable Mark common) {
      int depth = common == null ? 1 : common.depth() + 1;
      Outline.Mark from = at(block.first, depth);
      Outline.Mark to = at(block.last, depth);
      if (from != null && to != null && !from.label().equals(to.label())) {
        path.add(from.label() + "–" + to.label());
      }
    }

    private static void step(StringBuilder id, String step) {
      if (!step.isEmpty()) {
        id.append(id.length() == 0 ? "" : "/").append(step);
      }
    }

    private int[] numberParagraphs(String base) {
      int[] numbers = new int[units.size()];
      int number = work.paragraphs.getOrDefault(base, 0);
      for (int i = 0; i < numbers.length; i++) {
        if (units.get(i).mark == null) {
          numbers[i] = ++number;
        }
      }
      work.paragraphs.put(base, number);
      return numbers;
    }

    /** Returns which part of what the common path names is in the block: "1-2", "p3", or nothing if it is clear. */
    private String place(Block block, Outline.@Nullable Mark common, int[] numbers) {
      Outline.Mark first = units.get(block.first).mark;
      Outline.Mark last = units.get(block.last).mark;
      int depth = common == null ? 1 : common.depth() + 1;
      Outline.Mark from = first == null ? null : first.at(depth);
      Outline.Mark to = last == null ? null : last.at(depth);
      if (common == null && first == null) {
        return "p" + numbers[block.first];
      }
      if (from == null || to == null) {
        return common == null && from != null ? slug(from.label()) : "";
      }
      return from == to || from.label().equals(to.label())
          ? slug(from.label())
          : slug(from.label()) + "-" + slug(to.label());
    }

    /** Returns the innermost mark that all units of the block stand at or below. */
    private Outline.@Nullable Mark common(Block block) {
      Outline.Mark common = units.get(block.first).mark;
      for (int i = block.first + 1; i <= block.last && common != null; i++) {
        Outline.Mark other = units.get(i).mark;
        while (common != null && (other == null || other.at(common.depth()) != common)) {
          common = common.parent();
        }
      }
      return common;
    }

    private List<Block> assemble(int from, int to, int depth) {
      List<Block> blocks = new ArrayList<>();
      int i = from;
      while (i < to) {
        Outline.Mark mark = units.get(i).mark;
        Outline.Mark at = mark == null ? null : mark.at(depth);
        int next = i + 1;
        while (at != null && next < to && at(next, depth) == at) {
          next++;
        }
        if (fits(wordsBefore[next] - wordsBefore[i], units.get(i).start, units.get(next - 1).end)) {
          blocks.add(new Block(
              i,
              next - 1,
              units.get(i).start,
              units.get(next - 1).end,
              wordsBefore[next] - wordsBefore[i]));
        } else if (next == i + 1) {
          cut(i, blocks);
        } else {
          blocks.addAll(assemble(i, next, depth + 1));
        }
        i = next;
      }
      return join(blocks);
    }

    private Outline.@Nullable Mark at(int unit, int depth) {
      Outline.Mark mark = units.get(unit).mark;
      return mark == null ? null : mark.at(depth);
    }

    private boolean fits(int words, int start, int end) {
      return words <= options.maxWords() && end - start <= options.maxChars();
    }

    /** Joins what is too short, or introduces what follows, with its neighbours. */
    private List<Block> join(List<Block> blocks) {
      List<Block> joined = new ArrayList<>(blocks.size());
      for (int i = 0; i < blocks.size(); i++) {
        Block block = blocks.get(i);
        Block next = i + 1 < blocks.size() ? blocks.get(i + 1) : null;
        Block last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
        boolean forward = next != null
            && last != null
            && introduces(block, next)
            && fits(block.words + next.words, block.start, next.end)
            && !introduces(last, block);
        if (last != null && !forward && belongTogether(last, block) && !isEdge(last, block, next)) {
          joined.set(joined.size() - 1, both(last, block));
        } else {
          joined.add(block);
        }
      }
      List<Block> result = new ArrayList<>(joined.size());
      for (int i = 0; i < joined.size(); i++) {
        Block block = joined.get(i);
        Block next = i + 1 < joined.size() ? joined.get(i + 1) : null;
        Block last = result.isEmpty() ? null : result.get(result.size() - 1);
        if (last != null
            && isShort(last, block)
            && fits(last.words + block.words, last.start, block.end)
            && !isEdge(last, block, next)) {
          result.set(result.size() - 1, both(last, block));
        } else {
          result.add(block);
        }
      }
      return result;
    }

    /** Whether what surrounds the text meets the text between two blocks. */
    private boolean isEdge(Block last, Block block, @Nullable Block next) {
      return edges.between(stretch(last), stretch(block), next == null ? null : stretch(next));
    }

    private static FurnitureEdges.Stretch stretch(Block block) {
      return new FurnitureEdges.Stretch(block.start, block.end);
    }

    private boolean belongTogether(Block last, Block block) {
      int words = last.words + block.words;
      if (!fits(words, last.start, block.end)) {
        return false;
      }
      return introduces(last, block) || isShort(last, block) && words <= options.targetWords();
    }

    /** Two numbered provisions are what people cite, and stay apart unless one is very short. */
    private boolean isShort(Block last, Block block) {
      boolean provisions = isNumbered(last) && isNumbered(block);
      int least = provisions ? options.minWords() / 2 : options.minWords();
      return Math.min(last.words, block.words) < least;
    }

    private boolean isNumbered(Block block) {
      Outline.Mark mark = units.get(block.first).mark;
      return mark != null && mark.isNumber();
    }

    /** Whether a paragraph leads to the next: a line before a list, "Dear colleagues,". */
    private boolean introduces(Block block, Block next) {
      char end = text.charAt(block.end - 1);
      return block.last < next.first
          && (end == ':'
              || end == ',' && block.words <= MAX_ADDRESS && units.get(block.first).mark == null);
    }

    private static Block both(Block first, Block second) {
      return new Block(
          first.first, second.last, first.start, second.end, first.words + second.words);
    }

    /** Cuts a unit that is too long at the ends of its sentences. */
    private void cut(int unit, List<Block> blocks) {
      int start = units.get(unit).start;
      int end = units.get(unit).end;
      int words = wordsBefore[unit + 1] - wordsBefore[unit];
      int size = size(words, end - start);
      int target = options.targetWords();
      int goal = size / Math.max(1, (size + target / 2) / target) + 1;
      int from = start;
      int to = start;
      int fromWords = 0;
      int p = start;
      while (p < end) {
        int sentenceEnd = Sentences.end(text, p, end);
        int sentence = countWords(text, p, sentenceEnd);
        int before = size(fromWords, to - from);
        int after = size(fromWords + sentence, sentenceEnd - from);
        boolean full = to > from
            && (!fits(fromWords + sentence, from, sentenceEnd)
                || after > goal && after - goal > goal - before);
        if (full) {
          blocks.add(new Block(unit, unit, from, to, fromWords));
          from = p;
          fromWords = 0;
        }
        to = sentenceEnd;
        fromWords += sentence;
        if (to - from > options.hardMaxChars()) {
          cutSentence(unit, from, to, blocks);
          from = Chars.skipSpace(text, to, end);
          to = from;
          fromWords = 0;
        }
        p = Chars.skipSpace(text, sentenceEnd, end);
      }
      if (to > from) {
        blocks.add(new Block(unit, unit, from, to, fromWords));
      }
    }

    /** Words, or what the characters would be in words if that is more. */
    private int size(int words, int chars) {
      return Math.max(words, chars * 5 / 36);
    }

    /** Cuts a sentence that is too long to stay whole. */
    private void cutSentence(int unit, int start, int end, List<Block> blocks) {
      int from = start;
      while (from < end) {
        int to = end;
        if (end - from > options.hardMaxChars()) {
          int earliest = from + options.maxChars();
          int latest = from + options.hardMaxChars();
          int found = clauseEnd(earliest, latest);
          to = found > 0 ? found : Chars.safeCut(text, latest);
        }
        int trimmed = to;
        while (trimmed > from && Chars.isSpace(text.charAt(trimmed - 1))) {
          trimmed--;
        }
        if (trimmed > from) {
          blocks.add(new Block(unit, unit, from, trimmed, countWords(text, from, trimmed)));
        }
        from = Chars.skipSpace(text, to, end);
      }
    }

    /** Returns the first place behind a semicolon, else behind a comma, else at white space, or 0. */
    private int clauseEnd(int earliest, int latest) {
      int comma = 0;
      int space = 0;
      for (int i = earliest; i < latest - 1; i++) {
        char c = text.charAt(i);
        boolean spaced = Chars.isSpace(text.charAt(i + 1));
        if (c == ';' && spaced || c == '\uFF1B') {
          return i + 1;
        }
        if (comma == 0 && (c == ',' && spaced || c == '\uFF0C' || c == '\u3001')) {
          comma = i + 1;
        }
        if (space == 0 && Chars.isSpace(c)) {
          space = i;
        }
      }
      return comma > 0 ? comma : space;
    }
  }

  static int countWords(String text, int start, int end) {
    int words = 0;
    int ideographs = 0;
    boolean inWord = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (Chars.isSpace(c)) {
        inWord = false;
      } else if (Chars.isIdeographic(c)) {
        ideographs++;
        inWord = false;
      } else if (!inWord) {
        words++;
        inWord = true;
      }
    }
    return words + (ideographs + 1) / 2;
  }

  private static String slug(List<String> path) {
    StringBuilder id = new StringBuilder();
    for (String label : path) {
      Group.step(id, slug(label));
    }
    return id.toString();
  }

  /** Returns a label in small ASCII letters, figures, stops and hyphens. */
  static String slug(String label) {
    StringBuilder out = new StringBuilder(label.length());
    String plain = Normalizer.normalize(label, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    for (int i = 0; i < plain.length() && out.length() < MAX_SLUG; i++) {
      char c = plain.charAt(i);
      if (c >= 'a' && c <= 'z' || Chars.isDigit(c)) {
        out.append(c);
      } else if (c == '\u00DF') {
        out.append("ss");
      } else if (c == '\u0142') {
        out.append('l');
      } else if (c == '\u00A7') {
        out.append("section-");
      } else if (c == '.'
          && i > 0
          && i + 1 < plain.length()
          && Chars.isDigit(plain.charAt(i - 1))
          && Chars.isDigit(plain.charAt(i + 1))) {
        out.append('.');
      } else if (Character.getType(c) == Character.NON_SPACING_MARK || c == '\'' || c == '\u2019') {
        continue;
      } else if (Character.isLetterOrDigit(c)) {
        out.append('u').append(Integer.toHexString(c));
      } else if (out.length() > 0 && out.charAt(out.length() - 1) != '-') {
        out.append('-');
      }
    }
    while (out.length() > 0
        && (out.charAt(out.length() - 1) == '-' || out.charAt(out.length() - 1) == '.')) {
      out.setLength(out.length() - 1);
    }
    return out.toString();
  }

  private static String shorten(String id) {
    return id.length() <= MAX_ID
        ? id
        : id.substring(0, MAX_ID - 9) + "-" + Integer.toHexString(id.hashCode());
  }
}
