package io.github.visionpreflight.ffmpeg.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a child writes to its standard error: read to the end so that it never waits, its beginning
 * kept. Once the child has read a stranger's bytes, only what a Java process writes when it crashes
 * is ever quoted of that, word for known word.
 */
final class Complaint {
  private static final int KEPT_BYTES = 8192;

  private static final Pattern SIGNAL =
      Pattern.compile("^# +(SIG[A-Z]{2,6}|EXCEPTION_[A-Z_]{1,40}) \\(0x", Pattern.MULTILINE);

  private static final Pattern LIBRARY =
      Pattern.compile("^# +C +\\[([A-Za-z0-9_.+-]{1,60})\\+0x", Pattern.MULTILINE);

  private static final Pattern NO_MEMORY =
      Pattern.compile("^# There is insufficient memory", Pattern.MULTILINE);

  private final byte[] kept = new byte[KEPT_BYTES];
  private final Thread reader;
  private int length;

  Complaint(InputStream errors) {
    reader = new Thread(() -> read(errors), "preflight-child-errors");
    reader.setDaemon(true);
    reader.start();
  }

  /** Reads to the end; of a child that lives on, it is the end when somebody kills it. */
  void read(InputStream in) {
    byte[] buffer = new byte[1024];
    try {
      for (int n; (n = in.read(buffer)) >= 0; ) {
        keep(buffer, n);
      }
    } catch (IOException gone) {
      // The child was killed: what was kept is all there is.
    }
  }

  private synchronized void keep(byte[] buffer, int n) {
    int room = Math.min(n, KEPT_BYTES - length);
    System.arraycopy(buffer, 0, kept, length, room);
    length += room;
  }

  /** Waits until the child has said all, for at most so long. */
  void await(long millis) throws InterruptedException {
    reader.join(millis);
  }

  /** Returns whether the JVM gave up for lack of native memory. */
  boolean isOfMemory() {
    return NO_MEMORY.matcher(text()).find();
  }

  /** Returns the signal that the JVM died of, and the library it came from where that is told. */
  Optional<String> crash() {
    String text = text();
    Matcher signal = SIGNAL.matcher(text);
    if (!signal.find()) {
      return Optional.empty();
    }
    Matcher library = LIBRARY.matcher(text);
    return Optional.of(
        library.find() ? signal.group(1) + " in " + library.group(1) : signal.group(1));
  }

  /** Returns the first line, for a child that has not seen a stranger's byte yet. */
  String firstLine() {
    return text().lines().findFirst().orElse("no word");
  }

  private synchronized String text() {
    return new String(Arrays.copyOf(kept, length), StandardCharsets.ISO_8859_1);
  }
}
