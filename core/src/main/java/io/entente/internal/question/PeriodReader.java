package io.entente.internal.question;

import static java.util.stream.Collectors.joining;

import io.entente.internal.index.TitleKeys;
import io.entente.internal.tag.DateFinder;
import io.entente.query.Inference;
import io.entente.result.Understanding.Note;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads the words that make a date the beginning or end of a period, as in {@code agreements since 2028}. They are
 * about when and no part of what is asked, so they are not looked for; the reader is told which filter admits only
 * documents of that period, also of one with two ends. The documents do not count more, as what is to happen by or after a year is said before.
 */
final class PeriodReader {

  /** Before a date, what filters the documents of the period, in English, French, Spanish and German. */
  private static final Map<String, String> FIELDS = Map.ofEntries(
      Map.entry("since", "after"),
      Map.entry("after", "after"),
      Map.entry("from", "after"),
      Map.entry("before", "before"),
      Map.entry("until", "before"),
      Map.entry("till", "before"),
      Map.entry("depuis", "after"),
      Map.entry("après", "after"),
      Map.entry("avant", "before"),
      Map.entry("desde", "after"),
      Map.entry("después", "after"),
      Map.entry("antes", "before"),
      Map.entry("hasta", "before"),
      Map.entry("seit", "after"),
      Map.entry("ab", "after"),
      Map.entry("nach", "after"),
      Map.entry("vor", "before"),
      Map.entry("bis", "before"));

  /** These do not include the date behind them, which filters do. */
  private static final Set<String> EXCLUSIVE =
      Set.of("after", "before", "après", "avant", "después", "antes", "nach", "vor");

  /** With a part of it they are about some of the date behind them: {@code before the end of 2020}. */
  private static final Set<String> PART =
      Set.of("early", "mid", "late", "end", "beginning", "start");

  private static final int OF_YEAR = 4;
  private static final int OF_MONTH = 7;

  private static final String FROM = "from";
  private static final Set<String> ONWARD = Set.of("on", "onward", "onwards");

  /** There is another end of the period behind the first. */
  private static final Set<String> TO = Set.of("to", "until", "till", "à", "au", "hasta", "bis");

  /** Before the first of two ends, and what is between these then. */
  private static final Set<String> OPENING =
      Set.of("between", "from", "since", "entre", "de", "du", "desde", "von", "zwischen");

  private static final Set<String> JOINING = Set.of(
      "and", "to", "until", "till", "through", "et", "à", "au", "y", "a", "hasta", "und", "bis");

  /** These join two ends of a period only behind a word that opens it. */
  private static final Set<String> ANY = Set.of("and", "et", "y", "a", "und");

  private static final Pattern YEARS = Pattern.compile("\\d{4}\\s*[-–—]\\s*\\d{4}");

  private PeriodReader() {}

  /** Leaves out such words, and says how documents of the period are found. */
  static void read(Draft draft) {
    if (!draft.infers(Inference.DATES)) {
      return;
    }
    for (int i = 1; i < draft.size(); i++) {
      if (TitleKeys.isYear(DateReader.word(draft, i))) {
        range(draft, i);
      }
    }
    for (int i = 1; i < draft.size(); i++) {
      if (DateReader.isYear(draft, i) && !DateReader.isNumber(draft, i)) {
        period(draft, DateReader.dated(draft, i, DateReader.word(draft, i)));
      }
    }
  }

  /** Reads a period that ends with a year, and of which the beginning is said, too. */
  private static void range(Draft draft, int end) {
    DateReader.Dated last = DateReader.dated(draft, end, DateReader.word(draft, end));
    int joining = before(draft, last.run().from(), JOINING);
    boolean dash = isYears(draft, joining, end);
    int begin = dash ? joining : joining - 1;
    if (!dash
        && (!JOINING.contains(DateReader.word(draft, joining)) || !DateReader.isYear(draft, end))) {
      return;
    }
    Optional<DateReader.Dated> first = first(draft, begin, end);
    if (first.isEmpty() || isNumber(draft, begin, first.get(), last.run())) {
      return;
    }
    int at = before(draft, first.get().run().from(), OPENING);
    boolean opened = OPENING.contains(DateReader.word(draft, at)) && !draft.isNaming(at);
    String since = first.get().dates().getFirst();
    String until = last.dates().getFirst();
    if (!opened && ANY.contains(DateReader.word(draft, joining))
        || since.compareTo(until) >= 0
        || draft.isNaming(end)) {
      return;
    }
    List<Integer> small = new ArrayList<>();
    if (opened) {
      small.add(at);
    }
    if (!dash) {
      small.add(joining);
    }
    small.forEach(each -> draft.ignore(new Draft.Run(each, each + 1)));
    String said = small.isEmpty()
        ? ""
        : small.stream().map(each -> '"' + draft.typed(each) + '"').collect(joining(" and "))
            + (small.size() == 1 ? " is" : " are") + " not looked for; ";
    String filter = "in:" + since + ".." + until;
    draft.note(new Note(
        Inference.DATES,
        draft.typed(new Draft.Run(opened ? at : first.get().run().from(), end + 1)),
        filter,
        said + filter + " finds only documents of that period"));
  }

  /** The word before a date and what may stand between, or one of some words. */
  private static int before(Draft draft, int from, Set<String> words) {
    int before = from - 1;
    while (DateReader.isApproximate(draft, before)
        && !words.contains(DateReader.word(draft, before))) {
      before--;
    }
    return before;
  }

  /** The date that ends with a year, or with a month of the same year as the date behind it. */
  private static Optional<DateReader.Dated> first(Draft draft, int at, int end) {
    String word = DateReader.word(draft, at);
    if (TitleKeys.isYear(word)) {
      return Optional.of(DateReader.dated(draft, at, word));
    }
    int month = DateFinder.month(word);
    boolean ofMonth = month > 0 && DateFinder.month(DateReader.word(draft, end - 1)) > 0;
    String date = String.format(Locale.ROOT, "%s-%02d", DateReader.word(draft, end), month);
    return ofMonth
        ? Optional.of(new DateReader.Dated(new Draft.Run(at, at + 1), List.of(date)))
        : Optional.empty();
  }

  /** Whether two words are years with only a dash between them. */
  private static boolean isYears(Draft draft, int first, int last) {
    return first >= 0
        && first + 1 == last
        && YEARS.matcher(draft.typed(new Draft.Run(first, last + 1))).matches()
        && !DateReader.isTied(draft, first, last);
  }

  private static boolean isNumber(Draft draft, int begin, DateReader.Dated first, Draft.Run last) {
    boolean days = first.run().size() > 1 || last.size() > 1;
    return !days && (DateReader.isCount(draft, begin) || DateReader.isCount(draft, last.to() - 1));
  }

  private static void period(Draft draft, DateReader.Dated dated) {
    int at = DateReader.beforeDate(draft, dated.run().from());
    String word = DateReader.word(draft, at);
    String field = FIELDS.get(word);
    int to = dated.run().to();
    boolean onward = ONWARD.contains(DateReader.word(draft, to));
    if (field == null
        || word.equals(FROM) && !onward
        || TO.contains(DateReader.word(draft, to))
        || draft.isTaken(at)) {
      return;
    }
    draft.ignore(new Draft.Run(at, at + 1));
    if (onward) {
      draft.ignore(new Draft.Run(to, to + 1));
    }
    String said = dated.dates().getFirst();
    boolean exclusive =
        EXCLUSIVE.contains(word) && !hasPart(draft, at + 1, dated.run().from());
    String date = exclusive ? next(said, field.equals("after") ? 1 : -1) : said;
    draft.note(new Note(
        Inference.DATES,
        draft.typed(new Draft.Run(at, to)),
        field + ":" + date,
        "\"" + draft.typed(at) + "\" is not looked for; " + field + ":" + date
            + " finds only documents of that date and "
            + (field.equals("after") ? "later" : "earlier")));
  }

  private static boolean hasPart(Draft draft, int from, int to) {
    return IntStream.range(from, to).anyMatch(at -> PART.contains(DateReader.word(draft, at)));
  }

  /** The day, month or year so many behind one. */
  private static String next(String date, int by) {
    return switch (date.length()) {
      case OF_YEAR -> Year.parse(date).plusYears(by).toString();
      case OF_MONTH -> YearMonth.parse(date).plusMonths(by).toString();
      default -> LocalDate.parse(date).plusDays(by).toString();
    };
  }
}
