package io.github.visionpreflight.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.image.ImageLane;
import io.github.visionpreflight.image.ImagePreparer;
import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.image.OpenedImage;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameSource;
import io.github.visionpreflight.video.FrameStream;
import io.github.visionpreflight.video.FrameTimes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IsolationTest {
  private static final Isolation DEFAULTS = Isolation.defaults();

  @Test
  void defaultsAreTheOnesDocumented() {
    assertThat(DEFAULTS).isEqualTo(new Isolation(4, 1_000_000_000, Duration.ofSeconds(30)));
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    for (int processes : new int[] {0, 65}) {
      assertThatThrownBy(() -> DEFAULTS.withProcesses(processes))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("processes: expected 1..64, got " + processes);
    }
    assertThatThrownBy(() -> DEFAULTS.withMemoryBytes(255_999_999))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DEFAULTS.withIdle(Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(DEFAULTS.withProcesses(64).withMemoryBytes(256_000_000).withIdle(Duration.ZERO))
        .isEqualTo(new Isolation(64, 256_000_000, Duration.ZERO));
  }

  @Test
  void preparerHandsTheSettingToEachLaneAndKeepsThoseWithoutNativeCode() {
    Lane isolated = new Lane("isolated", Optional.empty());
    Lane nativeLane = new Lane("native", Optional.of(isolated));
    Lane javaLane = new Lane("java", Optional.empty());
    ImagePreparer preparer = ImagePreparer.of(List.of(nativeLane, javaLane));
    assertThat(preparer.isolated(DEFAULTS).lanes()).containsExactly(isolated, javaLane);
    assertThat(preparer.lanes()).containsExactly(nativeLane, javaLane);
  }

  @Test
  void frameSourceThatCannotBeIsolatedSaysSo() {
    assertThatThrownBy(() -> new Frames().isolated(DEFAULTS))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("Frames cannot run in a process of its own");
  }

  private static final class Lane implements ImageLane {
    private final String name;
    private final Optional<ImageLane> isolated;

    Lane(String name, Optional<ImageLane> isolated) {
      this.name = name;
      this.isolated = isolated;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public int order() {
      return NATIVE;
    }

    @Override
    public ImageLane isolated(Isolation isolation) {
      return isolated.orElseGet(() -> ImageLane.super.isolated(isolation));
    }

    @Override
    public Optional<OpenedImage> open(ImageTask task) {
      return Optional.empty();
    }
  }

  private static final class Frames implements FrameSource {
    @Override
    public Optional<String> problem() {
      return Optional.empty();
    }

    @Override
    public FrameStream open(MediaSource source, FrameOptions options) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FrameTimes scan(MediaSource source, ReadLimits limits) {
      throw new UnsupportedOperationException();
    }
  }
}
