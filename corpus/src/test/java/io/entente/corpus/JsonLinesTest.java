package io.entente.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.document.DocumentKind;
import io.entente.document.PolicyDate;
import io.entente.document.PolicyDocument;
import io.entente.document.Section;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesTest {
  @TempDir
  Path folder;

  private static PolicyDocument parse(String line) {
    return JsonLines.parse(line, "laws/a.jsonl", 17);
  }

  private static String refused(String line) {
    return assertThrows(RefusedException.class, () -> parse(line)).refusal().toString();
  }

  @Test
  void everyFieldOfTheContractIsRead() {
    PolicyDocument document = parse(
        "{\"id\":\"x\",\"title\":\"T\",\"kind\":\"treaty\",\"date\":\"2025-08\",\"inForceFrom\":\"2026\",\"inForceUntil\":"
            + "\"2030-01-31\",\"countries\":[\"Japan\",\"IN\"],\"topics\":[\"trade\"],\"language\":\"en-gb\",\"source\":\"S\","
            + "\"instrument\":\"i\",\"version\":\"2\",\"passages\":[{\"id\":\"a\",\"heading\":\"H\",\"path\":[\"Part I\",\"Article 1\"],"
            + "\"text\":\"One.\"},{\"id\":\"b\",\"path\":\"Part I › Article 2\",\"text\":\"\"}]}");
    assertEquals(DocumentKind.TREATY, document.kind());
    assertEquals(PolicyDate.parse("2025-08"), document.date());
    assertEquals(List.of("JP", "IN"), document.countries());
    assertEquals("en-GB", document.language());
    assertEquals(
        new Section("a", List.of("Part I", "Article 1"), "H", "One."),
        document.sections().get(0));
    assertEquals(List.of("Part I", "Article 2"), document.sections().get(1).path());
  }

  @Test
  void writtenLineReadsBackAsTheSameDocument() {
    PolicyDocument text = parse(
        "{\"id\":\"x\",\"countries\":[\"JP\"],\"text\":\"Line one.\\nLine \\\"two\\\" \\u2028 end.\"}");
    assertEquals(text, parse(JsonLines.write(text)));
    assertEquals(1, JsonLines.write(text).lines().count());
    PolicyDocument passages = parse(
        "{\"id\":\"y\",\"date\":\"2008\",\"passages\":[{\"id\":\"1\",\"heading\":\"H\",\"path\":[\"A\"],\"text\":\"a\"}]}");
    assertEquals(passages, parse(JsonLines.write(passages)));
    assertEquals(JsonLines.write(passages), JsonLines.write(parse(JsonLines.write(passages))));
  }

  @Test
  void dividedDocumentIsWrittenAsPassages() {
    PolicyDocument divided = PolicyDocument.builder("d", "D")
        .section(Section.of(
            List.of("Article 1"), "Scope", "This Law applies to all ports of the Republic."))
        .section(Section.of(
            List.of("Article 2"), "Entry", "Every ship that enters a port reports to its master."))
        .build();
    PolicyDocument back = parse(JsonLines.write(divided));
    assertTrue(back.sections().stream().allMatch(Section::isPassage));
    assertEquals("Article 1", back.sections().get(0).path().get(0));
    assertEquals(divided.text(), back.text());
  }

  @Test
  void unknownFieldIsNamedWithFileAndLine() {
    String refusal = refused("{\"id\":\"x\",\"countrys\":[],\"text\":\"t\"}");
    assertTrue(
        refusal.startsWith(
            "laws/a.jsonl:17: field 'countrys': unknown field; known are id, title, "),
        refusal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'text':'t'} | field 'id': missing",
        "{'id':null,'text':'t'} | field 'id': missing",
        "{'id':' ','text':'t'} | field 'id': must not be blank",
        "{'id':3,'text':'t'} | field 'id': must be a string, got the number 3",
        "{'id':'x'} | field 'text': missing: a document needs either text or passages",
        "{'id':'x','text':'t','passages':[]} | field 'passages': either text or passages, not both",
        "{'id':'x','text':'  '} | field 'text': must not be blank",
        "{'id':'x','passages':[]} | field 'passages': must not be empty",
        "{'id':'x','passages':'p'} | field 'passages': must be an array, got a string",
        "{'id':'x','passages':[{'id':'1','text':'a'},{'id':'1','text':'b'}]} | field 'passages[1].id': '1' occurs twice",
        "{'id':'x','passages':[{'id':'1','text':'a','page':4}]} | field 'passages[0].page': unknown field",
        "{'id':'x','passages':[{'text':'a'}]} | field 'passages[0].id': missing",
        "{'id':'x','passages':[{'id':'1'}]} | field 'passages[0].text': missing",
        "{'id':'x','date':'2025-02-30','text':'t'} | field 'date': there is no such date as '2025-02-30'",
        "{'id':'x','date':2025,'text':'t'} | field 'date': must be a string, got the number 2025",
        "{'id':'x','countries':'JP','text':'t'} | field 'countries': must be an array of strings, got a string",
        "{'id':'x','countries':['Atlantis'],'text':'t'} | field 'countries': unknown country 'Atlantis'",
        "{'id':'x','kind':'poem','text':'t'} | field 'kind': kind must be one of",
        "{'id':'x','language':'no such language','text':'t'} | field 'language': language must be a BCP 47 tag",
        "{'id':'x','language':'english','text':'t'} | field 'language': language must be a BCP 47 tag such as en",
        "{'id':'x','id':'y','text':'t'} | malformed JSON: the same key twice: 'id'",
        "{'id':'x','text':'t' | malformed JSON",
        "{'id':'x','text':'t'} {} | malformed JSON",
        "['x'] | a line must be a JSON object, got an array"
      })
  void faultIsNamedExactly(String line, String reason) {
    String refusal = refused(line.strip().replace('\'', '"'));
    assertTrue(refusal.startsWith("laws/a.jsonl:17: " + reason.strip()), refusal);
  }

  @Test
  void badLineIsRefusedAndTheOthersAreRead() throws IOException {
    Collected collected = Collected.readText(
        folder,
        "a.jsonl",
        "\ufeff{\"id\":\"1\",\"text\":\"one\"}\r\n\r\n{\"id\":\"2\",\"text\":}\r\n   \n{\"id\":\"3\",\"text\":\"three\"}");
    assertEquals(List.of("1", "3"), collected.ids());
    assertEquals(1, collected.refusals.size());
    assertEquals(3, collected.refusals.get(0).line());
  }

  @Test
  void lineInAnotherEncodingIsRefusedWithTheByte() throws IOException {
    byte[] bytes = "{\"id\":\"1\",\"text\":\"caf\u00e9\"}\n{\"id\":\"2\",\"text\":\"ok\"}\n"
        .getBytes(StandardCharsets.ISO_8859_1);
    Collected collected = Collected.read(Collected.write(folder, "a.jsonl", bytes));
    assertEquals(List.of("2"), collected.ids());
    assertTrue(
        collected.refusals.get(0).reason().startsWith("wrong encoding: not UTF-8 at byte 21"),
        collected.refusals.toString());
  }

  @Test
  void lineBeyondTheLimitIsRefusedAndTheNextIsRead() throws IOException {
    Path file = folder.resolve("long.jsonl");
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i <= JsonLinesReader.MAX_LINE_BYTES >> 20; i++) {
        out.write(block);
      }
      out.write("\n{\"id\":\"next\",\"text\":\"t\"}\n".getBytes(StandardCharsets.UTF_8));
    }
    Collected collected = Collected.read(file);
    assertEquals(List.of("next"), collected.ids());
    assertTrue(
        collected.refusals.get(0).reason().startsWith("line too long"),
        collected.refusals.toString());
  }

  @Test
  void otherJsonIsRefusedOnceWithAPointerToJsonLines() throws IOException {
    for (String json : List.of(
        "[\n{\"id\":\"1\",\"text\":\"t\"},\n{\"id\":\"2\",\"text\":\"t\"}\n]",
        "{\n  \"id\": \"1\",\n  \"text\": \"t\"\n}")) {
      for (String name : List.of("a.json", "a.jsonl")) {
        Refusal refusal = Collected.readText(folder, name, json).refusal();
        assertTrue(refusal.reason().contains("JSON Lines"), refusal.toString());
      }
    }
  }

  @Test
  void jsonFileWithOneObjectALineIsRead() throws IOException {
    assertEquals(
        List.of("1"),
        Collected.readText(folder, "a.json", "{\"id\":\"1\",\"text\":\"t\"}\n").ids());
  }

  @Test
  void deepNestingIsRefused() {
    assertFalse(refused("{\"id\":" + "[".repeat(5000) + "]".repeat(5000) + "}").isEmpty());
  }
}
