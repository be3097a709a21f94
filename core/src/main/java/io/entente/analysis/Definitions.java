package io.entente.analysis;

import io.entente.document.Trait;
import io.entente.document.Trait.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the terms a passage defines.
 *
 * <p>A term in quotes or bold type before a verb of meaning is enough. One without needs a plainer verb and
 * has to be all there is before it in its clause. Where definitions are listed, below a heading that says so
 * or behind "for the purposes of this Agreement:", a term before a colon or tab will do.
 */
final class Definitions {
  private static final int LONGEST = 80;
  private static final int MOST_WORDS = 8;
  private static final int MOST_TOGETHER = 5;
  private static final int ASIDE = 160;

  /** Words of a heading below which definitions are listed. */
  private static final Set<String> LISTING = Set.of(
      "definition",
      "definitions",
      "interpretation",
      "interpretations",
      "glossary",
      "terminology",
      "definici\u00F3n",
      "definiciones",
      "glosario",
      "d\u00E9finition",
      "d\u00E9finitions",
      "glossaire",
      "begriffsbestimmung",
      "begriffsbestimmungen",
      "begriffe",
      "defini\u00E7\u00F5es",
      "defini\u00E7\u00E3o",
      "definizioni",
      "definicions");

  /** Join the words of a term in Romance languages, also before an article. */
  private static final Set<String> INNER = Set.of(
      "de", "del", "para", "y", "e", "o", "a", "en", "con", "por", "sobre", "\u00E0", "pour", "et",
      "ou", "du", "da", "do", "di", "per", "d'");

  /** May stand before a term. */
  private static final Set<String> BEFORE_TERM = Set.of(
      "the",
      "a",
      "an",
      "term",
      "terms",
      "word",
      "words",
      "expression",
      "expressions",
      "phrase",
      "concept",
      "notion",
      "and",
      "or",
      "el",
      "la",
      "los",
      "las",
      "t\u00E9rmino",
      "t\u00E9rminos",
      "expresi\u00F3n",
      "y",
      "o",
      "le",
      "les",
      "terme",
      "termes",
      "et",
      "ou",
      "der",
      "die",
      "das",
      "begriff",
      "und",
      "oder",
      "il",
      "termine",
      "e");

  private static final Set<String> CONNECTIVES =
      Set.of("and", "or", "y", "o", "et", "ou", "und", "oder", "e");

  /** Begin a phrase that may come before the term. */
  private static final Set<String> LEADS = Set.of(
      "for",
      "in",
      "as",
      "under",
      "unless",
      "para",
      "a",
      "en",
      "salvo",
      "pour",
      "aux",
      "au",
      "dans",
      "sauf",
      "im",
      "f\u00FCr",
      "ai",
      "nel",
      "per",
      "no",
      "where",
      "except",
      "within");

  /** Say that what is behind them is how a term is read. */
  private static final Set<String> TAKEN =
      Set.of("understood", "taken", "deemed", "construed", "held", "considered");

  /** Stands behind "is" where a thing is defined as one of a kind. */
  private static final Set<String> KINDS = Set.of(
      "kind",
      "type",
      "form",
      "process",
      "procedure",
      "method",
      "set",
      "class",
      "category",
      "sum",
      "total",
      "ratio",
      "proportion",
      "amount",
      "act",
      "practice",
      "term",
      "state");

  /** Behind "means" these say what follows from a thing, not what it is. */
  private static final Set<String> VAGUE = Set.of(
      "so",
      "more",
      "much",
      "nothing",
      "that",
      "something",
      "little",
      "less",
      "different",
      "what",
      "it",
      "we",
      "there",
      "business",
      "not",
      "to",
      "que");

  private static final Set<String> RELATIVES = Set.of(
      "that",
      "which",
      "who",
      "whose",
      "where",
      "whereby",
      "by",
      "of",
      "used",
      "consisting",
      "in",
      "for",
      "whom");

  private static final Set<String> SINGULAR_TO_BE =
      Set.of("is", "es", "est", "ist", "\u00E9", "\u00E8");
  private static final Set<String> PLURAL_TO_BE =
      Set.of("are", "son", "sont", "sind", "s\u00E3o", "sono");

  /** Refer to something without being defined. */
  private static final Set<String> DOCUMENTS = Set.of(
      "article",
      "articles",
      "paragraph",
      "paragraphs",
      "section",
      "report",
      "resolution",
      "decision",
      "agreement",
      "statement",
      "letter",
      "annex",
      "table",
      "figure",
      "provision",
      "rule",
      "reference",
      "references",
      "mr",
      "mrs",
      "president",
      "minister",
      "chapter",
      "act",
      "bill",
      "schedule",
      "regulation",
      "convention",
      "protocol",
      "treaty",
      "title",
      "number",
      "numbers");

  /** A heading that says what is defined below it; not of "terms" in general. */
  private static final Pattern BY_HEADING = Pattern.compile(
      "(?:^|[^\\p{L}] ?)(?:legal |general )?(?:definition|meaning|notion|concept|d\u00E9finition|definici\u00F3n|definizione"
          + "|defini\u00E7\u00E3o) (?:of|du|des|de|d'|del|di|della|dell'|do|da) ?(?:the (?:term|expression|concept) )?"
          + "(?:(?:an?|the|la|le|les|l'|el|los|las) ?\\b)?"
          + "(?!terms?\\b|words?\\b|expressions?\\b|certain\\b|th[ei]s\\b|t\u00E9rminos?\\b|termes?\\b)([^.:;()]{3,60})$",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern QUOTES = Pattern.compile("[\"\u201C\u201D\u00AB\u00BB]");

  private final Tokens tokens;
  private final String text;
  private final String heading;
  private final Set<String> seen = new HashSet<>();
  private boolean lists;

  Definitions(Tokens tokens, String heading) {
    this.tokens = tokens;
    this.text = tokens.text();
    this.heading = heading;
  }

  void find(List<Trait> found) {
    byHeading(found);
    lists = isList();
    if (!lists && !tokens.anywhere(Cue.DEFINES)) {
      return;
    }
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.has(i, Cue.DEFINES)) {
        verb(i, found);
      }
    }
    if (lists) {
      lines(found);
    }
  }

  /** What a heading such as "Definition of piracy" says is defined below it. */
  private void byHeading(List<Trait> found) {
    Matcher defines = heading.length() < 12 ? null : BY_HEADING.matcher(heading);
    if (defines != null && defines.find()) {
      add(unquoted(defines.group(1)), "the heading says that this is defined", found);
    }
  }

  private static String unquoted(String term) {
    return QUOTES.matcher(term).replaceAll("");
  }

  /** Whether the passage lists definitions. */
  private boolean isList() {
    if (headingLists()) {
      return true;
    }
    for (int i = 0; i < 2; i++) {
      if (LISTING.contains(tokens.word(i)) && !tokens.is(i + 1, "of")) {
        return true;
      }
    }
    for (int i = 0; i < Math.min(14, tokens.size() - 1); i++) {
      if (tokens.is(i, "purposes")
          || tokens.is(i, "purpose")
          || tokens.is(i, "efectos")
          || tokens.is(i, "sinne")
          || tokens.is(i, "fins")) {
        int colon = text.indexOf(':', tokens.start(i));
        return colon > 0
            && colon - tokens.start(i) < 120
            && text.lastIndexOf('.', colon) < tokens.start(i)
            && !commandsBefore(i, colon);
      }
    }
    return false;
  }

  private boolean headingLists() {
    int start = -1;
    for (int i = 0; i <= heading.length(); i++) {
      boolean letter = i < heading.length() && Character.isLetter(heading.charAt(i));
      if (letter && start < 0) {
        start = i;
      } else if (!letter && start >= 0) {
        if (i - start >= 8
            && LISTING.contains(heading.substring(start, i).toLowerCase(Locale.ROOT))) {
          return true;
        }
        start = -1;
      }
    }
    return false;
  }

  private boolean commandsBefore(int from, int offset) {
    for (int i = from; i < tokens.size() && tokens.start(i) < offset; i++) {
      if ((tokens.is(i, "shall") || tokens.is(i, "must") || tokens.is(i, "may"))
          && !tokens.is(i + 1, "mean")
          && !tokens.is(i + 1, "have")
          && !tokens.is(i + 1, "apply")) {
        return true;
      }
    }
    return false;
  }

  private void verb(int i, List<Trait> found) {
    String word = tokens.word(i);
    String next = tokens.word(i + 1);
    String before = tokens.word(i - 1);
    switch (word) {
      case "means", "signifies", "denotes", "significa", "significan" -> {
        if (!VAGUE.contains(next)) {
          before(i, i, Use.ANY, meansSomething(i), found);
        }
      }
      case "d\u00E9signe",
          "d\u00E9signent",
          "signifie",
          "bezeichnet",
          "bezeichnen",
          "bedeutet",
          "bedeuten",
          "designa",
          "designam",
          "indica",
          "indicano",
          "mean",
          "denote",
          "include",
          "includes",
          "refer",
          "refers",
          "apply",
          "applies",
          "implies",
          "cover",
          "covers",
          "comprise",
          "comprises",
          "consist",
          "consists",
          "defined" -> ordinary(i, word, before, next, found);
      case "meaning", "meanings" -> {
        int k = i - 1;
        while (k > i - 5
            && (tokens.is(k, "the")
                || tokens.is(k, "same")
                || tokens.is(k, "respective")
                || tokens.is(k, "following")
                || tokens.is(k, "a"))) {
          k--;
        }
        if (tokens.is(k, "has") || tokens.is(k, "have") || tokens.is(k, "bears")) {
          int first = tokens.is(k - 1, "shall") ? k - 1 : k;
          before(first, i, Use.ANY, true, found);
        }
      }
      case "entiende",
          "entienden",
          "entender\u00E1",
          "entender\u00E1n",
          "enti\u00E9ndese",
          "entende-se",
          "entendem-se" -> {
        if (next.equals("por")) {
          behind(i + 1, i, found);
        } else if (before.equals("se")) {
          between("por", i - 1, i, found);
        }
      }
      case "entend", "entendent" -> {
        if (next.equals("par") && before.equals("on")) {
          behind(i + 1, i, found);
        } else if (before.equals("on")) {
          between("par", i - 1, i, found);
        }
      }
      case "intende", "intendono" -> {
        if (next.equals("per")) {
          behind(i + 1, i, found);
        } else if (before.equals("si")) {
          between("per", i - 1, i, found);
        }
      }
      case "versteht", "verstehen", "verstanden" -> {
        int k = i - 1;
        while (k > Math.max(0, i - 8) && !tokens.is(k, "unter")) {
          k--;
        }
        if (tokens.is(k, "unter") && word.equals("versteht") && next.equals("man")) {
          between("unter", i, i, found);
        }
      }
      case "sinne" -> within(i, found);
      default -> toBe(i, word, next, found);
    }
  }

  /** How a term may be written before a verb. */
  private enum Use {
    QUOTED,
    QUOTED_ALONE,
    ANY
  }

  private void ordinary(int i, String word, String before, String next, List<Trait> found) {
    switch (word) {
      case "mean", "denote" -> {
        int first = verbStart(i);
        boolean commands = first < i;
        before(first, i, commands ? Use.ANY : Use.QUOTED, commands, found);
      }
      case "apply", "applies" -> {
        if (next.equals("to")) {
          before(verbStart(i), i + 1, Use.QUOTED_ALONE, false, found);
        }
      }
      case "consist", "consists" -> {
        // "of any of the following acts" tells what is such an act; else of what parts something is
        // made.
        if (next.equals("of")
            && (tokens.is(i + 2, "any") || tokens.is(i + 2, "one") && tokens.is(i + 4, "more"))) {
          before(verbStart(i), i + 1, Use.ANY, true, found);
        }
      }
      case "include", "cover", "comprise" ->
        before(verbStart(i), i, Use.QUOTED_ALONE, false, found);
      case "includes" -> before(i, i, lists ? Use.ANY : Use.QUOTED_ALONE, lists, found);
      case "refers", "refer" -> {
        int first = verbStart(i);
        if (next.equals("to")) {
          boolean bare =
              word.equals("refers") && tokens.has(i + 2, Cue.ARTICLE) && isCommonNoun(first);
          before(first, i + 1, bare ? Use.ANY : Use.QUOTED_ALONE, bare, found);
        }
      }
      case "defined" -> {
        if (next.equals("as")
            && (before.equals("is") || before.equals("are") || before.equals("be"))) {
          int first = tokens.is(i - 2, "shall") ? i - 2 : i - 1;
          before(first, i + 1, Use.ANY, true, found);
        }
      }
      default -> before(i, i, Use.QUOTED_ALONE, false, found);
    }
  }

  /** The first word of "shall mean" or "is to be understood to mean", or the verb alone. */
  private int verbStart(int verb) {
    int first = verb;
    if (tokens.is(first - 1, "to") && TAKEN.contains(tokens.word(first - 2))) {
      first -= 2;
      while (tokens.is(first - 1, "be") || tokens.is(first - 1, "to")) {
        first--;
      }
    }
    boolean helps = tokens.is(first - 1, "shall")
        || first < verb && (tokens.is(first - 1, "is") || tokens.is(first - 1, "are"));
    return helps ? first - 1 : verb;
  }

  /** Whether "means" is followed by what something means, as the noun is not. */
  private boolean meansSomething(int i) {
    if (lists) {
      return true;
    }
    if (tokens.has(i + 1, Cue.ARTICLE)) {
      return !tokens.anywhere(Cue.SPEAKS) && !(tokens.is(i + 1, "the") && hasArticle(i));
    }
    for (int k = i - 1; k >= Math.max(0, i - 14); k--) {
      if (tokens.is(k, "purposes") || tokens.is(k, "purpose")) {
        return true;
      }
    }
    int next = Chars.skipSpace(text, tokens.end(i), text.length());
    return next < text.length()
        && (text.charAt(next) == ':'
            || text.charAt(next) == '('
                && text.indexOf(')', next) > 0
                && text.indexOf(')', next) < next + 5);
  }

  /** Whether the clause before a verb begins with an article, as in "The dry period means the …". */
  private boolean hasArticle(int verb) {
    int first = verb - 1;
    while (first > 0
        && first > verb - MOST_WORDS
        && !isSentenceStart(first)
        && !tokens.behindBreak(first)) {
      first--;
    }
    return tokens.has(first, Cue.ARTICLE);
  }

  /** Whether the clause before a verb is a bare common noun, as in "Climate finance refers to". */
  private boolean isCommonNoun(int verb) {
    int first = verb - 1;
    while (first >= 0
        && first >= verb - 5
        && !tokens.behindBreak(first)
        && !isSentenceStart(first)) {
      first--;
    }
    if (first < 0 || first < verb - 5 || first == verb || tokens.has(first, Cue.ARTICLE)) {
      return false;
    }
    for (int i = first; i < verb; i++) {
      if (DOCUMENTS.contains(tokens.word(i))
          || tokens.isNumber(i)
          || i > first && Character.isUpperCase(text.charAt(tokens.start(i)))) {
        return false;
      }
    }
    return verb - first > 1;
  }

  private boolean isSentenceStart(int i) {
    if (i == 0) {
      return true;
    }
    for (int k = tokens.start(i) - 1; k >= tokens.end(i - 1); k--) {
      if (text.charAt(k) == '.') {
        return true;
      }
    }
    return false;
  }

  private void toBe(int i, String word, String next, List<Trait> found) {
    boolean one = SINGULAR_TO_BE.contains(word);
    if (!one && !PLURAL_TO_BE.contains(word)) {
      return;
    }
    int at = beforeSpace(tokens.start(i));
    boolean quoted =
        at > 0 && closes(text.charAt(at - 1)) && !Chars.isEmphasis(text.charAt(at - 1));
    if (quoted && tokens.has(i + 1, Cue.ARTICLE) && !tokens.anywhere(Cue.SPEAKS) && explains(i)) {
      before(i, i, Use.QUOTED_ALONE, false, found);
      return;
    }
    if (word.equals("is") && !quoted && !tokens.anywhere(Cue.SPEAKS)) {
      boolean kind = (next.equals("the") || next.equals("a"))
          && (KINDS.contains(tokens.word(i + 2)) && isKind(i + 2));
      if (kind && isPlainNoun(i)) {
        before(i, i, Use.ANY, true, found);
      }
    }
  }

  private boolean isKind(int i) {
    String word = tokens.word(i);
    String next = tokens.word(i + 1);
    return switch (word) {
      case "process", "procedure", "method", "practice" ->
        next.equals("by")
            || next.equals("whereby")
            || next.equals("of")
            || next.equals("through")
            || next.equals("in");
      case "kind", "type", "form", "category" -> next.equals("of");
      case "act" -> next.equals("of") && tokens.word(i + 2).endsWith("ing");
      case "sum", "total", "ratio", "proportion" -> next.equals("of");
      default -> false;
    };
  }

  /** Whether a bare noun of one to four words begins the sentence before a verb. */
  private boolean isPlainNoun(int verb) {
    int first = verb - 1;
    while (first > 0
        && first >= verb - 4
        && !isSentenceStart(first)
        && !tokens.behindBreak(first)) {
      first--;
    }
    return first >= 0
        && (isSentenceStart(first) || tokens.behindBreak(first))
        && !tokens.has(first, Cue.ARTICLE);
  }

  /** Whether what is said to be something is told apart: "any …", "a … that …". */
  private boolean explains(int i) {
    String article = tokens.word(i + 1);
    if (article.equals("any")
        || article.equals("those")
        || article.equals("jede")
        || article.equals("jeder")
        || article.equals("tout")
        || article.equals("toute")
        || article.equals("todo")
        || article.equals("toda")) {
      return true;
    }
    if (!SINGULAR_TO_BE.contains(tokens.word(i)) || !tokens.is(i, "is")) {
      return true;
    }
    for (int k = i + 2; k < i + 10; k++) {
      if (RELATIVES.contains(tokens.word(k)) && (k > i + 2)) {
        return true;
      }
    }
    return false;
  }

  /** "im Sinne dieses Gesetzes": the term stands before it, or behind the verb. */
  private void within(int i, List<Trait> found) {
    if (!tokens.is(i - 1, "im") || !tokens.word(i + 1).startsWith("d")) {
      return;
    }
    int verb = i + 2;
    while (verb < Math.min(tokens.size(), i + 7)
        && !tokens.is(verb, "ist")
        && !tokens.is(verb, "sind")
        && !tokens.is(verb, "bezeichnet")
        && !tokens.is(verb, "bedeutet")) {
      verb++;
    }
    if (!tokens.is(i + 1, "dieses") && !tokens.is(i + 1, "dieser") && !tokens.is(i + 1, "des")
        || !tokens.has(verb, Cue.DEFINES)
        || tokens.is(verb + 1, "nicht")) {
      return;
    }
    if (isSentenceStart(i - 1) || tokens.behindBreak(i - 1)) {
      behind(verb, verb, found);
    } else if (tokens.is(i + 1, "dieses") || tokens.is(i + 1, "dieser")) {
      before(i - 1, verb, Use.ANY, true, found);
    }
  }

  /** Takes the term before a verb that reaches from one word to another. */
  private void before(int first, int last, Use use, boolean bare, List<Trait> found) {
    int at = beforeSpace(tokens.start(first));
    if (at > 0 && text.charAt(at - 1) == ')') {
      int open = text.lastIndexOf('(', at);
      if (open > 0 && at - open <= LONGEST && open > lineStart(at)) {
        at = beforeSpace(open);
      }
    }
    boolean aside = at > 0 && text.charAt(at - 1) == ',';
    if (aside) {
      int behind = asideStart(at - 1);
      if (behind > 0) {
        at = behind;
      }
    }
    if (at > 0 && closes(text.charAt(at - 1))) {
      quoted(at, first, last, use, found);
    } else if (bare && use == Use.ANY) {
      String term = bareTerm(at);
      if (term != null) {
        add(term, told(first, last, term), found);
      }
    }
  }

  /** Returns the offset behind the quoted term that an aside between commas follows, or -1. */
  private int asideStart(int comma) {
    int stop = Math.max(0, comma - ASIDE);
    for (int k = comma - 1; k > stop; k--) {
      char c = text.charAt(k);
      if (c == '\n' || c == ';' || c == '.') {
        return -1;
      }
      if (c == ',' && closes(text.charAt(k - 1)) && text.charAt(k - 1) != '\'') {
        return k;
      }
    }
    return -1;
  }

  private void quoted(int end, int first, int last, Use use, List<Trait> found) {
    List<String> terms = new ArrayList<>();
    int at = end;
    int start = end;
    while (at > 0 && closes(text.charAt(at - 1)) && terms.size() < MOST_TOGETHER) {
      int open = opening(at - 1);
      if (open < 0) {
        break;
      }
      String term = clean(text.substring(open, at));
      if (!isTerm(term)) {
        break;
      }
      terms.addFirst(term);
      start = open;
      at = beforeSpace(open);
      int joined = beforeConnective(at);
      if (joined < 0) {
        break;
      }
      at = joined;
    }
    if (terms.isEmpty() || use == Use.QUOTED_ALONE && !standsAlone(start)) {
      return;
    }
    for (String term : terms) {
      add(term, told(first, last, term), found);
    }
  }

  /** Returns the offset before "and", "or", a comma or a stroke between two terms, or -1 if there is none. */
  private int beforeConnective(int at) {
    if (at == 0) {
      return -1;
    }
    char c = text.charAt(at - 1);
    if (c == '/' || c == ',') {
      return beforeSpace(at - 1);
    }
    int from = at;
    while (from > 0 && Character.isLetter(text.charAt(from - 1)) && at - from < 5) {
      from--;
    }
    if (from < at && CONNECTIVES.contains(text.substring(from, at).toLowerCase(Locale.ROOT))) {
      int before = beforeSpace(from);
      return before > 0 && text.charAt(before - 1) == ',' ? beforeSpace(before - 1) : before;
    }
    return -1;
  }

  /** Whether only an article or "the term" stands before a term in its clause, or such as "in this Act". */
  private boolean standsAlone(int start) {
    int i = tokens.at(start) - 1;
    int words = 0;
    while (i >= 0
        && words < 3
        && BEFORE_TERM.contains(tokens.word(i))
        && !breaksBetween(tokens.end(i), start)) {
      i--;
      words++;
    }
    if (i < 0 || breaksBetween(tokens.end(i), words == 0 ? start : tokens.start(i + 1))) {
      return true;
    }
    int first = i;
    while (first > 0
        && first > i - 8
        && !breaksBetween(tokens.end(first - 1), tokens.start(first))) {
      first--;
    }
    return LEADS.contains(tokens.word(first))
        && (tokens.is(first + 1, "this") || tokens.is(first + 1, "the"));
  }

  private boolean breaksBetween(int from, int to) {
    for (int i = from; i < to; i++) {
      switch (text.charAt(i)) {
        case '\n', ';', ':', '.', ')', ',', '\u2014', '\u2013', '\u2022', '|', '\t' -> {
          return true;
        }
        default -> {
          // goes on
        }
      }
    }
    return false;
  }

  /** The words between the start of a clause and an offset, if they are a term and nothing else. */
  private @Nullable String bareTerm(int end) {
    int start = end;
    int comma = -1;
    while (start > 0 && end - start <= 3 * LONGEST) {
      char c = text.charAt(start - 1);
      if (c == '\n' && !wraps(start - 1)
          || c == ';'
          || c == ':'
          || c == ')'
          || c == '('
          || c == '\u2022'
          || c == '\t'
          || c == '|'
          || c == '.' && (start == end || !Character.isLetterOrDigit(text.charAt(start)))
          || c == '\u2014'
          || c == '\u2013'
          || c == '?'
          || c == '!'
          || closes(c) && c != '\'' && c != '\u2019') {
        break;
      }
      if (c == ',' && comma < 0) {
        comma = start;
      }
      start--;
    }
    if (start > 0 && (text.charAt(start - 1) == '(' || closes(text.charAt(start - 1)))) {
      return null;
    }
    if (comma >= 0) {
      int lead = tokens.at(start);
      if (!LEADS.contains(tokens.word(lead)) || tokens.start(lead) >= comma) {
        return null;
      }
      start = comma;
    }
    return term(start, end);
  }

  /** Whether a line break stands in the middle of a sentence. */
  private boolean wraps(int at) {
    int before = beforeSpace(at);
    return before > 0
        && Character.isLowerCase(text.charAt(before - 1))
        && at + 1 < text.length()
        && Character.isLowerCase(text.charAt(at + 1));
  }

  /** The words between two offsets without "the term" before them, if they may be a term. */
  private @Nullable String term(int start, int end) {
    int first = tokens.at(start);
    int last = tokens.at(end) - 1;
    while (first < last
        && (tokens.has(first, Cue.ARTICLE) && tokens.word(first).length() < 4
            || first < last
                && BEFORE_TERM.contains(tokens.word(first))
                && !CONNECTIVES.contains(tokens.word(first))
            || tokens.isNumber(first) && text.charAt(tokens.end(first)) == '.')) {
      first++;
    }
    int words = last - first + 1;
    if (words < 1 || words > MOST_WORDS || tokens.end(last) - tokens.start(first) > LONGEST) {
      return null;
    }
    for (int i = first; i <= last; i++) {
      if (tokens.has(i, Cue.NO_TERM) && !(lists && i > first && i < last)) {
        return null;
      }
    }
    if (tokens.has(first, Cue.RECITES)
        || tokens.isYear(first)
        || DOCUMENTS.contains(tokens.word(first)) && words < 3
        || words == 1 && tokens.word(first).length() == 1) {
      return null;
    }
    String term = tokens.between(first, last);
    return isTerm(term) ? term : null;
  }

  /** Takes what stands between an opening word and a verb: "por X se entiende". */
  private void between(String opening, int end, int verb, List<Trait> found) {
    int k = end - 1;
    while (k >= Math.max(0, end - 10) && !tokens.is(k, opening)) {
      k--;
    }
    if (k < 0 || !tokens.is(k, opening) || k + 1 >= end) {
      return;
    }
    String term = tokens.between(k + 1, end - 1);
    int close = beforeSpace(tokens.start(end));
    if (close > 0 && closes(text.charAt(close - 1))) {
      quoted(close, verb, verb, Use.QUOTED, found);
    } else if (!breaksBetween(tokens.end(k), tokens.start(end - 1)) && isTerm(term)) {
      add(withoutArticle(term), opening + " \u2026 " + tokens.word(verb), found);
    }
  }

  /** Takes the term behind a word: "se entiende por X", up to where it is explained. */
  private void behind(int word, int verb, List<Trait> found) {
    int at = Chars.skipSpace(text, tokens.end(word), text.length());
    if (at < text.length() && text.charAt(at) == ':') {
      lists = true;
      return;
    }
    int openAt = at;
    int articleWord = tokens.at(at);
    if (tokens.has(articleWord, Cue.ARTICLE)) {
      openAt = Chars.skipSpace(text, tokens.end(articleWord), text.length());
    }
    if (openAt < text.length() && opens(text.charAt(openAt))) {
      int close = openAt + 1;
      while (close < text.length() && close - openAt <= LONGEST && !closes(text.charAt(close))) {
        close++;
      }
      if (close < text.length() && close - openAt <= LONGEST) {
        add(clean(text.substring(openAt, close + 1)), tokens.word(verb) + " \u2026", found);
      }
      return;
    }
    int first = tokens.at(at);
    if (tokens.has(first, Cue.ARTICLE)) {
      first++;
    }
    int last = first;
    while (last + 1 < tokens.size()
        && last - first < MOST_WORDS
        && (!tokens.has(last + 1, Cue.ARTICLE) || INNER.contains(tokens.word(last)))
        && !tokens.has(last + 1, Cue.NO_TERM)
        && !breaksBetween(tokens.end(last), tokens.start(last + 1))) {
      last++;
    }
    // "la Comisión de la Comunidad": an article behind a preposition belongs to the term.
    if (first < tokens.size() && last - first < MOST_WORDS) {
      int end = last;
      while (end > first && (INNER.contains(tokens.word(end)) || tokens.has(end, Cue.ARTICLE))) {
        end--;
      }
      add(tokens.between(first, end), tokens.word(verb) + " \u2026", found);
    }
  }

  private String withoutArticle(String term) {
    int space = term.indexOf(' ');
    return space > 0
            && (Cue.of(term.substring(0, space).toLowerCase(Locale.ROOT)) & Cue.ARTICLE) != 0
        ? term.substring(space + 1)
        : term;
  }

  /** Takes the terms before a colon, tab or dash at the start of lines and points. */
  private void lines(List<Trait> found) {
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != ';') {
        end++;
      }
      line(at, end, found);
      at = end + 1;
    }
  }

  private void line(int start, int end, List<Trait> found) {
    int from = start;
    int first = tokens.at(start);
    for (int i = start; i < Math.min(end, start + LONGEST + 20); i++) {
      char c = text.charAt(i);
      if (c == ')' && i - start < 8) {
        from = i + 1;
      }
      boolean colon = c == ':' || c == '\t' && i > from + 1;
      boolean dash = (c == '\u2013' || c == '\u2014') && i > from + 1 && text.charAt(i - 1) == ' ';
      if (colon || dash) {
        int next = Chars.skipSpace(text, i + 1, text.length());
        boolean told = next < end && end - next > 12 && text.charAt(next) != '(';
        if (told
            && Character.isDigit(text.charAt(Math.max(0, i - 1)))
            && first == tokens.at(i) - 1) {
          return;
        }
        boolean lead = Character.isLowerCase(text.charAt(Math.min(next, text.length() - 1)))
            || tokens.has(tokens.at(next), Cue.ARTICLE | Cue.DEFINES);
        String term = told && lead ? term(from, i) : null;
        if (term != null && !LEADS.contains(tokens.word(tokens.at(from)))) {
          add(term, "a term before its explanation", found);
        }
        return;
      }
    }
  }

  private void add(String term, String reason, List<Trait> found) {
    if (seen.size() < StatementDetector.MAX_TERMS
        && isTerm(term)
        && seen.add(term.toLowerCase(Locale.ROOT))) {
      found.add(new Trait(Kind.DEFINITION, term, reason));
    }
  }

  private String told(int first, int last, String term) {
    return "\u201C" + term + "\u201D " + tokens.between(first, last) + " \u2026";
  }

  /** Whether a string may be a term: short, with a letter, and not a sentence. */
  private static boolean isTerm(String term) {
    if (term.isEmpty() || term.length() > LONGEST) {
      return false;
    }
    int words = 1;
    boolean letter = false;
    for (int i = 0; i < term.length(); i++) {
      char c = term.charAt(i);
      letter |= Character.isLetter(c);
      if (c == '\n' || c == ';' || c == '!' || c == '?') {
        return false;
      }
      words += c == ' ' ? 1 : 0;
    }
    return letter && words <= MOST_WORDS + 2;
  }

  /** Takes quotes, emphasis and points off both ends. */
  private static String clean(String quoted) {
    int from = 0;
    int to = quoted.length();
    while (from < to && (opens(quoted.charAt(from)) || Chars.isSpace(quoted.charAt(from)))) {
      from++;
    }
    while (to > from
        && (closes(quoted.charAt(to - 1))
            || ",.:".indexOf(quoted.charAt(to - 1)) >= 0
            || Chars.isSpace(quoted.charAt(to - 1)))) {
      to--;
    }
    String term = quoted.substring(from, to);
    return term.indexOf('\n') < 0 && term.indexOf('\u00A0') < 0
        ? term
        : term.replaceAll("[\\s\u00A0]+", " ");
  }

  private static boolean closes(char c) {
    return switch (c) {
      case '"', '\'', '\u201D', '\u2019', '\u00BB', '\u203A', '*', '_', '\u201C', '\u00AB' -> true;
      default -> false;
    };
  }

  private static boolean opens(char c) {
    return switch (c) {
      case '"',
          '\'',
          '\u201C',
          '\u2018',
          '\u201E',
          '\u00AB',
          '\u2039',
          '*',
          '_',
          '\u201A',
          '\u00BB' -> true;
      default -> false;
    };
  }

  /** Returns where the quotation opens that closes at an offset, or -1. */
  private int opening(int close) {
    char c = text.charAt(close);
    String openers = switch (c) {
      case '\u201D' -> "\u201C\u201E";
      case '\u2019' -> "\u2018\u201A";
      case '\u00BB' -> "\u00AB";
      case '\u203A' -> "\u2039";
      case '\u201C' -> "\u201E";
      case '\u00AB' -> "\u00BB";
      default -> String.valueOf(c);
    };
    int from = close - 1;
    while (from >= 0 && text.charAt(from) == c && Chars.isEmphasis(c)) {
      from--;
    }
    int stop = Math.max(0, close - LONGEST - 4);
    for (int i = from; i >= stop; i--) {
      char at = text.charAt(i);
      if (at == '\n') {
        return -1;
      }
      if (openers.indexOf(at) >= 0
          && i < from
          && (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)))) {
        int open = i;
        while (open > 0 && Chars.isEmphasis(c) && text.charAt(open - 1) == c) {
          open--;
        }
        return open;
      }
      if (at == c && i < from && c != '\'' && c != '\u2019') {
        return -1;
      }
    }
    return -1;
  }

  private int beforeSpace(int at) {
    int i = at;
    while (i > 0 && Chars.isSpace(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  private int lineStart(int at) {
    return text.lastIndexOf('\n', at - 1) + 1;
  }
}
