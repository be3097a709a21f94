package io.entente.internal.question;

import io.entente.analysis.Units;
import io.entente.document.DocumentInfo;
import io.entente.internal.index.Schema;
import io.entente.internal.index.TitleKeys;
import io.entente.internal.reader.Analysed;
import io.entente.internal.reader.DocumentFilter;
import io.entente.internal.reader.Filters;
import io.entente.internal.reader.LearnedTerms;
import io.entente.internal.reader.PageSearcher;
import io.entente.internal.reader.StoredReader;
import io.entente.internal.tag.Acronyms;
import io.entente.internal.tag.Provisions;
import io.entente.internal.tag.QuestionCountries.Mention;
import io.entente.query.Filter;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.result.Understanding.Note;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.ScoreMode;
import org.apache.lucene.search.join.ToParentBlockJoinQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Finds what a question names as a whole: a document by its title, a provision by its number, also within
 * a document that is named beside it. Such passages stand before all others, the newest first. Behind
 * them stands what they are part of: the rest of the document whose long title was typed, the rest of the
 * article of which a paragraph was named.
 */
public final class Pins {

  private static final int MAX_TITLES = 300;
  private static final double VERY_TITLE = 1_000;

  /** So many words that are a title are hardly a question about a matter that happens to have it. */
  private static final int LONG_TITLE = 4;

  /** More documents of one title are not put first as a whole. */
  private static final int MAX_WHOLE = 4;

  /** Above any score that words can reach; what is named itself counts twice as much. */
  public static final float FIRST = 10_000;

  /** Words of a question that are no part of a title. */
  private static final Set<String> ASKING = Set.of(
      "what", "which", "who", "how", "when", "where", "why", "do", "doe", "did", "about", "sai",
      "mean", "provid", "show", "me", "find", "text", "read", "under", "from");

  /** How titles number what people call the first, second and so on: {@code Geneva Convention (III)}. */
  private static final Map<String, String> ROMAN = Map.of(
      "first", "i", "second", "ii", "third", "iii", "fourth", "iv", "fifth", "v", "sixth", "vi",
      "seventh", "vii", "eighth", "viii", "ninth", "ix", "tenth", "x");

  private final LearnedTerms learned;
  private final StoredReader.Pool stored;
  private final KnownTitles titles = new KnownTitles();

  public Pins(LearnedTerms learned, StoredReader.Pool stored) {
    this.learned = learned;
    this.stored = stored;
  }

  /** What no title is. */
  KnownTitles titles() {
    return titles;
  }

  /**
   * What is put first, and the note that says so.
   *
   * @param query matches and scores it
   * @param asksMore whether the question has words beyond it, which then tell what comes first within it
   * @param note the note
   */
  public record Pinned(Query query, boolean asksMore, Note note) {}

  public Optional<Pinned> pinned(
      PageSearcher searcher,
      PolicyQuery query,
      String text,
      Analysed analysed,
      List<Mention> countries)
      throws IOException {
    if (query.infers(Inference.PROVISIONS)) {
      Optional<Pinned> provision = provision(searcher, query, text, analysed);
      if (provision.isPresent()) {
        return provision;
      }
    }
    return query.infers(Inference.TITLES)
        ? title(searcher, query, text, analysed, countries)
        : Optional.empty();
  }

  /** What is put first for a phrase that is the title of a document, which stays exact otherwise. */
  public Optional<Pinned> quotedTitle(PageSearcher searcher, String phrase) throws IOException {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    int found = title(searcher, Analysed.of(phrase).stems(), List.of(), any);
    return found == 0
        ? Optional.empty()
        : Optional.of(new Pinned(first(any.build()), false, isTitle(phrase, found)));
  }

  private static Note isTitle(String text, int found) {
    String words = "\"" + text + "\" is the title of "
        + (found == 1 ? "a document" : found + " documents") + ", put first";
    return new Note(Inference.TITLES, text, text, words);
  }

  private static List<Analysed.Token> words(Analysed analysed) {
    return analysed.tokens().stream().filter(token -> token.stem() != null).toList();
  }

  private Optional<Pinned> title(
      PageSearcher searcher,
      PolicyQuery query,
      String text,
      Analysed analysed,
      List<Mention> countries)
      throws IOException {
    List<String> stems = analysed.stems();
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    int found = title(searcher, stems, List.of(), any, mayBeAcronym(text, stems));
    if (found == 0 && !countries.isEmpty()) {
      List<String> rest = new ArrayList<>();
      for (Analysed.Token token : analysed.tokens()) {
        boolean country = countries.stream()
            .anyMatch(mention -> token.start() >= mention.start() && token.end() <= mention.end());
        if (token.stem() != null && !country) {
          rest.add(token.stem());
        }
      }
      List<String> codes = countries.stream().map(Mention::code).distinct().toList();
      found = title(searcher, rest, List.of(new DocumentFilter(in(Schema.COUNTRY, codes))), any);
    }
    List<String> undated =
        stems.stream().filter(stem -> !TitleKeys.isYear(stem)).toList();
    if (found == 0 && undated.size() < stems.size()) {
      // The year may be the document's date instead of a part of its title.
      for (String stem : stems) {
        if (TitleKeys.isYear(stem)) {
          found += title(searcher, undated, List.of(Filters.filter(Filter.in(stem), true)), any);
        }
      }
      // A document without a date may be of any year.
      found += found > 0 ? 0 : title(searcher, undated, List.of(Filters.undated()), any);
    }
    if (found == 0 && query.infers(Inference.ACRONYMS)) {
      List<Set<String>> readings = readings(searcher, query, text, words(analysed));
      // The first is the words as they are.
      for (Set<String> spelt : readings.subList(1, readings.size())) {
        found += title(searcher, List.copyOf(spelt), List.of(), any);
      }
    }
    if (found == 0) {
      return Optional.empty();
    }
    Query named = any.build();
    boolean whole = stems.size() >= LONG_TITLE && found <= MAX_WHOLE;
    Query pinned = whole ? first(named, Filters.wholeDocuments(named)) : first(named);
    return Optional.of(new Pinned(pinned, false, isTitle(text, found)));
  }

  /** Equal scores above all others, so that the newest come first. */
  private static Query first(Query query) {
    return new BoostQuery(new ConstantScoreQuery(query), FIRST);
  }

  /** What is named before what it is part of, and that before all else. */
  private static Query first(Query named, Query around) {
    return new BooleanQuery.Builder()
        .add(first(named), Occur.SHOULD)
        .add(first(around), Occur.SHOULD)
        .build();
  }

  /**
   * Adds the documents with a title, or else with that title but for its year or brackets, or else those
   * few that are called so; returns how many.
   */
  private int title(
      PageSearcher searcher, List<String> stems, List<Query> conditions, BooleanQuery.Builder any)
      throws IOException {
    return title(searcher, stems, conditions, any, true);
  }

  /** Whether what is typed may be an acronym, or is no single word: "areas" is no AREA. */
  private static boolean mayBeAcronym(String text, List<String> stems) {
    String word = text.strip();
    return stems.size() != 1
        || !word.equals(word.toLowerCase(Locale.ROOT))
        || word.equals(stems.getFirst());
  }

  private int title(
      PageSearcher searcher,
      List<String> stems,
      List<Query> conditions,
      BooleanQuery.Builder any,
      boolean called)
      throws IOException {
    long sum = stems.stream().mapToLong(TitleKeys::part).sum();
    boolean known = searcher.goesOn() || titles.mayHave(searcher.getIndexReader(), sum);
    if (stems.isEmpty() || !known) {
      return 0;
    }
    for (String kind : List.of(TitleKeys.WHOLE, TitleKeys.SHORTER, TitleKeys.OPENING)) {
      Term key = new Term(Schema.TITLE_KEY, kind + TitleKeys.key(sum));
      int count = searcher.docFreq(key);
      boolean opening = kind.equals(TitleKeys.OPENING);
      if (count > 0 && (!opening || called && count <= MAX_WHOLE)) {
        BooleanQuery.Builder both =
            new BooleanQuery.Builder().add(new TermQuery(key), Occur.FILTER);
        conditions.forEach(condition -> both.add(condition, Occur.FILTER));
        Query titled = both.build();
        if (!conditions.isEmpty()) {
          count = Math.round(searcher.fixed("titled:" + titled, searcher.count(titled)));
        }
        if (count > 0) {
          any.add(titled, Occur.SHOULD);
          return count;
        }
      }
    }
    return 0;
  }

  /** The titles of a few documents whose headers match. */
  List<String> titles(PageSearcher searcher, Query headers, int most) throws IOException {
    List<String> found = new ArrayList<>();
    try (StoredReader reader = stored.reader(searcher.getIndexReader())) {
      for (ScoreDoc hit : searcher.search(headers, most).scoreDocs) {
        found.add(reader.info(hit.doc).title());
      }
    }
    return found;
  }

  /** Whether a text is the whole title of a document. */
  public boolean isTitle(PageSearcher searcher, String text) throws IOException {
    List<String> stems = Analysed.of(text).stems();
    return !stems.isEmpty()
        && searcher.docFreq(new Term(Schema.TITLE_KEY, TitleKeys.WHOLE + TitleKeys.key(stems))) > 0;
  }

  private static Query in(String field, Collection<String> values) {
    return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
  }

  private Optional<Pinned> provision(
      PageSearcher searcher, PolicyQuery query, String text, Analysed analysed) throws IOException {
    List<Units.Unit> references = Units.references(text);
    if (references.isEmpty()) {
      return Optional.empty();
    }
    List<Analysed.Token> rest = new ArrayList<>();
    for (Analysed.Token token : analysed.tokens()) {
      boolean inside = references.stream()
          .anyMatch(ref -> token.start() >= ref.start() && token.end() <= ref.end());
      if (!inside && token.stem() != null && !ASKING.contains(token.stem())) {
        rest.add(token);
      }
    }
    Set<String> documents = Set.of();
    boolean asksMore = false;
    if (!rest.isEmpty()) {
      Map<String, Boolean> named = named(searcher, query, text, rest, references);
      if (named.isEmpty()) {
        return Optional.empty();
      }
      documents = named.keySet();
      asksMore = named.containsValue(false);
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    BooleanQuery.Builder around = new BooleanQuery.Builder();
    Set<String> keys = new LinkedHashSet<>();
    Set<String> missing = new LinkedHashSet<>();
    for (Units.Unit reference : nested(searcher, references)) {
      for (String key : forms(reference.term())) {
        BooleanQuery.Builder both = new BooleanQuery.Builder()
            .add(new TermQuery(new Term(Schema.PROVISION_START, key)), Occur.FILTER);
        if (!documents.isEmpty()) {
          both.add(in(Schema.DOCUMENT, documents), Occur.FILTER);
        }
        Query found = both.build();
        boolean there = searcher.search(found, 1).scoreDocs.length > 0;
        if (searcher.holds("provision:" + reference.start() + ':' + key, there)) {
          any.add(documents.isEmpty() ? found : within(key, documents), Occur.SHOULD);
          String broader = documents.isEmpty() ? "" : broader(key);
          if (!broader.isEmpty()) {
            around.add(within(broader, documents), Occur.SHOULD);
          }
          keys.add(key);
          if (broader(reference.term()).startsWith(key)) {
            missing.add(reference.term());
          }
          break;
        }
      }
    }
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    String what = String.join(", ", keys);
    String of = documents.isEmpty()
        ? ""
        : documents.size() == 1
            ? " of " + documents.iterator().next()
            : " of " + documents.size() + " documents";
    String none =
        missing.isEmpty() ? "" : "; no passage begins with " + String.join(" or ", missing);
    return Optional.of(new Pinned(
        first(any.build(), around.build()),
        asksMore,
        new Note(
            Inference.PROVISIONS,
            text,
            what,
            "\"" + text + "\" names the provision " + what + of + ", put first" + none)));
  }

  /** An article of an annex for the two references of {@code Annex B, Article 5}, if there is such. */
  private static List<Units.Unit> nested(PageSearcher searcher, List<Units.Unit> references)
      throws IOException {
    if (references.size() != 2) {
      return references;
    }
    for (int i = 0; i < 2; i++) {
      Units.Unit attached = references.get(i);
      Units.Unit other = references.get(1 - i);
      String kind = attached.term().substring(0, attached.term().indexOf(' '));
      if (Provisions.isAttached(kind)) {
        String key = attached.term() + " " + other.term();
        int open = key.indexOf('(');
        String whole = open < 0 ? key : key.substring(0, open);
        boolean there = searcher.docFreq(new Term(Schema.PROVISION_START, whole)) > 0;
        if (searcher.holds("nested:" + key, there)) {
          Units.Unit first = references.getFirst();
          return List.of(new Units.Unit(key, first.start(), references.getLast().end()));
        }
      }
    }
    return references;
  }

  /** All passages of a provision of some documents. */
  private static Query within(String provision, Set<String> documents) {
    return new BooleanQuery.Builder()
        .add(new TermQuery(new Term(Schema.PROVISION, provision)), Occur.FILTER)
        .add(in(Schema.DOCUMENT, documents), Occur.FILTER)
        .build();
  }

  /**
   * What a provision may be called, from the narrowest on: {@code article 5.2}, which is {@code article 5(2)} elsewhere,
   * then {@code article 5}.
   */
  private static List<String> forms(String term) {
    List<String> forms = new ArrayList<>();
    String narrow = term;
    int dot = term.indexOf('.');
    if (dot > 0 && term.indexOf('(') < 0) {
      forms.add(term);
      narrow = term.substring(0, dot) + '(' + term.substring(dot + 1).replace(".", ")(") + ')';
    }
    for (String key = narrow; !key.isEmpty(); key = broader(key)) {
      forms.add(key);
    }
    return forms;
  }

  /** {@code article 5(2)} for {@code article 5(2)(a)}; empty for a whole provision. */
  private static String broader(String key) {
    int open = key.lastIndexOf('(');
    return open > 0 ? key.substring(0, open) : "";
  }

  /**
   * The documents whose title the words name best: all of its words are there, or those of what it is called
   * for short, or it has all of the words.
   * With each, whether it has all of the words.
   */
  private Map<String, Boolean> named(
      PageSearcher searcher,
      PolicyQuery query,
      String text,
      List<Analysed.Token> words,
      List<Units.Unit> references)
      throws IOException {
    Query holding = holding(references);
    List<Set<String>> readings = readings(searcher, query, text, words);
    Map<String, Double> best = new HashMap<>();
    Map<String, Boolean> all = new HashMap<>();
    addNamed(searcher, holding, readings, false, best, all);
    if (best.isEmpty()) {
      // What titles are called for short is dear to find out, so only where no title is named.
      addNamed(searcher, holding, readings, true, best, all);
    }
    double most = best.values().stream().mapToDouble(weight -> weight).max().orElse(0);
    Map<String, Boolean> named = new TreeMap<>();
    best.forEach((id, weight) -> {
      if (searcher.holds("named:" + id, weight > most - 1e-6)) {
        named.put(id, all.getOrDefault(id, false));
      }
    });
    return named;
  }

  /** Adds the documents that are named, with how well, and whether their titles have all of the words. */
  private void addNamed(
      PageSearcher searcher,
      Query holding,
      List<Set<String>> readings,
      boolean forShort,
      Map<String, Double> best,
      Map<String, Boolean> all)
      throws IOException {
    for (Set<String> stems : readings) {
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      for (String stem : stems) {
        any.add(new TermQuery(new Term(Schema.TITLE, stem)), Occur.SHOULD);
      }
      Query titled = new BooleanQuery.Builder()
          .add(any.build(), Occur.MUST)
          .add(holding, Occur.FILTER)
          .build();
      try (StoredReader reader = stored.reader(searcher.getIndexReader())) {
        for (ScoreDoc hit : searcher.search(titled, MAX_TITLES).scoreDocs) {
          DocumentInfo info = reader.info(hit.doc);
          double weight = weight(searcher.getIndexReader(), stems, info, forShort);
          if (weight > 0) {
            best.merge(info.id(), weight, Math::max);
            Set<String> title = new HashSet<>(TitleKeys.stems(info.title()));
            boolean said =
                stems.stream().allMatch(stem -> title.contains(stem) || TitleKeys.isYear(stem));
            all.merge(info.id(), said, Boolean::logicalOr);
          }
        }
      }
    }
  }

  /** The headers of documents that have any of some provisions, as a whole. */
  static Query holding(List<Units.Unit> references) {
    BooleanQuery.Builder there = new BooleanQuery.Builder();
    for (Units.Unit reference : references) {
      List<String> forms = forms(reference.term());
      for (String key : List.of(forms.getFirst(), forms.getLast())) {
        if (key.indexOf('(') < 0) {
          there.add(new TermQuery(new Term(Schema.PROVISION_START, key)), Occur.SHOULD);
        }
      }
    }
    return new ToParentBlockJoinQuery(there.build(), Filters.HEADERS, ScoreMode.None);
  }

  /** The words, and the words with an acronym spelt out, or with an ordinal as titles write it. */
  private List<Set<String>> readings(
      PageSearcher searcher, PolicyQuery query, String text, List<Analysed.Token> words)
      throws IOException {
    Set<String> stems = new LinkedHashSet<>();
    words.forEach(word -> stems.add(String.valueOf(word.stem())));
    List<Set<String>> readings = new ArrayList<>();
    readings.add(stems);
    for (Analysed.Token word : words) {
      String roman = ROMAN.get(word.exact());
      if (roman != null) {
        Set<String> numbered = new LinkedHashSet<>(stems);
        numbered.remove(word.stem());
        numbered.add(roman);
        readings.add(numbered);
      }
      String as = text.substring(word.start(), word.end());
      String key = AcronymReader.key(as);
      if (query.infers(Inference.ACRONYMS) && !key.isEmpty()) {
        IndexReader reader = searcher.getIndexReader();
        Set<String> longForms = new LinkedHashSet<>(Acronyms.bundled().expansions(key));
        longForms.addAll(learned.values(reader, Schema.ACRONYM, key).keySet());
        if (as.equals(key) && !longForms.isEmpty() && !AcronymReader.isRare(searcher, key)) {
          continue;
        }
        for (String longForm : longForms) {
          Set<String> spelt = new LinkedHashSet<>(stems);
          spelt.remove(word.stem());
          spelt.addAll(Analysed.of(longForm).stems());
          readings.add(spelt);
        }
      }
    }
    return readings;
  }

  private static double weight(
      IndexReader reader, Set<String> stems, DocumentInfo info, boolean forShort)
      throws IOException {
    Set<String> title = new HashSet<>(TitleKeys.stems(info.title()));
    if (title.isEmpty()) {
      return 0;
    }
    Set<String> asked = new LinkedHashSet<>(stems);
    // A year may be the document's date instead of a part of its title.
    asked.removeIf(stem -> TitleKeys.isYear(stem)
        && !title.contains(stem)
        && info.date() != null
        && info.date().toString().startsWith(stem));
    boolean dated = asked.size() < stems.size();
    boolean all = title.containsAll(asked);
    Set<String> undated = new HashSet<>(title);
    undated.removeIf(stem -> TitleKeys.isYear(stem) && !asked.contains(stem));
    boolean whole = asked.containsAll(undated) && (undated.size() > 1 || asked.size() == 1);
    boolean called = all
        || whole
        || forShort && TitleKeys.names(info.title()).stream().anyMatch(asked::containsAll);
    if (!called) {
      return 0;
    }
    double weight = dated ? 1 : 0;
    int documents = Math.max(1, reader.getDocCount(Schema.TITLE));
    for (String stem : asked) {
      if (title.contains(stem)) {
        weight +=
            Math.log(1 + (double) documents / (1 + reader.docFreq(new Term(Schema.TITLE, stem))));
      }
    }
    // The very title comes before all that are merely like it.
    return whole && all ? weight + VERY_TITLE : weight;
  }
}
