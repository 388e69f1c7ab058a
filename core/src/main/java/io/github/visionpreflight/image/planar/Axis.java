package io.github.visionpreflight.image.planar;

/**
 * How one plane is scaled along one of its stored axes.
 *
 * @param points samples that the inverse DCT makes of a block's eight, 1 to 8
 * @param sources samples it makes of the whole plane
 * @param taps how they become the result
 */
record Axis(int points, int sources, Taps taps) {
  /** Left for Lanczos to do: too little, and what the DCT cuts off hard shows (decision 051). */
  private static final double MARGIN = 1.25;

  /**
   * Chooses the inverse DCT's scale and the taps for the rest of the way.
   *
   * @param component samples of the stored component
   * @param reduction stored samples for one sample of the result
   * @param length samples of the result
   * @param extent the same before rounding up: half of an odd side is not whole
   * @param padded samples of the result with its last block filled up
   * @param mirrored whether the result runs backwards
   * @param gain what the weights of a sample add up to
   */
  static Axis of(
      int component,
      double reduction,
      int length,
      double extent,
      int padded,
      boolean mirrored,
      double gain) {
    int points = points(reduction);
    int sources = Math.toIntExact(((long) component * points + 7) / 8);
    double step = reduction * points / 8;
    return new Axis(
        points, sources, Taps.of(sources, step, length, extent, padded, mirrored, gain));
  }

  /** Chooses the taps for a component that comes as samples, blocks of one; the rest as above. */
  static Axis ofSamples(
      int component,
      double reduction,
      int length,
      double extent,
      int padded,
      boolean mirrored,
      double gain) {
    return new Axis(
        1, component, Taps.of(component, reduction, length, extent, padded, mirrored, gain));
  }

  /** The fewest samples a block that leave the margin. */
  private static int points(double reduction) {
    return (int) Math.max(1, Math.min(8, Math.ceil(8 * MARGIN / reduction - 1e-9)));
  }
}
