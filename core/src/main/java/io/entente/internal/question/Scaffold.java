package io.entente.internal.question;

import io.entente.result.Understanding.Note;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words that put a question without being part of what it asks for. They are only looked for where a text
 * is a question: it begins with a word that asks, alone or behind a preposition, or ends in a question mark. Beside them there are words
 * that say little in a question, such as "within" or "example"; these are not left out but count less.
 *
 * @param openers words that a question begins with
 * @param fillers other words that are left out of a question
 */
record Scaffold(Set<String> openers, Set<String> fillers) {

  /** Prepositions and the like that are no stop words, and words about the answer rather than its matter. */
  private static final Set<String> FAINT = words("""
      within from between during after before beyond over through under above below against among upon
      until while other both each more most such those these have any all per via without only also
      across around toward towards
      example examples key detail details detailed steps list take taken use used terms case cases
      additional particular particularly current currently different differ""");

  private static final List<Scaffold> LANGUAGES =
      List.of(of("""
          what which who whom whose how when where why whether does do did is are was were can could
          should would will may might must shall has have had explain describe clarify outline tell
          list give show find name""", """
          i me my we us our you your he she they them their there it its any some please
          ensure elaborate detail about been being am ought than also exactly mean
          meant"""), of("""
          qué que quién quiénes quien cuál cuáles cual cómo como cuándo cuando dónde donde cuánto
          cuánta cuántos cuántas por explique describa explica describe""", """
          de la el los las un una unos unas y o en del al se su sus es son fue ser hay ha han debe
          deben puede pueden para por con a lo sobre antes según sirve hacer qué que"""), of("""
          quel quelle quels quelles qui que quoi qu comment quand où pourquoi combien est-ce
          expliquez décrivez""", """
          de la le les l d du des un une et ou en dans à au aux se sa son ses est sont être il elle
          ils elles y a ont doit doivent peut peuvent pour par avec sur selon que qui ce cette ces"""), of("""
          was welche welcher welches welchen wer wem wen wessen wie wann wo warum weshalb wieviel
          wozu worüber ob erkläre erklären beschreibe""", """
          der die das den dem des ein eine einen einem einer und oder in im von vom zu zum zur mit
          auf für ist sind war wird werden hat haben kann können muss müssen darf dürfen soll sollen
          es sie er man sich über nach bei"""), of("""
          quais qual que quem como quando onde porquê quanto quantos quantas o explique descreva""", """
          de da do das dos o a os as um uma e ou em no na nos nas se seu sua é são foi ser há deve
          devem pode podem para por com ao à sobre que"""), of("""
          quali quale che chi cosa come quando dove perché quanto quanti quante spiega descrivi""", """
          di del della dei delle dello il lo la i gli le un una e o in nel nella si suo sua è sono
          fu essere deve devono può possono per con al alla su sul sulla che da dal"""));

  /** May stand before a word that asks: {@code at what age}, {@code unter welchen Bedingungen}. */
  private static final Set<String> BEFORE = words("""
      at by for from in into of on over since through to under until upon with within
      a bajo con de desde en hasta para por sobre à avec chez dans depuis pour sous sur
      ab auf aus bei bis für mit nach seit über unter von vor zu sob até em com da di per""");

  /** Words that ask for one of several. */
  private static final Set<String> ASKING = words("""
      what which whom whose qué cuál cuáles quién quiénes quel quelle quels quelles qui
      welche welcher welches welchem welchen wem wen qual quais quem quali quale""");

  /** Behind these words some others ask with them: {@code how many}, {@code wie viele}. */
  private static final Map<String, Set<String>> OF_AMOUNT =
      Map.of("how", words("many much"), "wie", words("viel viele vielen vieler"));

  /** They put a question only where an answer is what is provided, as in {@code please provide an overview of}. */
  private static final Set<String> PROVIDING = words("provide provides");

  /** Before those: who is asked. */
  private static final Set<String> ASKED = words("please you");

  /** Behind those: sorts of answer. */
  private static final Set<String> ANSWERS = words("""
      overview example examples guidance clarification clarifications clarity detail details detailed
      explanation explanations summary insight insights list outline description breakdown case
      illustration illustrations instance instances specifics""");

  /** So many words stand between those and what is provided at most, and it. */
  private static final int NEAR = 4;

  private static final float FAINT_WEIGHT = 0.3f;

  /** Words for the sort of answer that is wanted, which are often a part of its matter as well. */
  private static final Set<String> SORT = words("""
      require requires required requirement requirements guidance procedure procedures strategies""");

  private static final float SORT_WEIGHT = 0.5f;

  private static final int FILLS = 8;
  /** The bit of the first language. */
  private static final int ENGLISH = 1;
  /** Small words elsewhere, but not in English: {@code prisoners of war}. */
  private static final Set<String> ENGLISH_WORDS =
      words("come comment den die dove man pour son war");

  private static final int OPENS = (1 << FILLS) - 1;

  /** What a word does: a bit for every language that it opens a question in, above them for those it fills. */
  private static final Map<String, Integer> USES = uses();

  private static Scaffold of(String openers, String fillers) {
    return new Scaffold(words(openers), words(fillers));
  }

  private static Set<String> words(String text) {
    // As the exact view writes them, without diacritics.
    String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return Set.copyOf(new HashSet<>(List.of(plain.strip().split("\\s+"))));
  }

  /**
   * Returns which words of a text put a question.
   *
   * @param text the whole text
   * @param words its words, in small letters
   * @return which of the words to leave out; none if the text is no question
   */
  static BitSet of(String text, List<String> words) {
    boolean marked = text.stripTrailing().endsWith("?");
    int[] uses = new int[words.size()];
    int opened = 0;
    for (int i = 0; i < uses.length; i++) {
      uses[i] = USES.getOrDefault(words.get(i), 0);
      boolean first =
          i == 0 || i == 1 && BEFORE.contains(words.get(0)) && ASKING.contains(words.get(1));
      if (marked || first && words.size() > 2) {
        opened |= uses[i] & OPENS;
      }
    }
    int best = 0;
    int most = 0;
    for (int language = 1; language < OPENS; language <<= 1) {
      if ((opened & language) != 0) {
        int known = 0;
        for (int use : uses) {
          known += isHeld(use, language) ? 1 : 0;
        }
        if (known > most) {
          most = known;
          best = language;
        }
      }
    }
    BitSet held = new BitSet();
    if (most == 0 || most == words.size()) {
      return held;
    }
    for (int i = 0; i < uses.length; i++) {
      boolean asks = isHeld(uses[i], best)
          || best == ENGLISH && isProviding(words, i)
          || i > 0 && held.get(i - 1) && isOfAmount(words.get(i - 1), words.get(i));
      held.set(i, asks);
    }
    return held;
  }

  private static boolean isOfAmount(String before, String word) {
    return OF_AMOUNT.getOrDefault(before, Set.of()).contains(word);
  }

  /** Whether an answer is to be provided, or nothing is: {@code does the accord provide for fines}. */
  private static boolean isProviding(List<String> words, int at) {
    if (!PROVIDING.contains(words.get(at))) {
      return false;
    }
    List<String> behind = words.subList(at + 1, Math.min(words.size(), at + 1 + NEAR));
    return at > 0 && ASKED.contains(words.get(at - 1))
        || !behind.isEmpty() && behind.getFirst().equals("for")
        || behind.stream().anyMatch(ANSWERS::contains);
  }

  /**
   * Says which words were left out.
   *
   * @param words the words as typed, in the order of the question
   * @return the note
   */
  static Note note(List<String> words) {
    String said = "left out, as words that put the question: " + String.join(", ", words);
    return new Note(null, String.join(" ", words), "", said);
  }

  /**
   * Returns how much a word says in a question.
   *
   * @param word the word, in small letters
   * @return what it should count beside what its rarity says, at most 1
   */
  static float weight(String word) {
    return FAINT.contains(word) ? FAINT_WEIGHT : SORT.contains(word) ? SORT_WEIGHT : 1;
  }

  /**
   * Tells whether a word is one of those that any text of its language is full of.
   *
   * @param word the word, in small letters
   * @return true for small words of six languages
   */
  static boolean isSmall(String word) {
    return USES.containsKey(word) || FAINT.contains(word);
  }

  /**
   * Tells whether a word is a small one of another language than English, whose small words are no part of a
   * question anyway.
   *
   * @param word the word, in small letters
   * @return true for small words of five languages that say nothing in English either
   */
  static boolean isSmallElsewhere(String word) {
    return (USES.getOrDefault(word, 0) & ~(ENGLISH | ENGLISH << FILLS)) != 0
        && !ENGLISH_WORDS.contains(word);
  }

  private static boolean isHeld(int uses, int language) {
    return (uses & (language | language << FILLS)) != 0;
  }

  private static Map<String, Integer> uses() {
    Map<String, Integer> uses = new HashMap<>();
    for (int i = 0; i < LANGUAGES.size(); i++) {
      int language = 1 << i;
      LANGUAGES.get(i).openers().forEach(word -> uses.merge(word, language, (a, b) -> a | b));
      LANGUAGES
          .get(i)
          .fillers()
          .forEach(word -> uses.merge(word, language << FILLS, (a, b) -> a | b));
    }
    return Map.copyOf(uses);
  }
}
