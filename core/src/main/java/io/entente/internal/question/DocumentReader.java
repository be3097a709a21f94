package io.entente.internal.question;

import io.entente.internal.index.Schema;
import io.entente.internal.index.TitleKeys;
import io.entente.internal.reader.DocumentFilter;
import io.entente.internal.reader.Filters;
import io.entente.internal.reader.PageSearcher;
import io.entente.internal.tag.DateFinder;
import io.entente.internal.tag.QuestionCountries.Mention;
import io.entente.query.Inference;
import io.entente.query.Ranking.Ingredient;
import io.entente.result.Understanding.Note;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.ScoreMode;
import org.apache.lucene.search.join.ToParentBlockJoinQuery;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * Reads which documents a question names beside what it asks of them: by title, as in {@code essential uses
 * in the Montreal Protocol}, by an acronym of the title or among its words, or as those of all countries it
 * names, or what these agreed on. Few passages repeat what their document is called, so those that answer the
 * rest of the question count as if they did.
 *
 * <p>Most stretches of a question are no title, so the sums that titles' keys are made of are kept, about 10
 * bytes each. Safe for use by several threads.
 */
final class DocumentReader {

  /** Longer titles are not looked for within a question. */
  private static final int MAX_TITLE = 20;

  /** A title that more documents have than these names none of them. */
  private static final int MAX_ALIKE = 20;

  /** The same of what a title is called for short. */
  private static final int MAX_CALLED = 4;

  private static final int MAX_NAMES = 8;

  /** Shorter stretches of scripts without spaces may be parts of other words. */
  private static final int MIN_IDEOGRAPHS = 4;

  private static final int MIN_ACRONYM = 3;

  private static final List<String> KINDS =
      List.of(TitleKeys.WHOLE, TitleKeys.SHORTER, TitleKeys.OPENING);

  private final AcronymReader acronyms;
  private final Pins pins;
  private final KnownTitles titles;

  DocumentReader(AcronymReader acronyms, Pins pins) {
    this.acronyms = acronyms;
    this.pins = pins;
    this.titles = pins.titles();
  }

  /**
   * Reads the documents that are named.
   *
   * @param draft the question, its words read
   * @param countries where it names countries
   * @param required whether passages need to have something else, such as a phrase
   * @return what is named; empty if nothing is, or nothing beside it is asked
   */
  Optional<Question.Named> read(Draft draft, List<Mention> countries, boolean required)
      throws IOException {
    if (!draft.uses(Ingredient.CONTEXT)) {
      return Optional.empty();
    }
    List<Draft.Run> mentions =
        countries.stream().map(each -> draft.run(each.start(), each.end())).toList();
    List<Spelt> spelt = spelt(draft);
    List<Name> parties = PartiesReader.read(draft, countries, mentions, spelt);
    List<Name> names = new ArrayList<>();
    if (draft.infers(Inference.TITLES)) {
      titles(draft, spelt, names);
      acronyms(draft, spelt, names);
      if (names.isEmpty() && parties.isEmpty()) {
        TitleRunReader.read(draft, pins, mentions, names);
      }
      // One of the countries or groups that documents are between is not named for itself.
      names.removeIf(name -> !parties.isEmpty() && mentions.contains(name.run()));
    }
    // Where nothing but countries is named, the documents of each count, and so those of all most.
    boolean each = names.isEmpty() && parties.size() == 1;
    if (each && (required || !draft.items(mentions, false).isEmpty())) {
      draft.note(parties.getFirst().note());
    }
    List<Name> between = each ? List.of() : parties;
    List<Draft.Run> runs = new ArrayList<>();
    names.forEach(name -> runs.add(name.run()));
    List<Draft.Run> titled = List.copyOf(runs);
    if (!between.isEmpty()) {
      names.addAll(between);
      runs.addAll(mentions);
      between.forEach(name -> runs.add(name.run()));
    }
    Set<Query> rest = draft.items(runs, false);
    // What the title says and the rest of the question as well is asked.
    Set<Query> words = draft.items(runs, true);
    words.removeAll(rest);
    if (names.isEmpty() || rest.isEmpty() && !required) {
      return Optional.empty();
    }
    List<Query> documents = new ArrayList<>();
    for (Name name : names) {
      documents.add(
          new BoostQuery(new ConstantScoreQuery(name.documents()), (float) name.weight()));
      draft.note(name.note());
    }
    // Countries are as often a part of what is asked.
    titled.forEach(draft::name);
    between.forEach(name -> draft.name(name.run()));
    List<String> as = names.stream().map(Name::as).distinct().toList();
    return Optional.of(new Question.Named(
        String.join(", ", as),
        words,
        Question.Named.answering(
            new DisjunctionMaxQuery(documents, 0), required ? Set.of() : rest)));
  }

  private List<Spelt> spelt(Draft draft) throws IOException {
    List<Spelt> all = new ArrayList<>();
    for (int i = 0; i < draft.size() && draft.infers(Inference.ACRONYMS); i++) {
      Collection<String> longForms =
          draft.token(i).word() ? acronyms.longForms(draft, draft.typed(i)) : List.of();
      for (String longForm : longForms) {
        List<String> stems = draft.analyse(longForm).stems();
        String own = draft.token(i).stem();
        long sum = stems.stream().mapToLong(TitleKeys::part).sum();
        all.add(new Spelt(i, longForm, stems, sum - (own == null ? 0 : TitleKeys.part(own))));
      }
    }
    return all;
  }

  /** The longest stretches that are titles, or what titles are called for short. */
  private void titles(Draft draft, List<Spelt> spelt, List<Name> names) throws IOException {
    int from = 0;
    while (from < draft.size() && names.size() < MAX_NAMES) {
      int end = from + 1;
      Titled longest = null;
      List<String> stems = new ArrayList<>();
      double weight = 0;
      long sum = 0;
      for (int to = from; to < draft.size() && stems.size() < MAX_TITLE; to++) {
        String stem = draft.token(to).stem();
        if (draft.isLeftOut(to) || stem == null && to == from) {
          break;
        }
        if (stem != null) {
          stems.add(stem);
          sum += TitleKeys.part(stem);
          boolean mayName = to == from ? mayBeInBrackets(draft, from) : !isTooShort(stems);
          Titled titled = mayName ? titled(draft.searcher(), sum, to == from) : null;
          List<String> words = stems;
          for (Spelt each : titled == null && to > from ? spelt : List.<Spelt>of()) {
            if (titled == null && each.at() >= from && each.at() <= to) {
              titled = titled(draft.searcher(), sum + each.difference(), false);
              words = new ArrayList<>(stems);
              words.remove(draft.token(each.at()).stem());
              words.addAll(each.stems());
            }
          }
          if (titled != null) {
            longest = titled;
            weight = draft.weight(words);
            end = to + 1;
          }
        }
      }
      if (longest != null) {
        Draft.Run run = new Draft.Run(from, end);
        String as = draft.typed(run);
        if (names.stream().noneMatch(name -> name.as().equalsIgnoreCase(as))) {
          String words = "\"" + as + "\" is the title of " + longest.said();
          names.add(new Name(
              run, as, longest.documents(), weight, new Note(Inference.TITLES, as, as, words)));
        }
      }
      from = end;
    }
  }

  /** Whether a word may be an acronym in the brackets of a title. */
  private static boolean mayBeInBrackets(Draft draft, int at) {
    int length = draft.typed(at).length();
    boolean month = DateFinder.month(draft.typed(at)) > 0 && !draft.isAcronym(at);
    return draft.token(at).word()
        && !month
        && !draft.isDropped(at)
        && length >= MIN_ACRONYM
        && (draft.isCapital(at)
            // "areas" is no AREA.
            || length > MIN_ACRONYM
                && draft.token(at).exact().equals(draft.token(at).stem()));
  }

  private static boolean isTooShort(List<String> stems) {
    return stems.size() < MIN_IDEOGRAPHS
        && stems.stream()
            .anyMatch(stem -> stem.length() == 1 && Character.isIdeographic(stem.codePointAt(0)));
  }

  private void acronyms(Draft draft, List<Spelt> spelt, List<Name> names) throws IOException {
    for (Spelt each : spelt) {
      String as = draft.typed(each.at());
      boolean known = names.stream()
          .anyMatch(name -> name.as().equalsIgnoreCase(as) || name.run().has(each.at()));
      if (known || each.stems().size() < 2 || names.size() == MAX_NAMES) {
        continue;
      }
      long sum = each.stems().stream().mapToLong(TitleKeys::part).sum();
      Titled titled = titled(draft.searcher(), sum, false);
      Query having = titled == null
          ? TitleRunReader.having(draft.searcher(), each.stems())
          : titled.documents();
      if (having != null) {
        String words = titled == null
            ? "\"" + as + "\" is short for words in the title of few documents, which count more"
            : "\"" + as + "\" is short for the title of " + titled.said();
        names.add(new Name(
            new Draft.Run(each.at(), each.at() + 1),
            as,
            having,
            draft.weight(each.stems()),
            new Note(Inference.ACRONYMS, as, each.longForm(), words)));
      }
    }
  }

  /**
   * Documents that have a title.
   *
   * @param documents their passages
   * @param count how many there are
   */
  private record Titled(Query documents, int count) {
    String said() {
      return count == 1 ? "a document, which counts more" : count + " documents, which count more";
    }
  }

  /** The documents of such a title, or called so; null if there are none or too many. */
  private @Nullable Titled titled(PageSearcher searcher, long sum, boolean oneWord)
      throws IOException {
    boolean goesOn = searcher.goesOn();
    if (!goesOn && !titles.mayHave(searcher.getIndexReader(), sum)) {
      return null;
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    boolean found = false;
    Set<Integer> headers = new HashSet<>();
    for (String kind : oneWord ? List.of(TitleKeys.OPENING) : KINDS) {
      Term key = new Term(Schema.TITLE_KEY, kind + TitleKeys.key(sum));
      int most = kind.equals(TitleKeys.OPENING) ? MAX_CALLED : MAX_ALIKE;
      if (goesOn && !searcher.holds("titled:" + key.text(), false)) {
        // What was no title on the first page need not be looked up.
        continue;
      }
      Set<Integer> live = live(searcher.getIndexReader(), key, most + 1);
      if (searcher.holds("titled:" + key.text(), !live.isEmpty() && live.size() <= most)) {
        any.add(new TermQuery(key), Occur.SHOULD);
        headers.addAll(live);
        found = true;
      }
    }
    return !found
        ? null
        : new Titled(
            new DocumentFilter(
                new ToParentBlockJoinQuery(any.build(), Filters.HEADERS, ScoreMode.None)),
            Math.max(1, headers.size()));
  }

  /** The documents that have a term and were not deleted; no more than asked for. */
  private static Set<Integer> live(IndexReader reader, Term term, int most) throws IOException {
    Set<Integer> found = new HashSet<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      PostingsEnum each = leaf.reader().postings(term, PostingsEnum.NONE);
      Bits live = leaf.reader().getLiveDocs();
      while (each != null
          && found.size() < most
          && each.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        if (live == null || live.get(each.docID())) {
          found.add(leaf.docBase + each.docID());
        }
      }
    }
    return found;
  }
}
