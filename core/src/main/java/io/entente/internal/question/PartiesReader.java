package io.entente.internal.question;

import io.entente.document.DocumentKind;
import io.entente.internal.index.Schema;
import io.entente.internal.index.TitleKeys;
import io.entente.internal.reader.DocumentFilter;
import io.entente.internal.reader.Filters;
import io.entente.internal.tag.QuestionCountries.Mention;
import io.entente.query.Inference;
import io.entente.result.Understanding.Note;
import io.entente.vocabulary.Countries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Reads countries named together as the parties of documents: those of all of them, as in {@code Korea US
 * rules of origin}, and what they agreed on with each other, where the question says so.
 */
final class PartiesReader {

  /** Words that stand between an instrument and its parties and are no stop words. */
  private static final Set<String> BETWEEN = Set.of("between", "among", "entre", "zwischen");

  private PartiesReader() {}

  /**
   * The documents of all countries and groups that are named, if they are several; and those among them that
   * the countries agreed on, where the question says so as in {@code Korea US free trade agreement}.
   */
  static List<Name> read(
      Draft draft, List<Mention> countries, List<Draft.Run> mentions, List<Spelt> spelt)
      throws IOException {
    List<String> codes = countries.stream().map(Mention::code).distinct().toList();
    if (codes.size() < 2) {
      return List.of();
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    double weight = 0;
    Set<String> seen = new HashSet<>();
    for (Mention mention : countries) {
      if (!seen.add(mention.code())) {
        continue;
      }
      Term country = new Term(Schema.COUNTRY, mention.code());
      double own = draft.weight(country, draft.terms().find(country));
      // Documents are of the members of a group, and seldom of the group.
      Draft.Run run = draft.run(mention.start(), mention.end());
      weight += own > 0 || run.isEmpty() ? own : draft.weight(run.from());
      all.add(Filters.headersOfParty(mention.code()), Occur.FILTER);
    }
    Query headers = all.build();
    if (!draft.searcher().holds("between:" + codes, draft.searcher().count(headers) > 0)) {
      return List.of();
    }
    String as = String.join(", ", codes.stream().map(Countries.bundled()::name).toList());
    String words = "documents of all of these count more: " + as;
    List<Name> names = new ArrayList<>();
    names.add(new Name(
        new Draft.Run(0, 0),
        as,
        new DocumentFilter(headers),
        weight,
        new Note(Inference.COUNTRIES, as, String.join(" ", codes), words)));
    Instrument instrument = instrument(draft, mentions, spelt);
    if (instrument == null) {
      return names;
    }
    all.add(Filters.headersOf(List.of(instrument.kind())), Occur.FILTER);
    Query agreed = all.build();
    if (draft.searcher().holds("agreed:" + codes, draft.searcher().count(agreed) > 0)) {
      double both = weight;
      for (int i = instrument.run().from(); i < instrument.run().to(); i++) {
        both += draft.weight(i);
      }
      String typed = draft.typed(instrument.run());
      names.add(new Name(
          instrument.run(),
          typed,
          new DocumentFilter(agreed),
          both,
          new Note(
              Inference.COUNTRIES,
              typed,
              as,
              "\"" + typed + "\" is taken for what they agreed on with each other")));
    }
    return names;
  }

  /** What is between countries, and the words that say so. */
  private record Instrument(Draft.Run run, DocumentKind kind) {}

  /**
   * The words right before or behind the countries that say what sort of instrument is between them; null if
   * none do. In {@code relation to other agreements, Chile - China} they belong to what is asked.
   */
  private static @Nullable Instrument instrument(
      Draft draft, List<Draft.Run> mentions, List<Spelt> spelt) {
    for (Draft.Run mention : mentions) {
      for (int step : new int[] {1, -1}) {
        int at = step > 0 ? mention.to() - 1 : mention.from();
        // "between", "of", "the"
        do {
          at = next(draft, at, step);
        } while (at >= 0
            && (draft.token(at).stem() == null
                || BETWEEN.contains(draft.token(at).exact())));
        int first = at;
        int last = at;
        DocumentKind kind = null;
        while (at >= 0) {
          List<String> stems = genericStems(draft, at, spelt);
          if (stems.isEmpty()) {
            break;
          }
          DocumentKind here = TitleKeys.kind(stems.getLast());
          kind = here == null ? kind : here;
          last = at;
          at = next(draft, at, step);
        }
        if (kind != null) {
          return new Instrument(
              new Draft.Run(Math.min(first, last), Math.max(first, last) + 1), kind);
        }
      }
    }
    return null;
  }

  /** A word, or what it is short for, that says what sort of instrument something is; else none. */
  private static List<String> genericStems(Draft draft, int at, List<Spelt> spelt) {
    String stem = draft.token(at).stem();
    if (stem != null && TitleKeys.isGeneric(stem)) {
      return List.of(stem);
    }
    for (Spelt each : spelt) {
      if (each.at() == at
          && !each.stems().isEmpty()
          && each.stems().stream().allMatch(TitleKeys::isGeneric)) {
        return each.stems();
      }
    }
    return List.of();
  }

  /** The word beside another; -1 if there is none or more than spaces and hyphens are between them. */
  private static int next(Draft draft, int at, int step) {
    int next = at + step;
    if (at < 0 || next < 0 || next >= draft.size()) {
      return -1;
    }
    int from = draft.token(Math.min(at, next)).end();
    int to = draft.token(Math.max(at, next)).start();
    boolean apart = draft
        .text()
        .substring(from, Math.max(from, to))
        .chars()
        .anyMatch(c -> ",;:.!?()/".indexOf(c) >= 0);
    return apart ? -1 : next;
  }
}
