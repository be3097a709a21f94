package io.entente.internal.tag;

import io.entente.internal.tag.CountryTagger.Kind;
import io.entente.internal.tag.CountryTagger.Tag;
import io.entente.internal.tag.CountryTagger.Tagged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Infers which countries a document is from or between, as opposed to those it mentions in passing.
 *
 * <p>A treaty that says who its parties are is between those. In every other text each country gets a
 * score from where and how often it is named: in the title, the dateline, the first sentence, later; by
 * name, by demonym, by its cities; alone or next to others. The weights were fitted by logistic
 * regression on newswire articles labelled with countries.
 *
 * <p>Immutable: any number of threads may share it. Costs {@code O(n)} for {@code n} characters.
 */
public final class CountryInference {

  /** What speaks for or against a country, with its weight in log-odds. */
  enum Feature {
    BIAS(-3.4),
    /** The title has its name, its demonym, one of its places. */
    TITLE_NAME(1.35),
    TITLE_DEMONYM(1.18),
    TITLE_PLACE(0.11),
    /** The dateline has it; and no word of the text names it though others are named. */
    DATELINE(5.91),
    DATELINE_ONLY(0.36),
    /** The first sentence has one of its places; opens with it; names others but not it. */
    LEAD_PLACE(0.61),
    LEAD_OPENS(0.72),
    LEAD_OTHERS(-0.56),
    /** The sentences behind the first name it. */
    SECOND(0.19),
    /** Logarithms of how often it is named, and of how often its places and symbols are. */
    NAMED(1.2),
    PLACES(0.37),
    SYMBOLS(-0.6),
    /** It is named once and not in the title; only by places and symbols; by demonyms for the most part. */
    ONCE(-0.47),
    UNNAMED(-0.39),
    DEMONYMS(-0.64),
    /** It is the only country named; logarithm of how many are. */
    ALONE(0.19),
    COUNTRIES(0.89),
    /** How early it is first named, and over how much of the text. */
    EARLY(1.03),
    SPREAD(1.56),
    /** The dateline has it, and the text names it; and the title does; and the title names only others. */
    DATELINE_NAMED(-1.41),
    DATELINE_TITLE(-0.87),
    DATELINE_NOT_TITLE(-0.76),
    LENGTH(-0.15);

    final double weight;

    Feature(double weight) {
      this.weight = weight;
    }
  }

  /** How far from the beginning two countries named together are both what a text is about. */
  private static final int PARTNERS_WITHIN = 400;

  private static final Set<String> JOINING = Set.of("and", "und", "et", "y", "e", "en", "&");

  private static final Feature[] FEATURES = Feature.values();

  private static final double THRESHOLD = 0.05;

  /** Least share of a text's twenty parts a country is named in, to be its protagonist. */
  private static final double MIN_SPREAD = 0.15;

  /** A text of this many characters is of newswire length; counts in longer ones are scaled down to it. */
  private static final int NEWS_LENGTH = 4000;

  private static final int PREAMBLE_LENGTH = 4000;
  private static final int MAX_DATELINE_LENGTH = 110;
  private static final int MAX_LEAD_LENGTH = 350;

  /** An instrument and what stands before its parties. */
  private static final Pattern BETWEEN = Pattern.compile(
      "\\b(?:accord|agreement|arrangement|compact|convention|declaration|exchange of (?:letters|notes)|memorandum|pact"
          + "|partnership|protocol|treaty|acuerdo|convenio|tratado|memorando|trait[eé]|protocole|abkommen|vertrag)\\b"
          + ".{0,200}?\\b(?:between|among|entre|zwischen)\\b",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  /** Stands behind the parties, before what they agreed on. */
  private static final Pattern MATTER = Pattern.compile(
      "\\b(?:on|concerning|regarding|relating|for|about|amending|to|in|sobre|relativ[oa]|para|relatif|portant|sur"
          + "|\u00FCber|zur|zum)\\b",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** What treaties and their like say near their beginning; two of these make a text one. */
  private static final List<String> TREATY_PHRASES = List.of(
      "the parties",
      "contracting part",
      "contracting state",
      "hereinafter",
      "hereafter referred",
      "agreed as follows",
      "agree as follows",
      "free trade area",
      "entry into force",
      "this agreement",
      "present agreement",
      "this treaty",
      "present treaty",
      "las partes",
      "partes contratantes",
      "en adelante",
      "presente tratado",
      "presente acuerdo",
      "los gobiernos de",
      "el gobierno de",
      "les parties",
      "ci-apr\u00e8s",
      "pr\u00e9sent accord");

  /** What comes behind the names of the parties. */
  private static final List<String> BEHIND_PARTIES = List.of(
      "hereinafter",
      "hereafter",
      "have agreed",
      "agree as follows",
      "agreed as follows",
      "agree on the following",
      "desiring",
      "desirous",
      "recalling",
      "recognising",
      "recognizing",
      "considering",
      "conscious",
      "determined",
      "resolved",
      "reaffirming",
      "wishing",
      "mindful",
      "noting",
      "inspired",
      "convinced",
      "having regard",
      "en adelante",
      "decidid",
      "considerando",
      "reconociendo",
      "han convenido",
      "ci-apr\u00e8s",
      "consid\u00e9rant",
      "d\u00e9sireux",
      "sont convenus");

  /** What a text says about one country. */
  private static final class Evidence {
    int titleNames;
    int titleDemonyms;
    int titlePlaces;
    int datelines;
    int leads;
    int leadPlaces;
    int seconds;
    int named;
    int demonyms;
    int places;
    int symbols;
    int first = Integer.MAX_VALUE;
    int lastBlock = -1;
    int blocks;
    boolean opens;

    int total() {
      return named + titleNames + titleDemonyms;
    }

    boolean isInTitle() {
      return titleNames + titleDemonyms > 0;
    }
  }

  private record Scored(String code, double score) {}

  private final CountryTagger tagger;

  /**
   * Makes an inference that finds names with a tagger.
   *
   * @param tagger the tagger
   */
  public CountryInference(CountryTagger tagger) {
    this.tagger = tagger;
  }

  /**
   * The countries a document is from or between.
   *
   * @param title its title, empty if it has none
   * @param text the rest of it, beginning with the dateline if there is one
   * @return codes of countries (not of groups), the surest first, none if nothing points to one clearly
   */
  public List<String> countries(String title, CharSequence text) {
    return countries(tagger.tag(title), tagger.tag(text));
  }

  /**
   * The countries a document is from or between, where title and text are tagged already.
   *
   * @param title its title as tagged, of empty text if it has none
   * @param text the rest of it as tagged
   * @return codes of countries (not of groups), the surest first, none if nothing points to one clearly
   */
  public List<String> countries(Tagged title, Tagged text) {
    List<String> parties = parties(title, text);
    if (parties.isEmpty()) {
      parties = between(title);
    }
    if (!parties.isEmpty()) {
      return parties;
    }
    List<Scored> scored = new ArrayList<>();
    Map<String, double[]> features = features(title, text);
    for (Map.Entry<String, double[]> candidate : features.entrySet()) {
      double score = score(candidate.getValue());
      if (score > THRESHOLD) {
        scored.add(new Scored(candidate.getKey(), score));
      }
    }
    if (scored.isEmpty()) {
      scored.addAll(protagonist(features));
    }
    scored.sort(Comparator.comparingDouble(Scored::score).reversed().thenComparing(Scored::code));
    List<String> codes = new ArrayList<>(scored.stream().map(Scored::code).toList());
    addPartners(text, codes);
    return codes;
  }

  /** The parties that the title of an instrument names: {@code Agreement between the Republic of Chad and Mali on ...}. */
  private static List<String> between(Tagged title) {
    Matcher between = BETWEEN.matcher(title.text);
    if (!between.find()) {
      return List.of();
    }
    Set<String> codes = new LinkedHashSet<>();
    int end = between.end();
    for (Tag tag : title.tags) {
      if (tag.start() < between.end()) {
        continue;
      }
      if (tag.start() > end
          && MATTER.matcher(title.text.substring(end, tag.start())).find()) {
        break;
      }
      if (tag.kind() == Kind.NAME) {
        codes.add(tag.code());
      }
      end = Math.max(end, tag.end());
    }
    return codes.size() > 1 ? List.copyOf(codes) : List.of();
  }

  /** What is named near the beginning in one breath with a country found, as in "Germany and France", is found too. */
  private static void addPartners(Tagged text, List<String> codes) {
    for (int i = 1; i < text.tags.size() && text.tags.get(i).end() < PARTNERS_WITHIN; i++) {
      Tag one = text.tags.get(i - 1);
      Tag other = text.tags.get(i);
      if (one.kind() == Kind.NAME
          && other.kind() == Kind.NAME
          && JOINING.contains(text.text.substring(one.end(), other.start()).strip())
          && codes.contains(one.code()) != codes.contains(other.code())) {
        codes.add(codes.contains(one.code()) ? other.code() : one.code());
      }
    }
  }

  /** A speech or report that says no country at its head is from the one it names far more than others. */
  private static List<Scored> protagonist(Map<String, double[]> features) {
    String most = "";
    double named = 0;
    double second = 0;
    for (Map.Entry<String, double[]> candidate : features.entrySet()) {
      double count = candidate.getValue()[Feature.NAMED.ordinal()]
          + candidate.getValue()[Feature.SPREAD.ordinal()];
      if (count > named) {
        second = named;
        named = count;
        most = candidate.getKey();
      } else {
        second = Math.max(second, count);
      }
    }
    double[] values = features.get(most);
    return values != null && values[Feature.SPREAD.ordinal()] >= MIN_SPREAD && named >= 1.2 * second
        ? List.of(new Scored(most, score(values)))
        : List.of();
  }

  private static double score(double[] values) {
    double score = 0;
    for (Feature feature : FEATURES) {
      score += feature.weight * values[feature.ordinal()];
    }
    return score;
  }

  /** The features of every country title or text point to, in the order they first do. */
  Map<String, double[]> features(Tagged title, Tagged text) {
    Map<String, Evidence> all = new LinkedHashMap<>();
    for (Tag tag : title.tags) {
      if (tag.kind() != Kind.GROUP) {
        Evidence evidence = all.computeIfAbsent(tag.code(), unused -> new Evidence());
        switch (tag.kind()) {
          case NAME -> evidence.titleNames++;
          case DEMONYM -> evidence.titleDemonyms++;
          default -> evidence.titlePlaces++;
        }
      }
    }
    String string = text.text;
    int datelineEnd = datelineEnd(string);
    int leadEnd = sentenceEnd(string, datelineEnd, MAX_LEAD_LENGTH);
    int secondEnd = sentenceEnd(string, Math.min(string.length(), leadEnd + 250), 300);
    int blockLength = Math.max(200, string.length() / 20);
    for (Tag tag : text.tags) {
      if (tag.kind() == Kind.GROUP) {
        continue;
      }
      Evidence evidence = all.computeIfAbsent(tag.code(), unused -> new Evidence());
      if (tag.start() < datelineEnd) {
        evidence.datelines++;
        continue;
      }
      boolean named = tag.kind() == Kind.NAME || tag.kind() == Kind.DEMONYM;
      evidence.first = Math.min(evidence.first, tag.start());
      switch (tag.kind()) {
        case PLACE -> evidence.places++;
        case SYMBOL -> evidence.symbols++;
        default -> evidence.named++;
      }
      if (tag.kind() == Kind.DEMONYM) {
        evidence.demonyms++;
      }
      if (tag.start() / blockLength != evidence.lastBlock) {
        evidence.lastBlock = tag.start() / blockLength;
        evidence.blocks++;
      }
      if (tag.start() < leadEnd) {
        if (named) {
          evidence.leads++;
        } else {
          evidence.leadPlaces++;
        }
        evidence.opens |= tag.start() - datelineEnd < 12;
      } else if (tag.start() < secondEnd && named) {
        evidence.seconds++;
      }
    }
    int countryCount = 0;
    boolean anyInTitle = false;
    boolean anyInLead = false;
    for (Evidence evidence : all.values()) {
      countryCount += evidence.total() > 0 ? 1 : 0;
      anyInTitle |= evidence.isInTitle();
      anyInLead |= evidence.leads > 0;
    }
    Map<String, double[]> features = new LinkedHashMap<>();
    for (Map.Entry<String, Evidence> entry : all.entrySet()) {
      Evidence evidence = entry.getValue();
      features.put(
          entry.getKey(),
          features(evidence, string.length(), datelineEnd, countryCount, anyInTitle, anyInLead));
    }
    return features;
  }

  private static double[] features(
      Evidence evidence,
      int length,
      int datelineEnd,
      int countryCount,
      boolean anyInTitle,
      boolean anyInLead) {
    double scale = Math.min(1.0, (double) NEWS_LENGTH / Math.max(1, length));
    int total = evidence.total();
    boolean dateline = evidence.datelines > 0;
    boolean inTitle = evidence.isInTitle();
    double[] values = new double[FEATURES.length];
    for (Feature feature : FEATURES) {
      values[feature.ordinal()] = switch (feature) {
        case BIAS -> 1;
        case TITLE_NAME -> one(evidence.titleNames > 0);
        case TITLE_DEMONYM -> one(evidence.titleDemonyms > 0);
        case TITLE_PLACE -> one(evidence.titlePlaces > 0);
        case DATELINE -> one(dateline);
        case DATELINE_ONLY -> one(dateline && total == 0 && countryCount > 0);
        case LEAD_PLACE -> one(evidence.leadPlaces > 0);
        case LEAD_OPENS -> one(evidence.opens);
        case LEAD_OTHERS -> one(evidence.leads == 0 && anyInLead);
        case SECOND -> one(evidence.seconds > 0);
        case NAMED -> Math.log1p(total * scale);
        case PLACES -> Math.log1p(evidence.places * scale);
        case SYMBOLS -> Math.log1p(evidence.symbols * scale);
        case ONCE -> one(total == 1 && !inTitle);
        case UNNAMED -> one(total == 0);
        case DEMONYMS ->
          total == 0 ? 0 : (double) (evidence.demonyms + evidence.titleDemonyms) / total;
        case ALONE -> one(total > 0 && countryCount == 1);
        case COUNTRIES -> Math.log1p(Math.max(1, countryCount * scale));
        case EARLY ->
          evidence.first == Integer.MAX_VALUE
              ? 0
              : 1.0 / (1 + (evidence.first - datelineEnd) / 300.0);
        case SPREAD -> evidence.blocks / 20.0;
        case DATELINE_NAMED -> one(dateline && total > 0);
        case DATELINE_TITLE -> one(dateline && inTitle);
        case DATELINE_NOT_TITLE -> one(dateline && anyInTitle && !inTitle);
        case LENGTH -> Math.log1p(Math.min(length, NEWS_LENGTH) / 500.0);
      };
    }
    return values;
  }

  private static double one(boolean holds) {
    return holds ? 1 : 0;
  }

  /**
   * The parties of a treaty: the countries named by name in its title, or else in the row behind which it
   * says what they want or agree. Empty if the text is no treaty or does not name two.
   */
  static List<String> parties(Tagged title, Tagged text) {
    String preamble = text.text
        .substring(0, Math.min(text.text.length(), PREAMBLE_LENGTH))
        .toLowerCase(Locale.ROOT);
    if (!isTreaty(preamble)) {
      return List.of();
    }
    Set<String> parties = new LinkedHashSet<>();
    boolean group = false;
    for (Tag tag : title.tags) {
      if (tag.kind() == Kind.NAME) {
        parties.add(tag.code());
      }
    }
    int end = behindParties(preamble, 0);
    if (parties.size() >= 2) {
      return end >= 0 || text.text.length() > NEWS_LENGTH ? List.copyOf(parties) : List.of();
    }
    parties.clear();
    for (Tag tag : text.tags) {
      while (end >= 0 && end < tag.start() && (parties.isEmpty() || parties.size() < 2 && !group)) {
        end = behindParties(preamble, end + 1);
      }
      if (end < tag.start()) {
        break;
      }
      if (tag.kind() == Kind.NAME) {
        parties.add(tag.code());
      }
      group |= tag.kind() == Kind.GROUP;
    }
    return end >= 0 && (parties.size() >= 2 || group && !parties.isEmpty())
        ? List.copyOf(parties)
        : List.of();
  }

  private static boolean isTreaty(String preamble) {
    int count = 0;
    for (String phrase : TREATY_PHRASES) {
      if (preamble.contains(phrase) && ++count == 2) {
        return true;
      }
    }
    return false;
  }

  /** Where the next phrase behind the parties begins, or -1. */
  private static int behindParties(String preamble, int from) {
    int next = -1;
    for (String phrase : BEHIND_PARTIES) {
      int index = preamble.indexOf(phrase, from);
      if (index >= 0 && (next < 0 || index < next)) {
        next = index;
      }
    }
    return next;
  }

  /** The offset behind {@code TOKYO, Aug 25 -} at the start of a news text, or 0 if it has no dateline. */
  private static int datelineEnd(String text) {
    int start = 0;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    int limit = Math.min(text.length() - 1, start + MAX_DATELINE_LENGTH);
    int position = start;
    while (position < limit && Character.isUpperCase(text.charAt(position))) {
      position++;
    }
    if (position - start < 2 || Character.isLetter(text.charAt(position))) {
      return 0;
    }
    for (; position < limit; position++) {
      char c = text.charAt(position);
      char next = text.charAt(position + 1);
      boolean spaced =
          Character.isWhitespace(next) && Character.isWhitespace(text.charAt(position - 1));
      boolean hyphen = c == '-' && (next == '-' || spaced);
      if (c == '\u2014' || c == '\u2013' || hyphen) {
        return position + 1;
      }
    }
    return 0;
  }

  private static int sentenceEnd(String text, int start, int maxLength) {
    int limit = Math.min(text.length(), start + maxLength);
    for (int i = start + 40; i < limit - 2; i++) {
      if (text.charAt(i) == '.'
          && Character.isWhitespace(text.charAt(i + 1))
          && Character.isLowerCase(text.charAt(i - 1))
          && Character.isLowerCase(text.charAt(i - 2))) {
        int next = i + 1;
        while (next < limit && Character.isWhitespace(text.charAt(next))) {
          next++;
        }
        if (next < limit && Character.isUpperCase(text.charAt(next))) {
          return i + 1;
        }
      }
    }
    return limit;
  }
}
