package io.entente.internal.reader;

import io.entente.document.DocumentInfo.Inferred;
import io.entente.document.DocumentKind;
import io.entente.document.PolicyDate;
import io.entente.internal.index.BlockWriter;
import io.entente.internal.index.Schema;
import io.entente.query.FacetField;
import io.entente.query.Filter;
import io.entente.vocabulary.Countries;
import io.entente.vocabulary.CountryGroup;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.QueryBitSetProducer;
import org.apache.lucene.search.join.ToChildBlockJoinQuery;
import org.apache.lucene.search.join.ToParentBlockJoinQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Turns filters into Lucene's queries; none of them scores. */
public final class Filters {

  /** The headers of documents, which end their blocks. */
  public static final BitSetProducer HEADERS =
      new QueryBitSetProducer(new TermQuery(new Term(Schema.HEADER, Schema.YES)));

  private static final Query ANY_DATE =
      IntPoint.newRangeQuery(Schema.DATE_FIRST, Integer.MIN_VALUE, Integer.MAX_VALUE);

  private static final Query ANY_FORCE_FIRST =
      IntPoint.newRangeQuery(Schema.FORCE_FIRST, Integer.MIN_VALUE, Integer.MAX_VALUE);

  private Filters() {}

  /** Whether a filter is on the facet's own field, so that it does not narrow its counts. */
  public static boolean narrows(Filter filter, FacetField facet) {
    return switch (filter) {
      case Filter.Country ignored -> facet == FacetField.COUNTRY;
      case Filter.Mentions ignored -> facet == FacetField.MENTIONS;
      case Filter.Topic ignored -> facet == FacetField.TOPIC;
      case Filter.Kind ignored -> facet == FacetField.KIND;
      case Filter.Language ignored -> facet == FacetField.LANGUAGE;
      case Filter.Source ignored -> facet == FacetField.SOURCE;
      case Filter.DateRange ignored -> facet == FacetField.YEAR || facet == FacetField.MONTH;
      case Filter.Document ignored -> false;
      case Filter.Title ignored -> false;
      case Filter.InForce ignored -> false;
    };
  }

  /** Returns what satisfies a filter; {@code inferred} says whether inferred metadata counts. */
  public static Query filter(Filter filter, boolean inferred) {
    return filter instanceof Filter.Mentions mentions
        ? countries(Schema.MENTIONS, mentions.codes(), DocumentFilter::new)
        : new DocumentFilter(ofHeaders(filter, inferred));
  }

  /** Returns the passages of documents whose date lies within one. */
  public static DocumentFilter dated(String date, boolean inferred) {
    return new DocumentFilter(ofHeaders(Filter.in(date), inferred));
  }

  /** Returns the passages of documents without a date. */
  public static DocumentFilter undated() {
    return new DocumentFilter(new BooleanQuery.Builder()
        .add(new TermQuery(new Term(Schema.HEADER, Schema.YES)), Occur.FILTER)
        .add(ANY_DATE, Occur.MUST_NOT)
        .build());
  }

  /** Returns what satisfies all of some filters. */
  public static Query all(Collection<Filter> filters, boolean inferred) {
    if (filters.size() == 1) {
      return filter(filters.iterator().next(), inferred);
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    filters.forEach(each -> all.add(filter(each, inferred), Occur.FILTER));
    return all.build();
  }

  /** The headers of documents of some kinds. */
  public static Query headersOf(List<DocumentKind> kinds) {
    return in(Schema.KIND, kinds.stream().map(DocumentKind::id).toList());
  }

  /**
   * The headers of documents that a country or a group as a whole is a party of: a group by its name or by
   * those who founded it and still belong to it, as others came later.
   */
  public static Query headersOfParty(String code) {
    Query named = in(Schema.COUNTRY, List.of(code));
    List<CountryGroup.Membership> lasting =
        Countries.bundled().group(code).map(CountryGroup::members).orElse(List.of()).stream()
            .filter(member -> member.until() == null)
            .toList();
    if (lasting.isEmpty()) {
      return new ConstantScoreQuery(named);
    }
    LocalDate founded = lasting.stream()
        .map(CountryGroup.Membership::from)
        .min(LocalDate::compareTo)
        .orElseThrow();
    BooleanQuery.Builder founders = new BooleanQuery.Builder();
    for (CountryGroup.Membership member : lasting) {
      if (member.from().isBefore(founded.plusYears(1))) {
        founders.add(new TermQuery(new Term(Schema.COUNTRY, member.country())), Occur.FILTER);
      }
    }
    return new ConstantScoreQuery(new BooleanQuery.Builder()
        .add(named, Occur.SHOULD)
        .add(founders.build(), Occur.SHOULD)
        .build());
  }

  /** The headers of documents of a country or group and of at most so many others. */
  public static Query headersOfFew(String code, int others) {
    int members =
        Countries.bundled().group(code).map(group -> group.members().size()).orElse(0);
    return new ConstantScoreQuery(new BooleanQuery.Builder()
        .add(headersOfParty(code), Occur.FILTER)
        .add(new FewParties(1 + members + others), Occur.FILTER)
        .build());
  }

  private static Query ofHeaders(Filter filter, boolean inferred) {
    return switch (filter) {
      case Filter.Country country ->
        stated(
            countries(Schema.COUNTRY, country.codes(), query -> query),
            Inferred.COUNTRIES,
            inferred);
      case Filter.Mentions mentions ->
        throw new IllegalArgumentException("passages mention, not documents: " + mentions);
      case Filter.Topic topic -> stated(in(Schema.TOPIC, topic.ids()), Inferred.TOPICS, inferred);
      case Filter.Kind kind -> headersOf(List.copyOf(kind.kinds()));
      case Filter.Document document ->
        new BooleanQuery.Builder()
            .add(in(Schema.DOCUMENT, document.ids()), Occur.FILTER)
            .add(new TermQuery(new Term(Schema.HEADER, Schema.YES)), Occur.FILTER)
            .build();
      case Filter.Language language ->
        stated(
            in(
                Schema.LANGUAGE,
                language.tags().stream().map(BlockWriter::language).toList()),
            Inferred.LANGUAGE,
            inferred);
      case Filter.Source source ->
        in(Schema.SOURCE, source.names().stream().map(BlockWriter::cut).toList());
      case Filter.DateRange range -> stated(range(range), Inferred.DATE, inferred);
      case Filter.Title title -> title(title.text());
      case Filter.InForce force -> inForce(force.date());
    };
  }

  /** All passages of documents in which a passage matches. */
  public static Query wholeDocuments(Query passages) {
    return new ToChildBlockJoinQuery(
        new ToParentBlockJoinQuery(passages, HEADERS, org.apache.lucene.search.join.ScoreMode.None),
        HEADERS);
  }

  /** The headers whose title has all the words; small ones count only where there is nothing else. */
  private static Query title(String text) {
    Set<Term> terms = new LinkedHashSet<>();
    Set<Term> small = new LinkedHashSet<>();
    for (Analysed.Token token : Analysed.of(text).tokens()) {
      if (token.stem() != null) {
        terms.add(new Term(Schema.TITLE, token.stem()));
      } else if (token.word()) {
        small.add(new Term(Schema.TITLE_WORDS, token.exact()));
      }
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    (terms.isEmpty() ? small : terms).forEach(term -> all.add(new TermQuery(term), Occur.FILTER));
    BooleanQuery titles = all.build();
    return titles.clauses().isEmpty() ? new MatchNoDocsQuery("no word") : titles;
  }

  /** In force from the day it says, or else from its date; until the day it says, or else for ever. */
  private static Query inForce(PolicyDate date) {
    int first = Math.toIntExact(date.first().toEpochDay());
    int last = Math.toIntExact(date.last().toEpochDay());
    Query begun = new BooleanQuery.Builder()
        .add(IntPoint.newRangeQuery(Schema.FORCE_FIRST, Integer.MIN_VALUE, first), Occur.SHOULD)
        .add(
            new BooleanQuery.Builder()
                .add(
                    IntPoint.newRangeQuery(Schema.DATE_FIRST, Integer.MIN_VALUE, first),
                    Occur.FILTER)
                .add(ANY_FORCE_FIRST, Occur.MUST_NOT)
                .build(),
            Occur.SHOULD)
        .build();
    return new BooleanQuery.Builder()
        .add(begun, Occur.FILTER)
        .add(IntPoint.newRangeQuery(Schema.FORCE_LAST, Integer.MIN_VALUE, last - 1), Occur.MUST_NOT)
        .build();
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

  /** From when until when countries are members of a group. */
  private record Period(LocalDate from, @Nullable LocalDate until) {}

  /**
   * A group is meant itself, and stands for its members at the date of the document; {@code dated} makes
   * what headers are asked fit what the field is on. However many groups there are, each period is asked
   * for once.
   */
  private static Query countries(String field, List<String> codes, UnaryOperator<Query> dated) {
    Map<Period, Set<String>> byPeriod = new LinkedHashMap<>();
    Set<String> today = new LinkedHashSet<>();
    LocalDate now = LocalDate.now(ZoneOffset.UTC);
    for (String code : codes) {
      CountryGroup group = Countries.bundled().group(code).orElse(null);
      if (group != null) {
        for (CountryGroup.Membership member : group.members()) {
          byPeriod
              .computeIfAbsent(
                  new Period(member.from(), member.until()), unseen -> new LinkedHashSet<>())
              .add(member.country());
        }
        today.addAll(group.membersOn(now));
      }
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    any.add(in(field, codes), Occur.SHOULD);
    byPeriod.forEach((period, countries) -> any.add(
        new BooleanQuery.Builder()
            .add(in(field, countries), Occur.FILTER)
            .add(
                dated.apply(IntPoint.newRangeQuery(
                    Schema.DATE_FIRST,
                    day(period.from()),
                    period.until() == null ? Integer.MAX_VALUE : day(period.until()))),
                Occur.FILTER)
            .build(),
        Occur.SHOULD));
    if (!today.isEmpty()) {
      any.add(
          new BooleanQuery.Builder()
              .add(in(field, today), Occur.FILTER)
              .add(dated.apply(ANY_DATE), Occur.MUST_NOT)
              .build(),
          Occur.SHOULD);
    }
    return new ConstantScoreQuery(any.build());
  }

  private static int day(LocalDate date) {
    return Math.toIntExact(date.toEpochDay());
  }

  private static Query in(String field, Collection<String> values) {
    return values.size() == 1
        ? new TermQuery(new Term(field, values.iterator().next()))
        : new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
  }
}
