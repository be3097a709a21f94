package io.entente.result;

import io.entente.query.Inference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query as it was understood: what was asked, and everything that was inferred beyond it.
 *
 * @param query the query as text in the grammar, filters included
 * @param notes what was inferred, replaced or read as words, in the order of the query
 * @param didYouMean a query that would find more, or null; it was not searched for
 */
public record Understanding(
    String query, List<Note> notes, @Nullable String didYouMean) {

  /**
   * One thing that was understood beyond the words as typed.
   *
   * @param inference what switches it off, or null if it is a remark on what could not be read
   * @param from the part of the query it is about, as typed
   * @param to what it was taken for, such as a code, another word or a provision
   * @param words the note for people, a sentence without its stop
   */
  public record Note(@Nullable Inference inference, String from, String to, String words) {}

  /** Copies the notes. */
  public Understanding {
    notes = List.copyOf(notes);
  }

  /** Returns the query and the notes in words. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(query.isEmpty() ? "everything" : query);
    for (Note note : notes) {
      out.append("; ").append(note.words());
    }
    return out.toString();
  }
}
