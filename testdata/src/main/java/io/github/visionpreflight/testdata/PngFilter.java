package io.github.visionpreflight.testdata;

/** Chooses a filter for each row by the least sum of absolute differences, as PNG 12.7 advises. */
final class PngFilter {
  private static final int FILTERS = 5;

  private final int pixelBytes;
  private final boolean adaptive;
  private final byte[][] candidates;
  private byte[] above;

  PngFilter(int pixelBytes, int rowBytes, boolean adaptive) {
    this.pixelBytes = pixelBytes;
    this.adaptive = adaptive;
    this.candidates = new byte[FILTERS][rowBytes + 1];
    this.above = new byte[rowBytes];
  }

  /** Returns the filter's number and the filtered row; good until the next call. */
  byte[] best(byte[] row) {
    byte[] best = candidates[0];
    long least = cost(0, row);
    for (int filter = 1; adaptive && filter < FILTERS; filter++) {
      long cost = cost(filter, row);
      if (cost < least) {
        least = cost;
        best = candidates[filter];
      }
    }
    above = row.clone();
    return best;
  }

  private long cost(int filter, byte[] row) {
    byte[] out = candidates[filter];
    out[0] = (byte) filter;
    long cost = 0;
    for (int i = 0; i < row.length; i++) {
      int left = i < pixelBytes ? 0 : row[i - pixelBytes] & 255;
      int corner = i < pixelBytes ? 0 : above[i - pixelBytes] & 255;
      out[i + 1] = (byte) (row[i] - predicted(filter, left, above[i] & 255, corner));
      cost += Math.abs(out[i + 1]);
    }
    return cost;
  }

  private static int predicted(int filter, int left, int up, int corner) {
    return switch (filter) {
      case 1 -> left;
      case 2 -> up;
      case 3 -> (left + up) / 2;
      case 4 -> paeth(left, up, corner);
      default -> 0;
    };
  }

  private static int paeth(int left, int up, int corner) {
    int fromLeft = Math.abs(up - corner);
    int fromUp = Math.abs(left - corner);
    int fromCorner = Math.abs(left + up - 2 * corner);
    if (fromLeft <= fromUp && fromLeft <= fromCorner) {
      return left;
    }
    return fromUp <= fromCorner ? up : corner;
  }
}
