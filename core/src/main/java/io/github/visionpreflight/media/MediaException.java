package io.github.visionpreflight.media;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import org.jspecify.annotations.Nullable;

/**
 * The one family of errors that media can cause: every call of this library that reads bytes ends
 * with an answer or with one of these. {@link #kind()} is what a program switches on; the message
 * is for people and names the format, the field, what was expected, what was found and the offset.
 * It never holds content of the file.
 *
 * <p>A mistake of the caller's (a negative width, an unknown rule) is an {@link
 * IllegalArgumentException} instead, and a provider's limit is a value, not an exception.
 */
public abstract sealed class MediaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, as a program sees it. */
  public enum Kind {
    /** The type is known and the bytes break its rules: cut short, contradictory, out of range. */
    MALFORMED,
    /** The bytes are something this library (or this call) does not handle. */
    UNSUPPORTED,
    /** Well formed, but past a number in {@link ReadLimits}. */
    LIMIT,
    /** The deadline in {@link ReadLimits} passed. */
    TIMEOUT,
    /** The bytes could not be read or written: missing file, directory, failing disk. */
    IO
  }

  private final Kind kind;

  private MediaException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /**
   * Returns the error for bytes that could not be read or written: a {@link Timeout} when the
   * thread was interrupted, which closes the channel that it uses, an {@link Io} otherwise.
   *
   * @param doing what failed, for the message: {@code "photo.jpg: read failed"}
   */
  public static MediaException ofRead(String doing, IOException cause) {
    return isInterrupt(cause)
        ? new Timeout(doing + ": interrupted")
        : new Io(doing + ": " + cause.getMessage(), cause);
  }

  private static boolean isInterrupt(IOException cause) {
    // So a pipe ends, and has cleared the flag; a subclass is a socket's own time limit.
    if (cause.getClass() == InterruptedIOException.class) {
      Thread.currentThread().interrupt();
      return true;
    }
    return cause instanceof ClosedByInterruptException;
  }

  /**
   * Returns the error for heap or stack that came to its end, which is a {@link Limit} of this
   * process. Catch {@link OutOfMemoryError} and {@link StackOverflowError} for it, and nothing
   * wider: any other error of the virtual machine is for the program.
   *
   * @param doing what failed, for the message: {@code "photo.jpg"}
   */
  public static Limit ofShortage(String doing, VirtualMachineError shortage) {
    String what = shortage instanceof StackOverflowError ? "stack" : "memory";
    return new Limit(doing + ": not enough " + what);
  }

  /** Returns what went wrong; each kind has its own subclass. */
  public final Kind kind() {
    return kind;
  }

  /** The type is known and the bytes break its rules. */
  public static final class Malformed extends MediaException {
    private static final long serialVersionUID = 1L;

    /** Creates an error whose message says it all. */
    public Malformed(String message) {
      super(Kind.MALFORMED, message, null);
    }

    /** Creates an error that a decoder's own complaint caused. */
    public Malformed(String message, @Nullable Throwable cause) {
      super(Kind.MALFORMED, message, cause);
    }
  }

  /** The bytes are something this library, or this call, does not handle. */
  public static final class Unsupported extends MediaException {
    private static final long serialVersionUID = 1L;

    /** Creates an error whose message says it all. */
    public Unsupported(String message) {
      super(Kind.UNSUPPORTED, message, null);
    }

    /** Creates an error that a decoder's own complaint caused. */
    public Unsupported(String message, @Nullable Throwable cause) {
      super(Kind.UNSUPPORTED, message, cause);
    }
  }

  /** Well formed, but past a number in {@link ReadLimits}. */
  public static final class Limit extends MediaException {
    private static final long serialVersionUID = 1L;

    /** Creates an error whose message names the limit, its value and what was found. */
    public Limit(String message) {
      super(Kind.LIMIT, message, null);
    }
  }

  /** The deadline passed before the work was done. */
  public static final class Timeout extends MediaException {
    private static final long serialVersionUID = 1L;

    /** Creates an error whose message says what was under way and how long it was allowed. */
    public Timeout(String message) {
      super(Kind.TIMEOUT, message, null);
    }
  }

  /** The bytes could not be read or written. */
  public static final class Io extends MediaException {
    private static final long serialVersionUID = 1L;

    /** Creates an error for a failed read or write. */
    public Io(String message, @Nullable IOException cause) {
      super(Kind.IO, message, cause);
    }
  }
}
