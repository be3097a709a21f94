package io.entente.corpus;

import io.entente.document.DocumentKind;
import io.entente.document.PolicyDocument;
import io.entente.vocabulary.Countries;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the SGML of Reuters-21578, article by article.
 *
 * <p>An article's id is the file's id, a slash and its {@code NEWID}. Its text is the date line, if it has
 * one, and the body; what is marked {@code BRIEF} or {@code UNPROC} counts as body as it stands, and an
 * article with nothing but a title has that as its text. The files are Latin-1; references to characters
 * that are no text, such as number 2, are dropped. A place that is no known country is reported as a
 * refusal of that value, an article whose markup is broken as a refusal of the article.
 */
final class ReutersReader implements Reader {
  private static final int MAX_ARTICLE_CHARS = 4 << 20;
  private static final Pattern START = Pattern.compile("<REUTERS\\b([^>]*)>");
  private static final Pattern NEWID = Pattern.compile("\\bNEWID=\"([^\"]+)\"");
  private static final Pattern ITEM = Pattern.compile("<D>([^<]*)</D>");
  private static final Pattern REFERENCE =
      Pattern.compile("&(#\\d{1,7}|#x[0-9a-fA-F]{1,6}|lt|gt|amp|quot|apos);");
  private static final Pattern TEXT = Pattern.compile("<TEXT\\b[^>]*>(.*)</TEXT>", Pattern.DOTALL);
  private static final Pattern AUTHOR = Pattern.compile("<AUTHOR>.*?</AUTHOR>", Pattern.DOTALL);
  private static final Pattern SIGNATURE =
      Pattern.compile("\\n\\s*reuter\\s*;?\\s*\\z", Pattern.CASE_INSENSITIVE);

  @Override
  public void read(InputFile file) throws IOException {
    boolean any = false;
    try (BufferedReader in = new BufferedReader(
        new InputStreamReader(file.open(), StandardCharsets.ISO_8859_1), 1 << 16)) {
      StringBuilder article = new StringBuilder();
      int first = 0;
      int number = 0;
      boolean inside = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        int start = line.indexOf("<REUTERS");
        if (start >= 0) {
          if (inside) {
            file.sink().refused(file.refusal(first, "REUTERS", "the article has no end"));
          }
          inside = true;
          any = true;
          first = number;
          article.setLength(0);
          line = line.substring(start);
        }
        if (!inside) {
          continue;
        }
        if (article.length() + line.length() > MAX_ARTICLE_CHARS) {
          file.sink()
              .refused(file.refusal(
                  first, "REUTERS", "article longer than " + MAX_ARTICLE_CHARS + " characters"));
          inside = false;
          continue;
        }
        article.append(line).append('\n');
        if (line.contains("</REUTERS>")) {
          inside = false;
          article(article.toString(), first, file);
        }
      }
      if (inside) {
        file.sink().refused(file.refusal(first, "REUTERS", "the article has no end"));
      }
    }
    if (!any) {
      throw file.refused(0, "", "no article in it");
    }
  }

  private static void article(String sgml, int line, InputFile file) {
    try {
      file.sink().document(parse(sgml, line, file));
    } catch (RefusedException e) {
      file.sink().refused(e.refusal());
    }
  }

  private static PolicyDocument parse(String sgml, int line, InputFile file) {
    Matcher start = START.matcher(sgml);
    Matcher newId = NEWID.matcher(sgml);
    if (!start.lookingAt() || !newId.region(start.start(1), start.end(1)).find()) {
      throw file.refused(line, "NEWID", "missing");
    }
    Matcher textElement = TEXT.matcher(sgml);
    if (!textElement.find()) {
      throw file.refused(line, "TEXT", "missing, or without an end");
    }
    String text = textElement.group(1);
    String title =
        element(text, "TITLE", line, file).orElse("").replaceAll("\\s+", " ").strip();
    String dateline = element(text, "DATELINE", line, file).orElse("").strip();
    Optional<String> body = element(text, "BODY", line, file);
    String words = body.orElseGet(() -> without(text, line, file));
    words = SIGNATURE.matcher(words.stripTrailing()).replaceFirst("").strip();
    words = dateline.isEmpty() ? words : words.isEmpty() ? dateline : dateline + " " + words;
    PolicyDocument.Builder builder = PolicyDocument.builder(file.id() + "/" + newId.group(1), title)
        .kind(DocumentKind.ARTICLE)
        .language("en")
        .source(file.name())
        .text(words.isBlank() ? title : words);
    String date = element(sgml, "DATE", line, file).orElse("").strip();
    Optional<Dates.Found> day = Dates.locate(date);
    if (day.isPresent()) {
      builder.date(day.get().date());
    } else if (!date.isEmpty()) {
      file.sink().refused(file.refusal(line, "DATE", "no such date as '" + date + "'; left out"));
    }
    for (String place : items(element(sgml, "PLACES", line, file).orElse(""))) {
      Optional<String> code = Countries.bundled().resolve(place);
      if (code.isPresent()) {
        builder.country(code.get());
      } else {
        file.sink()
            .refused(file.refusal(line, "PLACES", "unknown country '" + place + "'; left out"));
      }
    }
    items(element(sgml, "TOPICS", line, file).orElse("")).forEach(builder::topic);
    return file.build(builder, line);
  }

  /** The text of a TEXT element that is not divided: all but its title, date line and author. */
  private static String without(String text, int line, InputFile file) {
    String rest = AUTHOR.matcher(text).replaceAll("");
    for (String name : List.of("TITLE", "DATELINE")) {
      int from = rest.indexOf("<" + name + ">");
      int to = rest.indexOf("</" + name + ">");
      if (from >= 0 && to > from) {
        rest = rest.substring(0, from) + rest.substring(to + name.length() + 3);
      } else if (from >= 0) {
        throw file.refused(line, name, "without an end");
      }
    }
    return unescaped(rest);
  }

  private static Optional<String> element(String sgml, String name, int line, InputFile file) {
    int start = sgml.indexOf("<" + name + ">");
    if (start < 0) {
      return Optional.empty();
    }
    int end = sgml.indexOf("</" + name + ">", start);
    if (end < 0) {
      throw file.refused(line, name, "without an end");
    }
    String inner = sgml.substring(start + name.length() + 2, end);
    return Optional.of(inner.startsWith("<D>") ? inner : unescaped(inner));
  }

  private static List<String> items(String list) {
    List<String> items = new ArrayList<>();
    Matcher item = ITEM.matcher(list);
    while (item.find()) {
      String text = unescaped(item.group(1)).strip();
      if (!text.isEmpty()) {
        items.add(text);
      }
    }
    return items;
  }

  private static String unescaped(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    return REFERENCE
        .matcher(text)
        .replaceAll(reference -> Matcher.quoteReplacement(character(reference.group(1))));
  }

  private static String character(String name) {
    return switch (name) {
      case "lt" -> "<";
      case "gt" -> ">";
      case "amp" -> "&";
      case "quot" -> "\"";
      case "apos" -> "'";
      default -> {
        int code = name.startsWith("#x")
            ? Integer.parseInt(name.substring(2), 16)
            : Integer.parseInt(name.substring(1));
        boolean text = code == '\t'
            || code == '\n'
            || (code >= ' ' && code != 0x7f && Character.isDefined(code));
        yield text && (code < 0xd800 || code > 0xdfff) && code <= 0x10ffff
            ? Character.toString(code)
            : "";
      }
    };
  }
}
