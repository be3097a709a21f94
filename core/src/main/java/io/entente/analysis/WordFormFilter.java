package io.entente.analysis;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Prepares lower-case English words for Porter's stemmer, which goes by endings alone. It parts British from
 * American spellings ({@code organisation}, {@code organization}) and many a noun from the verb that it is made of
 * ({@code notification}, {@code notify}); these are given one form here. And it gives one stem to words that
 * have little to do with each other ({@code imports}, {@code important}); one of the two is kept from it.
 *
 * <p>Only the stemmed view is made so: what is quoted is found as it is written. Some words of other languages
 * end like these, too: French {@code division} then no longer has the stem of {@code diviser}.
 */
final class WordFormFilter extends TokenFilter {

  private static final Pattern SPACES = Pattern.compile("[\\s,]+");

  /** Words whose spelling differs, without those that a rule covers; the American is what remains. */
  private static final Map<String, String> SPELLINGS = pairs("""
      programme program, programmer program, programm program, centre center, metre meter,
      kilometre kilometer, litre liter, theatre theater,
      fibre fiber, calibre caliber, defence defense, offence offense, licence license, pretence pretense,
      practise practice, catalogue catalog, dialogue dialog,
      analogue analog, judgement judgment, acknowledgement acknowledgment, fulfil fulfill,
      fulfilment fulfillment, enrol enroll, enrolment enrollment, instalment installment, skilful skillful,
      ageing aging, grey gray, aluminium aluminum, sulphur sulfur, sulphate sulfate,
      sulphuric sulfuric, plough plow, enquiry inquiry, manoeuvre maneuver""");

  /**
   * Forms that no rule makes of their word, without those that are also a word of their own, or a frequent one in
   * another language ({@code found}, {@code left}, {@code won}).
   */
  private static final Map<String, String> FORMS = pairs("""
      men man, women woman, children child, feet foot, teeth tooth, mice mouse, oxen ox, wives wife,
      knives knife, halves half, shelves shelf, thieves thief, wolves wolf, calves calf, chairmen chairman,
      chairwomen chairwoman, fishermen fisherman, servicemen serviceman, servicewomen servicewoman,
      businessmen businessman, businesswomen businesswoman, spokesmen spokesman,
      spokeswomen spokeswoman, policemen policeman, policewomen policewoman, congressmen congressman,
      congresswomen congresswoman, statesmen statesman, salesmen salesman, tradesmen tradesman,
      craftsmen craftsman, workmen workman, seamen seaman, firemen fireman, foremen foreman,
      gentlemen gentleman, countrymen countryman, ombudsmen ombudsman,
      gases gas, buses bus, viruses virus, bonuses bonus, surpluses surplus, censuses census,
      campuses campus, statuses status, biases bias, canvases canvas, atlases atlas, focuses focus,
      focused focus, focusing focus, focussed focus, focussing focus,
      crises crisis, hypotheses hypothesis, theses thesis, syntheses synthesis, emphases emphasis,
      diagnoses diagnosis, oases oasis, parentheses parenthesis,
      criteria criterion, phenomena phenomenon, appendices appendix, indices index, matrices matrix,
      memoranda memorandum, referenda referendum, addenda addendum, curricula curriculum,
      bacteria bacterium, errata erratum, moratoria moratorium, consortia consortium,
      symposia symposium, spectra spectrum, stimuli stimulus, fungi fungus, nuclei nucleus,
      syllabi syllabus, formulae formula, larvae larva,
      paid pay, repaid repay, prepaid prepay, sold sell, resold resell, bought buy, sought seek,
      taught teach, brought bring, caught catch, fought fight, withdrew withdraw, withdrawn withdraw,
      drew draw, drawn draw, undertook undertake, undertaken undertake, took take, taken take,
      mistaken mistake, overtaken overtake, gave give, given give, forgiven forgive, wrote write,
      written write, rewritten rewrite, chose choose, chosen choose, froze freeze, frozen freeze,
      spoken speak, broke break, broken break, stole steal, stolen steal, grew grow, grown grow,
      knew know, known know, flown fly, shown show, arose arise, arisen arise, risen rise, fallen fall,
      built build, rebuilt rebuild, sent send, spent spend, held hold, upheld uphold,
      withheld withhold, kept keep, lost lose, dealt deal, understood understand, stood stand,
      withstood withstand, told tell, began begin, begun begin, became become, overcame overcome,
      forbade forbid, forbidden forbid, sworn swear, shaken shake, eaten eat, hidden hide, bound bind,
      fled flee, omission omit, omissions omit, entry enter, entries enter, terrorism terrorist,
      tourism tourist, racism racist, extremism extremist, communism communist, capitalism capitalist,
      socialism socialist, nationalism nationalist, journalism journalist, activism activist, sank sink, sunk sink, shrank shrink, shrunk shrink,
      paediatric pediatric, paediatrics pediatrics, anaemia anemia, foetus fetus, foetal fetal,
      orthopaedic orthopedic, encyclopaedia encyclopedia, sceptic skeptic, sceptical skeptical,
      scepticism skepticism, artefact artifact, artefacts artifacts, archaeology archeology,
      archaeological archeological, mould mold, jewellery jewelry, woollen woolen""");

  /** What stands before {@code our} in words that are also written with {@code or}. */
  private static final Set<String> OUR = Set.of(SPACES.split("""
      lab harb behavi misbehavi neighb hon dishon fav disfav col discol endeav hum rig vap arm flav sav od tum
      rum vig val cand demean misdemean clam ard splend"""));

  /** What follows {@code iz} or {@code yz} in words that are also written with {@code s}. */
  private static final Set<String> IZE =
      Set.of("e", "es", "ed", "er", "ers", "ing", "ation", "ations", "ational", "able");

  /** Endings of nouns and adjectives, and what their verbs end in. */
  private static final Map<String, String> ENDINGS = pairs("""
      ification ify, certificate certify, compliance comply, compliant comply, reliance rely,
      reliant rely, alliance ally, variance vary, variation vary, application apply, applicable apply,
      applicability apply, applicant apply, implication imply, publication publish,
      osure ose, latory late, natory nate, signatory signatory, advisory advise, advisor advise,
      supervisory supervise, supervisor supervise, supervisores supervise,
      retention retain, detention detain, abstention abstain, maintenance maintain, sustenance sustain,
      permission permit, permissive permit, permissible permit, permissibility permit,
      submission submit, admission admit, admissible admit, admissibility admit, liability liable,
      emission emit, remission remit, transmission transmit, transmissible transmit,
      transmissibility transmit, clusion clude, inclusive include, conclusive conclude,
      decision decide, decisive decide, division divide, divisible divide, xtension xtend,
      xtensive xtend, suspension suspend, xpansion xpand, xpansive xpand, sumption sume, sumptive sume,
      scription scribe, scriptive scribe, reduction reduce, production produce, introduction introduce, conversion convert,
      diversion divert, intervention intervene, receipt receive, acquisition acquire,
      disposition dispose, imposition impose, denial deny, growth grow,
      analysis analyse, analyses analyse, analytical analyse, analytic analyse""");

  private static final int LONGEST_ENDING = longest(ENDINGS);

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);

  WordFormFilter(TokenStream words) {
    super(words);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    String word = term.toString();
    String kept = KeptApart.stem(word);
    if (kept != null) {
      term.setEmpty().append(kept);
      keyword.setKeyword(true);
      return true;
    }
    String form = verb(spelling(FORMS.getOrDefault(word, word)));
    if (!form.equals(word)) {
      term.setEmpty().append(form);
    }
    return true;
  }

  private static String spelling(String word) {
    String known = ofPlural(SPELLINGS, word);
    if (known == null) {
      known = ofVerb(SPELLINGS, word);
    }
    if (known != null) {
      return known;
    }
    int z = word.lastIndexOf('z');
    // Not in size, prize and seize, which all write so.
    if (z > 3
        && (word.charAt(z - 1) == 'i' || word.charAt(z - 1) == 'y')
        && IZE.contains(word.substring(z + 1))) {
      return word.substring(0, z) + 's' + word.substring(z + 1);
    }
    int our = word.indexOf("our");
    return our > 1 && OUR.contains(word.substring(0, our))
        ? word.substring(0, our) + "or" + word.substring(our + 3)
        : word;
  }

  /** Looks up what a word would be a form of, if it were a verb: centred, centring, ploughed, ploughing. */
  private static @Nullable String ofVerb(Map<String, String> known, String word) {
    if (word.endsWith("ing")) {
      String stem = word.substring(0, word.length() - 3);
      String verb = known.get(stem);
      return verb == null ? known.get(stem + 'e') : verb;
    }
    if (word.endsWith("ed")) {
      String verb = known.get(word.substring(0, word.length() - 1));
      return verb == null ? known.get(word.substring(0, word.length() - 2)) : verb;
    }
    return null;
  }

  private static String verb(String word) {
    for (int at = Math.max(0, word.length() - LONGEST_ENDING - 2); at < word.length() - 2; at++) {
      String verb = ofPlural(ENDINGS, word.substring(at));
      if (verb != null) {
        return word.substring(0, at) + verb;
      }
    }
    return word;
  }

  /** Looks up a word, and if it is not there what it would be the plural of. */
  private static @Nullable String ofPlural(Map<String, String> known, String word) {
    String own = known.get(word);
    if (own == null && word.endsWith("ies")) {
      own = known.get(word.substring(0, word.length() - 3) + 'y');
    }
    return own == null && word.endsWith("s")
        ? known.get(word.substring(0, word.length() - 1))
        : own;
  }

  private static Map<String, String> pairs(String text) {
    String[] words = SPACES.split(text);
    Map<String, String> pairs = new HashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      pairs.put(words[i], words[i + 1]);
    }
    return Map.copyOf(pairs);
  }

  private static int longest(Map<String, String> known) {
    return known.keySet().stream().mapToInt(String::length).max().orElse(0);
  }
}
