package io.entente.internal.index;

import io.entente.analysis.FurnitureDetector;
import io.entente.analysis.PassageOptions;
import io.entente.analysis.PassageSplitter;
import io.entente.analysis.StatementDetector;
import io.entente.document.DocumentInfo;
import io.entente.document.DocumentInfo.Inferred;
import io.entente.document.DocumentKind;
import io.entente.document.IndexedDocument;
import io.entente.document.Passage;
import io.entente.document.PolicyDate;
import io.entente.document.PolicyDocument;
import io.entente.document.Trait;
import io.entente.internal.tag.CountryInference;
import io.entente.internal.tag.CountryTagger;
import io.entente.internal.tag.CountryTagger.Tagged;
import io.entente.internal.tag.DateFinder;
import io.entente.internal.tag.LanguageDetector;
import io.entente.internal.tag.TopicTagger;
import io.entente.vocabulary.Countries;
import io.entente.vocabulary.Topics;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Splits a document into passages, tags what they mention, and infers what the document does not say. */
public final class Describer {

  private static final Set<DocumentKind> TALKING =
      EnumSet.of(DocumentKind.ARTICLE, DocumentKind.STATEMENT);

  private final FurnitureDetector furniture = new FurnitureDetector();
  private final StatementDetector statements = new StatementDetector();
  private final boolean inferring;
  private final PassageSplitter splitter;
  private final CountryTagger countryTagger = new CountryTagger(Countries.bundled());
  private final CountryInference countryInference = new CountryInference(countryTagger);
  private final TopicTagger topicTagger;
  private final LanguageDetector languages = new LanguageDetector();
  private final DateFinder dates = new DateFinder();

  /**
   * Makes a describer.
   *
   * @param topics the vocabulary of topics
   * @param inferring whether to infer what a document does not say
   * @param sizes the sizes of passages
   */
  public Describer(Topics topics, boolean inferring, PassageOptions sizes) {
    this.inferring = inferring;
    this.splitter = new PassageSplitter(sizes);
    this.topicTagger = new TopicTagger(topics);
  }

  /**
   * Returns what finds countries in texts.
   *
   * @return the tagger, which all may share
   */
  public CountryTagger countryTagger() {
    return countryTagger;
  }

  /**
   * Describes a document.
   *
   * @param document the document
   * @return what is known about it, and its passages with what they mention
   * @throws IllegalArgumentException if it has no passages
   */
  public IndexedDocument describe(PolicyDocument document) {
    List<Passage> passages = splitter.split(document);
    if (passages.isEmpty()) {
      throw new IllegalArgumentException("document '" + document.id() + "' has no text");
    }
    String text = document.text();
    Tagged tagged = countryTagger.tag(text);
    return new IndexedDocument(
        info(document, text, tagged, passages),
        passages,
        mentions(tagged, passages),
        traits(document.kind(), passages));
  }

  private List<List<Trait>> traits(DocumentKind kind, List<Passage> passages) {
    List<List<Trait>> all = new ArrayList<>(passages.size());
    for (int i = 0; i < passages.size(); i++) {
      Passage passage = passages.get(i);
      List<Trait> traits = new ArrayList<>();
      furniture
          .detect(
              passage,
              i == 0 ? null : passages.get(i - 1),
              i + 1 == passages.size() ? null : passages.get(i + 1))
          .ifPresent(traits::add);
      if (traits.isEmpty()) {
        for (Trait trait : statements.detect(passage)) {
          // Who reports or speaks says "must" without obliging anyone.
          if (trait.kind() != Trait.Kind.OPERATIVE || !TALKING.contains(kind)) {
            traits.add(trait);
          }
        }
      }
      all.add(List.copyOf(traits));
    }
    return all;
  }

  private DocumentInfo info(
      PolicyDocument document, String text, Tagged tagged, List<Passage> passages) {
    Set<Inferred> inferred = EnumSet.noneOf(Inferred.class);
    List<String> countries = document.countries();
    List<String> topics = document.topics();
    PolicyDate date = document.date();
    String language = document.language();
    if (inferring) {
      if (countries.isEmpty()) {
        countries = countryInference.countries(countryTagger.tag(document.title()), tagged);
        note(!countries.isEmpty(), Inferred.COUNTRIES, inferred);
      }
      if (topics.isEmpty()) {
        topics = topics(document.title(), passages);
        note(!topics.isEmpty(), Inferred.TOPICS, inferred);
      }
      if (date == null) {
        date = date(document.title(), text);
        note(date != null, Inferred.DATE, inferred);
      }
      if (language == null) {
        language = languages.language(text);
        inferred.add(Inferred.LANGUAGE);
      }
    }
    return new DocumentInfo(
        document.id(),
        document.title(),
        document.kind(),
        date,
        document.inForceFrom(),
        document.inForceUntil(),
        countries,
        topics,
        language == null ? "" : language,
        document.source(),
        document.instrument(),
        document.version(),
        inferred,
        passages.size());
  }

  private static void note(boolean found, Inferred field, Set<Inferred> inferred) {
    if (found) {
      inferred.add(field);
    }
  }

  /** Shares the mentions of the whole text out among the passages, both in the order of the text. */
  private static List<List<String>> mentions(Tagged tagged, List<Passage> passages) {
    List<List<String>> shared = new ArrayList<>(passages.size());
    List<CountryTagger.Mention> all = tagged.mentions();
    int next = 0;
    for (Passage passage : passages) {
      while (next < all.size() && all.get(next).start() < passage.start()) {
        next++;
      }
      Set<String> codes = new LinkedHashSet<>();
      while (next < all.size() && all.get(next).start() < passage.end()) {
        codes.add(all.get(next).code());
        next++;
      }
      shared.add(List.copyOf(codes));
    }
    return shared;
  }

  private List<String> topics(String title, List<Passage> passages) {
    TopicTagger.Accumulator topics = topicTagger.start(title);
    for (Passage passage : passages) {
      topics.add(passage.text());
    }
    return topics.topics();
  }

  private @Nullable PolicyDate date(String title, String text) {
    return dates.find(title, text).map(found -> PolicyDate.parse(found.date())).orElse(null);
  }
}
