import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entente.corpus.JsonLines;
import io.entente.document.DocumentKind;
import io.entente.document.PolicyDocument;
import io.entente.document.Section;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Turns JSON files of numbered passages into one JSON Lines document a file. */
public class RulesToJsonLines {

  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        out.println(JsonLines.write(document(new ObjectMapper().readTree(file.toFile()))));
      }
    }
    out.flush();
  }

  private static PolicyDocument document(JsonNode passages) {
    String id = passages.get(0).get("DocumentID").asText();
    PolicyDocument.Builder document =
        PolicyDocument.builder(id, title(passages)).kind(DocumentKind.LAW).language("en");
    Map<String, Integer> seen = new HashMap<>();
    for (JsonNode passage : passages) {
      String number = passage.get("PassageID").asText();
      // A number may stand for two passages; the second gets a mark of its own.
      int times = seen.merge(number, 1, Integer::sum);
      String passageId = times == 1 ? number : number + "~" + times;
      document.section(new Section(passageId, List.of(number), "", passage.get("Passage").asText()));
    }
    return document.build();
  }

  /** The first heading there is: a short passage with a number of one step. */
  private static String title(JsonNode passages) {
    for (JsonNode passage : passages) {
      String text = passage.get("Passage").asText();
      if (!text.isBlank() && text.length() < 80) {
        return text.strip();
      }
    }
    return "";
  }
}
