package io.github.visionpreflight.plan;

import io.github.visionpreflight.content.VideoSampling;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.VideoInfo;
import io.github.visionpreflight.provider.Limit;
import io.github.visionpreflight.provider.LimitName;
import io.github.visionpreflight.provider.ModelProfile;
import io.github.visionpreflight.provider.Violation;
import io.github.visionpreflight.provider.Violation.Severity;
import io.github.visionpreflight.token.VideoShape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a host looks at a video, and what it says of the wish to look otherwise. */
final class VideoChecks {
  private static final String FPS = "fps";
  private static final String MAX_FRAMES = "max_frames";

  private VideoChecks() {}

  /** Returns whether the page says that the host can be told a rate. */
  static boolean takesFps(ModelProfile profile) {
    return profile
        .limits()
        .words(LimitName.VIDEO_PARAMETER)
        .filter(words -> words.containsKey(FPS))
        .isPresent();
  }

  /** Returns what the provider has against this sampling; empty when nothing. */
  static List<Violation> sampling(ModelProfile profile, VideoSampling sampling) {
    List<Violation> found = new ArrayList<>();
    sampling
        .fps()
        .ifPresent(
            fps -> {
              found.addAll(parameter(profile, FPS));
              BigDecimal exact = new BigDecimal(fps.toString());
              found.addAll(profile.limits().check(LimitName.SAMPLE_FPS, exact));
            });
    sampling
        .maxFrames()
        .ifPresent(
            most -> {
              found.addAll(parameter(profile, MAX_FRAMES));
              found.addAll(profile.limits().check(LimitName.MAX_FRAMES, most));
            });
    return found;
  }

  private static List<Violation> parameter(ModelProfile profile, String name) {
    if (profile.limits().find(LimitName.VIDEO_PARAMETER, Limit.Bound.ONE_OF).isPresent()) {
      return profile.limits().check(LimitName.VIDEO_PARAMETER, name);
    }
    return List.of(
        Findings.of(
            profile,
            LimitName.VIDEO_PARAMETER,
            name,
            name + ": the pages of " + profile.provider() + " name no such parameter",
            Severity.WARNING));
  }

  /** Returns what a token rule wants to know; empty when the header has not enough for it. */
  static Optional<VideoShape> shape(VideoInfo info) {
    return info.framesOrEstimated().isPresent() && info.averageFps().isPresent()
        ? Optional.of(
            VideoShape.of(
                info.displayed(),
                info.framesOrEstimated().getAsLong(),
                info.averageFps().getAsDouble()))
        : Optional.empty();
  }

  /**
   * Returns the video as the host samples it: as asked, and where nothing is asked, its default.
   */
  static VideoShape sampled(ModelProfile profile, VideoShape shape, VideoSampling sampling) {
    VideoShape asked = shape;
    if (sampling.fps().isPresent()) {
      asked = asked.withSampleFps(sampling.fps().get().doubleValue());
    }
    if (sampling.maxFrames().isPresent()) {
      asked = asked.withMaxFrames(sampling.maxFrames().getAsInt());
    }
    return profile.withDefaults(asked);
  }

  /** Returns a video of which every frame is looked at, since somebody has picked them already. */
  static VideoShape picked(Dimensions frame, int frames) {
    return VideoShape.of(frame, frames, 1).withSampleFps(1);
  }
}
