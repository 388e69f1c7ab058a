package io.github.visionpreflight.benchmarks.token;

import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.token.VideoShape;
import org.jspecify.annotations.Nullable;

/** What is counted: a picture's size, or a video at 30 frames a second. */
record Shape(Dimensions size, @Nullable VideoShape asVideo) {
  private static final int FPS = 30;

  /** Reads {@code 1920x1080}, or with frames behind it {@code 1920x1080x1800}. */
  static Shape parse(String text) {
    String[] numbers = text.split("x", -1);
    Dimensions size = new Dimensions(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    return new Shape(
        size, numbers.length < 3 ? null : VideoShape.of(size, Long.parseLong(numbers[2]), FPS));
  }

  boolean isVideo() {
    return asVideo != null;
  }

  VideoShape video() {
    if (asVideo == null) {
      throw new IllegalStateException(size + " is no video");
    }
    return asVideo;
  }
}
