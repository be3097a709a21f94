package io.entente.internal.question;

import io.entente.query.Inference;
import io.entente.result.Understanding.Note;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reads the words that make a date the beginning or end of a period, as in {@code agreements since 2028}. They are
 * about when and no part of what is asked, so they are not looked for; the reader is told which filter admits only
 * documents of that period. The documents do not count more, as what is to happen by or after a year is said before.
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

  private PeriodReader() {}

  /** Leaves out such words, and says how documents of the period are found. */
  static void read(Draft draft) {
    if (!draft.infers(Inference.DATES)) {
      return;
    }
    for (int i = 1; i < draft.size(); i++) {
      if (DateReader.isYear(draft, i) && !DateReader.isNumber(draft, i)) {
        period(draft, DateReader.dated(draft, i, DateReader.word(draft, i)));
      }
    }
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
