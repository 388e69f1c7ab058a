package io.github.visionpreflight.image;

import static io.github.visionpreflight.image.Preparing.longest;
import static io.github.visionpreflight.image.Preparing.prepare;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.image.PreparedImage.Action;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.Probe;
import io.github.visionpreflight.testdata.Samples;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassThroughTest {
  private static final ImageConstraints ALL =
      ImageConstraints.builder().accepted(EnumSet.allOf(MediaType.class)).build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "photo-progressive.jpg",
        "photo-gray.jpg",
        "photo-trailing.jpg",
        "gray.png",
        "alpha.png",
        "interlaced.png",
        "still.gif",
        "lossless.webp",
        "alpha.webp",
        "rgb24.bmp",
        "lzw.tiff"
      })
  void pictureThatFitsGoesOutAsTheVeryArray(String name) {
    byte[] bytes = Samples.bytes(name);
    PreparedImage prepared = prepare(bytes, ALL);
    assertThat(prepared.bytes()).isSameAs(bytes);
    assertThat(prepared.action()).isEqualTo(Action.PASSED_THROUGH);
    assertThat(prepared.lane()).isEqualTo("pass-through");
    assertThat(prepared.quality()).isEmpty();
  }

  @Test
  void heicThatMustBeTurnedIsRefusedByName() {
    byte[] upright = Samples.bytes("heic-header-only.heic");
    ImageInfo info = (ImageInfo) Probe.of(upright);
    assertThat(info.orientation()).isNotEqualTo(1);
    assertThatThrownBy(() -> prepare(upright, ALL))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("image/heic: no lane here decodes it");
  }

  @Test
  void typeThatIsNotAcceptedIsConverted() {
    ImageConstraints jpegOnly = ImageConstraints.builder().accepted(Set.of(MediaType.JPEG)).build();
    PreparedImage prepared = prepare(Samples.bytes("gray.png"), jpegOnly);
    assertThat(prepared.action()).isEqualTo(Action.CONVERTED);
    assertThat(prepared.type()).isEqualTo(MediaType.JPEG);
  }

  @Test
  void turnedPictureIsConverted() {
    assertThat(prepare(Samples.bytes("orientation-3.jpg"), ALL).action())
        .isEqualTo(Action.CONVERTED);
  }

  @Test
  void inksAreConvertedBecauseHostsDiffer() {
    assertThat(prepare(Samples.bytes("photo-cmyk.jpg"), ALL).action()).isEqualTo(Action.CONVERTED);
  }

  @Test
  void animationGoesOutOnlyWhenAsked() {
    byte[] gif = Samples.bytes("animated.gif");
    assertThat(prepare(gif, ALL).action()).isEqualTo(Action.CONVERTED);
    assertThat(prepare(gif, ALL.toBuilder().keepAnimation(true).build()).bytes()).isSameAs(gif);
  }

  @Test
  void fileThatIsTooLongIsConverted() {
    byte[] photo = Samples.bytes("photo-progressive.jpg");
    ImageConstraints shorter = ALL.toBuilder().maxFileBytes(photo.length - 1).build();
    PreparedImage prepared = prepare(photo, shorter);
    assertThat(prepared.action()).isEqualTo(Action.CONVERTED);
    assertThat(prepared.bytes()).hasSizeLessThan(photo.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gray.png", "photo-gray.jpg", "still.gif", "lossless.webp", "rgb24.bmp"})
  void fileCutAnywhereNeverPassesThrough(String name) {
    byte[] whole = Samples.bytes(name);
    for (int length = 0; length < whole.length - 2; length += 1 + whole.length / 150) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThat(actionOrRefusal(cut))
          .as(name + " cut to " + length)
          .isNotEqualTo("PASSED_THROUGH");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gray.png", "lossless.webp", "still.gif", "rgb24.bmp", "lzw.tiff"})
  void fileCutInItsPixelsIsMalformed(String name) {
    byte[] cut = Arrays.copyOf(Samples.bytes(name), Samples.bytes(name).length / 2);
    assertThatThrownBy(() -> prepare(cut, longest(10_000)))
        .isInstanceOf(MediaException.Malformed.class);
  }

  @Test
  void jpegCutInItsScanIsMalformed() {
    assertThatThrownBy(() -> prepare(Samples.bytes("truncated.jpg"), ALL))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("scan");
  }

  @Test
  void jpegWithoutItsEndMarkerIsMended() {
    byte[] whole = Samples.bytes("photo-gray.jpg");
    PreparedImage prepared = prepare(Arrays.copyOf(whole, whole.length - 2), ALL);
    assertThat(prepared.action()).isEqualTo(Action.CONVERTED);
    assertThat(prepared.notes()).contains("end marker missing");
  }

  @Test
  void changedBytesOfPngPixelsAreFound() {
    byte[] png = Samples.bytes("gray.png");
    for (int at = 60; at < png.length - 20; at += png.length / 40) {
      byte[] changed = png.clone();
      changed[at] ^= 0x10;
      assertThat(actionOrRefusal(changed)).isNotEqualTo("PASSED_THROUGH");
    }
  }

  @Test
  void pictureThatIsNotTheProbedOneIsMalformed() {
    MediaSource other = MediaSource.of(Samples.bytes("gray.png"));
    ImageInfo wrong = (ImageInfo) Probe.of(Samples.bytes("interlaced.png"));
    assertThatThrownBy(() -> ImagePreparer.create().prepare(other, wrong, ALL))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("203x151");
  }

  private static String actionOrRefusal(byte[] bytes) {
    try {
      ImageInfo info = (ImageInfo) Probe.of(MediaSource.of(bytes), ReadLimits.defaults());
      return ImagePreparer.create().prepare(MediaSource.of(bytes), info, ALL).action().name();
    } catch (MediaException refused) {
      return refused.kind().name();
    }
  }
}
