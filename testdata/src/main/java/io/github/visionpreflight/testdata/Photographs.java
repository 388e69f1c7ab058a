package io.github.visionpreflight.testdata;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.github.visionpreflight.testdata.JpegEncoder.Sampling;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** The files that hold photographs: JPEG in the ways that cameras and programs write it. */
final class Photographs {
  private static final String JPEG = "image/jpeg";
  private static final String BY_JDK = "landscape, JDK encoder";
  private static final Size TWELVE = new Size(4000, 3000);
  private static final Size SMALL = new Size(960, 720);
  private static final Size SCENE = new Size(640, 480);
  private static final int LANDSCAPE = 3;
  private static final int PORTRAIT = 11;
  private static final int SMALL_SEED = 7;

  private Photographs() {}

  static List<SampleFile> main() {
    return List.of(
        camera(
            "photo-12mp.jpg",
            1,
            LANDSCAPE,
            "a telephone's photograph, quality 90, 4:2:0, EXIF with thumbnail"),
        camera("photo-12mp-portrait.jpg", 6, PORTRAIT, "the same held upright: EXIF orientation 6")
            .turned());
  }

  static List<SampleFile> rest() {
    List<SampleFile> samples = new ArrayList<>();
    samples.add(plain("photo-4k.jpg", new Size(3840, 2160), "a frame of 4K"));
    samples.add(plain("photo-1080p.jpg", new Size(1920, 1080), "a frame of full HD"));
    samples.add(
        small("photo-progressive.jpg", "several scans", new JpegEncoder().progressive()::color));
    samples.add(small("photo-gray.jpg", "one component", new JpegEncoder()::gray));
    samples.add(
        small(
            "photo-444.jpg",
            "chroma at full size",
            new JpegEncoder().sampling(Sampling.S444)::color));
    samples.add(
        small(
            "photo-422.jpg",
            "chroma at half width",
            new JpegEncoder().sampling(Sampling.S422)::color));
    samples.add(
        small(
            "photo-restart.jpg",
            "a restart marker every 8 MCUs",
            new JpegEncoder().restartInterval(8)::color));
    samples.add(
        small("photo-cmyk.jpg", "four inks, inverted, Adobe transform 0", new JpegEncoder()::cmyk));
    samples.add(small("photo-ycck.jpg", "four inks, Adobe transform 2", new JpegEncoder()::ycck));
    samples.add(
        small("photo-p3.jpg", "an ICC profile with wide primaries", Photographs::wideGamut));
    samples.add(
        small(
            "photo-trailing.jpg",
            "an MP4 header and noise behind the end, as motion photos have",
            Photographs::trailing));
    for (int orientation = 1; orientation <= 8; orientation++) {
      samples.add(orientation(orientation));
    }
    return samples;
  }

  /** The benchmarks' files: one scene by size, and 12 megapixels by encoding. */
  static List<SampleFile> large() {
    List<SampleFile> samples = new ArrayList<>();
    int[][] sizes = {
      {1, 1152, 864},
      {2, 1632, 1224},
      {4, 2304, 1728},
      {8, 3264, 2448},
      {24, 5664, 4248},
      {48, 8000, 6000}
    };
    for (int[] size : sizes) {
      samples.add(
          plain(
              String.format(Locale.ROOT, "growth-%02dmp.jpg", size[0]),
              new Size(size[1], size[2]),
              "cost against size"));
    }
    samples.add(
        large("photo-12mp-444.jpg", JPEG, new JpegEncoder().sampling(Sampling.S444)::color));
    samples.add(large("photo-12mp-progressive.jpg", JPEG, new JpegEncoder().progressive()::color));
    samples.add(
        large(
            "photo-12mp.png",
            "image/png",
            picture -> PngEncoder.encode(picture, PngEncoder.Kind.RGB)));
    samples.add(large("photo-12mp.webp", "image/webp", WebpEncoder::lossless));
    return samples;
  }

  private static SampleFile large(String name, String type, Function<Picture, byte[]> encoder) {
    return SampleFile.of(
        name,
        type,
        TWELVE,
        "landscape",
        "12 megapixels by encoding",
        () -> encoder.apply(draw(TWELVE, LANDSCAPE)));
  }

  private static SampleFile plain(String name, Size size, String purpose) {
    return SampleFile.of(
        name, JPEG, size, BY_JDK, purpose, () -> new JpegEncoder().color(draw(size, LANDSCAPE)));
  }

  private static SampleFile small(String name, String purpose, Function<Picture, byte[]> encoder) {
    return SampleFile.of(
        name, JPEG, SMALL, BY_JDK, purpose, () -> encoder.apply(draw(SMALL, SMALL_SEED)));
  }

  private static Picture draw(Size size, int seed) {
    return Landscape.draw(size.width(), size.height(), seed);
  }

  private static SampleFile camera(String name, int orientation, int seed, String purpose) {
    Size shown = orientation >= 5 ? TWELVE.turned() : TWELVE;
    Supplier<byte[]> maker = () -> photographed(draw(shown, seed), orientation, 20, BIG_ENDIAN);
    return SampleFile.of(name, JPEG, TWELVE, BY_JDK, purpose, maker);
  }

  private static SampleFile orientation(int orientation) {
    // Cameras use both byte orders.
    ByteOrder order = orientation % 2 == 1 ? BIG_ENDIAN : LITTLE_ENDIAN;
    Size stored = orientation >= 5 ? SCENE.turned() : SCENE;
    Supplier<byte[]> maker = () -> photographed(arrow(), orientation, 4, order);
    String purpose =
        String.format(
            Locale.ROOT,
            "EXIF orientation %d, %s",
            orientation,
            order.equals(BIG_ENDIAN) ? "MM" : "II");
    SampleFile sample =
        SampleFile.of(
            "orientation-" + orientation + ".jpg",
            JPEG,
            stored,
            "arrow scene, JDK encoder",
            purpose,
            maker);
    return orientation >= 5 ? sample.turned() : sample;
  }

  private static Picture arrow() {
    return ArrowScene.draw(SCENE.width(), SCENE.height());
  }

  private static byte[] photographed(
      Picture shown, int orientation, int thumbnailStep, ByteOrder order) {
    Picture stored = shown.storedAs(orientation);
    byte[] thumbnail = new JpegEncoder().quality(0.75f).color(stored.shrunk(thumbnailStep));
    byte[] exif = Exif.camera(orientation, stored.size(), order, thumbnail);
    return JpegSegments.afterStart(
        new JpegEncoder().color(stored), JpegSegments.APP1, JpegSegments.exif(exif));
  }

  private static byte[] wideGamut(Picture picture) {
    byte[] profile = JpegSegments.iccProfile(IccProfile.displayP3());
    return JpegSegments.afterFirst(new JpegEncoder().color(picture), JpegSegments.APP2, profile);
  }

  private static byte[] trailing(Picture picture) {
    ByteSink sink = ByteSink.bigEndian().bytes(new JpegEncoder().color(picture));
    sink.u32(24).ascii("ftypisom").u32(512).ascii("isomavc1");
    for (int i = 0; i < 1 << 14; i++) {
      sink.u32(Hash.of(4, i, 0));
    }
    return sink.toByteArray();
  }
}
