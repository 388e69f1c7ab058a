package io.github.visionpreflight.probe;

import io.github.visionpreflight.fuzz.Outcome;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.testdata.AwkwardChannel;

/** One reader of headers, whatever the first bytes say. */
public final class HeaderFuzz {
  private HeaderFuzz() {}

  /** Reads the bytes in memory and through a channel; both must say the same. */
  public static void run(MediaType type, byte[] input, ReadLimits limits) {
    Outcome inMemory = Outcome.of(() -> read(type, ByteCursor.over(input, limits)));
    MediaSource channel = MediaSource.of("channel", () -> new AwkwardChannel(input).uneven());
    inMemory.requireSame(
        Outcome.of(
            () -> {
              try (ByteCursor cursor = ByteCursor.over(channel, limits)) {
                return read(type, cursor);
              }
            }));
  }

  private static MediaInfo read(MediaType type, ByteCursor cursor) {
    return switch (type) {
      case JPEG -> JpegReader.read(cursor);
      case PNG -> PngReader.read(cursor);
      case GIF -> GifReader.read(cursor);
      case WEBP -> WebpReader.read(cursor);
      case BMP -> BmpReader.read(cursor);
      case TIFF -> TiffReader.read(cursor);
      case HEIC, AVIF -> HeifReader.read(type, cursor);
      default -> VideoHeaders.read(type, cursor);
    };
  }
}
