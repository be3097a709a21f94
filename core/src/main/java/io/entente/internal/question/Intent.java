package io.entente.internal.question;

import io.entente.document.Trait.Kind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a question asks for beyond its words: what a term means, a target, or what is obliged, permitted or
 * forbidden. Most questions ask for none of these, and where it is not plain, none is what is answered.
 *
 * @param kinds what a passage should do to answer; empty if anything will do
 * @param subject the term whose definition is asked for, as written; empty if none is
 * @param says whether the question says that it asks for a definition, of which the subject may have more words than
 *     the term
 */
public record Intent(Set<Kind> kinds, String subject, boolean says) {

  /** Asks for nothing special. */
  public static final Intent NONE = new Intent(Set.of(), "", false);

  private static final int LONGEST = 500;
  private static final int MOST_WORDS = 7;

  private static final Pattern SPACES = Pattern.compile("[\\s\u00A0]+");
  private static final Pattern AROUND = Pattern.compile("^[\\s\\-\u00BF]+|[\\s?!.:;]+$");

  private static final String TAIL =
      "(?:\\s+(?:in|under|within|according to|for the purposes? of|as used in|dans|selon|en|seg\u00FAn|im|nach)\\s.*)?";

  /** Ask for a definition in words that leave no doubt; the subject is the group. */
  private static final List<Cued> PLAIN = List.of(
      cued(
          "(?:please |can you |could you )?define (?:the (?:terms?|concept|notion|word) )?(?:of )?(.+?)"
              + TAIL,
          "define "),
      cued(
          "(?:what (?:is|are|'s) )?(?:the )?(?:\\w+ )?(?:definitions?|meaning) of (?:the (?:terms?|concept|word) )?(.+?)"
              + TAIL,
          "definition",
          "meaning"),
      cued(
          "what (?:does|do|did) (?:the (?:terms?|words?|expression|phrase|concept) )?(.+?) mean"
              + TAIL,
          " mean"),
      cued(
          "(?:what|who) (?:counts?|qualifies|qualify|is considered|are considered|is regarded|is classified|is treated) as (.+?)(?:,.*| and (?:how|what|when|who) .*)?",
          " as "),
      cued("what constitutes (.+?)" + TAIL, "constitutes"),
      cued(
          "what (?:is|are|do (?:we|they|you) mean|does \\w+ mean) (?:meant |understood )?by (?:the term )?(.+?)"
              + TAIL,
          "by "),
      cued("how (?:is|are) (.+?) defined(?:\\s.*)?", " defined"),
      cued("how (?:does|do|did) .{2,60}? define (.+?)", " define "),
      cued(
          "(?:explain|meaning|definition)(?: of)? (?:the )?(?:terms?|concept) (.+?)",
          "term",
          "concept"),
      cued("(.+?) (?:definition|meaning)", " definition", " meaning"),
      cued("\u00BF?(?:qu\u00E9|que) significan? (.+?)", "significa"),
      cued("\u00BF?(?:qu\u00E9|que) se entiende por (.+?)", "se entiende por "),
      cued("\u00BF?c\u00F3mo se definen? (.+?)" + TAIL, "se define"),
      cued(
          "(?:definici\u00F3n|significado|concepto) (?:de la|de los|de las|del|de) (.+?)",
          "definici\u00F3n ",
          "significado ",
          "concepto "),
      cued(
          "(?:que signifient?|que veut dire|qu'entend-on par|c'est quoi) (.+?)",
          "que signifi",
          "que veut dire ",
          "entend-on par ",
          "c'est quoi "),
      cued(
          "(?:d\u00E9finition|signification|d\u00E9finir) ?(?:de la |de l'|des |du |de |d'|la |le |l')?(.+?)",
          "d\u00E9finition",
          "signification",
          "d\u00E9finir"),
      cued(
          "(?:was bedeute[tn]|was versteht man unter|was hei\u00DFt|was z\u00E4hlt als|was gilt als) (.+?)",
          "was bedeute",
          "was versteht ",
          "was hei\u00DFt ",
          "was z\u00E4hlt als ",
          "was gilt als "),
      cued("(?:definition|begriff) (?:von|des|der) (.+?)", "definition ", "begriff "),
      cued("o que significam? (.+?)", "o que significa"),
      cued("o que se entende por (.+?)", "o que se entende por "),
      cued("defini\u00E7\u00E3o (?:de|do|da|dos|das) (.+?)", "defini\u00E7\u00E3o "),
      cued(
          "(?:che )?cosa (?:significan?o?|si intende per) (.+?)",
          "cosa significa",
          "cosa si intende per "),
      cued("definizione (?:di|del|della|dei|delle|dell') ?(.+?)", "definizione "));

  /** Ask what something is, which may be for its definition. */
  private static final List<Cued> WHAT_IS = List.of(
      cued("what(?:'s| is| are| exactly is| exactly are) (.+?)", "what"),
      cued("who (?:is (?=an? )|are (?!the |these |those |you ))(.+?)", "who is a", "who are "),
      cued(
          "\u00BF?(?:qu\u00E9|que) (?:es|son) (.+?)",
          "que es ",
          "qu\u00E9 es ",
          "que son ",
          "qu\u00E9 son "),
      cued("qu'est-ce (?:que c'est que |que |qu')(.+?)", "qu'est-ce "),
      cued("que sont (.+?)", "que sont "),
      cued("was (?:ist|sind) (.+?)", "was ist ", "was sind "),
      cued("o que (?:\u00E9|s\u00E3o) (.+?)", "o que "),
      cued("(?:che )?cos(?:'\u00E8|a \u00E8|a sono) (.+?)", "cos'\u00E8 ", "cosa "));

  /** Stands among the words of a few keywords. */
  private static final Pattern SAID = pattern("\\b(?:legal )?definitions?\\b(?: of\\b)?");

  private static final Pattern ARTICLE = pattern(
      "^(?:(?:the|a|an|el|la|los|las|un|una|le|les|une|der|die|das|ein|eine|o|os|as|um|uma|il|gli|i|lo)\\s+|l')");

  private static final Pattern THE = pattern("^the\\s");

  /** Make of a subject an attribute of something, or a clause. */
  private static final Pattern CLAUSE = pattern(
      "\\b(?:for|in|on|to|with|between|under|by|from|at|about|against|during|after|before|if|when|how|that|which|who|is|are|"
          + "was|were|being|be|does|do|did|has|have|had|will|would|should|must|can|could|may|required|allowed|needed|planned|que|qui|was|"
          + "done|said|expected|proposed|para|en|sobre|entre|con|pour|dans|sur|entre|avec|f\u00FCr|im|von|zwischen|bei|em|"
          + "com|per|nel|con|tra)\\b|'s\\s|\\d{4}");

  private static final Pattern BELONGS =
      pattern("\\b(?:of|de|del|du|des|do|da|dos|das|di|della|dei|dell')\\b|d'");

  private static final Pattern QUOTED = pattern(
      "[\"'\\u201C\\u2018\\u00AB\\u201E]\\s*([^\"\\u201C\\u201D\\u00AB\\u00BB]+?)\\s*[\"'\\u201D\\u2019\\u00BB\\u201C]");

  /** Are had by something else and seldom defined. */
  private static final Set<String> ATTRIBUTES = words(
      "deadline deadlines role roles target targets goal goals limit limits penalty penalties procedure procedures process"
          + " requirement requirements amount rate rates number minimum maximum threshold thresholds time period date dates"
          + " status position positions difference differences purpose purposes aim aims scope effect effects impact impacts"
          + " consequence consequences share percentage price prices cost costs fee fees condition conditions rule rules"
          + " obligation obligations duty duties right rights reason reasons cause causes benefit benefits advantage"
          + " challenge challenges risk risks function functions power powers key main current latest criteria step steps"
          + " timeline state situation plan plans policy policies view views stance response responses option options"
          + " example examples specific best most population capital value level levels outcome outcomes result results"
          + " exception exceptions exemption exemptions implication implications measure measures element elements"
          + " content contents name names likely potential other some any size total average likelihood guideline guidelines"
          + " new next it this these those there happening wrong good law laws problem problems issue issues progress"
          + " plazo plazos papel funci\u00F3n objetivo objetivos meta metas finalidad requisito requisitos condiciones"
          + " r\u00F4le d\u00E9lai d\u00E9lais but objectif objectifs conditions frist fristen rolle ziel ziele zweck"
          + " voraussetzungen prazo objetivo requisitos obiettivo obiettivi ruolo termine scopo situaci\u00F3n situation");

  private static final List<Cued> TARGET = List.of(
      from(
          "(?<!\\b(?:primary|main|overall|broader) )\\b(?:targets?|goals?)\\b(?! (?:compan|entit|"
              + "market|firm|audience|group|of the (?:act|law|treaty|agreement|bill)))",
          "target",
          "goal"),
      from("\\bby (?:when|which year|what year|which date|what date)\\b", "by wh"),
      from(
          "\\bhow (?:much|far|deeply|many)\\b.*\\b(?:reduc\\w*|cut|cuts|lower|phase out|plant|"
              + "restore)\\b(?! back)",
          "how "),
      cued(
          "\\b(?:what|which) (?:share|percentage|proportion|fraction|per ?cent)\\b.*\\b(?:by|"
              + "in) (?:the (?:year|end of) )?20[2-9]\\d\\b",
          " 20"),
      cued("\\bhow (?:much|many)\\b.*\\bby (?:the (?:year|end of) )?20\\d\\d\\b", " 20"),
      cued(
          "\\b(?:when|what year|which year)\\b.*\\b(?:net[- ]zero|carbon[- ]neutral\\w*|"
              + "climate[- ]neutral\\w*|phased? out)\\b",
          "zero",
          "neutral",
          "phase"),
      cued(
          "\\bobjetivos? (?!de (?:la|este|esta|el) (?:ley|decreto|acuerdo|reglamento))(?:de|del|clim|"
              + "nacional|para|em)",
          "objetivo"),
      cued(
          "\\b(?:la|las|el|a|as|una|uma|qual|quais|cu\u00E1l es la|cu\u00E1les son las) metas?\\b",
          "meta"),
      cued("\\bmetas? (?:de|del|da|do|clim|nacional|para)", "meta"),
      cued(
          "\\bobjectifs? (?!de (?:la|cette|ce) (?:loi|d\u00E9cret|convention))(?:de|du|d'|clim|"
              + "national|pour|chiffr)",
          "objectif"),
      cued(
          "\\b(?:klima|reduktions|ausbau|minderungs|einspar|zwischen)?ziele?\\b(?! (?:des|dieses|"
              + "der) (?:gesetz|verordnung|vertrag))",
          "ziel"),
      cued("\\bobiettiv[oi] (?!della legge)(?:di|del|clim|nazional|per)", "obiettiv"),
      cued("\\b(?:para|hasta|en) qu\u00E9 a\u00F1o\\b", "qu\u00E9 a\u00F1o"),
      cued("\\bquelle (?:\u00E9ch\u00E9ance|ann\u00E9e)\\b", "quelle "),
      cued("\\bbis wann\\b", "bis wann"),
      cued("\\bat\u00E9 quando\\b", "at\u00E9 quando"),
      cued("\\bentro quando\\b", "entro quando"));

  /** Speak of a target without asking for it. */
  private static final Pattern NO_TARGET = pattern(
      "\\b(?:miss|misses|missed|missing|fails?|failed|failure|breach|what happens|consequences?)\\b");

  private static final List<Cued> OPERATIVE = List.of(
      from(
          "\\b(?:must|shall|required|obliged|obligated|obligations?|allowed|permitted|prohibited|"
              + "prohibits?|prohibitions?|forbidden|forbids?|banned|bans?|mandatory|compulsory|entitled|"
              + "outlawed)\\b",
          "must",
          "shall",
          "required",
          "oblig",
          "allowed",
          "permitted",
          "prohibit",
          "forbid",
          "ban",
          "mandatory",
          "compulsory",
          "entitled",
          "outlawed"),
      cued(
          "^(?:when |where |who |whom |under (?:what|which) \\w+ )?(?:may|can)\\b(?! (?:you|we|i|"
              + "someone|anyone|one explain)\\b)",
          "may",
          "can"),
      cued("^what (?:may|can) (?:a|an|the|no)\\b", "what may ", "what can "),
      cued(
          "\\b(?:what|which)(?: \\w+){0,3} (?:conditions|requirements|duties)\\b",
          "conditions",
          "requirements",
          "duties"),
      cued("\\b(?:who|what|which|do|does|when)\\b.*\\b(?:has|have) to\\b", "has to", "have to"),
      cued(
          "\\b(?:doit|doivent|doit-on|obligatoires?|interdite?s?|autoris\u00E9e?s?|peut-on|permise?|"
              + "tenue?s? de)\\b",
          "doi",
          "obligatoire",
          "interdit",
          "autoris",
          "peut-on",
          "permis",
          "tenu"),
      cued("\\bquelles? (?:sont les )?(?:conditions|obligations|exigences)\\b", "quelle"),
      cued(
          "\\b(?:debe|deben|deber\u00E1n?|obligad[oa]s?|obligaci\u00F3n|obligaciones|prohibid[oa]s?|"
              + "permitid[oa]s?|proh\u00EDben?)\\b",
          "debe",
          "obligad",
          "obligaci",
          "prohib",
          "permitid",
          "proh\u00EDb"),
      cued("^\u00BF?(?:cu\u00E1ndo |qui\u00E9n(?:es)? )?pueden?\\b", "puede"),
      cued(
          "\\b(?:qu\u00E9|cu\u00E1les son l[oa]s) (?:requisitos|condiciones)\\b",
          "requisitos",
          "condiciones"),
      cued(
          "\\b(?:muss|m\u00FCssen|darf|d\u00FCrfen|verboten|verpflichtet|erlaubt|zul\u00E4ssig|"
              + "\\w*pflicht(?:en)?)\\b",
          "muss",
          "m\u00FCssen",
          "darf",
          "d\u00FCrfen",
          "verboten",
          "verpflichtet",
          "erlaubt",
          "zul\u00E4ssig",
          "pflicht"),
      cued("\\bwelche(?:n)? (?:voraussetzungen|bedingungen|anforderungen)\\b", "welche"),
      cued(
          "\\b(?:deve|devem|devono|dever\u00E1|obrigat\u00F3ri[oa]s?|obriga\u00E7\u00E3o|"
              + "obriga\u00E7\u00F5es|proibid[oa]s?|obbligat[oaie]|obbligatori[oaie]|vietat[oaie]|"
              + "permess[oaie])\\b",
          "deve",
          "devono",
          "obrig",
          "proibid",
          "obbligat",
          "vietat",
          "permess"),
      cued(
          "^(?:quando |quem |chi )?(?:podem?|pu\u00F2|possono)\\b", "pode", "pu\u00F2", "possono"));

  /** Asks for help with a question, not whether something may be done. */
  private static final Pattern PLEASE = pattern(
      "^(?:can|could|may)\\b(?: \\w+){1,5}? (?:please )?"
          + "(?:clarify|provide|explain|specify|confirm|elaborate|detail|give|describe|tell|outline|help)\\b");

  /** Reads a question. */
  public static Intent of(String question) {
    String text = plain(question.length() > LONGEST ? question.substring(0, LONGEST) : question);
    String folded = folded(text);
    EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
    String defined = match(PLAIN, text, folded);
    String subject = defined == null ? thing(text, folded) : named(defined);
    boolean says = defined != null && !subject.isEmpty();
    if (subject.isEmpty() && defined == null && folded.contains("definition")) {
      subject = named(SPACES.matcher(SAID.matcher(text).replaceAll(" ")).replaceAll(" "));
      says = !subject.isEmpty();
    }
    if (!subject.isEmpty()) {
      kinds.add(Kind.DEFINITION);
    }
    if (find(TARGET, text, folded) && !NO_TARGET.matcher(text).find()) {
      kinds.add(Kind.TARGET);
    }
    int from = 0;
    if (folded.startsWith("can") || folded.startsWith("could") || folded.startsWith("may")) {
      Matcher please = PLEASE.matcher(text);
      from = please.find() ? please.end() : 0;
    }
    if (find(OPERATIVE, text.substring(from), folded.substring(from))) {
      kinds.add(Kind.OPERATIVE);
    }
    return kinds.isEmpty() ? NONE : new Intent(Collections.unmodifiableSet(kinds), subject, says);
  }

  /** With single spaces and plain apostrophes, without what begins or ends a question. */
  private static String plain(String question) {
    String text = question.replace('\u2019', '\'');
    if (!isSpacedOnce(text)) {
      text = SPACES.matcher(text).replaceAll(" ");
    }
    int end = text.length();
    if (end > 0 && isLineEnd(text.charAt(end - 1))) {
      return AROUND.matcher(text).replaceAll("");
    }
    int start = 0;
    while (start < end && " -\u00BF".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && " ?!.:;".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isSpacedOnce(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '\t' && c <= '\r'
          || c == '\u00A0'
          || c == ' ' && i > 0 && text.charAt(i - 1) == ' ') {
        return false;
      }
    }
    return true;
  }

  /** Whether a character ends a line but is no space in an expression. */
  private static boolean isLineEnd(char c) {
    return c == '\u0085' || c == '\u2028' || c == '\u2029';
  }

  /** In letters of one case, as expressions compare them, each where it was. */
  private static String folded(String text) {
    char[] folded = text.toCharArray();
    for (int i = 0; i < folded.length; i++) {
      char c = folded[i];
      if (c >= 'A' && c <= 'Z') {
        folded[i] = (char) (c + 32);
      } else if (c >= 0x80) {
        folded[i] = Character.toLowerCase(Character.toUpperCase(c));
      }
    }
    return new String(folded);
  }

  /**
   * An expression that is only tried where a text holds one of the stretches without which it cannot
   * match: most texts hold none.
   *
   * @param pattern the expression
   * @param cues such stretches, folded
   * @param begins whether what it matches begins with one of them
   */
  private record Cued(Pattern pattern, List<String> cues, boolean begins) {

    /** Where the first cue is that was found, or -1. */
    int first(String folded) {
      int first = -1;
      for (int i = 0; i < cues.size(); i++) {
        int at = folded.indexOf(cues.get(i));
        if (at >= 0 && !begins) {
          return 0;
        }
        if (at >= 0 && (first < 0 || at < first)) {
          first = at;
        }
      }
      return first;
    }
  }

  private static boolean find(List<Cued> any, String text, String folded) {
    for (int i = 0; i < any.size(); i++) {
      Cued each = any.get(i);
      int from = each.first(folded);
      if (from >= 0 && each.pattern().matcher(text).find(from)) {
        return true;
      }
    }
    return false;
  }

  /** What the first of some expressions that matches has in its group, or null. */
  private static @Nullable String match(List<Cued> any, String text, String folded) {
    for (int i = 0; i < any.size(); i++) {
      Cued each = any.get(i);
      if (each.first(folded) >= 0) {
        Matcher matcher = each.pattern().matcher(text);
        if (matcher.matches()) {
          return matcher.group(1);
        }
      }
    }
    return null;
  }

  /** Whether a passage that does this is asked for. */
  public boolean asksFor(Kind kind) {
    return kinds.contains(kind);
  }

  /** The term whose definition is asked for in words that leave no doubt. */
  private static String named(String defined) {
    String subject = bare(defined);
    return isShort(subject) && !subject.contains(",") ? subject : "";
  }

  /** What is asked for by its name. */
  private static String thing(String text, String folded) {
    String asked = match(WHAT_IS, text, folded);
    if (asked == null) {
      return "";
    }
    String subject = bare(asked);
    return isThing(asked, subject) ? subject : "";
  }

  /** Takes off an article and quotes. */
  private static String bare(String subject) {
    String unquoted = unquoted(subject);
    return unquoted(ARTICLE.matcher(unquoted).replaceFirst(""));
  }

  private static String unquoted(String subject) {
    Matcher quoted = QUOTED.matcher(subject.strip());
    return quoted.matches() ? quoted.group(1) : subject.strip();
  }

  private static boolean isShort(String subject) {
    return !subject.isEmpty() && subject.split(" ").length <= MOST_WORDS;
  }

  /** Whether a thing is asked about by its name, rather than what is true of it. */
  private static boolean isThing(String asked, String subject) {
    if (!isShort(subject)
        || ARTICLE.matcher(subject + " ").matches()
        || CLAUSE.matcher(subject).find()
        || subject.indexOf(',') >= 0) {
      return false;
    }
    boolean belongs = BELONGS.matcher(subject).find();
    if (belongs && ARTICLE.matcher(asked).find() && !Character.isUpperCase(subject.charAt(0))) {
      return false;
    }
    String[] words = subject.toLowerCase(Locale.ROOT).split(" ");
    if (ATTRIBUTES.contains(words[0])
        && (words.length == 1 || belongs || THE.matcher(asked).find())) {
      return false;
    }
    if (belongs) {
      for (String word : words) {
        if (ATTRIBUTES.contains(word)) {
          return false;
        }
      }
    }
    return !ATTRIBUTES.contains(words[words.length - 1]);
  }

  private static Cued cued(String expression, String... cues) {
    return new Cued(pattern(expression), Stream.of(cues).map(Intent::folded).toList(), false);
  }

  /** An expression that matches from a cue on. */
  private static Cued from(String expression, String... cues) {
    return new Cued(pattern(expression), Stream.of(cues).map(Intent::folded).toList(), true);
  }

  private static Pattern pattern(String expression) {
    return Pattern.compile(
        expression,
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  }

  private static Set<String> words(String list) {
    return Set.copyOf(List.of(list.split(" ")));
  }
}
