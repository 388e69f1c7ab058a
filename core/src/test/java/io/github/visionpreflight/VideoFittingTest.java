package io.github.visionpreflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.token.TokenRule;
import io.github.visionpreflight.token.VideoShape;
import io.github.visionpreflight.video.FrameSampling;
import io.github.visionpreflight.video.FrameTimes;
import io.github.visionpreflight.video.TimeBase;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A minute of 1080p at 30 frames a second, by the processor's rule. */
class VideoFittingTest {
  private static final FrameTimes MINUTE = FrameTimes.constantRate(1800, new TimeBase(1, 30));
  private static final Dimensions FULL = new Dimensions(1197, 673);
  private static final int FLOOR = 256;

  private final VideoFitting fitting =
      new VideoFitting(MINUTE, FULL, FLOOR, VideoFittingTest::tokens);

  @Test
  void withoutABudgetNothingGivesWay() {
    VideoFitting.Choice choice = fitting.within(OptionalLong.empty(), 2, 2000);
    assertThat(choice).isEqualTo(new VideoFitting.Choice(2, 2000, 120, FULL, true));
  }

  @Test
  void sizeGivesWayBeforeTheRate() {
    long budget = tokens(FULL, 120) / 3;
    VideoFitting.Choice choice = fitting.within(OptionalLong.of(budget), 2, 2000);
    assertThat(choice.frames()).isEqualTo(120);
    assertThat(tokens(choice.size(), 120)).isLessThanOrEqualTo(budget);
    for (int side = choice.size().longestSide() + 1; side <= FULL.longestSide(); side++) {
      assertThat(tokens(sized(side), 120)).as("side %s", side).isGreaterThan(budget);
    }
  }

  @Test
  void thenTheRateGivesWayByAsLittleAsItMust() {
    long budget = tokens(sized(FLOOR), 120) / 2;
    VideoFitting.Choice choice = fitting.within(OptionalLong.of(budget), 2, 2000);
    assertThat(choice.fps()).isBetween(0.9, 1.1);
    assertThat(tokens(choice.size(), choice.frames())).isLessThanOrEqualTo(budget);
    int oneStepFaster = FrameSampling.everySecond(choice.fps() + 0.01).pick(MINUTE).size();
    assertThat(tokens(sized(FLOOR), oneStepFaster)).isGreaterThan(budget);
  }

  @Test
  void belowTheSlowestRateFramesAreThinnedOutEvenly() {
    long budget = tokens(sized(FLOOR), 4);
    VideoFitting.Choice choice = fitting.within(OptionalLong.of(budget), 2, 2000);
    assertThat(choice.sampling().pick(MINUTE).size()).isEqualTo(choice.frames());
    assertThat(choice.frames()).isBetween(4, 5);
    assertThat(tokens(choice.size(), choice.frames())).isLessThanOrEqualTo(budget);
    assertThat(choice.fits()).isTrue();
  }

  @Test
  void lessThanOneFrameIsSaidNotToFit() {
    VideoFitting.Choice choice = fitting.within(OptionalLong.of(1), 2, 2000);
    assertThat(choice.frames()).isEqualTo(1);
    assertThat(choice.fits()).isFalse();
  }

  @Test
  void everyBudgetIsKept() {
    long most = tokens(FULL, 120);
    for (long budget = 150; budget < most; budget += 997) {
      VideoFitting.Choice choice = fitting.within(OptionalLong.of(budget), 2, 2000);
      assertThat(tokens(choice.size(), choice.frames()))
          .as("budget %s", budget)
          .isLessThanOrEqualTo(budget);
      assertThat(choice.size().longestSide()).isBetween(FLOOR, FULL.longestSide());
    }
  }

  private static Dimensions sized(int side) {
    return new Dimensions(side, (int) Math.rint(673.0 * side / 1197));
  }

  private static long tokens(Dimensions size, int frames) {
    VideoShape picked = VideoShape.of(size, frames, 1).withSampleFps(1);
    return TokenRule.processor().video(picked).promptTokens().orElseThrow();
  }
}
