package io.entente.cli;

import io.entente.PolicyIndex;
import io.entente.query.Expression;
import io.entente.query.Filter;
import io.entente.query.PolicyQuery;
import io.entente.query.QuerySyntaxException;
import io.entente.result.Hit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Answers a batch of questions. */
@Command(
    name = "run",
    description = "Answers a file of questions and writes the rankings as TREC run lines.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  entente run --index var/texts --topics questions.tsv --output run.txt",
      "",
      "A line of FILE is 'qid<TAB>question', optionally with a third column, a filter in the query grammar",
      "such as 'document:ID country:JP' or '-kind:article'. Scores of equals are written a last bit apart, so",
      "that tools that sort by score keep the order. Near copies stand behind the hit that they were folded",
      "into. A space in an id is written as %%20."
    })
final class RunCommand implements Callable<Integer> {

  @Option(names = "--index", paramLabel = "DIR", required = true, description = "the index")
  private Path folder = Path.of("");

  @Option(names = "--topics", paramLabel = "FILE", required = true, description = "the questions")
  private Path topics = Path.of("");

  @Option(
      names = "--output",
      paramLabel = "FILE",
      required = true,
      description = "where the run is written")
  private Path output = Path.of("");

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "most lines a question, near copies among them; default 100")
  private int limit;

  @Option(names = "--documents", description = "rank documents, each by its best passage")
  private boolean documents;

  @Spec
  private @Nullable CommandSpec spec;

  /** A question and what its hits must satisfy. */
  private record Question(String id, PolicyQuery query) {}

  @Override
  public Integer call() {
    List<Question> questions = questions();
    try (PolicyIndex index = PolicyIndex.openReadOnly(folder);
        PrintWriter out = new PrintWriter(Files.newBufferedWriter(output))) {
      for (Question question : questions) {
        write(
            out,
            question.id(),
            documents
                ? bestOfDocuments(index, question.query())
                : passages(index, question.query()));
      }
      if (out.checkError()) {
        throw new UncheckedIOException(new IOException("cannot write " + output));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + output + ": " + e, e);
    }
    Specs.err(spec).println(questions.size() + " questions answered");
    return 0;
  }

  private List<Question> questions() {
    List<Question> questions = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    try (BufferedReader reader = Files.newBufferedReader(topics)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (number == 1 && line.startsWith("\uFEFF")) {
          line = line.substring(1);
        }
        if (!line.isBlank()) {
          Question question = question(line, number);
          if (!ids.add(question.id())) {
            throw new IllegalArgumentException(
                topics + ":" + number + ": question id '" + question.id() + "' occurs twice");
          }
          questions.add(question);
        }
      }
    } catch (MalformedInputException e) {
      throw new IllegalArgumentException(topics + " is not UTF-8", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + topics + ": " + e, e);
    }
    return questions;
  }

  private Question question(String line, int number) {
    String[] columns = line.split("\t", -1);
    if (columns.length < 2 || columns.length > 3 || columns[0].isBlank()) {
      throw new IllegalArgumentException(
          topics + ":" + number + ": expected 'qid<TAB>question[<TAB>filter]'");
    }
    String id = columns[0].strip();
    if (id.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException(
          topics + ":" + number + ": a question id has no spaces, got '" + id + "'");
    }
    try {
      PolicyQuery query = PolicyQuery.of(columns[1]);
      return new Question(
          id, (columns.length == 2 ? query : within(columns[2], query)).withTopK(limit));
    } catch (QuerySyntaxException e) {
      throw new IllegalArgumentException(topics + ":" + number + ": " + e.getMessage(), e);
    }
  }

  private static PolicyQuery within(String filter, PolicyQuery query) {
    PolicyQuery admitted = PolicyQuery.parse(filter);
    if (!isFilter(admitted.expression())) {
      throw new QuerySyntaxException(
          "a filter has fields only, such as country:JP, got '" + filter.strip() + "'", 0);
    }
    // Twice negated it admits without a part in what the question means.
    Expression expression = admitted.expression().isNothing()
        ? query.expression()
        : Expression.words(query.expression(), admitted.expression().not().not());
    PolicyQuery both = PolicyQuery.of(expression);
    List<Filter> filters = new ArrayList<>(query.filters());
    filters.addAll(admitted.filters());
    for (Filter each : filters) {
      both = both.withFilter(each);
    }
    return both;
  }

  private static boolean isFilter(Expression expression) {
    return switch (expression) {
      case Expression.Field ignored -> true;
      case Expression.Not not -> isFilter(not.part());
      case Expression.And and -> and.parts().stream().allMatch(RunCommand::isFilter);
      case Expression.Or or -> or.parts().stream().allMatch(RunCommand::isFilter);
      case Expression.Words words -> words.parts().stream().allMatch(RunCommand::isFilter);
      default -> false;
    };
  }

  /** An id with its score. */
  private record Ranked(String id, float score) {}

  /** The passages, near copies right behind the hit that they were folded into. */
  private static List<Ranked> passages(PolicyIndex index, PolicyQuery query) {
    List<Ranked> ranked = new ArrayList<>();
    for (Hit hit : index.search(query.withSnippets(false)).hits()) {
      ranked.add(passage(hit.passage().documentId(), hit.passage().id(), hit.score()));
      for (Hit.Copy copy : hit.copies()) {
        ranked.add(passage(copy.documentId(), copy.passageId(), hit.score()));
      }
    }
    return ranked.subList(0, Math.min(query.topK(), ranked.size()));
  }

  private static Ranked passage(String document, String passage, float score) {
    return new Ranked(document + "#" + passage, score);
  }

  private static List<Ranked> bestOfDocuments(PolicyIndex index, PolicyQuery query) {
    return index.search(query.withPerDocument(1).withSnippets(false)).hits().stream()
        .map(hit -> new Ranked(hit.document().id(), hit.score()))
        .toList();
  }

  private static void write(PrintWriter out, String question, List<Ranked> ranked) {
    float last = Float.POSITIVE_INFINITY;
    for (int i = 0; i < ranked.size(); i++) {
      float score = Math.min(ranked.get(i).score(), Math.nextDown(last));
      out.printf(
          Locale.ROOT,
          "%s Q0 %s %d %s entente%n",
          question,
          column(ranked.get(i).id()),
          i + 1,
          score);
      last = score;
    }
  }

  /** Columns are parted by spaces, so an id cannot hold any. */
  private static String column(String id) {
    return id.replace(" ", "%20").replace("\t", "%09");
  }
}
