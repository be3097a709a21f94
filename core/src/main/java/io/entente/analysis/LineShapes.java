package io.entente.analysis;

import org.jspecify.annotations.Nullable;

/** What the lines of a text look like by themselves and beside the next: titles, points, ends of sentences. */
final class LineShapes {
  private static final int MAX_TITLE = 120;
  private static final int MAX_TITLE_WORDS = 14;
  /** Words of a title behind the line break in it. */
  private static final int MAX_RUN_IN = 5;

  private static final int MAX_MARKUP = 100;

  private final String text;
  private final Lines lines;

  LineShapes(String text, Lines lines) {
    this.text = text;
    this.lines = lines;
  }

  // Beginnings

  /** Skips marks of emphasis, and tags such as {@code <u>}. */
  int skipMarkup(int from, int end) {
    int p = from;
    while (p < end && p < from + MAX_MARKUP) {
      char c = text.charAt(p);
      int tag = c == '<' ? Heading.tagEnd(text, p, end) : 0;
      if (tag == 0 && !Chars.isEmphasis(c)) {
        break;
      }
      p = Math.max(tag, p + 1);
    }
    return p;
  }

  /** Whether a line is the first, or behind an empty one. */
  boolean isApart(int i) {
    return i == 0 || lines.blankBefore(i);
  }

  /** Returns how many {@code #} make the line a heading of Markdown, or 0. */
  int markdownLevel(int i) {
    int p = lines.start(i);
    int level = 0;
    while (p < lines.end(i) && text.charAt(p) == '#') {
      level++;
      p++;
    }
    return level <= 6 && p < lines.end(i) && Chars.isSpace(text.charAt(p)) ? level : 0;
  }

  /** Returns the number of a provision at an offset in a line, or null. */
  @Nullable
  Marker markerAt(int i, int at) {
    if (!Marker.mayBegin(text.charAt(at))) {
      return null;
    }
    Marker marker = Marker.scan(text, at, lines.end(i), false);
    return marker != null ? marker : Marker.scan(text, at, lines.end(i), true);
  }

  boolean isBullet(int i) {
    return isBulletAt(text, lines.start(i));
  }

  static boolean isBulletAt(String text, int start) {
    char c = text.charAt(start);
    return switch (c) {
      case '\u2022', '\u25CF', '\u25AA', '\u00B7', '\u25E6', '\uF0B7' -> true;
      case '-', '*', '+', '\u2013', '\u2014' ->
        start + 1 < text.length() && Chars.isSpace(text.charAt(start + 1));
      default -> false;
    };
  }

  // Titles

  /** Whether the line is the title of the heading above it. */
  boolean isTitle(int i) {
    if (i + 1 >= lines.count() || lines.inline(i) || lines.inline(i + 1)) {
      return false;
    }
    int start = lines.start(i);
    char first = text.charAt(start);
    if (first == '#'
        || first == '-'
        || first == '*' && !text.startsWith("**", start)
        || Marker.mayBegin(first) && markerAt(i, start) != null
        || Label.mayBegin(first) && Label.scan(text, start, lines.end(i)) != null) {
      return false;
    }
    char last = text.charAt(lines.end(i) - 1);
    return Marker.startsText(first)
        && last != '?'
        && last != '!'
        && hasLetter(start, lines.end(i))
        && isTitleShape(i, start)
        && words(text, start, lines.end(i)) <= MAX_TITLE_WORDS
        && (lines.blankBefore(i + 1)
            || lines.wrapWidth() == 0
            || lines.end(i) - start < lines.wrapWidth() * 6 / 10);
  }

  /** Whether a line may be the title beside or above a section. */
  boolean isMarginal(int i) {
    int start = lines.start(i);
    int end = lines.end(i);
    if (lines.inline(i)) {
      return false;
    }
    char first = text.charAt(start);
    char last = text.charAt(end - 1);
    boolean enclosed = first == '(' && last == ')';
    return (enclosed || Character.isUpperCase(first) && !Lines.isTerminator(last))
        && last != ','
        && last != '\u2014'
        && last != '\u2013'
        && isTitleShape(i, start)
        && words(text, start, end) <= MAX_TITLE_WORDS
        && Label.scan(text, start, end) == null;
  }

  /** Whether the rest of the line is a title rather than the beginning of a sentence. */
  boolean isTitleShape(int i, int from) {
    int end = lines.end(i);
    if (!hasTitleLength(from, end)) {
      return false;
    }
    char last = text.charAt(end - 1);
    if (last == ',' || last == ';' || last == '.' || last == ':' && end - from > 40) {
      return false;
    }
    if (Sentences.end(text, from, end) < end) {
      return false;
    }
    if (i + 1 >= lines.count() || lines.blankBefore(i + 1)) {
      return true;
    }
    if (lines.inline(i + 1)) {
      return false;
    }
    char next = text.charAt(lines.start(i + 1));
    if (Character.isLowerCase(next) && markerAt(i + 1, lines.start(i + 1)) == null) {
      return false;
    }
    return lines.wrapWidth() == 0
        || end - lines.start(i) < lines.wrapWidth() * 7 / 10
        || !Character.isLetter(next);
  }

  /** Whether what stands between two offsets is not too long for a title. */
  static boolean hasTitleLength(int from, int end) {
    return end - from <= MAX_TITLE;
  }

  /** Whether the sentence or the title goes on in the next line: "Sec. 13. General", "Provisions. Nothing …". */
  boolean goesOn(int i, int from) {
    int next = i + 1;
    if (next >= lines.count() || lines.blankBefore(next)) {
      return false;
    }
    int end = lines.end(i);
    int word = end;
    while (word > from && Character.isLowerCase(text.charAt(word - 1))) {
      word--;
    }
    boolean small = end > word && end - word <= 3 && Chars.isSpace(text.charAt(word - 1));
    boolean point = end - from > 3 && text.charAt(end - 1) == ')' && text.charAt(end - 3) == '(';
    return small || point || endsTitle(next);
  }

  /** Whether the line has a stop behind a few words, and more behind that. */
  private boolean endsTitle(int i) {
    int end = lines.end(i);
    int stop = text.indexOf('.', lines.start(i), end);
    if (stop < 0 || words(text, lines.start(i), stop) > MAX_RUN_IN) {
      return false;
    }
    int behind = skipMarkup(stop + 1, end);
    return behind < end
        ? Chars.isSpace(text.charAt(behind))
        : i + 1 < lines.count() && lines.inline(i + 1);
  }

  /** Whether a line is bold from end to end, and nothing follows right below it but a number. */
  boolean isBold(int i) {
    int start = lines.start(i);
    int end = lines.end(i);
    if (end - start < 6
        || !hasTitleLength(start, end)
        || i + 1 >= lines.count()
        || lines.inline(i)
        || !text.startsWith("**", start)
        || !lines.blankBefore(i + 1) && markerAt(i + 1, lines.start(i + 1)) == null) {
      return false;
    }
    boolean bold = false;
    char last = ' ';
    for (int p = start; p < end; p++) {
      char c = text.charAt(p);
      if (c == '*' && p + 1 < end && text.charAt(p + 1) == '*') {
        bold = !bold;
        p++;
      } else if (!bold && !Chars.isSpace(c) && c != ':') {
        return false;
      } else if (!Chars.isSpace(c)) {
        last = c;
      }
    }
    return !bold && last != '.' && last != ',' && last != ';' && hasLetter(start, end);
  }

  private boolean hasLetter(int start, int end) {
    for (int i = start; i < end; i++) {
      if (Character.isLetter(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  static int words(String text, int start, int end) {
    int words = 0;
    boolean inWord = false;
    for (int i = start; i < end; i++) {
      boolean space = Chars.isSpace(text.charAt(i));
      if (!space && !inWord) {
        words++;
      }
      inWord = !space;
    }
    return words;
  }

  // Ends

  boolean isFinished(int i) {
    return Lines.isTerminator(text.charAt(lines.end(i) - 1));
  }

  /** Whether the next word would have fitted on the line, so that its end was meant. */
  boolean endsShort(int i) {
    return lines.wrapWidth() == 0
        || lines.end(i) - lines.start(i) + lines.indent(i) < lines.wrapWidth() * 6 / 10;
  }

  /** Whether the line before may be the end of a provision, though no empty line follows. */
  boolean isBroken(int i) {
    int end = lines.end(i - 1);
    return isFinished(i - 1)
        || lines.wrapWidth() == 0
        || text.charAt(end - 1) == ','
        || text.startsWith(" and", end - 4)
        || text.startsWith(" or", end - 3)
        || endsShort(i - 1);
  }
}
