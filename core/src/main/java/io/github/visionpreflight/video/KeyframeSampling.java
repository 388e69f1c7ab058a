package io.github.visionpreflight.video;

import io.github.visionpreflight.probe.VideoInfo;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Every keyframe. */
final class KeyframeSampling extends FrameSampling {
  @Override
  public List<FramePick> pick(FrameTimes times) {
    return IntStream.range(0, times.count())
        .filter(times::isKeyframe)
        .mapToObj(index -> new FramePick(index, times.seconds(index)))
        .toList();
  }

  @Override
  public OptionalLong count(VideoInfo info) {
    return OptionalLong.empty();
  }

  /** Returns {@code keyframes()}. */
  @Override
  public String toString() {
    return "keyframes()";
  }
}
