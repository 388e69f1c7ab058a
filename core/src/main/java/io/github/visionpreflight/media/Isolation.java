package io.github.visionpreflight.media;

import java.time.Duration;

/**
 * How native decoders run outside of this process: in Java processes of their own, each started at
 * the first call that needs it and used again, so that a codec that crashes, hangs or eats memory
 * ends one call with a {@link MediaException} and not this program. Equal settings share the same
 * processes. Nothing needs closing: a process ends when it has had nothing to do for {@code idle},
 * and with this one. Immutable and safe to share.
 *
 * <p>How a call then fails, beside the errors it has without isolation:
 *
 * <ul>
 *   <li>{@link MediaException.Timeout}: the deadline passed, also when the decoder hangs in native
 *       code; its process and the processes that it started are killed
 *   <li>{@link MediaException.Limit}: the process took more than {@code memoryBytes}
 *   <li>{@link MediaException.Unsupported}: the process crashed, was killed, or spoke out of turn;
 *       the message names the signal or exit status. Whether the bytes are broken or the codec is,
 *       nobody can say then, so it is not {@code Malformed}
 * </ul>
 *
 * <p>{@link #defaults()}: {@code processes} 4, {@code memoryBytes} 1,000,000,000, {@code idle} 30
 * s.
 *
 * @param processes how many run at most, 1 to 64; a call that finds all of them busy waits for one
 *     until its deadline, and an open frame stream keeps one busy
 * @param memoryBytes most resident memory of one process, at least 256,000,000: enforced on Linux,
 *     elsewhere only for the Java part of it, which may take half
 * @param idle how long a process waits for the next call; zero ends it with its call
 */
public record Isolation(int processes, long memoryBytes, Duration idle) {
  private static final int MOST_PROCESSES = 64;
  private static final long LEAST_MEMORY = 256_000_000;
  private static final Isolation DEFAULTS = new Isolation(4, 1_000_000_000, Duration.ofSeconds(30));

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when a number is out of range
   */
  public Isolation {
    if (processes < 1 || processes > MOST_PROCESSES) {
      throw new IllegalArgumentException("processes: expected 1..64, got " + processes);
    }
    if (memoryBytes < LEAST_MEMORY) {
      throw new IllegalArgumentException(
          "memoryBytes: expected at least " + LEAST_MEMORY + ", got " + memoryBytes);
    }
    if (idle.isNegative()) {
      throw new IllegalArgumentException("idle: expected at least zero, got " + idle);
    }
  }

  /** Returns the settings listed above. */
  public static Isolation defaults() {
    return DEFAULTS;
  }

  /** Returns these settings with another number of processes, 1 to 64. */
  public Isolation withProcesses(int value) {
    return new Isolation(value, memoryBytes, idle);
  }

  /** Returns these settings with other memory for a process, at least 256,000,000 bytes. */
  public Isolation withMemoryBytes(long value) {
    return new Isolation(processes, value, idle);
  }

  /** Returns these settings with another time to wait for the next call. */
  public Isolation withIdle(Duration value) {
    return new Isolation(processes, memoryBytes, value);
  }
}
