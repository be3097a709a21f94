package io.entente.corpus;

import io.entente.document.PolicyDocument;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * Reads Markdown with or without a YAML head.
 *
 * <p>Headings become the path and the heading of the sections under them; a heading of the first level
 * at the top is the title and no step of the path. Markup becomes plain text: the words of links and
 * emphasis stay, list items keep the very mark they were written with, table cells are parted by {@code |}.
 * A short paragraph that is bold from end to end and has text below it is a heading, too, unless it stands
 * below a real one: it keeps its asterisks, by which it is told from the text when that is split.
 */
final class MarkdownReader implements Reader {
  private static final Pattern HEAD = Pattern.compile(
      "\\A(?:[ \\t]*+\\r?\\n)*+---[ \\t]*\\r?\\n(.*?)(?:(?<=\\n)(?:---|\\.\\.\\.)[ \\t]*(?:\\r?\\n|\\z))",
      Pattern.DOTALL);
  private static final Pattern PANDOC_TITLE =
      Pattern.compile("\\A% (.*(?:\\r?\\n[ \\t]+.*)*+)(?:\\r?\\n%.*)*+");
  private static final Pattern MARK = Pattern.compile("\\G\\s*(\\d{1,9}[.)]|[-*+])");
  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0]+");
  /** Looks empty; CommonMark takes it for text. */
  private static final Pattern UNSEEN = Pattern.compile(
      "(?m)^[ \\t]*[\\u00a0\\u2007\\u202f\\u200b\\ufeff][ \\t\\u00a0\\u2007\\u202f\\u200b\\ufeff]*$");

  private static final Pattern COLON = Pattern.compile("[\\s\\u00a0]*:?[\\s\\u00a0]*");
  /** Bold by intention: blanks inside the asterisks make them plain characters. */
  private static final Pattern LOOSE_BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*(:?)");

  /** Begins a division of a text that has its own, and needs no bold lines for it. */
  private static final Pattern DIVISION = Pattern.compile(
      "(?i)[\\s*\\u00a0]*(?:art(?:\\.|icles?|ikel|\u00EDculo|iculo|icolo|igo)?|sec(?:\\.|tion|ci\u00F3n)|\u00A7)[\\s\\u00a0]*(?:\\d|[IVX]+\\b).*",
      Pattern.DOTALL);
  /** What a paragraph would be cut at, see {@code PassageSplitter}. */
  private static final Pattern MARKER =
      Pattern.compile("[.:;,]\\s+(?:\\(\\w{1,3}\\)|\\w{1,3}[.)])");

  private static final int MAX_DEPTH = 200;
  private static final int MAX_BOLD_HEADING = 110;
  /** Words of one with a colon or at the top; longer ones are sentences and subtitles. */
  private static final int MAX_INTRODUCTION = 6;

  private static final Parser PARSER = Parser.builder()
      .extensions(List.of(TablesExtension.create()))
      .includeSourceSpans(IncludeSourceSpans.BLOCKS)
      .maxOpenBlockParsers(MAX_DEPTH)
      .build();

  @Override
  public void read(InputFile file) throws IOException {
    file.sink().document(parse(TextDecoder.decode(file.bytes(), file), file));
  }

  /** Reads the text of a Markdown file. */
  static PolicyDocument parse(String text, InputFile file) throws IOException {
    MarkdownHead head = MarkdownHead.none(file);
    String body = text;
    Matcher yaml = HEAD.matcher(text);
    if (yaml.find()) {
      int firstLine = 1 + (int) text.substring(0, yaml.start(1)).lines().count();
      head = MarkdownHead.parse(yaml.group(1), firstLine, file);
      body = text.substring(yaml.end());
    } else if (text.stripLeading().startsWith("---\n") && Format.hasYamlHead(text)) {
      throw file.refused(1, "", "malformed YAML head: it has no end, a line '---'");
    }
    String title = head.title();
    if (title == null) {
      Matcher pandoc = PANDOC_TITLE.matcher(body);
      if (pandoc.find()) {
        title = squeezed(pandoc.group(1));
        body = body.substring(pandoc.end());
      }
    }
    Body reading = new Body(UNSEEN.matcher(body).replaceAll(""), title == null ? "" : title, file);
    reading.read();
    String id = head.id();
    PolicyDocument.Builder builder =
        reading.builder.id(id == null ? file.id() : id).title(reading.title);
    builder.kind(Titles.kind(reading.title));
    head.apply(builder);
    return file.build(builder, 0);
  }

  private static String squeezed(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  /** The text below the head. */
  private static final class Body {
    private final String[] lines;
    private final Node root;
    private final Outline outline = new Outline();
    private final StringBuilder text = new StringBuilder();
    private final PolicyDocument.Builder builder;
    private final boolean divided;
    private String title;

    Body(String body, String title, InputFile file) {
      this.lines = body.split("\\r\\n|\\r|\\n", -1);
      this.root = PARSER.parse(body);
      this.title = title;
      this.builder = PolicyDocument.builder(file.id(), title);
      this.divided = isDivided(root);
    }

    private static boolean isDivided(Node root) {
      for (Node node = root.getFirstChild(); node != null; node = node.getNext()) {
        if (node instanceof Paragraph paragraph
            && DIVISION.matcher(inline(paragraph)).matches()) {
          return true;
        }
      }
      return false;
    }

    void read() {
      boolean top = true;
      for (Node node = root.getFirstChild(); node != null; node = node.getNext()) {
        if (node instanceof Heading heading) {
          String words = squeezed(inline(heading));
          if (heading.getLevel() == 1 && isTitle(heading, words, top)) {
            title = title.isEmpty() ? words : title;
          } else {
            flush();
            outline.enter(heading.getLevel(), words);
          }
        } else if (node instanceof Paragraph paragraph) {
          String bold = bold(paragraph);
          put(
              bold.isEmpty()
                  ? inline(paragraph)
                  : isBoldHeading(paragraph, bold) ? "**" + bold + "**" : bold,
              "\n\n");
        } else {
          block(node, "\n\n");
        }
        top = false;
      }
      flush();
    }

    /** A heading of the first level is the title if it says the same, or stands at the top and alone. */
    private boolean isTitle(Heading heading, String words, boolean top) {
      if (!title.isEmpty()) {
        return letters(words).equals(letters(title));
      }
      if (!top) {
        return false;
      }
      for (Node node = heading.getNext(); node != null; node = node.getNext()) {
        if (node instanceof Heading other && other.getLevel() == 1) {
          return false;
        }
      }
      return true;
    }

    /** The words of a paragraph that is bold from end to end, or nothing. */
    private static String bold(Paragraph paragraph) {
      boolean found = false;
      boolean strict = true;
      for (Node node = paragraph.getFirstChild(); node != null; node = node.getNext()) {
        boolean strong = node instanceof StrongEmphasis
            || node instanceof Emphasis
                && node.getFirstChild() instanceof StrongEmphasis only
                && only.getNext() == null;
        found |= strong;
        strict &= strong
            || node instanceof HtmlInline
            || node instanceof Text literal
                && COLON.matcher(literal.getLiteral()).matches();
      }
      String words = squeezed(inline(paragraph));
      if (strict && found) {
        return words;
      }
      Matcher loose = LOOSE_BOLD.matcher(words);
      return loose.matches() ? squeezed(loose.group(1)) + loose.group(2) : "";
    }

    /**
     * Whether bold words are short, no sentence and not the title again, and have text below them. Several
     * bold lines in a row, two at the top, are the title of a text or of an annex, set in lines; a longer
     * line at the top, or one with a comma, is a subtitle or a place. Below headings that are marked as such, and
     * in a text of articles or sections, bold lines are signatures and emphasis.
     */
    private boolean isBoldHeading(Paragraph paragraph, String words) {
      Node next = paragraph.getNext();
      char last = words.charAt(words.length() - 1);
      int row = 1;
      Node before = paragraph.getPrevious();
      while (row < 3 && before instanceof Paragraph above && !bold(above).isEmpty()) {
        row++;
        before = above.getPrevious();
      }
      boolean top = before == null;
      Node behind = next;
      while (row < 3 && behind instanceof Paragraph below && !bold(below).isEmpty()) {
        row++;
        behind = below.getNext();
      }
      return outline.depth() == 0
          && !divided
          && words.length() > 2
          && words.length() <= MAX_BOLD_HEADING
          && words.indexOf('*') < 0
          && !MARKER.matcher(words).find()
          && ".,;!".indexOf(last) < 0
          && (last != ':' || words.split(" ").length <= MAX_INTRODUCTION)
          && words.chars().anyMatch(Character::isLetter)
          && row < (top ? 2 : 3)
          && !(top && (words.indexOf(',') >= 0 || words.split(" ").length > MAX_INTRODUCTION))
          && hasText(next)
          && !letters(words).equals(letters(title));
    }

    private static boolean hasText(@Nullable Node node) {
      return node != null
          && !(node instanceof Heading)
          && !(node instanceof ThematicBreak)
          && !(node instanceof HtmlBlock)
          && !(node instanceof LinkReferenceDefinition)
          && !(node instanceof Paragraph paragraph && inline(paragraph).isBlank());
    }

    private static String letters(String text) {
      return text.replaceAll("[^\\p{L}\\p{N}]+", "").toLowerCase(Locale.ROOT);
    }

    private void flush() {
      outline.add(builder, text.toString().strip());
      text.setLength(0);
    }

    private void block(Node node, String gap) {
      if (node instanceof Paragraph) {
        put(inline(node), gap);
      } else if (node instanceof ListBlock list) {
        list(list, gap);
      } else if (node instanceof BlockQuote) {
        blocks(node, gap);
      } else if (node instanceof FencedCodeBlock code) {
        put(code.getLiteral(), gap);
      } else if (node instanceof IndentedCodeBlock code) {
        put(code.getLiteral(), gap);
      } else if (node instanceof HtmlBlock html) {
        put(Jsoup.parse(html.getLiteral()).wholeText(), gap);
      } else if (node instanceof TableBlock) {
        table(node, gap);
      } else if (node instanceof Heading) {
        put(inline(node), gap);
      } else if (node instanceof ThematicBreak || node instanceof LinkReferenceDefinition) {
        return;
      } else {
        blocks(node, gap);
      }
    }

    private void blocks(Node parent, String gap) {
      for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
        block(node, gap);
      }
    }

    private void list(ListBlock list, String gap) {
      String itemGap = list.isTight() ? "\n" : "\n\n";
      String before = gap;
      int number = 0;
      for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
        put(mark(list, (ListItem) item, number++) + " ", before);
        boolean first = true;
        for (Node node = item.getFirstChild(); node != null; node = node.getNext()) {
          block(node, first && !(node instanceof ListBlock) ? "" : itemGap);
          first = false;
        }
        before = itemGap;
      }
    }

    /** The mark as written: a law that goes 1, 2, 2 bis, 4 must not be counted anew. */
    private String mark(ListBlock list, ListItem item, int number) {
      if (!item.getSourceSpans().isEmpty()) {
        SourceSpan span = item.getSourceSpans().get(0);
        if (span.getLineIndex() < lines.length) {
          String line = lines[span.getLineIndex()];
          Matcher mark = MARK.matcher(line);
          if (span.getColumnIndex() <= line.length() && mark.find(span.getColumnIndex())) {
            return list instanceof BulletList ? "-" : mark.group(1);
          }
        }
      }
      if (list instanceof OrderedList ordered) {
        Integer start = ordered.getMarkerStartNumber();
        return (start == null ? 1 : start) + number + ".";
      }
      return "-";
    }

    private void table(Node table, String gap) {
      String before = gap;
      for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
        for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
          if (row instanceof TableRow) {
            StringBuilder cells = new StringBuilder();
            for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
              if (cell instanceof TableCell) {
                cells.append(cells.isEmpty() ? "" : " | ").append(inline(cell));
              }
            }
            put(cells.toString(), before);
            before = "\n";
          }
        }
      }
    }

    private void put(String words, String gap) {
      if (words.isBlank()) {
        return;
      }
      if (!text.isEmpty() && !gap.isEmpty()) {
        while (!text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1))) {
          text.setLength(text.length() - 1);
        }
        text.append(gap);
      }
      text.append(words);
    }

    private static String inline(Node parent) {
      StringBuilder words = new StringBuilder();
      inline(parent, words);
      return words.toString().stripTrailing();
    }

    private static void inline(Node parent, StringBuilder words) {
      for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
        if (node instanceof Text literal) {
          words.append(literal.getLiteral());
        } else if (node instanceof Code code) {
          words.append(code.getLiteral());
        } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
          words.append('\n');
        } else if (node instanceof HtmlInline html) {
          if (html.getLiteral().regionMatches(true, 0, "<br", 0, 3)) {
            words.append('\n');
          }
        } else if (!(node instanceof Image)) {
          inline(node, words);
        }
      }
    }
  }
}
