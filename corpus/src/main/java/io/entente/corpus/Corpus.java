package io.entente.corpus;

import io.entente.document.PolicyDocument;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads files and folders into documents.
 *
 * <p>The formats are JSON Lines, plain text (also news pages pasted from a browser), Markdown with a
 * YAML head, HTML, the XML of the Texts of Trade Agreements and the SGML of Reuters-21578. A format is
 * found by the content of a file first and its name second.
 *
 * <p>Folders are walked recursively and in the order of their file names, so the same folder always
 * gives the same documents in the same order. Left out without a word are hidden files, links that lead
 * back into a folder being walked, and files whose name begins with {@code LICENSE}, {@code README}, {@code
 * NOTICE}, {@code COPYING} or {@code CHANGELOG} in capitals (all but {@code NOTICE} in any case if only an
 * extension follows), which accompany texts; one named by itself is read. Every other file that gives no document is refused with a reason, and the rest goes on.
 *
 * <p>A document without an id of its own gets its path relative to the folder given, with {@code /} and
 * without the extension; for a file given by itself, its file name without the extension. Should an
 * earlier file already have that id, the extension is kept, and should that be taken too, the whole path
 * as given is the id: {@code a.html} and {@code a.txt} become {@code a} and {@code a.txt}. The same file
 * met twice under the same id is read once.
 */
public final class Corpus {
  private static final Pattern COMPANION = Pattern.compile(
      "(?:[A-Z]+[_-])?(?:LICEN[CS]E|README|NOTICE|COPYING|CHANGELOG)(?:[._-].*)?|(?i:licen[cs]e|readme|copying|changelog)(?:\\.\\w+){0,2}");
  private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z][A-Za-z0-9]{0,7}$");

  private Corpus() {}

  /** Takes what is read. */
  public interface Sink {

    /**
     * Takes note that a file begins; what follows is from it.
     *
     * @param name the file, as it was given
     */
    default void file(String name) {}

    /**
     * Takes a document.
     *
     * @param document the document
     */
    void document(PolicyDocument document);

    /**
     * Takes note that a file, a line or a value was not taken in.
     *
     * @param refusal what and why
     */
    void refused(Refusal refusal);

    /**
     * Takes note of progress, a piece at a time. Over a whole run the pieces add up to {@link Corpus#bytes}.
     *
     * @param bytes how many bytes were read since the last call
     */
    default void bytesRead(long bytes) {}
  }

  /**
   * Reads a file or a folder.
   *
   * <p>Documents are handed over one by one, and no more than one file of a format that has to be read
   * as a whole (at most 64 MiB) or one line is held in memory.
   *
   * @param fileOrFolder what to read
   * @param sink takes the documents and the refusals
   */
  public static void read(Path fileOrFolder, Sink sink) {
    read(List.of(fileOrFolder), sink);
  }

  /**
   * Reads files and folders in turn, as {@link #read(Path, Sink)} does, with ids that are unique over all of them.
   *
   * @param filesOrFolders what to read
   * @param sink takes the documents and the refusals
   */
  public static void read(Collection<Path> filesOrFolders, Sink sink) {
    Map<String, Path> taken = new HashMap<>();
    for (Path given : filesOrFolders) {
      walk(given, new Visitor() {
        @Override
        public void file(Path file) {
          readFile(given, file, taken, sink);
        }

        @Override
        public void failed(Path path, IOException e) {
          sink.refused(new Refusal(slashed(path), 0, "", reason(e)));
        }
      });
    }
  }

  /**
   * Counts the bytes that {@link #read(Collection, Sink)} will go through, for a progress bar.
   *
   * @param filesOrFolders what is to be read
   * @return the sizes of all files together; files that cannot be read count nothing
   */
  public static long bytes(Collection<Path> filesOrFolders) {
    long[] sum = {0};
    for (Path given : filesOrFolders) {
      walk(given, new Visitor() {
        @Override
        public void file(Path file) {
          try {
            sum[0] += Files.size(file);
          } catch (IOException e) {
            failed(file, e);
          }
        }

        @Override
        public void failed(Path path, IOException e) {
          // Reading it will say so.
        }
      });
    }
    return sum[0];
  }

  private interface Visitor {
    void file(Path file);

    void failed(Path path, IOException e);
  }

  private static void walk(Path given, Visitor visitor) {
    if (Files.isDirectory(given)) {
      walkFolder(given, new LinkedHashSet<>(), visitor);
    } else {
      visitor.file(given);
    }
  }

  private static void walkFolder(Path folder, Set<Path> above, Visitor visitor) {
    Path real;
    List<Path> children = new ArrayList<>();
    try {
      real = folder.toRealPath();
      if (!above.add(real)) {
        return;
      }
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
        stream.forEach(children::add);
      }
    } catch (IOException e) {
      visitor.failed(folder, e);
      return;
    } catch (DirectoryIteratorException e) {
      IOException cause = e.getCause();
      visitor.failed(folder, cause == null ? new IOException(e) : cause);
      return;
    }
    children.sort((a, b) -> fileName(a).compareTo(fileName(b)));
    for (Path child : children) {
      if (fileName(child).startsWith(".")) {
        continue;
      }
      if (Files.isDirectory(child)) {
        walkFolder(child, above, visitor);
      } else if (!COMPANION.matcher(fileName(child)).matches()) {
        visitor.file(child);
      }
    }
    above.remove(real);
  }

  private static void readFile(Path given, Path file, Map<String, Path> taken, Sink sink) {
    String name = slashed(file);
    sink.file(name);
    long[] seen = {0};
    Sink counted = new Sink() {
      @Override
      public void document(PolicyDocument document) {
        sink.document(document);
      }

      @Override
      public void refused(Refusal refusal) {
        sink.refused(refusal);
      }

      @Override
      public void bytesRead(long bytes) {
        seen[0] += bytes;
        sink.bytesRead(bytes);
      }
    };
    try {
      if (!Files.isRegularFile(file)) {
        throw Files.exists(file)
            ? new IOException("neither a file nor a folder")
            : new NoSuchFileException(name);
      }
      Format format = Format.of(file, name);
      Optional<String> id = claimId(given, file, taken);
      if (id.isPresent()) {
        format.reader().read(new InputFile(file, name, id.get(), counted));
      }
    } catch (RefusedException e) {
      sink.refused(e.refusal());
    } catch (IOException e) {
      sink.refused(new Refusal(name, 0, "", reason(e)));
    } catch (StackOverflowError e) {
      sink.refused(new Refusal(name, 0, "", "nested too deeply"));
    }
    try {
      long rest = Files.size(file) - seen[0];
      if (rest > 0) {
        sink.bytesRead(rest);
      }
    } catch (IOException e) {
      // Gone or never there; it was refused above.
    }
  }

  /** The id of a document without one; empty if this very file has been read under its id already. */
  private static Optional<String> claimId(Path given, Path file, Map<String, Path> taken)
      throws IOException {
    Path relative = given.equals(file) ? file.getFileName() : given.relativize(file);
    String full = slashed(relative == null ? file : relative);
    String bare = EXTENSION.matcher(full).replaceFirst("");
    Path real = file.toRealPath();
    for (String id : List.of(bare, full, slashed(file.normalize()), slashed(real))) {
      Path holder = taken.putIfAbsent(id, real);
      if (holder == null) {
        return Optional.of(id);
      }
      if (holder.equals(real)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static String fileName(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  private static String slashed(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String message = InputFile.message(e);
    return message.isEmpty() ? e.getClass().getSimpleName().toLowerCase(Locale.ROOT) : message;
  }
}
