package io.entente.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words to which Porter's stemmer would give the stem of others that they have little to do with, such as {@code
 * international} that of {@code internal}. One of the two gets a stem of its own.
 */
final class KeptApart {

  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** A stem and the words that get it, line by line; words made by adding {@code s} are there as well. */
  private static final Map<String, String> STEMS = read("""
      accession accession
      accordanc accordance
      according according accordingly
      animal animal
      assistant assistant
      authoriti authority authorities
      commune commune
      communiti community communities
      competen competent competently competence competency competencies
      conferenc conference
      conservativ conservative conservatively
      considerabl considerable considerably
      consisten consistent consistently consistency consistencies
      constitution constitution constitutional constitutionally constitutionality
      constructiv constructive constructively
      consultanc consultant consultancy consultancies
      consumer consumer
      containment containment
      container container
      controller controller
      conventional conventional conventionally
      corporal corporal
      corps corps
      correspondenc correspondence
      critical critical critically criticality
      customer customer
      defendant defendant
      definition definition
      definitely definite definitely
      department department departmental
      derivativ derivative
      designat designate designated designating designation
      digital digital digitally
      direction direction directional
      directiv directive
      emergenc emergency emergencies
      engine engine
      exceed exceed exceeded exceeding
      executiv executive
      experiment experiment experimented experimenting experimental experimentation experimentally
      federation federation
      formation formation
      franc franc
      france france
      futures futures
      general general generally generality generalities
      generic generic generically
      generous generous generously generosity
      goods goods
      governanc governance
      heading heading
      hospitaliti hospitality
      humane humane humanely
      humaniti humanity
      immuniti immunity immunities
      importan important importantly importance importants
      incidenc incidence
      indicator indicator
      informal informal informally informality
      initiativ initiative
      insider insider
      installment installment instalment
      integriti integrity
      internment internment intern interned interning
      international international internationally internationals
      liberat liberate liberated liberating liberation liberator
      likely likely likelihood
      liquidat liquidate liquidated liquidating liquidation liquidator
      liquiditi liquidity
      majoriti majority majorities
      marketing marketing
      mechanism mechanism
      mineral mineral
      minoriti minority minorities
      morale morale
      nationaliti nationality nationalities
      news news
      nominal nominal nominally
      object object
      objection objection
      objectiv objective objectively objectivity
      officer officer
      organic organic organically
      organism organism
      original original originally originality
      paste paste pasted
      personal personal personally
      personaliti personality personalities
      physics physics
      polite polite politely politeness
      positiv positive positively
      practicabl practicable practicably
      principaliti principality principalities
      proceed proceed proceeding proceeded
      proceeds proceeds
      procession procession
      projection projection
      prospectiv prospective prospectively
      providence providence
      provident provident
      publiciti publicity
      ration ration rationed rationing
      rational rational rationally rationality
      rationale rationale
      recession recession
      reservation reservation
      respectiv respective respectively
      responsibl responsible responsibly responsibility responsibilities
      severable severable
      several several severally
      sky sky skies
      statue statue
      succeed succeed succeeded succeeding
      succession succession
      successiv successive successively
      systemic systemic systemically
      terminal terminal
      transition transition transitional transitioned transitioning
      united unite united uniting
      universe universe
      universiti university universities
      use use used using useful usefully usefulness
      vegetabl vegetable
      virtually virtually""");

  private KeptApart() {}

  private static Map<String, String> read(String table) {
    Map<String, String> stems = new HashMap<>();
    for (String line : table.split("\n")) {
      String[] words = SPACES.split(line.strip());
      for (int i = 1; i < words.length; i++) {
        stems.put(words[i], words[0]);
        if (!words[i].endsWith("s")) {
          stems.putIfAbsent(words[i] + 's', words[0]);
        }
      }
    }
    return Map.copyOf(stems);
  }

  /** Returns the stem of a word that is kept apart from others, or null for most words. */
  static @Nullable String stem(String word) {
    return STEMS.get(word);
  }
}
