package io.entente.internal.facet;

import io.entente.internal.index.Schema;
import io.entente.internal.reader.DocumentFilter;
import io.entente.internal.reader.SegmentDocuments;
import io.entente.query.FacetField;
import io.entente.result.FacetCount;
import io.entente.vocabulary.Countries;
import io.entente.vocabulary.Topic;
import io.entente.vocabulary.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.DocIdStream;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts all matches by facet. Passages come in order, a document's together, so what a document has in
 * common is looked up once. For searches of one thread, as all are.
 */
public final class FacetCounter
    implements CollectorManager<FacetCounter.Counts, FacetCounter.Counts> {

  private static final int BUFFER = 256;
  /** So many documents are counted at a time. */
  private static final int BATCH = 256;
  /** So many passages at a time are marked and counted where that can be done. */
  private static final int WINDOW = 1 << 13;

  private final IndexSearcher searcher;
  private final Collection<FacetField> fields;
  private final List<Own> filters;

  /**
   * Filters that what is searched is not narrowed by already.
   *
   * @param all admits what satisfies them
   * @param documents the same, each by itself, where they are all on documents; else empty
   * @param fields the facets that go without them; all others they narrow
   */
  public record Own(Query all, List<DocumentFilter> documents, Set<FacetField> fields) {}

  public FacetCounter(IndexSearcher searcher, Collection<FacetField> fields, List<Own> filters) {
    this.searcher = searcher;
    this.fields = fields;
    this.filters = filters;
  }

  @Override
  public Counts newCollector() {
    return new Counts(searcher, fields, filters);
  }

  /** Counts all that matches. */
  public Counts count(Query query) throws IOException {
    Query rewritten = searcher.rewrite(query);
    if (fields.contains(FacetField.MENTIONS)) {
      return searcher.search(rewritten, this);
    }
    BooleanQuery.Builder excluded = new BooleanQuery.Builder();
    Query admitted = searcher.rewrite(split(rewritten, excluded));
    Query without = searcher.rewrite(excluded.build());
    boolean nothing = without instanceof MatchNoDocsQuery;
    if (!isAnyOf(admitted) || !nothing && !isAnyOf(without)) {
      return searcher.search(rewritten, this);
    }
    Counts counts = newCollector();
    Weight found = searcher.createWeight(admitted, ScoreMode.COMPLETE_NO_SCORES, 1);
    Weight left = searcher.createWeight(without, ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Scorer scorer = found.scorer(leaf);
      if (scorer != null) {
        Scorer out = left.scorer(leaf);
        counts
            .byDocument(leaf)
            .collect(
                scorer.iterator(),
                out == null ? DocIdSetIterator.empty() : out.iterator(),
                leaf.reader().getLiveDocs());
      }
    }
    return counts;
  }

  /** What a query admits, and separately what it excludes. */
  private static Query split(Query query, BooleanQuery.Builder excluded) {
    if (!(query instanceof BooleanQuery all) || all.getClauses(Occur.MUST_NOT).isEmpty()) {
      return query;
    }
    BooleanQuery.Builder admitted = new BooleanQuery.Builder();
    admitted.setMinimumNumberShouldMatch(all.getMinimumNumberShouldMatch());
    for (BooleanClause clause : all) {
      if (clause.occur() == Occur.MUST_NOT) {
        excluded.add(clause.query(), Occur.SHOULD);
      } else {
        admitted.add(clause);
      }
    }
    return admitted.build();
  }

  /** Whether what has any of some words matches, whose postings can be marked many at a time. */
  private static boolean isAnyOf(Query query) {
    return switch (query) {
      case TermQuery ignored -> true;
      case BoostQuery boosted -> isAnyOf(boosted.getQuery());
      case ConstantScoreQuery constant -> isAnyOf(constant.getQuery());
      case DisjunctionMaxQuery any -> any.getDisjuncts().stream().allMatch(FacetCounter::isAnyOf);
      case BooleanQuery any ->
        any.getMinimumNumberShouldMatch() <= 1
            && any.clauses().stream()
                .allMatch(clause -> clause.occur() == Occur.SHOULD && isAnyOf(clause.query()));
      default -> false;
    };
  }

  @Override
  public Counts reduce(Collection<Counts> parts) {
    if (parts.size() != 1) {
      throw new IllegalStateException("a search was shared by " + parts.size() + " threads");
    }
    return parts.iterator().next();
  }

  /** The counts, value by value: passages at 0, documents at 1. */
  public static final class Counts implements Collector {
    /** By name, where there are several segments. */
    private final Map<FacetField, Map<String, long[]>> byField = new EnumMap<>(FacetField.class);
    /** What the first segment has, which mostly is the only one. */
    private final Map<FacetField, OfDocument> first = new EnumMap<>(FacetField.class);

    private final IndexSearcher searcher;
    private final List<Own> filters;
    private long passageCount;

    Counts(IndexSearcher searcher, Collection<FacetField> fields, List<Own> filters) {
      this.searcher = searcher;
      this.filters = filters;
      fields.forEach(field -> byField.put(field, new HashMap<>()));
    }

    /** How many passages satisfy all filters. */
    long passageCount() {
      return passageCount;
    }

    private void add(FacetField field, String value, long passages, long documents) {
      long[] n = counts(field).computeIfAbsent(value, unseen -> new long[2]);
      n[0] += passages;
      n[1] += documents;
    }

    List<FacetCount> of(FacetField field, Topics topics) {
      OfDocument only = first.get(field);
      if (only != null) {
        return only.list(topics);
      }
      List<FacetCount> list = new ArrayList<>();
      counts(field).forEach((value, n) -> list.add(facet(field, value, topics, n[0], n[1])));
      boolean inTime = isInTime(field);
      list.sort((one, other) -> inTime || one.passageCount() == other.passageCount()
          ? one.value().compareTo(other.value())
          : Long.compare(other.passageCount(), one.passageCount()));
      return list;
    }

    private static FacetCount facet(
        FacetField field, String value, Topics topics, long passages, long documents) {
      String label = label(field, value, topics);
      return new FacetCount(value, label, level(field, value, topics), passages, documents);
    }

    private static boolean isInTime(FacetField field) {
      return field == FacetField.YEAR || field == FacetField.MONTH;
    }

    private Map<String, long[]> counts(FacetField field) {
      OfDocument known = first.remove(field);
      if (known != null) {
        known.name();
      }
      return Objects.requireNonNull(byField.get(field), field::id);
    }

    private static int level(FacetField field, String value, Topics topics) {
      int level = 0;
      if (field == FacetField.TOPIC) {
        for (Optional<Topic> topic = topics.topic(value);
            topic.isPresent() && !topic.get().broader().isEmpty();
            topic = topics.topic(topic.get().broader().getFirst())) {
          level++;
        }
      }
      return level;
    }

    private static String label(FacetField field, String value, Topics topics) {
      return switch (field) {
        case COUNTRY, MENTIONS -> Countries.bundled().name(value);
        case TOPIC -> topics.topic(value).map(topic -> topic.label()).orElse(value);
        case LANGUAGE -> {
          String name = Locale.forLanguageTag(value).getDisplayLanguage(Locale.ENGLISH);
          yield name.isEmpty() ? value : name;
        }
        case KIND, SOURCE, YEAR, MONTH -> value;
      };
    }

    /** The filters that a facet goes without, a bit each. */
    private int without(FacetField field) {
      int without = 0;
      for (int i = 0; i < filters.size(); i++) {
        without |= filters.get(i).fields().contains(field) ? 1 << i : 0;
      }
      return without;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
      if (!byField.containsKey(FacetField.MENTIONS)) {
        return byDocument(context);
      }
      SegmentDocuments documents = SegmentDocuments.of(context.reader());
      List<OfDocument> ofDocument = ofDocument(context, documents);
      FacetField field = FacetField.MENTIONS;
      OfPassage ofPassage =
          new OfPassage(field, DocValues.getSortedSet(context.reader(), field.id() + Schema.FACET));
      DocIdSetIterator[] satisfying = new DocIdSetIterator[filters.size()];
      for (int i = 0; i < satisfying.length; i++) {
        Query all = searcher.rewrite(filters.get(i).all());
        Scorer scorer =
            searcher.createWeight(all, ScoreMode.COMPLETE_NO_SCORES, 1).scorer(context);
        satisfying[i] = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
      }
      return new LeafCollector() {
        private int current = -1;
        // How many passages of the current document miss those filters, and no others.
        private final int[] missing = new int[1 << satisfying.length];

        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int doc) throws IOException {
          int document = documents.documentOf(doc);
          if (document != current) {
            finishDocument();
            current = document;
          }
          int missed = 0;
          for (int i = 0; i < satisfying.length; i++) {
            DocIdSetIterator each = satisfying[i];
            int at = each.docID() < doc ? each.advance(doc) : each.docID();
            missed |= at == doc ? 0 : 1 << i;
          }
          missing[missed]++;
          if ((missed & ~ofPassage.without) == 0) {
            ofPassage.count(doc, document);
          }
        }

        private void finishDocument() {
          passageCount += missing[0];
          for (OfDocument counter : ofDocument) {
            int count = 0;
            for (int missed = 0; missed < missing.length; missed++) {
              count += (missed & ~counter.without) == 0 ? missing[missed] : 0;
            }
            if (count > 0) {
              counter.count(current, count);
            }
          }
          Arrays.fill(missing, 0);
        }

        @Override
        public void finish() throws IOException {
          finishDocument();
          for (OfDocument counter : ofDocument) {
            counter.finish();
          }
          ofPassage.finish();
        }
      };
    }

    private List<OfDocument> ofDocument(LeafReaderContext context, SegmentDocuments documents)
        throws IOException {
      List<OfDocument> counters = new ArrayList<>();
      for (FacetField field : byField.keySet()) {
        if (field != FacetField.MENTIONS) {
          counters.add(new OfDocument(field, documents.values(context.reader(), field)));
        }
      }
      return counters;
    }

    private ByDocument byDocument(LeafReaderContext context) throws IOException {
      SegmentDocuments documents = SegmentDocuments.of(context.reader());
      FixedBitSet[] satisfying = new FixedBitSet[filters.size()];
      for (int i = 0; i < satisfying.length; i++) {
        List<DocumentFilter> all = filters.get(i).documents();
        satisfying[i] = all.getFirst().documents(searcher, context);
        if (all.size() > 1) {
          satisfying[i] = satisfying[i].clone();
          for (DocumentFilter each : all) {
            satisfying[i].and(each.documents(searcher, context));
          }
        }
      }
      return new ByDocument(documents, ofDocument(context, documents), satisfying);
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }

    /**
     * Counts passages by document, which come in order, and asks of each document once what it has and which
     * filters it satisfies, which are on documents where all facets are.
     */
    private final class ByDocument implements LeafCollector {
      private final SegmentDocuments documents;
      private final OfDocument[] counters;
      private final FixedBitSet[] satisfying;
      private final int[] buffer = new int[BUFFER];
      /** The document that the last passage is of, its header, and how many passages of it there were. */
      private int document = -1;

      private int header = -1;
      private int count;
      /** The documents before it that are not counted yet, how many passages of each, and what they miss. */
      private final int[] found = new int[BATCH];

      private final int[] counts = new int[BATCH];
      private final int[] missing = new int[BATCH];
      private int waiting;

      ByDocument(SegmentDocuments documents, List<OfDocument> counters, FixedBitSet[] satisfying) {
        this.documents = documents;
        this.counters = counters.toArray(OfDocument[]::new);
        this.satisfying = satisfying;
      }

      @Override
      public void setScorer(Scorable scorer) {}

      @Override
      public void collect(int doc) {
        if (doc > header) {
          next(doc);
        }
        count++;
      }

      @Override
      public void collect(DocIdStream stream) {
        for (int n = stream.intoArray(buffer); n > 0; n = stream.intoArray(buffer)) {
          for (int i = 0; i < n; ) {
            if (buffer[i] > header) {
              next(buffer[i]);
            }
            int last = header;
            int from = i++;
            while (i < n && buffer[i] <= last) {
              i++;
            }
            count += i - from;
          }
        }
      }

      /** Counts what is found and not excluded, many passages at a time. */
      void collect(DocIdSetIterator found, DocIdSetIterator excluded, @Nullable Bits live)
          throws IOException {
        FixedBitSet window = new FixedBitSet(WINDOW);
        FixedBitSet out = new FixedBitSet(WINDOW);
        int doc = found.nextDoc();
        while (doc != DocIdSetIterator.NO_MORE_DOCS) {
          int from = doc & -Long.SIZE;
          found.intoBitSet(from + WINDOW, window, from);
          if (live != null) {
            live.applyMask(window, from);
          }
          if (excluded.docID() < from) {
            excluded.advance(from);
          }
          if (excluded.docID() < from + WINDOW) {
            excluded.intoBitSet(from + WINDOW, out, from);
            window.andNot(out);
            out.clear();
          }
          collect(window, from);
          window.clear();
          doc = found.docID();
        }
        finish();
      }

      private void collect(FixedBitSet window, int from) {
        long[] words = window.getBits();
        int first = from / Long.SIZE;
        for (int i = 0; i < words.length; i++) {
          if (words[i] != 0) {
            collect(words[i], first + i);
          }
        }
      }

      /** Counts some of 64 passages, which end where a document does. */
      private void collect(long passages, int word) {
        int at = documents.documentsBefore(word);
        long ends = documents.headers(word);
        for (long left = passages; left != 0; at++) {
          // Up to and with the next header.
          long own = left & (ends ^ ends - 1);
          if (own != 0) {
            if (at != document) {
              finishDocument();
              document = at;
            }
            count += Long.bitCount(own);
            left ^= own;
          }
          ends &= ends - 1;
        }
      }

      /** Goes on to the document of a passage. */
      private void next(int doc) {
        finishDocument();
        document = documents.documentOf(doc);
        header = documents.header(document);
      }

      private void finishDocument() {
        if (count > 0) {
          if (waiting == BATCH) {
            countWaiting();
          }
          found[waiting] = document;
          counts[waiting++] = count;
          count = 0;
        }
      }

      /** Counts the documents that were finished, one facet after the other. */
      private void countWaiting() {
        for (int i = 0; i < waiting; i++) {
          int missed = missed(found[i]);
          missing[i] = missed;
          passageCount += missed == 0 ? counts[i] : 0;
        }
        for (OfDocument counter : counters) {
          counter.count(found, counts, missing, waiting);
        }
        waiting = 0;
      }

      @Override
      public void finish() {
        finishDocument();
        countWaiting();
        for (OfDocument counter : counters) {
          counter.finish();
        }
      }

      private int missed(int document) {
        int missed = 0;
        for (int i = 0; i < satisfying.length; i++) {
          missed |= satisfying[i].get(document) ? 0 : 1 << i;
        }
        return missed;
      }
    }

    /** Counts what the documents of a segment have as a whole, and names it when it is done. */
    private final class OfDocument {
      private final FacetField field;
      private final int without;
      private final SegmentDocuments.Values values;
      /** Of each value passages and documents, as {@link SegmentDocuments.Values} counts them. */
      private final long[] counts;

      OfDocument(FacetField field, SegmentDocuments.Values values) {
        this.field = field;
        this.without = without(field);
        this.values = values;
        this.counts = new long[values.size()];
      }

      void count(int document, int passageCount) {
        values.count(document, passageCount, counts);
      }

      /** Counts documents with their passages, but for those that miss a filter which narrows the facet. */
      void count(int[] found, int[] passageCounts, int[] missing, int size) {
        for (int i = 0; i < size; i++) {
          if ((missing[i] & ~without) == 0) {
            values.count(found[i], passageCounts[i], counts);
          }
        }
      }

      void finish() {
        if (!first.containsKey(field) && counts(field).isEmpty()) {
          first.put(field, this);
        } else {
          name();
        }
      }

      private void name() {
        for (int ord = 0; ord < counts.length; ord++) {
          if (counts[ord] > 0) {
            add(field, values.name(ord), passages(ord), documents(ord));
          }
        }
      }

      private int passages(int ord) {
        return SegmentDocuments.Values.passages(counts[ord]);
      }

      private int documents(int ord) {
        return SegmentDocuments.Values.documents(counts[ord]);
      }

      /** The counts in order; values are in that of their names already. */
      List<FacetCount> list(Topics topics) {
        boolean inTime = isInTime(field);
        long[] order = new long[counts.length];
        int size = 0;
        for (int ord = 0; ord < counts.length; ord++) {
          if (counts[ord] > 0) {
            long key = inTime ? 0 : Integer.MAX_VALUE - passages(ord);
            order[size++] = key << Integer.SIZE | ord;
          }
        }
        Arrays.sort(order, 0, size);
        List<FacetCount> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
          int ord = (int) order[i];
          list.add(facet(field, values.name(ord), topics, passages(ord), documents(ord)));
        }
        return list;
      }
    }

    /** Counts what the passages of a segment have each for itself, and names it when it is done. */
    private final class OfPassage {
      private final FacetField field;
      private final int without;
      private final SortedSetDocValues values;
      private final long[] passages;
      private final long[] documents;
      private final int[] last;

      OfPassage(FacetField field, SortedSetDocValues values) {
        this.field = field;
        this.without = without(field);
        this.values = values;
        int size = Math.toIntExact(values.getValueCount());
        this.passages = new long[size];
        this.documents = new long[size];
        this.last = new int[size];
        Arrays.fill(last, -1);
      }

      void count(int doc, int document) throws IOException {
        if (values.advanceExact(doc)) {
          for (int i = 0; i < values.docValueCount(); i++) {
            int ord = Math.toIntExact(values.nextOrd());
            passages[ord]++;
            if (last[ord] != document) {
              last[ord] = document;
              documents[ord]++;
            }
          }
        }
      }

      void finish() throws IOException {
        for (int ord = 0; ord < passages.length; ord++) {
          if (passages[ord] > 0) {
            add(field, values.lookupOrd(ord).utf8ToString(), passages[ord], documents[ord]);
          }
        }
      }
    }
  }
}
