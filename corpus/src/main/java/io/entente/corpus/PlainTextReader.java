package io.entente.corpus;

import io.entente.document.DocumentKind;
import io.entente.document.PolicyDocument;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads plain text: what it is of a news page pasted from a browser is found by {@link NewsPage}, any other
 * text is taken whole. Of that, a short first line without a sentence's end is the title, and is left out
 * of the text if a blank line parts it from the rest; a line among the first with nothing but a date is the date.
 */
final class PlainTextReader implements Reader {
  private static final int MAX_TITLE_CHARS = 200;
  private static final int MAX_DATE_LINES = 6;
  private static final Pattern FIRST_LINE = Pattern.compile(
      "\\A[\\s\\ufeff]*([^\\r\\n]+?)[ \\t]*(?:\\z|\\r\\n|\\r|\\n)([ \\t]*(?:\\r\\n|\\r|\\n))?");
  private static final Pattern NO_TITLE = Pattern.compile(
      "(?isu)(?-i:\\P{Lu}{0,3}\\p{Ll}).*|.*[,;:–—-]|\\(?[0-9]+[.)\\t ].*|\\P{L}*|[-•*].*|.{0,9}|"
          + "(?:mr|mrs|mdm|madam|ladies|dear|sir|i|we|my|your|his|her|allow me|on behalf|first of all|let me|it is|this is|bism\\w+|"
          + "in the name of|secretary-general|president,?)\\b.*|.*\\bexcellenc(?:y|ies)\\b.*|"
          + ".*\\s(?:the|a|an|of|to|in|on|at|by|for|with|and|or|that|which|as|is|are|was|has|have|der|die|das|und|de|la|le|les|des|du|et|el|los|y|en)");

  @Override
  public void read(InputFile file) throws IOException {
    String text = TextDecoder.decode(file.bytes(), file);
    Optional<NewsPage.Article> article = NewsPage.find(text);
    PolicyDocument.Builder builder;
    if (article.isPresent()) {
      builder = news(article.get(), file);
    } else {
      builder = whole(text, file);
    }
    file.sink().document(file.build(builder.source(file.name()), 0));
  }

  private static PolicyDocument.Builder news(NewsPage.Article article, InputFile file) {
    DocumentKind kind = article.byReporter() ? DocumentKind.OTHER : Titles.kind(article.title());
    PolicyDocument.Builder builder = PolicyDocument.builder(file.id(), article.title())
        .kind(kind == DocumentKind.OTHER ? DocumentKind.ARTICLE : kind)
        .text(article.body());
    if (article.date() != null) {
      builder.date(article.date());
    }
    return builder;
  }

  private static PolicyDocument.Builder whole(String text, InputFile file) {
    String title = "";
    String body = text;
    Matcher first = FIRST_LINE.matcher(text);
    if (first.find() && isTitle(first.group(1)) && !goesOn(text, first.end(1))) {
      title = first.group(1).replaceAll("\\s+", " ").strip();
      String rest = text.substring(first.end());
      if (first.group(2) != null && !rest.isBlank()) {
        body = rest;
      }
    }
    PolicyDocument.Builder builder =
        PolicyDocument.builder(file.id(), title).kind(Titles.kind(title)).text(body.strip());
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .limit(MAX_DATE_LINES)
        .filter(NewsPage::isDateLine)
        .findFirst()
        .flatMap(Dates::find)
        .ifPresent(builder::date);
    return builder;
  }

  private static boolean isTitle(String line) {
    return line.length() <= MAX_TITLE_CHARS
        && !NewsPage.endsSentence(line)
        && !NO_TITLE.matcher(line).matches();
  }

  /** Whether the line after the first goes on with its sentence. */
  private static boolean goesOn(String text, int end) {
    int next = end;
    int breaks = 0;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      breaks += text.charAt(next++) == '\n' ? 1 : 0;
    }
    if (next == text.length()) {
      return false;
    }
    // A figure goes on with the sentence only where no empty line parts them.
    char first = text.charAt(next);
    return Character.isLowerCase(first) || breaks == 1 && Character.isDigit(first);
  }
}
