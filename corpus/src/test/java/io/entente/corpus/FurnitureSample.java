package io.entente.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.entente.analysis.PassageSplitter;
import io.entente.document.DocumentKind;
import io.entente.document.Passage;
import io.entente.document.PolicyDocument;
import io.entente.document.Section;
import io.entente.document.Trait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A labelled sample of passages: prose as it stands in the collections beside the checkout, and contents
 * pages and lists of references made from their headings, titles, authors and notes.
 *
 * <p>A label follows from where a passage was put, never from how it looks. Everything is drawn with one
 * seed, so that the sample is the same every time. Each style of setting a list and each source of prose
 * belongs to one of two halves, of which one is kept apart.
 */
final class FurnitureSample {

  /**
   * A passage and what it is.
   *
   * @param kind what it is, or null for prose
   * @param source where it is from or how it is set
   * @param held whether it belongs to the half kept apart
   * @param laws whether a list of references names laws and treaties alone
   * @param before the passage before it
   * @param passage the passage
   * @param after the passage after it
   */
  record Labelled(
      Trait.@Nullable Kind kind,
      String source,
      boolean held,
      boolean laws,
      @Nullable Passage before,
      Passage passage,
      @Nullable Passage after) {}

  private record Entry(int level, String label, String title) {}

  private record Outline(String language, List<Entry> entries) {}

  private record Work(String author, int year, String title, String place, String url) {}

  private static final long SEED = 42;
  private static final int PROSE_EACH = 150;
  private static final int LISTS_EACH = 14;
  private static final int FEWEST_WORDS = 12;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String[] MONTHS =
      "January February March April May June July August September October November December"
          .split(" ");
  private static final String[] ROMAN =
      "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(" ");

  private final Path data;
  private final Random random = new Random(SEED);
  private final PassageSplitter splitter = new PassageSplitter();
  private final List<Labelled> sample = new ArrayList<>();
  private final List<String> paragraphs = new ArrayList<>();

  private FurnitureSample(Path data) {
    this.data = data;
  }

  static List<Labelled> draw(Path data) {
    FurnitureSample sample = new FurnitureSample(data);
    sample.prose();
    sample.contents();
    sample.references();
    return sample.sample;
  }

  // Prose

  private void prose() {
    int number = 0;
    for (Map.Entry<String, List<PolicyDocument>> source : collections(data).entrySet()) {
      List<Labelled> all = new ArrayList<>();
      for (PolicyDocument document : source.getValue()) {
        List<Passage> passages = splitter.split(document);
        for (int i = 0; i < passages.size(); i++) {
          Passage passage = passages.get(i);
          if (passage.text().split("\\s+").length >= FEWEST_WORDS
              || passage.text().matches("(?s).{25,}[\u3002\uFF1B]")) {
            all.add(new Labelled(
                null,
                source.getKey(),
                number % 2 == 1,
                false,
                i == 0 ? null : passages.get(i - 1),
                passage,
                i + 1 == passages.size() ? null : passages.get(i + 1)));
          }
        }
      }
      Collections.shuffle(all, random);
      for (Labelled each : all.subList(0, Math.min(PROSE_EACH, all.size()))) {
        sample.add(each);
        if (paragraphs.size() < 600 && !source.getKey().endsWith("_zh")) {
          paragraphs.add(each.passage().text().replaceAll("\\s+", " "));
        }
      }
      number++;
    }
  }

  /** Returns the documents of each collection, at most some hundreds of each. */
  static Map<String, List<PolicyDocument>> collections(Path data) {
    Map<String, List<PolicyDocument>> all = new LinkedHashMap<>();
    all.put("tota", read(data, "tota", 1));
    all.put("reuters", read(data, "reuters21578", 1));
    all.put("whitehouse", read(data, "whitehouse_statements", 1));
    all.put("ungdc", read(data, "ungdc", 1));
    all.put("laws_uy_es", read(data, "laws_md/uy_es", 1));
    all.put("laws_ad_ca", read(data, "laws_md/ad_ca", 1));
    all.put("grundgesetz_de", read(data, "versioned/de_grundgesetz", 6));
    all.put("electricity_fr", read(data, "versioned/be_electricity_law_1999011160", 5));
    all.put("fomc", read(data, "versioned/fomc_statements", 2));
    all.put("press_html", read(data, "html_extraction/kremlin_press", 1));
    all.put("obliqa", obliqa(data));
    all.put(
        "ecolex", abstracts(data, "climate/ecolex_legislation_0.csv", "Policy", "Policy_Content"));
    all.put(
        "ecolex_treaty", abstracts(data, "climate/ecolex_treaty.csv", "Policy", "Policy_Content"));
    all.put("cranfield", cranfield(data));
    all.put("treaties_en", treaties(data, "en"));
    all.put("treaties_zh", treaties(data, "zh"));
    all.put("formex_en", marked(data, "eu_formex", "PARAG, CONSID", "NOTE, NO\\.PARAG"));
    all.put("uslm_en", marked(data, "us_uslm", "subsection, paragraph", "toc, footnote"));
    all.put("legaldoc_de", marked(data, "akn/de_legaldocml", "akn|paragraph", "akn|toc"));
    return all;
  }

  private static List<PolicyDocument> read(Path data, String folder, int step) {
    List<PolicyDocument> documents = new ArrayList<>();
    if (!Files.isDirectory(data.resolve(folder))) {
      return documents;
    }
    int[] seen = {0};
    Corpus.read(data.resolve(folder), new Corpus.Sink() {
      @Override
      public void document(PolicyDocument document) {
        if (seen[0]++ % step == 0) {
          documents.add(document);
        }
      }

      @Override
      public void refused(Refusal refusal) {}
    });
    return documents;
  }

  private static List<Path> files(Path data, String folder, String ending) {
    try (Stream<Path> walk = Files.walk(data.resolve(folder))) {
      return walk.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<PolicyDocument> obliqa(Path data) {
    List<PolicyDocument> documents = new ArrayList<>();
    try {
      for (Path file : files(data, "obliqa/StructuredRegulatoryDocuments", ".json")) {
        PolicyDocument.Builder document =
            PolicyDocument.builder(file.getFileName().toString(), "").kind(DocumentKind.LAW);
        int number = 0;
        for (JsonNode each : JSON.readTree(file.toFile())) {
          if (!each.path("Passage").asText().isBlank()) {
            document.passage(
                each.path("PassageID").asText() + "~" + number++,
                each.path("Passage").asText());
          }
        }
        documents.add(document.build());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return documents;
  }

  private static List<PolicyDocument> cranfield(Path data) {
    List<PolicyDocument> documents = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(data.resolve("judged/cranfield/corpus.jsonl"))) {
        JsonNode each = JSON.readTree(line);
        if (!each.path("text").asText().isBlank()) {
          documents.add(PolicyDocument.builder(
                  each.path("_id").asText(), each.path("title").asText())
              .text(each.path("text").asText())
              .build());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return documents;
  }

  private static List<PolicyDocument> treaties(Path data, String language) {
    List<PolicyDocument> documents = new ArrayList<>();
    try {
      for (Path file : files(data, "treaties_json/data", ".json")) {
        PolicyDocument.Builder document =
            PolicyDocument.builder(file.getFileName().toString(), "").kind(DocumentKind.TREATY);
        int number = 0;
        for (JsonNode each : JSON.readTree(file.toFile()).path("articles")) {
          String content = each.path("content_" + language).asText();
          if (!content.isBlank()) {
            document.section(Section.of(
                List.of("Article " + ++number), each.path("title_" + language).asText(), content));
          }
        }
        if (number > 0) {
          documents.add(document.build());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return documents;
  }

  private static List<Map<String, String>> table(Path data, String file) {
    try (var rows = new CsvMapper()
        .readerForMapOf(String.class)
        .with(CsvSchema.emptySchema().withHeader())
        .<Map<String, String>>readValues(text(data.resolve(file)).replace("\uFEFF", ""))) {
      return rows.readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<PolicyDocument> abstracts(
      Path data, String file, String title, String content) {
    List<PolicyDocument> documents = new ArrayList<>();
    for (Map<String, String> row : table(data, file)) {
      if (!row.getOrDefault(content, "").isBlank()) {
        documents.add(PolicyDocument.builder(file + documents.size(), row.getOrDefault(title, ""))
            .text(row.get(content))
            .build());
      }
    }
    return documents;
  }

  /** The elements of marked-up laws that hold provisions, each as one section. */
  private static List<PolicyDocument> marked(
      Path data, String folder, String wanted, String dropped) {
    List<PolicyDocument> documents = new ArrayList<>();
    for (Path file : files(data, folder, ".xml")) {
      Element root = Jsoup.parse(text(file), "", Parser.xmlParser());
      root.select(dropped).remove();
      PolicyDocument.Builder document =
          PolicyDocument.builder(file.getFileName().toString(), "").kind(DocumentKind.LAW);
      int number = 0;
      for (Element each : root.select(wanted)) {
        if (each.parents().is(wanted) || each.text().isBlank()) {
          continue;
        }
        document.section(Section.of(List.of("Article " + ++number), "", each.text()));
      }
      if (number > 0) {
        documents.add(document.build());
      }
    }
    return documents;
  }

  // Contents pages

  private void contents() {
    List<Outline> outlines = outlines();
    int made = 0;
    for (int style = 0; style < 20; style++) {
      for (int i = 0; i < LISTS_EACH; i++) {
        Outline outline = outlines.get(made++ % outlines.size());
        int least = Math.min(outline.entries().size(), 8);
        int size =
            least + random.nextInt(Math.max(1, Math.min(50, outline.entries().size()) - least + 1));
        int from = random.nextInt(outline.entries().size() - size + 1);
        List<Entry> entries = outline.entries().subList(from, from + size);
        String head = random.nextInt(3) == 0 ? "" : heading(outline.language()) + "\n";
        surrounded(
            Trait.Kind.CONTENTS,
            "contents " + style,
            style % 2 == 1,
            false,
            head + String.join("", set(entries, style)));
      }
    }
    for (Path file : files(data, "us_uslm", ".xml")) {
      for (Element toc : Jsoup.parse(text(file), "", Parser.xmlParser()).select("toc")) {
        markup(toc, "referenceItem", "contents uslm", false);
      }
    }
    for (Path file : files(data, "akn", ".xml")) {
      for (Element toc : Jsoup.parse(text(file), "", Parser.xmlParser()).select("toc, akn|toc")) {
        markup(toc, "tocItem, akn|tocItem", "contents akn", true);
      }
    }
  }

  private void markup(Element toc, String item, String source, boolean held) {
    List<String> lines = new ArrayList<>();
    for (Element each : toc.select(item)) {
      each.select("span, akn|span, designator")
          .forEach(span -> span.appendChild(new TextNode(" ")));
      lines.add(each.text().strip());
    }
    if (lines.size() >= 5) {
      surrounded(Trait.Kind.CONTENTS, source, held, false, String.join("\n", lines));
      surrounded(
          Trait.Kind.CONTENTS, source + " run together", held, false, String.join(" ", lines));
    }
  }

  private String heading(String language) {
    String[] words = switch (language) {
      case "es" -> new String[] {"\u00CDNDICE", "Contenido"};
      case "ca" -> new String[] {"\u00CDndex", "Sumari"};
      case "de" -> new String[] {"Inhaltsverzeichnis", "Inhalts\u00FCbersicht", "Inhalt"};
      case "zh" -> new String[] {"\u76EE\u9304"};
      default -> new String[] {"CONTENTS", "Table of Contents", "Contents", "TABLE OF CONTENTS"};
    };
    return words[random.nextInt(words.length)];
  }

  private List<String> set(List<Entry> entries, int style) {
    List<String> lines = new ArrayList<>();
    int page = 1 + random.nextInt(12);
    int number = 0;
    int chapter = 1;
    for (Entry entry : entries) {
      number++;
      page += random.nextInt(4);
      if (number % 6 == 0) {
        chapter++;
      }
      String label = entry.label();
      String title = entry.title();
      String decimal = chapter + "." + (number % 6 + 1);
      String indent = "  ".repeat(entry.level());
      String dots = ".".repeat(5 + random.nextInt(50));
      lines.add(
          switch (style) {
            case 0 -> label + " " + title + " " + dots + " " + page + "\n";
            case 1 -> label + ". " + title + "\t" + page + "\n";
            case 2 -> title + " " + page + "\n";
            case 3 ->
              decimal + " " + title + " " + ". ".repeat(3 + random.nextInt(20)) + page + "\n";
            case 4 -> indent + label + " \u2013 " + title + "\n";
            case 5 -> label + " " + title + " " + dots + " " + ROMAN[Math.min(19, page / 4)] + " ";
            case 6 -> label + " " + title + " ";
            case 7 -> title + " (p. " + page + ")\n";
            case 8 -> label + "\n" + title + "\n\n";
            case 9 -> title + " " + page + " ";
            case 10 -> label + " " + title + "\n\n";
            case 11 -> "| " + label + " | " + title + " | " + page + " |\n";
            case 12 -> indent + decimal + " " + title + " " + page + "\n";
            case 13 -> label + ". " + title + " " + page + " ";
            case 14 -> "- [" + label + " " + title + "](#section-" + number + ")\n";
            case 15 -> number + ". " + title + "\u2026\u2026\u2026\u2026\u2026" + page + "\n";
            case 16 -> number + " " + title + dots + page + " ";
            case 17 -> indent + label + " " + title.toUpperCase(Locale.ROOT) + "\n";
            case 18 -> decimal + ". " + title + "\n";
            default -> label + "\n" + title + "\n" + page + "\n";
          });
    }
    return lines;
  }

  /** The headings of real laws and treaties. */
  private List<Outline> outlines() {
    List<Outline> outlines = new ArrayList<>();
    int number = 0;
    for (PolicyDocument document : read(data, "tota", 9)) {
      List<Entry> entries = new ArrayList<>();
      for (Section section : document.sections()) {
        int steps = section.path().size();
        String[] headings = section.heading().split(" \u203A ");
        if (steps > 0 && !section.heading().isBlank() && headings.length == steps) {
          add(entries, steps - 1, section.path().get(steps - 1), headings[steps - 1]);
        }
      }
      add(outlines, document.language(), entries);
    }
    for (String folder : List.of("laws_md/uy_es", "laws_md/ad_ca", "versioned/de_grundgesetz")) {
      for (Path file : files(data, folder, ".md")) {
        if (folder.endsWith("gesetz") && ++number % 6 > 0) {
          continue;
        }
        List<Entry> entries = new ArrayList<>();
        for (String line : text(file).split("\n")) {
          String plain = line.replaceFirst("^#+\\s*", "").strip();
          int at = plain.indexOf(". ");
          if (line.startsWith("##") && at > 0 && plain.length() > at + 4) {
            add(
                entries,
                Math.max(0, line.indexOf(' ') - 2),
                plain.substring(0, at),
                plain.substring(at + 2));
          }
        }
        add(outlines, folder.substring(folder.length() - 2).replace("tz", "de"), entries);
      }
    }
    for (Path file : files(data, "treaties_json/data", ".json")) {
      for (String language : List.of("en", "zh")) {
        List<Entry> entries = new ArrayList<>();
        try {
          int article = 0;
          for (JsonNode each : JSON.readTree(file.toFile()).path("articles")) {
            article++;
            add(
                entries,
                0,
                language.equals("zh")
                    ? "\u7B2C" + each.path("article").asText() + "\u689D"
                    : "Article " + article,
                each.path("title_" + language).asText());
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        add(outlines, language, entries);
      }
    }
    for (String folder : List.of("akn/de_legaldocml", "eu_formex")) {
      for (Path file : files(data, folder, ".xml")) {
        Element root = Jsoup.parse(text(file), "", Parser.xmlParser());
        List<Entry> entries = new ArrayList<>();
        for (Element each : root.select("akn|article, ARTICLE")) {
          Element label = each.selectFirst("akn|num, TI\\.ART");
          Element title = each.selectFirst("akn|heading, STI\\.ART");
          if (label != null && title != null) {
            add(entries, 0, label.text(), title.text());
          }
        }
        add(outlines, folder.startsWith("akn") ? "de" : "en", entries);
      }
    }
    Collections.shuffle(outlines, random);
    return outlines;
  }

  private static void add(List<Entry> entries, int level, String label, String title) {
    String plain = title.replaceAll("\\s+", " ").strip();
    boolean seen = !entries.isEmpty() && entries.getLast().title().equals(plain);
    if (!plain.isEmpty() && plain.length() < 140 && label.length() < 30 && !seen) {
      entries.add(new Entry(Math.min(3, level), label.strip(), plain));
    }
  }

  private static void add(List<Outline> outlines, String language, List<Entry> entries) {
    if (entries.size() >= 6) {
      outlines.add(new Outline(language, List.copyOf(entries)));
    }
  }

  // References

  private void references() {
    List<Work> works = works();
    List<Work> laws = laws();
    for (int style = 0; style < 20; style++) {
      for (int i = 0; i < LISTS_EACH; i++) {
        boolean law = style == 5 || style == 10 || style == 15;
        List<Work> from = law ? laws : works;
        int size = 6 + random.nextInt(25);
        StringBuilder list = new StringBuilder();
        if (random.nextInt(3) > 0) {
          list.append(
              List.of("References", "REFERENCES", "Bibliography", "Notes", "ENDNOTES", "Sources")
                  .get(random.nextInt(6)));
          list.append('\n');
        }
        for (int k = 1; k <= size; k++) {
          list.append(set(from.get(random.nextInt(from.size())), k, style));
        }
        surrounded(
            Trait.Kind.REFERENCES, "references " + style, style % 2 == 1, law, list.toString());
      }
    }
    notes("eu_formex", "NOTE", "", "references formex notes", false);
    notes("us_uslm", "footnote", "sup", "references uslm notes", true);
    notes("akn/uk_tna", "authorialNote", "", "references akn notes", false);
  }

  /** Gathers the notes of a document, in their order, into a section at its end. */
  private void notes(String folder, String note, String number, String source, boolean held) {
    for (Path file : files(data, folder, ".xml")) {
      StringBuilder list = new StringBuilder("Notes\n");
      int k = 0;
      for (Element each : Jsoup.parse(text(file), "", Parser.xmlParser()).select(note)) {
        if (!number.isEmpty()) {
          each.select(number).remove();
        }
        list.append(++k).append(". ").append(each.text()).append('\n');
      }
      if (k >= 5) {
        surrounded(Trait.Kind.REFERENCES, source, held, false, list.toString());
        surrounded(
            Trait.Kind.REFERENCES,
            source + " run together",
            !held,
            false,
            list.toString().replace('\n', ' '));
      }
    }
  }

  private String set(Work work, int number, int style) {
    int year = work.year();
    String[] names = work.author().split(",", 2);
    String family = names[0].strip();
    String initials = names.length > 1 ? names[1].strip() : "";
    String given = initials.isEmpty() ? family : initials + " " + family;
    String author = initials.isEmpty() ? family : family + ", " + initials;
    int page = 1 + random.nextInt(400);
    int day = 1 + random.nextInt(28);
    int month = random.nextInt(12);
    String date = day + " " + MONTHS[month] + " " + Math.max(year, 2005);
    String title = work.title();
    return switch (style) {
      case 0 -> number + ". " + author + " (" + year + "). " + title + ". " + work.place() + ".\n";
      case 1 ->
        "[" + number + "] " + given + ", \u201C" + title + "\u201D, " + work.place() + " (" + year
            + ").\n";
      case 2 -> author + " (" + year + "). " + title + ". " + work.place() + ".\n\n";
      case 3 -> title + ". " + work.url() + " (accessed " + date + ")\n";
      case 4 -> author + " (" + year + "). " + title + ". " + work.place() + ". ";
      case 5 ->
        number + " " + title + ", OJ L " + page + ", " + day + "." + (month + 1) + "." + year
            + ", p. " + (1 + page / 3) + ".\n";
      case 6 ->
        "[" + number + "] " + given + ". " + title + ". " + work.place() + ", " + year + ". ";
      case 7 -> family + " (" + year + "), " + title + ", " + work.url() + ".\n";
      case 8 -> "- " + author + ". " + title + " (" + year + "), available at " + work.url() + "\n";
      case 9 ->
        switch (number % 4) {
          case 0 -> number + " Ibid., para. " + page + ".\n";
          case 1 -> number + " See " + title + ", " + date + ", available at " + work.url() + ".\n";
          case 2 ->
            number + " " + given + ", " + title + " (" + year + "), pp. " + page + "-" + (page + 9)
                + ".\n";
          default -> number + " A/RES/" + (50 + number) + "/" + page + ", para. " + day + ".\n";
        };
      case 10 ->
        number + ". " + title + " (" + work.author() + ", " + year + "), " + work.url() + "\n";
      case 11 -> number + " " + given + ", supra note " + (1 + number / 2) + ", at " + page + ". ";
      case 12 ->
        author + " (" + year + "): " + title + ". In: " + work.place() + ", S. " + page + "\u2013"
            + (page + 12) + ".\n";
      case 13 ->
        wrap(number + ". " + author + " (" + year + "). " + title + ". " + work.place() + ".");
      case 14 ->
        author + ", " + year + ": " + title + ". Retrieved " + date + " from " + work.url() + " ";
      case 15 ->
        "(" + number + ") " + title + " (OJ L " + page + ", " + day + "." + (month + 1) + "." + year
            + ", p. " + (1 + page / 3) + "). ";
      case 16 ->
        number + ". " + given + " (" + year + ") \u2018" + title + "\u2019, " + work.place()
            + ", vol. " + (1 + page / 9) + ", no. " + (1 + month) + ", pp. " + page + "\u2013"
            + (page + 8) + ".\n";
      case 17 ->
        author + ". \u00AB" + title + "\u00BB. " + work.place() + ", " + year + ". Consultado el "
            + day + "/" + (month + 1) + "/2021.\n";
      case 18 ->
        family.toUpperCase(Locale.ROOT) + " " + initials + ", " + title + ", " + work.place() + ", "
            + year + ", p. " + page + ". ";
      default ->
        number + " " + given + ", " + title + ", " + work.place() + ", " + year + ". " + work.url()
            + ". ";
    };
  }

  private static String wrap(String line) {
    StringBuilder out = new StringBuilder();
    int width = 0;
    for (String word : line.split(" ")) {
      if (width + word.length() > 68) {
        out.append("\n    ");
        width = 0;
      }
      out.append(width > 0 ? " " : "").append(word);
      width += word.length() + 1;
    }
    return out.append('\n').toString();
  }

  /** Papers with their authors and journals, and reports and statements with their addresses. */
  private List<Work> works() {
    List<Work> works = new ArrayList<>();
    String[] papers =
        text(data.resolve("judged/cranfield/original/cran.all.1400")).split("(?m)^\\.I .*$");
    for (String paper : papers) {
      String[] parts = paper.split("(?m)^\\.[TABW]\\s*$");
      if (parts.length < 5 || parts[2].isBlank() || !parts[3].matches("(?s).*\\b19\\d\\d\\b.*")) {
        continue;
      }
      String title = parts[1].replaceAll("\\s+", " ").replace(" .", "").strip();
      String[] name = parts[2].strip().split("[,\\n]| and ");
      String family = name[0].strip();
      String first = name.length > 1 ? name[1].strip() : "";
      if (title.length() < 10 || family.length() < 3 || title.length() > 200) {
        continue;
      }
      String initials = "";
      for (String initial : first.split("[.\\s]+")) {
        initials += initial.isEmpty() ? "" : initial.substring(0, 1).toUpperCase(Locale.ROOT) + ".";
      }
      works.add(new Work(
          capital(family) + ", " + initials,
          Integer.parseInt(parts[3].replaceFirst("(?s).*\\b(19\\d\\d)\\b.*", "$1")),
          capital(title),
          capital(parts[3].replaceAll("\\s+", " ").replaceAll("\\.\\s*$", "").strip()),
          "https://doi.org/10.1000/" + works.size()));
    }
    for (PolicyDocument statement : read(data, "whitehouse_statements", 3)) {
      works.add(new Work(
          "The White House",
          2021 + random.nextInt(5),
          statement.title(),
          "Washington, DC",
          statement.source().startsWith("http")
              ? statement.source()
              : "https://example.org/" + works.size()));
    }
    for (Map<String, String> row : table(data, "climate/climate_policy_database_cp.csv")) {
      String url = row.getOrDefault("Source or references", "");
      String year = row.getOrDefault("Date of decision", "");
      if (url.startsWith("http")
              && year.matches("\\d{4}")
              && url.indexOf(' ') < 0
              && works.size() % 2 == 0
          || url.startsWith("https") && year.matches("\\d{4}") && url.indexOf(' ') < 0) {
        works.add(new Work(
            "Government of " + row.getOrDefault("Country", ""),
            Integer.parseInt(year),
            row.getOrDefault("Policy Title", ""),
            "Official publications",
            url));
      }
    }
    Collections.shuffle(works, random);
    return works;
  }

  private List<Work> laws() {
    List<Work> laws = new ArrayList<>();
    for (Map<String, String> row : table(data, "climate/ecolex_treaty.csv")) {
      String year = row.getOrDefault("Year", "");
      if (year.matches("\\d{4}(\\.0)?")) {
        laws.add(new Work(
            row.getOrDefault("Country", ""),
            Integer.parseInt(year.substring(0, 4)),
            row.getOrDefault("Policy", ""),
            "",
            row.getOrDefault("URL", "")));
      }
    }
    return laws;
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  // Cutting

  /** Puts a list between paragraphs of prose, has it cut, and takes what came of the list. */
  private void surrounded(Trait.Kind kind, String source, boolean held, boolean laws, String list) {
    String before = paragraphs.get(random.nextInt(paragraphs.size()));
    String after = paragraphs.get(random.nextInt(paragraphs.size()));
    PolicyDocument document = PolicyDocument.builder(source + sample.size(), "A report")
        .kind(DocumentKind.REPORT)
        .text(before + "\n\n" + list.strip() + "\n\n" + after)
        .build();
    int start = before.length() + 2;
    int end = start + list.strip().length();
    List<Passage> passages = splitter.split(document);
    for (int i = 0; i < passages.size(); i++) {
      Passage passage = passages.get(i);
      int inside = Math.min(end, passage.end()) - Math.max(start, passage.start());
      if (inside > 0.9 * passage.text().length()) {
        sample.add(new Labelled(
            kind,
            source,
            held,
            laws,
            i == 0 ? null : passages.get(i - 1),
            passage,
            i + 1 == passages.size() ? null : passages.get(i + 1)));
      }
    }
  }
}
