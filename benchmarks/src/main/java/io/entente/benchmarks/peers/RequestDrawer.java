package io.entente.benchmarks.peers;

import static io.entente.document.DocumentInfo.Inferred.COUNTRIES;
import static io.entente.document.DocumentInfo.Inferred.DATE;

import io.entente.benchmarks.peers.Request.Where;
import io.entente.document.DocumentInfo;
import io.entente.document.IndexedDocument;
import io.entente.document.Passage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.jspecify.annotations.Nullable;

/**
 * Draws queries from the passages' own words, with seed 42. Words are as often rare (in less than a
 * thousandth of the passages) as of middling frequency (less than a hundredth) and common (less than a
 * tenth); stop words stand in questions and within phrases only. A filter admits the passage that the
 * words are from.
 */
public final class RequestDrawer {

  private static final int SAMPLED = 5_000;
  private static final int ATTEMPTS = 500;
  private static final double[] BANDS = {0.001, 0.01, 0.1};
  private static final Pattern LETTERS = Pattern.compile("[a-z]{3,20}");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final List<String> QUESTIONS = List.of(
      "What does the agreement say about %s and %s?",
      "Which obligations on %s apply to %s and %s?",
      "How is %s defined with regard to %s?",
      "Who decides on %s if the %s is in dispute?",
      "When may a party suspend %s because of %s?",
      "Are there exceptions from %s for %s or %s?");

  private record Sample(DocumentInfo document, List<String> words) {}

  private final Random random = new Random(42);
  private final Map<String, int[]> frequencies = new HashMap<>();
  private final List<Sample> samples = new ArrayList<>();
  private int passageCount;

  /** Makes a drawer that has seen nothing yet. */
  public RequestDrawer() {}

  /**
   * Takes note of a document.
   *
   * @param document the document
   */
  public void add(IndexedDocument document) {
    for (Passage passage : document.passages()) {
      passageCount++;
      List<String> words =
          SPACE.splitAsStream(passage.text().toLowerCase(Locale.ROOT)).toList();
      for (String word : new HashSet<>(words)) {
        if (LETTERS.matcher(word).matches()) {
          frequencies.computeIfAbsent(word, unseen -> new int[1])[0]++;
        }
      }
      // Every passage is as likely as any other to be among the samples.
      int place = samples.size() < SAMPLED ? samples.size() : random.nextInt(passageCount);
      if (place < SAMPLED) {
        Sample sample = new Sample(document.info(), words);
        if (place == samples.size()) {
          samples.add(sample);
        } else {
          samples.set(place, sample);
        }
      }
    }
  }

  /**
   * Draws queries, of every kind as many. A third has a filter where not every query is filtered.
   *
   * @param count how many
   * @return the queries
   * @throws IllegalArgumentException if the passages have too few words
   */
  public List<Request> draw(int count) {
    List<Request> requests = new ArrayList<>();
    Kind[] kinds = Kind.values();
    for (int attempt = 0; requests.size() < count; attempt++) {
      if (samples.isEmpty() || attempt > ATTEMPTS * count) {
        throw new IllegalArgumentException("too few words to draw " + count + " queries from");
      }
      Kind kind = kinds[requests.size() % kinds.length];
      Sample sample = samples.get(random.nextInt(samples.size()));
      List<String> words = words(kind, sample);
      if (!words.isEmpty()) {
        String question = kind == Kind.QUESTION ? question(words) : "";
        boolean filtered = requests.size() / kinds.length % 3 == 0;
        requests.add(new Request(kind, words, question, where(sample.document()), filtered));
      }
    }
    return List.copyOf(requests);
  }

  /** Words of a passage, or none if it has too few. */
  private List<String> words(Kind kind, Sample sample) {
    return switch (kind) {
      case TERM -> several(sample, 1);
      case ANY_OF -> several(sample, 2 + random.nextInt(4));
      case PHRASE -> phrase(sample.words());
      case EXCLUSION -> {
        List<String> words = several(sample, 2);
        List<String> other = several(samples.get(random.nextInt(samples.size())), 1);
        yield words.isEmpty() || other.isEmpty() || words.contains(other.getFirst())
            ? List.of()
            : Stream.concat(words.stream(), other.stream()).toList();
      }
      case QUESTION -> several(sample, 2 + random.nextInt(2));
      case NEAR -> near(sample.words());
    };
  }

  private List<String> several(Sample sample, int count) {
    Set<String> chosen = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      int band = random.nextInt(BANDS.length);
      List<String> candidates = sample.words().stream()
          .filter(word -> band(word) == band && !chosen.contains(word))
          .toList();
      if (candidates.isEmpty()) {
        return List.of();
      }
      chosen.add(candidates.get(random.nextInt(candidates.size())));
    }
    return List.copyOf(chosen);
  }

  private List<String> phrase(List<String> words) {
    int length = 2 + random.nextInt(2);
    if (words.size() < length) {
      return List.of();
    }
    int from = random.nextInt(words.size() - length + 1);
    List<String> phrase = words.subList(from, from + length);
    return band(phrase.getFirst()) < 0
            || band(phrase.getLast()) < 0
            || !phrase.stream().allMatch(word -> LETTERS.matcher(word).matches())
        ? List.of()
        : phrase;
  }

  private List<String> near(List<String> words) {
    if (words.size() < 2) {
      return List.of();
    }
    int first = random.nextInt(words.size() - 1);
    int second = Math.min(words.size() - 1, first + 1 + random.nextInt(Request.NEAR));
    List<String> pair = List.of(words.get(first), words.get(second));
    return band(pair.getFirst()) < 0
            || band(pair.getLast()) < 0
            || pair.getFirst().equals(pair.getLast())
        ? List.of()
        : pair;
  }

  /** How frequent a word is, or -1 if it is not to be asked for by itself. */
  private int band(String word) {
    int frequency = frequencies.getOrDefault(word, new int[1])[0];
    if (frequency < 2 || EnglishAnalyzer.ENGLISH_STOP_WORDS_SET.contains(word)) {
      return -1;
    }
    for (int band = 0; band < BANDS.length; band++) {
      // In a small collection a word in three passages is rare, too.
      if (frequency < Math.max(passageCount * BANDS[band], 4 * (band + 1))) {
        return band;
      }
    }
    return -1;
  }

  private String question(List<String> words) {
    String[] filled = new String[3];
    for (int i = 0; i < filled.length; i++) {
      filled[i] = words.get(i % words.size());
    }
    List<String> fitting = QUESTIONS.stream()
        .filter(question -> question.split("%s", -1).length - 1 == words.size())
        .toList();
    return String.format(
        Locale.ROOT, fitting.get(random.nextInt(fitting.size())), (Object[]) filled);
  }

  private @Nullable Where where(DocumentInfo document) {
    List<String> countries = document.countries();
    boolean byCountry = !countries.isEmpty() && !document.inferred().contains(COUNTRIES);
    boolean byYear = document.date() != null && !document.inferred().contains(DATE);
    if (!byCountry && !byYear) {
      return null;
    }
    int choice = random.nextInt(3);
    boolean useCountry = byCountry && (choice != 1 || !byYear);
    boolean useYear = byYear && (choice != 0 || !byCountry);
    String country = useCountry ? countries.get(random.nextInt(countries.size())) : null;
    int year = useYear && document.date() != null ? document.date().first().getYear() : 0;
    return new Where(
        country,
        year == 0 ? 0 : year - random.nextInt(3),
        year == 0 ? 0 : year + random.nextInt(3));
  }
}
