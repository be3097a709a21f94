package io.entente.internal.question;

import io.entente.internal.index.Schema;
import io.entente.internal.reader.LearnedTerms;
import io.entente.internal.reader.PageSearcher;
import io.entente.internal.tag.Acronyms;
import io.entente.internal.tag.TextHash;
import io.entente.query.Inference;
import io.entente.result.Understanding.Note;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * Reads acronyms as what they stand for, and words side by side as their acronym. Safe for use by several
 * threads.
 */
final class AcronymReader {

  /** How much what an acronym stands for counts beside the acronym itself, and the reverse. */
  private static final float EXPANSION_WEIGHT = 0.8f;

  /** About how much more words count for standing side by side. */
  private static final double SIDE_BY_SIDE = 1.4;

  /** An acronym counts at most so many times itself for the words it stands for. */
  private static final double MAX_SCALE = 6;

  private static final int MAX_LONG_FORM = 8;

  /** A word in small letters may be an acronym if it is in so few passages, or in one of so many. */
  private static final int RARE = 10;

  private static final int RARE_SHARE = 2_000;

  /** Small words that are no acronym unless in capitals. */
  private static final Set<String> COMMON = Set.of(
      "who", "aid", "act", "age", "air", "aim", "all", "and", "any", "arm", "art", "ban", "bar",
      "bid", "can", "cap", "car", "day", "end", "far", "fit", "for", "gap", "gas", "his", "how",
      "ice", "its", "job", "key", "law", "low", "man", "map", "may", "men", "mix", "net", "new",
      "not", "now", "off", "oil", "old", "one", "our", "out", "own", "pay", "per", "raw", "red",
      "sea", "set", "tax", "the", "top", "two", "use", "war", "was", "way", "why", "you", "case",
      "fair", "fast", "help", "most", "safe", "sale", "ship", "star", "team", "wind", "with");

  private final LearnedTerms learned;

  AcronymReader(LearnedTerms learned) {
    this.learned = learned;
  }

  /**
   * Adds what an acronym stands for.
   *
   * @param draft the question
   * @param as the word as typed, which may be an acronym
   * @param weight what it counts itself
   * @param forms takes what it stands for
   */
  void expand(Draft draft, String as, double weight, List<Query> forms) throws IOException {
    // What is a common word in small letters says nothing of how rare it is in capitals.
    double own = COMMON.contains(key(as)) ? Double.POSITIVE_INFINITY : weight;
    for (String longForm : longForms(draft, as)) {
      if (spelledOut(draft, longForm)) {
        continue;
      }
      Query together = sideBySide(draft, longForm, own);
      if (together != null) {
        forms.add(together);
        draft.note(new Note(
            Inference.ACRONYMS, as, longForm, "\"" + as + "\" also means \"" + longForm + "\""));
      }
    }
  }

  /**
   * What a word stands for if it is an acronym.
   *
   * @param draft the question
   * @param as the word as typed
   * @return the long forms, of all words most likely none
   */
  Collection<String> longForms(Draft draft, String as) throws IOException {
    String key = key(as);
    if (key.isEmpty()) {
      return List.of();
    }
    List<String> curated = Acronyms.bundled().expansions(key);
    List<String> indexed = learned.best(draft.searcher(), Schema.ACRONYM, key);
    if (curated.isEmpty() && indexed.isEmpty()
        || as.equals(key) && !isRare(draft.searcher(), key)) {
      return List.of();
    }
    Map<String, String> longForms = new LinkedHashMap<>();
    curated.forEach(longForm -> longForms.put(Acronyms.normalise(longForm), longForm));
    indexed.forEach(longForm -> longForms.putIfAbsent(longForm, longForm));
    return longForms.values();
  }

  /** Whether the question has the long form of an acronym beside it. */
  private static boolean spelledOut(Draft draft, String longForm) {
    return (' ' + String.join(" ", draft.exactWords()) + ' ')
        .contains(' ' + Acronyms.normalise(longForm) + ' ');
  }

  /**
   * The words of a long form side by side. Together they count as much as the acronym does, so that a passage
   * is not better for spelling it out, and where the acronym is nowhere as the rarest two of them.
   */
  private static @Nullable Query sideBySide(Draft draft, String longForm, double acronym)
      throws IOException {
    List<String> stems = draft.analyse(longForm).stems();
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    double sum = 0;
    double most = 0;
    for (int i = 1; i < stems.size(); i++) {
      Term pair = Schema.pair(stems.get(i - 1) + " " + stems.get(i));
      TermStates states = draft.terms().find(pair);
      double own = draft.weight(pair, states);
      if (own == 0) {
        return null;
      }
      sum += own;
      most = Math.max(most, own);
      all.add(new TermQuery(pair, states), Occur.MUST);
    }
    if (sum == 0) {
      return null;
    }
    draft.marks().stems().add(stems);
    double scale = Math.min(1, (acronym > 0 ? acronym : most) / sum);
    return new BoostQuery(all.build(), (float) (EXPANSION_WEIGHT * scale));
  }

  /** Whether a word is rare enough to be an acronym though it is in small letters. */
  static boolean isRare(PageSearcher searcher, String word) throws IOException {
    int passages = searcher.getIndexReader().numDocs();
    int live = searcher.terms().docFreq(new Term(Schema.EXACT, word));
    return searcher.holds("rare:" + word, live <= Math.max(RARE, passages / RARE_SHARE));
  }

  /** The key of an acronym, or empty for what is none: in capitals, or three letters and no common word. */
  static String key(String as) {
    String base = as.length() > 2 && as.endsWith("s") && !as.equals(as.toLowerCase(Locale.ROOT))
        ? as.substring(0, as.length() - 1)
        : as;
    boolean capitals =
        base.length() > 1 && !hasSmall(base) && base.equals(base.toUpperCase(Locale.ROOT));
    String key = base.toLowerCase(Locale.ROOT);
    boolean plausible =
        base.length() > 2 && base.length() <= 10 && base.equals(key) && !COMMON.contains(key);
    return capitals || plausible ? key : "";
  }

  private static boolean hasSmall(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) >= 'a' && word.charAt(i) <= 'z') {
        return true;
      }
    }
    return false;
  }

  /** Adds the acronyms of what words side by side stand for. */
  void abbreviate(Draft draft) throws IOException {
    if (!draft.infers(Inference.ACRONYMS)) {
      return;
    }
    IndexReader reader = draft.searcher().getIndexReader();
    boolean[] plain = new boolean[draft.size()];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = isPlain(draft.token(i).exact());
    }
    for (int from = 0; from < draft.size(); from++) {
      long hash = TextHash.EMPTY;
      boolean allPlain = true;
      for (int to = from; to < draft.size() && to < from + MAX_LONG_FORM; to++) {
        if (!draft.token(to).word()) {
          break;
        }
        hash = TextHash.of(
            to == from ? hash : TextHash.of(hash, ' '), draft.token(to).exact());
        allPlain &= plain[to];
        if (to > from
            && (!allPlain
                || Acronyms.bundled().mayHaveAcronyms(hash)
                || learned.mayBeKey(reader, Schema.LONG_FORM, hash))) {
          shortForms(draft, new Draft.Run(from, to + 1));
        }
      }
    }
  }

  /** Whether a word is the same when it is compared with those of long forms. */
  private static boolean isPlain(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9')) {
        return false;
      }
    }
    return true;
  }

  private void shortForms(Draft draft, Draft.Run run) throws IOException {
    String longForm = draft.exact(run);
    Set<String> shortForms =
        new LinkedHashSet<>(learned.best(draft.searcher(), Schema.LONG_FORM, longForm));
    Acronyms.bundled()
        .acronyms(longForm)
        .forEach(shortForm -> shortForms.add(shortForm.toLowerCase(Locale.ROOT)));
    for (String shortForm : shortForms) {
      if (!COMMON.contains(shortForm)
          && shortForm.length() > 2
          && !draft.exactWords().contains(shortForm)) {
        shortForm(draft, run, shortForm);
      }
    }
  }

  private static void shortForm(Draft draft, Draft.Run run, String shortForm) throws IOException {
    String as = draft.typed(run);
    String shown = shortForm.toUpperCase(Locale.ROOT);
    Term term = new Term(Schema.EXACT, shortForm);
    TermStates states = draft.terms().find(term);
    // Where the words are all of the question the acronym says what they say together.
    double sum = 0;
    for (int i = run.from(); i < run.to(); i++) {
      sum += draft.weight(i);
    }
    double own = draft.weight(term, states);
    float scale = own == 0 || !draft.isWhole(run)
        ? 1
        : (float) Math.clamp(SIDE_BY_SIDE * sum / own, 1, MAX_SCALE);
    draft.add(
        draft.token(run.from()).start(),
        shown,
        new BoostQuery(new TermQuery(term, states), EXPANSION_WEIGHT * scale));
    draft.marks().words().add(shortForm);
    draft.note(
        new Note(Inference.ACRONYMS, as, shown, "\"" + as + "\" is also looked for as " + shown));
  }
}
