package io.entente.corpus;

import io.entente.document.DocumentKind;
import io.entente.document.PolicyDocument;
import java.io.IOException;
import java.util.Locale;
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
  private static final int MAX_LONG_TITLE = 500;
  private static final Pattern FIRST_LINE = Pattern.compile(
      "\\A[\\s\\ufeff]*([^\\r\\n]+?)[ \\t]*(?:\\z|\\r\\n|\\r|\\n)([ \\t]*(?:\\r\\n|\\r|\\n))?");
  /** A first line, and up to five that go on with it in small letters or brackets, before an empty one. */
  private static final Pattern SEVERAL_LINES = Pattern.compile(
      "\\A[\\s\\ufeff]*([^\\r\\n]+)(?:(?:\\R[ \\t]*){1,2}\\p{Ll}[^\\r\\n]*|\\R[ \\t]*\\([^\\r\\n]*){1,5}(?=[ \\t]*\\R[ \\t]*\\R)");
  /** {@code This Act may be cited as the Harbour Act 2018}. */
  private static final Pattern CITED = Pattern.compile(
      "\\b(?:This (?:Act|Law|Ordinance|Order|Code|Measure)|These (?:Regulations|Rules))\\s+(?:may|shall)\\s+be\\s+"
          + "(?:cited|called|known)(?:\\s+for all purposes)?\\s+as\\s+(?:the\\s+)?[\"\u201C\u2018]?"
          + "(\\p{Lu}(?:[^.;\"\u201C\u201D\u2019\\n]|\\n(?!\\s*\\n)){3,150}?)[\"\u201D\u2019]?(?=[.;]|,?\\s+and\\s+(?:shall\\s+)?comes?\\b|\\n\\s*\\n)");

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
    Matcher several = SEVERAL_LINES.matcher(text);
    String cited = cited(text);
    if (several.find() && isLongTitle(several.group(1), several.group())) {
      title = several.group().replaceAll("\\s+", " ").strip();
      body = text.substring(several.end());
    } else if (first.find() && isTitle(first.group(1)) && !goesOn(text, first.end(1))) {
      title = first.group(1).replaceAll("\\s+", " ").strip();
      String rest = text.substring(first.end());
      if (first.group(2) != null && !rest.isBlank()) {
        body = rest;
      }
    }
    if (!cited.isEmpty()
        && !title.toLowerCase(Locale.ROOT).contains(cited.toLowerCase(Locale.ROOT))) {
      title = cited;
      body = text;
    }
    DocumentKind kind = cited.isEmpty() ? Titles.kind(title) : DocumentKind.LAW;
    PolicyDocument.Builder builder =
        PolicyDocument.builder(file.id(), title).kind(kind).text(body.strip());
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

  /** Returns what a law says it may be called, or nothing: a masthead above it is no title. */
  private static String cited(String text) {
    Matcher cited = CITED.matcher(text);
    return cited.find() ? cited.group(1).replaceAll("\\s+", " ").strip() : "";
  }

  /** Whether an instrument's name begins on the first line and goes on below it. */
  private static boolean isLongTitle(String first, String whole) {
    return whole.length() <= MAX_LONG_TITLE
        && Titles.kind(first) != DocumentKind.OTHER
        && !NewsPage.endsSentence(whole.strip())
        && Character.isUpperCase(first.codePointAt(0));
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
