package io.entente.benchmarks.relevance;

import java.util.List;

/** Something that answers questions with ranked passages. */
interface Ranker {

  /** A passage, as an answer. */
  record Ranked(String documentId, String passageId) {

    /** The id that judgments have, in which a space is written as {@code %20}. */
    String judgedAs(boolean ofDocuments) {
      String id = ofDocuments ? documentId : documentId + "#" + passageId;
      return id.replace(" ", "%20").replace("\t", "%09");
    }
  }

  /**
   * Returns what this is called in tables.
   *
   * @return the name
   */
  String name();

  /**
   * Answers a question.
   *
   * @param question the question
   * @param topK how many answers at most
   * @param ofDocuments whether each document is to be there once, with its best passage
   * @return the answers, best first
   */
  List<Ranked> rank(JudgedCollection.Question question, int topK, boolean ofDocuments);
}
