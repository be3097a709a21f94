package io.entente.benchmarks.peers;

import io.entente.PolicyIndex;
import io.entente.benchmarks.texts.TextCollection;
import io.entente.document.IndexedDocument;
import io.entente.document.Passage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The engines, open on the same passages, and the queries. Passages and metadata are what Entente makes of
 * the texts. A folder in which all was made before is used again, if the texts have the same name.
 */
public final class Workbench implements AutoCloseable {

  private static final String ENTENTE = "entente";
  private static final String MADE_OF = "made-of.txt";

  private final Path folder;
  private final PolicyIndex index;
  private final RequestDrawer drawer = new RequestDrawer();
  private final List<Engine> engines = new ArrayList<>();
  private final Map<String, Long> indexBytes = new LinkedHashMap<>();
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private long textBytes;

  /**
   * Makes or opens the indexes.
   *
   * @param folder where they are kept
   * @param texts what is indexed
   * @param peers what Entente is measured beside
   * @throws IOException if they cannot be made or opened
   */
  Workbench(Path folder, TextCollection texts, List<Peer> peers) throws IOException {
    this.folder = folder;
    List<String> ids = documents(texts);
    index = PolicyIndex.openReadOnly(folder.resolve(ENTENTE));
    try {
      fill(texts, ids, peers);
      indexBytes.put(ENTENTE, Folders.bytes(folder.resolve(ENTENTE)));
      for (Peer peer : peers) {
        engines.add(peer.open(folder.resolve(peer.id())));
        indexBytes.put(peer.id(), Folders.bytes(folder.resolve(peer.id())));
      }
      engines.add(new EntenteEngine(index, true));
      engines.add(new EntenteEngine(index, false));
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Indexes the texts, unless that was done before; their ids are kept beside the index. */
  private List<String> documents(TextCollection texts) throws IOException {
    Path list = folder.resolve("documents.txt");
    if (!isMadeOf(ENTENTE, texts)) {
      long began = System.nanoTime();
      Set<String> ids = new LinkedHashSet<>();
      try (PolicyIndex made = PolicyIndex.open(started(ENTENTE))) {
        texts.read(document -> {
          made.add(document);
          ids.add(document.id());
        });
        made.commit();
      }
      Files.write(list, ids);
      finished(ENTENTE, texts, began);
    }
    return Files.readAllLines(list);
  }

  /** Gives all passages to the drawer of queries, and to those who do not have them yet. */
  private void fill(TextCollection texts, List<String> ids, List<Peer> peers) throws IOException {
    for (Peer peer : peers) {
      if (!isMadeOf(peer.id(), texts)) {
        long began = System.nanoTime();
        try (Engine.Writer writer = peer.write(started(peer.id()))) {
          for (String id : ids) {
            writer.add(document(id));
          }
        }
        finished(peer.id(), texts, began);
      }
    }
    for (String id : ids) {
      IndexedDocument document = document(id);
      drawer.add(document);
      for (Passage passage : document.passages()) {
        textBytes += passage.text().getBytes(StandardCharsets.UTF_8).length;
      }
    }
  }

  private IndexedDocument document(String id) {
    return index.document(id).orElseThrow();
  }

  private Path marker(String name) {
    return folder.resolve(name + "-" + MADE_OF);
  }

  private boolean isMadeOf(String name, TextCollection texts) throws IOException {
    return Files.exists(marker(name)) && Files.readString(marker(name)).equals(texts.name());
  }

  private Path started(String name) throws IOException {
    Path made = folder.resolve(name);
    Files.deleteIfExists(marker(name));
    if (Files.exists(made)) {
      Folders.delete(made);
    }
    return Files.createDirectories(made);
  }

  private void finished(String name, TextCollection texts, long began) throws IOException {
    seconds.put(name, (System.nanoTime() - began) / 1e9);
    Files.writeString(marker(name), texts.name());
  }

  /** The peers in the order asked for, then Entente doing the same work, then Entente as it comes. */
  List<Engine> engines() {
    return engines;
  }

  /** Draws queries from the passages. */
  List<Request> requests(int count) {
    return drawer.draw(count);
  }

  int passageCount() {
    return index.passageCount();
  }

  int documentCount() {
    return index.documentCount();
  }

  /** The passages in UTF-8. */
  long textBytes() {
    return textBytes;
  }

  /** The size of each index. */
  Map<String, Long> indexBytes() {
    return indexBytes;
  }

  /** How long making took; reading, splitting and tagging are in Entente's part. */
  Map<String, Double> seconds() {
    return seconds;
  }

  @Override
  public void close() throws IOException {
    for (Engine engine : engines) {
      engine.close();
    }
    index.close();
  }
}
