package io.entente.query;

import io.entente.document.DocumentKind;
import io.entente.document.PolicyDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Filters written as text: {@code field:value} parted by spaces, such as {@code country:JP,IN in:2008
 * document:"a b"}. All must hold.
 *
 * <p>They are the fields of {@code docs/queries.md}, without anything else.
 */
public final class FilterText {

  /** The fields, in lower case. */
  static final List<String> FIELDS = List.of(
      "country",
      "mentions",
      "topic",
      "kind",
      "title",
      "document",
      "language",
      "source",
      "after",
      "before",
      "in",
      "inforce");

  /** The fields as a list for messages. */
  static final String KNOWN = String.join(", ", FIELDS);

  /** The fields that take one value. */
  static final List<String> SINGLE = List.of("title", "after", "before", "in", "inforce");

  private static final String RANGE = "..";

  private FilterText() {}

  /**
   * Reads filters.
   *
   * @param text the filters; blank text gives none
   * @return the filters in order
   * @throws QuerySyntaxException if a part is no filter, or names an unknown field, country, kind or date
   */
  public static List<Filter> parse(String text) {
    Objects.requireNonNull(text, "text");
    return QueryParser.filters(text);
  }

  /** Returns the filter that a field with values means. */
  static Filter filter(String field, List<String> values) {
    String first = values.getFirst();
    return switch (field) {
      case "country" -> Filter.country(values.toArray(String[]::new));
      case "mentions" -> Filter.mentions(values.toArray(String[]::new));
      case "topic" -> new Filter.Topic(values);
      case "kind" -> new Filter.Kind(values.stream().map(DocumentKind::of).toList());
      case "title" -> Filter.title(first);
      case "document" -> new Filter.Document(values);
      case "language" -> new Filter.Language(values);
      case "source" -> new Filter.Source(values);
      case "after" -> Filter.from(first);
      case "before" -> Filter.to(first);
      case "in" -> in(first);
      case "inforce" -> Filter.inForce(first);
      default ->
        throw new IllegalArgumentException("unknown field '" + field + "'; known are " + KNOWN);
    };
  }

  private static Filter in(String value) {
    int range = value.indexOf(RANGE);
    if (range < 0) {
      return Filter.in(value);
    }
    String from = value.substring(0, range);
    String to = value.substring(range + RANGE.length());
    return new Filter.DateRange(
        from.isEmpty() ? null : PolicyDate.parse(from), to.isEmpty() ? null : PolicyDate.parse(to));
  }

  /** Returns the text of a filter. */
  static String print(Filter filter) {
    return switch (filter) {
      case Filter.Country country -> "country:" + list(country.codes());
      case Filter.Mentions mentions -> "mentions:" + list(mentions.codes());
      case Filter.Topic topic -> "topic:" + list(topic.ids());
      case Filter.Kind kind ->
        "kind:" + list(kind.kinds().stream().map(DocumentKind::id).toList());
      case Filter.Title title -> "title:" + value(title.text());
      case Filter.Document document -> "document:" + list(document.ids());
      case Filter.Language language -> "language:" + list(language.tags());
      case Filter.Source source -> "source:" + list(source.names());
      case Filter.DateRange range -> print(range);
      case Filter.InForce inForce -> "inforce:" + inForce.date();
    };
  }

  private static String print(Filter.DateRange range) {
    PolicyDate from = range.from();
    PolicyDate to = range.to();
    if (from == null) {
      return "before:" + to;
    }
    if (to == null) {
      return "after:" + from;
    }
    return "in:" + from + (from.equals(to) ? "" : RANGE + to);
  }

  private static String list(List<String> values) {
    return values.stream().map(FilterText::value).collect(Collectors.joining(","));
  }

  private static String value(String value) {
    boolean plain = !value.isEmpty()
        && value.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || "-_./".indexOf(c) >= 0);
    return plain ? value : ExpressionPrinter.quoted(value);
  }
}
