package io.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.document.DocumentKind;
import io.entente.document.PolicyDate;
import io.entente.document.PolicyDocument;
import io.entente.document.Section;
import io.entente.query.Cursor;
import io.entente.query.Expression;
import io.entente.query.Expression.Extent;
import io.entente.query.Filter;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.query.Ranking;
import io.entente.query.Ranking.Ingredient;
import io.entente.query.Sort;
import io.entente.result.Hit;
import io.entente.result.SearchResult;
import io.entente.result.Snippet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds the index to an oracle that knows nothing of Lucene: random documents, random queries, and the
 * passages that by the words of {@link Expression} and {@link Filter} match them.
 */
class QueryOracleTest {

  private static final int DOCUMENTS = 150;
  private static final int QUERIES = 2_500;
  /** More than there are passages. */
  private static final int ALL = 1_000;

  /** Every line a word, its forms, and none that any other line has as a form. */
  private static final List<List<String>> WORDS = List.of(
      List.of("tariff", "tariffs"),
      List.of("quota", "quotas"),
      List.of("export", "exports", "exporting", "exported"),
      List.of("import", "imports", "importing"),
      List.of("market", "markets", "marketed"),
      List.of("port", "ports"),
      List.of("fish", "fishing"),
      List.of("duty", "duties"),
      List.of("steel"),
      List.of("copper"),
      List.of("cobalt"),
      List.of("grain", "grains"),
      List.of("treaty", "treaties"),
      List.of("naïve"),
      List.of("Japan"),
      List.of("India"),
      List.of("12"),
      List.of("1200"),
      List.of("2030"));

  private static final List<String> SMALL = List.of("the", "of", "and", "in", "with", "&");
  private static final List<String> TEXT_WORDS = textWords();
  private static final Map<String, String> STEMS = stems();
  private static final List<String> HEADINGS =
      List.of("", "", "Tariffs", "Fishing quotas", "Duties of the ports", "Steel & copper");
  private static final List<String> COUNTRIES = List.of("JP", "IN", "BR", "KE");
  private static final Map<String, String> NAMED = Map.of("japan", "JP", "india", "IN");
  /** A topic, one narrower, and one of our own. */
  private static final List<String> TOPICS = List.of("security", "cyber-security", "moon-mining");

  private static final List<String> DATES =
      List.of("1999", "2008", "2008-06", "2008-10", "2008-10-22", "2009-01-01", "2025-08-29");
  private static final int[] DISTANCES = {0, 0, 1, 1, 2, 3, 5, 10, 40, 1000};

  private final PolicyIndex index = PolicyIndex.inMemory();
  private final Map<String, List<Entry>> entries = new TreeMap<>();

  @AfterEach
  void close() {
    index.close();
  }

  private static List<String> textWords() {
    List<String> words = new ArrayList<>(SMALL);
    words.addAll(SMALL);
    WORDS.forEach(words::addAll);
    return List.copyOf(words);
  }

  /** The first form of every form. */
  private static Map<String, String> stems() {
    Map<String, String> stems = new HashMap<>();
    WORDS.forEach(
        forms -> forms.forEach(form -> stems.put(folded(form), folded(forms.getFirst()))));
    return Map.copyOf(stems);
  }

  // Documents

  /** A passage as the oracle knows it; the first of its stretches is its text. */
  private record Entry(PolicyDocument document, String id, List<List<Token>> stretches) {
    String name() {
      return document.id() + "#" + id;
    }
  }

  /** A word, a symbol or the end of a sentence, and where it stands. */
  private record Token(String text, int start, int end) {
    boolean isSentenceEnd() {
      return text.equals(".") || isParagraphEnd();
    }

    boolean isParagraphEnd() {
      return text.equals("¶");
    }

    boolean isWord() {
      return Character.isLetterOrDigit(text.charAt(0));
    }
  }

  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\d]+|&");

  private static String folded(String word) {
    return word.toLowerCase(Locale.ROOT).replace('ï', 'i');
  }

  private static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher token = TOKEN.matcher(text);
    int last = 0;
    while (token.find()) {
      String gap = text.substring(last, token.start());
      if (gap.contains("\n\n") && last > 0) {
        tokens.add(new Token("¶", last, last));
      } else if (gap.matches("(?s).*[.?!].*") && last > 0) {
        tokens.add(new Token(".", last, last));
      }
      tokens.add(new Token(folded(token.group()), token.start(), token.end()));
      last = token.end();
    }
    return tokens;
  }

  private void fill(Random random) {
    for (int i = 0; i < DOCUMENTS; i++) {
      // Some ids come twice, and the later document replaces the earlier.
      add(document("d" + random.nextInt(DOCUMENTS), random));
      if (random.nextInt(20) == 0) {
        index.refresh();
      }
      if (random.nextInt(30) == 0) {
        String id = "d" + random.nextInt(DOCUMENTS);
        index.delete(id);
        entries.remove(id);
      }
    }
    index.commit();
    assertEquals(entries.size(), index.documentCount());
    assertEquals(all().size(), index.passageCount());
  }

  private List<Entry> all() {
    return entries.values().stream().flatMap(List::stream).toList();
  }

  private void add(PolicyDocument document) {
    index.add(document);
    List<Entry> passages = new ArrayList<>();
    String heading = "";
    for (Section section : document.sections()) {
      List<List<Token>> stretches = new ArrayList<>();
      stretches.add(tokens(section.text()));
      if (passages.isEmpty()) {
        stretches.add(tokens(document.title()));
      }
      if (!section.heading().equals(heading)) {
        stretches.add(tokens(section.heading()));
      }
      heading = section.heading();
      passages.add(new Entry(document, section.id(), stretches));
    }
    entries.put(document.id(), passages);
  }

  /** A document that states everything, but often for its date. */
  private static PolicyDocument document(String id, Random random) {
    String title =
        random.nextInt(4) == 0 ? "" : String.join(" ", words(1 + random.nextInt(4), random));
    PolicyDocument.Builder builder = PolicyDocument.builder(id, capital(title))
        .kind(DocumentKind.values()[random.nextInt(3)])
        .language("en")
        .topic(any(TOPICS, random))
        .country(any(COUNTRIES, random))
        .country(any(COUNTRIES, random));
    if (random.nextInt(4) > 0) {
      builder.date(any(DATES, random));
    }
    if (random.nextInt(4) == 0) {
      builder.inForceFrom(PolicyDate.parse(any(DATES, random)));
    } else if (random.nextInt(4) == 0) {
      builder.inForceUntil(PolicyDate.parse(any(DATES, random)));
    }
    String heading = any(HEADINGS, random);
    int passages = 1 + random.nextInt(4);
    for (int p = 0; p < passages; p++) {
      if (random.nextInt(3) == 0) {
        heading = any(HEADINGS, random);
      }
      builder.section(new Section("p" + p, List.of(), heading, text(random)));
    }
    return builder.build();
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int sentences = 1 + random.nextInt(5);
    for (int s = 0; s < sentences; s++) {
      if (s > 0) {
        text.append(random.nextInt(3) == 0 ? "\n\n" : " ");
      }
      text.append(sentence(random));
    }
    return text.toString();
  }

  private static String sentence(Random random) {
    List<String> words = words(2 + random.nextInt(9), random);
    StringBuilder sentence = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      String word = i == 0 ? capital(words.get(i)) : words.get(i);
      if (Character.isLetter(word.charAt(0)) && random.nextInt(12) == 0) {
        word = random.nextBoolean() ? "“" + word + "”" : word + ",";
      }
      sentence.append(i == 0 ? "" : " ").append(word);
    }
    // A sentence does not end in a number or a symbol, whose stop might be that of an enumeration.
    return sentence
        .append(" ")
        .append(any(List.of("steel", "copper", "markets", "treaties"), random))
        .append(any(List.of(".", ".", ".", "?", "!"), random))
        .toString();
  }

  /** Words, the first of which may begin a sentence. */
  private static List<String> words(int count, Random random) {
    List<String> words = new ArrayList<>();
    while (words.size() < count) {
      String word = any(TEXT_WORDS, random);
      if (!words.isEmpty() || Character.isLetter(word.charAt(0))) {
        words.add(word);
      }
    }
    return words;
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static <T> T any(List<T> among, Random random) {
    return among.get(random.nextInt(among.size()));
  }

  // The oracle

  /**
   * Tells whether a passage matches.
   *
   * @param excluding whether what is excluded here excludes the whole document: not below an alternative
   *     or another exclusion
   */
  private boolean matches(Expression expression, Entry entry, boolean excluding) {
    return switch (expression) {
      case Expression.Word ignored -> isPlaced(expression, entry);
      case Expression.Phrase ignored -> isPlaced(expression, entry);
      case Expression.Prefix ignored -> isPlaced(expression, entry);
      case Expression.Near ignored -> isPlaced(expression, entry);
      case Expression.Within ignored -> isPlaced(expression, entry);
      case Expression.Words words -> matchesList(words.parts(), entry, excluding);
      case Expression.And and ->
        and.parts().stream().allMatch(part -> matches(part, entry, excluding));
      case Expression.Or or -> or.parts().stream().anyMatch(part -> matches(part, entry, false));
      case Expression.Not not ->
        (excluding ? entries.get(entry.document().id()) : List.of(entry))
            .stream().noneMatch(each -> matches(not.part(), each, false));
      case Expression.Field field -> admits(field.filter(), entry);
    };
  }

  /** Small words do not matter beside others; fields and exclusions admit, as filters do. */
  private boolean matchesList(List<Expression> parts, Entry entry, boolean excluding) {
    List<Expression> loose = new ArrayList<>();
    boolean required = false;
    for (Expression part : parts) {
      if (part instanceof Expression.Word) {
        loose.add(part);
      } else if (!matches(part, entry, excluding)) {
        return false;
      } else {
        required |= !(part instanceof Expression.Not) && !onlyAdmits(part);
      }
    }
    if (loose.stream().anyMatch(word -> !isSmall(word))) {
      loose.removeIf(QueryOracleTest::isSmall);
    }
    return required || loose.isEmpty() || loose.stream().anyMatch(word -> isPlaced(word, entry));
  }

  private static boolean isSmall(Expression word) {
    return SMALL.contains(((Expression.Word) word).text().toLowerCase(Locale.ROOT));
  }

  private static boolean isPlaced(Expression expression, Entry entry) {
    return entry.stretches().stream()
        .anyMatch(stretch -> !places(expression, stretch).isEmpty());
  }

  /** Tokens from {@code first} to {@code last}. */
  private record Place(int first, int last) {
    boolean isAround(Place other) {
      return !equals(other) && first <= other.first && last >= other.last;
    }
  }

  /**
   * Where an expression of words and nearness matches. A longer match with a shorter one within it is
   * not seen, as in Lucene. That matters only to nearness to a nearness or to alternatives: {@code
   * (a NEAR/9 b) NEAR/0 c} does not match "a b b c", where only "a b" counts, nor does {@code (a OR "a b")
   * NEAR/0 c} match "a b c".
   */
  private static Set<Place> places(Expression expression, List<Token> stretch) {
    Set<Place> all = switch (expression) {
      case Expression.Word word -> single(stretch, token -> isForm(word.text(), token));
      case Expression.Prefix prefix -> {
        String begin = folded(prefix.text());
        yield single(stretch, token -> token.isWord() && token.text().startsWith(begin));
      }
      case Expression.Phrase phrase -> phrase(tokens(phrase.text()), stretch);
      case Expression.Or or -> {
        Set<Place> any = new HashSet<>();
        or.parts().forEach(part -> any.addAll(places(part, stretch)));
        yield any;
      }
      case Expression.Near near ->
        pairs(
            places(near.left(), stretch),
            places(near.right(), stretch),
            (a, b) -> b.first() - a.last() - 1 <= near.distance());
      case Expression.Within within ->
        pairs(
            places(within.left(), stretch),
            places(within.right(), stretch),
            (a, b) -> stretch.subList(a.first(), b.last() + 1).stream()
                .noneMatch(
                    within.extent() == Extent.SENTENCE
                        ? Token::isSentenceEnd
                        : Token::isParagraphEnd));
      default -> throw new AssertionError(expression);
    };
    Set<Place> shortest = new HashSet<>(all);
    shortest.removeIf(place -> all.stream().anyMatch(place::isAround));
    return shortest;
  }

  private interface TokenTest {
    boolean holds(Token token);
  }

  private interface PairTest {
    boolean holds(Place before, Place behind);
  }

  private static Set<Place> single(List<Token> stretch, TokenTest test) {
    Set<Place> places = new HashSet<>();
    for (int i = 0; i < stretch.size(); i++) {
      if (test.holds(stretch.get(i))) {
        places.add(new Place(i, i));
      }
    }
    return places;
  }

  private static boolean isForm(String word, Token token) {
    String form = folded(word);
    return STEMS.getOrDefault(form, form).equals(STEMS.getOrDefault(token.text(), token.text()));
  }

  /** A sentence that ends within the phrase may end within the text, or not. */
  private static Set<Place> phrase(List<Token> phrase, List<Token> stretch) {
    Set<Place> places = new HashSet<>();
    for (int first = 0; first < stretch.size(); first++) {
      int at = first;
      for (Token token : phrase) {
        boolean same = at < stretch.size() && stretch.get(at).text().equals(token.text());
        if (token.isSentenceEnd()) {
          at += at < stretch.size() && stretch.get(at).isSentenceEnd() ? 1 : 0;
        } else {
          at = same ? at + 1 : Integer.MAX_VALUE;
        }
      }
      if (at <= stretch.size()) {
        places.add(new Place(first, at - 1));
      }
    }
    return places;
  }

  /** A place on either side that do not overlap, in either order. */
  private static Set<Place> pairs(Set<Place> left, Set<Place> right, PairTest test) {
    Set<Place> pairs = new HashSet<>();
    for (Place a : left) {
      for (Place b : right) {
        Place before = a.last() < b.first() ? a : b;
        Place behind = before.equals(a) ? b : a;
        if (before.last() < behind.first() && test.holds(before, behind)) {
          pairs.add(new Place(before.first(), behind.last()));
        }
      }
    }
    return pairs;
  }

  private static boolean admits(Filter filter, Entry entry) {
    PolicyDocument document = entry.document();
    PolicyDate date = document.date();
    return switch (filter) {
      case Filter.Country country ->
        document.countries().stream().anyMatch(country.codes()::contains);
      case Filter.Mentions mentions ->
        entry.stretches().getFirst().stream()
            .anyMatch(token -> mentions.codes().contains(NAMED.getOrDefault(token.text(), "")));
      case Filter.Topic topic ->
        topic.ids().stream()
            .anyMatch(id -> document.topics().contains(id)
                || id.equals("security") && document.topics().contains("cyber-security"));
      case Filter.Kind kind -> kind.kinds().contains(document.kind());
      case Filter.Document ids -> ids.ids().contains(document.id());
      case Filter.DateRange range ->
        date != null
            && (range.from() == null || !date.first().isBefore(range.from().first()))
            && (range.to() == null || !date.last().isAfter(range.to().last()));
      case Filter.Title title ->
        tokens(title.text()).stream()
            .filter(word -> !SMALL.contains(word.text()))
            .allMatch(word ->
                tokens(document.title()).stream().anyMatch(token -> isForm(word.text(), token)));
      case Filter.InForce inForce -> {
        PolicyDate begun = document.inForceFrom() == null ? date : document.inForceFrom();
        LocalDate ends = document.inForceUntil() == null
            ? LocalDate.MAX
            : document.inForceUntil().last();
        yield begun != null
            && !begun.first().isAfter(inForce.date().first())
            && !ends.isBefore(inForce.date().last());
      }
      case Filter.Language language -> language.tags().contains("en");
      case Filter.Source ignored -> false;
    };
  }

  // Queries

  private static Expression expression(Random random, int depth, List<Entry> passages) {
    if (depth == 0) {
      return leaf(random, passages);
    }
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> {
        List<Expression> parts = new ArrayList<>();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
          parts.add(random.nextBoolean() ? word(random) : expression(random, depth - 1, passages));
        }
        yield Expression.words(parts.toArray(Expression[]::new));
      }
      case 3, 4 ->
        expression(random, depth - 1, passages).and(expression(random, depth - 1, passages));
      case 5 ->
        expression(random, depth - 1, passages)
            .and(expression(random, depth - 1, passages).not());
      case 6, 7 ->
        expression(random, depth - 1, passages).or(expression(random, depth - 1, passages));
      case 8 -> expression(random, depth - 1, passages).not();
      case 9, 10 -> placed(random, depth, passages);
      default -> Expression.field(filter(random));
    };
  }

  private static Expression placed(Random random, int depth, List<Entry> passages) {
    if (depth == 0) {
      return leaf(random, passages);
    }
    Expression left = placed(random, random.nextInt(depth), passages);
    Expression right = placed(random, random.nextInt(depth), passages);
    return switch (random.nextInt(5)) {
      case 0 -> left.or(right);
      case 1 -> left.inSentenceWith(right);
      case 2 -> left.inParagraphWith(right);
      default -> left.near(DISTANCES[random.nextInt(DISTANCES.length)], right);
    };
  }

  private static Expression leaf(Random random, List<Entry> passages) {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> Expression.phrase(phrase(random, any(passages, random)));
      case 3 -> {
        String word = any(any(WORDS, random), random);
        yield Expression.prefix(word.substring(0, 2 + random.nextInt(word.length() - 1)));
      }
      default -> word(random);
    };
  }

  private static Expression word(Random random) {
    String word = any(random.nextInt(6) == 0 ? SMALL : any(WORDS, random), random);
    return Expression.word(random.nextInt(8) == 0 ? word.toUpperCase(Locale.ROOT) : word);
  }

  /** Up to four words that stand together in a passage, its title or its heading, or else anywhere. */
  private static String phrase(Random random, Entry passage) {
    List<Token> stretch = any(passage.stretches(), random);
    if (stretch.isEmpty() || random.nextInt(4) == 0) {
      return String.join(" ", words(1 + random.nextInt(3), random));
    }
    int first = random.nextInt(stretch.size());
    int last = Math.min(stretch.size(), first + 1 + random.nextInt(4));
    StringBuilder phrase = new StringBuilder();
    for (Token token : stretch.subList(first, last)) {
      if (!token.isSentenceEnd()) {
        phrase.append(phrase.isEmpty() ? "" : " ").append(token.text());
      } else if (!phrase.isEmpty() && random.nextBoolean()) {
        phrase.append(".");
      }
    }
    return phrase.isEmpty() ? "steel" : phrase.toString();
  }

  private static Filter filter(Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> Filter.country(any(COUNTRIES, random));
      case 1 -> Filter.country(any(COUNTRIES, random), any(COUNTRIES, random));
      case 2 -> Filter.mentions(any(List.of("JP", "IN"), random));
      case 3 -> Filter.topic(any(TOPICS, random));
      case 4 -> Filter.kind(DocumentKind.values()[random.nextInt(3)]);
      case 5 -> Filter.document("d" + random.nextInt(DOCUMENTS), "d" + random.nextInt(DOCUMENTS));
      case 6 -> range(random);
      case 7 -> Filter.inForce(any(DATES, random));
      default -> Filter.title(any(any(WORDS, random), random));
    };
  }

  private static Filter range(Random random) {
    String date = any(DATES, random);
    return switch (random.nextInt(4)) {
      case 0 -> Filter.from(date);
      case 1 -> Filter.to(date);
      case 2 -> Filter.in(date);
      default -> new Filter.DateRange(PolicyDate.parse("2008"), PolicyDate.parse("2009-06"));
    };
  }

  private PolicyQuery query(Random random) {
    PolicyQuery query = PolicyQuery.of(expression(random, random.nextInt(4), all()))
        .without(Inference.values())
        .withExcludingDocuments(random.nextInt(5) == 0);
    return random.nextInt(6) == 0 ? query.withFilter(filter(random)) : query;
  }

  /** A query as people type it, now and then a title, with everything inferred. */
  private PolicyQuery typed(Random random) {
    String title = any(all(), random).document().title();
    return PolicyQuery.of(
        title.isEmpty() || random.nextBoolean()
            ? String.join(" ", words(1 + random.nextInt(3), random))
            : title);
  }

  private static List<String> names(SearchResult result) {
    return result.hits().stream()
        .map(hit -> hit.document().id() + "#" + hit.passage().id())
        .toList();
  }

  // Tests

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void findsWhatTheOracleFinds(long seed) {
    Random random = new Random(seed);
    fill(random);
    List<Entry> passages = all();
    Map<String, Entry> byName = new TreeMap<>();
    passages.forEach(entry -> byName.put(entry.name(), entry));
    int telling = 0;
    for (int i = 0; i < QUERIES; i++) {
      PolicyQuery query = query(random);
      String message = "seed=" + seed + " query " + i + ": " + query.text()
          + (query.excludingDocuments() ? " excluding documents" : "");
      Set<String> expected = new TreeSet<>();
      for (Entry entry : passages) {
        if (matches(query.expression(), entry, query.excludingDocuments())
            && query.filters().stream().allMatch(filter -> admits(filter, entry))) {
          expected.add(entry.name());
        }
      }
      SearchResult result = index.search(query.withTopK(ALL).withExactTotal(true));
      assertEquals(expected, new TreeSet<>(names(result)), message);
      assertEquals(expected.size(), result.hits().size(), message);
      assertEquals(expected.size(), result.total().value(), message);
      for (Hit hit : result.hits().subList(0, Math.min(3, expected.size()))) {
        assertMarked(query, hit, byName, message);
      }
      telling += expected.isEmpty() || expected.size() == passages.size() ? 0 : 1;
    }
    System.out.println("oracle: seed " + seed + ", " + QUERIES + " queries on " + passages.size()
        + " passages, " + telling + " of them find some but not all");
    assertTrue(telling > QUERIES / 2, "seed=" + seed + " " + telling);
  }

  /** Every mark is a place where a part of the query matches, and there is one if there is such a place. */
  private static void assertMarked(
      PolicyQuery query, Hit hit, Map<String, Entry> byName, String message) {
    List<Token> text =
        byName.get(hit.document().id() + "#" + hit.passage().id()).stretches().getFirst();
    Set<List<Integer>> places = new HashSet<>();
    for (Expression part : marked(query.expression())) {
      for (Place place : places(part, text)) {
        places.add(
            List.of(text.get(place.first()).start(), text.get(place.last()).end()));
      }
    }
    Snippet snippet = hit.snippet();
    for (Snippet.Mark mark : snippet.marks()) {
      List<Integer> at = List.of(snippet.start() + mark.start(), snippet.start() + mark.end());
      assertTrue(places.contains(at), message + " marks " + snippet.marked("[", "]"));
    }
    if (!snippet.cutBefore() && !snippet.cutAfter() && !places.isEmpty()) {
      assertFalse(
          snippet.marks().isEmpty(), message + " marks nothing in " + snippet.marked("[", "]"));
    }
  }

  /** The parts that have places and are not excluded; small words beside others are not looked for. */
  private static List<Expression> marked(Expression expression) {
    return switch (expression) {
      case Expression.Words words -> {
        boolean small = words.parts().stream()
            .noneMatch(part -> part instanceof Expression.Word
                ? !isSmall(part)
                : !(part instanceof Expression.Not) && !onlyAdmits(part));
        yield words.parts().stream()
            .filter(part -> small || !(part instanceof Expression.Word && isSmall(part)))
            .flatMap(part -> marked(part).stream())
            .toList();
      }
      case Expression.And and ->
        and.parts().stream().flatMap(part -> marked(part).stream()).toList();
      case Expression.Or or ->
        or.parts().stream().flatMap(part -> marked(part).stream()).toList();
      case Expression.Not ignored -> List.of();
      case Expression.Field ignored -> List.of();
      default -> List.of(expression);
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyMarkOfAPhraseIsThePhrase(long seed) {
    Random random = new Random(seed);
    fill(random);
    List<Entry> passages = all();
    int marks = 0;
    for (int i = 0; i < 300; i++) {
      String phrase = phrase(random, any(passages, random));
      PolicyQuery query = PolicyQuery.of(Expression.phrase(phrase)).withTopK(100);
      for (Hit hit : index.search(query).hits()) {
        Snippet snippet = hit.snippet();
        for (Snippet.Mark mark : snippet.marks()) {
          String marked = snippet.text().substring(mark.start(), mark.end());
          assertEquals(
              plain(phrase),
              plain(marked),
              "seed=" + seed + " phrase '" + phrase + "' in " + snippet.marked("[", "]"));
          marks++;
        }
      }
    }
    assertTrue(marks > 1000, "seed=" + seed + " " + marks);
  }

  /** But for case, quotation marks, commas and stops. */
  private static String plain(String text) {
    return String.join(
        " ",
        tokens(text).stream()
            .filter(token -> !token.isSentenceEnd())
            .map(Token::text)
            .toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void smallerTopKIsPrefixOfLarger(long seed) {
    Random random = new Random(seed);
    fill(random);
    for (int i = 0; i < 100; i++) {
      PolicyQuery query = (i % 3 == 0 ? typed(random) : query(random))
          .withSort(Sort.values()[i % Sort.values().length]);
      List<String> whole = names(index.search(query.withTopK(ALL)));
      for (int k = 1; k <= whole.size(); k += 1 + random.nextInt(20)) {
        assertEquals(
            whole.subList(0, k),
            names(index.search(query.withTopK(k))),
            "seed=" + seed + " k=" + k + " query " + query);
      }
    }
  }

  private interface BetweenPages {
    void run();
  }

  /** All pages, one behind the other, by cursors that were written and read back. */
  private List<Hit> paged(PolicyQuery query, BetweenPages between) {
    List<Hit> hits = new ArrayList<>();
    Cursor cursor = null;
    do {
      assertTrue(hits.size() < 10 * ALL, "pages without end");
      SearchResult page = index.search(query.withAfter(cursor));
      hits.addAll(page.hits());
      cursor = page.next() == null ? null : Cursor.parse(page.next().toString());
      between.run();
    } while (cursor != null);
    return hits;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void pagesTogetherAreTheWholeResult(long seed) {
    Random random = new Random(seed);
    fill(random);
    for (int i = 0; i < 150; i++) {
      PolicyQuery query = (i % 2 == 0 ? typed(random) : query(random))
          .withSort(any(List.of(Sort.values()), random))
          .withPerDocument(random.nextInt(4));
      List<Hit> whole = index.search(query.withTopK(ALL)).hits();
      int size = 1 + random.nextInt(20);
      assertEquals(
          whole.stream().map(QueryOracleTest::ranked).toList(),
          paged(query.withTopK(size), () -> {}).stream()
              .map(QueryOracleTest::ranked)
              .toList(),
          "seed=" + seed + " pages of " + size + " query " + query);
    }
  }

  private static String ranked(Hit hit) {
    return hit.rank() + " " + hit.document().id() + "#" + hit.passage().id() + " " + hit.score();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void pagesHoldEveryPassageOfTheFirstPageOnceWhileDocumentsAreAdded(long seed) {
    Random random = new Random(seed);
    fill(random);
    int[] added = {0};
    for (int i = 0; i < 60; i++) {
      PolicyQuery query = (i % 2 == 0 ? typed(random) : query(random))
          .withSort(any(List.of(Sort.values()), random))
          .withPerDocument(random.nextInt(3));
      List<String> before = names(index.search(query.withTopK(ALL)));
      int size = Math.max(1, before.size() / (2 + random.nextInt(4)));
      List<Hit> hits = paged(query.withTopK(size), () -> {
        add(document("new" + added[0]++, random));
        index.refresh();
      });
      Map<String, Integer> times = new LinkedHashMap<>();
      hits.forEach(
          hit -> times.merge(hit.document().id() + "#" + hit.passage().id(), 1, Integer::sum));
      String message = "seed=" + seed + " pages of " + size + " query " + query;
      times.forEach((name, count) -> assertEquals(1, count, name + " " + message));
      List<String> old = new ArrayList<>(times.keySet());
      old.retainAll(new HashSet<>(before));
      assertEquals(before, old, message);
    }
  }

  /**
   * What a query is taken for may depend on the index: whether its words are a title, whether a word is
   * misspelt, what an acronym stands for. Of what the added document changes none may change a page.
   */
  @ParameterizedTest
  @CsvSource({
    "fishing quotas 2008, Fishing quotas 2008, They are kept.",
    "enviornment, Oddities, A typo: enviornment.",
    "ACSA rules, Oddities, The Agency of Civil Safety Audits (ACSA) came.",
    "phaseout rules, Oddities, A phase-out has begun."
  })
  void pagesStandByWhatTheFirstPageTookTheQueryFor(String typed, String title, String text) {
    String[] texts = {
      "Fishing quotas are set.",
      "Environment rules for the environment.",
      "A policy on the environment.",
      "The ACSA rules.",
      "An agency of civil safety audits works.",
      "A phaseout rules.",
      "The rules of a phase out."
    };
    for (int i = 0; i < texts.length; i++) {
      for (int month = 5; month < 7; month++) {
        index.add(PolicyDocument.builder(month + "-" + i, "Fishing quotas")
            .date("2008-0" + month)
            .passage("p", texts[i])
            .build());
      }
    }
    index.refresh();
    PolicyQuery query =
        PolicyQuery.of(typed).withRanking(Ranking.DEFAULT.without(Ingredient.FOLDING));
    List<String> before = names(index.search(query.withTopK(ALL)));
    PolicyDocument added =
        PolicyDocument.builder("added", title).date("2007").passage("p", text).build();
    List<String> paged = new ArrayList<>(paged(query.withTopK(1), () -> {
          index.add(added);
          index.refresh();
        })
        .stream()
        .map(hit -> hit.document().id() + "#" + hit.passage().id())
        .toList());
    paged.remove("added#p");
    assertTrue(before.size() > 3, before.toString());
    assertEquals(before, paged);
  }

  private static boolean onlyAdmits(Expression expression) {
    return switch (expression) {
      case Expression.Field ignored -> true;
      case Expression.Not not -> onlyAdmits(not.part());
      case Expression.And and -> and.parts().stream().allMatch(QueryOracleTest::onlyAdmits);
      case Expression.Or or -> or.parts().stream().allMatch(QueryOracleTest::onlyAdmits);
      case Expression.Words words -> words.parts().stream().allMatch(QueryOracleTest::onlyAdmits);
      default -> false;
    };
  }
}
