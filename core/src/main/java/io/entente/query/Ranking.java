package io.entente.query;

import io.entente.document.Trait;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What passages are ranked by, and how much each ingredient counts. Immutable; the {@code with} methods
 * return changed copies. {@code docs/ranking.md} tells what every ingredient is worth.
 *
 * @param weights how much an ingredient counts beside its usual weight, in [0, 10]: 1 as usual, 0 not at all
 * @param factors what the score of a passage with a trait is multiplied by, in [0.01, 1]
 */
public record Ranking(Map<Ingredient, Double> weights, Map<Trait.Kind, Double> factors) {

  /** What adds to a score, or changes it. */
  public enum Ingredient {
    /** Words that come in clusters tell more than words spread evenly; {@code idf · (1 + 0.8 · ln(cf / df))}. */
    CLUSTERS,
    /** Parameters of the scoring formula that follow the length of the passages; without, Lucene's own. */
    LENGTH,
    /**
     * Words of the question in the title, the headings and the path. Second stage, but for documents that the
     * question names.
     */
    CONTEXT,
    /** Neighbouring words of the question that are neighbours in the passage. */
    PAIRS,
    /** The very words of the question, and their order, unstemmed. Second stage. */
    EXACT,
    /** The passages right before and behind, where they are good as well. Second stage. */
    NEIGHBOURS,
    /** Words that fewer of the best passages have count more. Second stage. */
    CONTRAST,
    /** Passages that have all of a short question, some of it perhaps in title and headings. Second stage. */
    COVERAGE,
    /** Other good passages of the same document. Second stage. */
    DOCUMENT,
    /** Definitions, targets and commands, where the question asks for such. */
    STATEMENTS,
    /** Contents pages, reference lists, mere hopes and the like count less; see {@link Ranking#factors}. */
    QUALITY,
    /** Question words such as "what" or "explain" are left out. On or off. */
    SCAFFOLD,
    /** Near copies in other documents become one hit. On or off. */
    FOLDING;

    /**
     * Returns the name for people and files.
     *
     * @return such as {@code context}
     */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Everything on, with the usual weights. */
  public static final Ranking DEFAULT = new Ranking(
      Map.of(),
      Map.of(
          Trait.Kind.CONTENTS, 0.3,
          Trait.Kind.REFERENCES, 0.3,
          Trait.Kind.CITED_LAWS, 0.6,
          Trait.Kind.HEADING, 0.5,
          Trait.Kind.LABEL, 0.4,
          Trait.Kind.QUESTIONNAIRE, 0.4,
          Trait.Kind.BIOGRAPHY, 0.6,
          Trait.Kind.FURNITURE, 0.3,
          Trait.Kind.ASPIRATION, 0.6));

  private static final double MAX_WEIGHT = 10;
  private static final double MIN_FACTOR = 0.01;

  /**
   * Copies the maps.
   *
   * @throws IllegalArgumentException if a weight or a factor is out of range
   */
  public Ranking {
    weights = Map.copyOf(weights);
    factors = Map.copyOf(factors);
    weights.forEach((ingredient, weight) -> {
      if (!(weight >= 0 && weight <= MAX_WEIGHT)) {
        throw new IllegalArgumentException(
            "weight of " + ingredient.id() + " must be in [0, 10], got " + weight);
      }
    });
    factors.forEach((kind, factor) -> {
      if (!(factor >= MIN_FACTOR && factor <= 1)) {
        throw new IllegalArgumentException(
            "factor of " + kind.id() + " must be in [0.01, 1], got " + factor);
      }
    });
  }

  /**
   * Returns how much an ingredient counts.
   *
   * @param ingredient which
   * @return 1 as usual, 0 not at all
   */
  public double weight(Ingredient ingredient) {
    Double weight = weights.get(ingredient);
    return weight == null ? 1 : weight;
  }

  /**
   * Tells whether an ingredient counts at all.
   *
   * @param ingredient which
   * @return false if its weight is 0
   */
  public boolean uses(Ingredient ingredient) {
    return weight(ingredient) > 0;
  }

  /**
   * Returns what the score of a passage with a trait is multiplied by.
   *
   * @param kind the kind of trait
   * @return in [0.01, 1]; 1 if quality is switched off
   */
  public double factor(Trait.Kind kind) {
    Double factor = factors.get(kind);
    return factor == null ? 1 : Math.pow(factor, Math.min(1, weight(Ingredient.QUALITY)));
  }

  /**
   * Changes how much an ingredient counts.
   *
   * @param ingredient which
   * @param weight in [0, 10], beside its usual weight; 0 switches it off
   * @return the changed copy
   * @throws IllegalArgumentException if the weight is out of range
   */
  public Ranking withWeight(Ingredient ingredient, double weight) {
    Map<Ingredient, Double> changed = new EnumMap<>(Ingredient.class);
    changed.putAll(weights);
    changed.put(ingredient, weight);
    return new Ranking(changed, factors);
  }

  /**
   * Switches an ingredient off.
   *
   * @param ingredient which
   * @return the changed copy
   */
  public Ranking without(Ingredient ingredient) {
    return withWeight(ingredient, 0);
  }

  /**
   * Changes how much passages with a trait count. {@link Trait.Kind#BOILERPLATE} is known at search time
   * and lowers what the second stage looks at; usually it does not, as a standard clause is what a question
   * about it wants, and its copies are folded.
   *
   * @param kind the kind of trait
   * @param factor in [0.01, 1]; 1 for as much as any other
   * @return the changed copy
   * @throws IllegalArgumentException if the factor is out of range
   */
  public Ranking withFactor(Trait.Kind kind, double factor) {
    Map<Trait.Kind, Double> changed = new EnumMap<>(Trait.Kind.class);
    changed.putAll(factors);
    changed.put(kind, factor);
    return new Ranking(weights, changed);
  }
}
