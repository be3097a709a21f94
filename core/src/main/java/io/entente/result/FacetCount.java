package io.entente.result;

/**
 * How often a value occurs among the matches.
 *
 * @param value the value as a filter takes it, such as {@code JP} or {@code 2025-08}; a group of countries is counted where
 *     it is named itself, while a filter by it also finds its members
 * @param label the value as people read it, such as {@code Japan}
 * @param level how deep the value stands in its hierarchy: 0 for a main topic and for all that is no topic
 * @param passageCount how many matching passages carry it
 * @param documentCount in how many documents those are
 */
public record FacetCount(
    String value, String label, int level, long passageCount, long documentCount) {}
