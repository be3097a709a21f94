package io.entente.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.document.DocumentKind;
import io.entente.document.PolicyDocument;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
  @TempDir
  Path folder;

  @Test
  void folderIsWalkedInOrderAndIdsAreRelativePaths() throws IOException {
    Collected.write(folder, "b.txt", "Second file here.");
    Collected.write(folder, "a/z.txt", "First file here.");
    Collected.write(folder, "c.d/e.f.md", "Third file here.");
    Collected.write(folder, ".hidden/x.txt", "Hidden.");
    Collected.write(folder, ".x.txt", "Hidden.");
    Collected.write(folder, "LICENSE", "A licence.");
    Collected.write(folder, "README.md", "Read me.");
    Collected collected = Collected.read(folder);
    assertEquals(List.of("a/z", "b", "c.d/e.f"), collected.ids());
    assertEquals(List.of(), collected.refusals);
    assertEquals(
        folder.toString().replace('\\', '/') + "/a/z.txt",
        collected.documents.get(0).source());
  }

  @Test
  void fileGivenByItselfIsReadWhateverItsNameAndHasItsNameAsId() throws IOException {
    assertEquals(
        List.of("README"),
        Collected.readText(folder, "README.md", "A text worth reading.").ids());
  }

  @Test
  void laterFileWithTheSameIdKeepsItsExtensionAndTheSameFileIsReadOnce() throws IOException {
    Collected.write(folder, "a.html", "<p>One page of text.</p>");
    Collected.write(folder, "a.txt", "One text.");
    assertEquals(List.of("a", "a.txt"), Collected.read(folder).ids());
    assertEquals(List.of("a", "a.txt"), Collected.read(folder, folder).ids());
  }

  @Test
  void sameNameInTwoFoldersGivenByFileKeepsBoth() throws IOException {
    Path one = Collected.write(folder, "one/a.txt", "One text.");
    Path two = Collected.write(folder, "two/a.txt", "Another text.");
    assertEquals(2, Collected.read(one, two).ids().stream().distinct().count());
  }

  @Test
  void linkBackIntoTheFolderIsNotFollowed() throws IOException {
    Collected.write(folder, "in/a.txt", "One text.");
    Files.createSymbolicLink(folder.resolve("in/loop"), folder);
    assertEquals(List.of("in/a"), Collected.read(folder).ids());
  }

  @Test
  void badFilesAreRefusedWithTheirReasonAndTheRestIsRead() throws IOException {
    Collected.write(folder, "a-empty.txt", "");
    Collected.write(folder, "b-blank.txt", " \n\t\n");
    Collected.write(folder, "c-binary.txt", new byte[] {'t', 'e', 0, 1, 2});
    Collected.write(folder, "d.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    Collected.write(folder, "e.xlsx", new byte[] {'P', 'K', 3, 4, 0, 0});
    Collected.write(folder, "f.csv", "a,b\n1,2\n");
    Collected.write(folder, "g.txt", "条約".repeat(50).getBytes(Charset.forName("Shift_JIS")));
    Collected.write(folder, "h.txt", "A good text.");
    Files.createSymbolicLink(folder.resolve("i.txt"), folder.resolve("gone.txt"));
    Collected collected = Collected.read(folder);
    assertEquals(List.of("h"), collected.ids());
    List<String> reasons = collected.refusals.stream().map(Refusal::reason).toList();
    assertEquals("empty", reasons.get(0));
    assertTrue(reasons.get(1).startsWith("empty"), reasons.get(1));
    assertTrue(reasons.get(2).startsWith("binary"), reasons.get(2));
    assertEquals("not a format Entente reads (a PNG image)", reasons.get(3));
    assertTrue(reasons.get(4).startsWith("not a format Entente reads"), reasons.get(4));
    assertEquals("not a format Entente reads (a table)", reasons.get(5));
    assertTrue(reasons.get(6).startsWith("wrong encoding: not UTF-8 at byte 0"), reasons.get(6));
    assertEquals("no such file", reasons.get(7));
    assertTrue(collected.refusals.get(0).toString().endsWith("/a-empty.txt: empty"));
  }

  @Test
  void unreadableFileIsRefusedWithTheReason() throws IOException {
    Path file = Collected.write(folder, "a.txt", "One text.");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    Assumptions.assumeFalse(Files.isReadable(file), "skipped: this user may read everything");
    assertEquals("permission denied", Collected.read(file).refusal().reason());
  }

  @Test
  void missingPathIsRefused() {
    assertEquals(
        "no such file", Collected.read(folder.resolve("none")).refusal().reason());
  }

  @Test
  void bytesReadAddUpToTheBytesBeforehand() throws IOException {
    Collected.write(folder, "a.txt", "x ".repeat(100_000));
    Collected.write(folder, "b.png", new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    Collected.write(folder, "c.jsonl", "{\"id\":\"1\",\"text\":\"t\"}\n[\n".repeat(3000));
    Collected collected = Collected.read(folder);
    assertEquals(Corpus.bytes(List.of(folder)), collected.bytes);
  }

  @Test
  void encodingsOfPlainText() throws IOException {
    String text = "Le traité a été signé à Genève, et l’accord entre en vigueur demain.";
    assertEquals(text, read(text.getBytes(StandardCharsets.UTF_8)).text());
    assertEquals(text, read(("\ufeff" + text).getBytes(StandardCharsets.UTF_8)).text());
    assertEquals(
        text, read(("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE)).text());
    assertEquals(
        text, read(("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE)).text());
    assertEquals(text, read(text.getBytes(Charset.forName("windows-1252"))).text());
  }

  @Test
  void brokenUtf8IsRefusedWithTheByte() throws IOException {
    byte[] bytes = "Übergang für Schüler und Größe".getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 2] = ' ';
    Refusal refusal =
        Collected.read(Collected.write(folder, "broken.txt", bytes)).refusal();
    assertTrue(
        refusal.reason().startsWith("wrong encoding: not UTF-8 at byte"), refusal.toString());
  }

  @Test
  void titleOfPlainTextIsItsFirstLineIfThatIsNoSentence() throws IOException {
    PolicyDocument law = Collected.readText(
            folder, "law.txt", "Ports Act 2008\n\n1. A port has a master.\n")
        .only();
    assertEquals("Ports Act 2008", law.title());
    assertEquals("law", law.kind().id());
    assertEquals("1. A port has a master.", law.text());
    PolicyDocument speech = Collected.readText(
            folder, "s.txt", "We meet in a hard year.\n\nYet we meet.\n")
        .only();
    assertEquals("", speech.title());
    assertFalse(speech.text().isEmpty());
  }

  @Test
  void titleOfAnInstrumentMayGoOnBelowItsFirstLine() throws IOException {
    PolicyDocument regulation = Collected.readText(folder, "wax.txt", """
        REGULATION (EU) 2031/77 OF THE COUNCIL

        of 16 June 2031

        on the labelling of candles

        Article 1

        Candles are labelled.
        """).only();
    assertEquals(
        "REGULATION (EU) 2031/77 OF THE COUNCIL of 16 June 2031 on the labelling of candles",
        regulation.title());
    assertTrue(regulation.text().startsWith("Article 1"), regulation.text());
    PolicyDocument law = Collected.readText(
            folder,
            "regen.txt",
            "Gesetz über die Nutzung von Regen\n(Regennutzungsgesetz - RegNG)\n\n§ 1 Zweck\n\nRegen wird genutzt.\n")
        .only();
    assertEquals("Gesetz über die Nutzung von Regen (Regennutzungsgesetz - RegNG)", law.title());
  }

  @Test
  void whatALawMayBeCitedAsIsItsTitle() throws IOException {
    PolicyDocument rules = Collected.readText(
            folder,
            "si.txt",
            "STATUTORY INSTRUMENTS\n\n2031 No. 5\n\nCitation\n\n1. These Regulations may be cited as the Eel Traps"
                + " (England) Regulations 2031 and come into force on 1st July 2031.\n")
        .only();
    assertEquals("Eel Traps (England) Regulations 2031", rules.title());
    assertEquals(DocumentKind.LAW, rules.kind());
    assertTrue(rules.text().startsWith("STATUTORY INSTRUMENTS"), rules.text());
    PolicyDocument act = Collected.readText(
            folder,
            "act.txt",
            "Harbour Act 2031 (c. 4)\n\n1. This Act may be cited as the Harbour Act 2031.\n")
        .only();
    assertEquals("Harbour Act 2031 (c. 4)", act.title());
  }

  private PolicyDocument read(byte[] bytes) throws IOException {
    return Collected.read(Collected.write(folder, "text.txt", bytes)).only();
  }
}
