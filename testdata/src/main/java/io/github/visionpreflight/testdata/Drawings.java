package io.github.visionpreflight.testdata;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.github.visionpreflight.testdata.PngEncoder.Kind;
import io.github.visionpreflight.testdata.TiffDirectory.Layout;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The files that are not JPEG: screenshots, logos, animations, and small pictures of each layout.
 */
final class Drawings {
  private static final String PNG = "image/png";
  private static final String GIF = "image/gif";
  private static final String WEBP = "image/webp";
  private static final String BMP = "image/bmp";
  private static final String TIFF = "image/tiff";
  private static final Size LOGO = new Size(1200, 400);
  private static final Size SMALL = new Size(480, 360);
  private static final Size ODD = new Size(203, 151);

  private Drawings() {}

  static List<SampleFile> main() {
    return List.of(
        screenshot("screenshot-1080p.png", 1),
        SampleFile.of(
            "alpha.png",
            PNG,
            LOGO,
            "logo, own encoder",
            "soft edges over nothing",
            () -> PngEncoder.encode(logo(), Kind.RGBA)),
        SampleFile.of(
            "animated.gif",
            GIF,
            SMALL,
            "ball over a landscape, own encoder",
            "10 frames, 9 of them strips at offsets",
            () -> GifEncoder.animated(SMALL, ball(10))),
        SampleFile.of(
            "lossless.webp",
            WEBP,
            new Size(1280, 800),
            "landscape, own encoder",
            "VP8L without container extras",
            () -> WebpEncoder.lossless(Landscape.draw(1280, 800, 7))),
        landscape(
            "rgb.tiff",
            TIFF,
            new Size(1600, 1200),
            "no compression, II",
            picture -> tiff(LITTLE_ENDIAN).rgb(picture, 1)));
  }

  static List<SampleFile> rest() {
    return Stream.of(png(), gifAndWebp(), bmp(), tiff(), heif()).flatMap(List::stream).toList();
  }

  private static List<SampleFile> png() {
    return List.of(
        screenshot("screenshot-4k.png", 2),
        landscape(
            "16-bit.png",
            PNG,
            SMALL,
            "16 bits a channel; the low bytes are noise",
            picture -> PngEncoder.encode(picture, Kind.RGB_16)),
        landscape(
            "palette.png",
            PNG,
            SMALL,
            "256 colours",
            picture -> PngEncoder.encode(picture, Kind.PALETTE)),
        landscape(
            "gray.png",
            PNG,
            SMALL,
            "one channel",
            picture -> PngEncoder.encode(picture, Kind.GRAY)),
        landscape(
            "interlaced.png",
            PNG,
            ODD,
            "Adam7, sides that 8 does not divide",
            picture -> PngEncoder.interlaced(picture, Kind.RGB)),
        SampleFile.of(
            "animated.png",
            PNG,
            SMALL,
            "ball over a landscape, own encoder",
            "APNG of 3 frames",
            () -> PngEncoder.animated(ball(3), Kind.RGB)),
        arrow(
            "orientation-8.png",
            PNG,
            8,
            "an eXIf chunk with orientation 8",
            picture -> PngEncoder.encode(picture, Kind.RGB, Exif.orientation(8, BIG_ENDIAN))));
  }

  private static List<SampleFile> gifAndWebp() {
    return List.of(
        landscape("still.gif", GIF, SMALL, "one frame", GifEncoder::still),
        SampleFile.of(
            "alpha.webp",
            WEBP,
            LOGO,
            "logo, own encoder",
            "VP8L with alpha",
            () -> WebpEncoder.lossless(logo())),
        SampleFile.of(
            "animated.webp",
            WEBP,
            SMALL,
            "ball over a landscape, own encoder",
            "VP8X, ANIM and 5 frames",
            () -> WebpEncoder.animated(SMALL, ball(5))),
        arrow(
            "orientation-6.webp",
            WEBP,
            6,
            "VP8X with an EXIF chunk behind the pixels",
            picture -> WebpEncoder.extended(picture, Exif.orientation(6, LITTLE_ENDIAN))));
  }

  private static List<SampleFile> bmp() {
    return List.of(
        landscape("rgb24.bmp", BMP, ODD, "40-byte header, rows padded", BmpEncoder::rgb24),
        landscape("palette8.bmp", BMP, ODD, "256 colours", BmpEncoder::palette8),
        landscape("top-down32.bmp", BMP, ODD, "negative height, 32 bits", BmpEncoder::topDown32),
        landscape("os2-core.bmp", BMP, ODD, "12-byte header", BmpEncoder::os2Core24),
        SampleFile.of(
            "alpha-v5.bmp",
            BMP,
            LOGO,
            "logo, own encoder",
            "124-byte header with an alpha mask",
            () -> BmpEncoder.v5WithAlpha(logo())));
  }

  private static List<SampleFile> tiff() {
    return List.of(
        landscape(
            "gray-2-pages.tiff",
            TIFF,
            SMALL,
            "two pages, the second smaller, MM",
            picture -> tiff(BIG_ENDIAN).gray(List.of(picture, picture.shrunk(2)))),
        SampleFile.of(
            "lzw.tiff",
            TIFF,
            SMALL,
            "landscape, JDK encoder",
            "LZW in strips",
            () -> TiffEncoder.compressed(landscape(SMALL), "LZW")),
        arrow(
            "orientation-3.tiff",
            TIFF,
            3,
            "orientation tag 3",
            picture -> tiff(LITTLE_ENDIAN).rgb(picture, 3)),
        landscape(
            "big.tiff",
            TIFF,
            ODD,
            "BigTIFF: 8-byte offsets",
            picture -> new TiffEncoder(LITTLE_ENDIAN, Layout.BIG).rgb(picture, 1)));
  }

  private static List<SampleFile> heif() {
    Size stored = new Size(4032, 3024);
    return List.of(
        SampleFile.of(
                "heic-header-only.heic",
                "image/heic",
                stored,
                "boxes without pixels",
                "a grid of 48 tiles turned right; no decoder can show it",
                HeifHeader::heic)
            .turned()
            .incomplete(),
        SampleFile.of(
                "avif-header-only.avif",
                "image/avif",
                stored,
                "boxes without pixels",
                "a grid of 4 tiles turned left; no decoder can show it",
                HeifHeader::avif)
            .turned()
            .incomplete());
  }

  private static SampleFile screenshot(String name, int scale) {
    Size size = new Size(1920 * scale, 1080 * scale);
    return SampleFile.of(
        name,
        PNG,
        size,
        "desktop, own encoder",
        "small print, thin lines and even areas",
        () -> PngEncoder.encode(Screenshot.draw(scale), Kind.RGB));
  }

  private static SampleFile landscape(
      String name, String type, Size size, String purpose, Function<Picture, byte[]> encoder) {
    return SampleFile.of(
        name, type, size, "landscape, own encoder", purpose, () -> encoder.apply(landscape(size)));
  }

  private static SampleFile arrow(
      String name,
      String type,
      int orientation,
      String purpose,
      Function<Picture, byte[]> encoder) {
    Size shown = new Size(640, 480);
    Size stored = orientation >= 5 ? shown.turned() : shown;
    SampleFile sample =
        SampleFile.of(
            name,
            type,
            stored,
            "arrow scene, own encoder",
            purpose,
            () ->
                encoder.apply(
                    ArrowScene.draw(shown.width(), shown.height()).storedAs(orientation)));
    return orientation >= 5 ? sample.turned() : sample;
  }

  private static Picture landscape(Size size) {
    return Landscape.draw(size.width(), size.height(), 21);
  }

  private static Picture logo() {
    return Logo.draw(LOGO.width(), LOGO.height());
  }

  private static List<Frame> ball(int frames) {
    return Animation.of(SMALL.width(), SMALL.height(), frames);
  }

  private static TiffEncoder tiff(ByteOrder order) {
    return new TiffEncoder(order, Layout.CLASSIC);
  }
}
