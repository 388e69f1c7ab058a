package io.github.visionpreflight.ffmpeg.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.image.ImageLane;
import io.github.visionpreflight.image.ImagePreparer;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.Probe;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NativeLaneTest {
  @Test
  void serviceLoaderFindsTheLaneBetweenTheOthers() {
    assertThat(ImagePreparer.create().lanes())
        .extracting(ImageLane::name)
        .containsExactly("planar", "ffmpeg", "imageio");
  }

  @Test
  void missingNativesAreSaidInTheRefusal() {
    HeifWriter heif = new HeifWriter();
    Coded coded = Coded.av1("gray", 64, 64, true, (plane, x, y) -> 9);
    byte[] file = heif.file("avif", heif.picture(coded));
    NativeLane without = new NativeLane(Optional.of("no natives for this platform"));
    ImagePreparer preparer = ImagePreparer.of(List.of(without));
    ImageInfo info = (ImageInfo) Probe.of(file);
    assertThatThrownBy(() -> preparer.prepare(MediaSource.of(file), info, Prepare.PNG))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessage("image/avif: no lane here decodes it; ffmpeg: no natives for this platform");
  }
}
