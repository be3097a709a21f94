package io.entente.benchmarks.texts;

import io.entente.document.DocumentKind;
import io.entente.document.PolicyDate;
import io.entente.document.PolicyDocument;
import io.entente.document.Section;
import io.entente.vocabulary.Countries;
import io.entente.vocabulary.Country;
import io.entente.vocabulary.Topic;
import io.entente.vocabulary.Topics;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A collection of any size, made of the words of another: the same seed gives the same documents. They
 * state their country, date, topics, kind and language; passages have 15 to 400 words, 60 on average, and
 * documents 5 to 400 passages. Words and countries are Zipfian.
 */
public final class GeneratedTexts implements TextCollection {

  private static final long SEED = 42;
  private static final LocalDate FIRST_DAY = LocalDate.of(1950, 1, 1);
  private static final int DAYS = 27_700;

  private final String name;
  private final TextCollection source;
  private final int passageCount;

  /**
   * Describes a collection; {@link #read} makes it.
   *
   * @param name what it is called
   * @param source where its words are from
   * @param passageCount how many passages it has, at least 1
   * @throws IllegalArgumentException if there are fewer
   */
  public GeneratedTexts(String name, TextCollection source, int passageCount) {
    if (passageCount < 1) {
      throw new IllegalArgumentException("passages must be at least 1, got " + passageCount);
    }
    this.name = name;
    this.source = source;
    this.passageCount = passageCount;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void read(Consumer<PolicyDocument> sink) {
    Maker maker = new Maker(RunningWords.of(source, SEED));
    SplittableRandom seeds = new SplittableRandom(SEED);
    int left = passageCount;
    for (int number = 1; left > 0; number++) {
      SplittableRandom random = seeds.split();
      int passages = Math.min(left, 5 + exponential(random, 35, 395));
      sink.accept(maker.document(number, passages, random));
      left -= passages;
    }
  }

  private static int exponential(SplittableRandom random, double mean, int most) {
    return (int) Math.min(most, -mean * Math.log(1 - random.nextDouble()));
  }

  private static final class Maker {
    private final RunningWords words;
    private final List<String> countries = new ArrayList<>(Countries.bundled().all().stream()
        .filter(country -> country.untilYear() == null)
        .map(Country::code)
        .toList());
    private final List<String> topics =
        Topics.bundled().all().stream().map(Topic::id).toList();

    Maker(RunningWords words) {
      this.words = words;
      Collections.shuffle(countries, new Random(SEED));
    }

    PolicyDocument document(int number, int passages, SplittableRandom random) {
      PolicyDocument.Builder document = PolicyDocument.builder(
              "generated-" + number, words(random, 6))
          .kind(DocumentKind.values()[random.nextInt(DocumentKind.values().length)])
          .date(PolicyDate.of(FIRST_DAY.plusDays(random.nextInt(DAYS))))
          .country(country(random))
          .topic(topics.get(random.nextInt(topics.size())))
          .language("en")
          .source("generated");
      if (random.nextBoolean()) {
        document.country(country(random));
      }
      String article = "";
      String heading = "";
      for (int passage = 0, inArticle = 0, left = 0; passage < passages; passage++, left--) {
        if (left == 0) {
          article = Integer.toString(1 + inArticle++);
          heading = words(random, 3);
          left = 1 + random.nextInt(5);
        }
        String text = words.text(random, 15 + exponential(random, 45, 385));
        document.section(
            new Section(article + "-" + passage, List.of("Article " + article), heading, text));
      }
      return document.build();
    }

    /** By Zipf's law, too. */
    private String country(SplittableRandom random) {
      double rank = Math.exp(random.nextDouble() * Math.log(countries.size())) - 1;
      return countries.get((int) Math.min(rank, countries.size() - 1.0));
    }

    private String words(SplittableRandom random, int count) {
      StringBuilder all = new StringBuilder(words.any(random));
      for (int i = 1; i < count; i++) {
        all.append(' ').append(words.any(random));
      }
      return all.toString();
    }
  }
}
