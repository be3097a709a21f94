package io.entente.analysis;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a word may tell about the statement it stands in, as bits. One word may tell several things. */
final class Cue {
  /** Says that something has a meaning: {@code means}, {@code significa}. */
  static final int DEFINES = 1;
  /** Stands before a noun. */
  static final int ARTICLE = 1 << 1;
  /** Never part of a term that is defined without quotes. */
  static final int NO_TERM = 1 << 2;
  /** May oblige, permit, forbid or decide. */
  static final int COMMANDS = 1 << 3;
  /** The first person, or a report of what somebody said. */
  static final int SPEAKS = 1 << 4;
  /** Begins a recital. */
  static final int RECITES = 1 << 5;
  /** What is done to reach a target, as a bare verb. */
  static final int REACHES = 1 << 6;
  /** The same as a participle. */
  static final int REACHED = 1 << 7;
  /** The same ending in -ing. */
  static final int REACHING = 1 << 8;
  /** The same in a language where the bare form is enough. */
  static final int REACHES_ABROAD = 1 << 9;
  /** A target, by a noun. */
  static final int AIM = 1 << 10;
  /** Intends or commits to something. */
  static final int COMMITS = 1 << 11;
  /** Stands before the end of a period: {@code by}, {@code bis}. */
  static final int UNTIL = 1 << 12;
  /** May stand between that and the year. */
  static final int UNTIL_INNER = 1 << 13;
  /** Tonnes, hectares, people: what is counted. */
  static final int UNIT = 1 << 14;
  /** Million, Milliarden. */
  static final int SCALE = 1 << 15;
  /** Percent in one word. */
  static final int PERCENT = 1 << 16;
  /** Rates, prices, taxes: what has a number that is no target. */
  static final int MONEY_MATTER = 1 << 17;
  /** Fines and prison. */
  static final int PENALTY = 1 << 18;
  /** Net zero and its kin, in one word. */
  static final int NEUTRAL = 1 << 19;
  /** Tells what happened or is thought to come. */
  static final int REPORTS = 1 << 20;
  /** Who is given rights and duties. */
  static final int BODY = 1 << 21;

  /** Words of rules and hardly of speeches. */
  static final int LEGAL = 1 << 22;

  /** The words by {@link #hash}, each at the first free place; a power of two, at most a third of it used. */
  private static final String[] WORDS = new String[8192];

  private static final int[] CUES = new int[WORDS.length];

  static {
    cues().forEach((word, cue) -> {
      int place = place(word, 0, word.length(), hash(word));
      WORDS[place] = word;
      CUES[place] = cue;
    });
  }

  private Cue() {}

  /** Goes on with the hash of a word by its next small letter. */
  static int hash(int hash, char small) {
    return 31 * hash + small;
  }

  private static int hash(String word) {
    int hash = 0;
    for (int i = 0; i < word.length(); i++) {
      hash = hash(hash, word.charAt(i));
    }
    return hash;
  }

  /** Returns the place of a word, or the free one where it would be. */
  static int place(CharSequence text, int start, int end, int hash) {
    int place = (hash ^ hash >>> 13) & WORDS.length - 1;
    while (WORDS[place] != null && !same(WORDS[place], text, start, end)) {
      place = place + 1 & WORDS.length - 1;
    }
    return place;
  }

  private static boolean same(String word, CharSequence text, int start, int end) {
    if (word.length() != end - start) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) != small(text.charAt(start + i))) {
        return false;
      }
    }
    return true;
  }

  /** A letter made small, and the typographic apostrophe made plain. */
  static char small(char c) {
    if (c < 0x80) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    return c == '\u2019' ? '\'' : Character.toLowerCase(c);
  }

  /** Returns what the word at a place may tell; 0 if the place is free. */
  static int at(int place) {
    return CUES[place];
  }

  /** Returns the word at a place, or null if the place is free. */
  static @Nullable String wordAt(int place) {
    return WORDS[place];
  }

  static int of(String word) {
    return CUES[place(word, 0, word.length(), hash(word))];
  }

  private static Map<String, Integer> cues() {
    Map<String, Integer> cues = new HashMap<>(2048);
    put(
        cues,
        DEFINES,
        "means mean includes include refers refer denotes denote signifies meaning meanings defined definitions is are"
            + " apply applies implies cover covers comprise comprises consist consists"
            + " significa significan entiende entienden entenderá entenderán entiéndese entendido"
            + " désigne désignent signifie entend entendent est sont"
            + " bezeichnet bezeichnen bedeutet bedeuten ist sind versteht verstehen verstanden sinne"
            + " entende-se entendem-se entende entendem é são designa designam"
            + " intende intendono indica indicano è sono es son");
    put(
        cues,
        ARTICLE,
        "the a an any all those each either every one such"
            + " el la los las un una unos unas lo todo toda todos todas cualquier cualquiera aquel aquella aquellos"
            + " aquellas le les une des tout toute tous toutes ceux celui celle l'"
            + " der die das ein eine einen jede jeder jedes alle diejenigen"
            + " o os as um uma todos todas qualquer aquele aquela il i gli ogni qualsiasi");
    put(
        cues,
        NO_TERM,
        "is are was were be been being am has have had having do does did shall will would should must may might can"
            + " could cannot not no nor it he she they we you i this that these those which who whom whose what when"
            + " where why how because if unless although while since than then there here so as such only also often"
            + " always never simply merely really just still even now today said says say saying told means mean"
            + " refers includes its his her their our my your by every each some many most all any none both neither"
            + " another however therefore thus moreover but with without until before after during through used"
            + " se que qui quien ce cette ces cela ceci il elle ils elles nous on ne pas sont est"
            + " esto esta este ello no son dies dieses dieser das sich nicht er wir sie es wird werden wenn dass"
            + " isso isto não são questo questa non sono");
    put(
        cues,
        COMMANDS,
        "shall must may required obliged prohibited forbidden permitted entitled authorized authorised"
            + " decides decide decided undertakes undertake undertook agrees agree agreed commits commit hereby directs"
            + " requests authorizes authorises demands resolves resolve pledge pledges adopts obligated"
            + " deberá deberán podrá podrán debe deben prohibido prohibida prohibidos prohibidas prohíbe prohíben"
            + " obligado obligada obligados obligadas tendrá tendrán compromete comprometen facúltase"
            + " doit doivent tenu tenue tenus tenues interdit interdite interdits interdites s'engage s'engagent"
            + " s'engagent décide décident autorisé autorisée autorisés autorisées peut peuvent"
            + " verpflichtet verboten untersagt muss müssen muß darf dürfen beschließt beschließen"
            + " deverá deverão deve devem poderá poderão proibido proibida proibidos proibidas vedado vedada"
            + " devono tenuto tenuta tenuti vietato vietata vietati impegna impegnano può possono"
            + " ha han haurà hauran");
    put(
        cues,
        SPEAKS,
        "we our my me said told says ours nous notre nos wir unser unsere uns nosotros nuestro"
            + " nuestra nuestros nuestras nós nosso nossa noi nostro nostra mr mrs reuter");
    put(
        cues,
        RECITES,
        "whereas recalling considering noting recognizing recognising reaffirming bearing mindful convinced desiring"
            + " desirous acknowledging emphasizing emphasising stressing aware conscious guided welcoming believing"
            + " determined concerned alarmed affirming underlining underscoring reiterating resolved wishing having"
            + " expressing deeply gravely fully further seeking recalls recognizes recognises taking realizing observing"
            + " considerando visto vistos recordando reconociendo teniendo reafirmando conscientes convencidos"
            + " considérant rappelant vu reconnaissant attendu conscient conscients convaincus désireux soucieux"
            + " eingedenk gestützt erwägung hinweis rekordando considerato tenendo visti resultando");
    put(
        cues,
        REACHES,
        "reduce cut lower increase raise achieve reach attain double triple quadruple halve phase eliminate eradicate"
            + " restore protect conserve install deploy limit generate expand mobilize mobilise boost decrease plant"
            + " slash electrify rehabilitate build produce abate offset connect supply cover source lift bring"
            + " decarbonize decarbonise meet keep save train vaccinate reforest stabilize stabilise become end ensure halt reverse");
    put(
        cues,
        REACHED,
        "reduced cut lowered increased raised achieved reached attained doubled tripled halved phased eliminated"
            + " eradicated restored protected conserved installed deployed generated expanded mobilized"
            + " mobilised decreased planted electrified rehabilitated built produced renewable sourced lifted brought"
            + " met saved trained vaccinated stabilized stabilised abolished recycled");
    put(
        cues,
        REACHING,
        "reducing cutting lowering increasing raising achieving reaching attaining doubling tripling halving phasing"
            + " eliminating eradicating restoring protecting conserving installing deploying limiting generating"
            + " expanding mobilizing mobilising boosting decreasing planting slashing becoming bringing keeping");
    put(
        cues,
        REACHES_ABROAD,
        "reducir alcanzar lograr aumentar disminuir duplicar eliminar incrementar triplicar erradicar llegar restaurar"
            + " réduire atteindre augmenter diminuer doubler parvenir porter tripler éliminer réaliser baisser"
            + " reduzieren senken erreichen steigern erhöhen verringern mindern verdoppeln gesenkt gemindert gesteigert"
            + " verringert reduziert reduzir alcançar atingir erradicar"
            + " ridurre raggiungere raddoppiare conseguire reduïr assolir");
    put(
        cues,
        AIM,
        "target targets goal goals objective objectives ambition ambitions aim aims pledge pledges"
            + " milestone milestones meta metas objetivo objetivos objectif objectifs cible ziel ziele"
            + " zielwert obiettivo obiettivi traguardo indc ndc");
    put(
        cues,
        COMMITS,
        "target targets targeted targeting goal goals objective objectives aim aims aimed aiming seek seeks commit commits"
            + " committed committing commitment commitments pledge pledges pledged agree agrees agreed decide decides"
            + " decided undertake undertakes undertook resolve resolves resolved intend intends plan plans strategy"
            + " programme program roadmap shall must should ambition ambitious determined policy vision law act decree"
            + " obliges requires required requiring mandates mandate plant quota contribution"
            + " meta metas objetivo objetivos deberá deberán compromete objectif objectifs doit doivent vise ziel ziele"
            + " soll sollen muss müssen obiettivo obiettivi deve devono deverá deverão");
    put(cues, UNTIL, "by before than para hasta antes tardar d'ici horizon avant bis até entro");
    put(
        cues,
        UNTIL_INNER,
        "the early late mid end of year years fiscal fy around about and or january february march april may june july"
            + " august september october november december el año fines finales final del de à la l'horizon fin l'année"
            + " en zum jahr ende spätestens zum jahre des jahres ao ano o fim il fine dell'anno 2de decade century 1 15"
            + " 30 31 28 1st 30th 31st enero diciembre dezember januar décembre janvier dezembro dicembre");
    put(
        cues,
        UNIT,
        "tonnes tonne tons ton mt gt ktoe mtoe mw gw gwh twh kwh mwh kw gigawatts gigawatt megawatts megawatt terawatt-hours"
            + " hectares hectare ha acres trees people persons households homes jobs vehicles cars buses barrels"
            + " kilometres kilometers km m3 cubic litres degrees degree celsius °c children women students families"
            + " farmers villages schools dwellings buildings toneladas hectáreas tonnes hectares tonnen hektar mtco2e"
            + " tco2e gtco2e mtco2eq co2 co2e metric hectars megavatios megawatios");
    put(
        cues,
        SCALE,
        "million millions billion billions trillion thousand hundred mln bln mn bn millones mil millions milliards"
            + " milliard millionen milliarden milhões bilhões milioni miliardi gross square cubic metric additional"
            + " new more");
    put(cues, PERCENT, "% percent pct prozent procent");
    put(
        cues,
        MONEY_MATTER,
        "rate rates dividend dividends stake stakes price prices offer bid tariff tariffs duty duties tax taxes fee fees"
            + " capital shares holding holdings interest discount premium yen dlrs shareholding voting votes equity royalty"
            + " royalties salary remuneration salario impuesto tasa aranceles droits taxe zinsen steuer contract"
            + " customs levy levies deduction wage wages vat allowance credit loan subsidy rebate payment deposit");
    put(
        cues,
        PENALTY,
        "fine fines fined penalty penalties imprisonment multa multas amende amendes geldstrafe geldbuße bußgeld ammenda"
            + " prisión prison reclusão surcharge");
    put(
        cues,
        NEUTRAL,
        "net-zero carbon-neutral climate-neutral carbon-neutrality zero-emission zero-emissions zero-carbon neutrality"
            + " neutral neutralidad neutralité klimaneutral klimaneutralität treibhausgasneutralität neutralidade"
            + " neutralità netto-null");
    put(
        cues,
        REPORTS,
        "fell fall rise drop decline grow expects rose dropped declined grew increased decreased climbed jumped soared slumped shrank was were had expected"
            + " forecast forecasts projected estimated estimates estimate could would might predicted predicts"
            + " compared accounted stood averaged already has have been likely");
    put(
        cues,
        BODY,
        "party parties state states member members commission minister ministers council court authority authorities"
            + " regulator person persons applicant secretary committee tribunal board government president director"
            + " agency administrator body panel owner operator company undertaking institution contracting employer"
            + " employee firm entity licensee holder officer registrar governor assembly judge bank issuer client"
            + " customer one court they body bodies chairman appellant regulators");
    put(
        cues,
        LEGAL,
        "paragraph subsection subparagraph section pursuant applicant thereof herein licence rule clause"
            + " licensee hereunder referred regulation regulations permit person persons operator issuer"
            + " employer certificate registrar undertaking");
    return cues;
  }

  private static void put(Map<String, Integer> cues, int cue, String words) {
    for (String word : words.split(" ")) {
      cues.merge(word, cue, (old, more) -> old | more);
    }
  }
}
