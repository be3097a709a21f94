package io.entente.internal.question;

import io.entente.internal.index.Schema;
import io.entente.internal.reader.Analysed.Span;
import io.entente.internal.reader.LearnedTerms;
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

/**
 * Reads words with a hyphen, and words side by side that elsewhere are written as one. Safe for use by
 * several threads.
 */
final class CompoundReader {

  /** Of two words side by side, this share is written as one or with a hyphen where they are a compound. */
  private static final double COMPOUND_SHARE = 0.2;

  /** As a part of a compound such as "phase-out", these say nothing by themselves. */
  private static final Set<String> PARTICLES =
      Set.of("back", "by", "down", "in", "off", "on", "out", "over", "through", "to", "up");

  private final LearnedTerms learned;

  CompoundReader(LearnedTerms learned) {
    this.learned = learned;
  }

  void read(Draft draft) throws IOException {
    for (Span joined : draft.analysed().joined()) {
      Draft.Run run = draft.covered(joined.start(), joined.end());
      if (run.size() >= 2) {
        compound(draft, run, joined.term());
      }
    }
    if (!draft.infers(Inference.COMPOUNDS)) {
      return;
    }
    for (int i = 0; i + 1 < draft.size(); i++) {
      if (isFree(draft, i) && isFree(draft, i + 1) && mayBeCompound(draft, i)) {
        String one = draft.oneWord(draft.token(i).exact() + draft.token(i + 1).exact());
        if (one != null && isCompound(draft, one, i)) {
          Draft.Run run = new Draft.Run(i, i + 2);
          String as = draft.typed(run);
          compound(draft, run, one);
          draft.note(new Note(
              Inference.COMPOUNDS,
              as,
              one,
              "\"" + as + "\" is looked for as one word and side by side"));
        }
      }
    }
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

  private boolean isCompound(Draft draft, String one, int first) throws IOException {
    String pair = draft.token(first).stem() + " " + draft.token(first + 1).stem();
    if (!learned.best(draft.searcher(), Schema.COMPOUND, one).contains(pair)) {
      return false;
    }
    int written = draft.terms().docFreq(new Term(Schema.TEXT, one));
    int beside = draft.terms().docFreq(Schema.pair(pair));
    return draft.searcher().holds("one word:" + one, written >= COMPOUND_SHARE * beside);
  }

  /** One word, or its parts side by side; where there is nothing else, its parts alone do not match. */
  private static void compound(Draft draft, Draft.Run run, String one) {
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
    boolean alone = draft.isWhole(run);
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
