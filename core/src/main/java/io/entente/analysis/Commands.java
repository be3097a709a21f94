package io.entente.analysis;

import io.entente.document.Trait;
import io.entente.document.Trait.Kind;
import java.util.List;
import java.util.Set;

/**
 * Finds a sentence that obliges, permits, forbids or decides. Recitals and questions do not, nor does what is
 * merely said in a speech or a report that somebody must do.
 */
final class Commands {
  private static final Set<String> BE =
      Set.of("is", "are", "be", "being", "am", "stands", "remain", "remains");
  private static final Set<String> DEFINING =
      Set.of("mean", "include", "refer", "denote", "signify");
  private static final Set<String> DECIDERS = Set.of(
      "leaders",
      "parties",
      "ministers",
      "presidents",
      "sides",
      "governments",
      "we",
      "members",
      "participants",
      "countries",
      "states",
      "party",
      "council",
      "assembly",
      "conference",
      "commission",
      "heads",
      "both",
      "committee");
  /** End a law and say nothing. */
  private static final Set<String> FORMULAS = Set.of(
      "comun\u00EDquese",
      "publ\u00EDquese",
      "c\u00FAmplase",
      "arch\u00EDvese",
      "reg\u00EDstrese",
      "ins\u00E9rtese");

  private static final Set<String> SER = Set.of(
      "está",
      "están",
      "queda",
      "quedan",
      "estará",
      "estarán",
      "quedará",
      "quedarán",
      "es",
      "son",
      "é",
      "são",
      "fica",
      "ficam",
      "è",
      "sono",
      "est",
      "sont",
      "ist",
      "sind",
      "wird",
      "werden",
      "resta",
      "resten",
      "queden",
      "será",
      "serán");

  private Commands() {}

  static void find(Tokens tokens, List<Trait> found) {
    if (!tokens.anywhere(Cue.COMMANDS) && !tokens.mayDecree()) {
      return;
    }
    boolean speech = tokens.anywhere(Cue.SPEAKS);
    int[] sentences = tokens.sentences();
    for (int s = 0; s + 1 < sentences.length; s++) {
      int from = sentences[s];
      int to = sentences[s + 1];
      String decree = decree(tokens, from);
      if (!decree.isEmpty()) {
        found.add(new Trait(Kind.OPERATIVE, "", decree + " \u2026"));
        return;
      }
      int cue = -1;
      for (int i = from; i < to && cue < 0; i++) {
        if (tokens.has(i, Cue.COMMANDS) && commands(tokens, i, from, to, speech)) {
          cue = i;
        }
      }
      if (cue >= 0 && !recital(tokens, from) && !tokens.endsWithQuestion(to - 1)) {
        int first = Math.max(from, cue - 1);
        int last = Math.min(to - 1, cue + 1);
        found.add(
            new Trait(Kind.OPERATIVE, "", "\u2026 " + tokens.between(first, last) + " \u2026"));
        return;
      }
    }
  }

  /** A Spanish verb that enacts: {@code Créase}, {@code Apruébanse}. */
  private static String decree(Tokens tokens, int from) {
    for (int i = from; i < from + 6; i++) {
      String word = tokens.word(i);
      if (word.length() >= 6
          && !FORMULAS.contains(word)
          && (word.endsWith("ase")
              || word.endsWith("ese")
              || word.endsWith("anse")
              || word.endsWith("ense"))
          && Character.isUpperCase(tokens.text().charAt(tokens.start(i)))
          && hasAcute(word)) {
        return tokens.between(i, i);
      }
    }
    return "";
  }

  private static boolean hasAcute(String word) {
    for (int i = 0; i < word.length(); i++) {
      if ("\u00E1\u00E9\u00ED\u00F3\u00FA".indexOf(word.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean recital(Tokens tokens, int from) {
    int first = from;
    while (first < from + 3
        && (tokens.isNumber(first)
            || tokens.word(first).length() == 1
            || tokens.is(first, "and"))) {
      first++;
    }
    return tokens.has(first, Cue.RECITES)
        || tokens.is(first, "in") && tokens.has(first + 2, Cue.RECITES)
        || tokens.is(first, "unter") && tokens.has(first + 1, Cue.RECITES);
  }

  private static boolean commands(Tokens tokens, int i, int from, int to, boolean speech) {
    String word = tokens.word(i);
    String before = i > from ? tokens.word(i - 1) : "";
    String after = i + 1 < to ? tokens.word(i + 1) : "";
    boolean ours =
        before.equals("we") || before.equals("i") || before.equals("nous") || before.equals("wir");
    return switch (word) {
      case "shall" ->
        !ours
            && !after.isEmpty()
            && (!speech || tokens.anywhere(Cue.LEGAL))
            && !DEFINING.contains(after)
            && !(after.equals("have")
                && (tokens.is(i + 3, "meaning") || tokens.is(i + 3, "meanings")))
            && !(speech
                && (before.equals("you")
                    || before.equals("they")
                    || after.equals("we")
                    || after.equals("i")));
      case "must" ->
        !speech
            && tokens.anywhere(Cue.LEGAL)
            && !before.equals("a")
            && !before.equals("you")
            && (!after.equals("be") || isDone(tokens, i + 2));
      case "may" ->
        after.equals("not") && tokens.is(i + 2, "be")
            ? !speech && !isGuess(tokens, i + 2)
            : !speech
                && tokens.has(i - 1, Cue.BODY)
                && tokens.anywhere(Cue.LEGAL)
                && !isGuess(tokens, after.equals("not") ? i + 2 : i + 1);
      case "required",
          "obliged",
          "permitted",
          "entitled",
          "authorized",
          "authorised",
          "forbidden",
          "obligated" ->
        !speech
            && isBe(tokens, i, from)
            && after.equals("to")
            && !isSupposed(tokens, i, from)
            && (tokens.anywhere(Cue.LEGAL)
                || !word.equals("entitled") && !word.equals("permitted"));
      case "prohibited" -> !speech && isBe(tokens, i, from) && !after.equals("by");
      case "hereby" ->
        !speech
            || after.equals("order")
            || after.equals("determine")
            || after.equals("proclaim")
            || after.equals("direct")
            || after.equals("ordered")
            || after.equals("directed");
      case "decides",
          "requests",
          "authorizes",
          "authorises",
          "demands",
          "directs",
          "resolves",
          "adopts" ->
        !after.equals("for")
            && Character.isUpperCase(tokens.text().charAt(tokens.start(i)))
            && isClauseStart(tokens, i, from);
      case "undertakes", "undertake" -> after.equals("to") && !before.equals("to");
      case "commits", "commit", "pledge", "pledges", "agree", "agrees", "decide", "resolve" ->
        after.equals("to") && DECIDERS.contains(before) && !isSupposed(tokens, i, from)
            || word.equals("agree") && after.equals("that") && before.equals("parties");
      case "agreed", "decided" ->
        after.equals("to")
            && DECIDERS.contains(before)
            && !(word.equals("decided") && before.equals("we"));
      case "deberá", "deberán", "deverá", "deverão", "haurà", "hauran" -> true;
      case "podrá", "podrán", "poderá", "poderão" -> !speech;
      case "tendrá", "tendrán" -> after.equals("que") || after.equals("derecho");
      case "debe",
          "deben",
          "doit",
          "doivent",
          "deve",
          "devem",
          "devono",
          "muss",
          "müssen",
          "muß",
          "darf",
          "dürfen" -> !speech;
      case "ha", "han" -> !speech && after.equals("de");
      case "peut", "peuvent" -> !speech && before.equals("ne");
      case "può", "possono" -> !speech && before.equals("non");
      case "prohíbe", "prohíben", "compromete", "comprometen", "impegna", "impegnano" ->
        before.equals("se") || before.equals("si");
      case "s'engage", "s'engagent" -> after.equals("à");
      case "décide", "décident", "beschließt", "beschließen" -> isClauseStart(tokens, i, from);
      case "verpflichtet" -> !speech && (after.equals("sich") || inClause(tokens, i, from));
      case "verboten", "untersagt" -> !speech && inClause(tokens, i, from);
      case "interdit",
          "interdite",
          "interdits",
          "interdites",
          "autorisé",
          "autorisée",
          "autorisés",
          "autorisées",
          "prohibido",
          "prohibida",
          "prohibidos",
          "prohibidas",
          "obligado",
          "obligada",
          "obligados",
          "obligadas",
          "proibido",
          "proibida",
          "proibidos",
          "proibidas",
          "vedado",
          "vedada",
          "vietato",
          "vietata",
          "vietati",
          "tenuto",
          "tenuta",
          "tenuti" -> SER.contains(before) || SER.contains(tokens.word(i - 2));
      case "tenu", "tenue", "tenus", "tenues" ->
        (SER.contains(before) || SER.contains(tokens.word(i - 2)))
            && (after.equals("de")
                || after.startsWith("d'")
                || after.equals("\u00E0")
                || after.equals("aux"));
      default -> false;
    };
  }

  /** "must be doing well" is a guess; "must be submitted" and "must be able" are none. */
  private static boolean isDone(Tokens tokens, int i) {
    String word = tokens.word(i);
    return !word.endsWith("ing");
  }

  private static boolean isGuess(Tokens tokens, int i) {
    String word = tokens.word(i);
    return word.equals("have")
        || word.equals("be") && !isParticiple(tokens.word(i + 1))
        || word.equals("well");
  }

  private static boolean isParticiple(String word) {
    return word.endsWith("ed")
        || word.endsWith("en")
        || word.endsWith("ly")
        || word.endsWith("d")
        || word.endsWith("t")
        || word.equals("made")
        || word.equals("done")
        || word.equals("withdrawn")
        || word.equals("begun");
  }

  private static boolean isBe(Tokens tokens, int i, int from) {
    for (int k = i - 1; k >= Math.max(from, i - 2); k--) {
      if (BE.contains(tokens.word(k))) {
        String before = tokens.word(k - 1);
        return !before.equals("would") && !before.equals("could") && !before.equals("might");
      }
    }
    return false;
  }

  /** Whether an "if" stands shortly before. */
  private static boolean isSupposed(Tokens tokens, int i, int from) {
    for (int k = i - 1; k >= Math.max(from, i - 6); k--) {
      if (tokens.is(k, "if")) {
        return true;
      }
    }
    return false;
  }

  private static boolean inClause(Tokens tokens, int i, int from) {
    for (int k = i - 1; k >= Math.max(from, i - 15); k--) {
      if (tokens.is(k, "ist")
          || tokens.is(k, "sind")
          || tokens.is(k, "wird")
          || tokens.is(k, "werden")) {
        return true;
      }
    }
    return false;
  }

  /** Whether only a number and small words stand before in the sentence or line. */
  private static boolean isClauseStart(Tokens tokens, int i, int from) {
    for (int k = i - 1; k >= from; k--) {
      if (tokens.behindBreak(k + 1)) {
        return true;
      }
      if (!tokens.isNumber(k)
          && tokens.word(k).length() > 1
          && !tokens.is(k, "also")
          && !tokens.is(k, "further")) {
        return false;
      }
    }
    return true;
  }
}
