package io.entente.internal.question;

import io.entente.internal.index.Schema;
import io.entente.internal.reader.Analysed.Span;
import io.entente.internal.reader.Analysed.Token;
import io.entente.result.Understanding.Note;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Reads amounts, numbers and references to provisions, which are looked for as they are. */
final class UnitReader {

  /** How much a number such as 3.8.14 counts by itself, which says what is meant without a word before it. */
  private static final float NUMBER_WEIGHT = 0.7f;

  /** How much a provision counts where it is named without the paragraph that was asked for. */
  private static final float BROADER_WEIGHT = 0.7f;

  /**
   * Beside so many other words a provision is where an answer may be rather than what is asked for, so it
   * counts less exactly: without its paragraph, and word for word, as in "Chapters 4, 5 and 6".
   */
  private static final int BESIDE_UNITS = 4;

  private UnitReader() {}

  static void read(Draft draft) {
    if (draft.analysed().units().isEmpty()) {
      return;
    }
    boolean loose = wordsBeside(draft) >= BESIDE_UNITS;
    List<Span> longestFirst = new ArrayList<>(draft.analysed().units());
    longestFirst.sort(Comparator.comparingInt((Span span) -> span.start() - span.end())
        .thenComparingInt(span -> -span.term().length()));
    for (Span unit : longestFirst) {
      Draft.Run run = draft.covered(unit.start(), unit.end());
      if (!run.isEmpty()) {
        unit(draft, unit, run, loose);
      }
    }
  }

  private static int wordsBeside(Draft draft) {
    int count = 0;
    for (Token token : draft.analysed().tokens()) {
      boolean beside = token.stem() != null;
      for (Span unit : draft.analysed().units()) {
        beside &= token.end() <= unit.start() || token.start() >= unit.end();
      }
      count += beside ? 1 : 0;
    }
    return count;
  }

  private static void unit(Draft draft, Span unit, Draft.Run run, boolean loose) {
    draft.takeUnit(run);
    Query there = new TermQuery(new Term(Schema.TEXT, unit.term()));
    boolean reference = unit.term().indexOf(' ') > 0;
    List<Query> forms = new ArrayList<>();
    forms.add(there);
    if (reference) {
      forms.add(new TermQuery(new Term(Schema.PROVISION, unit.term())));
      for (int open = unit.term().lastIndexOf('(');
          loose && open > 0;
          open = unit.term().lastIndexOf('(', open - 1)) {
        Term broader = new Term(Schema.TEXT, unit.term().substring(0, open));
        forms.add(new BoostQuery(new TermQuery(broader), BROADER_WEIGHT));
      }
      number(draft, run, loose);
    }
    draft.add(
        unit.start(), unit.term(), forms.size() == 1 ? there : new DisjunctionMaxQuery(forms, 0));
    draft.marks().terms().add(unit.term());
    String as = draft.typed(unit.start(), unit.end());
    if (!as.equalsIgnoreCase(unit.term())) {
      draft.note(new Note(null, as, unit.term(), as + " is read as " + unit.term()));
    }
  }

  /** The number of a provision by itself, and its words too if they are taken loosely. */
  private static void number(Draft draft, Draft.Run run, boolean loose) {
    for (int i = run.from(); i < run.to(); i++) {
      String stem = draft.token(i).stem();
      if (stem != null) {
        Query alone = new TermQuery(new Term(Schema.TEXT, stem));
        if (stem.indexOf('.') > 0) {
          draft.add(draft.token(i).start(), stem, new BoostQuery(alone, NUMBER_WEIGHT));
        } else if (loose) {
          draft.add(draft.token(i).start(), stem, alone);
        }
      }
    }
  }
}
