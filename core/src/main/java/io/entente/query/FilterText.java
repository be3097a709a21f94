package io.entente.query;

import io.entente.document.DocumentKind;
import io.entente.document.PolicyDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Filters written as text: {@code field:value} parted by spaces, such as {@code country:JP in:2008
 * document:"a b"}. All must hold.
 *
 * <p>Fields are {@code country}, {@code mentions}, {@code topic}, {@code kind}, {@code document},
 * {@code language}, {@code source}, {@code after}, {@code before} and {@code in}. A value with spaces
 * stands between double quotes. {@code after} and {@code before} include the date they name.
 */
public final class FilterText {

  private FilterText() {}

  /**
   * Reads filters.
   *
   * @param text the filters; blank text gives none
   * @return the filters in order
   * @throws QuerySyntaxException if a part is no filter, or names an unknown field, country, kind or date
   */
  public static List<Filter> parse(String text) {
    List<Filter> filters = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
        continue;
      }
      int colon = text.indexOf(':', at);
      if (colon < 0 || text.substring(at, colon).isBlank() || colon + 1 == text.length()) {
        throw new QuerySyntaxException(
            "expected field:value, got '" + text.substring(at) + "'", at);
      }
      boolean quoted = text.charAt(colon + 1) == '"';
      int from = quoted ? colon + 2 : colon + 1;
      int end = quoted ? text.indexOf('"', from) : from;
      while (!quoted && end < text.length() && !Character.isWhitespace(text.charAt(end))) {
        end++;
      }
      if (end < 0) {
        throw new QuerySyntaxException("quote is never closed", colon + 1);
      }
      try {
        filters.add(
            filter(text.substring(at, colon).toLowerCase(Locale.ROOT), text.substring(from, end)));
      } catch (IllegalArgumentException e) {
        QuerySyntaxException located = new QuerySyntaxException(String.valueOf(e.getMessage()), at);
        located.initCause(e);
        throw located;
      }
      at = quoted ? end + 1 : end;
    }
    return filters;
  }

  private static Filter filter(String field, String value) {
    return switch (field) {
      case "country" -> Filter.country(value);
      case "mentions" -> Filter.mentions(value);
      case "topic" -> Filter.topic(value);
      case "kind" -> Filter.kind(DocumentKind.of(value));
      case "document" -> Filter.document(value);
      case "language" -> Filter.language(value);
      case "source" -> Filter.source(value);
      case "after" -> new Filter.DateRange(PolicyDate.parse(value), null);
      case "before" -> new Filter.DateRange(null, PolicyDate.parse(value));
      case "in" -> Filter.in(value);
      default ->
        throw new IllegalArgumentException(
            "unknown field '" + field
                + "'; known are country, mentions, topic, kind, document, language, source, after, before, in");
    };
  }
}
