package io.entente.internal.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FSLockFactory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.NativeFSLockFactory;

/**
 * The operating system's locks, as Lucene has them, but safe from interrupts. Lucene asks the lock's file channel
 * whether the lock still holds whenever a file is deleted, which the last search of an old state does as
 * well; Java closes a channel that an interrupted thread touches, and with it goes the lock. Here only the
 * file is looked at.
 */
final class WriteLocks extends FSLockFactory {

  static final WriteLocks INSTANCE = new WriteLocks();

  private WriteLocks() {}

  @Override
  protected Lock obtainFSLock(FSDirectory directory, String name) throws IOException {
    Lock held = NativeFSLockFactory.INSTANCE.obtainLock(directory, name);
    try {
      Path file = directory.getDirectory().resolve(name).toRealPath();
      return new Held(held, file, made(file));
    } catch (IOException | RuntimeException e) {
      held.close();
      throw e;
    }
  }

  private static FileTime made(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).creationTime();
  }

  private static final class Held extends Lock {
    private final Lock held;
    private final Path file;
    private final FileTime made;
    private volatile boolean closed;

    Held(Lock held, Path file, FileTime made) {
      this.held = held;
      this.file = file;
      this.made = made;
    }

    @Override
    public void ensureValid() throws IOException {
      if (closed) {
        throw new AlreadyClosedException("lock " + file + " was given back");
      }
      if (!made(file).equals(made)) {
        String replaced = "lock file " + file + " was replaced by another program";
        throw new AlreadyClosedException(replaced, new IOException(replaced));
      }
    }

    @Override
    public void close() throws IOException {
      closed = true;
      held.close();
    }
  }
}
