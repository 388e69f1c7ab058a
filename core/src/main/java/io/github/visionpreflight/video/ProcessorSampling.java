package io.github.visionpreflight.video;

import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.VideoInfo;
import io.github.visionpreflight.token.FrameIndices;
import io.github.visionpreflight.token.VideoShape;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The model's own video processor: by index, as its published code does. */
final class ProcessorSampling extends FrameSampling {
  /** Which frames are looked at does not hang on their size. */
  private static final Dimensions ANY_SIZE = new Dimensions(1, 1);

  @Override
  public List<FramePick> pick(FrameTimes times) {
    return indices(times)
        .mapToObj(index -> new FramePick((int) index, times.seconds((int) index)))
        .toList();
  }

  /** Frames that are all shown at one instant have no rate; each of them is a sample then. */
  private static LongStream indices(FrameTimes times) {
    double fps = times.averageFps();
    if (fps <= 0) {
      return IntStream.range(0, times.count()).asLongStream();
    }
    FrameIndices indices = FrameIndices.of(VideoShape.of(ANY_SIZE, times.count(), fps));
    return LongStream.range(0, indices.count()).map(indices::index);
  }

  @Override
  public OptionalLong count(VideoInfo info) {
    double fps = info.averageFps().orElse(0);
    if (info.frames().isEmpty() || fps <= 0) {
      return OptionalLong.empty();
    }
    VideoShape shape = VideoShape.of(ANY_SIZE, info.frames().getAsLong(), fps);
    return OptionalLong.of(FrameIndices.count(shape));
  }

  /** Returns {@code processor()}. */
  @Override
  public String toString() {
    return "processor()";
  }
}
