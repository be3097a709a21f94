package io.entente.benchmarks.relevance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.entente.corpus.Corpus;
import io.entente.corpus.Refusal;
import io.entente.corpus.SampleCollection;
import io.entente.corpus.eval.TrecFiles;
import io.entente.document.DocumentKind;
import io.entente.document.PolicyDocument;
import io.entente.document.Section;
import io.entente.vocabulary.Countries;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Makes collections with questions and judgments out of a folder of public data. Two come with judgments
 * of their own ({@code obliqa}, {@code cranfield}), and so has the {@code bundled} one. For the others what a text is called is the question,
 * and the text without that is what is to be found; texts of one name are relevant to each other's
 * question. Abstracts of laws are also asked for by what they are labelled with. Where there are too many
 * questions some are drawn, with seed 42.
 */
public final class SharedCollections {

  private static final long SEED = 42;
  private static final int MIN_TEXT_CHARS = 200;
  private static final int MAX_PASSAGE_CHARS = 1500;

  /** What two countries have more of is not asked for by their names. */
  private static final int MAX_OF_TWO = 12;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path from;
  private final Path to;

  private SharedCollections(Path from, Path to) {
    this.from = from;
    this.to = to;
  }

  /** Fills a collection. */
  private interface Maker {
    void make(CollectionWriter collection) throws IOException;
  }

  /**
   * Makes the collections.
   *
   * @param args the folder of data, the folder for the collections, and if not all are wanted their names
   * @throws IOException if a file cannot be read or written
   */
  public static void main(String... args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (args.length < 2) {
      throw new IllegalArgumentException("expected: FROM TO [NAME...]");
    }
    SharedCollections shared = new SharedCollections(Path.of(args[0]), Path.of(args[1]));
    Map<String, Maker> makers = shared.makers();
    List<String> wanted = Arrays.asList(args).subList(2, args.length);
    if (!makers.keySet().containsAll(wanted)) {
      throw new IllegalArgumentException("collections are " + makers.keySet() + ", got " + wanted);
    }
    for (Map.Entry<String, Maker> each : makers.entrySet()) {
      if (wanted.isEmpty() || wanted.contains(each.getKey())) {
        try (CollectionWriter collection = new CollectionWriter(shared.to.resolve(each.getKey()))) {
          each.getValue().make(collection);
          out.println(each.getKey() + ": " + collection.summary());
        }
      }
    }
  }

  private Map<String, Maker> makers() {
    Map<String, Maker> makers = new LinkedHashMap<>();
    makers.put("bundled", SharedCollections::bundled);
    makers.put("obliqa", this::obliqa);
    makers.put("cranfield", this::cranfield);
    makers.put("whitehouse", this::whitehouse);
    makers.put("tota", this::tota);
    makers.put("reuters", this::reuters);
    makers.put("ecolex-title", this::ecolexTitles);
    makers.put("ecolex-subject", this::ecolexSubjects);
    makers.put("ecolex-country", this::ecolexCountries);
    makers.put("ecolex-countries", this::ecolexPairs);
    makers.put("ecolex-year", this::ecolexYears);
    makers.put("policies", this::policies);
    makers.put("conventions", collection -> HeadedCollections.conventions(from, collection));
    makers.put("bills", collection -> HeadedCollections.bills(from, collection));
    makers.put("eu-acts", collection -> HeadedCollections.euActs(from, collection));
    return makers;
  }

  /** The bundled collection with its questions and judgments. */
  private static void bundled(CollectionWriter collection) {
    SampleCollection.documents().forEach(collection::document);
    Map<String, Map<String, Integer>> grades = new LinkedHashMap<>();
    SampleCollection.qrels()
        .lines()
        .map(line -> line.split("\\s+"))
        .forEach(judged -> grades
            .computeIfAbsent(judged[0], unseen -> new LinkedHashMap<>())
            .put(judged[2], Integer.parseInt(judged[3])));
    for (SampleCollection.Question question : SampleCollection.questions()) {
      collection.question(
          question.id(), question.text(), "", grades.getOrDefault(question.id(), Map.of()));
    }
  }

  /** Rules in numbered passages, questions with the passages that answer them. */
  private void obliqa(CollectionWriter collection) throws IOException {
    // A number may stand for two passages; then the judged text says which is meant.
    Map<String, Map<String, String>> textsByNumber = new LinkedHashMap<>();
    List<JsonNode> rules = new ArrayList<>();
    for (Path file : files(from.resolve("obliqa/StructuredRegulatoryDocuments"), ".json")) {
      rules.add(JSON.readTree(file.toFile()));
    }
    rules.sort((a, b) -> Integer.compare(number(a.get(0)), number(b.get(0))));
    for (JsonNode passages : rules) {
      String id = Integer.toString(number(passages.get(0)));
      PolicyDocument.Builder document = PolicyDocument.builder(id, firstHeading(passages))
          .kind(DocumentKind.LAW)
          .language("en");
      for (JsonNode passage : passages) {
        String text = passage.get("Passage").asText();
        if (!text.isBlank()) {
          String number = passage.get("PassageID").asText();
          Map<String, String> same =
              textsByNumber.computeIfAbsent(id + "#" + column(number), n -> new LinkedHashMap<>());
          String mark = same.isEmpty() ? "" : "~" + (same.size() + 1);
          same.put(id + "#" + column(number) + mark, text);
          document.section(new Section(column(number) + mark, List.of(number), "", text));
        }
      }
      collection.document(document.build());
    }
    for (JsonNode question :
        JSON.readTree(from.resolve("obliqa/ObliQA_dev.json").toFile())) {
      Map<String, Integer> grades = new LinkedHashMap<>();
      for (JsonNode judged : question.get("Passages")) {
        String id = number(judged) + "#" + column(judged.get("PassageID").asText());
        Map<String, String> same = textsByNumber.getOrDefault(id, Map.of());
        boolean told = same.containsValue(judged.get("Passage").asText());
        same.forEach((each, text) -> {
          if (!told || text.equals(judged.get("Passage").asText())) {
            grades.put(each, 1);
          }
        });
      }
      if (!grades.isEmpty()) {
        collection.question(
            question.get("QuestionID").asText(), question.get("Question").asText(), "", grades);
      }
    }
  }

  private static int number(JsonNode passage) {
    return passage.get("DocumentID").asInt();
  }

  private static String firstHeading(JsonNode passages) {
    for (JsonNode passage : passages) {
      String text = passage.get("Passage").asText().strip();
      if (!text.isEmpty() && text.length() < 80) {
        return text;
      }
    }
    return "";
  }

  /** Abstracts on aeronautics, graded from 1 to 4, 4 best; two of them are empty and left out. */
  private void cranfield(CollectionWriter collection) throws IOException {
    Path folder = from.resolve("judged/cranfield");
    for (JsonNode abstracted : lines(folder.resolve("corpus.jsonl"))) {
      String text = abstracted.get("text").asText();
      if (!text.isBlank()) {
        collection.document(PolicyDocument.builder(
                abstracted.get("_id").asText(), abstracted.get("title").asText())
            .language("en")
            .text(text)
            .build());
      }
    }
    Map<String, Map<String, Integer>> qrels = TrecFiles.readQrels(folder.resolve("qrels/test.tsv"));
    for (JsonNode question : lines(folder.resolve("queries.jsonl"))) {
      String id = question.get("_id").asText();
      if (qrels.containsKey(id)) {
        collection.question(id, question.get("text").asText(), "", qrels.get(id));
      }
    }
  }

  /** Press releases by their titles; ids are numbers, as the files' names are the titles again. */
  private void whitehouse(CollectionWriter collection) {
    byTitle(collection, read(from.resolve("whitehouse_statements")), "release-", 1500);
  }

  /** News by their headlines. */
  private void reuters(CollectionWriter collection) {
    byTitle(collection, read(from.resolve("reuters21578")), "news-", 1500);
  }

  /** The title is the question, the document without it is to be found. */
  private static void byTitle(
      CollectionWriter collection, List<PolicyDocument> documents, String prefix, int questions) {
    Map<String, Map<String, Integer>> judged = new LinkedHashMap<>();
    Map<String, String> titles = new LinkedHashMap<>();
    int number = 0;
    for (PolicyDocument document : documents) {
      String title = squeezed(document.title());
      String text = document.text();
      if (!title.isEmpty() && text.length() >= MIN_TEXT_CHARS) {
        number++;
        String id = prefix + number;
        PolicyDocument.Builder untitled = document.toBuilder().id(id).title("").source("");
        collection.document(untitled.text(without(title, text)).build());
        String asWritten = titles.computeIfAbsent(title.toLowerCase(Locale.ROOT), t -> title);
        judged.computeIfAbsent(asWritten, t -> new LinkedHashMap<>()).put(id, 1);
      }
    }
    for (var asked : drawn(judged.entrySet(), questions)) {
      collection.question(asked.getKey(), "", asked.getValue());
    }
  }

  /** The text without the title, should it begin with it. */
  private static String without(String title, String text) {
    String begin = squeezed(text.lines().limit(1).collect(Collectors.joining()));
    int end = text.indexOf('\n');
    return begin.equalsIgnoreCase(title) && end > 0 ? text.substring(end).strip() : text;
  }

  /** Articles of treaties by their heading and the treaty's name; the headings are left out of the texts. */
  private void tota(CollectionWriter collection) throws IOException {
    Map<String, Map<String, Integer>> judged = new LinkedHashMap<>();
    for (Path file : files(from.resolve("tota/xml"), ".xml")) {
      Element treaty =
          Jsoup.parse(Files.readString(file), "", Parser.xmlParser()).selectFirst("treaty");
      if (treaty == null || !text(treaty, "meta > language").equals("en")) {
        continue;
      }
      String id = file.getFileName().toString().replace(".xml", "");
      String name = text(treaty, "meta > name");
      PolicyDocument.Builder document =
          PolicyDocument.builder(id, name).kind(DocumentKind.TREATY).language("en");
      for (Element party : treaty.select("meta > parties_original > partyisocode")) {
        Countries.bundled().resolve(squeezed(party.text())).ifPresent(document::country);
      }
      boolean any = false;
      Set<String> articles = new TreeSet<>();
      for (Element article : treaty.select("article")) {
        String articleId = article.attr("article_identifier");
        String text = article.wholeText().strip();
        if (text.isEmpty() || articleId.isEmpty() || !articles.add(articleId)) {
          continue;
        }
        List<String> path = squeezed(article.attr("number")).isEmpty()
            ? List.of()
            : List.of(squeezed(article.attr("number")));
        List<String> parts = parts(text);
        String heading = squeezed(article.attr("name"));
        for (int i = 0; i < parts.size(); i++) {
          String passageId = articleId + (parts.size() == 1 ? "" : "-" + (i + 1));
          document.section(new Section(passageId, path, "", parts.get(i)));
          if (heading.matches(".*\\p{L}{3}.*") && text.length() >= MIN_TEXT_CHARS) {
            judged
                .computeIfAbsent(heading + ", " + name, q -> new LinkedHashMap<>())
                .put(id + "#" + passageId, 1);
          }
        }
        any = true;
      }
      if (any) {
        collection.document(document.build());
      }
    }
    for (var asked : drawn(judged.entrySet(), 1000)) {
      collection.question(asked.getKey(), "", asked.getValue());
    }
  }

  /** Parts a long article between its paragraphs. */
  static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (String paragraph : text.split("\\s*\\n\\s*\\n\\s*")) {
      if (part.length() + paragraph.length() > MAX_PASSAGE_CHARS && !part.isEmpty()) {
        parts.add(part.toString());
        part.setLength(0);
      }
      part.append(part.isEmpty() ? "" : "\n\n").append(paragraph);
    }
    parts.add(part.toString());
    return parts;
  }

  /** An abstract of a law or treaty. */
  private record Abstract(
      String id,
      String title,
      List<String> countries,
      String year,
      String subject,
      Set<String> keywords) {
    /** What very many agreed on is of none of them in particular. */
    boolean isOfFew() {
      return countries.size() < 4;
    }
  }

  /** What is relevant to a question that is asked about one country. */
  private record WithinCountry(String filter, Map<String, Integer> grades) {}

  /** Abstracts by the title of the law or treaty. */
  private void ecolexTitles(CollectionWriter collection) throws IOException {
    Map<String, Map<String, Integer>> judged = new LinkedHashMap<>();
    for (Abstract each : abstracts(collection)) {
      judged.computeIfAbsent(each.title(), t -> new LinkedHashMap<>()).put(each.id(), 1);
    }
    for (var asked : drawn(judged.entrySet(), 1500)) {
      collection.question(asked.getKey(), "", asked.getValue());
    }
  }

  /**
   * Abstracts by subject and keywords, with the country as a filter. Relevant are those of the country that
   * have keywords in common: grade 2 if at least half of the keywords of both, 1 if a quarter. Questions
   * are made of abstracts that have at least two others like them and twenty that are not.
   */
  private void ecolexSubjects(CollectionWriter collection) throws IOException {
    Map<String, List<Abstract>> byCountry = byCountry(abstracts(collection));
    // The same words are asked about one country only.
    Map<String, WithinCountry> judged = new LinkedHashMap<>();
    byCountry.forEach((country, abstracts) -> {
      for (Abstract asked : abstracts) {
        Map<String, Integer> grades = new LinkedHashMap<>();
        for (Abstract each : abstracts) {
          double common = common(asked.keywords(), each.keywords());
          if (common >= 0.25) {
            grades.put(each.id(), common >= 0.5 ? 2 : 1);
          }
        }
        if (grades.size() >= 3 && abstracts.size() - grades.size() >= 20) {
          String question = asked.subject() + ", " + String.join(", ", asked.keywords());
          judged.putIfAbsent(question, new WithinCountry("country:" + country, grades));
        }
      }
    });
    for (var asked : drawn(judged.entrySet(), 500)) {
      collection.question(
          asked.getKey(), asked.getValue().filter(), asked.getValue().grades());
    }
  }

  /** Abstracts by a keyword and the name of a country, as one asks for the law of a country. */
  private void ecolexCountries(CollectionWriter collection) throws IOException {
    Map<String, List<Abstract>> byName = new TreeMap<>();
    byCountry(abstracts(collection))
        .forEach((country, abstracts) -> byName.put(
            Countries.bundled().name(country),
            abstracts.stream().filter(Abstract::isOfFew).toList()));
    byKeyword(byName, collection);
  }

  /** Abstracts by a keyword and two countries; better those of both of them. */
  private void ecolexPairs(CollectionWriter collection) throws IOException {
    Map<String, Map<String, List<Abstract>>> byKeyword = new TreeMap<>();
    byCountry(abstracts(collection)).forEach((country, abstracts) -> {
      for (Abstract each : abstracts) {
        for (String keyword : each.isOfFew() ? each.keywords() : Set.<String>of()) {
          byKeyword
              .computeIfAbsent(keyword, k -> new TreeMap<>())
              .computeIfAbsent(Countries.bundled().name(country), c -> new ArrayList<>())
              .add(each);
        }
      }
    });
    Map<String, Map<String, Integer>> judged = new TreeMap<>();
    byKeyword.forEach((keyword, byName) -> {
      List<String> names = List.copyOf(byName.keySet());
      for (int i = 0; i + 1 < names.size(); i++) {
        Map<String, Integer> grades = new LinkedHashMap<>();
        for (String name : names.subList(i, i + 2)) {
          byName
              .getOrDefault(name, List.of())
              .forEach(each -> grades.merge(each.id(), 1, Integer::sum));
        }
        if (grades.size() <= MAX_OF_TWO) {
          judged.put(
              words(keyword) + " in " + String.join(" and ", names.subList(i, i + 2)), grades);
        }
      }
    });
    for (var asked : drawn(judged.entrySet(), 1000)) {
      collection.question(asked.getKey(), "", asked.getValue());
    }
  }

  /** Abstracts by a keyword and a year. */
  private void ecolexYears(CollectionWriter collection) throws IOException {
    Map<String, List<Abstract>> byYear = new TreeMap<>();
    for (Abstract each : abstracts(collection)) {
      if (!each.year().isEmpty()) {
        byYear.computeIfAbsent(each.year(), y -> new ArrayList<>()).add(each);
      }
    }
    byKeyword(byYear, collection);
  }

  /** Asks for the keywords of some abstracts that are called something together; not for those of nearly all. */
  private static void byKeyword(Map<String, List<Abstract>> byName, CollectionWriter collection)
      throws IOException {
    Map<String, Map<String, Integer>> judged = new TreeMap<>();
    byName.forEach((name, abstracts) -> {
      Map<String, Map<String, Integer>> byKeyword = new TreeMap<>();
      for (Abstract each : abstracts) {
        for (String keyword : each.keywords()) {
          byKeyword.computeIfAbsent(keyword, k -> new LinkedHashMap<>()).put(each.id(), 1);
        }
      }
      byKeyword.forEach((keyword, grades) -> {
        if (grades.size() >= 2 && 2 * grades.size() <= abstracts.size()) {
          judged.put(words(keyword) + " in " + name, grades);
        }
      });
    });
    for (var asked : drawn(judged.entrySet(), 1000)) {
      collection.question(asked.getKey(), "", asked.getValue());
    }
  }

  private static String words(String keyword) {
    return keyword.toLowerCase(Locale.ROOT).replace('/', ' ');
  }

  private static Map<String, List<Abstract>> byCountry(List<Abstract> abstracts) {
    Map<String, List<Abstract>> byCountry = new TreeMap<>();
    for (Abstract each : abstracts) {
      for (String country : each.countries()) {
        byCountry.computeIfAbsent(country, c -> new ArrayList<>()).add(each);
      }
    }
    return byCountry;
  }

  /** Descriptions of climate policies by the policy's title. */
  private void policies(CollectionWriter collection) throws IOException {
    Map<String, Map<String, Integer>> judged = new LinkedHashMap<>();
    Set<String> seen = new TreeSet<>();
    for (Map<String, String> row : rows(from.resolve("climate/climate_policy_database_cp.csv"))) {
      String title = squeezed(row.getOrDefault("Policy Title", ""));
      String text = row.getOrDefault("Policy description", "").strip();
      if (title.isEmpty() || text.length() < MIN_TEXT_CHARS || !seen.add(title + "\n" + text)) {
        continue;
      }
      String id = "policy-" + seen.size();
      collection.document(
          PolicyDocument.builder(id, "").language("en").text(text).build());
      judged.computeIfAbsent(title, t -> new LinkedHashMap<>()).put(id, 1);
    }
    for (var asked : drawn(judged.entrySet(), 1000)) {
      collection.question(asked.getKey(), "", asked.getValue());
    }
  }

  private static double common(Set<String> some, Set<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    if (all.isEmpty()) {
      return 0;
    }
    Set<String> both = new TreeSet<>(some);
    both.retainAll(others);
    return (double) both.size() / all.size();
  }

  /** Adds all abstracts to a collection, without their titles; one that is there twice once. */
  private List<Abstract> abstracts(CollectionWriter collection) throws IOException {
    List<Abstract> abstracts = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (String name : List.of("treaty", "legislation_0", "legislation_20")) {
      for (Map<String, String> row : rows(from.resolve("climate/ecolex_" + name + ".csv"))) {
        String title = squeezed(row.getOrDefault("Policy", ""));
        String text = row.getOrDefault("Policy_Content", "").strip();
        if (title.isEmpty() || text.length() < MIN_TEXT_CHARS || !seen.add(title + "\n" + text)) {
          continue;
        }
        String id = "eco-" + (abstracts.size() + 1);
        PolicyDocument.Builder document = PolicyDocument.builder(id, "")
            .kind(name.equals("treaty") ? DocumentKind.TREATY : DocumentKind.LAW)
            .text(text);
        List<String> countries = items(row.getOrDefault("Country", "")).stream()
            .flatMap(country -> Countries.bundled().resolve(country).stream())
            .distinct()
            .toList();
        countries.forEach(document::country);
        String years = row.getOrDefault("Year", "");
        String year = years.matches("[12]\\d{3}(\\.0)?") ? years.substring(0, 4) : "";
        if (!year.isEmpty()) {
          document.date(year);
        }
        collection.document(document.build());
        abstracts.add(new Abstract(
            id,
            title,
            countries,
            year,
            row.getOrDefault("Subject", "").strip(),
            new TreeSet<>(items(row.getOrDefault("Keyword", "")))));
      }
    }
    return abstracts;
  }

  private static List<String> items(String list) {
    return Stream.of(list.split(","))
        .map(String::strip)
        .filter(i -> !i.isEmpty())
        .toList();
  }

  private static List<Map<String, String>> rows(Path file) throws IOException {
    try (MappingIterator<Map<String, String>> rows = new CsvMapper()
        .readerForMapOf(String.class)
        .with(CsvSchema.emptySchema().withHeader())
        .readValues(Files.newBufferedReader(file))) {
      return rows.readAll();
    }
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    List<JsonNode> nodes = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        nodes.add(JSON.readTree(line));
      }
    }
    return nodes;
  }

  private static List<Path> files(Path folder, String extension) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(extension)).sorted().toList();
    }
  }

  private static List<PolicyDocument> read(Path folder) {
    List<PolicyDocument> documents = new ArrayList<>();
    Corpus.read(folder, new Corpus.Sink() {
      @Override
      public void document(PolicyDocument document) {
        documents.add(document);
      }

      @Override
      public void refused(Refusal refusal) {
        // What cannot be read is in no question either.
      }
    });
    return documents;
  }

  /** Draws some of the questions, in their order. */
  private static <T> List<T> drawn(Collection<T> questions, int count) {
    List<T> all = new ArrayList<>(questions);
    List<Integer> places =
        new ArrayList<>(IntStream.range(0, all.size()).boxed().toList());
    Collections.shuffle(places, new Random(SEED));
    return places.stream().limit(count).sorted().map(all::get).toList();
  }

  private static String text(Element element, String selector) {
    Element found = element.selectFirst(selector);
    return found == null ? "" : squeezed(found.text());
  }

  static String squeezed(String text) {
    return text.replaceAll("[\\s\\u00a0]+", " ").strip();
  }

  /** An id as judgments write it, without spaces. */
  private static String column(String id) {
    return id.strip().replace(' ', '_');
  }
}
