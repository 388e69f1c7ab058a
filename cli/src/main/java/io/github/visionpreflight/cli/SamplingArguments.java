package io.github.visionpreflight.cli;

import io.github.visionpreflight.VideoOptions;
import io.github.visionpreflight.content.VideoSampling;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How densely a video is looked at, by the host or by us. */
final class SamplingArguments {
  @Option(
      names = "--fps",
      paramLabel = "RATE",
      description = "Frames a second of every video, 0.1 to 10. Default: the host's, else 2.")
  private @Nullable BigDecimal fps;

  @Option(
      names = "--max-frames",
      paramLabel = "N",
      description = "At most so many frames of every video. Default: the host's, else 2000.")
  private @Nullable Integer maxFrames;

  /** Returns whether the command line says anything. */
  boolean isGiven() {
    return fps != null || maxFrames != null;
  }

  /**
   * Returns what a host is asked for; whether it takes that is the plan's to say.
   *
   * @throws IllegalArgumentException when a number is not above 0
   */
  VideoSampling asked() {
    VideoSampling sampling = VideoSampling.hostDefault();
    sampling = fps == null ? sampling : sampling.withFps(fps);
    return maxFrames == null ? sampling : sampling.withMaxFrames(maxFrames);
  }

  /**
   * Returns the options with this sampling.
   *
   * @throws IllegalArgumentException when a number is out of range
   */
  VideoOptions applyTo(VideoOptions options) {
    VideoOptions sampled = fps == null ? options : options.withFps(fps.doubleValue());
    return maxFrames == null ? sampled : sampled.withMaxFrames(maxFrames);
  }
}
