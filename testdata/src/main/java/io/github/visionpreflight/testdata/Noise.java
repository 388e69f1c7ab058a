package io.github.visionpreflight.testdata;

import java.util.Arrays;

/**
 * Fractal gradient noise, computed a row at a time: between two lattice columns the contribution of
 * each corner is linear in x, so a pixel costs a few multiplications and an octave of 12 megapixels
 * a few hundredths of a second. Values lie between about -1 and 1.
 */
final class Noise {
  private static final int MAX_OCTAVES = 12;

  private final int seed;
  private final double cellsPerPixelX;
  private final double cellsPerPixelY;
  private final int octaves;
  private final float gain;

  /**
   * @param cellsPerPixel lattice cells of the coarsest octave to a pixel
   * @param stretch how many times wider than high a cell is
   * @param finest no octave has cells smaller than this many pixels
   * @param gain how strong an octave is against the next coarser one: 0.5 is smooth, 0.8 gravel
   */
  Noise(int seed, double cellsPerPixel, double stretch, double finest, double gain) {
    this.seed = seed;
    this.cellsPerPixelX = cellsPerPixel / stretch;
    this.cellsPerPixelY = cellsPerPixel;
    this.octaves = octavesDownTo(finest, cellsPerPixel);
    this.gain = (float) gain;
  }

  private static int octavesDownTo(double finest, double cellsPerPixel) {
    int octaves = 1;
    while (octaves < MAX_OCTAVES && 1 / (cellsPerPixel * (1 << octaves)) >= finest) {
      octaves++;
    }
    return octaves;
  }

  /** Replaces {@code row} by the noise at height {@code y}. */
  void fill(float[] row, double y) {
    Arrays.fill(row, 0);
    float amplitude = 1;
    for (int octave = 0; octave < octaves; octave++) {
      addOctave(row, y, octave, amplitude);
      amplitude *= gain;
    }
  }

  // The hot loop: one octave of one row.
  private void addOctave(float[] row, double y, int octave, float amplitude) {
    double stepX = cellsPerPixelX * (1 << octave);
    // Lattices of neighbouring octaves would share corners, where gradient noise is always zero.
    double shift = 0.37 * octave % 1;
    double latticeY = y * cellsPerPixelY * (1 << octave) + shift;
    int cellY = (int) Math.floor(latticeY);
    float ty = (float) (latticeY - cellY);
    int salt = seed + 7919 * octave;
    int x = 0;
    int cellX = 0;
    float leftSlope = slope(salt, cellX, cellY, ty);
    float leftValue = value(salt, cellX, cellY, ty);
    while (x < row.length) {
      float rightSlope = slope(salt, cellX + 1, cellY, ty);
      float rightValue = value(salt, cellX + 1, cellY, ty);
      int end = (int) Math.min(row.length, Math.ceil((cellX + 1 - shift) / stepX));
      double start = shift - cellX;
      for (; x < end; x++) {
        float tx = (float) (x * stepX + start);
        float left = leftSlope * tx + leftValue;
        float right = rightSlope * (tx - 1) + rightValue;
        row[x] += amplitude * (left + fade(tx) * (right - left));
      }
      cellX++;
      leftSlope = rightSlope;
      leftValue = rightValue;
    }
  }

  // What a column of two corners contributes grows by this much a cell to the right ...
  private static float slope(int salt, int cellX, int cellY, float ty) {
    float upper = gradient(Hash.of(salt, cellX, cellY));
    float lower = gradient(Hash.of(salt, cellX, cellY + 1));
    return upper + fade(ty) * (lower - upper);
  }

  // ... and is this much at the column itself.
  private static float value(int salt, int cellX, int cellY, float ty) {
    float upper = gradient(Hash.of(salt, cellX, cellY) << 16) * ty;
    float lower = gradient(Hash.of(salt, cellX, cellY + 1) << 16) * (ty - 1);
    return upper + fade(ty) * (lower - upper);
  }

  private static float gradient(int bits) {
    return (bits >> 16) * (1.6f / 32768);
  }

  private static float fade(float t) {
    return t * t * (3 - 2 * t);
  }
}
