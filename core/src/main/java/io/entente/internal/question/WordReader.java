package io.entente.internal.question;

import io.entente.internal.index.Schema;
import io.entente.internal.index.TitleKeys;
import io.entente.internal.reader.Analysed.Token;
import io.entente.internal.reader.LearnedTerms;
import io.entente.internal.tag.QuestionCountries;
import io.entente.query.Inference;
import io.entente.result.Understanding.Note;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Reads plain words, and misspelt ones as what they were meant to be. Safe for use by several threads. */
final class WordReader {

  /** How much it adds that a passage has both an acronym and what it stands for. */
  private static final float BOTH_WEIGHT = 0.1f;

  private final LearnedTerms learned;
  private final Spelling spelling;
  private final QuestionCountries countries;
  private final AcronymReader acronyms;

  WordReader(
      LearnedTerms learned,
      Spelling spelling,
      QuestionCountries countries,
      AcronymReader acronyms) {
    this.learned = learned;
    this.spelling = spelling;
    this.countries = countries;
    this.acronyms = acronyms;
  }

  /**
   * Reads the words.
   *
   * @param draft the question
   * @return where a misspelt one was meant to name a country, which is left to be read as one
   */
  List<QuestionCountries.Mention> read(Draft draft) throws IOException {
    List<QuestionCountries.Mention> misspelt = new ArrayList<>();
    for (int i = 0; i < draft.size(); i++) {
      String stem = draft.token(i).stem();
      if (draft.isTaken(i)) {
        continue;
      }
      if (stem != null) {
        word(draft, i, stem, misspelt);
      } else if (draft.isAcronym(i)) {
        smallInCapitals(draft, i);
      }
    }
    return misspelt;
  }

  /** What would be a stop word in small letters, such as "IT". */
  private static void smallInCapitals(Draft draft, int at) throws IOException {
    Term term = draft.acronym(at);
    TermStates states = draft.terms().find(term);
    if (isCapital(term)) {
      draft.setWeight(at, draft.weight(term, states));
      draft.marks().words().add(term.text());
      draft.add(draft.token(at).start(), draft.typed(at), new TermQuery(term, states));
    }
  }

  private static boolean isCapital(Term term) {
    return Character.isUpperCase(term.text().charAt(0));
  }

  private void word(Draft draft, int at, String stem, List<QuestionCountries.Mention> misspelt)
      throws IOException {
    Token token = draft.token(at);
    // "US" is no form of "use": what is all in capitals is looked for as it is.
    boolean capitals = draft.isAcronym(at);
    Term term = capitals ? draft.acronym(at) : new Term(Schema.TEXT, stem);
    TermStates states = draft.terms().find(term);
    float share = draft.share(at);
    double weight = draft.weight(term, states) * share;
    draft.setWeight(at, weight);
    String as = draft.typed(at);
    List<Query> forms = new ArrayList<>();
    if (draft.infers(Inference.COMPOUNDS)) {
      for (String parts : learned.best(draft.searcher(), Schema.COMPOUND, stem)) {
        forms.add(new TermQuery(Schema.pair(parts)));
        draft.marks().stems().add(List.of(parts.split(" ")));
      }
      if (forms.isEmpty() && !capitals) {
        parted(draft, at, term, states, weight, forms);
      }
    }
    if (draft.infers(Inference.ACRONYMS)) {
      acronyms.expand(draft, as, weight, forms);
    }
    if (draft.searcher().docFreq(term, states.docFreq()) == 0 && forms.isEmpty()) {
      unknown(draft, at, term, stem, misspelt);
      return;
    }
    Query found = new TermQuery(term, states);
    Query there = share < 1 ? new BoostQuery(found, share) : found;
    forms.addFirst(there);
    if (capitals) {
      draft.marks().words().add(term.text());
    } else if (draft.size() == 1 || !Scaffold.isSmallElsewhere(token.exact())) {
      draft.marks().terms().add(stem);
    }
    draft.addStem(stem);
    Query any = forms.size() == 1 ? there : new DisjunctionMaxQuery(forms, BOTH_WEIGHT);
    if (draft.searcher().isCommon(term, states.docFreq())) {
      draft.add(token.start(), as, any);
    } else {
      draft.add(token.start(), as, any, inContext(stem));
    }
  }

  /** What is elsewhere written as two words; counts no more than the word itself. */
  private static void parted(
      Draft draft, int at, Term term, TermStates states, double weight, List<Query> forms)
      throws IOException {
    int docFreq = draft.searcher().docFreq(term, states.docFreq());
    String parts = CompoundReader.parted(draft, draft.token(at).exact(), docFreq);
    if (parts == null) {
      return;
    }
    List<String> stems = draft.analyse(parts).stems();
    Term pair = Schema.pair(String.join(" ", stems));
    TermStates beside = draft.terms().find(pair);
    double own = draft.weight(pair, beside);
    float scale = weight > 0 && own > weight ? (float) (weight / own) : 1;
    forms.add(new BoostQuery(new TermQuery(pair, beside), scale));
    draft.marks().stems().add(stems);
    String as = draft.typed(at);
    draft.note(new Note(
        Inference.COMPOUNDS, as, parts, "\"" + as + "\" is also looked for as \"" + parts + "\""));
  }

  /** A word that is nowhere: what it was meant to be, or itself. */
  private void unknown(
      Draft draft, int at, Term term, String stem, List<QuestionCountries.Mention> misspelt)
      throws IOException {
    Token token = draft.token(at);
    boolean acronym =
        Spelling.isAcronym(draft.typed(at)) && (draft.size() == 1 || !draft.isShouted());
    Optional<String> corrected =
        draft.infers(Inference.SPELLING) && !DateReader.isOfTime(token.exact()) && !acronym
            ? spelling.correct(draft.searcher().getIndexReader(), token.exact())
            : Optional.empty();
    if (corrected.isPresent()) {
      meant(draft, at, corrected.get(), misspelt);
      return;
    }
    draft.marks().terms().add(stem);
    draft.add(token.start(), draft.typed(at), new TermQuery(term));
    if (!TitleKeys.isYear(stem) && !Scaffold.isSmall(token.exact())) {
      String as = draft.typed(at);
      String proposal = draft.infers(Inference.SPELLING) && !acronym
          ? spelling
              .withLetter(draft.searcher().getIndexReader(), token.exact())
              .map(word -> "; did you mean \"" + word + "\"?")
              .orElse("")
          : "";
      draft.note(new Note(null, as, "", "\"" + as + "\" occurs nowhere" + proposal));
    }
    if (TitleKeys.isYear(stem)) {
      // It may be the date of a document though no text has it.
      draft.addStem(stem);
    }
  }

  private void meant(Draft draft, int at, String right, List<QuestionCountries.Mention> misspelt)
      throws IOException {
    int start = draft.token(at).start();
    String as = draft.typed(at);
    draft.note(new Note(
        Inference.SPELLING,
        as,
        right,
        "\"" + as + "\" occurs nowhere and is read as \"" + right + "\""));
    List<String> stems = draft.analyse(right).stems();
    if (stems.size() == 1) {
      Term term = new Term(Schema.TEXT, stems.getFirst());
      draft.setWeight(at, draft.weight(term, draft.terms().find(term)));
      draft.correct(at, right, stems.getFirst());
    }
    Optional<String> country =
        draft.infers(Inference.COUNTRIES) ? country(right) : Optional.empty();
    if (country.isPresent()) {
      misspelt.add(new QuestionCountries.Mention(start, draft.token(at).end(), country.get()));
      return;
    }
    for (String stem : stems) {
      draft.marks().terms().add(stem);
      draft.addStem(stem);
      draft.add(start, right, new TermQuery(new Term(Schema.TEXT, stem)), inContext(stem));
    }
  }

  /** The country or group that a word is the name of. */
  private Optional<String> country(String word) {
    return countries.find(word).stream()
        .filter(each -> each.start() == 0 && each.end() == word.length())
        .map(QuestionCountries.Mention::code)
        .findFirst();
  }

  /** Headings or path have the word, or the title does and is not in the passage's text. */
  private static Query inContext(String stem) {
    return new BooleanQuery.Builder()
        .add(new TermQuery(new Term(Schema.CONTEXT, stem)), Occur.SHOULD)
        .add(new TermQuery(new Term(Schema.NAMED, stem)), Occur.SHOULD)
        .build();
  }
}
