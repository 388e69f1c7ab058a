package io.github.visionpreflight.ffmpeg.image;

import static io.github.visionpreflight.ffmpeg.image.Colours.BLUE;
import static io.github.visionpreflight.ffmpeg.image.Colours.GREEN;
import static io.github.visionpreflight.ffmpeg.image.Colours.RED;
import static io.github.visionpreflight.ffmpeg.image.Colours.YELLOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.ffmpeg.GplProgram;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Whole files of the kinds that the native lane reads. */
public final class TestPictures {
  private static final Path HEVC = Path.of("target", "test-tiles");

  private TestPictures() {}

  /** Returns 150 x 100 pixels of six tiles in the colours of {@link Colours#TILES}. */
  public static byte[] heicGrid() throws IOException, InterruptedException {
    makeHevcTiles();
    HeifWriter heif = new HeifWriter();
    int[] tiles = new int[6];
    for (int n = 0; n < 6; n++) {
      tiles[n] = heif.picture(Coded.hevc(HEVC, n));
    }
    return heif.file("heic", heif.grid(2, 3, 150, 100, tiles));
  }

  /** Returns 96 x 64 pixels lying on their side, the left half transparent. */
  public static byte[] avif() {
    HeifWriter heif = new HeifWriter();
    Coded colours =
        Coded.av1("yuv420p", 96, 64, true, Colours.quarters(96, 64, RED, GREEN, BLUE, YELLOW));
    int item = heif.picture(colours, heif.turned(1));
    Coded half = Coded.av1("gray", 96, 64, true, (plane, x, y) -> x < 48 ? 0 : 255);
    heif.refer("auxl", heif.picture(half, heif.alpha()), item);
    return heif.file("avif", item);
  }

  /** Returns 96 x 64 blue pixels, lossy. */
  public static byte[] webp() {
    return Coded.webp("yuv420p", 96, 64, Colours.fullRange601(BLUE));
  }

  /** Returns 37 x 29 pixels, lossy, of growing transparency. */
  public static byte[] webpWithAlpha() {
    return Coded.webp("yuva420p", 37, 29, (plane, x, y) -> plane == 3 ? 6 * x : 3 * x + y);
  }

  /** Returns 64 x 48 pixels of the JDK's own making. */
  public static byte[] jpeg() throws IOException {
    BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 48; y++) {
      for (int x = 0; x < 64; x++) {
        picture.setRGB(x, y, 4 * x << 16 | 5 * y << 8 | x + y);
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    assertThat(ImageIO.write(picture, "jpeg", file)).isTrue();
    return file.toByteArray();
  }

  private static void makeHevcTiles() throws IOException, InterruptedException {
    if (Files.exists(HEVC.resolve("5.hevc"))) {
      return;
    }
    Files.createDirectories(HEVC);
    GplProgram.run(Coded.class, HEVC, "test-tiles.log");
  }
}
