package io.entente.internal.search;

import io.entente.internal.index.Schema;
import io.entente.internal.reader.Analysed;
import io.entente.internal.search.Plan.Reason;
import io.entente.query.Filter;
import io.entente.vocabulary.Topic;
import io.entente.vocabulary.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.TermQuery;

/** What a passage found by filters alone is about, to put those first that are about what was asked for. */
final class Aboutness {

  /** Filters of more values than these say nothing of what is asked about. */
  private static final int MAX_ABOUT = 100;

  private Aboutness() {}

  /** Returns what makes a passage be about the countries and topics of filters. */
  static List<Reason> reasons(List<Filter> filters, Topics topics) {
    List<Reason> reasons = new ArrayList<>();
    for (Filter filter : filters) {
      switch (filter) {
        case Filter.Country country -> country.codes().forEach(code -> reasons.add(mentions(code)));
        case Filter.Mentions mentions ->
          mentions.codes().forEach(code -> reasons.add(mentions(code)));
        case Filter.Topic topic ->
          topic.ids().stream()
              .limit(MAX_ABOUT + 1L)
              .forEach(id -> topics.topic(id).ifPresent(found -> reasons.add(names(found))));
        default -> {
          // Says nothing of what a passage is about.
        }
      }
    }
    // A filter by very many values is no question about any of them.
    return reasons.size() > MAX_ABOUT ? List.of() : reasons;
  }

  private static Reason names(Topic topic) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    Analysed.of(topic.label())
        .stems()
        .forEach(stem -> all.add(new TermQuery(new Term(Schema.TEXT, stem)), Occur.FILTER));
    return new Reason(
        "the passage names the topic " + topic.label(), new ConstantScoreQuery(all.build()));
  }

  private static Reason mentions(String code) {
    return new Reason(
        "the passage mentions " + code,
        new ConstantScoreQuery(new TermQuery(new Term(Schema.MENTIONS, code))));
  }
}
