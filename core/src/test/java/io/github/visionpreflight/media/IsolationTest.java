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
  void preparerHandsTheSettingToEachLaneAndLeavesOutThoseThatCannotBeIsolated() {
    Lane isolated = new Lane(Optional.empty());
    Lane able = new Lane(Optional.of(isolated));
    Lane unable = new Lane(Optional.empty());
    ImagePreparer preparer = ImagePreparer.of(List.of(able, unable));
    assertThat(preparer.isolated(DEFAULTS).lanes()).containsExactly(isolated);
    assertThat(preparer.lanes()).containsExactly(able, unable);
  }

  @Test
  void lanesInJavaStayAsTheyAre() {
    List<String> names = ImagePreparer.create().lanes().stream().map(ImageLane::name).toList();
    assertThat(names).contains("planar", "imageio");
    assertThat(ImagePreparer.create().isolated(DEFAULTS).lanes())
        .extracting(ImageLane::name)
        .contains("planar", "imageio");
  }

  @Test
  void frameSourceThatCannotBeIsolatedSaysSo() {
    assertThatThrownBy(() -> new Frames().isolated(DEFAULTS))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("Frames cannot run in a process of its own");
  }

  private static final class Lane implements ImageLane {
    private final Optional<ImageLane> isolated;

    Lane(Optional<ImageLane> isolated) {
      this.isolated = isolated;
    }

    @Override
    public String name() {
      return "test";
    }

    @Override
    public int order() {
      return NATIVE;
    }

    @Override
    public Optional<ImageLane> isolated(Isolation isolation) {
      return isolated.or(() -> ImageLane.super.isolated(isolation));
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
