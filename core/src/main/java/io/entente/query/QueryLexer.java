package io.entente.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes query text apart into items, operators and brackets. */
final class QueryLexer {

  /** What a token does. */
  enum Kind {
    /** A word, phrase, prefix or field. */
    OPERAND,
    /** {@code or} in lower case: between operands an operator, elsewhere a word. */
    LOWER_OR,
    OPEN,
    CLOSE,
    NOT,
    AND,
    OR,
    /** {@code NEAR}, {@code SENTENCE} or {@code PARAGRAPH}. */
    NEARNESS
  }

  /**
   * A piece of query text.
   *
   * @param kind what it does
   * @param text how it is written
   * @param offset where it begins
   * @param operand what an operand means
   */
  record Token(Kind kind, String text, int offset, @Nullable Expression operand) {

    /** Whether it can begin what an operator works on. */
    boolean begins() {
      return switch (kind) {
        case OPERAND, LOWER_OR, OPEN, NOT -> true;
        case CLOSE, AND, OR, NEARNESS -> false;
      };
    }

    /** Whether it can end what an operator works on. */
    boolean ends() {
      return kind == Kind.OPERAND || kind == Kind.LOWER_OR || kind == Kind.CLOSE;
    }

    /** Whether it stands between what it works on. */
    boolean isBetween() {
      return kind == Kind.AND || kind == Kind.OR || kind == Kind.NEARNESS;
    }

    Token asWord() {
      return new Token(Kind.OPERAND, text, offset, new Expression.Word(text));
    }
  }

  /** What to do about text that does not follow the grammar. */
  interface Complaints {
    /**
     * Takes note of a mistake, or throws.
     *
     * @param offset where it is
     * @param error what is wrong or expected there
     * @param remark the same for people, with the offset and how the text is read instead
     */
    void add(int offset, String error, String remark);
  }

  private static final String QUOTES = "\"“”„‟«»";
  private static final String DASHES = "-−–";
  private static final Pattern DISTANCE = Pattern.compile("0*[0-9]{1,4}");
  private static final String NEAR = "NEAR/";
  private static final int MAX_BRACKETED_WORD = 4;

  private final String text;
  private final Complaints complaints;
  private final int[] closing;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private QueryLexer(String text, Complaints complaints) {
    this.text = text;
    this.complaints = complaints;
    this.closing = closingBrackets(text);
  }

  static List<Token> tokens(String text, Complaints complaints) {
    QueryLexer lexer = new QueryLexer(text, complaints);
    lexer.read();
    return lexer.tokens;
  }

  static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }

  static boolean isQuote(char c) {
    return QUOTES.indexOf(c) >= 0;
  }

  static boolean isDash(char c) {
    return DASHES.indexOf(c) >= 0;
  }

  /** Returns the distance that {@code NEAR/n} or {@code NEAR} allows, or -1 if it names none. */
  static int distance(String operator) {
    if (operator.length() < NEAR.length()) {
      return DEFAULT_DISTANCE;
    }
    String number = operator.substring(NEAR.length());
    int distance = DISTANCE.matcher(number).matches() ? Integer.parseInt(number) : -1;
    return distance > Expression.MAX_DISTANCE ? -1 : distance;
  }

  private static final int DEFAULT_DISTANCE = 10;

  private void read() {
    boolean fresh = true; // Whether an item may begin here, so that a dash excludes it.
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isSpace(c)) {
        at++;
        fresh = true;
      } else if (isQuote(c)) {
        fresh = !readPhrase();
      } else if (c == '(' && !isBracketedWord()) {
        add(Kind.OPEN, at, at + 1);
        at++;
        fresh = true;
      } else if (c == ')') {
        add(Kind.CLOSE, at, at + 1);
        at++;
        fresh = false;
      } else if (fresh && excludes()) {
        add(Kind.NOT, at, at + 1);
        at++;
        fresh = false;
      } else {
        readWord();
        fresh = false;
      }
    }
  }

  private void add(Kind kind, int from, int to) {
    tokens.add(new Token(kind, text.substring(from, to), from, null));
  }

  private void add(int from, Expression operand) {
    tokens.add(new Token(Kind.OPERAND, text.substring(from, at), from, operand));
  }

  /** Reads a phrase, or passes over a quote that is never closed. */
  private boolean readPhrase() {
    int from = at;
    int close = closingQuote();
    if (close < 0) {
      at++;
      return false;
    }
    String phrase = unescaped(from + 1, close);
    at = close + 1;
    if (phrase.chars().allMatch(QueryLexer::isSpace)) {
      complaints.add(
          from, "expected words between quotes", "quotes at " + from + " hold no words: left out");
    } else {
      add(from, new Expression.Phrase(phrase));
    }
    return true;
  }

  private int closingQuote() {
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (isQuote(c)) {
        return i;
      }
    }
    complaints.add(
        at, "quote is never closed", "quote at " + at + " is never closed: read without it");
    return -1;
  }

  private String unescaped(int from, int to) {
    StringBuilder plain = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '\\' && i + 1 < to) {
        i++;
      }
      plain.append(text.charAt(i));
    }
    return plain.toString();
  }

  /** Whether the bracket here holds one run of a few letters or digits, as in {@code (EU)}. */
  private boolean isBracketedWord() {
    String inner = closing[at] < 0 ? "" : text.substring(at + 1, closing[at]);
    return !inner.isEmpty()
        && inner.codePointCount(0, inner.length()) <= MAX_BRACKETED_WORD
        && inner.codePoints().allMatch(Character::isLetterOrDigit);
  }

  private boolean excludes() {
    if (!isDash(text.charAt(at)) || at + 1 == text.length()) {
      return false;
    }
    int next = text.codePointAt(at + 1);
    return Character.isLetterOrDigit(next)
        || Character.getType(next) == Character.CURRENCY_SYMBOL
        || "(\\§#@".indexOf(next) >= 0
        || isQuote((char) next);
  }

  private void readWord() {
    int from = at;
    StringBuilder buffer = new StringBuilder();
    boolean escaped = false;
    boolean starred = false;
    int colon = -1;
    int depth = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (isSpace(c) || isQuote(c) || (c == ')' && depth == 0)) {
        break;
      }
      boolean operator = c == '(' && depth == 0 && !escaped && isOperator(buffer.toString());
      if (operator || (c == '(' && closing[at] < 0)) {
        break;
      }
      if (c == ':' && colon < 0 && !escaped) {
        colon = buffer.length();
        String name = buffer.toString().toLowerCase(Locale.ROOT);
        if (FilterText.FIELDS.contains(name)) {
          at++;
          readField(from, name);
          return;
        }
      }
      starred = c == '*';
      if (c == '\\' && at + 1 < text.length() && !isSpace(text.charAt(at + 1))) {
        at++;
        escaped = true;
      } else if (c == '\\') {
        complaints.add(
            at,
            "expected a character behind \\",
            "\\ at " + at + " has nothing behind it: read as it is");
        escaped = true;
      } else {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
      buffer.append(text.charAt(at));
    }
    String word = buffer.toString();
    if (!escaped && isOperator(word)) {
      add(operatorKind(word), from, at);
    } else if (starred && isPrefix(word)) {
      add(from, new Expression.Prefix(word.substring(0, word.length() - 1)));
    } else {
      check(word, from, escaped, starred, colon);
      add(from, new Expression.Word(word));
    }
  }

  private void check(String word, int from, boolean escaped, boolean starred, int colon) {
    if (!escaped && word.length() == 1 && isDash(word.charAt(0))) {
      // A dash between words is good typography, so nothing is said of it where all is forgiven.
      complaints.add(from, "expected a word, phrase or bracket directly behind " + word, "");
    } else if (!escaped && word.startsWith(NEAR)) {
      complaints.add(
          from,
          word + ": expected a number from 0 to " + Expression.MAX_DISTANCE,
          quoted(word) + " at " + from + " needs a number from 0 to " + Expression.MAX_DISTANCE
              + ": read as a word");
    } else if (colon > 0 && isUnknownField(word, colon)) {
      String name = word.substring(0, colon);
      complaints.add(
          from,
          "unknown field '" + name + "'; known are " + FilterText.KNOWN,
          quoted(name + ":") + " at " + from + " is no known field: read as a word");
    } else if (starred) {
      complaints.add(
          from,
          "a prefix needs at least 2 letters or digits, and nothing else, before the *",
          quoted(word) + " at " + from
              + " is no prefix, which is 2 or more letters or digits and nothing else: read as a word");
    }
  }

  private static String quoted(String piece) {
    return "'" + piece + "'";
  }

  private boolean isUnknownField(String word, int colon) {
    if (!word.substring(0, colon).codePoints().allMatch(Character::isLetter)) {
      return false;
    }
    if (colon + 1 < word.length()) {
      return word.charAt(colon + 1) != '/';
    }
    return at < text.length() && !isSpace(text.charAt(at)) && text.charAt(at) != ')';
  }

  private static boolean isPrefix(String starred) {
    String start = starred.substring(0, starred.length() - 1);
    return start.codePointCount(0, start.length()) >= 2
        && start.codePoints().allMatch(Character::isLetterOrDigit);
  }

  private static boolean isOperator(String word) {
    return switch (word) {
      case "AND", "OR", "or", "NOT", "NEAR", "SENTENCE", "PARAGRAPH" -> true;
      default -> word.startsWith(NEAR) && distance(word) >= 0;
    };
  }

  private static Kind operatorKind(String operator) {
    return switch (operator) {
      case "AND" -> Kind.AND;
      case "OR" -> Kind.OR;
      case "or" -> Kind.LOWER_OR;
      case "NOT" -> Kind.NOT;
      default -> Kind.NEARNESS;
    };
  }

  /** A value of a field, and where it stands. */
  private record Value(String text, int offset) {}

  private void readField(int from, String name) {
    int behind = at;
    List<Value> values = new ArrayList<>();
    boolean more = true;
    while (more) {
      int offset = at;
      String value = readValue();
      more = at < text.length() && text.charAt(at) == ',';
      if (at > offset) {
        values.add(new Value(value, offset));
      } else if (offset > behind || more) {
        complaints.add(
            offset,
            "expected a value between commas",
            "comma at " + (more ? offset : offset - 1) + " has no value beside it: left out");
      }
      at += more ? 1 : 0;
    }
    if (values.isEmpty()) {
      String word = text.substring(from, behind);
      complaints.add(
          behind,
          "expected a value behind " + word,
          quoted(word) + " at " + from + " has no value directly behind it: read as a word");
      add(from, new Expression.Word(word));
    } else {
      addField(from, name, values);
    }
  }

  private String readValue() {
    if (at < text.length() && isQuote(text.charAt(at))) {
      int from = at;
      int close = closingQuote();
      at = close < 0 ? at + 1 : close + 1;
      if (close >= 0) {
        return unescaped(from + 1, close);
      }
    }
    StringBuilder value = new StringBuilder();
    int depth = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (isSpace(c) || isQuote(c) || (depth == 0 && (c == ')' || c == ','))) {
        break;
      }
      if (c == '\\' && at + 1 < text.length() && !isSpace(text.charAt(at + 1))) {
        at++;
      } else {
        depth += c == '(' && closing[at] >= 0 ? 1 : c == ')' ? -1 : 0;
      }
      value.append(text.charAt(at));
    }
    return value.toString();
  }

  private void addField(int from, String name, List<Value> values) {
    List<Value> good = new ArrayList<>();
    List<Value> bad = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    for (Value value : values) {
      try {
        FilterText.filter(name, List.of(value.text()));
        good.add(value);
      } catch (IllegalArgumentException e) {
        bad.add(value);
        errors.add(String.valueOf(e.getMessage()));
      }
    }
    for (int i = 0; i < bad.size(); i++) {
      complaints.add(
          bad.get(i).offset(),
          errors.get(i),
          name + ": at " + from + ": " + errors.get(i)
              + (good.isEmpty() ? ": read as words" : ": left out"));
    }
    if (good.size() > 1 && FilterText.SINGLE.contains(name)) {
      complaints.add(
          good.get(1).offset(),
          "field '" + name + "' takes one value",
          "field '" + name + "' at " + from + " takes one value: read as words");
      good.clear();
    }
    if (!good.isEmpty()) {
      add(
          from,
          new Expression.Field(
              FilterText.filter(name, good.stream().map(Value::text).toList())));
      return;
    }
    List<Expression> words = new ArrayList<>();
    for (Value value : values) {
      for (String word : spaced(value.text()).split(" ", -1)) {
        if (!word.isEmpty()) {
          words.add(new Expression.Word(word));
        }
      }
    }
    if (!words.isEmpty()) {
      add(from, Expression.words(words.toArray(Expression[]::new)));
    }
  }

  /** Returns text with a blank for each kind of white space. */
  static String spaced(String text) {
    StringBuilder spaced = new StringBuilder(text);
    for (int i = 0; i < spaced.length(); i++) {
      if (isSpace(spaced.charAt(i))) {
        spaced.setCharAt(i, ' ');
      }
    }
    return spaced.toString();
  }

  /** Returns, for each bracket that is closed before the next space or quote, where; elsewhere -1. */
  private static int[] closingBrackets(String text) {
    int[] closing = new int[text.length()];
    Arrays.fill(closing, -1);
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSpace(c) || isQuote(c)) {
        open.clear();
      } else if (c == '(') {
        open.push(i);
      } else if (c == ')' && !open.isEmpty()) {
        closing[open.pop()] = i;
      } else if (c == '\\' && i + 1 < text.length() && !isSpace(text.charAt(i + 1))) {
        i++;
      }
    }
    return closing;
  }
}
