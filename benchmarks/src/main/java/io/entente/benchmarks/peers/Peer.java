package io.entente.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What Entente can be measured beside. */
enum Peer {
  HAND_WRITTEN,
  NAIVE,
  SQLITE;

  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Peer of(String id) {
    return Arrays.stream(values())
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("peer must be one of "
            + Arrays.stream(values()).map(Peer::id).collect(Collectors.joining(", "))
            + ", got '" + id + "'"));
  }

  Engine.Writer write(Path folder) throws IOException {
    return switch (this) {
      case HAND_WRITTEN -> new HandWrittenLucene.Writer(folder);
      case NAIVE -> new NaiveLucene.Writer(folder);
      case SQLITE -> new SqliteFts.Writer(folder);
    };
  }

  Engine open(Path folder) throws IOException {
    return switch (this) {
      case HAND_WRITTEN -> new HandWrittenLucene(folder);
      case NAIVE -> new NaiveLucene(folder);
      case SQLITE -> new SqliteFts(folder);
    };
  }
}
