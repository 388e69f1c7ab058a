package io.github.visionpreflight.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the bytes of one medium come from: a file, an array, or anything that can be opened as a
 * seekable channel. A source can be read more than once and holds nothing open between reads.
 * Immutable and safe to share, as long as the bytes behind it do not change.
 */
public abstract sealed class MediaSource {
  private static final int SPOOL_STEP = 64 * 1024;

  private final String name;

  private MediaSource(String name) {
    this.name = name;
  }

  /** Returns a source that reads the file; the file is not opened yet. */
  public static MediaSource of(Path path) {
    return new OfPath(path);
  }

  /** Returns a source over the array, which is not copied and must not change. */
  public static MediaSource of(byte[] bytes) {
    return new InMemory("bytes", bytes);
  }

  /**
   * Returns a source over the array, which is not copied and must not change, with a name for
   * messages.
   */
  public static MediaSource of(String name, byte[] bytes) {
    return new InMemory(name, bytes);
  }

  /**
   * Returns a source over a channel that can be opened again and again.
   *
   * @param name what messages call it; a file name with a suffix counts as a claim about the type
   * @param opener opens a channel at its first byte; each channel is closed after use
   */
  public static MediaSource of(String name, Opener opener) {
    return new OfChannel(name, opener);
  }

  /**
   * Reads the stream to its end into memory. Between two reads it looks at the clock; a read that
   * blocks is for the stream itself to end.
   *
   * @throws MediaException.Limit when there are more than {@code limits.maxBytes()} bytes, or there
   *     is no memory for them
   * @throws MediaException.Timeout when the stream has not ended by the deadline
   * @throws MediaException.Io when the stream fails
   */
  public static MediaSource readFully(String name, InputStream in, ReadLimits limits) {
    byte[] buffer = new byte[SPOOL_STEP];
    int length = 0;
    Deadline deadline = Deadline.start(limits);
    try {
      for (int n; (n = in.read(buffer, length, buffer.length - length)) >= 0; ) {
        deadline.check(name + ": reading");
        length += n;
        if (length > limits.maxBytes()) {
          throw new MediaException.Limit(
              name + ": expected at most " + limits.maxBytes() + " bytes, the stream has more");
        }
        if (length == buffer.length) {
          buffer = Arrays.copyOf(buffer, (int) Math.min(2L * length, Integer.MAX_VALUE - 8));
        }
      }
      return new InMemory(name, Arrays.copyOf(buffer, length));
    } catch (IOException e) {
      throw MediaException.ofRead(name + ": read failed after " + length + " bytes", e);
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw MediaException.ofShortage(name + ": after " + length + " bytes", e);
    }
  }

  /**
   * Reads the stream to its end into a file of its own in the folder for temporary files, for what
   * is too long to be held in memory. {@link Spooled#close} deletes the file, and so does a failure
   * to fill it.
   *
   * @param name what messages call it; a file name with a suffix counts as a claim about the type
   * @param maxBytes the most that is written to the disk
   * @throws MediaException.Limit when there are more than {@code maxBytes} bytes
   * @throws MediaException.Timeout when the deadline of {@code limits} passes while reading
   * @throws MediaException.Io when the stream or the disk fails
   */
  public static Spooled spool(String name, InputStream in, long maxBytes, ReadLimits limits) {
    return Spooled.fill(Path.of(System.getProperty("java.io.tmpdir")), name, in, maxBytes, limits);
  }

  /** Returns what messages call it: a file's name without its folders, or what the caller said. */
  public final String name() {
    return name;
  }

  /**
   * Returns the type that the name's suffix claims; empty when it claims none. The bytes may
   * differ.
   */
  public final Optional<MediaType> declaredType() {
    return MediaType.ofSuffix(name);
  }

  /** Returns the file behind this source; empty when there is none. */
  public Optional<Path> path() {
    return Optional.empty();
  }

  /**
   * Returns the length in bytes.
   *
   * @throws MediaException.Io when the file is missing, a folder, or unreadable
   */
  public abstract long size();

  /**
   * Opens the bytes for reading; the caller closes the channel.
   *
   * @throws MediaException.Io when the file is missing, a folder, a pipe, a device, or unreadable
   */
  public abstract SeekableByteChannel open();

  /**
   * Returns the array when the bytes are in memory already; null otherwise. It is the array itself,
   * not a copy: do not change it.
   */
  public byte @Nullable [] inMemory() {
    return null;
  }

  /**
   * Returns all bytes. For a source in memory this is the array itself, not a copy: do not change
   * it.
   *
   * @throws MediaException.Limit when there are more than {@code limits.maxBytes()} bytes, or there
   *     is no memory for them
   * @throws MediaException.Io when reading fails, or the file shrinks meanwhile
   */
  public byte[] readAll(ReadLimits limits) {
    try (SeekableByteChannel channel = open()) {
      long size = channel.size();
      checkSize(size, limits);
      ByteBuffer all = ByteBuffer.allocate((int) size);
      fill(all, channel, limits);
      if (all.hasRemaining()) {
        throw new MediaException.Io(
            name + ": expected " + size + " bytes, the file ended at " + all.position(), null);
      }
      return all.array();
    } catch (IOException e) {
      throw MediaException.ofRead(name + ": read failed", e);
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw MediaException.ofShortage(name + ": reading all", e);
    }
  }

  /** Returns the bytes that decide the type, all of them when they are in memory. */
  final byte[] head() {
    byte[] bytes = inMemory();
    if (bytes != null) {
      return bytes;
    }
    try (SeekableByteChannel channel = open()) {
      ByteBuffer head = ByteBuffer.allocate(MediaType.HEAD_BYTES);
      fill(head, channel, ReadLimits.defaults());
      return Arrays.copyOf(head.array(), head.position());
    } catch (IOException e) {
      throw MediaException.ofRead(name + ": read failed", e);
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw MediaException.ofShortage(name, e);
    }
  }

  /** Reads until the buffer is full or the channel ends; a channel that stalls is given up. */
  private void fill(ByteBuffer buffer, SeekableByteChannel channel, ReadLimits limits)
      throws IOException {
    Deadline deadline = Deadline.start(limits);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      deadline.check(name + ": reading");
    }
  }

  /** Returns {@link #name()}. */
  @Override
  public final String toString() {
    return name;
  }

  final void checkSize(long size, ReadLimits limits) {
    long most = Math.min(limits.maxBytes(), Integer.MAX_VALUE - 8);
    if (size > most) {
      throw new MediaException.Limit(name + ": expected at most " + most + " bytes, got " + size);
    }
  }

  /** Opens a seekable channel at its first byte. */
  @FunctionalInterface
  public interface Opener {
    /** Opens a channel; whoever asked closes it. */
    SeekableByteChannel open() throws IOException;
  }

  private static final class InMemory extends MediaSource {
    private final byte[] bytes;

    InMemory(String name, byte[] bytes) {
      super(name);
      this.bytes = bytes;
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public SeekableByteChannel open() {
      return new ArrayChannel(bytes);
    }

    @Override
    public byte[] inMemory() {
      return bytes;
    }

    @Override
    public byte[] readAll(ReadLimits limits) {
      checkSize(bytes.length, limits);
      return bytes;
    }
  }

  private static final class OfChannel extends MediaSource {
    private final Opener opener;

    OfChannel(String name, Opener opener) {
      super(name);
      this.opener = opener;
    }

    @Override
    public long size() {
      try (SeekableByteChannel channel = opener.open()) {
        return channel.size();
      } catch (IOException e) {
        throw MediaException.ofRead(name() + ": size unknown", e);
      }
    }

    @Override
    public SeekableByteChannel open() {
      try {
        return opener.open();
      } catch (IOException e) {
        throw MediaException.ofRead(name() + ": cannot be opened", e);
      }
    }
  }

  private static final class OfPath extends MediaSource {
    private final Path path;

    OfPath(Path path) {
      super(nameOf(path));
      this.path = path;
    }

    private static String nameOf(Path path) {
      Path last = path.getFileName();
      return last == null ? path.toString() : last.toString();
    }

    @Override
    public Optional<Path> path() {
      return Optional.of(path);
    }

    @Override
    public long size() {
      try {
        return Files.size(path);
      } catch (IOException e) {
        throw failure(e);
      }
    }

    @Override
    public SeekableByteChannel open() {
      try {
        // A folder opens without complaint on some systems and fails only at the first read; a
        // pipe that nobody writes to holds whoever opens it for ever.
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
          String what = attributes.isDirectory() ? "a directory" : "a pipe or a device";
          throw new MediaException.Io(name() + ": expected a file, got " + what, null);
        }
        return Files.newByteChannel(path);
      } catch (IOException e) {
        throw failure(e);
      }
    }

    private MediaException.Io failure(IOException e) {
      return e instanceof NoSuchFileException
          ? new MediaException.Io(name() + ": no such file", e)
          : new MediaException.Io(name() + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
