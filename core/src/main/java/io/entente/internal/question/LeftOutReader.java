package io.entente.internal.question;

import io.entente.internal.index.Schema;
import io.entente.internal.reader.DocumentFilter;
import io.entente.internal.tag.QuestionCountries;
import io.entente.query.Inference;
import io.entente.result.Understanding.Note;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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
      "non",
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
    if (!required && !asksMore(draft, named)) {
      return named;
    }
    List<QuestionCountries.Mention> asked = new ArrayList<>();
    for (QuestionCountries.Mention mention : named) {
      Draft.Run run = draft.covered(mention.start(), mention.end());
      if (from(draft, run) < 0) {
        asked.add(mention);
        continue;
      }
      draft.take(run);
      draft.leaveOut(run, ofOrOn(draft, mention.code()));
      String as = draft.typed(mention.start(), mention.end());
      draft.note(new Note(
          Inference.COUNTRIES,
          as,
          mention.code(),
          "\"" + as + "\" (" + mention.code()
              + ") is not looked for and counts less, as others are asked about; -"
              + as + " leaves out what has it"));
    }
    return asked;
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
  private static boolean asksMore(Draft draft, List<QuestionCountries.Mention> named) {
    boolean[] out = new boolean[draft.size()];
    for (QuestionCountries.Mention mention : named) {
      Draft.Run run = draft.run(mention.start(), mention.end());
      int from = from(draft, run);
      if (from >= 0) {
        Arrays.fill(out, from, run.to(), true);
      }
    }
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
    String word = draft.token(at).exact();
    String before = at == 0 ? "" : draft.token(at - 1).exact();
    if (word.equals("than")) {
      return before.equals("other") ? at - 1 : -1;
    }
    // "whether or not Iran complies", whose "or" is left out, and "without Russia's consent"
    boolean speaksOfIt = ASKING.contains(before) || draft.typed(run.to() - 1).matches(".*['’]s");
    return EXCLUDING.contains(word) && !speaksOfIt ? at : -1;
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
      String as = draft.typed(next);
      String leaving =
          draft.typed(draft.token(i).start(), draft.token(than ? i + 1 : i).end());
      draft.note(new Note(
          null,
          leaving,
          "-" + as,
          "\"" + leaving + "\" leaves nothing out; -" + as + " leaves out what has it"));
    }
  }

  private static boolean isCountry(Draft draft, int at, List<QuestionCountries.Mention> named) {
    return named.stream().anyMatch(each -> draft.run(each.start(), each.end()).has(at));
  }
}
