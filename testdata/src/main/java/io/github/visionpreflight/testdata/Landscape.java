package io.github.visionpreflight.testdata;

/**
 * Draws a mountain landscape that has what makes photographs hard: a smooth sky, detail at every
 * scale down to the pixel, hard edges against the light, small text, and the grain of a sensor. The
 * same seed gives the same scene at any size.
 */
final class Landscape {
  private static final int RIDGES = 5;
  private static final float[] BASE = {0.52f, 0.58f, 0.66f, 0.76f, 0.84f};
  private static final float[] HEIGHT = {0.20f, 0.13f, 0.09f, 0.06f, 0.03f};
  private static final float[] RIDGES_PER_SIDE = {1.7f, 2.3f, 2.1f, 2.6f, 1.4f};
  private static final float[] TEXTURE_PER_SIDE = {7, 11, 30, 44, 30};
  private static final float[] TEXTURE_STRETCH = {1.2f, 1.2f, 0.8f, 0.5f, 0.4f};
  private static final float[] TEXTURE_GAIN = {0.62f, 0.62f, 0.7f, 0.74f, 0.76f};
  private static final float[] CONTRAST = {0.22f, 0.24f, 0.34f, 0.42f, 0.34f};
  private static final float[] TREE_HEIGHT = {0, 0.004f, 0.022f, 0.075f, 0};
  private static final float[][] COLOUR = {
    {0.50f, 0.56f, 0.66f},
    {0.37f, 0.46f, 0.52f},
    {0.22f, 0.31f, 0.26f},
    {0.11f, 0.17f, 0.10f},
    {0.36f, 0.37f, 0.15f}
  };
  private static final float HORIZON = 0.62f;

  private final int seed;
  private final int width;
  private final int height;
  private final float sunX;
  private final float sunY;
  private final float[][] ridgeTop = new float[RIDGES][];
  private final float[] highest = new float[RIDGES];
  private final float[] lowest = new float[RIDGES + 1];
  private final Noise[] texture = new Noise[RIDGES];
  private final Noise clouds;
  private final float[] noise;
  private final float[] red;
  private final float[] green;
  private final float[] blue;

  private Landscape(int seed, int width, int height) {
    this.seed = seed;
    this.width = width;
    this.height = height;
    this.sunX = width * (0.25f + 0.5f * Hash.unit(seed, 1, 1));
    this.sunY = height * (0.22f + 0.16f * Hash.unit(seed, 2, 2));
    this.clouds = new Noise(seed + 1, 3.0 / height, 2.4, 3, 0.5);
    this.noise = new float[width];
    this.red = new float[width];
    this.green = new float[width];
    this.blue = new float[width];
    for (int i = 0; i < RIDGES; i++) {
      texture[i] = texture(i);
      ridgeTop[i] = ridge(i);
      highest[i] = extreme(ridgeTop[i], -1);
      lowest[i] = extreme(ridgeTop[i], 1);
    }
    lowest[RIDGES] = height;
  }

  static Picture draw(int width, int height, int seed) {
    Picture picture = new Picture(width, height);
    new Landscape(seed, width, height).drawRows(picture);
    Cabin.draw(picture, seed);
    Grain.add(picture, seed);
    return picture;
  }

  private Noise texture(int i) {
    double cellsPerPixel = (double) TEXTURE_PER_SIDE[i] / height;
    return new Noise(seed + 20 + i, cellsPerPixel, TEXTURE_STRETCH[i], 1.4, TEXTURE_GAIN[i]);
  }

  private float[] ridge(int i) {
    float[] top = new float[width];
    new Noise(seed + 40 + i, (double) RIDGES_PER_SIDE[i] / height, 1, 2, 0.5)
        .fill(top, 0.5 * height);
    for (int x = 0; x < width; x++) {
      // Peaks are where the noise folds over: valleys are round and summits sharp.
      float fold = i < 2 ? 1 - 2.2f * Math.abs(top[x]) : top[x];
      top[x] = height * (BASE[i] - HEIGHT[i] * fold - tree(i, x));
    }
    return top;
  }

  // Conifers stand in cells along the ridge; the one that reaches highest over a column shows.
  private float tree(int ridge, int x) {
    float tall = TREE_HEIGHT[ridge];
    if (tall == 0) {
      return 0;
    }
    float cell = 0.28f * tall * height;
    int here = (int) (x / cell);
    float top = treeIn(here - 1, ridge, x / cell);
    top = Math.max(top, treeIn(here, ridge, x / cell));
    return tall * Math.max(top, treeIn(here + 1, ridge, x / cell));
  }

  private float treeIn(int cell, int ridge, float x) {
    float size = 0.35f + 0.65f * Hash.unit(seed + ridge, cell, 60);
    float away = Math.abs(x - cell - Hash.unit(seed + ridge, cell, 61));
    // Branches: the outline steps in and out on its way down.
    float branches = 0.16f * Math.abs(away * 9 - Math.round(away * 9));
    return Hash.unit(seed + ridge, cell, 62) < 0.15f ? 0 : size * (1 - away / 0.95f) + branches;
  }

  /** Returns the greatest value for sign 1, the least for sign -1. */
  private static float extreme(float[] values, int sign) {
    float extreme = values[0];
    for (float value : values) {
      extreme = sign * value > sign * extreme ? value : extreme;
    }
    return extreme;
  }

  private void drawRows(Picture picture) {
    for (int y = 0; y < height; y++) {
      if (y <= lowest[0] + 1) {
        sky(y);
      }
      for (int i = 0; i < RIDGES; i++) {
        // What a nearer ridge hides along the whole row is not drawn.
        if (y + 1 >= highest[i] && y <= lowest[i + 1] + 1) {
          hills(i, y);
        }
      }
      store(picture, y);
    }
  }

  // One row of sky: a gradient, the sun with its glow, clouds lit from its side.
  private void sky(int y) {
    clouds.fill(noise, y);
    float down = Math.min(1, y / (HORIZON * height));
    float warmth = down * down;
    float discRadius = 0.028f * height;
    for (int x = 0; x < width; x++) {
      float dx = x - sunX;
      float dy = y - sunY;
      float away = (dx * dx + dy * dy) / ((float) height * height);
      float glow = 0.34f / (1 + 26 * away) + 0.4f / (1 + 900 * away);
      float cloud = smooth((noise[x] - 0.02f) / 0.5f) * (0.9f - 0.35f * warmth);
      float lit = 0.68f + 0.5f * noise[x] + 0.45f * glow;
      red[x] = blend(0.20f + 0.60f * warmth + glow, lit + 0.05f, cloud);
      green[x] = blend(0.40f + 0.30f * warmth + 0.86f * glow, lit, cloud);
      blue[x] = blend(0.70f - 0.10f * warmth + 0.55f * glow, lit + 0.02f - 0.08f * warmth, cloud);
      float disc = discRadius - (float) Math.sqrt(dx * dx + dy * dy) + 0.5f;
      if (disc > 0) {
        lighten(x, Math.min(1, disc) * (1 - 0.6f * cloud));
      }
    }
  }

  private void lighten(int x, float share) {
    red[x] = blend(red[x], 1.02f, share);
    green[x] = blend(green[x], 0.98f, share);
    blue[x] = blend(blue[x], 0.88f, share);
  }

  // One row of one ridge: relief lit from the sun's side, snow on the far summits, mist in the
  // valleys.
  private void hills(int i, int y) {
    texture[i].fill(noise, y);
    float[] top = ridgeTop[i];
    float[] colour = COLOUR[i];
    int apart = Math.max(1, height / 700);
    for (int x = 0; x < width; x++) {
      float here = noise[x];
      float slope = here - noise[Math.max(0, x - apart)];
      float relief = CONTRAST[i] * (here * 0.6f + slope * 0.9f);
      float coverage = Math.max(0, Math.min(1, y + 0.5f - top[x]));
      if (coverage > 0) {
        float depth = (y - top[x]) / height;
        float down = Math.max(0, y - highest[i]) / height;
        float snow = i == 0 ? smooth((0.10f - depth + 0.16f * here) * 12) : 0;
        float mist = i < 4 ? Math.min(0.62f, down * (1.9f - 0.35f * i)) : 0;
        float light = 1 + relief - (i == 3 ? 0.2f : 0) + (i == 4 ? 0.9f * depth : 0);
        float meadow = i == 4 ? flowers(x, y, depth) : 0;
        red[x] = blend(red[x], shade(colour[0], light, snow, mist, 0.78f) + meadow, coverage);
        green[x] = blend(green[x], shade(colour[1], light, snow, mist, 0.77f), coverage);
        blue[x] = blend(blue[x], shade(colour[2], light, snow, mist, 0.76f) + meadow / 2, coverage);
      }
    }
  }

  private static float shade(float colour, float light, float snow, float mist, float air) {
    return blend(blend(colour, 0.9f, snow) * light, air, mist);
  }

  // Flowers grow larger towards the viewer; a cell of the meadow holds at most one.
  private float flowers(int x, int y, float depth) {
    int band = (int) (depth * 14);
    float side = height * (0.004f + 0.0011f * band);
    int cell = (int) (x / side);
    int row = (int) (y / side);
    if (Hash.unit(seed + band, cell, row) > 0.06f) {
      return 0;
    }
    float dx = x / side - cell - 0.5f;
    float dy = y / side - row - 0.5f;
    return dx * dx + dy * dy < 0.09f ? 0.45f : 0;
  }

  private void store(Picture picture, int y) {
    for (int x = 0; x < width; x++) {
      picture.argb[y * width + x] =
          Argb.of((int) (red[x] * 255), (int) (green[x] * 255), (int) (blue[x] * 255));
    }
  }

  private static float blend(float from, float to, float share) {
    return from + (to - from) * share;
  }

  private static float smooth(float t) {
    float c = Math.max(0, Math.min(1, t));
    return c * c * (3 - 2 * c);
  }
}
