package io.entente.analysis;

import io.entente.document.Trait;
import io.entente.document.Trait.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds targets: a sentence that names a quantity or the end of a period and that something is to be reached.
 * What did happen, what is foreseen, rates, prices and fines are none.
 */
final class Targets {
  private static final int REACH = 24;
  private static final int UNTIL_WORDS = 7;

  /** Stand between a subject and a bare verb that is to come. */
  private static final Set<String> BEFORE_VERB = Set.of(
      "to",
      "shall",
      "must",
      "should",
      "and",
      "or",
      "will",
      "we",
      "also",
      "further",
      "progressively",
      "gradually",
      "substantially",
      "significantly",
      "jointly",
      "together",
      "least",
      "help",
      "collectively",
      "globally");

  private static final Set<String> UNCERTAIN = Set.of(
      "able",
      "managed",
      "helped",
      "led",
      "tend",
      "tends",
      "continued",
      "failed",
      "expected",
      "expects",
      "expect",
      "forecast",
      "projected",
      "estimated",
      "likely",
      "unlikely",
      "predicted",
      "could",
      "would",
      "might",
      "may",
      "can",
      "used",
      "allowed",
      "seen",
      "enabled",
      "enough",
      "potential",
      "possible",
      "said");

  /** With "will" these are as often foreseen as intended. */
  private static final Set<String> HAPPENS = Set.of(
      "increase",
      "reach",
      "raise",
      "double",
      "triple",
      "become",
      "decrease",
      "meet",
      "cover",
      "produce",
      "generate",
      "bring",
      "build",
      "supply",
      "save",
      "cut",
      "lift");

  /** May be meant by a verb only where there is an intention as well. */
  private static final Set<String> ORDINARY = Set.of(
      "build",
      "produce",
      "supply",
      "cover",
      "meet",
      "keep",
      "save",
      "bring",
      "train",
      "become",
      "source",
      "lift",
      "protect",
      "keeping",
      "bringing",
      "becoming",
      "protecting",
      "limiting",
      "lowering",
      "raising",
      "generating",
      "renewable",
      "lifted",
      "brought",
      "met",
      "saved",
      "trained",
      "built",
      "produced",
      "connect",
      "limit",
      "lower",
      "raise",
      "generate");

  /** Behind "and" these are as often nouns. */
  private static final Set<String> NOUNS =
      Set.of("plant", "cut", "supply", "source", "lift", "end", "limit", "lower", "cover");

  private final Tokens tokens;
  private final int from;
  private final int to;

  private Targets(Tokens tokens, int from, int to) {
    this.tokens = tokens;
    this.from = from;
    this.to = to;
  }

  static void find(Tokens tokens, List<Trait> found) {
    if (!tokens.anywhere(Cue.REACHES
            | Cue.REACHED
            | Cue.REACHING
            | Cue.REACHES_ABROAD
            | Cue.AIM
            | Cue.UNTIL
            | Cue.NEUTRAL)
        || !tokens.hasNumber()) {
      return;
    }
    Set<String> seen = new HashSet<>();
    int[] sentences = tokens.sentences();
    for (int s = 0; s + 1 < sentences.length; s++) {
      if (seen.size() == StatementDetector.MAX_TARGETS) {
        return;
      }
      Trait target = new Targets(tokens, sentences[s], sentences[s + 1]).target();
      if (target != null && seen.add(target.subject().toLowerCase(Locale.ROOT))) {
        found.add(target);
      }
    }
  }

  /** Words from a first to a last. */
  private record Span(int first, int last) {}

  private @Nullable Trait target() {
    Span quantity = null;
    Span until = null;
    boolean percent = false;
    boolean money = false;
    boolean intends = false;
    boolean reports = false;
    int aim = -1;
    Span neutral = null;
    if (tokens.endsWithQuestion(to - 1)) {
      return null;
    }
    for (int i = from; i < to; i++) {
      if (tokens.has(i, Cue.PENALTY)) {
        return null;
      }
      intends |= tokens.has(i, Cue.COMMITS);
      reports |= tokens.has(i, Cue.REPORTS);
      money |= tokens.has(i, Cue.MONEY_MATTER);
      if (tokens.has(i, Cue.AIM) && aim < 0) {
        aim = i;
      }
      boolean better = until == null || neutral != null && until.last < neutral.first;
      if (better && tokens.has(i, Cue.UNTIL)) {
        Span next = until(i);
        until = next == null ? until : next;
      }
      if (quantity == null && tokens.isNumber(i) && !tokens.is(i - 1, "from")) {
        quantity = quantity(i);
        percent = quantity != null && isPercent(quantity);
      }
      if (neutral == null) {
        neutral = neutral(i);
      }
    }
    if (neutral != null && until != null && !beforeYear(neutral, until)) {
      return trait(neutral, until, "is to be neutral");
    }
    if (quantity == null && until == null) {
      return null;
    }
    int verb = verb(intends, until);
    boolean uncertain = verb < 0 && reports;
    if (verb >= 0) {
      boolean reaches = until != null
              && (Math.abs(until.first - verb) <= REACH || verb < until.first)
              && (quantity != null || strong(verb))
          || quantity != null
              && intends
              && within(verb, quantity)
              && (percent || aim >= 0 || strong(verb));
      if (reaches && !money) {
        return trait(quantity, until, "to " + tokens.word(verb));
      }
    }
    if (aim >= 0 && !money && quantity != null && !uncertain) {
      boolean near = quantity.first > aim ? quantity.first - aim <= 12 : aim - quantity.last <= 4;
      if (near && (percent || until != null)) {
        return trait(quantity, until, tokens.word(aim));
      }
    }
    if (percent
        && quantity != null
        && until != null
        && !reports
        && !money
        && Math.min(Math.abs(until.first - quantity.last), Math.abs(quantity.first - until.last))
            <= 15) {
      return trait(quantity, until, "a share and a year");
    }
    return null;
  }

  private boolean within(int verb, Span quantity) {
    return quantity.first > verb && quantity.first - verb <= REACH;
  }

  private static boolean beforeYear(Span neutral, Span until) {
    return Math.abs(until.first - neutral.last) > REACH;
  }

  private boolean strong(int verb) {
    String word = tokens.word(verb);
    return !ORDINARY.contains(word);
  }

  private Trait trait(@Nullable Span quantity, @Nullable Span until, String told) {
    StringBuilder subject = new StringBuilder();
    if (quantity != null) {
      subject.append(tokens.between(quantity.first, quantity.last));
    }
    if (until != null) {
      subject.append(subject.isEmpty() ? "" : " ").append(tokens.between(until.first, until.last));
    }
    return new Trait(Kind.TARGET, subject.toString(), told + " \u2026 " + subject);
  }

  /** Returns the first verb of reaching that is in a form that looks ahead, or -1. */
  private int verb(boolean intends, @Nullable Span until) {
    for (int i = from; i < to; i++) {
      if (tokens.has(i, Cue.REACHES_ABROAD)) {
        return i;
      }
      if (tokens.is(i, "ensure") || tokens.is(i, "end")) {
        if (until != null && until.first <= from + 1 && i - until.last <= 2 && i > until.last) {
          return i;
        }
      } else if (tokens.has(i, Cue.REACHES) && looksAhead(i, intends)) {
        return i;
      }
      if (tokens.has(i, Cue.REACHED) && isToBe(i)) {
        return i;
      }
      if (tokens.has(i, Cue.REACHING) && intends) {
        return i;
      }
    }
    return -1;
  }

  private boolean looksAhead(int i, boolean intends) {
    if (tokens.is(i, "phase") && !tokens.is(i + 1, "out") && !tokens.is(i + 1, "down")) {
      return false;
    }
    if (ORDINARY.contains(tokens.word(i)) && !intends) {
      return false;
    }
    if (i == from || tokens.behindBreak(i)) {
      return !Character.isUpperCase(tokens.text().charAt(tokens.start(i))) || i + 1 < to;
    }
    String before = tokens.word(i - 1);
    if (NOUNS.contains(tokens.word(i)) && (before.equals("and") || before.equals("or"))) {
      return false;
    }
    if (!BEFORE_VERB.contains(before)
        && !(before.endsWith("ly") && BEFORE_VERB.contains(tokens.word(i - 2)))) {
      return false;
    }
    for (int k = Math.max(from, i - 6); k < i; k++) {
      if (UNCERTAIN.contains(tokens.word(k))) {
        return false;
      }
      if (tokens.is(k, "will") && HAPPENS.contains(tokens.word(i)) && !intends) {
        return false;
      }
    }
    return true;
  }

  private boolean isToBe(int i) {
    for (int k = i - 1; k >= Math.max(from, i - 3); k--) {
      if (tokens.is(k, "be")) {
        String before = tokens.word(k - 1);
        return before.equals("to") && !UNCERTAIN.contains(tokens.word(k - 2))
            || before.equals("shall")
            || before.equals("must")
            || before.equals("should")
            || before.equals("will") && !reports();
      }
    }
    return false;
  }

  private boolean reports() {
    for (int i = from; i < to; i++) {
      if (tokens.has(i, Cue.REPORTS)) {
        return true;
      }
    }
    return false;
  }

  private boolean isPercent(Span quantity) {
    for (int i = quantity.first; i <= quantity.last; i++) {
      if (tokens.has(i, Cue.PERCENT)
          || tokens.is(i, "cent")
          || tokens.is(i, "ciento")
          || tokens.is(i, "cento")) {
        return true;
      }
    }
    return false;
  }

  /** A number with what it counts. */
  private @Nullable Span quantity(int i) {
    int next = i + 1;
    if (tokens.has(next, Cue.PERCENT)) {
      return new Span(i, next);
    }
    String word = tokens.word(next);
    String after = tokens.word(next + 1);
    if (word.equals("per") && (after.equals("cent") || after.equals("cento"))
        || word.equals("por") && (after.equals("ciento") || after.equals("cento"))
        || word.equals("pour") && after.equals("cent")
        || word.equals("vom") && after.equals("hundert")) {
      return new Span(i, next + 1);
    }
    if (tokens.isYear(i)) {
      return null;
    }
    int last = next;
    while (last < to && last < i + 4 && tokens.has(last, Cue.SCALE)) {
      last++;
    }
    if (last < to && tokens.has(last, Cue.UNIT) && !tokens.isNumber(last)) {
      int end = last;
      while (end + 1 < to
          && end < last + 2
          && tokens.has(end + 1, Cue.UNIT)
          && !tokens.isNumber(end + 1)) {
        end++;
      }
      return new Span(i, end);
    }
    return null;
  }

  /** The end of a period, with its year. */
  private @Nullable Span until(int i) {
    int first = i;
    if (tokens.is(i, "than")) {
      if (!tokens.is(i - 1, "later")) {
        return null;
      }
      first = i - 2 >= from ? i - 2 : i - 1;
    }
    for (int k = i + 1; k < to && k <= i + UNTIL_WORDS; k++) {
      if (tokens.isYear(k)) {
        return new Span(first, k);
      }
      if ((tokens.is(k, "decade") || tokens.is(k, "century")) && k > i + 2) {
        return new Span(first, k);
      }
      if (!tokens.has(k, Cue.UNTIL_INNER)
          && !tokens.has(k, Cue.UNTIL)
          && !(tokens.isNumber(k) && tokens.end(k) - tokens.start(k) <= 2)) {
        return null;
      }
    }
    return null;
  }

  private @Nullable Span neutral(int i) {
    if (tokens.has(i, Cue.NEUTRAL)) {
      String word = tokens.word(i);
      if (word.startsWith("neutral") && word.length() <= 12) {
        String before = tokens.word(i - 1);
        String after = tokens.word(i + 1);
        boolean english =
            before.equals("carbon") || before.equals("climate") || before.equals("emissions");
        boolean romance = after.startsWith("carbon")
            || after.startsWith("clim")
            || after.equals("de")
            || after.equals("em")
            || after.equals("emission");
        return english
            ? new Span(i - 1, i)
            : romance && word.length() > 7 ? new Span(i, i + 1) : null;
      }
      return new Span(i, i);
    }
    if (tokens.is(i, "net") && tokens.is(i + 1, "zero")
        || tokens.is(i, "zero") && tokens.is(i + 1, "emissions")
        || tokens.is(i, "zero") && tokens.is(i + 1, "carbon")) {
      return new Span(i, i + 1);
    }
    return null;
  }
}
