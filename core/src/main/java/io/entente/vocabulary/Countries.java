package io.entente.vocabulary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The countries and groups of countries the library knows.
 *
 * <p>Immutable: any number of threads may share it.
 */
public final class Countries {

  private static final class Bundled {
    static final Countries INSTANCE = load();
  }

  private final List<Country> all;
  private final List<CountryGroup> groups;
  private final Map<String, Country> countriesByCode = new LinkedHashMap<>();
  private final Map<String, CountryGroup> groupsByCode = new LinkedHashMap<>();
  private final Map<String, List<String>> codesByKey = new LinkedHashMap<>();

  private Countries(List<Country> all, List<CountryGroup> groups) {
    this.all = List.copyOf(all);
    this.groups = List.copyOf(groups);
    Map<String, Set<String>> found = new LinkedHashMap<>();
    for (Country country : all) {
      countriesByCode.put(country.code(), country);
      countriesByCode.putIfAbsent(country.alpha3(), country);
      addKey(found, country.code(), country.code());
      addKey(found, country.alpha3(), country.code());
    }
    for (CountryGroup group : groups) {
      groupsByCode.put(group.code(), group);
      addKey(found, group.code(), group.code());
    }
    for (Country country : all) {
      addKey(found, country.name(), country.code());
      addKey(found, country.officialName(), country.code());
      country.otherCodes().forEach(text -> addKey(found, text, country.code()));
      country.names().forEach(text -> addKey(found, text, country.code()));
      country.demonyms().forEach(text -> addKey(found, text, country.code()));
    }
    for (CountryGroup group : groups) {
      addKey(found, group.name(), group.code());
      group.names().forEach(text -> addKey(found, text, group.code()));
    }
    for (Country country : all) {
      country.foreignNames().forEach(text -> addForeign(found, text, country.code()));
    }
    found.forEach((key, codes) -> codesByKey.put(key, List.copyOf(codes)));
  }

  /**
   * The vocabulary that comes with the library, read on first use.
   *
   * @return always the same instance
   * @throws UncheckedIOException if its resources cannot be read
   */
  public static Countries bundled() {
    return Bundled.INSTANCE;
  }

  /**
   * Every country and territory, ended states last.
   *
   * @return an immutable list
   */
  public List<Country> all() {
    return all;
  }

  /**
   * Every group of countries.
   *
   * @return an immutable list
   */
  public List<CountryGroup> groups() {
    return groups;
  }

  /**
   * Looks up a country by its code.
   *
   * @param code alpha-2 or alpha-3 as in {@link Country}, in any case
   * @return the country, or nothing if no country has that code
   */
  public Optional<Country> country(String code) {
    return Optional.ofNullable(countriesByCode.get(code.strip().toUpperCase(Locale.ROOT)));
  }

  /**
   * Looks up a group by its code.
   *
   * @param code such as {@code EU} or {@code QUAD}, in any case
   * @return the group, or nothing if no group has that code
   */
  public Optional<CountryGroup> group(String code) {
    return Optional.ofNullable(groupsByCode.get(code.strip().toUpperCase(Locale.ROOT)));
  }

  /**
   * What a word or phrase as a whole means: a code, a name, a former name, a demonym, an abbreviation,
   * in any language of the vocabulary.
   *
   * <p>Case, diacritics, full stops and a leading "the" do not matter, and a hyphen is a space. A code
   * comes before a name, an English name before one in another language; among several countries of one
   * name the one more often meant comes first: {@code Korea} gives KR, KP and {@code Congo} CD, CG.
   *
   * @param text such as {@code IN}, {@code IND}, {@code Indian}, {@code Inde}, {@code the Quad}
   * @return codes of countries and groups, best first, none if it is unknown
   */
  public List<String> find(String text) {
    Objects.requireNonNull(text, "text");
    return codesByKey.getOrDefault(key(text), List.of());
  }

  /**
   * The one country or group most often meant by a word or phrase.
   *
   * @param text as for {@link #find}
   * @return the first code {@link #find} gives, so CD for {@code Congo}, or nothing if it is unknown
   */
  public Optional<String> resolve(String text) {
    return find(text).stream().findFirst();
  }

  /**
   * The groups a country belongs to on a day.
   *
   * @param countryCode the country's alpha-2 code, such as {@code JP}
   * @param on the day
   * @return codes of groups, in the order of {@link #groups}
   */
  public List<String> groupsOf(String countryCode, LocalDate on) {
    return groups.stream()
        .filter(group -> group.hasMember(countryCode, on))
        .map(CountryGroup::code)
        .toList();
  }

  /**
   * The English name for a code.
   *
   * @param code of a country or a group
   * @return its short name
   * @throws IllegalArgumentException if nothing has that code
   */
  public String name(String code) {
    return country(code)
        .map(Country::name)
        .or(() -> group(code).map(CountryGroup::name))
        .orElseThrow(() -> new IllegalArgumentException(
            "code must be of a country or group, got \"" + code + '"'));
  }

  private static void addKey(Map<String, Set<String>> found, String text, String code) {
    String key = key(text);
    if (!key.isEmpty()) {
      found.computeIfAbsent(key, unused -> new LinkedHashSet<>()).add(code);
    }
  }

  /** A name in another language counts only where English does not use it for something else. */
  private static void addForeign(Map<String, Set<String>> found, String text, String code) {
    String key = key(text);
    if (!key.isEmpty()) {
      found.computeIfAbsent(key, unused -> new LinkedHashSet<>(List.of(code)));
    }
  }

  private static String key(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    StringBuilder key = new StringBuilder(decomposed.length());
    boolean space = false;
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      if (c == '&') {
        key.append(key.isEmpty() ? "and" : " and");
        space = true;
      } else if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
        if (space && !key.isEmpty()) {
          key.append(' ');
        }
        space = false;
        key.append(Character.toLowerCase(c));
      } else if (c != '.' && Character.getType(c) != Character.NON_SPACING_MARK) {
        space = true;
      } else if (c == '.' && i > 1 && Character.isLetter(decomposed.charAt(i - 2))) {
        space = true;
      }
    }
    String result = key.toString();
    return result.startsWith("the ") ? result.substring(4) : result;
  }

  private static Countries load() {
    List<Country> countries = new ArrayList<>();
    for (String[] row : rows("countries.tsv", 13)) {
      countries.add(new Country(
          row[0],
          row[1],
          row[2],
          row[3].isEmpty() ? row[2] : row[3],
          list(row[4]),
          list(row[5]),
          list(row[6]),
          list(row[7]),
          list(row[8]),
          list(row[9]),
          year(row[10]),
          year(row[11]),
          list(row[12])));
    }
    List<CountryGroup> groups = new ArrayList<>();
    for (String[] row : rows("groups.tsv", 4)) {
      List<CountryGroup.Membership> members = new ArrayList<>();
      for (String member : list(row[3])) {
        int colon = member.indexOf(':');
        int dots = member.indexOf("..", colon);
        String until = member.substring(dots + 2);
        members.add(new CountryGroup.Membership(
            member.substring(0, colon),
            LocalDate.parse(member.substring(colon + 1, dots)),
            until.isEmpty() ? null : LocalDate.parse(until)));
      }
      groups.add(new CountryGroup(row[0], row[1], list(row[2]), members));
    }
    return new Countries(countries, groups);
  }

  private static List<String[]> rows(String resource, int columnCount) {
    List<String[]> rows = new ArrayList<>();
    try (InputStream stream = Countries.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IOException("resource io/entente/vocabulary/" + resource + " is missing");
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      boolean header = true;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.isEmpty() || line.startsWith("#")) {
          continue;
        }
        if (header) {
          header = false;
          continue;
        }
        String[] columns = line.split("\t", -1);
        String[] row = new String[columnCount];
        for (int i = 0; i < columnCount; i++) {
          row[i] = i < columns.length ? columns[i] : "";
        }
        rows.add(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource io/entente/vocabulary/" + resource, e);
    }
    return rows;
  }

  private static List<String> list(String column) {
    return column.isEmpty() ? List.of() : List.of(column.split("\\|"));
  }

  private static @Nullable Integer year(String column) {
    return column.isEmpty() ? null : Integer.valueOf(column);
  }
}
