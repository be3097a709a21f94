package io.entente.analysis;

import java.util.Map;
import java.util.Set;

/**
 * Tells sentences in which those who speak or agree hope for something and do no more: "the Parties hope to", "it is
 * hoped that", "our ambition is". They name no figure and no date, and nothing but another hope is added. In English,
 * and by the most usual verbs in French, Spanish and German.
 */
final class Hopes {
  /** A hope is told by one of so many first words. */
  private static final int REACH = 9;

  private static final int MOST_WORDS = 60;
  /** A line that begins with the verb is no sentence if it is shorter. */
  private static final int FEWEST_WORDS = 5;

  /** What is hoped is named within so many words behind the verb. */
  private static final int TO_NOUN = 4;

  private static final Set<String> SPEAKERS = words(
      "we parties governments government leaders ministers members states countries sides both they"
          + " participants presidents peoples people nations delegation delegations signatories partners heads"
          + " nous ils gouvernements gouvernement dirigeants ministres pays \u00E9tats d\u00E9l\u00E9gation"
          + " gobiernos gobierno l\u00EDderes ministros pa\u00EDses estados partes delegaci\u00F3n presidentes"
          + " wir parteien vertragsparteien regierungen regierung minister staaten seiten l\u00E4nder");

  private static final Set<String> ANYTHING = Set.of();

  /** Verbs that need a speaker, with what may follow. */
  private static final Map<String, Set<String>> VERBS = Map.ofEntries(
      Map.entry("hope", words("to that for and")),
      Map.entry("hopes", words("to that for and")),
      Map.entry("aspire", words("to and")),
      Map.entry("aspires", words("to and")),
      Map.entry("dream", words("of that")),
      Map.entry("envision", ANYTHING),
      Map.entry("envisions", ANYTHING),
      Map.entry("envisage", ANYTHING),
      Map.entry("esp\u00E8rent", ANYTHING),
      Map.entry("esp\u00E8re", ANYTHING),
      Map.entry("aspirent", words("\u00E0")),
      Map.entry("esperan", ANYTHING),
      Map.entry("aspiran", words("a")),
      Map.entry("anhelan", ANYTHING),
      Map.entry("hoffen", ANYTHING),
      Map.entry("hofft", ANYTHING));

  /** Verbs that say by their form who hopes. */
  private static final Set<String> OURS =
      words("esp\u00E9rons aspirons esperamos aspiramos anhelamos");

  /** Verbs that a noun of hoping has to follow. */
  private static final Set<String> EXPRESS = words(
      "express expresses expressed share shares shared expriment exprime exprimons expresan expresa"
          + " expresaron expresamos \u00E4u\u00DFern");

  private static final Set<String> NOUNS = words(
      "hope hopes aspiration aspirations vision dream ambition ambitions espoir l'espoir esperanza anhelo"
          + " hoffnung");

  /** Stand before a hope that is a noun. */
  private static final Set<String> BEFORE_NOUN =
      words("the a an our their this no any only last best great real new some of in with");

  private static final Set<String> THEIR =
      words("our their notre leur nuestra nuestro unsere ihre");

  private static final Set<String> IS = words("is remains est es ist");

  private static final Set<String> LIGHT =
      words("explore consider examine reflect contemplate envisage");

  /** Begin another clause, or say that something is so, before any hope was told. */
  private static final Set<String> NO_LEAD = words(
      "that which who if though although while because when since has have had been is are was were will"
          + " not never no");

  /** Say more than a hope: reasons and reservations, other acts, a figure, a date, to whom one speaks. */
  private static final Set<String> MORE =
      words("but however although though because since therefore must shall not"
          + " thank thanks grateful gratitude congratulate condemn reject oppose urge demand agree agreed decide"
          + " decided pledge pledged promise promised commit commits committed undertake reaffirm welcome"
          + " said says told adding added you your"
          + " half third quarter double doubling triple halve halving twice percent cent million millions"
          + " billion billions three four five six seven eight nine ten eleven twelve hundred thousand dozen"
          + " january february april june july august september october november december"
          + " monday tuesday wednesday thursday friday saturday sunday today tomorrow tonight week weeks month"
          + " months days within until"
          + " mais car parce doubler tripler moiti\u00E9 trois pero porque duplicar triplicar mitad tres millones"
          + " aber denn weil verdoppeln verdreifachen h\u00E4lfte drei millionen prozent");

  private static final Set<String> NEAR = words("next this last every each coming");

  /** Behind "and" these go on with something else than what is hoped. */
  private static final Set<String> GO_ON = words(
      "we they i he she it has have is are was were had calls call invites invite recalls recall notes note"
          + " supports support recognize recognise acknowledge believe");

  private Hopes() {}

  private static Set<String> words(String list) {
    return Set.of(list.split(" "));
  }

  /** Returns what tells the hope of the first sentence if all sentences are hopes, or nothing. */
  static String only(Tokens tokens) {
    int start = behindMarker(tokens, 0, tokens.size());
    String first = hope(tokens, start, tokens.size());
    if (first.isEmpty() || tokens.text().indexOf(';') >= 0 || tokens.text().indexOf(':') >= 0) {
      return "";
    }
    int[] sentences = tokens.sentences();
    for (int s = 0; s + 1 < sentences.length; s++) {
      int to = sentences[s + 1];
      int from = behindMarker(tokens, sentences[s], to);
      if (from < to && (hope(tokens, from, to).isEmpty() || saysMore(tokens, from, to))) {
        return "";
      }
    }
    return first;
  }

  /** Returns the word behind the number or letter of a paragraph. */
  private static int behindMarker(Tokens tokens, int from, int to) {
    if (from >= to || tokens.word(from).length() > 3) {
      return from;
    }
    String text = tokens.text();
    int end = tokens.end(from);
    boolean marked = end < text.length() && (text.charAt(end) == '.' || text.charAt(end) == ')');
    return marked && (tokens.isNumber(from) || tokens.word(from).length() == 1) ? from + 1 : from;
  }

  private static String hope(Tokens tokens, int from, int to) {
    if (tokens.is(from, "it") && tokens.is(from + 1, "is")) {
      return tokens.is(from + 2, "hoped")
              || tokens.is(from + 2, "to") && tokens.is(from + 4, "hoped")
          ? "is hoped"
          : "";
    }
    boolean spoken = false;
    for (int i = from; i < Math.min(to, from + REACH); i++) {
      String word = tokens.word(i);
      if (OURS.contains(word)
          || (spoken || i == from && to - from >= FEWEST_WORDS) && isHope(tokens, i)) {
        return word;
      }
      if (THEIR.contains(word) && NOUNS.contains(tokens.word(i + 1))) {
        return IS.contains(tokens.word(i + 2)) ? tokens.word(i + 1) : "";
      }
      if (spoken
          && word.equals("are")
          && tokens.is(i + 1, "encouraged")
          && tokens.is(i + 2, "to")
          && LIGHT.contains(tokens.word(i + 3))) {
        return "encouraged to " + tokens.word(i + 3);
      }
      if (NO_LEAD.contains(word)) {
        return "";
      }
      spoken |= SPEAKERS.contains(word);
    }
    return "";
  }

  private static boolean isHope(Tokens tokens, int i) {
    String word = tokens.word(i);
    Set<String> next = VERBS.get(word);
    if (next != null) {
      return (next.isEmpty() || next.contains(tokens.word(i + 1)))
          && !BEFORE_NOUN.contains(tokens.word(i - 1));
    }
    if (word.equals("look") || word.equals("looks")) {
      return tokens.is(i + 1, "forward") && tokens.is(i + 2, "to");
    }
    for (int k = i + 1; EXPRESS.contains(word) && k < i + TO_NOUN; k++) {
      if (NOUNS.contains(tokens.word(k))) {
        return true;
      }
    }
    return false;
  }

  private static boolean saysMore(Tokens tokens, int from, int to) {
    if (to - from > MOST_WORDS || tokens.endsWithQuestion(to - 1)) {
      return true;
    }
    for (int i = from; i < to; i++) {
      String word = tokens.word(i);
      boolean date = word.equals("year") && NEAR.contains(tokens.word(i - 1))
          || word.equals("by") && tokens.is(i + 1, "the") && tokens.is(i + 2, "end");
      boolean goesOn = word.equals("and")
          && GO_ON.contains(tokens.word(i + 1))
          && hope(tokens, i + 1, to).isEmpty();
      boolean announced = word.equals("which") && announces(tokens, i, to);
      if (tokens.isNumber(i) || MORE.contains(word) || date || goesOn || announced) {
        return true;
      }
    }
    return false;
  }

  /** Whether those who hope will do something: "ahead of which the leaders will". */
  private static boolean announces(Tokens tokens, int which, int to) {
    for (int i = which + 1; i < Math.min(to, which + TO_NOUN); i++) {
      if (tokens.is(i, "will") && SPEAKERS.contains(tokens.word(i - 1))) {
        return true;
      }
    }
    return false;
  }
}
