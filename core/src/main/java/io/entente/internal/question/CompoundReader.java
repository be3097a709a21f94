package io.entente.internal.question;

import io.entente.internal.index.Schema;
import io.entente.internal.reader.Analysed.Span;
import io.entente.internal.reader.LearnedTerms;
import io.entente.internal.tag.QuestionCountries;
import io.entente.internal.tag.TextHash;
import io.entente.query.Inference;
import io.entente.result.Understanding.Note;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * Reads words with a hyphen, and words side by side that elsewhere are written as one. Safe for use by
 * several threads.
 */
final class CompoundReader {

  /** Of two words side by side, this share is written as one or with a hyphen where they are a compound. */
  private static final double COMPOUND_SHARE = 0.2;

  /** Two words side by side are a way to write one word if there is one of them for so many of that. */
  private static final int PARTED_SHARE = 20;

  /** Of a word that more than one passage of so many has, those that part it are no loss. */
  private static final int FREQUENT = 50;

  /** Shorter words are parts of others by chance. */
  private static final int MIN_PART = 3;

  private static final int MIN_WHOLE = 8;

  /** As a part of a compound such as "phase-out", these say nothing by themselves. */
  private static final Set<String> PARTICLES =
      Set.of("back", "by", "down", "in", "off", "on", "out", "over", "through", "to", "up");

  /** Makes of a country or group what is not of it. */
  private static final String NON = "non";

  /** These begin or end other words that mean something else. */
  private static final Set<String> COMMON_PARTS =
      Set.of("all", "any", "every", "her", "him", "his", "less", "may", "one", "some", "under");

  /** In longer questions the other words find as much. */
  private static final int SHORT = 8;

  private final LearnedTerms learned;

  CompoundReader(LearnedTerms learned) {
    this.learned = learned;
  }

  /**
   * Looks for what is not of a country or group as it is typed, as in {@code non-NATO ally}, where texts have it, or else
   * for the name as a word: it is something else than the country, and leaves nothing out.
   *
   * @param draft the question
   * @param named where it names countries
   * @return where it names the others
   */
  static List<QuestionCountries.Mention> denied(Draft draft, List<QuestionCountries.Mention> named)
      throws IOException {
    List<QuestionCountries.Mention> others = new ArrayList<>();
    for (QuestionCountries.Mention mention : named) {
      Draft.Run run = draft.run(mention.start(), mention.end());
      if (run.from() == 0 || !draft.token(run.from() - 1).exact().equals(NON)) {
        others.add(mention);
      } else if (run.size() == 1) {
        String one = draft.oneWord(NON + draft.token(run.from()).exact());
        Draft.Run both = new Draft.Run(run.from() - 1, run.to());
        if (one != null && occurs(draft, one, draft.analyse(draft.typed(both)).stems())) {
          compound(draft, both, one, true);
        } else {
          draft.ignore(new Draft.Run(both.from(), run.from()));
        }
      }
    }
    return others;
  }

  private static boolean occurs(Draft draft, String one, List<String> stems) throws IOException {
    int found = draft.terms().docFreq(new Term(Schema.TEXT, one));
    if (found == 0 && stems.size() == 2) {
      found = draft.terms().docFreq(Schema.pair(String.join(" ", stems)));
    }
    return draft.searcher().holds("denied:" + one, found > 0);
  }

  void read(Draft draft) throws IOException {
    for (Span joined : draft.analysed().joined()) {
      Draft.Run run = draft.covered(joined.start(), joined.end());
      if (run.size() >= 2) {
        compound(draft, run, joined.term(), draft.isWhole(run));
      }
    }
    if (!draft.infers(Inference.COMPOUNDS)) {
      return;
    }
    for (int i = 0; i + 1 < draft.size(); i++) {
      if (!isFree(draft, i) || !isFree(draft, i + 1)) {
        continue;
      }
      boolean written = isOneWord(draft, i);
      if (written || mayBeCompound(draft, i)) {
        String one = draft.oneWord(draft.token(i).exact() + draft.token(i + 1).exact());
        if (one != null && isCompound(draft, one, i, written)) {
          Draft.Run run = new Draft.Run(i, i + 2);
          String as = draft.typed(run);
          compound(draft, run, one, draft.isWhole(run));
          draft.note(new Note(
              Inference.COMPOUNDS,
              as,
              one,
              "\"" + as + "\" is looked for as one word and side by side"));
        }
      }
    }
  }

  /**
   * Two words that a word is made of, where texts have them side by side: "cyber security" for "cybersecurity".
   *
   * @param draft the question
   * @param word the word in small letters
   * @param docFreq how many passages have it
   * @return the two with a space between, those most often side by side; or null
   */
  static @Nullable String parted(Draft draft, String word, int docFreq) throws IOException {
    int passages = draft.searcher().getIndexReader().numDocs();
    if (word.length() < MIN_WHOLE || (long) docFreq * FREQUENT > passages || !isPlain(word)) {
      return null;
    }
    String best = null;
    int most = docFreq / PARTED_SHARE;
    for (int at = MIN_PART; at <= word.length() - MIN_PART; at++) {
      String first = word.substring(0, at);
      String second = word.substring(at);
      // Most beginnings of a word are none, which costs least to find out.
      if (!isWord(draft, first) || !isWord(draft, second)) {
        continue;
      }
      List<String> stems = draft.analyse(first + ' ' + second).stems();
      int beside =
          stems.size() == 2 ? draft.terms().docFreq(Schema.pair(String.join(" ", stems))) : 0;
      if (beside > most) {
        best = first + ' ' + second;
        most = beside;
      }
    }
    return draft.searcher().holds("parted:" + word, best != null) ? best : null;
  }

  private static boolean isWord(Draft draft, String part) throws IOException {
    return !COMMON_PARTS.contains(part) && draft.terms().docFreq(new Term(Schema.EXACT, part)) > 0;
  }

  private static boolean isPlain(String word) {
    return word.chars().allMatch(c -> c >= 'a' && c <= 'z');
  }

  private static boolean isFree(Draft draft, int at) {
    return !draft.isTaken(at) && draft.hasStem(at);
  }

  /** Whether two words that follow each other are the parts of any compound. */
  private boolean mayBeCompound(Draft draft, int first) throws IOException {
    long hash = TextHash.of(String.valueOf(draft.token(first).stem()));
    hash = TextHash.of(
        TextHash.of(hash, ' '), String.valueOf(draft.token(first + 1).stem()));
    return learned.mayBeValue(draft.searcher().getIndexReader(), Schema.COMPOUND, hash);
  }

  /** Whether two words that follow each other are also written as one, and that not by chance. */
  private static boolean isOneWord(Draft draft, int first) throws IOException {
    String one = draft.token(first).exact() + draft.token(first + 1).exact();
    return draft.size() <= SHORT
        && isPart(draft, first)
        && isPart(draft, first + 1)
        && draft.terms().docFreq(new Term(Schema.EXACT, one)) > 0;
  }

  private static boolean isPart(Draft draft, int at) {
    String word = draft.token(at).exact();
    return word.length() >= MIN_PART
        && isPlain(word)
        && !PARTICLES.contains(word)
        && !COMMON_PARTS.contains(word);
  }

  private boolean isCompound(Draft draft, String one, int first, boolean known) throws IOException {
    String pair = draft.token(first).stem() + " " + draft.token(first + 1).stem();
    boolean may = known || learned.best(draft.searcher(), Schema.COMPOUND, one).contains(pair);
    int written = may ? draft.terms().docFreq(new Term(Schema.TEXT, one)) : 0;
    int beside = written > 0 ? draft.terms().docFreq(Schema.pair(pair)) : 0;
    return draft
        .searcher()
        .holds("one word:" + one, written > 0 && written >= COMPOUND_SHARE * beside);
  }

  /** One word, or its parts side by side; alone, its parts do not match as words. */
  private static void compound(Draft draft, Draft.Run run, String one, boolean alone) {
    List<Query> forms = new ArrayList<>();
    forms.add(new TermQuery(new Term(Schema.TEXT, one)));
    List<String> parts = new ArrayList<>();
    for (int i = run.from(); i < run.to(); i++) {
      if (draft.hasStem(i)) {
        parts.add(String.valueOf(draft.token(i).stem()));
      }
    }
    if (parts.size() == 2) {
      forms.add(new TermQuery(Schema.pair(String.join(" ", parts))));
    } else if (parts.size() > 2) {
      forms.add(new PhraseQuery(Schema.TEXT, parts.toArray(String[]::new)));
    }
    // Where the parts count as words too, together they count as any words side by side.
    Query together = new DisjunctionMaxQuery(forms, 0);
    draft.add(
        draft.token(run.from()).start(),
        draft.typed(run),
        alone ? together : new BoostQuery(together, Question.PAIR_WEIGHT));
    if (!alone && parts.size() == 2) {
      draft.join(run.from());
    }
    draft.marks().terms().add(one);
    if (parts.size() > 1) {
      draft.marks().stems().add(parts);
    }
    if (alone) {
      draft.take(run);
      draft.addStems(parts);
      return;
    }
    for (int i = run.from(); i < run.to(); i++) {
      if (PARTICLES.contains(draft.token(i).exact())) {
        draft.take(i);
      }
    }
  }
}
