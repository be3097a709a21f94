package io.entente.benchmarks.texts;

import io.entente.corpus.Corpus;
import io.entente.corpus.Refusal;
import io.entente.corpus.SampleCollection;
import io.entente.document.PolicyDocument;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Texts to measure on. Reading them again gives the same documents in the same order. */
public interface TextCollection {

  /** The name of the bundled collection. */
  String BUNDLED = "bundled";

  /** What the name of a generated collection begins with. */
  String GENERATED = "generated:";

  /**
   * Returns what the collection is called.
   *
   * @return the name that {@link #of} takes
   */
  String name();

  /**
   * Reads the documents.
   *
   * @param sink takes them one by one
   */
  void read(Consumer<PolicyDocument> sink);

  /**
   * Returns the collection of a name.
   *
   * @param name {@code bundled}; {@code generated:N} for N passages with the words of the bundled
   *     collection, or {@code generated:N:PATH} with those of a file or folder; or a file or folder
   * @return the collection
   * @throws IllegalArgumentException if the number of passages is no number
   */
  static TextCollection of(String name) {
    if (name.startsWith(GENERATED)) {
      String[] parts = name.split(":", 3);
      TextCollection source = of(parts.length > 2 ? parts[2] : BUNDLED);
      return new GeneratedTexts(name, source, Integer.parseInt(parts[1]));
    }
    return name.equals(BUNDLED) ? new Bundled() : new Files(name);
  }

  /** The collection that comes with Entente. */
  record Bundled() implements TextCollection {
    @Override
    public String name() {
      return BUNDLED;
    }

    @Override
    public void read(Consumer<PolicyDocument> sink) {
      SampleCollection.documents().forEach(sink);
    }
  }

  /**
   * A file or folder, of which refused files are left out.
   *
   * @param name its path
   */
  record Files(String name) implements TextCollection {
    @Override
    public void read(Consumer<PolicyDocument> sink) {
      Corpus.read(Path.of(name), new Corpus.Sink() {
        @Override
        public void document(PolicyDocument document) {
          sink.accept(document);
        }

        @Override
        public void refused(Refusal refusal) {
          // Every engine goes without the same files; the command reports what is refused.
        }
      });
    }
  }
}
