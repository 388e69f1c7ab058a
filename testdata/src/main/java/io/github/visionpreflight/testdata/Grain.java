package io.github.visionpreflight.testdata;

/**
 * What a lens and a sensor add to a scene: darker corners, and noise that is stronger in shadows.
 */
final class Grain {
  // Four bytes added up: standard deviation 148 about a mean of 510.
  private static final int MEAN = 510;
  private static final float LEVELS = 3f / 148;

  private Grain() {}

  static void add(Picture picture, int seed) {
    for (int y = 0; y < picture.height; y++) {
      addToRow(picture, seed, y);
    }
  }

  // The hot loop: a pixel shares half of its noise with its left neighbour, as a colour filter
  // array has it.
  private static void addToRow(Picture picture, int seed, int y) {
    int last = bell(Hash.of(seed, -1, y));
    float dy = 2f * y / picture.height - 1;
    for (int x = 0, at = y * picture.width; x < picture.width; x++, at++) {
      int hash = Hash.of(seed, x, y);
      int fresh = bell(hash);
      float dx = 2f * x / picture.width - 1;
      float lens = 1 - 0.09f * (dx * dx + dy * dy);
      picture.argb[at] = exposed(picture.argb[at], lens, (fresh + last) * LEVELS, hash);
      last = fresh;
    }
  }

  private static int exposed(int argb, float lens, float noise, int hash) {
    int green = argb >> 8 & 255;
    float strength = 1.25f - green / 400f;
    int tint = (hash >> 8 & 3) - (hash >> 12 & 3);
    float shift = noise * strength + 0.5f;
    return Argb.of(
        (int) ((argb >> 16 & 255) * lens + shift + tint),
        (int) (green * lens + shift),
        (int) ((argb & 255) * lens + shift - tint));
  }

  private static int bell(int hash) {
    return (hash & 255) + (hash >> 8 & 255) + (hash >> 16 & 255) + (hash >>> 24) - MEAN;
  }
}
