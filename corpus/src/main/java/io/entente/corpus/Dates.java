package io.entente.corpus;

import io.entente.document.PolicyDate;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds days written out in a line, such as {@code 15:07 JST, August 25, 2025} or {@code 3. März 2024}. */
final class Dates {
  private static final Map<String, Integer> MONTHS = months(
      "january jan janvier janv januar jänner jan enero ene gennaio gen janeiro jan januari gener styczeń stycznia "
          + "января",
      "february feb février févr fevrier februar feb febrero feb febbraio feb fevereiro fev februari febrer luty lutego "
          + "февраля",
      "march mar mars märz mrz marz marzo mar março marco maart març marzec marca марта",
      "april apr avril avr abril abr aprile kwiecień kwietnia апреля",
      "may mai mayo maggio mag maio mei maig maj maja мая",
      "june jun juin juni junio giugno giu junho juny czerwiec czerwca июня",
      "july jul juillet juil juli julio luglio lug julho juliol lipiec lipca июля",
      "august aug août aout agosto ago augustus agost sierpień sierpnia августа",
      "september sept sep septembre septiembre setiembre settembre set setembro setembre wrzesień września сентября",
      "october oct octobre oktober okt octubre ottobre ott outubro out octubre październik października октября",
      "november nov novembre noviembre novembro listopad listopada ноября",
      "december dec décembre déc decembre dezember dez diciembre dic dicembre dezembro desembre grudzień grudnia "
          + "декабря");

  private static final String DAY = "(?<![\\d.:/])(\\d{1,2})(?:st|nd|rd|th|er|º|ª|\\.)?";
  private static final String MONTH = "(\\p{L}{3,12})\\.?";
  private static final String YEAR = "(\\d{4})(?!\\d)";

  private static final Pattern ISO = Pattern.compile("(?<!\\d)(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(?<!\\d)(\\d{4})[/.](\\d{1,2})[/.](\\d{1,2})(?!\\d)");
  private static final Pattern EAST_ASIAN =
      Pattern.compile("(?<!\\d)(\\d{4})\\s*[年년]\\s*(\\d{1,2})\\s*[月월]\\s*(\\d{1,2})\\s*[日일]");
  private static final Pattern DAY_FIRST = Pattern.compile(DAY
      + "(?:\\s+|-)(?:de\\s+|of\\s+|d['’])?" + MONTH + "(?:\\s+|-|,\\s*)(?:de(?:l)?\\s+)?" + YEAR);
  private static final Pattern MONTH_FIRST =
      Pattern.compile("(?<!\\p{L})" + MONTH + "\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+" + YEAR);
  private static final Pattern DOTTED =
      Pattern.compile("(?<![\\d.])(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?" + YEAR);
  private static final Pattern SLASHED =
      Pattern.compile("(?<![\\d/])(\\d{1,2})/(\\d{1,2})/" + YEAR);
  private static final Pattern LEADING_ISO =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?!\\d)(?:[T\\s].*)?");

  private Dates() {}

  /** A day found in a line. */
  record Found(PolicyDate date, int start, int end) {}

  /** Reads a date in ISO 8601 with or without a time behind it. */
  static Optional<PolicyDate> leadingIso(String text) {
    Matcher iso = LEADING_ISO.matcher(text.strip());
    return iso.matches() ? Optional.of(PolicyDate.parse(iso.group(1))) : Optional.empty();
  }

  /** Finds the first day in a line. */
  static Optional<PolicyDate> find(String line) {
    return locate(line).map(Found::date);
  }

  /** Finds the first day in a line and where it stands. */
  static Optional<Found> locate(String line) {
    List<Found> found = new ArrayList<>();
    numbers(ISO, line, 1, 2, 3, found);
    numbers(YEAR_FIRST, line, 1, 2, 3, found);
    numbers(EAST_ASIAN, line, 1, 2, 3, found);
    numbers(DOTTED, line, 3, 2, 1, found);
    words(DAY_FIRST, line, 2, 1, found);
    words(MONTH_FIRST, line, 1, 2, found);
    Matcher slashed = SLASHED.matcher(line);
    while (slashed.find()) {
      int first = Integer.parseInt(slashed.group(1));
      int second = Integer.parseInt(slashed.group(2));
      // 04/05/2024 is the fourth of May or the fifth of April; only a day above twelve tells.
      if (first > 12 || first == second) {
        day(slashed, Integer.parseInt(slashed.group(3)), second, first, found);
      } else if (second > 12) {
        day(slashed, Integer.parseInt(slashed.group(3)), first, second, found);
      }
    }
    return found.stream().min((a, b) -> Integer.compare(a.start(), b.start()));
  }

  private static void numbers(
      Pattern pattern, String line, int year, int month, int day, List<Found> found) {
    Matcher matcher = pattern.matcher(line);
    while (matcher.find()) {
      day(
          matcher,
          Integer.parseInt(matcher.group(year)),
          Integer.parseInt(matcher.group(month)),
          Integer.parseInt(matcher.group(day)),
          found);
    }
  }

  private static void words(Pattern pattern, String line, int month, int day, List<Found> found) {
    Matcher matcher = pattern.matcher(line);
    while (matcher.find()) {
      Integer number = MONTHS.get(matcher.group(month).toLowerCase(Locale.ROOT));
      if (number != null) {
        day(
            matcher,
            Integer.parseInt(matcher.group(3)),
            number,
            Integer.parseInt(matcher.group(day)),
            found);
      }
    }
  }

  private static void day(Matcher matcher, int year, int month, int day, List<Found> found) {
    try {
      if (year >= 1) {
        found.add(new Found(
            PolicyDate.of(LocalDate.of(year, month, day)), matcher.start(), matcher.end()));
      }
    } catch (DateTimeException e) {
      // Numbers that only look like a date.
    }
  }

  private static Map<String, Integer> months(String... names) {
    Map<String, Integer> months = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      for (String name : names[i].split(" ", -1)) {
        months.put(name, i + 1);
      }
    }
    return months;
  }
}
