package io.entente.benchmarks.relevance;

import io.entente.corpus.JsonLines;
import io.entente.document.PolicyDocument;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes a collection: its documents, its questions and what is relevant to them. */
final class CollectionWriter implements AutoCloseable {

  private final PrintWriter documents;
  private final PrintWriter topics;
  private final PrintWriter qrels;
  private int documentCount;
  private int questionCount;

  /**
   * Starts a collection, in place of what the folder held.
   *
   * @param folder where its three files go
   * @throws IOException if it cannot be written
   */
  CollectionWriter(Path folder) throws IOException {
    Files.createDirectories(folder);
    documents =
        new PrintWriter(Files.newBufferedWriter(folder.resolve(JudgedCollection.DOCUMENTS)));
    topics = new PrintWriter(Files.newBufferedWriter(folder.resolve(JudgedCollection.TOPICS)));
    qrels = new PrintWriter(Files.newBufferedWriter(folder.resolve(JudgedCollection.QRELS)));
  }

  void document(PolicyDocument document) {
    documents.println(JsonLines.write(document));
    documentCount++;
  }

  /** Adds a question under the next number. */
  void question(String question, String filter, Map<String, Integer> grades) {
    question(Integer.toString(questionCount + 1), question, filter, grades);
  }

  void question(String id, String question, String filter, Map<String, Integer> grades) {
    String asked = question.replaceAll("\\s+", " ").strip();
    topics.println(id + "\t" + asked + (filter.isEmpty() ? "" : "\t" + filter));
    grades.forEach((judged, grade) -> qrels.println(id + " 0 " + judged + " " + grade));
    questionCount++;
  }

  /**
   * Tells what was written.
   *
   * @return the numbers of documents and questions
   */
  String summary() {
    return documentCount + " documents, " + questionCount + " questions";
  }

  @Override
  public void close() throws IOException {
    for (PrintWriter writer : new PrintWriter[] {documents, topics, qrels}) {
      writer.close();
      if (writer.checkError()) {
        throw new IOException("a file of the collection could not be written");
      }
    }
  }
}
