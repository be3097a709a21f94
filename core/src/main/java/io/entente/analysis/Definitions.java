package io.entente.analysis;

import io.entente.document.Trait;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the terms a passage defines.
 *
 * <p>A term in quotes or bold type before a verb of meaning is enough. One without needs a plainer verb and
 * has to be all there is before it in its clause. Where definitions are listed, below a heading that says so
 * or behind "for the purposes of this Agreement:", a term before a colon or tab will do.
 */
final class Definitions {
  /** A heading that says what is defined below it; not of "terms" in general. */
  private static final Pattern BY_HEADING = Pattern.compile(
      "(?:^|[^\\p{L}] ?)(?:legal |general )?(?:definition|meaning|notion|concept|d\u00E9finition|definici\u00F3n|definizione"
          + "|defini\u00E7\u00E3o) (?:of|du|des|de|d'|del|di|della|dell'|do|da) ?(?:the (?:term|expression|concept) )?"
          + "(?:(?:an?|the|la|le|les|l'|el|los|las) ?\\b)?"
          + "(?!terms?\\b|words?\\b|expressions?\\b|certain\\b|th[ei]s\\b|t\u00E9rminos?\\b|termes?\\b)([^.:;()]{3,60})$",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern QUOTES = Pattern.compile("[\"\u201C\u201D\u00AB\u00BB]");

  private final Tokens tokens;
  private final String heading;

  Definitions(Tokens tokens, String heading) {
    this.tokens = tokens;
    this.heading = heading;
  }

  void find(List<Trait> found) {
    DefinedTerms terms = new DefinedTerms(tokens, found);
    byHeading(terms);
    terms.setListed(DefinitionLists.isList(tokens, heading));
    if (!terms.listed() && !tokens.anywhere(Cue.DEFINES)) {
      return;
    }
    new DefiningVerbs(tokens, terms).find();
    if (terms.listed()) {
      DefinitionLists.find(tokens, terms);
    }
  }

  /** What a heading such as "Definition of piracy" says is defined below it. */
  private void byHeading(DefinedTerms terms) {
    Matcher defines = heading.length() < 12 ? null : BY_HEADING.matcher(heading);
    if (defines != null && defines.find()) {
      terms.add(unquoted(defines.group(1)), "the heading says that this is defined");
    }
  }

  private static String unquoted(String term) {
    return QUOTES.matcher(term).replaceAll("");
  }
}
