package io.entente.analysis;

import java.util.Map;
import java.util.TreeMap;

/**
 * The few words that tell what kind of text they stand in, in the languages the splitter knows.
 *
 * <p>A word is looked up by its first eight letters, packed into a number while the text is read, so that
 * a look-up makes no object.
 */
final class ShapeWords {
  static final int NONE = 0;
  /** What sentences have and titles have not: forms of being, having, and duty. */
  static final int VERB = 1;
  /** "Accessed", "retrieved", and the same in other languages. */
  static final int ACCESS = 2;
  /** "Ibid.", "supra". */
  static final int IBID = 3;
  /** "p.", "vol.", "no.": a place in a work if a number follows. */
  static final int PLACE = 4;
  /** The names of divisions. */
  static final int DIVISION = 5;
  /** The names of kinds of law. */
  static final int LAW = 6;
  /** Words of a life: born, graduated, degree, joined. */
  static final int CAREER = 7;
  /** What a recital begins with. */
  static final int RECITAL = 8;
  /** The names of figures, tables and boxes. */
  static final int FIGURE = 9;
  /** The heading of a table of contents. */
  static final int CONTENTS = 10;
  /** The heading of a list of references. */
  static final int REFERENCES = 11;
  /** "Tel", "fax", "email". */
  static final int CONTACT = 12;
  /** "Yes", "no" and "signature", "name": what forms ask for. */
  static final int ANSWER = 13;

  /** What goes on behind the number of a provision that is cited: "Artikel 5 Absatz 2". */
  static final int DEEPER = 14;

  private static final int LETTERS = 8;
  private static final int SLOTS = 1024;
  private static final String[] CLASSES = {
    "",
    "is are was were be been has have had shall will would must may can could should does do did said "
        + "says vested ratify ratified accede means mean confirm affirm affirms agree agrees agreed maintain undertake undertakes include includes "
        + "provides apply applies amends désigne significa bezeichnet est sont était étaient sera seront doit doivent peut peuvent avait ont ist sind war waren wird "
        + "werden wurde wurden hat haben hatte kann können muss müssen darf dürfen soll sollen es son era eran "
        + "será serán fue fueron deberá deberán podrá podrán debe deben puede pueden han había tiene tienen és "
        + "són serà seran ha pot poden hauran haurà sea sean está están é são foi foram deve devem pode podem",
    "accessed retrieved consulted abgerufen zugriff consultado consulta consulté consultée consultat acessado available visited",
    "ibid ibidem supra op cit idem ebd id",
    "p pp vol no nos para paras s ss pág págs bd nr núm pg at n issue",
    "article articles art arts artículo artículos artigo artikel chapter chapitre capítulo capítol kapitel "
        + "section sec sección secció seção abschnitt part partie parte teil title titre título títol titel annex annexe "
        + "anexo annexa anhang anlage schedule appendix division subtitle subpart subchapter rule regla regel",
    "regulation directive act law decree decision ley decreto gesetz verordnung loi arrêté llei decret "
        + "convention resolution order code agreement treaty protocol ordinance statute reglamento règlement richtlinie "
        + "beschluss décret ordonnance acuerdo convenio resolución orden lei regulamento diretiva statutory convenció regulations rules amendment",
    "born graduated graduate degree professor phd bachelor bachelors master masters doctorate lecturer author married career "
        + "alumnus geboren studierte professeur diplômé né née nacido nacida licenciado doctorado profesor profesora "
        + "promovierte studied university universität université universidad fellow biography llm jd mba faculty lives",
    "having recalling considering noting whereas vu visto vista vist considerando considérant gestützt "
        + "reaffirming recognizing recognising acknowledging mindful bearing acting hereby pursuant",
    "figure fig table box chart map graph exhibit diagram abbildung abb tabelle tab tabla cuadro gráfico "
        + "tableau graphique encadré kasten recuadro figura taula quadro quadre gràfic photo",
    "contents inhaltsverzeichnis inhaltsübersicht inhalt índice índex indice index contenido sumario sumari "
        + "sommaire sommario matières inhoudsopgave inhoud toc übersicht conteúdo",
    "references bibliography endnotes notes sources bibliographie bibliografía bibliografia referencias "
        + "références literatur literaturverzeichnis quellen quellenverzeichnis referències footnotes citations fuentes fußnoten notas anmerkungen",
    "tel telephone phone fax email e-mail mail téléphone teléfono telefon telefax courriel correo mobile press contact media",
    "yes no oui non sí sì ja nein name signature date nombre firma fecha nom datum unterschrift address",
    "absatz abs satz nummer nummern buchstabe halbsatz unterabsatz paragraph paragraphs point apartado párrafo apartat alinéa",
  };

  private static final long[] KEYS = new long[SLOTS];
  private static final byte[] KINDS = new byte[SLOTS];

  static {
    Map<Long, Byte> all = new TreeMap<>();
    for (byte kind = 1; kind < CLASSES.length; kind++) {
      for (String word : CLASSES[kind].split(" ")) {
        long key = 0;
        for (int i = 0; i < Math.min(LETTERS, word.length()); i++) {
          key = key << 8 | word.charAt(i) & 0xFF;
        }
        all.putIfAbsent(key, kind);
      }
    }
    all.forEach((key, kind) -> {
      int slot = slot(key);
      while (KEYS[slot] != 0) {
        slot = slot + 1 & SLOTS - 1;
      }
      KEYS[slot] = key;
      KINDS[slot] = kind;
    });
  }

  private ShapeWords() {}

  private static int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 54);
  }

  /** Returns the class of the word between two offsets, in any case. */
  static int kind(String text, int start, int end) {
    long key = 0;
    int limit = Math.min(end, start + LETTERS);
    for (int i = start; i < limit; i++) {
      char c = text.charAt(i);
      if (c >= 'A' && c <= 'Z' || c >= '\u00C0' && c <= '\u00DE') {
        c = (char) (c + 32);
      }
      if (c > '\u00FF') {
        return NONE;
      }
      key = key << 8 | c;
    }
    int slot = slot(key);
    while (KEYS[slot] != 0) {
      if (KEYS[slot] == key) {
        return KINDS[slot];
      }
      slot = slot + 1 & SLOTS - 1;
    }
    return NONE;
  }
}
