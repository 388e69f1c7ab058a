package io.github.visionpreflight.plan;

import io.github.visionpreflight.content.VideoSampling;
import java.util.List;
import java.util.Optional;

/** A video as the list of its frames. */
final class FramesItem extends PlanItem {
  private final List<MediaItem> frames;
  private final Optional<Number> fps;

  FramesItem(List<MediaItem> frames, Optional<Number> fps) {
    this.frames = List.copyOf(frames);
    this.fps = fps;
    fps.ifPresent(VideoSampling::fps);
    if (this.frames.isEmpty()) {
      throw new IllegalArgumentException("frames: expected at least 1, got none");
    }
  }

  List<MediaItem> frames() {
    return frames;
  }

  Optional<Number> fps() {
    return fps;
  }

  @Override
  public String name() {
    return "video of " + frames.size() + " frames";
  }
}
