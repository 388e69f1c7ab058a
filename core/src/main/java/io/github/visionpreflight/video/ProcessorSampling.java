package io.github.visionpreflight.video;

import io.github.visionpreflight.probe.VideoInfo;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** The model's own video processor: by index, as its published code does. */
final class ProcessorSampling extends FrameSampling {
  private static final double MOST_FPS = 2;

  @Override
  public List<FramePick> pick(FrameTimes times) {
    int last = times.count() - 1;
    int samples = (int) samples(times.count(), times.averageFps());
    double step = samples == 1 ? 0 : (double) last / (samples - 1);
    return IntStream.range(0, samples)
        .map(i -> samples > 1 && i == samples - 1 ? last : (int) Math.rint(i * step))
        .mapToObj(index -> new FramePick(index, times.seconds(index)))
        .toList();
  }

  @Override
  public OptionalLong count(VideoInfo info) {
    if (info.frames().isEmpty() || info.averageFps().isEmpty()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(samples(info.frames().getAsLong(), info.averageFps().getAsDouble()));
  }

  /** Frames that are all shown at one instant have no rate; each of them is a sample then. */
  private static long samples(long frames, double averageFps) {
    if (averageFps <= 0) {
      return frames;
    }
    double sampled = Math.rint(frames * Math.min(MOST_FPS, averageFps) / averageFps);
    return Math.max(1, Math.min((long) sampled, frames));
  }

  /** Returns {@code processor()}. */
  @Override
  public String toString() {
    return "processor()";
  }
}
