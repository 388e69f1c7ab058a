package io.github.visionpreflight.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.testdata.Samples;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a wish for WebP where the native lane is missing, as in the core's own tests. */
class WebpOutputWithoutNativesTest {
  @ParameterizedTest
  @ValueSource(strings = {"alpha.png", "orientation-6.jpg"})
  void refusalNamesWhatIsMissing(String file) {
    MediaSource source = MediaSource.of(Samples.bytes(file));
    assertThatThrownBy(() -> Preparing.prepare(source, as(OutputFormat.WEBP)))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("vision-preflight-ffmpeg-frames");
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBP", "WEBP_LOSSLESS"})
  void providerThatTakesNoWebpIsNotSentAny(OutputFormat format) {
    ImageConstraints.Builder builder =
        ImageConstraints.builder().accepted(EnumSet.of(MediaType.JPEG)).format(format);
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("accepted");
  }

  @Test
  void webpThatFitsNeedsNoEncoder() {
    byte[] webp = Samples.bytes("alpha.webp");
    PreparedImage prepared = Preparing.prepare(MediaSource.of(webp), as(OutputFormat.WEBP));
    assertThat(prepared.bytes()).isEqualTo(webp);
  }

  private static ImageConstraints as(OutputFormat format) {
    return ImageConstraints.builder().format(format).build();
  }
}
