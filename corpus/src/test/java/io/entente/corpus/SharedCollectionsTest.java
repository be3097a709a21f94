package io.entente.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.entente.PolicyIndex;
import io.entente.document.IndexedDocument;
import io.entente.document.PolicyDocument;
import io.entente.query.Filter;
import io.entente.query.Inference;
import io.entente.query.PolicyQuery;
import io.entente.result.Hit;
import io.entente.result.SearchResult;
import io.entente.vocabulary.Countries;
import io.entente.vocabulary.Country;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Labelled collections that lie beside the checkout where this library is developed: Reuters-21578, the
 * Texts of Trade Agreements and the news page the library began with. Skipped where they are not there.
 * The labels are read from the raw files by other means than the readers'.
 */
class SharedCollectionsTest {

  private static final Pattern REUTERS = Pattern.compile(
      "<REUTERS[^>]*NEWID=\"(\\d+)\"[^>]*>\\s*<DATE>\\s*(\\d+)-(\\w+)-(\\d{4}).*?<TOPICS>(.*?)</TOPICS>.*?<PLACES>(.*?)</PLACES>",
      Pattern.DOTALL);
  private static final Pattern LABEL = Pattern.compile("<D>([^<]*)</D>");
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

  @TempDir
  static Path folder;

  private static Path data;
  private static PolicyIndex index;

  @BeforeAll
  static void fill() {
    for (String candidate : List.of("../../shared/data", "../shared/data")) {
      if (Files.isDirectory(Path.of(candidate, "reuters21578"))) {
        data = Path.of(candidate);
      }
    }
    assumeTrue(data != null, "skipped: no shared data beside the checkout");
    index = PolicyIndex.open(folder);
    read(document -> index.add(document), "reuters21578", "tota", "seed");
    index.commit();
  }

  @AfterAll
  static void close() {
    if (index != null) {
      index.close();
    }
  }

  private interface Step {
    void take(PolicyDocument document);
  }

  private static void read(Step step, String... folders) {
    for (String name : folders) {
      Corpus.read(data.resolve(name), new Corpus.Sink() {
        @Override
        public void document(PolicyDocument document) {
          step.take(document);
        }

        @Override
        public void refused(Refusal refusal) {
          assertTrue(
              refusal.reason().contains("no text") || refusal.reason().contains("empty"),
              refusal.toString());
        }
      });
    }
  }

  /** The documents, by every label they carry. */
  private static void reutersLabels(
      Map<String, Set<String>> places,
      Map<String, Set<String>> topics,
      Map<String, Set<String>> months)
      throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(data.resolve("reuters21578"), "*.sgm")) {
      for (Path file : files) {
        String stem = file.getFileName().toString().replace(".sgm", "");
        Matcher article = REUTERS.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        while (article.find()) {
          String id = stem + "/" + article.group(1);
          if (index.document(id).isEmpty()) {
            continue;
          }
          int month = MONTHS.indexOf(article.group(3).toUpperCase(Locale.ROOT)) + 1;
          add(months, "%s-%02d".formatted(article.group(4), month), id);
          labels(article.group(5)).forEach(topic -> add(topics, topic, id));
          for (String place : labels(article.group(6))) {
            add(
                places,
                Countries.bundled().resolve(place).orElseThrow(() -> new AssertionError(place)),
                id);
          }
        }
      }
    }
  }

  private static List<String> labels(String markup) {
    List<String> labels = new ArrayList<>();
    Matcher label = LABEL.matcher(markup);
    while (label.find()) {
      labels.add(label.group(1));
    }
    return labels;
  }

  private static void add(Map<String, Set<String>> byLabel, String label, String id) {
    byLabel.computeIfAbsent(label, unseen -> new TreeSet<>()).add(id);
  }

  private static Set<String> documents(Filter... filters) {
    PolicyQuery query =
        PolicyQuery.of("").withTopK(PolicyQuery.MAX_TOP_K).without(Inference.METADATA);
    for (Filter filter : filters) {
      query = query.withFilter(filter);
    }
    Set<String> ids = new TreeSet<>();
    SearchResult page = index.search(query);
    page.hits().forEach(hit -> ids.add(hit.document().id()));
    while (page.next() != null) {
      page = index.search(query.withAfter(page.next()));
      page.hits().forEach(hit -> ids.add(hit.document().id()));
    }
    return ids;
  }

  @Test
  void filtersGiveExactlyTheReutersArticlesThatCarryTheLabel() throws IOException {
    Map<String, Set<String>> places = new TreeMap<>();
    Map<String, Set<String>> topics = new TreeMap<>();
    Map<String, Set<String>> months = new TreeMap<>();
    reutersLabels(places, topics, months);
    assertTrue(places.size() > 100 && topics.size() > 100 && months.size() > 3);
    Set<String> reuters = new HashSet<>();
    months.values().forEach(reuters::addAll);
    assertEquals(21_577, reuters.size());
    places.forEach(
        (code, ids) -> assertSame(ids, only(reuters, documents(Filter.country(code))), code));
    topics.forEach((topic, ids) -> assertSame(ids, exactTopic(topic, reuters), topic));
    months.forEach(
        (month, ids) -> assertSame(ids, only(reuters, documents(Filter.in(month))), month));
    assertSame(reuters, only(reuters, documents(Filter.in("1987"))), "1987");
  }

  /** Names only what differs, since there are thousands. */
  private static void assertSame(Set<String> expected, Set<String> actual, String label) {
    Set<String> missing = new TreeSet<>(expected);
    missing.removeAll(actual);
    Set<String> tooMany = new TreeSet<>(actual);
    tooMany.removeAll(expected);
    assertEquals("missing [], too many []", "missing " + missing + ", too many " + tooMany, label);
  }

  /** Some of Reuters' topics are broader topics of the bundled vocabulary; then narrower ones come too. */
  private static Set<String> exactTopic(String topic, Set<String> reuters) {
    Set<String> ids = new TreeSet<>();
    for (String id : only(reuters, documents(Filter.topic(topic)))) {
      if (index.document(id).orElseThrow().info().topics().contains(topic)) {
        ids.add(id);
      }
    }
    return ids;
  }

  private static Set<String> only(Set<String> among, Set<String> ids) {
    Set<String> both = new TreeSet<>(ids);
    both.retainAll(among);
    return both;
  }

  @Test
  void filtersGiveExactlyTheTreatiesOfAParty() throws IOException {
    Map<String, Set<String>> parties = new TreeMap<>();
    Map<String, Set<String>> years = new TreeMap<>();
    Pattern party = Pattern.compile("<partyisocode[^>]*>([^<]+)<");
    Pattern signed = Pattern.compile("<date_signed>(\\d{4})");
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(data.resolve("tota/xml"), "*.xml")) {
      for (Path file : files) {
        String id = "xml/" + file.getFileName().toString().replace(".xml", "");
        String xml = Files.readString(file);
        // The parties of today or, of a treaty that has none left, those who first signed.
        String today = xml.substring(xml.indexOf("<parties>"), xml.indexOf("</parties>"));
        String first =
            xml.substring(xml.indexOf("<parties_original>"), xml.indexOf("</parties_original>"));
        Matcher code = party.matcher(party.matcher(today).find() ? today : first);
        while (code.find()) {
          add(
              parties,
              Countries.bundled()
                  .resolve(code.group(1))
                  .orElseThrow(() -> new AssertionError(code.group(1))),
              id);
        }
        Matcher year = signed.matcher(xml);
        if (year.find()) {
          add(years, year.group(1), id);
        }
      }
    }
    assertTrue(parties.size() > 150 && years.size() > 30);
    parties.forEach((code, ids) -> {
      Set<String> found = treaties(documents(Filter.country(code)));
      // A group stands for its members too.
      if (Countries.bundled().group(code).isEmpty()) {
        assertSame(ids, found, code);
      } else {
        assertTrue(found.containsAll(ids), code);
      }
    });
    years.forEach((year, ids) -> assertSame(ids, treaties(documents(Filter.in(year))), year));
  }

  private static Set<String> treaties(Set<String> ids) {
    Set<String> treaties = new TreeSet<>();
    ids.stream().filter(id -> id.startsWith("xml/")).forEach(treaties::add);
    return treaties;
  }

  @Test
  void everyParagraphOfTheFirstNewsPageIsFirstForAQuestionAboutIt() {
    String id = "japan-india-joint-declaration";
    IndexedDocument page = index.document(id).orElseThrow();
    assertEquals("2025-08-25", String.valueOf(page.info().date()));
    assertEquals(Set.of("JP", "IN"), Set.copyOf(page.info().countries()));
    assertTrue(
        page.info()
            .topics()
            .containsAll(List.of("security", "economic-security", "technology", "supply-chains")),
        page.info().topics().toString());
    assertEquals(8, page.passages().size());
    page.passages()
        .forEach(passage ->
            assertFalse(passage.text().matches("(?s).*(Top Articles|ACCESS RANKING|Blizzard).*")));
    List<String> questions = List.of(
        "Which areas of cooperation are to be added to the joint declaration of Japan and India?",
        "When will Ishiba and Modi hold talks and exchange the revised declaration?",
        "In which year did the leaders of Japan and India first sign the joint declaration?",
        "What does the revised declaration say on critical minerals and China's rare earth restrictions?",
        "How will Japan and India work together on defense equipment, artificial intelligence and semiconductors?",
        "What is planned with the Acquisition and Cross-Servicing Agreement?",
        "Which frameworks of dialogue, such as the Quad, will Japan and India strengthen?",
        "How do Japan and India answer coercion in the South China Sea?");
    for (int i = 0; i < questions.size(); i++) {
      Hit first = index.search(questions.get(i)).hits().getFirst();
      assertEquals(id, first.document().id(), questions.get(i));
      assertEquals(i, first.passage().ordinal(), questions.get(i));
    }
  }

  @Test
  void inferredCountriesOfReutersReachAnF1Of83() {
    Set<String> names = new HashSet<>();
    int[] longest = {1};
    for (Country country : Countries.bundled().all()) {
      List<String> all = new ArrayList<>(List.of(country.name()));
      all.addAll(country.names());
      all.addAll(country.demonyms());
      for (String name : all) {
        names.add(name);
        longest[0] = Math.max(longest[0], name.split(" ").length);
      }
    }
    int[] counts = new int[4]; // right, inferred, labelled, articles
    try (PolicyIndex hidden = PolicyIndex.inMemory()) {
      Map<String, Set<String>> labels = new TreeMap<>();
      read(
          document -> {
            if (namesACountry(document.title() + " \n " + document.text(), names, longest[0])) {
              labels.put(document.id(), new TreeSet<>(document.countries()));
              PolicyDocument.Builder unlabelled = PolicyDocument.builder(
                      document.id(), document.title())
                  .topic("none")
                  .date("1987");
              hidden.add(unlabelled.language("en").text(document.text()).build());
            }
          },
          "reuters21578");
      hidden.commit();
      labels.forEach((id, stated) -> {
        List<String> inferred = hidden.document(id).orElseThrow().info().countries();
        counts[0] += (int) inferred.stream().filter(stated::contains).count();
        counts[1] += inferred.size();
        counts[2] += stated.size();
        counts[3]++;
      });
    }
    double precision = (double) counts[0] / counts[1];
    double recall = (double) counts[0] / counts[2];
    double f1 = 2 * precision * recall / (precision + recall);
    System.out.printf(
        Locale.ROOT,
        "inferred countries: precision %.3f, recall %.3f, F1 %.3f over %d articles%n",
        precision,
        recall,
        f1,
        counts[3]);
    assertTrue(f1 >= 0.83, "F1 " + f1);
  }

  /** A plain gazetteer match: some name or demonym stands in the text, as written. */
  private static boolean namesACountry(String text, Set<String> names, int longest) {
    String[] words = text.split("[^\\p{L}.'-]+|\\.(?=\\s|$)");
    for (int i = 0; i < words.length; i++) {
      StringBuilder phrase = new StringBuilder();
      for (int j = i; j < Math.min(words.length, i + longest); j++) {
        phrase.append(j == i ? "" : " ").append(words[j]);
        if (names.contains(phrase.toString())) {
          return true;
        }
      }
    }
    return false;
  }
}
