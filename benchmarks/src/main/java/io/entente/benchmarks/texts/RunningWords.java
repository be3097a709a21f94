package io.entente.benchmarks.texts;

import io.entente.document.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a collection, and running text that looks like it to an index. A word is followed mostly
 * by one that follows it in the collection, so that pairs and phrases come again as they do in real texts;
 * otherwise by any word, by Zipf's law: the word of rank {@code r} is {@code r} times rarer than the
 * first. Behind the collection's own words stand ones put together of their halves, since a large
 * collection has many rare words that a small one lacks.
 */
final class RunningWords {

  private static final Pattern WORD = Pattern.compile("\\p{IsLatin}+");
  private static final int MOST_RUNNING = 8_000_000;
  private static final int PUT_TOGETHER = 200_000;
  private static final double FOLLOWING = 0.7;

  private final String[] words;
  private final int[] running;
  private final int[] firstPlace;
  private final int[] places;
  private final double[] cumulative;

  private RunningWords(String[] words, int known, int[] running) {
    this.words = words;
    this.running = running;
    firstPlace = new int[known + 1];
    for (int word : running) {
      firstPlace[word + 1]++;
    }
    for (int word = 0; word < known; word++) {
      firstPlace[word + 1] += firstPlace[word];
    }
    int[] next = Arrays.copyOf(firstPlace, known);
    places = new int[running.length];
    for (int place = 0; place < running.length; place++) {
      places[next[running[place]]++] = place;
    }
    cumulative = new double[words.length];
    double sum = 0;
    for (int rank = 0; rank < words.length; rank++) {
      sum += 1.0 / (rank + 1);
      cumulative[rank] = sum;
    }
  }

  /**
   * Reads the words of a collection.
   *
   * @param source the collection
   * @param seed of the words put together
   * @return its words
   * @throws IllegalArgumentException if it has none
   */
  static RunningWords of(TextCollection source, long seed) {
    Map<String, int[]> counts = new HashMap<>();
    List<String> order = new ArrayList<>();
    int[][] running = {new int[1 << 16]};
    int[] length = {0};
    source.read(document -> {
      for (Section section : document.sections()) {
        Matcher word = WORD.matcher(section.text());
        while (length[0] < MOST_RUNNING && word.find()) {
          String lower = word.group().toLowerCase(Locale.ROOT);
          int[] known = counts.get(lower);
          if (known == null) {
            known = new int[] {order.size(), 0};
            counts.put(lower, known);
            order.add(lower);
          }
          known[1]++;
          if (length[0] == running[0].length) {
            running[0] = Arrays.copyOf(running[0], 2 * length[0]);
          }
          running[0][length[0]++] = known[0];
        }
      }
    });
    if (order.isEmpty()) {
      throw new IllegalArgumentException("no words in " + source.name());
    }
    List<String> byRank = new ArrayList<>(order);
    byRank.sort((a, b) -> {
      int byCount = Integer.compare(count(counts, b), count(counts, a));
      return byCount != 0 ? byCount : a.compareTo(b);
    });
    int[] ranks = new int[order.size()];
    for (int rank = 0; rank < byRank.size(); rank++) {
      ranks[place(counts, byRank.get(rank))] = rank;
    }
    int[] ranked = Arrays.stream(running[0], 0, length[0]).map(i -> ranks[i]).toArray();
    return new RunningWords(withPutTogether(byRank, seed), byRank.size(), ranked);
  }

  private static int count(Map<String, int[]> counts, String word) {
    return counts.getOrDefault(word, new int[2])[1];
  }

  private static int place(Map<String, int[]> counts, String word) {
    return counts.getOrDefault(word, new int[2])[0];
  }

  private static String[] withPutTogether(List<String> known, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String[] all = known.toArray(new String[known.size() + PUT_TOGETHER]);
    for (int i = known.size(); i < all.length; i++) {
      String front = known.get(random.nextInt(known.size()));
      String back = known.get(random.nextInt(known.size()));
      all[i] = front.substring(0, (front.length() + 1) / 2) + back.substring(back.length() / 2);
    }
    return all;
  }

  /** Any word, by Zipf's law. */
  String any(SplittableRandom random) {
    return words[rank(random)];
  }

  private int rank(SplittableRandom random) {
    double at = random.nextDouble() * cumulative[cumulative.length - 1];
    int found = Arrays.binarySearch(cumulative, at);
    return Math.min(found < 0 ? -found - 1 : found + 1, words.length - 1);
  }

  /** Sentences of so many words in all. */
  String text(SplittableRandom random, int wordCount) {
    StringBuilder text = new StringBuilder(7 * wordCount);
    int previous = -1;
    int left = 0;
    for (int i = 0; i < wordCount; i++) {
      int word = next(random, previous);
      if (left == 0) {
        text.append(i == 0 ? "" : ". ");
        int start = text.length();
        text.append(words[word]);
        text.setCharAt(start, Character.toUpperCase(text.charAt(start)));
        left = 8 + random.nextInt(25);
      } else {
        text.append(' ').append(words[word]);
      }
      left--;
      previous = word;
    }
    return text.append('.').toString();
  }

  private int next(SplittableRandom random, int previous) {
    if (previous >= 0 && previous < firstPlace.length - 1 && random.nextDouble() < FOLLOWING) {
      int from = firstPlace[previous];
      int place = places[from + random.nextInt(firstPlace[previous + 1] - from)] + 1;
      if (place < running.length) {
        return running[place];
      }
    }
    return rank(random);
  }
}
