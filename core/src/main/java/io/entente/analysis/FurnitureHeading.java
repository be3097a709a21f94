package io.entente.analysis;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A heading that says that what follows surrounds a text: a contents page, references, the life of an author, who
 * publishes, whom to call. It stands alone on its line, or before a colon or stop that the text follows.
 *
 * @param kind what it announces
 * @param end the offset behind it and its colon or stop
 */
record FurnitureHeading(Kind kind, int end) {

  /** What a heading announces. */
  enum Kind {
    CONTENTS,
    REFERENCES,
    LIFE,
    PUBLISHER,
    CONTACT
  }

  private static final int LONGEST = 40;

  private static final Map<String, Kind> PHRASES = phrases();

  private static Map<String, Kind> phrases() {
    Map<String, Kind> phrases = new HashMap<>();
    put(
        phrases,
        Kind.LIFE,
        "about the author, about the authors, about the speaker, about the speakers, about the editor,"
            + " about the editors, about the contributor, about the contributors, author biography,"
            + " author biographies, author bio, biographical note, biographical notes, note on the author,"
            + " note on the authors, notes on contributors, notes on the contributors,"
            + " \u00E0 propos de l'auteur, \u00E0 propos de l'auteure, \u00E0 propos de l'autrice,"
            + " \u00E0 propos des auteurs, \u00E0 propos des autrices, note biographique, notice biographique,"
            + " sobre el autor, sobre la autora, sobre los autores, sobre las autoras, acerca del autor,"
            + " acerca de la autora, acerca de los autores, nota biogr\u00E1fica,"
            + " \u00FCber den autor, \u00FCber die autorin, \u00FCber die autoren, \u00FCber die autorinnen,"
            + " zum autor, zur autorin, zu den autoren, zu den autorinnen");
    put(
        phrases,
        Kind.PUBLISHER,
        "about us, about the institute, about the organisation, about the organization, about the publisher,"
            + " about the foundation, about the think tank, about the series, about this series,"
            + " \u00E0 propos de nous, \u00E0 propos de l'institut, \u00E0 propos de l'\u00E9diteur,"
            + " sobre nosotros, acerca de nosotros, sobre el instituto, \u00FCber uns, \u00FCber das institut");
    put(
        phrases,
        Kind.CONTACT,
        "note to editors, notes to editors, notes for editors, contact us, media contact,"
            + " media contacts, press contact, press contacts, media enquiries, media inquiries,"
            + " press enquiries, press inquiries, contact presse, contacts presse, note aux r\u00E9dactions,"
            + " contacto de prensa, contactos de prensa, nota a los editores,"
            + " pressekontakt");
    return phrases;
  }

  private static void put(Map<String, Kind> phrases, Kind kind, String list) {
    for (String phrase : list.split(", ")) {
      phrases.put(phrase.strip(), kind);
    }
  }

  /** Returns the heading that begins at an offset of a text, or null. */
  static @Nullable FurnitureHeading at(String text, int start, int end) {
    int from = start;
    while (from < end && (text.charAt(from) == '#' || isMarkup(text.charAt(from)))) {
      from++;
    }
    int limit = Math.min(end, from + LONGEST);
    int to = from;
    while (to < limit && ":.\n\u2013\u2014".indexOf(text.charAt(to)) < 0) {
      to++;
    }
    if (to == limit && limit < end || to == from) {
      return null;
    }
    int behind = to;
    while (behind < end
        && text.charAt(behind) != '\n'
        && !Character.isLetterOrDigit(text.charAt(behind))) {
      behind++;
    }
    boolean alone = behind == end || text.charAt(behind) == '\n';
    int last = to;
    while (last > from && isMarkup(text.charAt(last - 1))) {
      last--;
    }
    Kind kind = kind(text, from, last, alone);
    return kind == null ? null : new FurnitureHeading(kind, alone ? behind : to + 1);
  }

  private static boolean isMarkup(char c) {
    return Chars.isEmphasis(c) || Chars.isSpace(c);
  }

  private static @Nullable Kind kind(String text, int from, int to, boolean alone) {
    if (from >= to || Character.isLowerCase(text.charAt(from))) {
      return null;
    }
    String words = text.substring(from, to).replace('\u2019', '\'').toLowerCase(Locale.ROOT);
    Kind kind = PHRASES.get(words);
    if (kind != null || !alone) {
      return kind;
    }
    if (words.equals("table of contents") || words.equals("table des mati\u00E8res")) {
      return Kind.CONTENTS;
    }
    return switch (words.indexOf(' ') < 0 ? ShapeWords.kind(text, from, to) : ShapeWords.NONE) {
      case ShapeWords.CONTENTS -> Kind.CONTENTS;
      case ShapeWords.REFERENCES -> Kind.REFERENCES;
      default -> null;
    };
  }
}
