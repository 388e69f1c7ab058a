package io.github.visionpreflight.clients;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of one attempt that failed. Status 0 means that there was no answer. */
record Failure(
    ProviderException.Kind kind,
    String message,
    int status,
    String code,
    String type,
    Optional<Duration> retryAfter,
    @Nullable Throwable cause) {

  static Failure of(ProviderException.Kind kind, String message, @Nullable Throwable cause) {
    return new Failure(kind, message, 0, "", "", Optional.empty(), cause);
  }

  static Failure of(ProviderException.Kind kind, String message, int status) {
    return new Failure(kind, message, status, "", "", Optional.empty(), null);
  }

  /** Returns whether the host said that it cannot now: too busy, or broken. */
  boolean passing() {
    return kind == ProviderException.Kind.REFUSED && (status == 429 || status >= 500);
  }

  /** Returns whether there is no telling if the host did what it was asked. */
  boolean undecided() {
    return kind == ProviderException.Kind.TIMEOUT || kind == ProviderException.Kind.UNREACHABLE;
  }

  /** Carries a failure out of an attempt. */
  static final class Raised extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    Raised(Failure failure) {
      super(failure.message(), failure.cause());
      this.failure = failure;
    }

    Failure failure() {
      return failure;
    }
  }
}
