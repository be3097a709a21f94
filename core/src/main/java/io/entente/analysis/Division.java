package io.entente.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The name of a division of a law or treaty, as references to provisions write it.
 *
 * @param name the name it has in canonical terms
 * @param several whether this form of it may have several numbers behind it
 * @param lettered whether a letter may be its number
 * @param dated whether a year behind it is none
 */
record Division(String name, boolean several, boolean lettered, boolean dated) {

  private static final Map<String, Division> NAMES = divisions(
      "article article art articulo artigo articolo artikels +articles +arts +artikel +artikeln +articulos +artigos",
      "section section sec seccion secao abschnitt +sections +secs +secciones \u00A7 +\u00A7\u00A7",
      "annex annex annexe anexo anhang anlage allegato bijlage bilaga bilag +annexes +anexos +allegati +bijlagen",
      "chapter chapter chap chapitre capitulo kapitel hoofdstuk capo rozdział +chapters +chapitres +capitulos +hoofdstukken",
      "part part partie parte teil +parts +parties",
      "schedule schedule sch +schedules",
      "rule rule regle regla +rules",
      "regulation regulation +regulations",
      "clause clause clausula +clauses",
      "principle principle principe principio +principles",
      "title title titre titulo titel +titles",
      "protocol protocol protocole protocolo protokoll +protocols",
      "appendix appendix +appendices");

  private static final Set<String> SUBDIVISIONS = words(
      "paragraph paragraphs para paras par paragraphe paragraphes absatz abs apartado apartados parrafo parrafos"
          + " subsection subsections subparagraph subparagraphs point points lit buchstabe letra lettre"
          + " alinea numeral item lid leden ust comma commi");

  private static final Set<String> SEVERAL_SUBDIVISIONS =
      words("paragraphs paras paragraphes apartados parrafos subsections subparagraphs points");

  /** What texts without articles consist of, and what stands before the articles of others. */
  private static final Map<String, String> ALONE = Map.of(
      "paragraph", "paragraph",
      "para", "paragraph",
      "paragraphe", "paragraph",
      "parrafo", "paragraph",
      "recital", "recital",
      "considerant", "recital",
      "considerando", "recital");

  /** What may have a stop behind it within a reference. */
  private static final Set<String> ABBREVIATED =
      words("art arts s sec secs chap para paras par abs lit al ust sch");

  private static Set<String> words(String list) {
    return Set.of(list.split(" "));
  }

  private static Map<String, Division> divisions(String... lists) {
    Map<String, Division> map = new HashMap<>();
    for (String list : lists) {
      String[] parts = list.split(" ");
      for (int i = 1; i < parts.length; i++) {
        boolean several = parts[i].startsWith("+");
        map.put(
            several ? parts[i].substring(1) : parts[i],
            new Division(
                parts[0],
                several,
                !parts[0].equals("article"),
                !parts[0].equals("article") && !parts[0].equals("section")));
      }
    }
    return Map.copyOf(map);
  }

  /** Returns the division of a name in small letters without accents, or null if it is none. */
  static @Nullable Division of(String word) {
    return NAMES.get(word);
  }

  /** Whether a word names what is below an article, such as a paragraph. */
  static boolean isSubdivision(String word) {
    return SUBDIVISIONS.contains(word);
  }

  /** Returns the name of what stands in no article, a paragraph or a recital, if a word names such, or null. */
  static @Nullable String alone(String word) {
    return ALONE.get(word);
  }

  /** Whether a word names several subdivisions, such as "paragraphs". */
  static boolean isSeveralSubdivisions(String word) {
    return SEVERAL_SUBDIVISIONS.contains(word);
  }

  static boolean isAbbreviation(String word) {
    return ABBREVIATED.contains(word);
  }
}
