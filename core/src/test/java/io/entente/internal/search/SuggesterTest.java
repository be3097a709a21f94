package io.entente.internal.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.document.DocumentInfo;
import io.entente.document.DocumentKind;
import io.entente.document.IndexedDocument;
import io.entente.document.Passage;
import io.entente.document.PolicyDate;
import io.entente.internal.index.BlockWriter;
import io.entente.internal.index.Schema;
import io.entente.internal.search.Suggester.AcronymSource;
import io.entente.result.Suggestion;
import io.entente.result.Suggestion.Kind;
import io.entente.vocabulary.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuggesterTest {

  private static final AcronymSource NO_ACRONYMS = (prefix, limit) -> List.of();

  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private final BlockWriter blocks = new BlockWriter(Topics.bundled());
  private final Suggester suggester = new Suggester(Topics.bundled());
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

  private void add(String id, String title, String date) throws IOException {
    DocumentInfo info = new DocumentInfo(
        id,
        title,
        DocumentKind.OTHER,
        date.isEmpty() ? null : PolicyDate.parse(date),
        null,
        null,
        List.of(),
        List.of(),
        "en",
        "",
        "",
        "",
        Set.of(),
        1);
    Passage passage = new Passage(id, "1", 0, List.of(), "", "Text.", 0, 5);
    writer.updateDocuments(
        new Term(Schema.DOCUMENT, id),
        blocks.block(
            new IndexedDocument(info, List.of(passage), List.of(List.of()), List.of(List.of()))));
  }

  private List<Suggestion> suggest(String typed, int limit, AcronymSource acronyms)
      throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      return suggester.suggest(new IndexSearcher(reader), typed, limit, acronyms);
    }
  }

  private List<Suggestion> suggest(String typed) throws IOException {
    return suggest(typed, 10, NO_ACRONYMS);
  }

  private List<String> titles(String typed) throws IOException {
    return suggest(typed, 100, NO_ACRONYMS).stream()
        .filter(each -> each.kind() == Kind.TITLE)
        .map(Suggestion::text)
        .toList();
  }

  @Test
  void titlesHaveAllWordsAndOneThatBeginsSo() throws IOException {
    add("a", "Agreement on Trade in Civil Aircraft", "1979");
    add("b", "Trade Facilitation Agreement", "2014");
    add("c", "Aircraft Leasing Code", "2001");
    assertEquals(List.of("Agreement on Trade in Civil Aircraft"), titles("trade air"));
    assertEquals(List.of(), titles("air trade"), "only the last word may be begun");
    assertEquals(
        List.of("Trade Facilitation Agreement", "Agreement on Trade in Civil Aircraft"),
        titles("trad"));
    assertEquals(List.of(), titles("trad "), "a space ends the word");
  }

  @Test
  void titlesThatBeginSoComeFirstThenShorterThenNewer() throws IOException {
    add("a", "The Fishery Act", "2020");
    add("b", "Fishery protection and conservation treaty", "2020");
    add("c", "Fishery Act 2011", "2011");
    add("d", "Fishery Act 2019", "2019");
    add("e", "On fishery", "2020");
    assertEquals(
        List.of(
            "Fishery Act 2019",
            "Fishery Act 2011",
            "Fishery protection and conservation treaty",
            "On fishery",
            "The Fishery Act"),
        titles("fishery"));
  }

  @Test
  void anEqualTitleIsSuggestedOnceForTheNewestDocument() throws IOException {
    add("old", "Quota notice", "2001-05-01");
    add("new", "QUOTA NOTICE.", "2011-05-01");
    add("undated", "Quota notice", "");
    assertEquals(List.of(new Suggestion("QUOTA NOTICE.", Kind.TITLE, "new")), suggest("quota not"));
  }

  @Test
  void manyEqualTitlesLeaveRoomForOthers() throws IOException {
    for (int i = 0; i < 300; i++) {
      add("n" + i, "Zoning notice", "2001");
    }
    add("other", "Zoning notice of the harbour", "2001");
    assertEquals(List.of("Zoning notice", "Zoning notice of the harbour"), titles("zon"));
  }

  @Test
  void titlesFollowTheIndex() throws IOException {
    add("a", "Zinc pact", "");
    assertEquals(List.of("Zinc pact"), titles("zinc"));
    add("a", "Zirconium pact", "");
    assertEquals(List.of(), titles("zinc"));
    assertEquals(List.of("Zirconium pact"), titles("zirc"));
    writer.deleteDocuments(new Term(Schema.DOCUMENT, "a"));
    assertEquals(List.of(), titles("zirc"));
  }

  @Test
  void caseAndDiacriticsDoNotMatter() throws IOException {
    add("a", "Décret sur l'énergie", "");
    assertEquals(List.of("Décret sur l'énergie"), titles("DECRET"));
    assertEquals(List.of("Décret sur l'énergie"), titles("décr"));
    Suggestion ivoryCoast = suggest("cote d'iv").getFirst();
    assertEquals("CI", ivoryCoast.value());
    assertEquals(Kind.COUNTRY, ivoryCoast.kind());
  }

  @Test
  void countriesAreFoundByNameCodeDemonymAndForeignName() throws IOException {
    Suggestion japan = new Suggestion("Japan", Kind.COUNTRY, "JP");
    for (String typed :
        List.of("Japan", "japa", "JP", "JPN", "japanese", "Japon", "日本", "Nippon")) {
      assertTrue(suggest(typed).contains(japan), typed + ": " + suggest(typed));
    }
    assertEquals(japan, suggest("JP").getFirst());
    assertEquals("KR", suggest("republic of kor").getFirst().value());
    assertEquals("GB", suggest("the united ki").getFirst().value());
    assertEquals("US", suggest("U.S.").getFirst().value());
    assertEquals(
        new Suggestion("European Union", Kind.COUNTRY, "EU"), suggest("eu").getFirst());
  }

  @Test
  void aCodeIsNotCompletedAndInSmallLettersComesLate() throws IOException {
    add("a", "Inland waterways", "");
    assertEquals("ZA", suggest("ZA").getFirst().value());
    assertTrue(
        suggest("Z", 100, NO_ACRONYMS).stream().noneMatch(each -> each.value().equals("ZA")));
    assertEquals("IN", suggest("IN").getFirst().value());
    assertEquals("Inland waterways", suggest("in").getFirst().text());
  }

  @Test
  void topicsAreFoundByWordsOfTheirLabelAndById() throws IOException {
    Suggestion topic = new Suggestion("Economic security", Kind.TOPIC, "economic-security");
    for (String typed : List.of("econ", "secur", "Economic sec", "economic-security")) {
      assertTrue(suggest(typed, 100, NO_ACRONYMS).contains(topic), typed);
    }
    assertEquals(topic, suggest("economic security").getFirst());
  }

  @Test
  void whatWasTypedCompletelyGoesBeforeTitlesAndTheRestAfter() throws IOException {
    add("a", "Japan and India partnership", "2006");
    List<Suggestion> japan = suggest("japan");
    assertEquals(Kind.COUNTRY, japan.get(0).kind());
    assertEquals(Kind.TITLE, japan.get(1).kind());
    List<Suggestion> japa = suggest("japa");
    assertEquals(Kind.TITLE, japa.get(0).kind());
    assertEquals(Kind.COUNTRY, japa.get(1).kind());
  }

  @Test
  void titlesLeaveAThirdOfThePlaces() throws IOException {
    for (int i = 0; i < 20; i++) {
      add("j" + i, "Japanese notes, volume " + i, "");
    }
    List<Suggestion> found = suggest("japa", 6, NO_ACRONYMS);
    assertEquals(6, found.size());
    assertEquals("JP", found.get(5).value());
    assertEquals(5, found.stream().filter(each -> each.kind() == Kind.TITLE).count());
  }

  @Test
  void acronymsComeFromTheSource() throws IOException {
    List<String> asked = new ArrayList<>();
    AcronymSource source = (prefix, limit) -> {
      asked.add(prefix);
      return List.of(
          Map.entry("cbam", "carbon border adjustment mechanism"),
          Map.entry("cbamx", "something else"));
    };
    add("a", "CBAM reform", "");
    assertEquals(
        List.of(
            new Suggestion("CBAM", Kind.ACRONYM, "carbon border adjustment mechanism"),
            new Suggestion("CBAM reform", Kind.TITLE, "a"),
            new Suggestion("CBAMX", Kind.ACRONYM, "something else")),
        suggest("CBAM", 10, source));
    assertEquals(List.of("cbam"), asked);
    suggest("two words", 10, source);
    suggest("c", 10, source);
    assertEquals(List.of("cbam"), asked, "one letter or two words are no acronym");
  }

  @Test
  void blankAndWordlessTextsGiveNone() throws IOException {
    add("a", "Zinc pact", "");
    for (String typed : List.of("", " ", "\n\t", "...", "-", "¶", "\uD800", "\u0000", "\u200B")) {
      assertEquals(List.of(), suggest(typed), "<" + typed + ">");
    }
    assertEquals(List.of(), suggest("zinc ".repeat(1_000)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noTextMakesItFailAndTheLimitHolds(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < 30; i++) {
      add("d" + i, "Zinc & tin (no. " + i + "): 100 % «accord»", i % 3 == 0 ? "" : "2001-01");
    }
    String odd = "ZzTt ii''\"()[]*?~^:\\/+-&|!.,%$§¶日アß\u0301\u200D\uD83D\uDE00\uD800\u0000\n";
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      for (int i = 0; i < 300; i++) {
        StringBuilder typed = new StringBuilder();
        for (int j = random.nextInt(12); j >= 0; j--) {
          typed.append(odd.charAt(random.nextInt(odd.length())));
        }
        int limit = 1 + random.nextInt(100);
        List<Suggestion> found = suggester.suggest(searcher, typed.toString(), limit, NO_ACRONYMS);
        String message = "seed=" + seed + " typed=" + typed;
        assertTrue(found.size() <= limit, message);
        assertEquals(found.size(), new HashSet<>(found).size(), message);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyTitleIsFoundByAnyBeginningThatIsItsOwn(long seed) throws IOException {
    Random random = new Random(seed);
    List<String> titles = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      StringBuilder title = new StringBuilder();
      for (int j = 0; j < 2 + random.nextInt(5); j++) {
        title.append(j == 0 ? "" : " ").append(Integer.toString(random.nextInt(36 * 36 * 36), 36));
      }
      titles.add(title.toString());
      add("d" + i, title.toString(), "");
    }
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      for (String title : titles) {
        String typed = title.substring(0, title.length() - 1).toUpperCase(Locale.ROOT);
        if (!typed.endsWith(" ")) {
          assertTrue(
              suggester.suggest(searcher, typed, 100, NO_ACRONYMS).stream()
                  .anyMatch(each -> each.text().equals(title)),
              "seed=" + seed + " typed=" + typed);
        }
      }
    }
  }
}
