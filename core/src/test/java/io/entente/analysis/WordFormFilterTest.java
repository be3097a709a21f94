package io.entente.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordFormFilterTest {

  private static List<String> stems(String text) throws Exception {
    List<String> stems = new ArrayList<>();
    try (Analyzer analyzer = PolicyAnalyzers.stemmed();
        TokenStream stream = analyzer.tokenStream("text", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        stems.add(term.toString());
      }
      stream.end();
    }
    return stems;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "organisation organization organisations organizational organise organize organizing",
        "harmonised harmonized harmonisation harmonization",
        "analyse analyze analysis analyses analytical analysing",
        "labour labor labours",
        "programme programmes program programs",
        "centre center centres centred centring centered",
        "plough plow ploughed ploughing",
        "catalogue catalog catalogued cataloguing",
        "defence defense",
        "licence license licences licensed licenced licencing",
        "practise practice practising practised",
        "enquiry inquiry enquiries inquiries"
      })
  void britishAndAmericanSpellingsAreOneWord(String words) throws Exception {
    assertEquals(1, new HashSet<>(stems(words)).size(), () -> words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "woman women",
        "child children",
        "gas gases",
        "virus viruses",
        "crisis crises",
        "criterion criteria",
        "memorandum memoranda",
        "pay pays paid paying",
        "withdraw withdrew withdrawn withdraws",
        "undertake undertook undertaken undertaking",
        "sceptical skeptical"
      })
  void formsThatNoRuleMakesAreOneWord(String words) throws Exception {
    assertEquals(1, new HashSet<>(stems(words)).size(), () -> words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "notify notifies notified notifying notification notifications",
        "comply complies compliance compliant noncompliance",
        "apply applied application applications applicable applicants",
        "verify verification",
        "certify certificate certificates certification",
        "disclose disclosure disclosures",
        "regulate regulatory regulation",
        "supervise supervisory supervisor supervisors supervision",
        "retain retention",
        "maintain maintenance",
        "permit permission permits",
        "submit submission submissions",
        "exclude exclusion",
        "decide decision decisions decisive",
        "include inclusion inclusive",
        "admit admissible admissibility",
        "analyse analytics analytical",
        "extend extension",
        "suspend suspension",
        "consume consumption",
        "reduce reduction reductions",
        "produce production produces",
        "enter entry entries entered",
        "liable liability liabilities",
        "omit omission",
        "terrorism terrorist terrorists",
        "convert conversion",
        "receive receipt",
        "acquire acquisition acquisitions",
        "publish publication publications published"
      })
  void nounsAndTheirVerbsAreOneWord(String words) throws Exception {
    Set<String> stems = new HashSet<>(stems(words));
    stems.removeIf(stem -> stem.startsWith("non"));
    assertEquals(1, stems.size(), () -> words + " " + stems);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "imports important",
        "systemic systems",
        "organs organizations",
        "general generation",
        "university universal",
        "community communication",
        "emergency emerging",
        "news new",
        "goods good",
        "united units",
        "authority author",
        "competence competition",
        "critical critics",
        "international internal",
        "customs customer",
        "used us",
        "internment internal",
        "universe universal",
        "francs France",
        "past paste",
        "ration rational",
        "skis skies",
        "responsible response",
        "transition transit",
        "minority minor",
        "constitution constitute",
        "designation design",
        "conservative conservation",
        "accession access",
        "according accord",
        "mechanism mechanical",
        "mineral miner",
        "production product",
        "journalism journal",
        "definition definite",
        "omission commission",
        "comission submit",
        "localisation local",
        "utilization utilities",
        "publication public",
        "commission commit",
        "appliances applies",
        "signatories signals",
        "size rise",
        "precision decision",
        "incision incident",
        "exclusive excluded",
        "pour por",
        "course corse"
      })
  void wordsThatOnlyLookAlikeAreNot(String words) throws Exception {
    List<String> stems = stems(words);
    assertEquals(2, stems.size(), () -> words);
    assertNotEquals(stems.getFirst(), stems.getLast(), () -> words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "signatory signatories",
        "authority authorities",
        "denial denials",
        "advisory advisories",
        "appliance appliances",
        "university universities",
        "alliance alliances",
        "department departments",
        "general generals",
        "experiment experimented experimenting",
        "unite united uniting",
        "objective objectives objectively",
        "international internationally",
        "sky skies",
        "statue statues",
        "exceed exceeds exceeding exceeded",
        "proceed proceeding proceedings",
        "use uses used using",
        "installment instalments",
        "object objects objected"
      })
  void aPluralIsTheSameWord(String words) throws Exception {
    assertEquals(1, new HashSet<>(stems(words)).size(), () -> words);
  }
}
