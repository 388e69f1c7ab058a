package io.github.visionpreflight.ffmpeg.image;

import static io.github.visionpreflight.ffmpeg.image.Colours.BLUE;
import static io.github.visionpreflight.ffmpeg.image.Colours.GREEN;
import static io.github.visionpreflight.ffmpeg.image.Colours.RED;
import static io.github.visionpreflight.ffmpeg.image.Colours.YELLOW;
import static io.github.visionpreflight.ffmpeg.image.Colours.assertColour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.image.PreparedImage;
import io.github.visionpreflight.media.MediaException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HEIC and AVIF of known colours come out upright and in these colours. */
class HeifTest {
  private static final Path HEVC = Path.of("target", "test-tiles");

  @Test
  void heicGridIsPutTogetherAndCutToSize() throws IOException, InterruptedException {
    makeHevcTiles();
    HeifWriter heif = new HeifWriter();
    int[] tiles = new int[6];
    for (int n = 0; n < 6; n++) {
      tiles[n] = heif.picture(Coded.hevc(HEVC, n));
    }
    int grid = heif.grid(2, 3, 150, 100, tiles);
    PreparedImage prepared = Prepare.with(heif.file("heic", grid), Prepare.PNG);
    assertThat(prepared.lane()).contains("ffmpeg");
    BufferedImage picture = Prepare.decoded(prepared);
    assertThat(picture.getWidth()).isEqualTo(150);
    assertThat(picture.getHeight()).isEqualTo(100);
    for (int n = 0; n < 6; n++) {
      int x = Math.min(149, n % 3 * 64 + 32);
      int y = Math.min(99, n / 3 * 64 + 32);
      assertColour(picture, x, y, Colours.TILES[n]);
    }
    assertColour(picture, 54, 54, Colours.TILES[0]);
    assertColour(picture, 149, 99, Colours.TILES[5]);
  }

  @Test
  void avifGridIsShrunkAcrossTheSeams() {
    HeifWriter heif = new HeifWriter();
    int[] tiles = new int[4];
    for (int n = 0; n < 4; n++) {
      tiles[n] = heif.picture(plain(64, 64, Colours.TILES[n]));
    }
    int grid = heif.grid(2, 2, 126, 122, tiles);
    var small = Prepare.PNG.toBuilder().maxLongestSide(63).build();
    BufferedImage picture = Prepare.decoded(Prepare.with(heif.file("avif", grid), small));
    assertThat(picture.getWidth()).isEqualTo(63);
    assertThat(picture.getHeight()).isEqualTo(61);
    assertColour(picture, 5, 5, Colours.TILES[0]);
    assertColour(picture, 58, 5, Colours.TILES[1]);
    assertColour(picture, 5, 56, Colours.TILES[2]);
    assertColour(picture, 58, 56, Colours.TILES[3]);
  }

  /**
   * What EXIF's orientations 1 to 8 show, said with irot and imir; corners clockwise from the top
   * left.
   */
  @ParameterizedTest
  @CsvSource({
    "0, -1, RGYB",
    "1, -1, GYBR",
    "2, -1, YBRG",
    "3, -1, BRGY",
    "0, 0, BYGR",
    "0, 1, GRBY",
    "1, 1, YGRB",
  })
  void turnsAndMirrorsApplyInTheOrderOfTheList(int turn, int axis, String corners) {
    HeifWriter heif = new HeifWriter();
    Coded coded = quarters();
    int turned = heif.turned(turn);
    int item =
        axis < 0 ? heif.picture(coded, turned) : heif.picture(coded, turned, heif.mirrored(axis));
    BufferedImage picture = Prepare.pixels(heif.file("avif", item));
    boolean onItsSide = turn % 2 == 1;
    assertThat(picture.getWidth()).isEqualTo(onItsSide ? 64 : 96);
    int right = picture.getWidth() - 8;
    int bottom = picture.getHeight() - 8;
    int[] xs = {8, right, right, 8};
    int[] ys = {8, 8, bottom, bottom};
    for (int i = 0; i < 4; i++) {
      assertColour(picture, xs[i], ys[i], colour(corners.charAt(i)));
    }
  }

  private static int colour(char name) {
    return switch (name) {
      case 'R' -> RED;
      case 'G' -> GREEN;
      case 'B' -> BLUE;
      default -> YELLOW;
    };
  }

  private static Coded quarters() {
    return Coded.av1("yuv420p", 96, 64, true, Colours.quarters(96, 64, RED, GREEN, BLUE, YELLOW));
  }

  @ParameterizedTest
  @CsvSource({
    "yuv420p, 1, 0.2126, 0.0722, false, 8",
    "yuv420p, 1, 0.2126, 0.0722, true, 8",
    "yuv420p, 6, 0.299, 0.114, false, 8",
    "yuv444p, 6, 0.299, 0.114, true, 8",
    "yuv422p10le, 9, 0.2627, 0.0593, false, 10",
    "yuv420p10le, 5, 0.299, 0.114, true, 10",
    "yuv444p10le, 1, 0.2126, 0.0722, false, 10",
  })
  void coloursAreReadAsTheFileSays(
      String format, int matrix, double kr, double kb, boolean fullRange, int bits) {
    HeifWriter heif = new HeifWriter();
    for (int rgb : Colours.TILES) {
      Coded.Painter painter = Colours.of(rgb, kr, kb, fullRange, bits);
      Coded coded = Coded.av1(format, 64, 64, fullRange, painter);
      int item = heif.picture(coded, heif.colours(1, 13, matrix, fullRange));
      assertColour(Prepare.pixels(heif.file("avif", item)), 30, 30, rgb);
    }
  }

  @Test
  void pictureThatSaysNothingIsOfBt601() {
    HeifWriter heif = new HeifWriter();
    int item = heif.picture(plain(64, 64, RED));
    assertColour(Prepare.pixels(heif.file("avif", item)), 30, 30, RED);
  }

  @Test
  void grayStaysGray() {
    HeifWriter heif = new HeifWriter();
    int item = heif.picture(Coded.av1("gray", 64, 64, true, (plane, x, y) -> 77));
    assertColour(Prepare.pixels(heif.file("avif", item)), 30, 30, 0x4D4D4D);
  }

  @Test
  void oddSizesKeepTheirLastColumnAndRow() {
    HeifWriter heif = new HeifWriter();
    int item = heif.picture(plain(67, 45, GREEN));
    BufferedImage picture = Prepare.pixels(heif.file("avif", item));
    assertThat(picture.getWidth()).isEqualTo(67);
    assertThat(picture.getHeight()).isEqualTo(45);
    assertColour(picture, 66, 44, GREEN);
  }

  @Test
  void transparencyIsKeptAndHidesColours() {
    HeifWriter heif = new HeifWriter();
    int item =
        heif.picture(
            Coded.av1("yuv444p", 64, 64, true, Colours.quarters(64, 64, RED, GREEN, RED, GREEN)));
    int alpha =
        heif.picture(
            Coded.av1("gray", 64, 64, true, (plane, x, y) -> x < 32 ? 255 : 0), heif.alpha());
    heif.refer("auxl", alpha, item);
    byte[] file = heif.file("avif", item);
    var small = Prepare.PNG.toBuilder().maxLongestSide(16).build();
    BufferedImage picture = Prepare.decoded(Prepare.with(file, small));
    assertThat(picture.getRGB(3, 8) >>> 24).isGreaterThan(250);
    assertThat(picture.getRGB(12, 8) >>> 24).isLessThan(5);
    // Of the pixels at the edge that show, none shows the green of those that do not.
    for (int x = 0; x < 8; x++) {
      assertThat(picture.getRGB(x, 8) >> 8 & 0xFF).isLessThan(64);
    }
    PreparedImage jpeg = Prepare.with(file, Prepare.JPEG);
    assertThat(jpeg.notes()).contains("transparency flattened on #ffffff");
    assertColour(Prepare.decoded(jpeg), 56, 30, 0xFFFFFF);
  }

  @Test
  void coloursMultipliedByTransparencyAreDividedAgain() {
    HeifWriter heif = new HeifWriter();
    int half = (RED & 0xFEFEFE) >> 1;
    int item = heif.picture(Coded.av1("yuv444p", 64, 64, true, Colours.fullRange601(half)));
    int alpha = heif.picture(Coded.av1("gray", 64, 64, true, (p, x, y) -> 128), heif.alpha());
    heif.refer("auxl", alpha, item);
    heif.refer("prem", item, alpha);
    BufferedImage picture = Prepare.pixels(heif.file("avif", item));
    assertColour(picture, 30, 30, RED);
    assertThat(picture.getRGB(30, 30) >>> 24).isBetween(126, 130);
  }

  @Test
  void transparencyOfEachTileIsThatOfTheGrid() {
    HeifWriter heif = new HeifWriter();
    int[] tiles = new int[2];
    for (int n = 0; n < 2; n++) {
      tiles[n] = heif.picture(plain(64, 64, Colours.TILES[n]));
      int level = 100 + 100 * n;
      int alpha = heif.picture(Coded.av1("gray", 64, 64, true, (p, x, y) -> level), heif.alpha());
      heif.refer("auxl", alpha, tiles[n]);
    }
    BufferedImage picture = Prepare.pixels(heif.file("avif", heif.grid(1, 2, 128, 64, tiles)));
    assertThat(picture.getRGB(10, 10) >>> 24).isBetween(98, 102);
    assertThat(picture.getRGB(100, 10) >>> 24).isBetween(198, 202);
  }

  @Test
  void colourProfileIsConvertedToSrgb() {
    byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    HeifWriter heif = new HeifWriter();
    int item = heif.picture(plain(64, 64, 0x373737), heif.profile(linear));
    PreparedImage prepared = Prepare.with(heif.file("avif", item), Prepare.PNG);
    assertThat(prepared.notes()).contains("colour profile converted to sRGB");
    // 55 / 255 of the light is 128 in sRGB (IEC 61966-2-1).
    assertColour(Prepare.decoded(prepared), 30, 30, 0x808080);
  }

  /** White of 203 cd/m² is code 0.58 of PQ and 0.75 of HLG (ITU-R BT.2408, table 1). */
  @ParameterizedTest
  @CsvSource({"16, 594", "18, 767"})
  void whiteOfBrighterScreensIsNearlyWhite(int transfer, int code) {
    HeifWriter heif = new HeifWriter();
    Coded coded = Coded.av1("yuv420p10le", 64, 64, true, (plane, x, y) -> plane == 0 ? code : 512);
    int item = heif.picture(coded, heif.colours(9, transfer, 9, true));
    assertColour(Prepare.pixels(heif.file("avif", item)), 30, 30, 0xF4F4F4);
  }

  @Test
  void pictureMayBecomeVerySmall() {
    HeifWriter heif = new HeifWriter();
    int item = heif.picture(plain(2048, 64, BLUE));
    var tiny = Prepare.PNG.toBuilder().maxLongestSide(32).build();
    BufferedImage picture = Prepare.decoded(Prepare.with(heif.file("avif", item), tiny));
    assertThat(picture.getWidth()).isEqualTo(32);
    assertColour(picture, 16, 0, BLUE);
  }

  @Test
  void picturesThatAreCutOffAreMalformed() {
    HeifWriter heif = new HeifWriter();
    byte[] whole = heif.file("avif", heif.picture(quarters()));
    for (int length = whole.length - 1; length > 40; length -= 7) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Prepare.pixels(cut)).isInstanceOf(MediaException.Malformed.class);
    }
  }

  @Test
  void damagedBytesGiveAPictureOrADocumentedError() {
    HeifWriter heif = new HeifWriter();
    int[] tiles = {heif.picture(quarters()), heif.picture(quarters())};
    byte[] whole = heif.file("avif", heif.grid(1, 2, 190, 64, tiles));
    for (int at = 24; at < whole.length; at += 3) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) 0xFF;
      try {
        Prepare.pixels(damaged);
      } catch (MediaException documented) {
        assertThat(documented.getMessage()).isNotEmpty();
      }
    }
  }

  @Test
  void gridWhoseTilesDoNotCoverItIsMalformed() {
    HeifWriter heif = new HeifWriter();
    int[] tiles = {heif.picture(plain(64, 64, RED)), heif.picture(plain(64, 64, RED))};
    byte[] file = heif.file("avif", heif.grid(1, 2, 129, 64, tiles));
    assertThatThrownBy(() -> Prepare.pixels(file))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("grid: expected tiles that cover 129 pixels");
  }

  @Test
  void gridWhoseTilesShareColourSamplesIsMalformed() {
    HeifWriter heif = new HeifWriter();
    int[] tiles = {heif.picture(plain(65, 64, RED)), heif.picture(plain(65, 64, RED))};
    byte[] file = heif.file("avif", heif.grid(1, 2, 130, 64, tiles));
    assertThatThrownBy(() -> Prepare.pixels(file))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("tiles: expected multiples of 2x2, got 65x64");
  }

  @Test
  void pictureOfAnotherSizeThanStatedIsMalformed() {
    HeifWriter heif = new HeifWriter();
    Coded coded = plain(64, 64, RED);
    Coded lie = new Coded(4000, 4000, coded.configuration(), coded.data());
    byte[] file = heif.file("avif", heif.picture(lie));
    assertThatThrownBy(() -> Prepare.pixels(file))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("expected 4000x4000 as in ispe, got 64x64");
  }

  private static Coded plain(int width, int height, int rgb) {
    return Coded.av1("yuv420p", width, height, true, Colours.fullRange601(rgb));
  }

  private static void makeHevcTiles() throws IOException, InterruptedException {
    if (Files.exists(HEVC.resolve("5.hevc"))) {
      return;
    }
    Files.createDirectories(HEVC);
    Process maker =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.bytedeco.javacpp.platform.extension=-gpl",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Coded.class.getName(),
                HEVC.toString())
            .redirectErrorStream(true)
            .redirectOutput(new File("target", "test-tiles.log"))
            .start();
    assertThat(maker.waitFor()).as("target/test-tiles.log").isZero();
  }
}
