package io.entente.internal.tag;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Acronyms of policy and what they stand for.
 *
 * <p>Immutable: any number of threads may share it.
 */
public final class Acronyms {

  private static final String RESOURCE = "acronyms.tsv";

  private static final class Bundled {
    static final Acronyms INSTANCE = load();
  }

  private final Map<String, List<String>> expansions = new HashMap<>();
  private final Map<String, List<String>> acronyms = new HashMap<>();
  private TextHash.Among longForms = new TextHash.Among(new long[0], 0);

  private Acronyms() {}

  /**
   * The list that comes with the library, read on first use.
   *
   * @return always the same instance
   * @throws UncheckedIOException if its resource cannot be read
   */
  public static Acronyms bundled() {
    return Bundled.INSTANCE;
  }

  /**
   * What an acronym stands for.
   *
   * @param acronym such as {@code NDC}, in any case
   * @return the long forms, the one most often meant first; none if it is unknown
   */
  public List<String> expansions(String acronym) {
    return expansions.getOrDefault(acronym.toLowerCase(Locale.ROOT), List.of());
  }

  /**
   * The acronyms of a long form.
   *
   * @param longForm the words, in any case; {@link #normalise normalised}
   * @return the acronyms as they are written, the first most often; none if it has none
   */
  public List<String> acronyms(String longForm) {
    return acronyms.getOrDefault(normalise(longForm), List.of());
  }

  /**
   * Tells whether a long form can have acronyms, without the form itself.
   *
   * @param hash the {@link TextHash} of the {@link #normalise normalised} words
   * @return false if it has none
   */
  public boolean mayHaveAcronyms(long hash) {
    return longForms.has(hash);
  }

  /**
   * How long forms are compared: words in lower case parted by single spaces, hyphens as spaces, without
   * other marks.
   *
   * @param longForm any words
   * @return the same words for equal long forms
   */
  public static String normalise(String longForm) {
    StringBuilder out = new StringBuilder(longForm.length());
    boolean gap = false;
    for (int i = 0; i < longForm.length(); i++) {
      char c = longForm.charAt(i);
      if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
        if (gap && !out.isEmpty()) {
          out.append(' ');
        }
        gap = false;
        out.append(Character.toLowerCase(c));
      } else if (c == '\'' || c == '\u2019') {
        boolean inside = i > 0
            && i + 1 < longForm.length()
            && Character.isLetter(longForm.charAt(i - 1))
            && Character.isLetter(longForm.charAt(i + 1));
        if (inside) {
          out.append('\'');
        } else {
          gap = true;
        }
      } else {
        gap = true;
      }
    }
    return out.toString();
  }

  private void add(String acronym, String longForm) {
    add(expansions, acronym.toLowerCase(Locale.ROOT), longForm);
    add(acronyms, normalise(longForm), acronym);
  }

  private static void add(Map<String, List<String>> map, String key, String value) {
    List<String> values = new ArrayList<>(map.getOrDefault(key, List.of()));
    if (!values.contains(value)) {
      values.add(value);
      map.put(key, List.copyOf(values));
    }
  }

  private static Acronyms load() {
    Acronyms loaded = new Acronyms();
    try (InputStream stream = Acronyms.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IOException("the resource is missing");
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
        if (columns.length != 2 || columns[0].isBlank() || columns[1].isBlank()) {
          throw new IOException("a line must have an acronym and a long form, got \"" + line + '"');
        }
        loaded.add(columns[0], columns[1]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource io/entente/internal/tag/" + RESOURCE, e);
    }
    long[] hashes = loaded.acronyms.keySet().stream().mapToLong(TextHash::of).toArray();
    loaded.longForms = new TextHash.Among(hashes, hashes.length);
    return loaded;
  }
}
