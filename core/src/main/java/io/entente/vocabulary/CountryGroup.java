package io.entente.vocabulary;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of countries whose members have dates.
 *
 * @param code what the library calls it, such as {@code EU}; never the code of a country
 * @param name English name
 * @param names other names and abbreviations, also of its forerunners and in other languages
 * @param members one for each time a country was a member
 */
public record CountryGroup(String code, String name, List<String> names, List<Membership> members) {

  /**
   * One country's time in a group.
   *
   * @param country the country's code
   * @param from first day
   * @param until last day, or null while it lasts
   */
  public record Membership(
      String country, LocalDate from, @Nullable LocalDate until) {

    /** Checks that the time does not end before it begins. */
    public Membership {
      if (until != null && until.isBefore(from)) {
        throw new IllegalArgumentException(
            "membership of " + country + " ends " + until + " before it begins " + from);
      }
    }

    /**
     * Whether this membership holds on a day.
     *
     * @param on the day
     * @return true from the first day to the last, both included
     */
    public boolean isInForce(LocalDate on) {
      return !on.isBefore(from) && (until == null || !on.isAfter(until));
    }
  }

  /** Copies the lists. */
  public CountryGroup {
    if (code.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException(
          "a group must have a code and a name, got \"" + code + "\", \"" + name + '"');
    }
    names = List.copyOf(names);
    members = List.copyOf(members);
  }

  /**
   * Whether a country belongs to this group on a day.
   *
   * @param countryCode the country's code, such as {@code JP}
   * @param on the day
   * @return true if a membership of that country is in force
   */
  public boolean hasMember(String countryCode, LocalDate on) {
    for (Membership member : members) {
      if (member.country().equals(countryCode) && member.isInForce(on)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The members on a day.
   *
   * @param on the day
   * @return their codes in ascending order, none if the group did not exist
   */
  public List<String> membersOn(LocalDate on) {
    return members.stream()
        .filter(member -> member.isInForce(on))
        .map(Membership::country)
        .distinct()
        .sorted()
        .toList();
  }
}
