package io.github.visionpreflight.testdata;

/**
 * Four-colour print: how screen colours become inks, in the samples that Adobe's JPEG files hold.
 */
final class Inks {
  /** Turns one pixel into four samples. */
  @FunctionalInterface
  interface Mixer {
    void mix(int argb, int[] samples);
  }

  private Inks() {}

  /** Writes cyan, magenta, yellow and black, 255 for no ink: Adobe stores the complement. */
  static void cmyk(int argb, int[] samples) {
    int red = argb >> 16 & 255;
    int green = argb >> 8 & 255;
    int blue = argb & 255;
    int light = Math.max(1, Math.max(red, Math.max(green, blue)));
    samples[0] = red * 255 / light;
    samples[1] = green * 255 / light;
    samples[2] = blue * 255 / light;
    samples[3] = light;
  }

  /**
   * Writes luma and chroma, and black as it is. The three are taken from the complement of what
   * {@link #cmyk} stores, because a decoder turns them into red, green and blue and those over
   * again.
   */
  static void ycck(int argb, int[] samples) {
    cmyk(argb, samples);
    int red = 255 - samples[0];
    int green = 255 - samples[1];
    int blue = 255 - samples[2];
    samples[0] = (299 * red + 587 * green + 114 * blue + 500) / 1000;
    samples[1] = Argb.clamp(128 + (-169 * red - 331 * green + 500 * blue) / 1000);
    samples[2] = Argb.clamp(128 + (500 * red - 419 * green - 81 * blue) / 1000);
  }
}
