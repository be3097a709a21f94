package io.entente.corpus;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Reads {@link JsonLines}, holding one line at a time. */
final class JsonLinesReader implements Reader {
  /** The longest line that is read. */
  static final int MAX_LINE_BYTES = 64 << 20;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final String POINTER =
      "; Entente reads JSON Lines: one document a line, as one JSON object";

  @Override
  public void read(InputFile file) throws IOException {
    boolean linesByName = !file.name().toLowerCase(Locale.ROOT).endsWith(".json");
    boolean any = false;
    try (Lines lines = new Lines(new BufferedInputStream(file.open(), BUFFER_BYTES))) {
      while (lines.next()) {
        try {
          String line = text(lines, file);
          if (line.isBlank()) {
            continue;
          }
          if (!any) {
            checkFirst(line.strip(), file, lines.number, linesByName);
            any = true;
          }
          file.sink().document(JsonLines.parse(line, file.name(), lines.number));
        } catch (WholeFile e) {
          throw e.refusal;
        } catch (RefusedException e) {
          any = true;
          file.sink().refused(e.refusal());
        }
      }
    }
    if (!any) {
      throw file.refused(0, "", "empty: no line with a document");
    }
  }

  /** Tells JSON that is no JSON Lines by its first line. */
  private static void checkFirst(String line, InputFile file, int number, boolean linesByName)
      throws WholeFile {
    if (line.startsWith("[")) {
      throw new WholeFile(file.refused(0, "", "a JSON array" + POINTER));
    }
    boolean open = line.startsWith("{") && !line.endsWith("}");
    if (line.equals("{") || (open && !linesByName)) {
      throw new WholeFile(file.refused(0, "", "one JSON object over several lines" + POINTER));
    }
    if (!line.startsWith("{") && !linesByName) {
      throw new WholeFile(file.refused(number, "", "not a JSON object" + POINTER));
    }
  }

  private static String text(Lines lines, InputFile file) {
    if (lines.tooLong) {
      throw file.refused(
          lines.number, "", "line too long: the limit is " + MAX_LINE_BYTES + " bytes");
    }
    byte[] bytes = lines.bytes();
    int from = 0;
    if (lines.number == 1) {
      if (bytes.length >= 3
          && bytes[0] == (byte) 0xef
          && bytes[1] == (byte) 0xbb
          && bytes[2] == (byte) 0xbf) {
        from = 3;
      }
    }
    int wrong = TextDecoder.firstWrong(bytes, from, StandardCharsets.UTF_8);
    if (wrong >= 0) {
      throw file.refused(
          lines.number,
          "",
          "wrong encoding: not UTF-8 at byte %d of the line (0x%02X)"
              .formatted(wrong, bytes[wrong] & 0xff));
    }
    return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
  }

  /** Ends the reading of a file, where a {@link RefusedException} only ends that of a line. */
  private static final class WholeFile extends Exception {
    private static final long serialVersionUID = 1L;

    private final RefusedException refusal;

    WholeFile(RefusedException refusal) {
      super(refusal);
      this.refusal = refusal;
    }
  }

  /** Splits a stream at line feeds. */
  private static final class Lines implements AutoCloseable {
    private final InputStream in;
    private final byte[] chunk = new byte[BUFFER_BYTES];
    private int chunkStart;
    private int chunkEnd;
    private byte[] line = new byte[BUFFER_BYTES];
    private int length;
    private int number;
    private boolean tooLong;

    Lines(InputStream in) {
      this.in = in;
    }

    /** Moves to the next line; false at the end. */
    boolean next() throws IOException {
      length = 0;
      tooLong = false;
      number++;
      boolean any = false;
      if (line.length > 16 * BUFFER_BYTES) {
        line = new byte[BUFFER_BYTES];
      }
      while (true) {
        if (chunkStart == chunkEnd) {
          chunkStart = 0;
          chunkEnd = Math.max(0, in.read(chunk));
          if (chunkEnd == 0) {
            return any;
          }
        }
        any = true;
        int end = chunkStart;
        while (end < chunkEnd && chunk[end] != '\n') {
          end++;
        }
        append(chunkStart, end);
        if (end < chunkEnd) {
          chunkStart = end + 1;
          return true;
        }
        chunkStart = end;
      }
    }

    private void append(int from, int to) {
      int wanted = length + (to - from);
      if (tooLong || wanted > MAX_LINE_BYTES) {
        tooLong = true;
        return;
      }
      if (wanted > line.length) {
        line = Arrays.copyOf(line, Math.min(MAX_LINE_BYTES, Math.max(wanted, 2 * line.length)));
      }
      System.arraycopy(chunk, from, line, length, to - from);
      length = wanted;
    }

    byte[] bytes() {
      return Arrays.copyOf(line, length);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
