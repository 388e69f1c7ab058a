package io.github.visionpreflight.fuzz;

import io.github.visionpreflight.media.MediaException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a call made of some bytes: an answer or a documented error. Anything else that it throws
 * goes on to whoever fuzzes.
 *
 * @param answer what it returned; null when it failed
 * @param error how it failed; null when it did not
 */
public record Outcome(@Nullable Object answer, @Nullable MediaException error) {
  /**
   * Time of this thread, not of the clock: a fuzzer may be paused, and shares its machine. The
   * deadline of {@link Targets#LIMITS} is a second; the rest is instrumentation and the collector.
   */
  private static final long MOST_CPU_NANOS = 3_000_000_000L;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int MOST_MESSAGE_CHARACTERS = 400;
  private static final Pattern PRINTABLE = Pattern.compile("[ -~…]+");
  private static final Pattern BASE64_RUN = Pattern.compile("[A-Za-z0-9+/]{48}");

  /** A call under test. */
  @FunctionalInterface
  public interface Call {
    /** Reads the bytes. */
    Object run() throws IOException;
  }

  /** Makes the call, and checks how long it took and what an error says. */
  public static Outcome of(Call call) {
    long start = THREADS.getCurrentThreadCpuTime();
    Outcome outcome = attempt(call);
    long nanos = THREADS.getCurrentThreadCpuTime() - start;
    if (nanos > MOST_CPU_NANOS) {
      throw new AssertionError("slow: " + nanos / 1_000_000 + " ms of CPU, " + outcome);
    }
    if (outcome.error != null) {
      checkMessage(String.valueOf(outcome.error.getMessage()));
    }
    return outcome;
  }

  private static Outcome attempt(Call call) {
    try {
      return new Outcome(call.run(), null);
    } catch (MediaException documented) {
      return new Outcome(null, documented);
    } catch (IOException e) {
      throw new AssertionError("not a documented error", e);
    }
  }

  private static void checkMessage(String message) {
    if (message.length() > MOST_MESSAGE_CHARACTERS
        || !PRINTABLE.matcher(message).matches()
        || BASE64_RUN.matcher(message).find()) {
      throw new AssertionError("message holds content: " + message);
    }
  }

  /** Fails unless another way to the same bytes came to the same outcome. */
  public void requireSame(Outcome other) {
    if (isTimeout() || other.isTimeout()) {
      return;
    }
    if (!text().equals(other.text()) || !sameAnswer(other.answer)) {
      throw new AssertionError("expected " + this + ", got " + other);
    }
  }

  private boolean sameAnswer(@Nullable Object other) {
    return answer instanceof byte[] bytes && other instanceof byte[] more
        ? Arrays.equals(bytes, more)
        : answer == null || answer.equals(other);
  }

  private String text() {
    return error == null ? "" : error.kind() + " " + error.getMessage();
  }

  private boolean isTimeout() {
    return error != null && error.kind() == MediaException.Kind.TIMEOUT;
  }
}
