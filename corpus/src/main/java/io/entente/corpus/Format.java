package io.entente.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The formats that are read, and how a file's format is found. */
enum Format {
  PLAIN_TEXT,
  MARKDOWN,
  JSON_LINES,
  HTML,
  TOTA,
  REUTERS;

  private static final int HEAD_BYTES = 16 << 10;
  private static final Pattern YAML_HEAD =
      Pattern.compile("(?s)---[ \\t]*\\r?\\n[ \\t#\\r\\n]*[\\w-]+[ \\t]*:.*");
  private static final Pattern HTML_START = Pattern.compile(
      "(?is)(?:\\s++|<\\?xml[^>]*>|<!--.*?-->)*+(?:<!doctype\\s+html\\b|<html\\b|<head\\b|<body\\b).*");
  private static final Pattern REUTERS_START =
      Pattern.compile("(?is)(?:\\s++|<!--.*?-->)*+(?:<!doctype\\s+lewis\\b|<reuters\\b).*");
  private static final Pattern XML_ROOT = Pattern.compile(
      "(?s)(?:<\\?.*?\\?>|<!--.*?-->|<!DOCTYPE[^<>\\[]*(?:\\[.*?\\]\\s*)?>|\\s++)*+<([A-Za-z_][\\w.:-]*).*");
  private static final Set<String> MARKDOWN_NAMES = Set.of("md", "markdown", "mdown", "mkd");
  private static final Set<String> HTML_NAMES = Set.of("html", "htm", "xhtml", "shtml");
  private static final Set<String> JSON_LINES_NAMES = Set.of("jsonl", "ndjson", "jsonlines");
  private static final Map<String, String> MAGIC = Map.of(
      "%PDF-", "PDF",
      "PK\u0003\u0004", "a ZIP archive or office document",
      "\u00d0\u00cf\u0011\u00e0", "an office document",
      "\u0089PNG", "a PNG image",
      "\u00ff\u00d8\u00ff", "a JPEG image",
      "GIF8", "a GIF image",
      "\u001f\u008b", "a gzip archive",
      "{\\rtf", "rich text");
  private static final Map<String, String> NO_TEXTS = Map.ofEntries(
      Map.entry("csv", "a table"),
      Map.entry("tsv", "a table"),
      Map.entry("yaml", "YAML"),
      Map.entry("yml", "YAML"),
      Map.entry("css", "a style sheet"),
      Map.entry("js", "a program"),
      Map.entry("py", "a program"),
      Map.entry("java", "a program"),
      Map.entry("sh", "a program"),
      Map.entry("lst", "a list"),
      Map.entry("xsd", "an XML schema"),
      Map.entry("dtd", "an XML schema"),
      Map.entry("svg", "an image"));

  /** Returns a reader of this format. */
  Reader reader() {
    return switch (this) {
      case PLAIN_TEXT -> new PlainTextReader();
      case MARKDOWN -> new MarkdownReader();
      case JSON_LINES -> new JsonLinesReader();
      case HTML -> new HtmlReader();
      case TOTA -> new TotaReader();
      case REUTERS -> new ReutersReader();
    };
  }

  /**
   * Finds the format of a file.
   *
   * @param file the file
   * @param name how it is called in a refusal
   * @return the format
   * @throws RefusedException if the file is empty or of no format that is read
   * @throws IOException if the file cannot be read
   */
  static Format of(Path file, String name) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(HEAD_BYTES);
    }
    if (bytes.length == 0) {
      throw refused(name, "empty");
    }
    for (Map.Entry<String, String> magic : MAGIC.entrySet()) {
      if (new String(bytes, StandardCharsets.ISO_8859_1).startsWith(magic.getKey())) {
        throw unknown(name, magic.getValue());
      }
    }
    String head = head(bytes);
    String extension = extension(file);
    String start = head.stripLeading();
    if (JSON_LINES_NAMES.contains(extension) || extension.equals("json")) {
      return JSON_LINES;
    }
    if (REUTERS_START.matcher(head).matches()) {
      return REUTERS;
    }
    if (HTML_NAMES.contains(extension) || HTML_START.matcher(head).matches()) {
      return HTML;
    }
    if (extension.equals("sgm") || extension.equals("sgml")) {
      throw unknown(name, "SGML that is not Reuters-21578");
    }
    if (MARKDOWN_NAMES.contains(extension)) {
      return MARKDOWN;
    }
    String noText = NO_TEXTS.get(extension);
    if (noText != null) {
      throw unknown(name, noText);
    }
    if (extension.equals("xml") || extension.equals("akn") || start.startsWith("<?xml")) {
      Optional<String> root = root(start);
      if (root.isPresent() && !root.get().equals("treaty")) {
        throw unknown(name, "XML with the root element '" + root.get() + "'");
      }
      return TOTA;
    }
    if (root(start).filter("treaty"::equals).isPresent()) {
      return TOTA;
    }
    if (start.startsWith("{\"")) {
      return JSON_LINES;
    }
    return YAML_HEAD.matcher(head).matches() ? MARKDOWN : PLAIN_TEXT;
  }

  /** Whether a text begins like a YAML head. */
  static boolean hasYamlHead(String text) {
    return YAML_HEAD.matcher(text).matches();
  }

  private static Optional<String> root(String start) {
    Matcher root = XML_ROOT.matcher(start);
    return root.matches() ? Optional.of(root.group(1)) : Optional.empty();
  }

  private static String head(byte[] bytes) {
    if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
    }
    if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    }
    String latin = new String(bytes, StandardCharsets.ISO_8859_1);
    return latin.startsWith("\u00ef\u00bb\u00bf") ? latin.substring(3) : latin;
  }

  private static String extension(Path file) {
    Path name = file.getFileName();
    String text = name == null ? "" : name.toString();
    int dot = text.lastIndexOf('.');
    return dot < 0 ? "" : text.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  private static RefusedException unknown(String name, String what) {
    return refused(name, "not a format Entente reads (" + what + ")");
  }

  private static RefusedException refused(String name, String reason) {
    return new RefusedException(new Refusal(name, 0, "", reason));
  }
}
