package io.entente.internal.question;

import io.entente.document.DocumentKind;
import io.entente.internal.index.Schema;
import io.entente.internal.index.TitleKeys;
import io.entente.internal.reader.Analysed;
import io.entente.internal.reader.DocumentFilter;
import io.entente.internal.reader.PageSearcher;
import io.entente.query.Inference;
import io.entente.result.Understanding.Note;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Reads words side by side in a short question that are seldom apart, that only a few documents have in their titles and
 * hardly any other speaks of, as in {@code Fehmarn Belt tolls}: they name those documents though they are no whole title.
 */
final class TitleRunReader {

  /** More documents than these are not named by a part of their titles. */
  private static final int MAX_CALLED = 4;

  /** Where each document is one of fewer, the words of its title are what the others speak of as well. */
  private static final int MIN_OTHERS = 20;

  /** Longer questions seldom name a document by a part of its title. */
  private static final int MAX_WORDS = 8;

  /** So many small words may stand among those of a title. */
  private static final int SMALL_WORDS = 2;

  private static final int MAX_BEFORE_KIND = 3;

  /** Sorts of instrument that are no treaties. */
  private static final Set<String> LAWS = Set.copyOf(TitleKeys.stems(
      "act charter code constitution directive law regulation statute ley loi gesetz"));

  /** Documents of these kinds tell of others. */
  private static final Query TELLING = new TermInSetQuery(
      Schema.KIND,
      Stream.of(DocumentKind.ARTICLE, DocumentKind.REPORT, DocumentKind.STATEMENT)
          .map(kind -> new BytesRef(kind.id()))
          .toList());

  /** What more passages speak of is a matter. */
  private static final int MAX_PASSAGES = 400;

  private final Draft draft;
  private final Pins pins;
  private final PageSearcher searcher;
  private final List<Draft.Run> taken;

  private TitleRunReader(Draft draft, Pins pins, List<Draft.Run> taken) {
    this.draft = draft;
    this.pins = pins;
    this.searcher = draft.searcher();
    this.taken = taken;
  }

  /**
   * Adds the documents that are named so.
   *
   * @param draft the question, its words read
   * @param pins reads titles
   * @param taken what names something else already
   * @param names takes the names
   */
  static void read(Draft draft, Pins pins, List<Draft.Run> taken, List<Name> names)
      throws IOException {
    long words = 0;
    for (int i = 0; i < draft.size(); i++) {
      words += draft.hasStem(i) ? 1 : 0;
    }
    if (words > 2 && words <= MAX_WORDS) {
      new TitleRunReader(draft, pins, taken).read(names);
    }
  }

  private void read(List<Name> names) throws IOException {
    int from = 0;
    while (from + 1 < draft.size()) {
      Called called = called(from);
      if (called != null) {
        add(called.run, called.documents, names);
        from = called.run.to();
        continue;
      }
      int to = from;
      Query longest = null;
      PhraseQuery.Builder titled = new PhraseQuery.Builder().setSlop(SMALL_WORDS);
      for (int i = from; i < draft.size() && mayName(i); i++) {
        titled.add(new Term(Schema.TITLE, stem(i)));
        Query documents = i == from ? null : documents(from, i, titled.build());
        if (i > from && documents == null) {
          break;
        }
        longest = documents;
        to = i + 1;
      }
      if (longest == null) {
        from++;
      } else {
        add(new Draft.Run(from, to), longest, names);
        from = to;
      }
    }
  }

  /**
   * The words before a sort of instrument and that, if few titles have them anywhere: {@code Genocide Convention} for
   * the Convention on the Prevention and Punishment of the Crime of Genocide. Null if there are none.
   */
  private @Nullable Called called(int from) throws IOException {
    int kind = from;
    while (kind < draft.size() && kind < from + MAX_BEFORE_KIND && mayName(kind)) {
      kind++;
    }
    if (kind == from || kind == draft.size() || !isKind(kind)) {
      return null;
    }
    Draft.Run run = new Draft.Run(from, kind + 1);
    Query documents = calling(run);
    boolean few = !searcher.goesOn() && isOfFew(searcher, documents);
    return searcher.holds("called:" + draft.exact(run), few)
        ? new Called(run, new DocumentFilter(documents))
        : null;
  }

  /** Words that name documents. */
  private record Called(Draft.Run run, Query documents) {}

  private boolean isKind(int at) {
    return draft.hasStem(at)
        && (TitleKeys.kind(stem(at)) != null || LAWS.contains(stem(at)))
        && taken.stream().noneMatch(run -> run.has(at));
  }

  /**
   * The documents with these words in their titles. A text that tells of others names none where its title has the sort
   * of instrument in small letters: {@code What the lithium treaty leaves open}.
   */
  private Query calling(Draft.Run run) throws IOException {
    boolean small = !searcher.goesOn() && isTold(run);
    BooleanQuery.Builder calling = inTitle(run);
    if (searcher.holds("told:" + draft.exact(run), small)) {
      calling.add(TELLING, Occur.MUST_NOT);
    }
    return calling.build();
  }

  /** Whether the title of a text that tells of others has the sort of instrument in small letters. */
  private boolean isTold(Draft.Run run) throws IOException {
    Query telling = inTitle(run).add(TELLING, Occur.FILTER).build();
    for (String title : pins.titles(searcher, telling, MAX_CALLED)) {
      if (!capitals(title).contains(stem(run.to() - 1))) {
        return true;
      }
    }
    return false;
  }

  private BooleanQuery.Builder inTitle(Draft.Run run) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (int i = run.from(); i < run.to(); i++) {
      all.add(new TermQuery(new Term(Schema.TITLE, stem(i))), Occur.FILTER);
    }
    return all;
  }

  private String stem(int at) {
    return String.valueOf(draft.token(at).stem());
  }

  private boolean mayName(int at) {
    // A character of a script without spaces may be a part of any word.
    return draft.hasStem(at)
        && stem(at).length() > 1
        && !draft.isDropped(at)
        && !draft.isLeftOut(at)
        && Scaffold.weight(draft.token(at).exact()) == 1
        && !TitleKeys.isGeneric(stem(at))
        && taken.stream().noneMatch(run -> run.has(at));
  }

  /** The documents with these words in their titles, or null if they are none, too many, or not named by them. */
  private @Nullable Query documents(int from, int last, Query titled) throws IOException {
    Query documents = new DocumentFilter(titled);
    String key = "title run:" + draft.exact(new Draft.Run(from, last + 1));
    boolean named = !searcher.goesOn() && isNamed(from, last, titled, documents);
    return searcher.holds(key, named) ? documents : null;
  }

  private boolean isNamed(int from, int last, Query titled, Query documents) throws IOException {
    Term pair = Schema.pair(stem(last - 1) + " " + stem(last));
    int passages = searcher.docFreq(pair);
    int rarer = Math.min(
        searcher.docFreq(new Term(Schema.TEXT, stem(last - 1))),
        searcher.docFreq(new Term(Schema.TEXT, stem(last))));
    if (passages > MAX_PASSAGES || 2 * passages < rarer) {
      return false;
    }
    if (!isOfFew(searcher, titled) || !areCapitals(from, last, titled)) {
      return false;
    }
    Query inside = new BooleanQuery.Builder()
        .add(new TermQuery(pair), Occur.FILTER)
        .add(documents, Occur.FILTER)
        .build();
    return 2 * searcher.count(inside) >= passages;
  }

  /** Whether all those titles write the words with capitals, as names are, and not as what they are about. */
  private boolean areCapitals(int from, int last, Query titled) throws IOException {
    for (String title : pins.titles(searcher, titled, MAX_CALLED)) {
      Set<String> capitals = capitals(title);
      for (int i = from; i <= last; i++) {
        if (!capitals.contains(stem(i))) {
          return false;
        }
      }
    }
    return true;
  }

  /** The stems of the words that a title writes with capitals. */
  private static Set<String> capitals(String title) {
    Set<String> capitals = new HashSet<>();
    for (Analysed.Token token : Analysed.of(title).tokens()) {
      if (token.stem() != null && Character.isUpperCase(title.charAt(token.start()))) {
        capitals.add(token.stem());
      }
    }
    return capitals;
  }

  private static boolean isOfFew(PageSearcher searcher, Query titled) throws IOException {
    int count = searcher.count(titled);
    int all = searcher.getIndexReader().getDocCount(Schema.TITLE);
    return count > 0 && count <= MAX_CALLED && count <= all / MIN_OTHERS;
  }

  /**
   * Returns the few documents whose titles have some words side by side, or null if there are none or more.
   *
   * @param searcher the state of the index
   * @param stems the words, what an acronym stands for
   */
  static @Nullable Query having(PageSearcher searcher, List<String> stems) throws IOException {
    PhraseQuery.Builder titled = new PhraseQuery.Builder().setSlop(SMALL_WORDS);
    stems.forEach(stem -> titled.add(new Term(Schema.TITLE, stem)));
    Query phrase = titled.build();
    String key = "in title:" + String.join(" ", stems);
    boolean few = !searcher.goesOn() && isOfFew(searcher, phrase);
    return searcher.holds(key, few) ? new DocumentFilter(phrase) : null;
  }

  private void add(Draft.Run run, Query documents, List<Name> names) throws IOException {
    String as = draft.typed(run);
    List<String> stems = new ArrayList<>();
    for (int i = run.from(); i < run.to(); i++) {
      stems.add(stem(i));
    }
    String words = "\"" + as + "\" is in the title of few documents, which count more";
    names.add(new Name(
        run, as, documents, draft.weight(stems), new Note(Inference.TITLES, as, as, words)));
  }
}
