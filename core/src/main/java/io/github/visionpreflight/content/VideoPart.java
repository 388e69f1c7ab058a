package io.github.visionpreflight.content;

import java.util.Map;

/** A video as one file. */
final class VideoPart extends ContentPart {
  private final MediaReference video;
  private final VideoSampling sampling;

  VideoPart(MediaReference video, VideoSampling sampling) {
    this.video = video;
    this.sampling = sampling;
  }

  MediaReference video() {
    return video;
  }

  VideoSampling sampling() {
    return sampling;
  }

  @Override
  Map<String, Object> shaped(WireShape shape) {
    return shape.video(this);
  }

  @Override
  public String toString() {
    return "video: " + video;
  }
}
