package io.github.visionpreflight.clients;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A call to a provider did not give an answer. The message names the call, the host and the number
 * of attempts, and quotes at most 300 characters of what the host said, without the key.
 */
public final class ProviderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, as a program sees it. */
  public enum Kind {
    /** The host answered with an error; {@link #status} and perhaps {@link #code} say which. */
    REFUSED,
    /** The host sent the call elsewhere. It is not followed: the key is for this host only. */
    REDIRECTED,
    /** The host answered with something that is not what its pages describe, or is too large. */
    UNREADABLE,
    /** No connection, or it broke. */
    UNREACHABLE,
    /** The answer did not come in time. */
    TIMEOUT,
    /** The thread was interrupted; its interrupt flag is set. */
    INTERRUPTED
  }

  private final Kind kind;
  private final int status;
  private final String code;
  private final String type;
  private final int attempts;
  private final @Nullable Duration retryAfter;

  ProviderException(Failure failure, int attempts) {
    super(failure.message() + attempted(attempts), failure.cause());
    this.kind = failure.kind();
    this.status = failure.status();
    this.code = failure.code();
    this.type = failure.type();
    this.retryAfter = failure.retryAfter().orElse(null);
    this.attempts = attempts;
  }

  private static String attempted(int attempts) {
    return attempts == 1 ? "" : " (after " + attempts + " attempts)";
  }

  /** Returns what went wrong. */
  public Kind kind() {
    return kind;
  }

  /** Returns the HTTP status; empty when there was no answer. */
  public OptionalInt status() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /** Returns the {@code code} of the host's error; empty when it gave none. */
  public String code() {
    return code;
  }

  /** Returns the {@code type} of the host's error; empty when it gave none. */
  public String type() {
    return type;
  }

  /** Returns how long the host asked to wait before another attempt; empty when it did not say. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** Returns how many attempts were made, at least 1. */
  public int attempts() {
    return attempts;
  }
}
