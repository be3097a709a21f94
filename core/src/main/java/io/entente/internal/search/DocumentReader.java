package io.entente.internal.search;

import io.entente.internal.index.Schema;
import io.entente.internal.index.TitleKeys;
import io.entente.internal.tag.QuestionCountries.Mention;
import io.entente.internal.tag.TextHash;
import io.entente.query.Inference;
import io.entente.result.Understanding.Note;
import io.entente.vocabulary.Countries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.ScoreMode;
import org.apache.lucene.search.join.ToParentBlockJoinQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Reads which documents a question names beside what it asks of them: by title, as in {@code essential uses
 * in the Montreal Protocol}, by an acronym of the title, or as those of all countries it names. Few passages
 * repeat what their document is called, so those that answer the rest of the question count as if they did.
 *
 * <p>Most stretches of a question are no title, so the sums that titles' keys are made of are kept, about 10
 * bytes each. Safe for use by several threads.
 */
final class DocumentReader {

  /** Longer titles are not looked for within a question. */
  private static final int MAX_TITLE = 20;

  /** The beginning of more titles than these names none of them. */
  private static final int MAX_OPENING = 4;

  private static final List<String> KINDS =
      List.of(TitleKeys.WHOLE, TitleKeys.SHORTER, TitleKeys.OPENING);

  private final AcronymReader acronyms;
  private final SegmentCache<TextHash.Among> titles = new SegmentCache<>(DocumentReader::sums);

  DocumentReader(AcronymReader acronyms) {
    this.acronyms = acronyms;
  }

  /**
   * A name in the question.
   *
   * @param runs its words
   * @param as the name, for people
   * @param documents the passages of what is named
   * @param weight what the words of the name would count
   * @param note says what was understood
   */
  private record Name(List<Draft.Run> runs, String as, Query documents, double weight, Note note) {}

  /**
   * Reads the documents that are named.
   *
   * @param draft the question, its words read
   * @param countries where it names countries
   * @param required whether passages need to have something else, such as a phrase
   * @return what is named; null if nothing is, or nothing beside it is asked
   */
  Question.@Nullable Named read(Draft draft, List<Mention> countries, boolean required)
      throws IOException {
    List<Name> names = new ArrayList<>();
    if (draft.infers(Inference.TITLES)) {
      titles(draft, names);
      if (draft.infers(Inference.ACRONYMS)) {
        acronyms(draft, names);
      }
    }
    List<Draft.Run> titled =
        names.stream().flatMap(name -> name.runs().stream()).toList();
    between(draft, countries, names);
    List<Draft.Run> runs = names.stream().flatMap(name -> name.runs().stream()).toList();
    Set<Query> rest = draft.items(runs, false);
    // What the title says and the rest of the question as well is asked.
    Set<Query> words = draft.items(runs, true);
    words.removeAll(rest);
    if (names.isEmpty() || rest.isEmpty() && !required) {
      return null;
    }
    BooleanQuery.Builder asked = new BooleanQuery.Builder();
    rest.forEach(item -> asked.add(item, Occur.SHOULD));
    Query answers = asked.build();
    List<Query> documents = new ArrayList<>();
    for (Name name : names) {
      BooleanQuery.Builder both = new BooleanQuery.Builder().add(name.documents(), Occur.FILTER);
      if (!required) {
        both.add(answers, Occur.FILTER);
      }
      documents.add(new BoostQuery(new ConstantScoreQuery(both.build()), (float) name.weight()));
      draft.note(name.note());
    }
    // Countries are as often a part of what is asked.
    titled.forEach(draft::name);
    List<String> as = names.stream().map(Name::as).distinct().toList();
    return new Question.Named(String.join(", ", as), words, new DisjunctionMaxQuery(documents, 0));
  }

  /** The longest stretches that are titles. */
  private void titles(Draft draft, List<Name> names) throws IOException {
    int from = 0;
    while (from < draft.size()) {
      int end = from + 1;
      Query longest = null;
      List<String> stems = new ArrayList<>();
      int longestSize = 0;
      long sum = 0;
      for (int to = from; to < draft.size() && stems.size() < MAX_TITLE; to++) {
        String stem = draft.token(to).stem();
        if (stem == null && to == from) {
          break;
        }
        if (stem != null) {
          stems.add(stem);
          sum += TitleKeys.part(stem);
          Query titled = stems.size() < 2 ? null : titled(draft.searcher(), sum);
          if (titled != null) {
            longest = titled;
            longestSize = stems.size();
            end = to + 1;
          }
        }
      }
      if (longest != null) {
        Draft.Run run = new Draft.Run(from, end);
        String as = draft.typed(run);
        String words = "\"" + as + "\" is the title of a document, which counts more";
        names.add(new Name(
            List.of(run),
            as,
            longest,
            weight(draft, stems.subList(0, longestSize)),
            new Note(Inference.TITLES, as, as, words)));
      }
      from = end;
    }
  }

  private void acronyms(Draft draft, List<Name> names) throws IOException {
    for (int i = 0; i < draft.size(); i++) {
      String as = draft.typed(i);
      for (String longForm :
          draft.token(i).word() ? acronyms.longForms(draft, as) : List.<String>of()) {
        List<String> stems = draft.analyse(longForm).stems();
        long sum = stems.stream().mapToLong(TitleKeys::part).sum();
        Query titled = stems.size() < 2 ? null : titled(draft.searcher(), sum);
        if (titled != null) {
          String words = "\"" + as + "\" is short for the title of a document, which counts more";
          names.add(new Name(
              List.of(new Draft.Run(i, i + 1)),
              as,
              titled,
              weight(draft, stems),
              new Note(Inference.ACRONYMS, as, longForm, words)));
        }
      }
    }
  }

  private static double weight(Draft draft, List<String> stems) throws IOException {
    double weight = 0;
    for (String stem : stems) {
      Term term = new Term(Schema.TEXT, stem);
      weight += draft.weight(term, draft.terms().find(term));
    }
    return weight;
  }

  /** The documents of such a title; null if there is none. */
  private @Nullable Query titled(PageSearcher searcher, long sum) throws IOException {
    if (!searcher.goesOn() && !mayBeTitle(searcher, sum)) {
      return null;
    }
    for (String kind : KINDS) {
      Term key = new Term(Schema.TITLE_KEY, kind + TitleKeys.key(sum));
      int live = searcher.getIndexReader().docFreq(key);
      boolean names = live > 0 && (live <= MAX_OPENING || !kind.equals(TitleKeys.OPENING));
      if (searcher.holds("titled:" + key.text(), names)) {
        return new DocumentFilter(
            new ToParentBlockJoinQuery(new TermQuery(key), Filters.HEADERS, ScoreMode.None));
      }
    }
    return null;
  }

  private boolean mayBeTitle(PageSearcher searcher, long sum) throws IOException {
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      if (titles.of(leaf.reader()).has(sum)) {
        return true;
      }
    }
    return false;
  }

  private static TextHash.Among sums(LeafReader segment) throws IOException {
    long[] sums = new long[64];
    int count = 0;
    Terms keys = segment.terms(Schema.TITLE_KEY);
    TermsEnum each = keys == null ? TermsEnum.EMPTY : keys.iterator();
    for (BytesRef key = each.next(); key != null; key = each.next()) {
      if (count == sums.length) {
        sums = Arrays.copyOf(sums, 2 * count);
      }
      sums[count++] = TitleKeys.sum(key.utf8ToString());
    }
    return new TextHash.Among(sums, count);
  }

  /** The documents of all countries that are named, if they are several. */
  private static void between(Draft draft, List<Mention> countries, List<Name> names)
      throws IOException {
    List<String> codes = countries.stream().map(Mention::code).distinct().toList();
    if (codes.size() < 2) {
      return;
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    double weight = 0;
    for (String code : codes) {
      Term country = new Term(Schema.COUNTRY, code);
      weight += draft.weight(country, draft.terms().find(country));
      all.add(new TermQuery(country), Occur.FILTER);
    }
    Query headers = all.build();
    if (!draft.searcher().holds("between:" + codes, draft.searcher().count(headers) > 0)) {
      return;
    }
    String as = String.join(", ", codes.stream().map(Countries.bundled()::name).toList());
    String words = "documents of all of these count more: " + as;
    names.add(new Name(
        countries.stream().map(each -> draft.run(each.start(), each.end())).toList(),
        as,
        new DocumentFilter(headers),
        weight,
        new Note(Inference.COUNTRIES, as, String.join(" ", codes), words)));
  }
}
