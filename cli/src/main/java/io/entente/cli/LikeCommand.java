package io.entente.cli;

import io.entente.PolicyIndex;
import io.entente.query.PolicyQuery;
import io.entente.result.SearchResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds more passages like one. */
@Command(
    name = "like",
    description = "Ranks passages that are like another passage, or like any text.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  entente like japan-india-security-2025#section-4/2",
      "  entente like --index var/texts --from 2020 --group --text \"a joint stock of rare earths\"",
      "  pbpaste | entente like --format cite --file -"
    })
final class LikeCommand implements Callable<Integer> {

  @Mixin
  private SearchOptions options = new SearchOptions();

  @ArgGroup(multiplicity = "1")
  private Example example = new Example();

  @Spec
  private @Nullable CommandSpec spec;

  /** What hits are to be like. */
  static final class Example {
    @Parameters(
        arity = "0..1",
        paramLabel = "DOCUMENT#PASSAGE",
        description = "a passage of the index, as search names it; it is not listed itself")
    private @Nullable String passage;

    @Option(names = "--text", paramLabel = "TEXT", description = "any text")
    private @Nullable String text;

    @Option(names = "--file", paramLabel = "FILE", description = "any text; - for standard input")
    private @Nullable Path file;
  }

  @Override
  public Integer call() {
    PolicyQuery query = options.on(PolicyQuery.of(""));
    String text = example.file == null ? example.text : read(example.file);
    try (PolicyIndex index = options.open()) {
      SearchResult result = options.page(
          page -> text == null
              ? likePassage(index, String.valueOf(example.passage), page)
              : index.like(text, page),
          query);
      options.checkValues(result);
      options.print(spec, result, null);
    }
    return 0;
  }

  private static SearchResult likePassage(PolicyIndex index, String name, PolicyQuery query) {
    // Either id may hold the sign that stands between them.
    int between = name.indexOf('#');
    for (int at = between; at >= 0; at = name.indexOf('#', at + 1)) {
      if (index.document(name.substring(0, at)).isPresent()) {
        return index.like(name.substring(0, at), name.substring(at + 1), query);
      }
    }
    throw new IllegalArgumentException(
        between < 0
            ? "expected DOCUMENT#PASSAGE, got '" + name + "'"
            : "there is no document '" + name.substring(0, between) + "'");
  }

  private static String read(Path file) {
    try {
      byte[] bytes =
          file.toString().equals("-") ? System.in.readAllBytes() : Files.readAllBytes(file);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + " is not UTF-8", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }
}
