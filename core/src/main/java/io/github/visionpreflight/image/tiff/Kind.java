package io.github.visionpreflight.image.tiff;

import io.github.visionpreflight.image.structure.TiffStructure;
import io.github.visionpreflight.image.structure.TiffStructure.Tag;
import java.util.Optional;

/**
 * What is read here: 1 to 8 bits of gray or of a palette, 8 or 16 bits of gray or RGB, with alpha
 * or without, samples of a pixel together.
 *
 * @param depth bits of a sample
 * @param stored samples of a pixel, those of alpha among them
 * @param photometric what they mean
 * @param isMultiplied whether colours were multiplied by alpha
 * @param compression its number
 * @param isDifferenced whether samples are differences to the pixel on the left
 */
record Kind(
    int depth,
    int stored,
    int photometric,
    boolean isMultiplied,
    int compression,
    boolean isDifferenced) {
  static final int WHITE_IS_ZERO = 0;
  static final int BLACK_IS_ZERO = 1;
  static final int RGB = 2;
  static final int PALETTE = 3;

  static final int NONE = 1;
  static final int LZW = 5;
  static final int DEFLATE = 8;
  static final int PACK_BITS = 32773;
  static final int OLD_DEFLATE = 32946;

  private static final int MULTIPLIED = 1;
  private static final int ALPHA = 2;

  /** Returns what the file holds; empty when that is for another decoder. */
  static Optional<Kind> of(TiffStructure tiff) {
    Kind kind =
        new Kind(
            small(tiff, Tag.BITS_PER_SAMPLE, 1),
            small(tiff, Tag.SAMPLES_PER_PIXEL, 1),
            small(tiff, Tag.PHOTOMETRIC_INTERPRETATION, -1),
            tiff.first(Tag.EXTRA_SAMPLES, 0) == MULTIPLIED,
            small(tiff, Tag.COMPRESSION, NONE),
            tiff.first(Tag.PREDICTOR, 1) == 2);
    boolean isRead =
        tiff.isPlain()
            && isLaidOutPlainly(tiff)
            && kind.isDepthRead(tiff)
            && kind.isMeaningRead(tiff)
            && kind.isCompressionRead();
    return isRead ? Optional.of(kind) : Optional.empty();
  }

  private static int small(TiffStructure tiff, Tag tag, int otherwise) {
    long value = tiff.first(tag, otherwise);
    return value == (int) value ? (int) value : -1;
  }

  private static boolean isLaidOutPlainly(TiffStructure tiff) {
    boolean together =
        tiff.first(Tag.PLANAR_CONFIGURATION, 1) == 1 || tiff.first(Tag.SAMPLES_PER_PIXEL, 1) == 1;
    long predictor = tiff.first(Tag.PREDICTOR, 1);
    return together
        && tiff.first(Tag.FILL_ORDER, 1) == 1
        && (predictor == 1 || predictor == 2)
        && isAll(tiff, Tag.SAMPLE_FORMAT, 1);
  }

  /** Returns whether the field is not there, or says the same of each sample. */
  private static boolean isAll(TiffStructure tiff, Tag tag, long wanted) {
    long count = Math.min(tiff.count(tag), tiff.first(Tag.SAMPLES_PER_PIXEL, 1));
    for (long i = 0; i < count; i++) {
      if (tiff.value(tag, i) != wanted) {
        return false;
      }
    }
    return true;
  }

  private boolean isDepthRead(TiffStructure tiff) {
    boolean isStated =
        tiff.count(Tag.BITS_PER_SAMPLE) == stored && isAll(tiff, Tag.BITS_PER_SAMPLE, depth);
    boolean isDefault = tiff.count(Tag.BITS_PER_SAMPLE) == 0 && stored == 1;
    return (isStated || isDefault)
        && switch (depth) {
          case 8, 16 -> true;
          case 1, 2, 4 -> stored == 1 && !isDifferenced;
          default -> false;
        };
  }

  private boolean isMeaningRead(TiffStructure tiff) {
    return switch (photometric) {
      case WHITE_IS_ZERO -> hasOnly(1, tiff);
      case BLACK_IS_ZERO -> hasOnly(1, tiff) || hasAlphaBehind(1, tiff);
      case RGB -> hasOnly(3, tiff) || hasAlphaBehind(3, tiff);
      case PALETTE -> hasOnly(1, tiff) && depth <= 8 && tiff.count(Tag.COLOR_MAP) == 3L << depth;
      default -> false;
    };
  }

  private boolean hasOnly(int colours, TiffStructure tiff) {
    return stored == colours && tiff.count(Tag.EXTRA_SAMPLES) == 0;
  }

  private boolean hasAlphaBehind(int colours, TiffStructure tiff) {
    long extra = tiff.first(Tag.EXTRA_SAMPLES, 0);
    return stored == colours + 1
        && tiff.count(Tag.EXTRA_SAMPLES) == 1
        && (extra == MULTIPLIED || extra == ALPHA);
  }

  private boolean isCompressionRead() {
    return switch (compression) {
      case NONE, PACK_BITS -> !isDifferenced;
      case LZW, DEFLATE, OLD_DEFLATE -> true;
      default -> false;
    };
  }

  /** Returns how many bytes so many pixels of a row take. */
  long packedBytes(long pixels) {
    return (pixels * stored * depth + 7) / 8;
  }
}
