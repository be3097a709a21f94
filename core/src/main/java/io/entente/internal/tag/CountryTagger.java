package io.entente.internal.tag;

import io.entente.vocabulary.Countries;
import io.entente.vocabulary.Country;
import io.entente.vocabulary.CountryGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds the countries and groups of countries a text names.
 *
 * <p>The longest name wins, so {@code Papua New Guinea} is not Guinea and {@code New Mexico} no country.
 * Names, former names and demonyms count if they begin with a capital, abbreviations if they are all
 * capitals. Words that mean something else as well are judged by their neighbours and by what else the
 * text names: Georgia among states of the US, Michael Jordan, turkey, the Uruguay Round, the English
 * language.
 *
 * <p>Immutable: any number of threads may share it. Costs {@code O(n)} for {@code n} characters.
 */
public final class CountryTagger {

  /**
   * One place where a country or group is named.
   *
   * @param start offset of its first UTF-16 code unit in the text
   * @param end offset behind its last
   * @param code the country's or group's code, as {@link Countries} gives it
   */
  public record Mention(int start, int end, String code) {}

  /** A text with all that points to countries in it; a value to tag once and use several times. */
  public static final class Tagged {
    final String text;
    final List<Tag> tags;

    private Tagged(String text, List<Tag> tags) {
      this.text = text;
      this.tags = List.copyOf(tags);
    }

    /**
     * The names, former names, demonyms and groups in the text.
     *
     * @return in text order, without overlaps
     */
    public List<Mention> mentions() {
      List<Mention> mentions = new ArrayList<>();
      for (Tag tag : tags) {
        if (tag.kind != Kind.PLACE && tag.kind != Kind.SYMBOL) {
          mentions.add(new Mention(tag.start, tag.end, tag.code));
        }
      }
      return mentions;
    }
  }

  /** What a tag is; of two for one phrase the earlier counts. */
  enum Kind {
    NAME,
    DEMONYM,
    GROUP,
    /** A city, state or region: says where, but does not name the country. */
    PLACE,
    /** A currency or institution. */
    SYMBOL,
    /** Names no country, though a part of it would. */
    DECOY
  }

  /** How a phrase has to be written to count. */
  private enum Spelling {
    CAPITAL,
    ALL_CAPITALS,
    /** A word that is a currency in lower case and perhaps a name with a capital. */
    LOWER,
    /** As after a town: {@code , Calif.}. */
    ABBREVIATED_STATE,
    /** With a letter beyond ASCII, because without its diacritics it is another word. */
    WITH_DIACRITICS
  }

  record Tag(int start, int end, String code, Kind kind) {}

  private record Entry(String key, List<String> codes, Kind kind, Spelling spelling) {}

  private final PhraseMatcher matcher;
  private final Entry[] entries;
  private final Map<String, List<String>> successors = new HashMap<>();

  /**
   * Builds a tagger for a vocabulary.
   *
   * @param countries what to find
   */
  public CountryTagger(Countries countries) {
    Map<String, Entry> byKey = new LinkedHashMap<>();
    PhraseMatcher.Builder builder = PhraseMatcher.builder();
    List<Entry> all = new ArrayList<>();
    Map<String, Integer> indexes = new HashMap<>();
    for (String decoy : AmbiguousNames.DECOYS) {
      put(byKey, decoy, "", Kind.DECOY, Spelling.CAPITAL);
    }
    for (Country country : countries.all()) {
      put(byKey, country.name(), country.code(), Kind.NAME, spelling(country.name()));
      put(byKey, country.officialName(), country.code(), Kind.NAME, Spelling.CAPITAL);
      for (String name : country.names()) {
        put(byKey, name, country.code(), Kind.NAME, spelling(name));
      }
      for (String demonym : country.demonyms()) {
        put(byKey, demonym, country.code(), Kind.DEMONYM, Spelling.CAPITAL);
      }
      if (!country.successors().isEmpty()) {
        successors.put(country.code(), country.successors());
      }
    }
    for (CountryGroup group : countries.groups()) {
      put(byKey, group.name(), group.code(), Kind.GROUP, spelling(group.name()));
      for (String name : group.names()) {
        put(byKey, name, group.code(), Kind.GROUP, spelling(name));
      }
    }
    for (Country country : countries.all()) {
      for (String place : country.places()) {
        if (place.indexOf(',') < 0 || place.endsWith(".")) {
          boolean abbreviated = place.endsWith(".");
          put(
              byKey,
              place,
              country.code(),
              Kind.PLACE,
              abbreviated ? Spelling.ABBREVIATED_STATE : Spelling.CAPITAL);
        }
      }
      for (String symbol : country.symbols()) {
        boolean lower = Character.isLowerCase(symbol.charAt(0));
        put(byKey, symbol, country.code(), Kind.SYMBOL, lower ? Spelling.LOWER : Spelling.CAPITAL);
      }
    }
    for (Country country : countries.all()) {
      for (String name : country.foreignNames()) {
        String key = PhraseMatcher.fold(name);
        if (byKey.containsKey(key) || AmbiguousNames.FOREIGN_BUT_ENGLISH.contains(key)) {
          continue;
        }
        boolean plain = name.chars().allMatch(c -> c < 128);
        boolean ascii = key.chars().allMatch(c -> c < 128);
        boolean likeAnother = !plain && ascii && key.length() <= 6;
        put(
            byKey,
            name,
            country.code(),
            Kind.NAME,
            likeAnother ? Spelling.WITH_DIACRITICS : spelling(name));
      }
    }
    byKey.forEach((key, entry) -> {
      indexes.put(key, all.size());
      all.add(entry);
    });
    addPhrases(builder, countries, indexes);
    entries = all.toArray(Entry[]::new);
    matcher = builder.build();
  }

  /**
   * The names, former names, demonyms and groups in a text.
   *
   * @param text any text, of any length
   * @return in text order, without overlaps
   */
  public List<Mention> mentions(CharSequence text) {
    return tag(text).mentions();
  }

  /**
   * Tags a text, for {@link CountryInference} and {@link Tagged#mentions}.
   *
   * @param text any text, of any length
   * @return the text and its tags
   */
  public Tagged tag(CharSequence text) {
    String string = text.toString();
    Pass pass = new Pass(string);
    matcher.match(string, pass);
    return new Tagged(string, pass.finish());
  }

  private static void put(
      Map<String, Entry> byKey, String phrase, String code, Kind kind, Spelling spelling) {
    String key = PhraseMatcher.fold(withoutArticle(phrase));
    Entry entry = byKey.get(key);
    if (entry == null) {
      byKey.put(key, new Entry(key, List.of(code), kind, spelling));
    } else if (entry.kind == kind && !entry.codes.contains(code)) {
      List<String> codes = new ArrayList<>(entry.codes);
      codes.add(code);
      byKey.put(key, new Entry(key, List.copyOf(codes), kind, entry.spelling));
    }
  }

  private static String withoutArticle(String phrase) {
    return phrase.startsWith("the ") ? phrase.substring(4) : phrase;
  }

  /** Phrases go in as written, since the matcher heeds their commas. */
  private static void addPhrases(
      PhraseMatcher.Builder builder, Countries countries, Map<String, Integer> indexes) {
    List<String> phrases = new ArrayList<>(AmbiguousNames.DECOYS);
    for (Country country : countries.all()) {
      phrases.add(country.name());
      phrases.add(country.officialName());
      phrases.addAll(country.names());
      phrases.addAll(country.demonyms());
      phrases.addAll(country.foreignNames());
      phrases.addAll(country.places());
      phrases.addAll(country.symbols());
    }
    for (CountryGroup group : countries.groups()) {
      phrases.add(group.name());
      phrases.addAll(group.names());
    }
    for (String phrase : phrases) {
      String bare = withoutArticle(phrase);
      Integer index = indexes.get(PhraseMatcher.fold(bare));
      if (index != null) {
        builder.add(bare, index);
      }
    }
  }

  private static Spelling spelling(String name) {
    int letters = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isLetter(c)) {
        letters++;
        if (!Character.isUpperCase(c)) {
          return Spelling.CAPITAL;
        }
      } else if (c == ' ') {
        return Spelling.CAPITAL;
      }
    }
    return letters <= 8 ? Spelling.ALL_CAPITALS : Spelling.CAPITAL;
  }

  /** One run over one text. */
  private final class Pass implements PhraseMatcher.Sink {
    private final String text;
    private final List<Tag> tags = new ArrayList<>();
    private final List<Entry> tagEntries = new ArrayList<>();
    private final Set<String> persons = new HashSet<>();

    Pass(String text) {
      this.text = text;
    }

    @Override
    public void found(int start, int end, int value) {
      Entry entry = entries[value];
      if (entry.kind == Kind.DECOY || !isSpelled(start, end, entry)) {
        return;
      }
      if (entry.kind == Kind.NAME || entry.kind == Kind.PLACE) {
        if (isAgreement(start, end, entry) || isFowl(end, entry) || isPerson(start, end, entry)) {
          return;
        }
      } else if (entry.kind == Kind.DEMONYM && isLanguage(start, end)) {
        return;
      }
      tags.add(new Tag(start, end, entry.codes.get(0), entry.kind));
      tagEntries.add(entry);
    }

    List<Tag> finish() {
      if (tags.isEmpty()) {
        return tags;
      }
      Map<String, Integer> named = new HashMap<>();
      for (int i = 0; i < tags.size(); i++) {
        Entry entry = tagEntries.get(i);
        if (entry.codes.size() == 1 && entry.kind != Kind.PLACE && entry.kind != Kind.SYMBOL) {
          named.merge(entry.codes.get(0), 1, Integer::sum);
        }
      }
      Map<String, String> endedStates = endedStates(named);
      List<Tag> settled = new ArrayList<>(tags.size());
      Boolean georgiaIsState = null;
      for (int i = 0; i < tags.size(); i++) {
        Tag tag = tags.get(i);
        Entry entry = tagEntries.get(i);
        if (entry.codes.size() > 1) {
          tag = new Tag(tag.start, tag.end, choose(entry.codes, named, settled), tag.kind);
        } else if (entry.key.equals("georgia")) {
          if (georgiaIsState == null) {
            georgiaIsState = georgiaIsState();
          }
          if (isGeorgiaState(i, georgiaIsState)) {
            tag = new Tag(tag.start, tag.end, "US", Kind.PLACE);
          }
        } else if (persons.contains(entry.key)
            && entry.kind == Kind.NAME
            && !hasOtherEvidence(entry)) {
          continue;
        }
        if ((tag.kind == Kind.PLACE || tag.kind == Kind.NAME) && isInStateBehind(i)) {
          continue;
        }
        if (tag.kind == Kind.PLACE || tag.kind == Kind.SYMBOL) {
          String ended = endedStates.get(tag.code);
          if (ended != null) {
            tag = new Tag(tag.start, tag.end, ended, tag.kind);
          }
        }
        settled.add(tag);
      }
      return settled;
    }

    private boolean isSpelled(int start, int end, Entry entry) {
      char first = text.charAt(start);
      return switch (entry.spelling) {
        case CAPITAL ->
          !Character.isLowerCase(first) && !(entry.kind == Kind.PLACE && isAcronym(start, end));
        case ALL_CAPITALS ->
          isAllCapitals(start, end) && !(entry.key.equals("us") && isPronoun(start, end));
        case LOWER ->
          (Character.isLowerCase(first) || isAllCapitals(start, end)) && !isInAddress(start);
        case ABBREVIATED_STATE ->
          Character.isUpperCase(first)
              && end < text.length()
              && (text.charAt(end) == '.' || text.charAt(end) == ',')
              && isAfterComma(start);
        case WITH_DIACRITICS -> Character.isUpperCase(first) && hasDiacritics(start, end);
      };
    }

    /** A few capitals within mixed case stand for something other than a city: the GAO. */
    private boolean isAcronym(int start, int end) {
      return end - start <= 4
          && isAllCapitals(start, end)
          && start > 0
          && !isAtLineStart(start)
          && !isInCapitals(start, end);
    }

    private boolean isAtLineStart(int start) {
      int i = start - 1;
      while (i >= 0 && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
        i--;
      }
      return i < 0 || text.charAt(i) == '\n';
    }

    private boolean isInAddress(int start) {
      char before = start == 0 ? ' ' : text.charAt(start - 1);
      return before == '.' || before == '/' || before == '@';
    }

    private boolean isAllCapitals(int start, int end) {
      for (int i = start; i < end; i++) {
        if (Character.isLowerCase(text.charAt(i))) {
          return false;
        }
      }
      return true;
    }

    /** In a line of capitals US may be the pronoun. */
    private boolean isPronoun(int start, int end) {
      return AmbiguousNames.GIVE_US_WORDS.contains(wordBefore(start)) && isInCapitals(start, end);
    }

    private boolean isInCapitals(int start, int end) {
      int others = 0;
      for (int i = Math.max(0, start - 30); i < Math.min(text.length(), end + 30); i++) {
        char c = text.charAt(i);
        if (Character.isLowerCase(c)) {
          return false;
        }
        if ((i < start || i >= end) && Character.isUpperCase(c)) {
          others++;
        }
      }
      return others > 0;
    }

    private boolean isAfterComma(int start) {
      int i = start - 1;
      while (i >= 0 && Character.isWhitespace(text.charAt(i))) {
        i--;
      }
      return i >= 0 && text.charAt(i) == ',';
    }

    private boolean hasDiacritics(int start, int end) {
      for (int i = start; i < end; i++) {
        if (text.charAt(i) >= 128) {
          return true;
        }
      }
      return false;
    }

    /** The Paris Agreement, the Uruguay Round, the Treaty of Rome are from no country. */
    private boolean isAgreement(int start, int end, Entry entry) {
      if (entry.spelling == Spelling.ABBREVIATED_STATE) {
        return false;
      }
      if (entry.kind == Kind.NAME) {
        return entry.key.equals("uruguay") && wordAfter(end).equals("round");
      }
      boolean capitalBehind =
          end + 1 < text.length() && Character.isUpperCase(text.charAt(end + 1));
      if (capitalBehind && AmbiguousNames.AGREEMENT_WORDS.contains(wordAfter(end))) {
        return true;
      }
      if (!wordBefore(start).equals("of")) {
        return false;
      }
      int of = start;
      while (of > 0 && !Character.isLetter(text.charAt(of - 1))) {
        of--;
      }
      String before = wordBefore(of - 2);
      return AmbiguousNames.AGREEMENTS_OF.contains(before);
    }

    private boolean isFowl(int end, Entry entry) {
      return entry.key.equals("turkey") && AmbiguousNames.FOWL_WORDS.contains(wordAfter(end));
    }

    private boolean isLanguage(int start, int end) {
      String after = wordAfter(end);
      if (AmbiguousNames.LANGUAGE_WORDS.contains(after)) {
        return true;
      }
      if (after.equals("and")
          || after.isEmpty()
          || end < text.length() && text.charAt(end) == ',') {
        int limit = Math.min(text.length(), end + 40);
        int index = text.indexOf("language", end);
        if (index > 0 && index < limit && text.indexOf('.', end) > index) {
          return true;
        }
      }
      return wordBefore(start).equals("in")
          && (end == text.length()
              || !Character.isLetterOrDigit(text.charAt(Math.min(end + 1, text.length() - 1))));
    }

    private boolean isPerson(int start, int end, Entry entry) {
      if (entry.key.indexOf(' ') >= 0 || entry.spelling != Spelling.CAPITAL) {
        return false;
      }
      String before = wordBefore(start);
      boolean person = (AmbiguousNames.FIRST_NAMES.contains(before)
              || AmbiguousNames.PERSONAL_TITLES.contains(before))
          && isCapitalBefore(start);
      if (!person
          && before.length() == 1
          && start > 3
          && text.charAt(start - 2) == '.'
          && AmbiguousNames.FIRST_NAMES.contains(wordBefore(start - 3))) {
        person = true;
      }
      boolean capitalBehind = end + 1 < text.length()
          && text.charAt(end) == ' '
          && Character.isUpperCase(text.charAt(end + 1));
      if (!person && AmbiguousNames.GIVEN_NAMES.contains(entry.key) && capitalBehind) {
        String after = wordAfter(end);
        boolean bare = AmbiguousNames.MAINLY_GIVEN_NAMES.contains(entry.key)
            && goesOnAt(end + 1 + after.length());
        person = !AmbiguousNames.STATE_WORDS.contains(after)
            && (AmbiguousNames.SURNAMES.contains(after) || bare && !isInCapitals(start, end));
      }
      if (person && entry.kind == Kind.NAME) {
        persons.add(entry.key);
      }
      return person;
    }

    /** Whether the sentence goes on: with a word in lower case, or behind a comma. */
    private boolean goesOnAt(int position) {
      return position + 1 < text.length()
          && (text.charAt(position) == ','
              || text.charAt(position) == ' ' && Character.isLowerCase(text.charAt(position + 1)));
    }

    private boolean isCapitalBefore(int start) {
      int i = start - 1;
      while (i >= 0 && !Character.isLetter(text.charAt(i))) {
        i--;
      }
      while (i > 0 && Character.isLetter(text.charAt(i - 1))) {
        i--;
      }
      return i >= 0 && Character.isUpperCase(text.charAt(i));
    }

    /** The word before a position, folded, if only spaces, a hyphen or a full stop lie between; else empty. */
    private String wordBefore(int start) {
      int i = start - 1;
      while (i >= 0
          && start - i <= 3
          && (text.charAt(i) == ' ' || text.charAt(i) == '.' || text.charAt(i) == '\n')) {
        i--;
      }
      int end = i + 1;
      while (i >= 0 && end - i <= 14 && Character.isLetter(text.charAt(i))) {
        i--;
      }
      return end > i + 1 ? text.substring(i + 1, end).toLowerCase(Locale.ROOT) : "";
    }

    private String wordAfter(int end) {
      int i = end;
      if (i < text.length()
          && (text.charAt(i) == ' ' || text.charAt(i) == '-' || text.charAt(i) == '\n')) {
        i++;
      } else {
        return "";
      }
      int start = i;
      while (i < text.length() && i - start < 14 && Character.isLetter(text.charAt(i))) {
        i++;
      }
      return text.substring(start, i).toLowerCase(Locale.ROOT);
    }

    /** Which ended state a place counts for: one the text names while it does not name the successor. */
    private Map<String, String> endedStates(Map<String, Integer> named) {
      Map<String, String> ended = Map.of();
      for (Map.Entry<String, List<String>> state : successors.entrySet()) {
        if (named.containsKey(state.getKey())) {
          for (String successor : state.getValue()) {
            if (!named.containsKey(successor)) {
              ended = ended.isEmpty() ? new HashMap<>() : ended;
              ended.put(successor, state.getKey());
            }
          }
        }
      }
      return ended;
    }

    /** Among countries of one name: the one named last, else named at all, else the best known. */
    private String choose(List<String> codes, Map<String, Integer> named, List<Tag> before) {
      String only = "";
      int count = 0;
      for (String code : codes) {
        if (named.containsKey(code)) {
          only = code;
          count++;
        }
      }
      if (count == 1) {
        return only;
      }
      for (int i = before.size() - 1; count > 1 && i >= 0; i--) {
        if (codes.contains(before.get(i).code)) {
          return before.get(i).code;
        }
      }
      return codes.get(0);
    }

    /** Vienna, Va. and London, Ontario are not the cities one thinks of. */
    private boolean isInStateBehind(int index) {
      if (index + 1 == tags.size()) {
        return false;
      }
      Tag tag = tags.get(index);
      Tag next = tags.get(index + 1);
      return next.kind == Kind.PLACE
          && !next.code.equals(tag.code)
          && next.start - tag.end <= 2
          && text.charAt(tag.end) == ','
          && (tagEntries.get(index + 1).spelling == Spelling.ABBREVIATED_STATE
              || tag.kind == Kind.PLACE && !isInList(index + 1));
    }

    /** Whether a comma or "and" follows, as in a row of cities. */
    private boolean isInList(int index) {
      int end = tags.get(index).end;
      boolean comma = end + 2 < text.length() && text.charAt(end) == ',';
      return wordAfter(end).equals("and")
          || comma && index + 1 < tags.size() && tags.get(index + 1).start == end + 2;
    }

    private boolean hasOtherEvidence(Entry entry) {
      for (Entry other : tagEntries) {
        if (!other.key.equals(entry.key) && other.codes.contains(entry.codes.get(0))) {
          return true;
        }
      }
      return false;
    }

    private boolean georgiaIsState() {
      int states = 0;
      for (int i = 0; i < tags.size(); i++) {
        Tag tag = tags.get(i);
        if (tagEntries.get(i).key.equals("georgia")) {
          continue;
        }
        switch (tag.code) {
          case "GE", "AM", "AZ", "UA", "MD" -> {
            return false;
          }
          case "RU", "CIS", "TR", "NATO", "EU" -> states -= 1;
          case "US" -> states += tag.kind == Kind.PLACE ? 2 : 1;
          default -> {}
        }
      }
      return states > 0;
    }

    /** After a town with a comma, or in a row with other states of the US; else as the whole text has it. */
    @SuppressWarnings("ReferenceEquality") // Looks at the neighbours themselves, not at equal tags.
    private boolean isGeorgiaState(int index, boolean otherwise) {
      Tag tag = tags.get(index);
      Tag before =
          index > 0 && tag.start - tags.get(index - 1).end <= 6 ? tags.get(index - 1) : null;
      Tag after = index + 1 < tags.size() && tags.get(index + 1).start - tag.end <= 6
          ? tags.get(index + 1)
          : null;
      for (Tag neighbour : new Tag[] {before == null ? tag : before, after == null ? tag : after}) {
        if (neighbour != tag && neighbour.kind != Kind.SYMBOL) {
          boolean town = neighbour == before
              && text.charAt(neighbour.end) == ','
              && neighbour.kind == Kind.PLACE;
          return neighbour.kind == Kind.PLACE
              && (neighbour.code.equals("US") || town && !neighbour.code.equals("GE"));
        }
      }
      if (isAfterComma(tag.start)) {
        int i = tag.start - 1;
        while (i > 0 && !Character.isLetter(text.charAt(i))) {
          i--;
        }
        while (i > 0 && Character.isLetter(text.charAt(i - 1))) {
          i--;
        }
        if (Character.isUpperCase(text.charAt(i))) {
          return true;
        }
      }
      return otherwise;
    }
  }
}
