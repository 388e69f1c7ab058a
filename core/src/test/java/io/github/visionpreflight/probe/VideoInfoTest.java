package io.github.visionpreflight.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.VideoInfo.DurationBasis;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class VideoInfoTest {
  private static final OptionalDouble NO_NUMBER = OptionalDouble.empty();

  private static VideoInfo info(OptionalLong frames, OptionalDouble seconds, OptionalDouble fps) {
    return new VideoInfo(
        MediaType.MP4, "h264", new Dimensions(2, 2), 1, frames, seconds, fps, false, 9);
  }

  @Test
  void countedFramesAreNotEstimated() {
    VideoInfo info = info(OptionalLong.of(7), OptionalDouble.of(1), OptionalDouble.of(30));

    assertThat(info.framesOrEstimated()).hasValue(7);
    assertThat(info.framesAreEstimated()).isFalse();
  }

  @Test
  void framesAreDurationTimesRateRoundedHalfToEven() {
    OptionalLong none = OptionalLong.empty();

    assertThat(info(none, OptionalDouble.of(2.5), OptionalDouble.of(1)).framesOrEstimated())
        .hasValue(2);
    assertThat(info(none, OptionalDouble.of(3.5), OptionalDouble.of(1)).framesOrEstimated())
        .hasValue(4);
    assertThat(info(none, OptionalDouble.of(0.01), OptionalDouble.of(1)).framesOrEstimated())
        .hasValue(1);
    assertThat(info(none, OptionalDouble.of(3.5), OptionalDouble.of(1)).framesAreEstimated())
        .isTrue();
  }

  @Test
  void withoutDurationOrRateThereIsNoEstimate() {
    OptionalLong none = OptionalLong.empty();

    assertThat(info(none, NO_NUMBER, OptionalDouble.of(1)).framesOrEstimated()).isEmpty();
    assertThat(info(none, OptionalDouble.of(1), NO_NUMBER).framesOrEstimated()).isEmpty();
    assertThat(info(none, OptionalDouble.of(1), NO_NUMBER).framesAreEstimated()).isFalse();
  }

  @Test
  void shortFormTakesTheBasisFromTheDuration() {
    OptionalLong none = OptionalLong.empty();

    assertThat(info(none, OptionalDouble.of(1), NO_NUMBER).durationBasis())
        .isEqualTo(DurationBasis.HEADER);
    assertThat(info(none, NO_NUMBER, NO_NUMBER).durationBasis()).isEqualTo(DurationBasis.ABSENT);
  }

  @Test
  void numbersThatCannotBeAreRefused() {
    OptionalLong none = OptionalLong.empty();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> info(none, OptionalDouble.of(Double.NaN), NO_NUMBER));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> info(none, OptionalDouble.of(-1), NO_NUMBER));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> info(none, NO_NUMBER, OptionalDouble.of(0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> info(OptionalLong.of(0), NO_NUMBER, NO_NUMBER));
  }
}
