package io.entente.internal.question;

import io.entente.result.Understanding.Note;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Words side by side as they were understood.
 *
 * @param items what may match, each a word, a unit or something that words together mean
 * @param stems the words of the stemmed view, for titles and headings
 * @param pairs neighbours among them
 * @param countries the documents of countries that are named
 * @param leftOut passages that speak or are of countries that are named to be left out
 * @param named the documents that are named beside what is asked
 * @param pinned what the words name as a whole and is put first, or null
 * @param closely the words in order, with what they count, for the second stage
 * @param asked what it asks for beyond its words
 * @param marks what to highlight
 * @param notes what was understood beyond the words
 * @param asks whether it has words that only put the question
 * @param small whether there are only words such as "the"
 */
public record Question(
    List<Item> items,
    List<String> stems,
    Set<String> pairs,
    List<Query> countries,
    List<Query> leftOut,
    List<Named> named,
    Pins.@Nullable Pinned pinned,
    List<Word> closely,
    Intent asked,
    Marks marks,
    List<Note> notes,
    boolean asks,
    boolean small) {

  /** How much two neighbouring words of the question count where they are neighbours in the passage. */
  public static final float PAIR_WEIGHT = 0.35f;

  /** The same where words put a question, so that the others are neighbours in a sentence. */
  public static final float ASKED_PAIR_WEIGHT = 0.4f;

  /** The terms of the words that name a document. */
  public Set<String> naming() {
    Set<String> naming = new HashSet<>();
    QueryVisitor found = new QueryVisitor() {
      @Override
      public void consumeTerms(Query words, Term... terms) {
        for (Term term : terms) {
          naming.add(term.text());
        }
      }
    };
    named.forEach(each -> each.words().forEach(words -> words.visit(found)));
    return naming;
  }

  /**
   * A word of the question.
   *
   * @param exact the word, in small letters
   * @param weight what it counts; 0 for small words
   */
  public record Word(String exact, double weight) {}

  /**
   * One thing that may match.
   *
   * @param words what it is, for people
   * @param query matches and scores it
   * @param elsewhere matches where the document says it though the passage does not, or null; only for what
   *     the question cannot do without
   */
  public record Item(String words, Query query, @Nullable Query elsewhere) {}

  /**
   * Documents that are named, or dated. The words of a name count once: by being in a passage, or for
   * passages of that document without being there.
   *
   * @param names the names, or the date, for people
   * @param words the items that are part of the names alone
   * @param documents scores the passages of these documents that have enough of the rest of the question
   * @param surely matches the passages of which one can say that they have the words, without being there
   */
  public record Named(String names, Set<Query> words, Query documents, Query surely) {

    Named(String names, Set<Query> words, Query documents) {
      this(names, words, documents, documents);
    }

    /**
     * How much being of a document of that date or country counts beside saying so: texts that say it are as
     * often of another.
     */
    static final float OF = 2;

    /** Of so many things that are asked beside the name a passage has to have one. */
    private static final int SHARE = 3;

    /** Passages of documents that have enough of the rest of the question, if there is any. */
    static Query answering(Query documents, Set<Query> rest) {
      if (rest.isEmpty()) {
        return documents;
      }
      BooleanQuery.Builder asked = new BooleanQuery.Builder();
      rest.forEach(item -> asked.add(item, Occur.SHOULD));
      asked.setMinimumNumberShouldMatch(Math.max(1, rest.size() / SHARE));
      return new BooleanQuery.Builder()
          .add(documents, Occur.MUST)
          .add(asked.build(), Occur.FILTER)
          .build();
    }
  }
}
