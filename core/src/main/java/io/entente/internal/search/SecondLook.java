package io.entente.internal.search;

import io.entente.internal.index.Schema;
import io.entente.internal.question.Intent;
import io.entente.internal.question.Question;
import io.entente.internal.ranking.Look;
import io.entente.internal.reader.PageSearcher;
import io.entente.query.PolicyQuery;
import io.entente.query.Ranking.Ingredient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Tells what the second stage looks for, by the questions that the words of a query are read as. */
final class SecondLook {

  /** How much a word in the title or a heading counts beside the same word in the passage. */
  private static final float CONTEXT_WEIGHT = 0.6f;

  /** Longer questions are seldom answered with all of their words. */
  private static final int MAX_NEEDED = 8;

  /** How much a passage's being from a country named in the question counts beside its naming it. */
  private static final float COUNTRY_WEIGHT = 0.6f;

  /** How much being of a country that is named to be left out takes away. */
  private static final float LEFT_OUT_WEIGHT = -0.6f;

  private final PageSearcher searcher;
  private final PolicyQuery query;
  private final List<Question> read;

  SecondLook(Compilation compilation, List<Question> read) {
    this.searcher = compilation.searcher();
    this.query = compilation.query();
    this.read = read;
  }

  /**
   * Returns what the second stage looks for.
   *
   * @param items what the first stage looks for
   * @param pairs the words it looks for side by side
   */
  Look look(List<Query> items, List<Query> pairs) throws IOException {
    List<Question.Word> closely = new ArrayList<>();
    Intent asked = Intent.NONE;
    for (Question question : read) {
      closely.addAll(question.closely());
      asked = asked.kinds().isEmpty() ? question.asked() : asked;
    }
    return new Look(
        closely, searcher.meanLength(Schema.EXACT), asked, late(), needed(), items, pairs);
  }

  private List<Look.Late> late() throws IOException {
    List<Look.Late> late = new ArrayList<>();
    if (query.ranking().uses(Ingredient.CONTEXT)) {
      addContext(late);
    }
    for (Question question : read) {
      for (Query country : question.countries()) {
        String words = "the document's country is named in the question";
        late.add(new Look.Late(words, country, COUNTRY_WEIGHT, null));
      }
    }
    for (Question question : read) {
      for (Query other : question.leftOut()) {
        late.add(
            new Look.Late("it is about a country that is left out", other, LEFT_OUT_WEIGHT, null));
      }
    }
    return late;
  }

  private void addContext(List<Look.Late> late) throws IOException {
    Set<String> stems = new LinkedHashSet<>();
    read.forEach(question -> stems.addAll(question.stems()));
    // Two words are likely a phrase, which a title that has one of them must not part.
    float weight = (stems.size() <= 2 ? CONTEXT_WEIGHT / 2 : CONTEXT_WEIGHT)
        * (float) query.ranking().weight(Ingredient.CONTEXT);
    Set<String> naming = naming();
    for (String stem : stems) {
      Term term = new Term(Schema.CONTEXT, stem);
      TermStates states = searcher.terms().find(term);
      if (searcher.docFreq(term, states.docFreq()) == 0) {
        continue;
      }
      Query there = new TermQuery(term, states);
      // Titles and headings help a passage whose own words are few; what it says itself counts
      // already.
      Query said = naming.contains(stem) ? null : new TermQuery(new Term(Schema.TEXT, stem));
      late.add(new Look.Late("the words in the title and the headings", there, weight, said));
    }
  }

  /** The stems of words that name a document: that a passage speaks of it does not say that it is of it. */
  private Set<String> naming() {
    Set<String> naming = new HashSet<>();
    read.forEach(question -> naming.addAll(question.naming()));
    return naming;
  }

  /** What a whole answer has, where the question is short. */
  private List<Look.Needed> needed() {
    List<Look.Needed> needed = new ArrayList<>();
    for (Question question : read) {
      for (Question.Item item : question.items()) {
        if (item.elsewhere() != null) {
          // A document that is named has the words of its name.
          BooleanQuery.Builder elsewhere =
              new BooleanQuery.Builder().add(item.elsewhere(), Occur.SHOULD);
          question.named().stream()
              .filter(each -> each.words().contains(item.query()))
              .forEach(each -> elsewhere.add(each.surely(), Occur.SHOULD));
          needed.add(new Look.Needed(item.query(), elsewhere.build()));
        }
      }
    }
    boolean counts = query.ranking().uses(Ingredient.COVERAGE);
    // Two words are as often a phrase, which is not to be parted.
    return counts && needed.size() > 2 && needed.size() <= MAX_NEEDED ? needed : List.of();
  }
}
