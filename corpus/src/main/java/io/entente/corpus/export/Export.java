package io.entente.corpus.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.entente.document.DocumentInfo;
import io.entente.document.IndexedDocument;
import io.entente.document.Passage;
import io.entente.document.Trait;
import io.entente.query.FacetField;
import io.entente.result.Explanation;
import io.entente.result.FacetCount;
import io.entente.result.Hit;
import io.entente.result.SearchResult;
import io.entente.result.Snippet;
import io.entente.result.Suggestion;
import io.entente.result.Understanding;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes results as JSON, as CSV and as citations. */
public final class Export {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> COLUMNS = List.of(
      "rank",
      "score",
      "document",
      "passage",
      "title",
      "date",
      "kind",
      "countries",
      "topics",
      "language",
      "source",
      "citation",
      "text",
      "snippet",
      "start",
      "end");
  private static final CsvSchema ROWS = CsvSchema.builder()
      .addColumns(COLUMNS, CsvSchema.ColumnType.NUMBER_OR_STRING)
      .setLineSeparator("\r\n")
      .build();
  private static final CsvMapper CSV = CsvMapper.csvBuilder()
      .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
      .build();

  /** What a spreadsheet takes for the beginning of a formula, as OWASP lists it. */
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r\\n＝＋－＠]");

  private Export() {}

  /**
   * Writes a result as one line of JSON.
   *
   * <p>An object with {@code total}, {@code totalExact}, {@code understanding} ({@code query}, {@code
   * notes}, {@code didYouMean}), {@code hits}, {@code facets} and, if there is a next page, {@code
   * cursor}. Offsets are in UTF-16 code units. {@code marks} are what matched, as {@code [start, end)}
   * in the text of the document, as {@code start} and {@code end} of the passage are. {@code also} and
   * {@code explanation} are there if the result has them.
   *
   * @param result the result
   * @return the JSON
   */
  public static String json(SearchResult result) {
    return json(result, null);
  }

  /**
   * Writes a result as {@link #json(SearchResult)} does, with its matches in time as {@code timeline}, an
   * array of {@code period}, {@code count} (of passages) and {@code documents}.
   *
   * @param result the result
   * @param timeline its matches in time, or null to leave them out
   * @return the JSON
   */
  public static String json(SearchResult result, @Nullable Timeline timeline) {
    ObjectNode json = JSON.createObjectNode();
    json.put("total", result.total().value());
    json.put("totalExact", result.total().exact());
    understanding(json.putObject("understanding"), result.understanding());
    ArrayNode hits = json.putArray("hits");
    result.hits().forEach(hit -> hit(hits.addObject(), hit));
    ObjectNode facets = json.putObject("facets");
    for (FacetField field : FacetField.values()) {
      List<FacetCount> counts = result.facets().get(field);
      if (counts != null) {
        ArrayNode array = facets.putArray(field.id());
        for (FacetCount count : counts) {
          array
              .addObject()
              .put("value", count.value())
              .put("label", count.label())
              .put("level", count.level())
              .put("count", count.passageCount())
              .put("documents", count.documentCount());
        }
      }
    }
    if (timeline != null) {
      ArrayNode array = json.putArray("timeline");
      for (Timeline.Period period : timeline.periods()) {
        array
            .addObject()
            .put("period", period.date())
            .put("count", period.passageCount())
            .put("documents", period.documentCount());
      }
    }
    if (result.next() != null) {
      json.put("cursor", result.next().toString());
    }
    return json.toString();
  }

  /**
   * Writes a document with its metadata and passages as indented JSON.
   *
   * @param document the document
   * @return the JSON
   */
  public static String json(IndexedDocument document) {
    ObjectNode json = JSON.createObjectNode();
    json.put("document", document.info().id());
    metadata(json, document.info());
    ArrayNode passages = json.putArray("passages");
    for (int i = 0; i < document.passages().size(); i++) {
      Passage passage = document.passages().get(i);
      ObjectNode node = passages.addObject().put("passage", passage.id());
      passage(node, passage, document.mentions().get(i), document.traits().get(i));
    }
    return json.toPrettyString();
  }

  /**
   * Writes suggestions as a JSON array of objects with {@code text}, {@code kind} and {@code value}.
   *
   * @param suggestions the suggestions
   * @return the JSON
   */
  public static String json(List<Suggestion> suggestions) {
    ArrayNode json = JSON.createArrayNode();
    for (Suggestion suggestion : suggestions) {
      json.addObject()
          .put("text", suggestion.text())
          .put("kind", suggestion.kind().name().toLowerCase(Locale.ROOT))
          .put("value", suggestion.value());
    }
    return json.toString();
  }

  private static void understanding(ObjectNode json, Understanding understanding) {
    json.put("query", understanding.query());
    ArrayNode notes = json.putArray("notes");
    for (Understanding.Note note : understanding.notes()) {
      ObjectNode node = notes.addObject();
      put(node, "inference", note.inference() == null ? null : note.inference().id());
      node.put("from", note.from()).put("to", note.to()).put("words", note.words());
    }
    put(json, "didYouMean", understanding.didYouMean());
  }

  private static void hit(ObjectNode json, Hit hit) {
    Passage passage = hit.passage();
    json.put("rank", hit.rank());
    json.put("score", hit.score());
    json.put("document", passage.documentId());
    json.put("passage", passage.id());
    metadata(json, hit.document());
    json.put("citation", hit.citation().toString());
    passage(json, passage, hit.mentions(), hit.traits());
    json.put("snippet", hit.snippet().marked("<mark>", "</mark>"));
    ArrayNode marks = json.putArray("marks");
    int offset = passage.start() + hit.snippet().start();
    for (Snippet.Mark mark : hit.snippet().marks()) {
      marks.addArray().add(offset + mark.start()).add(offset + mark.end());
    }
    ArrayNode copies = json.putArray("copies");
    for (Hit.Copy copy : hit.copies()) {
      copies
          .addObject()
          .put("document", copy.documentId())
          .put("passage", copy.passageId())
          .put("title", copy.title());
    }
    Hit.Also also = hit.also();
    if (also != null) {
      ObjectNode node = json.putObject("also").put("count", also.passageCount());
      strings(node.putArray("passages"), also.passageIds());
    }
    if (hit.explanation() != null) {
      explanation(json.putObject("explanation"), hit.explanation());
    }
  }

  private static void explanation(ObjectNode json, Explanation explanation) {
    json.put("words", explanation.words()).put("value", explanation.value());
    ArrayNode parts = json.putArray("parts");
    explanation.parts().forEach(part -> explanation(parts.addObject(), part));
  }

  private static void metadata(ObjectNode json, DocumentInfo info) {
    json.put("title", info.title());
    json.put("kind", info.kind().id());
    put(json, "date", info.date());
    put(json, "inForceFrom", info.inForceFrom());
    put(json, "inForceUntil", info.inForceUntil());
    strings(json.putArray("countries"), info.countries());
    strings(json.putArray("topics"), info.topics());
    put(json, "language", info.language().isEmpty() ? null : info.language());
    json.put("source", info.source());
    if (!info.instrument().isEmpty()) {
      json.put("instrument", info.instrument());
      json.put("version", info.version());
    }
    strings(
        json.putArray("inferred"),
        info.inferred().stream()
            .map(field -> field.name().toLowerCase(Locale.ROOT))
            .sorted()
            .toList());
  }

  private static void passage(
      ObjectNode json, Passage passage, List<String> mentions, List<Trait> traits) {
    strings(json.putArray("path"), passage.path());
    json.put("heading", passage.heading());
    json.put("start", passage.start());
    json.put("end", passage.end());
    strings(json.putArray("mentions"), mentions);
    ArrayNode noticed = json.putArray("traits");
    for (Trait trait : traits) {
      noticed
          .addObject()
          .put("trait", trait.kind().id())
          .put("subject", trait.subject())
          .put("reason", trait.reason());
    }
    json.put("text", passage.text());
  }

  private static void put(ObjectNode json, String field, @Nullable Object value) {
    if (value == null) {
      json.putNull(field);
    } else {
      json.put(field, value.toString());
    }
  }

  private static void strings(ArrayNode array, Collection<String> values) {
    values.forEach(array::add);
  }

  /**
   * Writes the hits of a result as CSV, as RFC 4180 has it: a header, then a row a hit; rows end in CR
   * LF, the last one too. Several countries or topics in one cell stand with {@code "; "} between them.
   *
   * <p>A cell of text that begins with {@code =}, {@code +}, {@code -}, {@code @}, their full-width forms,
   * a tab or a line end would be run as a formula by a spreadsheet, so it gets a {@code '} in front, which
   * programs that need the text itself have to take off again; {@link #json} has it unchanged.
   *
   * @param result the result
   * @return the CSV
   */
  public static String csv(SearchResult result) {
    StringWriter out = new StringWriter();
    try (CsvGenerator csv = CSV.getFactory().createGenerator(out)) {
      csv.setSchema(ROWS);
      csv.writeStartArray();
      for (String column : COLUMNS) {
        csv.writeString(column);
      }
      csv.writeEndArray();
      for (Hit hit : result.hits()) {
        row(csv, hit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    return out.toString();
  }

  private static void row(CsvGenerator csv, Hit hit) throws IOException {
    DocumentInfo info = hit.document();
    Passage passage = hit.passage();
    csv.writeStartArray();
    csv.writeNumber(hit.rank());
    csv.writeNumber(hit.score());
    for (String cell : List.of(
        info.id(),
        passage.id(),
        info.title(),
        info.date() == null ? "" : info.date().toString(),
        info.kind().id(),
        String.join("; ", info.countries()),
        String.join("; ", info.topics()),
        info.language(),
        info.source(),
        hit.citation().toString(),
        passage.text(),
        hit.snippet().marked("", ""))) {
      csv.writeString(FORMULA.matcher(cell).lookingAt() ? "'" + cell : cell);
    }
    csv.writeNumber(passage.start());
    csv.writeNumber(passage.end());
    csv.writeEndArray();
  }

  /**
   * Returns what to print under quotations of the hits: the citation of each, with the source of its
   * document if it has one, such as {@code Joint Declaration (2008-10-22), Article 5 › (2). Gazette 12}.
   *
   * @param result the result
   * @return a line a citation, in the order of the hits; equal ones once
   */
  public static List<String> citations(SearchResult result) {
    Set<String> lines = new LinkedHashSet<>();
    for (Hit hit : result.hits()) {
      String citation = oneLine(hit.citation().toString());
      String source = oneLine(hit.citation().source());
      String stop = citation.endsWith(".") ? " " : ". ";
      lines.add(source.isEmpty() ? citation : citation + stop + source);
    }
    return List.copyOf(lines);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
