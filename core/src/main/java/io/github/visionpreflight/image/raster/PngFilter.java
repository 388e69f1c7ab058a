package io.github.visionpreflight.image.raster;

/**
 * Filters a PNG row by the one of five filters that brings its bytes nearest to zero, judged by one
 * pixel in four: judging all takes three times as long and saves nothing to speak of. Not safe to
 * share; its result is valid until the next call.
 */
final class PngFilter {
  private static final int STEP = 4;
  private static final int NONE = 0;
  private static final int SUB = 1;
  private static final int UP = 2;
  private static final int AVERAGE = 3;
  private static final int PAETH = 4;

  private final int rowBytes;
  private final int pixelBytes;
  private final byte[] zeros;
  private final byte[] row;
  private final int[] sums = new int[5];

  PngFilter(int rowBytes, int pixelBytes) {
    this.rowBytes = rowBytes;
    this.pixelBytes = pixelBytes;
    this.zeros = new byte[rowBytes];
    this.row = new byte[rowBytes + 1];
  }

  /** Returns the filter's number and the filtered row. */
  byte[] best(byte[] samples, int y) {
    int at = y * rowBytes;
    byte[] above = y == 0 ? zeros : samples;
    int up = y == 0 ? 0 : at - rowBytes;
    judge(samples, at, above, up);
    row[0] = (byte) least();
    switch (row[0]) {
      case NONE -> System.arraycopy(samples, at, row, 1, rowBytes);
      case SUB -> sub(samples, at, row);
      case UP -> up(samples, at, above, up, row);
      case AVERAGE -> average(samples, at, above, up, row);
      default -> paeth(samples, at, above, up, row);
    }
    return row;
  }

  /** Adds up, for each filter, how far from zero the bytes of some pixels come to lie. */
  private void judge(byte[] s, int at, byte[] above, int up) {
    int none = 0;
    int sub = 0;
    int over = 0;
    int average = 0;
    int paeth = 0;
    int step = pixelBytes * STEP;
    for (int c = 0; c < pixelBytes; c++) {
      for (int i = pixelBytes + c; i < rowBytes; i += step) {
        int x = s[at + i];
        int a = s[at + i - pixelBytes] & 0xFF;
        int b = above[up + i] & 0xFF;
        int d = above[up + i - pixelBytes] & 0xFF;
        none += Math.abs(x);
        sub += Math.abs((byte) (x - a));
        over += Math.abs((byte) (x - b));
        average += Math.abs((byte) (x - (a + b >> 1)));
        paeth += Math.abs((byte) (x - nearest(a, b, d)));
      }
    }
    sums[NONE] = none;
    sums[SUB] = sub;
    sums[UP] = over;
    sums[AVERAGE] = average;
    sums[PAETH] = paeth;
  }

  private int least() {
    int best = 0;
    for (int i = 1; i < sums.length; i++) {
      best = sums[i] < sums[best] ? i : best;
    }
    return best;
  }

  private static int nearest(int left, int over, int corner) {
    int toLeft = Math.abs(over - corner);
    int toOver = Math.abs(left - corner);
    int toCorner = Math.abs(left + over - 2 * corner);
    return toLeft <= toOver && toLeft <= toCorner ? left : toOver <= toCorner ? over : corner;
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
      out[i + 1] = (byte) (s[at + i] - nearest(left, over, corner));
    }
  }
}
