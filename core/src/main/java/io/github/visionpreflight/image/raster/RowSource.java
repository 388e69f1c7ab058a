package io.github.visionpreflight.image.raster;

/** Rows of 8-bit samples, from the top, each delivered once. Used by one thread. */
public abstract class RowSource {
  private final int width;
  private final int height;
  private final int channels;

  /** Sets the size; channels as in {@link Pixels}. */
  protected RowSource(int width, int height, int channels) {
    this.width = width;
    this.height = height;
    this.channels = channels;
  }

  /** Returns the pixels of a row. */
  public final int width() {
    return width;
  }

  /** Returns how many rows there are. */
  public final int height() {
    return height;
  }

  /** Returns the samples of a pixel, 1 to 4, as in {@link Pixels}. */
  public final int channels() {
    return channels;
  }

  /** Puts the next row into the array, which has room for it. */
  public abstract void read(byte[] row);
}
