package io.entente.query;

import io.entente.document.DocumentKind;
import io.entente.document.PolicyDate;
import io.entente.vocabulary.Countries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a hit must satisfy, without a part in its score. Several filters in a query must all hold;
 * several values in one filter are alternatives.
 */
public sealed interface Filter {

  /** The longest text of a filter by title, in UTF-16 code units. */
  int MAX_TITLE_LENGTH = 1000;

  /**
   * The document is from or between one of these countries, or of a member of one of these groups at
   * the document's date (today's members for an undated document).
   *
   * @param codes codes of countries or groups
   */
  record Country(List<String> codes) implements Filter {
    /**
     * Copies the list, each value once.
     *
     * @throws IllegalArgumentException if it is empty, or holds anything but such codes
     */
    public Country {
      codes = known(nonEmpty("country", codes));
    }
  }

  /**
   * The passage mentions one of these countries, one of these groups, or a member of one of these
   * groups at the document's date.
   *
   * @param codes codes of countries or groups
   */
  record Mentions(List<String> codes) implements Filter {
    /**
     * Copies the list, each value once.
     *
     * @throws IllegalArgumentException if it is empty, or holds anything but such codes
     */
    public Mentions {
      codes = known(nonEmpty("mentions", codes));
    }
  }

  /**
   * The document has one of these topics, or one narrower.
   *
   * @param ids ids of topics
   */
  record Topic(List<String> ids) implements Filter {
    /**
     * Copies the list, each value once.
     *
     * @throws IllegalArgumentException if it is empty, or holds a blank
     */
    public Topic {
      ids = nonEmpty("topic", ids);
    }
  }

  /**
   * The document is of one of these kinds.
   *
   * @param kinds the kinds
   */
  record Kind(List<DocumentKind> kinds) implements Filter {
    /**
     * Copies the list, each value once.
     *
     * @throws IllegalArgumentException if it is empty, or holds a blank
     */
    public Kind {
      kinds = nonEmpty("kind", kinds);
    }
  }

  /**
   * The passage is of one of these documents.
   *
   * @param ids ids of documents
   */
  record Document(List<String> ids) implements Filter {
    /**
     * Copies the list, each value once.
     *
     * @throws IllegalArgumentException if it is empty, or holds a blank
     */
    public Document {
      ids = nonEmpty("document", ids);
    }
  }

  /**
   * The document is in one of these languages.
   *
   * @param tags BCP 47 tags, in any case
   */
  record Language(List<String> tags) implements Filter {
    /**
     * Copies the list, each value once.
     *
     * @throws IllegalArgumentException if it is empty, or holds a blank
     */
    public Language {
      tags = nonEmpty("language", tags);
    }
  }

  /**
   * The document came from one of these sources.
   *
   * @param names the sources, as the documents give them
   */
  record Source(List<String> names) implements Filter {
    /**
     * Copies the list, each value once.
     *
     * @throws IllegalArgumentException if it is empty, or holds a blank
     */
    public Source {
      names = nonEmpty("source", names);
    }
  }

  /**
   * The document's date lies within the range: the whole of a date that is known to the year or the
   * month only. A document dated {@code 2008} is in {@code 2008}, not in {@code 2008-06}. Undated
   * documents are in no range.
   *
   * @param from the range begins on the first day of this, or null for no bound
   * @param to the range ends on the last day of this, or null for no bound
   */
  record DateRange(@Nullable PolicyDate from, @Nullable PolicyDate to) implements Filter {
    /** Checks that there is a bound, and that the range does not end before it begins. */
    public DateRange {
      if (from == null && to == null) {
        throw new IllegalArgumentException("a date range needs a bound");
      }
      if (from != null && to != null && to.last().isBefore(from.first())) {
        throw new IllegalArgumentException(
            "date range ends on " + to + ", before it begins on " + from);
      }
    }
  }

  /**
   * The document's title has all these words, in any of their forms and any order.
   *
   * @param text the words
   */
  record Title(String text) implements Filter {
    /**
     * Checks the words.
     *
     * @throws IllegalArgumentException if there is none, or the text is longer than
     *     {@link #MAX_TITLE_LENGTH}
     */
    public Title {
      Objects.requireNonNull(text, "text");
      if (text.length() > MAX_TITLE_LENGTH) {
        throw new IllegalArgumentException("filter by title takes at most " + MAX_TITLE_LENGTH
            + " characters, got " + text.length());
      }
      if (text.chars().noneMatch(Character::isLetterOrDigit)) {
        throw new IllegalArgumentException("filter by title needs a word, got '" + text + "'");
      }
    }
  }

  /**
   * The document was in force on this day, or throughout this month or year: it came into force (or, if
   * it does not say when, was dated) no later than on the first day, and did not end before the last.
   *
   * @param date the day, month or year
   */
  record InForce(PolicyDate date) implements Filter {
    /** Checks that there is a date. */
    public InForce {
      Objects.requireNonNull(date, "date");
    }
  }

  /**
   * The document is from or between any of these countries or groups. A name that several share, such
   * as {@code Congo}, means all of them; a code means one.
   *
   * @param codesOrNames such as {@code JP}, {@code India}, {@code Burmese} or {@code Quad}
   * @return the filter
   * @throws IllegalArgumentException if no country or group is called so
   */
  static Filter country(String... codesOrNames) {
    return new Country(codes(codesOrNames));
  }

  /**
   * The passage mentions any of these countries or groups.
   *
   * @param codesOrNames as for {@link #country}
   * @return the filter
   * @throws IllegalArgumentException if no country or group is called so
   */
  static Filter mentions(String... codesOrNames) {
    return new Mentions(codes(codesOrNames));
  }

  /**
   * The document has any of these topics or one narrower.
   *
   * @param ids ids of topics
   * @return the filter
   */
  static Filter topic(String... ids) {
    return new Topic(Arrays.asList(ids));
  }

  /**
   * The document is of any of these kinds.
   *
   * @param kinds the kinds
   * @return the filter
   */
  static Filter kind(DocumentKind... kinds) {
    return new Kind(Arrays.asList(kinds));
  }

  /**
   * The passage is of any of these documents.
   *
   * @param ids ids of documents
   * @return the filter
   */
  static Filter document(String... ids) {
    return new Document(Arrays.asList(ids));
  }

  /**
   * The document is in any of these languages.
   *
   * @param tags BCP 47 tags
   * @return the filter
   */
  static Filter language(String... tags) {
    return new Language(Arrays.asList(tags));
  }

  /**
   * The document came from any of these sources.
   *
   * @param names the sources
   * @return the filter
   */
  static Filter source(String... names) {
    return new Source(Arrays.asList(names));
  }

  /**
   * The document's date lies within a year, month or day.
   *
   * @param date such as {@code 2008} or {@code 2025-08}
   * @return the filter
   * @throws IllegalArgumentException if it is no date
   */
  static Filter in(String date) {
    Objects.requireNonNull(date, "date");
    PolicyDate period = PolicyDate.parse(date);
    return new DateRange(period, period);
  }

  /**
   * The document's date is not before the first day of {@code date}.
   *
   * @param date such as {@code 2008} or {@code 2025-08-29}
   * @return the filter
   * @throws IllegalArgumentException if it is no date
   */
  static Filter from(String date) {
    Objects.requireNonNull(date, "date");
    return new DateRange(PolicyDate.parse(date), null);
  }

  /**
   * The document's date is not after the last day of {@code date}.
   *
   * @param date such as {@code 2008} or {@code 2025-08-29}
   * @return the filter
   * @throws IllegalArgumentException if it is no date
   */
  static Filter to(String date) {
    Objects.requireNonNull(date, "date");
    return new DateRange(null, PolicyDate.parse(date));
  }

  /**
   * The document's title has these words, in any of their forms and any order.
   *
   * @param text the words
   * @return the filter
   * @throws IllegalArgumentException if there is no word, or more than 1000 characters
   */
  static Filter title(String text) {
    Objects.requireNonNull(text, "text");
    return new Title(text);
  }

  /**
   * The document was in force on a day, or throughout a month or year.
   *
   * @param date such as {@code 2008-05-01}
   * @return the filter
   * @throws IllegalArgumentException if it is no date
   */
  static Filter inForce(String date) {
    Objects.requireNonNull(date, "date");
    return new InForce(PolicyDate.parse(date));
  }

  private static List<String> codes(String... codesOrNames) {
    List<String> codes = new ArrayList<>();
    for (String text : Arrays.asList(Objects.requireNonNull(codesOrNames, "codesOrNames"))) {
      Objects.requireNonNull(text, "codesOrNames");
      List<String> found = Countries.bundled().find(text);
      if (found.isEmpty()) {
        throw new IllegalArgumentException("unknown country '" + text + "'");
      }
      // A code means one country, even where it is also what another is called for short.
      codes.addAll(isCode(text.strip(), found.getFirst()) ? found.subList(0, 1) : found);
    }
    return codes;
  }

  private static boolean isCode(String text, String code) {
    return code.equalsIgnoreCase(text)
        || Countries.bundled().country(code).stream()
            .anyMatch(country -> country.alpha3().equalsIgnoreCase(text));
  }

  private static List<String> known(List<String> codes) {
    for (String code : codes) {
      if (!codes(code).equals(List.of(code))) {
        throw new IllegalArgumentException("unknown code '" + code + "'");
      }
    }
    return codes;
  }

  private static <T> List<T> nonEmpty(String name, List<T> values) {
    Objects.requireNonNull(values, name);
    values.forEach(value -> Objects.requireNonNull(value, name));
    if (values.isEmpty()
        || values.stream().anyMatch(value -> String.valueOf(value).isBlank())) {
      throw new IllegalArgumentException("filter by " + name + " needs a value");
    }
    return List.copyOf(new LinkedHashSet<>(values));
  }
}
