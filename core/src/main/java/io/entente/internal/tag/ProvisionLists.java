package io.entente.internal.tag;

import io.entente.analysis.Units;
import java.util.ArrayList;
import java.util.List;

/** The lists of numbered paragraphs and points that are open while lines are read. */
final class ProvisionLists {

  /** A list and where it is: how its numbers are written, the last value and the last number. */
  private record Open(int style, int value, String number) {}

  private static final int FIGURE = 0;
  private static final int LETTER = 1;
  private static final int ROMAN = 2;
  private static final int CAPITAL = 3;
  private static final int DOTTED = 4;
  private static final int STYLES = 8;
  private static final int MAX_GAP = 3;
  private static final int MAX_ON_LINE = 3;

  private final List<Open> open = new ArrayList<>();
  private final List<List<String>> found = new ArrayList<>();
  private int fixed;
  private int behind;

  /** Returns the places of the provisions that began in what was read last, and forgets them. */
  List<List<String>> taken() {
    List<List<String>> taken = List.copyOf(found);
    found.clear();
    return taken;
  }

  /**
   * Reads a passage.
   *
   * @param marks where it is in the numbering, by its path
   * @param last what the last step of the path covers, if it is a range
   */
  void read(String text, List<String> marks, List<String> last) {
    List<String> expected = new ArrayList<>(marks);
    if (!last.isEmpty()) {
      expected.add(last.getFirst());
    }
    if (!expected.isEmpty()) {
      open.clear();
      for (String mark : expected) {
        open.add(new Open(-1, 0, mark));
      }
    }
    fixed = marks.size();
    int at = 0;
    int depth = 0;
    boolean first = true;
    while (at < text.length()) {
      int lineEnd = text.indexOf('\n', at);
      lineEnd = lineEnd < 0 ? text.length() : lineEnd;
      int p = at;
      for (int i = 0; i < MAX_ON_LINE; i++) {
        p = skip(text, p, lineEnd);
        String raw = marker(text, p, lineEnd);
        if (raw.isEmpty()) {
          break;
        }
        int form = form(text, p, behind);
        int seen = first ? expected(raw, form, depth, expected.size()) : -1;
        if (seen >= 0) {
          depth = seen + 1;
        } else if (!next(raw, form, i > 0)) {
          break;
        }
        p = behind;
      }
      first = false;
      at = lineEnd + 1;
    }
  }

  /** The first marker is that of the path; returns its depth, or -1. */
  private int expected(String raw, int form, int from, int size) {
    String number = Units.canonicalNumber(raw);
    for (int depth = from; depth < size; depth++) {
      if (open.get(depth).number.equals(number)) {
        int kind = kind(raw);
        int sibling =
            kind == LETTER && ProvisionStep.roman(raw) > 0 && raw.length() > 1 ? ROMAN : kind;
        open.set(depth, new Open(sibling + form * STYLES, value(raw, sibling), number));
        return depth;
      }
    }
    return -1;
  }

  /** Takes a marker that goes on with a list or begins one. */
  private boolean next(String raw, int form, boolean onlyFirst) {
    String number = Units.canonicalNumber(raw);
    int kind = kind(raw);
    int[] readings = kind == LETTER && ProvisionStep.roman(raw) > 0
        ? raw.length() == 1 ? new int[] {ROMAN, LETTER} : new int[] {ROMAN}
        : new int[] {kind};
    for (int reading : onlyFirst ? new int[0] : readings) {
      int style = reading + form * STYLES;
      int value = value(raw, reading);
      for (int depth = open.size() - 1; depth >= fixed; depth--) {
        Open list = open.get(depth);
        if (list.style == style && follows(reading, list, value, number)) {
          take(depth, new Open(style, value, number));
          return true;
        }
      }
    }
    for (int reading : readings) {
      int style = reading + form * STYLES;
      if (value(raw, reading) != 1 || reading == DOTTED && !beginsDotted(number)) {
        continue;
      }
      int depth = open.size();
      for (int i = open.size() - 1; i >= 0; i--) {
        depth = open.get(i).style == style ? i : depth;
      }
      if (depth < fixed) {
        return false;
      }
      take(depth, new Open(style, 1, number));
      return true;
    }
    return false;
  }

  private static boolean follows(int kind, Open list, int value, String number) {
    if (kind == DOTTED) {
      int dot = number.lastIndexOf('.');
      return list.number.startsWith(number.substring(0, dot + 1))
          && list.number.lastIndexOf('.') == dot
          && value == list.value + 1;
    }
    boolean suffixed = value == list.value && !number.equals(list.number);
    return suffixed || value > list.value && value <= list.value + (kind == FIGURE ? MAX_GAP : 1);
  }

  private static boolean beginsDotted(String number) {
    return number.indexOf('.') == number.lastIndexOf('.');
  }

  private void take(int depth, Open list) {
    while (open.size() > depth) {
      open.removeLast();
    }
    open.add(list);
    if (open.size() <= Provisions.MAX_MARKS) {
      found.add(open.stream().map(Open::number).toList());
    }
  }

  private static int skip(String text, int from, int end) {
    int p = from;
    while (p < end) {
      char c = text.charAt(p);
      if (c != ' ' && c != '\t' && c != '\u00A0' && c != '\u2022' && c != '*' && c != '_') {
        break;
      }
      p++;
    }
    return p;
  }

  /** Returns what stands between the brackets or before the stop of a marker, or nothing. */
  private String marker(String text, int start, int end) {
    if (start >= end) {
      return "";
    }
    if (text.charAt(start) == '\u00A7') {
      return signed(text, start, end);
    }
    boolean enclosed = text.charAt(start) == '(';
    int from = enclosed ? start + 1 : start;
    int p = from;
    int dots = 0;
    while (p < end && p < from + 10) {
      char c = text.charAt(p);
      if (c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
        p++;
      } else if (!enclosed && c == '.' && p > from && p + 1 < end && isDigit(text.charAt(p + 1))) {
        dots++;
        p++;
      } else {
        break;
      }
    }
    if (p == from || p >= end) {
      return "";
    }
    String raw = text.substring(from, p);
    char c = text.charAt(p);
    boolean closed = c == ')' || !enclosed && (c == '.' || c == '\u00BA' || c == '\u00B0');
    boolean spaced = Character.isWhitespace(c) && (dots > 0 || isAlone(text, raw, p, end));
    if (!closed && !spaced || enclosed && c != ')' || !isNumber(raw, dots)) {
      return "";
    }
    behind = closed ? p + 1 : p;
    char after = behind < end ? text.charAt(behind) : ' ';
    boolean reference = ",;)".indexOf(after) >= 0 || c == '.' && Character.isLowerCase(after);
    return reference ? "" : raw;
  }

  /** Whether a number has nothing but a space behind it, as paragraphs of Swiss articles have. */
  private static boolean isAlone(String text, String raw, int end, int lineEnd) {
    int next = skip(text, end, lineEnd);
    return raw.length() <= 2
        && raw.chars().allMatch(c -> isDigit((char) c))
        && next < lineEnd
        && Character.isUpperCase(text.charAt(next));
  }

  /** Returns the number behind a section sign: {@code § 2º}, {@code § 1er.}; it is that of a paragraph here. */
  private String signed(String text, int start, int end) {
    int from = skip(text, start + 1, end);
    int p = from;
    while (p < end && p < from + 3 && isDigit(text.charAt(p))) {
      p++;
    }
    String raw = text.substring(from, p);
    while (p < end && !Character.isWhitespace(text.charAt(p)) && p < from + 6) {
      p++;
    }
    behind = p;
    return p < end && Character.isWhitespace(text.charAt(p)) ? raw : "";
  }

  private static boolean isNumber(String raw, int dots) {
    int figures = 0;
    while (figures < raw.length() && (isDigit(raw.charAt(figures)) || raw.charAt(figures) == '.')) {
      figures++;
    }
    if (figures > 0) {
      String rest = raw.substring(figures);
      boolean known = rest.isEmpty()
          || rest.length() == 1
          || rest.equals("bis")
          || rest.equals("ter")
          || rest.equals("quater");
      return known && (dots > 0 || figures <= 3);
    }
    return raw.length() == 1
        || raw.length() == 2 && raw.charAt(0) == raw.charAt(1)
        || ProvisionStep.roman(raw) > 0;
  }

  /** How a marker is written: 1 in brackets, 2 with one bracket, 3 with a stop, 4 behind a sign, 5 alone. */
  private static int form(String text, int start, int behind) {
    if (text.charAt(start) == '\u00A7') {
      return 4;
    }
    char last = text.charAt(behind - 1);
    return last == ')' ? text.charAt(start) == '(' ? 1 : 2 : isDigit(last) ? 5 : 3;
  }

  private static int kind(String raw) {
    char c = raw.charAt(0);
    if (isDigit(c)) {
      return raw.indexOf('.') > 0 ? DOTTED : FIGURE;
    }
    return c <= 'Z' ? CAPITAL : LETTER;
  }

  private static int value(String raw, int kind) {
    return switch (kind) {
      case FIGURE -> ProvisionStep.leading(raw);
      case DOTTED -> ProvisionStep.leading(raw.substring(raw.lastIndexOf('.') + 1));
      case ROMAN -> ProvisionStep.roman(raw);
      case CAPITAL -> raw.charAt(0) - 'A' + 1;
      default -> raw.charAt(0) - 'a' + 1 + (raw.length() - 1) * 26;
    };
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
