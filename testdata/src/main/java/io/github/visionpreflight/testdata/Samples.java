package io.github.visionpreflight.testdata;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The collection's files as bytes in memory, made when first asked for and kept as long as memory
 * allows. May be called from several threads.
 */
public final class Samples {
  private static final Map<String, SampleFile> BY_NAME = byName();
  private static final Map<String, SoftReference<byte[]>> MADE = new ConcurrentHashMap<>();
  private static final int PHOTO_SEED = 12;

  private Samples() {}

  private static Map<String, SampleFile> byName() {
    Map<String, SampleFile> byName = new LinkedHashMap<>();
    for (SampleFile sample : MediaGenerator.benchmarkSet()) {
      byName.put(sample.name(), sample);
    }
    for (SampleFile sample : MediaGenerator.samples()) {
      byName.put(sample.name(), sample);
    }
    return byName;
  }

  /**
   * Returns what is known about a file.
   *
   * @throws IllegalArgumentException when no file of the collection or the benchmark set has the
   *     name
   */
  public static SampleFile named(String name) {
    SampleFile sample = BY_NAME.get(name);
    if (sample == null) {
      throw new IllegalArgumentException("no sample is named " + name);
    }
    return sample;
  }

  /**
   * Returns a fresh copy of a file's bytes.
   *
   * @throws IllegalArgumentException when no file of the collection or the benchmark set has the
   *     name
   */
  public static byte[] bytes(String name) {
    SoftReference<byte[]> made = MADE.get(name);
    byte[] kept = made == null ? null : made.get();
    if (kept == null) {
      kept = named(name).bytes();
      MADE.put(name, new SoftReference<>(kept));
    }
    return kept.clone();
  }

  /** Returns a photograph-like JPEG file of any size: quality 90, 4:2:0, no EXIF. */
  public static byte[] photo(int width, int height) {
    return new JpegEncoder().color(Landscape.draw(width, height, PHOTO_SEED));
  }

  /**
   * Returns the same as a TIFF in strips, compressed by {@code LZW}, {@code ZLib}, {@code
   * PackBits}.
   */
  public static byte[] tiff(int width, int height, String compression) {
    return TiffEncoder.compressed(Landscape.draw(width, height, PHOTO_SEED), compression);
  }
}
