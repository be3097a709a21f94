package io.entente.internal.question;

import java.util.List;

/**
 * An acronym in the question that may stand for words of a title; one at a time is spelt out.
 *
 * @param at which word
 * @param longForm what it stands for
 * @param stems the same in stems
 * @param difference what that adds to the sum of a title's key
 */
record Spelt(int at, String longForm, List<String> stems, long difference) {}
