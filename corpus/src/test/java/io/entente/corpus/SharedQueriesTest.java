package io.entente.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.entente.PolicyIndex;
import io.entente.document.DocumentInfo;
import io.entente.document.Passage;
import io.entente.document.PolicyDate;
import io.entente.query.Expression;
import io.entente.query.FacetField;
import io.entente.query.Filter;
import io.entente.query.PolicyQuery;
import io.entente.query.Ranking;
import io.entente.result.FacetCount;
import io.entente.result.Hit;
import io.entente.result.SearchResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Asks one index of all collections that lie beside the checkout for what stands in them: phrases from
 * everywhere, treaties by their titles and articles by their numbers. Skipped where they are not there.
 */
class SharedQueriesTest {

  /** Near copies are hits of their own. */
  private static final Ranking EVERY_COPY = Ranking.DEFAULT.without(Ranking.Ingredient.FOLDING);

  private static final long SEED = 42;
  private static final int PHRASES = 10_000;
  /** As many articles are asked for, of all there are; {@code -Dentente.articles=1000000} asks for all. */
  private static final int ARTICLES = Integer.getInteger("entente.articles", 1_200);

  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Pattern ARTICLE = Pattern.compile("(?i)article \\S+");
  private static final Pattern BESIDE_THE_MAIN_TEXT = Pattern.compile(
      "(?i)(annex|appendix|protocol|schedule|attachment|exchange|letter|side|joint|declaration|final act|understanding).*");
  private static final Comparator<DocumentInfo> NEWEST = Comparator.comparing(
          DocumentInfo::date, Comparator.nullsFirst(Comparator.<PolicyDate>naturalOrder()))
      .reversed()
      .thenComparing(DocumentInfo::id);

  @TempDir
  static Path folder;

  private static PolicyIndex index;
  private static List<DocumentInfo> documents;
  private static Map<List<String>, List<DocumentInfo>> byTitle;

  @BeforeAll
  static void fill() {
    Path data = null;
    for (String candidate : List.of("../../shared/data", "../shared/data")) {
      if (Files.isDirectory(Path.of(candidate, "tota"))) {
        data = Path.of(candidate);
      }
    }
    assumeTrue(data != null, "skipped: no shared data beside the checkout");
    index = PolicyIndex.open(folder);
    CorpusIndexer.Summary summary = CorpusIndexer.index(index, List.of(data), 2, refusal -> {});
    index.commit();
    documents = new ArrayList<>();
    everyHit(PolicyQuery.of("").withPerDocument(1), hit -> documents.add(hit.document()));
    assertEquals(index.documentCount(), documents.size());
    assertEquals(
        index.passageCount(),
        documents.stream().mapToInt(DocumentInfo::passageCount).sum());
    assertTrue(documents.size() > 25_000, summary.toString());
    documents.sort(Comparator.comparing(DocumentInfo::id));
    byTitle = new HashMap<>();
    documents.forEach(document -> byTitle
        .computeIfAbsent(bag(document.title()), unseen -> new ArrayList<>())
        .add(document));
    byTitle.values().forEach(same -> same.sort(NEWEST));
  }

  @AfterAll
  static void close() {
    if (index != null) {
      index.close();
    }
  }

  /** A title as words: a hyphen before a word would exclude it. */
  private static String typed(String title) {
    return title.replaceAll("(?<=\\s)-(?=\\S)", "- ");
  }

  /** The words of a title in any order and case. */
  private static List<String> bag(String title) {
    return LETTERS
        .matcher(title.toLowerCase(Locale.ROOT))
        .results()
        .map(MatchResult::group)
        .sorted()
        .toList();
  }

  private static void everyHit(PolicyQuery query, Consumer<Hit> step) {
    PolicyQuery whole = query.withTopK(PolicyQuery.MAX_TOP_K);
    SearchResult page = index.search(whole);
    page.hits().forEach(step);
    while (page.next() != null) {
      page = index.search(whole.withAfter(page.next()));
      page.hits().forEach(step);
    }
  }

  private static List<DocumentInfo> treaties() {
    return documents.stream().filter(each -> each.id().startsWith("tota/")).toList();
  }

  private static void report(String what, int asked, List<String> missed) {
    System.out.println(what + ": " + (asked - missed.size()) + " of " + asked);
    missed.stream().limit(20).forEach(System.out::println);
  }

  @Test
  void everyPhraseFindsThePassageItIsFrom() {
    Random random = new Random(SEED);
    int[] behind = new int[documents.size()];
    int passages = 0;
    for (int i = 0; i < behind.length; i++) {
      passages += documents.get(i).passageCount();
      behind[i] = passages;
    }
    Map<Integer, List<Integer>> drawn = new TreeMap<>();
    for (int i = 0; i < PHRASES; i++) {
      int passage = random.nextInt(passages);
      int found = Arrays.binarySearch(behind, passage + 1);
      int document = found < 0 ? -found - 1 : found;
      drawn
          .computeIfAbsent(document, unseen -> new ArrayList<>())
          .add(passage - behind[document] + documents.get(document).passageCount());
    }
    List<String> missed = new ArrayList<>();
    int[] asked = {0};
    drawn.forEach((number, ordinals) -> {
      DocumentInfo document = documents.get(number);
      List<Passage> texts = index.document(document.id()).orElseThrow().passages();
      for (int ordinal : ordinals) {
        Passage passage = texts.get(ordinal);
        String phrase = phrase(passage.text(), random);
        if (LETTERS.matcher(phrase).find()) {
          asked[0]++;
          PolicyQuery query = PolicyQuery.of(Expression.phrase(phrase))
              .withFilter(Filter.document(document.id()))
              .withRanking(EVERY_COPY)
              .withTopK(PolicyQuery.MAX_TOP_K);
          if (index.search(query).hits().stream()
              .noneMatch(hit -> hit.passage().id().equals(passage.id()))) {
            missed.add(document.id() + "#" + passage.id() + " \"" + phrase + "\"");
          }
        }
      }
    });
    report("phrases found, seed " + SEED, asked[0], missed);
    assertTrue(asked[0] > PHRASES * 0.9, "asked " + asked[0]);
    assertEquals(List.of(), missed);
  }

  /** Two to eight words as they stand, without the quotation mark that ends a phrase in a query. */
  private static String phrase(String text, Random random) {
    List<MatchResult> words = WORD.matcher(text).results().toList();
    int count = Math.min(words.size(), 2 + random.nextInt(7));
    int first = random.nextInt(words.size() - count + 1);
    int last = first + count - 1;
    // Figures in groups are one number, of which half is not in the text.
    while (first < last && endsFigures(text, words.get(first).start())) {
      first++;
    }
    while (last > first && beginsFigures(text, words.get(last).end())) {
      last--;
    }
    int end = words.get(last).end();
    // Within a word it parts two, as in the Indonesia"s of a newswire.
    return text.substring(words.get(first).start(), end)
        .replaceAll("(?<=\\w)\"(?=\\w)", " ")
        .replace("\"", "");
  }

  /** Whether figures begin at an offset and others stand before the space before it. */
  private static boolean endsFigures(String text, int start) {
    return start > 1
        && Character.isDigit(text.charAt(start))
        && Character.isSpaceChar(text.charAt(start - 1))
        && Character.isDigit(text.charAt(start - 2));
  }

  /** Whether figures end at an offset and others stand behind the space behind it. */
  private static boolean beginsFigures(String text, int end) {
    return end + 1 < text.length()
        && Character.isDigit(text.charAt(end - 1))
        && Character.isSpaceChar(text.charAt(end))
        && Character.isDigit(text.charAt(end + 1));
  }

  @Test
  void everyTreatyIsFirstForItsTitle() {
    List<String> missed = new ArrayList<>();
    List<DocumentInfo> treaties = treaties();
    assertEquals(450, treaties.size());
    for (DocumentInfo treaty : treaties) {
      List<String> same =
          byTitle.get(bag(treaty.title())).stream().map(DocumentInfo::id).toList();
      List<String> first =
          index.search(PolicyQuery.of(typed(treaty.title())).withTopK(same.size())).hits().stream()
              .map(hit -> hit.document().id())
              .toList();
      if (!first.equals(same)) {
        missed.add(treaty.id() + " " + treaty.title() + ": expected " + same + ", got " + first);
      }
    }
    report("treaties first for their titles", treaties.size(), missed);
    assertEquals(List.of(), missed);
  }

  /** An article of the treaties with one title: where it begins in each of them. */
  private record Article(String query, boolean main, Set<String> beginnings) {}

  private static final List<String> UNITS = List.of(
      "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
          .split(" "));
  private static final List<String> TENS =
      List.of("twenty thirty forty fifty sixty seventy eighty ninety".split(" "));
  private static final Pattern ROMAN = Pattern.compile("x{0,4}(ix|iv|v?i{0,3})");

  /** What an article is called, the same for {@code Article IV}, {@code ARTICLE FOUR} and {@code Article 4}. */
  private static String number(String label) {
    String name = label.toLowerCase(Locale.ROOT).substring("article ".length());
    String[] words = name.split("-");
    int tens = TENS.indexOf(words[0]);
    int units = UNITS.indexOf(words[words.length - 1]);
    if (tens >= 0 && (words.length == 1 || units >= 0)) {
      return Integer.toString(10 * (tens + 2) + units + 1);
    }
    if (units >= 0 && words.length == 1) {
      return Integer.toString(units + 1);
    }
    if (ROMAN.matcher(name).matches()) {
      int value = 0;
      for (int i = 0; i < name.length(); i++) {
        int digit = digit(name.charAt(i));
        value += i + 1 < name.length() && digit < digit(name.charAt(i + 1)) ? -digit : digit;
      }
      return Integer.toString(value);
    }
    return name;
  }

  private static int digit(char roman) {
    return roman == 'i' ? 1 : roman == 'v' ? 5 : 10;
  }

  private static List<Article> articles() {
    Map<String, Article> articles = new TreeMap<>();
    for (DocumentInfo treaty : treaties()) {
      List<String> above = List.of();
      for (Passage passage : index.document(treaty.id()).orElseThrow().passages()) {
        List<String> path = passage.path();
        for (int i = 0; i < path.size(); i++) {
          List<String> here = path.subList(0, i + 1);
          boolean begins = above.size() <= i || !above.subList(0, i + 1).equals(here);
          if (begins && ARTICLE.matcher(path.get(i)).matches()) {
            boolean main = path.subList(0, i).stream()
                .noneMatch(step -> BESIDE_THE_MAIN_TEXT.matcher(step).matches());
            String query = path.get(i) + " of " + typed(treaty.title());
            String key = bag(treaty.title()) + number(path.get(i));
            Article article = articles.get(key);
            if (article == null || main && !article.main()) {
              article = new Article(query, main, new HashSet<>());
              articles.put(key, article);
            }
            if (main == article.main()) {
              article.beginnings().add(treaty.id() + "#" + passage.id());
            }
          }
        }
        above = path;
      }
    }
    return List.copyOf(articles.values());
  }

  @Test
  void everyArticleIsFirstForItsNumberAndTheTitle() {
    Map<Boolean, Double> shareMissed = new TreeMap<>();
    List<Article> all = articles();
    for (boolean main : List.of(true, false)) {
      List<Article> articles =
          all.stream().filter(article -> article.main() == main).toList();
      int step = Math.max(1, articles.size() / ARTICLES);
      List<String> missed = new ArrayList<>();
      int asked = 0;
      for (int i = 0; i < articles.size(); i += step) {
        Article article = articles.get(i);
        asked++;
        List<Hit> hits =
            index.search(PolicyQuery.of(article.query()).withTopK(1)).hits();
        String first = hits.isEmpty()
            ? "nothing"
            : hits.getFirst().document().id() + "#" + hits.getFirst().passage().id();
        if (!article.beginnings().contains(first)) {
          missed.add(article.query() + ": expected " + article.beginnings() + ", got " + first);
        }
      }
      report(
          "articles first for their numbers, " + (main ? "main texts" : "annexes") + ", every "
              + step + ". of " + articles.size(),
          asked,
          missed);
      shareMissed.put(main, (double) missed.size() / asked);
    }
    shareMissed.forEach(
        (main, share) -> assertTrue(share <= 0.01, (main ? "main texts " : "annexes ") + share));
  }

  /** Counts in passages and in documents, as facets have them. */
  private static final class Counts {
    private final Map<String, long[]> byValue = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();

    void add(String value, String documentId, long passages) {
      long[] counts = byValue.computeIfAbsent(value, unseen -> new long[2]);
      counts[0] += passages;
      counts[1] += seen.add(value + ' ' + documentId) ? 1 : 0;
    }

    Map<String, List<Long>> counts() {
      Map<String, List<Long>> counts = new TreeMap<>();
      byValue.forEach((value, n) -> counts.put(value, List.of(n[0], n[1])));
      return counts;
    }
  }

  private static void count(Map<FacetField, Counts> counts, DocumentInfo document, int passages) {
    document
        .countries()
        .forEach(code -> counts.get(FacetField.COUNTRY).add(code, document.id(), passages));
    if (document.date() != null) {
      String date = document.date().toString();
      counts.get(FacetField.YEAR).add(date.substring(0, 4), document.id(), passages);
      if (date.length() > 4) {
        counts.get(FacetField.MONTH).add(date.substring(0, 7), document.id(), passages);
      }
    }
  }

  @Test
  void facetsCountWhatTheDocumentsSay() {
    Set<FacetField> fields = Set.of(FacetField.COUNTRY, FacetField.YEAR, FacetField.MONTH);
    for (PolicyQuery query : List.of(
        PolicyQuery.of(""),
        PolicyQuery.of("tariff quotas"),
        PolicyQuery.of("\"sustainable development\" goals -nuclear"),
        PolicyQuery.of("semiconductor export").withFilter(Filter.topic("trade")),
        PolicyQuery.of("").withFilter(Filter.mentions("Ghana")))) {
      Map<FacetField, Counts> counts = new HashMap<>();
      fields.forEach(field -> counts.put(field, new Counts()));
      long[] total = {0};
      if (query.equals(PolicyQuery.of(""))) {
        documents.forEach(document -> count(counts, document, document.passageCount()));
        total[0] = index.passageCount();
      } else {
        everyHit(query.withRanking(EVERY_COPY), hit -> {
          count(counts, hit.document(), 1);
          total[0]++;
        });
      }
      SearchResult result = index.search(query.withFacets(fields).withTopK(1));
      assertEquals(total[0], result.total().value(), query.text());
      assertTrue(total[0] > 50, query.text() + " " + total[0]);
      for (FacetField field : fields) {
        Map<String, List<Long>> facet = new TreeMap<>();
        for (FacetCount count : result.facets().get(field)) {
          facet.put(count.value(), List.of(count.passageCount(), count.documentCount()));
        }
        assertEquals(counts.get(field).counts(), facet, query.text() + " by " + field);
      }
      System.out.println("facets: \"" + query.text() + "\" " + total[0] + " passages");
    }
  }
}
