package io.entente.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the sources are. */
final class Repository {

  private Repository() {}

  /** The folder that has the README and the pom of all modules. */
  static Path root() throws IOException {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path pom = at.resolve("pom.xml");
      if (Files.exists(at.resolve("README.md"))
          && Files.exists(pom)
          && Files.readString(pom).contains("<modules>")) {
        return at;
      }
    }
    throw new IllegalStateException("no folder above has README.md and a pom.xml with modules");
  }
}
