package io.entente.corpus;

import java.io.Serializable;

/**
 * Why a file, a line of it or a value in it was not taken in.
 *
 * @param file the file, as it was given
 * @param line the line it is about, from 1, or 0 if it is about the whole file
 * @param field the field it is about, or empty
 * @param reason what is wrong, in words for people
 */
public record Refusal(String file, int line, String field, String reason) implements Serializable {

  /** Returns one line such as {@code laws/a.jsonl:17: field 'countrys': unknown field; known are id, title}. */
  @Override
  public String toString() {
    return (file
            + (line > 0 ? ":" + line : "")
            + ": "
            + (field.isEmpty() ? "" : "field '" + field + "': ")
            + reason.replaceAll("\\s*[\\r\\n]+\\s*", " "))
        .replaceAll("\\p{Cntrl}", "\uFFFD");
  }
}
