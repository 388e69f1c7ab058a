package io.github.visionpreflight.provider;

import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.VideoInfo;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Media that tests are about, as a header reader would describe them. */
final class Media {
  private Media() {}

  static ImageInfo image(MediaType type, int width, int height, long bytes) {
    return new ImageInfo(type, new Dimensions(width, height), 1, 1, false, bytes);
  }

  static ImageInfo jpeg(int width, int height) {
    return image(MediaType.JPEG, width, height, 1_000);
  }

  static ImageInfo jpegOf(long bytes) {
    return image(MediaType.JPEG, 640, 480, bytes);
  }

  static VideoInfo video(MediaType type, int width, int height, double seconds, long bytes) {
    return new VideoInfo(
        type,
        "h264",
        new Dimensions(width, height),
        1,
        OptionalLong.empty(),
        OptionalDouble.of(seconds),
        OptionalDouble.empty(),
        false,
        bytes);
  }

  static VideoInfo mp4(double seconds, long bytes) {
    return video(MediaType.MP4, 640, 360, seconds, bytes);
  }
}
