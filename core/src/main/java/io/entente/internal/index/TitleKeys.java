package io.entente.internal.index;

import io.entente.analysis.TwoViews;
import io.entente.document.DocumentKind;
import io.entente.internal.tag.TextHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Keys under which a document is found by its title: its stems in any order, so that another order of the
 * words, their forms and small words do not matter.
 */
public final class TitleKeys {

  private TitleKeys() {}

  /** Begins the key of a whole title. */
  public static final String WHOLE = "=";

  /** Begins the key of a title without its years, without what stands in brackets, or without both. */
  public static final String SHORTER = "~";

  /**
   * Begins the key of what people call an instrument with a long title: how the title begins, such as {@code
   * Montreal Protocol}, {@code
   * Regulation (EU) 2016/679}, or what stands in its brackets, an acronym or {@code Digital Services Act}.
   */
  public static final String OPENING = "^";

  /** Begins the key of what a term that is defined is a kind of. */
  public static final String HEAD = "<";

  private static final Pattern BEHIND_HEAD = Pattern.compile(
      "(?<=\\S)\\s+(?:of|for|in|on|against|to|by|with|from|between|within|under|at|de|du|des|del|von|für|para|por|pour)\\s",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final String INSTRUMENT =
      "act|accord|agreement|charter|code|compact|constitution|convention|covenant|declaration|directive"
          + "|guidelines?|law|pact|partnership|plan|programme|protocol|regulations?|statute|strategy|treaty"
          + "|acuerdo|carta|convenio|convenci[oó]n|ley|protocolo|tratado|loi|pacte|protocole|trait[eé]"
          + "|abkommen|\\p{L}*gesetz|protokoll|übereinkommen|verordnung|vertrag";

  private static final int UNICODE =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  /** Up to the kind of instrument, with a small word behind it. */
  private static final Pattern KIND_LAST = Pattern.compile(
      "^(.*?\\b(?:" + INSTRUMENT + "))\\s+"
          + "(?:of|on|for|in|to|under|with|between|among|against|concerning|regarding|relating|amending"
          + "|establishing|de|del|sobre|para|entre|por|relatif|relative|sur|pour|contre|à|über|zur|zum|für|gegen"
          + "|zwischen)\\b.*",
      UNICODE);

  /** The kind and a place: {@code Treaty of Lisbon}, {@code Accord de Paris}. */
  private static final Pattern KIND_FIRST = Pattern.compile(
      "^((?iu:(?:the\\s+)?(?:" + INSTRUMENT
          + ")\\s+(?:of|de|du|del|von))\\s+\\p{Lu}\\p{L}+(?:[ -]\\p{Lu}\\p{L}+){0,8})\\b.*",
      Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern ACRONYM = Pattern.compile("\\((\\p{Lu}[\\p{Lu}\\d-]{2,11})\\)");

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  /** What an instrument is called stands in so many characters of its title. */
  private static final int MAX_NAME = 2_000;

  private static final String NO = "n(?:o|r|º|°)\\.?\\s*";

  /**
   * The kind and a number: {@code Regulation (EU) 2016/679}, {@code Executive Order 14110}. A year alone is a
   * number only of kinds that are counted on from year to year.
   */
  private static final Pattern NUMBERED = Pattern.compile(
      "^(?:the\\s)?((?:\\p{L}[\\p{L}-]*\\s){0,3}?(?:"
          + "(?:" + INSTRUMENT + "|bill|decree|decreto|reglamento|décret|règlement|richtlinie)\\s"
          + "(?:\\(\\p{L}{2,8}\\)\\s)?(?:" + NO + "|(?!(?:1[5-9]|20|21)\\d\\d\\b(?![/-])))"
          + "|(?:decision|opinion|order|ordinance|recommendation|resolution|decisi[oó]n|orden|resoluci[oó]n"
          + "|arrêté|décision|ordonnance|résolution|beschluss)\\s(?:\\(\\p{L}{2,8}\\)\\s)?(?:" + NO
          + ")?)"
          + "\\d{1,9}(?:[./-]\\d{1,9}){0,4}(?:/\\p{L}{2,4})?)\\b",
      UNICODE);

  /** What an act says in brackets that it is called: {@code (Digital Services Act)}. */
  private static final Pattern CALLED =
      Pattern.compile("\\(((?-i:\\p{Lu})[^()]*[\\s-](?:" + INSTRUMENT + "))\\)", UNICODE);

  /** Says what sort of instrument it is and not which: an opening of such words alone names none. */
  private static final Set<String> GENERIC =
      new HashSet<>(stems("act accord action agreement annual association bilateral"
          + " charter climate code common community compact comprehensive constitution convention cooperation"
          + " covenant declaration development directive economic energy federal framework free general global"
          + " guideline implementation interim international investment joint law model multilateral mutual nation"
          + " national new pact partnership peace plan policy programme protocol regional regulation security"
          + " statute strategic strategy supplementary sustainable trade treaty union"));

  /** What parties agree on with each other, and are bound by. */
  private static final Set<String> AGREED = new HashSet<>(stems(
      "accord agreement charter compact convention covenant pact protocol treaty acuerdo convenio protocolo"
          + " tratado pacte protocole traité abkommen vertrag"));

  /** What parties say together. */
  private static final Set<String> DECLARED =
      new HashSet<>(stems("declaration declaración déclaration erklärung"));

  // To mix the bits of a sum: the finalizer of MurmurHash3 with 64 bits.
  private static final long MIX_FIRST = 0xff51afd7ed558ccdL;
  private static final long MIX_SECOND = 0xc4ceb9fe1a85ec53L;

  /**
   * Returns the keys of a title: as a whole, without its years and brackets if it has any, and what people
   * call it if that is shorter.
   *
   * @param title the title
   * @return the keys; none for a title without words
   */
  public static Set<String> of(String title) {
    Set<String> keys = new LinkedHashSet<>();
    List<String> whole = stems(title);
    if (whole.isEmpty()) {
      return keys;
    }
    keys.add(WHOLE + key(whole));
    for (String part : List.of(title, title.replaceAll("\\([^()]*+\\)|\\[[^\\[\\]]*+\\]", " "))) {
      List<String> stems = stems(part);
      List<String> undated = stems.stream().filter(stem -> !isYear(stem)).toList();
      for (List<String> shorter : List.of(stems, undated)) {
        if (!shorter.isEmpty() && shorter.size() < whole.size()) {
          keys.add(SHORTER + key(shorter));
        }
      }
    }
    names(title, whole).forEach(name -> keys.add(OPENING + key(name)));
    return keys;
  }

  /**
   * Returns what people call an instrument, where that is shorter than its title.
   *
   * @param title the title
   * @return the stems of each name
   */
  public static List<List<String>> names(String title) {
    return names(title, stems(title));
  }

  private static List<List<String>> names(String title, List<String> whole) {
    List<List<String>> names = new ArrayList<>();
    String name = WHITE_SPACE.matcher(title).replaceAll(" ");
    name = name.substring(0, Math.min(name.length(), MAX_NAME));
    for (Pattern pattern : List.of(KIND_LAST, KIND_FIRST)) {
      Matcher called = pattern.matcher(name);
      if (called.matches()) {
        called(called.group(1), whole, names);
      }
    }
    Matcher numbered = NUMBERED.matcher(name);
    if (numbered.lookingAt()) {
      String number = numbered.group(1);
      called(number, whole, names);
      called(number.replaceAll("\\([^)]*\\)|/\\p{L}+$", " "), whole, names);
    }
    CALLED.matcher(name).results().forEach(called -> called(called.group(1), whole, names));
    ACRONYM.matcher(name).results().forEach(acronym -> {
      List<String> stems = stems(acronym.group(1));
      if (!stems.isEmpty() && stems.size() < whole.size()) {
        names.add(stems);
      }
    });
    return names;
  }

  /** Adds what people call an instrument, if that tells it from others of its sort. */
  private static void called(String name, List<String> whole, List<List<String>> names) {
    List<String> stems = stems(name);
    if (stems.size() > 1 && stems.size() < whole.size() && !GENERIC.containsAll(stems)) {
      names.add(stems);
    }
  }

  /**
   * Returns the stems of a title, units and joined words left out.
   *
   * @param title the title
   * @return the stems in order
   */
  public static List<String> stems(String title) {
    TwoViews views = new TwoViews();
    views.read(title);
    Set<Long> words = new LinkedHashSet<>();
    for (int i = 0; i < views.size(); i++) {
      if (views.isWord(i)) {
        words.add((long) views.startOffset(i) << 32 | views.endOffset(i));
      }
    }
    List<String> stems = new ArrayList<>();
    long last = -1;
    try (TokenStream stream = views.stemmed()) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        long place = (long) offset.startOffset() << 32 | offset.endOffset();
        if (words.contains(place) && place != last && isPlain(term)) {
          stems.add(term.toString());
          last = place;
        }
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    return stems;
  }

  private static boolean isPlain(CharSequence term) {
    for (int i = 0; i < term.length(); i++) {
      char c = term.charAt(i);
      if (!Character.isLetterOrDigit(c) && "'.,_:\u2019".indexOf(c) < 0 && c < 0x80) {
        return false;
      }
    }
    return true;
  }

  /**
   * Tells whether a stem says what sort of instrument something is, and not which.
   *
   * @param stem the stem
   * @return true for such as {@code free}, {@code trade} and {@code agreement}
   */
  public static boolean isGeneric(String stem) {
    return GENERIC.contains(stem) || kind(stem) != null;
  }

  /**
   * Returns what kind of document an instrument between parties is.
   *
   * @param stem the stem of the instrument, such as of {@code agreement} or {@code declaration}
   * @return treaty or declaration, or null if it is no such instrument
   */
  public static @Nullable DocumentKind kind(String stem) {
    return AGREED.contains(stem)
        ? DocumentKind.TREATY
        : DECLARED.contains(stem) ? DocumentKind.DECLARATION : null;
  }

  /**
   * Tells whether a stem is a year.
   *
   * @param stem the stem
   * @return true for 1500 to 2199
   */
  public static boolean isYear(String stem) {
    return stem.length() == 4
        && stem.chars().allMatch(c -> c >= '0' && c <= '9')
        && stem.compareTo("1500") >= 0
        && stem.compareTo("2199") <= 0;
  }

  /**
   * Returns the key of a term whose definition is asked for.
   *
   * @param term the term, in any of its forms
   * @return its key; none for a term without words
   */
  public static Set<String> defined(String term) {
    List<String> stems = stems(term);
    return stems.isEmpty() ? Set.of() : Set.of(key(stems));
  }

  /**
   * Returns the keys of a term that is defined.
   *
   * @param term the term, in any of its forms
   * @return its key, and {@link #HEAD} with that of what stands before {@code of} or the like, such as of {@code
   *     discrimination} for {@code discrimination against women}; none for a term without words
   */
  public static Set<String> defines(String term) {
    Set<String> keys = new LinkedHashSet<>(defined(term));
    Matcher behind = BEHIND_HEAD.matcher(term);
    if (!keys.isEmpty() && behind.find()) {
      defined(term.substring(0, behind.start())).forEach(key -> keys.add(HEAD + key));
    }
    return keys;
  }

  /**
   * Returns the key of stems.
   *
   * @param stems in any order
   * @return the same for the same stems
   */
  public static String key(Collection<String> stems) {
    long sum = 0;
    for (String stem : stems) {
      sum += part(stem);
    }
    return key(sum);
  }

  /**
   * Returns the key of stems.
   *
   * @param sum the sum of what each is a {@link #part} of
   * @return their key
   */
  public static String key(long sum) {
    return Long.toHexString(sum);
  }

  /**
   * Returns what a stem adds to a key, so that keys of many stretches of a text are made cheaply.
   *
   * @param stem the stem
   * @return its part of a sum
   */
  public static long part(String stem) {
    long hash = TextHash.of(stem);
    hash = (hash ^ hash >>> 33) * MIX_FIRST;
    hash = (hash ^ hash >>> 33) * MIX_SECOND;
    return hash ^ hash >>> 33;
  }

  /**
   * Reads a key back.
   *
   * @param key as {@link #of} returns it
   * @return the sum it was made of
   */
  public static long sum(String key) {
    return Long.parseUnsignedLong(key.substring(1), 16);
  }
}
