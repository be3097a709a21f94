package io.entente.internal.question;

import io.entente.result.Understanding.Note;
import org.apache.lucene.search.Query;

/**
 * A name in the question.
 *
 * @param run its words, or from the first to the last of them
 * @param as the name, for people
 * @param documents the passages of what is named
 * @param weight what the words of the name would count
 * @param note says what was understood
 */
record Name(Draft.Run run, String as, Query documents, double weight, Note note) {}
