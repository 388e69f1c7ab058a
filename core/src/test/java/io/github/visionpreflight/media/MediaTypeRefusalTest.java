package io.github.visionpreflight.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.testing.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaTypeRefusalTest {
  @Test
  void pdfIsNamedAsPdf() {
    assertRefused("photo.jpg", ascii("%PDF-1.7\n%..."))
        .hasMessage(
            "photo.jpg: expected an image or a video, this is application/pdf"
                + " (the name claims image/jpeg)");
  }

  @Test
  void htmlSavedAsJpegIsNamedWithClaimOfItsName() {
    assertRefused("login.jpg", ascii("<!DOCTYPE html><html><body>Log in</body></html>"))
        .hasMessageContaining("text/html")
        .hasMessageContaining("claims image/jpeg");
  }

  @Test
  void emptyInputIsCalledEmpty() {
    assertRefused("photo.png", new byte[0]).hasMessageContaining("empty");
  }

  @Test
  void imageOfOtherTypeIsNamed() {
    assertRefused("scan.psd", ascii("8BPS\0\1"))
        .hasMessageContaining("supported type")
        .hasMessageContaining("image/vnd.adobe.photoshop");
  }

  @Test
  void heifSequenceWithoutPictureIsNamed() {
    Bytes brands = new Bytes().ascii("msf1").be32(0).ascii("msf1hevc");
    assertRefused("burst.heic", new Bytes().box("ftyp", brands).toArray())
        .hasMessageContaining("image/heif-sequence");
  }

  @Test
  void jpegBehindGarbageIsNoJpeg() {
    assertRefused("a.jpg", new Bytes().u8('\n').hex("FFD8FFE000104A46").toArray())
        .hasMessageContaining("of no known type");
  }

  @Test
  void brokenStartOfKnownTypeIsCalledThat() {
    assertRefused("a.mp4", new Bytes().be32(24).ascii("ftyp").toArray())
        .hasMessageContaining("starts like video/");
  }

  @Test
  void contentIsNotQuoted() {
    assertThatThrownBy(() -> MediaType.of(MediaSource.of(ascii("secret=42, a text of no type"))))
        .hasMessageNotContaining("secret");
  }

  @Test
  void suffixNeverOverridesBytes() {
    assertThat(MediaType.of(MediaSource.of("photo.jpg", Bytes.ofHex("89504E470D0A1A0A"))))
        .isEqualTo(MediaType.PNG);
  }

  @Test
  void fileIsDetectedLikeItsBytes(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("a.png"), Bytes.ofHex("474946383961"));
    assertThat(MediaType.of(MediaSource.of(file))).isEqualTo(MediaType.GIF);
  }

  @Test
  void folderIsIoError(@TempDir Path folder) {
    assertThatThrownBy(() -> MediaType.of(MediaSource.of(folder)))
        .isInstanceOf(MediaException.Io.class)
        .hasMessageContaining("directory");
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ?> assertRefused(
      String name, byte[] bytes) {
    return assertThatThrownBy(() -> MediaType.of(MediaSource.of(name, bytes)))
        .isInstanceOf(MediaException.Unsupported.class);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
