package io.github.visionpreflight.image.raster;

/**
 * A picture in memory: rows of 8-bit samples, channels next to one another; gray, gray and alpha,
 * RGB, or RGB and alpha. Colours are not multiplied by alpha. The array is shared, not copied.
 *
 * @param width at least 1
 * @param height at least 1
 * @param channels 1 to 4
 * @param samples width × height × channels bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares pictures or prints one.
public record Pixels(int width, int height, int channels, byte[] samples) {
  /** Makes a picture of zeros: black, or transparent. */
  public static Pixels blank(int width, int height, int channels) {
    return new Pixels(
        width, height, channels, new byte[Math.multiplyExact(width * channels, height)]);
  }

  /** Returns whether the last channel is alpha. */
  public boolean hasAlpha() {
    return channels == 2 || channels == 4;
  }

  /** Returns how many bytes a row has. */
  public int rowBytes() {
    return width * channels;
  }

  /** Returns the picture as rows. */
  public RowSource rows() {
    return new RowSource(width, height, channels) {
      private int next;

      @Override
      public void read(byte[] row) {
        System.arraycopy(samples, next++ * rowBytes(), row, 0, rowBytes());
      }
    };
  }

  /** Returns whether every pixel is opaque. */
  public boolean isOpaque() {
    if (hasAlpha()) {
      for (int i = channels - 1; i < samples.length; i += channels) {
        if (samples[i] != -1) {
          return false;
        }
      }
    }
    return true;
  }

  /** Returns the picture without its alpha channel, as if that were opaque everywhere. */
  public Pixels withoutAlpha() {
    return hasAlpha() ? laidOn(0, 0xFF) : this;
  }

  /** Returns the picture laid on the colour, {@code 0xRRGGBB}; itself when it has no alpha. */
  public Pixels flattenedOn(int rgb) {
    if (!hasAlpha()) {
      return this;
    }
    boolean grayOnColour = channels == 2 && (rgb & 0xFF) * 0x010101 != rgb;
    return (grayOnColour ? grayAsRgb() : this).laidOn(rgb, 0);
  }

  private Pixels grayAsRgb() {
    Pixels out = blank(width, height, 4);
    for (int i = 0, o = 0; i < samples.length; i += 2, o += 4) {
      out.samples[o] = out.samples[o + 1] = out.samples[o + 2] = samples[i];
      out.samples[o + 3] = samples[i + 1];
    }
    return out;
  }

  private Pixels laidOn(int rgb, int leastAlpha) {
    int colours = channels - 1;
    Pixels out = blank(width, height, colours);
    for (int i = 0, o = 0; i < samples.length; i += channels, o += colours) {
      int alpha = Math.max(samples[i + colours] & 0xFF, leastAlpha);
      for (int c = 0; c < colours; c++) {
        int under = rgb >> 8 * (colours - 1 - c) & 0xFF;
        int sum = (samples[i + c] & 0xFF) * alpha + under * (255 - alpha);
        out.samples[o + c] = (byte) ((sum + 127) / 255);
      }
    }
    return out;
  }
}
