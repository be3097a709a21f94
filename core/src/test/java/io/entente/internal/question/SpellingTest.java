package io.entente.internal.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.analysis.TwoViews;
import io.entente.internal.index.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {

  private static final int NOT_TINY = 500;

  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private final Spelling spelling = new Spelling();
  private IndexWriter writer;

  @BeforeEach
  void open() throws IOException {
    writer = new IndexWriter(directory, new IndexWriterConfig());
  }

  @AfterEach
  void close() throws IOException {
    writer.close();
    directory.close();
  }

  /** Adds a passage to as many documents as said. */
  private void add(int documents, String text) throws IOException {
    for (int i = 0; i < documents; i++) {
      addTo("d" + writer.getDocStats().maxDoc, text);
    }
  }

  private void addTo(String id, String text) throws IOException {
    TwoViews views = new TwoViews();
    views.read(text);
    TwoViews stems = new TwoViews();
    stems.read(text);
    TwoViews pairs = new TwoViews();
    pairs.read(text);
    Document passage = new Document();
    passage.add(new TextField(Schema.EXACT, views.exact()));
    passage.add(new TextField(Schema.TEXT, stems.stemmed()));
    passage.add(new TextField(Schema.PAIRS, pairs.pairs()));
    passage.add(new SortedDocValuesField(Schema.DOCUMENT, new BytesRef(id)));
    writer.addDocument(passage);
  }

  private String correct(String word) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      return spelling.correct(reader, word).orElse("-");
    }
  }

  private String didYouMean(String... words) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      return spelling.didYouMean(reader, List.of(words)).orElse("-");
    }
  }

  /** What was typed, and what was meant. */
  private static final String MISSPELT = """
      goverment government, comission commission, seperate separate, recieve receive,
      enviroment environment, tarrif tariff, agrement agreement, cliamte climate,
      minsiter minister, tradde trade, securty security, exprot export, improt import,
      sanciton sanction, treatty treaty, poilcy policy, parliment parliament, committe committee,
      comittee committee, accomodate accommodate, occurence occurrence, independant independent,
      embassador ambassador, soverignty sovereignty, imigration immigration, refugge refugee,
      beleive believe, acheive achieve, foriegn foreign, neccessary necessary,
      legislaton legislation, negotation negotiation, fiscla fiscal, bugdet budget,
      nucler nuclear, emmission emission, carban carbon, migraton migration, fishries fisheries,
      bilatral bilateral, diplomcy diplomacy, protocal protocol, ratifcation ratification,
      terorism terrorism, developement development, coperation cooperation, strategey strategy,
      technolgy technology, inteligence intelligence, regualtion regulation,
      complience compliance, bussiness business, finacial financial, currancy currency,
      vacine vaccine, medcine medicine, penson pension, industy industry, enery energy,
      counsil council""";

  /** Words that no text has. */
  private static final String REAL = """
      many wine forest rice change fire tree truck sand child father jury toll plane cold leaf
      milk snow crash bust miner farmer sheep tram lake lung wife bonus heat zinc letter butter
      county planet parity bottle horse bread glass battery chicken winter garden window kitchen
      village copper cotton driver singer doctor poster bridge tunnel island mother brother sister
      cattle statue""";

  /** Words that texts have, each like one of those. */
  private static final String ALIKE = """
      maly wire forces rise charge five three truce said chile further july told plant cod lead
      mile now cash best mine former sheet team late long wile bonds head inc latter better
      country plan party battle house broad class lottery thicken winner warden widow kitchens
      pillage proper cotter river singe factor foster ridge funnel inland another bother system
      castle statute""";

  /** Three of 60 have a consonant left out or for another, as short words have that are others. */
  @Test
  void mostMisspellingsOfWordsOfPolicyAreUndone() throws IOException {
    List<String[]> pairs = Arrays.stream(MISSPELT.split(","))
        .map(pair -> pair.strip().split("\\s+"))
        .toList();
    add(3, REAL + " " + ALIKE);
    for (String[] pair : pairs) {
      add(3, pair[1]);
    }
    List<String> missed = new ArrayList<>();
    for (String[] pair : pairs) {
      if (!correct(pair[0]).equals(pair[1])) {
        missed.add(pair[0]);
      }
    }
    assertTrue(missed.size() <= 4, missed.size() + " of " + pairs.size() + ": " + missed);
  }

  @Test
  void aWordOfUpToSevenLettersThatNoTextHasIsNotTakenForOneThatIsLikeIt() throws IOException {
    add(3, ALIKE);
    for (String[] pair : Arrays.stream(MISSPELT.split(","))
        .map(each -> each.strip().split("\\s+"))
        .toList()) {
      add(3, pair[1]);
    }
    List<String> taken = new ArrayList<>();
    for (String word : REAL.split("\\s+")) {
      if (!correct(word).equals("-")) {
        taken.add(word + " for " + correct(word));
      }
    }
    assertTrue(taken.size() <= 1, taken.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "traed, trade",
    "tarde, trade",
    "rtade, trade",
    "traade, trade",
    "trede, -",
    "trde, -",
    "trad, -",
    "trader, -",
    "grade, -",
    "polcy, policy",
    "policcy, policy",
    "policie, -",
    "polici, policy",
    "polacy, policy",
    "pulicy, -",
    "olicy, -",
    "arcive, archive",
    "ahrcive, -",
    "climat, climate",
    "clymate, climate",
    "clmiate, climate",
    "clamite, -",
  })
  void aShortWordIsCorrectedOnlyWhereItIsASlip(String word, String meant) throws IOException {
    add(3, "Trade, policy and climate; an archive.");
    assertEquals(meant, correct(word));
  }

  @ParameterizedTest
  @CsvSource({
    "enviornment, environment",
    "enviroment, environment",
    "envirnoment, environment",
    "invironment, environment",
    "nvironment, environment",
    "environments, environment",
    "enrichmnt, enrichment",
    "goverment's, government",
    "tarrif, tariff",
    "tarf, -",
    "tarif, tariff",
    "fishh, fish",
    "fsih, fish",
    "dish, -",
    "fihs, fish",
    "ifsh, fish",
    "disk, -",
    "fis, -",
    "zzzzzz, -",
    "environment2, -",
    "2env, -",
    "co2x, -",
  })
  void theNearestWordIsMeant(String word, String meant) throws IOException {
    add(3, "The environment, the environs and enrichment; a tariff on fish of the government.");
    assertEquals(meant, correct(word));
  }

  @ParameterizedTest
  @CsvSource({
    "enlargement, -",
    "enrolment, -",
    "envoronmant, environment",
    "ejgagement, engagement",
    "engagmenet, engagement",
  })
  void twoConsonantsForTwoOthersAreNoSlip(String word, String meant) throws IOException {
    add(3, "The environment and the engagement; to entail.");
    assertEquals(meant, correct(word));
  }

  @Test
  void aWordThatOnlyPutsAQuestionIsNotMeant() throws IOException {
    add(3, "We have what they have; the cake.");
    assertEquals("-", correct("hate"));
    assertEquals("cake", correct("caake"));
  }

  @Test
  void ofEquallyNearWordsTheMoreFrequentIsMeant() throws IOException {
    add(9, "A diplomatic note.");
    add(2, "The diplomats.");
    assertEquals("diplomatic", correct("diplomati"));
    add(20, "The diplomats.");
    assertEquals("diplomats", correct("diplomati"));
  }

  @Test
  void aNearerWordIsMeantUnlessItIsHardlyEverUsed() throws IOException {
    add(2, "It is the govermnent.");
    add(50, "It is the government.");
    assertEquals("govermnent", correct("govermnant"));
    add(500, "It is the government.");
    assertEquals("government", correct("govermnant"));
  }

  @Test
  void lettersDoubledOrNotAreTheLikelierSlip() throws IOException {
    add(3, "It may potentially be in the Philippines.");
    add(20, "The potential.");
    assertEquals("potentially", correct("potentialy"));
    assertEquals("philippines", correct("phillipines"));
    add(20, "The potential.");
    assertEquals("potential", correct("potentialy"));
  }

  @Test
  void shortWordsAreCorrectedByOneLetterOnly() throws IOException {
    add(3, "A treaty on trade.");
    assertEquals("-", correct("trxdx"));
    assertEquals("treaty", correct("traety"));
    assertEquals("treaty", correct("treatyy"));
  }

  @Test
  void noWordIsASlipForAStopWord() throws IOException {
    add(30, "It is not here, and not there, and no treaty.");
    add(3, "The north of the island.");
    assertEquals("north", correct("norht"));
  }

  @Test
  void aWordOfFewLettersIsNoSlipForOneThatHasOthers() throws IOException {
    add(3, "The people of the treaty.");
    assertEquals("-", correct("purple"));
    assertEquals("-", correct("trxxty"));
  }

  @Test
  void aWordOfASingleDocumentIsTakenOnlyInATinyIndex() throws IOException {
    addTo("one", "A hapax here.");
    addTo("one", "Another hapax there.");
    assertEquals("hapax", correct("hapxa"));
    add(NOT_TINY, "Nothing else.");
    assertEquals("-", correct("hapxa"));
    addTo("two", "Another hapax there.");
    assertEquals("hapax", correct("hapxa"));
  }

  @Test
  void aLongWordOfASingleDocumentIsTakenForOneThatDiffersByOneLetter() throws IOException {
    add(NOT_TINY, "filler");
    add(1, "whistleblowers report thefts");
    assertEquals("whistleblowers", correct("whistelblowers"));
    assertEquals("whistleblowers", correct("whistlblowers"));
    assertEquals("-", correct("whistelblowrs"));
    assertEquals("-", correct("thefds"));
  }

  @Test
  void aWordOfDeletedDocumentsIsNotTaken() throws IOException {
    add(NOT_TINY, "Nothing else.");
    add(4, "A hapax.");
    writer.deleteDocuments(new Term(Schema.EXACT, "hapax"));
    assertEquals("-", correct("hapxa"));
  }

  @Test
  void neitherNumbersNorSignsNorMixedTermsAreTaken() throws IOException {
    add(5, "In 2023 and 20234, abcd1 paid 5 % of $ 7 for cov19 & a3bcd.");
    for (String word : List.of("abcd", "covi", "abcde", "covid")) {
      assertEquals("-", correct(word));
    }
  }

  @Test
  void wordsRunTogetherArePartedWhereBothStandSideBySide() throws IOException {
    add(3, "The supply chain of critical minerals. The cat and a log.");
    assertEquals("supply chain", correct("supplychain"));
    assertEquals("critical minerals", correct("criticalminerals"));
    assertEquals("-", correct("chainsupply"), "never side by side in this order");
    add(NOT_TINY, "A cat and the log.");
    assertEquals("-", correct("supplychain"), "too rare in a large index");
    add(9, "Every supply chain.");
    assertEquals("supply chain", correct("supplychain"));
  }

  @Test
  void otherScriptsAreCorrectedByLetters() throws IOException {
    add(3, "Соглашение о торговле");
    assertEquals("соглашение", correct("соглашенее"));
  }

  @Test
  void aRareWordIsProposedToBeReplacedByAMuchMoreFrequentOne() throws IOException {
    add(1, "The goverment decides.");
    add(19, "The government decides.");
    assertEquals("-", didYouMean("goverment", "decides"));
    add(1, "The government decides.");
    assertEquals("government decides", didYouMean("goverment", "decides"));
    assertEquals("Government decides", didYouMean("Goverment", "decides"));
    add(1, "The goverment decides.");
    assertEquals("-", didYouMean("goverment"), "two need 40");
    add(30, "The government decides.");
    assertEquals("government", didYouMean("goverment"));
  }

  @Test
  void proposalsAreOnlyForRareWords() throws IOException {
    add(3, "The goverment decides.");
    add(200, "The government decides.");
    assertEquals("-", didYouMean("goverment"));
    assertEquals("-", didYouMean("government", "decides", "the"));
    assertEquals("-", didYouMean());
  }

  @Test
  void anotherFormOfAWordIsNoProposal() throws IOException {
    add(1, "These minerals.");
    add(100, "This mineral.");
    assertEquals("-", didYouMean("minerals"));
  }

  @Test
  void acronymsAreNotProposedToBeReplaced() throws IOException {
    add(1, "The TIFF.");
    add(100, "The tiffs and the tariff.");
    assertEquals("-", didYouMean("TIFF"));
  }

  @Test
  void aWordThatOccursNowhereIsProposedAsItWouldBeCorrected() throws IOException {
    add(3, "Our environment.");
    assertEquals("our environment", didYouMean("our", "enviornment"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void oneEditInALongWordIsUndone(long seed) throws IOException {
    Random random = new Random(seed);
    String[] words = {
      "sovereignty", "nonproliferation", "multilateral", "semiconductor", "ratification"
    };
    add(3, String.join(" ", words));
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      for (int i = 0; i < 200; i++) {
        String word = words[random.nextInt(words.length)];
        String typed = edited(word, random);
        if (!typed.equals(word)) {
          assertEquals(
              Optional.of(word), spelling.correct(reader, typed), "seed=" + seed + " " + typed);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "secession, session",
    "reparation, separation",
    "conversation, conservation",
    "paternity, maternity",
    "succession, successive",
    "seduction, reduction",
    "emigrations, migratory",
  })
  void anotherWordIsNoMisspelling(String word, String other) throws IOException {
    add(3, "The " + other + " of the year.");
    assertEquals("-", correct(word));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noTextMakesItFail(long seed) throws IOException {
    add(3, "Fish and tariff; 日本 und größe.");
    Random random = new Random(seed);
    String odd = "fisht ''\"*?~^:\\/-&.%¶日ß\u0301\u200D\uD83D\uDE00\uD800\u0000\n9";
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      for (int i = 0; i < 500; i++) {
        StringBuilder typed = new StringBuilder();
        for (int j = random.nextInt(12); j >= 0; j--) {
          typed.append(odd.charAt(random.nextInt(odd.length())));
        }
        String found = spelling.correct(reader, typed.toString()).orElse("fish");
        assertTrue(
            found.codePoints().allMatch(c -> Character.isLetter(c) || c == ' '),
            "seed=" + seed + " typed=" + typed);
        spelling.didYouMean(reader, List.of(typed.toString()));
      }
      assertEquals(Optional.empty(), spelling.correct(reader, "fish".repeat(5_000)));
    }
  }

  private static String edited(String word, Random random) {
    int at = 1 + random.nextInt(word.length() - 2);
    char letter = (char) ('a' + random.nextInt(26));
    String before = word.substring(0, at);
    return switch (random.nextInt(4)) {
      case 0 -> before + letter + word.substring(at);
      case 1 -> before + word.substring(at + 1);
      case 2 -> before + letter + word.substring(at + 1);
      default -> before + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
    };
  }
}
