package io.entente.internal.search;

import io.entente.document.Trait.Kind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a question asks for beyond its words: what a term means, a target, or what is obliged, permitted or
 * forbidden. Most questions ask for none of these, and where it is not plain, none is what is answered.
 *
 * @param kinds what a passage should do to answer; empty if anything will do
 * @param subject the term whose definition is asked for, as written; empty if none is
 */
record Intent(Set<Kind> kinds, String subject) {

  /** Asks for nothing special. */
  static final Intent NONE = new Intent(Set.of(), "");

  private static final int LONGEST = 500;
  private static final int MOST_WORDS = 7;

  private static final String TAIL =
      "(?:\\s+(?:in|under|within|according to|for the purposes? of|as used in|dans|selon|en|seg\u00FAn|im|nach)\\s.*)?";

  /** Ask for a definition in words that leave no doubt; the subject is the group. */
  private static final List<Pattern> PLAIN = patterns(
      "(?:please |can you |could you )?define (?:the (?:terms?|concept|notion|word) )?(?:of )?(.+?)"
          + TAIL,
      "(?:what (?:is|are|'s) )?(?:the )?(?:\\w+ )?(?:definitions?|meaning) of (?:the (?:terms?|concept|word) )?(.+?)"
          + TAIL,
      "what (?:does|do|did) (?:the (?:terms?|words?|expression|phrase|concept) )?(.+?) mean" + TAIL,
      "(?:what|who) (?:counts?|qualifies|qualify|is considered|are considered|is regarded|is classified|is treated) as (.+?)(?:,.*| and (?:how|what|when|who) .*)?",
      "what constitutes (.+?)" + TAIL,
      "what (?:is|are|do (?:we|they|you) mean|does \\w+ mean) (?:meant |understood )?by (?:the term )?(.+?)"
          + TAIL,
      "how (?:is|are) (.+?) defined(?:\\s.*)?",
      "how (?:does|do|did) .{2,60}? define (.+?)",
      "(?:explain|meaning|definition)(?: of)? (?:the )?(?:terms?|concept) (.+?)",
      "(.+?) (?:definition|meaning)",
      "\u00BF?(?:qu\u00E9|que) significan? (.+?)",
      "\u00BF?(?:qu\u00E9|que) se entiende por (.+?)",
      "\u00BF?c\u00F3mo se definen? (.+?)" + TAIL,
      "(?:definici\u00F3n|significado|concepto) (?:de la|de los|de las|del|de) (.+?)",
      "(?:que signifient?|que veut dire|qu'entend-on par|c'est quoi) (.+?)",
      "(?:d\u00E9finition|signification|d\u00E9finir) ?(?:de la |de l'|des |du |de |d'|la |le |l')?(.+?)",
      "(?:was bedeute[tn]|was versteht man unter|was hei\u00DFt|was z\u00E4hlt als|was gilt als) (.+?)",
      "(?:definition|begriff) (?:von|des|der) (.+?)",
      "o que significam? (.+?)",
      "o que se entende por (.+?)",
      "defini\u00E7\u00E3o (?:de|do|da|dos|das) (.+?)",
      "(?:che )?cosa (?:significan?o?|si intende per) (.+?)",
      "definizione (?:di|del|della|dei|delle|dell') ?(.+?)");

  /** Ask what something is, which may be for its definition. */
  private static final List<Pattern> WHAT_IS = patterns(
      "what(?:'s| is| are| exactly is| exactly are) (.+?)",
      "\u00BF?(?:qu\u00E9|que) (?:es|son) (.+?)",
      "qu'est-ce (?:que c'est que |que |qu')(.+?)",
      "que sont (.+?)",
      "was (?:ist|sind) (.+?)",
      "o que (?:\u00E9|s\u00E3o) (.+?)",
      "(?:che )?cos(?:'\u00E8|a \u00E8|a sono) (.+?)");

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

  private static final Pattern TARGET = pattern(
      "(?<!\\b(?:primary|main|overall|broader) )\\b(?:targets?|goals?)\\b(?! (?:compan|entit|market|firm|audience|group|of the (?:act|law|treaty|agreement|bill)))"
          + "|\\bby (?:when|which year|what year|which date|what date)\\b"
          + "|\\bhow (?:much|far|deeply|many)\\b.*\\b(?:reduc\\w*|cut|cuts|lower|phase out|plant|restore)\\b(?! back)"
          + "|\\b(?:what|which) (?:share|percentage|proportion|fraction|per ?cent)\\b.*\\b(?:by|in) (?:the (?:year|end of) )?20[2-9]\\d\\b"
          + "|\\bhow (?:much|many)\\b.*\\bby (?:the (?:year|end of) )?20\\d\\d\\b"
          + "|\\b(?:when|what year|which year)\\b.*\\b(?:net[- ]zero|carbon[- ]neutral\\w*|climate[- ]neutral\\w*|phased? out)\\b"
          + "|\\bobjetivos? (?!de (?:la|este|esta|el) (?:ley|decreto|acuerdo|reglamento))(?:de|del|clim|nacional|para|em)"
          + "|\\b(?:la|las|el|a|as|una|uma|qual|quais|cu\u00E1l es la|cu\u00E1les son las) metas?\\b|\\bmetas? (?:de|del|da|do|clim|nacional|para)"
          + "|\\bobjectifs? (?!de (?:la|cette|ce) (?:loi|d\u00E9cret|convention))(?:de|du|d'|clim|national|pour|chiffr)"
          + "|\\b(?:klima|reduktions|ausbau|minderungs|einspar|zwischen)?ziele?\\b(?! (?:des|dieses|der) (?:gesetz|verordnung|vertrag))"
          + "|\\bobiettiv[oi] (?!della legge)(?:di|del|clim|nazional|per)"
          + "|\\b(?:para|hasta|en) qu\u00E9 a\u00F1o\\b|\\bquelle (?:\u00E9ch\u00E9ance|ann\u00E9e)\\b|\\bbis wann\\b|\\bat\u00E9 quando\\b|\\bentro quando\\b");

  /** Speak of a target without asking for it. */
  private static final Pattern NO_TARGET = pattern(
      "\\b(?:miss|misses|missed|missing|fails?|failed|failure|breach|what happens|consequences?)\\b");

  private static final Pattern OPERATIVE = pattern(
      "\\b(?:must|shall|required|obliged|obligated|obligations?|allowed|permitted|prohibited|prohibits?|prohibitions?|forbidden|"
          + "forbids?|banned|bans?|mandatory|compulsory|entitled|outlawed)\\b"
          + "|^(?:when |where |who |whom |under (?:what|which) \\w+ )?(?:may|can)\\b(?! (?:you|we|i|someone|anyone|one explain)\\b)"
          + "|^what (?:may|can) (?:a|an|the|no)\\b"
          + "|\\b(?:what|which)(?: \\w+){0,3} (?:conditions|requirements|duties)\\b"
          + "|\\b(?:who|what|which|do|does|when)\\b.*\\b(?:has|have) to\\b"
          + "|\\b(?:doit|doivent|doit-on|obligatoires?|interdite?s?|autoris\u00E9e?s?|peut-on|permise?|tenue?s? de)\\b"
          + "|\\bquelles? (?:sont les )?(?:conditions|obligations|exigences)\\b"
          + "|\\b(?:debe|deben|deber\u00E1n?|obligad[oa]s?|obligaci\u00F3n|obligaciones|prohibid[oa]s?|permitid[oa]s?|proh\u00EDben?)\\b"
          + "|^\u00BF?(?:cu\u00E1ndo |qui\u00E9n(?:es)? )?pueden?\\b"
          + "|\\b(?:qu\u00E9|cu\u00E1les son l[oa]s) (?:requisitos|condiciones)\\b"
          + "|\\b(?:muss|m\u00FCssen|darf|d\u00FCrfen|verboten|verpflichtet|erlaubt|zul\u00E4ssig|\\w*pflicht(?:en)?)\\b"
          + "|\\bwelche(?:n)? (?:voraussetzungen|bedingungen|anforderungen)\\b"
          + "|\\b(?:deve|devem|devono|dever\u00E1|obrigat\u00F3ri[oa]s?|obriga\u00E7\u00E3o|obriga\u00E7\u00F5es|proibid[oa]s?|obbligat[oaie]|"
          + "obbligatori[oaie]|vietat[oaie]|permess[oaie])\\b"
          + "|^(?:quando |quem |chi )?(?:podem?|pu\u00F2|possono)\\b");

  /** Asks for help with a question, not whether something may be done. */
  private static final Pattern PLEASE = pattern(
      "^(?:can|could|may)\\b(?: \\w+){1,5}? (?:please )?"
          + "(?:clarify|provide|explain|specify|confirm|elaborate|detail|give|describe|tell|outline|help)\\b");

  /** Reads a question. */
  static Intent of(String question) {
    String text = question.length() > LONGEST ? question.substring(0, LONGEST) : question;
    text = text.replace('\u2019', '\'')
        .replaceAll("[\\s\u00A0]+", " ")
        .replaceAll("^[\\s\\-\u00BF]+|[\\s?!.:;]+$", "");
    EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
    String subject = subject(text);
    if (!subject.isEmpty()) {
      kinds.add(Kind.DEFINITION);
    }
    if (TARGET.matcher(text).find() && !NO_TARGET.matcher(text).find()) {
      kinds.add(Kind.TARGET);
    }
    Matcher please = PLEASE.matcher(text);
    if (OPERATIVE.matcher(please.find() ? text.substring(please.end()) : text).find()) {
      kinds.add(Kind.OPERATIVE);
    }
    return kinds.isEmpty() ? NONE : new Intent(Collections.unmodifiableSet(kinds), subject);
  }

  /** Whether a passage that does this is asked for. */
  boolean asksFor(Kind kind) {
    return kinds.contains(kind);
  }

  private static String subject(String text) {
    for (Pattern pattern : PLAIN) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.matches()) {
        String subject = bare(matcher.group(1));
        return isShort(subject) && !subject.contains(",") ? subject : "";
      }
    }
    for (Pattern pattern : WHAT_IS) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.matches()) {
        String asked = matcher.group(1);
        String subject = bare(asked);
        return isThing(asked, subject) ? subject : "";
      }
    }
    return "";
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

  private static List<Pattern> patterns(String... expressions) {
    return List.of(expressions).stream().map(Intent::pattern).toList();
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
