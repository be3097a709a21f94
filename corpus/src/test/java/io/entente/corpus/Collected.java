package io.entente.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.entente.document.PolicyDocument;
import io.entente.document.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Keeps what was read, for tests to look at. */
final class Collected implements Corpus.Sink {
  final List<PolicyDocument> documents = new ArrayList<>();
  final List<Refusal> refusals = new ArrayList<>();
  long bytes;

  static Collected read(Path... paths) {
    Collected collected = new Collected();
    Corpus.read(List.of(paths), collected);
    return collected;
  }

  static Collected readText(Path folder, String name, String text) throws IOException {
    return read(write(folder, name, text));
  }

  static Path write(Path folder, String name, String text) throws IOException {
    return write(folder, name, text.getBytes(StandardCharsets.UTF_8));
  }

  static Path write(Path folder, String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  /** A folder of the shared data; the test is skipped where there is none. */
  static Path shared(String name) {
    for (String root : List.of("../../shared/data", "../shared/data")) {
      if (Files.exists(Path.of(root, name))) {
        return Path.of(root, name);
      }
    }
    Assumptions.assumeTrue(
        false, "skipped: no shared data at ../../shared/data or ../shared/data (" + name + ")");
    throw new AssertionError();
  }

  @Override
  public void document(PolicyDocument document) {
    documents.add(document);
  }

  @Override
  public void refused(Refusal refusal) {
    refusals.add(refusal);
  }

  @Override
  public void bytesRead(long count) {
    bytes += count;
  }

  /** The only document; no refusal may stand beside it. */
  PolicyDocument only() {
    assertEquals(List.of(), refusals);
    assertEquals(1, documents.size());
    return documents.get(0);
  }

  /** The only refusal; no document may stand beside it. */
  Refusal refusal() {
    assertEquals(List.of(), documents);
    assertEquals(1, refusals.size(), refusals.toString());
    return refusals.get(0);
  }

  List<String> ids() {
    return documents.stream().map(PolicyDocument::id).toList();
  }

  static List<String> texts(PolicyDocument document) {
    return document.sections().stream().map(Section::text).toList();
  }
}
