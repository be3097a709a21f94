package io.entente.benchmarks.relevance;

import io.entente.corpus.eval.TrecFiles;
import io.entente.query.PolicyQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts, questions, and judgments of what answers them, as a folder holds them: {@code documents.jsonl},
 * {@code topics.tsv} with {@code qid<TAB>question[<TAB>filter]}, {@code qrels.txt}.
 *
 * @param name what the folder is called
 * @param documents the file of documents
 * @param questions the questions that have judgments, in the order of the file
 * @param ofDocuments whether documents are judged, rather than passages
 */
record JudgedCollection(
    String name, Path documents, List<Question> questions, boolean ofDocuments) {

  static final String DOCUMENTS = "documents.jsonl";
  static final String TOPICS = "topics.tsv";
  static final String QRELS = "qrels.txt";

  /**
   * A question and what is judged for it.
   *
   * @param id its id
   * @param text what is asked
   * @param filter what all answers must satisfy, in the query grammar; or empty
   * @param grades grades by id
   */
  record Question(String id, String text, String filter, Map<String, Integer> grades) {

    /**
     * Returns the question as Entente takes it.
     *
     * @return the query
     */
    PolicyQuery query() {
      PolicyQuery query = PolicyQuery.of(text);
      for (var each : PolicyQuery.parse(filter).filters()) {
        query = query.withFilter(each);
      }
      return query;
    }
  }

  /** Which of the questions are taken. */
  enum Half {
    BOTH,
    FIRST,
    SECOND;

    private boolean takes(int index) {
      return this == BOTH || index % 2 == (this == FIRST ? 0 : 1);
    }
  }

  /** Copies the questions. */
  JudgedCollection {
    questions = List.copyOf(questions);
  }

  /**
   * Reads a collection.
   *
   * @param folder where it is
   * @param half all questions, or the first, third and so on, or the others
   * @param ofDocuments true if documents are judged even though ids have a {@code #}; otherwise the ids tell
   * @return the collection
   * @throws UncheckedIOException if a file cannot be read
   * @throws IllegalArgumentException if a file has another form or no question is judged
   */
  static JudgedCollection read(Path folder, Half half, boolean ofDocuments) {
    Map<String, Map<String, Integer>> qrels = TrecFiles.readQrels(folder.resolve(QRELS));
    List<Question> judged = new ArrayList<>();
    for (Question question : questions(folder.resolve(TOPICS), qrels)) {
      if (!question.grades().isEmpty()) {
        judged.add(question);
      }
    }
    List<Question> taken = new ArrayList<>();
    for (int i = 0; i < judged.size(); i++) {
      if (half.takes(i)) {
        taken.add(judged.get(i));
      }
    }
    if (taken.isEmpty()) {
      throw new IllegalArgumentException(folder + " has no question with judgments");
    }
    boolean hasPassages = qrels.values().stream()
        .flatMap(grades -> grades.keySet().stream())
        .anyMatch(id -> id.contains("#"));
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return new JudgedCollection(
        String.valueOf(name), folder.resolve(DOCUMENTS), taken, ofDocuments || !hasPassages);
  }

  private static List<Question> questions(Path topics, Map<String, Map<String, Integer>> qrels) {
    Map<String, Question> questions = new LinkedHashMap<>();
    int number = 0;
    for (String line : lines(topics)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      String[] columns = line.split("\t", -1);
      if (columns.length < 2 || columns.length > 3) {
        throw new IllegalArgumentException(
            topics + ":" + number + ": expected 'qid<TAB>question[<TAB>filter]'");
      }
      String id = columns[0].strip();
      String filter = columns.length == 3 ? columns[2] : "";
      if (!PolicyQuery.parse(filter).expression().isNothing()) {
        throw new IllegalArgumentException(
            topics + ":" + number + ": a filter has fields only, got '" + filter + "'");
      }
      Question question = new Question(id, columns[1], filter, qrels.getOrDefault(id, Map.of()));
      if (questions.put(id, question) != null) {
        throw new IllegalArgumentException(
            topics + ":" + number + ": question id '" + id + "' occurs twice");
      }
    }
    return List.copyOf(questions.values());
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }
}
