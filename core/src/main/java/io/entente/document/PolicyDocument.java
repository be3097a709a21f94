package io.entente.document;

import io.entente.vocabulary.Countries;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An article, declaration, treaty, law or other policy text with what is known about it.
 *
 * <p>Immutable and safe to share between threads. What is left out (countries, topics, date, language)
 * is inferred from the text when the document is added to an index, and marked there as inferred.
 *
 * @param id unique in an index; adding a document replaces the one with the same id
 * @param title the title, or empty
 * @param kind what sort of text it is
 * @param date when it was published or signed, or null if not known
 * @param inForceFrom the first day in force, or null
 * @param inForceUntil the last day in force, or null
 * @param countries the codes of the countries or groups it is from or between
 * @param topics the ids of its topics
 * @param language a BCP 47 tag, or null if not known
 * @param source where it came from, shown to people, or empty
 * @param instrument what versions of the same instrument share, or empty
 * @param version which version of the instrument this is, or empty
 * @param sections its text in order, at least one
 */
public record PolicyDocument(
    String id,
    String title,
    DocumentKind kind,
    @Nullable PolicyDate date,
    @Nullable PolicyDate inForceFrom,
    @Nullable PolicyDate inForceUntil,
    List<String> countries,
    List<String> topics,
    @Nullable String language,
    String source,
    String instrument,
    String version,
    List<Section> sections) {

  /** What stands between two sections in {@link #text()}. */
  public static final String SECTION_BREAK = "\n\n";

  private static final int MAX_ID_LENGTH = 1000;
  private static final Pattern LANGUAGE =
      Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,5}");

  /**
   * Copies the lists and checks the whole.
   *
   * @throws IllegalArgumentException if the id is blank, if it, a passage id or a topic is longer than 1000
   *     characters or has a control character, if a country is no code such as {@code JP} or {@code EU}, if the language is no BCP 47 tag, if there is no text, if a passage id occurs twice, if some sections are passages and
   *     others not, or if the document ends being in force before it begins
   */
  public PolicyDocument {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(countries, "countries");
    Objects.requireNonNull(topics, "topics");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(sections, "sections");
    if (id.isBlank()) {
      throw new IllegalArgumentException("document id must not be blank");
    }
    checkName("document id", id);
    topics.forEach(topic -> checkName("topic id", topic));
    for (String code : countries) {
      if (Countries.bundled().country(code).isEmpty()
          && Countries.bundled().group(code).isEmpty()) {
        throw new IllegalArgumentException(
            "document '" + id + "' has country '" + shown(code)
                + "', which is no code of a country or group such as GB or EU; the builder takes names");
      }
    }
    if (language != null && !LANGUAGE.matcher(language).matches()) {
      throw new IllegalArgumentException(
          "language must be a BCP 47 tag such as en or pt-BR, got '" + shown(language) + "'");
    }
    countries = List.copyOf(countries);
    topics = List.copyOf(topics);
    sections = List.copyOf(sections);
    if (sections.stream().allMatch(s -> s.text().isBlank())) {
      throw new IllegalArgumentException("document '" + id + "' has no text");
    }
    Set<String> passageIds = new HashSet<>();
    for (Section section : sections) {
      checkName("passage id in document '" + id + "'", section.id());
      if (section.isPassage() && !passageIds.add(section.id())) {
        throw new IllegalArgumentException(
            "document '" + id + "' has passage id '" + section.id() + "' twice");
      }
    }
    if (!passageIds.isEmpty() && passageIds.size() < sections.size()) {
      throw new IllegalArgumentException("document '" + id
          + "' has sections with and without a passage id; give all of them one, or none");
    }
    if (inForceFrom != null
        && inForceUntil != null
        && inForceUntil.last().isBefore(inForceFrom.first())) {
      throw new IllegalArgumentException("document '" + id + "' is in force until " + inForceUntil
          + ", before it begins on " + inForceFrom);
    }
  }

  private static void checkName(String what, String name) {
    if (name.length() > MAX_ID_LENGTH) {
      throw new IllegalArgumentException(
          what + " must have at most " + MAX_ID_LENGTH + " characters, got " + name.length());
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(what + " must be one line without control characters");
    }
    // Written, each of them would be the same replacement character.
    int half = halfCharacter(name);
    if (half >= 0) {
      throw new IllegalArgumentException(
          what + " must be valid Unicode, but has half of a surrogate pair at " + half);
    }
  }

  /** Where half of a surrogate pair stands alone; -1 if none does. */
  private static int halfCharacter(String name) {
    int at = 0;
    while (at < name.length()) {
      int character = name.codePointAt(at);
      if (Character.getType(character) == Character.SURROGATE) {
        return at;
      }
      at += Character.charCount(character);
    }
    return -1;
  }

  private static String shown(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  /**
   * Starts a document.
   *
   * @param id its id, unique in an index
   * @param title its title, or empty
   * @return a builder
   */
  public static Builder builder(String id, String title) {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    return new Builder(id, title);
  }

  /**
   * Returns the whole text, to which the offsets of the passages refer.
   *
   * @return the sections' texts in order, parted by {@link #SECTION_BREAK}
   */
  public String text() {
    return String.join(SECTION_BREAK, sections.stream().map(Section::text).toList());
  }

  /**
   * Returns a builder that starts as a copy of this document.
   *
   * @return a builder
   */
  public Builder toBuilder() {
    Builder copy = new Builder(id, title)
        .kind(kind)
        .topics(topics)
        .source(source)
        .instrument(instrument, version);
    copy.countries.addAll(countries);
    copy.sections.addAll(sections);
    copy.date = date;
    copy.inForceFrom = inForceFrom;
    copy.inForceUntil = inForceUntil;
    copy.language = language;
    return copy;
  }

  /** Collects what is known about a document. Not for use by several threads at once. */
  public static final class Builder {
    private String id;
    private String title;
    private DocumentKind kind = DocumentKind.OTHER;
    private @Nullable PolicyDate date;
    private @Nullable PolicyDate inForceFrom;
    private @Nullable PolicyDate inForceUntil;
    private final Set<String> countries = new LinkedHashSet<>();
    private final Set<String> topics = new LinkedHashSet<>();
    private @Nullable String language;
    private String source = "";
    private String instrument = "";
    private String version = "";
    private final List<Section> sections = new ArrayList<>();

    private Builder(String id, String title) {
      this.id = id;
      this.title = title;
    }

    /**
     * Replaces the id.
     *
     * @param id the new id
     * @return this builder
     */
    public Builder id(String id) {
      this.id = Objects.requireNonNull(id, "id");
      return this;
    }

    /**
     * Replaces the title.
     *
     * @param title the new title, or empty
     * @return this builder
     */
    public Builder title(String title) {
      this.title = Objects.requireNonNull(title, "title");
      return this;
    }

    /**
     * Says what sort of text it is; otherwise {@link DocumentKind#OTHER}.
     *
     * @param kind the kind
     * @return this builder
     */
    public Builder kind(DocumentKind kind) {
      this.kind = Objects.requireNonNull(kind, "kind");
      return this;
    }

    /**
     * Says when it was published or signed.
     *
     * @param date as {@link PolicyDate#parse} reads it
     * @return this builder
     * @throws IllegalArgumentException if it is no date
     */
    public Builder date(String date) {
      Objects.requireNonNull(date, "date");
      return date(PolicyDate.parse(date));
    }

    /**
     * Says when it was published or signed.
     *
     * @param date the date
     * @return this builder
     */
    public Builder date(PolicyDate date) {
      this.date = date;
      return this;
    }

    /**
     * Says from when it is in force.
     *
     * @param date the first day, or the period it lies in
     * @return this builder
     */
    public Builder inForceFrom(PolicyDate date) {
      this.inForceFrom = date;
      return this;
    }

    /**
     * Says until when it is in force.
     *
     * @param date the last day, or the period it lies in
     * @return this builder
     */
    public Builder inForceUntil(PolicyDate date) {
      this.inForceUntil = date;
      return this;
    }

    /**
     * Adds a country, or a group of countries, that the document is from or between.
     *
     * @param codeOrName such as {@code JP}, {@code JPN}, {@code Japan} or {@code ASEAN}
     * @return this builder
     * @throws IllegalArgumentException if no country or group is called so
     */
    public Builder country(String codeOrName) {
      Objects.requireNonNull(codeOrName, "codeOrName");
      countries.add(Countries.bundled()
          .resolve(codeOrName)
          .orElseThrow(() -> new IllegalArgumentException("unknown country '" + codeOrName + "'")));
      return this;
    }

    /**
     * Adds a topic.
     *
     * @param id the topic's id; one that the index's vocabulary lacks is kept as it is
     * @return this builder
     * @throws IllegalArgumentException if the id is blank
     */
    public Builder topic(String id) {
      Objects.requireNonNull(id, "id");
      if (id.isBlank()) {
        throw new IllegalArgumentException("topic id must not be blank");
      }
      topics.add(id);
      return this;
    }

    /**
     * Adds topics.
     *
     * @param ids the topics' ids
     * @return this builder
     */
    public Builder topics(Iterable<String> ids) {
      Objects.requireNonNull(ids, "ids");
      ids.forEach(this::topic);
      return this;
    }

    /**
     * Says which language it is in.
     *
     * @param tag a BCP 47 tag such as {@code en}
     * @return this builder
     */
    public Builder language(String tag) {
      this.language = tag;
      return this;
    }

    /**
     * Says where it came from.
     *
     * @param source shown to people: a publisher, a URL, a path
     * @return this builder
     */
    public Builder source(String source) {
      this.source = Objects.requireNonNull(source, "source");
      return this;
    }

    /**
     * Says of which instrument this is which version.
     *
     * @param instrument what all its versions share
     * @param version which one this is
     * @return this builder
     */
    public Builder instrument(String instrument, String version) {
      this.instrument = Objects.requireNonNull(instrument, "instrument");
      this.version = Objects.requireNonNull(version, "version");
      return this;
    }

    /**
     * Gives the whole text, to be split into passages along its structure. Replaces an earlier text and
     * sections that are still to be split.
     *
     * @param text the text
     * @return this builder
     * @throws IllegalArgumentException if passages were given already
     */
    public Builder text(String text) {
      Objects.requireNonNull(text, "text");
      if (sections.stream().anyMatch(Section::isPassage)) {
        throw both("passages");
      }
      sections.clear();
      return section(Section.of(List.of(), "", text));
    }

    /**
     * Adds a passage that is not to be split any further.
     *
     * @param id unique in the document
     * @param text the text
     * @return this builder
     * @throws IllegalArgumentException if the id is blank, or a text was given already
     */
    public Builder passage(String id, String text) {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(text, "text");
      if (id.isBlank()) {
        throw new IllegalArgumentException("passage id must not be blank");
      }
      if (sections.stream().anyMatch(section -> !section.isPassage())) {
        throw both("a text");
      }
      return section(new Section(id, List.of(), "", text));
    }

    private IllegalArgumentException both(String already) {
      return new IllegalArgumentException("document '" + id + "' has " + already
          + " already; give it a text or passages, not both");
    }

    /**
     * Adds a section.
     *
     * @param section the section
     * @return this builder
     */
    public Builder section(Section section) {
      sections.add(Objects.requireNonNull(section, "section"));
      return this;
    }

    /**
     * Makes the document.
     *
     * @return the document
     * @throws IllegalArgumentException as the constructor of {@link PolicyDocument} says
     */
    public PolicyDocument build() {
      return new PolicyDocument(
          id,
          title,
          kind,
          date,
          inForceFrom,
          inForceUntil,
          List.copyOf(countries),
          List.copyOf(topics),
          language,
          source,
          instrument,
          version,
          sections);
    }
  }
}
