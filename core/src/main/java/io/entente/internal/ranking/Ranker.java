package io.entente.internal.ranking;

import io.entente.document.Trait;
import io.entente.internal.facet.FacetCounter;
import io.entente.internal.facet.FacetCounts;
import io.entente.internal.index.Schema;
import io.entente.internal.reader.PageSearcher;
import io.entente.internal.reader.StoredReader;
import io.entente.query.Cursor;
import io.entente.query.PolicyQuery;
import io.entente.query.Ranking.Ingredient;
import io.entente.query.Sort;
import io.entente.result.TotalHits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Puts what matches in order, a page at a time: the first stage finds the best by what Lucene can skip
 * through, the second looks closely at the best {@link #WINDOW} of them. What is behind that window
 * keeps the order of the first stage.
 *
 * <p>The window ends at the place in the order of the first stage where it ended for the first page, also
 * when documents are added, so that nothing moves in or out of it between pages.
 */
public final class Ranker {

  /** How many candidates the second stage looks at. */
  public static final int WINDOW = 64;

  /** How many more may have come into the window since the first page. */
  private static final int ADDED = 1_000;

  /** Counting stops about here when the exact total was not asked for. */
  private static final int COUNTED = 1_000;

  /** Behind all that match. */
  private static final Cursor.Place END =
      new Cursor.Place(Float.NEGATIVE_INFINITY, Long.MIN_VALUE, "", 0);

  private static final SortField BY_DOCUMENT =
      new SortField(Schema.DOCUMENT, SortField.Type.STRING);
  /** Passages in order: the further the header, the earlier the passage. */
  private static final SortField BY_PASSAGE =
      new SortField(Schema.TO_HEADER, SortField.Type.LONG, true);

  private static final org.apache.lucene.search.Sort BY_SCORE = new org.apache.lucene.search.Sort(
      SortField.FIELD_SCORE, byDay(true), BY_DOCUMENT, BY_PASSAGE);
  private static final org.apache.lucene.search.Sort NEWEST =
      new org.apache.lucene.search.Sort(byDay(true), BY_DOCUMENT, BY_PASSAGE);
  private static final org.apache.lucene.search.Sort OLDEST =
      new org.apache.lucene.search.Sort(byDay(false), BY_DOCUMENT, BY_PASSAGE);

  private final PageSearcher searcher;
  private final PolicyQuery query;
  private final @Nullable Look look;
  private final Query lucene;
  private final Quality quality;
  private final StoredReader stored;
  private final SecondStage second = new SecondStage();
  private final Map<Integer, Float> first = new HashMap<>();
  private final @Nullable FacetCounter along;
  private @Nullable FacetCounts counts;
  private Cursor.@Nullable Place window;

  /**
   * A page.
   *
   * @param hits the passages, best first; where they are grouped, a document's stand together
   * @param ranks their ranks
   * @param more whether there are more behind them
   * @param total how many passages match
   */
  public record Page(List<Ranked> hits, List<Integer> ranks, boolean more, TotalHits total) {}

  public Ranker(
      PageSearcher searcher,
      PolicyQuery query,
      @Nullable Look look,
      Query lucene,
      StoredReader stored,
      @Nullable FacetCounter along) {
    this.along = along;
    this.stored = stored;
    this.searcher = searcher;
    this.query = query;
    boolean looks = look != null && query.sort() == Sort.RELEVANCE && look.matters(query.ranking());
    this.look = looks ? look : null;
    this.lucene = lucene;
    this.quality = new Quality(query.ranking());
  }

  private static SortField byDay(boolean newestFirst) {
    return new SortField(Schema.DAY, SortField.Type.LONG, newestFirst, undated(newestFirst));
  }

  private static long undated(boolean newestFirst) {
    return newestFirst ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  public SecondStage second() {
    return second;
  }

  /** The score of a hit before the second stage. */
  public float first(Ranked hit) {
    return first.getOrDefault(hit.doc(), hit.score());
  }

  /** What was counted while the best were looked for; null if nothing was. */
  public @Nullable FacetCounts counts() {
    return counts;
  }

  /** Where the window ends, for the next page; null behind it. */
  public Cursor.@Nullable Place window() {
    return window;
  }

  public Page page() throws IOException {
    Cursor after = query.after();
    return query.perDocument() > 0 ? groups(after) : passages(after);
  }

  private Page passages(@Nullable Cursor after) throws IOException {
    // One more shows whether there is another page.
    int wanted = query.topK() + 1;
    boolean inWindow = look != null && (after == null || after.window() != null);
    List<Ranked> hits = new ArrayList<>();
    TotalHits total;
    if (inWindow) {
      Window found = window(after);
      total = found.total;
      Comparator<Ranked> order = Ranked.order(true, true);
      Ranked last = after == null ? null : ranked(after);
      for (Ranked each : found.ranked) {
        if (hits.size() < wanted && (last == null || order.compare(each, last) > 0)) {
          hits.add(each);
        }
      }
      Cursor.Place end = found.end;
      window = end;
      if (hits.size() < wanted && !end.equals(END)) {
        int within = hits.size();
        List<Ranked> behind = found.behind.size() < wanted - within
            ? ranked(top(wanted - within, fieldDoc(end), COUNTED))
            : found.behind.subList(0, wanted - within);
        hits.addAll(behind);
        // The next page goes on behind the window if this one ends there.
        boolean endsBehind = within < query.topK() && !behind.isEmpty();
        window = endsBehind ? null : end;
      }
    } else if (after == null && query.sort() == Sort.RELEVANCE) {
      int counted = query.exactTotal() ? Integer.MAX_VALUE : Math.max(COUNTED, wanted);
      Best best = best(wanted, counted);
      hits.addAll(best.hits());
      total = best.total();
    } else {
      int counted = query.exactTotal() ? Integer.MAX_VALUE : Math.max(COUNTED, wanted);
      TopFieldDocs top = top(wanted, after == null ? null : fieldDoc(after), counted);
      hits.addAll(ranked(top));
      total = total(top);
    }
    boolean more = hits.size() == wanted;
    if (more) {
      hits.removeLast();
    }
    int rank = after == null ? 1 : after.rank() + 1;
    List<Integer> ranks = new ArrayList<>();
    hits.forEach(each -> ranks.add(rank + ranks.size()));
    return new Page(hits, ranks, more, total);
  }

  private Page groups(@Nullable Cursor after) throws IOException {
    boolean byScore = query.sort() == Sort.RELEVANCE;
    Map<Integer, Float> settled = new HashMap<>();
    if (look != null) {
      Window found = window(after);
      window = found.end;
      found.ranked.forEach(each -> settled.put(each.doc(), each.score()));
    }
    GroupCollector collector = new GroupCollector(
        query.topK() + 1,
        query.perDocument(),
        byScore,
        query.sort() != Sort.OLDEST,
        after == null ? null : ranked(after));
    GroupCollector.Groups groups = byScore
        ? searcher.search(lucene, quality.wrap(collector, settled))
        : searcher.search(lucene, collector);
    List<Ranked> hits = new ArrayList<>();
    List<Integer> ranks = new ArrayList<>();
    int rank = after == null ? 1 : after.rank() + 1;
    boolean more = groups.groups().size() > query.topK();
    for (List<Ranked> group : more ? groups.groups().subList(0, query.topK()) : groups.groups()) {
      hits.addAll(group);
      group.forEach(each -> ranks.add(rank + ranks.size()));
    }
    return new Page(hits, ranks, more, new TotalHits(groups.passageCount(), true));
  }

  /** What the second stage made of the window, and the first behind it, as many as were found with it. */
  private record Window(
      List<Ranked> ranked, List<Ranked> behind, Cursor.Place end, TotalHits total) {}

  private Window window(@Nullable Cursor after) throws IOException {
    Cursor.Place bound = after == null ? null : after.window();
    int counted = query.exactTotal() ? Integer.MAX_VALUE : COUNTED;
    // A long page goes on behind the window; to find both at once costs less.
    boolean isLong = query.perDocument() == 0 && query.topK() > WINDOW / 2;
    int within = isLong ? WINDOW + query.topK() + 1 : WINDOW;
    Best best = best(bound == null ? within : WINDOW + ADDED, counted);
    List<Ranked> candidates = new ArrayList<>();
    List<Ranked> behind = new ArrayList<>();
    Comparator<Ranked> order = Ranked.order(true, true);
    Ranked last = bound == null ? null : ranked(bound);
    for (Ranked each : best.hits()) {
      if (last == null ? candidates.size() == WINDOW : order.compare(each, last) > 0) {
        behind.add(each);
        continue;
      }
      candidates.add(each);
      if (query.explained()) {
        first.put(each.doc(), each.score());
      }
    }
    Cursor.Place end = bound;
    if (end == null) {
      end = candidates.size() < WINDOW ? END : place(candidates.getLast());
    }
    List<Ranked> ranked = second.rank(
        searcher,
        stored,
        candidates,
        Objects.requireNonNull(look),
        query.ranking(),
        query.explained());
    double boilerplate = query.ranking().factor(Trait.Kind.BOILERPLATE);
    boolean folds = query.perDocument() == 0 && query.ranking().uses(Ingredient.FOLDING);
    if (boilerplate < 1) {
      ranked = second.folding().lower(searcher.getIndexReader(), stored, ranked, boilerplate);
    }
    if (folds) {
      ranked = second.folding().fold(searcher, stored, ranked);
    }
    return new Window(ranked, behind, end, best.total());
  }

  /** The best of the first stage, and how many match. */
  private record Best(List<Ranked> hits, TotalHits total) {}

  private Best best(int topK, int counted) throws IOException {
    int wanted = Math.clamp(searcher.getIndexReader().maxDoc(), 1, topK);
    // What is known without counting need not be counted.
    AtLeast known = AtLeast.of(searcher, lucene);
    boolean enough = known.exact() || known.count() > counted;
    TopPassages.Found found = along == null || counts != null
        ? searcher.search(lucene, new TopPassages(wanted, enough ? 0 : counted, quality))
        : counting(new TopPassages(wanted, Integer.MAX_VALUE, quality), along);
    if (found.hits() != null) {
      TotalHits total = known.exact()
          ? new TotalHits(known.count(), true)
          : new TotalHits(Math.max(known.count(), found.count()), found.exact());
      return new Best(found.hits(), total);
    }
    TopFieldDocs top = top(topK, null, counted);
    return new Best(ranked(top), total(top));
  }

  private TopPassages.Found counting(TopPassages best, FacetCounter counter) throws IOException {
    Object[] both = searcher.search(lucene, new MultiCollectorManager(best, counter));
    counts = (FacetCounts) both[1];
    return (TopPassages.Found) both[0];
  }

  private TopFieldDocs top(int topK, @Nullable FieldDoc after, int counted) throws IOException {
    TopFieldCollectorManager manager =
        new TopFieldCollectorManager(order(query.sort()), topK, after, counted);
    return query.sort() == Sort.RELEVANCE
        ? searcher.search(lucene, quality.wrap(manager, Map.of()))
        : searcher.search(lucene, manager);
  }

  private static TotalHits total(TopFieldDocs top) {
    boolean exact =
        top.totalHits.relation() == org.apache.lucene.search.TotalHits.Relation.EQUAL_TO;
    return new TotalHits(top.totalHits.value(), exact);
  }

  private static org.apache.lucene.search.Sort order(Sort sort) {
    return switch (sort) {
      case RELEVANCE -> BY_SCORE;
      case NEWEST -> NEWEST;
      case OLDEST -> OLDEST;
    };
  }

  private static Cursor.Place place(Ranked ranked) {
    return new Cursor.Place(
        ranked.score(), ranked.day(), ranked.document().utf8ToString(), ranked.toHeader());
  }

  private static FieldDoc fieldDoc(Cursor.Place place) {
    // Only the values are compared: no document beats the last one at equal values.
    BytesRef id = new BytesRef(place.documentId());
    return new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {
      place.score(), place.day(), id, (long) place.ordinal()
    });
  }

  private static FieldDoc fieldDoc(Cursor after) {
    if (after.sort() == Sort.RELEVANCE) {
      return fieldDoc(
          new Cursor.Place(after.score(), after.day(), after.documentId(), after.ordinal()));
    }
    BytesRef id = new BytesRef(after.documentId());
    return new FieldDoc(
        Integer.MAX_VALUE, Float.NaN, new Object[] {after.day(), id, (long) after.ordinal()});
  }

  private static Ranked ranked(Cursor after) {
    return Ranked.of(
        -1, after.score(), after.day(), new BytesRef(after.documentId()), after.ordinal());
  }

  private static Ranked ranked(Cursor.Place place) {
    return Ranked.of(
        -1, place.score(), place.day(), new BytesRef(place.documentId()), place.ordinal());
  }

  private List<Ranked> ranked(TopFieldDocs top) {
    List<Ranked> ranked = new ArrayList<>(top.scoreDocs.length);
    for (int i = 0; i < top.scoreDocs.length; i++) {
      ranked.add(ranked((FieldDoc) top.scoreDocs[i]));
    }
    return ranked;
  }

  private Ranked ranked(FieldDoc doc) {
    Object[] values = Objects.requireNonNull(doc.fields);
    int day = query.sort() == Sort.RELEVANCE ? 1 : 0;
    return Ranked.of(
        doc.doc,
        day == 1 ? (Float) values[0] : 0,
        (Long) values[day],
        (BytesRef) values[day + 1],
        Math.toIntExact((Long) values[day + 2]));
  }
}
