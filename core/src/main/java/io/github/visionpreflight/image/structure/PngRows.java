package io.github.visionpreflight.image.structure;

import io.github.visionpreflight.media.MediaException;
import java.util.Iterator;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The pixel data of a PNG file, inflated row by row: never more than two rows in memory, and
 * nothing after the last row is inflated. Not safe to share.
 */
public final class PngRows implements AutoCloseable {
  private final byte[] bytes;
  private final Iterator<int[]> parts;
  private final Inflater inflater = new Inflater();
  private final int pixelBytes;
  private final byte[] filterByte = new byte[1];
  private byte[] row = new byte[0];
  private byte[] above = new byte[0];
  private int rowsDone;

  /** Starts before the first row. */
  public PngRows(byte[] bytes, PngStructure png) {
    this.bytes = bytes;
    this.parts = png.dataParts().iterator();
    this.pixelBytes = Math.max(1, png.samples() * png.depth() / 8);
  }

  /**
   * Starts a picture or an interlace pass with rows of the given length, filter byte not counted.
   */
  public void startPass(int rowBytes) {
    row = new byte[rowBytes];
    above = new byte[rowBytes];
  }

  /**
   * Returns the next row, unfiltered; valid until the next call.
   *
   * @throws MediaException.Malformed when the zlib stream is damaged or ends early, or the filter
   *     is unknown
   */
  public byte[] next() {
    byte[] reused = above;
    above = row;
    row = reused;
    unfilter(nextFilter());
    rowsDone++;
    return row;
  }

  /** Steps over the next row: it is inflated and its filter is checked, no more. */
  public void skip() {
    int filter = nextFilter();
    if (filter > 4) {
      throw badFilter(filter);
    }
    rowsDone++;
  }

  private int nextFilter() {
    fill(filterByte);
    fill(row);
    return filterByte[0] & 0xFF;
  }

  private void fill(byte[] target) {
    int done = 0;
    try {
      while (done < target.length) {
        int n = inflater.inflate(target, done, target.length - done);
        done += n;
        if (n == 0) {
          feed();
        }
      }
    } catch (DataFormatException e) {
      throw new MediaException.Malformed(
          "PNG IDAT row " + rowsDone + ": zlib stream is damaged", e);
    }
  }

  private void feed() {
    if (inflater.finished() || inflater.needsDictionary() || !parts.hasNext()) {
      throw new MediaException.Malformed(
          "PNG IDAT: expected more rows, the pixel data ends in row " + rowsDone);
    }
    int[] part = parts.next();
    inflater.setInput(bytes, part[0], part[1] - part[0]);
  }

  /** The five filters of section 9.2. */
  private void unfilter(int filter) {
    switch (filter) {
      case 0 -> {}
      case 1 -> sub();
      case 2 -> up();
      case 3 -> average();
      case 4 -> paeth();
      default -> throw badFilter(filter);
    }
  }

  private MediaException.Malformed badFilter(int filter) {
    return new MediaException.Malformed(
        "PNG IDAT row " + rowsDone + " filter: expected 0..4, got " + filter);
  }

  private void sub() {
    byte[] r = row;
    for (int i = pixelBytes; i < r.length; i++) {
      r[i] += r[i - pixelBytes];
    }
  }

  private void up() {
    byte[] r = row;
    byte[] a = above;
    for (int i = 0; i < r.length; i++) {
      r[i] = (byte) (r[i] + a[i]);
    }
  }

  private void average() {
    byte[] r = row;
    byte[] a = above;
    int first = Math.min(pixelBytes, r.length);
    for (int i = 0; i < first; i++) {
      r[i] += (byte) ((a[i] & 0xFF) >> 1);
    }
    for (int i = first, left = 0; i < r.length; i++, left++) {
      r[i] += (byte) ((r[left] & 0xFF) + (a[i] & 0xFF) >> 1);
    }
  }

  private void paeth() {
    byte[] r = row;
    byte[] a = above;
    int first = Math.min(pixelBytes, r.length);
    for (int i = 0; i < first; i++) {
      r[i] += a[i];
    }
    if (pixelBytes == 3) {
      paethOfThree(r, a);
      return;
    }
    for (int i = first, left = 0; i < r.length; i++, left++) {
      r[i] += (byte) nearest(r[left] & 0xFF, a[i] & 0xFF, a[left] & 0xFF);
    }
  }

  /** RGB, the commonest: what the next pixel depends on stays in registers. */
  private static void paethOfThree(byte[] r, byte[] a) {
    int left0 = r[0] & 0xFF;
    int left1 = r[1] & 0xFF;
    int left2 = r[2] & 0xFF;
    for (int i = 3; i < r.length - 2; i += 3) {
      left0 = r[i] + nearest(left0, a[i] & 0xFF, a[i - 3] & 0xFF) & 0xFF;
      left1 = r[i + 1] + nearest(left1, a[i + 1] & 0xFF, a[i - 2] & 0xFF) & 0xFF;
      left2 = r[i + 2] + nearest(left2, a[i + 2] & 0xFF, a[i - 1] & 0xFF) & 0xFF;
      r[i] = (byte) left0;
      r[i + 1] = (byte) left1;
      r[i + 2] = (byte) left2;
    }
  }

  private static int nearest(int left, int up, int corner) {
    int toLeft = Math.abs(up - corner);
    int toUp = Math.abs(left - corner);
    int toCorner = Math.abs(left + up - 2 * corner);
    if (toLeft <= toUp && toLeft <= toCorner) {
      return left;
    }
    return toUp <= toCorner ? up : corner;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
