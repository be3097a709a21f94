package io.entente.internal.question;

import io.entente.internal.index.Schema;
import io.entente.internal.reader.DocumentFilter;
import io.entente.internal.tag.QuestionCountries;
import io.entente.query.Inference;
import io.entente.result.Understanding.Note;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Reads what a question names to be left out, as in {@code forests outside of Brazil} and {@code tariffs excluding
 * steel}: countries count less, of other words it tells how to leave them out.
 */
final class LeftOutReader {

  /** Before a country these say that others are asked about, in English, French, Spanish and German. */
  private static final Set<String> EXCLUDING = Set.of(
      "not",
      "without",
      "outside",
      "except",
      "excluding",
      "minus",
      "beyond",
      "sans",
      "hors",
      "sauf",
      "sin",
      "fuera",
      "excepto",
      "salvo",
      "ohne",
      "ausser",
      "nicht");

  /** Before those they say nothing of the kind: {@code why not Japan}. */
  private static final Set<String> ASKING = Set.of("whether", "if", "why");

  private static final Set<String> BETWEEN =
      Set.of("of", "the", "for", "in", "de", "du", "des", "del", "la", "le", "el", "les");

  /** The same in two words, the second with what may stand before it. */
  private static final Map<String, Set<String>> TWO_WORDS = Map.of(
      "than", Set.of("other"),
      "from", Set.of("apart", "aside"),
      "but", Set.of("everywhere", "anywhere", "everyone", "anyone", "all"));

  /** What something does not do to a country: {@code agreements not involving Russia}. */
  private static final Set<String> INVOLVING =
      Set.of("affecting", "concerning", "covering", "including", "involving", "mentioning", "with");

  /** Behind a word that denies they tell what is asked for: {@code speeches not about Japan}. */
  private static final Set<String> TELLING = Set.of(
      "about",
      "on",
      "regarding",
      "from",
      "by",
      "against",
      "sur",
      "concernant",
      "uber",
      "gegen",
      "von",
      "par");

  /** Belonging to a group or a treaty: {@code countries that are not members of NATO}. */
  private static final Set<String> BELONGING =
      Set.of("member", "members", "part", "party", "parties", "signatory", "signatories");

  /** May stand between a word that denies and what it denies: {@code not yet a party to}. */
  private static final Set<String> DENIED = Set.of("a", "an", "yet", "been", "being");

  private static final Set<String> BY = Set.of("by", "par", "von");
  private static final Set<String> NOT = Set.of("not", "nicht", "pas");
  private static final Set<String> BE = Set.of("is", "are", "was", "were", "has", "have", "had");

  /** Who begins with these asks whether or why something is so. */
  private static final Set<String> WHETHER = Set.of(
      "why",
      "whether",
      "if",
      "how",
      "do",
      "does",
      "did",
      "is",
      "are",
      "was",
      "were",
      "has",
      "have",
      "had",
      "can",
      "could",
      "should",
      "would",
      "will",
      "must",
      "pourquoi",
      "est",
      "warum",
      "wieso",
      "ist",
      "sind",
      "hat",
      "haben");

  /** The same in a clause: {@code talks that do not involve Russia}. */
  private static final Set<String> INVOLVE =
      Set.of("affect", "concern", "cover", "include", "involve", "mention");

  private static final Set<String> EXCLUDE = Set.of("exclude", "excludes", "excluded");

  /** Begin a clause that tells which of several are asked about. */
  private static final Set<String> RELATIVE = Set.of("that", "which", "who", "whose");

  /** So many words stand before a verb in such a clause at most: {@code whose parties do not include}. */
  private static final int CLAUSE = 4;

  /** Behind a country they say so, too. */
  private static final Set<String> BEHIND = Set.of("excluded", "excepted");

  /** These say it of the country behind them alone: {@code not Japan and Korea}. */
  private static final Set<String> DENYING = Set.of("not", "nicht", "minus");

  private static final Set<String> JOINING =
      Set.of("and", "or", "nor", "et", "ou", "ni", "y", "e", "o", "und", "oder");

  /** Of these it is sure that what comes next is to be left out, whatever it is. */
  private static final Set<String> SURELY = Set.of("excluding", "except");

  private LeftOutReader() {}

  /**
   * Takes the countries that are named to be left out, as in {@code forests outside of Brazil}, so that they
   * are not looked for, and passages that speak or are of them count less; unless nothing else is asked.
   *
   * @param draft the question
   * @param named where it names countries
   * @param required whether passages need to have something else, such as a phrase
   * @return where it names the others
   */
  static List<QuestionCountries.Mention> read(
      Draft draft, List<QuestionCountries.Mention> named, boolean required) throws IOException {
    words(draft, named);
    Map<QuestionCountries.Mention, Draft.Run> out = leftOut(draft, named);
    if (!required && !asksMore(draft, out.values())) {
      return named;
    }
    Set<String> codes = new HashSet<>();
    out.forEach((mention, run) -> codes.add(mention.code()));
    for (Map.Entry<QuestionCountries.Mention, Draft.Run> each : out.entrySet()) {
      QuestionCountries.Mention mention = each.getKey();
      draft.leaveOut(each.getValue(), ofOrOn(draft, mention.code()));
      String as = draft.typed(mention.start(), mention.end());
      draft.note(new Note(
          Inference.COUNTRIES,
          as,
          mention.code(),
          "\"" + as + "\" (" + mention.code()
              + ") is not looked for and counts less, as others are asked about; -"
              + written(as) + " leaves out what has it"));
    }
    // "Korea not North Korea": what is left out is not meant by another name either.
    return named.stream().filter(mention -> !codes.contains(mention.code())).toList();
  }

  /** A name as an exclusion has it. */
  private static String written(String name) {
    return name.chars().anyMatch(Character::isWhitespace) ? '"' + name + '"' : name;
  }

  /** The countries that are left out, each with its name and the words that say so. */
  private static Map<QuestionCountries.Mention, Draft.Run> leftOut(
      Draft draft, List<QuestionCountries.Mention> named) {
    Map<QuestionCountries.Mention, Draft.Run> out = new LinkedHashMap<>();
    List<Draft.Run> runs =
        named.stream().map(each -> draft.run(each.start(), each.end())).toList();
    for (int i = 0; i < runs.size(); i++) {
      Draft.Run run = runs.get(i);
      int from = from(draft, run);
      boolean behind = !run.isEmpty()
          && run.to() < draft.size()
          && BEHIND.contains(draft.token(run.to()).exact());
      if (behind) {
        out.put(named.get(i), new Draft.Run(run.from(), run.to() + 1));
      } else if (from >= 0) {
        out.put(named.get(i), new Draft.Run(from, run.to()));
        boolean one = DENYING.contains(word(draft, from)) && isDirect(draft, from, run);
        int last = one ? i : listEnd(draft, runs, i);
        for (int next = i + 1; next <= last; next++) {
          out.put(
              named.get(next),
              new Draft.Run(runs.get(next - 1).to(), runs.get(next).to()));
        }
        i = last;
      }
    }
    return out;
  }

  /** The last of a list of countries, as in {@code outside Brazil, Peru and Chile}. */
  private static int listEnd(Draft draft, List<Draft.Run> runs, int first) {
    int last = first;
    for (int next = first + 1; next < runs.size(); next++) {
      // The parser takes "or" away.
      boolean joined = runs.get(next - 1).to() == runs.get(next).from()
          && draft.isSpace(runs.get(next - 1).to() - 1);
      for (int at = runs.get(next - 1).to(); at < runs.get(next).from(); at++) {
        String word = draft.token(at).exact();
        if (!JOINING.contains(word) && !BETWEEN.contains(word)) {
          return last;
        }
        joined |= JOINING.contains(word);
      }
      last = joined ? next : last;
    }
    return last;
  }

  /** Scores passages of a country or that speak of it, by how few speak of it. */
  private static Query ofOrOn(Draft draft, String code) throws IOException {
    Term mentions = new Term(Schema.MENTIONS, code);
    Query either = new BooleanQuery.Builder()
        .add(new TermQuery(mentions), Occur.SHOULD)
        .add(new DocumentFilter(new TermQuery(new Term(Schema.COUNTRY, code))), Occur.SHOULD)
        .build();
    float weight = (float) draft.weight(mentions, draft.terms().find(mentions));
    return new BoostQuery(new ConstantScoreQuery(either), weight);
  }

  /** Whether there is a word to look for besides countries that are left out, and what leaves them out. */
  private static boolean asksMore(Draft draft, Collection<Draft.Run> leftOut) {
    boolean[] out = new boolean[draft.size()];
    leftOut.forEach(run -> Arrays.fill(out, run.from(), run.to(), true));
    for (int i = 0; i < out.length; i++) {
      if (!out[i] && draft.hasStem(i) && !draft.isDropped(i)) {
        return true;
      }
    }
    return false;
  }

  /** The first of the words that say that a country is left out; -1 if none do. */
  private static int from(Draft draft, Draft.Run run) {
    int at = run.from() - 1;
    while (at >= 0 && BETWEEN.contains(draft.token(at).exact())) {
      at--;
    }
    if (run.isEmpty() || at < 0) {
      return -1;
    }
    boolean owns = draft.typed(run.to() - 1).matches(".*['’]s");
    int denied = owns ? -1 : denied(draft, at);
    if (denied >= 0) {
      return denied;
    }
    String word = word(draft, at);
    String before = word(draft, at - 1);
    Set<String> twoWords = TWO_WORDS.get(word);
    if (twoWords != null) {
      return twoWords.contains(before) ? at - 1 : -1;
    }
    // "whether or not Iran complies", whose "or" is left out, "without Russia's consent",
    // "excluding Russia from the talks"
    boolean speaksOfIt =
        ASKING.contains(before) || owns || word(draft, run.to()).equals("from");
    if (speaksOfIt) {
      return -1;
    }
    if (before.equals("not") && INVOLVING.contains(word)) {
      return ASKING.contains(word(draft, at - 2)) ? -1 : at - 1;
    }
    return EXCLUDING.contains(word) ? at : clause(draft, at);
  }

  /** Whether nothing but small words stands between a word and a country. */
  private static boolean isDirect(Draft draft, int from, Draft.Run run) {
    return IntStream.range(from + 1, run.from()).allMatch(at -> BETWEEN.contains(word(draft, at)));
  }

  /**
   * The first of the words that deny what stands before a country, as in {@code not about}, {@code that are not signed
   * by} and {@code not a member of}; -1 if none do, or it is asked whether they do.
   */
  private static int denied(Draft draft, int last) {
    if (WHETHER.contains(word(draft, 0))) {
      return -1;
    }
    int at = word(draft, last).equals("to") && BELONGING.contains(word(draft, last - 1))
        ? last - 1
        : last;
    boolean belonging = BELONGING.contains(word(draft, at));
    if (!belonging && !TELLING.contains(word(draft, at))) {
      return -1;
    }
    int not = before(draft, at);
    if (!isNot(word(draft, not)) && BY.contains(word(draft, at))) {
      // "not signed by"
      not = before(draft, at - 1);
    }
    // The first word of all asks: "which countries are not members of NATO".
    boolean asked = RELATIVE.contains(word(draft, 0));
    if (!isNot(word(draft, not)) || asked || ASKING.contains(word(draft, not - 1))) {
      return -1;
    }
    int first = BE.contains(word(draft, not - 1)) ? not - 1 : not;
    return first > 1 && RELATIVE.contains(word(draft, first - 1)) ? first - 1 : first;
  }

  /** The word before another, and before what may stand between. */
  private static int before(Draft draft, int at) {
    int before = at - 1;
    while (DENIED.contains(word(draft, before))) {
      before--;
    }
    return before;
  }

  private static boolean isNot(String word) {
    return NOT.contains(word) || word.endsWith("n't");
  }

  /** The first word of a clause that ends with a verb and tells which are asked about; -1 if there is none. */
  private static int clause(Draft draft, int verb) {
    boolean not = isNot(word(draft, verb - 1));
    if (!EXCLUDE.contains(word(draft, verb)) && !(not && INVOLVE.contains(word(draft, verb)))) {
      return -1;
    }
    // The first word of all asks: "which agreements exclude Brazil".
    for (int at = verb - 1; at > 0 && at >= verb - CLAUSE; at--) {
      if (RELATIVE.contains(word(draft, at))) {
        return at;
      }
    }
    return -1;
  }

  /** A word in small letters; empty before the first and behind the last. */
  private static String word(Draft draft, int at) {
    return at < 0 || at >= draft.size() ? "" : draft.token(at).exact();
  }

  /** Tells who leaves out something else than a country how that is done. */
  private static void words(Draft draft, List<QuestionCountries.Mention> named) {
    for (int i = 0; i + 1 < draft.size(); i++) {
      boolean than =
          draft.token(i).exact().equals("other") && draft.token(i + 1).exact().equals("than");
      if (!than && !SURELY.contains(draft.token(i).exact())) {
        continue;
      }
      int next = than ? i + 2 : i + 1;
      while (next < draft.size() && BETWEEN.contains(draft.token(next).exact())) {
        next++;
      }
      if (next == draft.size()
          || draft.token(next).stem() == null
          || isCountry(draft, next, named)) {
        continue;
      }
      Draft.Run saying = new Draft.Run(i, than ? i + 2 : i + 1);
      String as = written(draft, next);
      String leaving = draft.typed(saying);
      draft.ignore(saying);
      draft.note(new Note(
          null,
          leaving,
          "-" + as,
          "\"" + leaving + "\" leaves nothing out; -" + as + " leaves out what has it"));
    }
  }

  /** A word with what is joined to it: {@code COVID-19}. */
  private static String written(Draft draft, int at) {
    int start = draft.token(at).start();
    int end = draft.token(at).end();
    String text = draft.text();
    while (end + 1 < text.length()
        && text.charAt(end) == '-'
        && Character.isLetterOrDigit(text.charAt(end + 1))) {
      end += 2;
      while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
        end++;
      }
    }
    return draft.typed(start, end);
  }

  private static boolean isCountry(Draft draft, int at, List<QuestionCountries.Mention> named) {
    return named.stream().anyMatch(each -> draft.run(each.start(), each.end()).has(at));
  }
}
