package io.entente.corpus;

import io.entente.PolicyIndex;
import io.entente.document.PolicyDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A small bundled collection of treaties, declarations and laws, retold in our own words or made up, with questions
 * and the judgments which passages answer them.
 */
public final class SampleCollection {
  private static final String FOLDER = "sample/";

  private SampleCollection() {}

  /**
   * A question asked of the collection.
   *
   * @param id its id, which the judgments name
   * @param text the question
   */
  public record Question(String id, String text) {}

  /**
   * Reads the documents.
   *
   * @return the documents, always in the same order
   */
  public static List<PolicyDocument> documents() {
    List<PolicyDocument> documents = new ArrayList<>();
    for (String name : lines("documents.txt")) {
      String path = FOLDER + "documents/" + name;
      InputFile file =
          new InputFile(Path.of(name), path, name.replaceFirst("\\.md$", ""), new Corpus.Sink() {
            @Override
            public void document(PolicyDocument document) {
              documents.add(document);
            }

            @Override
            public void refused(Refusal refusal) {
              throw new IllegalStateException("bundled document: " + refusal);
            }
          });
      try {
        documents.add(MarkdownReader.parse(text("documents/" + name), file));
      } catch (IOException e) {
        throw new UncheckedIOException("bundled document " + name, e);
      }
    }
    return List.copyOf(documents);
  }

  /**
   * Opens an index in memory that holds the documents.
   *
   * @return the index; the caller closes it
   */
  public static PolicyIndex index() {
    PolicyIndex index = PolicyIndex.inMemory();
    try {
      documents().forEach(index::add);
      index.commit();
      return index;
    } catch (RuntimeException e) {
      index.close();
      throw e;
    }
  }

  /**
   * Reads the questions.
   *
   * @return the questions, in the order of the file
   */
  public static List<Question> questions() {
    List<Question> questions = new ArrayList<>();
    for (String line : lines("questions.tsv")) {
      String[] fields = line.split("\t", -1);
      if (fields.length < 2) {
        throw new IllegalStateException("questions.tsv: no tab in '" + line + "'");
      }
      questions.add(new Question(fields[0], fields[1]));
    }
    return List.copyOf(questions);
  }

  /**
   * Reads the judgments.
   *
   * @return them in TREC's form, {@code qid 0 document#passage grade} a line
   */
  public static String qrels() {
    return text("qrels.txt");
  }

  private static List<String> lines(String name) {
    return text(name).lines().filter(line -> !line.isBlank()).toList();
  }

  private static String text(String name) {
    try (InputStream in = SampleCollection.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("not bundled: " + FOLDER + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("bundled file " + name, e);
    }
  }
}
