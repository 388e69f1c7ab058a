package io.github.visionpreflight.ffmpeg.image;

import static io.github.visionpreflight.ffmpeg.image.Colours.BLUE;
import static io.github.visionpreflight.ffmpeg.image.Colours.GREEN;
import static io.github.visionpreflight.ffmpeg.image.Colours.RED;
import static io.github.visionpreflight.ffmpeg.image.Colours.YELLOW;
import static io.github.visionpreflight.ffmpeg.image.Colours.assertColour;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.image.ImageConstraints;
import io.github.visionpreflight.image.ImagePreparer;
import io.github.visionpreflight.image.PreparedImage;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.Probe;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;

/** JPEGs written by the JDK: which of them this lane takes, and what it makes of them. */
class JpegTest {
  private static final int[] CORNERS = {RED, GREEN, BLUE, YELLOW};

  @Test
  void ordinaryJpegStaysInItsPlanes() throws IOException {
    PreparedImage prepared =
        prepared(jpeg(false), Prepare.JPEG.toBuilder().maxLongestSide(200).build());
    assertThat(prepared.lane()).contains("planar");
  }

  @Test
  void jpegThatBecomesPngIsReducedInTheDecoder() throws IOException {
    for (int longest : new int[] {400, 300, 100, 50, 20}) {
      ImageConstraints box = Prepare.PNG.toBuilder().maxLongestSide(longest).build();
      PreparedImage prepared = prepared(jpeg(false), box);
      assertThat(prepared.lane()).contains("ffmpeg");
      assertCorners(Prepare.decoded(prepared), longest);
    }
  }

  @Test
  void colourProfileIsConvertedToSrgb() throws IOException {
    byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    BufferedImage gray = new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR);
    fill(gray, 0x373737, 0x373737, 0x373737, 0x373737);
    byte[] tagged = withProfile(written(gray, false), linear);
    PreparedImage prepared = prepared(tagged, Prepare.JPEG.toBuilder().maxLongestSide(40).build());
    assertThat(prepared.lane()).contains("ffmpeg");
    assertThat(prepared.notes()).contains("colour profile converted to sRGB");
    // 55 / 255 of the light is 128 in sRGB (IEC 61966-2-1).
    assertColour(Prepare.decoded(prepared), 30, 30, 0x808080);
  }

  @Test
  void progressiveJpegIsLeftToTheOtherLanes() throws IOException {
    PreparedImage prepared = prepared(jpeg(true), Prepare.PNG);
    assertThat(prepared.lane()).contains("imageio");
    assertCorners(Prepare.decoded(prepared), 400);
  }

  @Test
  void jpegWithoutItsEndIsLeftToTheOtherLanes() throws IOException {
    byte[] whole = jpeg(false);
    byte[] cut = Arrays.copyOf(whole, whole.length - 2);
    PreparedImage prepared = prepared(cut, Prepare.PNG);
    assertThat(prepared.lane()).contains("imageio");
    assertThat(prepared.notes()).contains("end marker missing");
  }

  private static PreparedImage prepared(byte[] jpeg, ImageConstraints constraints) {
    return ImagePreparer.create()
        .prepare(MediaSource.of(jpeg), (ImageInfo) Probe.of(jpeg), constraints);
  }

  private static void assertCorners(BufferedImage picture, int width) {
    assertThat(picture.getWidth()).isEqualTo(width);
    int right = width * 7 / 8;
    int bottom = picture.getHeight() * 7 / 8;
    assertColour(picture, width / 8, picture.getHeight() / 8, RED);
    assertColour(picture, right, picture.getHeight() / 8, GREEN);
    assertColour(picture, width / 8, bottom, BLUE);
    assertColour(picture, right, bottom, YELLOW);
  }

  private static byte[] jpeg(boolean progressive) throws IOException {
    BufferedImage picture = new BufferedImage(400, 300, BufferedImage.TYPE_3BYTE_BGR);
    fill(picture, CORNERS);
    return written(picture, progressive);
  }

  private static void fill(BufferedImage picture, int... rgb) {
    int w = picture.getWidth();
    int h = picture.getHeight();
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        picture.setRGB(x, y, rgb[(y < h / 2 ? 0 : 2) + (x < w / 2 ? 0 : 1)]);
      }
    }
  }

  private static byte[] written(BufferedImage picture, boolean progressive) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(0.95f);
    param.setProgressiveMode(
        progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** Puts the profile behind the start marker, in one segment (ICC.1, B.4). */
  private static byte[] withProfile(byte[] jpeg, byte[] icc) {
    Bytes out = new Bytes().be16(0xFFD8).be16(0xFFE2).be16(2 + 14 + icc.length);
    out.ascii("ICC_PROFILE").be16(0x0001).u8(1).raw(icc);
    return out.raw(Arrays.copyOfRange(jpeg, 2, jpeg.length)).toArray();
  }
}
