package io.github.visionpreflight.image.tiff;

import io.github.visionpreflight.image.structure.TiffStructure;
import io.github.visionpreflight.image.structure.TiffStructure.Tag;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns a row of samples, packed, wide or indexed, into 8-bit channels. */
final class Samples {
  private final Kind kind;
  private final int channels;
  private final int highByte;

  /**
   * The channels of each value of a sample of up to 8 bits; null where samples are the channels.
   */
  private final byte @Nullable [] table;

  Samples(Kind kind, TiffStructure tiff) {
    this.kind = kind;
    this.channels = kind.photometric() == Kind.PALETTE ? 3 : kind.stored();
    this.highByte = tiff.isBigEndian() ? 0 : 1;
    this.table =
        switch (kind.photometric()) {
          case Kind.PALETTE -> palette(tiff, 1 << kind.depth());
          case Kind.RGB -> null;
          default -> grays(kind);
        };
  }

  private static byte[] palette(TiffStructure tiff, int size) {
    byte[] table = new byte[3 * size];
    int shift = isNarrow(tiff, 3 * size) ? 0 : 8;
    for (int i = 0; i < table.length; i++) {
      table[i] = (byte) (tiff.value(Tag.COLOR_MAP, i % 3 * size + i / 3) >> shift);
    }
    return table;
  }

  /** Colours have 16 bits, but some writers give them only 8. */
  private static boolean isNarrow(TiffStructure tiff, int size) {
    return IntStream.range(0, size).allMatch(i -> tiff.value(Tag.COLOR_MAP, i) < 256);
  }

  private static byte @Nullable [] grays(Kind kind) {
    boolean inverted = kind.photometric() == Kind.WHITE_IS_ZERO;
    if (kind.depth() > 8 || kind.depth() == 8 && !inverted) {
      return null;
    }
    byte[] table = new byte[1 << kind.depth()];
    for (int i = 0; i < table.length; i++) {
      int gray = i * 255 / (table.length - 1);
      table[i] = (byte) (inverted ? 255 - gray : gray);
    }
    return table;
  }

  int channels() {
    return channels;
  }

  /** Returns whether a row is stored just as it is wanted. */
  boolean arePlain() {
    return kind.depth() == 8 && table == null;
  }

  void expand(byte[] packed, int width, byte[] out) {
    if (table == null) {
      narrow(packed, width * channels, out);
    } else if (kind.depth() == 8 && channels == 1) {
      map(packed, width, out, table);
    } else {
      look(packed, width, out, table);
    }
  }

  /** 16 bits to 8, rounding. */
  private void narrow(byte[] packed, int n, byte[] out) {
    int invert = kind.photometric() == Kind.WHITE_IS_ZERO ? 0xFF : 0;
    for (int i = 0, p = 0; i < n; i++, p += 2) {
      int value = (packed[p + highByte] & 0xFF) << 8 | packed[p + 1 - highByte] & 0xFF;
      out[i] = (byte) ((value * 255 + 32895 >> 16) ^ invert);
    }
  }

  private static void map(byte[] packed, int n, byte[] out, byte[] table) {
    for (int i = 0; i < n; i++) {
      out[i] = table[packed[i] & 0xFF];
    }
  }

  private void look(byte[] packed, int width, byte[] out, byte[] table) {
    int depth = kind.depth();
    int mask = (1 << depth) - 1;
    for (int x = 0, o = 0, bit = 0; x < width; x++, bit += depth) {
      int value = (packed[bit >> 3] & 0xFF) >> 8 - depth - (bit & 7) & mask;
      for (int c = 0; c < channels; c++) {
        out[o++] = table[value * channels + c];
      }
    }
  }
}
