package io.entente.internal.search;

import io.entente.analysis.TwoViews;
import io.entente.document.DocumentInfo;
import io.entente.document.PolicyDate;
import io.entente.internal.index.Schema;
import io.entente.internal.index.Stored;
import io.entente.result.Suggestion;
import io.entente.result.Suggestion.Kind;
import io.entente.vocabulary.Countries;
import io.entente.vocabulary.Country;
import io.entente.vocabulary.CountryGroup;
import io.entente.vocabulary.Topic;
import io.entente.vocabulary.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.SmallFloat;
import org.jspecify.annotations.Nullable;

/**
 * Completes what is being typed, from the titles in the index, the countries and groups, the topics, and
 * acronyms. A suggestion has all the words typed so far, in any order, the last of them perhaps only
 * begun; capital letters and diacritics do not matter.
 *
 * <p>Safe for use by several threads.
 */
final class Suggester {

  /** Gives the acronyms that were learned from the texts. */
  @FunctionalInterface
  interface AcronymSource {

    /**
     * Returns acronyms with what they stand for.
     *
     * @param prefix what they begin with, in small letters
     * @param limit the most wanted
     * @return acronym and long form, best first
     * @throws IOException if the index cannot be read
     */
    List<Map.Entry<String, String>> startingWith(String prefix, int limit) throws IOException;
  }

  /** Of the titles that match, so many are looked at, and more of them only while too few differ. */
  private static final int READ_TITLES = 100;

  private static final int MAX_TITLES = 400;

  /** More words than this are not looked for. */
  private static final int MAX_WORDS = 32;

  private static final int MAX_TYPED = 1_000;
  private static final int MAX_LONG_FORMS = 3;
  private static final int MIN_ACRONYM = 2;
  /** Names in other languages are looked for from so many letters on. */
  private static final int MIN_FOREIGN = 3;

  /** One place in so many is kept for what is no title, if there is anything. */
  private static final int KEPT_FOR_OTHERS = 3;

  private static final class Bundled {
    static final List<Entry> COUNTRIES = countries(Countries.bundled());
  }

  private final List<Entry> topics;

  /**
   * Makes a suggester.
   *
   * @param topics the topics to suggest
   */
  Suggester(Topics topics) {
    this.topics = topics(topics);
  }

  /** How well something fits, best first. */
  private enum Fit {
    /** It was typed completely. */
    WHOLE,
    /** Its name begins with what was typed. */
    BEGINS,
    /** Its name has the words typed. */
    WORDS,
    /** Another of its names begins with what was typed, or has the words. */
    OTHER_NAME
  }

  /** One name of something that can be suggested. */
  private record Entry(Suggestion suggestion, Words words, Name name, boolean former) {}

  /** What kind of name it is. */
  private enum Name {
    MAIN,
    OTHER,
    FOREIGN,
    CODE
  }

  /** A suggestion and how well it fits. */
  private record Fitting(Suggestion suggestion, Fit fit, boolean former) {}

  /** The words of a text, in order, and the same with a space between. */
  private record Words(List<String> all, String text) {

    static Words of(TwoViews views, String text) {
      views.read(text);
      List<String> all = new ArrayList<>();
      for (int i = 0; i < views.size(); i++) {
        if (views.isWord(i)) {
          all.add(views.term(i));
        }
      }
      return new Words(List.copyOf(all), String.join(" ", all));
    }
  }

  /**
   * What was typed.
   *
   * @param text as it is, without space around it
   * @param words its words
   * @param isOpen whether the last word may go on
   */
  private record Typed(String text, Words words, boolean isOpen) {

    boolean begins(Words other) {
      return other.text().startsWith(words.text())
          && (isOpen
              || other.text().length() == words.text().length()
              || other.text().charAt(words.text().length()) == ' ');
    }

    /** Whether all words are there, the last perhaps as a beginning. */
    boolean isIn(Words other) {
      List<String> all = words.all();
      int complete = isOpen ? all.size() - 1 : all.size();
      for (int i = 0; i < complete; i++) {
        if (!other.all().contains(all.get(i))) {
          return false;
        }
      }
      return !isOpen || other.all().stream().anyMatch(word -> word.startsWith(all.getLast()));
    }
  }

  /**
   * Completes what is being typed: first what was typed completely, then titles, then the rest. Titles
   * that begin with what was typed go before others, shorter ones before longer ones, newer ones before
   * older ones; the same title is suggested once, for the newest document. Titles leave a third of the
   * places to the rest.
   *
   * @param searcher the state of the index
   * @param typed what was typed so far
   * @param limit the most suggestions
   * @param acronyms gives acronyms
   * @return the suggestions, best first; none for a text without words
   * @throws IOException if the index cannot be read
   */
  List<Suggestion> suggest(IndexSearcher searcher, String typed, int limit, AcronymSource acronyms)
      throws IOException {
    if (typed.length() > MAX_TYPED) {
      return List.of();
    }
    TwoViews views = new TwoViews();
    Typed asTyped = typed(views, typed);
    if (asTyped.words().all().isEmpty()) {
      return List.of();
    }
    List<Fitting> fitting = vocabulary(views, typed);
    fitting.addAll(acronyms(asTyped, limit, acronyms));
    List<Suggestion> whole = suggestions(fitting, true);
    List<Suggestion> others = suggestions(fitting, false);
    int free = Math.max(0, limit - whole.size());
    List<Suggestion> titles = titles(searcher, views, asTyped, free);
    int kept = Math.min(others.size(), free / KEPT_FOR_OTHERS);
    List<Suggestion> all = new ArrayList<>(whole);
    all.addAll(titles.subList(0, Math.min(titles.size(), free - kept)));
    all.addAll(others);
    return List.copyOf(all.subList(0, Math.min(limit, all.size())));
  }

  private static Typed typed(TwoViews views, String typed) {
    Words words = Words.of(views, typed);
    List<String> all = words.all();
    boolean isOpen = !typed.isEmpty() && !Character.isWhitespace(typed.charAt(typed.length() - 1));
    return new Typed(
        typed.strip(),
        all.size() <= MAX_WORDS
            ? words
            : new Words(all.subList(0, MAX_WORDS), String.join(" ", all.subList(0, MAX_WORDS))),
        isOpen && all.size() <= MAX_WORDS);
  }

  /** Countries and topics, each once. */
  private List<Fitting> vocabulary(TwoViews views, String typed) {
    Typed plain = typed(views, plain(typed));
    List<String> words = plain.words().all();
    if (words.size() > 1 && words.getFirst().equals("the")) {
      List<String> rest = words.subList(1, words.size());
      plain = new Typed(plain.text(), new Words(rest, String.join(" ", rest)), plain.isOpen());
    }
    Map<Suggestion, Fitting> best = new LinkedHashMap<>();
    if (!plain.words().all().isEmpty()) {
      for (List<Entry> entries : List.of(Bundled.COUNTRIES, topics)) {
        for (Entry entry : entries) {
          Fit fit = fit(plain, entry);
          if (fit != null) {
            best.merge(
                entry.suggestion(),
                new Fitting(entry.suggestion(), fit, entry.former()),
                (one, other) -> one.fit().compareTo(other.fit()) <= 0 ? one : other);
          }
        }
      }
    }
    return new ArrayList<>(best.values());
  }

  private static @Nullable Fit fit(Typed typed, Entry entry) {
    boolean same = entry.words().text().equals(typed.words().text());
    if (entry.name() == Name.CODE) {
      if (!same) {
        return null;
      }
      // In small letters many codes are words: "in", "and".
      boolean capitals = typed.text().equals(typed.text().toUpperCase(Locale.ROOT));
      return capitals ? Fit.WHOLE : Fit.OTHER_NAME;
    }
    if (same) {
      return Fit.WHOLE;
    }
    if (entry.name() == Name.FOREIGN && typed.words().text().length() < MIN_FOREIGN) {
      return null;
    }
    boolean isMain = entry.name() == Name.MAIN;
    if (typed.begins(entry.words())) {
      return isMain ? Fit.BEGINS : Fit.OTHER_NAME;
    }
    if (typed.isIn(entry.words())) {
      return isMain ? Fit.WORDS : Fit.OTHER_NAME;
    }
    return null;
  }

  private static List<Fitting> acronyms(Typed typed, int limit, AcronymSource acronyms)
      throws IOException {
    String begun = typed.text().toLowerCase(Locale.ROOT);
    if (begun.length() < MIN_ACRONYM || begun.chars().anyMatch(Character::isWhitespace)) {
      return List.of();
    }
    List<Fitting> fitting = new ArrayList<>();
    Map<String, Integer> longForms = new HashMap<>();
    for (Map.Entry<String, String> each : acronyms.startingWith(begun, 2 * limit)) {
      String acronym = each.getKey();
      String key = acronym.toLowerCase(Locale.ROOT);
      boolean whole = key.equals(begun);
      if ((whole || typed.isOpen()) && longForms.merge(key, 1, Integer::sum) <= MAX_LONG_FORMS) {
        String shown = acronym.equals(key) ? acronym.toUpperCase(Locale.ROOT) : acronym;
        fitting.add(new Fitting(
            new Suggestion(shown, Kind.ACRONYM, each.getValue()),
            whole ? Fit.WHOLE : Fit.BEGINS,
            false));
      }
    }
    return fitting;
  }

  private static List<Suggestion> suggestions(Collection<Fitting> fitting, boolean whole) {
    List<Suggestion> suggestions = new ArrayList<>();
    fitting.stream()
        .filter(each -> (each.fit() == Fit.WHOLE) == whole)
        .sorted(Comparator.comparing(Fitting::fit).thenComparing(Fitting::former))
        .map(Fitting::suggestion)
        .distinct()
        .forEach(suggestions::add);
    return suggestions;
  }

  /** A title and the newest document that has it. */
  private record Title(String text, String key, boolean begins, long day, String id) {

    static final Comparator<Title> NEWEST =
        Comparator.comparingLong(Title::day).reversed().thenComparing(Title::id);

    static final Comparator<Title> BEST = Comparator.comparing(Title::begins)
        .reversed()
        .thenComparingInt(title -> title.key().length())
        .thenComparing(NEWEST);
  }

  private static List<Suggestion> titles(
      IndexSearcher searcher, TwoViews views, Typed typed, int limit) throws IOException {
    if (limit == 0) {
      return List.of();
    }
    IndexReader reader = searcher.getIndexReader();
    List<Found> found = searcher.search(query(typed), new Shortest());
    Map<String, Title> byKey = new HashMap<>();
    for (int i = 0; i < found.size() && (i < READ_TITLES || byKey.size() < limit); i++) {
      int doc = found.get(i).doc();
      LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
      BinaryDocValues values = DocValues.getBinary(leaf.reader(), Schema.STORED);
      if (values.advanceExact(doc - leaf.docBase)) {
        DocumentInfo info = Stored.readInfo(values.binaryValue());
        PolicyDate date = info.date();
        Words words = Words.of(views, info.title());
        Title title = new Title(
            info.title().strip(),
            words.text(),
            typed.begins(words),
            date == null ? Long.MIN_VALUE : date.first().toEpochDay(),
            info.id());
        byKey.merge(
            title.key(),
            title,
            (one, other) -> Title.NEWEST.compare(one, other) <= 0 ? one : other);
      }
    }
    return byKey.values().stream()
        .sorted(Title.BEST)
        .limit(limit)
        .map(title -> new Suggestion(title.text(), Kind.TITLE, title.id()))
        .toList();
  }

  private static Query query(Typed typed) {
    List<String> words = typed.words().all();
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (int i = 0; i < words.size(); i++) {
      Term term = new Term(Schema.TITLE_WORDS, words.get(i));
      boolean begun = typed.isOpen() && i == words.size() - 1;
      query.add(begun ? new PrefixQuery(term) : new TermQuery(term), Occur.FILTER);
    }
    return query.build();
  }

  /** A header whose title matches. */
  private record Found(int words, long month, int doc) {
    static final Comparator<Found> BEST = Comparator.comparingInt(Found::words)
        .thenComparing(Comparator.comparingLong(Found::month).reversed())
        .thenComparingInt(Found::doc);
  }

  /** Collects the headers with the fewest words in the title, the newest of equals. */
  private static final class Shortest implements CollectorManager<Shortest.Part, List<Found>> {

    @Override
    public Part newCollector() {
      return new Part();
    }

    @Override
    public List<Found> reduce(Collection<Part> parts) {
      List<Found> all = new ArrayList<>();
      parts.forEach(part -> all.addAll(part.best));
      all.sort(Found.BEST);
      return all.subList(0, Math.min(MAX_TITLES, all.size()));
    }

    private static final class Part implements Collector {
      private final PriorityQueue<Found> best = new PriorityQueue<>(Found.BEST.reversed());

      @Override
      public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        NumericDocValues lengths = context.reader().getNormValues(Schema.TITLE_WORDS);
        NumericDocValues months = DocValues.getNumeric(context.reader(), Schema.MONTH);
        return new LeafCollector() {
          @Override
          public void setScorer(Scorable scorer) {}

          @Override
          public void collect(int doc) throws IOException {
            int words = lengths != null && lengths.advanceExact(doc)
                ? SmallFloat.byte4ToInt((byte) lengths.longValue())
                : 0;
            if (best.size() < MAX_TITLES || words <= best.element().words()) {
              long month = months.advanceExact(doc) ? months.longValue() : Long.MIN_VALUE;
              best.add(new Found(words, month, context.docBase + doc));
              if (best.size() > MAX_TITLES) {
                best.remove();
              }
            }
          }
        };
      }

      @Override
      public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
      }
    }
  }

  private static List<Entry> countries(Countries countries) {
    TwoViews views = new TwoViews();
    List<Entry> entries = new ArrayList<>();
    for (Country country : countries.all()) {
      Names names = new Names(
          views,
          entries,
          new Suggestion(country.name(), Kind.COUNTRY, country.code()),
          country.untilYear() != null);
      names.add(Name.MAIN, List.of(country.name()));
      names.add(Name.CODE, List.of(country.code(), country.alpha3()));
      names.add(Name.CODE, country.otherCodes());
      names.add(Name.OTHER, List.of(country.officialName()));
      names.add(Name.OTHER, country.names());
      names.add(Name.OTHER, country.demonyms());
      names.add(Name.FOREIGN, country.foreignNames());
    }
    for (CountryGroup group : countries.groups()) {
      Names names = new Names(
          views, entries, new Suggestion(group.name(), Kind.COUNTRY, group.code()), false);
      names.add(Name.MAIN, List.of(group.name()));
      names.add(Name.OTHER, List.of(group.code()));
      names.add(Name.OTHER, group.names());
    }
    return List.copyOf(entries);
  }

  private static List<Entry> topics(Topics topics) {
    TwoViews views = new TwoViews();
    List<Entry> entries = new ArrayList<>();
    for (Topic topic : topics.all()) {
      Names names =
          new Names(views, entries, new Suggestion(topic.label(), Kind.TOPIC, topic.id()), false);
      names.add(Name.MAIN, List.of(topic.label()));
      names.add(Name.OTHER, List.of(topic.id()));
    }
    return List.copyOf(entries);
  }

  /** Collects the names of one thing, each once. */
  private record Names(
      TwoViews views,
      List<Entry> entries,
      Suggestion suggestion,
      boolean former,
      Set<String> seen) {

    Names(TwoViews views, List<Entry> entries, Suggestion suggestion, boolean former) {
      this(views, entries, suggestion, former, new HashSet<>());
    }

    void add(Name kind, List<String> names) {
      for (String name : names) {
        Words words = Words.of(views, plain(name));
        if (!words.all().isEmpty() && seen.add(words.text())) {
          entries.add(new Entry(suggestion, words, kind, former));
        }
      }
    }
  }

  /** Names apart at apostrophes, and abbreviations without their stops. */
  private static String plain(String name) {
    StringBuilder plain = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '\'' || c == '\u2019') {
        plain.append(' ');
      } else if (c != '.') {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
