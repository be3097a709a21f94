package io.entente.analysis;

import io.entente.document.Passage;
import io.entente.document.Trait;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells passages that surround a text from those that say something: contents pages, lists of references
 * and of cited laws, bare headings, labels of figures, questionnaires, lives of authors, page furniture.
 *
 * <p>Judges by shape first: page numbers that rise, labels that count on, rows of dots, years in brackets,
 * initials, addresses, and the lack of the verbs that sentences have. What is in doubt is taken for prose.
 * Works on texts that kept their line breaks and on such that lost them. A passage that is only one entry of
 * a list is recognised by its neighbours.
 *
 * <p>One pass over the text. Has no state, so that threads may share a detector.
 */
public final class FurnitureDetector {
  private static final int FEWEST_ENTRIES = 3;
  private static final int ENTRY_WORDS = 90;
  private static final int HEADING_WORDS = 12;
  private static final int BARE_HEADING_WORDS = 6;
  private static final int LABEL_WORDS = 30;

  /** Makes a detector. */
  public FurnitureDetector() {}

  /**
   * Tells what kind of surrounding a passage is.
   *
   * @param passage the passage
   * @param before the passage before it in the document, or null
   * @param after the passage after it in the document, or null
   * @return what was noticed, with the numbers that decided; empty for prose
   */
  public Optional<Trait> detect(
      Passage passage, @Nullable Passage before, @Nullable Passage after) {
    Shape shape = ShapeReader.read(passage.text());
    Optional<Trait> said = saidByHeading(passage, shape);
    if (said.isPresent()) {
      return said;
    }
    boolean prose = shape.verbs >= 3 && shape.verbs * 25 >= shape.words && shape.leaders == 0;
    if (shape.blanks + shape.boxes + shape.questions >= 3) {
      String why = questionnaire(shape);
      if (!why.isEmpty()) {
        return trait(Trait.Kind.QUESTIONNAIRE, why);
      }
    }
    String life = Lives.reason(shape, lastHeading(passage));
    if (!life.isEmpty()) {
      return trait(Trait.Kind.BIOGRAPHY, life);
    }
    if (prose) {
      return Optional.empty();
    }
    Headings above = Headings.of(passage);
    String why = contents(shape, above == Headings.CONTENTS || shape.contentsHeading);
    if (why.isEmpty() && mayBeEntries(shape)) {
      why = besideContents(shape, before, after);
    }
    if (!why.isEmpty()) {
      return trait(Trait.Kind.CONTENTS, why);
    }
    why = citedLaws(shape);
    if (!why.isEmpty()) {
      return trait(Trait.Kind.CITED_LAWS, why);
    }
    why = references(shape, above == Headings.REFERENCES || shape.referencesHeading, before, after);
    if (!why.isEmpty()) {
      return trait(Trait.Kind.REFERENCES, why);
    }
    why = label(shape);
    if (!why.isEmpty()) {
      return trait(Trait.Kind.LABEL, why);
    }
    why = Notices.reason(shape);
    if (!why.isEmpty()) {
      return trait(Trait.Kind.FURNITURE, why);
    }
    why = heading(shape, before, after);
    return why.isEmpty() ? Optional.empty() : trait(Trait.Kind.HEADING, why);
  }

  /** A question by itself under the heading of a questionnaire. */
  private static Optional<Trait> saidByHeading(Passage passage, Shape shape) {
    String path = passage.path().isEmpty() ? "" : passage.path().getLast();
    String heading = (passage.heading() + ' ' + path).toLowerCase(Locale.ROOT);
    return heading.contains("questionnaire")
            && passage.text().stripTrailing().endsWith("?")
            && shape.questions > 0
            && shape.stops <= 1 + shape.questions
        ? trait(Trait.Kind.QUESTIONNAIRE, "questions under \"" + passage.heading() + "\"")
        : Optional.empty();
  }

  /** The innermost of the headings above a passage, or the last label of its path. */
  private static String lastHeading(Passage passage) {
    String last = passage.heading();
    int cut = last.lastIndexOf('\u203A');
    last = cut < 0 ? last : last.substring(cut + 1).strip();
    return last.isEmpty() && !passage.path().isEmpty() ? passage.path().getLast() : last;
  }

  private static Optional<Trait> trait(Trait.Kind kind, String reason) {
    return Optional.of(new Trait(kind, "", reason));
  }

  /** What the headings above a passage say of it. */
  private enum Headings {
    CONTENTS,
    REFERENCES,
    OTHER;

    static Headings of(Passage passage) {
      String last = lastHeading(passage);
      if (last.isEmpty() || last.length() > 40) {
        return OTHER;
      }
      Shape shape = ShapeReader.read(last);
      return shape.words > 4
          ? OTHER
          : shape.contentsHeading ? CONTENTS : shape.referencesHeading ? REFERENCES : OTHER;
    }
  }

  private static String contents(Shape shape, boolean headed) {
    boolean hasVerbs = shape.verbs * 40 > shape.words;
    boolean allRows = shape.leaders >= FEWEST_ENTRIES && shape.leaders + 1 >= shape.lines;
    if ((!hasVerbs || allRows && shape.verbs <= shape.leaders)
        && shape.leaders > 0
        && shape.leaders * 30 >= shape.words
        && shape.words >= shape.leaders
        && shape.blanks * 3 <= shape.leaders
        && shape.years * 2 <= shape.leaders
        && shape.risingLeaders * 10 >= shape.leaders * 9
        && shape.numbers + shape.pageLines <= 4 + 3 * shape.leaders
        && (shape.leaders >= FEWEST_ENTRIES || shape.endsInPage)) {
      return plural(shape.leaders, "row") + " of dots before a page number";
    }
    if (shape.links >= FEWEST_ENTRIES && shape.links * 2 > shape.lines) {
      return shape.links + " of " + shape.lines + " lines lead to a place in the page";
    }
    if (hasVerbs || shape.strong > 1 + shape.lines / 5) {
      return "";
    }
    int rows = shape.lines - (shape.contentsHeading ? 1 : 0);
    boolean rising = shape.risingLines * 10 >= shape.pageLines * 9
        && (shape.higherLines * 3 >= shape.pageLines || headed)
        && (shape.words * 5 >= shape.pageLines * 6 || headed || shape.labelLines * 2 > rows)
        && (shape.numbers <= shape.pageLines + rows / 3 || headed);
    int fewestPages = headed ? 2 : shape.labelLines * 2 > rows ? FEWEST_ENTRIES : 5;
    if (shape.pageLines >= fewestPages
        && rising
        && (shape.pageLines * 4 >= rows * 3
            || shape.labelLines + shape.pageLines >= rows / 2
                && shape.pageLines * 3 >= rows
                && shape.sentenceLines == 0)) {
      return shape.pageLines + " of " + rows + " lines end in a page number that does not fall";
    }
    boolean begun = shape.wordsBeforeHeads <= (headed ? 12 : 6)
        || shape.heads >= 6 && shape.wordsBeforeHeads <= TITLE && !shape.colonBeforeHeads;
    if (shape.sentenceLines * 8 <= rows && begun && shape.mentions <= shape.heads / 3) {
      int fewest = headed ? 2 : FEWEST_ENTRIES;
      if (shape.heads >= fewest
          && shape.labelLines >= fewest
          && shape.labelLines * 5 >= rows * 2
          && shape.heads * TITLE >= shape.words) {
        return shape.labelLines + " of " + rows + " lines are headings of divisions";
      }
      if (headed && rows >= FEWEST_ENTRIES) {
        return "headed as contents, and " + shape.titleLines + " of " + rows + " lines are titles";
      }
      if (shape.dottedLines >= 4
          && shape.dottedLines * 10 >= rows * 9
          && shape.stops <= rows
          && shape.numbers * 3 <= rows) {
        return shape.dottedLines + " of " + rows + " lines are numbered titles";
      }
    }
    boolean few = shape.mentions * 3 <= shape.heads;
    if (shape.heads >= 4
        && few
        && begun
        && shape.heads * TITLE >= shape.words
        && shape.nextHeads * 10 >= shape.heads * 6) {
      return shape.heads + " labels of divisions in " + shape.words + " words";
    }
    int fewestInline = headed ? FEWEST_ENTRIES : 5;
    if (shape.pages >= fewestInline
        && shape.lines <= 2
        && shape.pages * TITLE >= shape.words
        && shape.risingPages * 10 >= shape.pages * 9
        && shape.pages * 10 >= shape.numbers * 7
        && shape.words >= 2 * shape.pages
        && shape.stops * 2 <= shape.pages) {
      return shape.pages + " numbers that do not fall, each before a capital, in " + shape.words
          + " words";
    }
    return "";
  }

  private static final int TITLE = 16;

  /** A rest of one or two entries, such as a contents page leaves where it is cut. */
  private static boolean mayBeEntries(Shape shape) {
    return shape.words <= 60
        && shape.verbs == 0
        && shape.sentenceLines == 0
        && shape.mentions == 0
        && (shape.labelLines > 0 || shape.pageLines > 0 || shape.dottedLines > 0);
  }

  private static boolean isTitleOnly(Shape shape) {
    return mayBeEntries(shape)
        && shape.labelLines > 0
        && shape.heads + shape.dottedLines > 0
        && shape.years == 0;
  }

  private static String besideContents(
      Shape own, @Nullable Passage before, @Nullable Passage after) {
    for (Passage each : new Passage[] {before, after}) {
      if (each != null) {
        Shape beside = ShapeReader.read(each.text());
        String why = contents(beside, beside.contentsHeading);
        if (!why.isEmpty()) {
          return "an entry beside a contents page: " + why;
        }
      }
    }
    if (before != null
        && after != null
        && isTitleOnly(own)
        && isTitleOnly(ShapeReader.read(before.text()))
        && isTitleOnly(ShapeReader.read(after.text()))) {
      return "a title between two passages that are nothing but titles of divisions";
    }
    return "";
  }

  private static String references(
      Shape shape, boolean headed, @Nullable Passage before, @Nullable Passage after) {
    int marks = 2 * shape.strong + shape.weak;
    boolean contacts = shape.contacts >= 2 && shape.years == 0;
    if (marks < 2 || contacts || shape.verbs * 80 > shape.words && !headed) {
      return "";
    }
    if (shape.strong + shape.weak >= 4
        && shape.strong > 0
        && marks * 12 >= shape.words
        && shape.gap <= 45) {
      return marks(shape);
    }
    if (headed && marks * 30 >= shape.words) {
      return "headed as references: " + marks(shape);
    }
    if (isEntry(shape)) {
      for (Passage each : new Passage[] {before, after}) {
        Shape beside = each == null ? null : ShapeReader.read(each.text());
        if (beside != null && isEntry(beside)) {
          return "an entry among others: " + marks(shape);
        }
      }
    }
    return "";
  }

  private static boolean isEntry(Shape shape) {
    return shape.words <= ENTRY_WORDS * Math.max(1, shape.strong)
        && shape.verbs <= shape.strong / 3
        && shape.recitals == 0
        && (shape.strong > 0 && (2 * shape.strong + shape.weak) * 45 >= shape.words
            || shape.weak >= 3 && shape.years > 0 && shape.weak * 10 >= shape.words);
  }

  private static String marks(Shape shape) {
    return (shape.strong + shape.weak) + " marks of citations in " + shape.words + " words";
  }

  private static String citedLaws(Shape shape) {
    int entries = Math.max(shape.lines, 1);
    if (shape.laws < FEWEST_ENTRIES
        || shape.verbs > 0
        || shape.recitals > 0
        || shape.urls > 0
        || shape.journals > 0) {
      return "";
    }
    boolean dated = shape.years + shape.numbers >= shape.laws;
    boolean listed = entries >= FEWEST_ENTRIES
        ? shape.laws * 10 >= entries * 8 && shape.words <= 25 * entries
        : shape.laws >= 4 && shape.words <= 12 * shape.laws;
    boolean named = shape.capitals * 2 >= shape.words && beginsWithCapital(shape.text);
    return dated && listed && named && shape.strong == 0 && shape.numbers >= 3
        ? shape.laws + " names of laws with their numbers in " + shape.words + " words"
        : "";
  }

  /** Whether the first word, behind a marker such as "(e)", is capitalised: not "the Convention on". */
  private static boolean beginsWithCapital(String text) {
    int p = text.charAt(0) == '(' ? text.indexOf(')') + 1 : 0;
    while (p < text.length() && !Character.isLetter(text.charAt(p))) {
      p++;
    }
    return p < text.length() && !Character.isLowerCase(text.charAt(p));
  }

  private static String label(Shape shape) {
    if (shape.firstKind != ShapeWords.FIGURE
        || shape.words > LABEL_WORDS
        || shape.verbs > 0
        || shape.lines > 3
        || shape.stops > 2) {
      return "";
    }
    String text = shape.text;
    int p = Chars.skipSpace(text, 0, text.length());
    while (p < text.length() && !Chars.isSpace(text.charAt(p))) {
      p++;
    }
    p = Chars.skipSpace(text, p, text.length());
    int number = p;
    while (p < text.length()
        && (Character.isLetterOrDigit(text.charAt(p))
            || text.charAt(p) == '.'
            || text.charAt(p) == '-')) {
      p++;
    }
    boolean numbered = p > number
        && p - number <= 6
        && (Chars.isDigit(text.charAt(number))
            || Chars.isDigit(text.charAt(p - 1))
            || Character.isUpperCase(text.charAt(p - 1))
            || text.charAt(p - 1) == '.');
    while (p < text.length()
        && (Chars.isSpace(text.charAt(p)) || Heading.isSeparator(text.charAt(p)))) {
      p++;
    }
    boolean titled =
        p >= text.length() || !Character.isLowerCase(text.charAt(p)) && text.charAt(p) != ',';
    return numbered && titled ? "a label of " + shape.words + " words without a verb" : "";
  }

  private static String questionnaire(Shape shape) {
    if (shape.blanks >= 3
        && shape.words <= 12 * shape.blanks
        && shape.leaders == 0
        && shape.verbs <= shape.questions
        && shape.answers + shape.questions + shape.contacts >= 2) {
      return shape.blanks + " blanks to fill in among " + shape.words + " words";
    }
    if (shape.boxes >= 2 && shape.words <= 25 * shape.boxes) {
      return shape.boxes + " boxes to tick among " + shape.words + " words";
    }
    boolean listed = shape.questionLines * 10 >= shape.lines * 9 && shape.lines >= FEWEST_ENTRIES
        || shape.numberLines + shape.dottedLines >= FEWEST_ENTRIES
            && shape.questions * 3 >= (shape.numberLines + shape.dottedLines) * 2;
    return shape.questions >= FEWEST_ENTRIES && listed && shape.stops <= 1 + shape.questions / 2
        ? shape.questions + " questions in " + shape.lines + " lines"
        : "";
  }

  private static String heading(Shape shape, @Nullable Passage before, @Nullable Passage after) {
    if (shape.words > HEADING_WORDS
        || shape.words + shape.heads == 0
        || shape.verbs > 0
        || shape.lines > 2
        || shape.strong + shape.emails + shape.mentions > 0
        || !isTitle(shape.text)) {
      return "";
    }
    boolean numbered = shape.heads > 0 || shape.dottedLines > 0;
    boolean loud = shape.letters >= 4 && shape.upperLetters >= shape.letters * 9 / 10;
    String why = "nothing but " + plural(shape.words, "word") + " without a verb or full stop";
    if (numbered && shape.numbers <= shape.heads || loud && shape.numbers == 0) {
      return why;
    }
    boolean bare = shape.words <= BARE_HEADING_WORDS
        && shape.numbers + shape.numberLines == 0
        && shape.lines == 1;
    return bare && !(isItem(before) && isItem(after)) ? why : "";
  }

  /** Whether a text could be one item of a list of goods or parties. */
  private static boolean isItem(@Nullable Passage passage) {
    return passage != null
        && passage.text().length() <= 80
        && ShapeReader.read(passage.text()).words <= HEADING_WORDS;
  }

  private static boolean isTitle(String text) {
    int end = text.length();
    char last = text.charAt(end - 1);
    if (".;,:?!\u3002\uFF1B\uFF1A".indexOf(last) >= 0
        || text.indexOf('%') >= 0
        || text.indexOf('$') >= 0
        || text.indexOf('\u20AC') >= 0) {
      return false;
    }
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c == '(' && i <= 1) {
        return false;
      }
      if (Character.isLetter(c)) {
        return !Character.isLowerCase(c);
      }
    }
    return false;
  }

  private static String plural(int count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }
}
