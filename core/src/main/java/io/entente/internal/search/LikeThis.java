package io.entente.internal.search;

import io.entente.analysis.TwoViews;
import io.entente.internal.index.Schema;
import io.entente.internal.reader.Analysed;
import io.entente.internal.reader.Analysed.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Makes a query of a whole text: its most telling words, those that are frequent in it and rare in the
 * index. Small words, numbers, amounts and references to provisions are left out, since they say little
 * about what a text is about.
 *
 * <p>Safe for use by several threads.
 */
final class LikeThis {

  private static final int MAX_WORDS = 25;

  /** Of so many words one has to be there. */
  private static final int WORDS_TO_MATCH = 10;

  /** What comes after so many UTF-16 code units of a text is not looked at. */
  private static final int MAX_CHARACTERS = 100_000;

  /** In an index of fewer Lucene documents than this, a word of a single passage counts too. */
  private static final int TINY = 500;

  LikeThis() {}

  /**
   * A text as a query.
   *
   * @param query matches passages with some of the words; none if there are no words
   * @param words the words chosen as they first occur in the text, the most telling first
   * @param stems their terms in the stemmed view, in the same order
   */
  record Like(Query query, List<String> words, Set<String> stems) {}

  /** A stem of the text. */
  private static final class Candidate {
    final String stem;
    final String word;
    int count;
    double weight;

    Candidate(String stem, String word) {
      this.stem = stem;
      this.word = word;
    }

    double weight() {
      return weight;
    }
  }

  /**
   * Makes a query of a text. At most 25 words are chosen; one in ten of them has to be there for a passage
   * to match, and each counts the more the more telling it is.
   *
   * @param reader the state of the index
   * @param text any text
   * @return the query, without words if the text has none that are in the index
   * @throws IOException if the index cannot be read
   */
  Like like(IndexReader reader, String text) throws IOException {
    List<Candidate> chosen = chosen(reader, text);
    if (chosen.isEmpty()) {
      return new Like(new MatchNoDocsQuery("no words"), List.of(), Set.of());
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    Set<String> words = new LinkedHashSet<>();
    Set<String> stems = new LinkedHashSet<>();
    double most = chosen.getFirst().weight();
    for (Candidate each : chosen) {
      Query there = new TermQuery(new Term(Schema.TEXT, each.stem));
      query.add(new BoostQuery(there, (float) (each.weight() / most)), Occur.SHOULD);
      words.add(each.word);
      stems.add(each.stem);
    }
    query.setMinimumNumberShouldMatch((chosen.size() + WORDS_TO_MATCH - 1) / WORDS_TO_MATCH);
    return new Like(query.build(), List.copyOf(words), Collections.unmodifiableSet(stems));
  }

  private static List<Candidate> chosen(IndexReader reader, String text) throws IOException {
    int passages = Math.max(1, reader.numDocs());
    int minFrequency = passages < TINY ? 1 : 2;
    List<Candidate> known = new ArrayList<>();
    for (Candidate each : stems(text)) {
      int frequency = reader.docFreq(new Term(Schema.TEXT, each.stem));
      if (frequency >= minFrequency) {
        double rarity = Math.log(1 + (double) passages / frequency);
        each.weight = (1 + Math.log(each.count)) * rarity;
        known.add(each);
      }
    }
    known.sort(
        Comparator.comparingDouble(Candidate::weight).reversed().thenComparing(each -> each.stem));
    return known.subList(0, Math.min(MAX_WORDS, known.size()));
  }

  private static Iterable<Candidate> stems(String text) {
    String read = text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS);
    TwoViews views = new TwoViews();
    views.read(read);
    Map<String, Candidate> byStem = new LinkedHashMap<>();
    for (Span span : Analysed.spans(views.stemmed())) {
      if (isTelling(span.term())) {
        byStem.computeIfAbsent(
                span.term(),
                stem -> new Candidate(stem, word(read.substring(span.start(), span.end()))))
            .count++;
      }
    }
    return byStem.values();
  }

  /** A word as it is, but on one line. */
  private static String word(String typed) {
    return typed.replace("\u00AD", "").replaceAll("\\s+", "");
  }

  private static boolean isTelling(String term) {
    boolean isInitial = term.length() == 1 && term.charAt(0) < 0x80;
    return !isInitial && !Analysed.isUnit(term) && term.codePoints().anyMatch(Character::isLetter);
  }
}
