package io.github.visionpreflight.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file so that it is there whole or not at all. */
public final class WholeFile {
  private WholeFile() {}

  /** What goes into a file, written piece by piece. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it; the stream is closed by whoever asked. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes the file: first under another name in the same folder, then moved in one step. A file of
   * that name is replaced.
   *
   * @throws MediaException.Io when the target is a folder, or writing fails; nothing is left behind
   */
  public static void write(Path target, byte[] bytes) {
    write(target, out -> out.write(bytes));
  }

  /**
   * Writes the file as {@link #write(Path, byte[])} does, without holding all of it.
   *
   * @throws MediaException.Io when the target is a folder, or writing fails; nothing is left behind
   */
  public static void write(Path target, Content content) {
    try {
      if (Files.isDirectory(target)) {
        throw new MediaException.Io(
            target.getFileName() + ": expected a file, got a directory", null);
      }
      writeThenMove(target.toAbsolutePath(), content);
    } catch (IOException e) {
      throw MediaException.ofRead(target.getFileName() + ": cannot be written", e);
    }
  }

  private static void writeThenMove(Path target, Content content) throws IOException {
    // Not createTempFile: that one makes files which only their owner can read.
    Path part = target.resolveSibling(".preflight-" + UUID.randomUUID() + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
        content.writeTo(out);
      }
      move(part, target);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void move(Path part, Path target) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
