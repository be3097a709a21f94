package io.entente.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.entente.document.DocumentKind;
import io.entente.document.PolicyDate;
import io.entente.document.PolicyDocument;
import io.entente.vocabulary.Countries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * The YAML head of a Markdown file.
 *
 * <p>The keys of the JSON Lines contract are read strictly: a value that is wrong refuses the file. Keys
 * that others use for the same ({@code source_url}, {@code publication_date}, {@code country}, {@code
 * lang} …) are read where the contract's own is missing; a wrong value in one of them is reported and left
 * out. Any other key is passed over. YAML aliases are not followed and no type but text is made.
 */
final class MarkdownHead {
  private static final Pattern PLACE = Pattern.compile("\\bline (\\d{1,8}), column");
  private static final int MAX_CHARS = 256 << 10;
  private static final int MAX_DEPTH = 20;
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u2007\\u202f]+");

  private static final YAMLFactory YAML =
      YAMLFactory.builder().loaderOptions(options()).build();

  private record Value(List<String> texts, boolean list, boolean object, int line) {}

  private final InputFile file;
  private final Map<String, Value> values = new LinkedHashMap<>();

  private MarkdownHead(InputFile file) {
    this.file = file;
  }

  private static LoaderOptions options() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(0);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setCodePointLimit(MAX_CHARS);
    return options;
  }

  /** A head without any key. */
  static MarkdownHead none(InputFile file) {
    return new MarkdownHead(file);
  }

  /**
   * Reads a head.
   *
   * @param yaml what stands between the two marks
   * @param firstLine the line of the file on which it begins
   * @param file the file, for refusals
   */
  static MarkdownHead parse(String yaml, int firstLine, InputFile file) throws IOException {
    if (yaml.length() > MAX_CHARS) {
      throw file.refused(
          firstLine, "", "the YAML head is longer than " + MAX_CHARS + " characters");
    }
    MarkdownHead head = new MarkdownHead(file);
    try (YAMLParser parser = YAML.createParser(yaml)) {
      JsonToken token = parser.nextToken();
      if (token != null && token != JsonToken.START_OBJECT && !parser.getText().isBlank()) {
        throw file.refused(firstLine, "", "the YAML head must be keys with values");
      }
      while (token != null && parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        int line = firstLine - 1 + Math.max(1, parser.currentTokenLocation().getLineNr());
        parser.nextToken();
        Value old = head.values.put(key, value(parser, line, file));
        if (old != null) {
          throw file.refused(line, key, "the same key twice");
        }
      }
    } catch (JsonProcessingException e) {
      throw malformed(e, firstLine, file);
    }
    return head;
  }

  /** Says what is wrong and, by the last of the lines that the parser's message names, where. */
  private static RefusedException malformed(
      JsonProcessingException e, int firstLine, InputFile file) {
    String message = e.getOriginalMessage();
    int line = firstLine;
    Matcher place = PLACE.matcher(message);
    while (place.find()) {
      line = firstLine - 1 + Integer.parseInt(place.group(1));
    }
    String reason = message
        .lines()
        .filter(each -> !each.isBlank() && !each.startsWith(" "))
        .map(String::strip)
        .collect(Collectors.joining(", "));
    return file.refused(line, "", "malformed YAML head: " + reason);
  }

  private static Value value(YAMLParser parser, int line, InputFile file) throws IOException {
    List<String> texts = new ArrayList<>();
    JsonToken first = parser.currentToken();
    int depth = 0;
    do {
      if (parser.isCurrentAlias()) {
        throw file.refused(
            line,
            "",
            "the YAML head has an alias ('*" + parser.getText() + "'), which is not followed");
      }
      JsonToken token = parser.currentToken();
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
        texts.add(SPACES.matcher(parser.getText()).replaceAll(" ").strip());
      }
      if (depth == 0) {
        return new Value(
            texts, first == JsonToken.START_ARRAY, first == JsonToken.START_OBJECT, line);
      }
    } while (parser.nextToken() != null);
    return new Value(texts, true, false, line);
  }

  /** Whether the head says what sort of text it is. */
  boolean hasKind() {
    return text("kind") != null;
  }

  /** The title, or null if the head has none. */
  @Nullable
  String title() {
    String title = text("title");
    return title == null ? text("headline") : title;
  }

  /** The id, or null if the head has none. */
  @Nullable
  String id() {
    return text("id");
  }

  /** Sets all that the head says but the id and the title. */
  void apply(PolicyDocument.Builder builder) {
    strict("kind", value -> builder.kind(DocumentKind.of(value)));
    if (!strict("date", value -> builder.date(date(value)))) {
      lenient(
          value -> builder.date(date(value)),
          "publication_date",
          "published_date",
          "date_published",
          "datePublished",
          "published",
          "published_time",
          "published_at",
          "signature_date");
    }
    strict("inForceFrom", value -> builder.inForceFrom(date(value)));
    strict("inForceUntil", value -> builder.inForceUntil(date(value)));
    Value countries = values.get("countries");
    if (countries != null) {
      countries
          .texts()
          .forEach(country -> set("countries", countries.line(), country, builder::country));
    } else {
      lenient(
          value -> {
            Optional<String> code = Countries.bundled().resolve(value);
            if (code.isEmpty()) {
              throw new IllegalArgumentException("unknown country '" + value + "'");
            }
            builder.country(code.get());
          },
          "country");
    }
    Value topics = values.get("topics");
    if (topics != null) {
      topics.texts().forEach(topic -> set("topics", topics.line(), topic, builder::topic));
    }
    if (!strict("language", value -> builder.language(JsonLines.languageTag(value)))) {
      lenient(value -> builder.language(JsonLines.languageTag(value)), "lang", "locale");
    }
    if (!strict("source", builder::source)
        && !lenient(builder::source, "source_url", "url", "link")) {
      builder.source(file.name());
    }
    String instrument = text("instrument");
    String version = text("version");
    builder.instrument(instrument == null ? "" : instrument, version == null ? "" : version);
  }

  private @Nullable String text(String key) {
    Value value = values.get(key);
    if (value == null || (value.texts().isEmpty() && !value.list() && !value.object())) {
      return null;
    }
    if (value.list() || value.object()) {
      throw file.refused(
          value.line(), key, "must be one value, got " + (value.list() ? "a list" : "an object"));
    }
    String text = value.texts().get(0);
    return text.isEmpty() ? null : text;
  }

  private boolean strict(String key, Consumer<String> setter) {
    String text = text(key);
    if (text == null) {
      return false;
    }
    set(key, values.getOrDefault(key, new Value(List.of(), false, false, 0)).line(), text, setter);
    return true;
  }

  private void set(String key, int line, String text, Consumer<String> setter) {
    try {
      setter.accept(text);
    } catch (IllegalArgumentException e) {
      throw file.refused(line, key, InputFile.message(e));
    }
  }

  /** Takes the first of some keys that is there; says whether a value was taken. */
  private boolean lenient(Consumer<String> setter, String... keys) {
    for (String key : keys) {
      Value value = values.get(key);
      if (value == null || value.object() || value.texts().stream().allMatch(String::isEmpty)) {
        continue;
      }
      boolean taken = false;
      for (String text : value.texts()) {
        try {
          setter.accept(text);
          taken = true;
        } catch (IllegalArgumentException e) {
          file.sink().refused(file.refusal(value.line(), key, InputFile.message(e) + "; left out"));
        }
      }
      return taken;
    }
    return false;
  }

  /** A date in the contract's form, one with a time behind it, or one in words. */
  private static PolicyDate date(String text) {
    return Dates.leadingIso(text)
        .or(() -> Dates.find(text))
        .orElseGet(() -> PolicyDate.parse(text));
  }
}
