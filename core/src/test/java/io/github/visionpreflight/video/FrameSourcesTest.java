package io.github.visionpreflight.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrameSourcesTest {
  @Test
  void withoutADecoderTheErrorNamesTheDependency() {
    assertThatThrownBy(FrameSource::find)
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("io.github.visionpreflight:vision-preflight-ffmpeg-frames");
  }

  @Test
  void decoderThatCannotLoadIsPassedOver() {
    FrameSource broken = new Fake(Optional.of("no natives for this platform"));
    FrameSource working = new Fake(Optional.empty());
    assertThat(FrameSources.find(List.of(broken, working))).isSameAs(working);
    assertThatThrownBy(() -> FrameSources.find(List.of(broken)))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("no natives for this platform");
  }

  private record Fake(Optional<String> problem) implements FrameSource {
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
