package io.github.visionpreflight.provider;

import io.github.visionpreflight.content.Transport;
import io.github.visionpreflight.datauri.DataUri;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.VideoInfo;
import io.github.visionpreflight.token.VideoShape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Collects what a provider has against one medium, sent alone. Not safe to share. */
final class SingleMedium {
  private final Limits limits;
  private final Transport transport;
  private final List<Violation> found = new ArrayList<>();

  SingleMedium(Limits limits, Transport transport) {
    this.limits = limits;
    this.transport = transport;
  }

  List<Violation> found() {
    return List.copyOf(found);
  }

  SingleMedium image(ImageInfo image) {
    found.addAll(limits.check(LimitName.TRANSPORT, transport.id()));
    found.addAll(limits.check(LimitName.IMAGE_TYPE, image.type().mime()));
    bytes(LimitName.IMAGE_BYTES, LimitName.IMAGE_BASE64_BYTES, image.type(), image.bytes());
    imageSize(image.displayed());
    largeImage(image);
    return this;
  }

  SingleMedium imageSize(Dimensions size) {
    found.addAll(limits.check(LimitName.IMAGE_SIDE_PIXELS, size.shortestSide()));
    found.addAll(limits.check(LimitName.IMAGE_ASPECT_RATIO, aspectRatio(size)));
    found.addAll(limits.check(LimitName.IMAGE_SIZE, size));
    return this;
  }

  SingleMedium video(VideoInfo video) {
    found.addAll(limits.check(LimitName.TRANSPORT, transport.id()));
    found.addAll(limits.check(LimitName.VIDEO_TYPE, video.type().mime()));
    bytes(LimitName.VIDEO_BYTES, LimitName.VIDEO_BASE64_BYTES, video.type(), video.bytes());
    video.durationSeconds().ifPresent(this::seconds);
    found.addAll(limits.check(LimitName.VIDEO_SIZE, video.displayed()));
    return this;
  }

  SingleMedium videoShape(VideoShape video) {
    seconds(video.frames() / video.averageFps());
    found.addAll(limits.check(LimitName.VIDEO_SIZE, video.size()));
    video
        .sampleFps()
        .ifPresent(
            fps -> found.addAll(limits.check(LimitName.SAMPLE_FPS, BigDecimal.valueOf(fps))));
    video.maxFrames().ifPresent(max -> found.addAll(limits.check(LimitName.MAX_FRAMES, max)));
    return this;
  }

  private void bytes(LimitName raw, LimitName base64, MediaType type, long length) {
    found.addAll(limits.check(raw, transport, length));
    switch (transport) {
      case DATA_URI -> {
        long encoded = DataUri.encodedLength(type, length);
        found.addAll(limits.check(base64, transport, encoded));
        // The body holds the data URI and more: what is too long alone cannot be sent inline.
        found.addAll(limits.check(LimitName.REQUEST_BODY_BYTES, encoded));
      }
      case URL -> found.addAll(limits.check(LimitName.TOTAL_MEDIA_BYTES, transport, length));
      case FILE_ID -> found.addAll(limits.check(LimitName.FILE_BYTES, transport, length));
      case LOCAL_FILE -> {}
    }
  }

  private void largeImage(ImageInfo image) {
    limits
        .setting(LimitName.LARGE_IMAGE_SIZE)
        .filter(threshold -> !Limit.fits(image.displayed(), threshold.size()))
        .ifPresent(
            threshold ->
                found.addAll(limits.check(LimitName.LARGE_IMAGE_TYPE, image.type().mime())));
  }

  /** To the millisecond: finer differences are noise of the division that gave the duration. */
  private void seconds(double seconds) {
    if (Double.isFinite(seconds)) {
      BigDecimal rounded = BigDecimal.valueOf(seconds).setScale(3, RoundingMode.HALF_EVEN);
      found.addAll(limits.check(LimitName.VIDEO_SECONDS, rounded.stripTrailingZeros()));
    }
  }

  /** Rounded up, so that only a ratio that is within a whole bound shows as within it. */
  private static BigDecimal aspectRatio(Dimensions size) {
    return BigDecimal.valueOf(size.longestSide())
        .divide(BigDecimal.valueOf(size.shortestSide()), 2, RoundingMode.UP)
        .stripTrailingZeros();
  }
}
