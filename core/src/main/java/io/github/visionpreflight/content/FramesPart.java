package io.github.visionpreflight.content;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A video as the list of its frames. */
final class FramesPart extends ContentPart {
  private final List<MediaReference> frames;
  private final Optional<Number> fps;

  FramesPart(List<MediaReference> frames, Optional<Number> fps) {
    this.frames = List.copyOf(frames);
    this.fps = fps;
    if (this.frames.isEmpty()) {
      throw new IllegalArgumentException("frames: expected at least 1, got none");
    }
  }

  /** Returns the addresses of all frames, as strings or as text that becomes one. */
  List<Object> uris() {
    return frames.stream().map(MediaReference::uri).toList();
  }

  Optional<Number> fps() {
    return fps;
  }

  @Override
  Map<String, Object> shaped(WireShape shape) {
    return shape.frames(this);
  }

  @Override
  public String toString() {
    return "video of " + frames.size() + " frames";
  }
}
