package io.entente.vocabulary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A vocabulary of topics with a hierarchy, in which a topic may stand under several broader ones.
 *
 * <p>{@link #bundled()} is made for policy texts; {@link #of} and {@link #read(Path)} take a caller's
 * own. A vocabulary never changes once made, and any number of threads may share it.
 *
 * <p>A file of topics is UTF-8 text with a topic a line, four columns separated by tabs: the id, the
 * ids of its broader topics separated by {@code |} (none for a main topic), the label, and the keywords
 * separated by {@code |} as {@link Topic} describes them. The last column may be missing. Lines that
 * are empty or begin with {@code #} are skipped; a line may refer to a topic further down.
 */
public final class Topics {

  private final List<Topic> all;
  private final List<Topic> main;
  private final Map<String, Topic> byId;
  private final Map<String, Topic> byName;
  private final Map<String, List<Topic>> narrower;

  private Topics(Collection<Topic> topics) {
    all = List.copyOf(topics);
    byId = new LinkedHashMap<>();
    byName = new HashMap<>();
    narrower = new HashMap<>();
    for (Topic topic : all) {
      byId.put(topic.id(), topic);
      Topic other = byName.put(fold(topic.id()), topic);
      if (other != null) {
        throw new IllegalArgumentException("topic '" + topic.id() + "' is there twice"
            + (other.id().equals(topic.id()) ? "" : ", also as '" + other.id() + "'"));
      }
    }
    for (Topic topic : all) {
      byName.putIfAbsent(fold(topic.label()), topic);
      for (String id : topic.broader()) {
        if (!byId.containsKey(id)) {
          throw new IllegalArgumentException(
              "topic '" + topic.id() + "' has an unknown broader topic '" + id + "'");
        }
        narrower.computeIfAbsent(id, key -> new ArrayList<>()).add(topic);
      }
    }
    narrower.replaceAll((id, list) -> List.copyOf(list));
    main = all.stream().filter(topic -> topic.broader().isEmpty()).toList();
    checkAcyclic();
  }

  /**
   * Returns the vocabulary that comes with the library: about 20 main topics of policy and 130
   * narrower ones, with keywords in English and some in French, Spanish and German.
   *
   * @return the same vocabulary on each call
   */
  public static Topics bundled() {
    return Bundled.TOPICS;
  }

  /**
   * Makes a vocabulary of a caller's own topics.
   *
   * @param topics the topics in any order; {@link #all()} keeps it
   * @return the vocabulary
   * @throws IllegalArgumentException if an id is there twice (capital letters make no difference), if a
   *     broader topic is not among the topics, or if a topic is broader than itself
   */
  public static Topics of(Collection<Topic> topics) {
    Objects.requireNonNull(topics, "topics");
    return new Topics(topics);
  }

  /**
   * Reads a vocabulary from a file in the format described {@linkplain Topics above}.
   *
   * @param file the file
   * @return the vocabulary
   * @throws IllegalArgumentException if a line has another format, naming file and line, or if the
   *     topics do not fit together as {@link #of} says
   * @throws UncheckedIOException if the file cannot be read
   */
  public static Topics read(Path file) {
    Objects.requireNonNull(file, "file");
    try (Reader reader = Files.newBufferedReader(file)) {
      return read(reader, file.toString());
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  /**
   * Reads a vocabulary in the format described {@linkplain Topics above}. The reader stays open.
   *
   * @param reader gives the text
   * @param name what to call it in error messages
   * @return the vocabulary
   * @throws IllegalArgumentException if a line has another format, naming {@code name} and the line, or
   *     if the topics do not fit together as {@link #of} says
   * @throws UncheckedIOException if the reader fails
   */
  public static Topics read(Reader reader, String name) {
    Objects.requireNonNull(reader, "reader");
    Objects.requireNonNull(name, "name");
    Map<String, Integer> lines = new HashMap<>();
    List<Topic> topics = new ArrayList<>();
    BufferedReader buffered = reader instanceof BufferedReader b ? b : new BufferedReader(reader);
    int number = 0;
    try {
      for (String line = buffered.readLine(); line != null; line = buffered.readLine()) {
        number++;
        String content = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
        if (content.isBlank() || content.startsWith("#")) {
          continue;
        }
        Topic topic = parse(content, name, number);
        Integer earlier = lines.put(fold(topic.id()), number);
        if (earlier != null) {
          throw invalid(
              name,
              number,
              "topic '" + topic.id() + "' is there already, in line " + earlier,
              null);
        }
        topics.add(topic);
      }
    } catch (IOException e) {
      throw unreadable(name, e);
    }
    Set<String> ids = topics.stream().map(Topic::id).collect(Collectors.toSet());
    for (Topic topic : topics) {
      for (String id : topic.broader()) {
        if (!ids.contains(id)) {
          throw invalid(
              name,
              lines.getOrDefault(fold(topic.id()), 0),
              "topic '" + topic.id() + "' has an unknown broader topic '" + id + "'",
              null);
        }
      }
    }
    try {
      return new Topics(topics);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  /**
   * Returns every topic, in the order they were given.
   *
   * @return all topics; cannot be changed
   */
  public List<Topic> all() {
    return all;
  }

  /**
   * Returns the topics that stand under no other, in the order they were given.
   *
   * @return the main topics; cannot be changed
   */
  public List<Topic> main() {
    return main;
  }

  /**
   * Looks up a topic by its exact id.
   *
   * @param id the id
   * @return the topic, or empty if there is none
   */
  public Optional<Topic> topic(String id) {
    Objects.requireNonNull(id, "id");
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * Looks up a topic by its id or its label, whatever the case. An id goes before a label; of topics
   * with the same label the first is found.
   *
   * @param idOrLabel such as {@code cyber-security}, {@code Cyber Security} or {@code CYBER SECURITY}
   * @return the topic, or empty if there is none
   */
  public Optional<Topic> find(String idOrLabel) {
    Objects.requireNonNull(idOrLabel, "idOrLabel");
    return Optional.ofNullable(byName.get(fold(idOrLabel)));
  }

  /**
   * Returns the topics directly under one.
   *
   * @param id the broader topic
   * @return the narrower topics in the order they were given; cannot be changed
   * @throws IllegalArgumentException if there is no such topic
   */
  public List<Topic> narrower(String id) {
    require(id);
    return narrower.getOrDefault(id, List.of());
  }

  /**
   * Returns the ids of a topic and of all that stand under it, however deep.
   *
   * @param id the topic
   * @return its id first, nearer ones before more distant ones; cannot be changed
   * @throws IllegalArgumentException if there is no such topic
   */
  public Set<String> withNarrower(String id) {
    require(id);
    Set<String> found = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(id));
    while (!open.isEmpty()) {
      String next = open.remove();
      if (found.add(next)) {
        narrower.getOrDefault(next, List.of()).forEach(topic -> open.add(topic.id()));
      }
    }
    return Collections.unmodifiableSet(found);
  }

  /**
   * Returns the ids of a topic and of all it stands under, however high.
   *
   * @param id the topic
   * @return its id first, nearer ones before more distant ones; cannot be changed
   * @throws IllegalArgumentException if there is no such topic
   */
  public Set<String> withBroader(String id) {
    require(id);
    Set<String> found = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(id));
    while (!open.isEmpty()) {
      String next = open.remove();
      if (found.add(next)) {
        open.addAll(require(next).broader());
      }
    }
    return Collections.unmodifiableSet(found);
  }

  private Topic require(String id) {
    Topic topic = byId.get(id);
    if (topic == null) {
      throw new IllegalArgumentException("there is no topic '" + id + "'");
    }
    return topic;
  }

  /** Takes away topics whose broader ones are all gone; what remains at the end stands in a cycle or under one. */
  private void checkAcyclic() {
    Map<String, Integer> open = new LinkedHashMap<>();
    all.forEach(topic -> open.put(topic.id(), topic.broader().size()));
    Deque<Topic> free = new ArrayDeque<>(main);
    while (!free.isEmpty()) {
      Topic topic = free.remove();
      open.remove(topic.id());
      for (Topic below : narrower.getOrDefault(topic.id(), List.of())) {
        if (open.merge(below.id(), -1, Integer::sum) == 0) {
          free.add(below);
        }
      }
    }
    if (open.isEmpty()) {
      return;
    }
    Set<String> way = new LinkedHashSet<>();
    String id = open.keySet().iterator().next();
    while (way.add(id)) {
      id = require(id).broader().stream().filter(open::containsKey).findFirst().orElseThrow();
    }
    throw new IllegalArgumentException("topic '" + id + "' is broader than itself");
  }

  private static Topic parse(String line, String name, int number) {
    String[] columns = line.split("\t", -1);
    if (columns.length < 3 || columns.length > 4) {
      throw invalid(
          name,
          number,
          "a topic has id, broader, label and keywords, separated by tabs; got " + columns.length
              + " column(s)",
          null);
    }
    try {
      return new Topic(
          columns[0].strip(),
          columns[2].strip(),
          split(columns[1]),
          columns.length == 4 ? split(columns[3]) : List.of());
    } catch (IllegalArgumentException e) {
      throw invalid(name, number, String.valueOf(e.getMessage()), e);
    }
  }

  private static List<String> split(String column) {
    return Arrays.stream(column.split("\\|"))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static String fold(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private static IllegalArgumentException invalid(
      String name, int line, String message, @Nullable Throwable cause) {
    return new IllegalArgumentException(name + ", line " + line + ": " + message, cause);
  }

  private static UncheckedIOException unreadable(String name, IOException cause) {
    return new UncheckedIOException("cannot read topics from " + name, cause);
  }

  private static final class Bundled {
    static final Topics TOPICS = load();

    private static Topics load() {
      String name = "topics.tsv";
      try (InputStream in = Topics.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IOException("the resource is missing");
        }
        return read(new InputStreamReader(in, StandardCharsets.UTF_8), name);
      } catch (IOException e) {
        throw unreadable(name, e);
      }
    }
  }
}
