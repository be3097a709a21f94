package io.entente.internal.tag;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the date of a document in its text, for documents that come without one.
 *
 * <p>A date counts only where documents state their own: in the head of a law ({@code Law No. 12 of 5
 * May 1999}), in a line near the top that is little else than a date ({@code 15:07 JST, August 25,
 * 2025}), at the beginning of a report ({@code TOKYO, Aug. 25, 2025 –}), in the closing formula of a
 * treaty ({@code Done at Tokyo, this twenty-second day of October 2008}), under a signature, or in the
 * title. A date in running text is never taken, nor one whose day and month may be swapped. Finding
 * nothing is better here than finding something wrong.
 *
 * <p>Months are understood in English, French, Spanish and German. A finder never changes; any number of
 * threads may share it. Costs {@code O(n)} for {@code n} characters.
 */
public final class DateFinder {

  /** Where a date was found. */
  public enum Evidence {
    /** In the head of a law, decree or the like, in title or text. */
    LAW_HEAD,
    /** In a line near the top, or at the beginning of a report. */
    DATE_LINE,
    /** In the closing formula. */
    CLOSING,
    /** In a line under the text, such as below a signature. */
    END_LINE,
    /** In the title. */
    TITLE
  }

  /**
   * A date that was found.
   *
   * @param date as ISO 8601 writes it, at the precision found: {@code 2008}, {@code 2025-08} or
   *     {@code 2025-08-29}
   * @param evidence where it stood
   * @param inTitle whether the offsets are those of the title rather than of the text
   * @param start offset of its first UTF-16 code unit
   * @param end offset behind its last code unit
   */
  public record FoundDate(String date, Evidence evidence, boolean inTitle, int start, int end) {}

  private record Day(String iso, int start, int end) {}

  private static final int FIRST_YEAR = 1500;
  private static final int TOP_CHARACTERS = 3_000;
  private static final int TOP_LINES = 80;
  private static final int HEAD_LINES = 4;

  /** Further down, date lines that differ may belong to a list of other texts and are not believed. */
  private static final int FIRST_LINES = 12;

  private static final int END_CHARACTERS = 600;
  private static final int CLOSING_REACH = 190;
  private static final int CLOSING_WINDOW = 400;
  private static final int LONGEST_DATE_LINE = 140;
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final String[][] MONTHS = {
    {"january", "jan", "janvier", "enero", "januar", "jänner", "janner"},
    {"february", "feb", "février", "fevrier", "febrero", "februar"},
    {"march", "mar", "mars", "marzo", "märz", "marz"},
    {"april", "apr", "avril", "abril"},
    {"may", "mai", "mayo"},
    {"june", "jun", "juin", "junio", "juni"},
    {"july", "jul", "juillet", "julio", "juli"},
    {"august", "aug", "août", "aout", "agosto"},
    {"september", "sept", "sep", "septembre", "septiembre", "setiembre"},
    {"october", "oct", "octobre", "octubre", "oktober", "okt"},
    {"november", "nov", "novembre", "noviembre"},
    {"december", "dec", "décembre", "decembre", "diciembre", "dezember", "dez"},
  };

  private static final Map<String, Integer> MONTH_OF = new HashMap<>();
  private static final Map<String, Integer> NUMBER_OF = new HashMap<>();

  static {
    for (int i = 0; i < MONTHS.length; i++) {
      for (String name : MONTHS[i]) {
        MONTH_OF.put(name, i + 1);
      }
    }
    String[] ones =
        ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
                + " eighteen nineteen")
            .split(" ");
    String[] ordinals =
        ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
                + " fifteenth sixteenth seventeenth eighteenth nineteenth")
            .split(" ");
    for (int i = 0; i < ones.length; i++) {
      NUMBER_OF.put(ones[i], i + 1);
      NUMBER_OF.put(ordinals[i], i + 1);
    }
    String[] tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
    for (int i = 0; i < tens.length; i++) {
      NUMBER_OF.put(tens[i], 10 * i + 20);
    }
    NUMBER_OF.put("twentieth", 20);
    NUMBER_OF.put("thirtieth", 30);
  }

  private static final String MONTH = "(" + String.join("|", longestFirst(MONTH_OF)) + ")";
  private static final String NUMBER_WORD = "(?:" + String.join("|", longestFirst(NUMBER_OF)) + ")";
  private static final String YEAR_WORDS =
      "(?:one|two)[\\s-]+thousand(?:[\\s,-]+(?:and|hundred|" + NUMBER_WORD + "))*"
          + "|(?:fifteen|sixteen|seventeen|eighteen|nineteen)[\\s-]+hundred(?:[\\s,-]+(?:and|"
          + NUMBER_WORD + "))*"
          + "|nineteen[\\s-]+" + NUMBER_WORD + "(?:-" + NUMBER_WORD + ")?"
          + "|twenty[\\s-]+(?:ten|eleven|twelve|" + NUMBER_WORD + "teen|twenty(?:-" + NUMBER_WORD
          + ")?)";

  /** What every date has, to be looked for before anything costlier. */
  private static final Pattern YEAR_CUE = Pattern.compile(
      "[0-9]{4}|[Tt]housand|[Hh]undred|[Nn]ineteen|[Tt]wenty|THOUSAND|HUNDRED|NINETEEN|TWENTY");

  private static final Pattern DAY_MONTH_YEAR = Pattern.compile(
      "(?<![\\d\\p{L}/.–-])(\\d{1,2}|" + NUMBER_WORD + "(?:[\\s-]+" + NUMBER_WORD + ")?)"
          + "\\s*(?:st\\b|nd\\b|rd\\b|th\\b|er\\b|º|°|\\.)?\\s*(?:días?\\s+|day\\s+)?"
          + "(?:of\\s+the\\s+month\\s+of\\s+|del\\s+mes\\s+de\\s+|of\\s+|de\\s+)?"
          + MONTH
          + "\\b\\.?\\s*,?\\s*(?:in\\s+the\\s*year\\s+(?:of\\s+our\\s+lord\\s*,?\\s*)?|of\\s+the\\s+year\\s+|of\\s+"
          + "|del?\\s+año\\s+|del\\s+|de\\s+)?(?:the\\s*year\\s+)?(\\d{4}(?![\\d\\p{L}])|"
          + YEAR_WORDS + "(?![\\p{L}]|\\s*[–-]\\s*\\p{L}))",
      FLAGS);
  private static final Pattern MONTH_DAY_YEAR = Pattern.compile(
      "(?<![\\p{L}\\d])" + MONTH
          + "\\b\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?\\s*(?:,\\s*|\\s+)(\\d{4})(?![\\d\\p{L}])",
      FLAGS);
  private static final Pattern ISO =
      Pattern.compile("(?<![\\d/.\\p{L}-])(\\d{4})-(\\d{2})-(\\d{2})(?![\\d-])");
  private static final Pattern DOTTED =
      Pattern.compile("(?<![\\d.])(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})(?![\\d])");
  private static final Pattern SLASHED =
      Pattern.compile("(?<![\\d/])(\\d{1,2})/(\\d{1,2})/(\\d{4})(?![\\d/])");
  private static final Pattern EAST_ASIAN =
      Pattern.compile("(?<!\\d)(\\d{4})\\s?年\\s?(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?日");
  private static final Pattern MONTH_YEAR = Pattern.compile(
      "(?<![\\p{L}\\d])(?<!\\d\\s)(?<!\\d(?:st|nd|rd|th)\\s)" + MONTH
          + "\\b\\.?,?\\s+(?:de\\s+)?(\\d{4})(?![\\d\\p{L}])",
      FLAGS);

  /** What closing formulas begin with; sought as written, so that a long text is passed through quickly. */
  private static final List<String> CLOSINGS = List.of(
      "Done",
      "DONE",
      "Signed",
      "SIGNED",
      "Given",
      "GIVEN",
      "Hecho",
      "HECHO",
      "Fait",
      "FAIT",
      "Geschehen",
      "GESCHEHEN",
      "Suscrito",
      "SUSCRITO",
      "Firmado",
      "FIRMADO",
      "In witness",
      "IN WITNESS",
      "In Witness",
      "In faith",
      "IN FAITH");

  private static final Pattern SENTENCE_END = Pattern.compile("[\\p{L}]{3,}\\.\\s+\\p{Lu}\\p{Ll}");
  private static final Pattern OTHER_AGREEMENT = Pattern.compile(
      "_{2}|\\.{3}|…|\\b(?:agreement|convention|treaty|protocol|acuerdo|tratado|accord|annex)\\s+(?:of|de|du|signed)\\b",
      FLAGS);
  private static final Pattern WITNESS_OR_GIVEN = Pattern.compile("(?i)in (?:witness|faith)|given");
  private static final Pattern TO_SIGNING =
      Pattern.compile("(?i)(?:hand|signed|signature|done)[^.]{0,150}$");

  private static final Pattern LAW_WORD = Pattern.compile(
      "^\\s*(?:the\\s+)?(?:(?!(?:in|under|by|see|pursuant|to|of|this|per|on|with|for|and|dans|en|im)\\s)\\p{L}+\\s+){0,2}(?:law|act|decree|decree-law|ordinance|regulations?|directive|decision|resolution|order"
          + "|recommendation|statute|proclamation|loi|décret|arrêté|ordonnance|règlement|décision|directive|ley|decreto"
          + "|decreto-ley|resolución|orden|acuerdo|reglamento|\\p{L}*gesetz|\\p{L}*verordnung|beschluss|bekanntmachung)\\b",
      FLAGS);
  private static final Pattern LAW_LINK = Pattern.compile(
      "(?:\\bof|\\bdu|\\bde|\\bdel|\\bvom|\\bdated|\\badopted(?:\\s+on)?|\\bmade(?:\\s+on)?)(?:\\s+the)?\\s*$",
      FLAGS);
  private static final Pattern OTHER_LAW = Pattern.compile(
      "\\b(?:amend|modif|repeal|abrog|derog|concern|relat|implement|pursuan|under|supplement|änder|aufheb|durchführ|regard"
          + "|respect|approv|apprueba|aprueba|portant|relati[fv]|approuv|establish|laying|on the)\\p{L}*",
      FLAGS);

  private static final Pattern SKIPPED_LINE = Pattern.compile(
      "\\b(?:accessed|retrieved|deadline|expires?|copyright|born|until|since|effective|as of|as amended|as at|in force|into force"
          + "|next|due|before|after|from|by no later|valid|stand|konsolidiert|consolidated|version)\\b|©|\\(c\\)",
      FLAGS);
  private static final Pattern UPDATED = Pattern.compile(
      "\\b(?:updated?|modified|aktualisiert|actualizado|mis à jour|revised)\\b", FLAGS);
  private static final Pattern PUBLISHED = Pattern.compile(
      "\\b(?:published|posted|publié|publicado|veröffentlicht|date|dated|issued|released|datum|fecha|adopted|signed)\\b",
      FLAGS);
  private static final Pattern LINE_NOISE = Pattern.compile(
      "(?<![\\p{L}\\d])(?:published|posted|publié|publicado|veröffentlicht|date|dated|issued|released?|datum|fecha|last|updated?"
          + "|modified|aktualisiert|actualizado|on|at|the|le|el|am|um|den|vom|à|by|for|immediate|press|news|adopted|signed|uhr"
          + "|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
          + "|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
          + "|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|mo|di|mi|do|fr|sa|so|a\\.?m\\.?|p\\.?m\\.?|h"
          + "|gmt|utc|jst|est|edt|cet|cest|bst|ist|pst|pdt|t)(?![\\p{L}\\d])"
          + "|\\d{1,2}\\s?[:.h]\\s?\\d{2}(?::\\d{2})?|\\d{1,2}(?=\\s*(?:[ap]\\.?m|uhr|h\\b))|[+-]\\d{1,2}(?::?\\d{2})?"
          + "|[\\p{P}\\p{S}\\s]+",
      FLAGS);
  private static final Pattern AUTHOR =
      Pattern.compile("(?<!\\p{L})(?:von|by|par|por)\\s+\\S+(?:\\s+\\S+){0,2}\\s*$", FLAGS);
  private static final Pattern CAPITALISED = Pattern.compile(
      "(?:\\p{Lu}[\\p{L}.'’-]*(?:\\s+(?:of|de|d’|d'|del|la|the|and)\\s+|\\s*,\\s*|\\s+)?){1,5}");
  private static final Pattern UNFINISHED = Pattern.compile(
      "(?:^|\\s)(?:on|of|to|at|in|by|from|the|and|or|until|dated|signed|since|a|an|for|with|between|de|del|le|el|du|vom|am|und)\\s*$"
          + "|\\p{Ll},?\\s*$(?<=^.{60,600})",
      FLAGS & ~Pattern.CASE_INSENSITIVE);
  private static final Pattern IN_PROSE_BEFORE =
      Pattern.compile("^\\s*(?:on|to|of|and|the|in|by)\\s", FLAGS);
  private static final Pattern PLACE =
      Pattern.compile("^\\s*\\p{Lu}[\\p{L}.'’-]*(?:[\\s,]+\\p{Lu}[\\p{L}.'’-]*){0,4}[,\\s(–—-]*$");
  private static final Pattern REPORT_FOLLOWS = Pattern.compile(
      "^\\s*[),.]?\\s*(?:\\(\\p{Lu}[\\p{L} ]{1,20}\\))?\\s*(?:[–—]|--?\\s|:\\s).*", Pattern.DOTALL);

  private static final Pattern TITLE_YEAR = Pattern.compile(
      "\\b(?:Act|Law|Ordinance|Regulations?|Rules|Order|Bill|Code|Declaration|Convention|Treaty|Agreement|Protocol|Charter|Communiqué"
          + "|Communique|Statement)(?:\\s+of|,)?\\s+\\(?(\\d{4})\\)?\\.?\\s*$");
  private static final Pattern APART = Pattern.compile("(?:^|[,(–—:|-])\\s*$");
  private static final Pattern OTHER_TEXT_IN_TITLE = Pattern.compile(
      "\\b(?:amend(?:s|ed|ing)?|repeal|revis|eye|review|anniversar|implement|under|replac|extend|supplement|modif|consider|sign"
          + "|withdraw|breach|to the|of the|since|after|until|before)",
      FLAGS);

  private final int lastYear;

  /** Makes a finder that believes in dates up to two years from now. */
  public DateFinder() {
    this(Year.now(ZoneOffset.UTC).getValue() + 2);
  }

  /**
   * Makes a finder.
   *
   * @param lastYear the latest year to believe in
   */
  public DateFinder(int lastYear) {
    this.lastYear = lastYear;
  }

  /**
   * Finds the date of a document.
   *
   * @param title its title; may be empty
   * @param text its text
   * @return the date, or empty if the document does not state one clearly
   */
  public Optional<FoundDate> find(String title, CharSequence text) {
    // Only characters of one code unit are exchanged, so that offsets stay.
    String full =
        text.toString().replace('\u00a0', ' ').replace('\u202f', ' ').replace('\u2011', '-');
    return lawHead(title, 0, true)
        .or(() -> top(full))
        .or(() -> closing(full))
        .or(() -> endLine(full))
        .or(() -> titleDate(title));
  }

  /** Looks at the lines near the top: heads of laws first, then the best line that is a date. */
  private Optional<FoundDate> top(String text) {
    int limit = Math.min(text.length(), TOP_CHARACTERS);
    Optional<FoundDate> best = Optional.empty();
    int bestRank = -1;
    int bestLine = 0;
    boolean several = false;
    int lines = 0;
    int start = 0;
    String previous = "";
    while (start < limit && lines < TOP_LINES) {
      int end = lineEnd(text, start);
      String line = text.substring(start, Math.min(end, start + 4 * LONGEST_DATE_LINE));
      if (!line.isBlank()) {
        if (++lines <= HEAD_LINES) {
          Optional<FoundDate> law =
              goesOn(previous) ? Optional.empty() : lawHead(line, start, false);
          if (law.isPresent()) {
            return law;
          }
        }
        Optional<Day> day = firstDay(line);
        if (day.isPresent() && !goesOn(previous)) {
          int rank = dateLineRank(line, day.get(), lines <= HEAD_LINES);
          if (rank > bestRank) {
            bestRank = rank;
            bestLine = lines;
            several = false;
            best = Optional.of(found(day.get(), Evidence.DATE_LINE, false, start));
          } else if (rank == bestRank
              && best.isPresent()
              && !best.get().date().equals(day.get().iso())) {
            several = true;
          }
        }
      }
      if (!line.isBlank()) {
        previous = line;
      }
      start = end + 1;
    }
    return several && bestLine > FIRST_LINES ? Optional.empty() : best;
  }

  /** Whether a line ends in the middle of a sentence. */
  private static boolean goesOn(String line) {
    return UNFINISHED.matcher(line).find();
  }

  /** How well a line serves as a date line: 2 published, 1 a bare date, 0 updated, -1 not at all. */
  private static int dateLineRank(String line, Day day, boolean first) {
    String before = line.substring(0, day.start());
    String after = line.substring(day.end());
    if ((PLACE.matcher(before).matches() || before.isBlank() && first)
        && REPORT_FOLLOWS.matcher(after).matches()) {
      return 1;
    }
    boolean prose = IN_PROSE_BEFORE.matcher(before).find()
        || !after.isEmpty() && ".,;".indexOf(after.charAt(0)) >= 0;
    if (prose
        || line.length() > LONGEST_DATE_LINE
        || SKIPPED_LINE.matcher(before).find()) {
      return -1;
    }
    String restBefore = LINE_NOISE.matcher(before).replaceAll(" ").strip();
    String restAfter = LINE_NOISE
        .matcher(AUTHOR.matcher(after).replaceFirst(""))
        .replaceAll(" ")
        .strip();
    boolean little =
        (restBefore.isEmpty() || first && CAPITALISED.matcher(restBefore).matches())
            && (restAfter.isEmpty()
                || restAfter.length() <= 30 && CAPITALISED.matcher(restAfter).matches());
    if (!little) {
      return -1;
    }
    return PUBLISHED.matcher(before).find() ? 2 : UPDATED.matcher(before).find() ? 0 : 1;
  }

  private Optional<FoundDate> lawHead(String line, int offset, boolean inTitle) {
    if (!LAW_WORD.matcher(line).find()) {
      return Optional.empty();
    }
    Optional<Day> day = firstDay(line);
    if (day.isEmpty()) {
      return Optional.empty();
    }
    String before = line.substring(0, day.get().start());
    if (!LAW_LINK.matcher(before).find() || OTHER_LAW.matcher(before).find()) {
      return Optional.empty();
    }
    return Optional.of(found(day.get(), Evidence.LAW_HEAD, inTitle, offset));
  }

  /** Takes the date of the closing formula; where several formulas give several dates, none. */
  private Optional<FoundDate> closing(String text) {
    Optional<FoundDate> found = Optional.empty();
    for (String formula : CLOSINGS) {
      boolean wide = WITNESS_OR_GIVEN.matcher(formula).find();
      for (int at = text.indexOf(formula); at >= 0; at = text.indexOf(formula, at + 1)) {
        int start = at + formula.length();
        if (!beginsSentence(text, at)
            || start < text.length() && Character.isLetter(text.charAt(start))) {
          continue;
        }
        String window = text.substring(start, Math.min(text.length(), start + CLOSING_WINDOW));
        Optional<Day> day = firstDay(window);
        if (day.isEmpty()) {
          continue;
        }
        String before = window.substring(0, day.get().start());
        if (SENTENCE_END.matcher(before).find()
            || OTHER_AGREEMENT.matcher(before).find()) {
          continue;
        }
        if (wide ? TO_SIGNING.matcher(before).find() : before.length() <= CLOSING_REACH) {
          if (found.isPresent() && !found.get().date().equals(day.get().iso())) {
            return Optional.empty();
          }
          if (found.isEmpty()) {
            found = Optional.of(found(day.get(), Evidence.CLOSING, false, start));
          }
        }
      }
    }
    return found;
  }

  /** Whether a line or a sentence begins at a place. */
  private static boolean beginsSentence(String text, int at) {
    int i = at - 1;
    while (i >= 0 && " \t\u00a0*_>#".indexOf(text.charAt(i)) >= 0) {
      i--;
    }
    return i < 0 || "\n\r.;:)]".indexOf(text.charAt(i)) >= 0;
  }

  /** Looks for a line under the text that is only place and date. */
  private Optional<FoundDate> endLine(String text) {
    int start = Math.max(0, text.length() - END_CHARACTERS);
    if (start > 0) {
      start = lineEnd(text, start) + 1;
    }
    boolean placeBefore = false;
    while (start < text.length()) {
      int end = lineEnd(text, start);
      String line = text.substring(start, end);
      if (!line.isBlank()) {
        Optional<Day> day = line.length() > LONGEST_DATE_LINE ? Optional.empty() : firstDay(line);
        if (day.isPresent()) {
          String before = line.substring(0, day.get().start());
          String after = LINE_NOISE.matcher(line.substring(day.get().end())).replaceAll("");
          boolean place = before.strip().endsWith(",") && PLACE.matcher(before).matches();
          if (after.isEmpty()
              && (place
                  || placeBefore && LINE_NOISE.matcher(before).replaceAll("").isEmpty())) {
            return Optional.of(found(day.get(), Evidence.END_LINE, false, start));
          }
        }
        String stripped = line.strip();
        placeBefore = stripped.endsWith(",") && PLACE.matcher(stripped).matches();
      }
      start = end + 1;
    }
    return Optional.empty();
  }

  private Optional<FoundDate> titleDate(String title) {
    Optional<Day> day = firstDay(title);
    if (day.isPresent()) {
      boolean clear =
          !OTHER_TEXT_IN_TITLE.matcher(title.substring(0, day.get().start())).find();
      return clear ? Optional.of(found(day.get(), Evidence.TITLE, true, 0)) : Optional.empty();
    }
    Matcher month = MONTH_YEAR.matcher(title);
    if (month.find()) {
      int number = month(month.group(1));
      int year = Integer.parseInt(month.group(2));
      boolean clear = believed(year)
          && !OTHER_TEXT_IN_TITLE.matcher(title.substring(0, month.start())).find()
          && title.substring(month.end()).isBlank()
          && APART.matcher(title.substring(0, month.start())).find();
      return clear
          ? Optional.of(new FoundDate(
              "%04d-%02d".formatted(year, number),
              Evidence.TITLE,
              true,
              month.start(),
              month.end()))
          : Optional.empty();
    }
    Matcher year = TITLE_YEAR.matcher(title);
    if (year.find()
        && believed(Integer.parseInt(year.group(1)))
        && !OTHER_TEXT_IN_TITLE.matcher(title.substring(0, year.start())).find()) {
      return Optional.of(
          new FoundDate(year.group(1), Evidence.TITLE, true, year.start(1), year.end(1)));
    }
    return Optional.empty();
  }

  private static FoundDate found(Day day, Evidence evidence, boolean inTitle, int offset) {
    return new FoundDate(day.iso(), evidence, inTitle, offset + day.start(), offset + day.end());
  }

  /** The first date in a short text that is known to the day and exists. */
  private Optional<Day> firstDay(String text) {
    if (!YEAR_CUE.matcher(text).find()) {
      return Optional.empty();
    }
    Day best = null;
    for (Pattern pattern :
        List.of(DAY_MONTH_YEAR, MONTH_DAY_YEAR, ISO, DOTTED, SLASHED, EAST_ASIAN)) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.find() && (best == null || matcher.start() < best.start())) {
        Day day = day(pattern, matcher);
        if (day != null) {
          best = day;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private @Nullable Day day(Pattern pattern, Matcher matcher) {
    int year;
    int month;
    int day;
    if (pattern == DAY_MONTH_YEAR) {
      day = number(matcher.group(1));
      month = month(matcher.group(2));
      year = number(matcher.group(3));
    } else if (pattern == MONTH_DAY_YEAR) {
      month = month(matcher.group(1));
      day = number(matcher.group(2));
      year = number(matcher.group(3));
    } else if (pattern == ISO || pattern == EAST_ASIAN) {
      year = number(matcher.group(1));
      month = number(matcher.group(2));
      day = number(matcher.group(3));
    } else {
      day = number(matcher.group(1));
      month = number(matcher.group(2));
      year = number(matcher.group(3));
      if (pattern == SLASHED && day != month) {
        if (day <= 12 && month <= 12) {
          return null;
        }
        if (month > 12) {
          int swapped = day;
          day = month;
          month = swapped;
        }
      }
    }
    try {
      return believed(year)
          ? new Day(LocalDate.of(year, month, day).toString(), matcher.start(), matcher.end())
          : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private boolean believed(int year) {
    return year >= FIRST_YEAR && year <= lastYear;
  }

  /**
   * Returns the month that a word names.
   *
   * @param name such as {@code October}, {@code Oct} or {@code août}
   * @return 1 to 12, or 0 if it names none
   */
  public static int month(String name) {
    return MONTH_OF.getOrDefault(name.toLowerCase(Locale.ROOT), 0);
  }

  /** A number in figures or in English words, cardinal or ordinal; 0 if it is none. */
  static int number(String text) {
    if (Character.isDigit(text.charAt(0))) {
      return Integer.parseInt(text);
    }
    int sum = 0;
    int current = 0;
    for (String word : text.toLowerCase(Locale.ROOT).split("[\\s,-]+")) {
      if (word.equals("thousand")) {
        sum += current * 1000;
        current = 0;
      } else if (word.equals("hundred")) {
        sum += current * 100;
        current = 0;
      } else if (!word.equals("and")) {
        int value = NUMBER_OF.getOrDefault(word, 0);
        boolean century = (current == 19 || current == 20) && sum == 0 && value >= 10;
        current = century ? current * 100 + value : current + value;
      }
    }
    return sum + current;
  }

  private static int lineEnd(String text, int start) {
    int end = text.indexOf('\n', start);
    return end < 0 ? text.length() : end;
  }

  private static List<String> longestFirst(Map<String, Integer> words) {
    return words.keySet().stream()
        .sorted((a, b) -> a.length() == b.length() ? a.compareTo(b) : b.length() - a.length())
        .toList();
  }
}
