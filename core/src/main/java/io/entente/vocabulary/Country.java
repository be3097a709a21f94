package io.entente.vocabulary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A country or territory, or a state that has ended.
 *
 * @param code ISO 3166-1 alpha-2, {@code XK} for Kosovo; for an ended state the code it had, or the four
 *     letters of ISO 3166-3 where the two were given twice ({@code CSHH} Czechoslovakia, {@code CSXX}
 *     Serbia and Montenegro)
 * @param alpha3 ISO 3166-1 alpha-3, or the one it had
 * @param name short English name
 * @param officialName official English name; equal to {@code name} if there is no other
 * @param names other English names, abbreviations and former names
 * @param demonyms adjectives and nouns for its people
 * @param foreignNames names in other languages
 * @param places the capital first, then cities, states and regions that news names without the country
 * @param symbols currencies and institutions that point to it
 * @param successors codes of the states that followed it, none while it lasts
 * @param fromYear first year as a state, or null if it began before living memory
 * @param untilYear last year as a state, or null while it lasts
 * @param otherCodes codes in use for it besides ISO
 */
public record Country(
    String code,
    String alpha3,
    String name,
    String officialName,
    List<String> names,
    List<String> demonyms,
    List<String> foreignNames,
    List<String> places,
    List<String> symbols,
    List<String> successors,
    @Nullable Integer fromYear,
    @Nullable Integer untilYear,
    List<String> otherCodes) {

  /** Copies the lists. */
  public Country {
    if (code.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException(
          "a country must have a code and a name, got \"" + code + "\", \"" + name + '"');
    }
    names = List.copyOf(names);
    demonyms = List.copyOf(demonyms);
    foreignNames = List.copyOf(foreignNames);
    places = List.copyOf(places);
    symbols = List.copyOf(symbols);
    successors = List.copyOf(successors);
    otherCodes = List.copyOf(otherCodes);
  }
}
