package io.github.visionpreflight.cli;

import io.github.visionpreflight.content.VideoSampling;
import io.github.visionpreflight.plan.MediaItem;
import io.github.visionpreflight.plan.PlanItem;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the host is asked to look at the media of a request. */
final class AskArguments {
  @Option(
      names = "--fps",
      paramLabel = "RATE",
      description = "Frames a second of every video. Default: the host's.")
  private @Nullable BigDecimal fps;

  @Option(
      names = "--max-frames",
      paramLabel = "N",
      description = "At most so many frames of every video. Default: the host's.")
  private @Nullable Integer maxFrames;

  @Option(
      names = "--detail",
      paramLabel = "DETAIL",
      description = "OpenAI's detail of every image: auto, low, high, original.")
  private @Nullable String detail;

  /**
   * Returns the item with these wishes in place of its own.
   *
   * @throws IllegalArgumentException when a number is not above 0
   */
  PlanItem applyTo(PlanItem item) {
    if (!(item instanceof MediaItem medium)) {
      return item;
    }
    MediaItem asked = detail == null ? medium : medium.withDetail(detail);
    return fps == null && maxFrames == null ? asked : asked.withSampling(sampling());
  }

  private VideoSampling sampling() {
    VideoSampling sampling = VideoSampling.hostDefault();
    sampling = fps == null ? sampling : sampling.withFps(fps);
    return maxFrames == null ? sampling : sampling.withMaxFrames(maxFrames);
  }
}
