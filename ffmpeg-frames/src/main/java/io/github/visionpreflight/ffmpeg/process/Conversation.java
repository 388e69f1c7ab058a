package io.github.visionpreflight.ffmpeg.process;

import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * One call of ours to a child, about one source. The child asks for the bytes it wants and gets no
 * others; everything it says is checked. Used by one thread, except for {@link #cancel}.
 */
public final class Conversation implements AutoCloseable {
  private static final int MOST_BYTES_A_READ = 1 << 20;

  private final Children children;
  private final Child child;
  private final String name;
  private final Deadline deadline;
  private final SeekableByteChannel channel;
  private volatile boolean cancelled;
  private @Nullable Exception readFailure;
  private byte[] buffer = new byte[0];
  private boolean over;

  private Conversation(
      Children children,
      Child child,
      MediaSource source,
      SeekableByteChannel channel,
      Deadline deadline) {
    this.children = children;
    this.child = child;
    this.name = source.name();
    this.channel = channel;
    this.deadline = deadline;
  }

  /** What both sides say until one has an answer. */
  @FunctionalInterface
  public interface Turn<T> {
    /** Speaks and listens. */
    T take() throws IOException;
  }

  /**
   * Opens the source and takes a child for it.
   *
   * @throws MediaException.Timeout when no child is free by the deadline
   * @throws MediaException.Unsupported when none can be started
   * @throws MediaException.Io when the source cannot be opened
   */
  public static Conversation about(MediaSource source, Children children, Deadline deadline) {
    deadline.check(source.name());
    SeekableByteChannel channel = source.open();
    try {
      Child child = children.take(deadline, source.name());
      return new Conversation(children, child, source, channel, deadline);
    } catch (RuntimeException e) {
      closeAfter(e, channel);
      throw e;
    } catch (OutOfMemoryError | StackOverflowError e) {
      // A thread that cannot be made, for example.
      closeAfter(e, channel);
      throw MediaException.ofShortage(source.name(), e);
    }
  }

  private static void closeAfter(Throwable failure, SeekableByteChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /**
   * Takes a turn; a child that is gone after it, or broke the rules, is an error of the call.
   *
   * @throws MediaException as the child says, or as it ended
   */
  public <T> T turn(Turn<T> turn) {
    checkTime();
    boolean well = false;
    Guard guard = new Guard(child, deadline, () -> cancelled);
    try {
      T answer = turn.take();
      well = true;
      return answer;
    } catch (EOFException | UTFDataFormatException e) {
      throw child.lost(name, new WireException("a message that is cut short or no text"));
    } catch (IOException e) {
      checkTime();
      throw child.lost(name, e);
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw MediaException.ofShortage(name, e);
    } finally {
      guard.end();
      if (!well && !over) {
        over = true;
        children.discard(child);
      }
    }
  }

  private void checkTime() {
    if (cancelled) {
      throw new MediaException.Timeout(name + ": cancelled");
    }
    deadline.check(name);
  }

  /** Sends a message. */
  public void send(Kind kind, Wire.Fields fields) throws IOException {
    child.wire().send(kind, fields);
  }

  /**
   * Returns the next message that is not about the source's bytes; those are answered here.
   *
   * @param mostBytes how long it may be
   * @throws MediaException when the child says so
   */
  public Message receive(int mostBytes) throws IOException {
    while (true) {
      Message message = child.wire().receive(mostBytes);
      switch (message.kind()) {
        case READ -> serve(message);
        case FAILED -> throw failure(message);
        default -> {
          return message;
        }
      }
    }
  }

  /** Returns the next message, which must be of this kind. */
  public Message expect(Kind kind, int mostBytes) throws IOException {
    Message message = receive(mostBytes);
    if (message.kind() != kind) {
      throw new WireException("expected " + kind + ", got " + message.kind());
    }
    return message;
  }

  private void serve(Message read) throws IOException {
    DataInputStream fields = read.fields();
    long offset = fields.readLong();
    int length = fields.readInt();
    read.end();
    if (offset < 0 || length < 1 || length > MOST_BYTES_A_READ) {
      throw new WireException("READ: " + length + " bytes at " + offset);
    }
    int n;
    try {
      n = readSource(offset, length);
    } catch (IOException | RuntimeException e) {
      readFailure = e;
      String why = e instanceof IOException ? String.valueOf(e.getMessage()) : e.toString();
      send(Kind.READ_FAILED, out -> out.writeUTF(shortened(why)));
      return;
    }
    child.wire().send(Kind.DATA, buffer, n);
  }

  private int readSource(long offset, int length) throws IOException {
    if (buffer.length < length) {
      buffer = new byte[length];
    }
    ByteBuffer into = ByteBuffer.wrap(buffer, 0, length);
    channel.position(offset);
    int n;
    while ((n = channel.read(into)) == 0) {
      checkTime();
    }
    return Math.max(n, 0);
  }

  private MediaException failure(Message failed) throws IOException {
    MediaException.Kind kind = errorKind(failed.fields().readUTF());
    String message = shortened(failed.fields().readUTF());
    failed.end();
    over();
    if (readFailure != null) {
      checkTime();
    }
    return error(kind, message);
  }

  private static MediaException.Kind errorKind(String name) throws IOException {
    for (MediaException.Kind kind : MediaException.Kind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    throw new WireException("FAILED: of no known kind");
  }

  private MediaException error(MediaException.Kind kind, String message) {
    return switch (kind) {
      case MALFORMED -> new MediaException.Malformed(message);
      case UNSUPPORTED -> new MediaException.Unsupported(message);
      case LIMIT -> new MediaException.Limit(message);
      case TIMEOUT -> new MediaException.Timeout(message);
      case IO -> ioError(message);
    };
  }

  private MediaException ioError(String message) {
    if (readFailure instanceof MediaException known) {
      return known;
    }
    IOException cause =
        readFailure == null || readFailure instanceof IOException
            ? (IOException) readFailure
            : new IOException(readFailure);
    return new MediaException.Io(message, cause);
  }

  /** A sentence of ours is short and has no control characters; a captured child's need not. */
  public static String shortened(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= 500 ? line : line.substring(0, 500) + "…";
  }

  /** Says that the child's last answer was its last: it can work for others. */
  public void over() {
    if (!over) {
      over = true;
      children.giveBack(child);
    }
  }

  /** Ends the call; a turn under way throws. Any thread may call. */
  public void cancel() {
    cancelled = true;
  }

  /**
   * Ends the call between two turns, whatever is still to come.
   *
   * @throws MediaException.Io when the source's channel cannot be closed
   */
  @Override
  public void close() {
    if (!over) {
      over = true;
      leave();
    }
    try {
      channel.close();
    } catch (IOException e) {
      throw new MediaException.Io(name + ": close failed: " + e.getMessage(), e);
    }
  }

  private void leave() {
    try {
      child.wire().send(Kind.CLOSE);
      children.giveBack(child);
    } catch (IOException gone) {
      children.discard(child);
    }
  }
}
