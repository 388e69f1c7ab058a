package io.github.visionpreflight.image.vp8l;

import io.github.visionpreflight.image.raster.RowSource;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;

/** Colours with the alpha plane of a lossy WebP (RFC 9649, section 2.7.1.2). */
public final class TransparentRows extends RowSource {
  private static final int UNCOMPRESSED = 0;
  private static final int LOSSLESS = 1;
  private static final int NONE = 0;
  private static final int HORIZONTAL = 1;
  private static final int VERTICAL = 2;

  private final RowSource colours;
  private final RowSource plane;
  private final int filter;
  private final byte[] rgb;
  private final byte[] above;
  private final byte[] alpha;
  private boolean first = true;

  private TransparentRows(RowSource colours, RowSource plane, int filter) {
    super(colours.width(), colours.height(), 4);
    this.colours = colours;
    this.plane = plane;
    this.filter = filter;
    this.rgb = new byte[3 * colours.width()];
    this.above = new byte[colours.width()];
    this.alpha = new byte[colours.width()];
  }

  /**
   * Returns the colours with the plane.
   *
   * @param colours rows of RGB
   * @param chunk the ALPH chunk: one byte of flags, then the plane
   * @throws MediaException.Malformed when the plane is too short, or packed in an unknown way
   */
  public static RowSource of(RowSource colours, byte[] chunk, Deadline deadline) {
    int compression = chunk.length == 0 ? -1 : chunk[0] & 3;
    RowSource plane =
        switch (compression) {
          case UNCOMPRESSED -> stored(chunk, colours.width(), colours.height());
          case LOSSLESS ->
              LosslessPicture.alphaPlane(chunk, colours.width(), colours.height(), deadline);
          default ->
              throw new MediaException.Malformed(
                  "WebP ALPH compression: expected 0 or 1, got " + compression);
        };
    return new TransparentRows(colours, plane, chunk[0] >> 2 & 3);
  }

  private static RowSource stored(byte[] chunk, int width, int height) {
    long expected = 1 + (long) width * height;
    if (chunk.length < expected) {
      throw new MediaException.Malformed(
          "WebP ALPH length: expected " + expected + ", got " + chunk.length);
    }
    return new RowSource(width, height, 1) {
      private int at = 1;

      @Override
      public void read(byte[] row) {
        System.arraycopy(chunk, at, row, 0, width());
        at += width();
      }
    };
  }

  @Override
  public void read(byte[] row) {
    colours.read(rgb);
    plane.read(alpha);
    if (filter != NONE) {
      takeBack(first ? HORIZONTAL : filter);
    }
    first = false;
    for (int x = 0, i = 0, o = 0; x < alpha.length; x++) {
      row[o++] = rgb[i++];
      row[o++] = rgb[i++];
      row[o++] = rgb[i++];
      row[o++] = alpha[x];
    }
  }

  /** The first row is predicted from the left, the first of the others from above. */
  private void takeBack(int prediction) {
    alpha[0] += above[0];
    for (int x = 1; x < alpha.length; x++) {
      alpha[x] +=
          switch (prediction) {
            case HORIZONTAL -> alpha[x - 1];
            case VERTICAL -> above[x];
            default -> gradient(x);
          };
    }
    System.arraycopy(alpha, 0, above, 0, alpha.length);
  }

  private byte gradient(int x) {
    int sum = (alpha[x - 1] & 0xFF) + (above[x] & 0xFF) - (above[x - 1] & 0xFF);
    return (byte) Math.max(0, Math.min(255, sum));
  }
}
