package io.entente.corpus.eval;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads judgments (qrels) and runs in the formats of the TREC conferences. */
public final class TrecFiles {

  private record Scored(String id, double score) {}

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private TrecFiles() {}

  /**
   * Reads judgments: {@code qid 0 id grade} a line, or {@code qid id grade} with a header line.
   *
   * @param file the file
   * @return the grades by question and id, in the file's order; negative grades count as 0
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if a line has another form; the message names file and line
   */
  public static Map<String, Map<String, Integer>> readQrels(Path file) {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return readQrels(reader, file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  /**
   * Reads judgments as {@link #readQrels(Path)} does.
   *
   * @param source what to read
   * @param name what messages call it
   * @return the grades by question and id
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if a line has another form
   */
  public static Map<String, Map<String, Integer>> readQrels(Reader source, String name)
      throws IOException {
    Map<String, Map<String, Integer>> qrels = new LinkedHashMap<>();
    BufferedReader reader = new BufferedReader(source);
    int number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      String[] parts = line.strip().split("\\s+");
      boolean header = number == 1
          && parts.length == 3
          && !parts[1].equals("0")
          && parts[2].matches("(?i)[a-z_-]+");
      if (line.isBlank() || header) {
        continue;
      }
      if (parts.length != 3 && parts.length != 4
          || !parts[parts.length - 1].matches("-?\\d{1,9}")) {
        throw new IllegalArgumentException(
            name + ":" + number + ": expected 'qid 0 id grade', got '" + line + "'");
      }
      int grade = Math.max(0, Integer.parseInt(parts[parts.length - 1]));
      Map<String, Integer> grades =
          qrels.computeIfAbsent(parts[0], unseen -> new LinkedHashMap<>());
      if (grades.put(parts[parts.length - 2], grade) != null) {
        throw new IllegalArgumentException(name + ":" + number + ": '" + parts[parts.length - 2]
            + "' is judged twice for question " + parts[0]);
      }
    }
    return qrels;
  }

  /**
   * Reads a run: {@code qid Q0 id rank score tag} a line. As trec_eval does, the ranking is by
   * descending score, equals by descending id; the rank column is not used.
   *
   * @param file the file
   * @return the ranked ids by question
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if a line has another form or an id comes twice for a question
   */
  public static Map<String, List<String>> readRun(Path file) {
    Map<String, List<Scored>> scored = new LinkedHashMap<>();
    Map<String, Set<String>> seen = new LinkedHashMap<>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        String[] parts = line.strip().split("\\s+");
        if (parts.length != 6) {
          throw new IllegalArgumentException(
              file + ":" + number + ": expected 'qid Q0 id rank score tag', got '" + line + "'");
        }
        if (!seen.computeIfAbsent(parts[0], unseen -> new HashSet<>()).add(parts[2])) {
          throw new IllegalArgumentException(file + ":" + number + ": '" + parts[2]
              + "' is ranked twice for question " + parts[0]);
        }
        scored
            .computeIfAbsent(parts[0], unseen -> new ArrayList<>())
            .add(new Scored(parts[2], score(parts[4], file, number)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
    Comparator<Scored> best = Comparator.comparingDouble(Scored::score).reversed();
    Map<String, List<String>> run = new LinkedHashMap<>();
    scored.forEach((question, list) -> run.put(
        question,
        list.stream()
            .sorted(best.thenComparing(Scored::id, Comparator.reverseOrder()))
            .map(Scored::id)
            .toList()));
    return run;
  }

  private static double score(String text, Path file, int line) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new IllegalArgumentException(
          file + ":" + line + ": score is no number: '" + text + "'");
    }
    return Double.parseDouble(text);
  }
}
