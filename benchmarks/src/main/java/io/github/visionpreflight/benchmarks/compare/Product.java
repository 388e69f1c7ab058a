package io.github.visionpreflight.benchmarks.compare;

import io.github.visionpreflight.benchmarks.compare.Answer.Done;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes the pictures of one answer as they are made, counts them, and writes them when asked. */
final class Product {
  private final Request request;
  private long bytes;
  private int count;
  private String note = "";

  Product(Request request) {
    this.request = request;
  }

  void add(byte[] picture) throws IOException {
    add(picture.length);
    Path target = target();
    if (target != null) {
      Files.write(target, picture);
    }
  }

  void add(long length) {
    bytes += length;
    count++;
  }

  void note(String text) {
    note = text;
  }

  private @Nullable Path target() {
    Path out = request.out();
    return out == null || request.kind() != Request.Kind.VIDEO ? out : frame(out, count);
  }

  /** Returns where in the folder a frame lies; the first has number 1. */
  static Path frame(Path folder, int number) {
    return folder.resolve(String.format(Locale.ROOT, "%05d.jpg", number));
  }

  Done done(double millis, double cpuMillis) {
    return new Done(millis, cpuMillis, bytes, count, note);
  }
}
