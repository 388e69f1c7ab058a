package io.github.visionpreflight.image.raster;

import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Writes WebP. The core brings none: {@link ServiceLoader} finds that of the native lane. Safe to
 * share.
 */
public interface WebpEncoder {
  /** Returns why it cannot work here, for people; empty when it can. */
  Optional<String> unavailable();

  /**
   * Returns the picture as a WebP file of one picture and nothing else, transparency kept.
   *
   * @param quality 1 to 100, on libwebp's scale; without loss it means nothing
   * @throws MediaException.Limit when a side is longer than WebP can say, or memory is short
   * @throws MediaException.Timeout when the time is up before it begins
   */
  byte[] encode(Pixels pixels, int quality, boolean lossless, Deadline deadline);

  /**
   * Returns the one that is there.
   *
   * @throws MediaException.Unsupported when there is none, or it cannot work here
   */
  static WebpEncoder installed() {
    WebpEncoder encoder =
        ServiceLoader.load(WebpEncoder.class, WebpEncoder.class.getClassLoader())
            .findFirst()
            .orElseThrow(() -> missing("not on the class path"));
    encoder
        .unavailable()
        .ifPresent(
            why -> {
              throw missing(why);
            });
    return encoder;
  }

  private static MediaException.Unsupported missing(String why) {
    return new MediaException.Unsupported(
        "WebP output: expected vision-preflight-ffmpeg-frames, which brings its encoder: " + why);
  }
}
