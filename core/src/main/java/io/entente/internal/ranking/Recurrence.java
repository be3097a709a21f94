package io.entente.internal.ranking;

import io.entente.document.Trait;
import io.entente.internal.index.Schema;
import io.entente.internal.tag.Fingerprint;
import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.jspecify.annotations.Nullable;

/** Tells whether the very text of a passage comes again and again in an index. */
public final class Recurrence {

  /** In fewer documents a text may be syndicated news, or an article in some versions of one law. */
  private static final int MIN_DOCUMENTS = 10;

  /** One document in so many has to have the text. */
  private static final int ONE_IN = 50;

  private Recurrence() {}

  /**
   * Returns how many documents have a text, whatever number it stands under. Documents that were replaced
   * or deleted count until their segment is merged.
   *
   * @param reader the state of the index
   * @param fingerprint the fingerprint of a passage
   * @return the count, with the passage's own document; 0 for a text without words
   * @throws IOException if the index cannot be read
   */
  public static int documents(IndexReader reader, Fingerprint fingerprint) throws IOException {
    return reader.docFreq(new Term(Schema.IDENTITY, fingerprint.identity()));
  }

  /**
   * Tells whether a text comes so often that it is a standard clause.
   *
   * @param documents how many documents have it
   * @param all how many documents there are
   * @return true from ten documents on, if they are one in fifty or more
   */
  public static boolean isBoilerplate(int documents, int all) {
    return documents >= MIN_DOCUMENTS && (long) documents * ONE_IN >= all;
  }

  /**
   * Notes that a passage comes again and again.
   *
   * @param reader the state of the index
   * @param fingerprint the fingerprint of the passage
   * @return what was noticed, or null if it is in few documents only
   * @throws IOException if the index cannot be read
   */
  public static @Nullable Trait trait(IndexReader reader, Fingerprint fingerprint)
      throws IOException {
    int documents = documents(reader, fingerprint);
    int all = reader.docFreq(new Term(Schema.HEADER, Schema.YES));
    return isBoilerplate(documents, all)
        ? new Trait(
            Trait.Kind.BOILERPLATE,
            "",
            "the same text in " + documents + " of " + all + " documents")
        : null;
  }
}
