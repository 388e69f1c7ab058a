package io.github.visionpreflight.plan;

import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.probe.TestVideos;
import io.github.visionpreflight.provider.ModelProfile;
import io.github.visionpreflight.testing.Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Headers of any size, and lists of them. */
final class TestMedia {
  private TestMedia() {}

  static RequestPlanner planner(String model) {
    return RequestPlanner.of(ModelProfile.named(model));
  }

  /** A PNG that claims a size, has no pixels, and is as long as asked for. */
  static MediaSource png(String name, int width, int height, int length) {
    byte[] header =
        new Bytes()
            .hex("89504E470D0A1A0A 0000000D")
            .ascii("IHDR")
            .be32(width)
            .be32(height)
            .hex("08 02 00 00 00 00000000 00000000")
            .ascii("IDAT")
            .hex("00000000 00000000")
            .ascii("IEND")
            .hex("AE426082")
            .toArray();
    return MediaSource.of(name, Arrays.copyOf(header, Math.max(length, header.length)));
  }

  /** A BMP that claims a size and has no pixels. */
  static MediaSource bmp(int width, int height) {
    byte[] header =
        new Bytes()
            .ascii("BM")
            .zeros(8)
            .hex("36000000 28000000")
            .le32(width)
            .le32(height)
            .hex("0100 1800")
            .zeros(24)
            .toArray();
    return MediaSource.of("image.bmp", header);
  }

  static MediaItem image(int width, int height, int length) {
    return PlanItem.image(png("image.png", width, height, length));
  }

  static List<MediaItem> images(int count) {
    return IntStream.range(0, count).mapToObj(i -> image(100, 100, 100)).toList();
  }

  static MediaItem video(int width, int height, int frames, int fps) {
    return PlanItem.video(MediaSource.of("video.mp4", TestVideos.mp4(width, height, frames, fps)));
  }
}
