package io.entente.internal.question;

import io.entente.internal.index.Schema;
import io.entente.internal.reader.DocumentFilter;
import io.entente.internal.reader.Filters;
import io.entente.internal.tag.QuestionCountries;
import io.entente.query.Inference;
import io.entente.query.Ranking.Ingredient;
import io.entente.result.Understanding.Note;
import io.entente.vocabulary.Countries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Reads names of countries: the word, or a passage that mentions the country by another name. Safe for use
 * by several threads.
 */
final class CountryReader {

  /** What is there once scores about so much of its weight. */
  private static final float ONCE = 0.75f;

  /**
   * How much being of a document counts that many are parties of, beside being of one of few; that of all
   * countries of the question together.
   */
  private static final float MANY = 0.5f;

  private final AcronymReader acronyms;

  CountryReader(AcronymReader acronyms) {
    this.acronyms = acronyms;
  }

  /**
   * Reads the countries that are named.
   *
   * @param draft the question
   * @param named where it names them
   * @param before where it names those that are read already
   * @return the documents of these countries
   */
  List<Query> read(
      Draft draft, List<QuestionCountries.Mention> named, List<QuestionCountries.Mention> before)
      throws IOException {
    List<Query> from = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    before.forEach(mention -> seen.add(mention.code()));
    int others = (int) Stream.concat(named.stream(), before.stream())
        .map(QuestionCountries.Mention::code)
        .distinct()
        .count();
    for (QuestionCountries.Mention mention : named) {
      Draft.Run run = draft.covered(mention.start(), mention.end());
      if (!run.isEmpty() && seen.add(mention.code())) {
        from.add(country(draft, mention, run, others));
      } else {
        // Named again, it counts no more.
        draft.take(run);
      }
    }
    return from;
  }

  /**
   * Leaves away what is another name of a country that is named before, such as that of a people or a part of
   * it, which is a word like others.
   */
  static List<QuestionCountries.Mention> once(Draft draft, List<QuestionCountries.Mention> named) {
    Map<String, Set<String>> known = new HashMap<>();
    List<QuestionCountries.Mention> once = new ArrayList<>();
    for (QuestionCountries.Mention mention : named) {
      Draft.Run run = draft.run(mention.start(), mention.end());
      Set<String> words = new HashSet<>();
      for (int i = run.from(); i < run.to(); i++) {
        words.add(draft.token(i).exact());
      }
      Set<String> before = known.putIfAbsent(mention.code(), words);
      if (before == null || before.containsAll(words)) {
        once.add(mention);
      }
    }
    return once;
  }

  private Query country(Draft draft, QuestionCountries.Mention mention, Draft.Run run, int others)
      throws IOException {
    Term country = new Term(Schema.COUNTRY, mention.code());
    float weight = (float) draft.weight(country, draft.terms().find(country));
    Query from = new BoostQuery(
        new ConstantScoreQuery(new DocumentFilter(new TermQuery(country))), ONCE * weight);
    String as = draft.typed(mention.start(), mention.end());
    String name = Countries.bundled().name(mention.code());
    boolean counts = weight > 0 && draft.namesDocuments();
    String more = counts ? ", whose documents count more" : "";
    draft.note(new Note(
        Inference.COUNTRIES,
        as,
        mention.code(),
        "\"" + as + "\" is read as the country or group " + name + " (" + mention.code() + ")"
            + more));
    Query mentions = new TermQuery(new Term(Schema.MENTIONS, mention.code()));
    List<Query> forms = new ArrayList<>();
    forms.add(mentions);
    BooleanQuery words = words(draft, run);
    if (!words.clauses().isEmpty()) {
      forms.add(words);
    }
    draft.take(run);
    if (draft.infers(Inference.ACRONYMS) && run.size() == 1) {
      acronyms.expand(draft, as, draft.weight(run.from()), forms);
    }
    draft.add(
        mention.start(),
        as,
        forms.size() == 1 ? mentions : new DisjunctionMaxQuery(forms, 0),
        new DocumentFilter(Filters.headersOfFew(mention.code(), others)));
    return from;
  }

  /**
   * The documents of the countries that a question names beside what it asks, as few passages of a country's
   * law repeat what country it is of. What many are parties of is less about one of them.
   *
   * @param draft the question, its words read
   * @param named where it names countries
   * @param others the documents that it names otherwise
   * @param required whether passages need to have something else, such as a phrase
   * @return the documents of each country that is not part of another name
   */
  static List<Question.Named> documents(
      Draft draft,
      List<QuestionCountries.Mention> named,
      List<Question.Named> others,
      boolean required)
      throws IOException {
    List<Draft.Run> runs =
        named.stream().map(each -> draft.run(each.start(), each.end())).toList();
    Set<Query> rest = draft.items(runs, false);
    Set<Query> known = new HashSet<>(rest);
    others.forEach(other -> known.addAll(other.words()));
    others.forEach(other -> rest.removeAll(other.words()));
    if (!draft.uses(Ingredient.CONTEXT)) {
      return List.of();
    }
    Set<String> codes = new LinkedHashSet<>();
    named.forEach(each -> codes.add(each.code()));
    if (rest.isEmpty() && !required) {
      if (known.isEmpty() && codes.size() == 1) {
        alone(draft, named.getFirst());
      }
      return List.of();
    }
    List<Question.Named> all = new ArrayList<>();
    for (String code : codes) {
      List<Draft.Run> own = new ArrayList<>();
      for (int i = 0; i < runs.size(); i++) {
        if (named.get(i).code().equals(code)) {
          own.add(runs.get(i));
        }
      }
      Set<Query> words = draft.items(own, true);
      words.removeAll(known);
      if (words.isEmpty()) {
        continue;
      }
      DocumentFilter of = new DocumentFilter(Filters.headersOfParty(code));
      float weight = Question.Named.OF * draft.searcher().weight("from:" + code, of);
      if (weight > 0) {
        DocumentFilter few = new DocumentFilter(Filters.headersOfFew(code, codes.size()));
        Query documents = new DisjunctionMaxQuery(
            List.of(
                new BoostQuery(new ConstantScoreQuery(few), weight),
                new BoostQuery(new ConstantScoreQuery(of), MANY * weight / codes.size())),
            0);
        all.add(new Question.Named(
            Countries.bundled().name(code),
            words,
            Question.Named.answering(documents, required ? Set.of() : rest),
            few));
      }
    }
    return all;
  }

  /** Who asks for nothing but a country is told how to find what is of it. */
  private static void alone(Draft draft, QuestionCountries.Mention mention) throws IOException {
    DocumentFilter of = new DocumentFilter(Filters.headersOfParty(mention.code()));
    if (draft.searcher().holds("alone:" + mention.code(), of.count(draft.searcher()) > 0)) {
      draft.note(new Note(
          Inference.COUNTRIES,
          draft.typed(mention.start(), mention.end()),
          mention.code(),
          "country:" + mention.code()
              + " finds all of its documents, also where they do not name it"));
    }
  }

  /** The words of a name as they are; other forms of it are mentions. */
  private static BooleanQuery words(Draft draft, Draft.Run run) throws IOException {
    BooleanQuery.Builder words = new BooleanQuery.Builder();
    for (int i = run.from(); i < run.to(); i++) {
      String stem = draft.token(i).stem();
      if (stem != null) {
        Term word = draft.acronym(i);
        draft.setWeight(i, draft.weight(word, draft.terms().find(word)));
        words.add(new TermQuery(word), Occur.SHOULD);
        draft.marks().words().add(word.text());
        draft.addStem(stem);
      }
    }
    return words.build();
  }
}
