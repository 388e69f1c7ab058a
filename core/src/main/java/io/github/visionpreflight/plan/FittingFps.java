package io.github.visionpreflight.plan;

import io.github.visionpreflight.provider.Limit;
import io.github.visionpreflight.provider.LimitName;
import io.github.visionpreflight.provider.ModelProfile;
import io.github.visionpreflight.token.TokenRule;
import io.github.visionpreflight.token.VideoShape;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Finds the rate at which the videos of a request leave room for everything else. */
final class FittingFps {
  /** Rates are looked at in hundredths: nobody types more. */
  private static final int STEPS_A_FRAME = 100;

  private static final int MAX_STEP = 1_000 * STEPS_A_FRAME;

  private final TokenRule rule;
  private final List<VideoShape> videos;
  private final int slowest;

  FittingFps(ModelProfile profile, TokenRule rule, List<VideoShape> videos) {
    this.rule = rule;
    this.videos = List.copyOf(videos);
    this.slowest =
        profile
            .limits()
            .find(LimitName.SAMPLE_FPS, Limit.Bound.AT_LEAST)
            .map(limit -> limit.number().movePointRight(2).intValue())
            .orElse(1);
  }

  /** Returns the slowest rate that the host takes. */
  BigDecimal slowest() {
    return rate(slowest);
  }

  /**
   * Returns the highest rate, the same for every video, at which they count no more than this.
   *
   * @param tokens with the markers around the videos
   * @return empty when there is no video, or even the slowest rate is too much
   */
  Optional<BigDecimal> within(long tokens) {
    if (videos.isEmpty() || tokensAt(slowest) > tokens) {
      return Optional.empty();
    }
    // More samples never cost less, so halving finds the edge.
    int fits = slowest;
    int tooFast = MAX_STEP;
    while (tooFast - fits > 1) {
      int middle = fits + (tooFast - fits) / 2;
      if (tokensAt(middle) <= tokens) {
        fits = middle;
      } else {
        tooFast = middle;
      }
    }
    return Optional.of(rate(fits));
  }

  private long tokensAt(int step) {
    double fps = rate(step).doubleValue();
    long tokens = 0;
    for (VideoShape video : videos) {
      tokens = Tally.sum(tokens, Tally.promptTokens(rule.video(video.withSampleFps(fps))));
    }
    return tokens;
  }

  private static BigDecimal rate(int step) {
    return BigDecimal.valueOf(step, 2).stripTrailingZeros();
  }
}
