package io.entente.internal.question;

import io.entente.analysis.TwoViews;
import io.entente.internal.index.Schema;
import io.entente.internal.index.TitleKeys;
import io.entente.internal.reader.Analysed.Token;
import io.entente.internal.reader.LearnedTerms;
import io.entente.internal.reader.PageSearcher;
import io.entente.internal.tag.DateFinder;
import io.entente.internal.tag.QuestionCountries;
import io.entente.query.Expression;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.query.Ranking.Ingredient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Understands words side by side: units and references in them, acronyms, compounds, countries, dates,
 * misspelt words, the titles of documents. What it takes them for beyond themselves it notes. Each kind has a reader
 * of its own, and they read in turn, so that a word goes to the first that can say most about it.
 *
 * <p>Safe for use by several threads.
 */
public final class QuestionReader {

  private final LearnedTerms learned;
  private final QuestionCountries mentions;
  private final Pins pins;
  private final CountryReader countries;
  private final CompoundReader compounds;
  private final WordReader words;
  private final AcronymReader acronyms;
  private final DocumentReader documents;

  public QuestionReader(
      LearnedTerms learned, Spelling spelling, QuestionCountries mentions, Pins pins) {
    this.learned = learned;
    this.mentions = mentions;
    this.pins = pins;
    this.acronyms = new AcronymReader(learned);
    this.countries = new CountryReader(acronyms);
    this.compounds = new CompoundReader(learned);
    this.documents = new DocumentReader(acronyms, pins);
    this.words = new WordReader(learned, spelling, mentions, acronyms);
  }

  /**
   * Understands words.
   *
   * @param searcher the state of the index
   * @param query says what may be inferred
   * @param views to analyse with
   * @param text the words, as typed
   * @param whole whether they are the whole question, which may be a title or a provision
   * @param required whether passages need to have something else, such as a phrase
   * @return what they mean
   * @throws IOException if the index cannot be read
   */
  public Question read(
      PageSearcher searcher,
      PolicyQuery query,
      TwoViews views,
      String text,
      boolean whole,
      boolean required)
      throws IOException {
    return read(new Draft(searcher, query, views, text, true), whole, required);
  }

  /**
   * Understands words that are a part of an expression, which documents that they name do not count for.
   *
   * @param searcher the state of the index
   * @param query says what may be inferred
   * @param views to analyse with
   * @param text the words, as typed
   * @return what they mean
   * @throws IOException if the index cannot be read
   */
  public Question part(PageSearcher searcher, PolicyQuery query, TwoViews views, String text)
      throws IOException {
    return read(new Draft(searcher, query, views, text, false), false, false);
  }

  private Question read(Draft draft, boolean whole, boolean required) throws IOException {
    PageSearcher searcher = draft.searcher();
    PolicyQuery query = draft.query();
    String text = draft.text();
    List<QuestionCountries.Mention> found =
        query.infers(Inference.COUNTRIES) ? mentions.find(text) : List.of();
    Optional<Pins.Pinned> pinned =
        whole ? pins.pinned(searcher, query, text, draft.analysed(), found) : Optional.empty();
    UnitReader.read(draft);
    if (pinned.isEmpty() && query.ranking().uses(Ingredient.SCAFFOLD)) {
      scaffold(draft);
    }
    List<QuestionCountries.Mention> spelt = pinned.isEmpty()
        ? CountryReader.once(
            draft, LeftOutReader.read(draft, CompoundReader.denied(draft, found), required))
        : found;
    if (pinned.isEmpty()) {
      PeriodReader.read(draft);
    }
    List<Query> from = countries.read(draft, spelt, List.of());
    compounds.read(draft);
    List<QuestionCountries.Mention> misspelt = words.read(draft);
    from.addAll(countries.read(draft, misspelt, spelt));
    List<QuestionCountries.Mention> named = Stream.concat(spelt.stream(), misspelt.stream())
        .sorted(Comparator.comparingInt(QuestionCountries.Mention::start))
        .toList();
    acronyms.abbreviate(draft);
    List<Question.Named> about = new ArrayList<>();
    if ((whole || required) && pinned.isEmpty()) {
      documents.read(draft, named, required).ifPresent(about::add);
      if (whole && query.infers(Inference.PROVISIONS)) {
        InstrumentReader.missing(
            draft, named, about.stream().map(Question.Named::names).toList());
      }
      DateReader.read(draft, required).ifPresent(about::add);
      about.addAll(CountryReader.documents(draft, named, about, required));
    }
    boolean small = draft.isEmpty();
    if (small) {
      smallWords(draft);
    }
    pinned.ifPresent(put -> draft.note(put.note()));
    return draft.question(from, about, pinned.orElse(null), small);
  }

  /** Leaves out the words that put the question. */
  private static void scaffold(Draft draft) {
    BitSet scaffold = Scaffold.of(draft.text(), draft.exactWords());
    for (int i = 0; i < draft.size() && draft.asked().says(); i++) {
      if (AskedTerm.MEANING.contains(draft.token(i).exact())) {
        scaffold.set(i);
      }
    }
    List<String> said = new ArrayList<>();
    for (int i = 0; i < draft.size(); i++) {
      Token token = draft.token(i);
      if (!scaffold.isEmpty()) {
        draft.setShare(i, Scaffold.weight(token.exact()));
      }
      // "WHO" and "US" are no question words, nor is the month in "may 2023".
      boolean month = i + 1 < draft.size()
          && DateFinder.month(token.exact()) > 0
          && TitleKeys.isYear(draft.token(i + 1).exact());
      if (!draft.isTaken(i) && scaffold.get(i) && !draft.isAcronym(i) && !month) {
        draft.drop(i);
        if (token.stem() != null) {
          said.add(draft.typed(i));
        }
      }
    }
    if (!said.isEmpty()) {
      draft.note(Scaffold.note(said));
    }
  }

  /**
   * The country or group that a text names, if it is nothing but its name.
   *
   * @param query says what may be inferred
   * @param text the text
   * @return its code
   */
  public Optional<String> country(PolicyQuery query, String text) {
    List<QuestionCountries.Mention> found =
        query.infers(Inference.COUNTRIES) ? mentions.find(text) : List.of();
    return found.size() == 1
            && found.getFirst().start() == 0
            && found.getFirst().end() == text.length()
        ? Optional.of(found.getFirst().code())
        : Optional.empty();
  }

  /** Nothing but words such as "the": they are looked for all the same. */
  private static void smallWords(Draft draft) {
    for (int i = 0; i < draft.size(); i++) {
      Token token = draft.token(i);
      draft.add(token.start(), token.exact(), new TermQuery(new Term(Schema.EXACT, token.exact())));
      draft.marks().words().add(token.exact());
    }
  }

  /** What is put first for a phrase that is all of the question and the title of a document. */
  public Optional<Pins.Pinned> quotedTitle(PageSearcher searcher, PolicyQuery query, String phrase)
      throws IOException {
    return query.infers(Inference.TITLES) ? pins.quotedTitle(searcher, phrase) : Optional.empty();
  }

  /** The expression with its exclusions and phrases read as words where all of it together is a title. */
  public Expression title(PageSearcher searcher, PolicyQuery query, Expression expression)
      throws IOException {
    if (!query.infers(Inference.TITLES) || !(expression instanceof Expression.Words words)) {
      return expression;
    }
    List<Expression> plain = new ArrayList<>();
    for (Expression part : words.parts()) {
      switch (part instanceof Expression.Not not ? not.part() : part) {
        case Expression.Word word -> plain.add(word);
        case Expression.Phrase phrase -> {
          for (String word : phrase.text().split("\\s+")) {
            plain.add(Expression.word(word));
          }
        }
        default -> {
          return expression;
        }
      }
    }
    if (plain.equals(words.parts())) {
      return expression;
    }
    StringBuilder text = new StringBuilder();
    plain.forEach(word -> text.append(((Expression.Word) word).text()).append(' '));
    return pins.isTitle(searcher, text.toString())
        ? Expression.words(plain.toArray(Expression[]::new))
        : expression;
  }

  /** Acronyms that begin so, for suggestions. */
  public List<Map.Entry<String, String>> acronyms(IndexSearcher searcher, String prefix, int limit)
      throws IOException {
    return learned.startingWith(searcher.getIndexReader(), Schema.ACRONYM, prefix, limit);
  }
}
