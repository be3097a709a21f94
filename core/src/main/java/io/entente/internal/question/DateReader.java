package io.entente.internal.question;

import io.entente.document.Trait.Kind;
import io.entente.internal.index.TitleKeys;
import io.entente.internal.reader.Analysed.Token;
import io.entente.internal.reader.DocumentFilter;
import io.entente.internal.reader.Filters;
import io.entente.internal.tag.DateFinder;
import io.entente.query.Inference;
import io.entente.query.Ranking.Ingredient;
import io.entente.result.Understanding.Note;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;

/**
 * Reads of when documents are that a question asks for, as in {@code sanctions in October 2023}. Few passages
 * repeat the date of their document, so those that answer the rest of the question count as if they did: of a
 * document of that day most, then of that month, then of that year, each by how few documents are.
 *
 * <p>A year that begins or ends a period, as in {@code since 2015} or {@code 2010–2020}, says nothing of the
 * kind, nor does one in a number such as {@code 2016/679} or in the title of a document.
 */
final class DateReader {

  /** Words before a date that make it an end of a period, in English, French, Spanish and German. */
  private static final Set<String> PERIOD = words(
      "after before since until till by from between through to than beyond post pre"
          + " avant après apres depuis jusqu entre desde hasta antes después despues seit bis vor nach zwischen ab");

  /** Words behind a date that do the same. */
  private static final Set<String> BEHIND =
      words("to until till through onward onwards jusqu hasta bis");

  /** Words that may stand between those and a date: {@code since the end of early 2020}. */
  private static final Set<String> APPROXIMATE = words(
      "the year early mid late end beginning start of about around le du en au à de dem den el");

  /** A number behind these is the number or a part of the name of something, and not a year. */
  private static final Set<String> NUMBERED = words(
      "article articles section sections rule rules paragraph clause chapter"
          + " annex resolution resolutions decision order no nr number page form horizon agenda vision");

  /** A number before these counts or measures something. */
  private static final Set<String> MEASURED = words(
      "hundred thousand million millions billion billions trillion percent per km kilometres kilometers miles metres"
          + " meters hectares acres tonnes tons kg gigawatts megawatts gw mw dollars euros pounds yen yuan people persons jobs"
          + " troops soldiers refugees pages words");

  /** Before a year that something is aimed at. */
  private static final Set<String> FOR = words("for pour para für");

  /** Small words between a day, a month and a year. */
  private static final Set<String> BETWEEN = words("of de del");

  /** Words between the ends of a period. */
  private static final Set<String> AND = words("and et y und");

  private static final Set<String> TO = words("à au a");

  /** What may stand behind the figures of a day. */
  private static final Set<String> ORDINAL = Set.of("", "st", "nd", "rd", "th", "er");

  private static final int MAX_DATES = 4;
  private static final int MONTHS = 12;

  private static final String ROUND = "000";
  private static final Pattern DASH = Pattern.compile("\\s*[-–—]\\s*");

  private static final Pattern NUMERIC = Pattern.compile(
      "(?<![\\p{L}\\d./-])(?:(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})|(?<d>\\d{1,2})([./])(?<m>\\d{1,2})\\5(?<y>\\d{4}))(?![\\p{L}\\d/-])");

  private DateReader() {}

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }

  /** Whether a word is one of those that tell when, which are spelt rightly though no text has them. */
  static boolean isOfTime(String word) {
    return DateFinder.month(word) > 0 || PERIOD.contains(word);
  }

  /**
   * A date in the question.
   *
   * @param run its words
   * @param dates what it says, the most precise first
   */
  record Dated(Draft.Run run, List<String> dates) {}

  /**
   * Reads the dates.
   *
   * @param draft the question, its words read
   * @param required whether passages need to have something else, such as a phrase
   * @return the documents of these dates; empty if there are none, or nothing beside is asked
   */
  static Optional<Question.Named> read(Draft draft, boolean required) throws IOException {
    if (!draft.uses(Ingredient.CONTEXT) || !draft.infers(Inference.DATES)) {
      return Optional.empty();
    }
    List<Dated> found = find(draft);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    List<Draft.Run> runs = found.stream().map(Dated::run).toList();
    Set<Query> rest = draft.items(runs, false);
    if (rest.isEmpty() && !required) {
      alone(draft, found.getFirst());
      return Optional.empty();
    }
    Set<Query> words = draft.items(runs, true);
    words.removeAll(rest);
    List<Query> documents = new ArrayList<>();
    Set<String> said = new LinkedHashSet<>();
    for (Dated each : found) {
      boolean named = false;
      for (String date : each.dates()) {
        DocumentFilter of = Filters.dated(date, draft.infers(Inference.METADATA));
        float weight = Question.Named.OF * draft.searcher().weight("dated:" + date, of);
        if (weight > 0) {
          documents.add(new BoostQuery(new ConstantScoreQuery(of), weight));
          if (!named) {
            said.add(date);
            named = true;
          }
        }
      }
    }
    if (documents.isEmpty()) {
      return Optional.empty();
    }
    String as = String.join(", ", said);
    draft.note(new Note(Inference.DATES, as, as, "documents of " + as + " count more"));
    return Optional.of(new Question.Named(
        as,
        words,
        Question.Named.answering(
            new DisjunctionMaxQuery(documents, 0), required ? Set.of() : rest)));
  }

  /** Who asks for nothing but a date is told how to find what is of it. */
  private static void alone(Draft draft, Dated dated) throws IOException {
    for (String date : dated.dates()) {
      DocumentFilter of = Filters.dated(date, draft.infers(Inference.METADATA));
      if (draft.searcher().holds("alone:" + date, of.count(draft.searcher()) > 0)) {
        draft.note(new Note(
            Inference.DATES,
            draft.typed(dated.run()),
            date,
            "in:" + date + " finds all documents of that date, also where they do not say it"));
        return;
      }
    }
  }

  private static List<Dated> find(Draft draft) {
    List<Dated> found = numeric(draft);
    int endOfPeriod = -1;
    for (int i = 0; i < draft.size() && found.size() < MAX_DATES; i++) {
      if (!isYear(draft, i)) {
        continue;
      }
      Dated dated = dated(draft, i, word(draft, i));
      int before = dated.run().from() - 1;
      boolean both = AND.contains(word(draft, before)) && before - 1 == endOfPeriod;
      if (both || isEndOfPeriod(draft, dated.run())) {
        endOfPeriod = i;
      } else if (dated.run().size() > 1 || !isNumber(draft, i)) {
        found.add(dated);
      }
    }
    return found;
  }

  /**
   * Dates as {@code 2023-10-30}, {@code 30.10.2023} or {@code 10/30/2023}; not {@code 5/10/2023}, which may be either
   * day.
   */
  private static List<Dated> numeric(Draft draft) {
    List<Dated> found = new ArrayList<>();
    Matcher each = NUMERIC.matcher(draft.text());
    while (each.find() && found.size() < MAX_DATES) {
      boolean iso = each.group("year") != null;
      int year = Integer.parseInt(each.group(iso ? "year" : "y"));
      int first = Integer.parseInt(each.group(iso ? "month" : "d"));
      int second = Integer.parseInt(each.group(iso ? "day" : "m"));
      boolean slashes = each.group().indexOf('/') > 0;
      boolean monthFirst = iso || slashes && second > MONTHS;
      int month = monthFirst ? first : second;
      int day = monthFirst ? second : first;
      boolean either = slashes && Math.max(day, month) <= MONTHS && day != month;
      Draft.Run run = draft.run(each.start(), each.end());
      if (month >= 1
          && month <= MONTHS
          && !either
          && YearMonth.of(year, month).isValidDay(day)
          && !isEndOfPeriod(draft, run)) {
        String ofMonth = String.format(Locale.ROOT, "%04d-%02d", year, month);
        found.add(new Dated(
            run,
            List.of(
                String.format(Locale.ROOT, "%s-%02d", ofMonth, day),
                ofMonth,
                ofMonth.substring(0, 4))));
      }
    }
    return found;
  }

  static boolean isYear(Draft draft, int at) {
    return TitleKeys.isYear(word(draft, at))
        && !draft.isNaming(at)
        && !isPartOfNumber(draft, draft.token(at));
  }

  /** Whether what may be a year is as likely another number, or the year of a target. */
  static boolean isNumber(Draft draft, int at) {
    String before = word(draft, at - 1);
    boolean round =
        word(draft, at).endsWith(ROUND) && !before.equals("in") && !PERIOD.contains(before);
    boolean aim = FOR.contains(before) && Intent.of(draft.text()).asksFor(Kind.TARGET);
    return round || aim || isCount(draft, at);
  }

  /** Whether what may be a year counts something, or is the number of something. */
  static boolean isCount(Draft draft, int at) {
    int start = draft.token(at).start();
    boolean currency =
        start > 0 && Character.getType(draft.text().charAt(start - 1)) == Character.CURRENCY_SYMBOL;
    return currency
        || NUMBERED.contains(word(draft, at - 1))
        || MEASURED.contains(word(draft, at + 1));
  }

  /** Whether a date begins or ends a period. */
  private static boolean isEndOfPeriod(Draft draft, Draft.Run run) {
    int from = run.from();
    if (AND.contains(word(draft, from - 1)) && DateFinder.month(word(draft, from - 2)) > 0) {
      // "between May and October 2019"
      from -= 2;
    }
    int before = beforeDate(draft, from);
    return PERIOD.contains(word(draft, before))
        || BEHIND.contains(word(draft, run.to()))
        || isBetweenYears(draft, run.to())
        || isBetweenYears(draft, run.from() - 1)
        || isDash(draft, run.from() - 1)
        || isDash(draft, run.to() - 1);
  }

  /** Whether a word means "to" between two years: {@code de 2017 à 2019}. */
  private static boolean isBetweenYears(Draft draft, int at) {
    return TO.contains(word(draft, at))
        && TitleKeys.isYear(word(draft, at - 1))
        && TitleKeys.isYear(word(draft, at + 1));
  }

  /** The word before a date and what may stand between. */
  static int beforeDate(Draft draft, int from) {
    int before = from - 1;
    while (isApproximate(draft, before)) {
      before--;
    }
    return before;
  }

  /** Whether a word may stand between what makes a date an end of a period and the date. */
  static boolean isApproximate(Draft draft, int at) {
    return APPROXIMATE.contains(word(draft, at));
  }

  /** Whether there is only a dash between a word and the next, one of which is a year. */
  private static boolean isDash(Draft draft, int at) {
    if (at < 0 || at + 1 >= draft.size()) {
      return false;
    }
    boolean years = TitleKeys.isYear(word(draft, at))
        && (TitleKeys.isYear(word(draft, at + 1)) || month(draft, at + 1) > 0);
    String between =
        draft.text().substring(draft.token(at).end(), draft.token(at + 1).start());
    return years && DASH.matcher(between).matches();
  }

  /** A word as it was typed, in small letters; empty before the first and behind the last. */
  static String word(Draft draft, int at) {
    return at < 0 || at >= draft.size() ? "" : draft.typed(at).toLowerCase(Locale.ROOT);
  }

  /** The date that ends with a year. */
  static Dated dated(Draft draft, int at, String year) {
    int last = skipped(draft, at - 1);
    int day = day(draft, last);
    int month = 0;
    int from = at;
    if (day > 0) {
      // "October 30, 2023"; a number that stands otherwise before a year is no day.
      month = month(draft, last - 1);
      from = last - 1;
    } else if (month(draft, last) > 0) {
      month = month(draft, last);
      from = last;
      int first = skipped(draft, last - 1);
      day = day(draft, first);
      from = day > 0 ? first : from;
    }
    List<String> dates = new ArrayList<>();
    if (month > 0) {
      String ofMonth = String.format(Locale.ROOT, "%s-%02d", year, month);
      if (YearMonth.of(Integer.parseInt(year), month).isValidDay(day)) {
        dates.add(String.format(Locale.ROOT, "%s-%02d", ofMonth, day));
      }
      dates.add(ofMonth);
    }
    dates.add(year);
    return new Dated(new Draft.Run(month > 0 ? from : at, at + 1), dates);
  }

  private static int skipped(Draft draft, int at) {
    return BETWEEN.contains(word(draft, at)) ? at - 1 : at;
  }

  private static int month(Draft draft, int at) {
    return DateFinder.month(word(draft, at));
  }

  private static int day(Draft draft, int at) {
    String word = word(draft, at);
    int digits = 0;
    while (digits < word.length() && word.charAt(digits) >= '0' && word.charAt(digits) <= '9') {
      digits++;
    }
    boolean isDay = digits > 0 && digits <= 2 && ORDINAL.contains(word.substring(digits));
    int day = isDay ? Integer.parseInt(word.substring(0, digits)) : 0;
    return day <= 31 ? day : 0;
  }

  /** Whether a sign ties a year to other characters, as in {@code 2016/679}, {@code 2010-2020} or {@code S-2023}. */
  private static boolean isPartOfNumber(Draft draft, Token year) {
    String text = draft.text();
    return isTied(text, year.start() - 1, year.start() - 2)
        || isTied(text, year.end(), year.end() + 1);
  }

  /** Whether a sign ties the first or the last of some words to characters outside. */
  static boolean isTied(Draft draft, int first, int last) {
    int start = draft.token(first).start();
    int end = draft.token(last).end();
    return isTied(draft.text(), start - 1, start - 2) || isTied(draft.text(), end, end + 1);
  }

  private static boolean isTied(String text, int sign, int beyond) {
    return sign >= 0
        && beyond >= 0
        && beyond < text.length()
        && "/-–.:".indexOf(text.charAt(sign)) >= 0
        && Character.isLetterOrDigit(text.charAt(beyond));
  }
}
