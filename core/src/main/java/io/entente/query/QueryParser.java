package io.entente.query;

import io.entente.query.QueryLexer.Complaints;
import io.entente.query.QueryLexer.Kind;
import io.entente.query.QueryLexer.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads query text as {@code docs/queries.md} describes it.
 *
 * <p>Forgiving is strict reading of repaired text: what the lexer cannot read becomes words, then
 * operators and brackets that lack something are left out.
 */
final class QueryParser {

  /** Less, since what was read in spite of mistakes may print with more brackets than it had. */
  private static final int MAX_FORGIVEN_NESTING = 50;

  private static final int MAX_REMARKS = 20;

  private static final String OPERAND = "a word, phrase or bracket";

  private final List<Token> tokens;
  private final int end;
  private final Complaints complaints;
  private int at;
  private int depth;

  private QueryParser(List<Token> tokens, int end, Complaints complaints) {
    this.tokens = tokens;
    this.end = end;
    this.complaints = complaints;
  }

  static Expression strict(String text) {
    checkLength(text);
    List<Token> tokens = QueryLexer.tokens(text, QueryParser::refuse);
    checkFilters(tokens);
    return new QueryParser(tokens, text.length(), QueryParser::refuse).all();
  }

  static PolicyQuery forgiving(String text) {
    checkLength(text);
    Remarks remarks = new Remarks();
    List<Token> tokens = repaired(QueryLexer.tokens(text, remarks), remarks);
    checkFilters(tokens);
    Expression expression = new QueryParser(tokens, text.length(), remarks).all();
    // What says nothing would find everything, which nobody means by "???" or "((".
    return PolicyQuery.of(expression.isNothing() ? words(text) : expression, remarks.all());
  }

  /** Reads text that has fields only. */
  static List<Filter> filters(String text) {
    checkLength(text);
    List<Filter> filters = new ArrayList<>();
    for (Token token : QueryLexer.tokens(text, QueryParser::refuse)) {
      if (!(token.operand() instanceof Expression.Field field)) {
        throw new QuerySyntaxException(
            "expected field:value, got '" + token.text() + "'", token.offset());
      }
      filters.add(field.filter());
    }
    return filters;
  }

  private static void checkLength(String text) {
    if (text.length() > PolicyQuery.MAX_LENGTH) {
      throw new QuerySyntaxException(
          "query text must have at most " + PolicyQuery.MAX_LENGTH + " characters, got "
              + text.length(),
          PolicyQuery.MAX_LENGTH);
    }
  }

  private static void checkFilters(List<Token> tokens) {
    Set<Filter> filters = new HashSet<>();
    int tooMany = -1;
    for (Token token : tokens) {
      if (token.operand() instanceof Expression.Field field
          && filters.add(field.filter())
          && filters.size() == PolicyQuery.MAX_FILTERS + 1) {
        tooMany = token.offset();
      }
    }
    if (tooMany >= 0) {
      throw new QuerySyntaxException(PolicyQuery.tooMany(filters.size()), tooMany);
    }
  }

  private static void refuse(int offset, String error, String remark) {
    throw new QuerySyntaxException(error, offset);
  }

  private static Expression words(String text) {
    List<Expression> words = new ArrayList<>();
    for (String word : QueryLexer.spaced(text).split(" ", -1)) {
      if (!word.isEmpty()) {
        words.add(Expression.word(word));
      }
    }
    return words(words);
  }

  private static Expression words(List<Expression> parts) {
    return Expression.words(parts.toArray(Expression[]::new));
  }

  /** What was forgiven. */
  private static final class Remarks implements Complaints {
    private record Remark(int offset, String text) {}

    private final List<Remark> remarks = new ArrayList<>();

    @Override
    public void add(int offset, String error, String remark) {
      if (!remark.isEmpty()) {
        remarks.add(new Remark(offset, remark));
      }
    }

    void add(Token token, String remark) {
      String subject = token.text().equals("(") || token.text().equals(")")
          ? "bracket"
          : "'" + token.text() + "'";
      add(token.offset(), "", subject + " at " + token.offset() + " " + remark);
    }

    List<String> all() {
      List<String> all = new ArrayList<>();
      remarks.stream()
          .sorted(Comparator.comparingInt(Remark::offset))
          .limit(MAX_REMARKS)
          .forEach(remark -> all.add(remark.text()));
      if (remarks.size() > MAX_REMARKS) {
        all.add("and " + (remarks.size() - MAX_REMARKS) + " more like these");
      }
      return all;
    }
  }

  /** An open bracket: where among the kept tokens, or -1 for one left out, and how deep it is. */
  private record Open(int index, int depth) {}

  /** Returns the tokens without those that strict reading would refuse for where they stand. */
  private static List<Token> repaired(List<Token> tokens, Remarks remarks) {
    List<@Nullable Token> kept = new ArrayList<>(tokens.size());
    Deque<Open> open = new ArrayDeque<>();
    for (Token token : tokens) {
      switch (token.kind()) {
        case OPERAND, LOWER_OR -> kept.add(token);
        case NOT -> {
          if (depth(kept, open) < MAX_FORGIVEN_NESTING) {
            kept.add(token);
          } else {
            remarks.add(token, "is nested too deep: left out");
          }
        }
        case OPEN -> {
          int depth = depth(kept, open);
          if (depth < MAX_FORGIVEN_NESTING) {
            open.push(new Open(kept.size(), depth + 1));
            kept.add(token);
          } else {
            open.push(new Open(-1, depth));
            remarks.add(token, "is nested too deep: left out");
          }
        }
        case CLOSE -> {
          dropDangling(kept, remarks);
          if (open.isEmpty()) {
            remarks.add(token, "closes nothing: left out");
          } else if (!dropEmpty(open.peek(), kept, remarks, "holds nothing: left out")
              && open.peek().index() >= 0) {
            kept.add(token);
          }
          open.poll();
        }
        case AND, OR, NEARNESS -> {
          boolean isWord = isBareNearness(token);
          if (!isWord) {
            dropDangling(kept, remarks);
          }
          Token last = kept.isEmpty() ? null : kept.getLast();
          if (last != null && last.ends()) {
            kept.add(token);
          } else if (isWord) {
            kept.add(token.asWord());
            remarks.add(token, "has nothing before it: read as a word");
          } else {
            remarks.add(token, "has nothing before it: left out");
          }
        }
      }
    }
    dropDangling(kept, remarks);
    while (!open.isEmpty()) {
      Open bracket = open.pop();
      String remark = "is never closed: read without it";
      if (!dropEmpty(bracket, kept, remarks, remark) && bracket.index() >= 0) {
        remarks.add(Objects.requireNonNull(kept.set(bracket.index(), null)), remark);
      }
      dropDangling(kept, remarks);
    }
    List<Token> repaired = new ArrayList<>(kept.size());
    for (Token token : kept) {
      if (token != null) {
        repaired.add(token);
      }
    }
    return repaired;
  }

  private static boolean dropEmpty(
      Open bracket, List<@Nullable Token> kept, Remarks remarks, String remark) {
    if (bracket.index() != kept.size() - 1 || kept.isEmpty()) {
      return false;
    }
    remarks.add(Objects.requireNonNull(kept.removeLast()), remark);
    return true;
  }

  private static int depth(List<@Nullable Token> kept, Deque<Open> open) {
    int depth = open.isEmpty() ? 0 : open.peek().depth();
    for (int i = kept.size() - 1; i >= 0; i--) {
      Token token = kept.get(i);
      if (token == null || token.kind() != Kind.NOT) {
        break;
      }
      depth++;
    }
    return depth;
  }

  private static void dropDangling(List<@Nullable Token> kept, Remarks remarks) {
    while (!kept.isEmpty()) {
      Token last = kept.getLast();
      if (last == null || !(last.isBetween() || last.kind() == Kind.NOT)) {
        return;
      }
      kept.removeLast();
      if (isBareNearness(last)) {
        kept.add(last.asWord());
        remarks.add(last, "has nothing behind it: read as a word");
        return;
      }
      remarks.add(last, "has nothing behind it: left out");
    }
  }

  /** Whether an operator is as likely a word in capitals. */
  private static boolean isBareNearness(Token token) {
    return token.kind() == Kind.NEARNESS && token.text().indexOf('/') < 0;
  }

  private Expression all() {
    Expression all = query();
    if (at < tokens.size()) {
      refuse(tokens.get(at).offset(), "nothing to close here", "");
    }
    return all;
  }

  private boolean is(Kind kind) {
    return at < tokens.size() && tokens.get(at).kind() == kind;
  }

  private Expression query() {
    List<Expression> sides = new ArrayList<>();
    while (at < tokens.size() && !is(Kind.CLOSE)) {
      sides.add(or());
    }
    return words(sides);
  }

  private Expression or() {
    List<Expression> parts = new ArrayList<>();
    boolean plain = true;
    do {
      at += parts.isEmpty() ? 0 : 1;
      int from = at;
      Expression part = and();
      plain &= at == from + 1 && part instanceof Expression.Word;
      parts.add(part);
      plain &= !is(Kind.OR);
    } while (is(Kind.OR)
        || (is(Kind.LOWER_OR) && at + 1 < tokens.size() && tokens.get(at + 1).begins()));
    // Words side by side are alternatives anyway, and lower-case "or" is often part of a title.
    return parts.size() == 1 || plain ? words(parts) : new Expression.Or(parts);
  }

  private Expression and() {
    List<Expression> parts = new ArrayList<>();
    parts.add(near());
    while (is(Kind.AND)) {
      at++;
      parts.add(near());
    }
    return parts.size() == 1 ? parts.getFirst() : new Expression.And(parts);
  }

  private Expression near() {
    List<Expression> apart = new ArrayList<>();
    Expression left = unary();
    while (is(Kind.NEARNESS)) {
      Token operator = tokens.get(at++);
      Expression right = unary();
      Expression both = near(operator, left, right);
      if (both != null) {
        left = both;
      } else {
        apart.add(left);
        if (isBareNearness(operator)) {
          apart.add(new Expression.Word(operator.text()));
        }
        left = right;
      }
    }
    apart.add(left);
    return words(apart);
  }

  private @Nullable Expression near(Token operator, Expression left, Expression right) {
    String name = operator.text();
    Expression from = placed(left);
    Expression to = placed(right);
    if (from == null || to == null) {
      String error = " stands between words, phrases, prefixes and alternatives";
      complaints.add(
          operator.offset(),
          name + error,
          "'" + name + "' at " + operator.offset() + error + ": read as if side by side");
      return null;
    }
    if (Math.max(Nesting.nearness(from), Nesting.nearness(to)) >= Expression.MAX_NESTING) {
      complaints.add(
          operator.offset(),
          name + " is nested more than " + Expression.MAX_NESTING + " deep",
          "'" + name + "' at " + operator.offset()
              + " is nested too deep: read as if side by side");
      return null;
    }
    return switch (name) {
      case "SENTENCE" -> from.inSentenceWith(to);
      case "PARAGRAPH" -> from.inParagraphWith(to);
      default -> from.near(QueryLexer.distance(name), to);
    };
  }

  /** Returns a side of nearness with alternatives for what stands side by side, or null. */
  private static @Nullable Expression placed(Expression side) {
    return switch (side) {
      case Expression.Words words -> alternatives(words.parts());
      case Expression.Or or -> alternatives(or.parts());
      case Expression.And ignored -> null;
      case Expression.Not ignored -> null;
      case Expression.Field ignored -> null;
      default -> side;
    };
  }

  private static @Nullable Expression alternatives(List<Expression> parts) {
    List<Expression> placed = new ArrayList<>();
    for (Expression part : parts) {
      Expression alternative = placed(part);
      if (alternative == null) {
        return null;
      }
      placed.add(alternative);
    }
    return placed.isEmpty() ? null : new Expression.Or(placed);
  }

  private Expression unary() {
    if (!is(Kind.NOT)) {
      return primary();
    }
    enter();
    at++;
    Expression not = unary().not();
    depth--;
    return not;
  }

  private Expression primary() {
    Token token = at < tokens.size() ? tokens.get(at) : null;
    if (token == null || !token.begins()) {
      throw missing(token);
    }
    if (token.kind() != Kind.OPEN) {
      at++;
      return token.operand() == null ? new Expression.Word(token.text()) : token.operand();
    }
    enter();
    at++;
    Expression inner = query();
    if (!is(Kind.CLOSE)) {
      throw new QuerySyntaxException("bracket is never closed", token.offset());
    }
    if (inner.isNothing()) {
      throw new QuerySyntaxException(
          "expected " + OPERAND + " between brackets", tokens.get(at).offset());
    }
    at++;
    depth--;
    return inner;
  }

  private void enter() {
    if (depth == Expression.MAX_NESTING) {
      throw new QuerySyntaxException(
          "brackets and exclusions are nested more than " + Expression.MAX_NESTING + " deep",
          tokens.get(at).offset());
    }
    depth++;
  }

  private QuerySyntaxException missing(@Nullable Token next) {
    Token before = at > 0 ? tokens.get(at - 1) : null;
    int offset = next == null ? end : next.offset();
    if (before != null && (before.isBetween() || before.kind() == Kind.NOT)) {
      return new QuerySyntaxException("expected " + OPERAND + " behind " + before.text(), offset);
    }
    String what = next == null ? "the end" : next.text();
    return new QuerySyntaxException("expected " + OPERAND + " before " + what, offset);
  }
}
