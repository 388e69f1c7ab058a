package io.github.visionpreflight.image.raster;

/**
 * Tries the five filters of a PNG row and keeps the one whose bytes are nearest to zero. Not safe
 * to share; its result is valid until the next call.
 */
final class PngFilter {
  private final int rowBytes;
  private final int pixelBytes;
  private final byte[] zeros;
  private final byte[][] tried;

  PngFilter(int rowBytes, int pixelBytes) {
    this.rowBytes = rowBytes;
    this.pixelBytes = pixelBytes;
    this.zeros = new byte[rowBytes];
    this.tried = new byte[5][rowBytes + 1];
    for (int i = 0; i < 5; i++) {
      tried[i][0] = (byte) i;
    }
  }

  /** Returns the filter's number and the filtered row. */
  byte[] best(byte[] samples, int y) {
    int at = y * rowBytes;
    byte[] above = y == 0 ? zeros : samples;
    int up = y == 0 ? 0 : at - rowBytes;
    System.arraycopy(samples, at, tried[0], 1, rowBytes);
    sub(samples, at, tried[1]);
    up(samples, at, above, up, tried[2]);
    average(samples, at, above, up, tried[3]);
    paeth(samples, at, above, up, tried[4]);
    return least();
  }

  private byte[] least() {
    byte[] best = tried[0];
    int bestSum = Integer.MAX_VALUE;
    for (byte[] row : tried) {
      int sum = sum(row);
      if (sum < bestSum) {
        bestSum = sum;
        best = row;
      }
    }
    return best;
  }

  private static int sum(byte[] row) {
    int sum = 0;
    for (int i = 1; i < row.length; i++) {
      sum += Math.abs(row[i]);
    }
    return sum;
  }

  private void sub(byte[] s, int at, byte[] out) {
    System.arraycopy(s, at, out, 1, Math.min(pixelBytes, rowBytes));
    for (int i = pixelBytes; i < rowBytes; i++) {
      out[i + 1] = (byte) (s[at + i] - s[at + i - pixelBytes]);
    }
  }

  private void up(byte[] s, int at, byte[] above, int up, byte[] out) {
    for (int i = 0; i < rowBytes; i++) {
      out[i + 1] = (byte) (s[at + i] - above[up + i]);
    }
  }

  private void average(byte[] s, int at, byte[] above, int up, byte[] out) {
    for (int i = 0; i < pixelBytes; i++) {
      out[i + 1] = (byte) (s[at + i] - ((above[up + i] & 0xFF) >> 1));
    }
    for (int i = pixelBytes; i < rowBytes; i++) {
      int mean = (s[at + i - pixelBytes] & 0xFF) + (above[up + i] & 0xFF) >> 1;
      out[i + 1] = (byte) (s[at + i] - mean);
    }
  }

  private void paeth(byte[] s, int at, byte[] above, int up, byte[] out) {
    for (int i = 0; i < pixelBytes; i++) {
      out[i + 1] = (byte) (s[at + i] - above[up + i]);
    }
    for (int i = pixelBytes; i < rowBytes; i++) {
      int left = s[at + i - pixelBytes] & 0xFF;
      int over = above[up + i] & 0xFF;
      int corner = above[up + i - pixelBytes] & 0xFF;
      int toLeft = Math.abs(over - corner);
      int toOver = Math.abs(left - corner);
      int toCorner = Math.abs(left + over - 2 * corner);
      int near = toLeft <= toOver && toLeft <= toCorner ? left : toOver <= toCorner ? over : corner;
      out[i + 1] = (byte) (s[at + i] - near);
    }
  }
}
