package io.entente.analysis;

import java.util.Set;

/** The words that tell what is defined and what only looks as if it were, in the languages definitions are read in. */
final class DefinitionWords {

  /** Words of a heading below which definitions are listed. */
  static final Set<String> LISTING = Set.of(
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
  static final Set<String> INNER = Set.of(
      "de", "del", "para", "y", "e", "o", "a", "en", "con", "por", "sobre", "\u00E0", "pour", "et",
      "ou", "du", "da", "do", "di", "per", "d'");

  /** May stand before a term. */
  static final Set<String> BEFORE_TERM = Set.of(
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

  static final Set<String> CONNECTIVES =
      Set.of("and", "or", "y", "o", "et", "ou", "und", "oder", "e");

  /** Begin a phrase that may come before the term. */
  static final Set<String> LEADS = Set.of(
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
  static final Set<String> TAKEN =
      Set.of("understood", "taken", "deemed", "construed", "held", "considered");

  /** Behind "means" these say what follows from a thing, not what it is. */
  static final Set<String> VAGUE = Set.of(
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

  static final Set<String> RELATIVES = Set.of(
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

  static final Set<String> SINGULAR_TO_BE = Set.of("is", "es", "est", "ist", "\u00E9", "\u00E8");
  static final Set<String> PLURAL_TO_BE = Set.of("are", "son", "sont", "sind", "s\u00E3o", "sono");

  /** Refer to something without being defined. */
  static final Set<String> DOCUMENTS = Set.of(
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

  private DefinitionWords() {}
}
