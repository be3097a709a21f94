package io.entente.benchmarks.peers;

import io.entente.benchmarks.peers.Request.Where;
import io.entente.document.DocumentInfo;
import io.entente.document.DocumentInfo.Inferred;
import io.entente.document.IndexedDocument;
import io.entente.document.Passage;
import io.entente.document.PolicyDate;
import io.entente.document.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.jspecify.annotations.Nullable;

/**
 * SQLite FTS5 through JDBC: stemmed by Porter, ranked by its bm25, snippets by its snippet. Stop words are
 * left out of questions, since it has none. Statements are prepared once; metadata to filter and count by
 * is in narrow tables. What it allocates in its native part is not seen.
 */
final class SqliteFts implements Engine {

  private static final int SNIPPET_TOKENS = 40;

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  SqliteFts(Path folder) throws IOException {
    connection = connect(folder);
  }

  private static Connection connect(Path folder) throws IOException {
    try {
      Connection made = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("passages.db"));
      execute(made, "PRAGMA mmap_size = 4000000000", "PRAGMA cache_size = -64000");
      return made;
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static void execute(Connection connection, String... all) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String each : all) {
        statement.execute(each);
      }
    }
  }

  @Override
  public String name() {
    return "SQLite FTS5";
  }

  @Override
  public boolean slow() {
    return true;
  }

  @Override
  public int answer(Request request, Mode mode, @Nullable List<String> texts) throws IOException {
    Where where = request.where(mode);
    String match = match(request);
    try {
      int read = hits(match, where, mode == Mode.SNIPPETS, texts);
      if (mode == Mode.FACETS) {
        read += counts(
            "SELECT c.code, count(*) FROM words JOIN country c ON c.passage = words.rowid",
            "c.code",
            match,
            where);
        read += counts(
            "SELECT y.year, count(*) FROM words JOIN dated y ON y.rowid = words.rowid",
            "y.year",
            match,
            where);
      }
      return read;
    } catch (SQLException e) {
      throw new IOException(match, e);
    }
  }

  private int hits(
      String match, @Nullable Where where, boolean snippets, @Nullable List<String> texts)
      throws SQLException {
    String snippet =
        snippets ? ", snippet(words, 0, '[', ']', '…', " + SNIPPET_TOKENS + ") AS extract" : "";
    String best = "SELECT words.rowid AS number, words.rank AS score" + snippet + " FROM words"
        + condition(where) + " ORDER BY words.rank LIMIT " + TOP;
    String sql = "SELECT p.id, p.title, p.path, p.heading, p.text, p.date, p.countries, p.topics"
        + (snippets ? ", b.extract" : "")
        + " FROM (" + best + ") b JOIN passage p ON p.rowid = b.number ORDER BY b.score";
    int read = 0;
    try (ResultSet hits = run(sql, match, where)) {
      while (hits.next()) {
        for (int column = 1; column <= (snippets ? 9 : 8); column++) {
          String value = hits.getString(column);
          read += value == null ? 0 : value.length();
        }
        if (texts != null) {
          texts.add(hits.getString(5));
        }
      }
    }
    return read;
  }

  private int counts(String select, String by, String match, @Nullable Where where)
      throws SQLException {
    int read = 0;
    try (ResultSet counts = run(select + condition(where) + " GROUP BY " + by, match, where)) {
      while (counts.next()) {
        read += counts.getString(1).length() + counts.getInt(2);
      }
    }
    return read;
  }

  private static String condition(@Nullable Where where) {
    StringBuilder sql = new StringBuilder();
    if (where != null && where.hasYears()) {
      sql.append(" JOIN dated d ON d.rowid = words.rowid AND d.stated AND d.day BETWEEN ? AND ?");
    }
    sql.append(" WHERE words MATCH ?");
    if (where != null && where.country() != null) {
      sql.append(
          " AND EXISTS (SELECT 1 FROM country f WHERE f.passage = words.rowid AND f.code = ? AND f.stated)");
    }
    return sql.toString();
  }

  private ResultSet run(String sql, String match, @Nullable Where where) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    int next = 1;
    if (where != null && where.hasYears()) {
      statement.setLong(next++, LocalDate.of(where.fromYear(), 1, 1).toEpochDay());
      statement.setLong(next++, LocalDate.of(where.toYear(), 12, 31).toEpochDay());
    }
    statement.setString(next++, match);
    if (where != null && where.country() != null) {
      statement.setString(next++, where.country());
    }
    return statement.executeQuery();
  }

  private static String match(Request request) {
    return switch (request.kind()) {
      case TERM, ANY_OF -> any(request.words().stream());
      case PHRASE -> '"' + String.join(" ", request.words()) + '"';
      case EXCLUSION ->
        "(" + any(request.admitted().stream()) + ") NOT \"" + request.words().getLast() + '"';
      case QUESTION ->
        any(Arrays.stream(request.question().toLowerCase(Locale.ROOT).split("[^a-z]+"))
            .filter(word -> !EnglishAnalyzer.ENGLISH_STOP_WORDS_SET.contains(word)));
      case NEAR -> "NEAR(\"" + String.join("\" \"", request.words()) + "\", " + Request.NEAR + ")";
    };
  }

  private static String any(Stream<String> words) {
    return words.map(word -> '"' + word + '"').collect(Collectors.joining(" OR "));
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /** Writes the database. */
  static final class Writer implements Engine.Writer {
    private final Connection connection;
    private final PreparedStatement passages;
    private final PreparedStatement words;
    private final PreparedStatement countries;
    private final PreparedStatement dates;
    private long number;

    Writer(Path folder) throws IOException {
      connection = connect(folder);
      try {
        execute(
            connection,
            "PRAGMA journal_mode = OFF",
            "PRAGMA synchronous = OFF",
            "CREATE TABLE passage (id TEXT, title TEXT, path TEXT, heading TEXT, date TEXT, countries TEXT, topics TEXT, text TEXT)",
            "CREATE VIRTUAL TABLE words USING fts5(text, content='passage', tokenize='porter unicode61')",
            "CREATE TABLE country (passage INTEGER, code TEXT, stated INTEGER, PRIMARY KEY (passage, code)) WITHOUT ROWID",
            "CREATE TABLE dated (day INTEGER, year INTEGER, stated INTEGER)");
        connection.setAutoCommit(false);
        passages = connection.prepareStatement(
            "INSERT INTO passage (rowid, id, title, path, heading, date, countries, topics, text) VALUES (?,?,?,?,?,?,?,?,?)");
        words = connection.prepareStatement("INSERT INTO words (rowid, text) VALUES (?,?)");
        countries = connection.prepareStatement("INSERT OR IGNORE INTO country VALUES (?,?,?)");
        dates = connection.prepareStatement(
            "INSERT INTO dated (rowid, day, year, stated) VALUES (?,?,?,?)");
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }

    @Override
    public void add(IndexedDocument document) throws IOException {
      DocumentInfo info = document.info();
      try {
        for (Passage passage : document.passages()) {
          number++;
          PolicyDate date = info.date();
          insert(
              passages,
              number,
              passage.documentId() + "#" + passage.id(),
              info.title(),
              String.join(Section.SEPARATOR, passage.path()),
              passage.heading(),
              date == null ? "" : date.toString(),
              String.join(" ", info.countries()),
              String.join(" ", info.topics()),
              passage.text());
          insert(words, number, passage.text());
          for (String country : info.countries()) {
            insert(countries, number, country, !info.inferred().contains(Inferred.COUNTRIES));
          }
          if (date != null) {
            boolean stated = !info.inferred().contains(Inferred.DATE);
            insert(dates, number, date.first().toEpochDay(), date.first().getYear(), stated);
          }
        }
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }

    private static void insert(PreparedStatement statement, Object... values) throws SQLException {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }

    @Override
    public void close() throws IOException {
      try {
        connection.commit();
        connection.close();
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }
  }
}
