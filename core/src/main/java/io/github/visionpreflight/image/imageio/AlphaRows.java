package io.github.visionpreflight.image.imageio;

import io.github.visionpreflight.image.raster.RowSource;
import io.github.visionpreflight.media.MediaException;

/** Colours with the alpha plane of a lossy WebP (RFC 9649, section 2.7.1.2). */
final class AlphaRows extends RowSource {
  private static final int HORIZONTAL = 1;
  private static final int VERTICAL = 2;
  private static final int GRADIENT = 3;

  private final RowSource colours;
  private final byte[] plane;
  private final int filter;
  private final byte[] rgb;
  private int next;

  private AlphaRows(RowSource colours, byte[] plane) {
    super(colours.width(), colours.height(), 4);
    this.colours = colours;
    this.plane = plane;
    this.filter = plane[0] >> 2 & 3;
    this.rgb = new byte[3 * colours.width()];
  }

  /**
   * Returns the colours with the plane.
   *
   * @param colours rows of RGB
   * @param plane the chunk: one byte of flags, then a byte a pixel
   * @throws MediaException.Malformed when the plane is too short
   */
  static RowSource of(RowSource colours, byte[] plane) {
    long expected = 1 + (long) colours.width() * colours.height();
    if (plane.length < expected) {
      throw new MediaException.Malformed(
          "WebP ALPH length: expected " + expected + ", got " + plane.length);
    }
    return new AlphaRows(colours, plane);
  }

  @Override
  public void read(byte[] row) {
    colours.read(rgb);
    int from = 1 + next * width();
    for (int x = 0; x < width(); x++) {
      plane[from + x] += (byte) predicted(x, from + x);
      System.arraycopy(rgb, 3 * x, row, 4 * x, 3);
      row[4 * x + 3] = plane[from + x];
    }
    next++;
  }

  /** The first row is predicted from the left, the first column from above. */
  private int predicted(int x, int at) {
    if (filter == 0 || x == 0 && next == 0) {
      return 0;
    }
    if (next == 0) {
      return plane[at - 1];
    }
    if (x == 0) {
      return plane[at - width()];
    }
    return switch (filter) {
      case HORIZONTAL -> plane[at - 1];
      case VERTICAL -> plane[at - width()];
      case GRADIENT -> gradient(at);
      default -> throw new IllegalStateException("two bits");
    };
  }

  private int gradient(int at) {
    int left = plane[at - 1] & 0xFF;
    int above = plane[at - width()] & 0xFF;
    int corner = plane[at - width() - 1] & 0xFF;
    return Math.max(0, Math.min(255, left + above - corner));
  }
}
