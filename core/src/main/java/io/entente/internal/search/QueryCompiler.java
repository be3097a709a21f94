package io.entente.internal.search;

import io.entente.document.DocumentInfo.Inferred;
import io.entente.document.DocumentKind;
import io.entente.internal.index.BlockWriter;
import io.entente.internal.index.Schema;
import io.entente.query.FacetField;
import io.entente.query.Filter;
import io.entente.query.PolicyQuery;
import io.entente.query.QuerySyntaxException;
import io.entente.query.QueryText;
import io.entente.vocabulary.Countries;
import io.entente.vocabulary.CountryGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Turns a query into Lucene's, and tells the highlighter what to mark. */
final class QueryCompiler {

  /** How much a word in the title or a heading counts beside the same word in the passage. */
  private static final float CONTEXT_WEIGHT = 0.15f;

  private static final int MAX_TERMS = 400;

  private final Analyzer stemmed;
  private final Analyzer exact;

  QueryCompiler(Analyzer stemmed, Analyzer exact) {
    this.stemmed = stemmed;
    this.exact = exact;
  }

  /**
   * Query text as terms of the index.
   *
   * @param stems stemmed words, any of which may match
   * @param words exact words where the text has nothing but stop words; otherwise empty
   * @param phrases exact words in sequence, all of which must match
   * @param excluded Lucene queries that must not match
   */
  record Terms(
      Set<String> stems, Set<String> words, List<List<String>> phrases, List<Query> excluded) {
    boolean scores() {
      return !stems.isEmpty() || !words.isEmpty() || !phrases.isEmpty();
    }
  }

  Terms terms(String text) {
    QueryText parts = QueryText.parse(text);
    Set<String> stems = new LinkedHashSet<>();
    for (String word : parts.words()) {
      stems.addAll(tokens(stemmed, word));
    }
    Set<String> words = new LinkedHashSet<>();
    if (stems.isEmpty()) {
      for (String word : parts.words()) {
        words.addAll(tokens(exact, word));
      }
    }
    List<List<String>> phrases = new ArrayList<>();
    int count = stems.size() + words.size();
    for (String phrase : parts.phrases()) {
      List<String> sequence = tokens(exact, phrase);
      if (!sequence.isEmpty()) {
        phrases.add(sequence);
        count += sequence.size();
      }
    }
    List<Query> excluded = new ArrayList<>();
    for (String item : parts.excluded()) {
      Query without = excluded(item);
      if (without != null) {
        excluded.add(without);
        count++;
      }
    }
    if (count > MAX_TERMS) {
      throw new QuerySyntaxException(
          "query text must have at most " + MAX_TERMS + " different words, got " + count,
          text.length());
    }
    return new Terms(stems, words, phrases, excluded);
  }

  /** A single word excludes all its forms; more than one exclude the exact phrase. */
  private @Nullable Query excluded(String item) {
    List<String> sequence = tokens(exact, item);
    if (sequence.size() == 1) {
      List<String> stem = tokens(stemmed, item);
      return stem.size() == 1
          ? new TermQuery(new Term(Schema.TEXT, stem.getFirst()))
          : new TermQuery(new Term(Schema.EXACT, sequence.getFirst()));
    }
    return sequence.isEmpty() ? null : phrase(sequence);
  }

  /** Everything but the filters on {@code without}, whose own facet they do not narrow. */
  Query compile(PolicyQuery query, Terms terms, @Nullable FacetField without) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    scored(all, terms);
    if (!terms.scores() && terms.excluded().isEmpty() && !query.text().isBlank()) {
      return new MatchNoDocsQuery("the query text has no word");
    }
    if (!terms.scores()) {
      all.add(
          new ConstantScoreQuery(new TermQuery(new Term(Schema.PASSAGE, Schema.YES))), Occur.MUST);
    }
    for (Query excluded : terms.excluded()) {
      all.add(excluded, Occur.MUST_NOT);
    }
    for (Filter filter : query.filters()) {
      if (without == null || !narrows(filter, without)) {
        all.add(filter(filter, query.inferred()), Occur.FILTER);
      }
    }
    return all.build();
  }

  private static void scored(BooleanQuery.Builder all, Terms terms) {
    String field = terms.stems().isEmpty() ? Schema.EXACT : Schema.TEXT;
    Set<String> words = terms.stems().isEmpty() ? terms.words() : terms.stems();
    if (!words.isEmpty()) {
      all.add(anyOf(field, words), terms.phrases().isEmpty() ? Occur.MUST : Occur.SHOULD);
    }
    for (List<String> phrase : terms.phrases()) {
      all.add(phrase(phrase), Occur.MUST);
    }
    if (!terms.stems().isEmpty()) {
      all.add(new BoostQuery(anyOf(Schema.CONTEXT, terms.stems()), CONTEXT_WEIGHT), Occur.SHOULD);
    }
  }

  private static Query anyOf(String field, Collection<String> words) {
    if (words.size() == 1) {
      return new TermQuery(new Term(field, words.iterator().next()));
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (String word : words) {
      any.add(new TermQuery(new Term(field, word)), Occur.SHOULD);
    }
    return any.build();
  }

  private static Query phrase(List<String> sequence) {
    return sequence.size() == 1
        ? new TermQuery(new Term(Schema.EXACT, sequence.getFirst()))
        : new PhraseQuery(Schema.EXACT, sequence.toArray(String[]::new));
  }

  private static boolean narrows(Filter filter, FacetField facet) {
    return switch (filter) {
      case Filter.Country ignored -> facet == FacetField.COUNTRY;
      case Filter.Mentions ignored -> facet == FacetField.MENTIONS;
      case Filter.Topic ignored -> facet == FacetField.TOPIC;
      case Filter.Kind ignored -> facet == FacetField.KIND;
      case Filter.Language ignored -> facet == FacetField.LANGUAGE;
      case Filter.Source ignored -> facet == FacetField.SOURCE;
      case Filter.DateRange ignored -> facet == FacetField.YEAR || facet == FacetField.MONTH;
      case Filter.Document ignored -> false;
    };
  }

  private static Query filter(Filter filter, boolean inferred) {
    return switch (filter) {
      case Filter.Country country ->
        stated(countries(Schema.COUNTRY, country.codes()), Inferred.COUNTRIES, inferred);
      case Filter.Mentions mentions -> countries(Schema.MENTIONS, mentions.codes());
      case Filter.Topic topic -> stated(in(Schema.TOPIC, topic.ids()), Inferred.TOPICS, inferred);
      case Filter.Kind kind ->
        in(Schema.KIND, kind.kinds().stream().map(DocumentKind::id).toList());
      case Filter.Document document -> in(Schema.DOCUMENT, document.ids());
      case Filter.Language language ->
        stated(in(Schema.LANGUAGE, language.tags()), Inferred.LANGUAGE, inferred);
      case Filter.Source source ->
        in(Schema.SOURCE, source.names().stream().map(BlockWriter::cut).toList());
      case Filter.DateRange range -> stated(range(range), Inferred.DATE, inferred);
    };
  }

  private static Query range(Filter.DateRange range) {
    if (range.from() == null && range.to() == null) {
      return new MatchNoDocsQuery("no bound");
    }
    BooleanQuery.Builder both = new BooleanQuery.Builder();
    if (range.from() != null) {
      int from = Math.toIntExact(range.from().first().toEpochDay());
      both.add(IntPoint.newRangeQuery(Schema.DATE_FIRST, from, Integer.MAX_VALUE), Occur.FILTER);
    }
    if (range.to() != null) {
      int to = Math.toIntExact(range.to().last().toEpochDay());
      both.add(IntPoint.newRangeQuery(Schema.DATE_LAST, Integer.MIN_VALUE, to), Occur.FILTER);
    }
    return both.build();
  }

  private static Query stated(Query filter, Inferred field, boolean inferred) {
    if (inferred) {
      return filter;
    }
    return new BooleanQuery.Builder()
        .add(filter, Occur.FILTER)
        .add(
            new TermQuery(new Term(Schema.INFERRED, field.name().toLowerCase(Locale.ROOT))),
            Occur.MUST_NOT)
        .build();
  }

  /** A group is meant itself, and stands for its members at the date of the document. */
  private static Query countries(String field, List<String> codes) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    any.add(in(field, codes), Occur.SHOULD);
    for (String code : codes) {
      Countries.bundled().group(code).ifPresent(group -> members(field, group, any));
    }
    return new ConstantScoreQuery(any.build());
  }

  private static void members(String field, CountryGroup group, BooleanQuery.Builder any) {
    record Period(LocalDate from, @Nullable LocalDate until) {}
    Map<Period, List<String>> byPeriod = new LinkedHashMap<>();
    for (CountryGroup.Membership member : group.members()) {
      byPeriod
          .computeIfAbsent(new Period(member.from(), member.until()), unseen -> new ArrayList<>())
          .add(member.country());
    }
    byPeriod.forEach((period, countries) -> any.add(
        new BooleanQuery.Builder()
            .add(in(field, countries), Occur.FILTER)
            .add(
                IntPoint.newRangeQuery(
                    Schema.DATE_FIRST,
                    day(period.from()),
                    period.until() == null ? Integer.MAX_VALUE : day(period.until())),
                Occur.FILTER)
            .build(),
        Occur.SHOULD));
    List<String> today = group.membersOn(LocalDate.now(ZoneOffset.UTC));
    if (!today.isEmpty()) {
      any.add(
          new BooleanQuery.Builder()
              .add(in(field, today), Occur.FILTER)
              .add(new FieldExistsQuery(Schema.DAY), Occur.MUST_NOT)
              .build(),
          Occur.SHOULD);
    }
  }

  private static int day(LocalDate date) {
    return Math.toIntExact(date.toEpochDay());
  }

  private static Query in(String field, List<String> values) {
    return values.size() == 1
        ? new TermQuery(new Term(field, values.getFirst()))
        : new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
  }

  private static List<String> tokens(Analyzer analyzer, String text) {
    List<String> tokens = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        tokens.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    return tokens;
  }
}
