package io.entente.benchmarks.relevance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entente.document.DocumentKind;
import io.entente.document.PolicyDocument;
import io.entente.document.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Collections of laws and conventions in which the heading of an article or section is the question, and its
 * text without the heading is to be found; sections of one heading are relevant to each other's question.
 * They came after most settings of the ranking were chosen; what they showed led to two more.
 */
final class HeadedCollections {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MIN_TEXT_CHARS = 60;

  private final Path from;
  private final CollectionWriter collection;
  private final Map<String, Map<String, Integer>> judged = new LinkedHashMap<>();

  private HeadedCollections(Path from, CollectionWriter collection) {
    this.from = from;
    this.collection = collection;
  }

  /** Articles of conventions by their heading and the convention's name. */
  static void conventions(Path from, CollectionWriter collection) throws IOException {
    new HeadedCollections(from, collection).conventions();
  }

  /** Sections of bills and acts, several in more than one version. */
  static void bills(Path from, CollectionWriter collection) throws IOException {
    new HeadedCollections(from, collection)
        .laws("us_uslm", "officialTitle", "section", "heading", List.of("num", "heading"));
  }

  /** Articles of acts of the European Union. */
  static void euActs(Path from, CollectionWriter collection) throws IOException {
    new HeadedCollections(from, collection)
        .laws("eu_formex", "TITLE", "ARTICLE", "STI.ART", List.of("TI.ART", "STI.ART"));
  }

  private void conventions() throws IOException {
    for (Path file : files("treaties_json/data", ".json")) {
      JsonNode treaty = JSON.readTree(file.toFile());
      if (!treaty.has("articles")) {
        continue;
      }
      String name = SharedCollections.squeezed(treaty.path("treaty_en").asText());
      PolicyDocument.Builder document = document(file, name).kind(DocumentKind.TREATY);
      boolean any = false;
      int number = 0;
      for (JsonNode article : treaty.get("articles")) {
        number++;
        String heading = SharedCollections.squeezed(article.path("title_en").asText());
        boolean numbered = heading.matches("(?i)article\\s+\\S+");
        String question = numbered || heading.indexOf(' ') < 0 ? "" : heading + ", " + name;
        String text = article.path("content_en").asText().strip();
        any |= section(document, id(file), Integer.toString(number), question, text);
      }
      if (any) {
        collection.document(document.build());
      }
    }
    ask();
  }

  private void laws(
      String folder, String titles, String sections, String headings, List<String> apart)
      throws IOException {
    for (Path file : files(folder, ".xml")) {
      Element law = Jsoup.parse(Files.readString(file), "", Parser.xmlParser());
      Element title = law.selectFirst(titles);
      String name = title == null ? "" : SharedCollections.squeezed(title.text());
      PolicyDocument.Builder document = document(file, name).kind(DocumentKind.LAW);
      boolean any = false;
      int number = 0;
      for (Element section : law.select(sections)) {
        StringBuilder text = new StringBuilder();
        String heading = "";
        for (Element child : section.children()) {
          if (child.tagName().equals(headings)) {
            heading = SharedCollections.squeezed(child.text());
          }
          if (!apart.contains(child.tagName())) {
            text.append(text.isEmpty() ? "" : "\n\n")
                .append(SharedCollections.squeezed(child.text()));
          }
        }
        number++;
        String question = heading.indexOf(' ') < 0 ? "" : heading;
        any |= section(document, id(file), Integer.toString(number), question, text.toString());
      }
      if (any) {
        collection.document(document.build());
      }
    }
    ask();
  }

  /** Adds a section in parts that are no longer than passages are; says whether there was enough of it. */
  private boolean section(
      PolicyDocument.Builder document, String id, String number, String question, String text) {
    if (text.length() < MIN_TEXT_CHARS) {
      return false;
    }
    List<String> parts = SharedCollections.parts(text);
    for (int i = 0; i < parts.size(); i++) {
      String passage = number + (parts.size() == 1 ? "" : "-" + (i + 1));
      document.section(new Section(passage, List.of(), "", parts.get(i)));
      if (!question.isEmpty()) {
        judged
            .computeIfAbsent(question, unseen -> new LinkedHashMap<>())
            .put(id + "#" + passage, 1);
      }
    }
    return true;
  }

  private void ask() {
    judged.forEach((question, grades) -> collection.question(question, "", grades));
  }

  private static PolicyDocument.Builder document(Path file, String name) {
    return PolicyDocument.builder(id(file), name).language("en");
  }

  private static String id(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.lastIndexOf('.')).replace(' ', '_');
  }

  private List<Path> files(String folder, String extension) throws IOException {
    try (Stream<Path> files = Files.walk(from.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(extension)).sorted().toList();
    }
  }
}
