package io.entente.internal.tag;

import io.entente.vocabulary.Topic;
import io.entente.vocabulary.Topics;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tells which topics a document is about, by the keywords of a vocabulary.
 *
 * <p>Every keyword gives its weight times a frequency that saturates and is measured against the
 * length of the text, so that many different keywords say more than one said often, and a mention in
 * passing fades in a long document. Keywords in the title count in full. A topic is reported when its
 * score is high enough, by itself and beside the strongest topic. A topic also gets a share of what
 * speaks for narrower ones that are not reported themselves, so that the broader one stands for
 * several that give enough only together; from reported ones it gets no more than it has of its own.
 *
 * <p>A tagger never changes; any number of threads may share it. Costs {@code O(n)} for {@code n}
 * characters. Equal input gives equal output; ties go by the order of the vocabulary.
 */
public final class TopicTagger {

  /** The most topics a document gets. */
  public static final int MAX_TOPICS = 8;

  private static final double SATURATION = 2;
  private static final double USUAL_CHARACTERS = 2_400;
  private static final double LENGTH_SHARE = 0.75;
  private static final double LENGTH_EXPONENT = 0.85;
  private static final double TITLE_BOOST = 2;
  private static final double FROM_UNREPORTED = 0.45;
  private static final double FROM_REPORTED = 0.3;
  private static final double LEAST_SCORE = 1.7;
  private static final double RELATIVE_SCORE = 0.8;
  private static final int SHORTEST_PLURAL = 4;

  /** Spellings of one word; each is tried for the other. */
  private static final String[][] SPELLINGS = {
    {"defence", "defense"},
    {"labour", "labor"},
    {"programme", "program"},
    {"centre", "center"},
    {"cooperation", "co operation"},
    {"organisation", "organization"},
    {"licence", "license"},
    {"peacekeeping", "peace keeping"},
    {"favoured", "favored"}
  };

  private final List<Topic> all;
  private final PhraseMatcher matcher;

  /** For each phrase the topics it speaks for, as places in {@link #all}, and with which weight. */
  private final int[][] phraseTopics;

  private final float[][] phraseWeights;

  /** For each topic the places of the topics that stand under it, at any depth, without itself. */
  private final int[][] below;

  /**
   * Prepares to find the topics of a vocabulary.
   *
   * @param topics the vocabulary
   */
  public TopicTagger(Topics topics) {
    this.all = topics.all();
    Map<String, Integer> places = new HashMap<>();
    all.forEach(topic -> places.put(topic.id(), places.size()));
    Map<String, Map<Integer, Float>> phrases = phrases(all);
    PhraseMatcher.Builder builder = PhraseMatcher.builder();
    phraseTopics = new int[phrases.size()][];
    phraseWeights = new float[phrases.size()][];
    int index = 0;
    for (Map.Entry<String, Map<Integer, Float>> phrase : phrases.entrySet()) {
      builder.add(phrase.getKey(), index);
      List<Map.Entry<Integer, Float>> spokenFor = phrase.getValue().entrySet().stream()
          .filter(entry -> entry.getValue() > 0)
          .toList();
      phraseTopics[index] = spokenFor.stream().mapToInt(Map.Entry::getKey).toArray();
      phraseWeights[index] = new float[spokenFor.size()];
      for (int i = 0; i < spokenFor.size(); i++) {
        phraseWeights[index][i] = spokenFor.get(i).getValue();
      }
      index++;
    }
    matcher = builder.build();
    below = new int[all.size()][];
    for (int i = 0; i < below.length; i++) {
      String id = all.get(i).id();
      below[i] = topics.withNarrower(id).stream()
          .filter(other -> !other.equals(id))
          .mapToInt(places::get)
          .toArray();
    }
  }

  /**
   * Returns the topics a document is about.
   *
   * @param title its title; may be empty
   * @param text its text
   * @return topic ids, best first, at most {@link #MAX_TOPICS}; empty if it is hardly about anything
   */
  public List<String> topics(String title, CharSequence text) {
    Accumulator accumulator = start(title);
    accumulator.add(text);
    return accumulator.topics();
  }

  /**
   * Begins a document that is given passage by passage.
   *
   * @param title its title; may be empty
   * @return what takes the passages
   */
  public Accumulator start(String title) {
    return new Accumulator(title);
  }

  /** Takes the passages of one document. Not for use by several threads at once. */
  public final class Accumulator {
    private final int[] counts = new int[phraseTopics.length];
    private final double[] titleScores = new double[all.size()];
    private int[] found = new int[64];
    private int foundCount;
    private long characters;

    private Accumulator(String title) {
      matcher.match(title, (start, end, phrase) -> {
        for (int i = 0; i < phraseTopics[phrase].length; i++) {
          titleScores[phraseTopics[phrase][i]] += TITLE_BOOST * phraseWeights[phrase][i];
        }
      });
    }

    /**
     * Takes the next passage.
     *
     * @param passage its text
     */
    public void add(CharSequence passage) {
      characters += passage.length();
      matcher.match(passage, (start, end, phrase) -> count(phrase));
    }

    private void count(int phrase) {
      if (counts[phrase]++ == 0) {
        if (foundCount == found.length) {
          found = Arrays.copyOf(found, 2 * foundCount);
        }
        found[foundCount++] = phrase;
      }
    }

    /**
     * Returns the topics of what was taken so far.
     *
     * @return topic ids, best first, at most {@link #MAX_TOPICS}; empty if it is hardly about anything
     */
    public List<String> topics() {
      return scores().stream().limit(MAX_TOPICS).map(each -> each.topic().id()).toList();
    }

    /** Returns every topic that reaches the mark with its score, best first. */
    List<Scored> scores() {
      double[] own = titleScores.clone();
      double length = Math.pow(characters / USUAL_CHARACTERS, LENGTH_EXPONENT);
      double slowness = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length);
      for (int index = 0; index < foundCount; index++) {
        int phrase = found[index];
        double frequency = counts[phrase] * (SATURATION + 1) / (counts[phrase] + slowness);
        for (int i = 0; i < phraseTopics[phrase].length; i++) {
          own[phraseTopics[phrase][i]] += frequency * phraseWeights[phrase][i];
        }
      }
      double best = 0;
      for (int i = 0; i < own.length; i++) {
        best = Math.max(best, own[i]);
      }
      double mark = Math.max(LEAST_SCORE, RELATIVE_SCORE * Math.sqrt(best));
      List<Scored> scored = new ArrayList<>();
      for (int i = 0; i < own.length; i++) {
        double reported = 0;
        double unreported = 0;
        for (int narrower : below[i]) {
          if (own[narrower] >= mark) {
            reported += own[narrower];
          } else {
            unreported += own[narrower];
          }
        }
        double score =
            own[i] + FROM_UNREPORTED * unreported + Math.min(FROM_REPORTED * reported, own[i]);
        if (score >= mark) {
          scored.add(new Scored(all.get(i), score));
        }
      }
      scored.sort(Comparator.comparingDouble(Scored::score).reversed());
      return scored;
    }
  }

  /** A topic and how much speaks for it. */
  record Scored(Topic topic, double score) {}

  /** Every phrase, folded, with its weight for each topic; what a vocabulary says goes before what is derived. */
  private static Map<String, Map<Integer, Float>> phrases(List<Topic> topics) {
    Map<String, Map<Integer, Float>> phrases = new LinkedHashMap<>();
    for (int i = 0; i < topics.size(); i++) {
      for (String keyword : topics.get(i).keywords()) {
        int caret = keyword.lastIndexOf('^');
        String phrase = fold(caret < 0 ? keyword : keyword.substring(0, caret));
        float weight = caret < 0 ? 1 : Float.parseFloat(keyword.substring(caret + 1));
        phrases.computeIfAbsent(phrase, key -> new LinkedHashMap<>()).merge(i, weight, Math::max);
      }
    }
    for (Map.Entry<String, Map<Integer, Float>> entry : List.copyOf(phrases.entrySet())) {
      for (String variant : variants(entry.getKey())) {
        Map<Integer, Float> given = phrases.computeIfAbsent(variant, key -> new LinkedHashMap<>());
        entry.getValue().forEach(given::putIfAbsent);
      }
    }
    return phrases;
  }

  /** Other spellings and simple plurals of a folded phrase. */
  private static List<String> variants(String phrase) {
    List<String> spelt = new ArrayList<>(List.of(phrase));
    for (String[] pair : SPELLINGS) {
      for (String each : List.copyOf(spelt)) {
        String padded = ' ' + each + ' ';
        for (int from = 0; from < 2; from++) {
          String other =
              padded.replace(' ' + pair[from] + ' ', ' ' + pair[1 - from] + ' ').strip();
          if (!other.equals(each)) {
            spelt.add(other);
          }
        }
      }
    }
    List<String> variants = new ArrayList<>(spelt.subList(1, spelt.size()));
    for (String each : spelt) {
      String plural = plural(each);
      if (!plural.isEmpty()) {
        variants.add(plural);
      }
    }
    return variants;
  }

  /** The plural of a phrase by its last word, or nothing. */
  private static String plural(String phrase) {
    int lastWord = phrase.length() - phrase.lastIndexOf(' ') - 1;
    char last = phrase.charAt(phrase.length() - 1);
    if (lastWord < SHORTEST_PLURAL || last == 's' || last < 'a' || last > 'z') {
      return "";
    }
    char before = phrase.charAt(phrase.length() - 2);
    if (last == 'y' && "aeiou".indexOf(before) < 0) {
      return phrase.substring(0, phrase.length() - 1) + "ies";
    }
    boolean hissing = last == 'x' || last == 'z' || last == 'h' && (before == 'c' || before == 's');
    return phrase + (hissing ? "es" : "s");
  }

  private static String fold(String phrase) {
    return Normalizer.normalize(phrase, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N},]+", " ")
        .replaceAll(" ?,[ ,]*", ", ")
        .strip();
  }
}
