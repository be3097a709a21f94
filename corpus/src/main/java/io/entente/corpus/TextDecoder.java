package io.entente.corpus;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns the bytes of a text file into text.
 *
 * <p>A byte-order mark decides. Without one it is UTF-8 if it decodes as that. Otherwise it is
 * Windows-1252 (which Latin-1 texts also decode by) if it plausibly can be: no control characters, at
 * most one byte in eight beyond ASCII, and fewer UTF-8 sequences than stray bytes. Anything else is
 * refused with the offset of the first byte that is wrong.
 */
final class TextDecoder {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final int MAX_SHARE_OF_HIGH_BYTES = 8;
  private static final int MAX_SHARE_OF_CONTROLS = 200;

  private TextDecoder() {}

  static String decode(byte[] bytes, InputFile file) {
    if (bytes.length == 0) {
      throw file.refused(0, "", "empty");
    }
    String text = text(bytes, file);
    int controls = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw file.refused(0, "", "binary, not text: a NUL at character " + i);
      }
      if (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\u001a') {
        controls++;
      }
    }
    if (controls > 4 && controls > text.length() / MAX_SHARE_OF_CONTROLS) {
      throw file.refused(0, "", "binary, not text: " + controls + " control characters");
    }
    if (text.isBlank()) {
      throw file.refused(0, "", "empty: nothing but white space");
    }
    return text;
  }

  private static String text(byte[] bytes, InputFile file) {
    if (startsWith(bytes, 0xff, 0xfe, 0, 0)) {
      return strict(bytes, 4, Charset.forName("UTF-32LE"), file);
    }
    if (startsWith(bytes, 0xff, 0xfe)) {
      return strict(bytes, 2, StandardCharsets.UTF_16LE, file);
    }
    if (startsWith(bytes, 0xfe, 0xff)) {
      return strict(bytes, 2, StandardCharsets.UTF_16BE, file);
    }
    if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
      return strict(bytes, 3, StandardCharsets.UTF_8, file);
    }
    int wrong = firstWrong(bytes, 0, StandardCharsets.UTF_8);
    if (wrong < 0) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    if (canBeWindows1252(bytes)) {
      return new String(bytes, WINDOWS_1252);
    }
    throw wrongEncoding(bytes, wrong, StandardCharsets.UTF_8, file);
  }

  /** Decodes and refuses what the charset cannot be. */
  static String strict(byte[] bytes, int from, Charset charset, InputFile file) {
    int wrong = firstWrong(bytes, from, charset);
    if (wrong >= 0) {
      throw wrongEncoding(bytes, wrong, charset, file);
    }
    return new String(bytes, from, bytes.length - from, charset);
  }

  private static RefusedException wrongEncoding(
      byte[] bytes, int at, Charset charset, InputFile file) {
    if (indexOfNul(bytes) >= 0 && charset.equals(StandardCharsets.UTF_8)) {
      return file.refused(0, "", "binary, not text: a NUL at byte " + indexOfNul(bytes));
    }
    return file.refused(
        0,
        "",
        "wrong encoding: not %s at byte %d (0x%02X); save it as UTF-8"
            .formatted(charset, at, bytes[at] & 0xff));
  }

  /** The offset of the first byte that does not decode, or -1. */
  static int firstWrong(byte[] bytes, int from, Charset charset) {
    CharsetDecoder decoder = charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    CharBuffer out = CharBuffer.allocate(1 << 13);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (result.isUnderflow()) {
        return in.hasRemaining() ? in.position() : -1;
      }
      if (result.isError()) {
        return in.position();
      }
      out.clear();
    }
  }

  private static boolean canBeWindows1252(byte[] bytes) {
    int stray = 0;
    int sequences = 0;
    int high = 0;
    for (int i = 0; i < bytes.length; i++) {
      int b = bytes[i] & 0xff;
      if (b < 0x80) {
        if (b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1a) {
          return false;
        }
        continue;
      }
      int length =
          b >= 0xc2 && b <= 0xdf ? 2 : b >= 0xe0 && b <= 0xef ? 3 : b >= 0xf0 && b <= 0xf4 ? 4 : 1;
      int more = 1;
      while (more < length && i + more < bytes.length && (bytes[i + more] & 0xc0) == 0x80) {
        more++;
      }
      high += more;
      if (length > 1 && more == length) {
        sequences++;
        i += length - 1;
      } else {
        stray++;
        if (b == 0x81 || b == 0x8d || b == 0x8f || b == 0x90 || b == 0x9d) {
          return false;
        }
      }
    }
    return stray > sequences && (long) high * MAX_SHARE_OF_HIGH_BYTES <= bytes.length;
  }

  private static int indexOfNul(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    if (bytes.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((bytes[i] & 0xff) != start[i]) {
        return false;
      }
    }
    return true;
  }
}
