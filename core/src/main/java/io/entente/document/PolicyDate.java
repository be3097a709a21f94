package io.entente.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date known to the year, the month or the day: {@code 2008}, {@code 2025-08} or {@code 2025-08-29}.
 *
 * <p>It stands for the whole period it names, from {@link #first()} to {@link #last()}. Dates sort by
 * their first day, a wider period before a narrower one that begins on the same day.
 *
 * @param first the first day of the period
 * @param precision how much of the date is known; {@code first} is the first day of that period
 */
public record PolicyDate(LocalDate first, Precision precision) implements Comparable<PolicyDate> {

  /** How much of a date is known, widest first. */
  public enum Precision {
    /** The year alone. */
    YEAR,
    /** The year and the month. */
    MONTH,
    /** The day. */
    DAY
  }

  private static final Pattern ISO = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");

  /**
   * Checks that the first day begins the period.
   *
   * @throws IllegalArgumentException if it does not, or if the year is outside 1 to 9999
   */
  public PolicyDate {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(precision, "precision");
    boolean begins = switch (precision) {
      case YEAR -> first.getDayOfYear() == 1;
      case MONTH -> first.getDayOfMonth() == 1;
      case DAY -> true;
    };
    if (!begins) {
      throw new IllegalArgumentException(first + " is not the first day of a " + precision.name());
    }
    if (first.getYear() < 1 || first.getYear() > 9999) {
      throw new IllegalArgumentException("year must be in [1, 9999], got " + first.getYear());
    }
  }

  /**
   * Reads a date as ISO 8601 writes it, at one of the three precisions.
   *
   * @param text such as {@code 2008}, {@code 2025-08} or {@code 2025-08-29}
   * @return the date
   * @throws IllegalArgumentException if the text has another form or names a day that never was
   */
  public static PolicyDate parse(String text) {
    Objects.requireNonNull(text, "text");
    Matcher iso = ISO.matcher(text.strip());
    if (!iso.matches()) {
      throw new IllegalArgumentException(
          "date must be like 2008, 2025-08 or 2025-08-29, got '" + text + "'");
    }
    int year = Integer.parseInt(iso.group(1));
    try {
      if (iso.group(2) == null) {
        return of(Year.of(year));
      }
      int month = Integer.parseInt(iso.group(2));
      return iso.group(3) == null
          ? of(YearMonth.of(year, month))
          : of(LocalDate.of(year, month, Integer.parseInt(iso.group(3))));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "there is no such date as '" + text + "': " + e.getMessage(), e);
    }
  }

  /**
   * Returns a date known to the day.
   *
   * @param day the day
   * @return the date
   */
  public static PolicyDate of(LocalDate day) {
    return new PolicyDate(day, Precision.DAY);
  }

  /**
   * Returns a date known to the month.
   *
   * @param month the month
   * @return the date
   */
  public static PolicyDate of(YearMonth month) {
    return new PolicyDate(month.atDay(1), Precision.MONTH);
  }

  /**
   * Returns a date known to the year.
   *
   * @param year the year
   * @return the date
   */
  public static PolicyDate of(Year year) {
    return new PolicyDate(year.atDay(1), Precision.YEAR);
  }

  /**
   * Returns the last day of the period.
   *
   * @return the last day, the same as the first for a date known to the day
   */
  public LocalDate last() {
    return switch (precision) {
      case YEAR -> first.withMonth(12).withDayOfMonth(31);
      case MONTH -> first.withDayOfMonth(first.lengthOfMonth());
      case DAY -> first;
    };
  }

  @Override
  public int compareTo(PolicyDate other) {
    int byDay = first.compareTo(other.first);
    return byDay != 0 ? byDay : precision.compareTo(other.precision);
  }

  /** Returns the form that {@link #parse} reads. */
  @Override
  public String toString() {
    String day = first.toString();
    return switch (precision) {
      case YEAR -> day.substring(0, 4);
      case MONTH -> day.substring(0, 7);
      case DAY -> day;
    };
  }
}
