package io.entente.internal.search;

import io.entente.internal.index.Schema;
import io.entente.query.FacetField;
import io.entente.result.FacetCount;
import io.entente.vocabulary.Countries;
import io.entente.vocabulary.Topic;
import io.entente.vocabulary.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/**
 * Counts all matches by facet. Passages come in order, a document's together, so what a document has in
 * common is looked up once, at its header.
 */
final class FacetCounter implements CollectorManager<FacetCounter.Counts, FacetCounter.Counts> {

  private final Collection<FacetField> fields;

  FacetCounter(Collection<FacetField> fields) {
    this.fields = fields;
  }

  @Override
  public Counts newCollector() {
    return new Counts(fields);
  }

  @Override
  public Counts reduce(Collection<Counts> parts) {
    Counts sum = new Counts(fields);
    parts.forEach(sum::add);
    return sum;
  }

  /** The counts, value by value: passages at 0, documents at 1. */
  static final class Counts implements Collector {
    private final Map<FacetField, Map<String, long[]>> byField = new EnumMap<>(FacetField.class);
    private long passageCount;

    Counts(Collection<FacetField> fields) {
      fields.forEach(field -> byField.put(field, new HashMap<>()));
    }

    long passageCount() {
      return passageCount;
    }

    private void add(Counts other) {
      passageCount += other.passageCount;
      other.byField.forEach(
          (field, counts) -> counts.forEach((value, n) -> add(field, value, n[0], n[1])));
    }

    private void add(FacetField field, String value, long passages, long documents) {
      long[] n = counts(field).computeIfAbsent(value, unseen -> new long[2]);
      n[0] += passages;
      n[1] += documents;
    }

    List<FacetCount> of(FacetField field, Topics topics) {
      List<FacetCount> list = new ArrayList<>();
      counts(field)
          .forEach((value, n) -> list.add(new FacetCount(
              value, label(field, value, topics), level(field, value, topics), n[0], n[1])));
      Comparator<FacetCount> byValue = Comparator.comparing(FacetCount::value);
      boolean inTime = field == FacetField.YEAR || field == FacetField.MONTH;
      list.sort(
          inTime
              ? byValue
              : Comparator.comparingLong(FacetCount::passageCount)
                  .reversed()
                  .thenComparing(byValue));
      return list;
    }

    private Map<String, long[]> counts(FacetField field) {
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

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
      NumericDocValues toHeader = DocValues.getNumeric(context.reader(), Schema.TO_HEADER);
      List<SetCounter> ofDocument = new ArrayList<>();
      List<SetCounter> ofPassage = new ArrayList<>();
      for (FacetField field : byField.keySet()) {
        if (field == FacetField.YEAR || field == FacetField.MONTH) {
          continue;
        }
        SortedSetDocValues values =
            DocValues.getSortedSet(context.reader(), field.id() + Schema.FACET);
        (field == FacetField.MENTIONS ? ofPassage : ofDocument).add(new SetCounter(field, values));
      }
      boolean dated = byField.containsKey(FacetField.YEAR) || byField.containsKey(FacetField.MONTH);
      NumericDocValues months = dated ? DocValues.getNumeric(context.reader(), Schema.MONTH) : null;
      return new LeafCollector() {
        private int header = -1;
        private int ofHeader;

        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int doc) throws IOException {
          if (doc > header) {
            finishDocument();
            toHeader.advanceExact(doc);
            header = Math.toIntExact(doc + toHeader.longValue());
          }
          ofHeader++;
          for (SetCounter counter : ofPassage) {
            counter.count(doc, 1, header);
          }
        }

        private void finishDocument() throws IOException {
          if (ofHeader == 0) {
            return;
          }
          passageCount += ofHeader;
          for (SetCounter counter : ofDocument) {
            counter.count(header, ofHeader, header);
          }
          if (months != null && months.advanceExact(header)) {
            countMonth(months.longValue());
          }
          ofHeader = 0;
        }

        private void countMonth(long month) {
          if (byField.containsKey(FacetField.YEAR)) {
            add(FacetField.YEAR, "%04d".formatted(month / 100), ofHeader, 1);
          }
          if (byField.containsKey(FacetField.MONTH) && month % 100 != 0) {
            add(FacetField.MONTH, "%04d-%02d".formatted(month / 100, month % 100), ofHeader, 1);
          }
        }

        @Override
        public void finish() throws IOException {
          finishDocument();
          for (SetCounter counter : ofDocument) {
            counter.finish();
          }
          for (SetCounter counter : ofPassage) {
            counter.finish();
          }
        }
      };
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }

    /** Counts the ordinals of one segment, and names them when it is done. */
    private final class SetCounter {
      private final FacetField field;
      private final SortedSetDocValues values;
      private final long[] passages;
      private final long[] documents;
      private final int[] lastHeader;

      SetCounter(FacetField field, SortedSetDocValues values) {
        this.field = field;
        this.values = values;
        int size = Math.toIntExact(values.getValueCount());
        this.passages = new long[size];
        this.documents = new long[size];
        this.lastHeader = new int[size];
        Arrays.fill(lastHeader, -1);
      }

      void count(int doc, int passageCount, int header) throws IOException {
        if (values.advanceExact(doc)) {
          for (int i = 0; i < values.docValueCount(); i++) {
            int ord = Math.toIntExact(values.nextOrd());
            passages[ord] += passageCount;
            if (lastHeader[ord] != header) {
              lastHeader[ord] = header;
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
