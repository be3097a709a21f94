package io.entente.internal.index;

import io.entente.document.DocumentInfo;
import io.entente.document.DocumentInfo.Inferred;
import io.entente.document.DocumentKind;
import io.entente.document.Passage;
import io.entente.document.PolicyDate;
import io.entente.document.Trait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** How passages and headers are written into the {@link Schema#STORED} doc value, and read back. */
public final class Stored {

  /**
   * A passage as stored.
   *
   * @param passage the passage
   * @param mentions codes of the countries and groups it mentions
   * @param traits what was noticed about it
   */
  public record StoredPassage(Passage passage, List<String> mentions, List<Trait> traits) {}

  private static final Trait.Kind[] KINDS = Trait.Kind.values();
  private static final DocumentKind[] DOCUMENT_KINDS = DocumentKind.values();
  private static final Inferred[] INFERRED = Inferred.values();
  private static final PolicyDate.Precision[] PRECISIONS = PolicyDate.Precision.values();

  private Stored() {}

  /** Writes all of a passage, to be compressed. */
  static BytesRef write(Passage passage, Collection<String> mentions, Collection<Trait> traits) {
    return write(out -> {
      out.writeString(passage.id());
      writeStrings(out, passage.path());
      out.writeString(passage.heading());
      out.writeVInt(passage.start());
      writeStrings(out, mentions);
      out.writeVInt(traits.size());
      for (Trait trait : traits) {
        out.writeVInt(trait.kind().ordinal());
        out.writeString(trait.subject());
        out.writeString(trait.reason());
      }
      out.writeString(passage.text());
    });
  }

  /** Compresses a passage. */
  static BytesRef write(BytesRef passage, Compressor compressor) {
    return write(out -> compressor.write(passage, out));
  }

  /**
   * Finds the dictionary that the passages of a document were compressed with.
   *
   * @param header what was stored of the header
   * @return the same bytes, where the dictionary is
   */
  public static BytesRef dictionary(BytesRef header) {
    return read(header, in -> {
      int length = in.readVInt();
      return new BytesRef(header.bytes, in.position(), length);
    });
  }

  /**
   * Reads what was compressed of a passage.
   *
   * @param stored what was stored
   * @param expander has the dictionary of its document
   * @return the passage, until the expander reads another
   */
  public static BytesRef expand(BytesRef stored, Expander expander) {
    try {
      return expander.read(stored);
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }

  /**
   * Reads a passage back.
   *
   * @param bytes what {@link #expand} gave
   * @param documentId the id of its document
   * @param ordinal its place in the document
   * @return the passage
   */
  public static StoredPassage readPassage(BytesRef bytes, String documentId, int ordinal) {
    return read(bytes, in -> {
      String id = in.readString();
      List<String> path = readStrings(in);
      String heading = in.readString();
      int start = in.readVInt();
      List<String> mentions = readStrings(in);
      List<Trait> traits = readTraits(in);
      String text = in.readString();
      return new StoredPassage(
          new Passage(documentId, id, ordinal, path, heading, text, start, start + text.length()),
          mentions,
          traits);
    });
  }

  static BytesRef write(DocumentInfo info, BytesRef dictionary) {
    return write(out -> {
      out.writeVInt(dictionary.length);
      out.writeBytes(dictionary.bytes, dictionary.offset, dictionary.length);
      out.writeString(info.id());
      out.writeString(info.title());
      out.writeVInt(info.kind().ordinal());
      writeDate(out, info.date());
      writeDate(out, info.inForceFrom());
      writeDate(out, info.inForceUntil());
      writeStrings(out, info.countries());
      writeStrings(out, info.topics());
      out.writeString(info.language());
      out.writeString(info.source());
      out.writeString(info.instrument());
      out.writeString(info.version());
      int inferred = 0;
      for (Inferred field : info.inferred()) {
        inferred |= 1 << field.ordinal();
      }
      out.writeVInt(inferred);
      out.writeVInt(info.passageCount());
    });
  }

  /**
   * Reads a document's metadata back.
   *
   * @param bytes what was stored
   * @return the metadata
   */
  public static DocumentInfo readInfo(BytesRef bytes) {
    return read(bytes, in -> {
      in.skip(in.readVInt());
      return new DocumentInfo(
          in.readString(),
          in.readString(),
          DOCUMENT_KINDS[in.readVInt()],
          readDate(in),
          readDate(in),
          readDate(in),
          readStrings(in),
          readStrings(in),
          in.readString(),
          in.readString(),
          in.readString(),
          in.readString(),
          readInferred(in),
          in.readVInt());
    });
  }

  private static List<Trait> readTraits(Input in) throws IOException {
    int count = in.readVInt();
    List<Trait> traits = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      traits.add(new Trait(KINDS[in.readVInt()], in.readString(), in.readString()));
    }
    return traits;
  }

  /**
   * Finds the text of a passage without reading it.
   *
   * @param bytes what {@link #expand} gave
   * @return the same bytes, from where the text begins to its end, in UTF-8
   */
  public static BytesRef text(BytesRef bytes) {
    return read(bytes, in -> {
      skipString(in);
      skipStrings(in);
      skipString(in);
      in.readVInt();
      skipStrings(in);
      for (int left = in.readVInt(); left > 0; left--) {
        in.readVInt();
        skipString(in);
        skipString(in);
      }
      int length = in.readVInt();
      return new BytesRef(bytes.bytes, bytes.offset + bytes.length - length, length);
    });
  }

  /**
   * Reads the id of a passage.
   *
   * @param bytes what {@link #expand} gave
   * @return its id
   */
  public static String passageId(BytesRef bytes) {
    return read(bytes, Input::readString);
  }

  private static void skipString(Input in) throws IOException {
    in.skip(in.readVInt());
  }

  private static void skipStrings(Input in) throws IOException {
    for (int left = in.readVInt(); left > 0; left--) {
      skipString(in);
    }
  }

  private static Set<Inferred> readInferred(Input in) throws IOException {
    int bits = in.readVInt();
    Set<Inferred> inferred = EnumSet.noneOf(Inferred.class);
    for (Inferred field : INFERRED) {
      if ((bits & 1 << field.ordinal()) != 0) {
        inferred.add(field);
      }
    }
    return inferred;
  }

  private static void writeDate(DataOutput out, @Nullable PolicyDate date) throws IOException {
    out.writeVInt(date == null ? 0 : date.precision().ordinal() + 1);
    if (date != null) {
      out.writeZLong(date.first().toEpochDay());
    }
  }

  private static @Nullable PolicyDate readDate(Input in) throws IOException {
    int precision = in.readVInt();
    return precision == 0
        ? null
        : new PolicyDate(LocalDate.ofEpochDay(in.readZLong()), PRECISIONS[precision - 1]);
  }

  private static void writeStrings(DataOutput out, Collection<String> strings) throws IOException {
    out.writeVInt(strings.size());
    for (String string : strings) {
      out.writeString(string);
    }
  }

  private static List<String> readStrings(Input in) throws IOException {
    int count = in.readVInt();
    if (count == 0) {
      return List.of();
    }
    List<String> strings = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      strings.add(in.readString());
    }
    return strings;
  }

  private interface Writing {
    void to(DataOutput out) throws IOException;
  }

  private interface Reading<T> {
    T from(Input in) throws IOException;
  }

  private static BytesRef write(Writing writing) {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    try {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    return new BytesRef(out.toArrayCopy());
  }

  /** Reads bytes that are in memory, and strings without a copy of their bytes. */
  private static final class Input {
    private final byte[] bytes;
    private final ByteArrayDataInput in;

    Input(BytesRef value) {
      bytes = value.bytes;
      in = new ByteArrayDataInput(bytes, value.offset, value.length);
    }

    int position() {
      return in.getPosition();
    }

    void skip(int count) {
      in.skipBytes(count);
    }

    int readVInt() {
      return in.readVInt();
    }

    long readZLong() throws IOException {
      return in.readZLong();
    }

    String readString() {
      int length = in.readVInt();
      int start = in.getPosition();
      in.skipBytes(length);
      return length == 0 ? "" : new String(bytes, start, length, StandardCharsets.UTF_8);
    }
  }

  private static <T> T read(BytesRef bytes, Reading<T> reading) {
    try {
      return reading.from(new Input(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }
}
