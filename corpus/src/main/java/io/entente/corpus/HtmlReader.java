package io.entente.corpus;

import io.entente.document.DocumentKind;
import io.entente.document.PolicyDate;
import io.entente.document.PolicyDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Reads the main text of an HTML page.
 *
 * <p>What is no text, or by its element, role or class belongs to the site (navigation, forms, related
 * articles, share buttons, comments, captions), is taken out, unless it holds most of the page's text. The
 * main text is what the page marks as its body, or else the smallest element that holds most of the
 * paragraphs, long ones counting more. Headings inside become sections. A page that is mostly links is
 * refused.
 */
final class HtmlReader implements Reader {
  private static final Set<String> NO_TEXT = Set.of(
      "script",
      "style",
      "noscript",
      "template",
      "svg",
      "iframe",
      "object",
      "embed",
      "canvas",
      "video",
      "audio",
      "button",
      "select",
      "input",
      "textarea",
      "map",
      "head",
      "dialog",
      "figcaption",
      "picture",
      "img",
      "link",
      "meta",
      "rt",
      "rp");
  private static final Set<String> BLOCKS = Set.of(
      "address",
      "article",
      "blockquote",
      "body",
      "center",
      "dd",
      "details",
      "div",
      "dl",
      "dt",
      "fieldset",
      "figure",
      "footer",
      "form",
      "h1",
      "h2",
      "h3",
      "h4",
      "h5",
      "h6",
      "header",
      "hr",
      "li",
      "main",
      "nav",
      "ol",
      "p",
      "pre",
      "section",
      "summary",
      "table",
      "tbody",
      "td",
      "tfoot",
      "th",
      "thead",
      "tr",
      "ul",
      "aside");
  private static final Pattern SITE_NAME = Pattern.compile(
      "(?:^|[-_ ])(?:nav(?:igation|bar)?|menu|footer|sidebar|side-?bar|breadcrumbs?|crumbs?|related(?:[-_]?\\w+)?|recommend\\w*|"
          + "most-?(?:read|popular|viewed)|popular|trending|share|sharing|shares|sharedaddy|social\\w*|addthis\\w*|comments?|"
          + "comment-?(?:list|form|area|section|respond|wrapper)s?|disqus\\w*|respond|newsletter\\w*|subscri\\w+|sign-?up|cookies?\\w*|"
          + "consent|gdpr|promo\\w*|advert\\w*|ads?|adsbygoogle|banner|sponsor\\w*|outbrain|taboola|pagination|pager|paging|"
          + "post-?nav\\w*|captions|wp-caption(?:-text)?|credits?|copyright|tags|tag-?(?:list|links|cloud)|keywords|widget-?area|(?:news|article|teaser)?-?teasers|newsteaser|teaser-?(?:list|box)|"
          + "author-?(?:box|bio|info|description)|about-?author|byline|popup|modal|overlay|toolbar|tools|skip-?link\\w*|"
          + "screen-reader\\w*|sr-only|visually-?hidden|print-?only|noprint|more-?(?:news|stories|articles|from)|also-?read|"
          + "read-?(?:more|next|also)|see-?also|jp-relatedposts|entry-?(?:meta|footer|utility)|post-?(?:meta|footer|tags|info)|"
          + "(?:\\w+)?meta|metadata|hidden-(?!xs|sm|md|lg|xl|print|mobile|desktop|phone|tablet)\\w+|article-?(?:meta|footer|tags|info|tools)|masthead|site-?header|login|search\\w*|rating|poll|"
          + "timestamp|dateline-meta|editsection|mw-editsection|navbox|toc|reflist|catlinks|hatnote|printfooter|"
          + "kommentare?|werbung|anzeige|teilen|meldungen|verwandte\\w*|publicit\\w*)(?:$|[-_ ])");
  private static final Pattern LAYOUT_NAME = Pattern.compile(
      "(?:has|no|with|without|is|tag|category|label|layout|theme|elementor)[-_].*|(?:sidebar|menu|nav|ads?)[-_](?:left|right|open|closed|none|on|"
          + "off)|.*[-_](?:sidebar|menu|header|footer)[-_](?:left|right)|.*[-_](?:label|items?)-hidden|.*\\d{5,}");
  private static final Set<String> SITE_NAMES =
      Set.of("hidden", "widget", "widgets", "teaser", "caption", "bio");
  private static final Pattern LEAD_NAME = Pattern.compile(
      "(?:^|[-_ ])(?:lead|lede|intro\\w*|teaser-?text|summary|sub-?title|sub-?head(?:line)?|stand-?first|deck|dek|description|"
          + "einleitung|default-?einleitung|preface|ingress|vorspann|chapo|chapeau|sommario|entradilla|bajada|sumario|excerpt|abstract)"
          + "(?:$|[-_ ])");
  private static final Set<String> SITE_ROLES = Set.of(
      "navigation",
      "complementary",
      "contentinfo",
      "banner",
      "search",
      "dialog",
      "alertdialog",
      "menu",
      "menubar");
  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u200b]+");
  private static final Pattern TITLE_TAIL = Pattern.compile("\\s+[|–—•»·-]\\s+[^|–—•»·]{2,60}$");
  private static final int PARAGRAPH_CHARS = 60;
  private static final double MAX_LINK_SHARE = 0.5;
  private static final double MAIN_SHARE = 0.72;
  private static final double MOST = 0.5;
  private static final int MIN_PAGE_CHARS = 200;
  private static final int MAX_LEAD_CHARS = 1200;
  private static final int MAX_HEADING_CHARS = 160;
  private static final int MAX_DEPTH = 600;
  private static final List<String> DATE_MARKS = List.of(
      "meta[property=article:published_time]",
      "meta[name=article:published_time]",
      "meta[itemprop=datePublished]",
      "[itemprop=datePublished]",
      "meta[property=og:published_time]",
      "meta[name~=(?i)^(?:date|pubdate|publishdate|publish-date|publication_date|dc\\.date(?:\\.issued|\\.created)?|dcterms\\.(?:date|created|issued)|"
          + "sailthru\\.date|parsely-pub-date|article\\.published|citation_date|last-modified)$]",
      "time[pubdate]",
      "article time[datetime]",
      "time[datetime]",
      "[class~=(?i)(?:^|[-_ ])(?:entry-date|published|post-date|article-date|pubdate|date)(?:$|[-_ ])]");
  private static final Pattern JSON_DATE =
      Pattern.compile("\"(?:datePublished|dateCreated)\"\\s*:\\s*\"(\\d{4}-\\d{2}-\\d{2})");

  @Override
  public void read(InputFile file) throws IOException {
    byte[] bytes = file.bytes();
    Document page = Jsoup.parse(new ByteArrayInputStream(bytes), null, "");
    if (page.body().wholeText().isBlank()) {
      throw file.refused(0, "", "no text in the page");
    }
    file.sink().document(new Page(page, file).document());
  }

  /** One page being read. */
  private static final class Page {
    private final Document page;
    private final InputFile file;
    private final IdentityHashMap<Element, Double> weights = new IdentityHashMap<>();
    private String title = "";
    private Optional<PolicyDate> date = Optional.empty();

    Page(Document page, InputFile file) {
      this.page = page;
      this.file = file;
    }

    PolicyDocument document() {
      title = title();
      date = date();
      Element body = page.body();
      int allChars = squeezed(body.text()).length();
      int linkChars =
          body.select("a").stream().mapToInt(a -> squeezed(a.text()).length()).sum();
      Element whole = body.clone();
      clean(body, true);
      Writer writer = write(body);
      if (writer.chars < MIN_PAGE_CHARS && linkChars <= allChars * MAX_LINK_SHARE) {
        clean(whole, false);
        Writer more = write(whole);
        writer = more.chars > 2 * writer.chars ? more : writer;
      }
      if (writer.chars < MIN_PAGE_CHARS
          && allChars >= 2 * MIN_PAGE_CHARS
          && linkChars > allChars * MAX_LINK_SHARE) {
        throw file.refused(0, "", "a list of links, with no text of its own");
      }
      if (writer.chars == 0) {
        if (title.isEmpty() || page.selectFirst("[itemprop~=articleBody], article") == null) {
          throw file.refused(0, "", "no text in the page");
        }
        writer.builder.text(title);
      }
      DocumentKind kind = Titles.kind(title);
      boolean news = page.selectFirst(
              "meta[property=og:type][content=article], [itemtype~=NewsArticle|BlogPosting|schema.org/Article]")
          != null;
      writer
          .builder
          .title(title)
          .kind(kind == DocumentKind.OTHER && news ? DocumentKind.ARTICLE : kind)
          .source(source());
      date.ifPresent(writer.builder::date);
      language().ifPresent(writer.builder::language);
      return file.build(writer.builder, 0);
    }

    private Writer write(Element body) {
      Element main = main(body);
      Writer writer = new Writer(title, file);
      Element lead = main.attr("itemprop").contains("articleBody") ? null : lead(body, main);
      if (lead != null) {
        writer.walk(lead, 0, false);
      }
      writer.walk(main, 0, false);
      writer.flush();
      return writer;
    }

    private String source() {
      Element canonical = page.selectFirst("link[rel=canonical][href^=http]");
      Element og = page.selectFirst("meta[property=og:url][content^=http]");
      return canonical != null
          ? canonical.attr("href")
          : og != null ? og.attr("content") : file.name();
    }

    private Optional<String> language() {
      Element html = page.selectFirst("html");
      String tag = html == null
          ? ""
          : html.attr("lang").isBlank() ? html.attr("xml:lang") : html.attr("lang");
      try {
        return tag.isBlank()
            ? Optional.empty()
            : Optional.of(JsonLines.languageTag(tag.replace('_', '-')));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    private String title() {
      String og = attribute("meta[property=og:title]", "content");
      String head = squeezed(page.title());
      Elements h1 = page.body().select("h1");
      String whole = letters(og.isEmpty() ? head : og);
      String best = "";
      for (Element heading : h1) {
        String text = squeezed(heading.text());
        String letters = letters(text);
        if (letters.length() >= 8 && whole.contains(letters) && text.length() > best.length()) {
          best = text;
        }
      }
      if (!best.isEmpty()) {
        return best;
      }
      String site = attribute("meta[property=og:site_name]", "content");
      if (!og.isEmpty() && !og.equals(site)) {
        String bare = TITLE_TAIL.matcher(og).replaceFirst("");
        boolean tail =
            !site.isEmpty() && letters(og.substring(bare.length())).equals(letters(site));
        return tail ? bare : og;
      }
      Element marked = page.body().selectFirst("[itemprop=headline], article h1, main h1");
      if (marked != null && !squeezed(marked.text()).isEmpty()) {
        return squeezed(marked.text());
      }
      if (h1.size() == 1 && !squeezed(h1.text()).isEmpty()) {
        return squeezed(h1.text());
      }
      String bare = TITLE_TAIL.matcher(head).replaceFirst("");
      return bare.length() >= 15 ? bare : head;
    }

    private String attribute(String query, String name) {
      Element element = page.selectFirst(query);
      return element == null ? "" : squeezed(element.attr(name));
    }

    private Optional<PolicyDate> date() {
      for (String mark : DATE_MARKS.subList(0, 3)) {
        Optional<PolicyDate> found = date(mark);
        if (found.isPresent()) {
          return found;
        }
      }
      for (Element script : page.select("script[type=application/ld+json]")) {
        var json = JSON_DATE.matcher(script.data());
        if (json.find()) {
          Optional<PolicyDate> found = Dates.find(json.group(1));
          if (found.isPresent()) {
            return found;
          }
        }
      }
      for (String mark : DATE_MARKS.subList(3, DATE_MARKS.size())) {
        Optional<PolicyDate> found = date(mark);
        if (found.isPresent()) {
          return found;
        }
      }
      return dateLine();
    }

    /** The first short line of the page with nothing but a date, from the headline on. */
    private Optional<PolicyDate> dateLine() {
      Element h1 = page.body().selectFirst("h1");
      boolean on = h1 == null;
      for (Element element : page.body().getAllElements()) {
        on |= element.equals(h1);
        String own = on ? squeezed(element.ownText()) : "";
        if (own.length() >= 8 && own.length() <= 60 && NewsPage.isDateLine(own)) {
          return Dates.find(own);
        }
      }
      return Optional.empty();
    }

    private Optional<PolicyDate> date(String mark) {
      for (Element element : page.select(mark)) {
        for (String value :
            List.of(element.attr("content"), element.attr("datetime"), squeezed(element.text()))) {
          if (!value.isBlank() && value.length() <= 120) {
            Optional<PolicyDate> found = Dates.find(value);
            if (found.isPresent()) {
              return found;
            }
          }
        }
      }
      return Optional.empty();
    }

    /** Takes out what is not text or belongs to the site. */
    private static void clean(Element body, boolean byName) {
      List<Element> out = new ArrayList<>();
      body.select("*").forEach(element -> {
        if (NO_TEXT.contains(element.normalName())) {
          out.add(element);
        }
      });
      out.forEach(Element::remove);
      double most = textWeight(body) * MOST;
      for (Element element : new ArrayList<>(body.select("*"))) {
        if (!element.equals(body)
            && element.hasParent()
            && belongsToSite(element, byName)
            && textWeight(element) <= most
            && !holdsBody(element)) {
          element.remove();
        }
      }
    }

    private static boolean holdsBody(Element element) {
      String prop = element.attr("itemprop");
      return prop.contains("articleBody") || element.selectFirst("[itemprop~=articleBody]") != null;
    }

    /** The characters of an element outside links. */
    private static double textWeight(Element element) {
      int links = element.select("a").stream().mapToInt(a -> a.text().length()).sum();
      return Math.max(0, element.text().length() - links);
    }

    private static boolean belongsToSite(Element element, boolean byName) {
      String name = element.normalName();
      switch (name) {
        case "nav", "aside", "footer", "form", "menu" -> {
          return true;
        }
        case "header" -> {
          return element.parents().stream().noneMatch(p -> p.normalName().equals("article"))
              && element.select("p, h2, div").stream().noneMatch(Page::isOpening);
        }
        case "html",
            "body",
            "main",
            "article",
            "h1",
            "p",
            "b",
            "strong",
            "i",
            "em",
            "td",
            "tr",
            "tbody" -> {
          if (!name.equals("p")) {
            return false;
          }
        }
        default -> {
          // Told by its attributes.
        }
      }
      if (SITE_ROLES.contains(element.attr("role"))
          || element.attr("aria-hidden").equals("true")
          || element.hasAttr("hidden")) {
        return true;
      }
      String style = element.attr("style").replace(" ", "").toLowerCase(Locale.ROOT);
      if (style.contains("display:none") || style.contains("visibility:hidden")) {
        return true;
      }
      if (!byName) {
        return false;
      }
      for (String token : SPACE.split(separated(element.className() + " " + element.id()), -1)) {
        if (SITE_NAMES.contains(token)
            || (SITE_NAME.matcher(token).find() && !LAYOUT_NAME.matcher(token).matches())) {
          return true;
        }
      }
      return false;
    }

    /** Whether an element is a paragraph of its own that is marked as the article's opening. */
    private static boolean isLead(Element element) {
      if (element.selectFirst("div, ul, ol, table, article, section, p + p, form") != null) {
        return false;
      }
      String text = squeezed(element.text());
      return text.length() >= PARAGRAPH_CHARS
          && text.length() <= MAX_LEAD_CHARS
          && textWeight(element) >= text.length() * MAX_LINK_SHARE
          && !Furniture.isNotice(text)
          && !Furniture.isCredit(text)
          && (element.attr("itemprop").contains("description")
              || LEAD_NAME
                  .matcher(separated(element.className() + " " + element.id()))
                  .find());
    }

    /** Whether an element of a header is the opening of an article, by its mark or its length. */
    private static boolean isOpening(Element element) {
      return isLead(element)
          || (element.normalName().equals("p") && textWeight(element) >= 1.5 * PARAGRAPH_CHARS);
    }

    /** The opening paragraph that stands before the main text, apart from it; the headline must stand before it. */
    private @Nullable Element lead(Element body, Element main) {
      boolean headline = title.isEmpty();
      Element inHeader = null;
      for (Element element : body.getAllElements()) {
        if (element.equals(main)) {
          return inHeader;
        }
        if (element.normalName().equals("h1")
            || (element.ownText().length() > 10
                && letters(element.text()).equals(letters(title)))) {
          headline = true;
        }
        if (headline && inHeader == null && !holds(element, main)) {
          boolean inside =
              element.parents().stream().anyMatch(p -> p.normalName().equals("header"));
          if (inside ? isOpening(element) : isLead(element)) {
            inHeader = element;
          }
        }
      }
      return null;
    }

    private static boolean holds(Element outer, Element inner) {
      return inner.parents().contains(outer);
    }

    /** Class names in lower case, with camel case taken apart. */
    private static String separated(String names) {
      return names.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** The element with the main text. */
    private Element main(Element body) {
      double total = weigh(body);
      Elements marked = body.select("[itemprop~=articleBody]");
      Element best = null;
      for (Element element : marked) {
        if (best == null || weight(element) > weight(best)) {
          best = element;
        }
      }
      if (best != null && weight(best) >= total * 0.25) {
        return best;
      }
      Element at = body;
      while (true) {
        Element heaviest = null;
        for (Element child : at.children()) {
          if (heaviest == null || weight(child) > weight(heaviest)) {
            heaviest = child;
          }
        }
        if (heaviest == null
            || total <= 0
            || weight(heaviest) < MAIN_SHARE * weight(at)
            || !isContainer(heaviest)) {
          return at;
        }
        at = heaviest;
      }
    }

    private static boolean isContainer(Element element) {
      return switch (element.normalName()) {
        case "p",
            "li",
            "ul",
            "ol",
            "tr",
            "pre",
            "blockquote",
            "h1",
            "h2",
            "h3",
            "span",
            "font",
            "b",
            "strong" -> false;
        default -> true;
      };
    }

    private double weight(Element element) {
      return weights.getOrDefault(element, 0.0);
    }

    /** Weighs the paragraphs in an element: what is long and no link counts, long ones more than in proportion. */
    private double weigh(Element element) {
      double weight = 0;
      StringBuilder own = new StringBuilder();
      int links = 0;
      for (Node node : element.childNodes()) {
        if (node instanceof TextNode text) {
          own.append(text.getWholeText());
        } else if (node instanceof Element child) {
          if (BLOCKS.contains(child.normalName())
              || child.selectFirst("p, div, ul, ol, table, article, section") != null) {
            weight += weigh(child);
          } else {
            String text = child.text();
            own.append(' ').append(text);
            links += child.normalName().equals("a")
                ? text.length()
                : child.select("a").stream().mapToInt(a -> a.text().length()).sum();
          }
        }
      }
      int chars = squeezed(own.toString()).length();
      if (chars >= PARAGRAPH_CHARS && links <= chars * MAX_LINK_SHARE) {
        weight += (chars - links) * Math.min(3, chars / 100.0);
      }
      weights.put(element, weight);
      return weight;
    }
  }

  /** Writes an element's text: blocks as paragraphs, headings as sections. */
  private static final class Writer {
    private final PolicyDocument.Builder builder;
    private final String title;
    private final Outline outline = new Outline();
    private final StringBuilder section = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private int linkChars;
    private int chars;
    private String mark = "";

    Writer(String title, InputFile file) {
      this.title = letters(title);
      this.builder = PolicyDocument.builder(file.id(), title);
    }

    void walk(Element element, int depth, boolean inLink) {
      if (depth > MAX_DEPTH) {
        line.append(element.text());
        return;
      }
      int item = 0;
      for (Node node : element.childNodes()) {
        if (node instanceof TextNode text) {
          String words = text.getWholeText();
          line.append(words);
          linkChars += inLink ? squeezed(words).length() : 0;
        } else if (node instanceof Element child) {
          String name = child.normalName();
          switch (name) {
            case "br" -> line.append('\n');
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(child, name.charAt(1) - '0');
            case "pre" -> {
              paragraph();
              line.append(child.wholeText().replace("\n", "\n\u0000"));
              paragraph();
            }
            case "ul", "ol", "dl" -> {
              paragraph();
              if (!isLinkList(child)) {
                walk(child, depth + 1, inLink);
              }
              paragraph();
            }
            case "li" -> {
              paragraph();
              item++;
              mark = element.normalName().equals("ol") ? number(element, child, item) : "- ";
              walk(child, depth + 1, inLink);
              paragraph();
              mark = "";
            }
            case "tr" -> {
              paragraph();
              walk(child, depth + 1, inLink);
              paragraph();
            }
            case "td", "th" -> {
              if (child.selectFirst("p, div, br, table, ul, ol") != null) {
                paragraph();
                walk(child, depth + 1, inLink);
                paragraph();
              } else {
                line.append(squeezed(line.toString()).isEmpty() ? "" : " | ");
                walk(child, depth + 1, inLink);
              }
            }
            default -> {
              if (BLOCKS.contains(name)) {
                paragraph();
                walk(child, depth + 1, inLink);
                paragraph();
              } else {
                walk(child, depth + 1, inLink || name.equals("a"));
              }
            }
          }
        }
      }
    }

    private static String number(Element list, Element item, int count) {
      String start = list.attr("start");
      String value = item.attr("value");
      if (value.matches("\\d{1,6}")) {
        return value + ". ";
      }
      int number = count - 1 + (start.matches("\\d{1,6}") ? Integer.parseInt(start) : 1);
      boolean letters = list.attr("type").equals("a") && number <= 26;
      return letters ? "(" + (char) ('a' + number - 1) + ") " : number + ". ";
    }

    private static boolean isLinkList(Element list) {
      int all = squeezed(list.text()).length();
      int links =
          list.select("a").stream().mapToInt(a -> squeezed(a.text()).length()).sum();
      return links > all * 0.7;
    }

    private void heading(Element heading, int level) {
      paragraph();
      String words = squeezed(heading.text());
      String letters = letters(words);
      if (words.isEmpty()
          || (!letters.isEmpty()
              && (letters.equals(title) || (level == 1 && title.contains(letters))))) {
        return;
      }
      if (Furniture.isListLabel(words) || Furniture.isNotice(words)) {
        return;
      }
      if (words.length() > MAX_HEADING_CHARS) {
        line.append(words);
        paragraph();
        return;
      }
      flush();
      outline.enter(level, words);
    }

    private void paragraph() {
      String[] lines = line.toString().split("\\n(?=\\u0000)|(?<=\\n)\\n|\\n[ \\t\\u00a0]*\\n", -1);
      boolean mostlyLinks = linkChars
          > MAX_LINK_SHARE * 1.4 * Math.max(1, squeezed(line.toString()).length());
      line.setLength(0);
      linkChars = 0;
      for (String each : lines) {
        String words = squeezed(each.replace("\u0000", ""));
        if (words.isEmpty() || (mostlyLinks && words.length() < 2 * MIN_PAGE_CHARS)) {
          continue;
        }
        if (Furniture.isListLabel(words)
            || Furniture.isNotice(words)
            || Furniture.isCredit(words)) {
          continue;
        }
        if (words.length() < 300 && letters(words).equals(title)) {
          continue;
        }
        section.append(section.isEmpty() ? "" : "\n\n").append(mark).append(words);
        chars += words.length();
        mark = "";
      }
    }

    void flush() {
      paragraph();
      outline.add(builder, section.toString());
      section.setLength(0);
    }
  }

  private static String squeezed(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  private static String letters(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]+", "").toLowerCase(Locale.ROOT);
  }
}
