package io.github.visionpreflight.image.imageio;

import io.github.visionpreflight.image.structure.PngStructure;
import org.jspecify.annotations.Nullable;

/** Turns a row of PNG samples, packed or wide, indexed or keyed, into 8-bit channels. */
final class PngSamples {
  private final int depth;
  private final int stored;
  private final int channels;
  private final byte @Nullable [] palette;
  private final byte[] transparency;
  private final int[] key;

  private PngSamples(PngStructure png, byte @Nullable [] transparency) {
    depth = png.depth();
    stored = png.samples();
    palette = png.palette();
    boolean hasTransparency = transparency != null && (stored == 1 || stored == 3);
    this.transparency = transparency == null ? new byte[0] : transparency;
    key = hasTransparency && palette == null ? keyOf(this.transparency, stored) : new int[0];
    int colours = palette != null ? 3 : stored;
    channels = colours + (palette != null && hasTransparency || key.length > 0 ? 1 : 0);
  }

  static PngSamples of(PngStructure png) {
    return new PngSamples(png, png.transparency());
  }

  private static int[] keyOf(byte[] chunk, int samples) {
    if (chunk.length < 2 * samples) {
      return new int[0];
    }
    int[] key = new int[samples];
    for (int i = 0; i < samples; i++) {
      key[i] = (chunk[2 * i] & 0xFF) << 8 | chunk[2 * i + 1] & 0xFF;
    }
    return key;
  }

  int channels() {
    return channels;
  }

  void expand(byte[] row, int width, byte[] out) {
    if (palette != null) {
      indexed(row, width, out, palette);
    } else if (depth == 8 && key.length == 0) {
      System.arraycopy(row, 0, out, 0, width * channels);
    } else {
      direct(row, width, out);
    }
  }

  private void indexed(byte[] row, int width, byte[] out, byte[] colours) {
    for (int x = 0, o = 0; x < width; x++, o += channels) {
      int index = sample(row, x);
      // An index past the palette is black, as in libpng.
      boolean known = 3 * index + 2 < colours.length;
      for (int c = 0; c < 3; c++) {
        out[o + c] = known ? colours[3 * index + c] : 0;
      }
      if (channels == 4) {
        out[o + 3] = index < transparency.length ? transparency[index] : -1;
      }
    }
  }

  private void direct(byte[] row, int width, byte[] out) {
    int most = (1 << depth) - 1;
    for (int x = 0, o = 0; x < width; x++) {
      boolean keyed = key.length > 0;
      for (int c = 0; c < stored; c++) {
        int value = sample(row, x * stored + c);
        keyed &= key.length > 0 && value == key[c];
        out[o++] = (byte) ((value * 255 + most / 2) / most);
      }
      if (key.length > 0) {
        out[o++] = (byte) (keyed ? 0 : 0xFF);
      }
    }
  }

  private int sample(byte[] row, int i) {
    if (depth == 8) {
      return row[i] & 0xFF;
    }
    if (depth == 16) {
      return (row[2 * i] & 0xFF) << 8 | row[2 * i + 1] & 0xFF;
    }
    int bit = i * depth;
    return (row[bit >> 3] & 0xFF) >> 8 - depth - (bit & 7) & (1 << depth) - 1;
  }
}
