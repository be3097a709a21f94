package io.entente.internal.tag;

import io.entente.vocabulary.Countries;
import io.entente.vocabulary.Country;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the countries and groups of countries that a question names.
 *
 * <p>Like {@link CountryTagger}, but for what people type: names, demonyms and the usual abbreviations
 * count in lower case too ({@code brazil}, {@code uk}, {@code g7}), unless they are other words as often:
 * those ({@code turkey}, {@code polish}) only beside another country or a word of policy, and {@code us}
 * only where it can hardly be the pronoun. Codes of ISO 3166 count in capitals if they mean little else.
 *
 * <p>Immutable: any number of threads may share it.
 */
public final class QuestionCountries {

  /**
   * One place where a country or group is named.
   *
   * @param start offset of its first UTF-16 code unit in the question
   * @param end offset behind its last
   * @param code the country's or group's code, as {@link Countries} gives it
   */
  public record Mention(int start, int end, String code) {}

  /** Abbreviations that are no other words in lower case. */
  private static final Set<String> ABBREVIATIONS = words("""
      uk usa uae eu eec prc drc rok dprk nz ussr gdr ksa g7 g8 g20 asean brics nato aukus anzus apec
      oecd opec efta mercosur sadc ecowas gcc saarc bimstec csto eaeu caricom usmca nafta cptpp rcep
      comecon comesa oas igad
      """);

  /** Never meant in lower case. */
  private static final Set<String> NEVER = words("""
      us island reunion man norfolk grenade dominique maurice guadalupe chade kina indie gana figi chili
      granada mauricio salvador principe poles polen union commonwealth saba salomonen batswana bajan
      emirates
      """);

  private static final Set<String> NEVER_GROUPS = Set.of("common market", "big five", "union");

  /** Other words as often as countries in lower case. */
  private static final Set<String> AMBIGUOUS =
      words("turkey chad jordan guinea polish jersey georgia quad niger mali oman lao wales");

  /** Beside these a word that could be a country is one. */
  private static final Set<String> POLICY_WORDS = words("""
      policy policies politics law laws legislation act acts bill bills constitution government
      parliament president presidential congress senate minister ministry embassy ambassador
      administration treasury military army navy defense defence security sanctions sanction tariff
      tariffs trade exports export imports import economy economic energy nuclear climate emissions
      environment environmental tax taxes taxation election elections court courts supreme federal
      state department agency foreign relations treaty treaties agreement agreements alliance border
      borders immigration migration refugees visa visas aid dollar dollars currency investment
      investments companies intelligence diplomacy diplomatic strategy forces troops bases withdrawal
      steel semiconductor chip chips farm agricultural agriculture regulation regulations regulatory
      customs ndc ndcs ndc's war peace conflict human rights water oil gas
      interest rates monetary fiscal budget central bank arms weapons missile missiles drone drones
      earthquake health education digital data technology cyber gdp debt inflation industrial industry
      """);

  /** Codes of two letters that mean little else in capitals. */
  private static final Set<String> CODES_OF_TWO = words("""
      GB FR JP CN RU BR UA KR KP TW NZ ZA NL PL SE DK FI GR HU CZ MX VN TH PH PK BD NG KE EG IQ SY VE
      UY RW UG TZ ZW ZM KZ UZ LK NP KH
      """);

  /** Codes of three letters that are words or other abbreviations. */
  private static final Set<String> NO_CODES_OF_THREE = words("""
      AND ARE ARM ATA ATF BEN BES BIH BLM BRA CAF CAN CCK CHE CIV COD COG COM CUB CXR DDR DOM ESP EST
      FIN FRO GAB GEO GIN GUM HUN IMN IOT IRL ISL LAO LIE MAC MAF MAR MDA MDG MIC MNE MUS NAM NCL NER
      NIC NOR NPL PAN PCN PER POL PRY PSE SDN SEN SGP SGS SLE SPM SSD STP SUR TCA TON TTO TUN UMI VAT
      """);

  private static final Set<String> SMALL = words(
      "and of the in on for to with from by at or as an a is are was do does it its this that");

  /** Behind these {@code us} is the pronoun. */
  private static final Set<String> WITH_PRONOUN =
      words("let lets give gives tell help helps join contact follow show shows bring teach make");

  private final CountryTagger tagger;

  /**
   * Makes a finder.
   *
   * @param tagger finds countries in texts
   */
  public QuestionCountries(CountryTagger tagger) {
    this.tagger = tagger;
  }

  private static Set<String> words(String list) {
    return Set.of(list.strip().split("\\s+"));
  }

  /**
   * Finds the countries and groups a question names.
   *
   * @param question what was typed
   * @return in the order of the question, without overlaps
   */
  public List<Mention> find(String question) {
    List<Mention> found = new ArrayList<>();
    for (CountryTagger.Mention mention : tagger.mentions(question)) {
      found.add(new Mention(mention.start(), mention.end(), mention.code()));
    }
    lowerCase(question, found);
    unitedStates(question, found);
    codes(question, found);
    found.sort(Comparator.comparingInt(Mention::start));
    return List.copyOf(found);
  }

  private void lowerCase(String question, List<Mention> found) {
    String capitalised = capitalised(question);
    if (capitalised.equals(question)) {
      return;
    }
    List<Mention> doubtful = new ArrayList<>();
    for (CountryTagger.Mention mention : tagger.mentions(capitalised)) {
      String typed = question.substring(mention.start(), mention.end());
      boolean lower = typed.equals(typed.toLowerCase(Locale.ROOT));
      if (!lower || overlaps(found, mention.start(), mention.end())) {
        continue;
      }
      String name = typed.startsWith("the ") ? typed.substring(4) : typed;
      Mention candidate = new Mention(mention.start(), mention.end(), mention.code());
      if (AMBIGUOUS.contains(name)) {
        doubtful.add(candidate);
      } else if (!NEVER.contains(name) && !NEVER_GROUPS.contains(name)) {
        found.add(candidate);
      }
    }
    boolean among = !found.isEmpty();
    for (Mention candidate : doubtful) {
      if (among
          || POLICY_WORDS.contains(wordAfter(question, candidate.end))
          || POLICY_WORDS.contains(wordBefore(question, candidate.start))) {
        found.add(candidate);
      }
    }
  }

  /** Gives each word in lower case a capital and each abbreviation capitals, without moving anything. */
  private static String capitalised(String question) {
    StringBuilder out = new StringBuilder(question);
    int i = 0;
    while (i < question.length()) {
      if (!Character.isLetterOrDigit(question.charAt(i))) {
        i++;
        continue;
      }
      int end = i;
      boolean lower = true;
      while (end < question.length() && isInWord(question, end)) {
        lower &= !Character.isUpperCase(question.charAt(end));
        end++;
      }
      String word = question.substring(i, end);
      if (lower && ABBREVIATIONS.contains(word.replace(".", ""))
          || word.equals("u.s.a")
          || word.equals("u.s")) {
        for (int j = i; j < end; j++) {
          out.setCharAt(j, Character.toUpperCase(question.charAt(j)));
        }
      } else if (lower && !SMALL.contains(word)) {
        out.setCharAt(i, Character.toUpperCase(question.charAt(i)));
      }
      i = end;
    }
    return out.toString();
  }

  /** Letters and figures, and full stops between single letters. */
  private static boolean isInWord(String text, int i) {
    return Character.isLetterOrDigit(text.charAt(i))
        || text.charAt(i) == '.'
            && i > 0
            && i + 1 < text.length()
            && Character.isLetter(text.charAt(i + 1))
            && Character.isLetter(text.charAt(i - 1))
            && (i == 1 || !Character.isLetterOrDigit(text.charAt(i - 2)));
  }

  /** Takes {@code us} for the country: "us-china", "us china trade", "the us", "us tariffs". */
  private static void unitedStates(String question, List<Mention> found) {
    for (int at = question.indexOf("us"); at >= 0; at = question.indexOf("us", at + 2)) {
      int end = at + 2;
      boolean word = (at == 0 || !Character.isLetterOrDigit(question.charAt(at - 1)))
          && (end == question.length() || !Character.isLetterOrDigit(question.charAt(end)));
      if (!word || overlaps(found, at, end)) {
        continue;
      }
      String before = wordBefore(question, at);
      String after = wordAfter(question, end);
      int next = after.equals("and") ? question.indexOf("and", end) + 4 : end + 1;
      boolean beside = isBeside(question, found, at, next);
      boolean pronoun = WITH_PRONOUN.contains(before);
      if (!pronoun && (beside || before.equals("the") || POLICY_WORDS.contains(after))) {
        found.add(new Mention(at, end, "US"));
      }
    }
  }

  /** Whether a country stands directly before an offset or begins at another. */
  private static boolean isBeside(String question, List<Mention> found, int at, int next) {
    return found.stream()
        .anyMatch(mention -> mention.start == next
            || mention.end == at - 1 && !Character.isLetterOrDigit(question.charAt(at - 1)));
  }

  private static void codes(String question, List<Mention> found) {
    if (question.equals(question.toUpperCase(Locale.ROOT)) && question.indexOf(' ') >= 0) {
      return;
    }
    List<Mention> candidates = new ArrayList<>();
    int i = 0;
    while (i < question.length()) {
      int end = i;
      while (end < question.length() && Character.isLetterOrDigit(question.charAt(end))) {
        end++;
      }
      String token = question.substring(i, end);
      if (token.length() >= 2 && token.length() <= 3 && !overlaps(found, i, end)) {
        Optional<Country> country = token.chars().allMatch(c -> c >= 'A' && c <= 'Z')
            ? Countries.bundled().country(token)
            : Optional.empty();
        if (country.isPresent()) {
          candidates.add(new Mention(i, end, country.get().code()));
        }
      }
      i = Math.max(end, i + 1);
    }
    List<Mention> sure = new ArrayList<>(found);
    for (Mention candidate : candidates) {
      String code = question.substring(candidate.start, candidate.end);
      if (code.length() == 2 ? CODES_OF_TWO.contains(code) : !NO_CODES_OF_THREE.contains(code)) {
        sure.add(candidate);
        found.add(candidate);
      }
    }
    for (Mention candidate : candidates) {
      boolean paired = sure.stream()
          .anyMatch(other -> isJoined(question, candidate.end, other.start)
              || isJoined(question, other.end, candidate.start));
      if (!found.contains(candidate) && paired) {
        found.add(candidate);
      }
    }
  }

  private static boolean isJoined(String text, int end, int start) {
    return start == end + 1 && "-/\u2013".indexOf(text.charAt(end)) >= 0;
  }

  private static boolean overlaps(List<Mention> found, int start, int end) {
    return found.stream().anyMatch(mention -> mention.start < end && start < mention.end);
  }

  private static String wordAfter(String text, int end) {
    int start = end;
    while (start < text.length() && !Character.isLetterOrDigit(text.charAt(start))) {
      start++;
    }
    int stop = start;
    while (stop < text.length() && Character.isLetterOrDigit(text.charAt(stop))) {
      stop++;
    }
    return text.substring(start, stop).toLowerCase(Locale.ROOT);
  }

  private static String wordBefore(String text, int start) {
    int end = start;
    while (end > 0 && !Character.isLetterOrDigit(text.charAt(end - 1))) {
      end--;
    }
    int from = end;
    while (from > 0 && Character.isLetterOrDigit(text.charAt(from - 1))) {
      from--;
    }
    return text.substring(from, end).toLowerCase(Locale.ROOT);
  }
}
