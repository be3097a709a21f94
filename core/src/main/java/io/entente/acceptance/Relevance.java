package io.entente.acceptance;

import io.entente.PolicyIndex;
import io.entente.query.PolicyQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Where a test of relevance begins: {@code Relevance.in(index).of("rare earths").firstAre("pact#article-2")}.
 *
 * <p>What is expected and not so is an {@link AssertionError}, which every test framework reports. Its
 * message shows the query, how it was understood and the hits.
 */
public final class Relevance {

  private final PolicyIndex index;

  private Relevance(PolicyIndex index) {
    this.index = index;
  }

  /**
   * Looks at the rankings of an index.
   *
   * @param index the index; it stays the caller's to close
   * @return what to ask
   */
  public static Relevance in(PolicyIndex index) {
    return new Relevance(Objects.requireNonNull(index, "index"));
  }

  /**
   * Looks at the ranking of a question.
   *
   * @param text the question
   * @return its ranking
   * @throws io.entente.query.QuerySyntaxException if the text is too long
   */
  public Ranking of(String text) {
    return of(PolicyQuery.of(text));
  }

  /**
   * Looks at the ranking of a query.
   *
   * @param query the query; its {@code topK} and cursor are left out, as each expectation says how far it looks
   * @return its ranking
   */
  public Ranking of(PolicyQuery query) {
    return new Ranking(index, query);
  }

  /**
   * Checks a table of expectations that can be written without a program, in a spreadsheet for one.
   *
   * <p>A line is {@code kind}, {@code query}, {@code k} and what is expected, parted by tabs; each id has a
   * column of its own. Blank lines and lines that begin with {@code #} are passed over.
   *
   * <table>
   * <caption>Kinds</caption>
   * <tr><th>kind</th><th>k</th><th>further columns</th><th>as</th></tr>
   * <tr><td>{@code first}</td><td></td><td>ids</td><td>{@link Ranking#firstAre}</td></tr>
   * <tr><td>{@code ordered}</td><td></td><td>ids</td><td>{@link Ranking#firstAreInOrder}</td></tr>
   * <tr><td>{@code within}</td><td>k</td><td>ids</td><td>{@link Ranking#within}</td></tr>
   * <tr><td>{@code not within}</td><td>k</td><td>ids</td><td>{@link Ranking#notWithin}</td></tr>
   * <tr><td>{@code above}</td><td></td><td>the upper id, the lower ids</td><td>{@link Ranking#ranks}</td></tr>
   * <tr><td>{@code every}</td><td>k</td><td>words, any of which the text has</td><td>{@link Ranking#everyOf}</td></tr>
   * <tr><td>{@code any}</td><td>k</td><td>the same</td><td>{@link Ranking#anyOf}</td></tr>
   * <tr><td>{@code shares}</td><td>k</td><td>a fraction, such as {@code 0.8}, and other queries</td>
   *     <td>{@link Ranking#sharesWith}</td></tr>
   * </table>
   *
   * @param file the table, in UTF-8
   * @return what is not as expected, each with its line and in the order of the file
   * @throws IllegalArgumentException if a line is not as said above; the message names it
   * @throws UncheckedIOException if the file cannot be read
   */
  public List<String> failures(Path file) {
    try {
      return new Table(this, file.toString()).failures(Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read expectations " + file, e);
    }
  }
}
