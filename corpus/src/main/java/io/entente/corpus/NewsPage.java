package io.entente.corpus;

import io.entente.document.DocumentKind;
import io.entente.document.PolicyDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the article in the text of a news page pasted from a browser.
 *
 * <p>The page is taken as a row of units: paragraphs, or single lines where each line is a paragraph.
 * A unit is prose if it ends like a sentence. Only a text that shows several marks of a news page (a line
 * with nothing but a date, the writer's name, an agency's date line, the site's lists and buttons) is
 * touched at all. Of such a page, what stands before the first paragraph and is not prose is left out, and
 * so are pictures' captions, notices, and rows of headlines: three or more units without a sentence among
 * them, those under a label such as <i>Most read</i>, and those with bullets on lines of their own.
 * A single short line between paragraphs is a subheading and stays.
 */
final class NewsPage {

  /**
   * What was found.
   *
   * @param title the headline
   * @param date when it was published, or null
   * @param body the paragraphs, as they stand in the text
   * @param byReporter whether it is marked as a reporter's or an agency's work
   */
  record Article(String title, @Nullable PolicyDate date, String body, boolean byReporter) {}

  private enum Kind {
    PROSE,
    SHORT,
    BULLET,
    LABEL,
    NOTICE,
    CREDIT,
    DATE,
    BYLINE
  }

  private record Unit(String text, int start, int end, Kind kind) {
    boolean is(Kind wanted) {
      return kind == wanted;
    }
  }

  private static final int MIN_EVIDENCE = 2;
  private static final int MAX_HEAD_UNITS = 400;
  /** A line that had room for the next word below this was not broken for want of room. */
  private static final int NARROWEST_COLUMN = 70;

  private static final int NEAR_UNITS = 12;
  private static final int LIST_UNITS = 3;
  private static final int CLEAR_MARKS = 4;
  private static final int STANDFIRST_CHARS = 180;
  private static final int PROSE_CHARS = 250;
  private static final int LONG_CHARS = 800;
  private static final int MAX_PAGE_CHARS = 400_000;

  private static final Pattern LINE = Pattern.compile("[^\\r\\n]+");
  private static final Pattern BULLET = Pattern.compile("[-–—*•·●▪■◆▶►○>|]+|\\d{1,2}[.)]?");
  private static final Pattern INLINE_ITEM =
      Pattern.compile("(?:[-–—*•·●▪■◆▶►○]\\s+|\\(?[0-9]{1,3}[.)]\\s+|\\(?[a-zA-Z][.)]\\s+).*");
  private static final String SENTENCE_ENDS = ".!?。！？।؟…";
  private static final String CLOSERS = "\"'”’»›)]」』*†";
  private static final Pattern INNER_SENTENCE =
      Pattern.compile("\\p{L}{3,}[.!?][\"”’»)]*\\s+[\"“‘«(]*\\p{Lu}|[。！？].");
  private static final Pattern CJK =
      Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]");
  private static final Pattern ABBREVIATION_END =
      Pattern.compile("(?:\\b\\p{Lu}\\.|\\b(?:Inc|Corp|Co|Ltd|Jr|Sr|Dr|No|St|Univ))\\.?$");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern TIME = Pattern.compile(
      "(?i)\\b\\d{1,2}[:.h]\\d{2}\\b|\\b\\d{1,2} ?[ap]\\.?m\\b|\\d時\\d|오[전후] ?\\d|\\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\\b|"
          + "\\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\\b|"
          + "\\b(?:published|updated|posted|last (?:updated|modified)|publié|mis à jour|veröffentlicht|aktualisiert|stand|publicado|"
          + "actualizado|pubblicato|aggiornato|gepubliceerd|opublikowano)\\b|公開|更新|配信|发布|發布|입력|опубликовано");
  private static final Pattern DATE_WORDS = Pattern.compile(
      "(?i)\\b\\d{1,2}[:.h]\\d{2}(?::\\d{2})?\\b|\\b[ap]\\.?m\\b\\.?|\\b(?-i:[A-Z]{2,4})\\b|\\p{P}|\\d|\\p{S}|"
          + "\\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\b|"
          + "\\b(?:published|updated|posted|created|last|modified|on|at|by|of|the|first|publiée?|mise?|à|a|jour|le|la|il|el|de|del|las|"
          + "veröffentlicht|aktualisiert|erstellt|stand|um|am|vom|uhr|publicad[oa]|actualizad[oa]|atualizado|pubblicato|aggiornato|"
          + "alle|ore|gepubliceerd|bijgewerkt|opublikowano|aktualizacja|опубликовано|обновлено)\\b",
      Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern AGENCY_DATELINE = Pattern.compile(
      "\\p{Lu}[\\p{L} .,'’/-]{2,60}(?:,? \\d{1,2}\\.? ?\\p{L}{0,10}\\.?|,? \\p{Lu}\\p{L}{2,8}\\.? \\d{1,2})? ?[(（]\\p{L}[\\p{L} ./-]{1,40}[)）]"
          + " ?[-–—:].*",
      Pattern.DOTALL);
  private static final Pattern CAPITAL_DATELINE = Pattern.compile(
      "\\p{Lu}{3}[\\p{Lu} .,'’/-]{0,40}(?:, \\p{L}[\\p{L}. ]{0,20})?(?:,? \\p{Lu}\\p{L}{2,8}\\.? \\d{1,2})? ?[-–—]{1,2} .*",
      Pattern.DOTALL);
  private static final Pattern PROVISION = Pattern.compile(
      "(?i)(?:article|art\\.|section|sec\\.|chapter|artikel|artículo|articolo|artigo|kapitel|chapitre|capítulo|第)\\s?[\\divxlc]+\\b.*|§.*",
      Pattern.DOTALL);

  private final String page;
  private final List<Unit> units;

  private NewsPage(String page) {
    this.page = page;
    this.units = units(page);
  }

  /** Finds the article, if the text is a news page. */
  static Optional<Article> find(String text) {
    return text.length() > MAX_PAGE_CHARS ? Optional.empty() : new NewsPage(text).article();
  }

  /** Whether a line stands for a date, with a place or a time at most. */
  static boolean isDateLine(String line) {
    if (line.length() > 110) {
      return false;
    }
    Optional<Dates.Found> date = Dates.locate(line);
    if (date.isEmpty()) {
      return false;
    }
    String rest =
        line.substring(0, date.get().start()) + " " + line.substring(date.get().end());
    Optional<Dates.Found> second = Dates.locate(rest);
    if (second.isPresent()) {
      rest = rest.substring(0, second.get().start()) + " "
          + rest.substring(second.get().end());
    }
    String words = DATE_WORDS.matcher(rest).replaceAll(" ").strip();
    return words.isEmpty() || SPACE.split(words).length <= 4;
  }

  /** Whether a text ends like a sentence. */
  static boolean endsSentence(String text) {
    int last = text.length() - 1;
    while (last >= 0 && (isSpace(text.charAt(last)) || CLOSERS.indexOf(text.charAt(last)) >= 0)) {
      last--;
    }
    return last >= 0 && SENTENCE_ENDS.indexOf(text.charAt(last)) >= 0;
  }

  private static boolean opensList(String text) {
    String end = text.stripTrailing();
    return end.endsWith(":") || end.endsWith("：");
  }

  private Optional<Article> article() {
    int firstProse = index(Kind.PROSE, 0);
    long prose = units.stream().filter(unit -> unit.is(Kind.PROSE)).count();
    long provisions =
        units.stream().filter(unit -> PROVISION.matcher(unit.text()).matches()).count();
    if (firstProse < 0 || firstProse > MAX_HEAD_UNITS || prose < 2 || provisions >= LIST_UNITS) {
      return Optional.empty();
    }
    int dateLine = dateLine();
    int title = dateLine < 0 ? -1 : title(dateLine);
    if (title < 0) {
      title = title(Math.max(firstProse, index(Kind.PROSE, dateLine + 1)));
    }
    if (title < 0) {
      return Optional.empty();
    }
    int body = firstBody(title, dateLine);
    if (body < 0) {
      return Optional.empty();
    }
    boolean agency = AGENCY_DATELINE.matcher(units.get(body).text()).matches()
        || CAPITAL_DATELINE.matcher(units.get(body).text()).matches();
    boolean byline =
        units.subList(0, Math.max(body, dateLine)).stream().anyMatch(unit -> unit.is(Kind.BYLINE));
    boolean timed = dateLine >= 0 && TIME.matcher(units.get(dateLine).text()).find();
    int evidence = (dateLine >= 0 ? 1 : 0)
        + (timed ? 1 : 0)
        + (byline ? 1 : 0)
        + (agency ? 2 : 0)
        + furniture(body);
    if (evidence < MIN_EVIDENCE) {
      return Optional.empty();
    }
    boolean official =
        !agency && !byline && Titles.kind(units.get(title).text()) != DocumentKind.OTHER;
    List<Unit> kept = official ? allButFurniture(title) : kept(title, dateLine, body);
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    PolicyDate date =
        dateLine < 0 ? null : Dates.find(units.get(dateLine).text()).orElse(null);
    String headline = SPACE.matcher(units.get(title).text()).replaceAll(" ");
    return Optional.of(
        new Article(headline, date, text(kept), !official && (agency || byline || timed)));
  }

  /** The first line that is a date and stands before the third paragraph, or -1. */
  private int dateLine() {
    int prose = 0;
    for (int i = 0; i < units.size() && i < MAX_HEAD_UNITS && prose < 3; i++) {
      if (units.get(i).is(Kind.DATE)) {
        return i;
      }
      prose += units.get(i).is(Kind.PROSE) ? 1 : 0;
    }
    return -1;
  }

  /** The headline: the first unit if it looks like one, else the first of a few, or the longest of the last. */
  private int title(int before) {
    for (int i = 0; i < before; i++) {
      if (isHeadline(units.get(i))) {
        if (i == 0) {
          return 0;
        }
        break;
      }
    }
    boolean near = before <= NEAR_UNITS;
    int best = -1;
    for (int i = 0; i < before && (best < 0 || !near); i++) {
      Unit unit = units.get(i);
      boolean crumbs = unit.text().matches(".*\\s[>/»›|]\\s.*\\s[>/»›|]\\s.*");
      if (isHeadline(unit)
          && unit.is(Kind.SHORT)
          && !crumbs
          && (best < 0
              || i - best > NEAR_UNITS
              || unit.text().length() >= units.get(best).text().length())) {
        best = i;
      }
    }
    return best;
  }

  private static boolean isHeadline(Unit unit) {
    return (unit.is(Kind.SHORT) || (unit.is(Kind.PROSE) && unit.text().length() < 160))
        && (wordCount(unit.text()) >= 4
            || (CJK.matcher(unit.text()).find() && unit.text().length() >= 8))
        && !INLINE_ITEM.matcher(unit.text()).matches()
        && "(<[{".indexOf(unit.text().charAt(0)) < 0;
  }

  /** The first paragraph of the article; what reads like a caption does not count while others follow. */
  private int firstBody(int title, int dateLine) {
    for (int i = title + 1; i < dateLine; i++) {
      if (units.get(i).is(Kind.PROSE) && isStandfirst(units.get(i).text())) {
        return i;
      }
    }
    int first = index(Kind.PROSE, Math.max(title, dateLine) + 1);
    if (first < 0) {
      return -1;
    }
    int second = index(Kind.PROSE, first + 1);
    return second >= 0
            && Furniture.isCaption(units.get(first).text())
            && !endsQuote(units.get(first).text())
        ? second
        : first;
  }

  private static boolean endsQuote(String text) {
    return text.contains("\"") || text.contains("“");
  }

  private static boolean isStandfirst(String text) {
    return !Furniture.isCaption(text)
        && (text.length() >= STANDFIRST_CHARS || INNER_SENTENCE.matcher(text).find());
  }

  /** How much of the site's furniture there is, from 0 to 2. */
  private int furniture(int body) {
    int labels = 0;
    int notices = 0;
    int bullets = 0;
    int marks = 0;
    for (int i = 0; i < units.size(); i++) {
      Unit unit = units.get(i);
      if (unit.is(Kind.LABEL)) {
        labels += i > body && isListed(i + 1) && isListed(i + 2) ? 1 : 0;
        marks++;
      } else if (unit.is(Kind.NOTICE) || unit.is(Kind.CREDIT)) {
        notices++;
        marks++;
      } else if (unit.is(Kind.BULLET)
          && i + 1 < units.size()
          && units.get(i + 1).is(Kind.SHORT)) {
        bullets++;
      }
    }
    if (marks >= CLEAR_MARKS) {
      return 2;
    }
    return Math.min(2, labels + (notices >= 2 ? 1 : 0) + (bullets >= LIST_UNITS ? 1 : 0));
  }

  private boolean isListed(int i) {
    return i < units.size() && !units.get(i).is(Kind.PROSE) && !units.get(i).is(Kind.NOTICE);
  }

  /** What is left of a declaration, law or the like when only the site's notices and its last lists go. */
  private List<Unit> allButFurniture(int title) {
    List<Unit> kept = new ArrayList<>();
    for (int i = title + 1; i < units.size(); i++) {
      Unit unit = units.get(i);
      if (unit.is(Kind.LABEL) && !kept.isEmpty() && isListed(i + 1) && !resumes(i + 1)) {
        break;
      }
      if (!unit.is(Kind.NOTICE) && !unit.is(Kind.LABEL)) {
        kept.add(unit);
      }
    }
    return kept;
  }

  private List<Unit> kept(int title, int dateLine, int body) {
    List<Unit> kept = new ArrayList<>();
    for (int i = body; i < units.size(); ) {
      Unit unit = units.get(i);
      if (i < dateLine && !unit.is(Kind.PROSE)) {
        i++;
      } else if (unit.is(Kind.PROSE)) {
        if (i >= dateLine || isStandfirst(unit.text())) {
          kept.add(unit);
        }
        i++;
      } else {
        int end = runEnd(i);
        boolean listed = !kept.isEmpty() && opensList(kept.get(kept.size() - 1).text());
        keepOf(i, end, listed, kept);
        if (end < units.size() && opensList(i, end) && !resumes(end)) {
          break;
        }
        i = end;
      }
    }
    kept.remove(units.get(title));
    return kept;
  }

  /** The end of a run of units that are not prose. */
  private int runEnd(int from) {
    int end = from;
    while (end < units.size() && !units.get(end).is(Kind.PROSE)) {
      end++;
    }
    return end;
  }

  /** Keeps a subheading, or the items of a list that the paragraph before has announced. */
  private void keepOf(int from, int end, boolean listed, List<Unit> kept) {
    List<Unit> run = new ArrayList<>();
    boolean furniture = false;
    for (Unit unit : units.subList(from, end)) {
      if (unit.is(Kind.SHORT) || unit.is(Kind.BULLET)) {
        if (!furniture) {
          run.add(unit);
        }
      } else if (unit.is(Kind.LABEL)) {
        furniture = true;
      }
    }
    boolean bullets = run.stream().anyMatch(unit -> unit.is(Kind.BULLET));
    if (listed && !bullets) {
      int items = 0;
      while (items < run.size()
          && (INLINE_ITEM.matcher(run.get(items).text()).matches() || !furniture)) {
        items++;
      }
      kept.addAll(run.subList(0, items));
      return;
    }
    if (end == units.size() || bullets || furniture) {
      return;
    }
    long loose =
        run.stream().filter(unit -> !INLINE_ITEM.matcher(unit.text()).matches()).count();
    if (loose < LIST_UNITS) {
      kept.addAll(run);
    }
  }

  /** Whether a run has the head of a list of other texts in it, by its words or its form. */
  private boolean opensList(int from, int end) {
    int shorts = 0;
    int bullets = 0;
    for (Unit unit : units.subList(from, end)) {
      if (unit.is(Kind.LABEL)) {
        return true;
      }
      shorts += unit.is(Kind.SHORT) ? 1 : 0;
      bullets += unit.is(Kind.BULLET) ? 1 : 0;
    }
    return bullets >= LIST_UNITS && shorts >= LIST_UNITS;
  }

  /** Whether the article goes on behind a list: with two paragraphs in a row, or with the last one of the page. */
  private boolean resumes(int from) {
    int inRow = 0;
    boolean any = false;
    boolean headlineAfter = false;
    for (int i = from; i < units.size(); i++) {
      Unit unit = units.get(i);
      if (unit.is(Kind.PROSE)) {
        inRow++;
        any = true;
        if (inRow >= 2) {
          return true;
        }
      } else if (!unit.is(Kind.NOTICE) && !unit.is(Kind.CREDIT)) {
        inRow = 0;
        headlineAfter |= any && unit.is(Kind.SHORT);
      }
    }
    return any && !headlineAfter;
  }

  private String text(List<Unit> kept) {
    StringBuilder text = new StringBuilder();
    Unit last = null;
    for (Unit unit : kept) {
      if (last != null) {
        String gap = page.substring(last.end(), unit.start());
        text.append(
            gap.isBlank() ? gap : gap.contains("\n\n") || gap.contains("\r\n\r\n") ? "\n\n" : "\n");
      }
      text.append(page, unit.start(), unit.end());
      last = unit;
    }
    return text.toString();
  }

  private int index(Kind kind, int from) {
    for (int i = from; i < units.size(); i++) {
      if (units.get(i).is(kind)) {
        return i;
      }
    }
    return -1;
  }

  /** Takes the page apart: a unit is a line, or a paragraph whose lines were wrapped. */
  private static List<Unit> units(String page) {
    List<int[]> lines = new ArrayList<>();
    Matcher line = LINE.matcher(page);
    while (line.find()) {
      int start = line.start();
      int end = line.end();
      while (start < end && isSpace(page.charAt(start))) {
        start++;
      }
      while (end > start && isSpace(page.charAt(end - 1))) {
        end--;
      }
      if (end > start) {
        lines.add(new int[] {start, end});
      }
    }
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < lines.size(); ) {
      int end = i + 1;
      while (end < lines.size() && continues(page, lines.get(end - 1), lines.get(end))) {
        end++;
      }
      int start = lines.get(i)[0];
      int stop = lines.get(end - 1)[1];
      String text = page.substring(start, stop);
      units.add(new Unit(text, start, stop, kind(text)));
      i = end;
    }
    return units;
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\ufeff' || c == '\u200b';
  }

  /** Whether a line goes on in the next: both of one block, the first long and open, the next in small letters. */
  private static boolean continues(String page, int[] line, int[] next) {
    int length = line[1] - line[0];
    if (length < 40
        || length > 110
        || page.substring(line[1], next[0]).chars().filter(c -> c == '\n').count() > 1) {
      return false;
    }
    String text = page.substring(line[0], line[1]);
    char first = page.charAt(next[0]);
    return Character.isLowerCase(first)
        || (!endsSentence(text)
            && length >= 55
            && length + firstWordLength(page, next) > NARROWEST_COLUMN
            && endsSentence(page.substring(next[0], next[1]))
            && !isTitleCase(text));
  }

  private static int firstWordLength(String page, int[] line) {
    int end = line[0];
    while (end < line[1] && !isSpace(page.charAt(end))) {
      end++;
    }
    return end - line[0];
  }

  private static Kind kind(String text) {
    if (text.length() > LONG_CHARS) {
      return Kind.PROSE;
    }
    if (BULLET.matcher(text).matches()) {
      return Kind.BULLET;
    }
    if (Furniture.isListLabel(text)) {
      return Kind.LABEL;
    }
    if (Furniture.isNotice(text)) {
      return Kind.NOTICE;
    }
    if (Furniture.isCredit(text)) {
      return Kind.CREDIT;
    }
    if (isDateLine(text)) {
      return Kind.DATE;
    }
    if (Furniture.isByline(text)) {
      return Kind.BYLINE;
    }
    return isProse(text) ? Kind.PROSE : Kind.SHORT;
  }

  private static boolean isProse(String text) {
    if (text.length() >= PROSE_CHARS || INNER_SENTENCE.matcher(text).find()) {
      return true;
    }
    int words = wordCount(text);
    if (opensList(text)) {
      return words >= 2;
    }
    char last = text.charAt(text.length() - 1);
    if (last == ';' || last == ',') {
      return true;
    }
    if (!endsSentence(text)) {
      return false;
    }
    if (CJK.matcher(text).find()) {
      return text.length() >= 10;
    }
    if (text.endsWith("...") || last == '…') {
      return words >= 20;
    }
    if (last == '?' || last == '!') {
      return words >= 14;
    }
    return words >= 3 && !(ABBREVIATION_END.matcher(text).find() && isTitleCase(text));
  }

  /** Whether most longer words begin with a capital, as in an English headline. */
  private static boolean isTitleCase(String text) {
    int longer = 0;
    int capital = 0;
    for (String word : SPACE.split(text, -1)) {
      if (word.length() >= 4 && Character.isLetter(word.charAt(0))) {
        longer++;
        capital += Character.isUpperCase(word.charAt(0)) ? 1 : 0;
      }
    }
    return longer >= 4 && capital * 10 >= longer * 8;
  }

  private static int wordCount(String text) {
    return SPACE.split(text.strip()).length;
  }
}
