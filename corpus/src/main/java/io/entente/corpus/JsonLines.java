package io.entente.corpus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.analysis.PassageSplitter;
import io.entente.document.DocumentKind;
import io.entente.document.Passage;
import io.entente.document.PolicyDate;
import io.entente.document.PolicyDocument;
import io.entente.document.Section;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Lines form of documents: one JSON object a line, in UTF-8.
 *
 * <p>The fields are {@code id} (required), {@code title}, {@code kind}, {@code date}, {@code
 * inForceFrom}, {@code inForceUntil}, {@code countries}, {@code topics}, {@code language}, {@code
 * source}, {@code instrument}, {@code version}, and either {@code text}, to be split into passages, or
 * {@code passages}, an array of objects with {@code id}, {@code text} and if wanted {@code heading} and
 * {@code path}. A path is an array of strings, or one string with {@code " › "} between its steps. A
 * field that is {@code null} counts as left out. Any other field, and a key given twice, is an error.
 */
public final class JsonLines {
  private static final List<String> FIELDS = List.of(
      "id",
      "title",
      "kind",
      "date",
      "inForceFrom",
      "inForceUntil",
      "countries",
      "topics",
      "language",
      "source",
      "instrument",
      "version",
      "text",
      "passages");
  private static final List<String> PASSAGE_FIELDS = List.of("id", "heading", "path", "text");
  private static final int MAX_DEPTH = 50;

  private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder()
              .maxStringLength(JsonLinesReader.MAX_LINE_BYTES)
              .maxNestingDepth(MAX_DEPTH)
              .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private JsonLines() {}

  /**
   * Reads one line.
   *
   * @param line the line, without its end
   * @param file the file it is from, for the refusal
   * @param lineNumber its number, from 1, for the refusal; 0 if it has none
   * @return the document
   * @throws RefusedException if the line is not a document; its refusal names the file, the line and the field
   */
  public static PolicyDocument parse(String line, String file, int lineNumber) {
    JsonNode root;
    try {
      root = MAPPER.readTree(line);
    } catch (StreamConstraintsException e) {
      throw refused(file, lineNumber, "", "beyond what is read: " + e.getOriginalMessage());
    } catch (JsonProcessingException e) {
      throw refused(file, lineNumber, "", malformed(e));
    }
    return new Line(file, lineNumber).document(root);
  }

  /**
   * Writes a document as one line.
   *
   * <p>The fields stand in the order of the contract and empty ones are left out, so equal documents give
   * equal lines. A document that is one text yet to be split is written as {@code text}; any other as
   * {@code passages}, for which sections that are still to be split are split first.
   *
   * @param document the document
   * @return the line, without a line end
   */
  public static String write(PolicyDocument document) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("id", document.id());
    put(root, "title", document.title());
    root.put("kind", document.kind().id());
    put(root, "date", document.date());
    put(root, "inForceFrom", document.inForceFrom());
    put(root, "inForceUntil", document.inForceUntil());
    put(root, "countries", document.countries());
    put(root, "topics", document.topics());
    put(root, "language", document.language());
    put(root, "source", document.source());
    put(root, "instrument", document.instrument());
    put(root, "version", document.version());
    List<Section> sections = document.sections();
    Section first = sections.get(0);
    if (sections.size() == 1
        && !first.isPassage()
        && first.path().isEmpty()
        && first.heading().isEmpty()) {
      root.put("text", first.text());
    } else {
      ArrayNode passages = root.putArray("passages");
      if (first.isPassage()) {
        for (Section section : sections) {
          passage(
              passages.addObject(),
              section.id(),
              section.heading(),
              section.path(),
              section.text());
        }
      } else {
        for (Passage passage : new PassageSplitter().split(document)) {
          passage(
              passages.addObject(),
              passage.id(),
              passage.heading(),
              passage.path(),
              passage.text());
        }
      }
    }
    try {
      return MAPPER.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("document '" + document.id() + "' could not be written", e);
    }
  }

  private static void passage(
      ObjectNode node, String id, String heading, List<String> path, String text) {
    node.put("id", id);
    put(node, "heading", heading);
    put(node, "path", path);
    node.put("text", text);
  }

  private static void put(ObjectNode node, String field, @Nullable Object value) {
    if (value instanceof List<?> list) {
      if (!list.isEmpty()) {
        ArrayNode array = node.putArray(field);
        list.forEach(item -> array.add(String.valueOf(item)));
      }
    } else if (value != null && !value.toString().isEmpty()) {
      node.put(field, value.toString());
    }
  }

  private static String malformed(JsonProcessingException e) {
    // Jackson tells in brackets where it would look into its source, which is of no use here.
    String message = e.getOriginalMessage()
        .replaceAll("\\(?\\[Source: [^\\]]*\\]?[^)]*\\)?\\)?", "")
        .strip();
    if (message.startsWith("Duplicate field")) {
      return "malformed JSON: the same key twice: "
          + message.substring("Duplicate field".length()).strip();
    }
    int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
    return "malformed JSON" + (column > 0 ? " at column " + column : "") + ": " + message;
  }

  private static RefusedException refused(String file, int line, String field, String reason) {
    return new RefusedException(new Refusal(file, line, field, reason));
  }

  /** One line being read; knows where it is for its refusals. */
  private record Line(String file, int number) {

    PolicyDocument document(JsonNode root) {
      if (!root.isObject()) {
        throw refused("", "a line must be a JSON object, got " + type(root));
      }
      known(root, "", FIELDS);
      String id = string(root, "", "id");
      if (id == null) {
        throw refused("id", "missing");
      }
      if (id.isBlank()) {
        throw refused("id", "must not be blank");
      }
      PolicyDocument.Builder builder =
          PolicyDocument.builder(id, orEmpty(string(root, "", "title")));
      read(root, "kind", value -> builder.kind(DocumentKind.of(value)));
      read(root, "date", value -> builder.date(PolicyDate.parse(value)));
      read(root, "inForceFrom", value -> builder.inForceFrom(PolicyDate.parse(value)));
      read(root, "inForceUntil", value -> builder.inForceUntil(PolicyDate.parse(value)));
      readAll(root, "countries", builder::country);
      readAll(root, "topics", builder::topic);
      read(root, "language", value -> builder.language(languageTag(value)));
      read(root, "source", builder::source);
      builder.instrument(
          orEmpty(string(root, "", "instrument")), orEmpty(string(root, "", "version")));
      String text = string(root, "", "text");
      JsonNode passages = value(root, "passages");
      if (text != null && passages != null) {
        throw refused("passages", "either text or passages, not both");
      }
      if (text == null && passages == null) {
        throw refused("text", "missing: a document needs either text or passages");
      }
      if (text != null) {
        if (text.isBlank()) {
          throw refused("text", "must not be blank");
        }
        builder.text(text);
      } else if (passages != null) {
        passages(passages, builder);
      }
      try {
        return builder.build();
      } catch (IllegalArgumentException e) {
        throw refused("", InputFile.message(e));
      }
    }

    private void passages(JsonNode passages, PolicyDocument.Builder builder) {
      if (!passages.isArray()) {
        throw refused("passages", "must be an array, got " + type(passages));
      }
      if (passages.isEmpty()) {
        throw refused("passages", "must not be empty");
      }
      Set<String> ids = new HashSet<>();
      boolean blank = true;
      for (int i = 0; i < passages.size(); i++) {
        JsonNode passage = passages.get(i);
        String at = "passages[" + i + "]";
        if (!passage.isObject()) {
          throw refused(at, "must be an object, got " + type(passage));
        }
        known(passage, at + ".", PASSAGE_FIELDS);
        String id = string(passage, at + ".", "id");
        String text = string(passage, at + ".", "text");
        if (id == null || id.isBlank()) {
          throw refused(at + ".id", id == null ? "missing" : "must not be blank");
        }
        if (text == null) {
          throw refused(at + ".text", "missing");
        }
        if (!ids.add(id)) {
          throw refused(at + ".id", "'" + id + "' occurs twice in the document");
        }
        blank &= text.isBlank();
        builder.section(new Section(
            id, path(passage, at), orEmpty(string(passage, at + ".", "heading")), text));
      }
      if (blank) {
        throw refused("passages", "must not all be blank");
      }
    }

    private List<String> path(JsonNode passage, String at) {
      JsonNode path = value(passage, "path");
      if (path == null) {
        return List.of();
      }
      List<String> steps = path.isTextual()
          ? Arrays.asList(path.textValue().split(Section.SEPARATOR.strip()))
          : strings(path, at + ".path");
      return steps.stream().map(String::strip).filter(step -> !step.isEmpty()).toList();
    }

    private void known(JsonNode node, String at, List<String> fields) {
      Iterator<String> names = node.fieldNames();
      while (names.hasNext()) {
        String name = names.next();
        if (!fields.contains(name)) {
          throw refused(at + name, "unknown field; known are " + String.join(", ", fields));
        }
      }
    }

    private void read(JsonNode root, String field, Consumer<String> setter) {
      String value = string(root, "", field);
      if (value != null) {
        set(field, value, setter);
      }
    }

    private void readAll(JsonNode root, String field, Consumer<String> setter) {
      JsonNode values = value(root, field);
      if (values != null) {
        strings(values, field).forEach(value -> set(field, value, setter));
      }
    }

    private void set(String field, String value, Consumer<String> setter) {
      try {
        setter.accept(value);
      } catch (IllegalArgumentException e) {
        throw refused(field, InputFile.message(e));
      }
    }

    private List<String> strings(JsonNode values, String field) {
      if (!values.isArray()) {
        throw refused(field, "must be an array of strings, got " + type(values));
      }
      List<String> strings = new ArrayList<>();
      for (JsonNode value : values) {
        if (!value.isTextual()) {
          throw refused(field, "must be an array of strings, got " + type(value) + " in it");
        }
        strings.add(value.textValue());
      }
      return strings;
    }

    private @Nullable String string(JsonNode node, String at, String field) {
      JsonNode value = value(node, field);
      if (value == null) {
        return null;
      }
      if (!value.isTextual()) {
        throw refused(at + field, "must be a string, got " + type(value));
      }
      return value.textValue();
    }

    private static @Nullable JsonNode value(JsonNode node, String field) {
      JsonNode value = node.get(field);
      return value == null || value.isNull() ? null : value;
    }

    private static String orEmpty(@Nullable String text) {
      return text == null ? "" : text;
    }

    private static String type(JsonNode node) {
      return switch (node.getNodeType()) {
        case ARRAY -> "an array";
        case OBJECT -> "an object";
        case STRING -> "a string";
        case NUMBER -> "the number " + node.asText();
        case BOOLEAN -> node.asText();
        case MISSING -> "nothing";
        default -> "null";
      };
    }

    private RefusedException refused(String field, String reason) {
      return JsonLines.refused(file, number, field, reason);
    }
  }

  /** Checks a BCP 47 tag, as {@link PolicyDocument} does, and gives it its usual form. */
  static String languageTag(String tag) {
    try {
      Locale checked = new Locale.Builder().setLanguageTag(tag.strip()).build();
      int letters = checked.getLanguage().length();
      if (letters == 2 || letters == 3) {
        return checked.toLanguageTag();
      }
    } catch (IllformedLocaleException e) {
      // Reported below.
    }
    throw new IllegalArgumentException(
        "language must be a BCP 47 tag such as en or zh-Hant, got '" + tag + "'");
  }
}
