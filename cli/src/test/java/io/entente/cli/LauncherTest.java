package io.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher, in a copy that looks for JDKs in {@code usr/lib/jvm} and its other usual folders below a
 * folder of the test's own, and that finds no other tools than those it names here.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a POSIX shell")
class LauncherTest {

  private static final List<String> USUAL =
      List.of("/usr/lib/jvm/", "/opt/java/", "/opt/jdk", "/Library/Java/");
  private static final List<String> TOOLS =
      List.of("cat", "dirname", "find", "head", "mktemp", "readlink", "rm", "sed", "touch");

  @TempDir
  Path folder;

  private Path launcher = Path.of("");
  private Path tools = Path.of("");

  private record Ran(int status, String out, String err) {}

  @BeforeEach
  void copyLauncher() throws IOException {
    folder = folder.toRealPath();
    String script = Files.readString(Repository.root().resolve("entente"));
    for (String usual : USUAL) {
      assertTrue(script.contains(" " + usual), "the launcher looks no more in " + usual);
      script = script.replace(" " + usual, " " + folder + usual);
    }
    launcher = executable(folder.resolve("home/entente"), script);
    tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : TOOLS) {
      Path found = Stream.of("/usr/bin", "/bin")
          .map(bin -> Path.of(bin, tool))
          .filter(Files::isExecutable)
          .findFirst()
          .orElseThrow();
      executable(tools.resolve(tool), "#!/bin/sh\nexec " + found + " \"$@\"\n");
    }
  }

  private static Path executable(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A JDK that says which it is and how it was called. */
  private Path jdk(String name, String version) throws IOException {
    Path jdk = folder.resolve(name);
    executable(
        jdk.resolve("bin/java"),
        "#!/bin/sh\necho \"" + version + "\"\nfor a; do echo \"$a\"; done\n");
    Files.writeString(
        jdk.resolve("release"), "IMPLEMENTOR=\"None\"\nJAVA_VERSION=\"" + version + "\"\n");
    return jdk;
  }

  private Ran run(Map<String, String> environment, String... args) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(
        Stream.concat(Stream.of(launcher.toString()), Stream.of(args)).toList());
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("HOME", folder.resolve("someone").toString());
    builder.environment().putAll(environment);
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process =
        builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private String pathWith(Path jdk) {
    return jdk.resolve("bin") + ":" + tools;
  }

  /** Makes the launcher think that all is built. */
  private void built() throws IOException {
    Path lib = Files.createDirectories(folder.resolve("home/cli/target/lib"));
    Files.createFile(lib.resolve(".built"));
  }

  private static void assertOneSentence(Ran ran) {
    assertEquals(2, ran.status(), ran.toString());
    assertEquals("", ran.out());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().startsWith("entente: needs "), ran.err());
  }

  @Test
  void onlyOlderJdksAreNamedInOneSentence() throws Exception {
    Path first = jdk("jdks/first", "17.0.1");
    Path second = jdk("jdks/second", "11.0.2");
    Path third = jdk("usr/lib/jvm/third", "20");
    Ran ran =
        run(Map.of("JAVA_HOME", first.toString(), "PATH", pathWith(second)), "search", "cobalt");
    assertOneSentence(ran);
    assertTrue(ran.err().contains("JDK 21 or newer"), ran.err());
    assertTrue(ran.err().contains("JAVA_HOME"), ran.err());
    for (String seen : List.of(first + " (17)", second + " (11)", third + " (20)")) {
      assertTrue(ran.err().contains(seen), seen + " in " + ran.err());
    }
    assertFalse(Files.exists(folder.resolve("home/cli")));
  }

  @Test
  void noJdkAtAllIsSaid() throws Exception {
    Ran ran = run(Map.of(), "search", "cobalt");
    assertOneSentence(ran);
    assertTrue(ran.err().contains("none"), ran.err());
  }

  @Test
  void aJavaHomeThatIsNoJdkIsPassedOver() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertOneSentence(run(Map.of("JAVA_HOME", empty.toString())));
    assertOneSentence(run(Map.of("JAVA_HOME", folder.resolve("none").toString())));
    Path odd = jdk("odd", "unknown");
    assertOneSentence(run(Map.of("JAVA_HOME", odd.toString())));
  }

  @Test
  void aNewerJdkIsFoundThoughTheDefaultIsOld() throws Exception {
    Path old = jdk("old", "17.0.1");
    jdk("usr/lib/jvm/a-old", "1.8.0_392");
    jdk("usr/lib/jvm/b-new", "25.0.1");
    built();
    Ran ran =
        run(Map.of("JAVA_HOME", old.toString(), "PATH", pathWith(old)), "search", "two words", "*");
    assertEquals(0, ran.status(), ran.toString());
    assertEquals("", ran.err());
    List<String> lines = ran.out().lines().toList();
    assertEquals("25.0.1", lines.getFirst());
    assertEquals(
        List.of("io.entente.cli.Main", "search", "two words", "*"),
        lines.subList(lines.size() - 4, lines.size()));
    assertTrue(lines.contains("-Dentente.colour=false"), ran.out());
    assertTrue(lines.contains("-Dentente.progress=false"), ran.out());
  }

  @Test
  void aJdkInTheHomeFolderIsFound() throws Exception {
    jdk("someone/.sdkman/candidates/java/21-open", "21");
    built();
    Ran ran = run(Map.of(), "--help");
    assertEquals(0, ran.status(), ran.toString());
    assertEquals("21", ran.out().lines().findFirst().orElse(""));
  }

  @Test
  void withoutMavenItSaysThatItCannotBuild() throws Exception {
    jdk("usr/lib/jvm/new", "21.0.4");
    Ran ran = run(Map.of(), "search", "cobalt");
    assertOneSentence(ran);
    assertTrue(ran.err().contains("Maven"), ran.err());
  }

  @Test
  void aFailedBuildShowsWhatMavenSaid() throws Exception {
    jdk("usr/lib/jvm/new", "21.0.4");
    executable(tools.resolve("mvn"), "#!/bin/sh\necho 'the pom is torn'\nexit 1\n");
    Ran ran = run(Map.of(), "search", "cobalt");
    assertEquals(2, ran.status(), ran.toString());
    assertEquals("", ran.out());
    assertTrue(ran.err().contains("the pom is torn"), ran.err());
    assertTrue(ran.err().strip().endsWith("entente: the build failed"), ran.err());
    assertFalse(Files.exists(folder.resolve("home/cli/target/lib/.built")));
  }
}
