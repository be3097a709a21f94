package io.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.PolicyIndex;
import io.entente.vocabulary.Topic;
import io.entente.vocabulary.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the documents say is true: samples compile and print what is said, links lead somewhere. */
class DocsTest {

  private static final Pattern JAVA_BLOCK =
      Pattern.compile("^```java\\R(.*?)^```\\s*$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern ANY_BLOCK =
      Pattern.compile("^```.*?^```\\s*$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern TYPE = Pattern.compile(
      "^(?:public )?(?:final )?(?:class|record|interface|enum) (\\w+)", Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  @TempDir
  Path folder;

  private static List<Path> files(String extension) throws IOException {
    Path root = Repository.root();
    List<Path> files = new ArrayList<>();
    try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
      docs.filter(file -> file.toString().endsWith(extension)).sorted().forEach(files::add);
    }
    if (extension.equals(".md")) {
      files.addFirst(root.resolve("README.md"));
    }
    return files;
  }

  private static List<String> javaBlocks(Path file) throws IOException {
    return JAVA_BLOCK
        .matcher(Files.readString(file))
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  /** Statements alone become a class, below their imports. */
  private static String unit(String code) {
    if (TYPE.matcher(code).find()) {
      return code;
    }
    StringBuilder imports = new StringBuilder();
    StringBuilder statements = new StringBuilder();
    code.lines()
        .forEach(line ->
            (line.startsWith("import ") ? imports : statements).append(line).append('\n'));
    return imports + "class Snippet {\n  void run() throws Exception {\n" + statements + "  }\n}\n";
  }

  private static void compile(String code, Path target) throws IOException {
    Matcher type = TYPE.matcher(code);
    assertTrue(type.find(), code);
    Path source =
        Files.writeString(Files.createDirectories(target).resolve(type.group(1) + ".java"), code);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(problems, null, null)) {
      boolean done = compiler
          .getTask(
              null,
              manager,
              problems,
              List.of(
                  "--release",
                  "21",
                  "-proc:none",
                  "-Xlint:all,-classfile,-path",
                  "-Werror",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "-d",
                  target.toString()),
              null,
              manager.getJavaFileObjects(source))
          .call();
      assertTrue(done, problems.getDiagnostics() + "\n" + code);
    }
  }

  @TestFactory
  List<DynamicTest> javaInTheDocumentsCompiles() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    Path root = Repository.root();
    for (Path file : files(".md")) {
      for (String block : javaBlocks(file)) {
        Path target = folder.resolve("block-" + tests.size());
        tests.add(DynamicTest.dynamicTest(
            root.relativize(file) + " " + target.getFileName(),
            () -> compile(unit(block), target)));
      }
    }
    for (Path file : files(".java")) {
      Path target = folder.resolve("example-" + tests.size());
      tests.add(DynamicTest.dynamicTest(
          root.relativize(file).toString(), () -> compile(Files.readString(file), target)));
    }
    assertFalse(tests.isEmpty());
    return tests;
  }

  @Test
  void theFirstSampleOfTheReadmePrintsWhatTheReadmeSays() throws Exception {
    Path readme = Repository.root().resolve("README.md");
    String sample = javaBlocks(readme).getFirst();
    Matcher said = Pattern.compile("It prints `([^`]+)`").matcher(Files.readString(readme));
    assertTrue(said.find());
    Path classes = folder.resolve("classes");
    compile(sample, classes);
    Matcher type = TYPE.matcher(sample);
    assertTrue(type.find());
    Path work = Files.createDirectory(folder.resolve("work"));
    List<String> printed = java(
        work,
        "-cp",
        classes + System.getProperty("path.separator") + System.getProperty("java.class.path"),
        type.group(1));
    assertEquals(List.of(said.group(1)), printed);
  }

  /** Runs a JVM of its own and returns the lines it prints on standard output. */
  private List<String> java(Path work, String... args) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dstdout.encoding=UTF-8");
    command.addAll(List.of(args));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process = new ProcessBuilder(command)
        .directory(work.toFile())
        .redirectOutput(out.toFile())
        .redirectError(err.toFile())
        .start();
    try {
      assertTrue(process.waitFor(120, TimeUnit.SECONDS), "still running");
    } finally {
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue(), Files.readString(err));
    return Files.readAllLines(out);
  }

  @Test
  void rulesBecomeJsonLinesThatCanBeIndexed() throws Exception {
    Path rules = Files.createDirectory(folder.resolve("rules"));
    Files.writeString(rules.resolve("7.json"), """
        [{"ID":"x1","DocumentID":7,"PassageID":"1","Passage":"Lending Rules"},
         {"ID":"x2","DocumentID":7,"PassageID":"1.1","Passage":"A lender must keep a ledger of every loan."},
         {"ID":"x3","DocumentID":7,"PassageID":"1.1","Passage":"A ledger must be kept for nine years."},
         {"ID":"x4","DocumentID":7,"PassageID":"1.2","Passage":""}]
        """);
    Files.writeString(rules.resolve("8.json"), """
        [{"ID":"y1","DocumentID":8,"PassageID":"2.3.(a)","Passage":"A broker must not trade on rumours."}]
        """);
    Files.writeString(rules.resolve("notes.txt"), "Not a rule.");
    List<String> printed = java(
        folder,
        "-cp",
        System.getProperty("java.class.path"),
        Repository.root().resolve("docs/examples/RulesToJsonLines.java").toString(),
        rules.toString());
    assertEquals(2, printed.size(), printed.toString());
    Path lines = Files.write(folder.resolve("rules.jsonl"), printed);
    Path index = folder.resolve("index");
    StringWriter complaints = new StringWriter();
    int status = Main.run(
        new PrintWriter(new StringWriter()),
        new PrintWriter(complaints),
        "index",
        "--index",
        index.toString(),
        lines.toString());
    assertEquals(0, status, complaints.toString());
    try (PolicyIndex opened = PolicyIndex.openReadOnly(index)) {
      var best = opened.search("years a ledger is kept").hits().getFirst();
      assertEquals("7", best.document().id());
      assertEquals("1.1~2", best.passage().id());
      assertEquals("Lending Rules, 1.1", best.citation().toString());
      assertEquals(
          "2.3.(a)", opened.search("broker rumours").hits().getFirst().passage().id());
    }
  }

  @Test
  void theVocabularyPageListsEveryBundledTopic() throws IOException {
    String page = Files.readString(Repository.root().resolve("docs/vocabulary.md"));
    Topics topics = Topics.bundled();
    List<String> missing = topics.all().stream()
        .map(Topic::id)
        .filter(id -> !page.contains("`" + id + "`"))
        .toList();
    assertEquals(List.of(), missing);
    String counts = topics.main().size() + " main and "
        + (topics.all().size() - topics.main().size()) + " narrower";
    assertTrue(page.contains(counts), counts);
  }

  @Test
  void relativeLinksLeadToFiles() throws IOException {
    Path root = Repository.root();
    List<String> broken = new ArrayList<>();
    for (Path file : files(".md")) {
      String text = ANY_BLOCK.matcher(Files.readString(file)).replaceAll("");
      for (MatchResult link : LINK.matcher(text).results().toList()) {
        String target = link.group(1).replaceFirst("#.*", "");
        if (target.isEmpty() || target.matches("[a-z]+:.*")) {
          continue;
        }
        Path linked = file.resolveSibling(target).normalize();
        if (!Files.exists(linked)) {
          broken.add(root.relativize(file) + " -> " + target);
        }
      }
    }
    assertEquals(List.of(), broken);
  }
}
