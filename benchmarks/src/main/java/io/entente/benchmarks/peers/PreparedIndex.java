package io.entente.benchmarks.peers;

import io.entente.PolicyIndex;
import io.entente.benchmarks.texts.TextCollection;
import io.entente.document.IndexedDocument;
import io.entente.query.PolicyQuery;
import io.entente.query.Sort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An index to measure Entente on by itself, and queries for it. */
public final class PreparedIndex implements AutoCloseable {

  /** What the name of an index that is there already begins with. */
  public static final String INDEX = "index:";

  private final Path folder;
  private final @Nullable Path scratch;
  private final PolicyIndex index;
  private final RequestDrawer drawer = new RequestDrawer();

  private PreparedIndex(Path folder, @Nullable Path scratch, Iterable<String> ids) {
    this.folder = folder;
    this.scratch = scratch;
    this.index = PolicyIndex.open(folder);
    for (String id : ids) {
      IndexedDocument document = index.document(id).orElseThrow();
      drawer.add(document);
    }
  }

  /**
   * Makes an index in a scratch folder, or opens one.
   *
   * @param name what {@link TextCollection#of} takes, or {@code index:FOLDER} for an index that is there
   *     already, such as a large one; queries are then drawn from its newest and oldest passages
   * @return the index; the caller closes it, which drops all changes
   * @throws IOException if it cannot be made
   */
  public static PreparedIndex of(String name) throws IOException {
    if (name.startsWith(INDEX)) {
      Path folder = Path.of(name.substring(INDEX.length()));
      return new PreparedIndex(folder, null, newestAndOldest(folder));
    }
    Path scratch = Files.createTempDirectory("prepared-index");
    Set<String> ids = new LinkedHashSet<>();
    try (PolicyIndex made = PolicyIndex.open(scratch)) {
      TextCollection.of(name).read(document -> {
        made.add(document);
        ids.add(document.id());
      });
      made.commit();
    }
    return new PreparedIndex(scratch, scratch, ids);
  }

  private static Set<String> newestAndOldest(Path folder) {
    Set<String> ids = new LinkedHashSet<>();
    try (PolicyIndex opened = PolicyIndex.openReadOnly(folder)) {
      PolicyQuery all = PolicyQuery.of("").withTopK(PolicyQuery.MAX_TOP_K);
      for (Sort sort : List.of(Sort.NEWEST, Sort.OLDEST)) {
        opened
            .search(all.withSort(sort))
            .hits()
            .forEach(hit -> ids.add(hit.passage().documentId()));
      }
    }
    return ids;
  }

  /**
   * Returns the index.
   *
   * @return the index, open to be changed
   */
  public PolicyIndex index() {
    return index;
  }

  /**
   * Returns where the index is kept.
   *
   * @return the folder
   */
  public Path folder() {
    return folder;
  }

  /**
   * Draws queries, with seed 42; to be called once.
   *
   * @param count how many
   * @return the queries, of every kind as many
   */
  public List<Request> requests(int count) {
    return drawer.draw(count);
  }

  @Override
  public void close() throws IOException {
    index.close();
    if (scratch != null) {
      Folders.delete(scratch);
    }
  }
}
