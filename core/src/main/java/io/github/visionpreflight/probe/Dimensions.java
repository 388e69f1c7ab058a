package io.github.visionpreflight.probe;

/**
 * The size of a picture in pixels.
 *
 * @param width at least 1
 * @param height at least 1
 */
public record Dimensions(int width, int height) {
  /**
   * Checks both sides.
   *
   * @throws IllegalArgumentException when a side is below 1
   */
  public Dimensions {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "size: expected both sides at least 1, got " + width + "x" + height);
    }
  }

  /** Returns the number of pixels; never overflows. */
  public long pixels() {
    return (long) width * height;
  }

  /** Returns the longer side. */
  public int longestSide() {
    return Math.max(width, height);
  }

  /** Returns the shorter side. */
  public int shortestSide() {
    return Math.min(width, height);
  }

  /** Returns the same picture on its side. */
  public Dimensions swapped() {
    return new Dimensions(height, width);
  }

  /** Returns {@code 1920x1080}. */
  @Override
  public String toString() {
    return width + "x" + height;
  }
}
